//! From a document to a plan that can run: import, completing the six clears, splitting, merging, issuing.

pub mod clears;
pub mod create;
pub mod head;
pub mod issue;
pub mod knots;
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
