//! Issued plans with tasks written straight into the tables, for tests of what only reads.

use db::{Leaf, Value, WriteTx, args};
use kernel::dates::{Date, add_months, date};
use kernel::permission::Allowed;
use plans::permissions::RunJobs;
use testkit::Site;

/// The day on which the seeded plan is looked at.
pub const TODAY: Date = date(2026, 11, 20);

/// The same small numbers for the same seed.
pub struct Dice(pub u64);

impl Dice {
    /// 0 to `sides` - 1.
    pub fn roll(&mut self, sides: u64) -> i64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % sides) as i64
    }

    /// A day within `days` before or after [`TODAY`]; half of the time only near ones.
    pub fn day(&mut self, days: u64) -> Date {
        let span = if self.roll(2) == 0 { 12 } else { days };
        TODAY.saturating_add(jiff::Span::new().days(self.roll(span * 2) - span as i64))
    }

    /// Perhaps.
    pub fn maybe<T>(&mut self, value: T) -> Option<T> {
        (self.roll(3) > 0).then_some(value)
    }
}

/// What a seeded task has besides the ordinary.
#[derive(Debug, Clone)]
pub struct SeedTask {
    pub path: String,
    pub title: String,
    pub state: &'static str,
    pub due_kind: &'static str,
    pub due_until: Option<Date>,
    pub baseline: Option<Date>,
    pub started_on: Option<Date>,
    pub last_evidence_on: Option<Date>,
    pub completed_on: Option<Date>,
    pub cadence_months: i64,
    pub unit: Option<i64>,
    pub owner: Option<i64>,
    pub authority: Option<i64>,
    pub priority: i64,
}

impl Default for SeedTask {
    fn default() -> Self {
        SeedTask {
            path: "II.1".to_owned(),
            title: "Rà soát, đánh giá tổng thể chất lượng đội ngũ".to_owned(),
            state: "dang_lam",
            due_kind: "by",
            due_until: Some(date(2026, 12, 15)),
            baseline: Some(date(2026, 12, 15)),
            started_on: Some(date(2026, 6, 8)),
            last_evidence_on: None,
            completed_on: None,
            cadence_months: 1,
            unit: None,
            owner: None,
            authority: None,
            priority: 0,
        }
    }
}

const STATES: [&str; 7] = ["chua_bat_dau", "dang_lam", "cho_duyet", "hoan_thanh", "tra_lai", "tam_dung", "huy"];
const KINDS: [&str; 5] = ["by", "within", "continuous", "every", "unclear"];
const TITLES: [&str; 6] = [
    "Rà soát, đánh giá tổng thể chất lượng đội ngũ cán bộ, công chức",
    "Quản lý đất đai, xây dựng trên địa bàn xã",
    "Đào tạo, bồi dưỡng kỹ năng số cho công chức",
    "Hòa giải ở cơ sở, tiếp công dân",
    "Nâng cao kỷ luật, kỷ cương hành chính",
    "Bố trí kinh phí, trang thiết bị làm việc",
];

/// Any task at all, with dates on and around every edge.
pub fn random_task(dice: &mut Dice, number: usize, units: u64, people: u64) -> SeedTask {
    let pick = |dice: &mut Dice, from: u64| Some(dice.roll(from) + 1);
    let (unit, owner, authority) = (pick(dice, units), pick(dice, people), pick(dice, people));
    let due = dice.day(200);
    let due_until = dice.maybe(due);
    let moved = dice.roll(3) * 18;
    let cadence_months = dice.roll(16) - 1;
    // Evidence on the very edge of its cadence, a day before or after it.
    let edge = add_months(TODAY, -(cadence_months.clamp(1, 12) as i32));
    let near = edge.saturating_add(jiff::Span::new().days(dice.roll(5) - 2));
    let started = dice.day(400);
    SeedTask {
        path: format!("II.{number}"),
        title: format!("{} (việc {number})", TITLES[dice.roll(6) as usize]),
        state: STATES[dice.roll(7) as usize],
        due_kind: KINDS[dice.roll(5) as usize],
        due_until,
        baseline: due_until.map(|d| d.saturating_sub(jiff::Span::new().days(moved))),
        started_on: dice.maybe(started),
        last_evidence_on: dice.maybe(near),
        completed_on: dice.maybe(due),
        cadence_months,
        unit,
        owner,
        authority,
        priority: dice.roll(3),
    }
}

/// The program itself in the commune of this person.
pub fn program(site: &Site, who: &str) -> Allowed<RunJobs> {
    let mut actor = site.actor(who);
    actor.account = kernel::ids::AccountId(0);
    actor.may(RunJobs).expect("the program")
}

/// Opens a write of the program itself.
pub async fn begin(site: &Site, who: &str) -> WriteTx {
    let allowed = program(site, who);
    site.app.db.write(&allowed, None, kernel::clock::Clock::now(&site.clock)).await.expect("a write")
}

/// Ends it.
pub async fn end(tx: WriteTx) {
    tx.commit(Leaf::about("plans_plan", 1, "Dữ liệu thử"), "/").await.expect("a commit");
}

