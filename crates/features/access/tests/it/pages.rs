//! Each page of the slice drawn empty, ordinary and crowded, with errors, and in each state of what it shows.

mod delegation;
mod forms;
mod lists;
mod request;

use accounts::api::AccountLine;
use jiff::Timestamp;
use jiff::civil::{Date, date};
use kernel::actor::Membership;
use kernel::ids::{AccountId, StaffId, UnitId};
use org::api::UnitRow;
use testkit::{SettableClock, Site, open_both};

const KEY: &str = "0123456789abcdef";
const TODAY: Date = date(2026, 11, 26);
const LONG: &str = "Phân công phụ trách Trung tâm Phục vụ hành chính công trong thời gian kiện toàn tổ chức bộ máy theo Quy định 71-QĐ/TU và Quyết định của Chủ tịch Ủy ban nhân dân xã <b>&";

/// Half past nine of a working day.
fn moment() -> Timestamp {
    "2026-11-26T02:30:00Z".parse().expect("an instant")
}

fn units() -> Vec<UnitRow> {
    let names = [(3, "KT", "Phòng Kinh tế"), (4, "VHXH", "Phòng Văn hóa - Xã hội")];
    names
        .map(|(id, code, name)| UnitRow {
            id: UnitId(id),
            code: code.to_owned(),
            name: name.to_owned(),
            aliases: String::new(),
            search_key: String::new(),
        })
        .to_vec()
}

/// An account in this state, of somebody of the register or from outside.
fn account(id: i64, state: Membership, of_register: bool) -> AccountLine {
    AccountLine {
        id: AccountId(id),
        username: format!("hoa.nt{id}"),
        staff: of_register.then_some(StaffId(id)),
        unit: of_register.then_some(UnitId(4)),
        name: "Công Tằng Tôn Nữ Nguyễn Thị Thiên Hương".to_owned(),
        title: LONG.to_owned(),
        active: state == Membership::Active,
        state: Some(state.code().to_owned()),
        version: 1,
    }
}

#[tokio::test]
async fn every_page_is_sound_for_everybody_who_sees_it() {
    for (_, db, _guard) in open_both().await {
        let site = Site::new(db, vec![access::feature()], SettableClock::default()).await;
        for (who, path) in [
            ("quan_tri", "/quan-tri"),
            ("quan_tri", "/quan-tri?tinh_trang=tam_khoa"),
            ("chu_tich", "/quan-tri?tinh_trang=lạ"),
            ("quan_tri", "/quan-tri/moi"),
            ("quan_tri", "/quan-tri/tai-khoan/9"),
            ("chu_tich", "/quan-tri/tai-khoan/18"),
            ("quan_tri", "/quan-tri/tai-khoan/9/cap-vai-tro"),
            ("quan_tri", "/quan-tri/tai-khoan/9/ket-thuc"),
            ("chu_tich", "/quan-tri/de-nghi"),
            ("chu_tich", "/quan-tri/de-nghi?trang_thai=da_rut"),
            ("chu_tich", "/uy-quyen"),
            ("chu_tich", "/uy-quyen/moi"),
            ("theo_doi", "/uy-quyen"),
            ("cong_chuc_kt", "/quyen"),
        ] {
            testkit::check_html(&site.get(who, path).await.expect(200).body);
        }
        site.get("quan_tri", "/quan-tri/tai-khoan/99").await.expect(404);
        site.get("theo_doi", "/uy-quyen/moi").await.expect(403);
    }
}

mod suspend {
    use super::*;

    #[tokio::test]
    async fn samples_keep_to_the_rules() {
        for (_, db, _guard) in open_both().await {
            let site = Site::new(db, vec![access::feature()], SettableClock::default()).await;
            let here = "/quan-tri/tai-khoan/9/tam-khoa";
            testkit::check_html(&site.get("quan_tri", here).await.expect(200).shows("Tạm khóa tài khoản").body);
            for reason in ["", LONG] {
                let long = reason.repeat(20);
                let refused = site.post("quan_tri", here, &[("ly_do", long.as_str())]).await.expect(422);
                testkit::check_html(&refused.body);
            }
            site.get("quan_tri", "/quan-tri/tai-khoan/99/tam-khoa").await.expect(404);
        }
    }
}
