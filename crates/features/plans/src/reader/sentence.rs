//! Assignments in sentences: "Giao Phòng Kinh tế chủ trì, phối hợp với Công an xã tham mưu …".

use super::text::{canon, find_words, first_start, listed};
use super::units::{Units, begins_with_body, is_unit_proper};

/// Who a sentence charges with the work.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Assignment {
    pub lead: Vec<String>,
    pub coordinating: Vec<String>,
}

/// Words that begin what is to be done, after the names. Written small, unlike the same words inside names.
const VERBS: &str = "tham mưu | tổ chức | rà soát | xây dựng | triển khai | thực hiện | hướng dẫn | kiểm tra | theo dõi | \
    đôn đốc | báo cáo | lập | ban hành | tuyên truyền | cập nhật | thẩm định | hoàn thành | trình | đề xuất \
    | thường xuyên | trong | trước | chậm nhất | để | nhằm | chịu trách nhiệm | làm | đẩy mạnh | tăng cường \
    | chuẩn bị | bố trí | phối hợp | chủ trì | là | căn cứ | đánh giá | tổng hợp | mở | cử | phân công | \
    kịp thời | vận hành | bảo đảm | đảm bảo | khảo sát | thống kê | có trách nhiệm | số hóa | tiếp tục | \
    nâng cao | lựa chọn | quán triệt | phổ biến | thông báo | xác minh | giải quyết | cân đối | quản lý | \
    sắp xếp | duy trì | công khai | niêm yết | phụ trách | đầu mối | giúp | soạn thảo | tiến hành | hằng | \
    hàng | định kỳ | thu thập | nghiên cứu | giám sát | đăng ký | xử lý | hoàn thiện | chỉ đạo | lãnh đạo | điều hành | \
    vận động | tiếp nhận | tập huấn | cung cấp | cụ thể hóa | trực tiếp | biên soạn | thiết kế | huy động | tham gia";

/// The assignment in a text, from the first sentence that makes one.
pub(super) fn assignment(text: &str, units: &Units) -> Option<Assignment> {
    let mut found = Assignment::default();
    for clause in clauses(text) {
        let low = canon(clause);
        if found.lead.is_empty() {
            found.lead = lead_in(clause, &low, units).unwrap_or_default();
        }
        if found.coordinating.is_empty() {
            found.coordinating = coordinating_in(clause, &low, units);
        }
    }
    if found.lead.is_empty() {
        found.lead = clauses(text).filter_map(|clause| doer_behind_the_work(clause, units)).flatten().collect();
        found.lead.dedup();
    }
    if found.lead.is_empty() {
        found.lead = clauses(text).filter_map(unit_before_colon).flat_map(|name| units.list(name)).collect();
        found.lead.dedup();
    }
    if found.lead.is_empty() {
        found.lead = clauses(text).next().and_then(unit_before_verb).map(|name| units.list(name)).unwrap_or_default();
    }
    (!found.lead.is_empty()).then_some(found)
}

/// Who helps, where a sentence says so, whoever leads.
pub(super) fn helpers(text: &str, units: &Units) -> Vec<String> {
    clauses(text)
        .map(|clause| coordinating_in(clause, &canon(clause), units))
        .find(|names| !names.is_empty())
        .unwrap_or_default()
}

/// "Treo băng rôn tại các tuyến đường: Trung tâm Văn hóa thực hiện": who does it, named behind the work.
fn doer_behind_the_work(clause: &str, units: &Units) -> Option<Vec<String>> {
    let behind = clause.rfind([':', '(']).filter(|at| *at > 0).map(|at| clause[at + 1..].trim_start())?;
    let low = canon(behind);
    let does = |word: &&str| find_words(&low, word, 0).map(|at| behind[..at].trim());
    let names =
        ["thực hiện", "phụ trách", "đảm nhiệm", "chịu trách nhiệm"].iter().filter_map(does).min_by_key(|n| n.len())?;
    let whole = before_verb(names).len() == names.len() && names.chars().count() <= 120;
    (whole && begins_with_body(&canon(names))).then(|| units.list(names))
}

/// "Phòng Kinh tế: rà soát quỹ đất"
fn unit_before_colon(clause: &str) -> Option<&str> {
    let name = clause.trim_start_matches(['-', '+', '•', ' ']).split_once(": ")?.0;
    is_unit_proper(&canon(name)).then_some(name)
}

/// "Phòng Kinh tế tham mưu …": the subject of the first sentence.
fn unit_before_verb(clause: &str) -> Option<&str> {
    let name = before_verb(clause);
    let is_subject = name.len() < clause.len() && name.starts_with(char::is_uppercase) && is_unit_proper(&canon(name));
    is_subject.then(|| name.trim_end_matches([',', ' ']))
}

fn clauses(text: &str) -> impl Iterator<Item = &str> {
    text.split(['\n', ';']).flat_map(|part| part.split(". ")).map(str::trim).filter(|c| !c.is_empty())
}

