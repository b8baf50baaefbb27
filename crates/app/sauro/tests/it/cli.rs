//! The command line: reading plans, setting up a commune, accounts, backup, doctor.

use testkit::folder;

use crate::program::{Server, run, said, word};

const PLAN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../fixtures/xa-ha-bac/ke-hoach.docx");

#[test]
fn a_plan_is_read_as_the_contract_says() {
    let (status, out, _) = said(&run(&["plan", "read", PLAN, "--json"]));
    assert_eq!(status, 0);
    let plan: serde_json::Value = serde_json::from_str(&out).expect("JSON");
    let keys = |value: &serde_json::Value| -> Vec<String> {
        let mut keys: Vec<String> = value.as_object().expect("an object").keys().cloned().collect();
        keys.sort();
        keys
    };
    assert_eq!(keys(&plan), ["document", "duties", "findings", "tasks"]);
    let paths: Vec<&str> = plan["tasks"].as_array().expect("tasks").iter().filter_map(|t| t["path"].as_str()).collect();
    assert_eq!(paths, ["II.1", "II.2", "II.3", "II.4", "II.5", "II.6", "II.7"]);
    assert_eq!(plan["tasks"][1]["due"], serde_json::json!({ "kind": "by", "until": "2026-06-30" }));
    assert_eq!(plan["tasks"][1]["lead"], serde_json::json!(["Phòng Văn hóa - Xã hội"]));
    assert_eq!(plan["document"]["number"], serde_json::Value::Null);
    assert_eq!(plan["document"]["recipients"].as_array().map(Vec::len), Some(6));
    assert_eq!(plan["duties"].as_array().map(Vec::len), Some(3));
    let task = keys(&plan["tasks"][0]);
    let expected = [
        "after",
        "cites",
        "clears",
        "coordinating",
        "due",
        "due_text",
        "findings",
        "lead",
        "path",
        "product",
        "text",
        "title",
    ];
    assert_eq!(task, expected);
}

#[test]
fn a_plan_is_read_for_people_too() {
    let (status, out, _) = said(&run(&["plan", "read", PLAN]));
    assert_eq!(status, 0);
    for words in ["NHIỆM VỤ (7)", "II.2", "Chủ trì: Phòng Văn hóa - Xã hội", "○ Rõ người", "TRÁCH NHIỆM CỦA ĐƠN VỊ (3)"]
    {
        assert!(out.contains(words), "{words} is not in {out}");
    }
}

#[test]
fn a_bad_document_is_refused_with_one_clear_message() {
    let guard = folder();
    let here = guard.folder().expect("a folder");
    let long = vec![b'x'; 21 * 1024 * 1024];
    let files: [(&str, &[u8]); 7] = [
        ("trong.docx", b""),
        ("hong.docx", b"PK\x03\x04 broken"),
        ("thu.txt", "Kính gửi anh chị, mời họp lúc 8 giờ.".as_bytes()),
        ("anh.png", b"\x89PNG\r\n\x1a\n0000"),
        ("cu.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old"),
        ("hong.pdf", b"%PDF-1.7 nothing"),
        ("lon.txt", &long),
    ];
    for (name, bytes) in files {
        let path = here.join(name);
        std::fs::write(&path, bytes).expect("a file");
        let (status, out, err) = said(&run(&["plan", "read", word(&path), "--json"]));
        assert_eq!((status, err.as_str()), (2, ""), "{name}");
        let answer: serde_json::Value = serde_json::from_str(&out).expect("JSON");
        let error = answer["error"].as_object().unwrap_or_else(|| panic!("{name}: {out}"));
        let mut keys: Vec<&String> = error.keys().collect();
        keys.sort();
        assert_eq!(keys, ["at", "message", "suggestion"], "{name}");
        assert!(error["message"].as_str().is_some_and(|m| m.len() > 20), "{name}: {out}");
        let (status, out, err) = said(&run(&["plan", "read", word(&path)]));
        assert_eq!((status, out.as_str()), (2, ""), "{name}");
        assert!(err.starts_with("Lỗi: ") && err.contains("Cách xử lý: "), "{name}: {err}");
    }
    let (status, out, _) = said(&run(&["plan", "read", word(&here.join("khong-co.docx")), "--json"]));
    assert!(status == 2 && out.contains("không có tệp này"), "{out}");
    assert_eq!(said(&run(&["plan", "read"])).0, 2, "no file at all");
}

