//! Decisions about people need two persons (hai người): one proposes, another decides, neither is the one concerned.
//!
//! The engine knows nothing of what is decided. It is small enough that its sequences of steps are explored whole.

use std::fmt;

use crate::actor::{Actor, Behalf};
use crate::ids::StaffId;

/// Where a proposal stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ProposalState {
    /// Chờ người thứ hai.
    Waiting,
    /// Đã duyệt – the only state in which it has effect.
    Approved,
    /// Không duyệt.
    Refused,
    /// Đã rút.
    Withdrawn,
}

impl ProposalState {
    /// Every state.
    pub const ALL: [ProposalState; 4] =
        [ProposalState::Waiting, ProposalState::Approved, ProposalState::Refused, ProposalState::Withdrawn];

    /// The stored code.
    pub fn code(self) -> &'static str {
        match self {
            ProposalState::Waiting => "cho_duyet",
            ProposalState::Approved => "da_duyet",
            ProposalState::Refused => "khong_duyet",
            ProposalState::Withdrawn => "da_rut",
        }
    }

    /// The words on screen.
    pub fn label(self) -> &'static str {
        match self {
            ProposalState::Waiting => "Chờ duyệt",
            ProposalState::Approved => "Đã duyệt",
            ProposalState::Refused => "Không duyệt",
            ProposalState::Withdrawn => "Đã rút",
        }
    }

    /// The state of a stored code; `None` for a word that is no state.
    pub fn from_code(code: &str) -> Option<ProposalState> {
        ProposalState::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// The persons behind a step: he who takes it, and he for whom he acts. Accounts do not count: one person may have two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Hands {
    person: StaffId,
    behalf: Option<StaffId>,
}

impl Hands {
    /// The hands of an actor, who may act by delegation.
    ///
    /// # Errors
    /// [`Bar::Unknown`] for an account without a person of the register: who he is cannot be told, so that two such
    /// accounts may be one person.
    pub fn of(actor: &Actor, behalf: Option<&Behalf>) -> Result<Hands, Bar> {
        let person = actor.staff.ok_or(Bar::Unknown)?;
        Ok(Hands { person, behalf: behalf.map(|behalf| behalf.staff) })
    }

    /// The hands that were stored with a step.
    pub fn stored(person: StaffId, behalf: Option<StaffId>) -> Hands {
        Hands { person, behalf }
    }

    /// Who took the step.
    pub fn person(self) -> StaffId {
        self.person
    }

    /// For whom.
    pub fn behalf(self) -> Option<StaffId> {
        self.behalf
    }

    fn holds(self, person: StaffId) -> bool {
        self.person == person || self.behalf == Some(person)
    }

    fn share_a_person(self, other: Hands) -> bool {
        self.holds(other.person) || other.behalf.is_some_and(|behalf| self.holds(behalf))
    }
}

/// Why a step is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Bar {
    /// The account belongs to nobody of the register.
    Unknown,
    /// He decides on what he proposed, himself or for another.
    SamePerson,
    /// It is about himself, or about him for whom he acts.
    OnHimself,
    /// It is about a spouse, a parent, a child, a brother or sister.
    OnRelative,
    /// Only he who proposed it takes it back.
    NotHis,
    /// It was decided before.
    Closed,
}

impl fmt::Display for Bar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Bar::Unknown => {
                "Tài khoản này không gắn với một người trong danh sách cán bộ, công chức nên không đề nghị, không quyết định được việc về con người."
            }
            Bar::SamePerson => {
                "Việc về con người cần hai người khác nhau: người đã đề nghị, kể cả khi được ủy quyền, không tự duyệt. Cần một lãnh đạo khác quyết định."
            }
            Bar::OnHimself => "Không ai đề nghị hoặc quyết định việc về chính mình, kể cả qua ủy quyền.",
            Bar::OnRelative => {
                "Việc này về vợ, chồng, cha, mẹ, con hoặc anh, chị, em của anh/chị, hoặc của người ủy quyền cho anh/chị. Cần một người khác quyết định."
            }
            Bar::NotHis => "Chỉ người đã đề nghị rút lại được đề nghị.",
            Bar::Closed => "Đề nghị này đã được quyết định hoặc đã rút.",
        })
    }
}

impl std::error::Error for Bar {}

