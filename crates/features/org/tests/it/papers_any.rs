//! No paper makes a reader panic, whatever its lines are and in whatever order they stand.

use org::papers::requirement::{certificates, training};
use org::papers::{description, frame, leftovers, positions};
use proptest::prelude::*;

use crate::papers::{own, text};
use crate::{papers_description, papers_frame, papers_positions};

/// Lines of real shape, and pieces that a reader could trip over.
fn lines() -> Vec<String> {
    let papers = [papers_description::PAPER, papers_frame::PAPER, papers_positions::PAPER];
    let odd = [
        "|",
        "| | |",
        "2.1",
        "2.1 |",
        "5 | |",
        ". . .",
        "İ | ẞ | 漢-漢-1",
        "TP -",
        "- ",
        "Tổng",
        "I",
        "ngành",
        "99999999999 vị trí",
    ];
    papers.iter().flat_map(|paper| paper.lines()).chain(odd).map(str::to_owned).collect()
}

fn read_all(paper: &str) {
    let document = text(paper);
    let _ = positions::read(&document, &own());
    let _ = description::read(&document);
    let _ = frame::read(&document);
    let _ = leftovers::find(&document, &own(), None);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn lines_in_any_order(order in prop::collection::vec(any::<prop::sample::Index>(), 1..60)) {
        let lines = lines();
        let paper: Vec<&str> = order.iter().map(|index| lines[index.index(lines.len())].as_str()).collect();
        read_all(&format!("x\n{}", paper.join("\n")));
    }

    #[test]
    fn any_signs(paper in "x[\\PC|\n/.-]{0,200}", sentence in "(đại học|ngành|khác|và|, |\\PC){0,12}") {
        read_all(&paper);
        let _ = (training(&sentence), certificates(&sentence));
    }
}
