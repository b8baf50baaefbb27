//! Each real action, made from the facts of a case. A new policy needs a line here; the matrix asks for it.

use access::permissions::*;
use accounts::permissions::{Administer, OwnAccount};
use journal::permissions::{ViewJournal, ViewLine};
use kernel::actor::Actor;
use kernel::ids::{AccountId, Commune, StaffId, UnitId};
use kernel::permission::{Action, Denied, Object, Standing};
use lawbook::api::{DecideChoice, ProposeChoice, ViewLaw, WithdrawChoice};
use plans::model::{DifficultyState, PlanState, TaskState};
use plans::permissions::*;
use staff::api::{ErasePerson, ImportStaff, KeepRecords, NoteRelative, ReadPrivate, ViewProfile, ViewRelatives};

/// The facts of a case.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Facts {
    pub commune: Option<Commune>,
    pub owner: Option<StaffId>,
    /// Who handed in, asked, reported, reads.
    pub by: Option<StaffId>,
    pub account: Option<AccountId>,
    pub relatives: &'static [StaffId],
    pub entrusted: Option<StaffId>,
    pub accountable: Option<StaffId>,
    pub unit: Option<UnitId>,
    /// Another unit that it belongs to.
    pub second: Option<UnitId>,
    pub takes_part: bool,
    pub state: &'static str,
}

impl Facts {
    /// The facts as policies see them.
    pub fn object(&self) -> Object<'static> {
        Object {
            commune: self.commune,
            own: [self.owner, self.by, None],
            account: self.account,
            relatives: self.relatives,
            entrusted: self.entrusted,
            accountable: self.accountable,
            units: [self.unit, self.second],
            takes_part: self.takes_part,
            state: self.state,
        }
    }

    fn people(&self) -> TaskPeople {
        TaskPeople { lead_unit: self.unit, owner: self.owner, accountable: self.accountable, authority: self.entrusted }
    }

    fn task_state(&self) -> TaskState {
        TaskState::from_code(self.state).expect("a state of a task")
    }

    fn plan_state(&self) -> PlanState {
        PlanState::from_code(self.state).expect("a state of a plan")
    }

    fn account(&self) -> AccountId {
        self.account.expect("an account")
    }

    fn by(&self) -> StaffId {
        self.by.expect("somebody")
    }
}

/// What an action knows of its thing, besides the state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sees {
    Owner,
    By,
    Account,
    Relatives,
    Entrusted,
    Accountable,
    Unit,
    /// A unit without which there is no such thing.
    UnitAlways,
    Second,
    TakesPart,
}
use Sees::{Account, Accountable, By, Entrusted, Owner, Relatives, Second, TakesPart, Unit, UnitAlways};

/// How an action is made and asked.
pub(crate) struct Builder {
    pub name: &'static str,
    pub sees: &'static [Sees],
    pub ask: fn(&Facts, &Actor) -> Result<Standing, Denied>,
}

/// `builder!(Action, [facts that it sees], |f| Action { … })`
macro_rules! builder {
    ($action:ty, [$($sees:expr),*], |$facts:ident| $made:expr) => {
        Builder {
            name: <$action as Action>::POLICY.name,
            sees: &[$($sees),*],
            ask: |$facts, actor| {
                let action: $action = $made;
                let proof = actor.may(action)?;
                assert!(actor.could(proof.action()), "a screen shows what may be done");
                Ok(Standing { behalf: proof.behalf().cloned() })
            },
        }
    };
    ($action:expr) => {
        Builder { name: name_of(&$action), sees: &[], ask: |_, actor| $action.check(actor) }
    };
}

const fn name_of<A: Action>(_: &A) -> &'static str {
    A::POLICY.name
}

