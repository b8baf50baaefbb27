//! Each finding by itself: its kind, its line and its Vietnamese sentence.

use audit::head::SigningKey;
use audit::verify::Report;

use super::check;
use super::world::{Chance, World, key};

fn world() -> World {
    World::of(20, &mut Chance(2))
}

/// The sentences of a report.
fn sentences(report: &Report) -> Vec<String> {
    report.findings.iter().map(ToString::to_string).collect()
}

/// What is found after a change to the lines, without witness.
fn after(change: impl FnOnce(&mut Vec<String>)) -> Vec<String> {
    let mut lines = world().export(&key());
    change(&mut lines);
    sentences(&check(&lines, &[]))
}

/// Header and three heads stand before the first leaf.
const FIRST_LEAF: usize = 4;
const FIRST_ROW: usize = FIRST_LEAF + 20;

fn has(found: &[String], sentence: &str) {
    assert!(found.iter().any(|one| one == sentence), "no «{sentence}» in {found:#?}");
}

#[test]
fn files_that_are_none() {
    let none = "Tệp, dòng 1: không phải tệp nhật ký kiểm chứng của Sáu Rõ, bản 1.";
    assert_eq!(sentences(&check(&[], &[])), ["Không phải tệp nhật ký kiểm chứng của Sáu Rõ, bản 1."]);
    assert_eq!(after(|lines| drop(lines.remove(0))), [none]);
    assert_eq!(after(|lines| lines[0] = lines[0].replace("audit\":1", "audit\":2")), [none]);
    has(&after(|lines| lines[5] = "không phải JSON".to_owned()), "Tệp, dòng 6: không đọc được dòng này.");
    has(&after(|lines| lines.insert(FIRST_ROW, String::new())), "Tệp, dòng 25: không đọc được dòng này.");
    let order = "Tệp, dòng 5: dòng này đứng sai thứ tự (mốc, rồi nhật ký, rồi bản ghi).";
    has(&after(|lines| lines.swap(3, 4)), order);
    let header = |lines: &mut Vec<String>| lines[0] = lines[0].replace("keys\":[\"", "keys\":[\"x");
    has(&after(header), "Tệp, dòng 1: khóa công khai không hợp lệ.");
    has(&after(|lines| lines[0] = lines[0].replace("12345", "54321")), "Tệp, dòng 2: thuộc xã khác (mã 12345).");
}

#[test]
fn leaves() {
    has(&after(|lines| drop(lines.remove(FIRST_LEAF + 2))), "Tệp, dòng 7: thiếu dòng nhật ký số 3.");
    let three = |lines: &mut Vec<String>| drop(lines.drain(FIRST_LEAF + 2..FIRST_LEAF + 5));
    has(&after(three), "Tệp, dòng 7: thiếu các dòng nhật ký từ số 3 đến số 5.");
    let twice = |lines: &mut Vec<String>| lines.insert(FIRST_LEAF + 2, lines[FIRST_LEAF + 1].clone());
    has(&after(twice), "Tệp, dòng 7: dòng nhật ký số 2 bị lặp hoặc sai chỗ, lẽ ra là số 3.");
    let spaced =
        |lines: &mut Vec<String>| lines[FIRST_LEAF] = lines[FIRST_LEAF].replace("{\\\"v\\\":1,", "{\\\"v\\\":1, ");
    has(&after(spaced), "Tệp, dòng 5: nội dung dòng nhật ký số 1 đã bị sửa: không đúng dạng mà phần mềm ghi.");
    let text =
        |lines: &mut Vec<String>| lines[FIRST_LEAF] = lines[FIRST_LEAF].replace("\"text\":[\"", "\"text\":[\"Không ");
    assert_eq!(after(text), ["Tệp, dòng 5: lời ghi của dòng nhật ký số 1 đã bị sửa: không khớp mã niêm phong."]);
    let half = |lines: &mut Vec<String>| {
        let end = lines[FIRST_LEAF].find(",\"salt\":").unwrap();
        lines[FIRST_LEAF] = format!("{}}}}}", &lines[FIRST_LEAF][..end]);
    };
    let sentence = "Tệp, dòng 5: lời ghi của dòng nhật ký số 1 chỉ còn một nửa: không đối chiếu được mã niêm phong.";
    assert_eq!(after(half), [sentence]);
}

