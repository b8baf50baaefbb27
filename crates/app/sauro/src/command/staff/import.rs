//! `sauro staff import`: a list of people from a workbook, checked row by row, taken in whole or not at all.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use ::staff::api::ImportStaff;
use ::staff::import::{Answers, Carried, CarryOut, Checked, RowState, carry_out, check, contract, ground, keep};
use clap::Args;
use db::{Db, DbError};
use files::xlsx_in::{self, Workbook};
use jiff::Timestamp;
use kernel::clock::Clock as _;
use kernel::dates::{self, Date, civil_date};
use kernel::permission::Allowed;
use kernel::text;

use crate::clock::SystemClock;
use crate::command::print;
use crate::commune::set_up;
use crate::config::Place;
use crate::failure::Failure;

/// Exit statuses of the contract: the input is wrong; decided with questions open.
const WRONG: u8 = 2;
const OPEN: u8 = 3;

/// Which list, and how.
#[derive(Debug, Clone, Args)]
pub struct Import {
    /// Tệp danh sách (.xlsx)
    #[arg(value_name = "TỆP")]
    file: PathBuf,
    /// Chỉ kiểm tra, không ghi gì
    #[arg(long)]
    dry_run: bool,
    /// In kết quả dạng JSON
    #[arg(long)]
    json: bool,
    /// Mã đơn vị của các dòng không ghi đơn vị
    #[arg(long, value_name = "MÃ")]
    unit: Option<String>,
    /// Ngày của danh sách (ngày/tháng/năm); không ghi: hôm nay
    #[arg(long, value_name = "NGÀY")]
    as_of: Option<String>,
    /// Bỏ qua các dòng có lỗi hoặc còn câu hỏi, nhập các dòng còn lại
    #[arg(long)]
    skip_refused: bool,
    /// Mã xã, khi cơ sở dữ liệu có nhiều xã
    #[arg(long, value_name = "MÃ")]
    commune: Option<i64>,
    #[command(flatten)]
    place: Place,
}

/// Why nothing came of it, for the one who asked.
struct Refused {
    message: String,
    suggestion: String,
}

fn refuse(message: impl Into<String>, suggestion: impl Into<String>) -> Refused {
    Refused { message: message.into(), suggestion: suggestion.into() }
}

/// What was asked, read: the workbook and the day of the list.
struct Read {
    workbook: Arc<Workbook>,
    as_of: Date,
    now: Timestamp,
}

/// Checks, and takes the list in unless it is a trial.
///
/// # Errors
/// When the database cannot be opened or the commune is not known.
pub async fn run(asked: Import) -> Result<ExitCode, Failure> {
    let read = match read(&asked) {
        Ok(read) => read,
        Err(refused) => return Ok(say_refused(&asked, &refused)),
    };
    let db = asked.place.open_existing().await?;
    let commune = crate::command::account::chosen(&org::api::communes(&mut db.read().await?).await?, asked.commune)?;
    let actor = accounts::api::set_up_actor(commune);
    let allowed = set_up(&actor, ImportStaff)?;
    let outcome = look_and_take(&db, &allowed, &asked, read).await?;
    db.close().await;
    Ok(match outcome {
        Ok((checked, taken)) => told(&asked, &checked, taken),
        Err(refused) => say_refused(&asked, &refused),
    })
}

fn read(asked: &Import) -> Result<Read, Refused> {
    let workbook = xlsx_in::read_path(&asked.file).map_err(|error| refuse(error.message, error.suggestion))?;
    let now = SystemClock.now();
    let as_of = asked.as_of.as_deref().map(dates::parse_vi).transpose();
    let as_of = as_of.map_err(|problem| refuse(problem.to_string(), "Ghi lại ngày sau --as-of."))?;
    Ok(Read { workbook: Arc::new(workbook), as_of: as_of.unwrap_or(civil_date(now)), now })
}

