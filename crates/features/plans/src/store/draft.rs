//! Drafts of plans: the plan with its head, bases and duties, and the step that makes it run.

use db::{DbError, WriteTx, args};
use jiff::civil::Date;
use kernel::permission::Allowed;

use crate::draft::head::HeadCommand;
use crate::draft::new_plan::{NewBasis, NewDuty, NewPlan};
use crate::permissions::{EditDraft, ImportPlan, StartPlan};

/// Adds a plan as a draft; its id.
pub async fn insert_plan(tx: &mut WriteTx, allowed: &Allowed<ImportPlan>, new: &NewPlan) -> Result<i64, DbError> {
    let id = tx.next_id("plans_plan").await?;
    let (commune, now) = (tx.commune(), tx.now());
    tx.run(
        "insert into plans_plan (commune, id, state, kind, number, title, issuer, place, issued_on, signer_capacity,
                signer_title, signer_name, recipients, higher_plan, findings, source_name, source_file,
                source_sha256, source_lines, created_by, created_at, version)
         values ($1, $2, 'nhap', $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, 1)",
        args![
            commune,
            id,
            &new.kind,
            new.number.clone(),
            &new.title,
            new.issuer.clone(),
            new.place.clone(),
            new.issued_on,
            new.signer_capacity.clone(),
            new.signer_title.clone(),
            new.signer_name.clone(),
            &new.recipients,
            new.higher_plan.clone(),
            &new.findings,
            &new.source_name,
            new.source_file,
            &new.source_sha256,
            &new.source_lines,
            allowed.actor().staff,
            now
        ],
    )
    .await?;
    Ok(id)
}

/// Adds a document that a plan rests on.
pub async fn insert_basis(
    tx: &mut WriteTx,
    _allowed: &Allowed<ImportPlan>,
    plan: i64,
    sort: i64,
    new: &NewBasis,
) -> Result<(), DbError> {
    let id = tx.next_id("plans_basis").await?;
    let commune = tx.commune();
    tx.run(
        "insert into plans_basis (commune, id, plan, sort, kind, number, issued_on, issuer, title)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        args![commune, id, plan, sort, &new.kind, new.number.clone(), new.issued_on, new.issuer.clone(), &new.title],
    )
    .await?;
    Ok(())
}

/// Adds what a unit has to do.
pub async fn insert_duty(
    tx: &mut WriteTx,
    _allowed: &Allowed<ImportPlan>,
    plan: i64,
    sort: i64,
    new: &NewDuty,
) -> Result<(), DbError> {
    let id = tx.next_id("plans_duty").await?;
    let commune = tx.commune();
    tx.run(
        "insert into plans_duty (commune, id, plan, sort, path, unit_text, items) values ($1, $2, $3, $4, $5, $6, $7)",
        args![commune, id, plan, sort, &new.path, &new.unit_text, &new.items],
    )
    .await?;
    Ok(())
}

/// Writes the head of a draft.
///
/// # Errors
/// [`DbError::Conflict`] when the plan has another version or runs already.
pub async fn update_head(
    tx: &mut WriteTx,
    _allowed: &Allowed<EditDraft>,
    plan: i64,
    version: i64,
    head: &HeadCommand,
) -> Result<(), DbError> {
    let commune = tx.commune();
    tx.run_versioned(
        "update plans_plan set number = $4, issued_on = $5, title = $6, higher_plan = $7, signer_capacity = $8,
                signer_title = $9, signer_name = $10, version = version + 1
         where commune = $1 and id = $2 and version = $3 and state = 'nhap'",
        args![
            commune,
            plan,
            version,
            head.number.clone(),
            head.issued_on,
            &head.title,
            head.higher_plan.clone(),
            head.signer_capacity.clone(),
            head.signer_title.clone(),
            head.signer_name.clone()
        ],
    )
    .await
}

/// Throws a draft away with all that hangs on it. Its file stays, as the journal speaks of it.
///
/// # Errors
/// [`DbError::Conflict`] when the plan has another version or runs already.
pub async fn delete_plan(
    tx: &mut WriteTx,
    _allowed: &Allowed<EditDraft>,
    plan: i64,
    version: i64,
) -> Result<(), DbError> {
    let commune = tx.commune();
    for sql in [
        "delete from plans_coordination where commune = $1
           and task in (select id from plans_task where commune = $1 and plan = $2)",
        "delete from plans_blocker where commune = $1
           and task in (select id from plans_task where commune = $1 and plan = $2)",
        "update plans_task set parent = null where commune = $1 and plan = $2",
        "delete from plans_task where commune = $1 and plan = $2",
        "delete from plans_duty where commune = $1 and plan = $2",
        "delete from plans_basis where commune = $1 and plan = $2",
    ] {
        tx.run(sql, args![commune, plan]).await?;
    }
    tx.run_versioned(
        "delete from plans_plan where commune = $1 and id = $2 and version = $3 and state = 'nhap'",
        args![commune, plan, version],
    )
    .await
}

/// Sets a plan running from this day: owner, end and product of every task become its baseline, and the clock of
/// continuous and periodic tasks begins.
///
/// # Errors
/// [`DbError::Conflict`] when the plan has another version or runs already.
pub async fn mark_started(
    tx: &mut WriteTx,
    allowed: &Allowed<StartPlan>,
    plan: i64,
    version: i64,
    on: Date,
    reason: Option<&str>,
) -> Result<(), DbError> {
    let commune = tx.commune();
    tx.run_versioned(
        "update plans_plan set state = 'dang_thuc_hien', started_on = $4, started_by = $5, start_reason = $6,
                version = version + 1
         where commune = $1 and id = $2 and version = $3 and state = 'nhap'",
        args![commune, plan, version, on, &allowed.actor().name, reason.map(str::to_owned)],
    )
    .await?;
    tx.run(
        "update plans_task set baseline_owner = owner, baseline_due_until = due_until, baseline_product = product,
                state_on = $3, version = version + 1,
                cadence_months = case when cadence_months < 1 then 1 else cadence_months end,
                started_on = case when due_kind in ('continuous', 'every') then $3 else started_on end
         where commune = $1 and plan = $2",
        args![commune, plan, on],
    )
    .await?;
    Ok(())
}

/// Sees to it that a plan is still a draft, for writes that no version of a row guards.
///
/// # Errors
/// [`DbError::Conflict`] when it runs or is gone.
pub async fn still_draft(tx: &mut WriteTx, plan: i64) -> Result<(), DbError> {
    let commune = tx.commune();
    let found: Option<i64> = tx
        .optional(
            "select id as n from plans_plan where commune = $1 and id = $2 and state = 'nhap'",
            args![commune, plan],
        )
        .await?;
    found.map(|_| ()).ok_or(DbError::Conflict)
}
