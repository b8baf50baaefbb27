//! Paths, as far as they are the straight rules of tables.

use super::matrix::{Matrix, point};

/// Most parts of one path, and most points of one part.
const MAX_PARTS: usize = 100_000;
const MAX_POINTS: usize = 1000;

/// A thin horizontal or vertical line: its bounding box.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rule {
    pub x0: f64,
    pub y0: f64,
    pub x1: f64,
    pub y1: f64,
}

/// A path under construction, in the page's own space.
#[derive(Debug, Default)]
pub(super) struct Path {
    parts: Vec<Vec<(f64, f64)>>,
}

impl Path {
    /// Follows one drawing instruction.
    pub(super) fn step(&mut self, operator: &str, n: &[f64], ctm: Matrix) {
        match (operator, n) {
            ("m", &[x, y]) => self.parts.push(vec![point(ctm, x, y)]),
            ("re", &[x, y, w, h]) => {
                let corners = [(x, y), (x + w, y), (x + w, y + h), (x, y + h), (x, y)];
                self.parts.push(corners.iter().map(|(x, y)| point(ctm, *x, *y)).collect());
            }
            (_, &[.., x, y]) => {
                if let Some(part) = self.parts.last_mut().filter(|p| p.len() < MAX_POINTS) {
                    part.push(point(ctm, x, y));
                }
            }
            ("h", _) => {
                if let Some(part) = self.parts.last_mut() {
                    part.extend(part.first().copied());
                }
            }
            _ => {}
        }
        if self.parts.len() > MAX_PARTS {
            self.parts.clear();
        }
    }

    /// The rules that painting the path draws: thin parts, and the edges of stroked ones. The path is then empty.
    pub(super) fn paint(&mut self, operator: &str) -> Vec<Rule> {
        let stroked = !operator.starts_with(['f', 'F']);
        let closes = operator.starts_with(['s', 'b']);
        let mut rules = Vec::new();
        for mut part in std::mem::take(&mut self.parts) {
            let whole = Rule::around(&part);
            if whole.is_thin() {
                rules.push(whole);
            } else if stroked {
                if closes {
                    part.extend(part.first().copied());
                }
                rules.extend(part.windows(2).map(Rule::around).filter(|r| r.is_thin()));
            }
        }
        rules
    }
}

impl Rule {
    fn around(points: &[(f64, f64)]) -> Self {
        let mut out = Self { x0: f64::MAX, y0: f64::MAX, x1: f64::MIN, y1: f64::MIN };
        for (x, y) in points {
            out = Self { x0: out.x0.min(*x), y0: out.y0.min(*y), x1: out.x1.max(*x), y1: out.y1.max(*y) };
        }
        out
    }

    fn is_thin(self) -> bool {
        let (width, height) = (self.x1 - self.x0, self.y1 - self.y0);
        width.is_finite() && height.is_finite() && ((width < 2.5 && height > 4.0) || (height < 2.5 && width > 4.0))
    }
}
