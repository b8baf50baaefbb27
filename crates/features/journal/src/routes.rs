//! The table of the slice.

use kernel::permission::Action as _;
use web::{Feature, Gate, get, post};

use crate::permissions::{POLICIES, ViewJournal, ViewLine};
use crate::{certificate, check, line, list, mine};

/// The journal.
pub fn feature() -> Feature {
    Feature {
        name: "journal",
        policies: POLICIES,
        routes: vec![
            get("/nhat-ky", list::get, Gate::May(&ViewJournal::POLICY)),
            // everybody: the page selects what concerns the one who asks and nothing else
            get("/nhat-ky/ve-toi", mine::get, Gate::May(&ViewLine::POLICY)),
            get("/nhat-ky/{so}", line::get, Gate::May(&ViewLine::POLICY)),
            get("/nhat-ky/{so}/chung-nhan", certificate::get, Gate::May(&ViewLine::POLICY)),
            get("/nhat-ky/{so}/tep-chung-nhan", certificate::file, Gate::May(&ViewLine::POLICY)),
            // everybody: whoever holds a certificate may check it; the answer is numbers and hashes, nothing personal
            get("/kiem-chung", check::get, Gate::Public),
            // public: the same for a certificate's text; nothing is written
            // everybody: as above
            post("/kiem-chung", check::post, Gate::Public),
        ],
    }
}
