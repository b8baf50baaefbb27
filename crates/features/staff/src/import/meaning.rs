//! What a column means, by the words above it.

mod words;

use codelists::lists::{CodeList, Reading};
use jiff::civil::Date;
use kernel::text::{mark_key, search_key};

use self::words::{BEGINNINGS, EXACT};
use crate::profile::{self, FIELDS, Field, Kind};

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// The row's number in the list.
    Ordinal,
    /// Family and middle names, the given name standing in a column of its own.
    FamilyNames,
    GivenName,
    /// A field of the profile.
    Field(&'static Field),
    /// A mark in the cell says that the field has this code.
    Mark(&'static Field, &'static str),
    /// The birth date of a man or of a woman, who is known as such by the column.
    BornMan,
    BornWoman,
    /// Left out on purpose.
    LeftOut,
}

impl Meaning {
    /// As the command line and a choice name it.
    pub fn key(self) -> String {
        match self {
            Meaning::Ordinal => "ordinal".to_owned(),
            Meaning::FamilyNames => "family_names".to_owned(),
            Meaning::GivenName => "given_name".to_owned(),
            Meaning::Field(field) => field.key.to_owned(),
            Meaning::Mark(field, code) => format!("{}:{code}", field.key),
            Meaning::BornMan => "birth_date:nam".to_owned(),
            Meaning::BornWoman => "birth_date:nu".to_owned(),
            Meaning::LeftOut => "left_out".to_owned(),
        }
    }

    /// The meaning of a name.
    pub fn from_key(key: &str) -> Option<Meaning> {
        match key {
            "ordinal" => Some(Meaning::Ordinal),
            "family_names" => Some(Meaning::FamilyNames),
            "given_name" => Some(Meaning::GivenName),
            "birth_date:nam" => Some(Meaning::BornMan),
            "birth_date:nu" => Some(Meaning::BornWoman),
            "left_out" => Some(Meaning::LeftOut),
            _ => match key.split_once(':') {
                None => profile::field(key).map(Meaning::Field),
                Some((key, code)) => {
                    let field = profile::field(key)?;
                    let Kind::List(list) = field.kind else { return None };
                    list.item(code).map(|item| Meaning::Mark(field, item.code.as_str()))
                }
            },
        }
    }

    /// In words.
    pub fn label(self) -> String {
        match self {
            Meaning::Ordinal => "Số thứ tự".to_owned(),
            Meaning::FamilyNames => "Họ và tên đệm".to_owned(),
            Meaning::GivenName => "Tên".to_owned(),
            Meaning::Field(field) => field.label.to_owned(),
            Meaning::Mark(field, code) => format!("{}: {}", field.label, profile::shown(field, code)),
            Meaning::BornMan => "Ngày sinh của nam".to_owned(),
            Meaning::BornWoman => "Ngày sinh của nữ".to_owned(),
            Meaning::LeftOut => "Bỏ qua cột này".to_owned(),
        }
    }
}

/// What a person may choose for a column: name and words.
pub fn choices() -> Vec<(String, String)> {
    let special = [
        Meaning::LeftOut,
        Meaning::Ordinal,
        Meaning::FamilyNames,
        Meaning::GivenName,
        Meaning::BornMan,
        Meaning::BornWoman,
    ];
    let fields = FIELDS.iter().map(Meaning::Field);
    special.into_iter().chain(fields).map(|meaning| (meaning.key(), meaning.label())).collect()
}

/// The meaning of a column whose headers read so from top to bottom; none where nobody would be sure.
pub(super) fn meaning(path: &[String], on: Date) -> Option<Meaning> {
    let keys: Vec<String> = path.iter().map(|text| header_key(text)).filter(|key| !key.is_empty()).collect();
    let (leaf, above) = keys.split_last()?;
    let of_birth =
        above.iter().any(|top| matches!(alone(top), Some(Meaning::Field(field)) if field.key == "birth_date"));
    match (leaf.as_str(), path.last().map(|text| mark_key(text)).unwrap_or_default().as_str()) {
        // "Năm" is a year, "Nam" a man; "ĐT" a telephone, "DT" an ethnic group.
        ("nam", marks) if marks.contains("năm") => return by_key("birth_date").filter(|_| of_birth),
        ("ngay" | "thang", _) if of_birth => return Some(Meaning::LeftOut),
        ("dt", marks) if marks.contains('đ') => return by_key("phone"),
        ("ngay cap" | "so the" | "noi cap", _) if !above.is_empty() => {
            return above.iter().rev().find_map(|top| joined(top, leaf));
        }
        _ => {}
    }
    for top in above.iter().rev() {
        if let Some(found) = below(top, leaf, on) {
            return Some(found);
        }
    }
    let own = alone(leaf);
    // "Hệ số" below "Phụ cấp chức vụ" is no salary: what stands above decides where the leaf alone says too little.
    let whole = above.iter().rev().find_map(|top| joined(top, leaf));
    whole.or(own).or_else(|| above.iter().rev().find_map(|top| alone(top)).filter(|_| says_nothing(leaf)))
}

