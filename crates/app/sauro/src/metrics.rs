//! Figures for Prometheus, on a port of their own that only this machine reaches. No person, no address of a thing, no
//! commune: counts and times of the server alone.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;
use axum::response::IntoResponse;
use axum::routing::get;
use db::Db;
use http::StatusCode;
use http::header::CONTENT_TYPE;
use prometheus_client::collector::Collector;
use prometheus_client::encoding::{DescriptorEncoder, EncodeMetric};
use prometheus_client::metrics::counter::ConstCounter;
use prometheus_client::registry::{Registry, Unit};
use web::AppRef;

use crate::config;
use crate::failure::Failure;
use crate::wire::Traffic;

const OPEN_METRICS: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// Where the figures are given out.
///
/// # Errors
/// When it is no address, or one that other machines reach.
pub fn address(text: &str) -> Result<SocketAddr, Failure> {
    let address = config::address(text)?;
    if address.ip().to_canonical().is_loopback() {
        return Ok(address);
    }
    Err(Failure::Input(format!(
        "“{text}” là địa chỉ mà máy khác truy cập được. Số đo chỉ được mở cho chính máy này: hãy viết dạng 127.0.0.1:9186."
    )))
}

/// The page with the figures.
pub fn site(app: &AppRef, traffic: &Traffic) -> Router {
    let registry = Arc::new(registry(app, traffic));
    Router::new().route("/metrics", get(move || async move { page(&registry) }))
}

fn page(registry: &Registry) -> axum::response::Response {
    let mut text = String::new();
    match prometheus_client::encoding::text::encode(&mut text, registry) {
        Ok(()) => ([(CONTENT_TYPE, OPEN_METRICS)], text).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

fn registry(app: &AppRef, traffic: &Traffic) -> Registry {
    let mut registry = Registry::with_prefix("sauro");
    let figures = &app.figures;
    registry.register_with_unit(
        "request_duration",
        "Requests by route and class of status",
        Unit::Seconds,
        figures.durations.clone(),
    );
    registry.register("faults", "Answers of status 500", figures.faults.clone());
    registry.register("open_connections", "Lines open now", traffic.open.clone());
    registry.register("refused_connections", "Lines refused because too many were open", traffic.refused.clone());
    registry.register_collector(Box::new(Writes(app.db.clone())));
    registry
}

/// The writes of the database; each is one leaf of the journal.
#[derive(Debug)]
struct Writes(Db);

impl Collector for Writes {
    fn encode(&self, mut encoder: DescriptorEncoder) -> Result<(), std::fmt::Error> {
        let tally = self.0.tally();
        let count = ConstCounter::new(tally.count());
        let help = "Writes made durable, each with its leaf in the journal";
        count.encode(encoder.encode_descriptor("database_writes", help, None, count.metric_type())?)?;
        let took = ConstCounter::new(tally.took().as_secs_f64());
        let help = "Time that these writes took, with the wait for their turn";
        took.encode(encoder.encode_descriptor("database_write", help, Some(&Unit::Seconds), took.metric_type())?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_stay_on_this_machine() {
        for (text, stays) in [
            ("127.0.0.1:9186", true),
            ("[::1]:9186", true),
            ("[::ffff:127.0.0.1]:9186", true),
            ("0.0.0.0:9186", false),
            ("[::]:9186", false),
            ("192.168.1.7:9186", false),
            ("9186", false),
        ] {
            assert_eq!(address(text).is_ok(), stays, "{text}");
        }
    }
}
