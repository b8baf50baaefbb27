//! Job descriptions from text and Word, with the irregularities that real papers have.

use org::papers::description::{Description, Descriptions, read};
use org::papers::{At, CompetenceGroup};

use crate::papers::{paragraph, said, table, text, word};

/// Two descriptions, the second without most of its parts.
pub const PAPER: &str = "\
Phụ lục 1B
BẢN MÔ TẢ CÔNG VIỆC VÀ KHUNG NĂNG LỰC
BẢN MÔ TẢ CÔNG VIỆC

Tên Vị trí việc làm: Chuyên viên đê điều | Mã vị trí việc làm: BM- CM-01
Tên Vị trí việc làm: Chuyên viên đê điều | Ngày bắt đầu thực hiện:  / Từ ngày ký
Địa điểm làm việc: | Trụ sở xã Bình Minh
Quy trình công việc liên quan: | Luật Đê điều / Quy chế trực bão
\t1. Mục tiêu vị trí việc làm
Giữ đê an toàn. Các công việc và tiêu chí đánh giá.
2. Các công việc và tiêu chí đánh giá

 / TT | Các nhiệm vụ, công việc | Tiêu chí đánh giá hoàn thành công việc
 / TT | Nhiệm\tvụ,\tmảng công việc | Công việc cụ thể | Tiêu chí đánh giá hoàn thành công việc
 /  / 2.1 |  / Tuần tra đê | - Đi tuyến đê / mỗi ngày. / - Ghi sổ trực. | Sổ trực đủ ngày.
 /  / 2.1 |  / Tuần tra đê | - Báo sự cố. | Sổ trực đủ ngày.
2.2 | Hướng dẫn  các | Soạn tờ hướng |



 | thôn đắp đê | dẫn cho thôn | Thôn làm theo
2.3 | Lập kế hoạch tuần | Kế hoạch đúng hạn.
2.4. Việc khác được giao
Các mối quan hệ công việc 3.1- Bên trong
Được quản lý trực tiếp và kiểm duyệt kết quả bởi | Quan hệ phối hợp trực tiếp trong đơn vị | Các đơn vị phối / hợp chính
Trưởng phòng | Công chức trong phòng | Các thôn / Trạm bơm
a. Bên ngoài

Cơ quan, tổ chức có quan hệ chính | Bản chất quan hệ
Chi cục Thủy lợi | Nhận tin bão.
Chi cục Thủy lợi | - Báo mực nước.
Xã bên | Phối hợp tuần tra.
Phạm vi quyền hạn

TT | Quyền hạn cụ thể
I / 1 / 2 | Trong chuyên môn: / Được yêu cầu thôn báo tin. / Được dừng xe quá tải.
4.2 | Ðược dự họp.
Các yêu cầu về trình độ, năng lực   5.1. Yêu cầu về trình độ
Nhóm yêu cầu | Yêu cầu cụ thể
 / Trình độ đào tạo |     Tốt nghiệp đại học trở lên ngành Thủy lợi.
Kiến thức bổ trợ | - Quản lý nhà nước ngạch chuyên viên.
Kinh\tnghiệm\t(thành tích công tác) | Không yêu cầu
 /  / Phẩm chất cá nhân | Cẩn thận. / Chịu khó.

 | Không ngại đêm.
Kỹ năng | Bơi giỏi.
Các yêu cầu khác | - Biết lái thuyền.
5.2- Các năng lực
Nhóm năng lực | Tên năng lực | Cấp độ
 /  / Nhóm năng lực | - Đạo đức và bản lĩnh | 2-3
 /  / Nhóm năng lực | - Giao tiếp ứng xử |     2 – 3

 | Sử dụng ngoại ngữ | 1
 /  / Nhóm\tnăng\tlực chuyên môn | - Khả năng trực đê | 3
 /  / Nhóm năng lực / quản lý | Ra quyết định | 2-3
BẢN MÔ TẢ CÔNG VIỆC
Tên VTVL: Nhân viên thuyền | Mã vị trí việc làm: BM-HT-02
Tên VTVL: Nhân viên thuyền | Ngày bắt đầu thực hiện: Từ ngày ký
Địa điểm làm việc: Bến thuyền
";

/// What is read from a text.
pub fn of(paper: &str) -> Descriptions {
    read(&text(paper))
}

