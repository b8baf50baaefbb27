//! The table of permissions as data: which role may do an action to what, in which state.

use crate::actor::{Actor, Behalf, Capacity, Membership, Role};
use crate::ids::{AccountId, Commune, StaffId, UnitId};

use super::Denied;

/// How a thing lies to the one who acts (phạm vi).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Scope {
    /// Chính mình – his own account, file or work.
    Own,
    /// Được giao duyệt – the thing names him as the one who decides.
    Entrusted,
    /// Người dưới quyền – the work of somebody whom he heads, or for which he answers.
    Subordinate,
    /// Đơn vị mình – a thing of his unit, or one in which his unit takes part.
    OwnUnit,
    /// Lĩnh vực phụ trách – a thing of a unit in his field; without a field, of any unit.
    Field,
    /// Trong xã – anything of his commune.
    OwnCommune,
    /// Xã khác – a thing of another commune: nobody's.
    OtherCommune,
    /// Toàn thành phố – figures of all communes together.
    City,
}

impl Scope {
    /// Every scope, from the nearest to the widest.
    pub const ALL: [Scope; 8] = [
        Scope::Own,
        Scope::Entrusted,
        Scope::Subordinate,
        Scope::OwnUnit,
        Scope::Field,
        Scope::OwnCommune,
        Scope::OtherCommune,
        Scope::City,
    ];

    /// The words of the table.
    pub fn label(self) -> &'static str {
        match self {
            Scope::Own => "Của chính mình",
            Scope::Entrusted => "Ghi mình là người duyệt",
            Scope::Subordinate => "Của người dưới quyền",
            Scope::OwnUnit => "Của đơn vị mình",
            Scope::Field => "Trong lĩnh vực phụ trách",
            Scope::OwnCommune => "Trong xã",
            Scope::OtherCommune => "Của xã khác",
            Scope::City => "Toàn thành phố",
        }
    }
}

/// One line of the table: these roles may, to what lies so, in these states.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Grant {
    /// None named: anybody signed in, whatever his role.
    pub roles: &'static [Role],
    pub scope: Scope,
    /// None named: every state.
    pub states: &'static [&'static str],
}

impl Grant {
    /// In every state.
    pub const fn to(roles: &'static [Role], scope: Scope) -> Grant {
        Grant { roles, scope, states: &[] }
    }

    /// In these states only.
    #[must_use]
    pub const fn when(self, states: &'static [&'static str]) -> Grant {
        Grant { states, ..self }
    }

    fn holds_in(&self, state: &str) -> bool {
        self.states.is_empty() || self.states.contains(&state)
    }
}

/// Who may do an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Policy {
    /// Stable name, stored in the journal ("plans.decide_evidence").
    pub name: &'static str,
    /// What it is, in the table and in the journal ("Chấp nhận hoặc trả lại sản phẩm").
    pub label: &'static str,
    pub grants: &'static [Grant],
    /// Says why, to whom no grant is given; empty: the thing is as if it did not exist.
    pub refusal: &'static str,
    /// Says why nobody does it to what is his own or a relative's; empty: that is no bar.
    pub not_own: &'static str,
    /// Whether it stays with the person: a delegated capacity does not open it.
    pub not_lent: bool,
    /// The states of the thing: code, and why the action is closed in it (empty: it is open).
    pub states: &'static [(&'static str, &'static str)],
    /// Whether the program itself does it (its jobs, its command line).
    pub program: bool,
}

impl Policy {
    /// A policy by which nobody may do anything, to be filled in.
    pub const NOBODY: Policy = Policy {
        name: "",
        label: "",
        grants: &[],
        refusal: "",
        not_own: "",
        not_lent: false,
        states: &[],
        program: false,
    };

    /// A policy for the program itself, with what people are told who try.
    pub const fn program(name: &'static str, label: &'static str, refusal: &'static str) -> Policy {
        Policy { name, label, refusal, program: true, ..Policy::NOBODY }
    }
}

/// The facts of the thing that an action is done to.
#[derive(Debug, Clone, Copy, Default)]
pub struct Object<'a> {
    /// Its commune, where it was not loaded by the actor's own.
    pub commune: Option<Commune>,
    /// Whose own it is: he who does the work, he who asked, he whom a decision is about.
    pub own: [Option<StaffId>; 3],
    /// Whose account it is.
    pub account: Option<AccountId>,
    /// Their spouses, parents, children, brothers and sisters.
    pub relatives: &'a [StaffId],
    /// Whom it names as the one who decides.
    pub entrusted: Option<StaffId>,
    /// Who answers for it as a head.
    pub accountable: Option<StaffId>,
    /// The units that it belongs to.
    pub units: [Option<UnitId>; 2],
    /// Whether another unit of the actor takes part, as the store found.
    pub takes_part: bool,
    /// Code of its state; empty where it has none.
    pub state: &'static str,
}

