//! Roles as they are given, and the capacities that follow on a day.

use db::{Conn, DbError, WriteTx, args, record};
use jiff::civil::Date;
use kernel::actor::{Behalf, Capacity, Role};
use kernel::ids::{AccountId, Commune, StaffId, UnitId};
use kernel::permission::{Action, Allowed};

record! {
    /// A role that an account was given.
    pub struct GrantRow {
        pub id: i64,
        pub account: AccountId,
        pub role: String,
        pub unit: Option<UnitId>,
        pub acting: bool,
        pub document: Option<String>,
        pub valid_from: Date,
        pub valid_until: Option<Date>,
        pub version: i64,
    }
}

impl GrantRow {
    /// The capacity that it gives; `None` for a role that this version does not know.
    pub fn capacity(&self) -> Option<Capacity> {
        let role = Role::from_code(&self.role)?;
        Some(Capacity { role, unit: self.unit, acting: self.acting, behalf: None })
    }
}

/// A role to be given.
#[derive(Debug, Clone)]
pub struct NewGrant {
    pub account: AccountId,
    pub role: Role,
    pub unit: Option<UnitId>,
    pub acting: bool,
    pub document: Option<String>,
    pub valid_from: Date,
    pub valid_until: Option<Date>,
    pub request: Option<i64>,
}

record! {
    /// A role as it is held, by whom and from whom.
    pub struct HeldRow {
        pub account: AccountId,
        pub role: String,
        pub unit: Option<UnitId>,
        pub acting: bool,
        pub from_staff: Option<StaffId>,
        pub from_account: Option<AccountId>,
        pub from_name: Option<String>,
    }
}

impl HeldRow {
    /// The capacity that it is; `None` for a role that this version does not know.
    fn capacity(self) -> Option<Capacity> {
        let role = Role::from_code(&self.role)?;
        let behalf = match (self.from_staff, self.from_account) {
            (Some(staff), Some(account)) => Some(Behalf { staff, account, name: self.from_name.unwrap_or_default() }),
            _ => None,
        };
        Some(Capacity { role, unit: self.unit, acting: self.acting, behalf })
    }
}

/// The capacities of an account on a day: roles of its own, and those that were delegated to it by somebody who still
/// holds them himself. At most 40.
pub async fn capacities(
    conn: &mut Conn,
    commune: Commune,
    account: AccountId,
    today: Date,
) -> Result<Vec<Capacity>, DbError> {
    let rows: Vec<HeldRow> = conn
        .all(
            "select account, role, unit, acting, from_staff, from_account, from_name from (
               select 0 as lent, g.id, g.account, g.role, g.unit, g.acting, cast(null as bigint) as from_staff,
                      cast(null as bigint) as from_account, cast(null as text) as from_name
               from access_grant g
               where g.commune = $1 and g.valid_from <= $2 and (g.valid_until is null or g.valid_until > $2) and g.account = $3
               union all
               select 1 as lent, d.id, d.to_account as account, d.role, d.unit, g.acting, d.from_staff, d.from_account,
                      d.from_name
               from access_delegation d
               join access_grant g on g.commune = $1 and g.account = d.from_account and g.role = d.role
                 and coalesce(g.unit, 0) = coalesce(d.unit, 0) and g.valid_from <= $2
                 and (g.valid_until is null or g.valid_until > $2)
               where d.commune = $1 and d.state = 'da_nhan' and d.valid_from <= $2 and d.valid_until > $2
                 and d.to_account = $3
             ) as held order by lent, id limit 40",
            args![commune, today, account],
        )
        .await?;
    Ok(rows.into_iter().filter_map(HeldRow::capacity).collect())
}

/// The capacities of every account on a day, an account's together as `capacities` has them: at most 5,000.
pub async fn capacities_of_all(
    conn: &mut Conn,
    commune: Commune,
    today: Date,
) -> Result<Vec<(AccountId, Capacity)>, DbError> {
    let rows: Vec<HeldRow> = conn
        .all(
            "select account, role, unit, acting, from_staff, from_account, from_name from (
               select 0 as lent, g.id, g.account, g.role, g.unit, g.acting, cast(null as bigint) as from_staff,
                      cast(null as bigint) as from_account, cast(null as text) as from_name
               from access_grant g
               where g.commune = $1 and g.valid_from <= $2 and (g.valid_until is null or g.valid_until > $2)
               union all
               select 1 as lent, d.id, d.to_account as account, d.role, d.unit, g.acting, d.from_staff, d.from_account,
                      d.from_name
               from access_delegation d
               join access_grant g on g.commune = $1 and g.account = d.from_account and g.role = d.role
                 and coalesce(g.unit, 0) = coalesce(d.unit, 0) and g.valid_from <= $2
                 and (g.valid_until is null or g.valid_until > $2)
               where d.commune = $1 and d.state = 'da_nhan' and d.valid_from <= $2 and d.valid_until > $2
             ) as held order by account, lent, id limit 5000",
            args![commune, today],
        )
        .await?;
    Ok(rows.into_iter().filter_map(|row| Some((row.account, row.capacity()?))).collect())
}

/// Every role of the commune that holds on a day or later, at most 5,000.
pub async fn grants(conn: &mut Conn, commune: Commune, today: Date) -> Result<Vec<GrantRow>, DbError> {
    conn.all(
        "select id, account, role, unit, acting, document, valid_from, valid_until, version from access_grant
         where commune = $1 and (valid_until is null or valid_until > $2) order by account, id limit 5000",
        args![commune, today],
    )
    .await
}

/// Every role that an account has or had, the newest first, at most 200.
pub async fn grants_of(conn: &mut Conn, commune: Commune, account: AccountId) -> Result<Vec<GrantRow>, DbError> {
    conn.all(
        "select id, account, role, unit, acting, document, valid_from, valid_until, version from access_grant
         where commune = $1 and account = $2 order by id desc limit 200",
        args![commune, account],
    )
    .await
}

/// Gives a role; its number.
pub async fn insert_grant<A: Action>(tx: &mut WriteTx, allowed: &Allowed<A>, new: &NewGrant) -> Result<i64, DbError> {
    let id = tx.next_id("access_grant").await?;
    tx.run(
        "insert into access_grant
           (commune, id, account, role, unit, acting, document, valid_from, valid_until, request, version)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1)",
        args![
            allowed.actor().commune,
            id,
            new.account,
            new.role.code(),
            new.unit,
            new.acting,
            new.document.clone(),
            new.valid_from,
            new.valid_until,
            new.request
        ],
    )
    .await?;
    Ok(id)
}

/// Ends a role: from this day on it holds no more.
pub async fn end_grant<A: Action>(tx: &mut WriteTx, allowed: &Allowed<A>, grant: i64, on: Date) -> Result<(), DbError> {
    tx.run(
        "update access_grant set valid_until = $3, version = version + 1
         where commune = $1 and id = $2 and (valid_until is null or valid_until > $3)",
        args![allowed.actor().commune, grant, on],
    )
    .await?;
    Ok(())
}

/// Ends every role of an account.
pub async fn end_grants_of<A: Action>(
    tx: &mut WriteTx,
    allowed: &Allowed<A>,
    account: AccountId,
    on: Date,
) -> Result<(), DbError> {
    tx.run(
        "update access_grant set valid_until = $3, version = version + 1
         where commune = $1 and account = $2 and (valid_until is null or valid_until > $3)",
        args![allowed.actor().commune, account, on],
    )
    .await?;
    Ok(())
}
