//! Who is acting: the person behind a request, in the capacities that he holds now.

mod role;

use crate::ids::{AccountId, Commune, StaffId, UnitId};

pub use role::Role;

/// Where an account stands (tình trạng tài khoản). Only an active one may do anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Membership {
    /// Đã mời – a link was made, no password is set yet.
    Invited,
    /// Đang dùng.
    #[default]
    Active,
    /// Tạm khóa.
    Suspended,
    /// Đã thôi – the person has left.
    Left,
}

impl Membership {
    /// Every state, in the order of an account's life.
    pub const ALL: [Membership; 4] = [Membership::Invited, Membership::Active, Membership::Suspended, Membership::Left];

    /// The stored code.
    pub fn code(self) -> &'static str {
        match self {
            Membership::Invited => "da_moi",
            Membership::Active => "dang_dung",
            Membership::Suspended => "tam_khoa",
            Membership::Left => "da_thoi",
        }
    }

    /// The words on screen.
    pub fn label(self) -> &'static str {
        match self {
            Membership::Invited => "Đã mời",
            Membership::Active => "Đang dùng",
            Membership::Suspended => "Tạm khóa",
            Membership::Left => "Đã thôi",
        }
    }

    /// The state of a stored code; `None` for a word that is no state.
    pub fn from_code(code: &str) -> Option<Membership> {
        Membership::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// Whose power is used by delegation (ủy quyền).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Behalf {
    /// The person who delegated.
    pub staff: StaffId,
    /// His account.
    pub account: AccountId,
    /// His full name.
    pub name: String,
}

/// One capacity in which a person acts (tư cách): a role, where it holds, and whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Capacity {
    pub role: Role,
    /// The unit that is headed, or the field of a deputy chairman, or the second unit of somebody between two; none:
    /// the whole commune.
    pub unit: Option<UnitId>,
    /// Phụ trách, quyền: until somebody is appointed.
    pub acting: bool,
    /// Held by delegation.
    pub behalf: Option<Behalf>,
}

impl Capacity {
    /// A role of one's own.
    pub fn own(role: Role, unit: Option<UnitId>) -> Capacity {
        Capacity { role, unit, acting: false, behalf: None }
    }

    /// The capacity in words, without its unit: "Phụ trách: Trưởng đơn vị", "Chủ tịch UBND (được Phạm Quang Huy ủy quyền)".
    pub fn words(&self) -> String {
        let acting = if self.acting { "Phụ trách: " } else { "" };
        let behalf = self.behalf.as_ref().map(|behalf| format!(" (được {} ủy quyền)", behalf.name)).unwrap_or_default();
        format!("{acting}{}{behalf}", self.role.label())
    }
}

/// The person behind a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// The commune whose data he works on.
    pub commune: Commune,
    /// His account.
    pub account: AccountId,
    /// Where the account stands.
    pub membership: Membership,
    /// His row in the register; an observer from outside has none.
    pub staff: Option<StaffId>,
    /// His unit, where he has one.
    pub unit: Option<UnitId>,
    /// Full name, for the page head and the journal.
    pub name: String,
    /// Title of office, for the page head ("Trưởng phòng Văn hóa - Xã hội").
    pub title: String,
    /// The capacities in force now; none for somebody who may only see to his own account.
    pub capacities: Vec<Capacity>,
}

/// The number of the account that stands for the program itself: its jobs and its command line.
pub const PROGRAM: AccountId = AccountId(0);

impl Actor {
    /// The program itself.
    pub fn program(commune: Commune, name: impl Into<String>) -> Actor {
        Actor {
            commune,
            account: PROGRAM,
            membership: Membership::Active,
            staff: None,
            unit: None,
            name: name.into(),
            title: String::new(),
            capacities: Vec::new(),
        }
    }

    /// Whether it is the program itself.
    pub fn is_program(&self) -> bool {
        self.account == PROGRAM
    }

    /// Gives him these roles as his own; the head and the deputy head of a unit get theirs in his unit.
    #[must_use]
    pub fn with_roles(mut self, roles: &[Role]) -> Actor {
        let unit = self.unit;
        let held = |role: &Role| Capacity::own(*role, unit.filter(|_| role.needs_unit()));
        self.capacities = roles.iter().map(held).collect();
        self
    }

    /// Whether the actor holds one of these roles.
    pub fn is_any(&self, roles: &[Role]) -> bool {
        self.capacities.iter().any(|held| roles.contains(&held.role))
    }

    /// Whether the actor holds this role.
    pub fn is(&self, role: Role) -> bool {
        self.is_any(&[role])
    }

    /// Leads the commune: chairman, deputy chairman, or whoever acts for one of them.
    pub fn leads_commune(&self) -> bool {
        self.is_any(&[Role::ChuTich, Role::PhoChuTich])
    }

    /// Heads this unit.
    pub fn heads(&self, unit: UnitId) -> bool {
        self.capacities.iter().any(|held| held.role == Role::TruongDonVi && held.unit == Some(unit))
    }

    /// Belongs to this unit: his own, or another where he holds a capacity of his own.
    pub fn belongs_to(&self, unit: UnitId) -> bool {
        self.units().any(|own| own == unit)
    }

    /// The units that he belongs to, his main one first; one of two comes twice when he also heads it.
    pub fn units(&self) -> impl Iterator<Item = UnitId> {
        let others = self.capacities.iter().filter(|held| held.role.sits_in_unit() && held.behalf.is_none());
        self.unit.into_iter().chain(others.filter_map(|held| held.unit))
    }

    /// Is this person of the register.
    pub fn is_staff(&self, staff: StaffId) -> bool {
        self.staff == Some(staff)
    }
}
