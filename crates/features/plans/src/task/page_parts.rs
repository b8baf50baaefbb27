//! Parts of the task's page that other pages show too: a piece of evidence, a change request.

use kernel::{dates, numbers};
use maud::{Markup, html};
use ui::components::{
    FileRow, NoticeKind, Status, StatusKind, SummaryRow, file_list, notice_with, status, summary_list,
};

use super::sheet::finish;
use super::words;
use crate::model::{ChangeState, EvidenceState};
use crate::store::change::ChangeRow;
use crate::store::evidence::EvidenceRow;
use crate::store::task::TaskRow;

/// Where the file or the link of evidence leads, as list entries.
pub fn evidence_files(evidence: &EvidenceRow) -> Markup {
    let mut rows = Vec::new();
    let row =
        |href: String, name: String, about: String| FileRow { href, name, about, by: String::new(), action: html! {} };
    if let (Some(_), Some(name)) = (evidence.file, &evidence.file_name) {
        let size = numbers::file_size(u64::try_from(evidence.file_size.unwrap_or(0)).unwrap_or(0));
        rows.push(row(format!("/minh-chung/{}/tep", evidence.id), name.clone(), size));
    }
    if let Some(link) = &evidence.link {
        rows.push(row(link.clone(), words::shortened(link, 80), "liên kết ra ngoài".to_owned()));
    }
    file_list(&rows)
}

/// Who handed in what, and when.
pub fn evidence_by(evidence: &EvidenceRow) -> String {
    let handed = format!("{} nộp ngày {}", evidence.submitter_name, dates::short(evidence.submitted_on));
    match evidence.period_on == evidence.submitted_on {
        true => handed,
        false => format!("{handed}, cho kỳ đến {}", dates::short(evidence.period_on)),
    }
}

/// Who decided, and when; empty while it waits.
pub fn evidence_decided(evidence: &EvidenceRow) -> String {
    let verb = match evidence.state() {
        EvidenceState::ChoDuyet => return String::new(),
        EvidenceState::DuocNhan => "chấp nhận",
        EvidenceState::TraLai => "trả lại",
    };
    let day = evidence.decided_on.map_or(String::new(), |day| format!(" ngày {}", dates::short(day)));
    format!("{} {verb}{day}", evidence.decider_name.as_deref().unwrap_or("Người có thẩm quyền"))
}

/// The facts of a piece of evidence, for the one who decides.
pub fn evidence_facts(evidence: &EvidenceRow) -> Markup {
    let mut rows = vec![
        SummaryRow::text("Sản phẩm", &evidence.title),
        SummaryRow::new("Tệp, liên kết", evidence_files(evidence)),
        SummaryRow::text("Người nộp", &evidence_by(evidence)),
    ];
    if !evidence.note.is_empty() {
        rows.push(SummaryRow::new("Ghi chú", html! { p.typed { (evidence.note) } }));
    }
    summary_list(&rows)
}

/// Instead of the form: this evidence was decided while the form was open.
pub fn already_decided(task: &TaskRow, evidence: &EvidenceRow, typed: &str) -> Markup {
    html! {
        (notice_with(NoticeKind::Warning, html! {
            p { "Sản phẩm này đã được quyết định trước đó nên chưa có gì thay đổi: " (evidence_decided(evidence)) "." }
            @if let Some(reason) = &evidence.reason { p.typed { "Ý kiến: " (reason) } }
        }))
        (kept(typed))
        (evidence_facts(evidence))
        (finish(task, html! {}))
    }
}

/// What was typed in vain, so that it can be copied.
pub fn kept(typed: &str) -> Markup {
    html! { @if !typed.trim().is_empty() { p { "Nội dung anh/chị vừa nhập, để dùng lại khi cần:" } p.typed { (typed) } } }
}

/// The state of a request as a pill.
pub fn change_pill(state: ChangeState) -> Markup {
    let kind = match state {
        ChangeState::ChoDuyet => StatusKind::AwaitingApproval,
        ChangeState::DongY => StatusKind::Done,
        ChangeState::TuChoi => StatusKind::Returned,
        ChangeState::RutLai => StatusKind::Cancelled,
    };
    status(Status { kind, label: state.label().to_owned() })
}

/// Who decided on a request, and when; empty while it waits.
pub fn change_by(change: &ChangeRow) -> String {
    let verb = match change.state() {
        ChangeState::ChoDuyet => return String::new(),
        ChangeState::DongY => "đồng ý",
        ChangeState::TuChoi => "không đồng ý",
        ChangeState::RutLai => "rút lại",
    };
    let day = change.decided_on.map_or(String::new(), |day| format!(" ngày {}", dates::short(day)));
    format!("{} {verb}{day}", change.decider_name.as_deref().unwrap_or("Người có thẩm quyền"))
}

/// The facts of a request, for the one who decides.
pub fn change_facts(change: &ChangeRow) -> Markup {
    let asked = format!("{}, ngày {}", change.requester_name, dates::short(change.requested_on));
    summary_list(&[
        SummaryRow::text("Đề nghị đổi", change.field().label()),
        SummaryRow::new("Hiện nay", html! { span.typed { (words::or_none(&change.old_text)) } }),
        SummaryRow::new("Đổi thành", html! { strong.typed { (change.new_text) } }),
        SummaryRow::new("Lý do", html! { span.typed { (change.reason) } }),
        SummaryRow::text("Người đề nghị", &asked),
    ])
}

/// Instead of the form: this request was decided while the form was open.
pub fn change_decided(task: &TaskRow, change: &ChangeRow, typed: &str) -> Markup {
    html! {
        (notice_with(NoticeKind::Warning, html! {
            @if change.state() == ChangeState::RutLai { p { "Người gửi đã rút đề nghị này nên chưa có gì thay đổi: " (change_by(change)) "." } }
            @else { p { "Đề nghị này đã được quyết định trước đó nên chưa có gì thay đổi: " (change_by(change)) "." } }
            @if let Some(reason) = &change.decision_reason { p.typed { "Lý do: " (reason) } }
        }))
        (kept(typed))
        (change_facts(change))
        (finish(task, html! {}))
    }
}
