//! The public page: a true certificate fits; each wrong digit is named; nothing personal is shown.

use db::Leaf;
use testkit::{Site, check_html};

use crate::scene::{sign, sites, wrote};

/// A commune with a signed head, and the address that the printed line leads to.
async fn printed(site: &Site) -> (i64, String, String) {
    let line = wrote(site, "dau_moi", Leaf::about("plans_task", 12, "Nộp BÍ MẬT").reason("BÍ MẬT")).await;
    for _ in 0..5 {
        wrote(site, "dau_moi", Leaf::about("plans_task", 12, "Sau đó")).await;
    }
    sign(site).await;
    wrote(site, "dau_moi", Leaf::about("plans_task", 12, "Sau mốc")).await;
    let page = site.get("dau_moi", &format!("/nhat-ky/{line}/chung-nhan")).await.expect(200);
    let file = site.get("dau_moi", &format!("/nhat-ky/{line}/tep-chung-nhan")).await.expect(200).body;
    let certificate = audit::certificate::Certificate::parse(&file).expect("a certificate");
    let head = certificate.head.head;
    let numbers = [format!("xa={}", head.commune), format!("so={line}"), format!("ma={}", certificate.leaf_hash())];
    let address = format!("/kiem-chung?{}&co={}&goc={}", numbers.join("&"), head.size, head.root);
    assert!(page.visible().contains(&head.root.to_string()));
    (line, address, file)
}

#[tokio::test]
async fn a_true_certificate_fits_without_signing_in() {
    for (_, site, _guard) in sites().await {
        let (line, address, file) = printed(&site).await;
        let empty = site.get("", "/kiem-chung").await.expect(200);
        check_html(&empty.body);
        let answer = site.get("", &address).await.expect(200);
        check_html(&answer.body);
        answer
            .shows("Khớp.")
            .shows(&format!("Dòng nhật ký số {line}"))
            .hides("Không khớp")
            .hides("BÍ MẬT")
            .hides("Ngô");
        let pasted = site.post("", "/kiem-chung", &[("chung_nhan", &file)]).await.expect(200);
        check_html(&pasted.body);
        pasted.shows("Khớp.").shows("Lời ghi trong tệp đúng là").hides("Không khớp");
        // By hand: capital letters, groups of four, and in a menu the commune.
        let typed = address.replace("ma=", "ma=+").to_uppercase();
        let typed = typed.replace("/KIEM-CHUNG?XA", "/kiem-chung?xa").replace("&SO", "&so");
        let typed = typed.replace("&MA", "&ma").replace("&CO", "&co").replace("&GOC", "&goc");
        site.get("", &typed).await.expect(200).shows("Khớp.").hides("Không khớp");
    }
}

#[tokio::test]
async fn a_head_alone_is_checked() {
    for (_, site, _guard) in sites().await {
        wrote(&site, "dau_moi", Leaf::about("plans_task", 12, "Nộp")).await;
        let note = sign(&site).await;
        wrote(&site, "dau_moi", Leaf::about("plans_task", 12, "Sau mốc")).await;
        let answer = site.post("", "/kiem-chung", &[("chung_nhan", &note)]).await.expect(200);
        check_html(&answer.shows("Khớp.").shows("còn nguyên").hides("Mã của dòng Khớp").body);
        for (from, to, said) in [("Xã: 10816", "Xã: 1", "không giữ nhật ký"), ("Lúc: 2026", "Lúc: 2025", "Chữ ký")]
        {
            let changed = site.post("", "/kiem-chung", &[("chung_nhan", &note.replace(from, to))]).await.expect(200);
            check_html(&changed.shows(said).hides("Khớp.").body);
        }
    }
}

