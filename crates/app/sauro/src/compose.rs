//! What the program is made of: the slices, the menu, the application that all requests share.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use access::api::ViewAccounts;
use db::Db;
use journal::api::ViewJournal;
use kernel::clock::Clock;
use kernel::permission::{Action as _, Policy};
use lawbook::api::ViewLaw;
use org::api::ViewHouse;
use plans::api::{Discuss, MakeReport, ViewCity, ViewDifficulty, ViewOverview, ViewPlan};
use ui::icons::Icon;
use web::{App, AppRef, Feature, Figures, NavEntry, Vault, finder_policy};

use crate::failure::Failure;
use crate::{commune, key_file};

/// Every slice.
pub fn features() -> Vec<Feature> {
    vec![
        accounts::feature(),
        access::feature(),
        org::feature(),
        staff::feature(),
        plans::feature(),
        lawbook::feature(),
        journal::feature(),
        public_site::feature(),
    ]
}

/// The table of permissions, slice by slice.
pub fn policies() -> Vec<&'static Policy> {
    features().iter().flat_map(|feature| feature.policies.iter().copied()).collect()
}

fn nav() -> Vec<NavEntry> {
    let entry = |href, label, icon, policy| NavEntry { href, label, icon, policy };
    vec![
        entry("/", "Việc của tôi", Icon::Home, &Discuss::POLICY),
        entry("/dieu-hanh", "Điều hành", Icon::Chart, &ViewOverview::POLICY),
        entry("/thanh-pho", "Các xã, phường", Icon::Globe, &ViewCity::POLICY),
        entry("/ke-hoach", "Kế hoạch", Icon::Plan, &ViewPlan::POLICY),
        entry("/nhiem-vu", "Nhiệm vụ", Icon::Task, &ViewPlan::POLICY),
        entry("/van-ban", "Văn bản chỉ đạo", Icon::Directive, &ViewPlan::POLICY),
        entry("/kho-khan", "Khó khăn, vướng mắc", Icon::Difficulty, &ViewDifficulty::POLICY),
        entry("/bao-cao", "Báo cáo", Icon::Report, &MakeReport::POLICY),
        entry("/don-vi", "Đơn vị", Icon::Unit, &ViewPlan::POLICY),
        entry("/can-bo", "Cán bộ, công chức", Icon::People, &ViewHouse::POLICY),
        entry("/vi-tri-viec-lam", "Vị trí việc làm", Icon::Matrix, &ViewHouse::POLICY),
        entry("/quy-dinh", "Tra cứu quy định", Icon::Document, &ViewLaw::POLICY),
        entry("/quan-tri", "Tài khoản và quyền", Icon::Lock, &ViewAccounts::POLICY),
        entry("/nhat-ky", "Nhật ký", Icon::History, &ViewJournal::POLICY),
    ]
}

/// The key of secrets in the database, beside the data.
const KEY_FILE: &str = "khoa-bi-mat";

/// Where an installation stands: the address that people type, and the folder of its keys.
#[derive(Debug, Clone)]
pub struct Standing {
    pub origin: String,
    pub folder: PathBuf,
}

/// The application over an open database.
///
/// # Errors
/// When the database cannot be read.
pub async fn app(
    db: Db,
    clock: Arc<dyn Clock>,
    demo_banner: Option<String>,
    standing: Standing,
) -> Result<AppRef, Failure> {
    let key = key_file::secret(&standing.folder, KEY_FILE)?;
    let communes = org::api::communes(&mut db.read().await?).await?;
    for info in &communes {
        let actor = accounts::api::set_up_actor(info.commune);
        let allowed = commune::set_up(&actor, staff::api::SetUpStaff)?;
        staff::api::refresh_keys(&db, &allowed, clock.now()).await?;
        staff::api::begin_careers(&db, &allowed, clock.now()).await?;
        access::api::adopt_earlier_roles(&db, &actor, clock.now()).await?;
    }
    Ok(Arc::new(App {
        db,
        clock,
        communes,
        authenticate: access::api::authenticate,
        origin: standing.origin,
        vault: Vault::new(&key),
        nav: nav(),
        finder: finder_policy(&features()),
        policies: policies(),
        demo_banner,
        pdf_reader: std::env::current_exe().ok(),
        figures: Figures::default(),
        stopping: AtomicBool::new(false),
    }))
}
