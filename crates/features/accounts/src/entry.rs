//! Letting a person in: what every door (password, second step, passkey) does once it is convinced.

use axum::response::Response;
use db::Leaf;
use http::header::{SET_COOKIE, USER_AGENT};
use http::{HeaderMap, HeaderValue};
use kernel::actor::Actor;
use maud::{Markup, html};
use ui::components::hidden;
use web::{FormData, PageError, Resume, Visitor, resumed, see_other, set_cookie};

use crate::permissions::OwnAccount;
use crate::store::factors::PasskeyRow;
use crate::store::{self, AccountRow, factors, sessions};
use crate::{api, totp};

/// Remembers that the account signed in before in this browser; sent only here, out of reach of scripts.
const DEVICE_COOKIE: &str = "__Host-thiet-bi";
const DEVICE_SECONDS: u32 = 365 * 24 * 60 * 60;

/// Where to go on to: an address of this site, or a form that was interrupted.
#[derive(Debug, Clone, Default)]
pub struct Onward {
    pub back: String,
    pub resume: Option<Resume>,
}

impl Onward {
    /// As it came with a form.
    pub fn of(data: &FormData) -> Onward {
        let resume = Resume::unpack(data.raw("_resume_action"), data.raw("_resume_fields"));
        Onward { back: data.raw("toi").to_owned(), resume }
    }

    /// The hidden fields that carry it through a form.
    pub fn carried(&self) -> Markup {
        html! {
            (hidden("toi", &self.back))
            @if let Some(resume) = &self.resume { (resume.carried()) }
        }
    }

    /// What was typed, to be read meanwhile.
    pub fn shown(&self) -> Markup {
        html! {
            @if let Some(resume) = &self.resume {
                p { "Nội dung anh/chị vừa gửi vẫn còn giữ ở trang này:" }
                (resume.shown())
            }
        }
    }

    /// The page that comes next. An interrupted form is offered to whoever typed it, and to nobody else.
    pub async fn answer(&self, visitor: &Visitor, owner: Option<&Actor>) -> Response {
        match (&self.resume, owner) {
            (Some(resume), Some(owner)) => resumed(&visitor.app, owner, resume).await,
            _ => see_other(safe_target(&self.back)),
        }
    }
}

/// Only addresses of this site are followed, and not back to a door.
pub fn safe_target(back: &str) -> &str {
    let door = back.starts_with("/dang-nhap") || back.starts_with("/mo-khoa");
    if web::lies_here(back) && !door { back } else { "/" }
}

/// What convinced the door. A code is used up, and a passkey counts, in the transaction that begins the session.
#[derive(Debug)]
pub enum Proof {
    Password,
    /// The step of a code.
    Code(i64),
    /// The digest of a recovery code.
    Recovery(String),
    Passkey(PasskeyRow, u32),
}

impl Proof {
    /// A code as typed at the second step: six digits of an app, or a recovery code. `None` for a wrong one.
    pub fn of_code(
        visitor: &Visitor,
        account: &AccountRow,
        typed: &str,
        totp: Option<&factors::TotpRow>,
    ) -> Option<Proof> {
        let (commune, id) = (account.commune, account.id);
        if let Some(hash) = crate::recovery::digest(commune, id, typed) {
            return Some(Proof::Recovery(hash));
        }
        let totp = totp?;
        let secret = crate::codes::opened(&visitor.app, commune, id, &totp.totp_secret)?;
        totp::step_of(&secret, typed, visitor.app.clock.wall(), totp.last_step).map(Proof::Code)
    }

    fn said(&self) -> &'static str {
        match self {
            Proof::Password => "Đăng nhập",
            Proof::Code(_) => "Đăng nhập bằng mật khẩu và mã xác thực",
            Proof::Recovery(_) => "Đăng nhập bằng mật khẩu và mã dự phòng",
            Proof::Passkey(..) => "Đăng nhập bằng khóa",
        }
    }
}