fn levels(description: &Description) -> Vec<(CompetenceGroup, &str, u8, u8)> {
    description.competences.iter().map(|c| (c.group, c.name.as_str(), c.from, c.to)).collect()
}

#[test]
fn head_and_tasks() {
    let read = of(PAPER);
    assert_eq!(read.descriptions.len(), 2);
    let first = &read.descriptions[0];
    assert_eq!((first.name.as_str(), first.code.as_str()), ("Chuyên viên đê điều", "BM- CM-01"));
    assert_eq!((first.place.as_str(), first.starts.as_str()), ("Trụ sở xã Bình Minh", "Từ ngày ký"));
    assert_eq!(first.related, "Luật Đê điều\nQuy chế trực bão");
    assert_eq!(first.objective, "Giữ đê an toàn.");
    assert_eq!(first.line, At::Line(5));
    let tasks: Vec<(&str, &str)> = first.tasks.iter().map(|t| (t.number.as_str(), t.task.as_str())).collect();
    assert_eq!(
        tasks,
        [
            ("2.1", "Tuần tra đê"),
            ("2.2", "Hướng dẫn các thôn đắp đê"),
            ("2.3", "Lập kế hoạch tuần"),
            ("2.4", "Việc khác được giao")
        ]
    );
    assert_eq!(first.tasks[0].concrete, ["Đi tuyến đê mỗi ngày.", "Ghi sổ trực.", "Báo sự cố."]);
    assert_eq!(first.tasks[0].criteria, ["Sổ trực đủ ngày."]);
    assert_eq!(
        (&first.tasks[1].concrete[..], &first.tasks[1].criteria[..]),
        (&["Soạn tờ hướng dẫn cho thôn".to_owned()][..], &["Thôn làm theo".to_owned()][..])
    );
    assert_eq!(first.tasks[2].concrete, ["Kế hoạch đúng hạn."]);
}

#[test]
fn relations_powers_and_requirements() {
    let read = of(PAPER);
    let first = &read.descriptions[0];
    assert_eq!(first.inside.managed_by, ["Trưởng phòng"]);
    assert_eq!(first.inside.cooperates, ["Công chức trong phòng"]);
    assert_eq!(first.inside.main_units, ["Các thôn", "Trạm bơm"]);
    let outside: Vec<(&[String], &[String])> = first.outside.iter().map(|o| (&o.bodies[..], &o.nature[..])).collect();
    let own = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<String>>();
    assert_eq!(
        outside,
        [
            (&own(&["Chi cục Thủy lợi"])[..], &own(&["Nhận tin bão.", "Báo mực nước."])[..]),
            (&own(&["Xã bên"])[..], &own(&["Phối hợp tuần tra."])[..])
        ]
    );
    assert_eq!(
        first.powers,
        ["Trong chuyên môn:", "Được yêu cầu thôn báo tin.", "Được dừng xe quá tải.", "Ðược dự họp."]
    );
    let wanted = &first.requirements;
    assert_eq!(wanted.training, "Tốt nghiệp đại học trở lên ngành Thủy lợi.");
    assert_eq!(wanted.certificates, "Quản lý nhà nước ngạch chuyên viên.");
    assert_eq!(wanted.experience, "Không yêu cầu");
    assert_eq!(wanted.qualities, ["Cẩn thận.", "Chịu khó.", "Không ngại đêm."]);
    assert_eq!(wanted.other, ["Kỹ năng: Bơi giỏi.", "Biết lái thuyền."]);
}

#[test]
fn levels_and_what_is_said_of_the_paper() {
    let read = of(PAPER);
    assert_eq!(
        levels(&read.descriptions[0]),
        [
            (CompetenceGroup::Common, "Đạo đức và bản lĩnh", 2, 3),
            (CompetenceGroup::Common, "Giao tiếp ứng xử", 2, 3),
            (CompetenceGroup::Common, "Sử dụng ngoại ngữ", 1, 1),
            (CompetenceGroup::Professional, "Khả năng trực đê", 3, 3),
            (CompetenceGroup::Managing, "Ra quyết định", 2, 3),
        ]
    );
    let findings = said(&read.findings);
    assert_eq!(
        findings[..2],
        [
            "dòng 10: Tên mục “Các công việc và tiêu chí đánh giá” dính vào cuối đoạn mục tiêu.",
            "dòng 50: Ô nhóm “Nhóm năng lực” không ghi tên nhóm; đọc là năng lực chung theo tên năng lực."
        ]
    );
    let lacks: Vec<&str> = findings[2..]
        .iter()
        .filter_map(|f| f.strip_prefix("dòng 57: Bản mô tả “Nhân viên thuyền” không có "))
        .collect();
    assert_eq!(
        lacks,
        [
            "mục tiêu vị trí việc làm.",
            "công việc nào.",
            "mối quan hệ bên trong.",
            "mối quan hệ bên ngoài.",
            "phạm vi quyền hạn.",
            "yêu cầu về trình độ đào tạo.",
            "phẩm chất cá nhân.",
            "năng lực chung.",
            "năng lực chuyên môn.",
            "năng lực quản lý.",
        ]
    );
    assert_eq!(findings.len(), 12, "{findings:#?}");
}

