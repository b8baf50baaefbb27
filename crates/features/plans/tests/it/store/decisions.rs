//! "Chờ tôi quyết định" shows what the policies allow and what waits for him: compared on random work for random people.

use std::collections::BTreeSet;

use db::{Conn, args};
use kernel::actor::{Actor, Behalf, Capacity, Role};
use kernel::dates::date;
use kernel::ids::{AccountId, StaffId, UnitId};
use plans::permissions::{AnswerDifficulty, DecideChange, DecideEvidence};
use plans::store::home::{self, Me};
use plans::store::{change, difficulty, evidence, task};
use testkit::{SettableClock, Site, open_both};

use crate::seed::{self, Dice, TODAY};

const PEOPLE: u64 = 10;
const UNITS: u64 = 5;
/// Pieces of work; fewer than a page of decisions holds.
const WORKS: i64 = 48;

/// Products, requests and difficulties on random tasks, from random people, some of nobody.
async fn scene(site: &Site, dice: &mut Dice) {
    let mut tx = seed::begin(site, "dau_moi").await;
    let plan = seed::plan(&mut tx, "dang_thuc_hien", "Nâng cao chất lượng đội ngũ").await;
    for number in 1..=WORKS {
        let mut new = seed::random_task(dice, number as usize, UNITS, PEOPLE);
        (new.unit, new.owner) = (new.unit.filter(|_| dice.roll(4) > 0), new.owner.filter(|_| dice.roll(4) > 0));
        new.authority = match dice.roll(4) {
            0 => None,
            1 => new.owner,
            _ => new.authority,
        };
        let id = seed::task(&mut tx, plan, &new).await;
        let by = match dice.roll(4) {
            0 => None,
            1 => new.authority,
            _ => Some(dice.roll(PEOPLE) + 1),
        };
        let fields = ["han", "nguoi_thuc_hien", "nguoi_duyet", "san_pham"];
        let (sql, what) = match number % 3 {
            0 => (
                "insert into plans_evidence (commune, id, task, title, note, period_on, submitted_by, submitter_name,
                    submitted_on, state, is_public, version)
                 values ($1, $2, $3, $6, '', $5, $4, 'Nguyễn Thị Hòa', $5, 'cho_duyet', $7, 1)",
                "Báo cáo",
            ),
            1 => (
                "insert into plans_change (commune, id, task, field, old_text, new_text, reason, state, requested_by,
                    requester_name, requested_on, version)
                 values ($1, $2, $3, $6, '', '', 'Chờ', 'cho_duyet', $4, case when $7 then '' else 'Nguyễn Thị Hòa' end,
                    $5, 1)",
                fields[dice.roll(4) as usize],
            ),
            _ => (
                "insert into plans_difficulty (commune, id, unit, task, title, body, state, reported_by, reporter_name,
                    reported_on, due_on, version)
                 values ($1, $2, 3, $3, 'Thiếu máy tính', '', $6, $4, case when $7 then '' else 'Đặng Văn Ỷ' end, $5, $5, 1)",
                ["moi", "trinh_chu_tich", "da_tra_loi"][dice.roll(3) as usize],
            ),
        };
        let values = args![site.commune(), number, id, by, date(2026, 11, 2), what, false];
        seed::insert(&mut tx, sql, values).await;
    }
    seed::end(tx).await;
}

fn random_capacity(dice: &mut Dice) -> Capacity {
    let roles = [
        Role::ChuTich,
        Role::PhoChuTich,
        Role::PhoChuTich,
        Role::TruongDonVi,
        Role::PhoTruongDonVi,
        Role::DauMoi,
        Role::CongChuc,
        Role::CapUy,
        Role::ThanhTra,
    ];
    let role = roles[dice.roll(roles.len() as u64) as usize];
    let unit = UnitId(dice.roll(UNITS) + 1);
    let has_unit = role.needs_unit() || (role == Role::PhoChuTich && dice.roll(4) > 0);
    let acting = dice.roll(4) == 0;
    Capacity { acting, ..Capacity::own(role, has_unit.then_some(unit)) }
}

