//! Documents named in the bases of a plan.

use plans::reader::bases::{Basis, parse};

/// kind | number | date | issuer | title
fn short(basis: &Basis) -> String {
    let said = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".into());
    let date = basis.date.map_or_else(|| "-".into(), |d| d.to_string());
    format!("{} | {} | {date} | {} | {}", basis.kind, said(&basis.number), said(&basis.issuer), said(&basis.title))
}

#[test]
fn one_or_several_in_a_paragraph() {
    let cases: &[(&str, &[&str])] = &[
        ("Căn cứ Luật Cán bộ, công chức ngày 24/6/2025;", &["luat | - | 2025-06-24 | - | Luật Cán bộ, công chức"]),
        (
            "Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày 16 tháng 6 năm 2025;",
            &["luat | 72/2025/QH15 | 2025-06-16 | - | Luật Tổ chức chính quyền địa phương"],
        ),
        (
            "Căn cứ Nghị định số 335/2025/NĐ-CP ngày 21/12/2025 của Chính phủ quy định về đánh giá, xếp loại chất lượng công chức;",
            &[
                "nghi_dinh | 335/2025/NĐ-CP | 2025-12-21 | Chính phủ | quy định về đánh giá, xếp loại chất lượng công chức",
            ],
        ),
        (
            "Thực hiện Chỉ thị số 18/CT-TTg ngày 8/5/2026 của Thủ tướng Chính phủ (gọi tắt là Chỉ thị số 18/CT-TTg), Kế hoạch số 197/KH-UBND ngày 01/06/2026 của UBND thành phố về nâng cao chất lượng; Công văn số 12/SNV-CCVC ngày 02/6/2026 của Sở Nội vụ về việc hướng dẫn lập kế hoạch, Ủy ban nhân dân xã ban hành Kế hoạch như sau:",
            &[
                "chi_thi | 18/CT-TTg | 2026-05-08 | Thủ tướng Chính phủ | -",
                "ke_hoach | 197/KH-UBND | 2026-06-01 | UBND thành phố | nâng cao chất lượng",
                "cong_van | 12/SNV-CCVC | 2026-06-02 | Sở Nội vụ | hướng dẫn lập kế hoạch",
            ],
        ),
        (
            "Căn cứ Quy định số 71- QĐ/TU ngày 17 tháng 11 năm 2025 của Thành ủy và Quyết định 1637/QĐ-UBND;",
            &["quy_dinh | 71-QĐ/TU | 2025-11-17 | Thành ủy | -", "quyet_dinh | 1637/QĐ-UBND | - | - | -"],
        ),
        (
            "Căn cứ Kế hoạch số 5/KH-UBND ngày 31/6/2026 của UBND thành phố về việc triển khai Chỉ thị số 18/CT-TTg;",
            &["ke_hoach | 5/KH-UBND | - | UBND thành phố | triển khai Chỉ thị số 18/CT-TTg"],
        ),
        (
            "Căn cứ Luật Đê điều ngày 29/11/2006; Luật sửa đổi, bổ sung một số điều của Luật Phòng, chống thiên tai và Luật Đê điều ngày 17/6/2020;",
            &[
                "luat | - | 2006-11-29 | - | Luật Đê điều",
                "luat | - | 2020-06-17 | - | Luật sửa đổi, bổ sung một số điều của Luật Phòng, chống thiên tai và Luật Đê điều",
            ],
        ),
        (
            "Thực hiện Chương trình công tác số 15/CTr-UBND ngày 10/01/2026 của UBND xã, Văn phòng xây dựng Kế hoạch như sau:",
            &["chuong_trinh | 15/CTr-UBND | 2026-01-10 | UBND xã | -"],
        ),
        (
            "Căn cứ Luật Hoạt động giám sát của Quốc hội và Hội đồng nhân dân ngày 20 tháng 11 năm 2015;",
            &["luat | - | 2015-11-20 | - | Luật Hoạt động giám sát của Quốc hội và Hội đồng nhân dân"],
        ),
        ("Theo đề nghị của Trưởng phòng Văn hóa - Xã hội.", &[]),
        ("Căn cứ chức năng, nhiệm vụ được giao.", &[]),
        (
            "Căn cứ Nghị quyết Đại hội đại biểu Đảng bộ xã lần thứ I, nhiệm kỳ 2025 - 2030;",
            &["nghi_quyet | - | - | - | Đại hội đại biểu Đảng bộ xã lần thứ I, nhiệm kỳ 2025 - 2030"],
        ),
    ];
    for (text, expected) in cases {
        let found: Vec<String> = parse(text, 7).iter().map(short).collect();
        assert_eq!(&found, expected, "“{text}”");
    }
    assert!(parse(cases[0].0, 7).iter().all(|b| b.line == 7));
}
