//! Who may do what here: roles given, powers delegated, people invited, and the proposals that two persons decide.

mod account_page;
mod accounts_list;
pub mod api;
mod decide;
pub mod delegation;
mod effect;
mod first_password;
mod grant_form;
mod invite;
pub mod model;
pub mod permissions;
mod propose;
mod reason_form;
mod request_page;
mod requests;
mod routes;
mod secrets;
pub mod store;
mod suspend;
mod table_page;
mod words;

pub use routes::feature;
