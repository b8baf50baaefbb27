//! `sauro account`: a person of the register who may sign in, and a new way in for one who lost his.

use clap::{Args, Subcommand};
use db::Leaf;
use jiff::Timestamp;
use kernel::actor::{Capacity, Role};
use kernel::dates::civil_date;
use kernel::ids::Commune;
use kernel::text;
use staff::api::NewStaff;
use web::CommuneInfo;

use crate::commune::{self, Person};
use crate::config::Place;
use crate::failure::Failure;

/// What can be done with accounts.
#[derive(Debug, Clone, Subcommand)]
pub enum AccountCommand {
    /// Thêm một người vào danh sách và cấp tài khoản đăng nhập
    Add(Box<Add>),
    /// Mời lại người đã mất mọi cách đăng nhập, khi không còn ai đề nghị và duyệt được việc đó trên màn hình
    Reset(Reset),
}

/// An account whose holder sets a new password.
#[derive(Debug, Clone, Args)]
pub struct Reset {
    /// Tên tài khoản
    #[arg(long, value_name = "TÊN")]
    username: String,
    /// Căn cứ, ghi vào nhật ký
    #[arg(long, value_name = "VĂN BẢN")]
    ground: String,
    /// Mã xã, khi cơ sở dữ liệu có nhiều xã
    #[arg(long, value_name = "MÃ")]
    commune: Option<i64>,
    #[command(flatten)]
    place: Place,
}

/// A new account.
#[derive(Debug, Clone, Args)]
pub struct Add {
    /// Tên tài khoản: chữ thường không dấu, số, dấu chấm, gạch nối
    #[arg(long, value_name = "TÊN")]
    username: String,
    /// Họ và tên
    #[arg(long, value_name = "TÊN")]
    name: String,
    /// Chức danh, ví dụ "Trưởng phòng Kinh tế"
    #[arg(long, value_name = "CHỨC DANH")]
    title: String,
    /// Mã đơn vị: LD, VP, KT, VHXH, HCC
    #[arg(long, value_name = "MÃ")]
    unit: String,
    /// Vai trò (được lặp lại): chu_tich, pho_chu_tich, truong_don_vi, pho_truong_don_vi, dau_moi, tai_chinh, ho_so, cong_chuc, cap_uy, thanh_tra, quan_tri_truy_cap, quan_tri_nhat_ky, thanh_pho
    #[arg(long = "role", value_name = "VAI TRÒ", required = true)]
    roles: Vec<String>,
    /// Mã cán bộ, công chức; người đã có trong danh sách thì chỉ thêm tài khoản [mặc định: tên tài khoản]
    #[arg(long, value_name = "MÃ")]
    code: Option<String>,
    /// Thư công vụ, để nhận nhắc việc
    #[arg(long, value_name = "THƯ")]
    email: Option<String>,
    /// Mã xã, khi cơ sở dữ liệu có nhiều xã
    #[arg(long, value_name = "MÃ")]
    commune: Option<i64>,
    #[command(flatten)]
    place: Place,
}

/// Does it.
///
/// # Errors
/// When a word of the command fits nothing; then nothing has changed.
pub async fn run(command: AccountCommand) -> Result<(), Failure> {
    match command {
        AccountCommand::Add(asked) => add(*asked).await,
        AccountCommand::Reset(asked) => reset(asked).await,
    }
}

async fn add(add: Add) -> Result<(), Failure> {
    let username = text::one_line(&add.username).to_lowercase();
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || ".-_".contains(c);
    if username.is_empty() || !username.chars().all(fits) {
        return Err(Failure::Input(format!(
            "Tên tài khoản “{username}” chỉ được có chữ thường không dấu, chữ số, dấu chấm và gạch nối."
        )));
    }
    let roles = add.roles.iter().map(|r| role(r)).collect::<Result<Vec<Role>, Failure>>()?;
    if let Some(why) = access::api::misfit_together(&roles) {
        return Err(Failure::Input(why.to_owned()));
    }
    let db = add.place.open_existing().await?;
    let communes = org::api::communes(&mut db.read().await?).await?;
    let actor = accounts::api::set_up_actor(chosen(&communes, add.commune)?);
    let mut tx = commune::begin(&db, &actor, Timestamp::now()).await?;
    let code = text::one_line(add.code.as_deref().unwrap_or(&username));
    let (staff, unit) = match staff::api::person_by_code(&mut tx, actor.commune, &code).await? {
        Some(known) => {
            if let Some(has) = accounts::api::account_of_staff(&mut tx, actor.commune, known.id).await? {
                return Err(Failure::Input(format!(
                    "{} đã có tài khoản “{}”. Mỗi người chỉ có một tài khoản; mất mọi cách đăng nhập thì dùng sauro account reset.",
                    known.full_name, has.username
                )));
            }
            (known.id, known.unit)
        }
        None => {
            let new = new_person(&mut tx, &actor, &add, &code).await?;
            let staff = commune::add_person(&mut tx, &actor, &new).await?;
            let allowed = commune::set_up(&actor, staff::api::SetUpStaff)?;
            let today = civil_date(tx.now());
            staff::api::note_beginning(&mut tx, &allowed, staff, (&new, today), &[]).await?;
            (staff, new.unit)
        }
    };
    let person = Person {
        username: username.clone(),
        staff: Some(staff),
        unit: Some(unit),
        name: text::one_line(&add.name),
        title: text::one_line(&add.title),
        held: roles.iter().map(|role| Capacity::own(*role, Some(unit).filter(|_| role.needs_unit()))).collect(),
    };
    let secrets = commune::invite(&mut tx, &actor, &person).await?;
    commune::finish(tx, actor.commune, &format!("Cấp tài khoản {username}")).await?;
    show(&person.name, &username, &secrets);
    db.close().await;
    Ok(())
}