/// A plan in this state (`dang_thuc_hien`, `nhap`); its id.
pub async fn plan(tx: &mut WriteTx, state: &str, title: &str) -> i64 {
    let id = tx.next_id("plans_plan").await.expect("an id");
    let started = (state != "nhap").then_some(date(2026, 6, 8));
    insert(
        tx,
        "insert into plans_plan (commune, id, state, kind, number, title, issued_on, recipients, findings, source_name,
            source_sha256, source_lines, created_at, started_on, started_by, version)
         values ($1, $2, $3, 'ke_hoach', '15/KH-UBND', $4, $5, '', '[]', 'ke-hoach.docx', '', '[]', $6, $7, $8, 1)",
        args![tx.commune(), id, state, title, date(2026, 6, 5), tx.now(), started, "Phạm Quang Huy"],
    )
    .await;
    id
}

/// A task of a plan; its id.
pub async fn task(tx: &mut WriteTx, plan: i64, seed: &SeedTask) -> i64 {
    let id = tx.next_id("plans_task").await.expect("an id");
    let key = kernel::text::search_key(&seed.title);
    let values = args![
        tx.commune(),
        id,
        plan,
        seed.path.as_str(),
        seed.title.as_str(),
        key,
        seed.priority,
        seed.unit,
        seed.owner,
        seed.authority,
        seed.due_kind,
        seed.due_until,
        seed.cadence_months,
        seed.state,
        seed.started_on,
        seed.completed_on,
        seed.last_evidence_on,
        seed.baseline,
        false
    ];
    insert(
        tx,
        "insert into plans_task (commune, id, plan, path, sort, title, body, search_key, priority, lead_text,
            coordinating_text, lead_unit, owner, accountable, authority, product, due_kind, due_until, due_text,
            cadence_months, source, is_public, state, percent, started_on, completed_on, last_evidence_on,
            baseline_due_until, version)
         values ($1, $2, $3, $4, $2, $5, '', $6, $7, 'Phòng Văn hóa - Xã hội', '', $8, $9, null, $10, 'Báo cáo', $11,
            $12, '', $13, '[]', $19, $14, 0, $15, $16, $17, $18, 1)",
        values,
    )
    .await;
    id
}

/// Runs one statement.
pub async fn insert(tx: &mut WriteTx, sql: &'static str, values: Vec<Value>) {
    tx.run(sql, values).await.expect("a row");
}

/// A blocker of a task, still there or cleared.
pub async fn blocker(tx: &mut WriteTx, task: i64, cleared: bool) {
    let id = tx.next_id("plans_blocker").await.expect("an id");
    insert(
        tx,
        "insert into plans_blocker (commune, id, task, document, noted_on, cleared_on) values ($1, $2, $3, $4, $5, $6)",
        args![tx.commune(), id, task, "Quyết định giao biên chế", TODAY, cleared.then_some(TODAY)],
    )
    .await;
}

/// Evidence of a task, accepted on the day it was handed in.
pub async fn evidence(tx: &mut WriteTx, task: i64, on: Date) {
    let id = tx.next_id("plans_evidence").await.expect("an id");
    insert(
        tx,
        "insert into plans_evidence (commune, id, task, title, note, period_on, submitter_name, submitted_on, state,
            decided_on, is_public, version)
         values ($1, $2, $3, 'Báo cáo tháng', '', $4, 'Nguyễn Thị Hòa', $4, 'duoc_nhan', $4, $5, 1)",
        args![tx.commune(), id, task, on, false],
    )
    .await;
}

/// A unit that takes part in a task.
pub async fn coordination(tx: &mut WriteTx, task: i64, unit: i64) {
    let id = tx.next_id("plans_coordination").await.expect("an id");
    insert(
        tx,
        "insert into plans_coordination (commune, id, task, unit) values ($1, $2, $3, $4)",
        args![tx.commune(), id, task, unit],
    )
    .await;
}

/// A change request that waits.
pub async fn change(tx: &mut WriteTx, task: i64) {
    let id = tx.next_id("plans_change").await.expect("an id");
    insert(
        tx,
        "insert into plans_change (commune, id, task, field, old_text, new_text, reason, state, requester_name,
            requested_on, version) values ($1, $2, $3, 'han', '', '', 'Chờ', 'cho_duyet', 'Nguyễn Thị Hòa', $4, 1)",
        args![tx.commune(), id, task, TODAY],
    )
    .await;
}

/// A running plan of so many random tasks, with blockers, coordination, changes and evidence. The plan's id.
pub async fn crowded_plan(site: &Site, who: &str, tasks: usize) -> i64 {
    let mut tx = begin(site, who).await;
    let id = plan(&mut tx, "dang_thuc_hien", "Nâng cao chất lượng đội ngũ cán bộ, công chức").await;
    let mut dice = Dice(7);
    for number in 1..=tasks {
        let task_id = task(&mut tx, id, &random_task(&mut dice, number, 5, 10)).await;
        match dice.roll(6) {
            0 => blocker(&mut tx, task_id, false).await,
            1 => blocker(&mut tx, task_id, true).await,
            2 => coordination(&mut tx, task_id, dice.roll(5) + 1).await,
            3 => change(&mut tx, task_id).await,
            4 => evidence(&mut tx, task_id, date(2026, 10, 8)).await,
            _ => {}
        }
    }
    end(tx).await;
    id
}
