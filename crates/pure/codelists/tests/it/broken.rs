//! Files that cannot be used are refused with their line.

use codelists::lists::List;
use codelists::places::{Places, Texts};

const GOOD: Texts = Texts {
    sources: "key,source\nq,Quyết định\n",
    provinces: "code,name,kind,from,until,source\n31,Hải Phòng,thanh_pho,2025-07-01,,q\n",
    communes: "code,name,kind,province,from,until,source\n10813,Thanh Hà,xa,31,2025-07-01,,q\n10816,Hà Bắc,xa,31,2025-07-01,,q\n",
    former_provinces: "code,name,kind\n30,Hải Dương,tinh\n",
    former_districts: "code,name,kind,province\n294,Thanh Hà,huyen,30\n",
    former_communes: "code,name,kind,district,now\n10816,Hồng Lạc,xa,294,10816\n,Đảo,huyen,294,10813+10816\n",
};

fn why(texts: Texts) -> String {
    Places::read(&texts).map(|_| "read".to_owned()).unwrap_or_else(|broken| broken.to_string())
}

#[test]
fn a_good_set_is_read() {
    let places = Places::read(&GOOD).unwrap();
    assert_eq!((places.communes().len(), places.former_communes().len()), (2, 2));
}

#[test]
fn broken_places_are_told_with_their_line() {
    let head = "code,name,kind,province,from,until,source\n";
    let communes: [(&'static str, &str); 9] = [
        ("10816,Hà Bắc,xa,31,2025-07-01,q\n", "line 2: not 7 columns"),
        ("1081,Hà Bắc,xa,31,2025-07-01,,q\n", "no code of 5 digits"),
        ("10816,Hà Bắc,tinh,31,2025-07-01,,q\n", "no kind that stands here"),
        ("10816,Hà Bắc,xa,30,2025-07-01,,q\n", "no province 30"),
        ("10816,Hà Bắc,xa,31,2025-07-32,,q\n", "no date"),
        ("10816,Hà Bắc,xa,31,2025-07-01,2025-07-01,q\n", "ends before it begins"),
        ("10816,Hà Bắc,xa,31,2025-07-01,,z\n", "no source `z`"),
        ("10816,A,xa,31,2025-07-01,,q\n10813,B,xa,31,2025-07-01,,q\n", "line 3: the codes are not in order"),
        ("10816,A,xa,31,2025-07-01,,q\n10816,B,xa,31,2025-08-01,,q\n", "holds twice on a day"),
    ];
    for (lines, expected) in communes {
        let text: &'static str = String::leak(format!("{head}{lines}"));
        let told = why(Texts { communes: text, ..GOOD });
        assert!(told.contains(expected), "{lines}: {told}");
    }
    let told = why(Texts { communes: "code,name\n", ..GOOD });
    assert_eq!(told, "communes.csv: the first line does not name the columns");
    let told = why(Texts { former_communes: "code,name,kind,district,now\n10816,A,xa,294,10817\n", ..GOOD });
    assert!(told.contains("present communes are not there"), "{told}");
    let told = why(Texts { former_communes: "code,name,kind,district,now\n10816,A,xa,295,10816\n", ..GOOD });
    assert!(told.contains("no such district"), "{told}");
}

const LIST: &str = "name = \"A\"\nsource = \"B\"\nstatus = \"memory\"\n";

#[test]
fn broken_lists_are_told() {
    let cases = [
        ("item = [{ code = \"a\", label = \"A\" }]", "read"),
        ("", "the list is empty"),
        ("item = [{ code = \"a\", label = \"A\" }, { code = \"a\", label = \"B\" }]", "the code `a` stands twice"),
        ("item = [{ code = \"a\" }]", "`label` is missing"),
        ("item = [{ code = \"a\", label = \"A\", synonym = [\"B\"] }]", "nothing is known of `synonym`"),
        ("item = [{ code = \"a\", label = \"A\", status = \"sure\" }]", "`sure` is no status"),
        (
            "item = [{ code = \"a\", label = \"A\", valid_from = 2026-01-01, valid_until = 2026-01-01 }]",
            "ends before it begins",
        ),
        (
            "item = [{ code = \"a\", label = \"A\" }]\nambiguous = [{ typed = \"x\", codes = [\"a\", \"b\"] }]",
            "does not name two codes",
        ),
        (
            "item = [{ code = \"a\", label = \"A\", scales = [{ scale = \"B\" }, { scale = \"C\" }] }]",
            "two scales on a day",
        ),
        ("item = 3", "no list of tables"),
        ("item = [", "list.toml: "),
    ];
    for (text, expected) in cases {
        let read = List::read("list.toml", &format!("{LIST}{text}"));
        let told = read.map(|_| "read".to_owned()).unwrap_or_else(|broken| broken.to_string());
        assert!(told.contains(expected), "{text}: {told}");
    }
}
