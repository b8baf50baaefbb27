//! Samples of `accounts_list`, `account_page` and `table_page`.

use access::account_page::{self, AccountPage};
use access::accounts_list::{self, ListPage};
use access::permissions::POLICIES;
use access::store::grant::GrantRow;
use access::table_page;
use jiff::civil::date;
use kernel::actor::{Membership, Role};
use kernel::ids::{AccountId, UnitId};
use testkit::check_page;

use super::{LONG, TODAY, account, delegation, request, units};

/// Roles over, held, held for a time, yet to come, and one that a later version gave.
fn grants(account: i64) -> Vec<GrantRow> {
    let times = [
        (date(2025, 7, 1), Some(date(2026, 11, 26))),
        (date(2025, 7, 1), None),
        (date(2026, 11, 1), Some(date(2026, 12, 1))),
        (date(2027, 1, 1), None),
    ];
    let mut rows = Vec::new();
    for role in Role::ALL.map(Role::code).into_iter().chain(["vai_tro_la"]) {
        for (valid_from, valid_until) in times {
            let id = i64::try_from(rows.len()).expect("few") + 1;
            rows.push(GrantRow {
                id,
                account: AccountId(account),
                role: role.to_owned(),
                unit: (id % 3 > 0).then_some(UnitId(3)),
                acting: id % 2 == 0,
                document: (id % 2 == 0).then(|| LONG.to_owned()),
                valid_from,
                valid_until,
                version: 1,
            });
        }
    }
    rows
}

#[test]
fn the_accounts_none_and_crowded() {
    let page = |accounts, waiting, state, may_propose| ListPage {
        accounts,
        grants: grants(2),
        units: units(),
        waiting,
        state,
        may_propose,
    };
    check_page(&accounts_list::view(&page(Vec::new(), 0, Some(Membership::Left), false)));
    let crowded = (1..60).zip(Membership::ALL.into_iter().cycle()).map(|(id, state)| account(id, state, id % 5 > 0));
    check_page(&accounts_list::view(&page(crowded.collect(), 12, None, true)));
}

#[test]
fn an_account_in_each_state() {
    for state in Membership::ALL {
        for (of_register, may) in [(true, true), (true, false), (false, true)] {
            let bare = AccountPage {
                line: account(9, state, of_register),
                grants: Vec::new(),
                delegations: Vec::new(),
                requests: Vec::new(),
                units: units(),
                today: TODAY,
                may_propose: may,
                may_suspend: may,
            };
            check_page(&account_page::view(&bare));
            let full =
                AccountPage { grants: grants(9), delegations: delegation::rows(), requests: request::rows(), ..bare };
            let html = account_page::view(&full).0;
            testkit::check_html(&html);
            let alive = may && state != Membership::Left;
            assert_eq!(html.contains("Cho thôi"), alive, "{state:?}");
            assert_eq!(html.contains("/mo-khoa"), may && state == Membership::Suspended, "{state:?}");
            assert_eq!(html.contains("/tam-khoa"), may && state == Membership::Active, "{state:?}");
        }
    }
}

#[test]
fn the_table_of_permissions_names_every_action() {
    check_page(&table_page::view(&[]));
    let html = table_page::view(POLICIES);
    check_page(&html);
    for policy in POLICIES {
        assert!(html.0.contains(policy.label), "{}", policy.name);
    }
}
