//! One's own account ("Tài khoản của tôi"): who I am here, my password, what guards it, my sessions.

use axum::extract::Path;
use axum::response::Response;
use db::Leaf;
use http::HeaderMap;
use kernel::actor::Capacity;
use kernel::dates::moment;
use maud::{Markup, html};
use ui::components::{
    Button, Column, Field, FieldError, Form, SummaryRow, Table, TableRow, Tone, button, card, form, hidden,
    link_button, password_field, post_button, secret_error_summary, summary_list, table,
};
use ui::layout::page_head;
use web::{Ctx, DRAFTS, FieldErrors, FormData, PageError, PageResult};

use crate::own::Own;
use crate::permissions::OwnAccount;
use crate::store::sessions::{self, OwnSession};
use crate::{api, password, sign_out, store};

/// Address and title of the page.
pub const HERE: &str = "/tai-khoan";
pub const TITLE: &str = "Tài khoản của tôi";
const PASSWORD: &str = "/tai-khoan/mat-khau";

/// The page.
pub async fn get(ctx: Ctx, headers: HeaderMap) -> PageResult {
    let own = Own::of(&ctx).await?;
    shown(&ctx, &headers, &own, &FieldErrors::default()).await
}

/// Changes the password; every session ends, and browsers that signed in before are forgotten.
pub async fn change_password(ctx: Ctx, headers: HeaderMap, data: FormData) -> PageResult {
    let own = Own::of(&ctx).await?;
    let allowed = ctx.may(OwnAccount { account: ctx.actor.account })?;
    let new = match parse(&ctx, &own, &data).await {
        Ok(new) => new,
        Err(errors) => return shown(&ctx, &headers, &own, &errors).await,
    };
    let hash = password::hash(new).await.map_err(|e| PageError::Fault(Box::new(e)))?;
    let mut tx = ctx.write(&allowed, &data).await?;
    store::update_password(&mut tx, &allowed, &hash, data.version()).await?;
    store::delete_sessions(&mut tx, &allowed).await?;
    sessions::forget_devices(&mut tx, &allowed).await?;
    tx.commit(Leaf::about("accounts_account", ctx.actor.account.0, "Đổi mật khẩu"), "/dang-nhap").await?;
    Ok(sign_out::goodbye())
}

/// Ends every session of this account, here and elsewhere.
pub async fn sign_out_everywhere(ctx: Ctx, data: FormData) -> PageResult {
    let allowed = ctx.may(OwnAccount { account: ctx.actor.account })?;
    let mut tx = ctx.write(&allowed, &data).await?;
    store::delete_sessions(&mut tx, &allowed).await?;
    sessions::forget_devices(&mut tx, &allowed).await?;
    tx.commit(Leaf::about("accounts_account", ctx.actor.account.0, "Đăng xuất mọi nơi"), "/dang-nhap").await?;
    Ok(sign_out::goodbye())
}

/// Ends one session of this account.
pub async fn end_session(ctx: Ctx, Path(id): Path<i64>, data: FormData) -> PageResult {
    let allowed = ctx.may(OwnAccount { account: ctx.actor.account })?;
    let mut tx = ctx.write(&allowed, &data).await?;
    if !sessions::end(&mut tx, &allowed, id).await? {
        return Err(PageError::NotFound);
    }
    let leaf = Leaf::about("accounts_account", ctx.actor.account.0, "Đăng xuất một phiên");
    let written = tx.commit(leaf, HERE).await?;
    Ok(ctx.done(&written, "Đã đăng xuất phiên đó."))
}

async fn parse(ctx: &Ctx, own: &Own, data: &FormData) -> Result<String, FieldErrors> {
    let mut errors = FieldErrors::default();
    let new = data.raw("mat_khau_moi").to_owned();
    let info = ctx.commune_info();
    let whose = password::For {
        username: &own.account.username,
        known: &[&own.account.name, &own.account.title, &info.name, &info.province_name],
        second_factor: own.has_second_factor(),
    };
    own.check_password(ctx, data.raw("mat_khau_cu"), "mat_khau_cu", &mut errors).await;
    if let Err(problem) = password::check_new(&new, &whose) {
        errors.add("mat_khau_moi", problem.to_string());
    }
    if new != data.raw("mat_khau_nhac_lai") {
        errors.add("mat_khau_nhac_lai", "Hai lần nhập mật khẩu mới không giống nhau.");
    }
    errors.finish(new)
}

async fn shown(ctx: &Ctx, headers: &HeaderMap, own: &Own, errors: &FieldErrors) -> Result<Response, PageError> {
    let sessions = sessions::of_account(&mut ctx.read().await?, ctx.commune(), ctx.actor.account, ctx.now()).await?;
    let here = web::cookie(headers, web::COOKIE).map(api::digest).unwrap_or_default();
    let page = ctx.page(TITLE);
    let page = if errors.is_empty() { page } else { page.refused() };
    Ok(page.show(view(ctx, own, &sessions, &here, errors)))
}

