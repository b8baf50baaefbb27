//! A QR code with its words beside it.

use qrcode::{Color, EcLevel, QrCode};
use quick_xml::escape::escape;

use super::Layout;
use super::body::{Align, cell_para};
use super::wml::{Grid, clean};

/// Blank squares around the code, as the standard asks.
const QUIET: usize = 4;
/// Pixels of one square: a printer needs a few.
const SQUARE: usize = 6;
/// Width and height on paper, in millimetres.
const SIDE: u32 = 32;
/// English Metric Units of a millimetre, and twentieths of a point of ten millimetres.
const EMU: u32 = 36_000;
const TWIPS_OF_10_MM: u32 = 567;

const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006";

/// A QR code (ISO/IEC 18004, repair level M), and beside it what it says to people without a telephone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodePart {
    /// What a telephone reads; at most 2,331 bytes.
    pub content: String,
    /// What the picture is, for those who do not see it.
    pub label: String,
    /// The lines beside it, in small type.
    pub beside: Vec<String>,
}

impl CodePart {
    /// The code as a PNG picture; a white square where the content is longer than a code holds.
    pub(super) fn picture(&self) -> Vec<u8> {
        let code = QrCode::with_error_correction_level(&self.content, EcLevel::M).ok();
        let dark = code.as_ref().map_or(Vec::new(), QrCode::to_colors);
        let width = code.as_ref().map_or(1, QrCode::width);
        let side = (width + 2 * QUIET) * SQUARE;
        let mut pixels = vec![255_u8; side * side];
        for (place, _) in dark.iter().enumerate().filter(|(_, color)| **color == Color::Dark) {
            let (left, top) = ((place % width + QUIET) * SQUARE, (place / width + QUIET) * SQUARE);
            for y in top..top + SQUARE {
                pixels[y * side + left..][..SQUARE].fill(0);
            }
        }
        let mut out = Vec::new();
        let length = u32::try_from(side).expect("a code has at most 177 squares");
        let mut encoder = png::Encoder::new(&mut out, length, length);
        encoder.set_color(png::ColorType::Grayscale);
        let mut writer = encoder.write_header().expect("memory takes every byte");
        writer.write_image_data(&pixels).expect("memory takes every byte");
        writer.finish().expect("memory takes every byte");
        out
    }
}

/// Writes the code and its words side by side, kept on one page.
pub(super) fn write(part: &CodePart, layout: Layout, out: &mut String) {
    let left = (SIDE + 4) * TWIPS_OF_10_MM / 10;
    let widths = [left, layout.orientation.text_width() - left];
    let grid = Grid { widths: &widths, bordered: false };
    grid.open(out);
    Grid::row(false, out);
    grid.cell(0, 1, true, out);
    // The pictures are numbered in the order in which they are written.
    let number = out.matches("<a:blip ").count() + 1;
    out.push_str("<w:p><w:r>");
    drawing(number, &part.label, out);
    out.push_str("</w:r></w:p></w:tc>");
    grid.cell(1, 1, true, out);
    for line in &part.beside {
        cell_para(Align::Left, false, layout.size.body() - 6).write(&line.as_str().into(), out);
    }
    out.push_str("</w:tc></w:tr></w:tbl>");
    // A table needs a paragraph after it; a low one does not open a new page.
    out.push_str(
        "<w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/></w:pPr></w:p>",
    );
}

fn drawing(number: usize, label: &str, out: &mut String) {
    let (side, label) = (SIDE * EMU, clean(label));
    let label = escape(label.as_str());
    out.push_str(&format!(
        "<w:drawing><wp:inline xmlns:wp=\"{DRAWING}/wordprocessingDrawing\" distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"{side}\" cy=\"{side}\"/><wp:docPr id=\"{number}\" name=\"QR {number}\" descr=\"{label}\"/><a:graphic xmlns:a=\"{DRAWING}/main\"><a:graphicData uri=\"{DRAWING}/picture\"><pic:pic xmlns:pic=\"{DRAWING}/picture\"><pic:nvPicPr><pic:cNvPr id=\"{number}\" name=\"QR {number}\" descr=\"{label}\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"{}\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{side}\" cy=\"{side}\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>",
        super::package::picture_id(number)
    ));
}
