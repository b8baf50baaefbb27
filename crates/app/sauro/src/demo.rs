//! `sauro demo`: the sample commune, ready to click.

mod accounts_file;
mod load;
mod story;

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use db::Db;
use kernel::ids::Commune;

use crate::clock::StoryClock;
use crate::compose::{self, Standing};
use crate::config::{self, DEFAULT_LISTEN, Place};
use crate::failure::Failure;
use crate::witness::Witness;
use crate::{log, serve};
use accounts_file::Account;

const FOLDER: &str = "sauro-demo-data";
const BANNER: &str = "Hôm nay là 20/11/2026; dữ liệu do hệ thống dựng sẵn, người và việc là tưởng tượng.";
/// Xã Hà Bắc.
pub const COMMUNE: Commune = Commune(10816);

/// What `sauro demo` is told.
#[derive(Debug, Clone, Args)]
pub struct Demo {
    /// Địa chỉ lắng nghe [mặc định: 127.0.0.1:8086, bận thì lấy cổng kế tiếp]
    #[arg(long, value_name = "ĐỊA CHỈ", env = "SAURO_LISTEN")]
    listen: Option<String>,
    #[command(flatten)]
    place: Place,
}

/// Loads the sample where it is not loaded yet, prints the address and the accounts, and serves.
///
/// # Errors
/// When the folder holds something else, or nothing can be listened on.
pub async fn run(demo: Demo) -> Result<(), Failure> {
    log::begin("warn");
    let folder = demo.place.data.clone().unwrap_or_else(|| PathBuf::from(FOLDER));
    let place = Place { data: Some(folder.clone()), database: demo.place.database.clone() };
    let listener = match &demo.listen {
        Some(text) => serve::bind(config::address(text)?).await?,
        None => serve::bind_near(config::address(DEFAULT_LISTEN)?).await?,
    };
    let db = place.open().await?;
    let accounts = if org::api::communes(&mut db.read().await?).await?.is_empty() {
        let accounts = load::everything(&db).await?;
        accounts_file::write(&folder, &accounts)?;
        accounts
    } else {
        accounts_file::read(&folder)?
    };
    let address = listener.local_addr().map_err(|e| Failure::Fault(e.to_string()))?;
    let standing = Standing { origin: config::origin(None, address)?, folder: folder.clone() };
    let app = compose::app(db, Arc::new(StoryClock::begin()), Some(BANNER.to_owned()), standing).await?;
    if app.commune(COMMUNE).is_none() {
        return Err(not_the_sample(&folder));
    }
    tokio::spawn(Witness::of(&folder)?.every_hour(app.clone(), None));
    println!("{}", greeting(address, &folder, &accounts));
    serve::run(app, listener, None).await;
    Ok(())
}

/// A new folder with the sample and its accounts, for measuring; the number of its people.
///
/// # Errors
/// When the folder holds data already.
pub async fn loaded(folder: &Path) -> Result<(Db, usize), Failure> {
    let db = Place { data: Some(folder.to_owned()), database: None }.open().await?;
    if !org::api::communes(&mut db.read().await?).await?.is_empty() {
        return Err(Failure::Input(format!("Thư mục {} đã có dữ liệu. Hãy chọn thư mục mới.", folder.display())));
    }
    accounts_file::write(folder, &load::everything(&db).await?)?;
    let people = staff::api::everybody(&mut db.read().await?, COMMUNE).await?.len();
    Ok((db, people))
}

/// The folder holds data that is not the sample's, or a sample that was not loaded to its end.
fn not_the_sample(folder: &Path) -> Failure {
    Failure::Input(format!(
        "Thư mục {} có dữ liệu không phải của bản dùng thử, hoặc bản dùng thử nạp dở. Chưa thay đổi gì. Hãy chọn thư mục \
         khác bằng --data, hoặc xóa thư mục này nếu không cần nữa.",
        folder.display()
    ))
}

fn greeting(address: SocketAddr, folder: &Path, accounts: &[Account]) -> String {
    let widest = |field: fn(&Account) -> &str| accounts.iter().map(|a| field(a).chars().count()).max().unwrap_or(0);
    let (role, user) = (widest(|a| &a.role), widest(|a| &a.username));
    let mut text = String::from("\nSáu Rõ – bản dùng thử, xã Hà Bắc, hôm nay là 20/11/2026\n\n");
    text.push_str(&format!("Địa chỉ: http://{address}\n\nTài khoản:\n"));
    text.push_str(&format!("  {:user$}  {:23}  {:role$}  {}\n", "Tài khoản", "Mật khẩu", "Vai trò", "Họ và tên"));
    for account in accounts {
        text.push_str(&format!(
            "  {:user$}  {:23}  {:role$}  {}\n",
            account.username, account.password, account.role, account.name
        ));
    }
    text.push_str(&format!(
        "\nDữ liệu và tệp tài khoản nằm trong {}. Muốn làm lại từ đầu: dừng bằng Ctrl-C, xóa thư mục đó rồi chạy lại.\n\
         Trang công khai cho người dân, không cần đăng nhập: http://{address}/cong-khai\n",
        folder.display()
    ));
    text
}
