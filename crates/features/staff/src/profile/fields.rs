//! The fields, in the order of the official form.

use codelists::lists::CodeList;

use super::Kind::{CitizenId, Day, Decimal, Email, List, Name, Positions, Text, Unit, Whole, YesNo};
use super::Place::{Member, Private, Profile};
use super::{Field, Kind, Place};

const fn f(key: &'static str, label: &'static str, group: u8, item: &'static str, place: Place, kind: Kind) -> Field {
    Field { key, label, group, item, place, kind }
}

/// Every field that is kept.
pub const FIELDS: &[Field] = &[
    f("official_number", "Số hiệu cán bộ, công chức", 1, "", Profile, Text),
    f("full_name", "Họ và tên khai sinh", 1, "1", Member, Name),
    f("other_name", "Tên gọi khác", 1, "2", Profile, Text),
    f("birth_date", "Ngày sinh", 1, "3", Private, Day),
    f("sex", "Giới tính", 1, "3", Profile, List(CodeList::Gender)),
    f("birth_place", "Nơi sinh", 1, "4", Profile, Text),
    f("home_town", "Quê quán", 1, "5", Profile, Text),
    f("ethnicity", "Dân tộc", 1, "6", Private, List(CodeList::Ethnicity)),
    f("religion", "Tôn giáo", 1, "7", Private, List(CodeList::Religion)),
    f("citizen_id", "Số định danh cá nhân", 1, "8", Private, CitizenId),
    f("citizen_id_on", "Ngày cấp căn cước", 1, "8", Private, Day),
    f("old_paper_number", "Số giấy tờ cũ (CMND)", 1, "8", Private, Text),
    f("phone", "Số điện thoại", 1, "8", Profile, Text),
    f("email", "Thư công vụ", 1, "", Member, Email),
    f("insurance_number", "Số bảo hiểm xã hội", 1, "9", Private, Text),
    f("residence", "Nơi ở hiện nay", 1, "10", Profile, Text),
    f("policy_group", "Đối tượng chính sách", 1, "18", Private, Text),
    f("unit", "Đơn vị", 6, "", Member, Unit),
    f("title", "Chức vụ, chức danh", 6, "23", Member, Text),
    f("kind", "Loại", 6, "", Member, List(CodeList::StaffKind)),
    f("source", "Nguồn", 4, "", Profile, List(CodeList::Origin)),
    f("previous_job", "Nghề nghiệp trước khi tuyển dụng", 4, "12", Profile, Text),
    f("recruited_on", "Ngày tuyển dụng lần đầu", 4, "13", Profile, Day),
    f("recruited_by", "Cơ quan tuyển dụng", 4, "13", Profile, Text),
    f("joined_on", "Ngày vào cơ quan hiện nay", 4, "14", Profile, Day),
    f("appointed_on", "Ngày bổ nhiệm, phê chuẩn", 4, "23", Profile, Day),
    f("reappointed_on", "Ngày bổ nhiệm lại", 4, "23", Profile, Day),
    f("term_until", "Ngày hết thời hạn giữ chức vụ", 4, "23", Profile, Day),
    f("party_member", "Đảng viên", 7, "15", Private, YesNo),
    f("party_since", "Ngày vào Đảng", 7, "15", Private, Day),
    f("party_official_on", "Ngày chính thức", 7, "15", Private, Day),
    f("joined_army_on", "Ngày nhập ngũ", 8, "17", Profile, Day),
    f("left_army_on", "Ngày xuất ngũ", 8, "17", Profile, Day),
    f("army_rank", "Quân hàm cao nhất", 8, "17", Profile, Text),
    f("general_education", "Trình độ giáo dục phổ thông", 5, "19", Profile, List(CodeList::GeneralEducation)),
    f("education_level", "Trình độ chuyên môn", 5, "20", Profile, List(CodeList::ProfessionalLevel)),
    f("major", "Chuyên ngành", 5, "32", Profile, Text),
    f("study_form", "Hình thức đào tạo", 5, "32", Profile, List(CodeList::TrainingForm)),
    f("school", "Cơ sở đào tạo", 5, "32", Profile, Text),
    f("politics_level", "Lý luận chính trị", 5, "32", Profile, List(CodeList::PoliticalTheory)),
    f("state_management_level", "Quản lý nhà nước", 5, "32", Profile, List(CodeList::StateManagement)),
    f("it_level", "Tin học", 5, "32", Profile, List(CodeList::ComputerSkill)),
    f("language", "Ngoại ngữ", 5, "32", Profile, Text),
    f("language_level", "Trình độ ngoại ngữ", 5, "32", Profile, List(CodeList::ForeignLanguage)),
    f("ethnic_language", "Tiếng dân tộc", 5, "32", Profile, Text),
    f("security_training", "Bồi dưỡng quốc phòng, an ninh", 5, "32", Profile, Text),
    f("positions", "Vị trí việc làm", 6, "30", Member, Positions),
    f("main_work", "Công việc chính được giao", 6, "28", Profile, Text),
    f("strength", "Sở trường công tác", 6, "29", Profile, Text),
    f("rank", "Ngạch", 6, "30", Profile, List(CodeList::Rank)),
    f("rank_on", "Ngày bổ nhiệm ngạch", 6, "30", Profile, Day),
    f("salary_step", "Bậc lương", 6, "30", Profile, Whole),
    f("coefficient", "Hệ số lương", 6, "30", Profile, Decimal),
    f("coefficient_on", "Ngày hưởng lương", 6, "30", Profile, Day),
    f("beyond_scale", "Phụ cấp thâm niên vượt khung (%)", 6, "30", Profile, Decimal),
    f("position_allowance", "Phụ cấp chức vụ", 6, "30", Profile, Decimal),
    f("rotation_from", "Ngày bắt đầu tính chuyển đổi vị trí công tác", 6, "", Profile, Day),
    f("ratings", "Xếp loại các năm gần nhất", 6, "35", Profile, Text),
    f("rewards", "Khen thưởng", 6, "35", Profile, Text),
    f("disciplines", "Kỷ luật", 6, "35", Profile, Text),
];
