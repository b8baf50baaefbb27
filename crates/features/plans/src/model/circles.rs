//! Circles among tasks: two that wait for each other, or that stand above each other, over any number of steps.

/// Whether a tie from `from` to `to` closes a circle over the ties that there are: `to` is `from`, or leads to it.
pub fn would_circle(ties: &[(i64, i64)], from: i64, to: i64) -> bool {
    let (mut seen, mut open) = (vec![to], vec![to]);
    while let Some(at) = open.pop() {
        if at == from {
            return true;
        }
        for next in ties.iter().filter(|(one, _)| *one == at).map(|(_, other)| *other) {
            if !seen.contains(&next) {
                seen.push(next);
                open.push(next);
            }
        }
    }
    false
}

/// The first tie that is part of a circle.
pub fn circle(ties: &[(i64, i64)]) -> Option<(i64, i64)> {
    ties.iter().copied().find(|(from, to)| would_circle(ties, *from, *to))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn circles_are_seen_over_several_steps() {
        let ties = [(2, 3), (3, 4), (4, 3)];
        assert!(would_circle(&ties, 1, 1));
        assert!(would_circle(&ties, 4, 2));
        assert!(!would_circle(&ties, 1, 2));
        assert!(!would_circle(&ties, 2, 5));
    }

    #[test]
    fn the_tie_that_is_in_a_circle_is_named() {
        assert_eq!(circle(&[(1, 2), (2, 3), (3, 4), (4, 3)]), Some((3, 4)));
        assert_eq!(circle(&[(1, 2), (2, 3), (1, 3)]), None);
        assert_eq!(circle(&[(7, 7)]), Some((7, 7)));
    }
}
