//! A QR code for a telephone to read; the same text must stand beside it for people without one.

use std::fmt::Write as _;

use maud::{Markup, html};
use qrcode::{Color, EcLevel, QrCode};

/// Blank squares around the code, as the standard asks.
const QUIET: usize = 4;
/// Pixels of one square.
const SQUARE: usize = 4;

/// The code of this text (ISO/IEC 18004, repair level M); `label` says what a reader gets from it. Nothing is drawn when the
/// text is longer than a code holds (2,331 bytes).
pub fn qr(text: &str, label: &str) -> Markup {
    let Ok(code) = QrCode::with_error_correction_level(text, EcLevel::M) else { return html! {} };
    let side = code.width() + 2 * QUIET;
    html! {
        // Black on white whatever the colours of the page: many readers do not see the reverse.
        svg viewBox={ "0 0 " (side) " " (side) } width=(side * SQUARE) height=(side * SQUARE) role="img" aria-label=(label) shape-rendering="crispEdges" {
            rect width="100%" height="100%" fill="#fff" {}
            path d=(runs(&code)) fill="#000" {}
        }
    }
}

/// Each row's dark runs as flat boxes.
fn runs(code: &QrCode) -> String {
    let (width, colors) = (code.width(), code.to_colors());
    let mut path = String::new();
    for (y, row) in colors.chunks(width).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|a, b| a == b) {
            if run[0] == Color::Dark {
                let _ = write!(path, "M{} {}h{}v1h-{}z", x + QUIET, y + QUIET, run.len(), run.len());
            }
            x += run.len();
        }
    }
    path
}

/// The address of a page.
pub fn example() -> Markup {
    html! { p { (qr("https://xa.example/cong-khai", "Mã QR của trang công khai")) } }
}
