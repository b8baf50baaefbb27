//! One condition of a move, and how it is asked.

use kernel::dates::{Date, add_months};

use super::Facts;
use crate::evaluation::level::Level;
use crate::law::{InForce, LawAt, NoRuleInForce};
use crate::personnel::answer::{Checked, Verdict};
use crate::personnel::retirement::months;

/// A question that is answered yes or no.
pub(super) struct Question {
    /// Its name.
    pub id: &'static str,
    /// Its words.
    pub text: &'static str,
}

const fn question(id: &'static str, text: &'static str) -> Question {
    Question { id, text }
}

/// Every question.
pub(super) const QUESTIONS: [Question; 26] = [
    question("dap_ung_tieu_chuan", "Đáp ứng tiêu chuẩn chung và tiêu chuẩn cụ thể của chức vụ"),
    question(
        "trong_quy_hoach",
        "Có trong quy hoạch chức vụ bổ nhiệm hoặc tương đương (trừ trường hợp đặc biệt, đơn vị mới)",
    ),
    question("ho_so_day_du", "Hồ sơ, lý lịch đầy đủ, đã được xác minh"),
    question("ke_khai_tai_san_xac_minh", "Đã kê khai tài sản, thu nhập theo quy định"),
    question("kinh_nghiem_san_pham", "Có kinh nghiệm, sản phẩm công việc phù hợp"),
    question("du_tuoi_tron_nhiem_ky", "Đủ tuổi công tác trọn thời hạn (bổ nhiệm lần đầu hoặc chức vụ cao hơn)"),
    question("du_suc_khoe", "Đủ sức khỏe để hoàn thành nhiệm vụ (trả lời có hoặc không, không ghi bệnh)"),
    question("bi_cam_dam_nhiem", "Bị cấm đảm nhiệm chức vụ"),
    question("dang_xem_xet_ky_luat", "Đang trong thời hạn xem xét, xử lý kỷ luật"),
    question("dang_thi_hanh_ky_luat", "Đang trong thời gian thi hành kỷ luật"),
    question(
        "dang_bi_to_cao_thanh_tra",
        "Đang bị giải quyết tố cáo, khiếu nại kỷ luật, thanh tra, kiểm tra có dấu hiệu vi phạm",
    ),
    question("dang_tam_dinh_chi", "Đang bị tạm đình chỉ công tác"),
    question("dang_bi_dieu_tra_truy_to", "Đang bị tạm giữ, tạm giam, điều tra, truy tố, xét xử"),
    question("dap_ung_khung_nang_luc", "Đáp ứng bản mô tả công việc và khung năng lực của vị trí"),
    question("da_lam_viec_tuong_duong", "Đã tham mưu công việc có độ phức tạp tương đương, có sản phẩm"),
    question("khong_dap_ung_nhiem_vu", "Theo dõi thường xuyên cho thấy không đáp ứng yêu cầu nhiệm vụ"),
    question("nam_khong_hoan_thanh", "Năm vừa qua xếp loại không hoàn thành nhiệm vụ"),
    question("tu_nguyen", "Tự nguyện, có đơn"),
    question(
        "dang_chua_benh",
        "Đang điều trị bệnh thuộc danh mục bệnh hiểm nghèo (trả lời có hoặc không, không ghi bệnh)",
    ),
    question("dang_hoc_dai_han_biet_phai", "Đang học tập dài hạn hoặc đang biệt phái"),
    question("mang_thai_con_nho", "Đang mang thai, nghỉ thai sản hoặc nuôi con dưới 36 tháng"),
    question("hoan_canh_dac_biet", "Có hoàn cảnh đặc biệt khó khăn được xác nhận"),
    question("khong_dap_ung_khong_con_vi_tri", "Không đáp ứng yêu cầu nhiệm vụ và không còn vị trí thấp hơn phù hợp"),
    question(
        "nam_khong_hoan_thanh_khong_con_vi_tri",
        "Năm vừa qua không hoàn thành nhiệm vụ vì chuyên môn và không còn vị trí thấp hơn phù hợp",
    ),
    question("cam_ket_phuc_vu", "Có cam kết bằng văn bản phục vụ ít nhất ba lần thời gian học"),
    question("nganh_hoc_phu_hop", "Ngành học phù hợp vị trí việc làm"),
];

