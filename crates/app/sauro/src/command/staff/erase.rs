//! `sauro staff erase`: a person's data erased as two others decided, with a line of the journal that tells of it.

use ::staff::api::{ErasePerson, StaffRow};
use clap::Args;
use db::Leaf;
use jiff::Timestamp;
use kernel::ids::Commune;
use kernel::text;

use crate::commune::set_up;
use crate::config::Place;
use crate::failure::Failure;

/// Whose data, why, and who decided.
#[derive(Debug, Clone, Args)]
pub struct Erase {
    /// Mã cán bộ, công chức của người có dữ liệu
    #[arg(long, value_name = "MÃ")]
    code: String,
    /// Căn cứ: văn bản, yêu cầu (không ghi tên người ấy)
    #[arg(long, value_name = "CĂN CỨ")]
    ground: String,
    /// Mã người đề nghị
    #[arg(long, value_name = "MÃ")]
    proposed_by: String,
    /// Mã người quyết định
    #[arg(long, value_name = "MÃ")]
    approved_by: String,
    /// Mã xã, khi cơ sở dữ liệu có nhiều xã
    #[arg(long, value_name = "MÃ")]
    commune: Option<i64>,
    #[command(flatten)]
    place: Place,
}

/// Does it.
///
/// # Errors
/// When somebody is not in the register, or these two may not decide; then nothing has changed.
pub async fn run(asked: Erase) -> Result<(), Failure> {
    let ground = text::one_line(&asked.ground);
    if ground.is_empty() {
        return Err(Failure::Input("Hãy ghi căn cứ xóa bằng --ground.".to_owned()));
    }
    let db = asked.place.open_existing().await?;
    let commune = crate::command::account::chosen(&org::api::communes(&mut db.read().await?).await?, asked.commune)?;
    let mut conn = db.read().await?;
    let subject = person(&mut conn, commune, &asked.code).await?;
    let proposer = person(&mut conn, commune, &asked.proposed_by).await?;
    let approver = person(&mut conn, commune, &asked.approved_by).await?;
    drop(conn);
    let actor = accounts::api::set_up_actor(commune);
    let action = ErasePerson { staff: subject.id, proposer: proposer.id, approver: approver.id };
    let allowed = actor.may(action).map_err(|denied| Failure::Input(denied.to_string()))?;
    let mut tx = db.write(&allowed, None, Timestamp::now()).await?;
    let mut lines = ::staff::api::erase_person(&mut tx, &allowed).await?;
    let for_accounts = set_up(&actor, accounts::api::SetUp)?;
    for account in accounts::api::erase_holder(&mut tx, &for_accounts, subject.id, ::staff::api::ERASED).await? {
        lines += tx.erase_lines(&allowed, "accounts_account", account).await?;
    }
    let summary = format!("Xóa dữ liệu cá nhân theo yêu cầu: mã {}, lời ghi của {lines} dòng nhật ký", subject.code);
    let who = format!("{ground}. Đề nghị: {}. Quyết định: {}.", proposer.full_name, approver.full_name);
    tx.commit(Leaf::about("staff_member", subject.id.0, summary).reason(who), "/can-bo").await?;
    db.close().await;
    crate::command::print(&format!(
        "Đã xóa dữ liệu cá nhân của người có mã {}: hồ sơ, dữ liệu nhạy cảm, tài khoản và lời ghi của {lines} dòng nhật ký.\n\
         Họ tên ghi trên công việc đã làm (báo cáo tiến độ, sản phẩm, quyết định) được giữ như hồ sơ công việc của cơ quan.\n\
         Bản sao lưu cũ còn giữ dữ liệu ấy cho đến khi bị xóa.",
        subject.code
    ));
    Ok(())
}

async fn person(conn: &mut db::Conn, commune: Commune, code: &str) -> Result<StaffRow, Failure> {
    let found = ::staff::api::person_by_code(conn, commune, text::one_line(code).as_str()).await?;
    found.ok_or_else(|| Failure::Input(format!("Danh sách cán bộ, công chức không có mã “{code}”.")))
}
