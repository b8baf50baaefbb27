//! Word lists behind the judgement: offices, verbs, things that can be handed in, those who decide.

use super::super::text::{
    canon, find_words, first_listed, first_sentence, first_start, has_words, is_upper, listed, squeeze, starts_words,
    word_count,
};
use super::super::units::begins_with_body;

/// Offices that one person holds.
const OFFICES: &str = "chủ tịch | phó chủ tịch | trưởng phòng | phó trưởng phòng | chánh văn phòng | phó chánh văn phòng | \
    giám đốc | phó giám đốc | bí thư | phó bí thư | trưởng công an | phó trưởng công an | trưởng trạm | \
    hiệu trưởng | trưởng thôn | tổ trưởng | trưởng ban | phó trưởng ban | chỉ huy trưởng | kế toán trưởng | \
    pct | ct ubnd | đội trưởng | trưởng đoàn | trưởng bộ phận | quyền trưởng phòng | phụ trách phòng | thư ký";

/// True for a named person ("đồng chí Nguyễn Văn A", "Trần Thị B") or an office held by one person ("Trưởng phòng Kinh tế",
/// "công chức Tư pháp - Hộ tịch"). Units and groups are not persons.
pub fn names_a_person(text: &str) -> bool {
    let text = text.trim().trim_matches(|c: char| matches!(c, '-' | '.' | ';' | ','));
    let low = canon(text);
    let bare = without_address(&low);
    let addressed = bare.len() < low.len() && bare.trim().len() > 1;
    let group = ["các ", "những ", "thủ trưởng", "toàn thể", "tất cả", "mỗi "].iter().any(|w| bare.starts_with(w));
    if group || text.is_empty() {
        return false;
    }
    addressed || first_listed(bare, OFFICES).is_some() || names_a_post(text, bare) || is_personal_name(text)
}

/// Without "đồng chí" (comrade), "ông", "bà", a rank or a degree before the name: "Đại úy Lê Văn Nam", "Bs. Trần Thị B".
fn without_address(low: &str) -> &str {
    const ADDRESS: &str = "đ/c | đồng chí | ông | bà | thượng tá | trung tá | thiếu tá | đại tá | thượng úy | \
        trung úy | thiếu úy | đại úy | bác sĩ | bs. | ts. | ths. | tiến sĩ | thạc sĩ";
    let mut name = low;
    while let Some(word) = first_listed(name, ADDRESS).filter(|word| name[word.len()..].starts_with(' ')) {
        name = name[word.len()..].trim_start();
    }
    name
}

/// "Công chức Văn phòng - Thống kê": a post, unlike "công chức" or "cán bộ, công chức".
fn names_a_post(text: &str, low: &str) -> bool {
    let rest = ["công chức ", "chuyên viên ", "cán bộ ", "kế toán "].iter().find_map(|w| low.strip_prefix(w));
    rest.is_some_and(|rest| {
        let after = &text[text.len() - rest.len()..];
        let generic = ["được", "có", "các", "phòng", "phụ trách", "liên quan", "xã", "thuộc"]
            .iter()
            .any(|w| starts_words(rest, w));
        !generic && after.starts_with(char::is_uppercase)
    })
}

/// Two to five words, each with a capital, not beginning like a body.
fn is_personal_name(text: &str) -> bool {
    let name = text.split([',', '(', '-', '–']).next().unwrap_or_default().trim();
    let words = word_count(name);
    let capitals =
        name.split_whitespace().all(|w| w.starts_with(char::is_uppercase) && w.chars().all(char::is_alphabetic));
    (2..=5).contains(&words) && capitals && !begins_with_body(&canon(name)) && !has_abbreviation(name)
}

fn has_abbreviation(name: &str) -> bool {
    name.split_whitespace().any(|w| is_upper(w) && w.chars().count() > 2) && !is_upper(name)
}

