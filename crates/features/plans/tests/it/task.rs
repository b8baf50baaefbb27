//! One task: every action through the real router, on both engines.

mod blockers;
mod changes;
mod evidence;
mod halt;
mod page;
mod progress;
mod scene;
mod use_cases;
mod withdraw;