/// A leaf that only numbers or measures what stands above it.
fn says_nothing(leaf: &str) -> bool {
    matches!(leaf, "ngay thang nam" | "noi dung" | "ghi ro" | "cu the" | "muc" | "trinh do" | "loai" | "ten")
        || leaf.chars().all(|c| c.is_ascii_digit() || c == ' ')
}

/// The key of a header without what stands in brackets behind it: "Ngày sinh (dd/mm/yyyy)".
fn header_key(text: &str) -> String {
    let before = text.split(['(', '[']).next().unwrap_or_default();
    let key = search_key(if search_key(before).is_empty() { text } else { before });
    let key = key.strip_prefix("cac ").unwrap_or(&key).to_owned();
    if key.chars().count() > LONGEST { String::new() } else { key }
}

/// No header is longer, in characters of its key.
const LONGEST: usize = 90;

fn by_key(key: &str) -> Option<Meaning> {
    profile::field(key).map(Meaning::Field)
}

/// A leaf below a group: "Nam" below "Ngày sinh", "ĐH" below "Trình độ chuyên môn".
fn below(top: &str, leaf: &str, on: Date) -> Option<Meaning> {
    let Some(Meaning::Field(group)) = alone(top) else { return None };
    if group.key == "birth_date" {
        return match leaf {
            "nam" => Some(Meaning::BornMan),
            "nu" => Some(Meaning::BornWoman),
            _ => None,
        };
    }
    if group.key == "full_name" {
        return match leaf {
            "ho" | "ho dem" | "ho va ten dem" | "ho va dem" | "ho ten dem" => Some(Meaning::FamilyNames),
            "ten" => Some(Meaning::GivenName),
            _ => None,
        };
    }
    let Kind::List(list) = group.kind else { return None };
    if alone(leaf).is_some() && !is_code(list, leaf, on) {
        return None;
    }
    code_of(list, leaf, on).map(|code| Meaning::Mark(group, code))
}

fn code_of(list: CodeList, leaf: &str, on: Date) -> Option<&'static str> {
    match list.read(leaf, on) {
        Reading::One(item) => Some(item.code.as_str()),
        Reading::Several(_) | Reading::None => None,
    }
}

fn is_code(list: CodeList, leaf: &str, on: Date) -> bool {
    code_of(list, leaf, on).is_some()
}

/// What a leaf means below a group of several fields.
fn joined(top: &str, leaf: &str) -> Option<Meaning> {
    let has = |words: &str| has_words(top, words);
    let key = match leaf {
        "chinh thuc" | "ngay chinh thuc" if has("dang") => "party_official_on",
        "du bi" | "ngay du bi" | "ket nap" | "ngay ket nap" if has("dang") => "party_since",
        "chuyen nganh" | "nganh" | "nganh dao tao" if has("trinh do") || has("dao tao") || has("chuyen mon") => "major",
        "trinh do" | "van bang" | "bang cap" if has("chuyen mon") || has("dao tao") => "education_level",
        "trinh do" | "chung chi" | "bac" if has("ngoai ngu") => "language_level",
        "ten" | "ten ngoai ngu" | "ngon ngu" if has("ngoai ngu") => "language",
        "ma" | "ma so" | "ma ngach" | "ngach" if has("ngach") || has("luong") => "rank",
        "bac" if has("ngach") || has("luong") => "salary_step",
        "he so" if has("phu cap") => "position_allowance",
        "he so" if has("ngach") || has("luong") => "coefficient",
        "thoi diem huong" | "ngay huong" | "tu ngay" if has("ngach") || has("luong") => "coefficient_on",
        "ngay" | "ngay thang" | "ngay thang nam" if has("tuyen dung") => "recruited_on",
        "co quan" if has("tuyen dung") => "recruited_by",
        "ngay cap" if has("can cuoc") || has("cccd") || has("dinh danh") => "citizen_id_on",
        "so" if has("can cuoc") || has("cccd") || has("dinh danh") => "citizen_id",
        _ => return None,
    };
    by_key(key)
}

