//! "Anh/chị làm được gì ở đây": only what this person may do now, what waits for him first.

use kernel::permission::Action;
use maud::{Markup, html};
use ui::components::{Button, Tone, actions, link_button, post_button};

use super::halt::Halt;
use super::view::TaskPage;
use super::words;
use crate::model::transitions::{TaskEvent, next};
use crate::model::{ChangeState, EvidenceState, PlanState, TaskState, Timeliness};
use crate::permissions::{
    DecideChange, DecideEvidence, Discuss, HaltTask, ManageBlockers, Publish, ReportDifficulty, RequestChange,
    WorkOnTask,
};

/// One thing to do.
struct Offer {
    /// It waits for this person.
    awaited: bool,
    markup: Markup,
}

/// The card's content.
pub fn offers(of: &TaskPage) -> Markup {
    if of.plan.plan_state() != PlanState::DangThucHien {
        return html! {
            p { @if of.plan.plan_state() == PlanState::Nhap { "Kế hoạch còn là bản nháp nên nhiệm vụ chưa chạy." } @else { "Kế hoạch đã kết thúc; nhiệm vụ chỉ còn để xem lại." } }
        };
    }
    let mut all = decisions(of);
    all.extend(work(of));
    all.extend(beside(of));
    let all_empty = all.is_empty();
    let (awaited, other): (Vec<Offer>, Vec<Offer>) = all.into_iter().partition(|o| o.awaited);
    let reasons = refusals(of);
    html! {
        div.pieces {
            @if !awaited.is_empty() {
                div {
                    p { strong { "Đang chờ anh/chị:" } }
                    (actions(html! { @for offer in &awaited { (offer.markup) } }))
                }
            }
            @if !reasons.is_empty() { div { @for reason in &reasons { p.meta { (reason) } } } }
            @if !other.is_empty() { (actions(html! { @for offer in &other { (offer.markup) } })) }
            @if all_empty {
                p { "Anh/chị theo dõi được nhiệm vụ này. Việc báo cáo do người thực hiện và đơn vị chủ trì làm." }
            }
        }
    }
}

fn link(awaited: bool, href: &str, label: &str, tone: Tone) -> Offer {
    Offer { awaited, markup: link_button(href, label, tone, None) }
}

fn could<A: Action>(of: &TaskPage, action: &A) -> bool {
    of.actor.could(action)
}

fn moves(of: &TaskPage, event: TaskEvent) -> bool {
    next(of.task.state(), event, of.task.is_continuous()).is_ok()
}

fn decisions(of: &TaskPage) -> Vec<Offer> {
    let mut offers = Vec::new();
    let people = of.task.people();
    for evidence in of.evidence.iter().filter(|e| e.state() == EvidenceState::ChoDuyet) {
        if could(of, &DecideEvidence { people, submitted_by: evidence.submitted_by }) && moves(of, TaskEvent::Accept) {
            let title = words::shortened(&evidence.title, 50);
            offers.push(link(
                true,
                &format!("/minh-chung/{}/duyet", evidence.id),
                &format!("Duyệt «{title}»"),
                Tone::Primary,
            ));
            offers.push(link(true, &format!("/minh-chung/{}/tra-lai", evidence.id), "Trả lại", Tone::Secondary));
        }
    }
    for change in of.changes.iter().filter(|c| c.state() == ChangeState::ChoDuyet) {
        if could(of, &DecideChange { people: change.deciders(people), requested_by: change.requested_by }) {
            let what = change.field().label().to_lowercase();
            offers.push(link(
                true,
                &format!("/thay-doi/{}/dong-y", change.id),
                &format!("Đồng ý đổi {what}"),
                Tone::Primary,
            ));
            offers.push(link(true, &format!("/thay-doi/{}/tu-choi", change.id), "Không đồng ý", Tone::Secondary));
        }
    }
    offers
}

