//! What stands behind an address, read from the tables and not by the program. A new kind of address needs a line here.

mod law;
mod people;

use kernel::actor::Actor;
use kernel::ids::UnitId;
use testkit::{HA_BAC, Raw};

use super::{account, person};
use crate::permissions::actions::Facts;

/// A thing of the sample at its address.
pub(super) struct Thing {
    pub address: String,
    /// Things of one kind are asked for a few times only.
    pub kind: String,
    pub ways: Ways,
}

/// How the paper is asked about it.
pub(super) enum Ways {
    /// A page of no one thing.
    Whatever,
    As(Facts),
    /// Hidden from whom this other action is refused.
    Behind {
        view: &'static str,
        facts: Facts,
        then: Facts,
    },
}

/// The columns of a task that its policies see, and its plan's state.
const TASK: [&str; 8] = [
    "cast(t.id as text)",
    "t.state",
    "cast(t.lead_unit as text)",
    "cast(t.owner as text)",
    "cast(t.accountable as text)",
    "cast(t.authority as text)",
    "p.state",
    "cast(p.id as text)",
];
const ITS_PLAN: &str = "join plans_plan p on p.commune = t.commune and p.id = t.plan";

fn code(text: &str) -> &'static str {
    // States are few; the facts of the matrix hold them as it writes them.
    Box::leak(text.to_owned().into_boxed_str())
}

fn of_task(row: &[String]) -> Facts {
    Facts {
        state: code(&row[1]),
        unit: row[2].parse().ok().map(UnitId),
        owner: person(&row[3]),
        accountable: person(&row[4]),
        entrusted: person(&row[5]),
        ..Facts::default()
    }
}

/// Every thing behind an address, as it lies to this person.
///
/// # Panics
/// On an address of a kind that has no line here.
pub(super) async fn things_at(raw: &mut Raw, pattern: &str, action: &str, actor: &Actor) -> Vec<Thing> {
    let Some((base, rest)) = pattern.split_once('{') else {
        return vec![Thing { address: pattern.to_owned(), kind: String::new(), ways: Ways::Whatever }];
    };
    let rest = rest.split_once('}').expect("a closed place").1;
    let mut finder = Finder { raw, action, actor };
    let found = match base {
        "/ke-hoach/" if rest.contains("{task}") => finder.draft_tasks().await,
        "/ke-hoach/" => finder.plans(rest == "/tep-goc").await,
        "/nhiem-vu/" => finder.tasks("plans_task t", "cast(t.id as text)").await,
        "/cho-doi/" => {
            finder
                .tasks(
                    "plans_blocker b join plans_task t on t.commune = b.commune and t.id = b.task",
                    "cast(b.id as text)",
                )
                .await
        }
        "/minh-chung/" => finder.evidence().await,
        "/thay-doi/" => finder.changes().await,
        "/kho-khan/" => finder.difficulties().await,
        "/van-ban/" => finder.directives(rest == "/tep").await,
        "/don-vi/" => finder.plain("org_unit", "code", "true").await,
        "/can-bo/" => finder.persons(rest).await,
        "/can-bo/nhap/" => finder.plain("staff_import", "cast(id as text)", "true").await,
        "/vi-tri-viec-lam/" => finder.plain("org_position", "code", "true").await,
        "/vi-tri-viec-lam/nhap/" => finder.plain("org_paper", "cast(id as text)", "true").await,
        "/quan-tri/tai-khoan/" => finder.accounts(rest).await,
        "/quan-tri/de-nghi/" => finder.proposals(rest).await,
        "/uy-quyen/" => finder.delegations().await,
        "/tai-khoan/khoa/" => finder.own("accounts_passkey").await,
        "/tai-khoan/phien/" => finder.own("accounts_session").await,
        "/nhat-ky/" => finder.lines().await,
        "/quy-dinh/lua-chon/de-nghi/" => finder.choices().await,
        other => law::page_at(other).unwrap_or_else(|| {
            panic!("nobody knows what stands behind {other}: give it a line in tests/it/doors/things.rs")
        }),
    };
    found
        .into_iter()
        .map(|(place, kind, ways)| {
            // A second place is filled by the finder, after a slash.
            let (first, second) = place.split_once('/').unwrap_or((&place, ""));
            let end = rest.split('/').map(|part| if part.starts_with('{') { second } else { part });
            Thing { address: format!("{base}{first}{}", end.collect::<Vec<_>>().join("/")), kind, ways }
        })
        .collect()
}

