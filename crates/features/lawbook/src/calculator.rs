//! What the calculators share: numbers as they are typed, another reading to be tried, and how a mistake is said.

use kernel::exact::Exact;
use maud::{Markup, html};
use rules::evaluation::Wrong;
use ui::components::{Choice, Field, FieldError, Notice, NoticeKind, notice, radio_field};
use web::FieldErrors;

use crate::choices::{CHOICES, Choices};
use crate::document::policy_anchor;
use crate::examples::Example;
use crate::words::without_codes;

/// A number that has to be there; the mistake is noted at its field.
pub(crate) fn number(errors: &mut FieldErrors, field: &str, typed: &str, what: &str) -> Option<Exact> {
    if typed.is_empty() {
        errors.add(field, format!("Hãy ghi {what}, ví dụ 2 hoặc 2,5."));
        return None;
    }
    Exact::parse_typed(typed).map_err(|problem| errors.add(field, format!("{}: {problem}", capitalised(what)))).ok()
}

/// With a large first letter.
pub(crate) fn capitalised(text: &str) -> String {
    let mut signs = text.chars();
    signs.next().map(|first| first.to_uppercase().chain(signs).collect()).unwrap_or_default()
}

/// Several scores in one field: "80; 75,5".
///
/// # Errors
/// What cannot be read, in words.
pub(crate) fn scores(typed: &str) -> Result<Vec<Exact>, String> {
    let pieces = typed.split(|c: char| c == ';' || c.is_whitespace()).filter(|piece| !piece.is_empty());
    pieces
        .map(|piece| {
            Exact::parse_typed(piece)
                .map_err(|problem| format!("{problem} Các điểm cách nhau bằng dấu chấm phẩy, ví dụ 80; 75,5."))
        })
        .collect()
}

/// What a rule says is wrong, as a person reads it.
pub(crate) fn in_words(wrong: &Wrong) -> String {
    without_codes(&format!("{} {}", wrong.message, wrong.suggestion))
}

/// The mistakes of a form, for its summary.
pub(crate) fn summary(errors: &FieldErrors) -> Vec<FieldError> {
    errors.list().into_iter().map(|(field, text)| FieldError::new(field, text)).collect()
}

/// The field in which another reading is chosen for a trial.
pub(crate) fn trial_name(policy: &str) -> String {
    format!("thu-{}", policy_anchor(policy))
}

/// One group for each open question that bears on the calculation; what is in force is chosen until something else is.
pub(crate) fn trial_fields(choices: &Choices, tried: &[(&str, &str)]) -> Markup {
    html! {
        @for (policy, code) in tried {
            @if let Some(taken) = choices.of(policy) {
                @let name = trial_name(policy);
                @let positions: Vec<Choice> = taken.policy.positions.iter().map(|position| {
                    let hint = if position.id == taken.position.id { "Đang áp dụng" } else { "" };
                    Choice { hint: hint.to_owned(), ..Choice::new(&position.id, &position.text) }
                }).collect();
                @let known = taken.policy.position(code).map_or(taken.position.id.as_str(), |position| &position.id);
                (radio_field(&Field { name: &name, label: &taken.policy.name, value: known, ..Field::default() }, &positions))
            }
        }
    }
}

/// Says which example the form was filled in with.
pub(crate) fn filled_in(example: &Example) -> Markup {
    let from = if example.source.is_empty() { String::new() } else { format!(" (nguồn: {})", example.source) };
    let said = format!("Đã điền ví dụ: {}{from}. Sửa số nào cũng được rồi bấm “Tính”.", example.title);
    notice(&Notice::new(NoticeKind::Info, said))
}

/// The open questions that bear on the result, how they are read here, and by whose choice.
pub(crate) fn readings(choices: &Choices, policies: &[&str]) -> Markup {
    html! {
        h3 { "Chỗ để ngỏ đã dùng để tính" }
        ul.list {
            @for taken in policies.iter().filter_map(|policy| choices.of(policy)) {
                li {
                    a href={ (CHOICES) "#" (policy_anchor(&taken.policy.id)) } { (taken.policy.name) } ": "
                    strong { (taken.position.text) } " " span.meta { "(" (taken.by) ")" }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_vietnamese_write_them() {
        let mut errors = FieldErrors::default();
        assert_eq!(number(&mut errors, "a", "2,5", "hệ số"), Exact::fraction(5, 2));
        assert_eq!(number(&mut errors, "b", "1.500", "hệ số"), None);
        assert_eq!(number(&mut errors, "c", "", "hệ số"), None);
        assert_eq!(number(&mut errors, "d", "nhiều", "hệ số"), None);
        assert!(errors.get("a").is_none() && errors.get("b").is_some_and(|said| said.contains("hai cách")));
        assert_eq!(errors.get("c"), Some("Hãy ghi hệ số, ví dụ 2 hoặc 2,5."));
        assert!(errors.get("d").is_some());
    }

    #[test]
    fn scores_stand_apart_by_semicolons_or_blanks() {
        let read = |typed: &str| scores(typed).map(|all| all.iter().map(Exact::written_vi).collect::<Vec<_>>());
        assert_eq!(read("80; 75,5;49"), Ok(vec!["80".to_owned(), "75,5".to_owned(), "49".to_owned()]));
        assert_eq!(read("80 75,5\n49").map(|all| all.len()), Ok(3));
        assert_eq!(read("  "), Ok(Vec::new()));
        assert!(read("80, 75").is_err_and(|said| said.contains("chấm phẩy")));
    }
}
