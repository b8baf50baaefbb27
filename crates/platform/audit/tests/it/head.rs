//! Signed heads: the note, its signature, and what is not accepted.

use audit::Hash;
use audit::head::{HeadError, PublicKey, SignedHead, SigningKey, TreeHead};

/// RFC 8032 §7.1, test 1: secret and public key.
const SECRET: &str = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
const PUBLIC: &str = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";

fn key() -> SigningKey {
    SigningKey::from_secret(&audit::decode_hex(SECRET).unwrap().try_into().unwrap())
}

fn signed() -> SignedHead {
    let at = "2026-11-24T06:49:12.123Z".parse().unwrap();
    key().sign(TreeHead { commune: 12345, size: 60, root: Hash([0xab; 32]), at })
}

#[test]
fn the_key_is_that_of_the_rfc() {
    assert_eq!(key().public().to_string(), PUBLIC);
    assert_eq!(PUBLIC.parse(), Ok(key().public()));
    assert_eq!("00".parse::<PublicKey>(), Err(HeadError::NotAKey));
    assert_eq!(format!("{:?}", key()), format!("SigningKey({})", key().public().id()));
}

#[test]
fn a_person_can_read_the_note() {
    let note = signed().to_string();
    let first = "Mốc nhật ký Sáu Rõ, bản 1\nXã: 12345\nSố dòng: 60\nMã gốc: abab";
    assert!(note.starts_with(first), "{note}");
    assert!(note.contains("\nLúc: 2026-11-24T06:49:12.123Z\nKhóa: 21fe31df\nChữ ký: "), "{note}");
    assert_eq!(note.parse(), Ok(signed()));
    assert_eq!(signed().verify(&key().public()), Ok(()));
}

#[test]
fn a_letter_is_read_with_its_blanks() {
    let letter = format!("\r\n  {}\r\n\r\n", signed().to_string().replace('\n', " \r\n\t"));
    assert_eq!(letter.parse::<SignedHead>(), Err(HeadError::NotAHead(1)));
    assert_eq!(SignedHead::from_letter(&letter), Ok(signed()));
    assert_eq!(SignedHead::from_letter(""), Err(HeadError::NotAHead(1)));
}

#[test]
fn another_key_is_told_from_a_wrong_signature() {
    let other = SigningKey::from_secret(&[1; 32]).public();
    assert_eq!(signed().verify(&other), Err(HeadError::OtherKey));
    let mut head = signed();
    head.head.size = 61;
    assert_eq!(head.verify(&key().public()), Err(HeadError::Signature));
}

#[test]
fn no_character_can_be_changed() {
    let note = signed().to_string();
    let public = key().public();
    let holds = |text: &str| text.parse::<SignedHead>().is_ok_and(|head| head.verify(&public).is_ok());
    assert!(holds(&note));
    for (at, c) in note.char_indices() {
        let (before, after) = (&note[..at], &note[at + c.len_utf8()..]);
        for other in ['0', '1', 'a', 'A', ' ', '\n', '+'] {
            assert!(other == c || !holds(&format!("{before}{other}{after}")), "{at}: {c:?} to {other:?}");
            // A digit doubled next to its like is the same place twice; every other insertion is tried.
            assert!(!holds(&format!("{before}{other}{c}{after}")), "{other:?} before {at}");
        }
        assert!(!holds(&format!("{before}{after}")), "without {at}");
    }
    assert!(!holds(&format!("{note}\n")));
}
