//! What is recorded of a request: a line in the log, a count for whoever watches the server, a time for the browser. None
//! of it names an address as it was asked, a person, or anything that was typed: only the pattern of the route.

use std::time::Instant;

use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::Response;
use http::{HeaderName, HeaderValue, Method, StatusCode};
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::histogram::Histogram;
use tracing::Instrument as _;

use crate::AppRef;

/// Upper bounds of the classes of duration, in seconds.
const SECONDS: [f64; 10] = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0];
/// Stands for an address that no route has.
const NO_ROUTE: &str = "-";

/// By what requests are counted: as many as there are routes, however many addresses are asked.
#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
pub struct Asked {
    /// "GET", "POST", "other".
    pub method: &'static str,
    /// "/nhiem-vu/{id}".
    pub route: String,
    /// "2xx".
    pub class: &'static str,
}

/// The requests since the start.
#[derive(Debug, Clone)]
pub struct Figures {
    /// How long they took, in seconds; with it comes their number.
    pub durations: Family<Asked, Histogram, fn() -> Histogram>,
    /// Faults and panics: answers of status 500.
    pub faults: Counter,
}

impl Default for Figures {
    fn default() -> Self {
        Figures { durations: Family::new_with_constructor(|| Histogram::new(SECONDS)), faults: Counter::default() }
    }
}

pub(crate) async fn record(State(app): State<AppRef>, request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let route = request.extensions().get::<MatchedPath>().map_or(NO_ROUTE, MatchedPath::as_str).to_owned();
    let method = method(request.method());
    let number = format!("{:08x}", rand::random::<u32>());
    let span = tracing::info_span!("request", number);
    let within = span.clone();
    let answering = async move {
        let mut response = next.run(request).await;
        let statements = db::STATEMENTS.with(std::cell::Cell::get);
        let took = begun.elapsed();
        let micros = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
        let text = format!("app;dur={}.{:03}, db;desc=\"{statements}\"", micros / 1000, micros % 1000);
        if let Ok(value) = HeaderValue::from_str(&text) {
            response.headers_mut().insert(HeaderName::from_static("server-timing"), value);
        }
        let status = response.status();
        tracing::info!(parent: &within, method, route, status = status.as_u16(), micros, "request");
        if status == StatusCode::INTERNAL_SERVER_ERROR {
            app.figures.faults.inc();
        }
        let asked = Asked { method, route, class: class(status) };
        app.figures.durations.get_or_create(&asked).observe(took.as_secs_f64());
        response
    };
    db::STATEMENTS.scope(std::cell::Cell::new(0), answering).instrument(span).await
}

/// A browser may send any word as a method; only those that a page knows are told apart.
fn method(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        _ => "other",
    }
}

fn class(status: StatusCode) -> &'static str {
    match status.as_u16() / 100 {
        2 => "2xx",
        3 => "3xx",
        4 => "4xx",
        5 => "5xx",
        _ => "other",
    }
}
