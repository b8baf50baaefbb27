//! Listening, answering, and stopping in an orderly way.

use std::net::SocketAddr;
use std::sync::atomic::Ordering;
use std::time::Duration;

use tokio::net::TcpListener;
use web::AppRef;

use crate::compose::features;
use crate::failure::Failure;
use crate::metrics;
use crate::wire::{self, Limits, Seats, Traffic};

/// How long requests under way may take after the signal to stop.
const GRACE: Duration = Duration::from_secs(8);
/// How long closing the database may take after that; what was acknowledged is on disk already.
const CLOSING: Duration = Duration::from_millis(1_500);
/// How many lines may be open at once: some 40 MB when each has sent a little.
const LINES: u64 = 4_096;
/// How many of them from one address: an office of sixty people behind one address, with the six lines of each browser.
const LINES_OF_ONE: usize = 512;
/// File handles for the database, the log and the listeners.
const OWN_HANDLES: u64 = 128;
/// How many lines the metrics have; one program reads them.
const LINES_OF_METRICS: usize = 16;
/// How many ports after the usual one a demonstration tries.
const NEXT_PORTS: u16 = 20;

/// Binds exactly this address.
///
/// # Errors
/// When another program holds it.
pub async fn bind(address: SocketAddr) -> Result<TcpListener, Failure> {
    TcpListener::bind(address).await.map_err(|e| {
        Failure::Fault(format!("Không lắng nghe được ở {address}: {e}. Hãy chọn cổng khác bằng --listen."))
    })
}

/// Binds this address, or one of the next ports when it is taken.
///
/// # Errors
/// When all are taken.
pub async fn bind_near(address: SocketAddr) -> Result<TcpListener, Failure> {
    for port in address.port()..address.port().saturating_add(NEXT_PORTS) {
        if let Ok(listener) = TcpListener::bind(SocketAddr::new(address.ip(), port)).await {
            return Ok(listener);
        }
    }
    bind(address).await
}

/// Answers until the program is told to stop (Ctrl-C, SIGTERM); then lets requests under way end and closes the database.
pub async fn run(app: AppRef, listener: TcpListener, metrics: Option<TcpListener>) {
    let (stop, stopped) = tokio::sync::watch::channel(false);
    let traffic = Traffic::default();
    if let Some(listener) = metrics {
        let site = metrics::site(&app, &traffic);
        let seats = Seats::new(LINES_OF_METRICS, LINES_OF_METRICS, Traffic::default());
        tokio::spawn(wire::serve(listener, site, Limits::USUAL, seats, stopped.clone()));
    }
    let seats = Seats::new(lines(), LINES_OF_ONE, traffic);
    let site = web::router(app.clone(), features());
    let mut serving = tokio::spawn(wire::serve(listener, site, Limits::USUAL, seats, stopped));
    tokio::select! {
        () = told_to_stop() => {}
        _ = &mut serving => {}
    }
    app.stopping.store(true, Ordering::Relaxed);
    stop.send(true).ok();
    if !serving.is_finished() {
        tokio::time::timeout(GRACE, serving).await.ok();
    }
    tokio::time::timeout(CLOSING, app.db.close()).await.ok();
}

/// How many lines may be open: [`LINES`], or fewer where the system gives fewer handles.
fn lines() -> usize {
    let handles = rlimit::increase_nofile_limit(LINES + OWN_HANDLES).unwrap_or(LINES + OWN_HANDLES);
    let lines = LINES.min(handles.saturating_sub(OWN_HANDLES)).max(1);
    if lines < LINES {
        tracing::warn!(lines, wanted = LINES, "few file handles: raise LimitNOFILE");
    }
    usize::try_from(lines).unwrap_or(usize::MAX)
}

/// Ends when the person or the system asks the program to.
async fn told_to_stop() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = terminate.recv() => {}
            }
            return;
        }
    }
    tokio::signal::ctrl_c().await.ok();
}
