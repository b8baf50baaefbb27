//! Plans: the list, one plan with its head, the document that it was read from.

use db::{Conn, DbError, args, record};
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::ids::Commune;

use crate::model::PlanState;

record! {
    /// A plan with its head, without the text of its document.
    pub struct PlanRow {
        pub id: i64,
        pub state: String,
        pub kind: String,
        pub number: Option<String>,
        pub title: String,
        pub issuer: Option<String>,
        pub place: Option<String>,
        pub issued_on: Option<Date>,
        pub signer_capacity: Option<String>,
        pub signer_title: Option<String>,
        pub signer_name: Option<String>,
        /// JSON: a list of texts.
        pub recipients: String,
        pub higher_plan: Option<String>,
        /// JSON: a list of [`crate::draft::source::PlanFinding`].
        pub findings: String,
        pub source_name: String,
        pub source_file: Option<i64>,
        pub created_at: Timestamp,
        pub started_on: Option<Date>,
        pub started_by: Option<String>,
        pub start_reason: Option<String>,
        pub version: i64,
    }
}

impl PlanRow {
    /// The state; an unknown code is a draft, which shows least.
    pub fn state(&self) -> PlanState {
        PlanState::from_code(&self.state).unwrap_or(PlanState::Nhap)
    }

    /// "Kế hoạch số 52/KH-UBND", or without a number "Kế hoạch".
    pub fn name(&self) -> String {
        let kind = kind_label(&self.kind);
        self.number.as_ref().map_or_else(|| kind.to_owned(), |number| format!("{kind} số {number}"))
    }
}

/// The words for a kind of document.
pub fn kind_label(code: &str) -> &'static str {
    match code {
        "chuong_trinh" => "Chương trình",
        "du_an" => "Dự án",
        "de_an" => "Đề án",
        "phuong_an" => "Phương án",
        "quyet_dinh" => "Quyết định",
        "chi_thi" => "Chỉ thị",
        "nghi_quyet" => "Nghị quyết",
        "thong_bao" => "Thông báo",
        "cong_van" => "Công văn",
        "huong_dan" => "Hướng dẫn",
        "ket_luan" => "Kết luận",
        "quy_dinh" => "Quy định",
        "quy_che" => "Quy chế",
        "nghi_dinh" => "Nghị định",
        "thong_tu" => "Thông tư",
        "luat" => "Luật",
        "ke_hoach" => "Kế hoạch",
        _ => "Văn bản",
    }
}

record! {
    /// A plan as the list of plans shows it.
    pub struct PlanLine {
        pub id: i64,
        pub state: String,
        pub kind: String,
        pub number: Option<String>,
        pub title: String,
        pub issued_on: Option<Date>,
        pub started_on: Option<Date>,
        /// All tasks, cancelled ones too, as the plan's list shows them.
        pub tasks: i64,
        pub done: i64,
        pub late: i64,
    }
}

record! {
    /// A document that a plan rests on.
    pub struct BasisRow {
        pub id: i64,
        pub kind: String,
        pub number: Option<String>,
        pub issued_on: Option<Date>,
        pub issuer: Option<String>,
        pub title: String,
    }
}

record! {
    /// What a unit has to do under "Tổ chức thực hiện".
    pub struct DutyRow {
        pub id: i64,
        pub path: String,
        pub unit_text: String,
        /// JSON: a list of texts.
        pub items: String,
    }
}

/// The plan of this id.
pub async fn plan(conn: &mut Conn, commune: Commune, id: i64) -> Result<Option<PlanRow>, DbError> {
    conn.optional(
        "select id, state, kind, number, title, issuer, place, issued_on, signer_capacity, signer_title, signer_name,
                recipients, higher_plan, findings, source_name, source_file, created_at, started_on, started_by,
                start_reason, version
         from plans_plan where commune = $1 and id = $2",
        args![commune, id],
    )
    .await
}

/// How many plans there are, with or without drafts.
pub async fn count_plans(conn: &mut Conn, commune: Commune, drafts: bool) -> Result<i64, DbError> {
    conn.one(
        "select count(*) as n from plans_plan where commune = $1 and (state <> 'nhap' or $2 = true)",
        args![commune, drafts],
    )
    .await
}