#[test]
fn a_catalogue_is_checked_as_the_contract_says() {
    use files::xlsx::{Cell, Column, Kind, Sheet, workbook};
    let guard = folder();
    let path = guard.folder().expect("a folder").join("danh-muc.xlsx");
    let headers = ["Mã", "Nhiệm vụ", "Công việc chi tiết", "Sản phẩm đầu ra", "Nhóm", "Khung điểm", "Điểm", "Hệ số"];
    let columns = headers.map(|header| Column { header: header.into(), width: 12, kind: Kind::Text });
    let row = |code: &str, task: &str, score: i64, coefficient: f64| {
        let texts = [code, task, "Soạn, trình ký", "Văn bản", "N1", "1-10"].map(Cell::from);
        [&texts[..], &[score.into(), Cell::Number(coefficient)]].concat()
    };
    let rows = vec![row("DC.01", "Soạn văn bản", 5, 1.0), row("DC..02", "Phát hành văn bản", 3, 0.6)];
    let sheet = Sheet { title: "Dùng chung".into(), columns: columns.to_vec(), rows };
    std::fs::write(&path, workbook(&[sheet], "x").expect("a workbook")).expect("a file");
    let (status, out, err) = said(&run(&["catalogue", "check", word(&path), "--json"]));
    assert_eq!((status, err.as_str()), (0, ""), "{out}");
    let answer: serde_json::Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!((&answer["products"], &answer["standard_score"]), (&2.into(), &"5".into()), "{out}");
    assert_eq!(answer["groups"], serde_json::json!({ "N1": 2 }));
    let finding = &answer["findings"][0];
    assert_eq!((&finding["sheet"], &finding["cell"]), (&"Dùng chung".into(), &"A3".into()), "{out}");
    assert_eq!(finding["kind"], "code_doubled_dot");
    let (status, out, _) = said(&run(&["catalogue", "check", word(&path)]));
    assert!(status == 0 && out.contains("Nên xem lại: Dùng chung!A3: Mã “DC..02”"), "{out}");

    std::fs::write(&path, "Mã,Nhiệm vụ").expect("a file");
    let (status, out, err) = said(&run(&["catalogue", "check", word(&path), "--json"]));
    let answer: serde_json::Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!((status, err.as_str()), (2, ""), "{out}");
    assert!(answer["error"]["message"].as_str().is_some_and(|words| words.contains("không phải bảng tính")), "{out}");
    let (status, out, err) = said(&run(&["catalogue", "check", word(&path)]));
    assert!((status, out.as_str()) == (2, "") && err.contains("Cách xử lý: "), "{err}");
}

