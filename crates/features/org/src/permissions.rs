//! Who may do what with units and positions.

use kernel::actor::Role;
use kernel::permission::{Action, Grant, Policy, Scope};

/// Every policy of the slice.
pub const POLICIES: &[&Policy] = &[&ViewHouse::POLICY, &ManagePositions::POLICY, &SetUpUnits::POLICY];

/// Seeing who sits where: units, positions, colleagues. Everybody of the commune.
#[derive(Debug, Clone, Copy)]
pub struct ViewHouse;

impl Action for ViewHouse {
    const POLICY: Policy = Policy {
        name: "org.view_house",
        label: "Xem đơn vị, vị trí việc làm, danh bạ cán bộ, công chức",
        grants: &[Grant::to(&Role::MEMBERS, Scope::OwnCommune)],
        ..Policy::NOBODY
    };
}

/// Taking in the catalogue of positions, job descriptions and frames, and putting them right: whoever keeps the records, the
/// plan's steward.
#[derive(Debug, Clone, Copy)]
pub struct ManagePositions;

impl Action for ManagePositions {
    const POLICY: Policy = Policy {
        name: "org.manage_positions",
        label: "Nhập danh mục vị trí việc làm, bản mô tả, khung năng lực",
        grants: &[Grant::to(&[Role::HoSo, Role::DauMoi], Scope::OwnCommune)],
        refusal: "Vị trí việc làm, bản mô tả và khung năng lực do người phụ trách hồ sơ hoặc đầu mối kế hoạch nhập.",
        not_lent: true,
        ..Policy::NOBODY
    };
}

/// Setting up the commune's units and positions: on the machine itself, by the command line.
#[derive(Debug, Clone, Copy)]
pub struct SetUpUnits;

impl Action for SetUpUnits {
    const POLICY: Policy = Policy::program(
        "org.set_up_units",
        "Lập đơn vị và vị trí việc làm",
        "Chỉ thực hiện được bằng dòng lệnh trên máy chủ.",
    );
}
