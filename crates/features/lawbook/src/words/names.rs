//! What the values of the shipped series are called, and values that are no numbers.

/// Where the same name means something else than elsewhere: series, name, words.
const IN_A_SERIES: &[(&str, &str, &str)] = &[
    ("danh_gia/trung_binh", "nam", "Năm"),
    ("danh_gia/to_chuc_diem_toi_da", "chung", "Nhóm tiêu chí chung"),
    ("danh_gia/to_chuc_diem_toi_da", "ket_qua", "Nhóm tiêu chí kết quả thực hiện nhiệm vụ"),
    ("can_bo/diem_toi_da", "chung", "Nhóm tiêu chí chung"),
    ("can_bo/diem_toi_da", "ket_qua", "Nhóm tiêu chí kết quả"),
    ("danh_gia/ty_le_xuat_sac", "thuong", "Thông thường"),
    ("danh_gia/ty_le_xuat_sac", "cao_nhat", "Cao nhất, khi cấp có thẩm quyền quyết định"),
    ("danh_gia/to_chuc_ty_le_xuat_sac", "thuong", "Thông thường"),
    ("danh_gia/to_chuc_ty_le_xuat_sac", "cao_nhat", "Cao nhất, khi cấp có thẩm quyền quyết định"),
    ("danh_gia/han_xep_loai", "thuong", "Trước"),
    ("danh_gia/han_xep_loai", "dac_thu", "Nơi đặc thù, trước (năm sau)"),
    ("danh_gia/to_chuc_han_xep_loai", "thuong", "Trước"),
    ("danh_gia/to_chuc_han_xep_loai", "dac_thu", "Nơi đặc thù, trước (năm sau)"),
    ("nhan_su/thoi_han_ky_luat", "thuong", "Thông thường"),
    ("nhan_su/thoi_han_ky_luat", "phuc_tap", "Vụ việc phức tạp"),
    ("nhan_su/thoi_hieu_ky_luat", "khac", "Các hình thức khác"),
    ("nhan_su/tam_dinh_chi", "mot_lan", "Một lần"),
    ("nhan_su/thoi_viec", "mot_lan", "Trợ cấp một lần"),
    ("nhan_su/tuoi_nghi_huu", "nam", "Nam"),
    ("nhan_su/tuoi_nghi_huu", "nu", "Nữ"),
    ("nhan_su/quy_trinh_bo_nhiem", "quy_trinh", "Thực hiện quy trình"),
];

