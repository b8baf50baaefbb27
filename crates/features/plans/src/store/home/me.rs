//! Whose page it is: the person, and the capacities in which work and decisions come to him, as the statements take
//! them. The rules are those of `permissions`; a test compares what the statements find with what the policies allow.

use db::{Value, args};
use kernel::actor::{Capacity, Role};
use kernel::ids::{StaffId, UnitId};

/// Nobody has this id; it differs from the -1 that stands for an empty column.
const NOBODY: i64 = -2;

/// The units that one person heads, and those for whom he acts, that a statement has room for.
const ROOM: usize = 3;

/// The offices of one person that a statement has room for.
const OFFICES: usize = 12;

/// What an office gives besides what names its holder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Power {
    /// Only what names him as the one who decides.
    Named = 0,
    /// Also what is the leaders', in his field.
    Leads = 1,
    /// Also the units' new difficulties.
    Collects = 2,
}

/// One office of his, his own or held for another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Office {
    pub power: Power,
    /// The field of a deputy chairman; none: the whole commune.
    pub field: Option<UnitId>,
    /// Who delegated it: the person and his name.
    pub for_whom: Option<(StaffId, String)>,
}

/// Whose page it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Me {
    pub staff: Option<StaffId>,
    /// The units that he heads, also acting or for another.
    heads: Vec<UnitId>,
    /// His own first: a delegation is named only where it was needed.
    offices: Vec<Office>,
}

impl Me {
    /// A person of the register in his capacities of today.
    pub fn of(staff: Option<StaffId>, capacities: &[Capacity]) -> Me {
        let mut me = Me { staff, ..Me::default() };
        let own = capacities.iter().filter(|held| held.behalf.is_none());
        let lent = capacities.iter().filter(|held| held.behalf.is_some());
        for held in own.chain(lent).filter(|held| Role::WORKERS.contains(&held.role)) {
            let (power, field) = match held.role {
                Role::ChuTich => (Power::Leads, None),
                Role::PhoChuTich => (Power::Leads, held.unit),
                Role::DauMoi => (Power::Collects, None),
                _ => (Power::Named, None),
            };
            let for_whom = held.behalf.as_ref().map(|behalf| (behalf.staff, behalf.name.clone()));
            push_new(&mut me.offices, Office { power, field, for_whom });
            if let Some(unit) = held.unit.filter(|_| held.role == Role::TruongDonVi) {
                push_new(&mut me.heads, unit);
            }
        }
        me
    }

    /// Leads the commune, or a field of it.
    pub fn leads_commune(&self) -> bool {
        self.offices.iter().any(|office| office.power == Power::Leads)
    }

    /// Brings plans in and sees to them: the leaders and the steward.
    pub fn makes_plans(&self) -> bool {
        self.offices.iter().any(|office| office.power != Power::Named)
    }

    /// Heads this unit.
    pub fn heads(&self, unit: UnitId) -> bool {
        self.heads.contains(&unit)
    }

    /// The name of the person for whom he acts; none where he does not act for him.
    pub fn acts_for(&self, person: Option<StaffId>) -> Option<&str> {
        let mut lent = self.offices.iter().filter_map(|office| office.for_whom.as_ref());
        lent.find(|(staff, _)| Some(*staff) == person && self.staff != person).map(|(_, name)| name.as_str())
    }

    /// Who has delegated to him, each once.
    pub fn delegators(&self) -> Vec<&str> {
        let mut persons = Vec::new();
        self.offices
            .iter()
            .filter_map(|office| office.for_whom.as_ref())
            .for_each(|person| push_new(&mut persons, person));
        persons.into_iter().map(|(_, name)| name.as_str()).collect()
    }

    /// The office in this place, as a statement says it.
    pub fn office(&self, place: i64) -> Option<&Office> {
        usize::try_from(place).ok().and_then(|place| self.offices.get(place))
    }

    /// His own id.
    pub(super) fn id(&self) -> i64 {
        self.staff.map_or(NOBODY, i64::from)
    }

    /// Three units that he heads.
    pub(super) fn headed(&self) -> [i64; ROOM] {
        filled(self.heads.iter().map(|unit| unit.0))
    }

    /// Three persons for whom he acts.
    pub(super) fn represented(&self) -> [i64; ROOM] {
        let mut persons = Vec::new();
        self.offices.iter().filter_map(|o| o.for_whom.as_ref()).for_each(|(staff, _)| push_new(&mut persons, staff.0));
        filled(persons)
    }

    /// The rows of `held!`: who would decide, by what power, in what field (0: everywhere).
    pub(super) fn offices(&self) -> Vec<Value> {
        let mut values = Vec::with_capacity(OFFICES * 3);
        for place in 0..OFFICES {
            values.extend(match self.offices.get(place) {
                Some(office) => {
                    let person = office.for_whom.as_ref().map_or(self.id(), |(staff, _)| staff.0);
                    args![person, office.power as i64, office.field.map_or(0, i64::from)]
                }
                None => args![NOBODY, Power::Named as i64, 0_i64],
            });
        }
        values
    }
}

fn push_new<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if !list.contains(&item) {
        list.push(item);
    }
}

fn filled(ids: impl IntoIterator<Item = i64>) -> [i64; ROOM] {
    let mut room = [NOBODY; ROOM];
    room.iter_mut().zip(ids).for_each(|(place, id)| *place = id);
    room
}

/// His offices as rows `held (place, person, power, field)`: the arguments `$3` … `$38`.
macro_rules! held {
    () => {
        "held as (
           select cast(0 as bigint) as place, cast($3 as bigint) as person, cast($4 as bigint) as power,
                  cast($5 as bigint) as field
           union all select 1, $6, $7, $8
           union all select 2, $9, $10, $11
           union all select 3, $12, $13, $14
           union all select 4, $15, $16, $17
           union all select 5, $18, $19, $20
           union all select 6, $21, $22, $23
           union all select 7, $24, $25, $26
           union all select 8, $27, $28, $29
           union all select 9, $30, $31, $32
           union all select 10, $33, $34, $35
           union all select 11, $36, $37, $38)"
    };
}

pub(super) use held;
