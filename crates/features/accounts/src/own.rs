//! What the screens of one's own account share: the account with its second factors, and the check of the password before
//! anything that guards the account is changed.

use kernel::ids::{AccountId, Commune};
use web::{Ctx, FieldErrors, PageError};

use crate::guard::{self, Try, Verdict};
use crate::store::factors::{self, PasskeyRow, TotpRow};
use crate::store::{self, AccountRow};
use crate::{password, recovery};

/// One's own account.
#[derive(Debug)]
pub struct Own {
    pub account: AccountRow,
    pub totp: Option<TotpRow>,
    pub recovery_left: i64,
    pub passkeys: Vec<PasskeyRow>,
}

impl Own {
    /// The account of whoever asks.
    ///
    /// # Errors
    /// The database's.
    pub async fn of(ctx: &Ctx) -> Result<Own, PageError> {
        let (commune, id) = (ctx.commune(), ctx.actor.account);
        let mut conn = ctx.read().await?;
        Ok(Own {
            account: store::account(&mut conn, commune, id).await?,
            totp: factors::totp(&mut conn, commune, id).await?,
            recovery_left: factors::recovery_left(&mut conn, commune, id).await?,
            passkeys: factors::passkeys(&mut conn, commune, id).await?,
        })
    }

    /// Whether the account asks for more than its password.
    pub fn has_second_factor(&self) -> bool {
        self.totp.is_some() || !self.passkeys.is_empty()
    }

    /// Checks the password that stands in a field; a wrong one is noted there.
    pub async fn check_password(&self, ctx: &Ctx, typed: &str, field: &str, errors: &mut FieldErrors) {
        // Whoever sits here holds the session: his tries are his own, wherever they come from.
        let nowhere = std::net::Ipv4Addr::UNSPECIFIED.into();
        let tried = Try::new(self.account.commune.0, &self.account.username, nowhere, Some(b"own page".to_vec()));
        if let Verdict::Wait(wait) = guard::attempt(&tried, ctx.now()) {
            return errors.add(field, format!("Sai nhiều lần. Hãy đợi {} giây rồi thử lại.", wait.as_secs() + 1));
        }
        match password::verify(typed.to_owned(), Some(self.account.password_hash.clone())).await {
            true => guard::succeeded(&tried),
            false => errors.add(field, "Mật khẩu hiện tại chưa đúng."),
        }
    }

    /// Before the last second factor goes, the password must be long enough to stand alone.
    pub fn check_stands_alone(&self, typed: &str, field: &str, errors: &mut FieldErrors) {
        if typed.chars().count() < password::SHORTEST {
            errors.add(
                field,
                format!(
                    "Mật khẩu ngắn hơn {} ký tự chỉ được dùng khi có bảo vệ hai lớp. Hãy đổi sang mật khẩu dài hơn ở trang Tài \
                     khoản rồi mới tắt.",
                    password::SHORTEST
                ),
            );
        }
    }
}

/// Fresh recovery codes, and what is kept of them.
pub fn fresh_recovery(commune: Commune, account: AccountId) -> (Vec<String>, Vec<String>) {
    let codes = recovery::fresh();
    let hashes = codes.iter().filter_map(|code| recovery::digest(commune, account, code)).collect();
    (codes, hashes)
}
