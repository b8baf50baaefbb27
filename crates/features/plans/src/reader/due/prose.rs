//! Deadlines that stand in the prose of a task, without a label.

use super::evaluate::without_citations;
use super::{cadence, scan};
use crate::reader::text::{canon, find_words, listed};

/// The clauses of a prose text that name a deadline or a cadence.
pub(super) fn deadline_clauses(text: &str) -> Vec<&str> {
    const TRIGGERS: &str = "hoàn thành trước | hoàn thành trong | hoàn thành vào | hoàn thành chậm nhất | hoàn thành xong | \
        hoàn thành đến | xong trước | trước ngày | chậm nhất | muộn nhất | trước tháng | trước quý | trước 3 | \
        trước 1 | trước 2 | trước 0 | hạn cuối | đến hết ngày | định kỳ | trong quý | trong tháng | \
        hoàn thành việc | thực hiện thường xuyên | thực hiện từ | triển khai từ | tổ chức từ | tiến hành từ | \
        thời gian từ | thời gian thực hiện từ | thời gian tổ chức từ | thời gian trong | : từ";
    let low = canon(text);
    let begins = |trigger: &str, from: usize| {
        let in_a_day = trigger.ends_with(|c: char| c.is_ascii_digit());
        if in_a_day { low[from..].find(trigger).map(|at| from + at) } else { find_words(&low, trigger, from) }
    };
    let mut out = Vec::new();
    let mut from = 0;
    while out.len() < 12
        && let Some(start) = listed(TRIGGERS).filter_map(|trigger| begins(trigger, from)).min()
    {
        let start = start + text[start..].len() - text[start..].trim_start_matches([':', ' ']).len();
        let rest = &text[start..];
        let full_stop = rest.find(". ").map(|at| at + 1);
        let end = rest.find([';', '\n']).into_iter().chain(full_stop).min().unwrap_or(rest.len());
        let clause = rest[..end].trim();
        from = start + end;
        let blanked = canon(&without_citations(clause));
        let told = !scan::mentions(&blanked).is_empty()
            || cadence::find(&blanked).is_some()
            || matches!(
                blanked.trim_end_matches(['.', ')', ' ']),
                "thực hiện thường xuyên" | "thực hiện thường xuyên, liên tục"
            );
        // "thực hiện từ năm 2020" tells a beginning only.
        let begins_only = blanked.split(' ').take(3).any(|w| w == "từ") && find_words(&blanked, "đến", 0).is_none();
        if told && !begins_only && clause.chars().count() <= 200 {
            let unopened = clause.matches(')').count() > clause.matches('(').count();
            out.push(if unopened { clause.trim_end_matches(['.', ')', ' ']) } else { clause });
        }
    }
    out
}
