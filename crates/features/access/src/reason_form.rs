//! Forms that ask for nothing but a reason: locking an account, and proposing to unlock it, to end it, to invite anew, to
//! end a role.

use ::accounts::api::{self as accounts, AccountLine};
use axum::extract::Path;
use db::Conn;
use kernel::actor::Membership;
use kernel::ids::AccountId;
use maud::{Markup, html};
use ui::components::{Field, FieldError, Form, Tone, Width, button, date_field, error_summary, form, textarea_field};
use ui::layout::page_head_with;
use web::{Ctx, FieldErrors, FormData, PageError, PageResult};

use crate::model::{RequestKind, unfit};
use crate::permissions::Propose;
use crate::propose::{may_propose, propose};
use crate::store::grant::{self, GrantRow};
use crate::store::request::NewRequest;
use crate::words::HOME;

/// The longest reason.
pub(crate) const LONGEST: usize = 1000;

/// What the reason is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Matter {
    Suspend,
    Resume,
    Reinvite,
    Leave,
    /// The end of the role with this number.
    EndGrant(i64),
}

impl Matter {
    /// Of the last part of an address.
    fn of(verb: &str) -> Option<Matter> {
        match verb {
            "mo-khoa" => Some(Matter::Resume),
            "dat-lai-mat-khau" => Some(Matter::Reinvite),
            "ket-thuc" => Some(Matter::Leave),
            _ => None,
        }
    }

    fn verb(self) -> &'static str {
        match self {
            Matter::Suspend => "tam-khoa",
            Matter::Resume => "mo-khoa",
            Matter::Reinvite => "dat-lai-mat-khau",
            Matter::Leave => "ket-thuc",
            Matter::EndGrant(_) => "thoi-vai-tro",
        }
    }

    fn kind(self) -> Option<RequestKind> {
        match self {
            Matter::Suspend => None,
            Matter::Resume => Some(RequestKind::Resume),
            Matter::Reinvite => Some(RequestKind::Reinvite),
            Matter::Leave => Some(RequestKind::Leave),
            Matter::EndGrant(_) => Some(RequestKind::EndGrant),
        }
    }

    fn title(self) -> &'static str {
        match self {
            Matter::Suspend => "Tạm khóa tài khoản",
            Matter::Resume => "Đề nghị mở khóa tài khoản",
            Matter::Reinvite => "Đề nghị đặt lại mật khẩu",
            Matter::Leave => "Đề nghị kết thúc tài khoản",
            Matter::EndGrant(_) => "Đề nghị cho thôi vai trò",
        }
    }

    fn lead(self) -> &'static str {
        match self {
            Matter::Suspend => {
                "Có hiệu lực ngay: các phiên đăng nhập kết thúc, các ủy quyền đã giao và đã nhận bị thu hồi. Mở khóa lại cần hai người."
            }
            Matter::Resume => "Có hiệu lực khi một lãnh đạo UBND duyệt.",
            Matter::Reinvite => {
                "Sau khi lãnh đạo UBND duyệt, anh/chị giữ đường dẫn, người duyệt giữ mã xác nhận; người dùng cần cả hai để đặt mật khẩu mới. Đặt xong thì mã xác thực, mã dự phòng và khóa đăng nhập cũ mất hiệu lực."
            }
            Matter::Leave => {
                "Dùng khi người này thôi làm việc ở xã. Sau khi lãnh đạo UBND duyệt, mọi vai trò và ủy quyền kết thúc, không đăng nhập được nữa."
            }
            Matter::EndGrant(_) => "Có hiệu lực khi một lãnh đạo UBND duyệt.",
        }
    }

    /// Why it does not fit an account in this state; `None` when it does.
    pub(crate) fn misfit(self, state: Membership) -> Option<String> {
        match self.kind() {
            Some(kind) => kind.misfit(state),
            None => (state != Membership::Active).then(|| unfit(state)),
        }
    }
}

/// A proposal's form.
pub async fn get(ctx: Ctx, Path((id, verb)): Path<(i64, String)>) -> PageResult {
    let matter = Matter::of(&verb).ok_or(PageError::NotFound)?;
    ask(&ctx, id, matter).await
}

/// Proposes.
pub async fn post(ctx: Ctx, Path((id, verb)): Path<(i64, String)>, data: FormData) -> PageResult {
    let matter = Matter::of(&verb).ok_or(PageError::NotFound)?;
    send(&ctx, id, matter, &data).await
}

/// The form to end a role.
pub async fn get_end(ctx: Ctx, Path((id, held)): Path<(i64, i64)>) -> PageResult {
    ask(&ctx, id, Matter::EndGrant(held)).await
}

/// Proposes to end a role.
pub async fn post_end(ctx: Ctx, Path((id, held)): Path<(i64, i64)>, data: FormData) -> PageResult {
    send(&ctx, id, Matter::EndGrant(held), &data).await
}

async fn load(ctx: &Ctx, id: i64) -> Result<AccountLine, PageError> {
    accounts::account_line(&mut ctx.read().await?, ctx.commune(), AccountId(id)).await?.ok_or(PageError::NotFound)
}

/// The role of this account that is to end, where the matter is that.
async fn role_to_end(
    ctx: &Ctx,
    conn: &mut Conn,
    account: AccountId,
    matter: Matter,
) -> Result<Option<GrantRow>, PageError> {
    let Matter::EndGrant(number) = matter else { return Ok(None) };
    let rows = grant::grants_of(conn, ctx.commune(), account).await?;
    rows.into_iter().find(|row| row.id == number).map(Some).ok_or(PageError::NotFound)
}

