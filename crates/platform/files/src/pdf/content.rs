//! What a page draws: pieces of text with their places, and the straight rules of tables.

use super::font::{Font, get, number, resolve};
use super::matrix::{IDENTITY, Matrix, multiply, point, shifted};
use super::paths::{Path, Rule};
use super::pieces::Piece;
use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object};
use std::collections::HashMap;
use std::rc::Rc;

/// Most bytes of drawing instructions of one page, form or glyph.
const MAX_CONTENT: usize = 12 * 1024 * 1024;
/// Most pieces or rules of one page.
const MAX_MARKS: usize = 100_000;
/// What an instruction costs of the budget, and what setting up a page or form costs.
const COST_OF_STEP: usize = 10;
const COST_OF_FORM: usize = 20_000;
/// Forms within forms.
const MAX_DEPTH: usize = 6;

/// Everything taken from one page.
#[derive(Debug, Default)]
pub(super) struct Marks {
    pub pieces: Vec<Piece>,
    pub rules: Vec<Rule>,
    /// Codes without a character.
    pub unknown: usize,
}

#[derive(Clone)]
struct State {
    ctm: Matrix,
    font: Option<Rc<Font>>,
    size: f64,
    char_space: f64,
    word_space: f64,
    scale: f64,
    leading: f64,
    rise: f64,
    mode: i64,
}

/// Draws one page into [`Marks`].
pub(super) struct Painter<'d> {
    document: &'d Document,
    fonts: HashMap<*const Dictionary, Rc<Font>>,
    pub marks: Marks,
    state: State,
    saved: Vec<State>,
    text: Matrix,
    line: Matrix,
    path: Path,
    depth: usize,
    /// Work still allowed, over the whole document: forms that call forms multiply. A byte read costs one.
    pub budget: usize,
}

impl<'d> Painter<'d> {
    pub(super) fn new(document: &'d Document, ctm: Matrix, budget: usize) -> Self {
        let state = State {
            ctm,
            font: None,
            size: 0.0,
            char_space: 0.0,
            word_space: 0.0,
            scale: 1.0,
            leading: 0.0,
            rise: 0.0,
            mode: 0,
        };
        Self {
            document,
            fonts: HashMap::new(),
            marks: Marks::default(),
            state,
            saved: Vec::new(),
            text: IDENTITY,
            line: IDENTITY,
            path: Path::default(),
            depth: 0,
            budget,
        }
    }

