//! The closed lists of the slice, and who holds which capacity on a day.

use jiff::civil::Date;
use kernel::actor::{Membership, Role};
use kernel::ids::UnitId;

/// What a proposal asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RequestKind {
    /// An account for somebody, with a first role.
    Invite,
    /// One more role.
    Grant,
    /// The end of a role.
    EndGrant,
    /// A new password by a new invitation.
    Reinvite,
    /// A suspended account is opened again.
    Resume,
    /// The person has left: the account and all its roles end.
    Leave,
}

impl RequestKind {
    /// Every kind.
    pub const ALL: [RequestKind; 6] = [
        RequestKind::Invite,
        RequestKind::Grant,
        RequestKind::EndGrant,
        RequestKind::Reinvite,
        RequestKind::Resume,
        RequestKind::Leave,
    ];

    /// The stored code.
    pub fn code(self) -> &'static str {
        match self {
            RequestKind::Invite => "moi",
            RequestKind::Grant => "cap_quyen",
            RequestKind::EndGrant => "thoi_quyen",
            RequestKind::Reinvite => "moi_lai",
            RequestKind::Resume => "mo_khoa",
            RequestKind::Leave => "thoi_viec",
        }
    }

    /// The words on screen.
    pub fn label(self) -> &'static str {
        match self {
            RequestKind::Invite => "Mời dùng hệ thống",
            RequestKind::Grant => "Cấp vai trò",
            RequestKind::EndGrant => "Thôi giữ vai trò",
            RequestKind::Reinvite => "Đặt lại mật khẩu",
            RequestKind::Resume => "Mở khóa tài khoản",
            RequestKind::Leave => "Kết thúc tài khoản",
        }
    }

    /// The kind of a stored code.
    pub fn from_code(code: &str) -> Option<RequestKind> {
        RequestKind::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Why it does not fit an account in this state; `None` when it does. Asked when it is proposed and again when it is
    /// approved: between the two the account may have been locked.
    pub fn misfit(self, state: Membership) -> Option<String> {
        let fits = match self {
            RequestKind::Invite => true,
            RequestKind::Resume => state == Membership::Suspended,
            RequestKind::Reinvite => takes_password(state),
            RequestKind::Grant | RequestKind::EndGrant | RequestKind::Leave => state != Membership::Left,
        };
        (!fits).then(|| unfit(state))
    }

    /// After it is approved, the person sets a password with a link and a code.
    pub fn opens_an_invitation(self) -> bool {
        matches!(self, RequestKind::Invite | RequestKind::Reinvite)
    }
}

/// Where a delegation stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DelegationState {
    /// Offered; the other has not answered.
    Offered,
    Accepted,
    Declined,
    Revoked,
}

impl DelegationState {
    const ALL: [DelegationState; 4] =
        [DelegationState::Offered, DelegationState::Accepted, DelegationState::Declined, DelegationState::Revoked];

    /// The stored code.
    pub fn code(self) -> &'static str {
        match self {
            DelegationState::Offered => "cho_nhan",
            DelegationState::Accepted => "da_nhan",
            DelegationState::Declined => "tu_choi",
            DelegationState::Revoked => "thu_hoi",
        }
    }

    /// The words on screen.
    pub fn label(self) -> &'static str {
        match self {
            DelegationState::Offered => "Chờ người được ủy quyền nhận",
            DelegationState::Accepted => "Đã nhận",
            DelegationState::Declined => "Không nhận",
            DelegationState::Revoked => "Đã thu hồi",
        }
    }

    /// The state of a stored code.
    pub fn from_code(code: &str) -> Option<DelegationState> {
        DelegationState::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// Whether an invitation still lets the holder of an account in this state set his password. A locked account is opened
/// by two persons, never by an invitation that was made before.
pub fn takes_password(state: Membership) -> bool {
    matches!(state, Membership::Invited | Membership::Active)
}

/// What is said where something does not fit an account in this state.
pub(crate) fn unfit(state: Membership) -> String {
    format!("Tài khoản đang ở tình trạng “{}” nên không làm việc này được.", state.label())
}

/// A day lies in a time that begins on `from` and ends before `until`.
pub fn holds_on(day: Date, from: Date, until: Option<Date>) -> bool {
    from <= day && until.is_none_or(|until| day < until)
}

/// Why this role cannot be held beside the others; `None` when it can.
///
/// An account without a person of the register belongs to somebody from outside: he may only watch.
pub fn misfit(role: Role, unit: Option<UnitId>, held: &[Role], is_of_register: bool) -> Option<&'static str> {
    let watches = matches!(role, Role::CapUy | Role::ThanhTra | Role::ThanhPho);
    if !is_of_register && !watches {
        return Some("Người ngoài danh sách cán bộ, công chức chỉ được giữ vai trò theo dõi hoặc kiểm tra.");
    }
    if role.needs_unit() && unit.is_none() {
        return Some("Vai trò này gắn với một đơn vị. Hãy chọn đơn vị.");
    }
    exclusion(role, held)
}

/// Why this role cannot be held beside the others, whoever holds them.
pub(crate) fn exclusion(role: Role, held: &[Role]) -> Option<&'static str> {
    held.iter().any(|other| other.excludes(role)).then_some(
        "Người quản trị truy cập không đồng thời giữ vai trò quản trị nhật ký hoặc kiểm tra, thanh tra. Hãy cho thôi vai trò kia trước.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_role_begins_on_its_first_day_and_is_gone_on_its_last() {
        let (from, until) = (date(2026, 11, 1), Some(date(2026, 12, 1)));
        let on = |month, day| holds_on(date(2026, month, day), from, until);
        assert_eq!([on(10, 31), on(11, 1), on(11, 30), on(12, 1)], [false, true, true, false]);
        assert!(holds_on(date(2030, 1, 1), from, None));
    }

    #[test]
    fn access_and_journal_are_in_different_hands() {
        let fits = |role, held: &[Role]| misfit(role, Some(UnitId(3)), held, true).is_none();
        assert!(!fits(Role::QuanTriNhatKy, &[Role::CongChuc, Role::QuanTriTruyCap]));
        assert!(!fits(Role::QuanTriTruyCap, &[Role::QuanTriNhatKy]) && !fits(Role::QuanTriTruyCap, &[Role::ThanhTra]));
        assert!(fits(Role::QuanTriTruyCap, &[Role::CongChuc]) && fits(Role::ThanhTra, &[Role::QuanTriNhatKy]));
        assert!(misfit(Role::TruongDonVi, None, &[], true).is_some());
        assert!(misfit(Role::ChuTich, None, &[], false).is_some() && misfit(Role::CapUy, None, &[], false).is_none());
    }

    #[test]
    fn codes_come_back() {
        assert!(RequestKind::ALL.into_iter().all(|kind| RequestKind::from_code(kind.code()) == Some(kind)));
        assert!(DelegationState::ALL.into_iter().all(|s| DelegationState::from_code(s.code()) == Some(s)));
    }
}
