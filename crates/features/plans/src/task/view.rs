//! Everything about one task on one page.

use db::journal::JournalRow;
use kernel::actor::Actor;
use kernel::dates::{self, Date};
use kernel::ids::StaffId;
use maud::{Markup, html};
use staff::api::People;
use ui::components::{
    Button, Due, Status, StatusKind, SummaryRow, Tone, card, due, person, person_link, post_button, progress_mini,
    status, summary_list, tag,
};
use ui::icons::Icon;
use ui::layout::page_head_with;
use web::Paging;

use super::{actions, clears, history, page_parts, words};
use crate::model::{ChangeState, DifficultyState, EvidenceState, PlanState, Priority, TaskState, Timeliness};
use crate::permissions::{ManageBlockers, OpenFile, Publish, ViewDifficulty, WithdrawChange};
use crate::store::blocker::BlockerRow;
use crate::store::change::ChangeRow;
use crate::store::entry::EntryRow;
use crate::store::evidence::EvidenceRow;
use crate::store::task::TaskRow;
use crate::store::task_page::{RelatedRow, TaskDifficultyRow, TaskPlan};

/// What the end of the page tells.
#[derive(Debug, Clone)]
pub enum Diary {
    Entries(Vec<EntryRow>),
    Journal(Vec<JournalRow>),
}

/// All that the page shows.
#[derive(Debug)]
pub struct TaskPage {
    pub task: TaskRow,
    pub plan: TaskPlan,
    /// Name of the leading unit; empty when the plan names none that is known.
    pub unit_name: String,
    pub people: People,
    pub related: Vec<RelatedRow>,
    pub evidence: Vec<EvidenceRow>,
    pub changes: Vec<ChangeRow>,
    pub blockers: Vec<BlockerRow>,
    pub difficulties: Vec<TaskDifficultyRow>,
    pub diary: Diary,
    pub paging: Paging,
    pub actor: Actor,
    pub today: Date,
    /// Makes the key of each form on the page.
    pub fresh_key: fn() -> String,
}

impl TaskPage {
    /// A key for a form.
    pub(super) fn key(&self) -> String {
        (self.fresh_key)()
    }

    /// How timely the task is.
    pub(super) fn timeliness(&self) -> Timeliness {
        self.task.timeliness(self.today)
    }

    /// "Đặng Thị Thu Hường (Chuyên viên)".
    pub(super) fn person_text(&self, id: Option<StaffId>) -> Option<String> {
        let row = self.people.get(id?)?;
        Some(if row.title.is_empty() { row.full_name.clone() } else { format!("{} ({})", row.full_name, row.title) })
    }

    fn person(&self, id: Option<StaffId>) -> Option<Markup> {
        let row = self.people.get(id?)?;
        Some(person_link(&format!("/can-bo/{}", row.code), &row.full_name, &row.title))
    }

    /// With whom the product that was handed in waits; none when it is the leaders'.
    fn decider(&self) -> Option<StaffId> {
        let waiting = self.evidence.iter().filter(|e| e.state() == EvidenceState::ChoDuyet);
        self.task.people().decider(waiting.filter_map(|e| e.submitted_by).min())
    }

    fn opens_difficulty(&self, row: &TaskDifficultyRow) -> bool {
        self.actor.could(&ViewDifficulty { unit: row.unit, people: Some(self.task.people()) })
    }

    fn opens_files(&self, evidence: &EvidenceRow) -> bool {
        let coordinates = self.plan.coordinates > 0;
        self.actor.could(&OpenFile { people: self.task.people(), coordinates, is_public: evidence.is_public })
    }
}

/// The page's content.
pub fn view(of: &TaskPage) -> Markup {
    html! {
        (page_head_with(&words::name(&of.task), head_line(of), journal::api::link(&of.actor, "plans_task", of.task.id)))
        div.split {
            div {
                (card("Đang ở đâu", standing(of)))
                (card("Anh/chị làm được gì ở đây", actions::offers(of)))
                @if !of.blockers.is_empty() { (card("Đang chờ gì", blockers(of))) }
                (card("Sản phẩm và minh chứng", evidence(of)))
                @if !of.changes.is_empty() { (card("Đề nghị thay đổi", changes(of))) }
                (history::section(of))
            }
            div {
                (card("Sáu rõ", clears::clears(of)))
                (card("Nội dung trong kế hoạch", clears::content(of)))
                (card("Thuộc kế hoạch", place(of)))
                (card("Khó khăn, vướng mắc", difficulties(of)))
            }
        }
    }
}

