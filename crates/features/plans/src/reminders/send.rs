//! Sending the mail of the day: one for each person with an address and something to do, at most once a day.

use db::{Conn, Db, DbError, Leaf};
use kernel::actor::{Actor, Capacity};
use kernel::clock::Clock;
use kernel::dates::Date;
use kernel::ids::{Commune, StaffId};
use kernel::permission::Denied;

use super::digest::{Addressee, Mail, digest};
use super::{Reminder, due, heard_by, to_confirm, to_decide};
use crate::permissions::RunJobs;
use crate::store::directive::to_read;
use crate::store::home::{Me, decisions};
use crate::store::reminder as store;

/// What stopped the round of mails.
#[derive(Debug, thiserror::Error)]
pub enum MailRoundError {
    /// The database's.
    #[error("database")]
    Db(#[from] DbError),
    /// The program may not run jobs.
    #[error("{0}")]
    Denied(#[from] Denied),
}

/// How the round went.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Round {
    pub sent: usize,
    /// Refused by the mail server; tried again in the next round.
    pub failed: usize,
}

/// Sends every person's mail of today that has not gone out. `place` names the commune in the text ("xã Hà Bắc");
/// `holders` says who holds what office today; `send` says false when the mail server refused.
///
/// # Errors
/// The database's; mails sent before stay noted.
pub async fn send_due_mail<F, Fut>(
    db: &Db,
    clock: &dyn Clock,
    commune: Commune,
    (place, base_url): (&str, &str),
    holders: &[(StaffId, Capacity)],
    send: F,
) -> Result<Round, MailRoundError>
where
    F: Fn(Mail) -> Fut,
    Fut: Future<Output = bool>,
{
    let allowed = Actor::program(commune, "Hệ thống").may(RunJobs)?;
    let today = clock.today();
    let mut conn = db.read().await?;
    let tasks = store::tasks_to_remind(&mut conn, commune, today).await?;
    let all = due(&tasks, today);
    let mailed = store::mailed_on(&mut conn, commune, today).await?;
    let people = staff::api::everybody(&mut conn, commune).await?;
    drop(conn);
    let mut round = Round::default();
    for person in people.iter().filter(|p| !mailed.contains(&p.id)) {
        let Some(email) = person.email.as_deref().map(str::trim).filter(|e| !e.is_empty()) else { continue };
        let held: Vec<Capacity> = holders.iter().filter(|(id, _)| *id == person.id).map(|(_, c)| c.clone()).collect();
        let me = (Me::of(Some(person.id), &held), person.id);
        let items = waiting_for(&mut db.read().await?, commune, &all, &me, today).await?;
        let addressee = Addressee { name: &person.full_name, email, commune: place };
        let Some(mail) = digest(&addressee, &items, base_url, today) else { continue };
        let mut tx = db.write(&allowed, None, clock.now()).await?;
        if !store::insert_mail(&mut tx, &allowed, person.id, today, &mail.subject).await? {
            continue;
        }
        tx.commit(Leaf::about("plans_mail", person.id.0, "Gửi thư nhắc việc"), "/").await?;
        if send(mail).await {
            round.sent += 1;
            continue;
        }
        let mut tx = db.write(&allowed, None, clock.now()).await?;
        store::delete_mail(&mut tx, &allowed, person.id, today).await?;
        tx.commit(Leaf::about("plans_mail", person.id.0, "Thư nhắc việc không gửi được"), "/").await?;
        round.failed += 1;
    }
    Ok(round)
}

/// All that one person has to hear of today. What he is to decide, to answer and to read comes from the statements of
/// his page "Việc của tôi", so that the mail and the page cannot differ.
async fn waiting_for(
    conn: &mut Conn,
    commune: Commune,
    all: &[Reminder],
    (me, staff): &(Me, StaffId),
    today: Date,
) -> Result<Vec<Reminder>, DbError> {
    let mut items = to_decide(&decisions(conn, commune, me).await?, *staff, today);
    items.extend(to_confirm(&to_read(conn, commune, *staff).await?, *staff, today));
    items.extend(heard_by(all, me));
    Ok(items)
}
