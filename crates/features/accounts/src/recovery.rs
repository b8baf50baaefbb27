//! Recovery codes: ten, each good once, for who has lost the telephone. 80 random bits each, so a plain digest keeps them.

use kernel::ids::{AccountId, Commune};

use crate::api;

/// How many are given at once.
pub const COUNT: usize = 10;
const LETTERS: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz023456789";

/// Fresh codes, as they are printed: four groups of four.
pub fn fresh() -> Vec<String> {
    let letter = || char::from(LETTERS[usize::from(rand::random::<u8>()) % LETTERS.len()]);
    let group = || (0..4).map(|_| letter()).collect::<String>();
    (0..COUNT).map(|_| (0..4).map(|_| group()).collect::<Vec<_>>().join("-")).collect()
}

/// What is kept of a code, whatever blanks and dashes it is typed with; `None` for what is too short to be one.
pub fn digest(commune: Commune, account: AccountId, typed: &str) -> Option<String> {
    let bare: String = typed.to_lowercase().chars().filter(char::is_ascii_alphanumeric).collect();
    let digest = api::digest(&format!("{commune}/{account}/{bare}"));
    (bare.len() == 16).then(|| digest.iter().map(|byte| format!("{byte:02x}")).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_known_however_it_is_typed() {
        let of = |typed: &str| digest(Commune(1), AccountId(2), typed);
        assert_eq!(of("abcd-efgh-jkmn-pqrs"), of(" ABCD EFGH jkmnpqrs"));
        assert_ne!(of("abcd-efgh-jkmn-pqrs"), digest(Commune(1), AccountId(3), "abcd-efgh-jkmn-pqrs"));
        assert_eq!(of("123456"), None);
        let codes = fresh();
        let different: std::collections::BTreeSet<&String> = codes.iter().collect();
        assert!(different.len() == COUNT && codes.iter().all(|code| code.len() == 19 && of(code).is_some()));
    }
}