fn random_actor(site: &Site, dice: &mut Dice) -> Actor {
    let staff = (dice.roll(8) > 0).then(|| StaffId(dice.roll(PEOPLE) + 1));
    let own = (0..dice.roll(4)).map(|_| random_capacity(dice)).collect::<Vec<_>>();
    let lent = (0..dice.roll(4)).map(|_| {
        let from = dice.roll(PEOPLE) + 1;
        let behalf = Behalf { staff: StaffId(from), account: AccountId(100 + from), name: format!("Người {from}") };
        Capacity { behalf: Some(behalf), ..random_capacity(dice) }
    });
    // As the register of roles lists them, and the other way round.
    let mut capacities: Vec<Capacity> = lent.collect();
    capacities.extend(own);
    Actor { staff, unit: None, capacities, ..site.actor("dau_moi") }
}

/// For whom it waits, by the rule of `TaskPeople::decider`; who only watches for somebody decides nothing for him.
fn awaits(actor: &Actor, decider: Option<StaffId>) -> bool {
    let works = actor.capacities.iter().filter(|held| Role::WORKERS.contains(&held.role));
    let acts_for = |person| works.clone().filter_map(|held| held.behalf.as_ref()).any(|b| b.staff == person);
    decider.map_or(actor.leads_commune(), |person| actor.is_staff(person) || acts_for(person))
}

/// What the policies let him decide of what waits for him: kind, id and for whom.
async fn allowed(conn: &mut Conn, actor: &Actor) -> BTreeSet<(String, i64, Option<StaffId>)> {
    let mut found = BTreeSet::new();
    let commune = actor.commune;
    let mut keep = |kind: &str, id, behalf: Option<&Behalf>| {
        found.insert((kind.to_owned(), id, behalf.map(|b| b.staff)));
    };
    for id in 1..=WORKS {
        let is_open = |row: &task::TaskRow| !row.state().is_closed();
        if let Some(row) = evidence::evidence(conn, commune, id).await.expect("a row") {
            let of = task::task(conn, commune, row.task).await.expect("a row").expect("the task");
            let action = DecideEvidence { people: of.people(), submitted_by: row.submitted_by };
            if let (true, true, Ok(may)) =
                (is_open(&of), awaits(actor, of.people().decider(row.submitted_by)), actor.may(action))
            {
                keep("minh_chung", id, may.behalf());
            }
        }
        if let Some(row) = change::change(conn, commune, id).await.expect("a row") {
            let of = task::task(conn, commune, row.task).await.expect("a row").expect("the task");
            let people = row.deciders(of.people());
            let action = DecideChange { people, requested_by: row.requested_by };
            if let (true, true, Ok(may)) =
                (is_open(&of), awaits(actor, people.decider(row.requested_by)), actor.may(action))
            {
                keep("thay_doi", id, may.behalf());
            }
        }
        if let Some(row) = difficulty::difficulty(conn, commune, id).await.expect("a row") {
            let submitted = row.state == "trinh_chu_tich";
            let action = AnswerDifficulty { submitted_to_chairman: submitted, reported_by: row.reported_by };
            let waits = (submitted && actor.leads_commune()) || (row.state == "moi" && actor.is(Role::DauMoi));
            if let (true, Ok(may)) = (waits, actor.may(action)) {
                keep("kho_khan", id, may.behalf());
            }
        }
    }
    found
}

#[tokio::test]
async fn what_waits_for_a_person_is_what_the_policies_let_him_decide() {
    for (engine, db, _guard) in open_both().await {
        let site = Site::new(db, vec![plans::feature()], SettableClock::on(TODAY)).await;
        let mut dice = Dice(11);
        scene(&site, &mut dice).await;
        let mut conn = site.app.db.read().await.expect("a reader");
        let (mut by_himself, mut for_another) = (0, 0);
        for _ in 0..150 {
            let actor = random_actor(&site, &mut dice);
            let me = Me::of(actor.staff, &actor.capacities);
            let rows = home::decisions(&mut conn, site.commune(), &me).await.expect("rows");
            let shown: BTreeSet<_> = rows
                .into_iter()
                .map(|row| {
                    let office = me.office(row.place).expect("one of his offices");
                    (row.kind, row.id, office.for_whom.as_ref().map(|(staff, _)| *staff))
                })
                .collect();
            let wanted = allowed(&mut conn, &actor).await;
            assert_eq!(shown, wanted, "{engine}: {:?} {:#?}", actor.staff, actor.capacities);
            by_himself += shown.iter().filter(|row| row.2.is_none()).count();
            for_another += shown.iter().filter(|row| row.2.is_some()).count();
        }
        assert!(by_himself > 300 && for_another > 300, "{engine}: {by_himself} and {for_another}");
    }
}