/// Begins a session under a fresh token, in place of the one the browser had; `None` when the proof was used meanwhile.
pub async fn let_in(
    visitor: &Visitor,
    headers: &HeaderMap,
    account: AccountRow,
    proof: Proof,
    onward: &Onward,
) -> Result<Option<Response>, PageError> {
    let (commune, id, now) = (account.commune, account.id, visitor.app.clock.now());
    let owner = visitor.locked.as_ref().is_none_or(|locked| (locked.commune, locked.account) == (commune, id));
    let device = web::cookie(headers, DEVICE_COOKIE).filter(|token| token.len() == 64).map(str::to_owned);
    let known = match &device {
        Some(token) => {
            sessions::knows_device(&mut visitor.read().await?, commune, id, &api::digest(token), now).await?
        }
        None => false,
    };
    let (token, device) = (fresh_token(), device.unwrap_or_else(fresh_token));
    let actor = account.into_actor();
    let allowed = actor.may(OwnAccount { account: id })?;
    let mut tx = visitor.app.db.write(&allowed, None, now).await?;
    let fresh = match &proof {
        Proof::Password => true,
        Proof::Code(step) => factors::spend_step(&mut tx, &allowed, *step).await?,
        Proof::Recovery(hash) => factors::spend_recovery(&mut tx, &allowed, hash).await?,
        Proof::Passkey(passkey, count) => factors::use_passkey(&mut tx, &allowed, passkey, *count).await?,
    };
    if !fresh {
        return Ok(None);
    }
    if let Some(old) = web::cookie(headers, web::COOKIE) {
        store::delete_session(&mut tx, &allowed, &api::digest(old)).await?;
    }
    store::insert_session(&mut tx, &allowed, &api::digest(&token), browser(headers)).await?;
    if !known {
        sessions::add_device(&mut tx, &allowed, &api::digest(&device)).await?;
    }
    tx.commit(Leaf::about("accounts_account", id.0, proof.said()), "/").await?;
    let mut response = onward.answer(visitor, Some(&actor).filter(|_| owner)).await;
    let device = format!("{DEVICE_COOKIE}={device}; Path=/; Max-Age={DEVICE_SECONDS}; Secure; HttpOnly; SameSite=Lax");
    for cookie in [set_cookie(&token), device] {
        if let Ok(value) = HeaderValue::from_str(&cookie) {
            response.headers_mut().append(SET_COOKIE, value);
        }
    }
    Ok(Some(response))
}

/// 256 random bits.
pub fn fresh_token() -> String {
    format!("{:032x}{:032x}", rand::random::<u128>(), rand::random::<u128>())
}

/// The digest of this browser's cookie, where this account signed in with it before. As much is asked of the database for an
/// account that there is not.
pub async fn known_device(
    visitor: &Visitor,
    headers: &HeaderMap,
    account: Option<&AccountRow>,
) -> Result<Option<Vec<u8>>, PageError> {
    let digest = api::digest(web::cookie(headers, DEVICE_COOKIE).unwrap_or_default());
    let (commune, id) = account.map_or_else(Default::default, |a| (a.commune.0, a.id.0));
    let (commune, id) = (kernel::ids::Commune(commune), kernel::ids::AccountId(id));
    let mut conn = visitor.read().await?;
    let known = sessions::knows_device(&mut conn, commune, id, &digest, visitor.app.clock.now()).await?;
    Ok(known.then_some(digest))
}

/// The family of a browser, as its owner knows it; nothing that would tell one machine from another.
fn browser(headers: &HeaderMap) -> &'static str {
    let said = headers.get(USER_AGENT).and_then(|agent| agent.to_str().ok()).unwrap_or_default();
    let families = [
        ("coc_coc_browser", "Cốc Cốc"),
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("SamsungBrowser", "Samsung Internet"),
        ("Firefox", "Firefox"),
        ("FxiOS", "Firefox"),
        ("CriOS", "Chrome"),
        ("Chrome", "Chrome"),
        ("Safari", "Safari"),
    ];
    families.iter().find(|(mark, _)| said.contains(mark)).map_or("Trình duyệt khác", |(_, family)| family)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_sites_are_never_followed() {
        for (given, target) in [
            ("/ke-hoach/1?x=y", "/ke-hoach/1?x=y"),
            ("//ac.vn", "/"),
            ("/\\ac.vn", "/"),
            ("/\t/ac.vn", "/"),
            ("/ke-hoach\r\nX: y", "/"),
            ("https://ac.vn", "/"),
            ("", "/"),
            ("/dang-nhap", "/"),
            ("/mo-khoa?toi=/", "/"),
        ] {
            assert_eq!(safe_target(given), target);
        }
    }

    #[test]
    fn browsers_are_told_by_family_alone() {
        for (agent, family) in [
            (
                "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36",
                "Chrome",
            ),
            ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0", "Edge"),
            ("Mozilla/5.0 (Windows NT 10.0) coc_coc_browser/140.0 Chrome/134.0 Safari/537.36", "Cốc Cốc"),
            ("Mozilla/5.0 (X11; Linux) Gecko/20100101 Firefox/140.0", "Firefox"),
            ("curl/8", "Trình duyệt khác"),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(USER_AGENT, HeaderValue::from_static(agent));
            assert_eq!(browser(&headers), family);
        }
    }
}
