//! Seals: fixed values, and that no two contents share one form.

use audit::commit::{RowBuilder, TwiceNamed, commit_row, commit_text};
use proptest::prelude::*;

/// A column's value as a data base has it.
#[derive(Debug, Clone, PartialEq)]
enum Value {
    Null,
    Integer(i64),
    Text(String),
    Blob(Vec<u8>),
}

fn built(columns: &[(String, Value)]) -> Vec<u8> {
    let mut row = RowBuilder::new();
    for (name, value) in columns {
        match value {
            Value::Null => row.text(name, None::<&str>),
            Value::Integer(number) => row.integer(name, Some(*number)),
            Value::Text(text) => row.text(name, Some(text)),
            Value::Blob(bytes) => row.blob(name, Some(bytes)),
        };
    }
    row.finish().unwrap()
}

fn columns() -> impl Strategy<Value = Vec<(String, Value)>> {
    // Names and texts from the characters that the form itself uses, where a mistake would show first.
    let value = prop_oneof![
        Just(Value::Null),
        (-20_i64..20).prop_map(Value::Integer),
        "[0-9:=itb\n]{0,6}".prop_map(Value::Text),
        proptest::collection::vec(0_u8..3, 0..3).prop_map(Value::Blob),
    ];
    proptest::collection::btree_map("[a1:=\n]{1,4}", value, 0..4).prop_map(|map| map.into_iter().collect())
}

/// The columns without NULL, as pairs of text; blobs by their digest.
fn meaning(columns: &[(String, Value)]) -> Vec<(String, Value)> {
    columns.iter().filter(|(_, value)| *value != Value::Null).cloned().collect()
}

/// Reads the form back, which is possible only when it is one to one.
fn read(mut form: &[u8]) -> Option<Vec<(String, char, String)>> {
    fn sized<'a>(form: &mut &'a [u8], end: u8) -> Option<&'a str> {
        let colon = form.iter().position(|byte| *byte == b':')?;
        let length: usize = std::str::from_utf8(&form[..colon]).ok()?.parse().ok()?;
        let value = form.get(colon + 1..colon + 1 + length)?;
        (form.get(colon + 1 + length) == Some(&end)).then_some(())?;
        *form = &form[colon + 2 + length..];
        std::str::from_utf8(value).ok()
    }
    let mut columns = Vec::new();
    while !form.is_empty() {
        let name = sized(&mut form, b'=')?.to_owned();
        let (kind, rest) = form.split_first()?;
        form = rest;
        columns.push((name, char::from(*kind), sized(&mut form, b'\n')?.to_owned()));
    }
    Some(columns)
}

proptest! {
    #[test]
    fn rows_with_another_meaning_have_another_form(a in columns(), b in columns()) {
        prop_assert_eq!(meaning(&a) == meaning(&b), built(&a) == built(&b));
    }

    #[test]
    fn a_form_can_be_read_back(row in columns()) {
        let back = read(&built(&row)).unwrap();
        let kept = meaning(&row);
        prop_assert_eq!(back.len(), kept.len());
        for ((name, kind, text), (wanted, value)) in back.iter().zip(&kept) {
            prop_assert_eq!(name, wanted);
            match value {
                Value::Integer(number) => prop_assert_eq!((*kind, text), ('i', &number.to_string())),
                Value::Text(value) => prop_assert_eq!((*kind, text), ('t', value)),
                Value::Blob(bytes) => {
                    let length = text.split_once(':').map(|(_, length)| length.to_owned());
                    prop_assert_eq!((*kind, length), ('b', Some(bytes.len().to_string())));
                }
                Value::Null => unreachable!("NULL is left out"),
            }
        }
    }

    #[test]
    fn the_order_of_columns_and_nulls_change_nothing(row in columns(), turn in 0_usize..4) {
        let mut other = row.clone();
        other.rotate_left(if row.is_empty() { 0 } else { turn % row.len() });
        other.push(("later column".to_owned(), Value::Null));
        prop_assert_eq!(built(&row), built(&other));
    }

    #[test]
    fn texts_divided_otherwise_have_another_seal(
        a in proptest::collection::vec(proptest::option::of("[a\0\u{1}]{0,3}"), 0..4),
        b in proptest::collection::vec(proptest::option::of("[a\0\u{1}]{0,3}"), 0..4),
        salt in any::<[u8; 32]>(),
        other in any::<[u8; 32]>(),
    ) {
        let seal = |salt: &[u8; 32], parts: &[Option<String>]| {
            commit_text(salt, &parts.iter().map(Option::as_deref).collect::<Vec<_>>())
        };
        prop_assert_eq!(a == b, seal(&salt, &a) == seal(&salt, &b));
        prop_assert_eq!(salt == other, seal(&salt, &a) == seal(&other, &a));
    }
}

#[test]
fn fixed_values() {
    let mut row = RowBuilder::new();
    row.text("title", Some("Kế hoạch")).integer("id", Some(-7)).boolean("open", Some(true)).text("note", None::<&str>);
    let form = row.blob("file", Some(b"abc")).finish().unwrap();
    let wanted = "4:file=b66:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad:3\n\
                  2:id=i2:-7\n4:open=i1:1\n5:title=t12:Kế hoạch\n";
    assert_eq!(String::from_utf8(form.clone()).unwrap(), wanted);
    assert_eq!(RowBuilder::new().finish(), Ok(vec![]));
    assert_eq!(row.integer("id", Some(-7)).finish(), Err(TwiceNamed("id".to_owned())));
    // A seal of one kind is never one of the other, and the values never change between versions of the program.
    let salt = [7; 32];
    assert_ne!(commit_row(&salt, &[0, 0, 0, 0]), commit_text(&salt, &[]));
    assert_eq!(commit_row(&salt, &form).to_string(), ROW_SEAL);
    assert_eq!(commit_text(&salt, &[Some("An"), Some("giao việc"), None]).to_string(), TEXT_SEAL);
}

/// Computed by hand with Python's `hashlib` from the description of the form.
const ROW_SEAL: &str = "973b3a89b0bdee179a6d49570821779384566c71013599dc314a70fc0883d01f";
const TEXT_SEAL: &str = "f07090ded5096e0329a4aa814bbed9c08e317b6810d609610ad518040aeefbf5";