#[test]
fn rows() {
    let first = world().rows().into_keys().next().unwrap();
    let name = format!("bản ghi số {} của bảng {}", first.1, first.0);
    let all = world().deeds;
    let last = 1 + all.iter().rposition(|deed| deed.rows.contains_key(&first)).unwrap();
    let changed =
        |lines: &mut Vec<String>| lines[FIRST_ROW] = lines[FIRST_ROW].replace("\"canonical\":\"", "\"canonical\":\"00");
    assert_eq!(after(changed), [format!("Tệp, dòng 25: {name} đã bị sửa ngoài phần mềm, sau dòng nhật ký số {last}.")]);
    let missing = after(|lines| drop(lines.remove(FIRST_ROW)));
    let wanted = format!("Thiếu {name}, dòng nhật ký cuối là số {last}: bị xóa ngoài phần mềm.");
    assert_eq!(missing, [wanted]);
    let twice = after(|lines| lines.push(lines[FIRST_ROW].clone()));
    assert!(twice.len() == 1 && twice[0].ends_with(&format!("{name} xuất hiện hai lần.")), "{twice:?}");
    let new = after(|lines| lines.push(audit::export::row_line("staff_person", 99, None)));
    let wanted = "bản ghi số 99 của bảng staff_person không có trong nhật ký: bị thêm ngoài phần mềm.";
    assert!(new.len() == 1 && new[0].ends_with(wanted), "{new:?}");
    let present = world().rows();
    let mut deleted = all.iter().flat_map(|deed| deed.rows.keys()).filter(|name| !present.contains_key(*name));
    let deleted = deleted.next().unwrap();
    let back = after(|lines| lines.push(audit::export::row_line(deleted.0, deleted.1, None)));
    assert!(back.len() == 1 && back[0].ends_with("nhưng vẫn còn."), "{back:?}");
    // A write taken out of the middle leaves the next one of the same row without its predecessor.
    let broken = after(|lines| drop(lines.drain(FIRST_LEAF..FIRST_LEAF + 10)));
    assert!(broken.iter().any(|one| one.contains("không nối tiếp lần ghi trước của bản ghi")), "{broken:?}");
}

#[test]
fn heads() {
    let size = |lines: &mut Vec<String>| lines[1] = lines[1].replace("Số dòng: 5", "Số dòng: 6");
    has(
        &after(size),
        "Tệp, dòng 2: chữ ký của mốc nhật ký trong tệp (tại 6 dòng) không đúng với khóa công khai trong tệp.",
    );
    has(
        &after(|lines| lines[1] = lines[1].replace("Xã", "Tỉnh")),
        "Tệp, dòng 2: mốc nhật ký viết sai ở dòng thứ 2 của mốc.",
    );
    let cut = |lines: &mut Vec<String>| drop(lines.remove(FIRST_LEAF + 19));
    let sentence =
        "Tệp, dòng 4: mốc nhật ký trong tệp có 20 dòng nhật ký, tệp chỉ có 19: nhật ký bị cắt bớt hoặc quay lui.";
    has(&after(cut), sentence);
    let account =
        |lines: &mut Vec<String>| lines[FIRST_LEAF] = lines[FIRST_LEAF].replace("account\\\":", "account\\\":1");
    let sentence = "Tệp, dòng 2: 5 dòng nhật ký đầu không khớp mã gốc của mốc nhật ký trong tệp: nhật ký đã bị sửa.";
    has(&after(account), sentence);
}

#[test]
fn witnesses() {
    let world = world();
    let witnessed = &world.signed(&key())[2..];
    let rolled_back = sentences(&check(&world.cut(12).export(&key()), witnessed));
    assert_eq!(rolled_back, ["Mốc đối chứng có 20 dòng nhật ký, tệp chỉ có 12: nhật ký bị cắt bớt hoặc quay lui."]);
    let mut forged = world.clone();
    forged.deeds[3].account += 1;
    let found = sentences(&check(&forged.export(&key()), witnessed));
    assert_eq!(found, ["20 dòng nhật ký đầu không khớp mã gốc của mốc đối chứng: nhật ký đã bị sửa."]);
    let other = SigningKey::from_secret(&[1; 32]);
    let found = sentences(&check(&world.export(&other), witnessed));
    assert_eq!(found, ["Chữ ký của mốc đối chứng (tại 20 dòng) không đúng với khóa công khai trong tệp."]);
}

#[test]
fn findings_do_not_grow_without_end() {
    let mut lines = world().export(&key());
    lines.extend((0..1500).map(|_| "x".to_owned()));
    let report = check(&lines, &[]);
    assert_eq!((report.findings.len(), report.more_findings), (1000, 500));
}
