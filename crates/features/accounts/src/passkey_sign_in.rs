//! Signing in by a passkey: it says whose it is, and that its owner was verified, which is two factors at once.

use axum::response::Response;
use db::Leaf;
use http::{HeaderMap, StatusCode};
use web::{FormData, PageError, PageResult, Visitor, show};

use crate::entry::{self, Onward, Proof};
use crate::passkey::{self, ceremony::Asserted};
use crate::permissions::OwnAccount;
use crate::sign_in::{self, SignInForm};
use crate::store::factors::{self, PasskeyRow};
use crate::store::{self, AccountRow};

const NOT_TAKEN: &str = "Khóa đăng nhập này chưa dùng được: có thể khóa đã bị gỡ, hoặc trang mở quá 5 phút. Hãy thử lại, hoặc \
     đăng nhập bằng mật khẩu.";

/// The attempt.
pub async fn post(visitor: Visitor, headers: HeaderMap, data: FormData) -> PageResult {
    let onward = Onward::of(&data);
    let now = visitor.app.clock.now();
    let Ok(asserted) = serde_json::from_str::<Asserted>(data.raw("khoa")) else {
        return Ok(refused(&visitor, &headers, onward, NOT_TAKEN));
    };
    let Some((passkey, account)) = owner(&visitor, &asserted).await? else {
        return Ok(refused(&visitor, &headers, onward, NOT_TAKEN));
    };
    let count = match passkey::here(&visitor.app, now).asserted(&asserted, &passkey.public_key) {
        Ok(count) => count,
        Err(_) => return Ok(refused(&visitor, &headers, onward, NOT_TAKEN)),
    };
    // A key that counts and does not go on counting has a copy somewhere (section 6.1.1).
    if (count > 0 || passkey.sign_count > 0) && i64::from(count) <= passkey.sign_count {
        return copied(&visitor, &headers, account, &passkey, onward).await;
    }
    let entered = entry::let_in(&visitor, &headers, account, Proof::Passkey(passkey, count), &onward).await?;
    Ok(entered.unwrap_or_else(|| refused(&visitor, &headers, onward, NOT_TAKEN)))
}

/// The kept passkey, and its active account, when the browser names the same owner.
async fn owner(visitor: &Visitor, asserted: &Asserted) -> Result<Option<(PasskeyRow, AccountRow)>, PageError> {
    let mut conn = visitor.read().await?;
    let Some(passkey) = factors::passkey(&mut conn, &asserted.id.0).await? else { return Ok(None) };
    if asserted.user.0 != passkey::handle(passkey.commune, passkey.account) {
        return Ok(None);
    }
    let account = store::active_account(&mut conn, passkey.commune, passkey.account).await?;
    Ok(account.map(|account| (passkey, account)))
}

async fn copied(
    visitor: &Visitor,
    headers: &HeaderMap,
    account: AccountRow,
    passkey: &PasskeyRow,
    onward: Onward,
) -> PageResult {
    let id = account.id;
    let allowed = account.into_actor().may(OwnAccount { account: id })?;
    let tx = visitor.app.db.write(&allowed, None, visitor.app.clock.now()).await?;
    let said = format!("Từ chối khóa đăng nhập “{}”: số đếm lùi lại, khóa có thể đã bị sao chép", passkey.name);
    tx.commit(Leaf::about("accounts_account", id.0, said), "/").await?;
    let text = "Khóa đăng nhập này bị từ chối vì có dấu hiệu đã bị sao chép. Hãy đăng nhập bằng mật khẩu, gỡ khóa ở trang \
                Tài khoản rồi báo cho người quản trị.";
    Ok(refused(visitor, headers, onward, text))
}

fn refused(visitor: &Visitor, headers: &HeaderMap, onward: Onward, text: &str) -> Response {
    let form = SignInForm::before(onward);
    show(StatusCode::UNPROCESSABLE_ENTITY, sign_in::page(&visitor.app, headers, &form, Some(text)))
}
