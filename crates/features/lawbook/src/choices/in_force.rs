//! Which position holds where the law is open: the one seam through which every page and calculator learns it.

use db::{Conn, DbError};
use kernel::dates::{self, Date};
use kernel::ids::Commune;
use rules::law::{Law, Policy, Position};

use crate::store::{self, ChoiceRow};

/// Who took a position that nobody of the commune took.
const SYSTEM: &str = "mặc định của hệ thống";

/// The position that holds for one open question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// The question.
    pub policy: &'static Policy,
    /// The answer that holds.
    pub position: &'static Position,
    /// Who took it, in words.
    pub by: String,
}

/// The positions that hold on a day, in the order of the law's data.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choices(Vec<Taken>);

/// The positions that hold on a day in a commune.
///
/// # Errors
/// The database cannot be read.
pub async fn choices_in_force(conn: &mut Conn, commune: Commune, on: Date) -> Result<Choices, DbError> {
    Ok(Choices::on(on, &store::approved(conn, commune).await?))
}

impl Choices {
    /// The positions that hold on a day, of approved proposals in the order in which they take effect; where there is
    /// none, or only one that this version does not know, the first position of the question.
    pub fn on(day: Date, approved: &[ChoiceRow]) -> Choices {
        let chosen = |policy: &'static Policy| {
            let of_policy = approved.iter().filter(|row| row.policy == policy.id && row.valid_from <= day);
            let known =
                |row: &ChoiceRow| Some(Taken { position: policy.position(&row.position)?, policy, by: by(row) });
            of_policy.filter_map(known).next_back()
        };
        let default = |policy: &'static Policy| {
            Some(Taken { policy, position: policy.default_position()?, by: SYSTEM.to_owned() })
        };
        Choices(Law::shipped().policies().filter_map(|policy| chosen(policy).or_else(|| default(policy))).collect())
    }

    /// All of them.
    pub fn all(&self) -> &[Taken] {
        &self.0
    }

    /// What holds for the question of this name.
    pub fn of(&self, policy: &str) -> Option<&Taken> {
        self.0.iter().find(|taken| taken.policy.id == policy)
    }

    /// What holds for the question of this name, as a rule takes it; the rule's own default where it is not known.
    pub fn position<P: Default>(&self, policy: &str, of_code: fn(&str) -> Option<P>) -> P {
        self.of(policy).and_then(|taken| of_code(&taken.position.id)).unwrap_or_default()
    }
}

/// Who took a position, in words.
fn by(row: &ChoiceRow) -> String {
    let decided = match (&row.decider_name, row.decided_at) {
        (Some(name), Some(at)) => format!(", {name} duyệt ngày {}", dates::short(dates::civil_date(at))),
        _ => String::new(),
    };
    format!("{} đề nghị{decided}, áp dụng từ ngày {}", row.proposer_name, dates::short(row.valid_from))
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use kernel::dates::date;
    use kernel::ids::{AccountId, StaffId};
    use rules::evaluation::policy::{Divisor, ExcellentBase, Surplus};

    use super::*;

    #[test]
    fn each_open_question_has_its_position_and_who_took_it() {
        let choices = Choices::on(date(2026, 11, 28), &[]);
        assert_eq!(choices.all().len(), Law::shipped().policies().count());
        assert!(choices.all().iter().all(|taken| taken.by == SYSTEM));
        assert_eq!(choices.position(Surplus::POLICY, Surplus::from_code), Surplus::CapCriterion);
        assert_eq!(choices.position(Divisor::POLICY, Divisor::from_code), Divisor::MonthsEvaluated);
        let other = Choices(vec![Taken {
            position: &Law::shipped().policy(ExcellentBase::POLICY).expect("known").positions[2],
            ..choices.of(ExcellentBase::POLICY).expect("known").clone()
        }]);
        assert_eq!(other.position(ExcellentBase::POLICY, ExcellentBase::from_code), ExcellentBase::AllRanked);
        assert_eq!(other.position(Surplus::POLICY, Surplus::from_code), Surplus::default());
    }

    fn approved(id: i64, position: &str, from: Date) -> ChoiceRow {
        ChoiceRow {
            id,
            policy: ExcellentBase::POLICY.to_owned(),
            position: position.to_owned(),
            valid_from: from,
            document: None,
            reason: "Thống nhất trong xã".to_owned(),
            state: "da_duyet".to_owned(),
            proposed_by: AccountId(5),
            proposer_staff: StaffId(5),
            proposer_behalf: None,
            proposer_name: "Lê Thị Xuân".to_owned(),
            proposed_at: Timestamp::UNIX_EPOCH,
            decider_name: Some("Phạm Quang Huy".to_owned()),
            decided_at: Some(Timestamp::UNIX_EPOCH),
            decision_reason: None,
            version: 2,
        }
    }

    #[test]
    fn a_choice_holds_from_its_day_until_the_next() {
        let rows = [
            approved(1, "htt_or_better", date(2026, 3, 1)),
            approved(2, "all_ranked", date(2026, 9, 1)),
            approved(3, "of_a_later_version", date(2026, 10, 1)),
        ];
        let on = |day| Choices::on(day, &rows).position(ExcellentBase::POLICY, ExcellentBase::from_code);
        assert_eq!(on(date(2026, 2, 28)), ExcellentBase::RankedGood);
        assert_eq!(on(date(2026, 3, 1)), ExcellentBase::GoodOrBetter);
        assert_eq!(on(date(2026, 9, 1)), ExcellentBase::AllRanked);
        assert_eq!(on(date(2026, 12, 1)), ExcellentBase::AllRanked, "what is not known does not hold");
        let said = Choices::on(date(2026, 3, 1), &rows);
        let by = &said.of(ExcellentBase::POLICY).expect("known").by;
        assert_eq!(by, "Lê Thị Xuân đề nghị, Phạm Quang Huy duyệt ngày 01/01/1970, áp dụng từ ngày 01/03/2026");
        assert!(said.of(Surplus::POLICY).is_some_and(|taken| taken.by == SYSTEM));
    }
}
