//! The table of the slice: method, path, handler, gate.

use web::Feature;

/// Plans and everything that runs them.
pub fn feature() -> Feature {
    Feature {
        name: "plans",
        routes: vec![
            // plans and drafts
            // tasks
            // views of a plan, lists, finder
            // home pages
            // directives
            // difficulties
            // report
        ],
    }
}