fn head_line(of: &TaskPage) -> Markup {
    let task = &of.task;
    html! {
        div.cluster {
            (words::state_pill(task.state()))
            @match of.timeliness() {
                Timeliness::Overdue(days) => {
                    (status(Status { kind: StatusKind::Overdue, label: format!("Quá hạn {days} ngày") })) " "
                    (due(&Due { date: &words::due_words(task), ..Due::default() }))
                }
                _ => (words::due_mark(task, of.today)),
            }
            @match task.priority() {
                Priority::Thuong => {}
                Priority::UuTien | Priority::Gap => (tag(Icon::Up, task.priority().label())),
            }
            @if task.is_public { (tag(Icon::Globe, "Công khai")) } @else { (tag(Icon::Lock, "Nội bộ")) }
        }
    }
}

/// Where it is, who holds it, since when, until when.
fn standing(of: &TaskPage) -> Markup {
    let task = &of.task;
    let holder = match task.state() {
        TaskState::ChoDuyet => of.person(of.decider()).unwrap_or_else(|| match task.authority {
            Some(_) => html! { "Lãnh đạo UBND (người duyệt không tự duyệt việc của mình)" },
            None => html! { "Lãnh đạo UBND (chưa ghi người duyệt)" },
        }),
        TaskState::HoanThanh | TaskState::Huy => html! { "Đã khép lại, không ai phải làm gì thêm" },
        TaskState::TamDung => of.person(task.people().decider(None)).unwrap_or_else(|| html! { "Lãnh đạo UBND" }),
        _ => of.person(task.owner).unwrap_or_else(|| match of.unit_name.is_empty() {
            true => person("", ""),
            false => html! { (of.unit_name) " (chưa phân công người)" },
        }),
    };
    let since = task.state_on.map_or_else(
        || "Từ khi ban hành kế hoạch".to_owned(),
        |day| format!("{} ({})", dates::short(day), dates::ago(day, of.today)),
    );
    let due = html! {
        (words::due_mark(task, of.today))
        @if let Some(slip) = words::slip(task) { p.meta { (slip) } }
        @if let Some(ending) = words::ending(task) { p.meta { (ending) } }
    };
    let percent = u32::try_from(task.percent).unwrap_or(0);
    let mut rows = vec![
        SummaryRow::new("Trạng thái", words::state_pill(task.state())),
        SummaryRow::new("Ai giữ", holder),
        SummaryRow::text("Từ khi nào", &since),
        SummaryRow::new("Hạn", due),
    ];
    // Work that goes on is measured by its evidence, which stands beside its time.
    if !task.is_continuous() {
        rows.push(SummaryRow::new("Tiến độ", progress_mini(percent)));
    }
    if let Some(reason) = &task.state_reason {
        rows.insert(1, SummaryRow::new("Lý do", html! { span.typed { (reason) } }));
    }
    summary_list(&rows)
}

