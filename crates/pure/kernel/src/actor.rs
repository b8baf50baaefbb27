//! Who is acting: the person behind a request, with the roles that he holds now.

use crate::ids::{AccountId, Commune, StaffId, UnitId};

/// Roles of an account (vai trò). Stored and shown by [`Role::code`] and [`Role::label`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// Chủ tịch UBND – chairman.
    ChuTich,
    /// Phó Chủ tịch UBND – deputy chairman.
    PhoChuTich,
    /// Trưởng đơn vị – head (or deputy head) of a unit.
    TruongDonVi,
    /// Đầu mối kế hoạch – the plan's steward (Phòng Văn hóa - Xã hội).
    DauMoi,
    /// Công chức – civil servant.
    CongChuc,
    /// Người theo dõi – observer: reads, changes nothing.
    TheoDoi,
}

impl Role {
    /// Every role, in the order in which they are listed.
    pub const ALL: [Role; 6] =
        [Role::ChuTich, Role::PhoChuTich, Role::TruongDonVi, Role::DauMoi, Role::CongChuc, Role::TheoDoi];

    /// The stored code.
    pub fn code(self) -> &'static str {
        match self {
            Role::ChuTich => "chu_tich",
            Role::PhoChuTich => "pho_chu_tich",
            Role::TruongDonVi => "truong_don_vi",
            Role::DauMoi => "dau_moi",
            Role::CongChuc => "cong_chuc",
            Role::TheoDoi => "theo_doi",
        }
    }

    /// The words on screen.
    pub fn label(self) -> &'static str {
        match self {
            Role::ChuTich => "Chủ tịch UBND",
            Role::PhoChuTich => "Phó Chủ tịch UBND",
            Role::TruongDonVi => "Trưởng đơn vị",
            Role::DauMoi => "Đầu mối kế hoạch",
            Role::CongChuc => "Công chức",
            Role::TheoDoi => "Người theo dõi",
        }
    }

    /// The role of a stored code; `None` for a word that is no role.
    pub fn from_code(code: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|role| role.code() == code)
    }
}

/// The person behind a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// The commune whose data he works on.
    pub commune: Commune,
    /// His account.
    pub account: AccountId,
    /// His row in the register; an observer from outside has none.
    pub staff: Option<StaffId>,
    /// His unit, where he has one.
    pub unit: Option<UnitId>,
    /// Full name, for the page head and the journal.
    pub name: String,
    /// Title of office, for the page head ("Trưởng phòng Văn hóa - Xã hội").
    pub title: String,
    /// Roles, at least one.
    pub roles: Vec<Role>,
}

impl Actor {
    /// Whether the actor holds one of these roles.
    pub fn is_any(&self, roles: &[Role]) -> bool {
        self.roles.iter().any(|role| roles.contains(role))
    }

    /// Whether the actor holds this role.
    pub fn is(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }

    /// Leads the commune: chairman or deputy chairman.
    pub fn leads_commune(&self) -> bool {
        self.is_any(&[Role::ChuTich, Role::PhoChuTich])
    }

    /// Heads this unit.
    pub fn heads(&self, unit: UnitId) -> bool {
        self.is(Role::TruongDonVi) && self.unit == Some(unit)
    }

    /// Is this person of the register.
    pub fn is_staff(&self, staff: StaffId) -> bool {
        self.staff == Some(staff)
    }
}
