//! The table of a slice: method, path, handler, gate. A route cannot be written without its gate.

use axum::handler::Handler;
use axum::routing::MethodRouter;
use kernel::actor::{Actor, Role};

use crate::AppRef;

/// Who may knock at a route at all. The fine decision is the handler's, with an `Action`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gate {
    /// Anybody, without signing in.
    Public,
    /// Anybody signed in.
    SignedIn,
    /// Holders of one of these roles.
    Roles(&'static [Role]),
}

impl Gate {
    /// Whether this person may pass.
    pub fn admits(self, actor: Option<&Actor>) -> bool {
        match (self, actor) {
            (Gate::Public, _) => true,
            (_, None) => false,
            (Gate::SignedIn, Some(_)) => true,
            (Gate::Roles(roles), Some(actor)) => actor.is_any(roles),
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

/// A capability: its name and its table of routes.
pub struct Feature {
    pub name: &'static str,
    pub routes: Vec<Route>,
}
