//! The mail of a day: what waits for one person, in plain text. Titles and links only.

use kernel::dates::{self, Date};

use super::{Level, Reminder};

/// Lines of one group in a mail; the rest is on the page.
const LINES: usize = 15;

/// A mail, ready to send.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    pub to: String,
    pub subject: String,
    /// Plain text, UTF-8, lines ended by `\n`.
    pub text: String,
}

/// Who gets it.
#[derive(Debug, Clone, Copy)]
pub struct Addressee<'a> {
    pub name: &'a str,
    pub email: &'a str,
    /// "xã Hà Bắc".
    pub commune: &'a str,
}

/// The mail for these reminders, all to the same person; none without any.
pub fn digest(person: &Addressee<'_>, items: &[Reminder], base_url: &str, today: Date) -> Option<Mail> {
    if items.is_empty() {
        return None;
    }
    let base = base_url.trim_end_matches('/');
    let mut text = format!(
        "Kính gửi anh/chị {},\n\nNgày {}, anh/chị có {} việc cần lưu ý trên hệ thống Sáu Rõ của {}.\n",
        person.name,
        dates::short(today),
        items.len(),
        person.commune
    );
    for (level, heading) in GROUPS {
        let lines: Vec<&Reminder> = items.iter().filter(|r| r.level == level).collect();
        if lines.is_empty() {
            continue;
        }
        text.push_str(&format!("\n{heading} ({})\n", lines.len()));
        for line in lines.iter().take(LINES) {
            text.push_str(&format!("- {}\n  {}\n  {base}{}\n", line.title, line.why, line.href));
        }
        if lines.len() > LINES {
            text.push_str(&format!("- và {} việc nữa, xem ở trang “Việc của tôi”.\n", lines.len() - LINES));
        }
    }
    text.push_str(&format!(
        "\nXem tất cả và xử lý tại: {base}/\n\nThư do hệ thống tự gửi, mỗi ngày nhiều nhất một thư; anh/chị không cần trả lời.\n"
    ));
    Some(Mail { to: person.email.to_owned(), subject: subject(items), text })
}

const GROUPS: [(Level, &str); 8] = [
    (Level::Decide, "CHỜ ANH/CHỊ QUYẾT ĐỊNH"),
    (Level::Answer, "KHÓ KHĂN, VƯỚNG MẮC CHỜ ANH/CHỊ TRẢ LỜI"),
    (Level::Returned, "BỊ TRẢ LẠI"),
    (Level::Overdue, "QUÁ HẠN"),
    (Level::Escalated, "QUÁ HẠN LÂU, CẦN ANH/CHỊ CHỈ ĐẠO"),
    (Level::EvidenceLate, "THIẾU MINH CHỨNG"),
    (Level::Read, "VĂN BẢN CẦN ĐỌC VÀ XÁC NHẬN"),
    (Level::DueSoon, "SẮP ĐẾN HẠN"),
];

/// "Sáu Rõ: 2 việc chờ quyết định, 1 quá hạn".
fn subject(items: &[Reminder]) -> String {
    let count = |levels: &[Level]| items.iter().filter(|r| levels.contains(&r.level)).count();
    let parts: Vec<String> = [
        (count(&[Level::Decide]), "chờ quyết định"),
        (count(&[Level::Answer]), "khó khăn chờ trả lời"),
        (count(&[Level::Returned]), "bị trả lại"),
        (count(&[Level::Overdue, Level::Escalated]), "quá hạn"),
        (count(&[Level::EvidenceLate]), "thiếu minh chứng"),
        (count(&[Level::Read]), "văn bản cần đọc"),
        (count(&[Level::DueSoon]), "sắp đến hạn"),
    ]
    .into_iter()
    .filter(|(n, _)| *n > 0)
    .map(|(n, what)| format!("{n} {what}"))
    .collect();
    format!("Sáu Rõ: {}", parts.join(", "))
}
