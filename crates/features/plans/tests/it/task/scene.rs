//! The stage of these tests: a running plan with tasks of the office for culture and society.

use kernel::dates::{Date, date};
use plans::store::task::TaskRow;
use testkit::{Answer, Guard, SettableClock, Site, open_both};

use crate::seed::{self, SeedTask};

/// The day on which everything happens.
pub const TODAY: Date = date(2026, 11, 20);
/// Who does the work, heads his unit, decides; who stands outside.
pub const OWNER: &str = "cong_chuc_vhxh";
pub const HEAD: &str = "truong_vhxh";
pub const AUTHORITY: &str = "pho_chu_tich";
pub const STRANGER: &str = "cong_chuc_kt";

/// A task done by [`OWNER`] in the unit of [`HEAD`], decided by [`AUTHORITY`].
pub fn ordinary() -> SeedTask {
    SeedTask {
        state: "chua_bat_dau",
        started_on: None,
        owner: Some(8),
        authority: Some(2),
        unit: Some(4),
        ..SeedTask::default()
    }
}

/// A site of one engine with the plan's id and its tasks' ids.
pub struct Scene {
    pub engine: &'static str,
    pub site: Site,
    pub tasks: Vec<i64>,
    _guard: Guard,
}

/// The stage on each engine.
pub async fn scenes(tasks: &[SeedTask]) -> Vec<Scene> {
    let mut scenes = Vec::new();
    for (engine, db, guard) in open_both().await {
        let site = Site::with_mirror(db, vec![plans::feature()], SettableClock::on(TODAY)).await;
        let mut tx = seed::begin(&site, "dau_moi").await;
        let plan = seed::plan(&mut tx, "dang_thuc_hien", "Nâng cao chất lượng đội ngũ").await;
        let mut ids = Vec::new();
        for task in tasks {
            ids.push(seed::task(&mut tx, plan, task).await);
        }
        seed::end(tx).await;
        scenes.push(Scene { engine, site, tasks: ids, _guard: guard });
    }
    scenes
}

impl Scene {
    /// The address of the first task, or below it.
    pub fn at(&self, rest: &str) -> String {
        format!("/nhiem-vu/{}{rest}", self.tasks[0])
    }

    /// The row of a task.
    pub async fn row(&self, task: i64) -> TaskRow {
        let mut conn = self.site.app.db.read().await.expect("a reader");
        plans::store::task::task(&mut conn, self.site.commune(), task).await.expect("a row").expect("the task")
    }

    /// The row of the first task.
    pub async fn first(&self) -> TaskRow {
        self.row(self.tasks[0]).await
    }

    /// The task's page for somebody.
    pub async fn page(&self, who: &str) -> Answer {
        let answer = self.site.get(who, &self.at("")).await.expect(200);
        testkit::check_html(&answer.body);
        answer
    }

    /// Opens the form and sends it with these fields and its version.
    pub async fn send(&self, who: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
        let form = self.site.get(who, path).await.expect(200);
        testkit::check_html(&form.body);
        let version = if form.body.contains("name=\"_version\"") { form.field("_version") } else { String::new() };
        let mut all = vec![("_version", version.as_str())];
        all.extend_from_slice(fields);
        self.site.post(who, path, &all).await
    }

    /// Hands in a link; the id of the evidence.
    pub async fn hand_in(&self, title: &str, day: &str) -> i64 {
        let fields = [("ten", title), ("lien_ket", "https://habac.haiphong.gov.vn/vb/12"), ("ky", day)];
        self.send(OWNER, &self.at("/nop-san-pham"), &fields).await.expect(303);
        let mut conn = self.site.app.db.read().await.expect("a reader");
        let all = plans::store::evidence::evidence_of_task(&mut conn, self.site.commune(), self.tasks[0]).await;
        all.expect("rows")[0].id
    }

    /// How many journal leaves tell of the first task.
    pub async fn leaves(&self) -> usize {
        let mut conn = self.site.app.db.read().await.expect("a reader");
        let all = db::journal::journal_of(&mut conn, self.site.commune(), "plans_task", self.tasks[0], 100).await;
        all.expect("the journal").len()
    }
}
