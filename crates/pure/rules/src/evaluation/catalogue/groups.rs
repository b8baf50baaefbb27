//! Groups and their bands of points: which group a row is in, and what band a sheet gives to each group.

use std::collections::{BTreeMap, BTreeSet};

use kernel::exact::Exact;
use kernel::text::{one_line, search_key};

use super::finding::{Finding, Kind, SCORED};
use super::{CatalogueLaw, Field, ProductRow};

/// From the least to the most points, both included.
pub(super) type Band = (Exact, Exact);

/// The groups of a catalogue.
#[derive(Debug)]
pub(super) struct Groups {
    counts: BTreeMap<u32, usize>,
    /// The band of a group in a sheet: what most of its rows say; none where no band is said most often.
    bands: BTreeMap<(String, u32), Option<Band>>,
}

impl Groups {
    pub(super) fn of(rows: &[ProductRow]) -> Groups {
        let mut counts = BTreeMap::new();
        let mut said: BTreeMap<(String, u32), BTreeMap<Band, usize>> = BTreeMap::new();
        for row in rows {
            let Some(group) = row.group.as_ref().and_then(number) else { continue };
            *counts.entry(group).or_default() += 1;
            if let Some(band) = row.band.as_ref().and_then(band) {
                *said.entry((row.sheet.clone(), group)).or_default().entry(band).or_default() += 1;
            }
        }
        let bands = said.into_iter().map(|(of, bands)| (of, said_most(bands))).collect();
        Groups { counts, bands }
    }

    pub(super) fn counts(&self) -> BTreeMap<u32, usize> {
        self.counts.clone()
    }

    /// The band that scores of a row's group must keep: the sheet's, else the row's own.
    pub(super) fn band_of(&self, row: &ProductRow) -> Option<Band> {
        let group = row.group.as_ref().and_then(number);
        let common = group.and_then(|group| self.bands.get(&(row.sheet.clone(), group)).cloned().flatten());
        common.or_else(|| row.band.as_ref().and_then(band))
    }

    pub(super) fn check_row(&self, row: &ProductRow, law: &CatalogueLaw, found: &mut Vec<Finding>) {
        if let Some(field) = row.group.as_ref().filter(|field| !field.is_empty())
            && !number(field).is_some_and(|group| self.is_known(group, law))
        {
            let names: Vec<String> = (1..=law.most_groups).map(|group| format!("N{group}")).collect();
            let why = format!("Nhóm “{}” không có trong các nhóm {}.", one_line(&field.text), names.join(", "));
            let said = (why, "Ghi đúng nhóm của sản phẩm theo mức phức tạp.");
            found.push(Finding::at(row, field, Kind::UnknownGroup, said, law.groups_citation.clone()));
        }
        if let Some(field) = row.band.as_ref().filter(|field| !field.is_empty()) {
            found.extend(self.check_band(row, field));
        }
    }

    /// N1 to N5; a sixth group is told of as one too many, not as unknown.
    fn is_known(&self, group: u32, law: &CatalogueLaw) -> bool {
        (1..=law.most_groups).contains(&group) || self.is_surplus(group, law)
    }

    fn is_surplus(&self, group: u32, law: &CatalogueLaw) -> bool {
        let before = self.counts.keys().filter(|other| **other < group).count();
        u32::try_from(before).is_ok_and(|before| before >= law.most_groups)
    }

    fn check_band(&self, row: &ProductRow, field: &Field) -> Option<Finding> {
        let written = one_line(&field.text);
        let Some(own) = band(field) else {
            let why = format!("Khung điểm “{written}” không đọc được thành điểm thấp nhất và điểm cao nhất.");
            let said = (why, "Ghi như 11-50; nếu Excel tự đổi thành ngày thì định dạng ô là Text rồi gõ lại.");
            return Some(Finding::at(row, field, Kind::BandUnreadable, said, SCORED));
        };
        let group = row.group.as_ref().and_then(number)?;
        let why = match self.bands.get(&(row.sheet.clone(), group))? {
            Some(common) if *common == own => return None,
            Some(common) => {
                let common = words(common);
                format!("Dòng này thuộc nhóm N{group}, các dòng khác của nhóm ghi khung {common}, ở đây ghi {written}.")
            }
            None => format!("Các dòng của nhóm N{group} trong trang tính này ghi nhiều khung điểm khác nhau."),
        };
        let said = (why, "Mỗi nhóm một khung điểm: sửa khung điểm, hoặc sửa nhóm của dòng này.");
        Some(Finding::at(row, field, Kind::BandOfOtherGroup, said, SCORED))
    }

