//! One's own account ("Tài khoản của tôi"): who I am here, my password, my sessions.

use db::Leaf;
use kernel::actor::Capacity;
use maud::{Markup, html};
use ui::components::{
    Button, Field, FieldError, Form, SummaryRow, Tone, button, card, error_summary, form, hidden, password_field,
    post_button, summary_list,
};
use ui::layout::page_head;
use web::{Ctx, FieldErrors, FormData, PageError, PageResult};

use crate::permissions::OwnAccount;
use crate::store::AccountRow;
use crate::{password, sign_out, store};

const PASSWORD: &str = "/tai-khoan/mat-khau";

/// The page.
pub async fn get(ctx: Ctx) -> PageResult {
    let account = store::account(&mut ctx.read().await?, ctx.commune(), ctx.actor.account).await?;
    Ok(ctx.page("Tài khoản của tôi").show(view(&ctx, &account, &FieldErrors::default())))
}

/// Changes the password; every other session ends.
pub async fn change_password(ctx: Ctx, data: FormData) -> PageResult {
    let account = store::account(&mut ctx.read().await?, ctx.commune(), ctx.actor.account).await?;
    let allowed = ctx.may(OwnAccount { account: ctx.actor.account })?;
    let new = match parse(&account, &data).await {
        Ok(new) => new,
        Err(errors) => return Ok(ctx.page("Tài khoản của tôi").refused().show(view(&ctx, &account, &errors))),
    };
    let hash = password::hash(new).await.map_err(|e| PageError::Fault(Box::new(e)))?;
    let mut tx = ctx.write(&allowed, &data).await?;
    store::update_password(&mut tx, &allowed, &hash, data.version()).await?;
    store::delete_sessions(&mut tx, &allowed).await?;
    tx.commit(Leaf::about("accounts_account", ctx.actor.account.0, "Đổi mật khẩu"), "/dang-nhap").await?;
    Ok(sign_out::goodbye())
}

/// Ends every session of this account, here and elsewhere.
pub async fn sign_out_everywhere(ctx: Ctx, data: FormData) -> PageResult {
    let allowed = ctx.may(OwnAccount { account: ctx.actor.account })?;
    let mut tx = ctx.write(&allowed, &data).await?;
    store::delete_sessions(&mut tx, &allowed).await?;
    tx.commit(Leaf::about("accounts_account", ctx.actor.account.0, "Đăng xuất mọi nơi"), "/dang-nhap").await?;
    Ok(sign_out::goodbye())
}

async fn parse(account: &AccountRow, data: &FormData) -> Result<String, FieldErrors> {
    let mut errors = FieldErrors::default();
    let new = data.raw("mat_khau_moi").to_owned();
    let whose = password::For { username: &account.username, known: &[&account.name], second_factor: false };
    if !password::verify(data.raw("mat_khau_cu").to_owned(), Some(account.password_hash.clone())).await {
        errors.add("mat_khau_cu", "Mật khẩu hiện tại chưa đúng.");
    }
    if let Err(problem) = password::check_new(&new, &whose) {
        errors.add("mat_khau_moi", problem.to_string());
    }
    if new != data.raw("mat_khau_nhac_lai") {
        errors.add("mat_khau_nhac_lai", "Hai lần nhập mật khẩu mới không giống nhau.");
    }
    errors.finish(new)
}

fn view(ctx: &Ctx, account: &AccountRow, errors: &FieldErrors) -> Markup {
    let roles: Vec<String> = ctx.actor.capacities.iter().map(Capacity::words).collect();
    let list: Vec<FieldError> = errors.list().into_iter().map(|(f, t)| FieldError::new(f, t)).collect();
    let version = account.version.to_string();
    html! {
        (page_head("Tài khoản của tôi"))
        (error_summary(&list))
        (summary_list(&[
            SummaryRow::text("Họ và tên", &account.name),
            SummaryRow::text("Chức danh", &account.title),
            SummaryRow::text("Tài khoản", &account.username),
            SummaryRow::text("Vai trò", &roles.join(", ")),
        ]))
        (card("Đổi mật khẩu", form(&Form { action: PASSWORD, key: &ctx.key(), ..Form::default() }, html! {
            (hidden("_version", &version))
            (password_field(&Field { name: "mat_khau_cu", label: "Mật khẩu hiện tại", required: true, autocomplete: "current-password", error: errors.get("mat_khau_cu"), ..Field::default() }))
            (password_field(&Field { name: "mat_khau_moi", label: "Mật khẩu mới", hint: "Ít nhất 15 ký tự; nên là một câu dễ nhớ với riêng anh/chị.", required: true, autocomplete: "new-password", error: errors.get("mat_khau_moi"), ..Field::default() }))
            (password_field(&Field { name: "mat_khau_nhac_lai", label: "Nhập lại mật khẩu mới", required: true, autocomplete: "new-password", error: errors.get("mat_khau_nhac_lai"), ..Field::default() }))
            (button("Đổi mật khẩu", Tone::Primary))
        })))
        (card("Phiên đăng nhập", html! {
            p { "Nếu anh/chị từng đăng nhập trên máy khác và quên đăng xuất, hãy đăng xuất khỏi mọi nơi. Việc này có hiệu lực ngay." }
            (post_button("/tai-khoan/dang-xuat-moi-noi", &ctx.key(), &Button { label: "Đăng xuất mọi nơi", ..Button::default() }, &[]))
        }))
    }
}
