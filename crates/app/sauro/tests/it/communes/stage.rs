//! The sample commune with everything that happened in it, and its mirror: every row of every table once more under
//! another commune, with other numbers, each text beginning with a word that nobody of the first commune may ever read.

use std::hash::{Hash as _, Hasher as _};

use jiff::civil::date;
use kernel::actor::{Actor, Role};
use kernel::ids::{AccountId, Commune, StaffId, UnitId};
use testkit::{Answer, Guard, HA_BAC, Raw, SettableClock, Site, THANH_HA, folder, token_of};
use web::CommuneInfo;

use super::young;
use crate::program::{run, said, word};

/// How every canary begins; each goes on with its table and column.
pub const CANARY: &str = "chimlong";
/// Numbers of the mirror begin here.
pub const SHIFT: i64 = 700_000;
const PLAN: &str = include_str!("../../../../../../fixtures/xa-ha-bac/ke-hoach.md");

/// Who is asked for as whom: role, code of the register.
const PEOPLE: [(Role, &str); 13] = [
    (Role::ChuTich, "HB-001"),
    (Role::PhoChuTich, "HB-002"),
    (Role::TruongDonVi, "HB-026"),
    (Role::PhoTruongDonVi, "HB-027"),
    (Role::DauMoi, "HB-029"),
    (Role::TaiChinh, "HB-017"),
    (Role::HoSo, "HB-031"),
    (Role::CongChuc, "HB-030"),
    (Role::CapUy, ""),
    (Role::ThanhTra, "HB-006"),
    (Role::QuanTriTruyCap, "HB-007"),
    (Role::QuanTriNhatKy, "HB-008"),
    (Role::ThanhPho, ""),
];

/// The folder of the data, and the people who ask.
pub struct Stage {
    guard: Guard,
    pub people: Vec<Actor>,
}

impl Stage {
    /// The sample commune with a row in every table, a draft plan and a signed head in it; no mirror yet.
    pub async fn load() -> Stage {
        let guard = folder();
        let here = guard.folder().expect("a folder").join("mau");
        let words = ["bench-data", "--staff", "0", "--tasks", "0", "--data", word(&here)];
        let (status, out, err) = said(&run(&words));
        assert_eq!(status, 0, "{out}{err}");
        let mut stage = Stage { guard, people: Vec::new() };
        let mut raw = stage.raw().await;
        for (number, (role, code)) in (900..).zip(PEOPLE) {
            stage.people.push(person(&mut raw, number, role, code).await);
        }
        young::plant(&mut raw, &stage.people).await;
        drop(raw);
        let site = stage.site().await;
        let steward = token_of(stage.person(Role::DauMoi));
        let draft = [("khong_mat", "1"), ("van_ban", PLAN)];
        site.by_token(&steward, "/ke-hoach/nhap", Some(&draft)).await.expect(303);
        let program = Actor::program(HA_BAC, "Chương trình").may(db::tree::SignHead).expect("the program");
        let key = audit::head::SigningKey::from_secret(&[9; 32]);
        db::tree::sign_head(&site.app.db, &program, &key, site.app.clock.now()).await.expect("a signed head");
        site.app.db.close().await;
        stage
    }

    /// The file itself, while no site has it.
    pub async fn raw(&self) -> Raw {
        Raw::open(&self.guard.folder().expect("a folder").join("mau")).await
    }

    /// The site over it.
    pub async fn site(&self) -> Site {
        let data = self.guard.folder().expect("a folder").join("mau");
        let db = db::Db::open_folder(&data).await.expect("the data");
        let info = |commune, place: &str| CommuneInfo {
            commune,
            name: format!("xã {place}"),
            place: place.to_owned(),
            committee_name: format!("Ủy ban nhân dân xã {place}"),
            province_name: "thành phố Hải Phòng".to_owned(),
        };
        let communes = vec![info(HA_BAC, "Hà Bắc"), info(THANH_HA, "Thanh Hà")];
        Site::around(db, sauro::features(), SettableClock::on(date(2026, 11, 20)), communes)
    }

    /// Whoever holds this role.
    pub fn person(&self, role: Role) -> &Actor {
        self.people.iter().find(|actor| actor.is(role)).expect("one of each role")
    }

    /// Writes the mirror.
    pub async fn mirror(&self) {
        let mut raw = self.raw().await;
        for table in raw.tables().await {
            mirror_table(&mut raw, &table).await;
        }
    }
}

