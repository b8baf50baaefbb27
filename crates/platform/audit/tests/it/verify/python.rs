//! The second verifier, in Python and by its own code, says the same as the first.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::check;
use super::tamper::{KINDS, tampered};
use super::world::{Chance, World, key};

fn tool() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tools/verify_audit.py")
}

/// Whether the tool finds nothing, and what it prints.
fn python(name: &str, lines: &[String], letter: Option<&str>) -> (bool, String) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let export = folder.join(format!("{name}.jsonl"));
    fs::write(&export, lines.iter().map(|line| format!("{line}\n")).collect::<String>()).unwrap();
    let mut command = Command::new("python3");
    command.arg(tool()).arg(&export).env("PYTHONIOENCODING", "utf-8");
    if let Some(letter) = letter {
        let path = folder.join(format!("{name}.txt"));
        fs::write(&path, letter).unwrap();
        command.arg(path);
    }
    let out = command.output().expect("python3 is on the machine");
    let printed = String::from_utf8(out.stdout).unwrap() + &String::from_utf8(out.stderr).unwrap();
    assert!(matches!(out.status.code(), Some(0 | 1)) && !printed.contains("Traceback"), "{printed}");
    (out.status.success(), printed)
}

#[test]
fn it_is_short_enough_to_be_read() {
    let source = fs::read_to_string(tool()).unwrap();
    assert!(source.lines().count() <= 80 && source.lines().all(|line| line.chars().count() <= 120));
}

#[test]
fn the_intact_export_and_the_erased_one_match() {
    let mut world = World::of(60, &mut Chance(1));
    let witnessed = &world.signed(&key())[2];
    let letter = format!("\n {} \n", witnessed.to_string().replace('\n', " \r\n  "));
    let (fits, printed) = python("intact", &world.export(&key()), Some(&letter));
    assert!(fits && printed.contains("khớp"), "{printed}");
    world.erase(&[2, 30], &mut Chance(2));
    let (fits, printed) = python("erased", &world.export(&key()), Some(&letter));
    assert!(fits, "{printed}");
    world.erased_leaves.insert(7);
    let (fits, printed) = python("erased", &world.export(&key()), Some(&letter));
    assert!(!fits && printed.contains("số 7 của bảng db_journal"), "{printed}");
    let (fits, printed) = python("empty", &[], None);
    assert!(!fits, "{printed}");
}

/// 228 attempts, with and without a witness by turns, divided over two threads.
#[test]
fn both_verifiers_agree_on_tampered_exports() {
    const EACH: u64 = 6 * KINDS as u64;
    let world = World::of(60, &mut Chance(1));
    std::thread::scope(|scope| {
        for half in 0..2 {
            let world = &world;
            scope.spawn(move || {
                let intact = world.export(&key());
                let witnessed = &world.signed(&key())[2..];
                let letter = witnessed[0].to_string();
                for number in half * EACH..(half + 1) * EACH {
                    let (what, lines) = tampered(world, &intact, number as usize % KINDS, &mut Chance(number));
                    let with = !(number / KINDS as u64).is_multiple_of(3);
                    let ours = check(&lines, if with { witnessed } else { &[] });
                    let (fits, printed) = python(&format!("half{half}"), &lines, with.then_some(&letter));
                    assert_eq!(ours.is_ok(), fits, "attempt {number}: {what}\n{printed}\n{:?}", ours.findings);
                }
            });
        }
    });
}
