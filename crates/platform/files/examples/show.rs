//! Prints a document as its reader sees it: `cargo run -p files --example show -- FILE`.

use files::source::{Block, Extent, Paragraph};

fn main() {
    let path = std::env::args().nth(1).unwrap_or_else(|| "fixtures/xa-ha-bac/ke-hoach.md".to_owned());
    let started = std::time::Instant::now();
    match files::read::read_path(std::path::Path::new(&path)) {
        Ok(document) => {
            let took = started.elapsed();
            for block in &document.blocks {
                match block {
                    Block::Paragraph(p) => println!("{}", line(p)),
                    Block::Table(t) => {
                        println!("      TABLE bordered={}", t.bordered);
                        for row in &t.rows {
                            println!("{:>5}   ROW header={}", row.line, row.repeats_as_header);
                            for c in &row.cells {
                                println!("        [{}+{} above={}]", c.column, c.span, c.continues_above);
                                c.paragraphs.iter().for_each(|p| println!("        {}", line(p)));
                            }
                        }
                    }
                }
            }
            println!("{} blocks in {took:?}", document.blocks.len());
        }
        Err(e) => println!("{} | {} | {:?} | {}", e.code, e.message, e.at, e.suggestion),
    }
}

fn line(p: &Paragraph) -> String {
    let sign = |e: Extent| match e {
        Extent::None => '-',
        Extent::Part => 'p',
        Extent::Whole => 'W',
    };
    format!(
        "{:>5} p{:?} b{} i{} h{:?} m{:?}/{:?} c{} lead{:?} {:?}",
        p.line,
        p.page,
        sign(p.bold),
        sign(p.italic),
        p.heading,
        p.marker,
        p.list_level,
        p.centred,
        p.bold_lead,
        p.text
    )
}
