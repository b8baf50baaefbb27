//! One's own passkeys ("Khóa đăng nhập"): adding one, renaming, taking away.

use axum::extract::Path;
use axum::response::Response;
use db::Leaf;
use http::HeaderMap;
use kernel::dates::moment;
use maud::{Markup, html};
use ui::components::{
    Field, FieldError, Form, SummaryRow, Tone, Width, button, card, error_summary, form, password_field, summary_list,
    text_field,
};
use ui::layout::page_head;
use web::{Ctx, FieldErrors, FormData, PageError, PageResult};

use crate::codes::recovery_page;
use crate::own::{Own, fresh_recovery};
use crate::passkey::ceremony::{Created, NewKey, Purpose};
use crate::permissions::OwnAccount;
use crate::store::factors::{self, PasskeyRow};
use crate::{passkey, profile};

const ADD: &str = "/tai-khoan/khoa";
/// Passkeys of one account.
const MOST: usize = 10;
const LONGEST_NAME: usize = 60;

/// The page that adds a passkey.
pub async fn get(ctx: Ctx, headers: HeaderMap) -> PageResult {
    let own = Own::of(&ctx).await?;
    Ok(adding(&ctx, &headers, &own, "", &FieldErrors::default()))
}

/// Adds one; with the first second factor come the recovery codes.
pub async fn add(ctx: Ctx, headers: HeaderMap, data: FormData) -> PageResult {
    let allowed = ctx.may(OwnAccount { account: ctx.actor.account })?;
    let own = Own::of(&ctx).await?;
    let (commune, account) = (ctx.commune(), ctx.actor.account);
    let mut errors = FieldErrors::default();
    let name = errors.required_line(&data, "ten_khoa", "tên khóa", LONGEST_NAME);
    own.check_password(&ctx, data.raw("mat_khau_khoa"), "mat_khau_khoa", &mut errors).await;
    let made = made(&ctx, &data);
    if made.is_none() && errors.is_empty() {
        errors.add("ten_khoa", "Máy chưa tạo được khóa, hoặc trang mở quá 5 phút. Hãy thử lại.");
    }
    if own.passkeys.len() >= MOST {
        errors.add("ten_khoa", format!("Mỗi tài khoản có nhiều nhất {MOST} khóa. Hãy gỡ khóa không dùng nữa."));
    }
    let (Some(new), true) = (made, errors.is_empty()) else { return Ok(adding(&ctx, &headers, &own, &name, &errors)) };
    let mut tx = ctx.write(&allowed, &data).await?;
    match factors::add_passkey(&mut tx, &allowed, &name, &new).await {
        Err(error) if error.is_unique_violation() => {
            errors.add("ten_khoa", "Khóa này đã được thêm trước đó.");
            return Ok(adding(&ctx, &headers, &own, &name, &errors));
        }
        added => added?,
    }
    let (codes, hashes) = fresh_recovery(commune, account);
    if own.recovery_left == 0 {
        factors::replace_recovery(&mut tx, &allowed, &hashes).await?;
    }
    let leaf = Leaf::about("accounts_account", account.0, format!("Thêm khóa đăng nhập “{name}”"));
    let written = tx.commit(leaf, profile::HERE).await?;
    Ok(match own.recovery_left {
        0 => recovery_page(&ctx, "Đã thêm khóa đăng nhập", &codes),
        _ => ctx.done(&written, "Đã thêm khóa đăng nhập."),
    })
}

fn made(ctx: &Ctx, data: &FormData) -> Option<NewKey> {
    let created: Created = serde_json::from_str(data.raw("khoa")).ok()?;
    let purpose = Purpose::Register(ctx.commune(), ctx.actor.account);
    passkey::here(&ctx.app, ctx.now()).created(purpose, &created).ok()
}

/// The page of one passkey.
pub async fn show(ctx: Ctx, Path(id): Path<i64>) -> PageResult {
    let own = Own::of(&ctx).await?;
    Ok(one(&ctx, found(&own, id)?, &FieldErrors::default()))
}

/// Gives it another name.
pub async fn rename(ctx: Ctx, Path(id): Path<i64>, data: FormData) -> PageResult {
    let allowed = ctx.may(OwnAccount { account: ctx.actor.account })?;
    let own = Own::of(&ctx).await?;
    let passkey = found(&own, id)?;
    let mut errors = FieldErrors::default();
    let name = errors.required_line(&data, "ten_khoa", "tên khóa", LONGEST_NAME);
    if !errors.is_empty() {
        return Ok(one(&ctx, passkey, &errors));
    }
    let mut tx = ctx.write(&allowed, &data).await?;
    factors::rename_passkey(&mut tx, &allowed, id, &name).await?;
    let leaf = Leaf::about("accounts_account", ctx.actor.account.0, format!("Đổi tên khóa đăng nhập thành “{name}”"));
    let written = tx.commit(leaf, profile::HERE).await?;
    Ok(ctx.done(&written, "Đã đổi tên khóa đăng nhập."))
}