    /// Runs a content stream with the resources in force for it.
    pub(super) fn run(&mut self, content: &[u8], resources: &[&'d Dictionary]) {
        self.budget = self.budget.saturating_sub(content.len() + COST_OF_FORM);
        if content.len() > MAX_CONTENT || self.budget == 0 {
            return;
        }
        let Ok(content) = Content::decode(content) else { return };
        for operation in &content.operations {
            self.budget = self.budget.saturating_sub(COST_OF_STEP);
            if self.budget == 0 || self.marks.pieces.len() + self.marks.rules.len() > MAX_MARKS {
                return;
            }
            self.step(operation, resources);
        }
    }

    fn step(&mut self, operation: &Operation, resources: &[&'d Dictionary]) {
        let n: Vec<f64> = operation.operands.iter().filter_map(number).map(f64::from).collect();
        match (operation.operator.as_str(), n.as_slice()) {
            ("q", _) if self.saved.len() < 256 => self.saved.push(self.state.clone()),
            ("Q", _) => self.state = self.saved.pop().unwrap_or_else(|| self.state.clone()),
            ("cm", &[a, b, c, d, e, f]) => self.state.ctm = multiply([a, b, c, d, e, f], self.state.ctm),
            ("Do", _) => self.form(operation, resources),
            (operator @ ("m" | "l" | "c" | "v" | "y" | "re" | "h"), n) => self.path.step(operator, n, self.state.ctm),
            (operator @ ("S" | "s" | "f" | "F" | "f*" | "B" | "B*" | "b" | "b*"), _) => {
                self.marks.rules.extend(self.path.paint(operator));
            }
            ("n", _) => self.path = Path::default(),
            (operator, n) => self.text_step(operator, n, operation, resources),
        }
    }

    fn text_step(&mut self, operator: &str, n: &[f64], operation: &Operation, resources: &[&'d Dictionary]) {
        match (operator, n) {
            ("BT", _) => (self.text, self.line) = (IDENTITY, IDENTITY),
            ("Tf", _) => {
                self.state.size = n.last().copied().unwrap_or(0.0);
                self.state.font = operation
                    .operands
                    .first()
                    .and_then(|o| o.as_name().ok())
                    .and_then(|name| self.font(name, resources));
            }
            ("Tc", &[v]) => self.state.char_space = v,
            ("Tw", &[v]) => self.state.word_space = v,
            ("Tz", &[v]) => self.state.scale = v / 100.0,
            ("TL", &[v]) => self.state.leading = v,
            ("Ts", &[v]) => self.state.rise = v,
            ("Tr", &[v]) => self.state.mode = v as i64,
            ("Td", &[x, y]) => self.next_line(x, y),
            ("TD", &[x, y]) => {
                self.state.leading = -y;
                self.next_line(x, y);
            }
            ("Tm", &[a, b, c, d, e, f]) => {
                self.line = [a, b, c, d, e, f];
                self.text = self.line;
            }
            ("T*", _) => self.next_line(0.0, -self.state.leading),
            ("Tj", _) => self.show_all(&operation.operands),
            ("'", _) => {
                self.next_line(0.0, -self.state.leading);
                self.show_all(&operation.operands);
            }
            ("\"", _) => {
                if let [word, char, ..] = n {
                    (self.state.word_space, self.state.char_space) = (*word, *char);
                }
                self.next_line(0.0, -self.state.leading);
                self.show_all(&operation.operands);
            }
            ("TJ", _) => {
                if let Some(Object::Array(parts)) = operation.operands.first() {
                    self.show_all(parts);
                }
            }
            _ => {}
        }
    }

    fn next_line(&mut self, x: f64, y: f64) {
        self.line = shifted(self.line, x, y);
        self.text = self.line;
    }

    fn font(&mut self, name: &[u8], resources: &[&'d Dictionary]) -> Option<Rc<Font>> {
        let document = self.document;
        let dict = resources.iter().find_map(|r| {
            let fonts = get(document, r, b"Font")?.as_dict().ok()?;
            get(document, fonts, name)?.as_dict().ok()
        })?;
        let made = self.fonts.entry(std::ptr::from_ref(dict));
        Some(Rc::clone(made.or_insert_with(|| Rc::new(Font::load(document, dict)))))
    }

    fn show_all(&mut self, parts: &[Object]) {
        for part in parts {
            match part {
                Object::String(bytes, _) => self.show(bytes),
                other => {
                    if let Some(back) = number(other) {
                        let by = -f64::from(back) / 1000.0 * self.state.size * self.state.scale;
                        self.text = shifted(self.text, by, 0.0);
                    }
                }
            }
        }
    }

    fn show(&mut self, bytes: &[u8]) {
        let Some(font) = self.state.font.clone() else { return };
        for code in bytes.chunks(font.code_bytes.max(1)) {
            let value = code.iter().fold(0u32, |n, b| (n << 8) | u32::from(*b));
            let mut advance = font.width(value) / 1000.0 * self.state.size + self.state.char_space;
            if code == [b' '] {
                advance += self.state.word_space;
            }
            let advance = advance * self.state.scale;
            match font.text(value) {
                Some(text) => self.glyph(text, font.width(value) / 1000.0 * self.state.size * self.state.scale, &font),
                None => self.marks.unknown += 1,
            }
            self.text = shifted(self.text, advance, 0.0);
        }
    }

    fn glyph(&mut self, text: &str, width: f64, font: &Font) {
        let place = multiply(shifted(self.text, 0.0, self.state.rise), self.state.ctm);
        let [a, b, ..] = place;
        // Text that doesn't run from left to right is a stamp or a margin note.
        if a <= 0.0 || b.abs() > 0.3 * a {
            return;
        }
        let size = self.state.size.abs() * place[2].hypot(place[3]);
        let (x, y) = point(place, 0.0, 0.0);
        let pen = x + width * a;
        if !(x.is_finite() && y.is_finite() && pen.is_finite() && size > 0.5) {
            return;
        }
        let bold = font.bold || self.state.mode == 2;
        let text = text.to_owned();
        let glyph = Piece { x, end: pen, pen, y, size, text, bold, italic: font.italic };
        glyph.append_to(&mut self.marks.pieces);
    }

    fn form(&mut self, operation: &Operation, resources: &[&'d Dictionary]) {
        let document = self.document;
        let Some(name) = operation.operands.first().and_then(|o| o.as_name().ok()) else { return };
        let found = resources.iter().find_map(|r| {
            let objects = get(document, r, b"XObject")?.as_dict().ok()?;
            get(document, objects, name)?.as_stream().ok()
        });
        let Some(stream) =
            found.filter(|s| s.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|n| n == b"Form"))
        else {
            return;
        };
        if self.depth >= MAX_DEPTH {
            return;
        }
        let content = match stream.decompressed_content_with_limit(MAX_CONTENT) {
            Ok(content) => content,
            Err(_) => stream.content.clone(),
        };
        let own = get(document, &stream.dict, b"Resources").and_then(|r| r.as_dict().ok());
        let inner: Vec<&Dictionary> = own.into_iter().chain(resources.iter().copied()).take(8).collect();
        let kept = (self.state.clone(), std::mem::take(&mut self.saved), self.text, self.line);
        if let Some(matrix) = matrix_of(document, &stream.dict) {
            self.state.ctm = multiply(matrix, self.state.ctm);
        }
        self.depth += 1;
        self.run(&content, &inner);
        self.depth -= 1;
        (self.state, self.saved, self.text, self.line) = kept;
    }
}

fn matrix_of(document: &Document, dict: &Dictionary) -> Option<Matrix> {
    let list = get(document, dict, b"Matrix")?.as_array().ok()?;
    let n: Vec<f64> = list.iter().filter_map(|o| resolve(document, o).and_then(number)).map(f64::from).collect();
    n.try_into().ok()
}
