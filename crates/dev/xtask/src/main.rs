//! `cargo xtask …`: the one test command, the checks of the house, generators and measurements.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

mod bench;
mod child;
mod law_index;
mod map;
mod postgres;
mod report;
mod route_table;
mod rust_code;
mod rust_docs;
mod rust_items;
mod rust_paths;
mod rust_sql;
mod sql;
mod sql_commune;
mod test_command;
mod tidy;
mod tree;

const USAGE: &str = "\
cargo xtask test [--only PARTS]   everything; PARTS: fmt,clippy,tidy,build,map,rust,browser
cargo xtask tidy                  the rules that the compiler does not know
cargo xtask map                   write docs/MAP.md anew
cargo xtask law-index             write docs/LAW-INDEX.md anew
cargo xtask where URL             which files draw this page
cargo xtask pg                    a PostgreSQL server for development, until Ctrl-C
cargo xtask bench http|lighthouse|audit [PAGE…]   measurements for docs/benchmarks.md";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["test"] => test_command::run(&root(), None),
        ["test", "--only", parts] => test_command::run(&root(), Some(parts)),
        ["tidy"] => tidy_alone(&root()),
        ["map"] => map::write(&root()),
        ["law-index"] => law_index::write(&root()),
        ["where", url] => map::find(&root(), url),
        ["bench", "http", pages @ ..] => bench::run(&root(), "http.mjs", pages),
        ["bench", "lighthouse", pages @ ..] => bench::run(&root(), "lighthouse.mjs", pages),
        ["bench", "audit"] => bench::run(&root(), "audit.mjs", &[]),
        ["pg"] => postgres_alone(),
        _ => Err(USAGE.to_string()),
    };
    match done {
        Ok(code) => code,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}

/// The root of the repository: two folders above `crates/dev/xtask`, wherever the repository lies.
fn root() -> PathBuf {
    let here = std::env::var("CARGO_MANIFEST_DIR").unwrap_or_else(|_| env!("CARGO_MANIFEST_DIR").to_string());
    Path::new(&here).ancestors().nth(3).map_or_else(|| PathBuf::from("."), Path::to_path_buf)
}

fn tidy_alone(root: &Path) -> Result<ExitCode, String> {
    let (passed, failed) = tidy::run(&tree::Tree::read(root)?);
    println!("{passed} passed, {} failed", failed.len());
    Ok(if failed.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Keeps a server until this program is ended; its keeper then stops it.
fn postgres_alone() -> Result<ExitCode, String> {
    let cluster = postgres::start()?;
    println!("{}", cluster.url());
    eprintln!("for tests: export TEST_POSTGRES_URL='{}'. Ctrl-C stops the server and removes its data.", cluster.url());
    loop {
        std::thread::park();
    }
}
