//! The table of permissions as people read it: for each action, role by scope.

use super::{Policy, Scope};
use crate::actor::Role;

impl Scope {
    /// What lies so, in a sentence that two people would apply alike.
    pub fn meaning(self) -> &'static str {
        match self {
            Scope::Own => "Việc do chính mình thực hiện hoặc gửi; tài khoản, hồ sơ của chính mình.",
            Scope::Entrusted => {
                "Việc có ghi tên mình (hoặc tên người đã ủy quyền cho mình, khi dùng quyền được ủy quyền) là người quyết định."
            }
            Scope::Subordinate => {
                "Việc của đơn vị mà mình giữ vai trò trưởng, phó trưởng đơn vị; việc có ghi tên mình (hoặc tên người đã ủy quyền) là người chịu trách nhiệm."
            }
            Scope::OwnUnit => {
                "Việc của đơn vị mình, của đơn vị thứ hai nơi mình kiêm nhiệm, của đơn vị mà mình đứng đầu; việc mà đơn vị mình tham gia phối hợp."
            }
            Scope::Field => {
                "Việc của đơn vị thuộc lĩnh vực được phân công. Chưa phân công lĩnh vực, hoặc việc không của đơn vị nào: mọi việc trong xã."
            }
            Scope::OwnCommune => "Mọi việc của xã mình.",
            Scope::OtherCommune => "Việc của xã khác: không thuộc quyền của ai trong xã này.",
            Scope::City => "Số liệu chung của các xã trong thành phố.",
        }
    }
}

/// Whether an action is granted, for one role in one scope.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    Never,
    Always,
    /// In these states of the thing only, in the policy's order.
    In(Vec<&'static str>),
}

/// One line: a role, with a cell for each scope of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// None: anybody signed in, whatever his role.
    pub role: Option<Role>,
    pub cells: Vec<Cell>,
}

/// The table of one action. A role that has no line, and a scope that has no column, are granted nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    pub scopes: Vec<Scope>,
    pub rows: Vec<Row>,
}

impl Policy {
    /// Who is granted the action, where and when. What bars one's own things, and closed states, stand beside it in
    /// [`Policy::not_own`] and [`Policy::states`].
    pub fn table(&self) -> Table {
        let scopes: Vec<Scope> =
            Scope::ALL.into_iter().filter(|scope| self.grants.iter().any(|grant| grant.scope == *scope)).collect();
        let all = std::iter::once(None).chain(Role::ALL.into_iter().map(Some));
        let rows = all.map(|role| Row { role, cells: scopes.iter().map(|scope| self.cell(role, *scope)).collect() });
        let granted = |row: &Row| row.cells.iter().any(|cell| *cell != Cell::Never);
        Table { rows: rows.filter(granted).collect(), scopes }
    }

    fn cell(&self, role: Option<Role>, scope: Scope) -> Cell {
        let named = |roles: &[Role]| role.map_or(roles.is_empty(), |role| roles.contains(&role));
        let grants = || self.grants.iter().filter(|grant| grant.scope == scope && named(grant.roles));
        if grants().any(|grant| grant.states.is_empty()) {
            return Cell::Always;
        }
        let held = |state: &&str| grants().any(|grant| grant.states.contains(state));
        let states: Vec<&str> = self.states.iter().map(|(code, _)| *code).filter(held).collect();
        if states.is_empty() { Cell::Never } else { Cell::In(states) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::permission::Grant;

    #[test]
    fn grants_of_one_cell_are_added_up() {
        const GRANTS: &[Grant] = &[
            Grant::to(&[Role::ChuTich], Scope::OwnCommune).when(&["b"]),
            Grant::to(&[Role::ChuTich, Role::DauMoi], Scope::OwnCommune).when(&["a"]),
            Grant::to(&[], Scope::Own),
        ];
        let policy = Policy { grants: GRANTS, states: &[("a", ""), ("b", ""), ("c", "")], ..Policy::NOBODY };
        let table = policy.table();
        assert_eq!(table.scopes, [Scope::Own, Scope::OwnCommune]);
        let row = |role, own, commune| Row { role, cells: vec![own, commune] };
        let expected = [
            row(None, Cell::Always, Cell::Never),
            row(Some(Role::ChuTich), Cell::Never, Cell::In(vec!["a", "b"])),
            row(Some(Role::DauMoi), Cell::Never, Cell::In(vec!["a"])),
        ];
        assert_eq!(table.rows, expected);
    }
}
