//! An authenticator in memory, written from the standard's side of the authenticator: ES256, one key for each credential.

use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair as _};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

/// A key made for one site and one account.
pub struct SoftKey {
    pair: EcdsaKeyPair,
    pub id: Vec<u8>,
    pub user: Vec<u8>,
    pub count: u32,
    /// False for a passkey that lives in several machines: those do not count.
    pub counts: bool,
    pub origin: String,
    pub domain: String,
    pub flags: u8,
}

/// Base 64 for addresses, without padding.
pub fn letters(bytes: &[u8]) -> String {
    const ALL: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let bits: String = bytes.iter().map(|byte| format!("{byte:08b}")).collect();
    let six = |at: usize| u8::from_str_radix(&format!("{:0<6}", &bits[at..bits.len().min(at + 6)]), 2).expect("bits");
    (0..bits.len()).step_by(6).map(|at| char::from(ALL[usize::from(six(at))])).collect()
}

impl SoftKey {
    /// A key for the account that these options name.
    pub fn new(options: &Value) -> SoftKey {
        let random = SystemRandom::new();
        let pkcs8 = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, &random).expect("a key");
        let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, pkcs8.as_ref(), &random).expect("a pair");
        let user = options["user"]["id"].as_str().expect("a user").to_owned();
        SoftKey {
            id: Sha256::digest(pair.public_key().as_ref()).to_vec(),
            pair,
            user: user.into_bytes(),
            count: 0,
            counts: true,
            origin: "https://xa.test".to_owned(),
            domain: "xa.test".to_owned(),
            flags: 0x05,
        }
    }

    fn client(&self, kind: &str, challenge: &Value) -> Vec<u8> {
        json!({ "type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": false })
            .to_string()
            .into_bytes()
    }

    fn data(&self, more: u8) -> Vec<u8> {
        let mut data = Sha256::digest(&self.domain).to_vec();
        data.push(self.flags | more);
        data.extend(self.count.to_be_bytes());
        data
    }

    /// What a browser sends when the key is made.
    pub fn created(&self, options: &Value) -> String {
        let mut data = self.data(0x40);
        data.extend([0; 16]);
        data.extend(u16::try_from(self.id.len()).expect("short").to_be_bytes());
        data.extend(&self.id);
        let point = self.pair.public_key().as_ref();
        data.extend([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]);
        data.extend(&point[1..33]);
        data.extend([0x22, 0x58, 0x20]);
        data.extend(&point[33..]);
        let mut object = vec![0xa3, 0x63];
        object.extend(b"fmt\x64none\x67attStmt\xa0\x68authData\x58");
        object.push(u8::try_from(data.len()).expect("short"));
        object.extend(data);
        json!({
            "client": letters(&self.client("webauthn.create", &options["challenge"])),
            "attestation": letters(&object),
        })
        .to_string()
    }

    /// What a browser sends when the key signs in.
    pub fn asserted(&mut self, options: &Value) -> String {
        self.count += u32::from(self.counts);
        let (client, data) = (self.client("webauthn.get", &options["challenge"]), self.data(0));
        let message = [&data[..], &Sha256::digest(&client)].concat();
        let signature = self.pair.sign(&SystemRandom::new(), &message).expect("a signature");
        json!({
            "id": letters(&self.id),
            "user": String::from_utf8_lossy(&self.user),
            "client": letters(&client),
            "auth": letters(&data),
            "signature": letters(signature.as_ref()),
        })
        .to_string()
    }
}