#[tokio::test]
async fn a_wrong_digit_is_named() {
    for (engine, site, _guard) in sites().await {
        let (line, address, file) = printed(&site).await;
        let turned = |name: &str| {
            let (before, rest) = address.split_once(name).expect("a field");
            let turn = if rest.starts_with('0') { "1" } else { "0" };
            format!("{before}{name}{turn}{}", &rest[1..])
        };
        let hash = site.get("", &turned("ma=")).await.expect(200);
        check_html(&hash.shows("Không khớp: mã của dòng, dòng nằm trong cây").hides("Khớp.").body);
        let root = site.get("", &turned("goc=")).await.expect(200);
        root.shows("Không khớp: mã gốc, dòng nằm trong cây, còn nguyên đến hôm nay, chữ ký").hides("Khớp.");
        let other = address.replace(&format!("so={line}"), &format!("so={}", line + 1));
        site.get("", &other).await.expect(200).shows("Không khớp: mã của dòng").hides("Khớp.");
        let (_, size) = address.split_once("&co=").expect("a size");
        let size: i64 = size.split('&').next().and_then(|size| size.parse().ok()).expect("a number");
        for (wrong, said) in [(size - 1, "Không có mốc nào"), (size + 99, "đã bị cắt bớt"), (1, "không thể nằm trong")]
        {
            let address = address.replace(&format!("&co={size}"), &format!("&co={wrong}"));
            check_html(&site.get("", &address).await.expect(200).shows(said).hides("Khớp.").body);
        }
        let mirror = address.replace("xa=10816", "xa=10813");
        site.get("", &mirror).await.expect(200).shows("Không khớp").hides("Khớp.");
        let nowhere = site.get("", &address.replace("xa=10816", "xa=77")).await.expect(200);
        check_html(&nowhere.shows("không giữ nhật ký của xã").body);
        for (from, to, said) in [
            ("Nộp BÍ MẬT", "Nộp muộn", "lời ghi"),
            ("\\\"account\\\":", "\\\"account\\\":1", "không dẫn đến mã gốc"),
            ("Lúc: 2026", "Lúc: 2025", "chữ ký của mốc không đúng"),
            ("{\"proof\":[\"", "{\"proof\":[\"0", "không phải tệp chứng nhận"),
        ] {
            let changed = file.replace(from, to);
            assert_ne!(changed, file, "{from}");
            let answer = site.post("", "/kiem-chung", &[("chung_nhan", &changed)]).await.expect(200);
            let html = &answer.shows(said).hides("Khớp.").body;
            let (before, rest) = html.split_once("</textarea>").expect("the field");
            let (page, pasted) = before.rsplit_once('>').expect("the field's beginning");
            let is_refused = html.contains("aria-invalid");
            assert_eq!(
                !pasted.trim().is_empty(),
                is_refused,
                "{engine}: {said}: what was pasted stays if it is refused"
            );
            check_html(&format!("{page}></textarea>{rest}"));
        }
        assert!(!site.get("", &address).await.body.contains("BÍ MẬT"), "{engine}");
    }
}

#[tokio::test]
async fn what_is_mistyped_is_said() {
    for (_, site, _guard) in sites().await {
        for (query, said) in [
            ("so=1&ma=12&co=1&goc=1", "đúng 64 ký tự"),
            ("so=0&ma=1&co=1&goc=1", "Dòng số phải là một số"),
            ("co=x&goc=1", "Số dòng của cây phải là"),
            ("xa=a&co=1&goc=1", "Mã xã là một số"),
            ("so=%00&ma=%F0%9F%98%80&co=99999999999999999999&goc=%3Cscript%3E", "phải là một số"),
            (
                "xa=10816&co=18446744073709551615&goc=0000000000000000000000000000000000000000000000000000000000000000",
                "đã bị cắt bớt",
            ),
        ] {
            check_html(&site.get("", &format!("/kiem-chung?{query}")).await.expect(200).shows(said).body);
        }
        for text in ["", "gì đó", "{}"] {
            let answer = site.post("", "/kiem-chung", &[("chung_nhan", text)]).await.expect(200);
            check_html(&answer.shows("án").hides("Khớp.").body);
        }
    }
}