fn view(ctx: &Ctx, own: &Own, sessions: &[OwnSession], here: &[u8], errors: &FieldErrors) -> Markup {
    let roles: Vec<String> = ctx.actor.capacities.iter().map(Capacity::words).collect();
    let list: Vec<FieldError> = errors.list().into_iter().map(|(f, t)| FieldError::new(f, t)).collect();
    html! {
        (page_head(TITLE))
        (secret_error_summary(&list))
        (summary_list(&[
            SummaryRow::text("Họ và tên", &own.account.name),
            SummaryRow::text("Chức danh", &own.account.title),
            SummaryRow::text("Tài khoản", &own.account.username),
            SummaryRow::text("Vai trò", &roles.join(", ")),
        ]))
        (protection(own))
        (password_form(ctx, own, errors))
        (card("Nội dung chưa gửi", html! {
            p { "Những gì anh/chị đang nhập dở được giữ 14 ngày; chỉ anh/chị xem được. " a href=(DRAFTS) { "Xem nội dung chưa gửi" } }
        }))
        (card("Nhật ký về tôi", html! {
            p { a href="/nhat-ky/ve-toi" { "Xem ai đã xem, sửa dữ liệu của tôi và những gì tôi đã làm" } }
        }))
        (card("Phiên đăng nhập", html! {
            (session_list(ctx, sessions, here))
            p { "Nếu anh/chị từng đăng nhập trên máy khác và quên đăng xuất, hãy đăng xuất khỏi mọi nơi. Việc này có hiệu lực ngay." }
            (post_button("/tai-khoan/dang-xuat-moi-noi", &ctx.key(), &Button { label: "Đăng xuất mọi nơi", ..Button::default() }, &[]))
        }))
    }
}

/// What stands beside the password.
fn protection(own: &Own) -> Markup {
    let on = match own.totp {
        Some(_) => "Đang bật",
        None => "Chưa bật",
    };
    let mut rows =
        vec![SummaryRow::text("Mã xác thực", on).with_link("/tai-khoan/ma-xac-thuc", "Thay đổi", "mã xác thực")];
    for passkey in &own.passkeys {
        let used =
            passkey.last_used_at.map_or_else(|| "chưa dùng".to_owned(), |at| format!("dùng lần cuối {}", moment(at)));
        let href = format!("/tai-khoan/khoa/{}", passkey.id);
        rows.push(SummaryRow::text("Khóa đăng nhập", &format!("{}, {used}", passkey.name)).with_link(
            &href,
            "Xem",
            &passkey.name,
        ));
    }
    card(
        "Bảo vệ hai lớp",
        html! {
            (summary_list(&rows))
            @if own.has_second_factor() && own.recovery_left <= 2 {
                p { "Chỉ còn " (own.recovery_left) " mã dự phòng. " a href="/tai-khoan/ma-xac-thuc" { "Tạo mã mới" } "." }
            }
            p { (link_button("/tai-khoan/khoa", "Thêm khóa đăng nhập (passkey)", Tone::Secondary, None)) }
        },
    )
}

fn password_form(ctx: &Ctx, own: &Own, errors: &FieldErrors) -> Markup {
    let version = own.account.version.to_string();
    let hint = match own.has_second_factor() {
        true => "Ít nhất 8 ký tự, vì tài khoản có bảo vệ hai lớp; nên là một câu dễ nhớ với riêng anh/chị.",
        false => "Ít nhất 15 ký tự; nên là một câu dễ nhớ với riêng anh/chị.",
    };
    card(
        "Đổi mật khẩu",
        form(
            &Form { action: PASSWORD, key: &ctx.key(), ..Form::default() },
            html! {
                (hidden("_version", &version))
                (password_field(&Field { name: "mat_khau_cu", label: "Mật khẩu hiện tại", required: true, autocomplete: "current-password", error: errors.get("mat_khau_cu"), ..Field::default() }))
                (password_field(&Field { name: "mat_khau_moi", label: "Mật khẩu mới", hint, required: true, autocomplete: "new-password", error: errors.get("mat_khau_moi"), ..Field::default() }))
                (password_field(&Field { name: "mat_khau_nhac_lai", label: "Nhập lại mật khẩu mới", required: true, autocomplete: "new-password", error: errors.get("mat_khau_nhac_lai"), ..Field::default() }))
                (button("Đổi mật khẩu", Tone::Primary))
            },
        ),
    )
}

fn session_list(ctx: &Ctx, sessions: &[OwnSession], here: &[u8]) -> Markup {
    let row = |session: &OwnSession| {
        let action = format!("/tai-khoan/phien/{}/dang-xuat", session.id);
        let browser = session.browser.as_deref().unwrap_or("Trình duyệt khác");
        TableRow::new(vec![
            html! { (browser) },
            html! { (moment(session.created_at)) },
            html! { (moment(session.last_seen)) },
            html! {
                @if session.token_digest == here { "phiên này" }
                @else { (post_button(&action, &ctx.key(), &Button { label: "Đăng xuất phiên này", about: browser, ..Button::default() }, &[])) }
            },
        ])
    };
    table(&Table {
        caption: "Các phiên đang mở".to_owned(),
        caption_hidden: true,
        columns: ["Trình duyệt", "Đăng nhập lúc", "Thao tác gần nhất", "Kết thúc"].map(Column::text).to_vec(),
        rows: sessions.iter().map(row).collect(),
        ..Table::default()
    })
}