/// Takes it away.
pub async fn remove(ctx: Ctx, Path(id): Path<i64>, data: FormData) -> PageResult {
    let allowed = ctx.may(OwnAccount { account: ctx.actor.account })?;
    let own = Own::of(&ctx).await?;
    let passkey = found(&own, id)?;
    let mut errors = FieldErrors::default();
    let typed = data.raw("mat_khau_go");
    own.check_password(&ctx, typed, "mat_khau_go", &mut errors).await;
    let last = own.passkeys.len() == 1 && own.totp.is_none();
    if last {
        own.check_stands_alone(typed, "mat_khau_go", &mut errors);
    }
    if !errors.is_empty() {
        return Ok(one(&ctx, passkey, &errors));
    }
    let mut tx = ctx.write(&allowed, &data).await?;
    factors::delete_passkey(&mut tx, &allowed, id).await?;
    if last {
        factors::replace_recovery(&mut tx, &allowed, &[]).await?;
    }
    let leaf = Leaf::about("accounts_account", ctx.actor.account.0, format!("Gỡ khóa đăng nhập “{}”", passkey.name));
    let written = tx.commit(leaf, profile::HERE).await?;
    Ok(ctx.done(&written, "Đã gỡ khóa đăng nhập. Trong máy hoặc điện thoại, hãy xóa khóa này khỏi danh sách đã lưu."))
}

fn found(own: &Own, id: i64) -> Result<&PasskeyRow, PageError> {
    own.passkeys.iter().find(|passkey| passkey.id == id).ok_or(PageError::NotFound)
}

fn errors_of(errors: &FieldErrors) -> Markup {
    let list: Vec<FieldError> = errors.list().into_iter().map(|(f, t)| FieldError::new(f, t)).collect();
    error_summary(&list)
}

fn adding(ctx: &Ctx, headers: &HeaderMap, own: &Own, name: &str, errors: &FieldErrors) -> Response {
    let page = ctx.page("Thêm khóa đăng nhập").crumbs(&[(profile::HERE, profile::TITLE)]);
    let page = if errors.is_empty() { page } else { page.refused() };
    let known: Vec<Vec<u8>> = own.passkeys.iter().map(|passkey| passkey.credential_id.clone()).collect();
    page.show(html! {
        (page_head("Thêm khóa đăng nhập"))
        (errors_of(errors))
        p { "Khóa đăng nhập (passkey) thay cho mật khẩu và mã: mở bằng vân tay, khuôn mặt hoặc mã PIN của máy, và không thể bị lừa nhập vào trang giả. Mỗi khóa nằm trong một máy, một điện thoại hoặc một khóa bảo mật; nên có hai khóa ở hai nơi." }
        @if let Some(why) = passkey::problem_here(&ctx.app, headers) {
            p { (why) }
        } @else {
            p { "Việc thêm khóa cần bật JavaScript trong trình duyệt." }
            div hidden data-passkey {
                (form(&Form { action: ADD, key: &ctx.key(), ..Form::default() }, html! {
                    (passkey::making(&ctx.app, ctx.now(), &own.account, &known))
                    (text_field(&Field { name: "ten_khoa", label: "Tên khóa", hint: "Để nhận ra sau này, ví dụ “Máy ở phòng làm việc”.", value: name, required: true, width: Width::Medium, error: errors.get("ten_khoa"), ..Field::default() }))
                    (password_field(&Field { name: "mat_khau_khoa", label: "Mật khẩu hiện tại", required: true, autocomplete: "current-password", error: errors.get("mat_khau_khoa"), ..Field::default() }))
                    (button("Thêm khóa đăng nhập (passkey)", Tone::Primary))
                }))
                (passkey::script())
            }
        }
    })
}

fn one(ctx: &Ctx, passkey: &PasskeyRow, errors: &FieldErrors) -> Response {
    let page = ctx.page(format!("Khóa “{}”", passkey.name)).crumbs(&[(profile::HERE, profile::TITLE)]);
    let page = if errors.is_empty() { page } else { page.refused() };
    let path = format!("{ADD}/{}", passkey.id);
    page.show(html! {
        (page_head(&format!("Khóa “{}”", passkey.name)))
        (errors_of(errors))
        (summary_list(&[
            SummaryRow::text("Thêm lúc", &moment(passkey.created_at)),
            SummaryRow::text("Dùng lần cuối", &passkey.last_used_at.map_or_else(|| "chưa dùng".to_owned(), moment)),
        ]))
        (card("Đổi tên", form(&Form { action: &format!("{path}/ten"), key: &ctx.key(), ..Form::default() }, html! {
            (text_field(&Field { name: "ten_khoa", label: "Tên khóa", value: &passkey.name, required: true, width: Width::Medium, error: errors.get("ten_khoa"), ..Field::default() }))
            (button("Đổi tên", Tone::Secondary))
        })))
        (card("Gỡ khóa", form(&Form { action: &format!("{path}/xoa"), key: &ctx.key(), ..Form::default() }, html! {
            p { "Gỡ rồi thì khóa này không đăng nhập được nữa, kể cả khi máy vẫn còn giữ." }
            (password_field(&Field { name: "mat_khau_go", label: "Mật khẩu hiện tại", required: true, autocomplete: "current-password", error: errors.get("mat_khau_go"), ..Field::default() }))
            (button("Gỡ khóa này", Tone::Danger))
        })))
    })
}
