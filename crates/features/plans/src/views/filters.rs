//! The filters of a list of tasks: from the address to what the store understands, and back into links and fields.

use kernel::dates::{self, Date};
use kernel::text;
use maud::{Markup, html};
use org::api::UnitRow;
use serde::Deserialize;
use staff::api::StaffRow;
use ui::components::{ActiveFilter, Choice, Field, FilterBar, filter_bar, hidden, select_field, text_field};

use super::plan_names::choice;
use crate::model::TaskState;
use crate::store::views::{PlanFacts, Sort, TaskFilter, UNNAMED};

/// The due filters: code and words.
pub const DUE_FILTERS: [(&str, &str); 6] = [
    ("qua_han", "Quá hạn"),
    ("sap_han", "Sắp đến hạn"),
    ("thieu_minh_chung", "Thiếu minh chứng"),
    ("du_minh_chung", "Minh chứng đúng kỳ"),
    ("tre", "Quá hạn hoặc thiếu minh chứng"),
    ("thang_nay", "Đến hạn trong tháng này"),
];

/// What the address asks for. Everything is text, so that no mistyped address is refused.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Asked {
    pub q: String,
    pub trang_thai: String,
    pub han: String,
    pub don_vi: String,
    pub vai_tro: String,
    pub nguoi: String,
    pub cho: String,
    pub vuong: String,
    pub lui: String,
    /// A line of the burn-up and its day: "xong-2026-06-30".
    pub duong: String,
    pub ke_hoach: String,
    pub sap_xep: String,
    pub trang: String,
}

/// What stands behind the codes of an address.
#[derive(Debug, Clone, Default)]
pub struct Known {
    pub units: Vec<UnitRow>,
    pub people: Vec<StaffRow>,
    /// The plans to choose from; empty inside one plan.
    pub plans: Vec<PlanFacts>,
}

/// An id that no row has: an unknown code finds nothing instead of everything.
const NOBODY: i64 = -1;

/// In `don_vi`: tasks that name no single leading unit ("các cơ quan, đơn vị trên địa bàn xã").
pub const NO_UNIT: &str = "chung";
/// In `cho`: tasks on which the leaders decide, for they name nobody or the one named would decide on himself.
pub const LEADERS: &str = "lanh_dao";

impl Asked {
    /// The page asked for; the first when it is no number.
    pub fn page(&self) -> i64 {
        self.trang.trim().parse().unwrap_or(1)
    }

    /// The order asked for.
    pub fn sort(&self) -> Sort {
        Sort::from_code(self.sap_xep.trim())
    }

    /// The store's filter. `plan` is the one of the address's path, 0 for the list of all tasks.
    pub fn filter(&self, known: &Known, plan: i64) -> TaskFilter {
        let id = |code: &str, found: Option<i64>| if code.trim().is_empty() { 0 } else { found.unwrap_or(NOBODY) };
        let unit = known.units.iter().find(|u| u.code == self.don_vi.trim()).map(|u| u.id.0);
        let asked_plan = id(&self.ke_hoach, self.ke_hoach.trim().parse().ok());
        TaskFilter {
            plan: if plan == 0 { asked_plan } else { plan },
            state: self.trang_thai.trim().to_owned(),
            unit: if self.don_vi == NO_UNIT { UNNAMED } else { id(&self.don_vi, unit) },
            unit_part: self.vai_tro.trim().to_owned(),
            person: id(&self.nguoi, person_id(known, &self.nguoi)),
            due: self.han.trim().to_owned(),
            blocked: !self.vuong.trim().is_empty(),
            slipped: !self.lui.trim().is_empty(),
            line: line_of(&self.duong).map_or("", |(line, _)| line).to_owned(),
            line_day: line_of(&self.duong).map(|(_, day)| day),
            decider: if self.cho == LEADERS { UNNAMED } else { id(&self.cho, person_id(known, &self.cho)) },
            query: text::one_line(&self.q),
        }
    }

