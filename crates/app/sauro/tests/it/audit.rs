//! `sauro audit`: the journal of a commune checked from outside, by this program and by the independent one.

use std::path::Path;
use std::process::Command;

use db::{Db, Leaf, args};
use kernel::actor::Role;
use kernel::ids::Commune;
use testkit::{folder, token_of};

use crate::communes::stage::Stage;
use crate::program::{Server, run, said, word};

const PYTHON: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../tools/verify_audit.py");
const COMMUNE: Commune = Commune(10816);

/// A commune of which a head was signed: its folder below `here`.
fn commune(here: &Path) -> String {
    let data = word(&here.join("du-lieu")).to_owned();
    assert_eq!(said(&run(&["init", "--commune", "10816", "--name", "xã Hà Bắc", "--data", &data])).0, 0);
    let server = Server::start(&["serve", "--data", &data, "--listen", "127.0.0.1:0"]);
    while said(&run(&["audit", "head", "--data", &data])).0 != 0 {
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    let (status, out, _) = said(&run(&["audit", "verify", "--data", &data]));
    assert!(status == 0 && out.contains("[đạt]"), "while the server runs: {out}");
    assert_eq!(server.stop(), 0);
    data
}

/// Changes the name of a unit as somebody would who has the file.
async fn rename_a_unit(data: &str) {
    let db = Db::open_folder(Path::new(data)).await.expect("the commune");
    let allowed = accounts::api::set_up_actor(COMMUNE).may(accounts::api::SetUp).expect("set-up");
    let mut tx = db.write(&allowed, None, jiff::Timestamp::UNIX_EPOCH).await.expect("a write");
    let past_the_journal: &mut db::Conn = &mut tx;
    let sql = "update org_unit set name = 'Phòng khác' where commune = $1 and code = 'KT'";
    past_the_journal.run(sql, args![COMMUNE]).await.expect("a change");
    tx.commit(Leaf::about("org_commune", 0, "Không thấy gì"), "/").await.expect("a commit");
    db.close().await;
}

fn python(export: &Path, head: &Path) -> bool {
    let output = Command::new("python3").args([PYTHON, word(export), word(head)]).output().expect("Python");
    output.status.success()
}

#[tokio::test]
async fn a_change_in_secret_is_found_by_both_programs() {
    let guard = folder();
    let here = guard.folder().expect("a folder");
    let data = commune(here);
    let head = here.join("moc.txt");
    std::fs::write(&head, said(&run(&["audit", "head", "--data", &data])).1).expect("a file");
    let (export, changed) = (here.join("nhat-ky.jsonl"), here.join("da-sua.jsonl"));
    assert_eq!(said(&run(&["audit", "export", "--data", &data, "--to", word(&export)])).0, 0);
    let (status, _, err) = said(&run(&["audit", "export", "--data", &data, "--to", word(&export)]));
    assert!(status == 2 && err.contains("Không ghi được"), "never written over: {err}");
    assert!(python(&export, &head));

    rename_a_unit(&data).await;
    let (status, out, _) = said(&run(&["audit", "verify", "--data", &data, "--head", word(&head), "--json"]));
    let report: serde_json::Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!((status, &report["ok"]), (1, &serde_json::json!(false)), "{out}");
    assert!(report["findings"][0]["why"].as_str().is_some_and(|why| why.contains("org_unit")), "{out}");
    let (status, out, _) = said(&run(&["audit", "verify", "--data", &data]));
    assert!(status == 1 && out.contains("[SAI]") && !out.contains("[đạt]"), "{out}");
    assert_eq!(said(&run(&["audit", "export", "--data", &data, "--to", word(&changed)])).0, 0);
    assert!(!python(&changed, &head));
}

#[test]
fn a_person_is_erased_as_two_others_decided() {
    let guard = folder();
    let here = guard.folder().expect("a folder");
    let data = commune(here);
    for (username, name) in [("an.bm", "Bí Mật Văn An"), ("binh.tt", "Trần Thị Bình"), ("chi.lv", "Lê Văn Chi")]
    {
        let add = ["account", "add", "--username", username, "--name", name, "--title", "Chuyên viên", "--unit", "KT"];
        let add: Vec<&str> = add.into_iter().chain(["--role", "cong_chuc", "--data", &data]).collect();
        assert_eq!(said(&run(&add)).0, 0);
    }
    let erase = |proposed: &str, approved: &str| {
        let by = ["--proposed-by", proposed, "--approved-by", approved, "--data", &data];
        let command = ["staff", "erase", "--code", "an.bm", "--ground", "Đơn số 5 ngày 20/11/2026"];
        said(&run(&command.into_iter().chain(by).collect::<Vec<&str>>()))
    };
    let (status, _, err) = erase("binh.tt", "binh.tt");
    assert!(status == 2 && err.contains("hai người khác nhau"), "{err}");
    let (status, _, err) = erase("an.bm", "chi.lv");
    assert!(status == 2 && err.contains("không đề nghị"), "{err}");
    let (status, out, err) = erase("binh.tt", "chi.lv");
    assert!(status == 0 && out.contains("Đã xóa dữ liệu cá nhân"), "{out}{err}");
    let (status, out, _) = said(&run(&["audit", "verify", "--data", &data]));
    assert!(status == 0 && out.contains("[đạt]"), "{out}");
    let head = here.join("moc.txt");
    std::fs::write(&head, said(&run(&["audit", "head", "--data", &data])).1).expect("a file");
    let export = here.join("nhat-ky.jsonl");
    assert_eq!(said(&run(&["audit", "export", "--data", &data, "--to", word(&export)])).0, 0);
    assert!(python(&export, &head), "the independent program agrees");
}

#[test]
fn a_head_that_is_none_is_refused() {
    let guard = folder();
    let here = guard.folder().expect("a folder");
    let data = word(&here.join("du-lieu")).to_owned();
    run(&["init", "--commune", "10816", "--name", "xã Hà Bắc", "--data", &data]);
    let (status, _, err) = said(&run(&["audit", "head", "--data", &data]));
    assert!(status == 2 && err.contains("Chưa có mốc nào"), "{err}");
    let head = here.join("moc.txt");
    std::fs::write(&head, "Mốc nhật ký Sáu Rõ, bản 1\nXã: 10816\n").expect("a file");
    let (status, out, _) = said(&run(&["audit", "verify", "--data", &data, "--head", word(&head), "--json"]));
    assert!(status == 2 && out.contains("\"error\"") && out.contains("không phải là mốc nhật ký"), "{out}");
    let (status, _, err) = said(&run(&["audit", "verify", "--data", &data, "--commune", "1"]));
    assert!(status == 2 && err.contains("--commune"), "{err}");
}

#[tokio::test]
async fn a_printed_report_carries_a_head_that_anybody_can_check() {
    let stage = Stage::load().await;
    let site = stage.site().await;
    let steward = token_of(stage.person(Role::DauMoi));
    let paper =
        site.by_token(&steward, "/bao-cao.docx?ke_hoach=1&tu=01/10/2026&den=20/11/2026", None).await.expect(200);
    let text = paper.everything();
    assert!(text.contains("word/media/image1.png"), "the code itself");
    let number = |before: &str| {
        let rest = &text[text.find(before).unwrap_or_else(|| panic!("{before:?} is printed")) + before.len()..];
        rest.chars().take_while(char::is_ascii_alphanumeric).collect::<String>()
    };
    let (commune, size, root) = (number("Mã xã: "), number("Số dòng: "), number("Mã gốc: "));
    let check =
        async |root: &str| site.get("", &format!("/kiem-chung?xa={commune}&co={size}&goc={root}")).await.expect(200);
    check(&root).await.shows("Khớp");
    check(&root.replace(char::is_numeric, "0")).await.hides("Khớp");
}