    /// What is seen only among all rows: too many groups, bands that overlap.
    pub(super) fn check_all(&self, rows: &[ProductRow], law: &CatalogueLaw) -> Vec<(usize, Finding)> {
        let mut found = Vec::new();
        let mut told = BTreeSet::new();
        for (index, row) in rows.iter().enumerate() {
            let Some((field, group)) = row.group.as_ref().and_then(|field| Some((field, number(field)?))) else {
                continue;
            };
            if self.is_surplus(group, law) && told.insert((String::new(), group)) {
                found.push((index, self.too_many(row, field, law)));
            }
            if self.is_known(group, law)
                && told.insert((row.sheet.clone(), group))
                && let Some(finding) = self.overlap(row, group)
            {
                found.push((index, finding));
            }
        }
        found
    }

    fn too_many(&self, row: &ProductRow, field: &Field, law: &CatalogueLaw) -> Finding {
        let (there, most) = (self.counts.len(), law.most_groups);
        let why = format!("Danh mục chia thành {there} nhóm; chỉ được phân loại tối đa thành {most} nhóm.");
        let said = (why, "Gộp các nhóm gần nhau về mức phức tạp.");
        Finding::at(row, field, Kind::TooManyGroups, said, law.groups_citation.clone())
    }

    /// The band of a higher group has to begin above the end of each lower one.
    fn overlap(&self, row: &ProductRow, group: u32) -> Option<Finding> {
        let field = row.band.as_ref()?;
        let own = self.bands.get(&(row.sheet.clone(), group))?.as_ref()?;
        // Ceilings alone, "tối đa 200", all begin at 0: only their ends have an order.
        let overlaps = |lower: &Band| if own.0.is_zero() { own.1 <= lower.1 } else { own.0 <= lower.1 };
        let mut lower = (1..group).filter_map(|lower| {
            let band = self.bands.get(&(row.sheet.clone(), lower))?.as_ref()?;
            overlaps(band).then_some((lower, band))
        });
        let (lower, band) = lower.next_back()?;
        let why = format!(
            "Khung {} của nhóm N{group} không nằm trên khung {} của nhóm N{lower}: việc khó hơn có thể ít điểm hơn.",
            words(own),
            words(band)
        );
        let said = (why, "Đặt khung điểm các nhóm nối tiếp nhau, không chồng lên nhau.");
        Some(Finding::at(row, field, Kind::BandsOverlap, said, SCORED))
    }
}

/// The band that is said most often; none where two are.
fn said_most(bands: BTreeMap<Band, usize>) -> Option<Band> {
    let most = bands.values().copied().max()?;
    let mut first = bands.into_iter().filter(|(_, times)| *times == most).map(|(band, _)| band);
    first.next().filter(|_| first.next().is_none())
}

/// The number of a group: of "N2", "Nhóm 2", "nhóm II", "2", "Nhóm 2 (N2)".
pub(super) fn number(field: &Field) -> Option<u32> {
    let key = search_key(&field.text);
    let mut numbers = key.split(' ').filter(|word| !matches!(*word, "" | "nhom" | "n")).map(numeral);
    let first = numbers.next()??;
    numbers.all(|other| other == Some(first)).then_some(first)
}

fn numeral(word: &str) -> Option<u32> {
    let roman = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"];
    if let Some(place) = roman.iter().position(|numeral| *numeral == word) {
        return u32::try_from(place + 1).ok();
    }
    let digits = word.strip_prefix("nhom").or_else(|| word.strip_prefix('n')).unwrap_or(word);
    let is_short = digits.len() < 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|number| is_short && *number > 0)
}

/// The band of "51-100", "từ 51 đến 100 điểm"; of "tối đa 100" it is from 0 on.
pub(super) fn band(field: &Field) -> Option<Band> {
    let text = one_line(&field.text);
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.');
    let parts = text.split(|c| !is_part(c)).map(|part| part.trim_matches([',', '.'])).filter(|part| !part.is_empty());
    let numbers: Option<Vec<Exact>> = parts.map(|part| Exact::parse_typed(part).ok()).collect();
    let others = search_key(&text.replace(is_part, " "));
    let others: Vec<&str> = others.split(' ').filter(|word| !matches!(*word, "" | "diem" | "d")).collect();
    let alone = |usual: &[&str]| others.is_empty() || usual.contains(&others.join(" ").as_str());
    match numbers?.as_slice() {
        [least, most] if !text.contains('/') && alone(&["den", "tu den"]) && least <= most => {
            Some((least.clone(), most.clone()))
        }
        [most] if alone(&["toi da", "den", "khong qua", "cao nhat"]) => Some((Exact::ZERO, most.clone())),
        _ => None,
    }
}

fn words((least, most): &Band) -> String {
    format!("{}-{}", least.written_vi(), most.written_vi())
}
