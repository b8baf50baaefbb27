//! The only door for other slices.
