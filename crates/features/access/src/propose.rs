//! The one way in which a proposal about an account or a role comes into being.

use db::{Conn, Leaf};
use kernel::actor::Role;
use kernel::ids::AccountId;
use kernel::permission::Allowed;
use kernel::two_person::{Hands, Proposal};
use web::{Ctx, FormData, PageError, PageResult};

use crate::model::misfit;
use crate::permissions::Propose;
use crate::store::grant;
use crate::store::request::{self as store, NewRequest};

/// The permission to propose this about its person.
///
/// # Errors
/// The refusal, where it is about himself or a relative.
pub(crate) async fn may_propose(
    ctx: &Ctx,
    conn: &mut Conn,
    staff: Option<kernel::ids::StaffId>,
) -> Result<Allowed<Propose>, PageError> {
    let relatives = match staff {
        Some(staff) => staff::api::relatives(conn, ctx.commune(), staff).await?,
        None => Vec::new(),
    };
    ctx.may(Propose { subject: staff, relatives })
}

/// Stores the proposal and leads to its page.
///
/// # Errors
/// The refusal, in words; nothing has happened then.
pub(crate) async fn propose(ctx: &Ctx, data: &FormData, allowed: &Allowed<Propose>, new: &NewRequest) -> PageResult {
    let mut conn = ctx.read().await?;
    if let Some(waiting) = store::waiting_like(&mut conn, ctx.commune(), new).await? {
        return Err(PageError::Refused(format!(
            "Đã có đề nghị như vậy, số {}, do {} gửi và đang chờ duyệt. Không cần gửi thêm.",
            waiting.id, waiting.proposer_name
        )));
    }
    let hands = Hands::of(allowed.actor(), allowed.behalf()).map_err(refused)?;
    Proposal::new(new.staff, &allowed.action().relatives, hands).map_err(refused)?;
    let mut tx = ctx.write(allowed, data).await?;
    let id = store::insert_request(&mut tx, allowed, hands, new).await?;
    let what = format!("Đề nghị: {} – {}", new.kind.label(), new.person_name);
    let leaf = Leaf::about("access_request", id, what).reason(new.reason.clone());
    let written = tx.commit(leaf, format!("/quan-tri/de-nghi/{id}")).await?;
    Ok(ctx.done(&written, "Đã gửi đề nghị. Đề nghị có hiệu lực khi một lãnh đạo UBND duyệt."))
}

/// Why the account cannot hold this role beside those that it holds today or will hold; `None` when it can.
pub(crate) async fn misfit_of(
    conn: &mut Conn,
    ctx: &Ctx,
    account: AccountId,
    (role, unit): (Role, Option<kernel::ids::UnitId>),
    is_of_register: bool,
) -> Result<Option<&'static str>, PageError> {
    let today = ctx.today();
    let rows = grant::grants_of(conn, ctx.commune(), account).await?;
    let open = rows.iter().filter(|row| row.valid_until.is_none_or(|until| until > today));
    let held: Vec<Role> = open.filter_map(|row| row.capacity()).map(|held| held.role).collect();
    Ok(misfit(role, unit, &held, is_of_register))
}

/// A bar of the engine as a refusal on the page.
pub(crate) fn refused(bar: kernel::two_person::Bar) -> PageError {
    PageError::Refused(bar.to_string())
}
