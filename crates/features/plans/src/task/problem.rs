//! Why a use case did nothing.

use std::fmt;

use db::DbError;
use maud::html;
use ui::components::{Refusal, RefusalReason, Tone, link_button, refusal};
use ui::layout::page_head;
use web::{Ctx, PageError};

use super::words;
use crate::model::transitions::Why;
use crate::store::task::TaskRow;

/// Why a use case did nothing. Nothing has been stored.
#[derive(Debug)]
pub enum Problem {
    /// The task's state does not allow it.
    Why(Why),
    /// Another reason, in a sentence for the user.
    Says(String),
    /// The database's; [`DbError::Conflict`] when somebody else was faster.
    Db(DbError),
}

impl From<Why> for Problem {
    fn from(why: Why) -> Self {
        Problem::Why(why)
    }
}

impl From<DbError> for Problem {
    fn from(error: DbError) -> Self {
        Problem::Db(error)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Problem::Why(why) => why.fmt(f),
            Problem::Says(text) => f.write_str(text),
            Problem::Db(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for Problem {}

impl Problem {
    /// The page that says so (409), with the way back to the task.
    pub fn into_page(self, ctx: &Ctx, task: &TaskRow) -> PageError {
        let text = match self {
            Problem::Db(error) => return error.into(),
            Problem::Why(why) => why.to_string(),
            Problem::Says(text) => text,
        };
        let title = "Chưa thực hiện được";
        let content = html! {
            (page_head(title))
            (refusal(&Refusal {
                what: words::name(task),
                reasons: vec![RefusalReason::new(text)],
                next: html! {
                    p { "Chưa có gì thay đổi." }
                    (link_button(&words::href(task.id), "Về trang nhiệm vụ", Tone::Primary, None))
                },
            }))
        };
        PageError::from(ctx.page(title).conflict().show(content))
    }
}
