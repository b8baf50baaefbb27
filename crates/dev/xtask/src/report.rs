//! What is printed while the parts of the test run, and the count at the end.

use std::time::Instant;

/// Passed and failed checks of one part.
#[derive(Debug, Default, Clone, Copy, PartialEq)]
pub struct Tally {
    pub passed: usize,
    pub failed: usize,
}

impl Tally {
    /// One check that went well or not.
    pub fn one(ok: bool) -> Tally {
        Tally { passed: usize::from(ok), failed: usize::from(!ok) }
    }

    /// A part that could not run. It counts as a failure: what was not seen to work does not work.
    pub fn could_not_run(why: &str) -> Tally {
        println!("   could not run: {why}");
        Tally::one(false)
    }

    /// Both together.
    pub fn plus(self, other: Tally) -> Tally {
        Tally { passed: self.passed + other.passed, failed: self.failed + other.failed }
    }
}

/// The parts that have run.
#[derive(Default)]
pub struct Report {
    total: Tally,
    failed_parts: Vec<String>,
}

impl Report {
    /// Runs one part under its heading and prints its time; true when nothing in it failed.
    pub fn part(&mut self, name: &str, run: impl FnOnce() -> Tally) -> bool {
        println!("── {name}");
        let begun = Instant::now();
        let tally = run();
        println!("   {} passed, {} failed, {:.1} s", tally.passed, tally.failed, begun.elapsed().as_secs_f64());
        self.total = self.total.plus(tally);
        if tally.failed > 0 {
            self.failed_parts.push(name.to_string());
        }
        tally.failed == 0
    }

    /// Prints which parts failed, and as the very last line the count. True when all is well.
    pub fn end(self) -> bool {
        if !self.failed_parts.is_empty() {
            println!("failed: {}", self.failed_parts.join(", "));
        }
        println!("{} passed, {} failed", self.total.passed, self.total.failed);
        self.total.failed == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_failure_fails_the_whole() {
        let mut report = Report::default();
        assert!(report.part("a", || Tally { passed: 2, failed: 0 }));
        assert!(!report.part("b", || Tally::could_not_run("no such tool")));
        assert_eq!(report.total, Tally { passed: 2, failed: 1 });
        assert!(!report.end());
    }
}
