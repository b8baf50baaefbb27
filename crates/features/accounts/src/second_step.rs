//! The second step of signing in: after the password, a code of the app, a recovery code or a passkey.

use axum::response::Response;
use http::{HeaderMap, StatusCode};
use jiff::{SignedDuration, Timestamp};
use kernel::ids::{AccountId, Commune};
use maud::html;
use ui::components::{Field, FieldError, Form, Tone, Width, button, form, hidden, secret_error_summary, text_field};
use ui::layout::{BareFrame, bare_page};
use web::{FormData, PageError, PageResult, Peer, Visitor, show};

use crate::entry::{self, Onward, Proof};
use crate::guard::{self, Try, Verdict};
use crate::passkey::{self, ceremony::Base64};
use crate::sign_in::{self, SignInForm};
use crate::store::factors::{self, TotpRow};
use crate::store::{self, AccountRow};

/// Between the password and the code.
const PATIENCE: SignedDuration = SignedDuration::from_mins(5);
/// The place of the token that says who gave the right password, and when.
const PLACE: &str = "second step";

/// What an account asks for besides its password.
#[derive(Debug)]
pub struct Asked {
    pub totp: Option<TotpRow>,
    pub passkeys: bool,
}

/// What this account asks for; `None` when its password is enough.
///
/// # Errors
/// The database's.
pub async fn asked_of(visitor: &Visitor, account: &AccountRow) -> Result<Option<Asked>, PageError> {
    let mut conn = visitor.read().await?;
    let totp = factors::totp(&mut conn, account.commune, account.id).await?;
    let passkeys = !factors::passkeys(&mut conn, account.commune, account.id).await?.is_empty();
    Ok((totp.is_some() || passkeys).then_some(Asked { totp, passkeys }))
}

/// The code.
pub async fn post(visitor: Visitor, Peer(address): Peer, headers: HeaderMap, data: FormData) -> PageResult {
    let onward = Onward::of(&data);
    let now = visitor.app.clock.now();
    let Some(account) = half_way(&visitor, data.raw("_buoc"), now).await? else {
        return Ok(again(&visitor, &headers, onward, "Đã quá 5 phút từ lúc nhập mật khẩu. Hãy đăng nhập lại từ đầu."));
    };
    let Some(asked) = asked_of(&visitor, &account).await? else {
        return Ok(again(&visitor, &headers, onward, "Cách đăng nhập của tài khoản vừa thay đổi. Hãy đăng nhập lại."));
    };
    let device = entry::known_device(&visitor, &headers, Some(&account)).await?;
    let tried = Try::new(account.commune.0, &account.username, address, device).of_code();
    if let Verdict::Wait(wait) = guard::attempt(&tried, now) {
        let text = format!("Sai mã nhiều lần. Hãy đợi {} giây rồi thử lại.", wait.as_secs() + 1);
        return Ok(page(&visitor, &headers, &account, &asked, &onward, Some((StatusCode::TOO_MANY_REQUESTS, &text))));
    }
    let entered = match Proof::of_code(&visitor, &account, data.raw("ma"), asked.totp.as_ref()) {
        Some(proof) => entry::let_in(&visitor, &headers, account.clone(), proof, &onward).await?,
        None => None,
    };
    match entered {
        Some(response) => {
            guard::succeeded(&tried);
            Ok(response)
        }
        None => {
            let text = "Mã chưa đúng hoặc đã dùng. Mỗi mã chỉ dùng một lần: hãy đợi ứng dụng hiện mã mới, và kiểm tra giờ của điện thoại.";
            Ok(page(&visitor, &headers, &account, &asked, &onward, Some((StatusCode::UNPROCESSABLE_ENTITY, text))))
        }
    }
}

/// Who gave the right password a moment ago.
async fn half_way(visitor: &Visitor, token: &str, now: Timestamp) -> Result<Option<AccountRow>, PageError> {
    let opened = Base64::bytes(token).and_then(|sealed| visitor.app.vault.open(PLACE, &sealed));
    let numbers = opened.map(|bytes| bytes.chunks_exact(8).map(number).collect::<Vec<i64>>());
    let Some([commune, account, at]) = numbers.as_deref() else { return Ok(None) };
    if now.as_second() - at >= PATIENCE.as_secs() {
        return Ok(None);
    }
    let mut conn = visitor.read().await?;
    Ok(store::active_account(&mut conn, Commune(*commune), AccountId(*account)).await?)
}

fn number(bytes: &[u8]) -> i64 {
    bytes.iter().fold(0, |n, byte| n << 8 | i64::from(*byte))
}

fn again(visitor: &Visitor, headers: &HeaderMap, onward: Onward, text: &str) -> Response {
    let form = SignInForm::before(onward);
    show(StatusCode::UNPROCESSABLE_ENTITY, sign_in::page(&visitor.app, headers, &form, Some(text)))
}

/// The page that asks for the second factor, after a right password.
pub fn page(
    visitor: &Visitor,
    headers: &HeaderMap,
    account: &AccountRow,
    asked: &Asked,
    onward: &Onward,
    problem: Option<(StatusCode, &str)>,
) -> Response {
    let app = &visitor.app;
    let said = [account.commune.0, account.id.0, app.clock.now().as_second()].map(i64::to_be_bytes).concat();
    let token = Base64::letters(&app.vault.seal(PLACE, &said));
    let label = if asked.totp.is_some() { "Mã xác thực" } else { "Mã dự phòng" };
    let hint = match asked.totp {
        Some(_) => "6 chữ số đang hiện trong ứng dụng trên điện thoại, hoặc một mã dự phòng.",
        None => "Một trong các mã đã in khi thêm khóa đăng nhập.",
    };
    let frame = BareFrame {
        title: "Đăng nhập: bước hai".to_owned(),
        demo_banner: app.demo_banner.clone(),
        has_errors: problem.is_some(),
        ..BareFrame::default()
    };
    let content = html! {
        h1 { "Đăng nhập: bước hai" }
        @if let Some((_, text)) = problem { (secret_error_summary(&[FieldError::new("ma", text)])) }
        p { "Mật khẩu đúng. Tài khoản này được bảo vệ thêm một lớp." }
        @if asked.passkeys { (passkey::door(app, headers, onward)) }
        (form(&Form { action: "/dang-nhap/buoc-hai", ..Form::default() }, html! {
            (onward.carried())
            (hidden("_buoc", &token))
            (text_field(&Field { name: "ma", label, hint, required: true, autocomplete: "one-time-code", width: Width::Medium, error: problem.map(|(_, text)| text), ..Field::default() }))
            (button("Tiếp tục", Tone::Primary))
        }))
        (onward.shown())
        p.meta { "Mất điện thoại và mã dự phòng: liên hệ người quản trị tài khoản của xã." }
    };
    show(problem.map_or(StatusCode::OK, |(status, _)| status), bare_page(&frame, content))
}
