//! The views of a running plan, asked for over the real router.
