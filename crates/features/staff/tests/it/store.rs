//! Every store function on both engines, in two communes.

mod balance;
mod career;
mod import;
mod profiles;
mod relative;

use db::Leaf;
use jiff::civil::date;
use kernel::clock::Clock as _;
use kernel::ids::{Commune, StaffId};
use org::api::{NewPosition, SetUpUnits};
use staff::api::{ErasePerson, NewPost, NewStaff, ReadPrivate, SetUpStaff, Values};
use staff::store::{self, profile};
use testkit::{HA_BAC, SettableClock, Site, THANH_HA, open_both};

/// Adds these names to Phòng Kinh tế, and gives the first of them two posts.
pub async fn add(site: &Site, names: &[&str]) -> Vec<StaffId> {
    let set_up = accounts::api::set_up_actor(HA_BAC);
    let (units, people) = (set_up.may(SetUpUnits).expect("set-up"), set_up.may(SetUpStaff).expect("set-up"));
    let mut tx = site.app.db.write(&people, None, site.clock.now()).await.expect("a write");
    let mut ids = Vec::new();
    for (number, name) in names.iter().enumerate() {
        let new = NewStaff {
            code: format!("KT-{number:03}"),
            full_name: (*name).to_owned(),
            unit: site.unit("KT"),
            title: "Chuyên viên địa chính".to_owned(),
            kind: "cong_chuc".to_owned(),
            email: Some("a@xa.example".to_owned()),
        };
        ids.push(store::insert_staff(&mut tx, &people, &new).await.expect("a person"));
    }
    for (sort, concurrent) in [(1, true), (2, false)] {
        let new = NewPosition {
            code: format!("II.{sort}"),
            name: "Chuyên viên".to_owned(),
            group: "chuyen_mon".to_owned(),
            rank: String::new(),
            approved: 1,
            sort,
        };
        let position = org::api::add_position(&mut tx, &units, &new).await.expect("a position");
        let post = NewPost { staff: ids[0], position, concurrent, from_on: date(2025, 7, 1) };
        store::insert_post(&mut tx, &people, &post).await.expect("a post");
    }
    tx.commit(Leaf::about("staff_member", ids[0].0, "Thêm người"), "/").await.expect("a commit");
    ids
}

#[tokio::test]
async fn names_stand_in_the_order_of_the_language() {
    for (engine, db, _guard) in open_both().await {
        let site = Site::new(db.clone(), Vec::new(), SettableClock::default()).await;
        add(&site, &["Nguyễn Văn Ân", "Nguyễn Văn An", "Trần Thị Ánh", "Đinh Văn Đạt", "Dương Văn Dũng"]).await;
        let mut conn = db.read().await.expect("a reader");
        let unit = site.unit("KT").0;
        let names: Vec<String> = store::page(&mut conn, HA_BAC, unit, 0, 50)
            .await
            .expect("a page")
            .into_iter()
            .map(|p| p.full_name)
            .collect();
        let expected = [
            "Nguyễn Văn An",
            "Trần Thị Ánh",
            "Nguyễn Văn Ân",
            "Vũ Mạnh Cường",
            "Dương Văn Dũng",
            "Đinh Văn Đạt",
            "Tô Văn Lực",
            "Lương Thị Quế",
            "Đặng Văn Ỷ",
        ];
        assert_eq!(names, expected, "{engine}: by the given name, a before ă before â, d before đ");
        let second = store::page(&mut conn, HA_BAC, unit, 2, 2).await.expect("a page");
        assert_eq!(second.iter().map(|p| p.full_name.as_str()).collect::<Vec<_>>(), expected[2..4], "{engine}");
        assert_eq!(store::count(&mut conn, HA_BAC, unit).await.expect("a number"), 9, "{engine}");
        assert_eq!(store::count(&mut conn, HA_BAC, 0).await.expect("a number"), 21, "{engine}");
        assert_eq!(store::present(&mut conn, HA_BAC).await.expect("all").len(), 21, "{engine}");
    }
}

#[tokio::test]
async fn people_are_found_without_marks_and_in_any_order_of_words() {
    for (engine, db, _guard) in open_both().await {
        let site = Site::with_mirror(db.clone(), Vec::new(), SettableClock::default()).await;
        add(&site, &["Nguyễn Thị Hoà", "Nguyễn Thị Hóa"]).await;
        let mut conn = db.read().await.expect("a reader");
        let mut names = async |query: &str| -> Vec<String> {
            let found = store::find(&mut conn, HA_BAC, query, 10).await.expect("a query");
            found.into_iter().map(|p| p.full_name).collect()
        };
        assert_eq!(names("nguyen thi hoa").await.len(), 3, "{engine}");
        assert_eq!(names("y dang").await, ["Đặng Văn Ỷ"], "{engine}");
        assert_eq!(names("hb 007").await, ["Ngô Thị Thu Hà"], "{engine}: by code");
        assert!(names("").await.is_empty() && names("khong ai").await.is_empty(), "{engine}");
        assert!(names("trinh thi oanh").await.is_empty(), "{engine}: nobody of another commune");
        assert_eq!(
            names("100%").await,
            Vec::<String>::new(),
            "{engine}: signs of the language of patterns mean nothing"
        );
    }
}

