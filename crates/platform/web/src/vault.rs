//! Secrets that the server must read again (of the codes of an app, of forms between two steps): sealed with a key that
//! does not stand in the database.

use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};

/// Seals and opens with one key, ChaCha20-Poly1305 (RFC 8439). Nonces are random: at a billion seals a year two would meet
/// after more than a lifetime.
#[derive(Debug)]
pub struct Vault(LessSafeKey);

impl Vault {
    /// A vault with this key.
    pub fn new(key: &[u8; 32]) -> Vault {
        // The only error is a key of another length.
        let key = UnboundKey::new(&CHACHA20_POLY1305, key).unwrap_or_else(|_| unreachable!("a key of 32 bytes"));
        Vault(LessSafeKey::new(key))
    }

    /// Seals a text for one place: table, column and row, or the purpose of a token. It opens nowhere else.
    pub fn seal(&self, place: &str, secret: &[u8]) -> Vec<u8> {
        let nonce: [u8; NONCE_LEN] = rand::random();
        let mut sealed = secret.to_vec();
        let done = self.0.seal_in_place_append_tag(
            Nonce::assume_unique_for_key(nonce),
            Aad::from(place.as_bytes()),
            &mut sealed,
        );
        // The only error is a text of gigabytes.
        done.unwrap_or_else(|_| unreachable!("a short text"));
        [&nonce[..], &sealed].concat()
    }

    /// What was sealed for this place; `None` when it was sealed elsewhere, with another key, or changed.
    pub fn open(&self, place: &str, sealed: &[u8]) -> Option<Vec<u8>> {
        let (nonce, rest) = sealed.split_at_checked(NONCE_LEN)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).ok()?;
        let mut text = rest.to_vec();
        let length = self.0.open_in_place(nonce, Aad::from(place.as_bytes()), &mut text).ok()?.len();
        text.truncate(length);
        Some(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_opens_in_its_own_place_alone() {
        let (vault, other) = (Vault::new(&[7; 32]), Vault::new(&[8; 32]));
        let sealed = vault.seal("accounts_totp.totp_secret/10816/7", b"bi mat");
        assert_eq!(vault.open("accounts_totp.totp_secret/10816/7", &sealed).as_deref(), Some(&b"bi mat"[..]));
        assert_eq!(vault.open("accounts_totp.totp_secret/10816/8", &sealed), None, "another row");
        assert_eq!(other.open("accounts_totp.totp_secret/10816/7", &sealed), None, "another key");
        for at in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            assert_eq!(vault.open("accounts_totp.totp_secret/10816/7", &changed), None, "byte {at}");
        }
        assert_eq!(vault.open("", b""), None);
        assert_ne!(vault.seal("x", b"bi mat"), vault.seal("x", b"bi mat"), "never twice the same");
    }
}
