//! The demonstration: from an empty folder to a commune that runs, twice, and its backup.

use testkit::folder;

use crate::program::{Server, run, said, word};

#[test]
fn the_demonstration_starts_from_nothing_and_again() {
    let guard = folder();
    let here = guard.folder().expect("a folder");
    let data = here.join("mau");
    let words = ["demo", "--listen", "127.0.0.1:0", "--data", word(&data)];
    let server = Server::start(&words);
    assert!(server.get("/").starts_with("HTTP/1.1 303"));
    assert!(server.get("/dang-nhap").contains("Hôm nay là 20/11/2026"));
    assert!(server.get("/cong-khai").starts_with("HTTP/1.1 "));
    let file = data.join("demo-accounts.json");
    let accounts = std::fs::read_to_string(&file).expect("the accounts");
    let list: serde_json::Value = serde_json::from_str(&accounts).expect("JSON");
    let names: Vec<&str> = list.as_array().expect("a list").iter().filter_map(|a| a["username"].as_str()).collect();
    assert!(names.contains(&"vhxh") && names.contains(&"chutich") && names.contains(&"theodoi"), "{names:?}");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = |path: &std::path::Path| std::fs::metadata(path).expect("a file").permissions().mode() & 0o777;
        let of_the_owner = [mode(&file), mode(&data.join("sauro.db")), mode(&data.join("sauro.db-wal")), mode(&data)];
        assert_eq!(of_the_owner, [0o600, 0o600, 0o600, 0o700], "the owner alone reads them");
    }

    let copy = here.join("ban-sao/sauro.db");
    let (status, out, _) = said(&run(&["backup", "--data", word(&data), "--to", word(&copy)]));
    assert!(status == 0 && out.contains("đã được kiểm tra"), "while it runs: {out}");
    let (status, _, err) = said(&run(&["backup", "--data", word(&data), "--to", word(&copy)]));
    assert!(status == 2 && err.contains("không ghi đè"), "{err}");
    assert_eq!(server.stop(), 0);

    let again = Server::start(&words);
    assert!(again.get("/dang-nhap").contains("xã Hà Bắc"));
    assert_eq!(std::fs::read_to_string(&file).expect("the accounts"), accounts, "the passwords stay");
    drop(again);
    let restored = Server::start(&["serve", "--listen", "127.0.0.1:0", "--data", word(&here.join("ban-sao"))]);
    assert!(restored.get("/dang-nhap").contains("xã Hà Bắc"));
}

#[test]
fn what_was_acknowledged_survives_a_power_cut() {
    let guard = folder();
    let data = guard.folder().expect("a folder").join("mau");
    let words = ["demo", "--listen", "127.0.0.1:0", "--data", word(&data)];
    let server = Server::start(&words);
    let accounts = std::fs::read_to_string(data.join("demo-accounts.json")).expect("the accounts");
    let accounts: serde_json::Value = serde_json::from_str(&accounts).expect("JSON");
    let steward =
        accounts.as_array().and_then(|list| list.iter().find(|a| a["username"] == "vhxh")).expect("the steward");
    let cookie = server.sign_in("vhxh", steward["password"].as_str().expect("a password"));
    server.kill();
    let again = Server::start(&words);
    for (path, words) in
        [("/", "Việc của tôi"), ("/ke-hoach", "58/KH-UBND"), ("/van-ban", "18/CT-TTg"), ("/kho-khan", "cáp quang")]
    {
        let page = again.get_as(&cookie, path);
        assert!(page.starts_with("HTTP/1.1 200") && page.contains(words), "{path}: {page}");
    }
    let (status, _, err) = said(&run(&["doctor", "--data", word(&data)]));
    assert!(status == 1 && err.contains("tiến trình sauro khác"), "{err}");
}

#[test]
fn a_folder_with_other_data_is_left_alone() {
    let guard = folder();
    let data = guard.folder().expect("a folder").join("that");
    said(&run(&["init", "--commune", "10813", "--name", "xã Thanh Hà", "--data", word(&data)]));
    let (status, _, err) = said(&run(&["demo", "--listen", "127.0.0.1:0", "--data", word(&data)]));
    assert!(status == 2 && err.contains("Chưa thay đổi gì"), "{err}");
    let (status, _, err) = said(&run(&["backup", "--data", word(&data.join("khac")), "--to", word(&data.join("x"))]));
    assert!(status == 2 && err.contains("chưa có dữ liệu"), "{err}");
}
