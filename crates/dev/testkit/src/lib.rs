//! A commune in memory for tests: both engines, the real router, a client that behaves like a browser.
//!
//! ```text
//! for (engine, db, _guard) in testkit::open_both().await {
//!     let site = Site::new(db, vec![plans::feature()], SettableClock::on(date(2026, 11, 20))).await;
//!     let answer = site.get("dau_moi", "/ke-hoach").await.expect(200);
//!     assert!(answer.body.contains("Kế hoạch"), "{engine}");
//! }
//! ```
//!
//! Everything here panics when it fails: a test has nobody else to tell.

mod answer;
mod clock;
mod engines;
mod html;
mod page;
mod people;
mod postgres;
mod printed;
mod raw;
mod request;
mod site;

pub use answer::{Answer, PageForm};
pub use clock::SettableClock;
pub use engines::{Guard, Opened, folder, open_both};
pub use page::{check_html, check_page, problems};
pub use people::{HA_BAC, THANH_HA};
pub use printed::{Printed, PrintedAction, PrintedGrant};
pub use raw::{Raw, RawColumn};
pub use request::{PASSWORD, multipart, token_of};
pub use site::Site;