#[test]
fn an_empty_commune_is_set_up_and_served() {
    let guard = folder();
    let data = guard.folder().expect("a folder").join("du-lieu");
    let data = word(&data);
    let (status, _, err) = said(&run(&["serve", "--data", data]));
    assert!(status == 2 && err.contains("sauro init"), "{err}");
    let init = ["init", "--commune", "10816", "--name", "xã Hà Bắc", "--data", data];
    let (status, out, _) = said(&run(&init));
    assert!(status == 0 && out.contains("quan_tri_truy_cap") && !out.contains("Mật khẩu"), "{out}");
    let (status, _, err) = said(&run(&init));
    assert!(status == 2 && err.contains("đã được lập"), "{err}");

    let add = |username: &'static str, role: &'static str, unit: &'static str| {
        let words = ["account", "add", "--username", username, "--name", "Nguyễn Thị Hòa", "--title", "Chuyên viên"];
        let place = ["--unit", unit, "--role", role, "--data", data];
        said(&run(&[&words[..], &place[..]].concat()))
    };
    let (status, out, _) = add("hoa.nt", "cong_chuc", "KT");
    assert!(status == 0 && out.contains("/loi-moi/") && out.contains("Mã xác nhận:"), "{out}");
    assert!(!out.contains("Mật khẩu:"), "nobody but the person himself sets a password");
    for (username, role, unit, words) in [
        ("hoa.nt", "cong_chuc", "KT", "đã có"),
        ("Hoa Nguyễn", "cong_chuc", "KT", "chữ thường không dấu"),
        ("khac", "giam_doc", "KT", "Không có vai trò"),
        ("khac", "cong_chuc", "XYZ", "Không có đơn vị"),
    ] {
        let (status, _, err) = add(username, role, unit);
        assert!(status == 2 && err.contains(words), "{err}");
    }
    let again = ["--code", "hoa.nt", "--username", "hoa.hai", "--name", "x", "--title", "x", "--unit", "KT"];
    let (status, _, err) =
        said(&run(&[&["account", "add", "--role", "thanh_tra", "--data", data], &again[..]].concat()));
    assert!(status == 2 && err.contains("Mỗi người chỉ có một tài khoản"), "{err}");
    let both = ["--role", "quan_tri_truy_cap", "--role", "quan_tri_nhat_ky"];
    let other = ["--username", "khac", "--name", "x", "--title", "x", "--unit", "KT", "--data", data];
    let (status, _, err) = said(&run(&[&["account", "add"], &both[..], &other[..]].concat()));
    assert!(status == 2 && err.contains("không đồng thời"), "{err}");
    let reset = |username: &'static str| {
        said(&run(&["account", "reset", "--username", username, "--ground", "Biên bản số 2", "--data", data]))
    };
    let (status, out, err) = reset("hoa.nt");
    assert!(status == 0 && out.contains("/loi-moi/") && out.contains("Mã xác nhận:"), "{out}{err}");
    assert!(reset("khong-co").2.contains("Không có tài khoản"), "nobody is called so");
    let (status, out, _) = said(&run(&["doctor", "--data", data]));
    assert!(status == 0 && out.contains("xã Hà Bắc") && !out.contains("[chưa]"), "{out}");

    let server = Server::start(&["serve", "--data", data, "--listen", "127.0.0.1:0"]);
    assert!(server.get("/healthz").starts_with("HTTP/1.1 200"));
    assert!(server.get("/dang-nhap").contains("xã Hà Bắc"));
    let (status, _, err) = said(&run(&["serve", "--data", data, "--listen", "127.0.0.1:0"]));
    assert!(status == 1 && err.contains("tiến trình sauro khác"), "{err}");
    assert_eq!(server.stop(), 0, "it stops in the orderly way");
}

#[test]
fn settings_come_from_a_file_and_are_checked() {
    let guard = folder();
    let here = guard.folder().expect("a folder");
    let config = here.join("sauro.toml");
    std::fs::write(&config, "lisen = \"127.0.0.1:0\"\n").expect("a file");
    let (status, _, err) = said(&run(&["serve", "--config", word(&config)]));
    assert!(status == 2 && err.contains("lisen"), "{err}");
    let data = here.join("du-lieu");
    said(&run(&["init", "--commune", "10813", "--name", "xã Thanh Hà", "--data", word(&data)]));
    let text = format!("listen = \"127.0.0.1:0\"\ndata = {:?}\n", word(&data));
    std::fs::write(&config, text).expect("a file");
    let server = Server::start(&["serve", "--config", word(&config)]);
    assert!(server.get("/dang-nhap").contains("xã Thanh Hà"));
    let (status, _, err) = said(&run(&["serve", "--listen", "tám nghìn", "--data", word(&data)]));
    assert!(status == 2 && err.contains("không phải là địa chỉ"), "{err}");
}
