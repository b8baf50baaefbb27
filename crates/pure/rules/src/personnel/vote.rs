//! Votes on the way to an appointment (Decree 170/2025 Article 33.2 as amended): who is counted, who goes on.

use kernel::dates::Date;
use kernel::exact::Exact;

use super::answer::{Checked, Verdict, in_force, known};
use crate::law::Law;

/// A vote of the four steps.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// The step, 1 to 4: leadership, wider leadership, key staff, leadership again.
    pub step: Option<i64>,
    /// Who was summoned; a person with two titles is one.
    pub summoned: Option<i64>,
    /// Who came; needed for step 3.
    pub present: Option<i64>,
    /// Of those summoned, who was kept away by force majeure: not counted.
    pub force_majeure: i64,
    /// Votes of each candidate.
    pub votes: Vec<(String, i64)>,
}

/// Who is chosen, or goes on to the next round.
pub fn check(facts: &Facts, as_of: Date, law: &Law) -> Checked {
    let mut checked = Checked::new();
    let rule = in_force!(checked, law.at(as_of, ""), "nhan_su/phieu_bo_nhiem");
    let share = |name: &str| rule.whole(name);
    let (half, least) = (known!(checked, rule, share("qua_ban")), known!(checked, rule, share("vao_vong_sau")));
    let counted = match (facts.step, facts.summoned, facts.present) {
        (Some(3), _, Some(present)) => Some(present),
        (Some(1 | 2 | 4), Some(summoned), _) => Some(summoned - facts.force_majeure),
        _ => None,
    };
    let Some(counted) = counted.filter(|counted| *counted > 0) else {
        for (absent, at, text) in [
            (facts.step.is_none(), "step", "Cần biết bước mấy của quy trình (1 đến 4)."),
            (
                facts.step == Some(3) && facts.present.is_none(),
                "present",
                "Bước 3 tính trên số người có mặt: cần số này.",
            ),
            (facts.step != Some(3) && facts.summoned.is_none(), "summoned", "Cần số người được triệu tập."),
        ] {
            if absent {
                checked.lacks(&rule, at, text);
            }
        }
        if checked.missing.is_empty() {
            checked.asks(&rule, "Không còn ai để tính phiếu; kiểm tra lại số người.", &[]);
        }
        return checked;
    };
    checked.numbers.push(("denominator", Exact::whole(counted)));
    if facts.votes.is_empty() {
        checked.lacks(&rule, "votes", "Cần số phiếu của từng người.");
        return checked;
    }
    let over = |percent: i64| move |votes: i64| votes * 100 > percent * counted;
    let top = facts.votes.iter().map(|(_, votes)| *votes).max().unwrap_or_default();
    let tops: Vec<&str> = facts.votes.iter().filter(|(_, votes)| *votes == top).map(|(id, _)| id.as_str()).collect();
    let shares: Vec<String> = facts.votes.iter().map(|(id, votes)| format!("{id} {votes}/{counted}")).collect();
    let shares = shares.join(", ");
    match tops[..] {
        [one] if over(half)(top) => {
            checked.words.push(("selected", one.to_owned()));
            checked.say(&rule, Verdict::Pass, format!("{shares}. {one} cao nhất và trên {half}%: được lựa chọn."));
        }
        [first, second] if facts.step == Some(4) && top * 100 == half * counted => {
            let text = format!("{shares}. Hai người cùng {half}%: người đứng đầu lựa chọn và báo cáo.");
            checked.asks(&rule, text, &[first, second]);
        }
        _ if over(half)(top) => {
            checked.asks(
                &rule,
                format!("{shares}. Nhiều người cùng số phiếu cao nhất; quy định không chọn thay."),
                &tops,
            );
        }
        _ => next_round(&mut checked, facts, (counted, least, half), &rule, &shares),
    }
    checked
}

/// Nobody is over half: steps 1 and 2 go on with those who have enough, the others stop.
fn next_round(
    checked: &mut Checked,
    facts: &Facts,
    (counted, least, half): (i64, i64, i64),
    rule: &crate::law::InForce<'_>,
    shares: &str,
) {
    let on: Vec<&str> = facts
        .votes
        .iter()
        .filter(|(_, votes)| matches!(facts.step, Some(1 | 2)) && votes * 100 >= least * counted)
        .map(|(id, _)| id.as_str())
        .collect();
    if on.is_empty() {
        let text = match facts.step {
            Some(1 | 2) => {
                format!("{shares}. Không ai trên {half}%, không ai đạt {least}%: dừng, báo cáo cấp có thẩm quyền.")
            }
            _ => format!("{shares}. Không ai trên {half}%: dừng, báo cáo cấp có thẩm quyền."),
        };
        checked.say(rule, Verdict::Fail, text);
        return;
    }
    checked.words.push(("next_round", on.join(", ")));
    let text = format!("{shares}. Không ai trên {half}%; từ {least}% trở lên vào bước sau: {}.", on.join(", "));
    checked.say(rule, Verdict::Due, text);
}
