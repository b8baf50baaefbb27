//! Who sees which lines; the list and its filters; one line; the certificate.

use audit::certificate::Certificate;
use db::Leaf;
use jiff::ToSpan as _;
use testkit::check_html;

use crate::scene::{sign, sites, wrote};

#[tokio::test]
async fn the_whole_journal_is_for_those_who_oversee() {
    for (engine, site, _guard) in sites().await {
        let task = Leaf::about("plans_task", 12, "Nộp sản phẩm").change("Hạn", "01/12/2026", "05/12/2026");
        let line = wrote(&site, "cong_chuc_kt", task.reason("Chờ số liệu")).await;
        let page = site.get("chu_tich", "/nhat-ky").await.expect(200);
        check_html(&page.body);
        let page = page.shows("Nộp sản phẩm").shows("Đặng Văn Ỷ").shows("Hạn: «01/12/2026» → «05/12/2026»");
        page.shows("Lý do: Chờ số liệu").shows(&format!("dòng số {line}"));
        for who in ["pho_chu_tich", "thanh_tra", "nhat_ky"] {
            site.get(who, "/nhat-ky").await.expect(200).shows("Nộp sản phẩm");
        }
        for who in ["truong_kt", "dau_moi", "cong_chuc_kt", "theo_doi", "ho_so", "quan_tri", "thanh_pho"] {
            site.get(who, "/nhat-ky").await.expect(403).hides("Nộp sản phẩm");
        }
        // One line: he who did it, those who oversee, nobody else, nobody of another commune.
        let address = format!("/nhat-ky/{line}");
        for page in [&address, &format!("{address}/chung-nhan")] {
            for (who, status) in [
                ("chu_tich", 200),
                ("cong_chuc_kt", 200),
                ("truong_kt", 404),
                ("quan_tri", 404),
                ("thanh_ha/chu_tich", 404),
            ] {
                site.get(who, page).await.expect(status);
            }
        }
        site.get("thanh_ha/chu_tich", "/nhat-ky").await.expect(200).hides("Nộp sản phẩm");
        site.get("chu_tich", "/nhat-ky/99999").await.expect(404);
        assert_eq!(site.get("chu_tich", "/nhat-ky/abc").await.status, 404, "{engine}");
    }
}

#[tokio::test]
async fn lines_are_narrowed_and_paged() {
    for (_, site, _guard) in sites().await {
        for number in 1..=60 {
            let who = if number % 2 == 0 { "cong_chuc_kt" } else { "dau_moi" };
            wrote(&site, who, Leaf::about("plans_task", 12, format!("Lần {number:03}"))).await;
        }
        site.clock.advance(24.hours());
        wrote(&site, "dau_moi", Leaf::about("plans_plan", 12, "Ban hành kế hoạch")).await;
        let all = site.get("chu_tich", "/nhat-ky").await.expect(200).shows("Ban hành kế hoạch").shows("Lần 060");
        let older = all.hides("Lần 011").body;
        let older = older.split("rel=\"next\" href=\"").nth(1).expect("a way to older lines");
        let older = older.split('"').next().expect("an address").replace("&amp;", "&");
        site.get("chu_tich", &older).await.expect(200).shows("Lần 011").shows("Mới nhất").hides("Lần 012");
        let plans = site.get("chu_tich", "/nhat-ky?loai=ke-hoach&so=12").await.expect(200).shows("Ban hành kế hoạch");
        check_html(&plans.hides("Lần 060").shows("Số 12").body);
        let account = site.actor("cong_chuc_kt").account.0;
        let his = site.get("chu_tich", &format!("/nhat-ky?nguoi={account}&loai=nhiem-vu")).await.expect(200);
        his.shows("Lần 060").hides("Lần 059").hides("Ban hành");
        let program = site.get("chu_tich", "/nhat-ky?nguoi=0").await.expect(200);
        program.shows("Lập xã").hides("Lần 0");
        site.get("chu_tich", "/nhat-ky?tu=21/11/2026").await.expect(200).shows("Ban hành").hides("Lần 060");
        site.get("chu_tich", "/nhat-ky?den=20/11/2026").await.expect(200).hides("Ban hành").shows("Lần 060");
        let none = site.get("chu_tich", "/nhat-ky?tu=22/11/2026").await.expect(200);
        check_html(&none.shows("Không có dòng nhật ký nào như vậy").body);
        for odd in ["/nhat-ky?tu=%27--&so=x&nguoi=-1&loai=x&truoc=a", "/nhat-ky?truoc=-5", "/nhat-ky?den=31/02/2026"] {
            check_html(&site.get("chu_tich", odd).await.expect(200).body);
        }
    }
}

