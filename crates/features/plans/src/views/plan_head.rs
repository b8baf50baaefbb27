//! The head that all views of a plan share: what plan it is, its counters, the row of views.

use kernel::dates::{self, Date};
use kernel::numbers::grouped;
use maud::{Markup, html};
use ui::components::{Notice, NoticeKind, Stat, StatTone, Tab, notice, stats_small, tabs};
use ui::layout::page_head_with;
use web::{Ctx, PageError};

use super::parts::shortened;
use crate::model::PlanState;
use crate::permissions::ViewPlan;
use crate::store::views::{self as store, Counts, PlanFacts};

/// The views of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlanTab {
    Bang,
    DanhSach,
    TienTrinh,
    SauRo,
    BieuDo,
    VanBan,
}

impl PlanTab {
    const ALL: [PlanTab; 6] =
        [PlanTab::Bang, PlanTab::DanhSach, PlanTab::TienTrinh, PlanTab::SauRo, PlanTab::BieuDo, PlanTab::VanBan];

    fn label(self) -> &'static str {
        match self {
            PlanTab::Bang => "Bảng",
            PlanTab::DanhSach => "Danh sách",
            PlanTab::TienTrinh => "Tiến trình",
            PlanTab::SauRo => "Sáu rõ",
            PlanTab::BieuDo => "Biểu đồ",
            PlanTab::VanBan => "Văn bản",
        }
    }

    fn href(self, plan: i64) -> String {
        let view = match self {
            PlanTab::Bang => "",
            PlanTab::DanhSach => "/danh-sach",
            PlanTab::TienTrinh => "/tien-trinh",
            PlanTab::SauRo => "/sau-ro",
            PlanTab::BieuDo => "/bieu-do",
            PlanTab::VanBan => "/van-ban",
        };
        format!("/ke-hoach/{plan}{view}")
    }
}

/// A counter: a number, and the list that makes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counter {
    Tong,
    DangLam,
    ChoDuyet,
    QuaHan,
    ThieuMinhChung,
    HoanThanh,
    LuiHan,
    Vuong,
}

impl Counter {
    /// Every counter, in the order shown.
    pub const ALL: [Counter; 8] = [
        Counter::Tong,
        Counter::DangLam,
        Counter::ChoDuyet,
        Counter::QuaHan,
        Counter::ThieuMinhChung,
        Counter::HoanThanh,
        Counter::LuiHan,
        Counter::Vuong,
    ];

    /// The words under the number.
    pub fn label(self) -> &'static str {
        match self {
            Counter::Tong => "nhiệm vụ",
            Counter::DangLam => "đang làm",
            Counter::ChoDuyet => "chờ duyệt",
            Counter::QuaHan => "quá hạn",
            Counter::ThieuMinhChung => "thiếu minh chứng",
            Counter::HoanThanh => "hoàn thành",
            Counter::LuiHan => "đã lùi hạn",
            Counter::Vuong => "đang chờ, vướng",
        }
    }

    /// The filter of its list, as the part of the address after `?`; a test holds it against [`Counter::of`].
    pub fn query(self) -> &'static str {
        match self {
            Counter::Tong => "",
            Counter::DangLam => "trang_thai=dang_lam",
            Counter::ChoDuyet => "trang_thai=cho_duyet",
            Counter::QuaHan => "han=qua_han",
            Counter::ThieuMinhChung => "han=thieu_minh_chung",
            Counter::HoanThanh => "trang_thai=hoan_thanh",
            Counter::LuiHan => "lui=1",
            Counter::Vuong => "vuong=1",
        }
    }

    /// The number.
    pub fn of(self, counts: &Counts) -> i64 {
        match self {
            Counter::Tong => counts.total,
            Counter::DangLam => counts.doing,
            Counter::ChoDuyet => counts.waiting,
            Counter::QuaHan => counts.overdue,
            Counter::ThieuMinhChung => counts.evidence_late,
            Counter::HoanThanh => counts.done,
            Counter::LuiHan => counts.slipped,
            Counter::Vuong => counts.blocked,
        }
    }

    fn tone(self, number: i64) -> StatTone {
        match self {
            _ if number == 0 => StatTone::Plain,
            Counter::QuaHan | Counter::ThieuMinhChung => StatTone::Bad,
            Counter::ChoDuyet | Counter::LuiHan | Counter::Vuong => StatTone::Attention,
            Counter::HoanThanh => StatTone::Good,
            Counter::Tong | Counter::DangLam => StatTone::Plain,
        }
    }

    fn stat(self, plan: i64, counts: &Counts) -> Stat {
        let number = self.of(counts);
        let list = PlanTab::DanhSach.href(plan);
        let href = if self.query().is_empty() { list } else { format!("{list}?{}", self.query()) };
        Stat { tone: self.tone(number), ..Stat::new(grouped(number), self.label(), href) }
    }
}