/// True when the prose charges a person: "giao đồng chí …", "do Chủ tịch … phụ trách".
pub(super) fn person_charged_in(text: &str) -> bool {
    let low = canon(text);
    let in_charge = ["đồng chí", "đ/c"].iter().any(|word| {
        find_words(&low, word, 0).is_some_and(|at| {
            let clause = low[at..].split([';', '.']).next().unwrap_or_default();
            let name = text[at + word.len()..].trim_start().starts_with(char::is_uppercase);
            name && ["phụ trách", "chỉ đạo", "chủ trì", "chịu trách nhiệm", "theo dõi"]
                .iter()
                .any(|w| has_words(clause, w))
        })
    });
    // "Xây dựng đề cương: trước ngày 15/3/2026 (đồng chí Phạm Thanh Tùng)": the one meant, behind the day.
    let behind_the_day = ["(đồng chí ", "(đ/c "].iter().any(|open| {
        low.match_indices(open).any(|(at, _)| low[..at].trim_end().ends_with(|c: char| c.is_ascii_digit()))
    });
    if in_charge || behind_the_day {
        return true;
    }
    ["giao", "phân công", "giao cho", "phân công cho", "do"].iter().any(|verb| {
        find_words(&low, verb, 0).is_some_and(|at| {
            let after = low[at + verb.len()..].trim_start();
            let addressed = first_start(after, &["đồng chí", "đ/c", "ông", "bà"]).is_some();
            addressed
                || first_listed(after, OFFICES).is_some() && *verb != "do"
                || *verb == "do" && office_takes_charge(after)
        })
    })
}

fn office_takes_charge(after: &str) -> bool {
    let clause = after.split([';', '.']).next().unwrap_or_default();
    first_listed(after, OFFICES).is_some()
        && ["phụ trách", "chủ trì", "thực hiện", "chỉ đạo"].iter().any(|w| has_words(clause, w))
}

/// Verbs that name a wish rather than work.
const VAGUE: &str = "nâng cao | tăng cường | đẩy mạnh | phát huy | chú trọng | quan tâm | chủ động | thực hiện tốt | \
    thực hiện có hiệu quả | phấn đấu | làm tốt | không ngừng | tích cực | tạo điều kiện | tiếp tục nâng cao \
    | tiếp tục đẩy mạnh | tiếp tục tăng cường | bảo đảm tốt | góp phần | từng bước | hướng tới | coi trọng | \
    quyết liệt | thực hiện nghiêm | thực hiện nghiêm túc | nghiêm túc";

/// Verbs of doing.
const CONCRETE: &str = "tổ chức | rà soát | xây dựng | ban hành | tham mưu | bố trí | cử | đánh giá | kiểm tra | lập | cập nhật \
    | số hóa | mở | tập huấn | trình | báo cáo | tuyên truyền | phổ biến | quán triệt | triển khai | \
    thực hiện | hoàn thiện | hoàn thành | sắp xếp | khảo sát | thống kê | phân công | phân loại | điều động \
    | luân chuyển | bồi dưỡng | đào tạo | tuyển dụng | công khai | niêm yết | lắp đặt | mua sắm | sửa chữa | \
    cải tạo | đầu tư | bàn giao | tiếp nhận | giải quyết | xử lý | thẩm định | phê duyệt | ký | lựa chọn | \
    tổng hợp | theo dõi | đôn đốc | giám sát | thành lập | kiện toàn | sơ kết | tổng kết | đăng ký | \
    xác định | phân bổ | cấp | chi trả | hướng dẫn | phát động | ký kết | vận hành | kết nối | in | treo | \
    đăng tải | chuẩn hóa | thu thập | đối chiếu | xác minh | bổ nhiệm | quy hoạch | đề xuất | chuẩn bị | \
    soạn thảo | thiết kế | viết | phát hành | gửi | nghiên cứu | hỗ trợ | vận động | thanh tra | \
    tiếp công dân | duy trì | áp dụng | cân đối | thu | trồng | nạo vét | phun | tiêm | khám | tặng | trao | \
    biểu dương | khen thưởng | ứng dụng | chấm điểm | xếp loại | phối hợp | ra mắt | rút ngắn | cắt giảm | \
    cải cách | phát triển | quản lý | bảo đảm | đảm bảo | làm | đưa | thay thế | bảo trì";

/// The vague verb with which a title begins.
pub(super) fn vague_verb(title: &str) -> Option<&'static str> {
    first_listed(&canon(title), VAGUE)
}

/// True when the text begins with a verb, of doing or of wishing.
pub(in crate::reader) fn begins_with_a_verb(text: &str) -> bool {
    vague_verb(text).is_some() || first_listed(&canon(text), CONCRETE).is_some()
}

/// Nouns with which the name of a field of work begins, rather than work.
const FIELDS: &str = "công tác | về | việc | nhiệm vụ | lĩnh vực | hoạt động | chế độ | nguồn | các | những | một số | \
    kinh phí | nội dung | giải pháp | thủ tục | cán bộ | công chức | đội ngũ | cơ sở | vấn đề | mục tiêu | chỉ tiêu | \
    phong trào | kỷ luật | kỷ cương";

