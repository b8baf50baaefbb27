//! The home pages over the real router.