#[tokio::test]
async fn people_come_by_id_and_code_of_their_own_commune() {
    for (engine, db, _guard) in open_both().await {
        let site = Site::with_mirror(db.clone(), Vec::new(), SettableClock::default()).await;
        let ids = add(&site, &["Nguyễn Văn An", "Trần Thị Bình"]).await;
        let mut conn = db.read().await.expect("a reader");
        let person = store::person(&mut conn, HA_BAC, ids[1]).await.expect("a query").expect("a person");
        assert_eq!(
            (person.full_name.as_str(), person.email.as_deref()),
            ("Trần Thị Bình", Some("a@xa.example")),
            "{engine}"
        );
        assert!(store::person(&mut conn, THANH_HA, ids[1]).await.expect("a query").is_none(), "{engine}");
        assert!(store::person_by_code(&mut conn, HA_BAC, "KT-001").await.expect("a query").is_some(), "{engine}");
        assert!(store::person_by_code(&mut conn, THANH_HA, "KT-001").await.expect("a query").is_none(), "{engine}");
        let posts = store::posts_of(&mut conn, HA_BAC, ids[0]).await.expect("posts");
        assert_eq!(
            posts.iter().map(|p| p.concurrent).collect::<Vec<_>>(),
            [false, true],
            "{engine}: the main one first"
        );
        let some = store::by_ids(&mut conn, HA_BAC, &[ids[0], StaffId(1), StaffId(9_999)]).await.expect("people");
        assert_eq!(some.len(), 2, "{engine}");
        let many = (1..=200).map(StaffId).chain([ids[0]]);
        let people = staff::api::people(&mut conn, HA_BAC, many).await.expect("people");
        assert_eq!(people.name(Some(ids[0])), "Nguyễn Văn An", "{engine}: more ids than one statement holds");
        assert_eq!((people.name(None), people.title(Some(StaffId(9_999)))), ("", ""));
        assert!(store::by_ids(&mut conn, Commune(1), &ids).await.expect("nobody").is_empty(), "{engine}");
    }
}

#[tokio::test]
async fn sensitive_data_comes_for_a_logged_read_of_that_person() {
    for (engine, db, _guard) in open_both().await {
        let site = Site::with_mirror(db.clone(), Vec::new(), SettableClock::default()).await;
        let [one, other] = add(&site, &["Nguyễn Văn An", "Trần Thị Bình"]).await[..] else {
            panic!("two people")
        };
        let set_up = accounts::api::set_up_actor(HA_BAC).may(SetUpStaff).expect("set-up");
        let private = Values::of(&[("citizen_id", "099085123456")]);
        let mut tx = db.write(&set_up, None, site.clock.now()).await.expect("a write");
        profile::insert_private(&mut tx, &set_up, one, &private).await.expect("a row");
        tx.commit(Leaf::about("staff_private", one.0, "Nhập"), "/").await.expect("a commit");
        for (staff, commune, kept) in [(one, HA_BAC, true), (other, HA_BAC, false), (one, THANH_HA, false)] {
            let look = ReadPrivate { staff, name: "An".to_owned() };
            let allowed = site.actor("chu_tich").may(look).expect("the chairman may");
            let tx = db.write(&allowed, None, site.clock.now()).await.expect("a write");
            db::sensitive::log(tx, &allowed, "Thử", "/").await.expect("a leaf");
            let mut conn = db.read().await.expect("a reader");
            let read = db::sensitive::logged(&mut conn, &allowed, site.clock.now()).await.expect("a query");
            let row = profile::private(&mut conn, commune, &read.expect("logged")).await.expect("a query");
            let found = row.and_then(|row| row.values.get("citizen_id").map(str::to_owned));
            assert_eq!(found, private.get("citizen_id").map(str::to_owned).filter(|_| kept), "{engine}");
        }
    }
}

