//! Builds small PDF files by hand: composite fonts whose codes are UTF-16, so that any text can be set.

/// One page: drawing instructions.
#[derive(Default)]
pub struct Page(pub String);

impl Page {
    /// Sets a text at a place, in points from the lower left; `font` is F1 (upright), F2 (bold), F3 (italic).
    pub fn text(mut self, font: &str, size: u32, x: f64, y: f64, text: &str) -> Self {
        let hex: String = text.encode_utf16().map(|u| format!("{u:04x}")).collect();
        self.0.push_str(&format!("BT /{font} {size} Tf 1 0 0 1 {x} {y} Tm <{hex}> Tj ET\n"));
        self
    }

    /// Draws a straight line.
    pub fn rule(mut self, from: (f64, f64), to: (f64, f64)) -> Self {
        self.0.push_str(&format!("0.5 w {} {} m {} {} l S\n", from.0, from.1, to.0, to.1));
        self
    }
}

/// A whole file. Every sign is half its size wide.
pub fn pdf(pages: &[Page]) -> Vec<u8> {
    let cmap = "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfrange <0000> <ffff> <0000> endbfrange endcmap";
    let mut objects: Vec<String> = vec!["<< /Type /Catalog /Pages 2 0 R >>".to_owned(), String::new(), stream(cmap)];
    for name in ["TimesNewRoman", "TimesNewRoman,Bold", "TimesNewRoman,Italic"] {
        let next = objects.len() + 1;
        objects.push(format!("<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H /ToUnicode 3 0 R /DescendantFonts [{} 0 R] >>", next + 1));
        objects.push(format!("<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /DW 500 /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>"));
    }
    let mut kids = Vec::new();
    for page in pages {
        let next = objects.len() + 1;
        objects.push(format!("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {} 0 R /Resources << /Font << /F1 4 0 R /F2 6 0 R /F3 8 0 R >> >> >>", next + 1));
        objects.push(stream(&page.0));
        kids.push(format!("{next} 0 R"));
    }
    objects[1] = format!("<< /Type /Pages /Kids [{}] /Count {} >>", kids.join(" "), kids.len());
    assemble(&objects)
}

fn stream(content: &str) -> String {
    format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len())
}

fn assemble(objects: &[String]) -> Vec<u8> {
    let mut out = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (index, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.extend(format!("{} 0 obj\n{object}\nendobj\n", index + 1).bytes());
    }
    let start = out.len();
    out.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    places.iter().for_each(|at| out.extend(format!("{at:010} 00000 n \n").bytes()));
    out.extend(format!("trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n", objects.len() + 1).bytes());
    out
}
