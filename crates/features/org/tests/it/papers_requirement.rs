//! Sentences on training and certificates.

use org::papers::requirement::{
    Certificates, PoliticalTheory, StateManagement, Training, TrainingLevel, certificates, training,
};

fn read(text: &str) -> (Option<&'static str>, bool, Vec<String>, bool) {
    let read = training(text);
    (read.level.map(TrainingLevel::code), read.or_higher, read.majors, read.open_majors)
}

#[test]
fn levels_and_majors() {
    let cases: [(&str, &str, bool, &[&str], bool); 11] = [
        (
            "Có bằng đại học trở lên với chuyên ngành: Đê điều, Thủy lợi, Luật hoặc các đại học khác có chuyên ngành phù hợp.",
            "dai_hoc",
            true,
            &["Đê điều", "Thủy lợi", "Luật"],
            true,
        ),
        (
            "- Tốt nghiệp Đại học trở lên chuyên ngành: thủy lợi, cầu cống và các chuyên ngành khác phù hợp vị trí",
            "dai_hoc",
            true,
            &["thủy lợi", "cầu cống"],
            true,
        ),
        (
            "Tốt nghiệp đại học ngành Luật, Đê điều và ngành hoặc chuyên ngành đào tạo phù hợp với ngành, lĩnh vực",
            "dai_hoc",
            false,
            &["Luật", "Đê điều"],
            true,
        ),
        (
            "Tốt nghiệp cao đẳng trở lên với ngành hoặc chuyên ngành văn thư - lưu trữ, lưu trữ học và quản trị.",
            "cao_dang",
            true,
            &["văn thư - lưu trữ", "lưu trữ học và quản trị"],
            false,
        ),
        ("Có bằng tốt nghiệp đại học Kế toán, Kiểm toán.", "dai_hoc", false, &["Kế toán", "Kiểm toán"], false),
        (
            "Đại học trở lên chuyên ngành Luật, chuyên ngành Đê điều, Cầu cống … và các chuyên ngành khác có liên quan.",
            "dai_hoc",
            true,
            &["Luật", "Đê điều", "Cầu cống"],
            true,
        ),
        (
            "Đại học trở lên các chuyên ngành như: Luật, nhóm ngành, lĩnh vực về đê và tốt nghiệp đại học khác phù hợp.",
            "dai_hoc",
            true,
            &["Luật", "nhóm ngành, lĩnh vực về đê"],
            true,
        ),
        ("Đại học trở lên với ngành Luật, Đê điều…", "dai_hoc", true, &["Luật", "Đê điều"], true),
        ("Tốt nghiệp trung cấp trở lên phù hợp với ngành, lĩnh vực công tác.", "trung_cap", true, &[], true),
        ("Tốt nghiệp sau đại học ngành Luật.", "sau_dai_hoc", false, &["Luật"], false),
        ("Có bằng thạc sỹ chuyên ngành Quản lý đê hoặc Luật", "thac_si", false, &["Quản lý đê", "Luật"], false),
    ];
    for (text, level, or_higher, majors, open) in cases {
        let wanted = (Some(level), or_higher, majors.iter().map(|m| (*m).to_owned()).collect(), open);
        assert_eq!(read(text), wanted, "{text}");
    }
}

#[test]
fn what_is_unreadable_stays_open() {
    assert_eq!(training(""), Training::default());
    for text in ["Không yêu cầu", "Biết bơi.", "Trung cấp, cao đẳng trở lên"] {
        let read = training(text);
        assert_eq!((read.level, &read.conditions[..]), (None, &[text.to_owned()][..]), "{text}");
    }
    let read =
        training("Đại học trở lên ngành Luật…. Trường hợp có bằng cao đẳng phải có chứng chỉ. Không quá một lần.");
    assert_eq!(read.level, Some(TrainingLevel::University));
    assert_eq!(read.conditions, ["Trường hợp có bằng cao đẳng phải có chứng chỉ.", "Không quá một lần."]);
    let read = training("Từ trung học cơ sở trở lên và qua lớp bồi dưỡng nghiệp vụ.");
    assert_eq!((read.level, &read.majors[..]), (Some(TrainingLevel::LowerSecondary), &[][..]));
    assert_eq!(read.conditions, ["và qua lớp bồi dưỡng nghiệp vụ"]);
    let read = training("Đại học ngành Luật, Đê điều; có chứng chỉ bơi.");
    assert_eq!(
        (&read.majors[..], &read.conditions[..]),
        (&["Luật".to_owned(), "Đê điều".to_owned()][..], &["có chứng chỉ bơi".to_owned()][..])
    );
    let read = training("Đại học ngành Luật và các chuyên ngành khác phù hợp, có kinh nghiệm đi đê.");
    assert_eq!((read.open_majors, &read.conditions[..]), (true, &["có kinh nghiệm đi đê".to_owned()][..]));
}

fn wanted(state: Option<StateManagement>, theory: Option<PoliticalTheory>, other: &[&str]) -> Certificates {
    let other = other.iter().map(|text| (*text).to_owned()).collect();
    Certificates { state_management: state, political_theory: theory, other }
}

#[test]
fn state_management_and_political_theory() {
    use PoliticalTheory::{Advanced, Intermediate};
    use StateManagement::{PrincipalSpecialist, SeniorSpecialist, Specialist, Staff};
    let cases = [
        (
            "Có chứng chỉ bồi dưỡng kiến thức, kỹ năng quản lý nhà nước đối với công chức ngạch chuyên viên và tương đương.",
            wanted(Some(Specialist), None, &[]),
        ),
        (
            "- Quản lý nhà nước ngạch chuyên viên chính.\n- Trung cấp lý luận chính trị trở lên.",
            wanted(Some(PrincipalSpecialist), Some(Intermediate), &[]),
        ),
        (
            "Quản lý nhà nước ngạch chuyên viên cao cấp; cao cấp lý luận chính trị",
            wanted(Some(SeniorSpecialist), Some(Advanced), &[]),
        ),
        ("Quản lý nhà nước ngạch cán sự", wanted(Some(Staff), None, &[])),
        ("Có chứng chỉ bơi.", wanted(None, None, &["Có chứng chỉ bơi."])),
        (
            "Bồi dưỡng quản lý nhà nước, nghiệp vụ bơi.",
            wanted(None, None, &["Bồi dưỡng quản lý nhà nước, nghiệp vụ bơi."]),
        ),
        (
            "Quản lý nhà nước ngạch chuyên viên, chứng chỉ tin học",
            wanted(Some(Specialist), None, &["Quản lý nhà nước ngạch chuyên viên, chứng chỉ tin học"]),
        ),
        (
            "Quản lý nhà nước ngạch cán sự hoặc chuyên viên",
            wanted(None, None, &["Quản lý nhà nước ngạch cán sự hoặc chuyên viên"]),
        ),
        ("Không yêu cầu", wanted(None, None, &[])),
        ("", wanted(None, None, &[])),
    ];
    for (text, wanted) in cases {
        assert_eq!(certificates(text), wanted, "{text}");
    }
    assert_eq!((Specialist.code(), Intermediate.code()), ("chuyen_vien", "trung_cap"));
}
