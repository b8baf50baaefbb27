//! A commune's own choice where the law is open: proposed by one, decided by another, in force from its day, on both engines.

use db::{DbError, Leaf};
use jiff::civil::date;
use kernel::clock::Clock as _;
use kernel::ids::{AccountId, StaffId};
use kernel::two_person::{Hands, ProposalState};
use lawbook::choice::page::{self, ChoicePage, Offers};
use lawbook::choice::store::{self, ChoiceRow, NewChoice};
use lawbook::choices::Choices;
use lawbook::permissions::{DecideChoice, ProposeChoice, WithdrawChoice};
use rules::law::Law;
use testkit::{Guard, HA_BAC, SettableClock, Site, THANH_HA, check_html, check_page, open_both};
use web::{FieldErrors, FormData};

const PAGE: &str = "/quy-dinh/lua-chon/htxs_base";
const LONG: &str = "Thống nhất tại cuộc họp giao ban Ủy ban nhân dân xã theo đề nghị của Phòng Văn hóa - Xã hội <b>&";

async fn sites() -> Vec<(&'static str, Site, Guard)> {
    let mut sites = Vec::new();
    for (engine, db, guard) in open_both().await {
        sites.push((engine, Site::new(db, vec![lawbook::feature()], SettableClock::default()).await, guard));
    }
    sites
}

fn fields<'a>(position: &'a str, from: &'a str) -> [(&'a str, &'a str); 4] {
    [("cach_hieu", position), ("tu_ngay", from), ("van_ban", "Thông báo 12/TB-UBND"), ("ly_do", "Thống nhất trong xã")]
}

fn at(id: i64, verb: &str) -> String {
    format!("/quy-dinh/lua-chon/de-nghi/{id}/{verb}")
}

#[tokio::test]
async fn one_proposes_another_decides_and_it_holds_from_its_day() {
    for (engine, site, _guard) in sites().await {
        let form = fields("all_ranked", "20/11/2026");
        site.post("cong_chuc_kt", PAGE, &form).await.expect(403).shows("đầu mối kế hoạch hoặc lãnh đạo UBND đề nghị");
        site.get("cong_chuc_kt", PAGE).await.expect(200).hides("Gửi đề nghị").shows("mặc định của hệ thống");
        site.post("chu_tich", PAGE, &form).await.expect(303);
        site.post("dau_moi", PAGE, &form).await.expect(403).shows("đang chờ duyệt về chỗ này");
        site.get("cong_chuc_kt", "/quy-dinh/lua-chon").await.expect(200).shows("có đề nghị đang chờ duyệt");
        // He who proposed is not the second person, whatever he leads.
        let own = site.get("chu_tich", PAGE).await.expect(200);
        check_html(&own.shows("cần hai người khác nhau").shows("Rút lại đề nghị").body);
        site.post("chu_tich", &at(1, "duyet"), &[("_version", "1")]).await.expect(403).shows("cần hai người khác nhau");
        site.post("dau_moi", &at(1, "duyet"), &[("_version", "1")]).await.expect(403);
        site.post("dau_moi", &at(1, "rut"), &[("_version", "1")]).await.expect(403);
        let second = site.get("pho_chu_tich", PAGE).await.expect(200);
        check_html(&second.shows("Không duyệt").shows("Thông báo 12/TB-UBND").body);
        site.post("pho_chu_tich", &at(1, "duyet"), &[("_version", "7")]).await.expect(409);
        site.post("pho_chu_tich", &at(1, "duyet"), &[("_version", "1")]).await.expect(303);
        site.post("pho_chu_tich", &at(1, "tu-choi"), &[("_version", "2"), ("ly_do_khong_duyet", "Nghĩ lại")])
            .await
            .expect(403)
            .shows("đã được quyết định");
        let day = "/quy-dinh/lua-chon?ngay=";
        let by = "áp dụng từ ngày 20/11/2026";
        site.get("cong_chuc_kt", &format!("{day}19/11/2026")).await.expect(200).hides(by);
        site.get("cong_chuc_kt", &format!("{day}20/11/2026")).await.expect(200).shows(by);
        assert!(!engine.is_empty());
    }
}

