//! A passkey's public key as COSE writes it (RFC 9052), and the check of a signature: ES256, EdDSA, RS256.

use ring::signature::{
    ECDSA_P256_SHA256_ASN1, ED25519, RSA_PKCS1_2048_8192_SHA256, RsaPublicKeyComponents, UnparsedPublicKey,
};

use super::cbor::{self, Cbor};

/// The algorithms asked for, best first, by their numbers at IANA. RS256 is what older machines with Windows Hello have.
pub const ALGORITHMS: [i64; 3] = [-7, -8, -257];

/// Whether these bytes are a key that [`verify`] can use, and nothing follows it.
pub fn is_usable(cose: &[u8]) -> bool {
    parse(cose).is_some()
}

/// Whether the key signed this message.
pub fn verify(cose: &[u8], message: &[u8], signature: &[u8]) -> bool {
    let checked = match parse(cose) {
        None => return false,
        Some(Key::P256(point)) => UnparsedPublicKey::new(&ECDSA_P256_SHA256_ASN1, point).verify(message, signature),
        Some(Key::Ed25519(point)) => UnparsedPublicKey::new(&ED25519, point).verify(message, signature),
        Some(Key::Rsa { n, e }) => {
            RsaPublicKeyComponents { n, e }.verify(&RSA_PKCS1_2048_8192_SHA256, message, signature)
        }
    };
    checked.is_ok()
}

enum Key {
    /// The point, not compressed.
    P256(Vec<u8>),
    Ed25519(Vec<u8>),
    Rsa {
        n: Vec<u8>,
        e: Vec<u8>,
    },
}

fn parse(cose: &[u8]) -> Option<Key> {
    let (key, rest) = cbor::read(cose)?;
    let number = |label| key.at(label).and_then(Cbor::int);
    let bytes = |label, length: usize| key.at(label)?.bytes().filter(|b| b.len() == length).map(<[u8]>::to_vec);
    if !rest.is_empty() {
        return None;
    }
    match (number(1)?, number(3)?) {
        (2, -7) if number(-1)? == 1 => Some(Key::P256([vec![4], bytes(-2, 32)?, bytes(-3, 32)?].concat())),
        (1, -8) if number(-1)? == 6 => Some(Key::Ed25519(bytes(-2, 32)?)),
        (3, -257) => {
            let part = |label| key.at(label)?.bytes().map(<[u8]>::to_vec);
            Some(Key::Rsa { n: part(-1)?, e: part(-2)? })
        }
        _ => None,
    }
}
