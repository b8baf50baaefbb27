//! The three page shells: signed in, for citizens, and bare (sign-in, errors).

mod bare;
mod document;
mod frame;
mod head;
mod nav;
mod public;

pub use bare::{BareFrame, bare_page};
pub use frame::{PageFrame, UserBox, page};
pub use head::{page_head, page_head_with};
pub use nav::NavItem;
pub use public::{PublicFrame, public_page};
