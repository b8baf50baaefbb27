//! Checks of time.

use rules::law::Law;
use rules::personnel::discipline::{Form, Paused};
use rules::personnel::retirement::Sex;
use rules::personnel::rotation::Postponed;
use rules::personnel::{acting, calendar, discipline, retirement, rotation, secondment, suspension, term};

use super::{Fact, Spec, fact};
use crate::contract::json::Keys;

const BORN: Fact = fact("birth_date", "ngày", "Ngày sinh");
const SEX: Fact = fact("sex", "mã", "nam | nu");
const RETIRES: Fact = fact("retires_on", "ngày", "Ngày nghỉ hưu, nếu đã biết");

pub(super) const LEADERSHIP_TERM: Spec = Spec {
    name: "leadership_term",
    about: "Thời hạn giữ chức vụ và bổ nhiệm lại",
    facts: &[
        fact("appointed_on", "ngày", "Ngày bổ nhiệm"),
        fact("expires_on", "ngày", "Ngày hết thời hạn; thiếu thì tính từ ngày bổ nhiệm"),
        fact("years", "số nguyên", "Thời hạn theo luật chuyên ngành; thiếu là 5 năm"),
        BORN,
        SEX,
        RETIRES,
        fact("notified_on", "ngày", "Đã thông báo; thiếu là chưa"),
        fact("reported_on", "ngày", "Đã nộp báo cáo tự nhận xét; thiếu là chưa"),
        fact("meeting_on", "ngày", "Đã họp cán bộ chủ chốt; thiếu là chưa"),
        fact("decided_on", "ngày", "Đã quyết định; thiếu là chưa"),
    ],
    gives: "dates: expires_on, retires_on, notice_by, report_by, meeting_by, decide_by; words.path: bo_nhiem_lai | keo_dai",
    ask: |facts, context| {
        let facts = term::Facts {
            appointed_on: facts.date("appointed_on")?,
            expires_on: facts.date("expires_on")?,
            years: facts.whole("years")?,
            born: facts.date("birth_date")?,
            sex: facts.code("sex", Sex::from_code, &Sex::ALL.map(Sex::code))?,
            retires_on: facts.date("retires_on")?,
            notified_on: facts.date("notified_on")?,
            reported_on: facts.date("reported_on")?,
            meeting_on: facts.date("meeting_on")?,
            decided_on: facts.date("decided_on")?,
        };
        Ok(term::check(facts, context.as_of, &context.days, Law::shipped()))
    },
};

pub(super) const ACTING_HEAD: Spec = Spec {
    name: "acting_head",
    about: "Giao quyền cấp trưởng",
    facts: &[
        fact("acting_since", "ngày", "Ngày được giao quyền"),
        fact("ended_on", "ngày", "Ngày kết thúc; thiếu là chưa"),
        fact("head_away_longer", "đúng/sai", "Cấp trưởng vắng mặt quá 12 tháng"),
    ],
    gives: "dates: breach_from (ngày đủ 12 tháng), transition_until",
    ask: |facts, context| {
        let facts = acting::Facts {
            since: facts.date("acting_since")?,
            ended_on: facts.date("ended_on")?,
            head_away_longer: facts.boolean("head_away_longer")?,
        };
        Ok(acting::check(facts, context.as_of, Law::shipped()))
    },
};

pub(super) const RETIREMENT: Spec = Spec {
    name: "retirement",
    about: "Thời điểm nghỉ hưu và hạn thông báo",
    facts: &[BORN, SEX, fact("notified_on", "ngày", "Đã thông báo; thiếu là chưa")],
    gives: "dates: retires_on (ngày cuối tháng đủ tuổi), notice_by, decision_by; numbers.age_months",
    ask: |facts, context| {
        let facts = retirement::Facts {
            born: facts.date("birth_date")?,
            sex: facts.code("sex", Sex::from_code, &Sex::ALL.map(Sex::code))?,
            notified_on: facts.date("notified_on")?,
        };
        Ok(retirement::check(facts, context.as_of, Law::shipped()))
    },
};

pub(super) const ROTATION: Spec = Spec {
    name: "rotation",
    about: "Định kỳ chuyển đổi vị trí công tác",
    facts: &[
        fact(
            "field",
            "mã",
            "tai_chinh | ke_toan | tu_phap | ke_hoach_dau_tu | van_hoa | thong_tin_truyen_thong | tiep_cong_dan | to_chuc_can_bo | y_te",
        ),
        fact("assigned_on", "ngày", "Ngày của văn bản bố trí"),
        fact("leader", "đúng/sai", "Giữ chức vụ lãnh đạo, quản lý"),
        fact(
            "postponed",
            "danh sách",
            "xem_xet_ky_luat | thanh_tra_dieu_tra | benh_hiem_ngheo | hoc_tap_trung | biet_phai | mang_thai_con_nho",
        ),
        fact("single_post", "đúng/sai", "Vị trí chuyên môn duy nhất"),
        RETIRES,
    ],
    gives: "dates: due_from, overdue_after",
    ask: |facts, context| {
        let codes = Postponed::ALL.map(Postponed::code);
        let facts = rotation::Facts {
            field: facts.text("field")?,
            assigned_on: facts.date("assigned_on")?,
            leader: facts.boolean("leader")?,
            postponed: facts.list("postponed", |field| field.code(Postponed::from_code, &codes))?.unwrap_or_default(),
            single_post: facts.boolean("single_post")?,
            retires_on: facts.date("retires_on")?,
        };
        Ok(rotation::check(&facts, context.as_of, Law::shipped()))
    },
};

