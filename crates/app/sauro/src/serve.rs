//! Listening, answering, and stopping in an orderly way.

use std::net::SocketAddr;
use std::time::Duration;

use tokio::net::TcpListener;
use web::AppRef;

use crate::compose::features;
use crate::failure::Failure;

/// How long requests under way may take after the signal to stop.
const GRACE: Duration = Duration::from_secs(8);
/// How long closing the database may take after that; what was acknowledged is on disk already.
const CLOSING: Duration = Duration::from_millis(1_500);
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
///
/// # Errors
/// When the listener fails.
pub async fn run(app: AppRef, listener: TcpListener) -> Result<(), Failure> {
    let site = web::router(app.clone(), features()).into_make_service_with_connect_info::<SocketAddr>();
    let (stop, mut stopped) = tokio::sync::watch::channel(false);
    tokio::spawn(async move {
        told_to_stop().await;
        stop.send(true).ok();
    });
    let mut for_server = stopped.clone();
    let server = axum::serve(listener, site).with_graceful_shutdown(async move {
        for_server.wait_for(|told| *told).await.ok();
    });
    let out_of_time = async {
        stopped.wait_for(|told| *told).await.ok();
        tokio::time::sleep(GRACE).await;
    };
    let ended = tokio::select! {
        ended = server.into_future() => ended,
        () = out_of_time => Ok(()),
    };
    tokio::time::timeout(CLOSING, app.db.close()).await.ok();
    ended.map_err(|e| Failure::Fault(format!("Máy chủ dừng vì lỗi: {e}.")))
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