#[tokio::test]
async fn a_proposal_is_refused_with_a_reason_or_taken_back_and_changes_nothing() {
    for (_, site, _guard) in sites().await {
        site.post("dau_moi", PAGE, &fields("htt_or_better", "01/12/2026")).await.expect(303);
        let empty = [("_version", "1"), ("ly_do_khong_duyet", " ")];
        let asked = site.post("chu_tich", &at(1, "tu-choi"), &empty).await.expect(422);
        check_html(&asked.shows("lý do không duyệt").body);
        let why = [("_version", "1"), ("ly_do_khong_duyet", "Giữ đúng chữ của nghị định")];
        site.post("chu_tich", &at(1, "tu-choi"), &why).await.expect(303);
        site.get("cong_chuc_kt", PAGE).await.expect(200).shows("Giữ đúng chữ của nghị định").shows("Không duyệt");
        site.post("dau_moi", PAGE, &fields("htt_or_better", "01/12/2026")).await.expect(303);
        site.post("dau_moi", &at(2, "rut"), &[("_version", "1")]).await.expect(303);
        site.get("chu_tich", PAGE).await.expect(200).shows("Đã rút").shows("mặc định của hệ thống");
        site.get("chu_tich", "/quy-dinh/lua-chon?ngay=31/12/2026").await.expect(200).hides("áp dụng từ ngày");
        site.post("chu_tich", &at(9, "duyet"), &[("_version", "1")]).await.expect(404);
        site.get("chu_tich", "/quy-dinh/lua-chon/khong_co").await.expect(404);
        site.post("chu_tich", "/quy-dinh/lua-chon/khong_co", &fields("x", "01/12/2026")).await.expect(404);
    }
}

#[tokio::test]
async fn what_was_typed_wrong_comes_back_with_all_mistakes() {
    for (_, site, _guard) in sites().await {
        let wrong = [("cach_hieu", "bua"), ("tu_ngay", "31/02/2026"), ("van_ban", "VB giữ lại"), ("ly_do", "")];
        let back = site.post("dau_moi", PAGE, &wrong).await.expect(422);
        assert!(back.body.contains("value=\"VB giữ lại\""));
        check_html(&back.shows("Hãy chọn một cách hiểu").shows("28 ngày").shows("lý do").body);
        let early = site.post("dau_moi", PAGE, &fields("all_ranked", "30/06/2025")).await.expect(422);
        early.shows("Hệ thống giữ quy định từ ngày 01/07/2025");
    }
}