/// A condition of a move.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Condition {
    /// It must be so.
    Yes(&'static str, &'static str),
    /// It must not be so.
    No(&'static str, &'static str),
    /// It must not be so, unless the person is willing.
    Willing(&'static str, &'static str),
    /// One of them must be so.
    AnyOf(&'static str, &'static [&'static str]),
    /// So many latest years ranked at least so.
    YearsRanked(&'static str, Level),
    /// Long enough in the post below.
    MonthsInPost,
    /// Experience and products.
    Experience,
    /// Long enough in service to be sent to study.
    Service,
    /// Not too old when first sent to study.
    AgeAtStudy,
}

const APPOINTMENT: &str = "nhan_su/dieu_kien_bo_nhiem";
const STUDY: &str = "nhan_su/cu_di_hoc";

impl Condition {
    /// The series that it rests on.
    pub fn series(self) -> &'static str {
        match self {
            Condition::Yes(series, _)
            | Condition::No(series, _)
            | Condition::Willing(series, _)
            | Condition::AnyOf(series, _)
            | Condition::YearsRanked(series, _) => series,
            Condition::MonthsInPost | Condition::Experience => APPOINTMENT,
            Condition::Service | Condition::AgeAtStudy => STUDY,
        }
    }

    pub(super) fn ask(
        self,
        checked: &mut Checked,
        facts: &Facts,
        as_of: Date,
        law: LawAt<'_>,
    ) -> Result<(), NoRuleInForce> {
        let rule = law.get(self.series())?;
        match self {
            Condition::Yes(_, id) => answered(checked, &rule, id, facts.answers.get(id).copied()),
            Condition::No(_, id) => answered(checked, &rule, id, facts.answers.get(id).map(|answer| !answer)),
            Condition::Willing(_, id) => {
                let willing = facts.answers.get("tu_nguyen").copied();
                let open = match (facts.answers.get(id), willing) {
                    (Some(false), _) | (Some(true), Some(true)) => Some(true),
                    (Some(true), Some(false)) => Some(false),
                    (None, Some(true)) => Some(true),
                    (None, _) | (Some(true), None) => None,
                };
                answered(checked, &rule, id, open);
            }
            Condition::AnyOf(_, ids) => any_of(checked, &rule, ids, facts),
            Condition::YearsRanked(_, least) => ranked(checked, &rule, facts, least)?,
            Condition::MonthsInPost => {
                let least = rule.whole("thang_giu_chuc_lien_ke")?;
                let what = format!("Đã giữ chức vụ thấp hơn liền kề hoặc tương đương ít nhất {least} tháng");
                told(checked, &rule, "months_in_post", facts.months_in_post.map(|months| months >= least), &what);
            }
            Condition::Experience => {
                let id = "kinh_nghiem_san_pham";
                answered(checked, &rule, id, facts.answers.get(id).copied());
            }
            Condition::Service => {
                let least = rule.whole("nam_cong_tac")?;
                let what = format!("Có ít nhất {least} năm công tác");
                told(checked, &rule, "years_of_service", facts.years_of_service.map(|years| years >= least), &what);
            }
            Condition::AgeAtStudy => {
                let most = rule.whole("tuoi_cao_nhat")?;
                let what = format!("Không quá {most} tuổi khi được cử đi lần đầu");
                let young = facts.born.map(|born| as_of < add_months(born, months((most + 1) * 12)));
                told(checked, &rule, "birth_date", young, &what);
            }
        }
        Ok(())
    }
}

fn words(id: &str) -> &'static str {
    QUESTIONS.iter().find(|question| question.id == id).map_or("", |question| question.text)
}

fn answered(checked: &mut Checked, rule: &InForce<'_>, id: &'static str, open: Option<bool>) {
    told(checked, rule, id, open, words(id));
}

/// Writes what a condition came to; a fact that is not there is asked for.
fn told(checked: &mut Checked, rule: &InForce<'_>, id: &'static str, open: Option<bool>, what: &str) {
    let (verdict, how) = match open {
        Some(true) => (Verdict::Pass, "không vướng"),
        Some(false) => (Verdict::Fail, "vướng điều kiện này"),
        None => {
            checked.lacks(rule, id, format!("{what}: chưa có dữ kiện."));
            (Verdict::Unknown, "chưa có dữ kiện")
        }
    };
    checked.criterion(id, rule, verdict, format!("{what}: {how}."));
}

fn any_of(checked: &mut Checked, rule: &InForce<'_>, ids: &'static [&'static str], facts: &Facts) {
    let found = ids.iter().find(|id| facts.answers.get(**id) == Some(&true));
    let open = match found {
        Some(_) => Some(true),
        None if ids.iter().all(|id| facts.answers.contains_key(*id)) => Some(false),
        None => None,
    };
    let what: Vec<&str> = ids.iter().map(|id| words(id)).collect();
    told(
        checked,
        rule,
        found.or(ids.first()).copied().unwrap_or_default(),
        open,
        &format!("Có một trong các căn cứ: {}", what.join("; ")),
    );
}

fn ranked(checked: &mut Checked, rule: &InForce<'_>, facts: &Facts, least: Level) -> Result<(), NoRuleInForce> {
    let years = rule.whole("nam_xep_loai")?;
    let count = usize::try_from(years).unwrap_or(usize::MAX);
    let what = format!("{years} năm gần nhất xếp loại {} trở lên", least.label().to_lowercase());
    let latest: Option<Vec<Option<Level>>> =
        facts.ranks.as_ref().map(|ranks| ranks.iter().take(count).copied().collect());
    let open = latest.and_then(|latest| {
        if latest.iter().flatten().any(|level| *level < least) {
            return Some(false);
        }
        (latest.len() == count && latest.iter().all(Option::is_some)).then_some(true)
    });
    told(checked, rule, "ranks", open, &what);
    Ok(())
}