/// The rows as they were checked, and whether they are in the register now.
async fn look_and_take(
    db: &Db,
    allowed: &Allowed<ImportStaff>,
    asked: &Import,
    read: Read,
) -> Result<Result<(Checked, bool), Refused>, Failure> {
    let ground = ground(&mut db.read().await?, allowed, civil_date(read.now)).await?;
    if let Some(unit) = asked.unit.as_ref().filter(|code| !ground.units.iter().any(|unit| unit.code == **code)) {
        let codes: Vec<&str> = ground.units.iter().map(|unit| unit.code.as_str()).collect();
        let codes = format!("Các mã: {}.", codes.join(", "));
        return Ok(Err(refuse(format!("Xã không có đơn vị mã “{unit}”."), codes)));
    }
    let mut answers = Answers { unit: asked.unit.clone(), ..Answers::default() };
    let checked = match check(&read.workbook, &ground, &answers) {
        Ok(checked) => checked,
        Err(no_list) => return Ok(Err(refuse(no_list.message, no_list.suggestion))),
    };
    if asked.skip_refused {
        let left = checked.rows.iter().filter(|row| matches!(row.state, RowState::Refused | RowState::Waiting));
        answers.skipped.extend(left.map(::staff::import::Row::key));
    }
    if asked.dry_run || !(checked.is_ready() || asked.skip_refused) {
        return Ok(Ok((checked, false)));
    }
    Ok(match take_in(db, allowed, asked, (read, answers)).await? {
        Ok(Carried::Done { .. }) => Ok((checked, true)),
        Ok(Carried::NotReady(now)) => Ok((*now, false)),
        Ok(Carried::NoList(no_list)) => Err(refuse(no_list.message, no_list.suggestion)),
        Err(refused) => Err(refused),
    })
}

async fn take_in(
    db: &Db,
    allowed: &Allowed<ImportStaff>,
    asked: &Import,
    (read, answers): (Read, Answers),
) -> Result<Result<Carried, Refused>, Failure> {
    let bytes = std::fs::read(&asked.file).map_err(|error| Failure::Input(error.to_string()))?;
    let file_name = text::one_line(&asked.file.file_name().unwrap_or_default().to_string_lossy());
    let list = keep(db, allowed, (&file_name, bytes), &answers, read.now).await?;
    let Some(list) = list.on_its_way() else {
        let message = "Tệp này đã được nhập rồi; không nhập lần nữa.";
        return Ok(Err(refuse(message, "Hoàn tác lần nhập trước nếu muốn nhập lại.")));
    };
    let tx = db.write(allowed, None, read.now).await?;
    let location = format!("/can-bo/nhap/{}", list.0);
    let what = CarryOut { list, file_name, workbook: read.workbook, answers, as_of: read.as_of, location };
    match carry_out(tx, allowed, what).await {
        Err(DbError::Conflict) => {
            let message = "Danh sách này vừa được người khác nhập hoặc bỏ.";
            Ok(Err(refuse(message, "Xem lại danh sách rồi chạy lại.")))
        }
        carried => Ok(Ok(carried?)),
    }
}

fn say_refused(asked: &Import, refused: &Refused) -> ExitCode {
    if asked.json {
        print(&contract::wrong(&refused.message, &refused.suggestion));
    } else {
        eprintln!("Lỗi: {}\nCách xử lý: {}", refused.message, refused.suggestion);
    }
    ExitCode::from(WRONG)
}

fn told(asked: &Import, checked: &Checked, taken: bool) -> ExitCode {
    if asked.json {
        print(&contract::answer(checked));
    } else {
        print(&in_words(asked, checked, taken));
    }
    if checked.count(RowState::Waiting) > 0 && !asked.skip_refused {
        return ExitCode::from(OPEN);
    }
    if !taken && !asked.dry_run {
        return ExitCode::from(WRONG);
    }
    ExitCode::SUCCESS
}

fn in_words(asked: &Import, checked: &Checked, taken: bool) -> String {
    let count = |state: RowState| checked.count(state);
    let mut lines: Vec<String> = checked
        .findings()
        .map(|finding| {
            format!(
                "{} {}!{}: {} {}",
                finding.grade.label(),
                finding.sheet,
                finding.cell,
                finding.why,
                finding.suggestion
            )
        })
        .collect();
    lines.push(format!(
        "{} dòng: {} người mới, {} người có thay đổi, {} không đổi, {} có lỗi, {} chờ trả lời.",
        checked.rows.len(),
        count(RowState::New),
        count(RowState::Changed),
        count(RowState::Same),
        count(RowState::Refused),
        count(RowState::Waiting)
    ));
    lines.push(match (asked.dry_run, taken) {
        (true, _) => "Chỉ kiểm tra, chưa ghi gì.".to_owned(),
        (false, true) => "Đã ghi vào danh sách.".to_owned(),
        (false, false) => {
            "Chưa ghi gì. Sửa các dòng có lỗi rồi nhập lại, hoặc thêm --skip-refused để bỏ qua các dòng ấy.".to_owned()
        }
    });
    lines.join("\n")
}
