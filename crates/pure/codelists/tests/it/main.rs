//! What the code lists promise.

mod broken;
mod find;
mod lists;
mod pay;
mod places;
mod reading;
