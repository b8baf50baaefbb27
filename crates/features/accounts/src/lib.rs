//! People who sign in: accounts, roles, sessions.

pub mod api;
mod codes;
mod drafts;
mod entry;
mod guard;
mod lock;
mod own;
mod passkey;
mod passkey_sign_in;
mod passkeys;
mod password;
pub mod permissions;
mod profile;
mod recovery;
mod routes;
mod second_step;
mod sign_in;
mod sign_out;
pub mod store;
mod totp;

pub use routes::feature;
