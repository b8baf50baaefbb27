//! `sauro audit`: the journal of a commune checked from outside, by this program and by the independent one.

use std::path::Path;
use std::process::Command;

use db::{Db, Leaf, args};
use kernel::ids::Commune;
use testkit::folder;

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
