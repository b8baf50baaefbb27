//! What the tables hold, and every step that one person can take in it.

use std::collections::BTreeMap;

use access::model::{DelegationState, RequestKind, misfit, takes_password};
use access::permissions::{AnswerDelegation, Decide, Delegate, Propose, RevokeDelegation, Suspend, Withdraw};
use kernel::actor::{Actor, Behalf, Capacity, Membership, Role};
use kernel::ids::{AccountId, StaffId};
use kernel::two_person::{Bar, Hands, Proposal, ProposalState, Step};
use testkit::HA_BAC;

/// He himself, his brother, and somebody else, whom a decision may be about.
const HIMSELF: StaffId = StaffId(1);
const BROTHER: StaffId = StaffId(2);
const STRANGER: StaffId = StaffId(3);
/// Who lends him power.
const CHAIRMAN: StaffId = StaffId(4);

const FIRST: AccountId = AccountId(1);
const SECOND: AccountId = AccountId(2);
const OF_BROTHER: AccountId = AccountId(3);
const OF_STRANGER: AccountId = AccountId(4);
const OF_CHAIRMAN: AccountId = AccountId(5);

/// The two questions that the engine answers.
#[derive(Clone, Copy)]
pub struct Engine {
    pub hands: fn(&Actor, Option<&Behalf>) -> Result<Hands, Bar>,
    pub step: fn(&Proposal, Step, Hands, &[StaffId]) -> Result<ProposalState, Bar>,
}

impl Engine {
    pub fn real() -> Engine {
        Engine { hands: Hands::of, step: Proposal::step }
    }
}

/// What he begins with.
#[derive(Debug)]
pub struct Start {
    pub today: &'static [Role],
    /// His roles after the change of office.
    pub later: &'static [Role],
    /// The role that the chairman offers him.
    pub offered: Option<Role>,
    /// Whether his second account is his in the register too, and its roles.
    pub second: Option<(bool, &'static [Role])>,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct Account {
    staff: Option<StaffId>,
    state: Membership,
    roles: Vec<Role>,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct Delegation {
    from: AccountId,
    to: AccountId,
    role: Role,
    state: DelegationState,
}

/// A step of his: by which account, and what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    Propose(AccountId, Matter),
    Decide(AccountId, Step, Matter),
    Lend(AccountId, Role, AccountId),
    Answer(AccountId, Role, DelegationState),
    Lock(AccountId, AccountId),
    ChangeOffice,
}

/// What a proposal is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Matter {
    kind: RequestKind,
    account: AccountId,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct World {
    accounts: BTreeMap<AccountId, Account>,
    delegations: Vec<Delegation>,
    /// The proposal of each matter, with the account that made it, while it waits or once it has effect. One that was refused
    /// or taken back may be made again, so it is as good as none.
    requests: BTreeMap<Matter, (AccountId, Proposal)>,
    later: Option<&'static [Role]>,
}

impl World {
    pub fn of(start: &Start) -> World {
        let account = |staff, roles: &[Role]| Account { staff, state: Membership::Active, roles: roles.to_vec() };
        let mut accounts = BTreeMap::from([
            (FIRST, account(Some(HIMSELF), start.today)),
            (OF_BROTHER, account(Some(BROTHER), &[Role::CongChuc])),
            (OF_STRANGER, account(Some(STRANGER), &[Role::CongChuc])),
            (OF_CHAIRMAN, account(Some(CHAIRMAN), &[Role::ChuTich])),
        ]);
        if let Some((registered, roles)) = start.second {
            accounts.insert(SECOND, account(registered.then_some(HIMSELF), roles));
        }
        let offered = |role| Delegation { from: OF_CHAIRMAN, to: FIRST, role, state: DelegationState::Offered };
        let delegations = start.offered.map(offered).into_iter().collect();
        World { accounts, delegations, requests: BTreeMap::new(), later: Some(start.later) }
    }

    /// Whether something about people has effect: nobody else took a step.
    pub fn is_decided(&self) -> bool {
        self.requests.values().any(|(_, proposal)| proposal.state == ProposalState::Approved)
    }

    /// The account as the site knows its holder, in the capacities that it holds now; none when it cannot sign in.
    fn actor(&self, id: AccountId) -> Option<Actor> {
        let account = self.accounts.get(&id).filter(|account| account.state == Membership::Active)?;
        let own = account.roles.iter().map(|role| Capacity::own(*role, None));
        let taken = self.delegations.iter().filter(|lent| lent.to == id && lent.state == DelegationState::Accepted);
        let lent = taken.filter_map(|lent| {
            let lender = self.accounts.get(&lent.from).filter(|lender| lender.roles.contains(&lent.role))?;
            let behalf = Behalf { staff: lender.staff?, account: lent.from, name: String::new() };
            Some(Capacity { behalf: Some(behalf), ..Capacity::own(lent.role, None) })
        });
        let (staff, capacities) = (account.staff, own.chain(lent).collect());
        Some(Actor { account: id, staff, capacities, ..Actor::program(HA_BAC, "") })
    }

    /// Every step that he can take from here, and what follows.
    pub fn steps(&self, engine: &Engine) -> Vec<(Move, World)> {
        let mut steps = Vec::new();
        for id in [FIRST, SECOND] {
            let Some(actor) = self.actor(id) else { continue };
            self.proposals(engine, &actor, &mut steps);
            self.decisions(engine, &actor, &mut steps);
            self.lending(&actor, &mut steps);
            self.locks(&actor, &mut steps);
        }
        if let Some(later) = self.later {
            let mut after = self.clone();
            after.later = None;
            after.accounts.entry(FIRST).and_modify(|account| account.roles = later.to_vec());
            steps.push((Move::ChangeOffice, after));
        }
        steps
    }

