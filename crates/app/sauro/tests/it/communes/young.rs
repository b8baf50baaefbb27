//! Rows of the tables that the sample's story leaves empty: proposals, delegations, passkeys, sessions, relatives, drafts.

use kernel::actor::{Actor, Role};
use testkit::{HA_BAC, Raw};

/// Somebody of the sample, as columns name him.
struct Who {
    account: String,
    staff: String,
    name: String,
}

impl Who {
    fn holds(people: &[Actor], role: Role) -> Who {
        let actor = people.iter().find(|actor| actor.is(role)).expect("one of each role");
        let staff = actor.staff.map_or(0, i64::from).to_string();
        Who { account: actor.account.0.to_string(), staff, name: format!("'{}'", actor.name) }
    }
}

/// Writes them, each between people of the stage.
pub(super) async fn plant(raw: &mut Raw, people: &[Actor]) {
    let who = |role| Who::holds(people, role);
    let (chairman, deputy, head) = (who(Role::ChuTich), who(Role::PhoChuTich), who(Role::TruongDonVi));
    let (clerk, admin, other) = (who(Role::CongChuc), who(Role::QuanTriTruyCap), who(Role::QuanTriNhatKy));
    proposals(raw, [&chairman, &deputy, &clerk, &admin, &other]).await;
    choices(raw, [&chairman, &deputy, &who(Role::DauMoi)]).await;
    papers(raw, &who(Role::DauMoi)).await;
    let offers = [(&chairman, &deputy, "'cho_nhan'"), (&deputy, &head, "'da_nhan'"), (&head, &clerk, "'cho_nhan'")];
    for (id, (from, to, state)) in (1..).zip(offers) {
        let given = [
            ("from_account", from.account.as_str()),
            ("from_staff", &from.staff),
            ("from_name", &from.name),
            ("to_account", &to.account),
            ("to_name", &to.name),
            ("role", "'cong_chuc'"),
            ("state", state),
            ("valid_until", "'2027-12-31'"),
        ];
        row(raw, "access_delegation", id, &given).await;
    }
    row(
        raw,
        "staff_relative",
        1,
        &[("staff", &deputy.staff), ("relative", &clerk.staff), ("relation", "'anh_chi_em'")],
    )
    .await;
    register(raw, &clerk).await;
    for (id, person) in (1..).zip(people) {
        let account = person.account.0.to_string();
        let account = [("account", account.as_str())];
        row(raw, "accounts_passkey", id, &account).await;
        row(raw, "accounts_recovery", id, &account).await;
        row(raw, "accounts_device", id, &account).await;
        let until = [account[0], ("expires_at", "'2026-12-31T01:00:00.000Z'")];
        row(raw, "accounts_session", id, &until).await;
        let key = format!("'{id:032x}'");
        let of_it = [
            account[0],
            ("key", key.as_str()),
            ("name", "'kho-khan-moi'"),
            ("page", "'/kho-khan/moi'"),
            ("fields", "'tieu_de=Tr%C3%B4i'"),
        ];
        row(raw, "db_draft", id, &of_it).await;
    }
    for (place, actor) in (1..).zip(people.iter().filter(|actor| Role::WORKERS.iter().any(|role| actor.is(*role)))) {
        work(raw, place, &actor.staff.map_or(0, i64::from).to_string()).await;
    }
    let here = format!("where commune = {}", HA_BAC.0);
    raw.run(format!("update plans_directive set file = (select min(id) from db_file {here}) {here} and id = 1")).await;
    row(raw, "plans_mail", 1, &[("staff", &clerk.staff)]).await;
}

/// Waiting: about a clerk, about the chairman, by another administrator; approved: an invitation not yet used.
async fn proposals(raw: &mut Raw, [chairman, deputy, clerk, admin, other]: [&Who; 5]) {
    let cases = [
        ("'cap_quyen'", clerk, admin, "'cho_duyet'", None),
        ("'cap_quyen'", chairman, admin, "'cho_duyet'", None),
        ("'cap_quyen'", deputy, other, "'cho_duyet'", None),
        ("'moi'", clerk, admin, "'da_duyet'", Some(chairman)),
        ("'moi'", clerk, other, "'da_duyet'", Some(deputy)),
    ];
    for (id, (kind, about, by, state, decider)) in (1..).zip(cases) {
        let decided_by = decider.map_or("null", |decider| decider.account.as_str());
        let decider_name = decider.map_or("null", |decider| decider.name.as_str());
        let given = [
            ("kind", kind),
            ("account", about.account.as_str()),
            ("staff", &about.staff),
            ("person_name", &about.name),
            ("role", "'ho_so'"),
            ("state", state),
            ("proposed_by", &by.account),
            ("proposer_staff", &by.staff),
            ("proposer_name", &by.name),
            ("decided_by", decided_by),
            ("decider_name", decider_name),
        ];
        row(raw, "access_request", id, &given).await;
        if decider.is_some() {
            let open = [
                ("request", id.to_string()),
                ("account", about.account.clone()),
                ("expires_at", "'2026-12-31T01:00:00.000Z'".to_owned()),
            ];
            let open = open.each_ref().map(|(name, value)| (*name, value.as_str()));
            row(raw, "access_invitation", id, &open).await;
        }
    }
}

/// What the register tells of one person: what happened, what was changed; and a list that came.
async fn register(raw: &mut Raw, of: &Who) {
    let it = [("staff", of.staff.as_str())];
    row(raw, "staff_event", 9001, &[it[0], ("kind", "'khen_thuong'"), ("corrects", "null")]).await;
    row(raw, "staff_change", 1, &[it[0], ("field", "'major'"), ("import", "null")]).await;
    row(raw, "staff_private_change", 1, &[it[0], ("field", "'birth_date'"), ("import", "null")]).await;
    row(raw, "staff_stint", 9001, &it).await;
    row(raw, "staff_import", 1, &[("state", "'da_nhap'"), ("content_secret", "null")]).await;
}

