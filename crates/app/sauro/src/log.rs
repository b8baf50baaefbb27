//! The log: one JSON object a line on standard error, without personal data.

use tracing_subscriber::EnvFilter;

/// Begins logging at this level; `SAURO_LOG` chooses another (`info`, `debug`, `web=debug,warn`).
pub fn begin(level: &str) {
    let filter = std::env::var("SAURO_LOG").ok().and_then(|text| EnvFilter::try_new(text).ok());
    let filter = filter.unwrap_or_else(|| EnvFilter::new(level));
    // A second start in one process (a test) keeps the first log.
    tracing_subscriber::fmt().json().with_env_filter(filter).with_writer(std::io::stderr).try_init().ok();
}
