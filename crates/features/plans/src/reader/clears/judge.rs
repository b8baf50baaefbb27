//! One function for each of the six.

use super::super::due::{Due, Every};
use super::super::fields::nobody_in_particular;
use super::super::text::first_capital;
use super::words;
use super::{Clarity, ClearFacts, Judgement};

fn clear() -> Judgement {
    (Clarity::Ro, String::new(), String::new())
}

fn partly(why: impl Into<String>, suggestion: impl Into<String>) -> Judgement {
    (Clarity::MotPhan, why.into(), suggestion.into())
}

fn unclear(why: impl Into<String>, suggestion: impl Into<String>) -> Judgement {
    (Clarity::ChuaRo, why.into(), suggestion.into())
}

/// Rõ người: a named person or an office held by one person; a unit is not a person.
pub(super) fn person(facts: &ClearFacts<'_>) -> Judgement {
    let advice = "Ghi tên hoặc chức danh một người thực hiện, ví dụ “đồng chí Trưởng phòng …”.";
    let said = facts.person.filter(|p| !p.trim().is_empty());
    let named = said.is_some_and(words::names_a_person) || facts.lead.iter().any(|l| words::names_a_person(l));
    if named || words::person_charged_in(facts.text) {
        return clear();
    }
    match (said, facts.lead) {
        (Some(said), _) => unclear(format!("“{said}” không phải là một người hoặc một chức danh"), advice),
        (None, []) => unclear("không nêu ai làm", advice),
        (None, [one]) => unclear(format!("chỉ giao cho đơn vị ({one}), chưa nêu người làm"), advice),
        (None, many) => unclear(format!("giao cho {} đơn vị, chưa nêu người làm", many.len()), advice),
    }
}

/// Rõ việc: a verb of doing with its object.
pub(super) fn work(facts: &ClearFacts<'_>) -> Judgement {
    let advice =
        "Viết việc phải làm bằng động từ cụ thể và đối tượng, ví dụ “Rà soát trình độ của 45 cán bộ, công chức”.";
    let title = facts.title.trim();
    if title.is_empty() {
        return unclear("không có tên việc", advice);
    }
    if let Some(vague) = words::vague_verb(title) {
        return partly(format!("“{vague}” nêu mong muốn, chưa nói làm gì cụ thể và đến mức nào"), advice);
    }
    match (words::concrete_verb(title), title.split_whitespace().count() >= 4) {
        (true, true) => clear(),
        (true, false) => partly("tên việc quá ngắn, chưa rõ làm với đối tượng nào", advice),
        (false, _) if words::concrete_verb_in_sentences(facts.text) => {
            partly("tên việc là tên một mảng công tác; việc cụ thể nằm trong phần diễn giải", advice)
        }
        (false, _) => unclear("tên việc là tên một mảng công tác, không nói phải làm gì", advice),
    }
}

/// Rõ thời gian: a last day or a cadence.
pub(super) fn time(facts: &ClearFacts<'_>) -> Judgement {
    match facts.due {
        Due::By { .. } | Due::Within { .. } if facts.year_assumed => {
            partly("thời hạn không ghi năm; năm lấy theo năm của văn bản", "Ghi đủ năm vào thời hạn.")
        }
        Due::By { .. }
        | Due::Within { .. }
        | Due::Every { every: Every::Month | Every::Quarter | Every::HalfYear | Every::Year, .. } => clear(),
        Due::Continuous => partly(
            "“thường xuyên” không có mốc để biết đã làm hay chưa",
            "Thêm nhịp nộp minh chứng, ví dụ “báo cáo kết quả hằng tháng” hoặc “hằng quý”.",
        ),
        Due::Unclear { why, suggestion } => unclear(why.clone(), suggestion.clone()),
    }
}

/// Rõ trách nhiệm: exactly one that answers for it.
pub(super) fn responsibility(facts: &ClearFacts<'_>) -> Judgement {
    let advice = "Giao một cơ quan chủ trì; các cơ quan khác ghi là phối hợp.";
    if facts.accountable.is_some_and(|a| words::names_a_person(a) || !a.trim().is_empty() && facts.lead.len() == 1) {
        return clear();
    }
    match facts.lead {
        [] => unclear("không nêu cơ quan chủ trì", advice),
        lead if nobody_in_particular(lead) => partly(
            format!("giao chung cho “{}”, không cơ quan nào chịu trách nhiệm chính", lead.join("; ")),
            "Chọn một cơ quan làm đầu mối tổng hợp, hoặc tách cho từng cơ quan.",
        ),
        [_] => clear(),
        many => partly(format!("có {} cơ quan cùng chủ trì", many.len()), advice),
    }
}

/// Rõ sản phẩm: something that can be handed in.
pub(super) fn product(facts: &ClearFacts<'_>) -> Judgement {
    let advice = "Ghi thứ sẽ nộp để chứng minh đã xong, ví dụ “Báo cáo kết quả rà soát” hoặc “Quyết định của UBND xã”.";
    if let Some(said) = facts.product.map(str::trim).filter(|p| !p.is_empty()) {
        return if words::deliverable(said).is_some() {
            clear()
        } else {
            partly(format!("“{said}” là kết quả mong muốn, chưa phải thứ nộp được"), advice)
        };
    }
    match words::deliverable_made_in(facts.text) {
        Some((said, thing)) => partly(
            format!("nội dung có nhắc “{said}” nhưng không ghi thành sản phẩm phải nộp"),
            format!("Ghi “Sản phẩm: {} …”, nộp cho ai và dưới dạng nào.", first_capital(thing)),
        ),
        None => unclear("không nêu sản phẩm phải nộp", advice),
    }
}

/// Rõ thẩm quyền: who decides.
pub(super) fn authority(facts: &ClearFacts<'_>) -> Judgement {
    let advice = "Ghi người hoặc cấp quyết định, ví dụ “Chủ tịch UBND xã phê duyệt”.";
    if let Some(said) = facts.authority.map(str::trim).filter(|a| !a.is_empty()) {
        return if words::is_some_level(said) {
            partly(format!("“{said}” chưa nói là cấp nào"), advice)
        } else {
            clear()
        };
    }
    let of_product = || facts.product.and_then(|p| words::decider_in(p).or_else(|| words::signed_by(p)));
    match words::decider_in(facts.text)
        .filter(|found| found.1)
        .or_else(of_product)
        .or_else(|| words::decider_in(facts.text))
    {
        Some((_, true)) => clear(),
        Some((said, false)) => partly(format!("nội dung chỉ nhắc “{said}”, chưa rõ ai quyết định"), advice),
        None => unclear("không nêu ai quyết định, ai nghiệm thu", advice),
    }
}
