//! "Đặt mật khẩu" from an invitation: whoever has both the link and the code sets the password himself.

use ::accounts::api as accounts;
use axum::extract::Path;
use db::Leaf;
use http::StatusCode;
use maud::{Markup, html};
use ui::components::{Field, FieldError, Form, Tone, button, form, password_field, secret_error_summary, text_field};
use ui::layout::{BareFrame, bare_page};
use web::{App, FieldErrors, FormData, PageError, PageResult, Visitor, fresh_key, see_other, show};

use crate::model::takes_password;
use crate::secrets::{code_digest, digest};
use crate::store::invitation::{self, InvitationRow};

/// The form.
pub async fn get(visitor: Visitor, Path(token): Path<String>) -> PageResult {
    let (invitation, line) = load(&visitor, &token).await?;
    Ok(answer(&visitor.app, &invitation, &line, &token, &FieldErrors::default()))
}

/// Sets the password.
pub async fn post(visitor: Visitor, Path(token): Path<String>, data: FormData) -> PageResult {
    let (invitation, line) = load(&visitor, &token).await?;
    let actor = accounts::owner_of(invitation.commune, &line);
    let allowed = actor.may(accounts::OwnAccount { account: line.id })?;
    let db = &visitor.app.db;
    let now = visitor.app.clock.now();
    if invitation.code_digest.as_deref() != Some(&code_digest(invitation.commune, invitation.id, data.raw("ma"))) {
        let mut tx = db.write(&allowed, None, now).await?;
        invitation::count_wrong_code(&mut tx, &allowed, invitation.id).await?;
        tx.commit(Leaf::about("access_invitation", invitation.id, "Nhập sai mã xác nhận"), "/").await?;
        let mut errors = FieldErrors::default();
        errors.add("ma", "Mã xác nhận chưa đúng. Hãy hỏi lại lãnh đạo đã duyệt; sai 5 lần thì phải xin mã mới.");
        return Ok(answer(&visitor.app, &invitation, &line, &token, &errors));
    }
    let mut errors = FieldErrors::default();
    let password = data.raw("mat_khau").to_owned();
    let info = visitor.app.commune(invitation.commune);
    let (commune, province) = info.map_or(("", ""), |info| (info.name.as_str(), info.province_name.as_str()));
    let whose = accounts::PasswordFor {
        username: &line.username,
        known: &[&line.name, &line.title, commune, province],
        second_factor: false,
    };
    if let Err(problem) = accounts::check_password(&password, &whose) {
        errors.add("mat_khau", problem.to_string());
    }
    if password != data.raw("mat_khau_nhac_lai") {
        errors.add("mat_khau_nhac_lai", "Hai lần nhập mật khẩu không giống nhau.");
    }
    if !errors.is_empty() {
        return Ok(answer(&visitor.app, &invitation, &line, &token, &errors));
    }
    let hash = accounts::hash_password(password).await.map_err(|e| PageError::Fault(Box::new(e)))?;
    let mut tx = db.write(&allowed, data.key().as_ref(), now).await?;
    invitation::spend(&mut tx, &allowed, invitation.id).await?;
    accounts::set_first_password(&mut tx, &allowed, &hash).await?;
    let leaf = Leaf::about("accounts_account", line.id.0, "Tự đặt mật khẩu từ lời mời");
    tx.commit(leaf, accounts::AFTER_PASSWORD).await?;
    Ok(see_other(accounts::AFTER_PASSWORD))
}

async fn load(visitor: &Visitor, token: &str) -> Result<(InvitationRow, accounts::AccountLine), PageError> {
    let gone = || {
        PageError::Refused(
            "Đường dẫn mời không đúng, đã dùng, hoặc đã hết hạn. Hãy đề nghị người quản trị truy cập tạo đường dẫn khác."
                .to_owned(),
        )
    };
    let mut conn = visitor.read().await?;
    let invitation = invitation::by_link(&mut conn, &digest(token), visitor.app.clock.now()).await?.ok_or_else(gone)?;
    let line = accounts::account_line(&mut conn, invitation.commune, invitation.account).await?;
    let line = line.filter(|line| takes_password(line.membership())).ok_or_else(gone)?;
    Ok((invitation, line))
}

fn answer(
    app: &App,
    invitation: &InvitationRow,
    line: &accounts::AccountLine,
    token: &str,
    errors: &FieldErrors,
) -> axum::response::Response {
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let frame = BareFrame {
        title: "Đặt mật khẩu".to_owned(),
        commune_name: app.commune(invitation.commune).map(|c| c.name.clone()).unwrap_or_default(),
        demo_banner: app.demo_banner.clone(),
        has_errors: !errors.is_empty(),
        ..BareFrame::default()
    };
    show(status, bare_page(&frame, view(line, token, errors, &fresh_key())))
}

/// The form's content.
pub fn view(line: &accounts::AccountLine, token: &str, errors: &FieldErrors, key: &str) -> Markup {
    let list: Vec<FieldError> = errors.list().into_iter().map(|(f, t)| FieldError::new(f, t)).collect();
    html! {
        h1 { "Đặt mật khẩu" }
        (secret_error_summary(&list))
        p { "Tài khoản " strong { (line.username) } " của " (line.name) "." }
        (form(&Form { action: &format!("/loi-moi/{token}"), key, ..Form::default() }, html! {
            (text_field(&Field { name: "ma", label: "Mã xác nhận", hint: "Tám chữ số do lãnh đạo đã duyệt trao cho anh/chị.", error: errors.get("ma"), required: true, autocomplete: "one-time-code", ..Field::default() }))
            (password_field(&Field { name: "mat_khau", label: "Mật khẩu", hint: "Ít nhất 15 ký tự; nên là một câu dễ nhớ với riêng anh/chị.", error: errors.get("mat_khau"), required: true, autocomplete: "new-password", ..Field::default() }))
            (password_field(&Field { name: "mat_khau_nhac_lai", label: "Nhập lại mật khẩu", error: errors.get("mat_khau_nhac_lai"), required: true, autocomplete: "new-password", ..Field::default() }))
            (button("Đặt mật khẩu", Tone::Primary))
        }))
    }
}