impl Object<'_> {
    fn has_unit(&self) -> bool {
        self.units.iter().any(Option::is_some)
    }

    fn is_of(&self, unit: Option<UnitId>) -> bool {
        unit.is_some() && self.units.contains(&unit)
    }

    /// His own, by person or by account.
    fn is_own(&self, actor: &Actor) -> bool {
        self.account == Some(actor.account) || (actor.staff.is_some() && self.own.contains(&actor.staff))
    }

    /// A decision about it would be on himself or a relative.
    fn binds(&self, person: Option<StaffId>) -> bool {
        person.is_some_and(|p| self.own.contains(&Some(p)) || self.relatives.contains(&p))
    }

    /// Whether it lies so to this person, in this capacity of his.
    fn lies(&self, scope: Scope, actor: &Actor, held: Option<&Capacity>) -> bool {
        let abroad = self.commune.is_some_and(|commune| commune != actor.commune);
        let unit = held.and_then(|held| held.unit);
        let person = held.and_then(|held| held.behalf.as_ref()).map_or(actor.staff, |behalf| Some(behalf.staff));
        let heads = held.is_some_and(|held| held.role.needs_unit()) && self.is_of(unit);
        match scope {
            Scope::City => true,
            _ if abroad => scope == Scope::OtherCommune,
            Scope::OtherCommune => false,
            Scope::Own => self.is_own(actor),
            Scope::Entrusted => person.is_some() && self.entrusted == person,
            Scope::Subordinate => heads || (person.is_some() && self.accountable == person),
            Scope::OwnUnit => self.takes_part || heads || actor.units().any(|own| self.is_of(Some(own))),
            Scope::Field => unit.is_none() || !self.has_unit() || self.is_of(unit),
            Scope::OwnCommune => true,
        }
    }
}

/// By what an action was allowed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Standing {
    /// Somebody else's power, where his own would not have done.
    pub behalf: Option<Behalf>,
}

/// How one grant answers.
enum Answer {
    No,
    /// It would be a decision on himself or a relative.
    OnHimself,
    Yes(Standing),
}

impl Policy {
    /// Decides. A capacity of one's own is asked before one by delegation, so that a delegation is named only where it
    /// was needed.
    ///
    /// # Errors
    /// [`Denied`] with the reason, in the user's words.
    pub fn decide(&self, actor: &Actor, object: &Object<'_>) -> Result<Standing, Denied> {
        if actor.is_program() && self.program {
            return Ok(Standing::default());
        }
        if actor.membership != Membership::Active {
            return Err(Denied::OutOfScope);
        }
        let own = actor.capacities.iter().filter(|held| held.behalf.is_none());
        let lent = actor.capacities.iter().filter(|held| held.behalf.is_some() && !self.not_lent);
        let mut on_himself = false;
        for held in std::iter::once(None).chain(own.chain(lent).map(Some)) {
            match self.ask(actor, held, object) {
                Answer::Yes(standing) => return self.open_in(object.state).map(|()| standing),
                Answer::OnHimself => on_himself = true,
                Answer::No => {}
            }
        }
        match (on_himself, self.refusal) {
            (true, _) => Err(Denied::because(self.not_own)),
            (false, "") => Err(Denied::OutOfScope),
            (false, refusal) => Err(Denied::because(refusal)),
        }
    }

    /// Whether it grants this person anything at all, by one of his roles: who it does not know need not even knock.
    pub fn knows(&self, actor: &Actor) -> bool {
        let counts = |held: &Capacity| held.behalf.is_none() || !self.not_lent;
        let holds =
            |grant: &Grant| actor.capacities.iter().any(|held| counts(held) && grant.roles.contains(&held.role));
        let admits = |grant: &Grant| grant.roles.is_empty() || holds(grant);
        actor.membership == Membership::Active && self.grants.iter().any(admits)
    }

    /// The roles that it grants anything to.
    pub fn roles(&self) -> impl Iterator<Item = Role> {
        let grants = self.grants;
        Role::ALL.into_iter().filter(move |role| grants.iter().any(|g| g.roles.is_empty() || g.roles.contains(role)))
    }

    /// Asks in one capacity; without one only what is anybody's is granted.
    fn ask(&self, actor: &Actor, held: Option<&Capacity>, object: &Object<'_>) -> Answer {
        let fits = |grant: &&Grant| match held {
            None => grant.roles.is_empty(),
            Some(held) => grant.roles.contains(&held.role),
        };
        let granted = |grant: &Grant| grant.holds_in(object.state) && object.lies(grant.scope, actor, held);
        if !self.grants.iter().filter(fits).any(granted) {
            return Answer::No;
        }
        let behalf = held.and_then(|held| held.behalf.as_ref());
        let bound = object.binds(actor.staff) || object.binds(behalf.map(|behalf| behalf.staff));
        match !self.not_own.is_empty() && (bound || object.account == Some(actor.account)) {
            true => Answer::OnHimself,
            false => Answer::Yes(Standing { behalf: behalf.cloned() }),
        }
    }

    fn open_in(&self, state: &str) -> Result<(), Denied> {
        match self.states.iter().find(|(code, why)| *code == state && !why.is_empty()) {
            None => Ok(()),
            Some((_, why)) => Err(Denied::because(*why)),
        }
    }
}
