//! Papers that came, and the descriptions and frames that they brought.

use db::{DbError, Leaf};
use kernel::clock::Clock as _;
use kernel::dates::date;
use org::api::ManagePositions;
use org::papers::CompetenceGroup;
use org::papers::description::{Description, Task};
use org::papers::frame::FrameCompetence;
use org::store::paper::{self, Ending, PaperKind, PaperState};
use org::store::position::{self, PositionFacts};
use org::store::{description, frame};
use testkit::{HA_BAC, SettableClock, Site, THANH_HA, open_both};

#[tokio::test]
async fn a_paper_comes_is_found_again_and_ends_once() {
    for (engine, db, _guard) in open_both().await {
        let site = Site::with_mirror(db.clone(), Vec::new(), SettableClock::default()).await;
        let allowed = site.actor("ho_so").may(ManagePositions).expect("keeps the records");
        let mut tx = db.write(&allowed, None, site.clock.now()).await.expect("a write");
        let kind = PaperKind::Positions;
        tx.take_turn(paper::TURN).await.expect("nobody else writes");
        let id = paper::insert(&mut tx, &allowed, kind, (7, "danh-muc.docx", "ab12")).await.expect("kept");
        let row = paper::paper(&mut tx, HA_BAC, id).await.expect("a query").expect("there");
        assert_eq!((row.kind(), row.state(), row.file, row.version), (kind, PaperState::Waiting, 7, 1), "{engine}");
        assert!(paper::paper(&mut tx, THANH_HA, id).await.expect("a query").is_none(), "{engine}");
        for (commune, sha256, kind, there) in [
            (HA_BAC, "ab12", kind, true),
            (HA_BAC, "ab12", PaperKind::Frame, false),
            (HA_BAC, "cd34", kind, false),
            (THANH_HA, "ab12", kind, false),
        ] {
            let found = paper::of_content(&mut tx, commune, sha256, kind).await.expect("a query");
            assert_eq!(found.is_some(), there, "{engine}: {sha256}");
        }
        let how = Ending {
            decision_number: Some("15/QĐ-UBND".to_owned()),
            decision_on: Some(date(2026, 8, 5)),
            signer: None,
            valid_from: Some(date(2026, 8, 10)),
            new_count: 6,
            changed_count: 1,
        };
        paper::finish(&mut tx, &allowed, (id, 1), PaperState::Done, &how).await.expect("taken in");
        let again = paper::finish(&mut tx, &allowed, (id, 2), PaperState::GivenUp, &how).await;
        assert!(matches!(again, Err(DbError::Conflict)), "{engine}: once");
        let rows = paper::papers(&mut tx, HA_BAC).await.expect("papers");
        assert_eq!((rows.len(), rows[0].state(), rows[0].new_count), (1, PaperState::Done, 6), "{engine}");
        assert_eq!(rows[0].valid_from, Some(date(2026, 8, 10)), "{engine}");
        assert!(paper::papers(&mut tx, THANH_HA).await.expect("papers").is_empty(), "{engine}");
        let given_up = paper::insert(&mut tx, &allowed, kind, (8, "cu.docx", "ef56")).await.expect("kept");
        paper::finish(&mut tx, &allowed, (given_up, 1), PaperState::GivenUp, &Ending::default()).await.expect("ended");
        let found = paper::of_content(&mut tx, HA_BAC, "ef56", kind).await.expect("a query");
        assert!(found.is_none(), "{engine}: what was given up may come again");
        tx.commit(Leaf::about("org_paper", id, "Thử"), "/").await.expect("a commit");
    }
}

#[tokio::test]
async fn descriptions_and_frames_come_back_as_they_were_read() {
    for (engine, db, _guard) in open_both().await {
        let site = Site::with_mirror(db.clone(), Vec::new(), SettableClock::default()).await;
        let allowed = site.actor("ho_so").may(ManagePositions).expect("keeps the records");
        let mut tx = db.write(&allowed, None, site.clock.now()).await.expect("a write");
        let kind = PaperKind::Descriptions;
        let paper = paper::insert(&mut tx, &allowed, kind, (7, "mo-ta.docx", "ab12")).await.expect("kept");
        let facts =
            PositionFacts { code: "II.04".to_owned(), name: "Tư pháp".to_owned(), ..PositionFacts::default() };
        let position = position::insert_from_paper(&mut tx, &allowed, (paper, 1), &facts).await.expect("a position");
        let said = Description {
            name: "Tư pháp".to_owned(),
            tasks: vec![Task { number: "2.1".to_owned(), task: "Hòa giải".to_owned(), ..Task::default() }],
            ..Description::default()
        };
        let (day, from) = (date(2026, 7, 1), (paper, "mo-ta.docx", "ab12"));
        let id = description::insert(&mut tx, &allowed, (position, day), &said, from).await.expect("attached");
        let rows = description::of_position(&mut tx, HA_BAC, position).await.expect("descriptions");
        assert_eq!((rows.len(), rows[0].id, rows[0].said()), (1, id, Some(said)), "{engine}");
        assert!(rows[0].holds() && rows[0].valid_from == day, "{engine}");
        description::replace(&mut tx, &allowed, (id, 1)).await.expect("replaced");
        let again = description::replace(&mut tx, &allowed, (id, 2)).await;
        assert!(matches!(again, Err(DbError::Conflict)), "{engine}: once");
        let rows = description::of_position(&mut tx, HA_BAC, position).await.expect("descriptions");
        assert!(!rows[0].holds(), "{engine}");
        assert!(description::of_position(&mut tx, THANH_HA, position).await.expect("none").is_empty(), "{engine}");
        let competence = FrameCompetence {
            group: CompetenceGroup::Managing,
            name: "Ra quyết định".to_owned(),
            levels: vec![(1, "Theo mẫu".to_owned()), (5, "Việc chưa có tiền lệ".to_owned())],
            line: org::papers::At::Paper,
        };
        let all = [competence];
        frame::insert(&mut tx, &allowed, ("lanh_dao", day), &all, (paper, "tệp khung.docx")).await.expect("a frame");
        let frames = frame::frames(&mut tx, HA_BAC).await.expect("frames");
        assert_eq!((frames.len(), frames[0].competences()), (1, Some(all.to_vec())), "{engine}");
        assert!(frame::frames(&mut tx, THANH_HA).await.expect("frames").is_empty(), "{engine}");
        tx.commit(Leaf::about("org_paper", paper, "Thử"), "/").await.expect("a commit");
    }
}
