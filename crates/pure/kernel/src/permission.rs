//! Permission is a value: whoever writes must hold an [`Allowed`], and only a passed check makes one.
//!
//! What a check asks is data: a [`Policy`] for each action, which the printed table of permissions shows and the
//! program obeys. The code of an action only says what its [`Object`] is.

mod policy;
mod table;

use std::fmt;

use crate::actor::{Actor, Behalf};

pub use policy::{Grant, Object, Policy, Scope, Standing};
pub use table::{Cell, Row, Table};

/// Something an actor may want to do, with the facts that the decision needs.
pub trait Action {
    /// Who may, where and when.
    const POLICY: Policy;

    /// The facts of the thing that it is done to.
    fn object(&self) -> Object<'_> {
        Object::default()
    }

    /// Decides.
    ///
    /// # Errors
    /// [`Denied`] with the reason, in the user's words.
    fn check(&self, actor: &Actor) -> Result<Standing, Denied> {
        Self::POLICY.decide(actor, &self.object())
    }
}

/// Proof that [`Action::check`] passed for this actor. Store functions that write ask for it.
#[derive(Debug, Clone)]
pub struct Allowed<A> {
    actor: Actor,
    action: A,
    behalf: Option<Behalf>,
}

impl<A: Action> Allowed<A> {
    /// Who.
    pub fn actor(&self) -> &Actor {
        &self.actor
    }

    /// What, with the facts that were checked.
    pub fn action(&self) -> &A {
        &self.action
    }

    /// For whom, when only a delegation (ủy quyền) allowed it.
    pub fn behalf(&self) -> Option<&Behalf> {
        self.behalf.as_ref()
    }
}

impl Actor {
    /// The only way to an [`Allowed`].
    ///
    /// # Errors
    /// [`Denied`] when the action's check says no.
    pub fn may<A: Action>(&self, action: A) -> Result<Allowed<A>, Denied> {
        let standing = action.check(self)?;
        Ok(Allowed { actor: self.clone(), action, behalf: standing.behalf })
    }

    /// The same question for a screen that only shows or hides a button.
    pub fn could<A: Action>(&self, action: &A) -> bool {
        action.check(self).is_ok()
    }
}

/// A refusal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Denied {
    /// The thing lies outside the actor's scope: answered as if it did not exist.
    OutOfScope,
    /// He may see it, but not do this; the text says why and who may.
    Because(String),
}

impl Denied {
    /// A refusal with its reason.
    pub fn because(reason: impl Into<String>) -> Denied {
        Denied::Because(reason.into())
    }
}

impl fmt::Display for Denied {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Denied::OutOfScope => f.write_str("Không tìm thấy."),
            Denied::Because(reason) => f.write_str(reason),
        }
    }
}

impl std::error::Error for Denied {}
