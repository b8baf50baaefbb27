//! Writes the table of permissions as a paper. [`testkit::Printed`] reads it back.

use std::fmt::Write as _;

use kernel::actor::{Membership, Role};
use kernel::permission::{Cell, Policy, Scope, Table};
use web::{Feature, Gate};

use super::words;

const HEAD: &str = "# Ai được làm gì\n\n\
Bảng này do chương trình in ra từ chính các quy định mà chương trình thi hành (`cargo xtask map`); sửa tay ở đây không thay\n\
đổi quyền của ai. Việc gì không có trong bảng thì không ai được làm.\n";

const RULES: &str = "\n## 3. Cách đọc bảng\n\n\
- Một người được làm một việc khi **một** tư cách của người đó (vai trò của mình, hoặc vai trò được ủy quyền) có dấu ✓ ở một\n  \
phạm vi mà việc đó thuộc về. Nếu trong ô ghi tên trạng thái thì chỉ khi việc đang ở một trong các trạng thái đó.\n\
- Quyền của mình được xét trước; quyền được ủy quyền chỉ dùng khi quyền của mình không đủ, và nhật ký ghi rõ đã dùng quyền\n  \
của ai.\n\
- “Không tự quyết định”: không làm được với việc của chính mình, của vợ hoặc chồng, cha mẹ, con, anh chị em ruột; khi dùng\n  \
quyền được ủy quyền thì cả với việc của người đã ủy quyền.\n\
- “Không theo ủy quyền”: việc chỉ làm được bằng vai trò của chính mình; vai trò được ủy quyền không mở được.\n\
- “Đóng khi”: ở trạng thái đó không ai làm được, kể cả người có ✓.\n\
- Tài khoản chưa có vai trò nào chỉ làm được những việc ở dòng “Mọi tài khoản”.\n";

/// The row of what is anybody's.
const ANYBODY: &str = "Mọi tài khoản";

pub(super) fn paper() -> String {
    let mut text = HEAD.to_owned();
    roles(&mut text);
    memberships(&mut text);
    text.push_str(RULES);
    text.push_str("\n| Phạm vi | Nghĩa là |\n|---|---|\n");
    for scope in Scope::ALL {
        let _ = writeln!(text, "| {} | {} |", scope.label(), scope.meaning());
    }
    text.push_str("\n## 4. Từng việc\n");
    let features = sauro::features();
    for policy in super::policies() {
        action(&mut text, policy, &features);
    }
    text
}

fn roles(text: &mut String) {
    text.push_str("\n## 1. Vai trò\n\n| Vai trò | Mã | Nhiệm vụ | Ủy quyền được | Không giữ cùng lúc với |\n|---|---|---|---|---|\n");
    for role in Role::ALL {
        let apart: Vec<&str> = Role::ALL.into_iter().filter(|other| role.excludes(*other)).map(Role::label).collect();
        let lent = if role.can_be_delegated() { "✓" } else { "" };
        let _ = writeln!(
            text,
            "| {} | `{}` | {} | {lent} | {} |",
            role.label(),
            role.code(),
            role.duty(),
            apart.join("; ")
        );
    }
}

fn memberships(text: &mut String) {
    text.push_str(
        "\n## 2. Tình trạng tài khoản\n\nChỉ tài khoản “Đang dùng” làm được việc; các tình trạng khác không làm được việc nào.\n\n\
         | Tình trạng | Mã | Làm được việc |\n|---|---|---|\n",
    );
    for state in Membership::ALL {
        let may = if state == Membership::Active { "✓" } else { "" };
        let _ = writeln!(text, "| {} | `{}` | {may} |", state.label(), state.code());
    }
}

fn action(text: &mut String, policy: &Policy, features: &[Feature]) {
    let _ = writeln!(text, "\n### {}\n\n- Mã: `{}`", policy.label, policy.name);
    let routes = features.iter().flat_map(|feature| &feature.routes);
    let mut at: Vec<String> = routes
        .filter(|route| matches!(route.gate, Gate::May(gate) if gate == policy))
        .map(|route| format!("`{} {}`", route.method, route.path))
        .collect();
    at.sort_by_key(|address| address.trim_matches('`').split_once('/').map(|(_, path)| path.to_owned()));
    let at = if at.is_empty() { "không có trang riêng".to_owned() } else { at.join(", ") };
    let _ = writeln!(text, "- Địa chỉ: {at}");
    match (policy.program, policy.grants.is_empty()) {
        (true, true) => text.push_str("- Chỉ chương trình tự làm; không tài khoản nào làm được.\n"),
        (true, false) => text.push_str("- Chương trình cũng tự làm.\n"),
        _ => {}
    }
    match policy.refusal {
        "" => text.push_str("- Người không có quyền: thấy như không tồn tại.\n"),
        refusal => drop(writeln!(text, "- Người không có quyền được trả lời: “{refusal}”")),
    }
    if !policy.not_own.is_empty() {
        let _ = writeln!(text, "- Không tự quyết định: “{}”", policy.not_own);
    }
    if policy.not_lent {
        text.push_str("- Không theo ủy quyền.\n");
    }
    if !policy.states.is_empty() {
        let named = |(code, _): &(&str, &str)| format!("{} (`{code}`)", words::of_state(code));
        let _ = writeln!(text, "- Trạng thái: {}", policy.states.iter().map(named).collect::<Vec<_>>().join(", "));
    }
    for (code, why) in policy.states.iter().filter(|(_, why)| !why.is_empty()) {
        let _ = writeln!(text, "- Đóng khi {}: “{why}”", words::of_state(code));
    }
    if !policy.grants.is_empty() {
        table(text, &policy.table());
    }
}

fn table(text: &mut String, table: &Table) {
    let scopes: Vec<&str> = table.scopes.iter().map(|scope| scope.label()).collect();
    let _ = writeln!(text, "\n| Vai trò | {} |\n|---{}|", scopes.join(" | "), "|---".repeat(scopes.len()));
    for row in &table.rows {
        let cells: Vec<String> = row.cells.iter().map(cell).collect();
        let _ = writeln!(text, "| {} | {} |", row.role.map_or(ANYBODY, Role::label), cells.join(" | "));
    }
}

fn cell(cell: &Cell) -> String {
    match cell {
        Cell::Never => String::new(),
        Cell::Always => "✓".to_owned(),
        Cell::In(states) => states.iter().map(|code| words::of_state(code)).collect::<Vec<_>>().join(", "),
    }
}
