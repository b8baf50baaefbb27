//! Checks of decisions about people.

use rules::evaluation::level::Level;
use rules::law::Law;
use rules::personnel::eligibility::Move;
use rules::personnel::relatives::PlacedBy;
use rules::personnel::training::Ground;
use rules::personnel::{eligibility, relatives, scheme, severance, training, vote};

use super::{Spec, fact};
use crate::contract::json::Keys;

pub(super) const SEVERANCE: Spec = Spec {
    name: "severance",
    about: "Trợ cấp thôi việc theo nguyện vọng, hai quy định trước và từ 01/8/2026",
    facts: &[
        fact("leaves_on", "ngày", "Ngày thôi việc"),
        fact("file_complete_on", "ngày", "Ngày đủ hồ sơ; trước 01/8/2026 thì giữ quy định cũ"),
        fact("service_months", "số nguyên", "Số tháng công tác được tính (trừ thời gian đóng bảo hiểm thất nghiệp)"),
        fact("monthly_pay", "số", "Lương tháng, đồng"),
        fact("own_wish", "đúng/sai", "Thôi việc theo nguyện vọng"),
    ],
    gives: "numbers: months_of_pay, amount",
    ask: |facts, context| {
        let facts = severance::Facts {
            leaves_on: facts.date("leaves_on")?,
            file_complete_on: facts.date("file_complete_on")?,
            service_months: facts.whole("service_months")?,
            monthly_pay: facts.exact("monthly_pay")?,
            own_wish: facts.boolean("own_wish")?,
        };
        Ok(severance::check(&facts, context.as_of, Law::shipped()))
    },
};

pub(super) const ELIGIBILITY: Spec = Spec {
    name: "eligibility",
    about: "Điều kiện của một việc nhân sự, từng điều kiện một",
    facts: &[
        fact(
            "move",
            "mã",
            "bo_nhiem | vi_tri_cao_hon | vi_tri_cung_ngach | vi_tri_thap_hon | dieu_dong | biet_phai | thoi_viec | cu_di_hoc",
        ),
        fact("answers", "nhóm khóa", "Trả lời từng câu hỏi, xem dưới"),
        fact("ranks", "danh sách", "Mức xếp loại các năm, năm gần nhất trước; null là không xếp loại"),
        fact("months_in_post", "số nguyên", "Số tháng giữ chức vụ thấp hơn liền kề hoặc tương đương"),
        fact("years_of_service", "số nguyên", "Số năm công tác"),
        fact("birth_date", "ngày", "Ngày sinh (khi cử đi học)"),
    ],
    gives: "criteria: từng điều kiện với pass | fail | unknown và điều luật",
    ask: |facts, context| {
        let known: Vec<&str> = eligibility::questions().map(|(id, _)| id).collect();
        let levels = Level::ALL.map(Level::code);
        let facts = eligibility::Facts {
            kind: facts.code("move", Move::from_code, &Move::ALL.map(Move::code))?,
            answers: facts.answers("answers", &known)?,
            ranks: facts.list("ranks", |field| match field.is_absent() {
                true => Ok(None),
                false => field.code(Level::from_code, &levels).map(Some),
            })?,
            months_in_post: facts.whole("months_in_post")?,
            years_of_service: facts.whole("years_of_service")?,
            born: facts.date("birth_date")?,
        };
        Ok(eligibility::check(&facts, context.as_of, Law::shipped()))
    },
};

pub(super) const RELATIVES: Spec = Spec {
    name: "relatives",
    about: "Bố trí người thân của người đứng đầu, cấp phó",
    facts: &[
        fact("placed_by", "mã", "nguoi_dung_dau | cap_pho | khac"),
        fact("post", "mã", "to_chuc_nhan_su | ke_toan | thu_quy | thu_kho | mua_sam, hoặc vị trí khác"),
        fact("relations", "danh sách", "vo_chong | cha_me | con | anh_chi_em, hoặc khác; rỗng là không có"),
    ],
    gives: "verdict",
    ask: |facts, context| {
        let facts = relatives::Facts {
            placed_by: facts.code("placed_by", PlacedBy::from_code, &PlacedBy::ALL.map(PlacedBy::code))?,
            post: facts.text("post")?,
            relations: facts.list("relations", |field| field.text().map(str::to_owned))?,
        };
        Ok(relatives::check(&facts, context.as_of, Law::shipped()))
    },
};

