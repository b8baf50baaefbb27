//! Who may read the journal.

use kernel::actor::Role;
use kernel::ids::{AccountId, StaffId};
use kernel::permission::{Action, Grant, Object, Policy, Scope};

/// Every policy of the slice.
pub const POLICIES: &[&Policy] = &[&ViewJournal::POLICY, &ViewLine::POLICY];

/// Those who oversee the commune, and who keep or inspect the journal. Who gives access has nothing of it by that.
const OVERSEERS: &[Role] = &[Role::ChuTich, Role::PhoChuTich, Role::ThanhTra, Role::QuanTriNhatKy];

/// Reading the whole journal.
#[derive(Debug, Clone, Copy)]
pub struct ViewJournal;

impl Action for ViewJournal {
    const POLICY: Policy = Policy {
        name: "journal.view_journal",
        label: "Xem nhật ký toàn xã",
        grants: &[Grant::to(OVERSEERS, Scope::OwnCommune)],
        refusal: "Nhật ký của toàn xã dành cho lãnh đạo UBND, thanh tra và người quản trị nhật ký. Việc do anh/chị làm, hoặc liên quan đến anh/chị, có ở trang “Nhật ký về tôi”.",
        ..Policy::NOBODY
    };
}

/// Reading one line, or those that concern oneself: what one did, what was done to one or read about one.
#[derive(Debug, Clone, Copy)]
pub struct ViewLine {
    /// The account that did it, or to which it was done.
    pub account: Option<AccountId>,
    /// The person to whom it was done, or whose data was read.
    pub staff: Option<StaffId>,
}

impl Action for ViewLine {
    const POLICY: Policy = Policy {
        name: "journal.view_line",
        label: "Xem dòng nhật ký về mình",
        grants: &[Grant::to(&[], Scope::Own), Grant::to(OVERSEERS, Scope::OwnCommune)],
        ..Policy::NOBODY
    };

    fn object(&self) -> Object<'_> {
        Object { own: [self.staff, None, None], account: self.account, ..Object::default() }
    }
}
