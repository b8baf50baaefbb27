//! The two ceremonies of WebAuthn (Level 3, sections 7.1 and 7.2), as the site that relies on them has to check them.
//!
//! Attestation is not asked for: who made an authenticator does not matter here. A challenge is a sealed instant: nobody else
//! can make one, it is good for five minutes, for its own purpose, and once.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{LazyLock, Mutex, PoisonError};

use jiff::{SignedDuration, Timestamp};
use kernel::ids::{AccountId, Commune};
use serde::Deserialize;
use sha2::{Digest as _, Sha256};
use web::Vault;

use super::cbor::{self, Cbor};
use super::key;

/// How long a challenge is good.
pub const PATIENCE: SignedDuration = SignedDuration::from_mins(5);
/// Used challenges remembered at once; when there are more in five minutes, passkeys wait.
const MOST_USED: usize = 20_000;
/// The longest identifier that an authenticator may give.
const LONGEST_ID: usize = 1023;

const PRESENT: u8 = 0x01;
const VERIFIED: u8 = 0x04;
const ATTESTED: u8 = 0x40;

/// Why a passkey was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("what the browser sent cannot be read")]
    Unreadable,
    #[error("the challenge was not given here, is over, or was used")]
    Challenge,
    #[error("it was made for another site")]
    Origin,
    #[error("the person was not verified by PIN, finger or face")]
    Unverified,
    #[error("no key of a known kind")]
    Key,
    #[error("the signature is not the key's")]
    Signature,
}

/// Whether the purpose of a challenge is signing in, or a new passkey of an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    SignIn,
    Register(Commune, AccountId),
}

impl Purpose {
    fn place(self) -> String {
        match self {
            Purpose::SignIn => "passkey challenge/sign in".to_owned(),
            Purpose::Register(commune, account) => format!("passkey challenge/register/{commune}/{account}"),
        }
    }

    fn kind(self) -> &'static str {
        match self {
            Purpose::SignIn => "webauthn.get",
            Purpose::Register(..) => "webauthn.create",
        }
    }
}

/// The domain to which passkeys belong; `None` for an address that is a number, which has none.
pub fn domain(origin: &str) -> Option<&str> {
    let (_, rest) = origin.split_once("://")?;
    let host =
        rest.rsplit_once(':').filter(|(_, port)| port.bytes().all(|b| b.is_ascii_digit())).map_or(rest, |(h, _)| h);
    (!host.is_empty() && !host.starts_with('[') && host.parse::<IpAddr>().is_err()).then_some(host)
}

/// A fresh challenge.
pub fn challenge(vault: &Vault, purpose: Purpose, now: Timestamp) -> Vec<u8> {
    vault.seal(&purpose.place(), &now.as_second().to_be_bytes())
}

/// What a browser sends of a new passkey.
#[derive(Debug, Deserialize)]
pub struct Created {
    client: Base64,
    attestation: Base64,
}

/// What a browser sends of a passkey that signs in.
#[derive(Debug, Deserialize)]
pub struct Asserted {
    pub id: Base64,
    /// Whose it is, as given when it was made.
    #[serde(default)]
    pub user: Base64,
    client: Base64,
    auth: Base64,
    signature: Base64,
}

/// A passkey to keep.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewKey {
    pub credential_id: Vec<u8>,
    pub public_key: Vec<u8>,
    pub sign_count: u32,
}

/// Where and when a ceremony takes place.
#[derive(Debug, Clone, Copy)]
pub struct Here<'a> {
    pub vault: &'a Vault,
    pub origin: &'a str,
    pub now: Timestamp,
}