/// True when the title begins with a verb of doing ("Tiếp tục rà soát …" too). A title of five words or more that begins
/// neither like a field of work nor like a body is taken to begin with a verb that the list does not have.
pub(super) fn concrete_verb(title: &str) -> bool {
    let low = canon(title);
    let low = ["tiếp tục ", "kịp thời ", "định kỳ ", "thường xuyên ", "khẩn trương "]
        .iter()
        .find_map(|w| low.strip_prefix(w))
        .unwrap_or(&low);
    if begins_with_body(low) {
        // "Phòng Kinh tế chủ trì … kiểm tra …"
        return listed(CONCRETE).any(|verb| has_words(low, verb));
    }
    first_listed(low, CONCRETE).is_some() || word_count(low) >= 5 && first_listed(low, FIELDS).is_none()
}

/// True when a later sentence or sub-item begins with a verb of doing.
pub(super) fn concrete_verb_in_sentences(text: &str) -> bool {
    text.split(['\n', ';'])
        .flat_map(|part| part.split(". "))
        .skip(1)
        .any(|s| concrete_verb(first_sentence(s).trim_start_matches(['-', '+', '•', ' '])))
}

/// Things that can be handed in, wherever they are named.
const DELIVERABLES: &str = "báo cáo | quyết định | danh sách | cơ sở dữ liệu | biên bản | tờ trình | hồ sơ | đề án | \
    phương án | nghị quyết | công văn | bảng tổng hợp | biểu tổng hợp | biểu mẫu | bảng biểu | bản đồ | phần mềm | tài liệu | \
    chứng chỉ | chứng nhận | giáo trình | kịch bản | video | tin bài | tin, bài | bài viết | đề cương | dự toán | hợp đồng | \
    bản cam kết | bộ tiêu chí | bộ chỉ số | khung năng lực | bản mô tả | danh mục | ma trận | dữ liệu | trang thông tin | \
    cẩm nang | sổ tay | tờ rơi | pano | áp phích | phiếu | sổ theo dõi | giấy chứng nhận | giấy phép | giấy mời | tệp | \
    hóa đơn | bảng điểm | bảng phân công";

/// Things that can be handed in only where the product begins with them: "Kế hoạch kiểm tra", but not "theo kế hoạch".
const NAMED_FIRST: &str = "kế hoạch | quy định | quy chế | quy trình | thông báo | văn bản | hướng dẫn | chương trình | kết luận | \
    chỉ thị | lịch | bảng | bộ | bản | đơn | mẫu | biểu | giấy | sổ | bài | hệ thống | công trình | trang thiết bị | máy | \
    mô hình | cổng | nhà | đường | hình ảnh | ảnh | file | đề thi | tin | thư | công điện | clip";

/// The thing named in a product text that can be handed in.
pub(super) fn deliverable(product: &str) -> Option<&'static str> {
    let low = canon(product);
    let first_named = low.split([',', ';', '\n']).flat_map(|part| part.split(" và ")).find_map(|part| {
        let part = part.trim_start_matches(|c: char| !c.is_alphabetic());
        let prefixes = ["các ", "những ", "một ", "dự thảo ", "ban hành ", "có ", "hoàn thành ", "được ", "bộ "];
        let bare = prefixes.iter().fold(part, |rest, word| rest.strip_prefix(word).unwrap_or(rest));
        first_listed(bare, NAMED_FIRST)
    });
    listed(DELIVERABLES).find(|noun| has_words(&low, noun)).or(first_named)
}