/// A page of the list of plans, drafts first, then the newest; late is overdue on this day and still open.
pub async fn page_of_plans(
    conn: &mut Conn,
    commune: Commune,
    drafts: bool,
    today: Date,
    offset: i64,
    limit: i64,
) -> Result<Vec<PlanLine>, DbError> {
    conn.all(
        "select p.id, p.state, p.kind, p.number, p.title, p.issued_on, p.started_on,
                (select count(*) from plans_task t
                  where t.commune = p.commune and t.plan = p.id) as tasks,
                (select count(*) from plans_task t
                  where t.commune = p.commune and t.plan = p.id and t.state = 'hoan_thanh') as done,
                (select count(*) from plans_task t
                  where t.commune = p.commune and t.plan = p.id and p.state <> 'nhap'
                    and t.state not in ('hoan_thanh', 'huy', 'tam_dung') and t.due_until < $3) as late
         from plans_plan p where p.commune = $1 and (p.state <> 'nhap' or $2 = true)
         order by case when p.state = 'nhap' then 0 else 1 end, p.id desc limit $5 offset $4",
        args![commune, drafts, today, offset, limit],
    )
    .await
}

/// Plans, running ones first and then the newest, for filters and for the home page: at most 100.
pub async fn running_plans(conn: &mut Conn, commune: Commune) -> Result<Vec<PlanRow>, DbError> {
    conn.all(
        "select id, state, kind, number, title, issuer, place, issued_on, signer_capacity, signer_title, signer_name,
                recipients, higher_plan, findings, source_name, source_file, created_at, started_on, started_by,
                start_reason, version
         from plans_plan where commune = $1 and state <> 'nhap'
         order by case when state = 'dang_thuc_hien' then 0 else 1 end, id desc limit 100",
        args![commune],
    )
    .await
}

/// The newest other plan that was read from the very same document as this one.
pub async fn plan_of_same_document(conn: &mut Conn, commune: Commune, plan: i64) -> Result<Option<PlanRow>, DbError> {
    conn.optional(
        "select p.id, p.state, p.kind, p.number, p.title, p.issuer, p.place, p.issued_on, p.signer_capacity,
                p.signer_title, p.signer_name, p.recipients, p.higher_plan, p.findings, p.source_name, p.source_file,
                p.created_at, p.started_on, p.started_by, p.start_reason, p.version
         from plans_plan mine
         join plans_plan p on p.commune = mine.commune and p.source_sha256 = mine.source_sha256 and p.id <> mine.id
         where mine.commune = $1 and mine.id = $2 order by p.id desc limit 1",
        args![commune, plan],
    )
    .await
}

/// Other plans that bear the number of this one, however it is spaced and capitalised; the newest first, at most 50.
pub async fn plans_of_same_number(conn: &mut Conn, commune: Commune, plan: i64) -> Result<Vec<PlanRow>, DbError> {
    conn.all(
        "select p.id, p.state, p.kind, p.number, p.title, p.issuer, p.place, p.issued_on, p.signer_capacity,
                p.signer_title, p.signer_name, p.recipients, p.higher_plan, p.findings, p.source_name, p.source_file,
                p.created_at, p.started_on, p.started_by, p.start_reason, p.version
         from plans_plan mine
         join plans_plan p on p.commune = mine.commune and p.id <> mine.id
              and lower(replace(p.number, ' ', '')) = lower(replace(mine.number, ' ', ''))
         where mine.commune = $1 and mine.id = $2 order by p.id desc limit 50",
        args![commune, plan],
    )
    .await
}

/// The document's lines as stored: JSON, a list of [`crate::draft::source::StoredLine`].
pub async fn source_lines(conn: &mut Conn, commune: Commune, plan: i64) -> Result<String, DbError> {
    record! { pub struct Lines { pub source_lines: String } }
    let row: Option<Lines> = conn
        .optional("select source_lines from plans_plan where commune = $1 and id = $2", args![commune, plan])
        .await?;
    Ok(row.map(|r| r.source_lines).unwrap_or_default())
}

/// The documents that a plan rests on, in its order.
pub async fn bases(conn: &mut Conn, commune: Commune, plan: i64) -> Result<Vec<BasisRow>, DbError> {
    conn.all(
        "select id, kind, number, issued_on, issuer, title from plans_basis
         where commune = $1 and plan = $2 order by sort, id limit 200",
        args![commune, plan],
    )
    .await
}

/// What each unit has to do, in the plan's order.
pub async fn duties(conn: &mut Conn, commune: Commune, plan: i64) -> Result<Vec<DutyRow>, DbError> {
    conn.all(
        "select id, path, unit_text, items from plans_duty where commune = $1 and plan = $2 order by sort, id limit 200",
        args![commune, plan],
    )
    .await
}
