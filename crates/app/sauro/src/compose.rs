//! What the program is made of: the slices, the menu, the application that all requests share.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use db::Db;
use kernel::actor::Role;
use kernel::clock::Clock;
use ui::icons::Icon;
use web::{App, AppRef, Feature, Figures, NavEntry};

use crate::commune;
use crate::failure::Failure;

/// Those who follow the whole commune: leaders, the steward, observers.
const OVERSEERS: &[Role] = &[Role::ChuTich, Role::PhoChuTich, Role::DauMoi, Role::TheoDoi];
/// Everybody who has work here; an observer only watches.
const WORKERS: &[Role] = &[Role::ChuTich, Role::PhoChuTich, Role::DauMoi, Role::TruongDonVi, Role::CongChuc];

/// Every slice.
pub fn features() -> Vec<Feature> {
    vec![accounts::feature(), org::feature(), staff::feature(), plans::feature(), public_site::feature()]
}

fn nav() -> Vec<NavEntry> {
    let entry = |href, label, icon, roles| NavEntry { href, label, icon, roles };
    vec![
        entry("/", "Việc của tôi", Icon::Home, WORKERS),
        entry("/dieu-hanh", "Điều hành", Icon::Chart, OVERSEERS),
        entry("/ke-hoach", "Kế hoạch", Icon::Plan, &[]),
        entry("/nhiem-vu", "Nhiệm vụ", Icon::Task, &[]),
        entry("/van-ban", "Văn bản chỉ đạo", Icon::Directive, &[]),
        entry("/kho-khan", "Khó khăn, vướng mắc", Icon::Difficulty, &[]),
        entry("/bao-cao", "Báo cáo", Icon::Report, &[Role::ChuTich, Role::PhoChuTich, Role::DauMoi]),
        entry("/don-vi", "Đơn vị", Icon::Unit, &[]),
        entry("/can-bo", "Cán bộ, công chức", Icon::People, &[]),
        entry("/vi-tri-viec-lam", "Vị trí việc làm", Icon::Matrix, &[]),
    ]
}

/// The application over an open database.
///
/// # Errors
/// When the database cannot be read.
pub async fn app(db: Db, clock: Arc<dyn Clock>, demo_banner: Option<String>) -> Result<AppRef, Failure> {
    let communes = org::api::communes(&mut db.read().await?).await?;
    for info in &communes {
        let actor = accounts::api::set_up_actor(info.commune);
        let allowed = commune::set_up(&actor, staff::api::SetUpStaff)?;
        staff::api::refresh_keys(&db, &allowed, clock.now()).await?;
    }
    Ok(Arc::new(App {
        db,
        clock,
        communes,
        authenticate: accounts::api::authenticate,
        nav: nav(),
        demo_banner,
        pdf_reader: std::env::current_exe().ok(),
        figures: Figures::default(),
        stopping: AtomicBool::new(false),
    }))
}
