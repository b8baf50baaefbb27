//! Who may do what with the register.

use db::erase::Erasure;
use db::sensitive::SensitiveRead;
use kernel::actor::Actor;
use kernel::actor::Role;
use kernel::ids::{StaffId, UnitId};
use kernel::permission::{Action, Denied, Grant, Object, Policy, Scope, Standing};

/// Every policy of the slice.
pub const POLICIES: &[&Policy] = &[
    &ImportStaff::POLICY,
    &ViewProfile::POLICY,
    &KeepRecords::POLICY,
    &ReadPrivate::POLICY,
    &ViewRelatives::POLICY,
    &NoteRelative::POLICY,
    &ErasePerson::POLICY,
    &SetUpStaff::POLICY,
];

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

/// What writes into the register: events, profiles, what is drawn from them.
pub trait KeepsRegister: Action {}

impl KeepsRegister for SetUpStaff {}

/// Taking in a list of people, and giving it back: whoever keeps the records, the plan's steward, the command line.
#[derive(Debug, Clone, Copy)]
pub struct ImportStaff;

impl Action for ImportStaff {
    const POLICY: Policy = Policy {
        name: "staff.import_staff",
        label: "Nhập danh sách cán bộ, công chức từ Excel",
        grants: &[Grant::to(&[Role::HoSo, Role::DauMoi], Scope::OwnCommune)],
        refusal: "Danh sách cán bộ, công chức do người phụ trách hồ sơ hoặc đầu mối kế hoạch nhập.",
        not_lent: true,
        program: true,
        ..Policy::NOBODY
    };
}

impl KeepsRegister for ImportStaff {}

/// Looking at a person's file without what is sensitive: he himself, his head, the leaders, whoever keeps the records or runs the
/// review.
#[derive(Debug, Clone, Copy)]
pub struct ViewProfile {
    pub staff: StaffId,
    pub unit: UnitId,
}

impl Action for ViewProfile {
    const POLICY: Policy = Policy {
        name: "staff.view_profile",
        label: "Xem hồ sơ, quá trình công tác của một người",
        grants: &[
            Grant::to(&[], Scope::Own),
            Grant::to(&[Role::TruongDonVi], Scope::OwnUnit),
            Grant::to(&[Role::ChuTich, Role::PhoChuTich, Role::HoSo, Role::DauMoi], Scope::OwnCommune),
        ],
        refusal: "Hồ sơ của một người chỉ người ấy, trưởng đơn vị, lãnh đạo UBND, người phụ trách hồ sơ và đầu mối kế hoạch được xem.",
        ..Policy::NOBODY
    };

    fn object(&self) -> Object<'_> {
        Object { own: [Some(self.staff), None, None], units: [Some(self.unit), None], ..Object::default() }
    }
}

/// Writing into a person's file: whoever keeps the records, never his own or a relative's.
#[derive(Debug, Clone)]
pub struct KeepRecords {
    pub staff: StaffId,
    pub relatives: Vec<StaffId>,
}

impl Action for KeepRecords {
    const POLICY: Policy = Policy {
        name: "staff.keep_records",
        label: "Sửa hồ sơ, ghi quá trình công tác",
        grants: &[Grant::to(&[Role::HoSo], Scope::OwnCommune)],
        refusal: "Hồ sơ do người phụ trách hồ sơ ghi, sau khi đối chiếu giấy tờ.",
        not_own: "Không ai tự ghi hồ sơ của mình hoặc của người thân; việc này do người phụ trách hồ sơ khác làm.",
        not_lent: true,
        ..Policy::NOBODY
    };

    fn object(&self) -> Object<'_> {
        Object { own: [Some(self.staff), None, None], relatives: &self.relatives, ..Object::default() }
    }
}

impl KeepsRegister for KeepRecords {}

/// The columns that the law calls sensitive (Decree 356/2025/NĐ-CP), in words.
const SENSITIVE: &str = "ngày sinh, số định danh và giấy tờ, dân tộc, tôn giáo, Đảng, bảo hiểm, đối tượng chính sách";

