//! The score of the standard product (Article 13.1.b): that of the product whose coefficient is 1, or what the rows
//! agree on.

use std::collections::BTreeMap;

use kernel::exact::Exact;

use super::finding::{CONVERTED, Finding, Kind, STANDARD};
use super::{Field, ProductRow};

/// The most decimals that a coefficient is compared at; more come from a spreadsheet's own rounding.
const MOST_DECIMALS: u32 = 9;
/// The most candidates that are tried; in a catalogue that can be used, one of the commonest is right.
const MOST_CANDIDATES: usize = 20;

/// What was found.
#[derive(Debug)]
pub(super) struct Standard {
    /// The score of one standard product.
    pub(super) score: Option<Exact>,
    /// Whether a product has the coefficient 1.
    has_product: bool,
}

/// A score, its coefficient, and how that is written.
type Pair<'a> = (Exact, Exact, &'a Field);

/// The score with which most rows agree, first among those whose coefficient is 1.
pub(super) fn find(rows: &[ProductRow]) -> Standard {
    let pairs: Vec<Pair<'_>> = rows.iter().filter_map(pair).collect();
    let (mut ones, mut quotients) = (BTreeMap::new(), BTreeMap::new());
    for (score, coefficient, _) in &pairs {
        if *coefficient == Exact::ONE {
            *ones.entry(score.clone()).or_default() += 1;
        }
        if let Some(quotient) = score.divided_by(coefficient) {
            *quotients.entry(quotient).or_default() += 1;
        }
    }
    let has_product = !ones.is_empty();
    let score = agreed(commonest(ones), &pairs).or_else(|| agreed(commonest(quotients), &pairs));
    Standard { score, has_product }
}

fn pair(row: &ProductRow) -> Option<Pair<'_>> {
    Some((row.score()?, row.coefficient()?, row.coefficient.as_ref()?))
}

fn commonest(counted: BTreeMap<Exact, usize>) -> Vec<Exact> {
    let mut counted: Vec<(usize, Exact)> = counted.into_iter().map(|(score, times)| (times, score)).collect();
    counted.sort_by(|a, b| b.cmp(a));
    counted.into_iter().take(MOST_CANDIDATES).map(|(_, score)| score).collect()
}

/// The one candidate with which more rows agree than with any other, and more than half of all.
fn agreed(candidates: Vec<Exact>, pairs: &[Pair<'_>]) -> Option<Exact> {
    let agree = |standard: &Exact| {
        pairs.iter().filter(|(score, coefficient, field)| converts(score, coefficient, field, standard)).count()
    };
    let counted: Vec<(usize, Exact)> = candidates.into_iter().map(|score| (agree(&score), score)).collect();
    let most = counted.iter().map(|(times, _)| *times).max().filter(|most| most * 2 > pairs.len())?;
    let mut best = counted.into_iter().filter(|(times, _)| *times == most).map(|(_, score)| score);
    best.next().filter(|_| best.next().is_none())
}

/// Whether a coefficient is score ÷ standard score: exact, or rounded to as many decimals as are written, one at least.
pub(super) fn converts(score: &Exact, coefficient: &Exact, written: &Field, standard: &Exact) -> bool {
    let Some(quotient) = score.divided_by(standard) else { return false };
    if quotient == *coefficient {
        return true;
    }
    let places = written.text.trim().rsplit_once(['.', ',']).map_or(1, |(_, decimals)| decimals.len());
    let places = u32::try_from(places).unwrap_or(MOST_DECIMALS).clamp(1, MOST_DECIMALS);
    rounded(&quotient, places).is_some_and(|right| rounded(coefficient, places) == Some(right))
}

/// Half up, as a spreadsheet does it.
pub(super) fn rounded(number: &Exact, places: u32) -> Option<Exact> {
    let scale = Exact::whole(10_i64.checked_pow(places)?);
    let half = Exact::fraction(1, 2)?;
    Exact::whole((&(number * &scale) + &half).floor()?).divided_by(&scale)
}

impl Standard {
    /// What is wrong with the standard product, said at the first row.
    pub(super) fn check(&self, rows: &[ProductRow]) -> Option<Finding> {
        let row = rows.first()?;
        let cell =
            row.coefficient.as_ref().or(row.score.as_ref()).map_or_else(|| row.first_cell(), |field| &field.cell);
        if self.score.is_none() {
            let why = "Không tìm được điểm của sản phẩm chuẩn: các dòng không thống nhất điểm chấm chia cho hệ số.";
            let suggestion =
                "Chọn một sản phẩm chuẩn có hệ số 1, rồi tính lại hệ số của mọi sản phẩm theo điểm của nó.";
            return Some(Finding::new(row, cell, Kind::StandardUnknown, (why.to_owned(), suggestion), CONVERTED));
        }
        if !self.has_product {
            let why = "Danh mục không có sản phẩm nào hệ số 1, nên không thấy sản phẩm chuẩn là sản phẩm nào.";
            let suggestion = "Ghi sản phẩm chuẩn vào danh mục, hệ số 1; nếu nó ở danh mục chung của xã thì bỏ qua.";
            let finding = Finding::new(row, cell, Kind::StandardMissing, (why.to_owned(), suggestion), STANDARD);
            return Some(finding.into_advice());
        }
        None
    }
}