    fn pairs(&self) -> [(&'static str, &str); 12] {
        [
            ("q", &self.q),
            ("trang_thai", &self.trang_thai),
            ("han", &self.han),
            ("don_vi", &self.don_vi),
            ("vai_tro", &self.vai_tro),
            ("nguoi", &self.nguoi),
            ("cho", &self.cho),
            ("vuong", &self.vuong),
            ("lui", &self.lui),
            ("duong", &self.duong),
            ("ke_hoach", &self.ke_hoach),
            ("sap_xep", &self.sap_xep),
        ]
    }

    /// The address of the same list with one thing changed (an empty value takes it off), on its first page.
    pub fn href(&self, base: &str, key: &str, value: &str) -> String {
        let mut packed = form_urlencoded::Serializer::new(String::new());
        for (k, v) in self.pairs() {
            let v = if k == key { value } else { v };
            if !v.is_empty() {
                packed.append_pair(k, v);
            }
        }
        if key == "trang" && value != "1" {
            packed.append_pair("trang", value);
        }
        let query = packed.finish();
        if query.is_empty() { base.to_owned() } else { format!("{base}?{query}") }
    }

    /// Nothing is filtered.
    pub fn is_plain(&self) -> bool {
        self.pairs().iter().all(|(key, value)| *key == "sap_xep" || value.is_empty())
    }
}

/// The lines of the burn-up: code and words before the day.
pub const LINES: [(&str, &str); 5] = [
    ("tong", "Nhiệm vụ có kết thúc, tính đến"),
    ("ke_hoach", "Hạn khi ban hành đến"),
    ("xong", "Nhiệm vụ có kết thúc đã hoàn thành đến"),
    ("cham", "Chậm so với hạn khi ban hành, tính đến"),
    ("som", "Sớm hơn hạn khi ban hành, tính đến"),
];

/// The line and the day that a code such as "xong-2026-06-30" names; none for any other text.
fn line_of(code: &str) -> Option<(&'static str, Date)> {
    let (line, day) = code.trim().split_once('-')?;
    let (line, _) = LINES.into_iter().find(|(known, _)| *known == line)?;
    Some((line, day.parse().ok()?))
}

fn person_id(known: &Known, code: &str) -> Option<i64> {
    known.people.iter().find(|p| p.code == code.trim()).map(|p| p.id.0)
}

/// The form and the filters that are on.
pub fn bar(asked: &Asked, known: &Known, base: &str) -> Markup {
    let base_field = Field::default();
    let states: Vec<Choice> = std::iter::once(Choice::new("dang_mo", "Chưa khép lại"))
        .chain(TaskState::ALL.iter().map(|s| Choice::new(s.code(), s.label())))
        .collect();
    let dues: Vec<Choice> = DUE_FILTERS.iter().map(|(code, label)| Choice::new(*code, *label)).collect();
    filter_bar(&FilterBar {
        action: base,
        main: html! {
            (text_field(&Field { name: "q", label: "Tên nhiệm vụ", value: &asked.q, max_length: Some(200), ..base_field.clone() }))
            (select_field(&Field { name: "trang_thai", label: "Trạng thái", value: &asked.trang_thai, ..base_field.clone() }, "Mọi trạng thái", &states))
            (select_field(&Field { name: "han", label: "Thời hạn", value: &asked.han, ..base_field }, "Mọi thời hạn", &dues))
        },
        more: more_fields(asked, known),
        active: active(asked, known, base),
        clear_href: base,
    })
}

fn more_fields(asked: &Asked, known: &Known) -> Markup {
    let field = |name, label, value| Field { name, label, value, ..Field::default() };
    let mut units: Vec<Choice> = known.units.iter().map(|u| Choice::new(&u.code, &u.name)).collect();
    units.push(Choice::new(NO_UNIT, "Không nêu riêng một đơn vị"));
    let people: Vec<Choice> = known.people.iter().map(|p| Choice::new(&p.code, &p.full_name)).collect();
    let plans: Vec<Choice> = known.plans.iter().map(|p| Choice::new(p.id.to_string(), choice(p))).collect();
    let parts = [Choice::new("chu_tri", "Chủ trì"), Choice::new("phoi_hop", "Phối hợp")];
    let yes = |label: &str| [Choice::new("1", label)];
    html! {
        @if !plans.is_empty() { (select_field(&field("ke_hoach", "Kế hoạch", &asked.ke_hoach), "Mọi kế hoạch", &plans)) }
        (select_field(&field("don_vi", "Đơn vị", &asked.don_vi), "Mọi đơn vị", &units))
        (select_field(&field("vai_tro", "Đơn vị tham gia với vai trò", &asked.vai_tro), "Chủ trì hoặc phối hợp", &parts))
        (select_field(&field("nguoi", "Người thực hiện, chịu trách nhiệm hoặc quyết định", &asked.nguoi), "Mọi người", &people))
        (select_field(&field("vuong", "Vướng mắc", &asked.vuong), "Không xét", &yes("Đang chờ hoặc vướng")))
        (select_field(&field("lui", "So với khi ban hành", &asked.lui), "Không xét", &yes("Đã lùi hạn")))
        @if !asked.cho.is_empty() { (hidden("cho", &asked.cho)) }
        @if !asked.duong.is_empty() { (hidden("duong", &asked.duong)) }
        @if !asked.sap_xep.is_empty() { (hidden("sap_xep", &asked.sap_xep)) }
    }
}

/// The filters that are on, each with its words.
fn active(asked: &Asked, known: &Known, base: &str) -> Vec<ActiveFilter> {
    let unit = |code: &str| known.units.iter().find(|u| u.code == code).map(|u| u.name.clone());
    let person = |code: &str| known.people.iter().find(|p| p.code == code).map(|p| p.full_name.clone());
    let plan = |id: &str| known.plans.iter().find(|p| p.id.to_string() == id).map(|p| p.title.clone());
    let mut on = Vec::new();
    for (key, value) in asked.pairs().into_iter().filter(|(key, value)| *key != "sap_xep" && !value.is_empty()) {
        let named = |found: Option<String>| found.unwrap_or_else(|| format!("không có mã “{value}”"));
        let label = match key {
            "q" => format!("Có chữ “{value}”"),
            "trang_thai" if value == "dang_mo" => "Chưa khép lại".to_owned(),
            "trang_thai" => named(TaskState::from_code(value).map(|s| s.label().to_owned())),
            "han" => named(DUE_FILTERS.iter().find(|(code, _)| *code == value).map(|(_, label)| (*label).to_owned())),
            "don_vi" if value == NO_UNIT => "Không nêu riêng một đơn vị chủ trì".to_owned(),
            "don_vi" => format!("Đơn vị: {}", named(unit(value))),
            "vai_tro" => if value == "phoi_hop" { "Chỉ vai trò phối hợp" } else { "Chỉ vai trò chủ trì" }.to_owned(),
            "nguoi" => format!("Người: {}", named(person(value))),
            "cho" if value == LEADERS => "Chờ lãnh đạo UBND quyết định".to_owned(),
            "cho" => format!("Chờ {} quyết định", named(person(value))),
            "vuong" => "Đang chờ hoặc vướng".to_owned(),
            "lui" => "Đã lùi hạn so với khi ban hành".to_owned(),
            "duong" => named(line_of(value).map(|(line, day)| {
                let words = LINES.into_iter().find(|(code, _)| *code == line).map_or("", |(_, words)| words);
                format!("{words} {}", dates::short(day))
            })),
            _ => format!("Kế hoạch: {}", named(plan(value))),
        };
        on.push(ActiveFilter { label, remove_href: asked.href(base, key, "") });
    }
    on
}