/// "xây dựng cơ sở dữ liệu đánh giá …": something that prose says will be made.
/// Gives the words and the thing alone.
pub(super) fn deliverable_made_in(text: &str) -> Option<(String, &'static str)> {
    const MAKING: &[&str] = &[
        "xây dựng",
        "lập",
        "ban hành",
        "hoàn thiện",
        "trình",
        "cập nhật",
        "biên soạn",
        "in",
        "cấp",
        "soạn thảo",
        "tổng hợp",
        "thiết lập",
        "gửi",
        "hình thành",
        "phê duyệt",
    ];
    const MADE: &str = "cơ sở dữ liệu | báo cáo | quyết định | kế hoạch | danh sách | biên bản | tờ trình | hồ sơ | đề án | \
        phương án | nghị quyết | quy chế | quy trình | tài liệu | danh mục | bộ tiêu chí | khung năng lực | \
        bản mô tả | phần mềm | chương trình | dự toán | sổ tay | cẩm nang | bảng tổng hợp | bản đồ | biểu mẫu | \
        phiếu";
    let low = canon(text);
    let mut best: Option<(usize, usize, &'static str)> = None;
    for verb in MAKING {
        let mut from = 0;
        while let Some(at) = find_words(&low, verb, from) {
            from = at + verb.len();
            let after = low[from..].trim_start();
            let after = ["và ban hành ", "các ", "01 ", "một ", "bộ ", "và "]
                .iter()
                .fold(after, |rest, w| rest.strip_prefix(w).unwrap_or(rest));
            if let Some(noun) = first_listed(after, MADE)
                && best.is_none_or(|(b, ..)| at < b)
            {
                best = Some((at, low.len() - after.len() + noun.len(), noun));
            }
        }
    }
    best.map(|(start, end, noun)| (squeeze(&canon(&text[start..end])), noun))
}

/// "Cấp có thẩm quyền", "cấp trên": a level, but which?
pub(super) fn is_some_level(said: &str) -> bool {
    let low = canon(said);
    [
        "cấp có thẩm quyền",
        "cấp trên",
        "cơ quan có thẩm quyền",
        "cấp thẩm quyền",
        "theo thẩm quyền",
        "theo quy định",
        "người có thẩm quyền",
    ]
    .iter()
    .any(|w| has_words(&low, w))
}

/// Those who decide, as prose names them.
const DECIDERS: &str = "chủ tịch ubnd | chủ tịch ủy ban nhân dân | ubnd | ủy ban nhân dân | hđnd | hội đồng nhân dân | \
    ban thường vụ | đảng ủy | thường trực | chủ tịch | bí thư | sở nội vụ | cấp ủy | lãnh đạo | thành ủy | \
    trưởng phòng | giám đốc | hiệu trưởng | trưởng công an | trưởng ban";

const DECIDES: &[&str] = &[
    "phê duyệt",
    "quyết định",
    "ban hành",
    "xem xét",
    "cho ý kiến",
    "ký",
    "duyệt",
    "thông qua",
    "công nhận",
    "nghiệm thu",
];

/// "Kết luận do Giám đốc Sở ký ban hành": who signs the product.
pub(super) fn signed_by(product: &str) -> Option<(String, bool)> {
    let low = canon(product);
    let decider = |text: &str| first_listed(text, DECIDERS).or_else(|| first_listed(text, OFFICES));
    // "Quyết định của Chủ tịch UBND xã" is the deciding itself.
    let act = first_listed(&low, "quyết định | nghị quyết | chỉ thị | kết luận | quy chế");
    let issued = act.and_then(|act| low[act.len()..].trim_start().strip_prefix("của ")).and_then(decider);
    if let Some(who) = issued {
        return Some((who.to_owned(), true));
    }
    ["do", "được"].iter().find_map(|opener| {
        let clause = &low[find_words(&low, opener, 0)? + opener.len()..];
        let clause = clause.split([';', '.', '\n']).next()?.trim_start();
        let who = decider(clause)?;
        let decides = ["ký", "phê duyệt", "ban hành", "quyết định", "thông qua", "duyệt"];
        decides.iter().any(|w| has_words(clause, w)).then(|| (who.to_owned(), true))
    })
}

/// Who decides in a text, and whether it is said fully: "trình Chủ tịch UBND xã phê duyệt" is; "trình cấp có thẩm quyền" and
/// "tham mưu cấp ủy" are not. What is awaited ("sau khi có quyết định của …") decides nothing about the task.
pub(super) fn decider_in(text: &str) -> Option<(String, bool)> {
    let low = canon(text);
    let mut partly = None;
    for verb in ["trình", "tham mưu cho", "tham mưu", "báo cáo", "đề nghị", "để"] {
        let mut from = 0;
        while let Some(at) = find_words(&low, verb, from) {
            from = at + verb.len();
            let clause_end = low[from..].find([';', '.', '\n']).map_or(low.len(), |e| from + e);
            let clause = low[from..clause_end].trim_start();
            let decides = DECIDES.iter().any(|w| has_words(clause, w));
            if is_some_level(clause) && verb == "trình" {
                partly = partly
                    .or_else(|| Some(squeeze(&low[at..at + verb.len() + clause.len().min(1)])))
                    .map(|_| "trình cấp có thẩm quyền".to_owned());
            } else if let Some(who) = first_listed(clause, DECIDERS) {
                if decides && !matches!(who, "cấp ủy" | "lãnh đạo") {
                    return Some((format!("{verb} {who}"), true));
                }
                if matches!(verb, "trình" | "tham mưu" | "tham mưu cho") {
                    partly = partly.or_else(|| Some(format!("{verb} {who}")));
                }
            }
        }
    }
    partly.map(|said| (said, false))
}
