//! The table of a slice: method, path, handler, gate. A route cannot be written without its gate.

use axum::handler::Handler;
use axum::routing::MethodRouter;
use kernel::actor::Actor;
use kernel::permission::{Denied, Policy};

use crate::AppRef;

/// Who may knock at a route at all. The fine decision is the handler's, with an `Action`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gate {
    /// Anybody, without signing in.
    Public,
    /// Whoever this policy grants anything at all, by one of his roles.
    May(&'static Policy),
}

impl Gate {
    /// What somebody signed in is told who may not pass.
    pub(crate) fn refusal(self) -> Denied {
        match self {
            Gate::May(policy) if !policy.refusal.is_empty() => Denied::because(policy.refusal),
            _ => Denied::OutOfScope,
        }
    }

    /// Whether this person may pass.
    pub fn admits(self, actor: Option<&Actor>) -> bool {
        match (self, actor) {
            (Gate::Public, _) => true,
            (_, None) => false,
            (Gate::May(policy), Some(actor)) => policy.knows(actor),
        }
    }
}

/// One line of a slice's table.
pub struct Route {
    pub method: &'static str,
    pub path: &'static str,
    pub gate: Gate,
    /// The handler's path, such as `plans::board::get`: where to read what this address does.
    pub handler: &'static str,
    pub(crate) service: MethodRouter<AppRef>,
}

/// A GET route.
pub fn get<H, T>(path: &'static str, handler: H, gate: Gate) -> Route
where
    H: Handler<T, AppRef>,
    T: 'static,
{
    let name = std::any::type_name::<H>();
    Route { method: "GET", path, gate, handler: name, service: axum::routing::get(handler) }
}

/// A POST route.
pub fn post<H, T>(path: &'static str, handler: H, gate: Gate) -> Route
where
    H: Handler<T, AppRef>,
    T: 'static,
{
    let name = std::any::type_name::<H>();
    Route { method: "POST", path, gate, handler: name, service: axum::routing::post(handler) }
}

/// The page that the finder at the top of every page leads to.
pub const FINDER: &str = "/tim";

/// Who may open the finder's page; `None` where no slice has one.
pub fn finder_policy(features: &[Feature]) -> Option<&'static Policy> {
    let route = features.iter().flat_map(|feature| &feature.routes).find(|route| route.path == FINDER)?;
    match route.gate {
        Gate::May(policy) => Some(policy),
        Gate::Public => None,
    }
}

/// A capability: its name and its table of routes.
pub struct Feature {
    pub name: &'static str,
    /// Its part of the table of permissions.
    pub policies: &'static [&'static Policy],
    pub routes: Vec<Route>,
}
