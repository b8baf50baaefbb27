//! Whether a statement keeps to one commune: each table that it names is tied to a commune, and one of them to the
//! commune that is asked for.

use crate::sql::{table_mentions, words};

/// Words that open the conditions of a statement, and those that end them.
const OPENS: &[&str] = &["where", "on", "having"];
const ENDS: &[&str] = &[
    "group",
    "order",
    "limit",
    "union",
    "except",
    "intersect",
    "returning",
    "select",
    "set",
    "values",
    "from",
    "join",
];

/// What was found while reading one statement.
#[derive(Default)]
struct Ties {
    /// Equations of a commune, mentions in `using (…)` and in the columns that are written.
    count: usize,
    /// Whether one of them holds the commune that is asked for, and no other table's.
    grounded: bool,
    /// Whether an `or` beside such a condition lets other rows in.
    loosened: bool,
}

/// The conditions of one bracket (or `case`) as they are read.
#[derive(Default)]
struct Conditions {
    must_hold: bool,
    ties: usize,
    ors: usize,
}

impl Conditions {
    /// Ends one list of conditions; whether an `or` stood beside a tie.
    fn end(&mut self, next_must_hold: bool) -> bool {
        let loosened = self.ties > 0 && self.ors > 0;
        *self = Conditions { must_hold: next_must_hold, ..Conditions::default() };
        loosened
    }
}

/// Whether a whole statement ties every table that it names to a commune. A condition counts where it must hold: not
/// within brackets beside an `or`, not after a `not`, not in the list of what is selected or sorted by.
pub fn names_commune(sql: &str) -> bool {
    let ties = ties(&words(sql));
    !ties.loosened && ties.grounded && ties.count >= table_mentions(sql).len()
}

fn ties(words: &[String]) -> Ties {
    let word = |at: usize| words.get(at).map_or("", String::as_str);
    let mut ties = Ties::default();
    let mut outer: Vec<Conditions> = Vec::new();
    let mut here = Conditions::default();
    for at in 0..words.len() {
        match word(at) {
            "(" | "case" => {
                if names_columns(words, at) {
                    let named = (at..closing(words, at)).filter(|i| word(*i) == "commune").count();
                    ties.count += named;
                    ties.grounded |= named > 0 && at >= 2 && word(at - 2) == "into";
                }
                outer.push(std::mem::take(&mut here));
            }
            ")" | "end" => {
                ties.loosened |= here.end(false);
                here = outer.pop().unwrap_or_default();
            }
            "or" if here.must_hold => here.ors += 1,
            "=" if here.must_hold => {
                let left = at >= 1 && word(at - 1) == "commune" && !is_negated(words, at - 1);
                let right = word(at + 1) == "commune" || (word(at + 2) == "." && word(at + 3) == "commune");
                here.ties += usize::from(left || right);
                ties.count += usize::from(left || right);
                let asked = |at: usize| word(at) == "$";
                ties.grounded |= (left && asked(at + 1)) || (right && at >= 2 && asked(at - 2));
            }
            opens if OPENS.contains(&opens) && word(at + 1) != "conflict" => ties.loosened |= here.end(true),
            ends if ENDS.contains(&ends) && !(ends == "from" && at >= 1 && word(at - 1) == "distinct") => {
                ties.loosened |= here.end(false);
            }
            _ => {}
        }
    }
    ties.loosened |= here.end(false);
    ties
}

/// Whether the bracket holds the columns of a `using (…)` or of an `insert into table (…)`.
fn names_columns(words: &[String], open: usize) -> bool {
    let before = |back: usize| open.checked_sub(back).map_or("", |at| words[at].as_str());
    before(1) == "using" || before(2) == "into"
}

/// Whether `not` stands before the `commune` at this place, with or without the table's name between them.
fn is_negated(words: &[String], commune: usize) -> bool {
    let before = |back: usize| commune.checked_sub(back).map_or("", |at| words[at].as_str());
    before(1) == "not" || (before(1) == "." && before(3) == "not")
}

fn closing(words: &[String], open: usize) -> usize {
    let mut depth = 0;
    for (at, word) in words.iter().enumerate().skip(open) {
        match word.as_str() {
            "(" => depth += 1,
            ")" => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at;
        }
    }
    words.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_table_is_tied_to_a_commune() {
        for (sql, tied) in [
            ("select id from a_b where commune = $1", true),
            ("select commune, id from a_b where id = $1", false),
            ("select commune, id from a_b order by commune", false),
            ("select 1 from a_b x join c_d y on y.commune = x.commune and y.id = x.c where x.commune = $1", true),
            ("select 1 from a_b x join c_d y on y.id = x.c where x.commune = $1", false),
            ("select 1 from a_b x join c_d y on y.commune = x.commune and y.id = x.c where x.id = $1", false),
            ("select 1 from a_b x, c_d y where x.commune = $1 and x.id = y.id", false),
            ("select 1 from a_b x, c_d y where x.commune = $1 and $1 = y.commune", true),
            ("select 1 from a_b join c_d using (commune, id) where a_b.commune = $1", true),
            ("insert into a_b (commune, id) values ($1, $2)", true),
            ("insert into a_b (id) values ($2) on conflict (commune, id) do nothing", false),
            ("insert into a_b (commune, id) select $1, id from c_d where id = $2", false),
            ("delete from a_b where id = $1", false),
            ("update a_b set commune = $1 where id = $2", false),
        ] {
            assert_eq!(names_commune(sql), tied, "{sql}");
        }
    }

    #[test]
    fn a_condition_must_hold() {
        for (sql, tied) in [
            ("select 1 from a_b where commune = $1 or id = $2", false),
            ("select 1 from a_b where (commune = $1 or id = $2)", false),
            ("select 1 from a_b where commune <> $1", false),
            ("select 1 from a_b where not commune = $1", false),
            ("select 1 from a_b where not (commune = $1)", false),
            ("select 1 from a_b x where x.commune = x.commune", false),
            ("select * from (select 1 from a_b where commune = $1) as x where y or z", true),
            ("select 1 from a_b where commune = $1 and (id = $2 or id = $3)", true),
            ("select 1 from a_b where commune = $1 and case when a = 1 or b = 2 then 1 else 0 end = 1", true),
            ("select 1 from a_b where commune = $1 and exists (select 1 from c_d where commune = $1)", true),
            ("select 1 from a_b where commune = $1 and exists (select 1 from c_d where id = $2)", false),
        ] {
            assert_eq!(names_commune(sql), tied, "{sql}");
        }
    }
}
