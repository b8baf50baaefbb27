//! Who may do what here: roles given, powers delegated, people invited, and the proposals that two persons decide.

pub mod account_page;
pub mod accounts_list;
pub mod api;
mod decide;
pub mod delegation;
mod effect;
pub mod first_password;
pub mod grant_form;
pub mod invite;
pub mod model;
pub mod permissions;
mod propose;
pub mod reason_form;
pub mod request_page;
pub mod requests;
mod routes;
pub mod secrets;
pub mod store;
pub mod suspend;
pub mod table_page;
mod words;

pub use routes::feature;
