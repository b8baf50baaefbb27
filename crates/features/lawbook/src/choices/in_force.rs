//! Which position holds where the law is open: the one seam through which every page and calculator learns it.

use kernel::dates::Date;
use rules::law::{Law, Policy, Position};

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

/// The positions that hold on a day. Nobody has chosen otherwise yet, so each is the first of its question.
pub fn choices_in_force(_on: Date) -> Choices {
    let taken = |policy: &'static Policy| {
        let position = policy.default_position()?;
        Some(Taken { policy, position, by: SYSTEM.to_owned() })
    };
    Choices(Law::shipped().policies().filter_map(taken).collect())
}

impl Choices {
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

#[cfg(test)]
mod tests {
    use kernel::dates::date;
    use rules::evaluation::policy::{Divisor, ExcellentBase, Surplus};

    use super::*;

    #[test]
    fn each_open_question_has_its_position_and_who_took_it() {
        let choices = choices_in_force(date(2026, 11, 28));
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
}