/// Name, words; wherever it stands.
const ANYWHERE: &[(&str, &str)] = &[
    ("ten", "Vị trí"),
    ("chat_luong", "Chất lượng công việc"),
    ("tuan_thu", "Tuân thủ quy định, quy trình"),
    ("hieu_qua", "Hiệu quả công việc"),
    ("diem_tieu_chi", "Điểm tối đa của mỗi tiêu chí, tính theo %"),
    ("khong_xuat_sac", "Không xếp xuất sắc cả năm, từ số quý"),
    ("xem_xet_thay_the", "Xem xét thay thế, từ số quý liên tiếp"),
    ("tu_cham", "Tự chấm điểm chậm nhất"),
    ("nop", "Nộp phiếu chậm nhất"),
    ("N1", "Nhóm 1"),
    ("N2", "Nhóm 2"),
    ("N3", "Nhóm 3"),
    ("N4", "Nhóm 4"),
    ("N5", "Nhóm 5"),
    ("full", "Trường hợp đạt đủ"),
    ("half", "Trường hợp đạt một nửa"),
    ("quy", "Quý"),
    ("sau_thang", "Sáu tháng"),
    ("so_tieu_chi", "Số tiêu chí kết quả"),
    ("diem_chung", "Điểm tiêu chí chung"),
    ("diem_ket_qua", "Điểm tiêu chí kết quả"),
    ("pham_chat", "Phẩm chất, đạo đức, tác phong"),
    ("doi_moi", "Đổi mới, sáng tạo"),
    ("tu_phe_binh", "Tự phê bình và phê bình"),
    ("kinh_te_xa_hoi", "Kinh tế - xã hội"),
    ("the_che", "Thể chế"),
    ("khoa_hoc_cong_nghe", "Khoa học, công nghệ"),
    ("xay_dung_dang", "Xây dựng Đảng"),
    ("van_hoa_an_sinh", "Văn hóa, an sinh"),
    ("quoc_phong_an_ninh", "Quốc phòng, an ninh"),
    ("vuot_muc", "Vượt mức, ít nhất"),
    ("cham_toi_da", "Chậm tiến độ, nhiều nhất"),
    ("hoan_thanh_toi_thieu", "Hoàn thành, ít nhất"),
    ("thong_bao_ngay_lam_viec", "Thông báo trước, tính theo ngày làm việc"),
    ("tu_danh_gia_ngay", "Tự đánh giá trong"),
    ("hoi_nghi_ngay", "Họp xem xét trước"),
    ("quyet_dinh_ngay_lam_viec", "Ban hành quyết định trước, tính theo ngày làm việc"),
    ("khien_trach", "Khiển trách"),
    ("canh_cao", "Cảnh cáo"),
    ("cach_chuc", "Cách chức"),
    ("con_duoi_thang", "Nuôi con dưới"),
    ("hoc_tu_thang", "Đi học tập trung từ"),
    ("tai_chinh", "Tài chính"),
    ("ke_toan", "Kế toán"),
    ("tu_phap", "Tư pháp"),
    ("ke_hoach_dau_tu", "Kế hoạch và đầu tư"),
    ("van_hoa", "Văn hóa"),
    ("thong_tin_truyen_thong", "Thông tin và truyền thông"),
    ("tiep_cong_dan", "Tiếp công dân"),
    ("to_chuc_can_bo", "Tổ chức cán bộ"),
    ("y_te", "Y tế"),
    ("nam_cong_tac", "Số năm công tác tối thiểu"),
    ("nam_xep_loai", "Số năm xếp loại được xét"),
    ("tuoi_cao_nhat", "Tuổi cao nhất"),
    ("he_so_cam_ket", "Thời gian cam kết phục vụ, gấp số lần thời gian đào tạo"),
    ("thang_giu_chuc_lien_ke", "Số tháng giữ chức vụ liền kề tối thiểu"),
    ("qua_han_den", "Quá hạn tính đến"),
    ("xu_ly_truoc", "Phải xử lý trước"),
    ("nhiem_ky_5", "Nhiệm kỳ 5 năm"),
    ("nhiem_ky_3", "Nhiệm kỳ 3 năm"),
    ("quan_he", "Quan hệ"),
    ("vi_tri", "Vị trí"),
    ("nhac_truoc", "Nhắc trước"),
    ("qua_ban", "Tỷ lệ phải vượt quá"),
    ("vao_vong_sau", "Tỷ lệ để vào bước sau"),
    ("chu_truong", "Xin chủ trương"),
    ("gia_han", "Gia hạn mỗi lần"),
    ("so_lan_gia_han", "Số lần gia hạn"),
    ("moi_nam", "Mỗi năm công tác"),
    ("tu_6_den_duoi_12_thang", "Từ 6 đến dưới 12 tháng"),
    ("cap_truong", "Cấp trưởng"),
    ("cap_pho", "Cấp phó"),
];

/// Series whose values are days of any year, month first.
const DAYS_OF_YEAR: &[&str] = &["danh_gia/han_xep_loai", "danh_gia/to_chuc_han_xep_loai"];

/// Codes that stand in values.
const CODES: &[(&str, &str)] = &[
    ("vo_chong", "vợ, chồng"),
    ("cha_me", "cha, mẹ"),
    ("con", "con"),
    ("anh_chi_em", "anh, chị, em"),
    ("to_chuc_nhan_su", "tổ chức nhân sự"),
    ("ke_toan", "kế toán"),
    ("thu_quy", "thủ quỹ"),
    ("thu_kho", "thủ kho"),
    ("mua_sam", "mua sắm"),
];

pub(super) fn of(series: &str, name: &str) -> Option<&'static str> {
    let own = IN_A_SERIES.iter().find(|(of, known, _)| *of == series && *known == name).map(|(_, _, words)| *words);
    own.or_else(|| ANYWHERE.iter().find(|(known, _)| *known == name).map(|(_, words)| *words))
}

/// "12-15" of such a series is "ngày 15 tháng 12".
pub(super) fn day_of_year(series: &str, value: &str) -> Option<String> {
    let (month, day) = value.split_once('-').filter(|_| DAYS_OF_YEAR.contains(&series))?;
    Some(format!("ngày {day} tháng {month}"))
}

/// A list of codes in words; `None` where one of them has none.
pub(super) fn listed(value: &str) -> Option<String> {
    let word = |code: &str| CODES.iter().find(|(known, _)| *known == code).map(|(_, words)| *words);
    let words: Option<Vec<&str>> = value.split_whitespace().map(word).collect();
    words.filter(|words| !words.is_empty()).map(|words| words.join("; "))
}
