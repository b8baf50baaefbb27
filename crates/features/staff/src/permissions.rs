//! Who may do what with the register.

use kernel::permission::{Action, Policy};

/// Every policy of the slice.
pub const POLICIES: &[&Policy] = &[&SetUpStaff::POLICY];

/// Setting up the register: on the machine itself, by the command line.
#[derive(Debug, Clone, Copy)]
pub struct SetUpStaff;

impl Action for SetUpStaff {
    const POLICY: Policy = Policy::program(
        "staff.set_up_staff",
        "Lập danh sách cán bộ, công chức",
        "Chỉ thực hiện được bằng dòng lệnh trên máy chủ.",
    );
}
