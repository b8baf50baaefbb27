//! A commune in memory for tests: both engines, real router, browser-like client.
