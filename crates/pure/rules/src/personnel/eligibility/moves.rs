//! The personnel moves, and the conditions of each.

use super::conditions::Condition::{
    self, AgeAtStudy, Experience, MonthsInPost, No, Service, Willing, YearsRanked, Yes,
};
use crate::evaluation::level::Level;

/// A personnel move.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Move {
    /// Bổ nhiệm (Article 29).
    Appoint,
    /// Thay đổi vị trí việc làm lên ngạch cao hơn (Article 23.4.b).
    PositionUp,
    /// Thay đổi vị trí việc làm cùng ngạch (Article 23.4.c).
    PositionSame,
    /// Thay đổi vị trí việc làm xuống ngạch thấp hơn (Article 23.4.d).
    PositionDown,
    /// Điều động (Article 25).
    Transfer,
    /// Biệt phái (Article 26).
    Second,
    /// Thôi việc (Articles 56a, 57).
    Leave,
    /// Cử đi đào tạo sau đại học (Decree 171/2025).
    Study,
}

/// What bars an appointment (Article 29.9).
const BARS: [Condition; 6] = [
    No("nhan_su/dieu_kien_bo_nhiem", "bi_cam_dam_nhiem"),
    No("nhan_su/dieu_kien_bo_nhiem", "dang_xem_xet_ky_luat"),
    No("nhan_su/dieu_kien_bo_nhiem", "dang_thi_hanh_ky_luat"),
    No("nhan_su/dieu_kien_bo_nhiem", "dang_bi_to_cao_thanh_tra"),
    No("nhan_su/dieu_kien_bo_nhiem", "dang_tam_dinh_chi"),
    No("nhan_su/dieu_kien_bo_nhiem", "dang_bi_dieu_tra_truy_to"),
];

const APPOINT: [Condition; 15] = [
    Yes("nhan_su/dieu_kien_bo_nhiem", "dap_ung_tieu_chuan"),
    Yes("nhan_su/dieu_kien_bo_nhiem", "trong_quy_hoach"),
    MonthsInPost,
    Yes("nhan_su/dieu_kien_bo_nhiem", "ho_so_day_du"),
    Yes("nhan_su/dieu_kien_bo_nhiem", "ke_khai_tai_san_xac_minh"),
    YearsRanked("nhan_su/dieu_kien_bo_nhiem", Level::HoanThanhTot),
    Experience,
    Yes("nhan_su/dieu_kien_bo_nhiem", "du_tuoi_tron_nhiem_ky"),
    Yes("nhan_su/dieu_kien_bo_nhiem", "du_suc_khoe"),
    BARS[0],
    BARS[1],
    BARS[2],
    BARS[3],
    BARS[4],
    BARS[5],
];

const UP: [Condition; 6] = [
    Yes("nhan_su/thay_doi_vi_tri", "dap_ung_khung_nang_luc"),
    YearsRanked("nhan_su/thay_doi_vi_tri", Level::HoanThanhTot),
    No("nhan_su/thay_doi_vi_tri", "dang_xem_xet_ky_luat"),
    No("nhan_su/thay_doi_vi_tri", "dang_thi_hanh_ky_luat"),
    No("nhan_su/thay_doi_vi_tri", "dang_bi_dieu_tra_truy_to"),
    Yes("nhan_su/thay_doi_vi_tri", "da_lam_viec_tuong_duong"),
];

const SAME: [Condition; 1] = [Yes("nhan_su/thay_doi_vi_tri", "dap_ung_khung_nang_luc")];

const DOWN: [Condition; 1] =
    [Condition::AnyOf("nhan_su/thay_doi_vi_tri", &["khong_dap_ung_nhiem_vu", "nam_khong_hoan_thanh", "tu_nguyen"])];

/// Whoever must not be transferred or seconded (Article 25.5).
const STAY: [Condition; 6] = [
    No("nhan_su/khong_dieu_dong", "dang_xem_xet_ky_luat"),
    No("nhan_su/khong_dieu_dong", "dang_bi_dieu_tra_truy_to"),
    No("nhan_su/khong_dieu_dong", "dang_chua_benh"),
    No("nhan_su/khong_dieu_dong", "dang_hoc_dai_han_biet_phai"),
    Willing("nhan_su/khong_dieu_dong", "mang_thai_con_nho"),
    Willing("nhan_su/khong_dieu_dong", "hoan_canh_dac_biet"),
];

const LEAVE: [Condition; 3] = [
    Condition::AnyOf(
        "nhan_su/thoi_viec_khong_dap_ung",
        &["tu_nguyen", "khong_dap_ung_khong_con_vi_tri", "nam_khong_hoan_thanh_khong_con_vi_tri"],
    ),
    No("nhan_su/thoi_viec_khong_dap_ung", "dang_xem_xet_ky_luat"),
    No("nhan_su/thoi_viec_khong_dap_ung", "dang_bi_to_cao_thanh_tra"),
];

const STUDY: [Condition; 5] = [
    Service,
    YearsRanked("nhan_su/cu_di_hoc", Level::HoanThanhTot),
    AgeAtStudy,
    Yes("nhan_su/cu_di_hoc", "cam_ket_phuc_vu"),
    Yes("nhan_su/cu_di_hoc", "nganh_hoc_phu_hop"),
];

impl Move {
    /// Every move.
    pub const ALL: [Move; 8] = [
        Move::Appoint,
        Move::PositionUp,
        Move::PositionSame,
        Move::PositionDown,
        Move::Transfer,
        Move::Second,
        Move::Leave,
        Move::Study,
    ];

    /// As it travels.
    pub fn code(self) -> &'static str {
        match self {
            Move::Appoint => "bo_nhiem",
            Move::PositionUp => "vi_tri_cao_hon",
            Move::PositionSame => "vi_tri_cung_ngach",
            Move::PositionDown => "vi_tri_thap_hon",
            Move::Transfer => "dieu_dong",
            Move::Second => "biet_phai",
            Move::Leave => "thoi_viec",
            Move::Study => "cu_di_hoc",
        }
    }

    /// The move of a code.
    pub fn from_code(code: &str) -> Option<Move> {
        Move::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Its conditions, in the order of the article.
    pub fn conditions(self) -> &'static [Condition] {
        match self {
            Move::Appoint => &APPOINT,
            Move::PositionUp => &UP,
            Move::PositionSame => &SAME,
            Move::PositionDown => &DOWN,
            Move::Transfer | Move::Second => &STAY,
            Move::Leave => &LEAVE,
            Move::Study => &STUDY,
        }
    }
}