pub(super) const APPOINTMENT_VOTE: Spec = Spec {
    name: "appointment_vote",
    about: "Kiểm phiếu trong quy trình bổ nhiệm",
    facts: &[
        fact("step", "số nguyên", "Bước 1 đến 4"),
        fact("summoned", "số nguyên", "Số người được triệu tập (bước 1, 2, 4)"),
        fact("present", "số nguyên", "Số người có mặt (bước 3)"),
        fact("force_majeure", "số nguyên", "Số người vắng vì bất khả kháng, không tính"),
        fact("votes", "nhóm khóa", "Số phiếu của từng người"),
    ],
    gives: "numbers.denominator; words: selected, next_round",
    ask: |facts, context| {
        let facts = vote::Facts {
            step: facts.whole("step")?,
            summoned: facts.whole("summoned")?,
            present: facts.whole("present")?,
            force_majeure: facts.whole("force_majeure")?.unwrap_or_default(),
            votes: facts.counts("votes")?,
        };
        Ok(vote::check(&facts, context.as_of, Law::shipped()))
    },
};

pub(super) const POSITION_CHANGE: Spec = Spec {
    name: "position_change",
    about: "Phương án thay đổi vị trí việc làm lên ngạch cao hơn: chọn từ kết quả cao xuống thấp",
    facts: &[
        fact("places", "số nguyên", "Số vị trí còn trong tỷ lệ được phê duyệt"),
        fact("people", "danh sách", "Người đủ điều kiện: {id, score}"),
    ],
    gives: "words: order, selected",
    ask: |facts, context| {
        let entrants = facts.list("people", |field| {
            let keys = Keys::of(&field, &["id", "score"])?;
            let score = keys.optional("score").map(|score| score.exact()).transpose()?;
            Ok(scheme::Entrant { id: keys.required("id")?.text()?.to_owned(), score })
        })?;
        let facts = scheme::Facts { places: facts.whole("places")?, entrants: entrants.unwrap_or_default() };
        Ok(scheme::check(&facts, context.as_of, Law::shipped()))
    },
};

pub(super) const RANK_SHARE: Spec = Spec {
    name: "rank_share",
    about: "Tỷ lệ ngạch chuyên viên chính ở cấp xã",
    facts: &[
        fact("heads", "số nguyên", "Số cấp trưởng cơ quan chuyên môn"),
        fact("deputies", "số nguyên", "Tổng số cấp phó"),
        fact("deputies_ranked", "số nguyên", "Số cấp phó đang ở ngạch chuyên viên chính"),
    ],
    gives: "numbers: heads_limit, deputies_limit",
    ask: |facts, context| {
        let facts = scheme::RankFacts {
            heads: facts.whole("heads")?,
            deputies: facts.whole("deputies")?,
            deputies_ranked: facts.whole("deputies_ranked")?,
        };
        Ok(scheme::rank_share(facts, context.as_of, Law::shipped()))
    },
};

pub(super) const TRAINING_REPAYMENT: Spec = Spec {
    name: "training_repayment",
    about: "Đền bù chi phí đào tạo sau đại học",
    facts: &[
        fact("ground", "mã", "bo_hoc_bo_viec | khong_duoc_cap_bang | bi_buoc_thoi_viec_khi_hoc | chua_phuc_vu_du"),
        fact("cost", "số", "Học phí và các khoản chi, không gồm lương, đồng"),
        fact("study_months", "số nguyên", "Số tháng học"),
        fact("served_months", "số nguyên", "Số tháng đã phục vụ sau khi học"),
    ],
    gives: "numbers: committed_months, amount",
    ask: |facts, context| {
        let facts = training::Facts {
            ground: facts.code("ground", Ground::from_code, &Ground::ALL.map(Ground::code))?,
            cost: facts.exact("cost")?,
            study_months: facts.whole("study_months")?,
            served_months: facts.whole("served_months")?,
        };
        Ok(training::check(&facts, context.as_of, Law::shipped()))
    },
};