async fn ask(ctx: &Ctx, id: i64, matter: Matter) -> PageResult {
    ctx.may(Propose { subject: None, relatives: Vec::new() })?;
    let line = load(ctx, id).await?;
    let mut conn = ctx.read().await?;
    may_propose(ctx, &mut conn, line.staff).await?;
    role_to_end(ctx, &mut conn, line.id, matter).await?;
    show(ctx, &line, matter, &FormData::default(), &FieldErrors::default())
}

async fn send(ctx: &Ctx, id: i64, matter: Matter, data: &FormData) -> PageResult {
    ctx.may(Propose { subject: None, relatives: Vec::new() })?;
    let line = load(ctx, id).await?;
    let mut conn = ctx.read().await?;
    let allowed = may_propose(ctx, &mut conn, line.staff).await?;
    if let Some(why) = matter.misfit(line.membership()) {
        return Err(PageError::Refused(why));
    }
    let mut errors = FieldErrors::default();
    let reason = errors.required_lines(data, "ly_do", "lý do", LONGEST);
    let last_day = errors.optional_date(data, "ngay_cuoi");
    let held = role_to_end(ctx, &mut conn, line.id, matter).await?;
    if last_day.is_some_and(|day| day < ctx.today()) {
        errors.add(
            "ngay_cuoi",
            "Ngày này đã qua. Hãy chọn từ hôm nay trở đi, hoặc để trống để thôi ngay khi được duyệt.",
        );
    }
    if !errors.is_empty() {
        return show(ctx, &line, matter, data, &errors);
    }
    let new = NewRequest {
        kind: matter.kind().ok_or(PageError::NotFound)?,
        account: Some(line.id),
        staff: line.staff,
        person_name: line.name.clone(),
        person_title: line.title.clone(),
        person_unit: line.unit,
        username: Some(line.username.clone()),
        role: held.as_ref().and_then(|row| row.capacity()).map(|held| held.role),
        unit: held.as_ref().and_then(|row| row.unit),
        acting: held.as_ref().is_some_and(|row| row.acting),
        document: None,
        valid_from: None,
        valid_until: last_day.and_then(|day| day.tomorrow().ok()),
        grant_id: held.map(|row| row.id),
        reason,
    };
    propose(ctx, data, &allowed, &new).await
}

/// The form's page.
///
/// # Errors
/// None of its own.
pub(crate) fn show(ctx: &Ctx, line: &AccountLine, matter: Matter, data: &FormData, errors: &FieldErrors) -> PageResult {
    let base = format!("/quan-tri/tai-khoan/{}", line.id);
    let mut page = ctx.page(matter.title()).crumbs(&[HOME, (&base, &line.name)]);
    if !errors.is_empty() {
        page = page.refused();
    }
    Ok(page.show(view(line, matter, data, errors, &ctx.key())))
}

/// The form's content.
pub fn view(line: &AccountLine, matter: Matter, data: &FormData, errors: &FieldErrors, key: &str) -> Markup {
    let base = format!("/quan-tri/tai-khoan/{}", line.id);
    let action = match matter {
        Matter::EndGrant(held) => format!("{base}/vai-tro/{held}/thoi"),
        _ => format!("{base}/{}", matter.verb()),
    };
    let draft = format!("tai-khoan-{}-{}", line.id, matter.verb());
    let list: Vec<FieldError> = errors.list().into_iter().map(|(f, t)| FieldError::new(f, t)).collect();
    let hint = match matter {
        Matter::Suspend => "Nhật ký ghi lý do này.",
        _ => "Người duyệt và nhật ký đều thấy lý do này.",
    };
    let (tone, label) = match matter {
        Matter::Suspend => (Tone::Danger, "Tạm khóa ngay"),
        _ => (Tone::Primary, "Gửi đề nghị"),
    };
    html! {
        (page_head_with(matter.title(), html! { (line.name) " – " (line.title) ". " (matter.lead()) }, html! {}))
        (error_summary(&list))
        (form(&Form { action: &action, key, draft: &draft, ..Form::default() }, html! {
            @if matches!(matter, Matter::EndGrant(_)) {
                (date_field(&Field { name: "ngay_cuoi", label: "Ngày cuối cùng giữ vai trò", hint: "Để trống thì thôi ngay khi được duyệt.", value: data.raw("ngay_cuoi"), error: errors.get("ngay_cuoi"), width: Width::Short, ..Field::default() }))
            }
            (textarea_field(&Field { name: "ly_do", label: "Lý do", hint, value: data.raw("ly_do"), error: errors.get("ly_do"), required: true, rows: 3, ..Field::default() }))
            (button(label, tone))
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_matter_fits_some_states() {
        for verb in ["mo-khoa", "dat-lai-mat-khau", "ket-thuc"] {
            assert_eq!(Matter::of(verb).map(Matter::verb), Some(verb));
        }
        assert!(Matter::of("tam-khoa").is_none(), "locking is no proposal");
        assert!(Matter::Resume.misfit(Membership::Active).is_some());
        assert!(Matter::Resume.misfit(Membership::Suspended).is_none());
        assert!(Matter::Suspend.misfit(Membership::Left).is_some());
        assert!(Matter::Leave.misfit(Membership::Left).is_some());
    }
}
