//! Who may look up the law and try it, and who chooses for the commune where it is open.

use kernel::permission::{Action, Grant, Policy, Scope};

/// Every policy of the slice.
pub const POLICIES: &[&Policy] = &[&ViewLaw::POLICY];

/// Looking up the law and trying its calculation: everybody who is signed in. Nothing is stored by it.
#[derive(Debug, Clone, Copy)]
pub struct ViewLaw;

impl Action for ViewLaw {
    const POLICY: Policy = Policy {
        name: "lawbook.view_law",
        label: "Tra cứu quy định, tính thử điểm và xếp loại",
        grants: &[Grant::to(&[], Scope::OwnCommune)],
        ..Policy::NOBODY
    };
}
