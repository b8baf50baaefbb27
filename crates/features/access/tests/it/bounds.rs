//! What stays shut: to relatives, to a locked account with an older invitation, to whoever holds one secret and guesses
//! the other.

use kernel::clock::Clock as _;
use staff::api::{NoteRelative, Relation};
use testkit::{PASSWORD, Site};

use crate::flow::{NEW_PASSWORD, number, propose_role};
use crate::{sign_in, sites, token};

/// Notes that these two are family.
async fn are_family(site: &Site, one: &str, other: &str) {
    let (staff, relative) = (site.staff(one), site.staff(other));
    let keeps = site.actor("ho_so").may(NoteRelative { staff }).expect("keeps the records");
    let mut tx = site.app.db.write(&keeps, None, site.clock.now()).await.expect("a write");
    staff::api::note_relative(&mut tx, &keeps, relative, Relation::Siblings).await.expect("noted");
    tx.commit(db::Leaf::about("staff_member", staff.0, "Ghi người thân"), "/").await.expect("a commit");
}

/// The new link of an invitation.
async fn link(site: &Site, who: &str, id: i64) -> String {
    let answer = site.by_token(who, &format!("/quan-tri/de-nghi/{id}/duong-dan"), Some(&[])).await.expect(200);
    let token = answer.body.split("href=\"/loi-moi/").nth(1).and_then(|rest| rest.split('"').next());
    format!("/loi-moi/{}", token.expect("a link"))
}

/// The new code of an invitation.
async fn code(site: &Site, who: &str, id: i64) -> String {
    let answer = site.by_token(who, &format!("/quan-tri/de-nghi/{id}/ma-xac-nhan"), Some(&[])).await.expect(200);
    let digits = |text: &&str| text.len() == 9 && text.chars().all(|c| c.is_ascii_digit() || c == '-');
    answer.body.split(['<', '>']).find(digits).expect("a code").to_owned()
}

async fn set_password(site: &Site, link: &str, code: &str) -> testkit::Answer {
    site.post("", link, &[("ma", code), ("mat_khau", NEW_PASSWORD), ("mat_khau_nhac_lai", NEW_PASSWORD)]).await
}

#[tokio::test]
async fn nobody_proposes_or_decides_on_a_relative() {
    for (_, site, _guard) in sites().await {
        let (admin, chairman) = (token(&site, "quan.tri").await, token(&site, "chu.tich").await);
        let (deputy, head) = (token(&site, "pho.chu.tich").await, token(&site, "truong.kt").await);
        are_family(&site, "HB-009", "HB-001").await;
        let id = number(&propose_role(&site, &admin, 9, "tai_chinh", "").await.expect(303));
        let page = site.by_token(&chairman, &format!("/quan-tri/de-nghi/{id}"), None).await.expect(200);
        page.shows("người thân").hides("Quyết định của người thứ hai");
        let version = [("_version", "1"), ("ly_do", "Không cần")];
        site.by_token(&chairman, &format!("/quan-tri/de-nghi/{id}/duyet"), Some(&version)).await.expect(403);
        site.by_token(&chairman, &format!("/quan-tri/de-nghi/{id}/tu-choi"), Some(&version)).await.expect(403);
        // Nor does he by another, to whom he lends his power.
        let lent = [("vai_tro", "0"), ("nguoi", "4"), ("van_ban", "12/UQ-UBND"), ("den_ngay", "30/11/2026")];
        site.by_token(&chairman, "/uy-quyen/moi", Some(&lent)).await.expect(303);
        site.by_token(&head, "/uy-quyen/1/nhan", Some(&[("_version", "1")])).await.expect(303);
        site.by_token(&head, &format!("/quan-tri/de-nghi/{id}/duyet"), Some(&version)).await.expect(403);
        site.by_token(&deputy, &format!("/quan-tri/de-nghi/{id}/duyet"), Some(&version)).await.expect(303);
        let admin_code = site.actor("quan_tri").staff.expect("a person");
        let codes = (1..20).map(|n| format!("HB-{n:03}")).find(|code| site.staff(code) == admin_code);
        are_family(&site, "HB-008", &codes.expect("a code")).await;
        propose_role(&site, &admin, 8, "tai_chinh", "").await.expect(403).shows("người thân");
    }
}

#[tokio::test]
async fn a_locked_account_is_not_opened_by_an_older_invitation() {
    for (_, site, _guard) in sites().await {
        let (admin, chairman) = (token(&site, "quan.tri").await, token(&site, "chu.tich").await);
        let reset = "/quan-tri/tai-khoan/10/dat-lai-mat-khau";
        let reason = [("ly_do", "Quên mật khẩu")];
        let first = number(&site.by_token(&admin, reset, Some(&reason)).await.expect(303));
        let approve = [("_version", "1")];
        site.by_token(&chairman, &format!("/quan-tri/de-nghi/{first}/duyet"), Some(&approve)).await.expect(303);
        let (link, code) = (link(&site, &admin, first).await, code(&site, &chairman, first).await);
        let second = number(&site.by_token(&admin, reset, Some(&reason)).await.expect(303));
        site.by_token(&chairman, "/quan-tri/tai-khoan/10/tam-khoa", Some(&[("ly_do", "Mất máy")])).await.expect(303);
        set_password(&site, &link, &code).await.expect(403);
        sign_in(&site, "cong.chuc.hcc", NEW_PASSWORD).await.expect(422);
        site.by_token(&admin, &format!("/quan-tri/de-nghi/{first}/duong-dan"), Some(&[])).await.expect(403);
        let late = site.by_token(&chairman, &format!("/quan-tri/de-nghi/{second}/duyet"), Some(&approve)).await;
        late.expect(403).shows("Tạm khóa");
        sign_in(&site, "cong.chuc.hcc", PASSWORD).await.expect(422);
    }
}

#[tokio::test]
async fn who_holds_the_link_gets_no_more_guesses_by_a_new_one() {
    for (_, site, _guard) in sites().await {
        let (admin, chairman) = (token(&site, "quan.tri").await, token(&site, "chu.tich").await);
        let reason = [("ly_do", "Quên mật khẩu")];
        let reset = site.by_token(&admin, "/quan-tri/tai-khoan/8/dat-lai-mat-khau", Some(&reason)).await.expect(303);
        let id = number(&reset);
        site.by_token(&chairman, &format!("/quan-tri/de-nghi/{id}/duyet"), Some(&[("_version", "1")]))
            .await
            .expect(303);
        let first = code(&site, &chairman, id).await;
        let guessed = link(&site, &admin, id).await;
        for _ in 0..5 {
            set_password(&site, &guessed, "1").await.expect(422);
        }
        let again = link(&site, &admin, id).await;
        set_password(&site, &again, &first).await.expect(403);
        let other = code(&site, &chairman, id).await;
        set_password(&site, &again, &other).await.expect(303);
        sign_in(&site, "cong.chuc.vhxh", NEW_PASSWORD).await.expect(303);
    }
}
