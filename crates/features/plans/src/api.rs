//! The only door for other slices.

pub use crate::store::public::{
    PublicEvidenceRow, PublicPlanRow, PublicTaskRow, public_evidence, public_file, public_plans, public_tasks,
};
