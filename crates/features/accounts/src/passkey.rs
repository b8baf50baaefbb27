//! Passkeys (WebAuthn): what a browser and a phone, a security key or the machine itself answer, checked here.

mod cbor;
pub mod ceremony;
mod key;

use http::HeaderMap;
use http::header::HOST;
use jiff::Timestamp;
use kernel::ids::{AccountId, Commune};
use maud::{Markup, html};
use serde_json::json;
use ui::components::{Form, Tone, button, form, hidden};
use web::App;

use crate::entry::Onward;
use crate::store::AccountRow;
use ceremony::{Base64, Here, PATIENCE, Purpose, challenge, domain};

/// The name under which an authenticator keeps whose a passkey is: two numbers, nothing personal.
pub fn handle(commune: Commune, account: AccountId) -> Vec<u8> {
    [commune.0.to_be_bytes(), account.0.to_be_bytes()].concat()
}

/// Where ceremonies of this installation take place.
pub fn here(app: &App, now: Timestamp) -> Here<'_> {
    Here { vault: &app.vault, origin: &app.origin, now }
}

/// The fields that let a script ask for a passkey that signs in; what the passkey answers comes in the field `khoa`.
pub fn asking(app: &App, now: Timestamp) -> Markup {
    let options = json!({
        "challenge": Base64::letters(&challenge(&app.vault, Purpose::SignIn, now)),
        "rpId": domain(&app.origin),
        "userVerification": "required",
        "timeout": PATIENCE.as_millis(),
    });
    html! { (hidden("_passkey_get", &options.to_string())) (hidden("khoa", "")) }
}

/// The fields that let a script make a new passkey for this account; `known` are those that it has.
pub fn making(app: &App, now: Timestamp, account: &AccountRow, known: &[Vec<u8>]) -> Markup {
    let purpose = Purpose::Register(account.commune, account.id);
    let known: Vec<_> = known.iter().map(|id| json!({ "type": "public-key", "id": Base64::letters(id) })).collect();
    let kinds: Vec<_> = key::ALGORITHMS.iter().map(|alg| json!({ "type": "public-key", "alg": alg })).collect();
    let options = json!({
        "challenge": Base64::letters(&challenge(&app.vault, purpose, now)),
        "rp": { "id": domain(&app.origin), "name": "Sáu Rõ" },
        "user": {
            "id": Base64::letters(&handle(account.commune, account.id)),
            "name": account.username,
            "displayName": account.name,
        },
        "pubKeyCredParams": kinds,
        "excludeCredentials": known,
        "authenticatorSelection": { "residentKey": "required", "requireResidentKey": true, "userVerification": "required" },
        "attestation": "none",
        "timeout": PATIENCE.as_millis(),
    });
    html! { (hidden("_passkey_create", &options.to_string())) (hidden("khoa", "")) }
}

/// Why passkeys do not work at the address that this request names, with what to do; `None` where they do.
pub fn problem_here(app: &App, headers: &HeaderMap) -> Option<Markup> {
    let place = app.origin.split_once("://").map_or(app.origin.as_str(), |(_, place)| place);
    let asked = headers.get(HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    if domain(&app.origin).is_none() {
        return Some(
            html! { "Khóa đăng nhập cần hệ thống có tên miền; địa chỉ bằng số như hiện nay thì trình duyệt không cho dùng." },
        );
    }
    (!place.eq_ignore_ascii_case(asked))
        .then(|| html! { "Khóa đăng nhập chỉ dùng được ở địa chỉ " a href=(app.origin) { (app.origin) } "." })
}

/// What shows the form and asks the browser.
pub fn script() -> Markup {
    html! { script type="module" src=(ui::assets::passkeys_path()) {} }
}

/// The button that signs in by a passkey; shown by the script, without which it could do nothing.
pub fn door(app: &App, headers: &HeaderMap, onward: &Onward) -> Markup {
    html! {
        @match problem_here(app, headers) {
            Some(why) => p.meta { (why) },
            None => div hidden data-passkey {
                (form(&Form { action: "/dang-nhap/khoa", ..Form::default() }, html! {
                    (onward.carried())
                    (asking(app, app.clock.now()))
                    (button("Đăng nhập bằng khóa (vân tay, khuôn mặt, mã PIN của máy)", Tone::Secondary))
                }))
                p.meta { "hoặc bằng mật khẩu:" }
                (script())
            },
        }
    }
}