#[tokio::test]
async fn every_store_function_on_both_engines() {
    for (engine, db, _guard) in open_both().await {
        let site = Site::new(db.clone(), Vec::new(), SettableClock::default()).await;
        let (steward, chairman) = (site.actor("dau_moi"), site.actor("chu_tich"));
        let hands = |actor: &kernel::actor::Actor| Hands::of(actor, None).expect("of the register");
        let proposes = steward.may(ProposeChoice).expect("may propose");
        let mut tx = db.write(&proposes, None, site.clock.now()).await.expect("a write");
        let new = NewChoice {
            policy: "divisor".to_owned(),
            position: "twelve".to_owned(),
            valid_from: date(2026, 1, 1),
            document: None,
            reason: LONG.to_owned(),
        };
        let (first, second) = (
            store::insert(&mut tx, &proposes, hands(&steward), &new).await.expect("a proposal"),
            store::insert(&mut tx, &proposes, hands(&steward), &new).await.expect("a proposal"),
        );
        let row = store::choice(&mut tx, HA_BAC, first).await.expect("read").expect("there");
        assert_eq!((row.state(), row.is_backdated()), (ProposalState::Waiting, true), "{engine}");
        assert_eq!(store::waiting(&mut tx, HA_BAC).await.expect("rows").len(), 2, "{engine}");
        let decides = chairman.may(DecideChoice).expect("may decide");
        let approved = (ProposalState::Approved, None);
        let stale = store::decide(&mut tx, &decides, (first, 5), hands(&chairman), approved).await;
        assert!(matches!(stale, Err(DbError::Conflict)), "{engine}");
        store::decide(&mut tx, &decides, (first, 1), hands(&chairman), approved).await.expect("decided");
        let withdraws = steward.may(WithdrawChoice { proposed_by: row.proposed_by }).expect("his own");
        let closed = store::withdraw(&mut tx, &withdraws, (first, 2)).await;
        assert!(matches!(closed, Err(DbError::Conflict)), "{engine}");
        store::withdraw(&mut tx, &withdraws, (second, 1)).await.expect("taken back");
        let rows = store::approved(&mut tx, HA_BAC).await.expect("rows");
        assert_eq!(rows.iter().map(|row| row.id).collect::<Vec<_>>(), [first], "{engine}");
        assert_eq!(rows[0].decider_name.as_deref(), Some(chairman.name.as_str()), "{engine}");
        let newest: Vec<i64> =
            store::of_policy(&mut tx, HA_BAC, "divisor").await.expect("rows").iter().map(|row| row.id).collect();
        assert_eq!(newest, [second, first], "{engine}");
        assert!(store::approved(&mut tx, THANH_HA).await.expect("rows").is_empty(), "{engine}: another commune's");
        assert!(store::waiting(&mut tx, HA_BAC).await.expect("rows").is_empty(), "{engine}");
        tx.commit(Leaf::about("law_choice", first, "Thử"), "/").await.expect("a commit");
    }
}

fn row(state: ProposalState, document: bool) -> ChoiceRow {
    let decided = matches!(state, ProposalState::Approved | ProposalState::Refused);
    let moment = "2026-11-26T02:30:00Z".parse().expect("an instant");
    ChoiceRow {
        id: 3,
        policy: "htxs_base".to_owned(),
        position: "all_ranked".to_owned(),
        valid_from: date(2026, 1, 1),
        document: document.then(|| LONG.to_owned()),
        reason: LONG.to_owned(),
        state: state.code().to_owned(),
        proposed_by: AccountId(5),
        proposer_staff: StaffId(5),
        proposer_behalf: document.then_some(StaffId(1)),
        proposer_name: "Công Tằng Tôn Nữ Nguyễn Thị Thiên Hương".to_owned(),
        proposed_at: moment,
        decider_name: decided.then(|| "Phạm Quang Huy (được Trần Thị Hồng Nhung ủy quyền)".to_owned()),
        decided_at: decided.then_some(moment),
        decision_reason: (state == ProposalState::Refused).then(|| LONG.to_owned()),
        version: 1,
    }
}

#[test]
fn samples_of_each_question_in_each_state_keep_to_the_rules() {
    let decides = Offers { decides: true, ..Offers::default() };
    let barred = Offers { bar: Some(LONG.to_owned()), withdraws: true, ..Offers::default() };
    let proposes = Offers { proposes: true, ..Offers::default() };
    for policy in Law::shipped().policies() {
        for rows in [
            Vec::new(),
            ProposalState::ALL.map(|state| row(state, true)).to_vec(),
            vec![row(ProposalState::Approved, false)],
        ] {
            for offers in [&Offers::default(), &decides, &barred, &proposes] {
                let page = ChoicePage {
                    policy,
                    taken: Choices::on(date(2026, 11, 28), &rows).of(&policy.id).cloned(),
                    rows: rows.clone(),
                    offers: offers.clone(),
                    key: "0123456789abcdef".to_owned(),
                };
                check_page(&page::view(&page, &FormData::default(), &FieldErrors::default()));
            }
        }
    }
}
