//! A short title for each task: the bold beginning, the first sentence, or its first clause.

use super::outline::Node;
use super::text::{canon, first_sentence, squeeze, starts_upper, without_end_marks};
use super::units::begins_with_body;

/// The title without what only assigns: "Xây dựng mô hình (Phòng Kinh tế chủ trì)", "Kiểm tra: Công an xã chủ trì".
pub(super) fn title(node: &Node<'_>) -> String {
    let whole = full_title(node);
    let title = match whole.rfind(" (").filter(|at| *at > 0 && whole.ends_with(')') && assigns(&whole[*at..])) {
        Some(at) => &whole[..at],
        None => whole.as_str(),
    };
    let end = title.rfind(": ").filter(|at| *at > 0 && assigns(&title[*at..])).unwrap_or(title.len());
    let title = &title[..end];
    // "Khảo sát nhu cầu; Phòng Nội vụ chủ trì; xong trong tháng 7/2026"
    let clause = title.match_indices("; ").map(|(at, _)| at).find(|at| *at > 0 && assigns(&title[at + 2..]));
    title[..clause.unwrap_or(title.len())].to_owned()
}

/// Says who or by when, not what.
fn assigns(text: &str) -> bool {
    let low = canon(text.trim_start_matches([' ', ':', '(']));
    let says = ["chủ trì", "hoàn thành", "thời gian", "phối hợp", "xong trước"].iter().any(|w| low.contains(w));
    let person_or_day = ["đồng chí", "đ/c", "trước ngày", "từ ngày"].iter().any(|w| low.starts_with(w));
    let names_the_doer = begins_with_body(&low) && ["thực hiện", "phụ trách"].iter().any(|w| low.contains(w));
    says || person_or_day || names_the_doer
}

/// The bold title where the looks tell it, else the first sentence or clause.
fn full_title(node: &Node<'_>) -> String {
    let Some(first) = node.paras.first() else { return String::new() };
    if first.strong && node.paras.len() > 1 || first.text.chars().count() <= 120 && !first.text.contains(". ") {
        return squeeze(without_end_marks(&first.text));
    }
    if let Some(lead) = node.lead.as_deref().filter(|l| first.text.starts_with(*l)) {
        let rest = first.text[lead.len()..].trim_start();
        let complete =
            lead.trim_end().ends_with(['.', ':', ';']) || rest.starts_with([':', '.', '-', '–']) || starts_upper(rest);
        if complete && lead.split_whitespace().count() >= 2 {
            return squeeze(without_end_marks(lead));
        }
    }
    shortened(first_sentence(&first.text))
}

/// A long sentence as a title: its first clause.
pub(super) fn shortened(sentence: &str) -> String {
    const LONG: usize = 200;
    let whole = squeeze(without_end_marks(sentence));
    if whole.chars().count() <= LONG {
        return whole;
    }
    let at_least = |at: &usize| whole[..*at].chars().count() >= 30;
    let cut = [";", ":"].iter().filter_map(|s| whole.find(s)).filter(at_least).min();
    let clause = cut.map_or(whole.as_str(), |at| &whole[..at]);
    if clause.chars().count() <= LONG {
        return squeeze(clause);
    }
    // What it rests on, aims at or waits for can be left out of a title.
    const TAILS: [&str; 12] = [
        " trên cơ sở ",
        " tại quy định",
        " tại quyết định",
        " tại kế hoạch",
        ", bảo đảm ",
        ", đảm bảo ",
        ", nhằm ",
        " nhằm ",
        ", đáp ứng ",
        " sau khi ",
        ", đặc biệt ",
        ", góp phần ",
    ];
    let end = clause.char_indices().nth(LONG).map_or(clause.len(), |(at, _)| at);
    let low = canon(&clause[..end]);
    let tail = TAILS.iter().filter_map(|t| low.find(t)).filter(|at| low[..*at].chars().count() >= 40).min();
    if let Some(at) = tail {
        return squeeze(&clause[..at]);
    }
    let comma = low.rfind(", ").or_else(|| low.rfind(' ')).unwrap_or(end);
    format!("{}…", squeeze(&clause[..comma]))
}
