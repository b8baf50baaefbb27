//! What a check of a catalogue takes from the law of a date.

use std::collections::BTreeMap;

use kernel::decision::Citation;
use kernel::exact::Exact;

use crate::law::{LawAt, NoRuleInForce};

/// The parameters, read once for a date.
#[derive(Debug, Clone)]
pub struct CatalogueLaw {
    /// The most groups that a catalogue may have (Article 13.1.a).
    pub most_groups: u32,
    /// Where that stands.
    pub groups_citation: Citation,
    /// The most points of each group, by its number; advice where it rests on guidance.
    pub ceilings: BTreeMap<u32, Exact>,
    /// Where the ceilings stand.
    pub ceilings_citation: Citation,
    /// Whether the ceilings may refuse, or only advise.
    pub ceilings_enforced: bool,
}

impl CatalogueLaw {
    /// The parameters of a date.
    ///
    /// # Errors
    /// The decree is not in force on the date.
    pub fn at(law: LawAt<'_>) -> Result<CatalogueLaw, NoRuleInForce> {
        let groups = law.get("danh_gia/nhom_san_pham")?;
        let ceilings = law.get("danh_gia/tran_diem_nhom")?;
        let mut most = BTreeMap::new();
        for name in ceilings.period.values.keys() {
            if let Some(number) = name.strip_prefix('N').and_then(|digits| digits.parse().ok()) {
                most.insert(number, ceilings.number(name)?);
            }
        }
        Ok(CatalogueLaw {
            most_groups: u32::try_from(groups.whole("")?).unwrap_or_default(),
            groups_citation: groups.citation(),
            ceilings: most,
            ceilings_citation: ceilings.citation(),
            ceilings_enforced: ceilings.period.trust.is_enforced(),
        })
    }
}
