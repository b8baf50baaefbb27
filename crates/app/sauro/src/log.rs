//! The log: one JSON object a line on standard error, without personal data.

use std::panic::PanicHookInfo;

use tracing::Subscriber;
use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::MakeWriter;

/// Begins logging at this level; `SAURO_LOG` chooses another (`info`, `debug`, `web=debug,warn`).
pub fn begin(level: &str) {
    let filter = std::env::var("SAURO_LOG").ok().and_then(|text| EnvFilter::try_new(text).ok());
    let filter = filter.unwrap_or_else(|| EnvFilter::new(level));
    std::panic::set_hook(Box::new(panicked));
    // A second start in one process (a test) keeps the first log.
    tracing::subscriber::set_global_default(lines(filter, std::io::stderr)).ok();
}

/// The log written there.
pub fn lines<W>(filter: EnvFilter, writer: W) -> impl Subscriber + Send + Sync
where
    W: for<'w> MakeWriter<'w> + Send + Sync + 'static,
{
    let format = tracing_subscriber::fmt().json().flatten_event(true).with_span_list(false);
    format.with_env_filter(filter).with_writer(writer).finish()
}

/// A panic in the log: its place in the code, never its words, which may quote what a person typed.
pub fn panicked(info: &PanicHookInfo<'_>) {
    let place = info.location().map_or_else(String::new, |at| format!("{}:{}", at.file(), at.line()));
    tracing::error!(place, "panic");
}