async fn person(raw: &mut Raw, number: i64, role: Role, code: &str) -> Actor {
    let mut of = async |column: &str| {
        let sql =
            format!("select cast({column} as text) from staff_member where commune = {} and code = '{code}'", HA_BAC.0);
        raw.texts(sql).await.pop()
    };
    let staff = of("id").await.map(|id| StaffId(id.parse().expect("a number")));
    let unit = of("unit").await.map(|id| UnitId(id.parse().expect("a number")));
    let name = of("full_name").await.unwrap_or_else(|| "Người ngoài xã".to_owned());
    let account = raw
        .texts(format!(
            "select cast(id as text) from accounts_account where commune = {} and staff = {}",
            HA_BAC.0,
            staff.map_or(0, |s| s.0)
        ))
        .await;
    let account = match account.first() {
        Some(id) => id.parse().expect("a number"),
        None => new_account(raw, number).await,
    };
    Actor { account: AccountId(account), staff, unit, ..Actor::program(HA_BAC, name) }.with_roles(&[role])
}

/// An account of this number, otherwise like the first; for somebody from outside.
async fn new_account(raw: &mut Raw, number: i64) -> i64 {
    let columns = raw.columns("accounts_account").await;
    let value = |name: &str| match name {
        "id" => number.to_string(),
        "username" => format!("'ngoai.{number}'"),
        "staff" | "unit" => "null".to_owned(),
        name => format!("\"{name}\""),
    };
    let names: Vec<String> = columns.iter().map(|column| format!("\"{}\"", column.name)).collect();
    let values: Vec<String> = columns.iter().map(|column| value(&column.name)).collect();
    raw.run(format!(
        "insert into accounts_account ({}) select {} from accounts_account where commune = {} order by id limit 1",
        names.join(", "),
        values.join(", "),
        HA_BAC.0
    ))
    .await;
    number
}

/// Copies the rows of a table to the other commune and makes them strange.
async fn mirror_table(raw: &mut Raw, table: &str) {
    let columns = raw.columns(table).await;
    let mut copied = Vec::new();
    for column in &columns {
        let name = &column.name;
        copied.push(match (name.as_str(), column.kind.as_str()) {
            ("commune", _) => THANH_HA.0.to_string(),
            ("id", "bigint") => format!("id + {SHIFT}"),
            _ if column.refers_to.is_some() => format!("\"{name}\" + {SHIFT}"),
            (_, "bytea") if name.ends_with("_digest") => format!("randomblob(length(\"{name}\"))"),
            (_, "bytea") => format!("cast('{CANARY}-{table}-{name} ' || \"{name}\" as blob)"),
            (_, "text") if !keeps_its_form(raw, table, name).await => {
                format!("'{CANARY}-{table}-{name}-' || rowid || ' ' || coalesce(\"{name}\", '')")
            }
            _ => format!("\"{name}\""),
        });
    }
    let names: Vec<String> = columns.iter().map(|column| format!("\"{}\"", column.name)).collect();
    raw.run(format!("delete from {table} where commune = {}", THANH_HA.0)).await;
    raw.run(format!(
        "insert into {table} ({}) select {} from {table} where commune = {}",
        names.join(", "),
        copied.join(", "),
        HA_BAC.0
    ))
    .await;
}

/// A code, a list or another text that the program itself reads: with a canary in it the row would be no row.
pub(crate) async fn keeps_its_form(raw: &mut Raw, table: &str, column: &str) -> bool {
    let sql = format!("select distinct \"{column}\" from {table} where commune = {} limit 200", HA_BAC.0);
    let texts = raw.texts(sql).await;
    let code = |text: &String| !text.is_empty() && text.chars().all(|c| c.is_ascii_lowercase() || "_,".contains(c));
    let key = |text: &String| text.len() == 32 && text.chars().all(|c| c.is_ascii_hexdigit());
    let machine = |text: &String| text.starts_with(['[', '{']) || text.starts_with("leaf ") || key(text);
    !texts.is_empty() && texts.iter().all(|text| code(text) || machine(text))
}

/// The answer's lines without what is by chance: keys of forms and measured times.
pub fn steady(answer: &Answer) -> Vec<u64> {
    steady_text(answer).lines().map(digest).collect()
}

/// Thousands of pages are kept as digests of their lines.
pub fn digest(line: &str) -> u64 {
    let mut hasher = std::hash::DefaultHasher::new();
    line.hash(&mut hasher);
    hasher.finish()
}

/// As [`steady`], the lines themselves.
pub fn steady_text(answer: &Answer) -> String {
    let text = answer.everything();
    let lines = text.lines().filter(|line| !line.starts_with("server-timing") && !line.starts_with("app;dur"));
    let mut kept = String::new();
    for line in lines {
        let mut word = String::new();
        for sign in line.chars().chain(['\n']) {
            match sign.is_ascii_hexdigit() {
                true => word.push(sign),
                false => {
                    kept.push_str(if word.len() >= 32 { "#" } else { &word });
                    word.clear();
                    kept.push(sign);
                }
            }
        }
    }
    kept
}

/// The commune of the mirror.
pub const ELSEWHERE: Commune = THANH_HA;
