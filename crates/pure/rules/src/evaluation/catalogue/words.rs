//! The words by which work is told apart, as `mark_key` writes them; a test holds that.

/// A task that begins so is a specialist's, whatever follows.
pub(super) const SPECIALIST: &[&str] = &[
    "soạn",
    "dự thảo",
    "tham mưu",
    "lập",
    "tiếp nhận",
    "thẩm định",
    "cấp",
    "chứng thực",
    "phát hành",
    "số hóa",
    "nhập",
    "cập nhật",
    "thống kê",
    "thư ký",
    "lưu trữ",
    "niêm yết",
    "đo đạc",
    "trích đo",
    "thanh toán",
    "quyết toán",
    "kế toán",
    "văn thư",
    "tổng hợp",
    "phối hợp",
    "chuẩn bị",
    "hỗ trợ",
    "thu thập",
];

/// Directing and unblocking: the work of those who lead.
pub(super) const LEADING: &[&str] = &[
    "chỉ đạo",
    "điều hành",
    "điều phối",
    "phân công",
    "giao việc",
    "giao nhiệm vụ",
    "chủ trì",
    "đôn đốc",
    "phê duyệt",
    "ký duyệt",
    "cho ý kiến",
    "kết luận",
    "rút kinh nghiệm",
    "chấn chỉnh",
    "tháo gỡ",
    "vướng mắc",
    "khó khăn",
    "kiểm điểm",
    "định hướng",
];

/// Work of those who lead when it is done on what they lead.
pub(super) const CHECKING: &[&str] = &[
    "kiểm tra",
    "giám sát",
    "rà soát",
    "kiểm soát",
    "theo dõi",
    "đánh giá",
    "nhận xét",
    "báo cáo",
    "quản lý",
    "đề xuất",
    "tổ chức",
    "xây dựng",
    "bố trí",
    "xử lý",
    "giải quyết",
];

/// What they lead: the unit, its people, their work.
pub(super) const LED: &[&str] = &[
    "nhiệm vụ",
    "tiến độ",
    "công chức",
    "cán bộ",
    "người lao động",
    "của đơn vị",
    "trong đơn vị",
    "của phòng",
    "phòng trung tâm",
    "kỷ luật",
    "kỷ cương",
    "trình ký",
    "họp",
    "giao ban",
];

/// What is organised in several steps, each with a product of its own.
pub(super) const EVENTS: &[&str] = &[
    "hội nghị",
    "hội thảo",
    "tập huấn",
    "kiểm tra",
    "cuộc kiểm tra",
    "đoàn kiểm tra",
    "hội thi",
    "lễ hội",
    "ngày hội",
];

/// All steps as one.
pub(super) const WHOLE: &[&str] =
    &["toàn bộ", "trọn gói", "tất cả các bước", "các bước", "từ khâu", "các khâu", "từ đầu đến cuối"];

/// Names of papers and other products.
pub(super) const PRODUCTS: &[&str] = &[
    "báo cáo",
    "bảng",
    "biên bản",
    "bài phát biểu",
    "bộ tài liệu",
    "chương trình",
    "công văn",
    "danh mục",
    "danh sách",
    "dự thảo",
    "dự toán",
    "đề án",
    "đề cương",
    "giấy mời",
    "hồ sơ",
    "kế hoạch",
    "kịch bản",
    "lịch",
    "nghị quyết",
    "phiếu",
    "phụ lục",
    "quyết định",
    "quy chế",
    "sổ",
    "tài liệu",
    "thông báo",
    "tờ trình",
    "văn bản",
];