    fn proposals(&self, engine: &Engine, actor: &Actor, steps: &mut Vec<(Move, World)>) {
        for (account, held) in &self.accounts {
            // What fits an open account stands for all that does; the engine does not know what is decided.
            for kind in [RequestKind::Grant, RequestKind::Resume] {
                let matter = Matter { kind, account: *account };
                let asked = Propose { subject: held.staff, relatives: relatives(held.staff) };
                if self.requests.contains_key(&matter) || kind.misfit(held.state).is_some() {
                    continue;
                }
                let Ok(allowed) = actor.may(asked) else { continue };
                let Ok(hands) = (engine.hands)(actor, allowed.behalf()) else { continue };
                let Ok(new) = Proposal::new(held.staff, &relatives(held.staff), hands) else { continue };
                let mut after = self.clone();
                after.requests.insert(matter, (actor.account, new));
                steps.push((Move::Propose(actor.account, matter), after));
            }
        }
    }

    fn decisions(&self, engine: &Engine, actor: &Actor, steps: &mut Vec<(Move, World)>) {
        for (matter, (proposed_by, proposal)) in &self.requests {
            for step in [Step::Approve, Step::Refuse, Step::Withdraw] {
                let decided = match step {
                    Step::Withdraw => self.withdrawn(engine, actor, *proposed_by, proposal),
                    _ => decided(engine, actor, proposal, step),
                };
                let Some(state) = decided else { continue };
                let mut after = self.clone();
                match state {
                    ProposalState::Refused | ProposalState::Withdrawn => after.requests.remove(matter),
                    _ => after.requests.insert(*matter, (*proposed_by, Proposal { state, ..proposal.clone() })),
                };
                steps.push((Move::Decide(actor.account, step, *matter), after));
            }
        }
    }

    fn withdrawn(&self, engine: &Engine, actor: &Actor, by: AccountId, proposal: &Proposal) -> Option<ProposalState> {
        actor.may(Withdraw { proposed_by: by }).ok()?;
        (engine.step)(proposal, Step::Withdraw, (engine.hands)(actor, None).ok()?, &[]).ok()
    }

    /// Offering one's own role to another account, taking what was offered, taking back.
    fn lending(&self, actor: &Actor, steps: &mut Vec<(Move, World)>) {
        let own: Vec<Role> =
            actor.capacities.iter().filter(|held| held.behalf.is_none()).map(|held| held.role).collect();
        if actor.staff.is_some() && actor.may(Delegate { from: actor.account }).is_ok() {
            // What he lends to others sleeps with them.
            for (to, taker) in self.accounts.iter().filter(|(to, _)| [FIRST, SECOND].contains(to)) {
                let fits = taker.state == Membership::Active && taker.staff.is_some() && taker.staff != actor.staff;
                for role in own.iter().filter(|role| fits && role.can_be_delegated()) {
                    let new = Delegation { from: actor.account, to: *to, role: *role, state: DelegationState::Offered };
                    if misfit(*role, None, &taker.roles, true).is_none() && !self.delegations.contains(&new) {
                        let mut after = self.clone();
                        after.delegations.push(new);
                        after.delegations.sort();
                        steps.push((Move::Lend(actor.account, *role, *to), after));
                    }
                }
            }
        }
        for (n, lent) in self.delegations.iter().enumerate() {
            let takes = lent.state == DelegationState::Offered
                && actor.may(AnswerDelegation { to: lent.to }).is_ok()
                && misfit(lent.role, None, &own, actor.staff.is_some()).is_none();
            let open = matches!(lent.state, DelegationState::Offered | DelegationState::Accepted);
            let revokes = open && actor.may(RevokeDelegation { from: lent.from }).is_ok();
            for (can, state) in [(takes, DelegationState::Accepted), (revokes, DelegationState::Revoked)] {
                if can {
                    let mut after = self.clone();
                    after.delegations[n].state = state;
                    after.delegations.sort();
                    steps.push((Move::Answer(actor.account, lent.role, state), after));
                }
            }
        }
    }

    /// Locking an account: at once, by one person; it gives nothing.
    fn locks(&self, actor: &Actor, steps: &mut Vec<(Move, World)>) {
        for (id, account) in &self.accounts {
            let locked = takes_password(account.state)
                && actor.may(Suspend { account: *id, subject: account.staff }).is_ok()
                && account.state == Membership::Active;
            if locked {
                let mut after = self.clone();
                after.accounts.entry(*id).and_modify(|account| account.state = Membership::Suspended);
                for lent in after.delegations.iter_mut().filter(|lent| lent.from == *id || lent.to == *id) {
                    lent.state = DelegationState::Revoked;
                }
                after.delegations.sort();
                steps.push((Move::Lock(actor.account, *id), after));
            }
        }
    }
}

fn relatives(staff: Option<StaffId>) -> Vec<StaffId> {
    match staff {
        Some(HIMSELF) => vec![BROTHER],
        Some(BROTHER) => vec![HIMSELF],
        _ => Vec::new(),
    }
}

fn decided(engine: &Engine, actor: &Actor, proposal: &Proposal, step: Step) -> Option<ProposalState> {
    let relatives = relatives(proposal.subject);
    let allowed = actor.may(Decide { subject: proposal.subject, relatives: relatives.clone() }).ok()?;
    let hands = (engine.hands)(actor, allowed.behalf()).ok()?;
    (engine.step)(proposal, step, hands, &relatives).ok()
}
