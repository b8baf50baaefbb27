//! One-time codes of an authenticator app: TOTP (RFC 6238) over HMAC-SHA-1, six digits, thirty seconds, as every app reads.

use jiff::Timestamp;
use ring::hmac;

/// Seconds that one code stands.
const STEP_SECONDS: i64 = 30;
/// Bytes of a secret (RFC 4226 asks for 20 with this digest).
pub const SECRET_BYTES: usize = 20;
/// Codes this many steps before and after are taken too: clocks differ, and typing takes time.
const DRIFT: i64 = 1;

/// The step whose code this is, among those around `now` that come after the last one used; `None` for a wrong or used code.
pub fn step_of(secret: &[u8], typed: &str, now: Timestamp, last_used: i64) -> Option<i64> {
    let typed: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    let present = now.as_second().div_euclid(STEP_SECONDS);
    let mut around = present - DRIFT..=present + DRIFT;
    around.rfind(|step| *step > last_used && same(&code(secret, *step), &typed))
}

/// The code of a step.
pub fn code(secret: &[u8], step: i64) -> String {
    let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, secret);
    let tag = hmac::sign(&key, &step.to_be_bytes());
    let bytes = tag.as_ref();
    let at = usize::from(bytes[bytes.len() - 1] & 0x0f);
    let number = u32::from_be_bytes([bytes[at] & 0x7f, bytes[at + 1], bytes[at + 2], bytes[at + 3]]);
    format!("{:06}", number % 1_000_000)
}

/// Compares without telling by time how much was right.
fn same(one: &str, other: &str) -> bool {
    let differ = one.bytes().zip(other.bytes()).fold(0, |found, (a, b)| found | (a ^ b));
    one.len() == other.len() && differ == 0
}

/// The secret as people type it into an app: RFC 4648 base 32 in groups of four.
pub fn spelled(secret: &[u8]) -> String {
    let letters = base32(secret);
    let groups: Vec<&str> = (0..letters.len()).step_by(4).map(|at| &letters[at..letters.len().min(at + 4)]).collect();
    groups.join(" ")
}

/// The address that an app reads from a QR code; `holder` and `issuer` are what it shows.
pub fn address(secret: &[u8], holder: &str, issuer: &str) -> String {
    let escape = |text: &str| form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>().replace('+', "%20");
    format!("otpauth://totp/{}:{}?secret={}&issuer={}", escape(issuer), escape(holder), base32(secret), escape(issuer))
}

/// Without padding: the length of a secret is a multiple of five.
fn base32(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let fives = bytes.chunks(5).flat_map(|five| {
        let number = five.iter().fold(0u64, |n, byte| n << 8 | u64::from(*byte)) << (8 * (5 - five.len()));
        (0..8).map(move |at| char::from(LETTERS[usize::from((number >> (35 - 5 * at)) as u8 & 31)]))
    });
    fives.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &[u8] = b"12345678901234567890";

    /// RFC 6238, appendix B, the last six of its eight digits.
    #[test]
    fn codes_are_those_of_the_standard() {
        for (second, wanted) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(code(SECRET, second / 30), wanted);
        }
    }

    #[test]
    fn a_code_is_taken_once_and_one_step_around() {
        let at = |second| Timestamp::from_second(second).unwrap_or_default();
        let (now, step) = (at(1_111_111_111), 1_111_111_111 / 30);
        for (drift, taken) in [(-2, false), (-1, true), (0, true), (1, true), (2, false)] {
            let typed = code(SECRET, step + drift);
            assert_eq!(step_of(SECRET, &typed, now, 0), taken.then_some(step + drift), "{drift}");
        }
        assert_eq!(step_of(SECRET, " 050 471 ", now, step - 1), Some(step));
        assert_eq!(step_of(SECRET, "050471", now, step), None, "used");
        for wrong in ["", "05047", "0504711", "050472", "٠٥٠٤٧١"] {
            assert_eq!(step_of(SECRET, wrong, now, 0), None, "{wrong}");
        }
    }

    #[test]
    fn apps_can_read_the_secret() {
        assert_eq!(spelled(SECRET), "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
        let said = address(SECRET, "hoa.nt", "Sáu Rõ – xã Hà Bắc");
        assert!(
            said.starts_with("otpauth://totp/S%C3%A1u%20R%C3%B5%20") && said.contains(":hoa.nt?secret=GEZDGNBV"),
            "{said}"
        );
    }
}
