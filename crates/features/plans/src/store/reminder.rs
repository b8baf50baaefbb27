//! What reminders are computed from, the entries that press for work, and the mail that was sent.

use db::{Conn, DbError, WriteTx, args};
use jiff::civil::Date;
use kernel::ids::{Commune, StaffId};
use kernel::permission::Allowed;

use super::home::{HomeTask, PROMPT, home_columns};
use crate::permissions::RunJobs;
use crate::store::views::clauses::marks;

/// Tasks of issued plans that somebody has to be reminded of today: late, due soon, returned.
pub async fn tasks_to_remind(conn: &mut Conn, commune: Commune, today: Date) -> Result<Vec<HomeTask>, DbError> {
    let sql = concat!(
        "select ",
        home_columns!(),
        " from plans_task t where t.commune = $1 and ",
        issued!(),
        " and t.state not in ('hoan_thanh', 'huy') and (t.state = 'tra_lai' or ",
        overdue!(),
        " or ",
        due_soon!(),
        " or ",
        evidence_late!(),
        ") order by t.due_until, t.plan, t.sort, t.id limit 5000"
    );
    conn.all(sql, marks(commune, today)).await
}

/// How often this actor has pressed for a task on a day.
pub async fn prompts_on(
    conn: &mut Conn,
    commune: Commune,
    task: i64,
    author: Option<StaffId>,
    on: Date,
) -> Result<i64, DbError> {
    conn.one(
        "select count(*) as n from plans_entry
         where commune = $1 and task = $2 and kind = 'trao_doi' and author = $3 and on_date = $4 and body like $5",
        args![commune, task, author, on, format!("{PROMPT}%")],
    )
    .await
}

/// Those who have had their mail of this day.
pub async fn mailed_on(conn: &mut Conn, commune: Commune, on: Date) -> Result<Vec<StaffId>, DbError> {
    let ids: Vec<i64> = conn
        .all(
            "select staff as n from plans_mail where commune = $1 and sent_on = $2 order by staff limit 5000",
            args![commune, on],
        )
        .await?;
    Ok(ids.into_iter().map(StaffId).collect())
}

/// Notes a person's mail of this day; false when he has had one. Its row is written before the mail goes out, so that
/// a fault between the two can lose a mail but never double it.
pub async fn insert_mail(
    tx: &mut WriteTx,
    allowed: &Allowed<RunJobs>,
    staff: StaffId,
    on: Date,
    subject: &str,
) -> Result<bool, DbError> {
    let id = tx.next_id("plans_mail").await?;
    let rows = tx
        .run(
            "insert into plans_mail (commune, id, staff, sent_on, subject) values ($1, $2, $3, $4, $5)
             on conflict (commune, staff, sent_on) do nothing",
            args![allowed.actor().commune, id, staff, on, subject],
        )
        .await?;
    Ok(rows > 0)
}

/// Takes the note back: the mail was refused and may be tried again.
pub async fn delete_mail(
    tx: &mut WriteTx,
    allowed: &Allowed<RunJobs>,
    staff: StaffId,
    on: Date,
) -> Result<(), DbError> {
    tx.run(
        "delete from plans_mail where commune = $1 and staff = $2 and sent_on = $3",
        args![allowed.actor().commune, staff, on],
    )
    .await?;
    Ok(())
}
