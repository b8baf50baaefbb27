//! `docs/permissions.md` read back: what people are told, for tests that hold the program to it.

use std::collections::BTreeMap;

use kernel::permission::Scope;

/// The paper.
#[derive(Debug, Clone, Default)]
pub struct Printed {
    /// Label and code of each role.
    pub roles: BTreeMap<String, String>,
    /// Roles that may be delegated, by code.
    pub delegable: Vec<String>,
    /// Codes of the membership states that may act.
    pub active: Vec<String>,
    pub actions: Vec<PrintedAction>,
}

/// One action as printed.
#[derive(Debug, Clone, Default)]
pub struct PrintedAction {
    pub code: String,
    /// `GET /ke-hoach`.
    pub addresses: Vec<String>,
    /// The program itself does it.
    pub program: bool,
    /// What those are told who have no grant; none: as if the thing did not exist.
    pub refusal: Option<String>,
    /// What those are told whose own thing it is; none: that is no bar.
    pub not_own: Option<String>,
    /// A delegated role does not open it.
    pub not_lent: bool,
    /// Codes of the states by their words.
    pub states: BTreeMap<String, String>,
    /// Closed states by code, with what is said.
    pub closed: BTreeMap<String, String>,
    pub grants: Vec<PrintedGrant>,
}

/// One cell that is not empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintedGrant {
    /// Code of the role; none: anybody signed in.
    pub role: Option<String>,
    pub scope: Scope,
    /// None named: every state.
    pub states: Vec<String>,
}

impl Printed {
    /// Reads the paper.
    ///
    /// # Panics
    /// On a line that it does not understand.
    pub fn read(text: &str) -> Printed {
        let mut printed = Printed::default();
        let (mut part, mut columns): (&str, Vec<Scope>) = ("", Vec::new());
        for line in text.lines() {
            if let Some(title) = line.strip_prefix("## ") {
                part = title.split('.').next().unwrap_or_default();
            } else if line.starts_with("### ") {
                printed.actions.push(PrintedAction::default());
            } else if let (Some(said), "4") = (line.strip_prefix("- "), part) {
                printed.actions.last_mut().expect("an action").learn(said);
            } else if let Some(cells) = cells(line) {
                match part {
                    "1" if code(cells[1]).is_some() => printed.role(&cells),
                    "2" if cells[2] == "✓" => printed.active.extend(code(cells[1]).map(str::to_owned)),
                    "4" if cells[0] == "Vai trò" => columns = cells[1..].iter().map(|label| scope(label)).collect(),
                    "4" if !cells[0].starts_with('-') => printed.row(&columns, &cells),
                    _ => {}
                }
            }
        }
        printed
    }

    /// The action of this code.
    ///
    /// # Panics
    /// When the paper has none.
    #[track_caller]
    pub fn action(&self, code: &str) -> &PrintedAction {
        let found = self.actions.iter().find(|action| action.code == code);
        found.unwrap_or_else(|| panic!("{code} is not in docs/permissions.md"))
    }

    fn role(&mut self, cells: &[&str]) {
        let code = code(cells[1]).expect("a code").to_owned();
        if cells[3] == "✓" {
            self.delegable.push(code.clone());
        }
        assert!(self.roles.insert(cells[0].to_owned(), code).is_none(), "two roles are called {}", cells[0]);
    }

    fn row(&mut self, columns: &[Scope], cells: &[&str]) {
        let role = match cells[0] {
            "Mọi tài khoản" => None,
            label => Some(self.roles.get(label).unwrap_or_else(|| panic!("no role is called {label:?}")).clone()),
        };
        let action = self.actions.last_mut().expect("an action");
        assert_eq!(columns.len() + 1, cells.len(), "{}: {cells:?}", action.code);
        for (scope, cell) in columns.iter().zip(&cells[1..]).filter(|(_, cell)| !cell.is_empty()) {
            let named = |words: &str| action.states[words].clone();
            let states = if *cell == "✓" { Vec::new() } else { cell.split(", ").map(named).collect() };
            action.grants.push(PrintedGrant { role: role.clone(), scope: *scope, states });
        }
    }
}

impl PrintedAction {
    fn learn(&mut self, said: &str) {
        let (what, rest) = said.split_once(": ").unwrap_or((said, ""));
        let quoted = || rest.trim_matches(['“', '”']).to_owned();
        match what {
            "Mã" => self.code = rest.trim_matches('`').to_owned(),
            "Địa chỉ" => self.addresses = rest.split(", ").filter_map(code).map(str::to_owned).collect(),
            "Chỉ chương trình tự làm; không tài khoản nào làm được." | "Chương trình cũng tự làm." =>
            {
                self.program = true;
            }
            "Người không có quyền" => self.refusal = None,
            "Người không có quyền được trả lời" => self.refusal = Some(quoted()),
            "Không tự quyết định" => self.not_own = Some(quoted()),
            "Không theo ủy quyền." => self.not_lent = true,
            "Trạng thái" => {
                for state in rest.split(", ") {
                    let (words, code) = state.split_once(" (`").expect("words and code");
                    let twice = self.states.insert(words.to_owned(), code.trim_end_matches("`)").to_owned());
                    assert_eq!(twice, None, "two states of {} are called {words}", self.code);
                }
            }
            _ => match what.strip_prefix("Đóng khi ") {
                Some(words) => drop(self.closed.insert(self.states[words].clone(), quoted())),
                None => panic!("{}: what does {said:?} mean?", self.code),
            },
        }
    }
}

/// The cells of a line of a table.
fn cells(line: &str) -> Option<Vec<&str>> {
    let inner = line.strip_prefix('|')?.strip_suffix('|')?;
    Some(inner.split('|').map(str::trim).collect())
}

fn code(text: &str) -> Option<&str> {
    text.strip_prefix('`')?.strip_suffix('`')
}

fn scope(label: &str) -> Scope {
    let found = Scope::ALL.into_iter().find(|scope| scope.label() == label);
    found.unwrap_or_else(|| panic!("no scope is called {label:?}"))
}
