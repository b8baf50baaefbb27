//! The rule for a new password: long enough for what stands beside it, and not easily guessed.

use super::guesses::{Cheapest, Kind, cheapest};
use super::{LONGEST, PasswordProblem};

/// Shortest password of an account that signs in with it alone.
pub const SHORTEST: usize = 15;
/// Shortest password of an account that also asks for a code or a passkey.
pub const SHORTEST_WITH_SECOND: usize = 8;

/// Tries that a guesser who knows the usual words must need, where a password stands alone: the growing delays let him make
/// some thousands a year.
const ALONE: u64 = 10_000_000_000;
const WITH_SECOND: u64 = 1_000_000;

/// Whose password it is to be.
#[derive(Debug, Clone, Copy, Default)]
pub struct For<'a> {
    pub username: &'a str,
    /// What a guesser knows of him: his name, his commune, his unit.
    pub known: &'a [&'a str],
    /// Whether the account also asks for a code or a passkey.
    pub second_factor: bool,
}

/// The rule for a new password.
///
/// # Errors
/// What is wrong, in the user's words. They never repeat the password.
pub fn check_new(password: &str, whose: &For<'_>) -> Result<(), PasswordProblem> {
    let length = password.chars().count();
    let shortest = if whose.second_factor { SHORTEST_WITH_SECOND } else { SHORTEST };
    if length < shortest {
        let advice = match whose.second_factor {
            true => "",
            false => " Gợi ý: ghép bốn, năm từ không liên quan, có dấu cách.",
        };
        return Err(PasswordProblem(format!("Mật khẩu có {length} ký tự; cần ít nhất {shortest}.{advice}")));
    }
    if length > LONGEST {
        return Err(PasswordProblem(format!("Mật khẩu dài quá {LONGEST} ký tự.")));
    }
    let found = cheapest(password, &known_words(whose));
    let needed = if whose.second_factor { WITH_SECOND } else { ALONE };
    if found.guesses < needed { Err(PasswordProblem(reason(&found))) } else { Ok(()) }
}

/// The words a guesser would begin with: whole names, and each of their parts.
fn known_words(whose: &For<'_>) -> Vec<String> {
    let mut words = Vec::new();
    for text in whose.known.iter().chain([&whose.username]) {
        let key = kernel::text::search_key(text);
        words.extend(key.split(' ').filter(|word| word.len() >= 2).map(str::to_owned));
        words.push(key.replace(' ', ""));
        words.push(kernel::text::initials(text));
    }
    words.retain(|word| word.len() >= 2);
    words
}

fn reason(found: &Cheapest) -> String {
    let mut parts = Vec::new();
    for kind in &found.kinds {
        let said = match kind {
            Kind::Known => "tên tài khoản, tên người, xã hoặc đơn vị của anh/chị",
            Kind::Common => "chữ nhiều người dùng làm mật khẩu",
            Kind::Repeat => "ký tự lặp lại",
            Kind::Sequence => "dãy chữ hoặc số liền nhau",
            Kind::Walk => "các phím nằm cạnh nhau trên bàn phím",
            Kind::Year => "năm hoặc ngày tháng",
            Kind::Other => continue,
        };
        if !parts.contains(&said) {
            parts.push(said);
        }
    }
    let made_of = if parts.is_empty() { "quá ít ký tự khác nhau".to_owned() } else { parts.join(", ") };
    format!("Mật khẩu dễ đoán vì được ghép từ {made_of}. Hãy chọn mật khẩu khác, ví dụ bốn, năm từ không liên quan.")
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOA: For<'static> = For {
        username: "hoa.nt",
        known: &["Nguyễn Thị Hòa", "xã Hà Bắc", "Phòng Văn hóa - Xã hội"],
        second_factor: false,
    };

    fn refused(password: &str) -> Option<String> {
        check_new(password, &HOA).err().map(|problem| problem.0)
    }

    #[test]
    fn length_depends_on_the_second_factor() {
        let second = For { second_factor: true, ..HOA };
        assert!(refused("k7#mQ2xp").is_some_and(|why| why.contains("có 8 ký tự; cần ít nhất 15")));
        assert!(check_new("k7#mQ2xp", &second).is_ok());
        assert!(check_new("k7#mQ2x", &second).is_err_and(|why| why.0.contains("cần ít nhất 8")));
        assert!(refused(&"k7#mQ2xp".repeat(26)).is_some_and(|why| why.contains("dài quá 200")));
    }

    #[test]
    fn what_a_guesser_tries_first_is_refused_with_its_reason() {
        let (known, common) = ("tên tài khoản, tên người", "nhiều người dùng");
        for (password, why) in [
            ("nguyenthihoa1985", known),
            ("NguyenThiHoa@2026", known),
            ("Nguyễn Thị Hòa 1985", known),
            ("xahabac2026xahabac", known),
            ("ubndxahabac123456", known),
            ("hoa.nt.hoa.nt.hoa.nt", known),
            ("matkhau123456789", common),
            ("maatjkhaaur2026!", common),
            ("Mật khẩu mật khẩu", common),
            ("M@tkh@u2026matkhau", common),
            ("anhyeuemanhyeuem", common),
            ("hanoi2026vietnam", common),
            ("vie65tnam2026vie65tnam", common),
            ("passwordpassword1", common),
            ("quantrivien12345", common),
            ("qwertyuiopasdfgh", common),
            ("1qaz2wsx3edc4rfv", "cạnh nhau trên bàn phím"),
            ("wertyuiopdfghjkl", "cạnh nhau trên bàn phím"),
            ("aaaaaaaaaaaaaaaa", "lặp lại"),
            ("abcabcabcabcabcabc", "lặp lại"),
            ("1234567890123456", "dãy chữ hoặc số liền nhau"),
            ("abcdefghijklmnop", "dãy chữ hoặc số liền nhau"),
            ("0123456789876543210", "dãy chữ hoặc số liền nhau"),
            ("20/11/2026 20/11/2026", "lặp lại"),
            ("20/11/2026 05/06/1985", "năm hoặc ngày tháng"),
        ] {
            let said = refused(password).unwrap_or_else(|| panic!("{password} is taken"));
            assert!(said.contains(why), "{password}: {said}");
            assert!(!said.contains(password), "{said}");
        }
    }

    #[test]
    fn honest_passwords_are_taken() {
        for password in [
            "bốn từ không liên quan",
            "năm từ khác hẳn nhau",
            "con mèo nhà tôi sợ mưa phùn",
            "thang may xanh an bun rieu",
            "correct horse battery staple",
            "g7k2p-mwxzq-4hnbt-c9rfy",
            "Tr0ng-vườn-có-3-gốc-khế",
        ] {
            assert_eq!(refused(password), None, "{password}");
        }
    }

    #[test]
    fn a_short_one_beside_a_second_factor_is_still_no_common_one() {
        let second = For { second_factor: true, ..HOA };
        for password in
            ["12345678", "password", "matkhau1", "hanoi2026", "hoa12345", "qwertyui", "11111111", "nguyenhoa"]
        {
            assert!(check_new(password, &second).is_err(), "{password}");
        }
    }

    #[test]
    fn nothing_breaks_the_rule() {
        for password in [
            "",
            "\u{0}",
            "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀",
            "\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}",
        ] {
            let _ = check_new(password, &HOA);
        }
    }
}