/// Papers about positions: one taken in, with what it brought, and one given up.
async fn papers(raw: &mut Raw, by: &Who) {
    let first = format!("(select min(id) from org_position where commune = {})", HA_BAC.0);
    for (id, kind, state) in [(1, "'danh_muc'", "'da_nhap'"), (2, "'mo_ta'", "'da_bo'")] {
        let given = [
            ("kind", kind),
            ("state", state),
            ("uploaded_by", &by.account),
            ("uploaded_by_name", &by.name),
            ("done_by_name", &by.name),
        ];
        row(raw, "org_paper", id, &given).await;
    }
    let given = [("position", first.as_str()), ("approved", "2"), ("paper", "1"), ("noted_by_name", &by.name)];
    row(raw, "org_quota", 1, &given).await;
    let said =
        [("position", first.as_str()), ("paper", "1"), ("state", "'hieu_luc'"), ("content", "'{\"name\":\"Thử\"}'")];
    row(raw, "org_description", 1, &said).await;
    row(raw, "org_frame", 1, &[("kind", "'chuyen_mon'"), ("paper", "1"), ("content", "'[]'")]).await;
}

/// Readings of the law: one that waits, of each who may propose; one that holds.
async fn choices(raw: &mut Raw, [chairman, deputy, steward]: [&Who; 3]) {
    let cases = [("'divisor'", chairman), ("'rounding'", deputy), ("'surplus'", steward), ("'htxs_base'", steward)];
    for (id, (policy, by)) in (1..).zip(cases) {
        let given = [
            ("policy", policy),
            ("position", "'thu'"),
            ("state", if id == 4 { "'da_duyet'" } else { "'cho_duyet'" }),
            ("proposed_by", &by.account),
            ("proposer_staff", &by.staff),
            ("proposer_name", &by.name),
            ("decided_by", if id == 4 { &chairman.account } else { "null" }),
            ("decider_name", if id == 4 { &chairman.name } else { "null" }),
        ];
        row(raw, "lawbook_choice", id, &given).await;
    }
}

/// Work of every kind for one person: a task of his own, one that he decides on, one for which he answers; on the first
/// he handed in and asked for a change, on the second somebody else did.
async fn work(raw: &mut Raw, place: i64, staff: &str) {
    let of_it = [("owner", staff), ("authority", staff), ("accountable", staff)];
    for (kind, (column, _)) in (0..).zip(of_it) {
        let task = 1000 + 10 * place + kind;
        let people = ["owner", "authority", "accountable", "lead_unit"];
        let given = people.map(|name| (name, if name == column { staff } else { "null" }));
        copy(raw, "plans_task", task, "state = 'dang_lam'", &[&given[..], &[("state_reason", "'Việc mới'")]].concat())
            .await;
        let by = if column == "owner" { staff } else { "null" };
        let number = task.to_string();
        let on_it = [("task", number.as_str())];
        copy(raw, "plans_evidence", task, "state = 'cho_duyet'", &[on_it[0], ("submitted_by", by)]).await;
        copy(raw, "plans_change", task, "state = 'cho_duyet'", &[on_it[0], ("requested_by", by)]).await;
        copy(raw, "plans_blocker", task, "true", &[on_it[0], ("cleared_on", "null"), ("cleared_note", "null")]).await;
    }
}

/// One row more like the first one that fits, with another number and these values in SQL.
async fn copy(raw: &mut Raw, table: &str, id: i64, like: &str, given: &[(&str, &str)]) {
    let (mut names, mut values) = (Vec::new(), Vec::new());
    for column in raw.columns(table).await {
        let name = column.name;
        let said = given.iter().find(|(of, _)| *of == name).map(|(_, value)| (*value).to_owned());
        values.push(if name == "id" { id.to_string() } else { said.unwrap_or_else(|| format!("\"{name}\"")) });
        names.push(format!("\"{name}\""));
    }
    let source = format!("from {table} where commune = {} and {like} order by id limit 1", HA_BAC.0);
    let made =
        raw.run(format!("insert into {table} ({}) select {} {source}", names.join(", "), values.join(", "))).await;
    assert_eq!(made, 1, "no row of {table} is {like}");
}

/// One row with these values in SQL; the other columns of text and bytes say what they are, and what may be empty is.
async fn row(raw: &mut Raw, table: &str, id: i64, given: &[(&str, &str)]) {
    let (mut names, mut values) = (Vec::new(), Vec::new());
    for column in raw.columns(table).await {
        let name = column.name.as_str();
        let said = given.iter().find(|(of, _)| *of == name).map(|(_, value)| (*value).to_owned());
        let value = said.unwrap_or_else(|| match (name, column.kind.as_str()) {
            ("commune", _) => HA_BAC.0.to_string(),
            ("id", _) => id.to_string(),
            ("used_at" | "left_on" | "decided_at", _) => "null".to_owned(),
            (_, "text") => format!("'Chữ ở {name} {id}'"),
            (_, "bytea") => "randomblob(32)".to_owned(),
            (_, "date") => "'2026-11-02'".to_owned(),
            (_, "timestamptz") => "'2026-11-20T01:00:00.000Z'".to_owned(),
            ("version", _) => "1".to_owned(),
            _ if column.may_be_empty => "null".to_owned(),
            _ => "0".to_owned(),
        });
        names.push(format!("\"{name}\""));
        values.push(value);
    }
    raw.run(format!("insert into {table} ({}) values ({})", names.join(", "), values.join(", "))).await;
}