#[tokio::test]
async fn an_erased_person_leaves_his_number_and_a_lawful_trace() {
    for (engine, db, _guard) in open_both().await {
        let site = Site::with_mirror(db.clone(), Vec::new(), SettableClock::default()).await;
        let [one, other] = add(&site, &["Bí Mật Văn An", "Trần Thị Bình"]).await[..] else {
            panic!("two people")
        };
        let set_up = accounts::api::set_up_actor(HA_BAC);
        let decided = |proposer: StaffId, approver: StaffId| set_up.may(ErasePerson { staff: one, proposer, approver });
        let (two, three) = (site.staff("HB-001"), site.staff("HB-002"));
        for (proposer, approver) in [(two, two), (one, two), (two, one)] {
            assert!(decided(proposer, approver).is_err(), "{engine}: two people, neither of them he himself");
        }
        let chairman = site.actor("chu_tich").may(ErasePerson { staff: one, proposer: two, approver: three });
        assert!(chairman.is_err(), "{engine}: by the command line alone");
        let people = set_up.may(SetUpStaff).expect("set-up");
        let private = Values::of(&[("citizen_id", "099085123456")]);
        let mut tx = db.write(&people, None, site.clock.now()).await.expect("a write");
        for person in [one, other] {
            profile::insert_private(&mut tx, &people, person, &private).await.expect("a row");
        }
        tx.commit(Leaf::about("staff_private", one.0, "Nhập của Bí Mật"), "/").await.expect("a commit");
        let allowed = decided(two, three).expect("as decided");
        let mut tx = db.write(&allowed, None, site.clock.now()).await.expect("a write");
        store::blank_person(&mut tx, &allowed).await.expect("blanked");
        profile::delete_private(&mut tx, &allowed).await.expect("deleted");
        drop(tx);
        let mut tx = db.write(&allowed, None, site.clock.now()).await.expect("a write");
        let lines = staff::api::erase_person(&mut tx, &allowed).await.expect("erased");
        tx.commit(Leaf::about("staff_member", one.0, "Xóa theo yêu cầu"), "/").await.expect("a commit");
        assert_eq!(lines, 2, "{engine}: of the register and of sensitive data");
        let mut conn = db.snapshot().await.expect("a snapshot");
        let row = store::person(&mut conn, HA_BAC, one).await.expect("a query").expect("his number stays");
        assert_eq!((row.full_name.as_str(), row.email), (store::ERASED, None), "{engine}");
        let (mut text, mut verifier) = (String::new(), audit::verify::Verifier::new(Vec::new()));
        let look = |line: &str| {
            text.push_str(line);
            verifier.line(line.as_bytes());
        };
        db::tree::export(&mut conn, HA_BAC, look).await.expect("an export");
        let report = verifier.finish();
        assert!(report.is_ok() && report.erasures.len() == 1, "{engine}: {:?}", report.findings);
        assert!(!text.contains("Bí Mật"), "{engine}");
        let hex: String = "Bí Mật".bytes().map(|byte| format!("{byte:02x}")).collect();
        assert!(!text.contains(&hex), "{engine}: nor in a row");
    }
}

#[tokio::test]
async fn keys_of_an_older_recipe_are_made_anew() {
    for (engine, db, _guard) in open_both().await {
        let site = Site::new(db.clone(), Vec::new(), SettableClock::default()).await;
        let ids = add(&site, &["Trần Thị Ánh", "Nguyễn Văn An"]).await;
        let allowed = accounts::api::set_up_actor(HA_BAC).may(SetUpStaff).expect("set-up");
        let now = site.clock.now();
        let fresh = staff::api::refresh_keys(&db, &allowed, now).await.expect("nothing to do");
        assert_eq!(fresh, 0, "{engine}");
        let mut tx = db.write(&allowed, None, now).await.expect("a write");
        let older = "update staff_member set sort_key = id, search_key = 'x', key_version = '0' where commune = $1 and id >= $2";
        tx.run(older, db::args![HA_BAC, ids[0]]).await.expect("older keys");
        tx.commit(Leaf::about("staff_member", ids[0].0, "Khóa cũ"), "/").await.expect("a commit");
        let stale = store::with_stale_keys(&mut db.read().await.expect("a reader"), HA_BAC, 1).await.expect("rows");
        assert_eq!(stale.len(), 1, "{engine}: as many as asked for");
        let elsewhere = store::with_stale_keys(&mut db.read().await.expect("a reader"), THANH_HA, 9).await;
        assert!(elsewhere.expect("no rows").is_empty(), "{engine}");
        let mut tx = db.write(&allowed, None, now).await.expect("a write");
        store::update_keys(&mut tx, &allowed, &stale[0]).await.expect("new keys");
        tx.commit(Leaf::about("staff_member", ids[0].0, "Khóa mới"), "/").await.expect("a commit");
        assert_eq!(staff::api::refresh_keys(&db, &allowed, now).await.expect("the other one"), 1, "{engine}");
        let mut conn = db.read().await.expect("a reader");
        let sorted = staff::api::everybody(&mut conn, HA_BAC).await.expect("people");
        let names: Vec<&str> = sorted.iter().filter(|p| ids.contains(&p.id)).map(|p| p.full_name.as_str()).collect();
        assert_eq!(names, ["Nguyễn Văn An", "Trần Thị Ánh"], "{engine}");
        assert_eq!(store::find(&mut conn, HA_BAC, "tran thi anh", 9).await.expect("found").len(), 1, "{engine}");
    }
}