pub(super) const SECONDMENT: Spec = Spec {
    name: "secondment",
    about: "Biệt phái",
    facts: &[
        fact("from", "ngày", "Ngày bắt đầu"),
        fact("until", "ngày", "Ngày kết thúc theo quyết định; thiếu là dài nhất"),
        fact("returned_on", "ngày", "Ngày đã trở về"),
        fact("sector_law", "đúng/sai", "Luật chuyên ngành cho dài hơn"),
        fact("extended", "đúng/sai", "Có gia hạn"),
        fact("objective_ground", "đúng/sai", "Nhiệm vụ cấp bách chưa xong vì lý do khách quan"),
    ],
    gives: "dates: limit (đủ 3 năm), until",
    ask: |facts, context| {
        let facts = secondment::Facts {
            from: facts.date("from")?,
            until: facts.date("until")?,
            returned_on: facts.date("returned_on")?,
            sector_law: facts.boolean("sector_law")?,
            extended: facts.boolean("extended")?.unwrap_or_default(),
            objective_ground: facts.boolean("objective_ground")?,
        };
        Ok(secondment::check(facts, context.as_of, Law::shipped()))
    },
};

pub(super) const DISCIPLINE_CLOCK: Spec = Spec {
    name: "discipline_clock",
    about: "Thời hiệu, thời hạn, hiệu lực kỷ luật, hình thức khi tái phạm",
    facts: &[
        fact("violated_on", "ngày", "Ngày có hành vi vi phạm"),
        fact("discovered_on", "ngày", "Ngày phát hiện"),
        fact("complex", "đúng/sai", "Vụ việc phức tạp"),
        fact("form", "mã", "khien_trach | canh_cao | cach_chuc | buoc_thoi_viec"),
        fact("no_limitation", "đúng/sai", "Hành vi không áp dụng thời hiệu"),
        fact("paused", "danh sách", "Thời gian không tính: {from, until}; thiếu until là đang diễn ra"),
        fact("decided_on", "ngày", "Ngày quyết định kỷ luật"),
        fact("effective_on", "ngày", "Ngày quyết định có hiệu lực"),
        fact("leader", "đúng/sai", "Giữ chức vụ lãnh đạo, quản lý"),
        fact("serving", "mã", "Hình thức đang thi hành"),
    ],
    gives: "dates: limitation_until, handle_by, effect_until, barred_until; words.form: hình thức nặng hơn một bậc",
    ask: |facts, context| {
        let codes = Form::ALL.map(Form::code);
        let facts = discipline::Facts {
            violated_on: facts.date("violated_on")?,
            discovered_on: facts.date("discovered_on")?,
            complex: facts.boolean("complex")?,
            form: facts.code("form", Form::from_code, &codes)?,
            no_limitation: facts.boolean("no_limitation")?.unwrap_or_default(),
            paused: facts
                .list("paused", |field| {
                    let keys = Keys::of(&field, &["from", "until"])?;
                    let until = keys.optional("until").map(|until| until.date()).transpose()?;
                    Ok(Paused { from: keys.required("from")?.date()?, until })
                })?
                .unwrap_or_default(),
            decided_on: facts.date("decided_on")?,
            effective_on: facts.date("effective_on")?,
            leader: facts.boolean("leader")?,
            serving: facts.code("serving", Form::from_code, &codes)?,
        };
        Ok(discipline::check(&facts, context.as_of, Law::shipped()))
    },
};

pub(super) const WORKING_DAYS: Spec = Spec {
    name: "working_days",
    about: "Ngày làm việc",
    facts: &[
        fact("from", "ngày", "Tính từ ngày này, không kể chính ngày này; thiếu là as_of"),
        fact("count", "số nguyên", "Cộng số ngày làm việc; số âm là lùi lại"),
        fact("until", "ngày", "Đếm số ngày làm việc đến hết ngày này"),
    ],
    gives: "dates.day; numbers.working_days",
    ask: |facts, context| {
        let span = calendar::Span {
            from: facts.date("from")?.unwrap_or(context.as_of),
            count: facts.signed("count")?,
            until: facts.date("until")?,
        };
        if span.until.is_none() {
            facts.keys.required("count")?;
        }
        Ok(calendar::check(span, &context.days, Law::shipped()))
    },
};

pub(super) const SUSPENSION: Spec = Spec {
    name: "suspension",
    about: "Tạm đình chỉ công tác",
    facts: &[
        fact("from", "ngày", "Ngày bắt đầu"),
        fact("extensions", "số nguyên", "Số lần gia hạn"),
        fact("ended_on", "ngày", "Ngày kết thúc, hủy bỏ"),
    ],
    gives: "dates: ends_on, latest_end",
    ask: |facts, context| {
        let facts = suspension::Facts {
            from: facts.date("from")?,
            extensions: facts.whole("extensions")?.unwrap_or_default(),
            ended_on: facts.date("ended_on")?,
        };
        Ok(suspension::check(facts, context.as_of, &context.days, Law::shipped()))
    },
};

pub(super) const APPOINTMENT_CLOCK: Spec = Spec {
    name: "appointment_clock",
    about: "Thời hạn của quy trình bổ nhiệm",
    facts: &[
        fact("requested_on", "ngày", "Ngày trình xin chủ trương"),
        fact("approved_on", "ngày", "Ngày có chủ trương; thiếu là chưa"),
        fact("completed_on", "ngày", "Ngày hoàn thành quy trình; thiếu là chưa"),
    ],
    gives: "dates: policy_by, process_by",
    ask: |facts, context| {
        let facts = suspension::AppointmentFacts {
            requested_on: facts.date("requested_on")?,
            approved_on: facts.date("approved_on")?,
            completed_on: facts.date("completed_on")?,
        };
        Ok(suspension::appointment(facts, context.as_of, &context.days, Law::shipped()))
    },
};