/// A new link and code; the old password holds until the new one is set.
async fn reset(asked: Reset) -> Result<(), Failure> {
    let ground = text::one_line(&asked.ground);
    if ground.is_empty() {
        return Err(Failure::Input("Hãy ghi căn cứ bằng --ground.".to_owned()));
    }
    let db = asked.place.open_existing().await?;
    let communes = org::api::communes(&mut db.read().await?).await?;
    let actor = accounts::api::set_up_actor(chosen(&communes, asked.commune)?);
    let username = text::one_line(&asked.username).to_lowercase();
    let allowed = commune::set_up(&actor, access::api::SetUpAccess)?;
    let mut tx = db.write(&allowed, None, Timestamp::now()).await?;
    let line = accounts::api::account_named(&mut tx, actor.commune, &username).await?;
    let line = line.ok_or_else(|| Failure::Input(format!("Không có tài khoản “{username}”.")))?;
    if let Some(why) = access::api::no_new_password(line.membership()) {
        return Err(Failure::Input(why));
    }
    let secrets = access::api::invite_at_set_up(&mut tx, &allowed, line.id).await?;
    let leaf = Leaf::about("accounts_account", line.id.0, format!("Mời lại {} bằng dòng lệnh trên máy chủ", line.name));
    tx.commit(leaf.reason(ground), "/").await?;
    show(&line.name, &username, &secrets);
    db.close().await;
    Ok(())
}

fn show(name: &str, username: &str, secrets: &access::api::Secrets) {
    println!(
        "Đã mời {name}.\n  Tài khoản:   {username}\n  Đường dẫn:   {}\n  Mã xác nhận: {}",
        secrets.link, secrets.code
    );
    println!("\nĐường dẫn (viết tiếp sau địa chỉ của hệ thống) và mã chỉ hiện một lần, dùng được trong 72 giờ.");
    println!("Người được mời tự đặt mật khẩu của mình.");
}

fn role(text: &str) -> Result<Role, Failure> {
    Role::from_code(text).ok_or_else(|| {
        let all: Vec<&str> = Role::ALL.iter().map(|r| r.code()).collect();
        Failure::Input(format!("Không có vai trò “{text}”. Các vai trò: {}.", all.join(", ")))
    })
}

/// The commune that is named, or the only one.
pub(super) fn chosen(communes: &[CommuneInfo], named: Option<i64>) -> Result<Commune, Failure> {
    match (named, communes) {
        (Some(code), _) if communes.iter().any(|c| c.commune == Commune(code)) => Ok(Commune(code)),
        (Some(code), _) => Err(Failure::Input(format!("Cơ sở dữ liệu chưa có xã mã {code}. Hãy lập bằng sauro init."))),
        (None, [one]) => Ok(one.commune),
        (None, []) => Err(Failure::Input("Cơ sở dữ liệu chưa có xã nào. Hãy lập bằng sauro init.".to_owned())),
        (None, _) => Err(Failure::Input("Cơ sở dữ liệu có nhiều xã. Hãy chọn một bằng --commune MÃ.".to_owned())),
    }
}

async fn new_person(
    conn: &mut db::Conn,
    actor: &kernel::actor::Actor,
    add: &Add,
    code: &str,
) -> Result<NewStaff, Failure> {
    let units = org::api::units(conn, actor.commune).await?;
    let wanted = add.unit.trim().to_uppercase();
    let unit = units.iter().find(|u| u.code == wanted).map(|u| u.id).ok_or_else(|| {
        let all: Vec<String> = units.iter().map(|u| format!("{} ({})", u.code, u.name)).collect();
        Failure::Input(format!("Không có đơn vị mã “{}”. Các đơn vị: {}.", add.unit, all.join(", ")))
    })?;
    Ok(NewStaff {
        code: code.to_owned(),
        full_name: text::one_line(&add.name),
        unit,
        title: text::one_line(&add.title),
        kind: "cong_chuc".to_owned(),
        email: add.email.as_deref().map(text::one_line),
    })
}