impl Here<'_> {
    /// Checks a new passkey.
    ///
    /// # Errors
    /// Why it is not taken.
    pub fn created(&self, purpose: Purpose, sent: &Created) -> Result<NewKey, Refusal> {
        self.client_data(purpose, &sent.client.0)?;
        let (object, _) = cbor::read(&sent.attestation.0).ok_or(Refusal::Unreadable)?;
        let data = object.get(&Cbor::Text("authData".to_owned())).and_then(Cbor::bytes).ok_or(Refusal::Unreadable)?;
        let (flags, sign_count, rest) = self.authenticator_data(data)?;
        if flags & ATTESTED == 0 {
            return Err(Refusal::Unreadable);
        }
        // 16 bytes say which make it is; then comes the identifier with its length.
        let (length, rest) = rest.get(16..).and_then(|r| r.split_first_chunk::<2>()).ok_or(Refusal::Unreadable)?;
        let length = usize::from(u16::from_be_bytes(*length));
        let (id, rest) = rest.split_at_checked(length).ok_or(Refusal::Unreadable)?;
        let (_, after) = cbor::read(rest).ok_or(Refusal::Key)?;
        let public_key = &rest[..rest.len() - after.len()];
        if id.is_empty() || id.len() > LONGEST_ID || !key::is_usable(public_key) {
            return Err(Refusal::Key);
        }
        Ok(NewKey { credential_id: id.to_vec(), public_key: public_key.to_vec(), sign_count })
    }

    /// Checks that a kept key signs in here and now; the count of its signatures.
    ///
    /// # Errors
    /// Why it does not.
    pub fn asserted(&self, sent: &Asserted, public_key: &[u8]) -> Result<u32, Refusal> {
        self.client_data(Purpose::SignIn, &sent.client.0)?;
        let (_, sign_count, _) = self.authenticator_data(&sent.auth.0)?;
        let message = [&sent.auth.0[..], &Sha256::digest(&sent.client.0)].concat();
        if !key::verify(public_key, &message, &sent.signature.0) {
            return Err(Refusal::Signature);
        }
        Ok(sign_count)
    }

    fn client_data(&self, purpose: Purpose, json: &[u8]) -> Result<(), Refusal> {
        #[derive(Deserialize)]
        #[serde(rename_all = "camelCase")]
        struct ClientData {
            r#type: String,
            challenge: Base64,
            origin: String,
            #[serde(default)]
            cross_origin: bool,
        }
        let said: ClientData = serde_json::from_slice(json).map_err(|_| Refusal::Unreadable)?;
        if said.r#type != purpose.kind() {
            return Err(Refusal::Unreadable);
        }
        if said.origin != self.origin || said.cross_origin {
            return Err(Refusal::Origin);
        }
        let given = self.vault.open(&purpose.place(), &said.challenge.0).and_then(|t| t.try_into().ok());
        let given = given.and_then(|bytes| Timestamp::from_second(i64::from_be_bytes(bytes)).ok());
        let in_time = |at: &Timestamp| {
            (SignedDuration::ZERO..PATIENCE).contains(&self.now.duration_since(*at).max(SignedDuration::ZERO))
        };
        given.filter(in_time).filter(|_| used_first(said.challenge.0, self.now)).map(|_| ()).ok_or(Refusal::Challenge)
    }

    /// The flags, the count of signatures and what follows, for this domain and a person who was verified.
    fn authenticator_data<'d>(&self, data: &'d [u8]) -> Result<(u8, u32, &'d [u8]), Refusal> {
        let (for_domain, rest) = data.split_at_checked(32).ok_or(Refusal::Unreadable)?;
        let (head, rest) = rest.split_first_chunk::<5>().ok_or(Refusal::Unreadable)?;
        let [flags, count @ ..] = *head;
        if domain(self.origin).is_none_or(|domain| Sha256::digest(domain).as_slice() != for_domain) {
            return Err(Refusal::Origin);
        }
        if flags & PRESENT == 0 || flags & VERIFIED == 0 {
            return Err(Refusal::Unverified);
        }
        Ok((flags, u32::from_be_bytes(count), rest))
    }
}

/// Whether this is the first use of a challenge.
fn used_first(challenge: Vec<u8>, now: Timestamp) -> bool {
    static USED: LazyLock<Mutex<HashMap<Vec<u8>, Timestamp>>> = LazyLock::new(Mutex::default);
    let mut used = USED.lock().unwrap_or_else(PoisonError::into_inner);
    if used.len() >= MOST_USED {
        used.retain(|_, at| now.duration_since(*at) < PATIENCE);
    }
    used.len() < MOST_USED && used.insert(challenge, now).is_none()
}

/// Bytes as JSON carries them: base 64 for addresses, without padding (RFC 4648, section 5).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Base64(pub Vec<u8>);

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

impl Base64 {
    /// The letters of bytes.
    pub fn letters(bytes: &[u8]) -> String {
        let threes = bytes.chunks(3).flat_map(|three| {
            let number = three.iter().fold(0u32, |n, byte| n << 8 | u32::from(*byte)) << (8 * (3 - three.len()));
            (0..=three.len()).map(move |at| char::from(LETTERS[(number >> (18 - 6 * at)) as usize & 63]))
        });
        threes.collect()
    }

    /// The bytes of letters; `None` where a letter is none of the sixty-four, or bits are left over.
    pub fn bytes(letters: &str) -> Option<Vec<u8>> {
        let mut bytes = Vec::with_capacity(letters.len() * 3 / 4);
        let (mut held, mut bits) = (0u32, 0);
        for letter in letters.bytes() {
            let value = LETTERS.iter().position(|known| *known == letter)?;
            held = held << 6 | u32::try_from(value).ok()?;
            bits += 6;
            if bits >= 8 {
                bits -= 8;
                bytes.push((held >> bits) as u8);
                held &= (1 << bits) - 1;
            }
        }
        (bits < 6 && held == 0).then_some(bytes)
    }
}

impl<'de> Deserialize<'de> for Base64 {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let letters = String::deserialize(from)?;
        Base64::bytes(&letters).map(Base64).ok_or_else(|| serde::de::Error::custom("no base 64"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_name_is_a_domain() {
        for (origin, named) in [
            ("https://saurohabac.example", Some("saurohabac.example")),
            ("http://localhost:8086", Some("localhost")),
            ("http://127.0.0.1:8086", None),
            ("http://[::1]:8086", None),
            ("localhost", None),
            ("https://", None),
        ] {
            assert_eq!(domain(origin), named, "{origin}");
        }
    }

    #[test]
    fn letters_and_bytes_lead_to_each_other() {
        for (bytes, letters) in [(&b""[..], ""), (b"f", "Zg"), (b"fo", "Zm8"), (b"foo", "Zm9v"), (&[0xfb, 0xff], "-_8")]
        {
            assert_eq!(Base64::letters(bytes), letters);
            assert_eq!(Base64::bytes(letters).as_deref(), Some(bytes));
        }
        for wrong in ["Z", "Zh", "Zm9=", "Zm+v", "Zm 9v"] {
            assert_eq!(Base64::bytes(wrong), None, "{wrong}");
        }
    }
}