fn has_words(key: &str, words: &str) -> bool {
    format!(" {key} ").contains(&format!(" {words} "))
}

/// What was, will be or is besides: "Chức vụ quy hoạch", "Đơn vị trước sắp xếp", "Chức vụ Đảng" are not what he has now.
fn of_another_time(key: &str) -> bool {
    let before = [
        "truoc sap xep",
        "truoc khi sap xep",
        "truoc day",
        "quy hoach",
        "khi tuyen dung",
        "kiem nhiem",
        "du kien",
        "truoc 01",
    ];
    let is_former = key.ends_with(" cu") || before.iter().any(|words| has_words(key, words));
    let of_party = has_words(key, "dang") && ["chuc vu", "chuc danh"].iter().any(|words| key.starts_with(words));
    (is_former && !key.starts_with("nghe nghiep")) || of_party
}

/// What one header means by itself.
fn alone(key: &str) -> Option<Meaning> {
    if of_another_time(key) {
        return None;
    }
    match key {
        "stt" | "tt" | "so tt" | "so thu tu" | "st" | "s t t" | "t t" => return Some(Meaning::Ordinal),
        "ho" | "ho dem" | "ho va ten dem" | "ho va dem" | "ho ten dem" | "ten dem" | "ho lot" | "chu lot"
        | "ho va chu lot" => {
            return Some(Meaning::FamilyNames);
        }
        "ten" => return Some(Meaning::GivenName),
        "dan toc thieu so" => return None,
        "nu" => return Meaning::from_key("sex:nu"),
        "nam" => return Meaning::from_key("sex:nam"),
        _ => {}
    }
    let exact = EXACT.iter().find(|(words, _)| *words == key);
    let begins = || {
        let fits = |words: &str| key.strip_prefix(words).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
        BEGINNINGS.iter().filter(|(words, _)| fits(words)).max_by_key(|(words, _)| words.len())
    };
    exact.or_else(begins).and_then(|(_, field)| by_key(field))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{BEGINNINGS, EXACT, by_key, meaning};

    #[test]
    fn every_word_leads_to_a_field() {
        for (words, key) in EXACT.iter().chain(BEGINNINGS) {
            assert!(by_key(key).is_some(), "{words}: {key}");
        }
    }

    #[test]
    fn headers_as_communes_write_them() {
        for (path, expected) in [
            ("STT", "ordinal"),
            ("Họ và tên", "full_name"),
            ("HỌ TÊN", "full_name"),
            ("Ngày, tháng, năm sinh", "birth_date"),
            ("Ngày tháng năm sinh|Nam", "birth_date:nam"),
            ("Năm sinh|Nữ", "birth_date:nu"),
            ("Giới tính", "sex"),
            ("Giới tính|Nữ", "sex:nu"),
            ("Số CCCD/Số định danh cá nhân", "citizen_id"),
            ("Chức vụ/chức danh (bầu/bổ nhiệm)", "title"),
            ("Đơn vị công tác", "unit"),
            ("Trình độ chuyên môn", "education_level"),
            ("Trình độ chuyên môn|ĐH", "education_level:dai_hoc"),
            ("Trình độ chuyên môn|Chuyên ngành", "major"),
            ("Trình độ|Chuyên môn|Thạc sĩ", "education_level:thac_si"),
            ("Trình độ|Lý luận chính trị|Cao cấp", "politics_level:cao_cap"),
            ("Trình độ|LLCT", "politics_level"),
            ("Quản lý nhà nước|CVC", "state_management_level:chuyen_vien_chinh"),
            ("Ngạch, bậc lương|Mã số", "rank"),
            ("Ngạch, bậc lương|Hệ số", "coefficient"),
            ("Phụ cấp chức vụ|Hệ số", "position_allowance"),
            ("Ngày vào Đảng|Chính thức", "party_official_on"),
            ("Vị trí việc làm hiện giữ", "positions"),
        ] {
            let headers: Vec<String> = path.split('|').map(str::to_owned).collect();
            let found = meaning(&headers, date(2026, 11, 1)).map(|meaning| meaning.key());
            assert_eq!(found.as_deref(), Some(expected), "{path}");
        }
        for path in ["Ghi chú", "Chữ ký", "Người thân trong cơ quan", "Danh sách này gồm"] {
            assert_eq!(meaning(&[path.to_owned()], date(2026, 11, 1)), None, "{path}");
        }
    }
}
