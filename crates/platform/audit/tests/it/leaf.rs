//! Leaves: one text for one content, and no other text is read.

use audit::Hash;
use audit::leaf::{About, LeafBody, LeafError, RowChange, leaf_hash};
use proptest::prelude::*;

const TEXT: &str = concat!(
    r#"{"v":1,"commune":12345,"seq":3,"at":"2026-11-24T06:49:12.120Z","account":5,"on_behalf_of":null,"#,
    r#""action":"accept_product","about":{"table":"plans_task","row":7},"#,
    r#""text":"0101010101010101010101010101010101010101010101010101010101010101","#,
    r#""rows":[{"table":"plans_event","row":9,"before":null,"#,
    r#""after":"0202020202020202020202020202020202020202020202020202020202020202"},"#,
    r#"{"table":"plans_task","row":7,"#,
    r#""before":"0303030303030303030303030303030303030303030303030303030303030303","after":null}]}"#,
);

fn sample() -> LeafBody {
    let change = |table: &str, row, before, after| RowChange { table: table.to_owned(), row, before, after };
    LeafBody {
        commune: 12345,
        seq: 3,
        at: "2026-11-24T06:49:12.120999Z".parse().unwrap(),
        account: 5,
        on_behalf_of: None,
        action: "accept_product".to_owned(),
        about: About { table: "plans_task".to_owned(), row: 7 },
        text: Hash([1; 32]),
        rows: vec![
            change("plans_task", 7, Some(Hash([3; 32])), None),
            change("plans_event", 9, None, Some(Hash([2; 32]))),
        ],
    }
}

#[test]
fn the_text_is_fixed() {
    assert_eq!(sample().to_text(), TEXT);
    let back = LeafBody::parse(TEXT).unwrap();
    assert_eq!(back.to_text(), TEXT);
    assert_eq!(back.at, "2026-11-24T06:49:12.12Z".parse().unwrap());
    assert_eq!(leaf_hash(TEXT), audit::tree::leaf_hash(TEXT.as_bytes()));
}

#[test]
fn anything_else_is_refused() {
    let not = |from: &str, to: &str| {
        assert!(TEXT.contains(from), "{from}");
        LeafBody::parse(&TEXT.replacen(from, to, 1)).expect_err(to)
    };
    assert_eq!(not(r#""v":1"#, r#""v":2"#), LeafError::Version(2));
    for (from, to) in [
        (r#""account":5,"#, ""),
        (r#""account":5"#, r#""account":5,"extra":1"#),
        (r#""account":5"#, r#""account":5,"account":5"#),
        (r#""account":5"#, r#""account":5.0"#),
        (r#""account":5"#, r#""account":true"#),
        (r#""account":5"#, r#""account":9223372036854775808"#),
        (r#""row":7"#, r#""row":7,"more":null"#),
        ("0101", "01010"),
        ("0202", "zz02"),
        ("]}", "]"),
        ("]}", "]}{}"),
    ] {
        assert!(matches!(not(from, to), LeafError::NotALeaf(_)), "{to}");
    }
    for (from, to) in [
        (r#""account":5"#, r#""account": 5"#),
        (r#""v":1,"commune":12345"#, r#""commune":12345,"v":1"#),
        (r#""on_behalf_of":null,"#, ""),
        ("accept_product", r"\u0061ccept_product"),
        ("12.120Z", "12.12Z"),
        ("12.120Z", "12.1201Z"),
        ("2026-11-24T06:49:12.120Z", "2026-11-24T13:49:12.120+07:00"),
        ("2026-11-24T", "2026-11-31T"),
        ("]}", "]} "),
    ] {
        assert_eq!(not(from, to), LeafError::NotCanonical, "{to}");
    }
    // Out of order, twice, and about nothing.
    assert_eq!(not("plans_event", "plans_visit"), LeafError::Rows);
    assert_eq!(not(r#"plans_event","row":9"#, r#"plans_task","row":7"#), LeafError::Rows);
    assert_eq!(not(r#""0202020202020202020202020202020202020202020202020202020202020202""#, "null"), LeafError::Rows);
}

proptest! {
    #[test]
    fn every_leaf_round_trips(
        commune in any::<i64>(),
        seq in any::<u64>(),
        millisecond in 0_i64..4_000_000_000_000,
        behalf in any::<Option<i64>>(),
        action in any::<String>(),
        rows in proptest::collection::btree_map((".{0,5}", any::<i64>()), (any::<[u8; 32]>(), any::<u8>()), 0..4),
    ) {
        let change = |((table, row), (bytes, kind)): ((String, i64), ([u8; 32], u8))| RowChange {
            table,
            row,
            before: (kind % 3 != 0).then_some(Hash(bytes)),
            after: (kind % 3 != 1).then_some(Hash(bytes)),
        };
        let body = LeafBody {
            commune,
            seq,
            at: jiff::Timestamp::from_millisecond(millisecond).unwrap(),
            account: commune ^ 1,
            on_behalf_of: behalf,
            about: About { table: action.clone(), row: 1 },
            action,
            text: Hash([9; 32]),
            rows: rows.into_iter().map(change).collect(),
        };
        let text = body.to_text();
        prop_assert!(!text.contains('\n'));
        prop_assert_eq!(LeafBody::parse(&text), Ok(body));
    }
}