fn blockers(of: &TaskPage) -> Markup {
    let may =
        of.plan.plan_state() == PlanState::DangThucHien && of.actor.could(&ManageBlockers { people: of.task.people() });
    html! {
        ul.pieces {
            @for row in &of.blockers {
                li {
                    @match row.blocked_by {
                        Some(other) => a href=(words::href(other)) { (row.what()) },
                        None => (row.what()),
                    }
                    @match row.cleared_on {
                        Some(day) => {
                            p.meta { "Đã hết chờ từ " (dates::short(day)) @if let Some(note) = &row.cleared_note { ": " (note) } }
                        }
                        None => {
                            p.meta {
                                "Chờ từ " (dates::short(row.noted_on)) " (" (dates::ago(row.noted_on, of.today)) ")"
                                @if let Some(due) = row.by_due.filter(|_| !row.waits_in_vain()) { ", hạn của nhiệm vụ đó: " (dates::short(due)) }
                                @if row.waits_in_vain() { ". " strong { "Nhiệm vụ đó đã hủy; hãy ghi nhận không còn phải chờ." } }
                                @if may { " · " a href={ "/cho-doi/" (row.id) "/het" } { "Ghi hết chờ" span.vh { ": " (row.what()) } } }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn evidence(of: &TaskPage) -> Markup {
    if of.evidence.is_empty() {
        return html! {
            p { "Chưa có sản phẩm nào được nộp." }
            @match &of.task.product {
                Some(product) => p.meta { "Kế hoạch yêu cầu: " (product) },
                None => p.meta { "Kế hoạch chưa ghi rõ sản phẩm phải nộp." },
            }
        };
    }
    html! { div.pieces { @for piece in &of.evidence { (one_evidence(of, piece)) } } }
}

fn one_evidence(of: &TaskPage, piece: &EvidenceRow) -> Markup {
    let decided = page_parts::evidence_decided(piece);
    html! {
        article id={ "minh-chung-" (piece.id) } {
            h3 { (piece.title) }
            p.cluster {
                (words::evidence_pill(piece.state()))
                @if piece.is_public { (tag(Icon::Globe, "Công khai")) }
                span.meta { (page_parts::evidence_by(piece)) }
            }
            @if of.opens_files(piece) { (page_parts::evidence_files(piece)) }
            @else { p.meta { "Tệp dành cho các đơn vị tham gia nhiệm vụ." } }
            @if !piece.note.is_empty() { p.typed { (piece.note) } }
            @if !decided.is_empty() { p { (decided) @if let Some(reason) = &piece.reason { ": " span.typed { (reason) } } } }
            (publish_evidence(of, piece))
        }
    }
}

fn publish_evidence(of: &TaskPage, piece: &EvidenceRow) -> Markup {
    let running = of.plan.plan_state() == PlanState::DangThucHien;
    if !running || piece.state() != EvidenceState::DuocNhan || !of.actor.could(&Publish) {
        return html! {};
    }
    let (label, value) = if piece.is_public { ("Thôi công khai", "0") } else { ("Công khai tệp này", "1") };
    let button = Button { label, tone: Tone::Quiet, about: &piece.title, ..Button::default() };
    let version = piece.version.to_string();
    let fields = [("_version", version.as_str()), ("cong_khai", value)];
    post_button(&format!("/minh-chung/{}/cong-khai", piece.id), &of.key(), &button, &fields)
}

fn changes(of: &TaskPage) -> Markup {
    html! {
        div.pieces { @for change in &of.changes {
            @let decided = page_parts::change_by(change);
            article id={ "thay-doi-" (change.id) } {
                p.cluster {
                    strong { "Đổi " (change.field().label().to_lowercase()) }
                    (page_parts::change_pill(change.state()))
                }
                p { (words::moved(&change.old_text, &change.new_text)) }
                p.typed { "Lý do: " (change.reason) }
                p.meta {
                    (change.requester_name) " đề nghị ngày " (dates::short(change.requested_on))
                    @if !decided.is_empty() { " · " (decided) }
                    @if let Some(reason) = &change.decision_reason { ": " (reason) }
                }
                (withdraw(of, change))
            }
        } }
    }
}

/// For who sent it, while it waits.
fn withdraw(of: &TaskPage, change: &ChangeRow) -> Markup {
    let running = of.plan.plan_state() == PlanState::DangThucHien;
    let own = of.actor.could(&WithdrawChange { requested_by: change.requested_by });
    if !running || !own || change.state() != ChangeState::ChoDuyet {
        return html! {};
    }
    let about = format!("đổi {}", change.field().label().to_lowercase());
    let button = Button { label: "Rút đề nghị", tone: Tone::Quiet, about: &about, ..Button::default() };
    post_button(&format!("/thay-doi/{}/rut", change.id), &of.key(), &button, &[])
}

fn place(of: &TaskPage) -> Markup {
    let number = of.plan.plan_number.as_deref().map(|n| format!(" số {n}")).unwrap_or_default();
    let parents = of.related.iter().filter(|r| Some(r.id) == of.task.parent);
    let subs: Vec<&RelatedRow> = of.related.iter().filter(|r| r.parent == Some(of.task.id)).collect();
    html! {
        p { a href={ "/ke-hoach/" (of.task.plan) } { (of.plan.plan_title) } (number) }
        @if let Some(item) = &of.plan.higher_item {
            p { "Thực hiện mục của kế hoạch cấp trên: " (words::higher_item(item, of.plan.higher_plan.as_deref())) }
        }
        @for parent in parents {
            p { "Thuộc nhiệm vụ " a href=(words::href(parent.id)) { (words::named(&parent.path, &parent.title)) } }
        }
        @if !subs.is_empty() {
            h3 { "Việc con" }
            ul.pieces {
                @for sub in subs {
                    li {
                        a href=(words::href(sub.id)) { (words::named(&sub.path, &sub.title)) } " "
                        (words::state_pill(sub.state()))
                        @if let Some(due) = sub.due_until { " " span.meta { "hạn " (dates::short(due)) } }
                    }
                }
            }
        }
    }
}

fn difficulties(of: &TaskPage) -> Markup {
    // Whoever may not open one is not told that it exists.
    let shown: Vec<_> = of.difficulties.iter().filter(|row| of.opens_difficulty(row)).collect();
    html! {
        @if shown.is_empty() { p { "Chưa có khó khăn nào được báo cáo về nhiệm vụ này." } }
        @else {
            ul.pieces {
                @for row in shown {
                    li {
                        a href={ "/kho-khan/" (row.id) } { (row.title) }
                        p.meta {
                            (row.state().label()) " · " (row.reporter_name) " báo cáo ngày " (dates::short(row.reported_on))
                            @if row.state() != DifficultyState::DaTraLoi { ", hạn trả lời " (dates::short(row.due_on)) }
                        }
                    }
                }
            }
        }
    }
}