#[tokio::test]
async fn office_holders_hold_a_post_of_leadership_on_the_day() {
    for (engine, db, _guard) in open_both().await {
        let site = Site::with_mirror(db.clone(), Vec::new(), SettableClock::default()).await;
        let [one, ..] = add(&site, &["Nguyễn Văn Ân"]).await[..] else { panic!("one person") };
        let set_up = accounts::api::set_up_actor(HA_BAC);
        let (units, people) = (set_up.may(SetUpUnits).expect("set-up"), set_up.may(SetUpStaff).expect("set-up"));
        let today = date(2026, 11, 20);
        let mut conn = db.read().await.expect("a reader");
        assert_eq!(store::posts_held(&mut conn, HA_BAC, today).await.expect("rows").len(), 2, "{engine}");
        assert!(staff::api::office_holders(&mut conn, HA_BAC, today).await.expect("ids").is_empty(), "{engine}");
        drop(conn);
        let mut tx = db.write(&people, None, site.clock.now()).await.expect("a write");
        let head = NewPosition {
            code: "I.03".to_owned(),
            name: "Trưởng phòng".to_owned(),
            group: "lanh_dao".to_owned(),
            rank: String::new(),
            approved: 1,
            sort: 9,
        };
        let position = org::api::add_position(&mut tx, &units, &head).await.expect("a position");
        let post = NewPost { staff: one, position, concurrent: false, from_on: today };
        staff::api::add_post(&mut tx, &people, &post).await.expect("a post");
        tx.commit(Leaf::about("staff_post", 1, "Bổ nhiệm"), "/").await.expect("a commit");
        let mut conn = db.read().await.expect("a reader");
        let held = staff::api::office_holders(&mut conn, HA_BAC, today).await.expect("ids");
        assert_eq!(held.into_iter().collect::<Vec<_>>(), [one], "{engine}");
        let before = staff::api::office_holders(&mut conn, HA_BAC, date(2026, 11, 19)).await.expect("ids");
        assert!(before.is_empty(), "{engine}: not before the day");
        assert!(staff::api::office_holders(&mut conn, THANH_HA, today).await.expect("ids").is_empty(), "{engine}");
    }
}

#[tokio::test]
async fn what_lists_show_of_a_person_is_written_anew_and_who_left_is_left_out() {
    for (engine, db, _guard) in open_both().await {
        let site = Site::new(db.clone(), Vec::new(), SettableClock::default()).await;
        let set_up = accounts::api::set_up_actor(HA_BAC).may(SetUpStaff).expect("set-up");
        let mut tx = db.write(&set_up, None, site.clock.now()).await.expect("a write");
        let id = StaffId(tx.next_ids("staff_member", 3).await.expect("numbers") + 2);
        let mut new = NewStaff {
            code: "CB-0001".to_owned(),
            full_name: "Nguyễn Văn An".to_owned(),
            unit: site.unit("KT"),
            title: String::new(),
            kind: "chua_ro".to_owned(),
            email: None,
        };
        store::insert_member(&mut tx, &set_up, id, &new).await.expect("a person");
        (new.unit, new.title) = (site.unit("VP"), "Văn thư viên".to_owned());
        store::update_member(&mut tx, &set_up, id, &new).await.expect("written anew");
        let found = store::find(&mut tx, HA_BAC, "van thu", 9).await.expect("found");
        assert_eq!(found.iter().map(|row| (row.id, row.unit)).collect::<Vec<_>>(), [(id, site.unit("VP"))], "{engine}");
        store::set_left(&mut tx, &set_up, id, Some(date(2026, 1, 1))).await.expect("left");
        assert!(store::find(&mut tx, HA_BAC, "van thu", 9).await.expect("found").is_empty(), "{engine}");
        store::set_left(&mut tx, &set_up, id, None).await.expect("back");
        assert_eq!(store::find(&mut tx, HA_BAC, "van thu", 9).await.expect("found").len(), 1, "{engine}");
    }
}