/// Every action that there is.
pub(crate) const BUILDERS: &[Builder] = &[
    builder!(OwnAccount, [Account], |f| OwnAccount { account: f.account() }),
    builder!(db::draft::OwnDrafts, [Account], |f| db::draft::OwnDrafts { account: f.account() }),
    builder!(Administer, [By, Account], |f| Administer { staff: f.by, account: f.account() }),
    builder!(accounts::api::SetUp),
    builder!(ViewTable),
    builder!(ViewAccounts),
    builder!(Propose, [By, Relatives], |f| Propose { subject: f.by, relatives: f.relatives.to_vec() }),
    builder!(Withdraw, [Account], |f| Withdraw { proposed_by: f.account() }),
    builder!(Decide, [By, Relatives], |f| Decide { subject: f.by, relatives: f.relatives.to_vec() }),
    builder!(GiveLink, [Account], |f| GiveLink { holder: f.account() }),
    builder!(Suspend, [By, Account], |f| Suspend { subject: f.by, account: f.account() }),
    builder!(Delegate, [Account], |f| Delegate { from: f.account() }),
    builder!(AnswerDelegation, [Account], |f| AnswerDelegation { to: f.account() }),
    builder!(RevokeDelegation, [Account], |f| RevokeDelegation { from: f.account() }),
    builder!(SetUpAccess),
    builder!(ViewJournal),
    builder!(ViewLine, [By, Account], |f| ViewLine { staff: f.by, account: f.account }),
    builder!(ViewLaw),
    builder!(ProposeChoice),
    builder!(DecideChoice),
    builder!(WithdrawChoice, [Account], |f| WithdrawChoice { proposed_by: f.account() }),
    builder!(org::api::ViewHouse),
    builder!(org::api::ManagePositions),
    builder!(org::api::SetUpUnits),
    builder!(staff::api::SetUpStaff),
    builder!(ImportStaff),
    builder!(ViewProfile, [By, UnitAlways], |f| ViewProfile { staff: f.by(), unit: f.unit.expect("a unit") }),
    builder!(KeepRecords, [By, Relatives], |f| KeepRecords { staff: f.by(), relatives: f.relatives.to_vec() }),
    builder!(ViewRelatives, [By], |f| ViewRelatives { staff: f.by() }),
    builder!(NoteRelative, [By], |f| NoteRelative { staff: f.by() }),
    builder!(ReadPrivate, [By], |f| ReadPrivate { staff: f.by(), name: String::new() }),
    // Whom it names as two persons is checked beside the table: here they are two.
    builder!(ErasePerson, [], |f| ErasePerson {
        staff: f.by.unwrap_or(StaffId(61)),
        proposer: StaffId(62),
        approver: StaffId(63)
    }),
    builder!(db::tree::SignHead),
    builder!(GoHome),
    builder!(ViewPlan, [], |f| ViewPlan { state: f.plan_state() }),
    builder!(ImportPlan),
    builder!(EditDraft, [], |f| EditDraft { state: f.plan_state() }),
    builder!(StartPlan, [], |f| StartPlan { state: f.plan_state() }),
    builder!(WorkOnTask, [Owner, Accountable, Entrusted, Unit], |f| WorkOnTask {
        people: f.people(),
        state: f.task_state()
    }),
    builder!(Discuss),
    builder!(ManageBlockers, [Owner, Accountable, Entrusted, Unit], |f| ManageBlockers { people: f.people() }),
    builder!(OpenFile, [Owner, Accountable, Entrusted, Unit, TakesPart], |f| OpenFile {
        people: f.people(),
        coordinates: f.takes_part,
        is_public: f.state == "cong_khai"
    }),
    builder!(DecideEvidence, [Owner, By, Accountable, Entrusted, Unit], |f| DecideEvidence {
        people: f.people(),
        submitted_by: f.by
    }),
    builder!(HaltTask, [Owner, Accountable, Entrusted, Unit], |f| HaltTask {
        people: f.people(),
        state: f.task_state()
    }),
    builder!(RequestChange, [Owner, Accountable, Entrusted, Unit], |f| RequestChange {
        people: f.people(),
        state: f.task_state()
    }),
    builder!(WithdrawChange, [By], |f| WithdrawChange { requested_by: f.by }),
    builder!(DecideChange, [Owner, By, Accountable, Entrusted, Unit], |f| DecideChange {
        people: f.people(),
        requested_by: f.by
    }),
    builder!(PromptTask, [Owner, Accountable, Entrusted, Unit], |f| PromptTask {
        people: f.people(),
        state: f.task_state()
    }),
    builder!(ReportDifficulty, [Unit], |f| ReportDifficulty { unit: f.unit }),
    builder!(ViewDifficulty, [Owner, Accountable, Entrusted, UnitAlways, Second], |f| ViewDifficulty {
        unit: f.unit.expect("a unit"),
        people: Some(TaskPeople { lead_unit: f.second, ..f.people() })
    }),
    builder!(AnswerDifficulty, [By], |f| AnswerDifficulty {
        submitted_to_chairman: f.state == "trinh_chu_tich",
        reported_by: f.by
    }),
    builder!(SubmitDifficulty, [], |f| SubmitDifficulty {
        state: DifficultyState::from_code(f.state).expect("a state of a difficulty")
    }),
    builder!(ManageDirectives),
    builder!(ConfirmReading, [By], |f| ConfirmReading { reader: f.by() }),
    builder!(ViewOverview),
    builder!(MakeReport),
    builder!(Publish),
    builder!(ViewCity),
    builder!(RunJobs),
];
