//! The lines to the browsers: accepting them, and cutting off whoever only holds one.
//!
//! `axum::serve` sets no timer, so its time-outs never come, and nothing bounds how many lines are open. HTTP/1.1 only: browsers
//! speak HTTP/2 over TLS alone, which the server in front ends, and each further protocol is one more to hold back.

mod body;
mod line;
mod seats;

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use http::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::{Service as _, service_fn};
use hyper_util::rt::TokioIo;
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

use body::{AtWork, Steady};
use line::{Line, Phase};

pub use body::Pace;
pub use seats::{Seats, Traffic};

/// The most bytes of the head of a request; the longest honest one (cookies, a long search) has a twentieth of it.
const HEAD_BYTES: usize = 64 * 1024;
/// How long a stop waits for requests that are on the way already.
const LAST_CALL: Duration = Duration::from_millis(250);
/// How long to wait when the system has no more file handles.
const BREATHER: Duration = Duration::from_millis(50);

/// How patient the server is with a line.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// The head of a request, from its first byte; the first of a line from its beginning.
    pub head: Duration,
    /// Between two requests. Longer than the servers in front keep their lines, so that they close first.
    pub idle: Duration,
    /// How long an answer may wait for the browser to take any more of it.
    pub stall: Duration,
    pub body: Pace,
}

impl Limits {
    /// For everybody. The worst honest line is 2G in the hills: some 2 KiB/s with pauses, 20 MB in less than three hours, a plan
    /// of 2 MB in a quarter of an hour.
    pub const USUAL: Limits = Limits {
        head: Duration::from_secs(10),
        idle: Duration::from_secs(75),
        stall: Duration::from_secs(60),
        body: Pace { pause: Duration::from_secs(60), bytes_per_second: 1024, whole: Duration::from_secs(3 * 60 * 60) },
    };
}

/// Answers on this listener until told to stop; then lets answers under way end. Returns when the last line is closed.
pub async fn serve(
    listener: TcpListener,
    site: Router,
    limits: Limits,
    seats: Arc<Seats>,
    mut stop: watch::Receiver<bool>,
) {
    // Each line holds a receiver: when all are gone, so are the lines.
    let (open, _) = watch::channel(());
    let stopped = stop.clone();
    let take = |stream: TcpStream, address: SocketAddr| {
        let Some(seat) = seats.take(address.ip()) else { return };
        stream.set_nodelay(true).ok();
        let (site, stopped, open) = (site.clone(), stopped.clone(), open.subscribe());
        tokio::spawn(async move {
            attend(stream, address, site, limits, stopped).await;
            drop((seat, open));
        });
    };
    loop {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, address)) => take(stream, address),
                Err(error) if is_of_the_line(&error) => {}
                Err(error) => {
                    tracing::warn!(%error, "no line accepted");
                    tokio::time::sleep(BREATHER).await;
                }
            },
            () = told(&mut stop) => break,
        }
    }
    // Who stands in the queue already is still let in.
    while let Ok(Ok((stream, address))) = tokio::time::timeout(Duration::ZERO, listener.accept()).await {
        take(stream, address);
    }
    drop(listener);
    open.closed().await;
}

/// Ends when the server is told to stop.
async fn told(stop: &mut watch::Receiver<bool>) {
    stop.wait_for(|told| *told).await.ok();
}

/// The other side gave up before it was let in.
fn is_of_the_line(error: &std::io::Error) -> bool {
    use std::io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    matches!(error.kind(), ConnectionRefused | ConnectionAborted | ConnectionReset)
}

/// One line, to its end.
async fn attend(stream: TcpStream, address: SocketAddr, site: Router, limits: Limits, mut stop: watch::Receiver<bool>) {
    let phase = Arc::new(Phase::default());
    let io = TokioIo::new(Line::new(stream, phase.clone(), limits));
    let site = TowerToHyperService::new(site);
    let of_line = phase.clone();
    let answer = service_fn(move |request: Request<Incoming>| {
        let at_work = AtWork::begin(of_line.clone());
        let mut request = request.map(|body| Body::new(Steady::new(body, limits.body)));
        request.extensions_mut().insert(ConnectInfo(address));
        let answering = site.call(request);
        async move { Ok::<_, Infallible>(at_work.until_sent(answering.await?)) }
    });
    let line = http1::Builder::new().max_buf_size(HEAD_BYTES).serve_connection(io, answer);
    let mut line = std::pin::pin!(line);
    // How a line ends is the other side's affair: nothing is said of it.
    tokio::select! {
        _ = line.as_mut() => return,
        () = told(&mut stop) => {}
    }
    // Only driving the line makes it busy.
    let busy = std::future::poll_fn(|cx| match line.as_mut().poll(cx) {
        Poll::Ready(_) => Poll::Ready(false),
        Poll::Pending if phase.is_busy() => Poll::Ready(true),
        Poll::Pending => Poll::Pending,
    });
    if tokio::time::timeout(LAST_CALL, busy).await != Ok(true) {
        return;
    }
    line.as_mut().graceful_shutdown();
    line.await.ok();
}
