//! The guard by hand, and in a simulated attack.

use std::net::Ipv4Addr;

use super::*;

fn at(seconds: i64) -> Timestamp {
    Timestamp::from_second(1_800_000_000 + seconds).unwrap_or_default()
}

fn address(n: u32) -> IpAddr {
    Ipv4Addr::from(0x0a00_0000 + n).into()
}

fn stranger(account: &str, n: u32) -> Try {
    Try::new(0, account, address(n), None)
}

fn owner(account: &str) -> Try {
    Try::new(0, account, address(9_999), Some(account.as_bytes().to_vec()))
}

#[test]
fn delay_grows_after_the_free_tries() {
    let delay = |failures| remaining(Count { failures, last: at(0) }, 5, at(0)).map(|d| d.as_secs());
    assert_eq!([delay(4), delay(5), delay(6), delay(7), delay(40)], [None, Some(4), Some(8), Some(16), Some(900)]);
}

#[test]
fn being_let_in_clears_the_person_and_not_the_strangers() {
    let mut guard = Guard::default();
    for _ in 0..FREE_PAIR {
        assert_eq!(guard.attempt(&stranger("an", 1), at(0)), Verdict::Go);
    }
    assert_eq!(
        guard.attempt(&stranger("An", 1), at(0)),
        Verdict::Wait(SignedDuration::from_secs(4)),
        "capitals are the same"
    );
    assert_eq!(guard.attempt(&stranger("an", 2), at(0)), Verdict::Go, "another address");
    guard.succeeded(&stranger("an", 1));
    assert_eq!(guard.attempt(&stranger("an", 1), at(0)), Verdict::Go);
    assert_eq!(guard.attempt(&stranger("an", 1), at(4_000)), Verdict::Go, "an hour later all is forgotten");
}

#[test]
fn people_of_one_address_who_sign_in_rightly_do_not_add_up() {
    let mut guard = Guard::default();
    for n in 0..3 * FREE_ADDRESS {
        let one = stranger(&format!("nguoi.{n}"), 7);
        assert_eq!(guard.attempt(&one, at(0)), Verdict::Go);
        guard.succeeded(&one);
    }
}

#[test]
fn one_address_against_many_accounts_waits() {
    let mut guard = Guard::default();
    let verdicts: Vec<Verdict> =
        (0..FREE_ADDRESS + 1).map(|n| guard.attempt(&stranger(&format!("n{n}"), 7), at(0))).collect();
    assert!(verdicts[..FREE_ADDRESS as usize].iter().all(|v| *v == Verdict::Go));
    assert!(matches!(verdicts[FREE_ADDRESS as usize], Verdict::Wait(_)));
    let v6 = |last: &str| Try::new(0, "an", format!("2001:db8:1:2::{last}").parse().unwrap_or(address(0)), None);
    assert_eq!(v6("1"), v6("ffff"), "one home has a whole IPv6 network");
}

#[test]
fn strangers_on_purpose_do_not_keep_the_owner_out() {
    let mut guard = Guard::default();
    for n in 0..1_000 {
        guard.attempt(&stranger("an", n), at(0));
    }
    assert_eq!(guard.attempt(&owner("an"), at(0)), Verdict::Go, "in a browser that he used before");
    assert!(
        matches!(guard.attempt(&stranger("an", 5_000), at(0)), Verdict::OnlyWithSecondFactor(_)),
        "elsewhere, by a code"
    );
    assert_eq!(
        guard.attempt(&stranger("an", 5_001), at(900)),
        Verdict::Go,
        "tries that cannot win do not prolong the delay"
    );
    for _ in 0..FREE_DEVICE {
        guard.attempt(&owner("an"), at(0));
    }
    assert!(matches!(guard.attempt(&owner("an"), at(0)), Verdict::Wait(_)), "a stolen cookie gives no free guessing");
}

#[test]
fn codes_are_guessed_slowly_from_everywhere_together() {
    let mut guard = Guard::default();
    let looked_at =
        (0..1_000).filter(|n| guard.attempt(&stranger("an", *n).of_code(), at(i64::from(*n))) == Verdict::Go).count();
    assert!(looked_at <= FREE_CODES as usize + 8, "{looked_at}");
    assert_eq!(guard.attempt(&owner("an").of_code(), at(1_000)), Verdict::Go);
}

/// 200,000 tries in an hour from 20,000 addresses against 2,000 accounts, best guesses first, while every owner signs in.
/// One account in twenty has one of the thousand commonest passwords (none could be chosen here; they may be older).
#[test]
fn a_great_attack_reaches_few_and_keeps_nobody_out() {
    const ACCOUNTS: u32 = 2_000;
    const TRIES: u32 = 200_000;
    let mut guard = Guard::default();
    let name = |account: u32| format!("tai.khoan.{account}");
    let rank = |account: u32| account.is_multiple_of(20).then(|| (account.wrapping_mul(2_654_435_761) >> 12) % 1_000);
    let mut guessed = vec![0; ACCOUNTS as usize];
    let mut reached = 0;
    let (mut kept_out, mut newcomers_slowed) = (0, 0);
    for n in 0..TRIES {
        let now = at(i64::from(n) * 3_600 / i64::from(TRIES));
        let account = n % ACCOUNTS;
        // Each address tries ten accounts; the next guess of an account is spent only when it was looked at.
        if guard.attempt(&stranger(&name(account), n / 10), now) == Verdict::Go {
            reached += u32::from(rank(account) == Some(guessed[account as usize]));
            guessed[account as usize] += 1;
        }
        if n % 100 == 99 {
            let account = n / 100;
            // Half the owners mistype once; one in ten sits at a machine that is new to him and brings a code.
            let new_machine = account.is_multiple_of(10);
            let who = if new_machine { stranger(&name(account), 1_000_000 + account) } else { owner(&name(account)) };
            if account % 2 == 1 {
                kept_out += u32::from(matches!(guard.attempt(&who, now), Verdict::Wait(_)));
            }
            match guard.attempt(&who, now) {
                Verdict::Go => guard.succeeded(&who),
                Verdict::OnlyWithSecondFactor(_) => newcomers_slowed += u32::from(new_machine),
                Verdict::Wait(_) => kept_out += 1,
            }
        }
    }
    let most = guessed.iter().max().copied().unwrap_or_default();
    println!("reached {reached}, kept out {kept_out}, asked for a code {newcomers_slowed}, guesses per account {most}");
    assert_eq!(kept_out, 0);
    assert!(reached <= 5, "{reached}");
    assert!(newcomers_slowed > 0, "the account's own delay was at work");
    assert!(guard.0.len() <= MOST_KEYS + 3);
}