#[tokio::test]
async fn everybody_sees_what_concerns_him() {
    for (_, site, _guard) in sites().await {
        let me = site.actor("cong_chuc_kt").staff.expect("a number");
        wrote(&site, "cong_chuc_kt", Leaf::about("plans_task", 3, "Việc tôi làm")).await;
        let read = wrote(&site, "chu_tich", Leaf::about("staff_private", me.0, "Xem của Ỷ").reason("Nghỉ hưu")).await;
        wrote(&site, "chu_tich", Leaf::about("staff_private", me.0 + 1, "Xem của người khác")).await;
        let page = site.get("cong_chuc_kt", "/nhat-ky/ve-toi").await.expect(200);
        check_html(&page.body);
        page.shows("Xem của Ỷ").shows("Phạm Quang Huy").shows("Lý do: Nghỉ hưu").hides("người khác").hides("tôi làm");
        let own = site.get("cong_chuc_kt", "/nhat-ky/ve-toi?phan=toi-lam").await.expect(200);
        check_html(&own.shows("Việc tôi làm").hides("Xem của Ỷ").body);
        site.get("cong_chuc_kt", &format!("/nhat-ky/{read}")).await.expect(200).shows("Xem của Ỷ");
        site.get("cong_chuc_vhxh", &format!("/nhat-ky/{read}")).await.expect(404);
        // An observer has no number in the register: nothing of number 0 is his.
        wrote(&site, "chu_tich", Leaf::about("staff_private", 0, "Không của ai")).await;
        site.get("theo_doi", "/nhat-ky/ve-toi").await.expect(200).hides("Không của ai");
    }
}

#[tokio::test]
async fn a_certificate_is_given_once_a_head_covers_the_line() {
    for (engine, site, _guard) in sites().await {
        let line = wrote(&site, "dau_moi", Leaf::about("plans_task", 12, "Nộp sản phẩm").reason("Vì \"thử\"")).await;
        let page = format!("/nhat-ky/{line}/chung-nhan");
        site.get("dau_moi", &page).await.expect(200).shows("Chưa có mốc đã ký nào");
        site.get("dau_moi", &format!("/nhat-ky/{line}/tep-chung-nhan")).await.expect(404);
        wrote(&site, "dau_moi", Leaf::about("plans_task", 12, "Sau đó")).await;
        sign(&site).await;
        let printed = site.get("dau_moi", &page).await.expect(200);
        check_html(&printed.body);
        let printed = printed.shows("Nộp sản phẩm").shows("Mã gốc").shows("Mốc nhật ký Sáu Rõ, bản 1");
        assert!(printed.body.contains("<svg"), "{engine}: a code for telephones");
        let file = site.get("dau_moi", &format!("/nhat-ky/{line}/tep-chung-nhan")).await.expect(200);
        let certificate = Certificate::parse(&file.body).expect("a certificate");
        let body = certificate.check().expect("it holds");
        assert_eq!(body.seq as i64, line, "{engine}");
        assert!(certificate.text.is_some_and(|(texts, _)| texts[3].as_deref() == Some("Vì \"thử\"")), "{engine}");
        site.get("thanh_ha/dau_moi", &format!("/nhat-ky/{line}/tep-chung-nhan")).await.expect(404);
        site.get("truong_kt", &format!("/nhat-ky/{line}/tep-chung-nhan")).await.expect(404);
    }
}
