//! `cargo xtask test`: everything, in order, each part with its time, ending in one line `N passed, N failed`.

use crate::report::{Report, Tally};
use crate::{postgres, tidy, tree};
use std::path::Path;
use std::process::ExitCode;

mod browser;
mod build;
pub mod install;
mod lint;
mod rust;

/// The parts, in order, by the names that `--only` takes.
const PARTS: &[&str] = &["fmt", "clippy", "tidy", "build", "map", "rust", "browser"];

/// Runs the parts that `only` names (a list divided by commas), or all.
///
/// # Errors
/// `only` names a part that does not exist.
pub fn run(root: &Path, only: Option<&str>) -> Result<ExitCode, String> {
    let chosen: Vec<&str> = only.map_or(PARTS.to_vec(), |list| list.split(',').map(str::trim).collect());
    if let Some(unknown) = chosen.iter().find(|part| !PARTS.contains(part)) {
        return Err(format!("there is no part `{unknown}`; the parts are {}", PARTS.join(",")));
    }
    let mut report = Report::default();
    run_parts(root, &chosen, &mut report);
    Ok(if report.end() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn run_parts(root: &Path, chosen: &[&str], report: &mut Report) {
    let wanted = |part: &str| chosen.contains(&part);
    report.part("what the machine needs", || install::install(root, &install::needs(chosen)));
    if wanted("fmt") {
        report.part("formatting", || lint::formatting(root));
    }
    if wanted("clippy") {
        report.part("clippy, warnings denied", || lint::clippy(root));
    }
    if wanted("tidy") {
        report.part("tidy", || checks(root));
    }
    if !["build", "map", "rust", "browser"].into_iter().any(wanted) {
        return;
    }
    let mut built = None;
    report.part("build", || match build::build(root) {
        Ok(programs) => {
            built = Some(programs);
            Tally::one(true)
        }
        Err(tally) => tally,
    });
    match built {
        Some(programs) => run_built(root, &programs, &wanted, report),
        None => {
            for part in ["map", "rust", "browser"].into_iter().filter(|part| wanted(part)) {
                report.part(part, || Tally::could_not_run("the build failed"));
            }
        }
    }
}

/// What runs programs that the build made.
fn run_built(root: &Path, programs: &build::Programs, wanted: &dyn Fn(&str) -> bool, report: &mut Report) {
    if wanted("map") {
        report.part("docs/MAP.md is up to date", || rust::map_is_fresh(root, programs));
    }
    if !wanted("rust") && !wanted("browser") {
        return;
    }
    let mut cluster = None;
    report.part("PostgreSQL in a temporary folder", || match postgres::start() {
        Ok(started) => {
            cluster = Some(started);
            Tally::one(true)
        }
        Err(why) => Tally::could_not_run(&why),
    });
    let url = cluster.as_ref().map(postgres::Cluster::url);
    if wanted("rust") {
        report.part("Rust tests", || rust::tests(root, url));
    }
    if wanted("browser") {
        report.part("browser journeys", || browser::journeys(root, programs, url));
    }
}

fn checks(root: &Path) -> Tally {
    match tree::Tree::read(root) {
        Ok(tree) => {
            let (passed, failed) = tidy::run(&tree);
            Tally { passed, failed: failed.len() }
        }
        Err(why) => Tally::could_not_run(&why),
    }
}