/// Why a decision that looks like this person's is not his: nobody decides on his own.
fn refusals(of: &TaskPage) -> Vec<String> {
    let people = of.task.people();
    let evidence = of.evidence.iter().filter(|e| e.state() == EvidenceState::ChoDuyet);
    let changes = of.changes.iter().filter(|c| c.state() == ChangeState::ChoDuyet);
    let products =
        evidence.filter_map(|e| DecideEvidence { people, submitted_by: e.submitted_by }.check(&of.actor).err());
    let requests = changes.filter_map(|c| DecideChange { people, requested_by: c.requested_by }.check(&of.actor).err());
    let on_himself = [DecideEvidence::POLICY.not_own, DecideChange::POLICY.not_own];
    let said =
        products.map(|denied| denied.to_string()).take(1).chain(requests.map(|denied| denied.to_string()).take(1));
    said.filter(|why| on_himself.contains(&why.as_str())).collect()
}

fn work(of: &TaskPage) -> Vec<Offer> {
    let task = &of.task;
    if !could(of, &WorkOnTask { people: task.people(), state: task.state() }) {
        return Vec::new();
    }
    // What was handed in waits for whoever decides, and nothing for those who did the work.
    let is_handed_in = task.state() == TaskState::ChoDuyet;
    let is_owner = task.owner.is_some_and(|owner| of.actor.is_staff(owner));
    let at = |verb: &str| format!("{}/{verb}", words::href(task.id));
    let mut offers = Vec::new();
    if moves(of, TaskEvent::Start) {
        let tone = if is_owner { Tone::Primary } else { Tone::Secondary };
        let start = Button { label: "Bắt đầu", tone, about: &task.title, ..Button::default() };
        offers.push(Offer { awaited: is_owner, markup: post_button(&at("bat-dau"), &of.key(), &start, &[]) });
    }
    let wants_evidence = matches!(of.timeliness(), Timeliness::EvidenceLate(_));
    let again = task.state() == TaskState::TraLai;
    let hand_in = if again { "Nộp lại sản phẩm" } else { "Nộp sản phẩm" };
    if moves(of, TaskEvent::HandIn) {
        let awaited = again || (wants_evidence && !is_handed_in);
        let tone = if awaited { Tone::Primary } else { Tone::Secondary };
        offers.push(link(awaited, &at("nop-san-pham"), hand_in, tone));
    }
    if moves(of, TaskEvent::Progress) {
        let awaited =
            is_owner && !is_handed_in && matches!(of.timeliness(), Timeliness::Overdue(_) | Timeliness::DueSoon(_));
        offers.push(link(awaited, &at("tien-do"), "Báo cáo tiến độ", Tone::Secondary));
    }
    offers
}

fn beside(of: &TaskPage) -> Vec<Offer> {
    let (task, people) = (&of.task, of.task.people());
    let at = |verb: &str| format!("{}/{verb}", words::href(task.id));
    let mut offers = Vec::new();
    if !task.state().is_closed() && could(of, &ManageBlockers { people }) {
        offers.push(link(false, &at("cho-doi"), "Ghi điều đang chờ", Tone::Quiet));
    }
    if could(of, &RequestChange { people, state: task.state() }) {
        offers.push(link(false, &at("de-nghi-thay-doi"), "Đề nghị thay đổi", Tone::Quiet));
    }
    if !task.state().is_closed() && could(of, &Discuss) && could(of, &ReportDifficulty::by(&of.actor)) {
        offers.push(link(false, &format!("/kho-khan/moi?nhiem_vu={}", task.id), "Báo cáo khó khăn", Tone::Quiet));
    }
    for halt in [Halt::Pause, Halt::Resume, Halt::Cancel] {
        if moves(of, halt.event()) && could(of, &HaltTask { people, state: task.state() }) {
            let awaited = halt == Halt::Resume && people.authority.is_some_and(|a| of.actor.is_staff(a));
            offers.push(link(awaited, &at(halt.verb()), halt.title(), Tone::Quiet));
        }
    }
    if could(of, &Publish) {
        let label = if task.is_public { "Thôi công khai" } else { "Công khai nhiệm vụ" };
        let button = Button { label, tone: Tone::Quiet, about: &task.title, ..Button::default() };
        let (version, value) = (task.version.to_string(), if task.is_public { "0" } else { "1" });
        let fields = [("_version", version.as_str()), ("cong_khai", value)];
        offers.push(Offer { awaited: false, markup: post_button(&at("cong-khai"), &of.key(), &button, &fields) });
    }
    offers
}
