//! "Nhập từ tệp": a paper about positions is uploaded, looked at with everything that was found in it, and taken in by one
//! confirmation. Until then nothing of it is stored but the file.

mod carry;
pub mod confirm;
mod fields;
pub mod list;
mod plan;
mod read;
pub mod upload;
pub mod view;

use db::Conn;
use kernel::permission::Allowed;
use web::{Ctx, PageBuilder, PageError};

use crate::papers::Own;
use crate::permissions::ManagePositions;
use crate::positions::HOME;
use crate::store::paper::{self, PaperRow, PaperState};
use crate::store::{self, PositionRow, UnitRow};

pub use plan::{Plan, PlanRow};
pub use read::{ReadPaper, Reading, read};
pub use view::{PaperPage, Shown};

/// The papers that came, and the form for another.
pub const ADDRESS: &str = "/vi-tri-viec-lam/nhap";

/// The page of a paper.
pub(crate) fn href(id: i64) -> String {
    format!("{ADDRESS}/{id}")
}

/// Whose papers they are.
pub(super) fn own(ctx: &Ctx) -> Own {
    let info = ctx.commune_info();
    Own { name: info.name, province: info.province_name }
}

pub(super) fn frame(ctx: &Ctx) -> PageBuilder {
    ctx.page("Xem tệp đã đọc").crumbs(&[HOME, (ADDRESS, "Nhập từ tệp")])
}

/// A paper that waits, read, beside the positions as they are now.
#[derive(Debug)]
pub struct Waiting {
    pub row: PaperRow,
    pub paper: ReadPaper,
    pub ground: Ground,
}

/// What papers are compared with.
#[derive(Debug, Clone, Default)]
pub struct Ground {
    pub positions: Vec<PositionRow>,
    pub quotas: Vec<store::quota::QuotaRow>,
    pub units: Vec<UnitRow>,
}

impl Ground {
    /// As it is now.
    pub(super) async fn load(conn: &mut Conn, ctx: &Ctx) -> Result<Ground, PageError> {
        Ok(Ground {
            positions: store::positions(conn, ctx.commune()).await?,
            quotas: store::quota::quotas(conn, ctx.commune()).await?,
            units: store::units(conn, ctx.commune()).await?,
        })
    }

    /// A mark that changes with every change of a position: what was looked at is what is written.
    pub fn mark(&self) -> String {
        let all: Vec<String> = self.positions.iter().map(|p| format!("{}.{}", p.id, p.version())).collect();
        db::blob::digest(all.join(" ").as_bytes()).chars().take(16).collect()
    }
}

/// The paper of a number: read where it waits, its row where it has ended.
///
/// # Errors
/// Not found where there is none; a refusal where its file cannot be read any more.
pub(super) async fn load(
    ctx: &Ctx,
    _: &Allowed<ManagePositions>,
    id: i64,
) -> Result<Result<Box<Waiting>, PaperRow>, PageError> {
    let mut conn = ctx.read().await?;
    let row = paper::paper(&mut conn, ctx.commune(), id).await?.ok_or(PageError::NotFound)?;
    if row.state() != PaperState::Waiting {
        return Ok(Err(row));
    }
    let bytes = db::blob::file_bytes(&mut conn, ctx.commune(), row.file).await?;
    let ground = Ground::load(&mut conn, ctx).await?;
    drop(conn);
    let read = read::in_the_background(ctx, bytes, row.file_name.clone(), row.kind()).await;
    let paper = read.map_err(PageError::Refused)?;
    Ok(Ok(Box::new(Waiting { row, paper, ground })))
}