/// What fills the places, the kind, and the ways.
type Found = Vec<(String, String, Ways)>;

struct Finder<'a> {
    raw: &'a mut Raw,
    action: &'a str,
    actor: &'a Actor,
}

impl Finder<'_> {
    async fn rows(&mut self, columns: &[&str], from: &str, when: &str) -> Vec<Vec<String>> {
        let table = from.split_whitespace().nth(1).filter(|word| word.len() == 1).unwrap_or(from);
        self.raw.rows(columns, &format!("{from} where {table}.commune = {} and ({when})", HA_BAC.0)).await
    }

    /// Of these the policy sees nothing.
    async fn plain(&mut self, from: &str, place: &str, when: &str) -> Found {
        let rows = self.rows(&[place], from, when).await;
        let state = if self.action == "plans.view_plan" { "dang_thuc_hien" } else { "" };
        let facts = Facts { state, ..Facts::default() };
        rows.into_iter().map(|row| (row[0].clone(), String::new(), Ways::As(facts))).collect()
    }

    async fn plans(&mut self, with_file: bool) -> Found {
        let when = if with_file { "source_file is not null" } else { "true" };
        let rows = self.rows(&["cast(id as text)", "state"], "plans_plan", when).await;
        rows.into_iter()
            .map(|row| {
                let state = Facts { state: code(&row[1]), ..Facts::default() };
                let ways = match self.action {
                    "plans.view_plan" => Ways::As(state),
                    _ => Ways::Behind { view: "plans.view_plan", facts: state, then: state },
                };
                (row[0].clone(), row[1].clone(), ways)
            })
            .collect()
    }

    async fn draft_tasks(&mut self) -> Found {
        let rows = self.rows(&TASK, &format!("plans_task t {ITS_PLAN}"), "p.state = 'nhap'").await;
        rows.into_iter()
            .map(|row| {
                let facts = Facts { state: code(&row[6]), ..Facts::default() };
                let ways = Ways::Behind { view: "plans.view_plan", facts, then: facts };
                (format!("{}/{}", row[7], row[0]), row[6].clone(), ways)
            })
            .collect()
    }

    /// Tasks of running plans, and what hangs on them.
    async fn tasks(&mut self, from: &str, place: &str) -> Found {
        let columns: Vec<&str> = TASK.into_iter().chain([place]).collect();
        // Nobody works on the tasks of a draft.
        let when = if self.action == "plans.view_plan" { "true" } else { "p.state = 'dang_thuc_hien'" };
        let rows = self.rows(&columns, &format!("{from} {ITS_PLAN}"), when).await;
        rows.into_iter()
            .map(|row| {
                let facts = match self.action {
                    "plans.view_plan" => Facts { state: code(&row[6]), ..Facts::default() },
                    "plans.discuss" | "plans.publish" | "plans.manage_blockers" => Facts { state: "", ..of_task(&row) },
                    _ => of_task(&row),
                };
                (row[8].clone(), row[1].clone(), Ways::As(facts))
            })
            .collect()
    }

    async fn evidence(&mut self) -> Found {
        let units: Vec<String> = self.actor.units().map(|unit| i64::from(unit).to_string()).collect();
        let takes_part = format!(
            "cast(exists(select 1 from plans_coordination c where c.commune = t.commune and c.task = t.id
                and c.unit in ({})) as text)",
            units.join(", ")
        );
        let columns: Vec<&str> = TASK
            .into_iter()
            .chain([
                "cast(e.id as text)",
                "cast(e.submitted_by as text)",
                "cast(e.is_public as text)",
                "e.state",
                &takes_part,
            ])
            .collect();
        let from = format!("plans_evidence e join plans_task t on t.commune = e.commune and t.id = e.task {ITS_PLAN}");
        let rows = self.rows(&columns, &from, "e.file is not null").await;
        rows.into_iter()
            .map(|row| {
                let state = if row[10] == "1" { "cong_khai" } else { "noi_bo" };
                let facts = match self.action {
                    "plans.open_file" => Facts { state, takes_part: row[12] == "1", ..of_task(&row) },
                    "plans.publish" => Facts::default(),
                    _ => Facts { by: person(&row[9]), state: "", ..of_task(&row) },
                };
                (row[8].clone(), format!("{} {state}", row[11]), Ways::As(facts))
            })
            .collect()
    }

    async fn changes(&mut self) -> Found {
        let columns: Vec<&str> = TASK
            .into_iter()
            .chain(["cast(c.id as text)", "cast(c.requested_by as text)", "c.field", "c.state"])
            .collect();
        let from = format!("plans_change c join plans_task t on t.commune = c.commune and t.id = c.task {ITS_PLAN}");
        let rows = self.rows(&columns, &from, "true").await;
        rows.into_iter()
            .map(|row| {
                let by = person(&row[9]);
                let facts = match (self.action, row[10].as_str()) {
                    ("plans.withdraw_change", _) => Facts { by, ..Facts::default() },
                    // Who is to decide from now on is not said by who decides now.
                    (_, "nguoi_duyet") => Facts { by, entrusted: None, state: "", ..of_task(&row) },
                    _ => Facts { by, state: "", ..of_task(&row) },
                };
                (row[8].clone(), row[11].clone(), Ways::As(facts))
            })
            .collect()
    }

    async fn difficulties(&mut self) -> Found {
        let columns = [
            "cast(d.id as text)",
            "coalesce(t.state, '')",
            "cast(t.lead_unit as text)",
            "cast(t.owner as text)",
            "cast(t.accountable as text)",
            "cast(t.authority as text)",
            "d.state",
            "cast(d.unit as text)",
            "cast(d.reported_by as text)",
        ];
        let from = "plans_difficulty d left join plans_task t on t.commune = d.commune and t.id = d.task";
        let rows = self.rows(&columns, from, "true").await;
        rows.into_iter()
            .map(|row| {
                let task = of_task(&row);
                let facts = Facts { state: "", unit: row[7].parse().ok().map(UnitId), second: task.unit, ..task };
                let state = match (self.action, row[6].as_str()) {
                    // Whoever may answer a new one is told that it was answered.
                    ("plans.answer_difficulty", "da_tra_loi") => "moi",
                    (_, state) => code(state),
                };
                let by = person(&row[8]).filter(|_| self.action == "plans.answer_difficulty");
                let then = Facts { by, state, ..Facts::default() };
                let ways = match self.action {
                    "plans.view_difficulty" => Ways::As(facts),
                    _ => Ways::Behind { view: "plans.view_difficulty", facts, then },
                };
                (row[0].clone(), row[6].clone(), ways)
            })
            .collect()
    }

    async fn directives(&mut self, with_file: bool) -> Found {
        if self.action == "plans.confirm_reading" {
            let staff = self.actor.staff;
            // Everybody confirms for himself; somebody from outside is no reader.
            let facts =
                Facts { by: staff, account: staff.is_none().then_some(kernel::ids::AccountId(-1)), ..Facts::default() };
            let rows = self.rows(&["cast(id as text)"], "plans_directive", "true").await;
            return rows.into_iter().map(|row| (row[0].clone(), String::new(), Ways::As(facts))).collect();
        }
        self.plain("plans_directive", "cast(id as text)", if with_file { "file is not null" } else { "true" }).await
    }

    async fn accounts(&mut self, rest: &str) -> Found {
        let rows = match rest {
            "/vai-tro/{held}/thoi" => {
                let from = "access_grant g join accounts_account a on a.commune = g.commune and a.id = g.account";
                self.rows(&["a.id || '/' || g.id", "cast(a.staff as text)", "cast(a.id as text)"], from, "true").await
            }
            "/{viec}" => {
                let from = "accounts_account a";
                let mut rows = Vec::new();
                for verb in ["mo-khoa", "dat-lai-mat-khau", "ket-thuc"] {
                    let place = format!("a.id || '/{verb}'");
                    rows.extend(
                        self.rows(&[&place, "cast(a.staff as text)", "cast(a.id as text)"], from, "true").await,
                    );
                }
                rows
            }
            _ => {
                let columns = ["cast(a.id as text)", "cast(a.staff as text)", "cast(a.id as text)"];
                self.rows(&columns, "accounts_account a", "true").await
            }
        };
        let mut found = Vec::new();
        for row in rows {
            let by = person(&row[1]);
            let facts = match self.action {
                "access.propose" => Facts { by, relatives: self.relatives(by).await, ..Facts::default() },
                "access.suspend" => Facts { by, account: account(&row[2]), ..Facts::default() },
                _ => Facts::default(),
            };
            found.push((row[0].clone(), String::new(), Ways::As(facts)));
        }
        found
    }

    async fn proposals(&mut self, rest: &str) -> Found {
        let secret = ["/duong-dan", "/ma-xac-nhan"].contains(&rest);
        let when = if secret { "id in (select request from access_invitation where used_at is null)" } else { "true" };
        let columns = [
            "cast(id as text)",
            "state",
            "cast(staff as text)",
            "cast(proposed_by as text)",
            "cast(decided_by as text)",
        ];
        let rows = self.rows(&columns, "access_request", when).await;
        let mut found = Vec::new();
        for row in rows {
            let by = person(&row[2]);
            let facts = match (self.action, rest) {
                ("access.decide", _) => Facts { by, relatives: self.relatives(by).await, ..Facts::default() },
                ("access.give_link", "/ma-xac-nhan") => Facts { account: account(&row[4]), ..Facts::default() },
                ("access.give_link" | "access.withdraw", _) => Facts { account: account(&row[3]), ..Facts::default() },
                _ => Facts::default(),
            };
            found.push((row[0].clone(), row[1].clone(), Ways::As(facts)));
        }
        found
    }

    /// Proposals of a reading, where the law is open.
    async fn choices(&mut self) -> Found {
        let columns = ["cast(id as text)", "state", "cast(proposed_by as text)"];
        let rows = self.rows(&columns, "lawbook_choice", "true").await;
        let facts = |by: &str| Facts { account: account(by), ..Facts::default() };
        rows.into_iter().map(|row| (row[0].clone(), row[1].clone(), Ways::As(facts(&row[2])))).collect()
    }

    async fn delegations(&mut self) -> Found {
        let whose = if self.action == "access.revoke_delegation" { "from_account" } else { "to_account" };
        let whose = format!("cast({whose} as text)");
        let rows = self.rows(&["cast(id as text)", &whose, "state"], "access_delegation", "true").await;
        let facts = |of: &str| Facts { account: account(of), ..Facts::default() };
        rows.into_iter().map(|row| (row[0].clone(), row[2].clone(), Ways::As(facts(&row[1])))).collect()
    }

    /// Things that belong to an account and are hidden from all others.
    async fn own(&mut self, table: &str) -> Found {
        let rows = self.rows(&["cast(id as text)", "cast(account as text)"], table, "true").await;
        let facts = |of: &str| Facts { account: account(of), ..Facts::default() };
        rows.into_iter().map(|row| (row[0].clone(), String::new(), Ways::As(facts(&row[1])))).collect()
    }

    async fn lines(&mut self) -> Found {
        let columns = ["cast(id as text)", "cast(account as text)", "entity", "cast(entity_id as text)"];
        let rows = self.rows(&columns, "db_journal", "true").await;
        let mine = self.actor.account;
        rows.into_iter()
            .map(|row| {
                let of_account = row[2] == "accounts_account" && account(&row[3]) == Some(mine);
                let by = person(&row[3]).filter(|_| row[2].starts_with("staff_"));
                let is_mine = account(&row[1]) == Some(mine) || of_account;
                let facts = Facts { account: is_mine.then_some(mine), by, ..Facts::default() };
                (row[0].clone(), String::new(), Ways::As(facts))
            })
            .collect()
    }
}
