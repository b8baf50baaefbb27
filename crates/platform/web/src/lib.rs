//! Routes, sessions, forms, errors: the technical half of a web page.
