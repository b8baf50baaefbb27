//! Pressing for a task ("Nhắc", đôn đốc): an entry of the task's diary, which its owner finds on his own page.

use axum::extract::Path;
use db::{Conn, DbError, Leaf, WriteTx, Written};
use kernel::dates::Date;
use kernel::permission::Allowed;
use kernel::text;
use maud::Markup;
use ui::components::{Button, Tone, post_button};
use ui::icons::Icon;
use web::{Ctx, FormData, PageError, PageResult};

use crate::model::{EntryKind, Timeliness};
use crate::permissions::PromptTask;
use crate::store::entry::{NewEntry, insert_entry};
use crate::store::home::PROMPT;
use crate::store::reminder as store;
use crate::store::task::{TaskRow, task};

/// The longest note that goes with it, in characters.
const LONGEST: usize = 500;

/// The button, beside a task; `back` is the page that shows it. Twice on a day writes one entry.
/// `key` is the page's random key; each button's own is made of it and the task.
pub fn button(task: i64, title: &str, key: &str, back: &str) -> Markup {
    let key = &format!("{key}{task:x}");
    let look = Button { label: "Nhắc", tone: Tone::Quiet, icon: Some(Icon::Bell), about: title, ..Button::default() };
    post_button(&format!("/nhiem-vu/{task}/don-doc"), key, &look, &[("ve", back)])
}

/// The reminder.
pub async fn post(ctx: Ctx, Path(id): Path<i64>, data: FormData) -> PageResult {
    let mut conn = ctx.read().await?;
    let row = task(&mut conn, ctx.commune(), id).await?.ok_or(PageError::NotFound)?;
    drop(conn);
    let allowed = ctx.may(PromptTask { people: row.people(), state: row.state() })?;
    let back = back_to(&data, id);
    let mut tx = ctx.write(&allowed, &data).await?;
    let typed: String = text::one_line(data.raw("loi_nhan")).chars().take(LONGEST).collect();
    let words = if typed.is_empty() { usual_words(&row, ctx.today()) } else { typed };
    if !press(&mut tx, &allowed, id, &words, ctx.today()).await? {
        let nothing = Written { location: back };
        return Ok(ctx.done(&nothing, "Hôm nay anh/chị đã đôn đốc nhiệm vụ này rồi nên không gửi thêm."));
    }
    let leaf = Leaf::about("plans_task", id, "Đôn đốc nhiệm vụ").reason(words);
    let written = tx.commit(leaf, back).await?;
    Ok(ctx.done(&written, "Đã đôn đốc. Người thực hiện sẽ thấy ở trang “Việc của tôi”."))
}

/// Presses for a task, once a day for each person; false when he has done so today.
///
/// # Errors
/// The engine's.
pub async fn press(
    tx: &mut WriteTx,
    allowed: &Allowed<PromptTask>,
    task: i64,
    words: &str,
    on: Date,
) -> Result<bool, DbError> {
    let actor = allowed.actor();
    let conn: &mut Conn = tx;
    if store::prompts_on(conn, actor.commune, task, actor.staff, on).await? > 0 {
        return Ok(false);
    }
    let body = format!("{PROMPT}{words}");
    let entry = NewEntry { task, kind: EntryKind::TraoDoi, on, body: &body, percent: None };
    insert_entry(tx, allowed, &entry).await?;
    Ok(true)
}

/// What is said when nothing was typed.
fn usual_words(row: &TaskRow, today: Date) -> String {
    let asks = "Đề nghị báo cáo tiến độ và thời điểm hoàn thành.";
    match row.timeliness(today) {
        Timeliness::Overdue(days) => format!("nhiệm vụ đã quá hạn {days} ngày. {asks}"),
        Timeliness::EvidenceLate(days) => format!("minh chứng của kỳ này chậm {days} ngày. Đề nghị nộp minh chứng."),
        Timeliness::DueSoon(days) => format!("nhiệm vụ còn {days} ngày là đến hạn. {asks}"),
        _ => asks.to_owned(),
    }
}

/// Back to one of the pages that carry the button, else to the task.
fn back_to(data: &FormData, task: i64) -> String {
    let asked = data.raw("ve");
    let plain = asked.chars().all(|c| c.is_ascii_alphanumeric() || "/-_?=&".contains(c));
    let known =
        asked == "/" || asked == "/dieu-hanh" || asked.starts_with("/dieu-hanh?") || asked.starts_with("/don-vi/");
    if plain && known && !asked.contains("//") { asked.to_owned() } else { format!("/nhiem-vu/{task}") }
}