/// A plan that runs or has run, with its counters.
#[derive(Debug, Clone)]
pub struct PlanHead {
    pub facts: PlanFacts,
    pub counts: Counts,
    /// The way to the journal, for those who read it.
    pub journal: Markup,
}

impl PlanHead {
    /// The plan of an address. Two statements.
    ///
    /// # Errors
    /// Not found when there is none or the person may not see it; a redirect to the draft's own page for a draft.
    pub async fn load(ctx: &Ctx, conn: &mut db::Conn, plan: i64) -> Result<PlanHead, PageError> {
        let facts = store::plan_facts(conn, ctx.commune(), plan).await?.ok_or(PageError::NotFound)?;
        let state = facts.state();
        ctx.may(ViewPlan { state })?;
        if state == PlanState::Nhap {
            return Err(PageError::Elsewhere(format!("/ke-hoach/{plan}")));
        }
        let counts = store::counts(conn, ctx.commune(), plan, ctx.today()).await?;
        Ok(PlanHead { facts, counts, journal: journal::api::link(&ctx.actor, "plans_plan", plan) })
    }

    /// The title for the window: the view, then the plan.
    pub fn window_title(&self, tab: PlanTab) -> String {
        format!("{} – {}", tab.label(), shortened(&self.facts.title, 60))
    }
}

/// The head.
pub fn plan_head(head: &PlanHead, current: PlanTab) -> Markup {
    let plan = head.facts.id;
    let views: Vec<Tab> =
        PlanTab::ALL.into_iter().map(|tab| Tab::new(tab.href(plan), tab.label(), tab == current)).collect();
    let all: Vec<Stat> = Counter::ALL.into_iter().map(|counter| counter.stat(plan, &head.counts)).collect();
    html! {
        (page_head_with(&head.facts.title, origin(&head.facts), head.journal.clone()))
        @if let Some(reason) = head.facts.start_reason.as_deref().filter(|r| !r.is_empty()) {
            (notice(&Notice::new(NoticeKind::Info, format!("Ban hành khi còn điểm chưa rõ. Lý do: {reason}"))))
        }
        (stats_small(&all))
        (tabs("Các cách xem kế hoạch", &views))
    }
}

/// "Số 12/KH-UBND ngày 05/06/2026 · Đưa vào thực hiện 08/06/2026, Trần Thị A".
fn origin(facts: &PlanFacts) -> Markup {
    let date = |day: Option<Date>| day.map(dates::short);
    let number = facts.number.as_deref().filter(|n| !n.is_empty());
    let paper = match (number, date(facts.issued_on)) {
        (Some(number), Some(day)) => format!("Số {number} ngày {day}"),
        (Some(number), None) => format!("Số {number}"),
        (None, Some(day)) => format!("Ngày {day}, chưa có số"),
        (None, None) => "Chưa có số, ngày văn bản".to_owned(),
    };
    let started = match (date(facts.started_on), facts.started_by.as_deref()) {
        (Some(day), Some(by)) if !by.is_empty() => format!("Đưa vào thực hiện ngày {day}, người ban hành: {by}"),
        (Some(day), _) => format!("Đưa vào thực hiện ngày {day}"),
        _ => String::new(),
    };
    html! {
        (paper)
        @if !started.is_empty() { " · " (started) }
        @if facts.state() == PlanState::KetThuc { " · " strong { (PlanState::KetThuc.label()) } }
    }
}
