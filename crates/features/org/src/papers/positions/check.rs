//! Whether a catalogue agrees with itself, and whose codes it uses.

use std::collections::BTreeMap;

use kernel::text::mark_key;

use super::{PositionList, ReadPosition, Stated, share};
use crate::papers::finding::{At, Finding};
use crate::papers::place::{Own, code_prefix};
use crate::papers::words::named;

/// A blank number is 0 only where a stated total agrees without it: its group's, else the total of all.
pub(super) fn settle_blanks(list: &mut PositionList, findings: &mut Vec<Finding>) {
    let whole = list.stated.as_ref().and_then(|stated| stated.approved);
    let all_agree = whole.is_some() && whole == sum(&list.positions);
    let mut settled = vec![all_agree; list.positions.len()];
    for group in &list.groups {
        let Some(members) = list.positions.get(group.members.clone()) else { continue };
        let agrees = group.stated.approved.map_or(all_agree, |stated| Some(stated) == sum(members));
        settled[group.members.clone()].fill(agrees);
    }
    let mut open = Vec::new();
    let mut zeros = Vec::new();
    for (position, settled) in list.positions.iter_mut().zip(settled).filter(|(p, _)| p.approved_is_blank) {
        if settled {
            position.approved = Some(0);
            zeros.push(position.at.clone());
        } else {
            open.push(position.at.clone());
        }
    }
    if let Some(first) = zeros.first() {
        findings.push(Finding::new(
            first.clone(),
            format!("{} vị trí để trống ô biên chế; được đọc là 0 vì tổng số của văn bản khớp.", zeros.len()),
            "Xác nhận các vị trí này không được phân bổ biên chế.",
        ));
    }
    if let Some(first) = open.first() {
        findings.push(Finding::new(
            first.clone(),
            format!("{} vị trí để trống ô biên chế mà tổng số không khớp, nên chưa biết là bao nhiêu.", open.len()),
            "Điền biên chế của từng vị trí, kể cả số 0, hoặc sửa tổng số.",
        ));
    }
}

/// The posts of all positions that say how many; none where one of them is unreadable.
fn sum(positions: &[ReadPosition]) -> Option<i64> {
    let readable = |p: &ReadPosition| p.approved.or(p.approved_is_blank.then_some(0));
    positions.iter().map(readable).try_fold(0_i64, |sum, posts| sum.checked_add(posts?))
}

/// Everything that does not agree.
pub(super) fn all(list: &PositionList, own: &Own, findings: &mut Vec<Finding>) {
    if list.positions.is_empty() {
        return;
    }
    match &list.stated {
        Some(stated) => totals(stated, "Tổng số", &list.positions, findings),
        None => findings.push(Finding::new(
            At::Paper,
            "Danh mục không có dòng tổng số để đối chiếu.",
            "Kiểm tra lại số vị trí và biên chế đã đọc.",
        )),
    }
    for group in &list.groups {
        let members = list.positions.get(group.members.clone()).unwrap_or_default();
        totals(&group.stated, &format!("Nhóm {}", named(&group.name)), members, findings);
    }
    twice(list, "Mã", |position| position.code.to_lowercase(), findings);
    twice(list, "Tên vị trí", |position| mark_key(&position.name), findings);
    shares(list, findings);
    prefixes(list, own, findings);
}

fn totals(stated: &Stated, whose: &str, positions: &[ReadPosition], findings: &mut Vec<Finding>) {
    let count = i64::try_from(positions.len()).ok();
    for (said, read, what) in [(stated.positions, count, "vị trí"), (stated.approved, sum(positions), "biên chế")]
    {
        if let (Some(said), Some(read)) = (said, read)
            && said != read
        {
            findings.push(Finding::new(
                stated.at.clone(),
                format!("{whose} ghi {said} {what}, nhưng cộng từng dòng được {read}."),
                "Đối chiếu từng dòng với bản gốc rồi sửa dòng sai hoặc sửa tổng.",
            ));
        }
    }
}

fn twice(list: &PositionList, what: &str, key: impl Fn(&ReadPosition) -> String, findings: &mut Vec<Finding>) {
    let mut seen: BTreeMap<String, &At> = BTreeMap::new();
    for position in &list.positions {
        let key = key(position);
        if key.is_empty() {
            continue;
        }
        match seen.get(&key) {
            Some(first) => findings.push(Finding::new(
                position.at.clone(),
                format!("{what} của {} ({}) đã có ở {first}.", named(&position.name), position.code),
                "Sửa lại để mỗi vị trí có mã và tên riêng.",
            )),
            None => {
                seen.insert(key, &position.at);
            }
        }
    }
}

/// Shares against posts of all posts, two decimals half up.
fn shares(list: &PositionList, findings: &mut Vec<Finding>) {
    let stated = list.stated.as_ref();
    let Some(whole) = stated.and_then(|s| s.approved).or_else(|| sum(&list.positions)) else { return };
    // A workbook stores 100 % as 1.
    let of_one = stated.and_then(|s| s.share.as_deref()) == Some("1");
    let rows = list.positions.iter().map(|p| (&p.share, p.approved, &p.at, p.name.as_str()));
    let groups = list.groups.iter().map(|g| (&g.stated.share, g.stated.approved, &g.stated.at, g.name.as_str()));
    let total = stated.map(|s| (&s.share, s.approved, &s.at, "Tổng số"));
    for (said, approved, at, name) in rows.chain(groups).chain(total) {
        let Some(said) = said else { continue };
        let Some(read) = share::hundredths(said, of_one) else {
            findings.push(Finding::new(
                at.clone(),
                format!("Không đọc được tỷ lệ {} của {}.", named(said), named(name)),
                "Ghi tỷ lệ bằng số, hai chữ số thập phân.",
            ));
            continue;
        };
        let wanted = approved.and_then(|posts| share::of_whole(posts, whole));
        if let Some(wanted) = wanted.filter(|wanted| *wanted != read) {
            let (shown, right) = (share::printed(read), share::printed(wanted));
            findings.push(Finding::new(
                at.clone(),
                format!("Tỷ lệ {shown} của {} không đúng với biên chế trên tổng số {whole}.", named(name)),
                format!("Tỷ lệ tính được là {right}."),
            ));
        }
    }
}

/// Codes that name another place, each beginning once.
fn prefixes(list: &PositionList, own: &Own, findings: &mut Vec<Finding>) {
    let mut foreign: BTreeMap<String, (usize, &At)> = BTreeMap::new();
    for position in &list.positions {
        if let Some(prefix) = code_prefix(&position.code).filter(|prefix| !own.owns_prefix(prefix)) {
            foreign.entry(prefix).or_insert((0, &position.at)).0 += 1;
        }
    }
    for (prefix, (count, at)) in foreign {
        findings.push(Finding::new(
            at.clone(),
            format!("{count} mã bắt đầu bằng “{prefix}-”, không phải viết tắt của {}.", own.name),
            "Kiểm tra danh mục có phải của đơn vị khác không; sửa mã theo quyết định của mình.",
        ));
    }
}
