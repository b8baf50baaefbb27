//! Dates, Vietnamese text, ids, permission values: what every crate may know, without any input or output.