/// What may be done with a proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Step {
    Approve,
    Refuse,
    Withdraw,
}

/// A proposal about a person.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Proposal {
    /// Whom it is about; nobody of the register for somebody from outside.
    pub subject: Option<StaffId>,
    pub proposer: Hands,
    pub state: ProposalState,
}

impl Proposal {
    /// Proposes. `relatives` are the subject's spouse, parents, children, brothers and sisters.
    ///
    /// # Errors
    /// [`Bar::OnHimself`] or [`Bar::OnRelative`].
    pub fn new(subject: Option<StaffId>, relatives: &[StaffId], proposer: Hands) -> Result<Proposal, Bar> {
        apart(subject, relatives, proposer)?;
        Ok(Proposal { subject, proposer, state: ProposalState::Waiting })
    }

    /// Takes a step; the state that follows.
    ///
    /// # Errors
    /// The bar, when these hands may not.
    pub fn step(&self, step: Step, hands: Hands, relatives: &[StaffId]) -> Result<ProposalState, Bar> {
        if self.state != ProposalState::Waiting {
            return Err(Bar::Closed);
        }
        if step == Step::Withdraw {
            let his = hands.person == self.proposer.person;
            return if his { Ok(ProposalState::Withdrawn) } else { Err(Bar::NotHis) };
        }
        if hands.share_a_person(self.proposer) {
            return Err(Bar::SamePerson);
        }
        apart(self.subject, relatives, hands)?;
        Ok(if step == Step::Approve { ProposalState::Approved } else { ProposalState::Refused })
    }
}

/// The hands are neither the subject's nor a relative's.
fn apart(subject: Option<StaffId>, relatives: &[StaffId], hands: Hands) -> Result<(), Bar> {
    if subject.is_some_and(|subject| hands.holds(subject)) {
        return Err(Bar::OnHimself);
    }
    match relatives.iter().any(|relative| hands.holds(*relative)) {
        true => Err(Bar::OnRelative),
        false => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hands(person: i64, behalf: i64) -> Hands {
        Hands::stored(StaffId(person), Some(StaffId(behalf)).filter(|b| b.0 != 0))
    }

    #[test]
    fn two_persons_neither_of_them_concerned() {
        let about_9 = Proposal::new(Some(StaffId(9)), &[StaffId(8)], hands(1, 0)).expect("a proposal");
        let decide = |person, behalf| about_9.step(Step::Approve, hands(person, behalf), &[StaffId(8)]);
        assert_eq!(decide(2, 0), Ok(ProposalState::Approved));
        assert_eq!(decide(2, 3), Ok(ProposalState::Approved));
        for (person, behalf, bar) in [
            (1, 0, Bar::SamePerson),
            (1, 2, Bar::SamePerson),
            (2, 1, Bar::SamePerson),
            (9, 0, Bar::OnHimself),
            (2, 9, Bar::OnHimself),
            (8, 0, Bar::OnRelative),
            (2, 8, Bar::OnRelative),
        ] {
            assert_eq!(decide(person, behalf), Err(bar), "{person} for {behalf}");
        }
        assert_eq!(Proposal::new(Some(StaffId(9)), &[], hands(2, 9)), Err(Bar::OnHimself));
        assert_eq!(Proposal::new(Some(StaffId(9)), &[StaffId(2)], hands(2, 0)), Err(Bar::OnRelative));
    }

    #[test]
    fn a_closed_proposal_stays_closed_and_only_its_proposer_takes_it_back() {
        let proposal = Proposal::new(None, &[], hands(1, 5)).expect("a proposal");
        assert_eq!(proposal.step(Step::Withdraw, hands(5, 0), &[]), Err(Bar::NotHis));
        assert_eq!(proposal.step(Step::Withdraw, hands(1, 0), &[]), Ok(ProposalState::Withdrawn));
        assert_eq!(proposal.step(Step::Approve, hands(5, 0), &[]), Err(Bar::SamePerson), "he for whom it was proposed");
        for state in [ProposalState::Approved, ProposalState::Refused, ProposalState::Withdrawn] {
            let closed = Proposal { state, ..proposal.clone() };
            for step in [Step::Approve, Step::Refuse, Step::Withdraw] {
                assert_eq!(closed.step(step, hands(2, 0), &[]), Err(Bar::Closed));
            }
        }
    }
}