fn lead_in(clause: &str, low: &str, units: &Units) -> Option<Vec<String>> {
    let until =
        ["là cơ quan chủ trì", "là đơn vị chủ trì", "là cơ quan đầu mối", "là đầu mối", "làm đầu mối", "chủ trì"]
            .iter()
            .filter_map(|w| find_words(low, w, 0))
            .min();
    let opened = opener(low);
    let names = match (until, opened) {
        (Some(until), Some(from)) if from < until => &clause[from..until],
        (Some(until), _) => &clause[..until],
        (None, Some(from)) => before_verb(&clause[from..]),
        (None, None) => return None,
    };
    // "Xây dựng mô hình (Phòng Kinh tế chủ trì)"
    let names = names.rsplit(['(', ':']).next().unwrap_or(names);
    let names = before_verb(names).trim().trim_end_matches([',', ':']).trim();
    let is_a_body = begins_with_body(&canon(names)) || units.known(names).is_some();
    (is_a_body && names.chars().count() <= 200).then(|| units.list(names)).filter(|l| !l.is_empty())
}

/// Where the names begin after "Giao …", "Phân công …", "do …".
fn opener(low: &str) -> Option<usize> {
    let words = [
        "giao nhiệm vụ cho ",
        "giao trách nhiệm cho ",
        "giao cho ",
        "giao ",
        "phân công cho ",
        "phân công ",
        "yêu cầu ",
        "đề nghị ",
        "do ",
    ];
    words.iter().find_map(|word| {
        let at = find_words(low, word.trim_end(), 0)?;
        let from = at + word.len();
        let body = low.get(from..)?;
        // "giao biên chế", "phân công công việc": the word alone assigns nothing.
        let names_somebody =
            begins_with_body(body) && first_start(body, &["cán bộ", "công chức", "bộ máy", "tổ chức"]).is_none();
        let opens = low.starts_with(word.trim_end())
            || *word == "do "
            || [", ", "xã ", "phường "].iter().any(|before| low[..at].ends_with(before));
        (names_somebody && opens).then_some(from)
    })
}

fn coordinating_in(clause: &str, low: &str, units: &Units) -> Vec<String> {
    for words in ["phối hợp chặt chẽ với", "phối hợp với", "phối hợp cùng", "cùng phối hợp với", "phối hợp"]
    {
        let Some(at) = find_words(low, words, 0) else { continue };
        let names = before_verb(clause[at + words.len()..].trim_start_matches([' ', ':']));
        let names = names.trim().trim_end_matches(',').trim();
        if begins_with_body(&canon(names)) || units.known(names).is_some() {
            return units.list(names);
        }
    }
    // "…, Phòng Kinh tế phối hợp."
    let Some(head) = low.trim_end_matches(['.', ' ', ')']).strip_suffix("phối hợp") else { return Vec::new() };
    let names = clause[..head.len()].rsplit("chủ trì").next().unwrap_or_default();
    // "…; Công an xã phối hợp": a clause of its own, if it has nothing but the names.
    let alone = || begins_with_body(&canon(names)) && before_verb(names).len() == names.len();
    if names.len() < head.len() || alone() { units.list(names) } else { Vec::new() }
}

/// The names at the beginning of a text, up to the verb that says what they do.
pub(super) fn before_verb(text: &str) -> &str {
    let low = canon(text);
    let cut = listed(VERBS).filter_map(|verb| verb_at(text, &low, verb)).min();
    cut.map_or(text, |at| &text[..at])
}

fn verb_at(text: &str, low: &str, verb: &str) -> Option<usize> {
    let mut from = low.chars().next().map_or(0, char::len_utf8);
    while let Some(at) = find_words(low, verb, from) {
        from = at + verb.len();
        let small = text[at..].starts_with(char::is_lowercase);
        let after = low[from..].trim_start();
        if small && !in_a_name(low[..at].trim_end(), verb, after) {
            return Some(at);
        }
    }
    None
}

/// "các tổ chức chính trị", "đơn vị trong xã", "Tổ kiểm tra liên ngành", "chương trình": the verb is part of a noun.
fn in_a_name(before: &str, verb: &str, after: &str) -> bool {
    const WORK_GROUPS: [&str; 6] = ["bộ phận", "tổ", "đoàn", "ban", "đội", "nhóm"];
    const WHAT_THEY_DO: &str = "kiểm tra | giám sát | quản lý | chỉ đạo | tổng hợp | thẩm định | xây dựng | tiếp nhận | \
        đánh giá | tuyên truyền | điều hành | vận động | hướng dẫn | rà soát | xác minh | khảo sát | xử lý | tổ chức";
    const SYLLABLES: [&str; 5] = ["chương", "quy", "công", "giáo", "lộ"];
    let last = |words: &[&str]| words.iter().any(|w| before.rsplit(' ').next() == Some(*w));
    let group = last(&WORK_GROUPS) || before.ends_with(WORK_GROUPS[0]);
    last(&["được"])
        || verb == "tham gia" && ["đơn vị", "cơ quan", "lực lượng", "tổ chức"].iter().any(|noun| before.ends_with(noun))
        || verb == "trình" && last(&SYLLABLES)
        || group && listed(WHAT_THEY_DO).any(|does| does == verb)
        || verb == "tổ chức"
            && first_start(after, &["chính trị", "đoàn thể", "xã hội", "liên quan", "có liên quan", "hội", "cá nhân"])
                .is_some()
            && first_start(after, &["hội nghị", "hội thảo", "hội thi", "hội thao", "hội diễn", "hội chợ"]).is_none()
        || verb == "trong" && first_start(after, &["xã", "toàn xã", "phường", "hệ thống"]).is_some()
}