/// Looking at a person's sensitive data: he himself, the chairman, whoever keeps the records. Not the head of his unit, and nobody by
/// delegation: what is lent is the power to decide, not what is known of people.
#[derive(Debug, Clone)]
pub struct ReadPrivate {
    pub staff: StaffId,
    pub name: String,
}

impl Action for ReadPrivate {
    const POLICY: Policy = Policy {
        name: "staff.read_private",
        label: "Xem dữ liệu nhạy cảm của một người",
        grants: &[Grant::to(&[], Scope::Own), Grant::to(&[Role::ChuTich, Role::HoSo], Scope::OwnCommune)],
        refusal: "Dữ liệu nhạy cảm của một người chỉ người ấy, Chủ tịch UBND và người phụ trách hồ sơ được xem.",
        not_lent: true,
        ..Policy::NOBODY
    };

    fn object(&self) -> Object<'_> {
        Object { own: [Some(self.staff), None, None], ..Object::default() }
    }
}

impl SensitiveRead for ReadPrivate {
    fn row(&self) -> (&'static str, i64) {
        ("staff_private", self.staff.into())
    }

    fn summary(&self) -> String {
        format!("Xem dữ liệu nhạy cảm của {}: {SENSITIVE}", self.name)
    }
}

/// Seeing who of the register is a person's family.
#[derive(Debug, Clone, Copy)]
pub struct ViewRelatives {
    pub staff: StaffId,
}

impl Action for ViewRelatives {
    const POLICY: Policy = Policy {
        name: "staff.view_relatives",
        label: "Xem người thân trong cơ quan của một người",
        grants: &[
            Grant::to(&[], Scope::Own),
            Grant::to(&[Role::ChuTich, Role::PhoChuTich, Role::HoSo], Scope::OwnCommune),
        ],
        refusal: "Người thân trong cơ quan của một người chỉ người ấy, lãnh đạo UBND và người phụ trách hồ sơ được xem.",
        ..Policy::NOBODY
    };

    fn object(&self) -> Object<'_> {
        Object { own: [Some(self.staff), None, None], ..Object::default() }
    }
}

/// Noting a family tie: he himself declares it, or whoever keeps the records.
#[derive(Debug, Clone, Copy)]
pub struct NoteRelative {
    pub staff: StaffId,
}

impl Action for NoteRelative {
    const POLICY: Policy = Policy {
        name: "staff.note_relative",
        label: "Khai, ghi người thân trong cơ quan",
        grants: &[Grant::to(&[], Scope::Own), Grant::to(&[Role::HoSo], Scope::OwnCommune)],
        refusal: "Người thân trong cơ quan do chính người ấy khai hoặc người phụ trách hồ sơ ghi.",
        ..Policy::NOBODY
    };

    fn object(&self) -> Object<'_> {
        Object { own: [Some(self.staff), None, None], ..Object::default() }
    }
}

/// Erasing a person's data, as one proposed and another decided; neither is the person himself.
#[derive(Debug, Clone, Copy)]
pub struct ErasePerson {
    pub staff: StaffId,
    pub proposer: StaffId,
    pub approver: StaffId,
}

impl Action for ErasePerson {
    const POLICY: Policy = Policy::program(
        "staff.erase_person",
        "Xóa dữ liệu cá nhân theo yêu cầu",
        "Chỉ thực hiện được bằng dòng lệnh trên máy chủ, theo quyết định của hai người.",
    );

    fn check(&self, actor: &Actor) -> Result<Standing, Denied> {
        if self.proposer == self.approver {
            return Err(Denied::because("Người đề nghị và người quyết định xóa phải là hai người khác nhau."));
        }
        if self.staff == self.proposer || self.staff == self.approver {
            return Err(Denied::because("Người có dữ liệu bị xóa không đề nghị, không quyết định việc xóa."));
        }
        Self::POLICY.decide(actor, &self.object())
    }
}

impl Erasure for ErasePerson {}
