//! From a document to a plan that can run: import, completing the six clears, splitting, merging, issuing.

pub mod clears;
pub mod create;
pub mod head;
pub mod issue;
pub mod new_plan;
pub mod overview;
pub mod remove;
pub mod source;
pub mod source_file;
pub mod task_add;
pub mod task_command;
pub mod task_edit;
pub mod task_merge;
pub mod task_remove;
pub mod task_split;
pub mod task_tools;
pub mod task_view;
pub mod text;
pub mod upload;

use kernel::permission::Action;
use web::{Ctx, FormData, PageError};

/// Leads on when this very form was carried out before (a double click, a page sent again), before anything else is
/// looked at: by then the thing may be gone, or look as if somebody else had changed it.
///
/// # Errors
/// The redirect to where the form led.
pub(crate) async fn replay<A: Action>(ctx: &Ctx, action: A, form: &FormData) -> Result<(), PageError> {
    let Ok(allowed) = ctx.may(action) else { return Ok(()) };
    match ctx.write(&allowed, form).await {
        Err(elsewhere @ PageError::Elsewhere(_)) => Err(elsewhere),
        _ => Ok(()),
    }
}
