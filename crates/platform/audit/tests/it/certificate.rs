//! A certificate holds as it was given, and with nothing in it changed; the independent program says the same.

use std::process::Command;

use audit::certificate::{Certificate, CertificateError};
use audit::commit::commit_text;
use audit::head::{SigningKey, TreeHead};
use audit::leaf::{About, LeafBody, leaf_hash};
use audit::proof::Plan;
use audit::tree::Frontier;
use jiff::Timestamp;

const PYTHON: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../tools/verify_audit.py");

/// The certificate of leaf `seq` (from 1) in a tree of `size` leaves.
fn certificate(seq: u64, size: u64) -> Certificate {
    let texts = [Some("Nguyễn Thị Hòa"), Some("Nộp \"báo cáo\"\nquý III"), Some(""), None];
    let body = |seq: u64| LeafBody {
        commune: 10816,
        seq,
        at: Timestamp::from_millisecond(1_764_000_000_000 + seq as i64).unwrap(),
        account: 7,
        on_behalf_of: None,
        action: "plans.work_on_task".to_owned(),
        about: About { table: "plans_task".to_owned(), row: 12 },
        text: commit_text(&[seq as u8; 32], &texts),
        rows: Vec::new(),
    };
    let mut frontier = Frontier::new();
    let nodes: Vec<_> = (1..=size).map(|seq| frontier.append(leaf_hash(&body(seq).to_text()))).collect();
    let plan = Plan::inclusion(seq - 1, size).unwrap();
    let fetch =
        |subtree: audit::proof::Subtree| Ok::<_, ()>(nodes[subtree.last_leaf() as usize][subtree.level as usize]);
    let key = SigningKey::from_secret(&[42; 32]);
    let head =
        TreeHead { commune: 10816, size, root: frontier.root(), at: Timestamp::from_second(1_765_000_000).unwrap() };
    Certificate {
        body: body(seq).to_text(),
        text: Some((texts.iter().map(|t| t.map(str::to_owned)).collect(), [seq as u8; 32])),
        proof: plan.build(fetch).unwrap(),
        head: key.sign(head),
        key: key.public(),
    }
}

#[test]
fn a_certificate_survives_its_file() {
    for size in 1..=17 {
        for seq in 1..=size {
            let whole = certificate(seq, size);
            let read = Certificate::parse(&format!(" {}\r\n", whole.to_text())).unwrap();
            assert_eq!(read, whole);
            assert_eq!(read.check().unwrap().seq, seq, "leaf {seq} of {size}");
            let erased = Certificate { text: None, ..whole };
            assert_eq!(Certificate::parse(&erased.to_text()).unwrap().check().unwrap().account, 7);
        }
    }
}

#[test]
fn each_part_is_told_apart() {
    let whole = certificate(3, 11);
    let other = certificate(4, 11);
    let wrong = |changed: Certificate| changed.check().unwrap_err();
    assert_eq!(wrong(Certificate { proof: other.proof.clone(), ..whole.clone() }), CertificateError::Proof);
    assert_eq!(wrong(Certificate { text: other.text.clone(), ..whole.clone() }), CertificateError::Text);
    assert_eq!(wrong(Certificate { text: None, body: other.body, ..whole.clone() }), CertificateError::Proof);
    let forger = SigningKey::from_secret(&[1; 32]).public();
    assert!(matches!(wrong(Certificate { key: forger, ..whole.clone() }), CertificateError::Head(_)));
    let body = whole.body.replace("\"account\":7", "\"account\": 7");
    assert!(matches!(wrong(Certificate { body, ..whole.clone() }), CertificateError::Leaf(_)));
    let mut abroad = whole.clone();
    abroad.head.head.commune = 1;
    assert_eq!(wrong(abroad), CertificateError::Commune);
    for text in ["", "{}", "a\nb\nc\nd", &whole.to_text().replace("audit\":1", "audit\":2")] {
        assert_eq!(Certificate::parse(text), Err(CertificateError::NotACertificate), "{text}");
    }
}

#[test]
fn no_character_can_be_changed() {
    let file = certificate(3, 11).to_text();
    let holds = |text: &str| Certificate::parse(text).is_ok_and(|read| read.check().is_ok());
    assert!(holds(&file));
    for (at, old) in file.trim_end().char_indices() {
        let new = if old == '1' { '2' } else { '1' };
        let changed = format!("{}{new}{}", &file[..at], &file[at + old.len_utf8()..]);
        assert!(!holds(&changed), "{changed}");
    }
}

#[test]
fn the_independent_program_agrees() {
    let folder = std::env::temp_dir().join(format!("sauro-proof-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("chung-nhan.file");
    let python = |text: &str| {
        std::fs::write(&path, text).unwrap();
        let output = Command::new("python3").arg(PYTHON).arg("--proof").arg(&path).output().expect("Python");
        (output.status.code(), String::from_utf8(output.stdout).unwrap())
    };
    for (seq, size) in [(1, 1), (1, 2), (3, 11), (11, 11), (8, 16), (17, 17)] {
        let (code, said) = python(&certificate(seq, size).to_text());
        assert_eq!(code, Some(0), "{seq} of {size}: {said}");
        assert!(said.contains(&format!("dòng nhật ký số {seq}")), "{said}");
    }
    let whole = certificate(3, 11);
    let (code, _) = python(&Certificate { text: None, ..whole.clone() }.to_text());
    assert_eq!(code, Some(0), "without its texts");
    let file = whole.to_text();
    let places: Vec<(usize, char)> = file.trim_end().char_indices().collect();
    for (at, old) in places.iter().step_by(places.len() / 60) {
        let new = if *old == '1' { '2' } else { '1' };
        let changed = format!("{}{new}{}", &file[..*at], &file[at + old.len_utf8()..]);
        let (code, said) = python(&changed);
        assert_eq!(code, Some(1), "at {at}: {said}");
    }
    std::fs::remove_dir_all(&folder).ok();
}