#[test]
fn the_same_form_in_word() {
    let blocks = [
        paragraph("BẢN MÔ TẢ VỊ TRÍ VIỆC LÀM"),
        table(&[
            &["v:Tên vị trí việc làm: Chuyên viên đê điều", "Mã vị trí việc làm: BM-CM-01"],
            &["^", "Ngày bắt đầu thực hiện: Từ ngày ký"],
            &["Địa điểm làm việc:", "Trụ sở"],
            &["Quy trình công việc liên quan:", "Luật Đê điều"],
        ]),
        paragraph("1. Mục tiêu vị trí việc làm: Giữ đê."),
        paragraph("2. Các công việc và tiêu chí đánh giá"),
        table(&[
            &["v:TT", ">2:Các nhiệm vụ, công việc", "v:Tiêu chí đánh giá hoàn thành công việc"],
            &["^", "Nhiệm vụ, mảng công việc", "Công việc cụ thể", "^"],
            &["v:2.1", "v:Tuần tra đê", "Đi tuyến đê.", "v:Sổ trực đủ ngày."],
            &["^", "^", "Báo sự cố.", "^"],
            &["2.2", ">3:Việc khác được giao", "", ""],
        ]),
        paragraph("3.1. Bên trong"),
        table(&[
            &["Được quản lý trực tiếp và kiểm duyệt kết quả bởi", "Quản lý trực tiếp", "Các đơn vị phối hợp chính"],
            &["Trưởng phòng", "", "Các thôn\nTrạm bơm"],
        ]),
        paragraph("3.2. Bên ngoài"),
        table(&[&["Cơ quan, tổ chức có quan hệ chính", "Bản chất quan hệ"], &["Xã bên", "Phối hợp."]]),
        paragraph("4. Phạm vi quyền hạn"),
        table(&[&["TT", "Quyền hạn cụ thể"], &["4.1", "Được dự họp."]]),
        paragraph("5.1. Yêu cầu về trình độ"),
        table(&[
            &["Nhóm yêu cầu", "Yêu cầu cụ thể"],
            &["Trình độ đào tạo", "Đại học."],
            &["Phẩm chất cá nhân", "Cẩn thận."],
        ]),
        paragraph("5.2. Yêu cầu về năng lực"),
        table(&[
            &["Nhóm năng lực", "Năng lực cụ thể", "Cấp độ"],
            &["v:Nhóm năng lực chung", "Giao tiếp ứng xử", "2-3"],
            &["^", "Gan dạ", "4"],
            &["Nhóm năng lực chuyên môn", "Trực đê", "3"],
            &["Nhóm năng lực quản lý", "Ra quyết định", "1"],
        ]),
    ];
    let read = read(&word(&blocks));
    assert_eq!(said(&read.findings), [""; 0]);
    let [only] = &read.descriptions[..] else { panic!("{read:?}") };
    assert_eq!((only.code.as_str(), only.place.as_str(), only.objective.as_str()), ("BM-CM-01", "Trụ sở", "Giữ đê."));
    assert_eq!(only.tasks[0].concrete, ["Đi tuyến đê.", "Báo sự cố."]);
    assert_eq!(only.tasks[0].criteria, ["Sổ trực đủ ngày."]);
    assert_eq!(only.tasks[1].task, "Việc khác được giao");
    assert_eq!(only.inside.main_units, ["Các thôn", "Trạm bơm"]);
    assert!(only.inside.cooperates.is_empty());
    assert_eq!(levels(only)[1], (CompetenceGroup::Common, "Gan dạ", 4, 4));
    assert_eq!(only.competences.len(), 4);
}
