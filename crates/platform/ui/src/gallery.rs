//! Every component on one page, to be looked at and to be tested.

use crate::charts;
use crate::components as c;
use crate::layout::{NavItem, PageFrame, UserBox, page, page_head_with};
use crate::{Icon, icon};
use maud::{Markup, html};

/// A component's name, address part and example.
pub type Specimen = (&'static str, &'static str, fn() -> Markup);

/// Every component and chart, in the order of the gallery.
pub const SPECIMENS: [Specimen; 38] = [
    ("Con số", "stat", c::stat::example),
    ("Danh sách việc", "task_list", c::task_list::example),
    ("Trạng thái", "status", c::status::example),
    ("Hạn", "due", c::due::example),
    ("Bảng", "table", c::table::example),
    ("Phân trang", "pager", c::pager::example),
    ("Lọc", "filter_bar", c::filter_bar::example),
    ("Sáu rõ", "clears", c::clears::example),
    ("Các cách xem", "tabs", c::tabs::example),
    ("Bảng theo trạng thái", "board", c::board::example),
    ("Thông tin tóm tắt", "summary", c::summary::example),
    ("Thanh tiến độ", "progress", c::progress::example),
    ("Diễn biến", "history", c::history::example),
    ("Trao đổi", "comment", c::comment::example),
    ("Tệp", "file_row", c::file_row::example),
    ("Người", "person", c::person::example),
    ("Thông báo", "notice", c::notice::example),
    ("Từ chối", "refusal", c::refusal::example),
    ("Tóm tắt lỗi", "error_summary", c::error_summary::example),
    ("Ô nhập", "field", c::field::example),
    ("Ô chọn", "choices", c::choices::example),
    ("Nút", "button", c::button::example),
    ("Biểu mẫu", "form", c::form::example),
    ("Các bước", "steps", c::steps::example),
    ("Kiểm tra trước khi gửi", "check_answers", c::check_answers::example),
    ("Hai nội dung khác nhau", "conflict", c::conflict::example),
    ("Văn bản theo dòng", "document_lines", c::document_lines::example),
    ("Dẫn dòng văn bản", "source_line", c::source_line::example),
    ("Hai bên", "two_pane", c::two_pane::example),
    ("Danh sách trống", "empty", c::empty::example),
    ("Phần mở ra", "disclosure", c::disclosure::example),
    ("Khung", "card", c::card::example),
    ("Đường hoàn thành", "burn_up", charts::burn_up::example),
    ("Theo thời gian", "timeline", charts::timeline::example),
    ("Ma trận sáu rõ", "matrix", charts::matrix::example),
    ("Thanh so sánh", "bar_list", charts::bar_list::example),
    ("Bản đồ nhiệt", "heat_map", charts::heat_map::example),
    ("Mã QR", "qr", charts::qr::example),
];

/// The whole gallery as one signed-in page.
pub fn gallery() -> Markup {
    let lead = html! { p { "Mọi thành phần giao diện với ví dụ. Dữ liệu ở đây là giả định." } };
    page(
        &sample_frame("Thư viện giao diện"),
        html! {
            (page_head_with("Thư viện giao diện", lead, html! {}))
            @for (title, name, example) in SPECIMENS {
                section.part id={ "tp-" (name) } { h2 { (title) } (example()) }
            }
            section.part { h2 { "Đường nhỏ" } (charts::sparkline::example()) }
            section.part {
                h2 { "Biểu tượng" }
                p.cluster { @for sign in Icon::all() { span.tag { (icon(sign)) } } }
            }
        },
    )
}

/// A frame with everything in it, for the gallery, the examples and the tests.
pub fn sample_frame(title: &str) -> PageFrame {
    PageFrame {
        title: title.into(),
        commune_name: "UBND xã Hà Bắc, thành phố Hải Phòng".into(),
        search_query: Some(String::new()),
        demo_banner: Some("Dữ liệu mẫu, người trong đó là giả định. Mỗi lần chạy lại được nạp mới.".into()),
        nav: vec![
            NavItem { badge: Some(3), current: true, ..NavItem::new("/viec-cua-toi", "Việc của tôi", Icon::Task) },
            NavItem::new("/dieu-hanh", "Điều hành", Icon::Chart),
            NavItem::new("/ke-hoach", "Kế hoạch", Icon::Plan),
            NavItem { badge: Some(1), ..NavItem::new("/van-ban-chi-dao", "Văn bản chỉ đạo", Icon::Directive) },
            NavItem::new("/kho-khan", "Khó khăn, vướng mắc", Icon::Difficulty),
            NavItem::new("/don-vi", "Đơn vị", Icon::Unit),
            NavItem::new("/can-bo", "Cán bộ, công chức", Icon::People),
            NavItem::new("/bao-cao", "Báo cáo", Icon::Report),
        ],
        user: Some(UserBox {
            name: "Đặng Thị Thu Hường".into(),
            role_text: "Chuyên viên, Phòng Văn hóa - Xã hội".into(),
            href: "/tai-khoan".into(),
            draft_scope: "10816-1".into(),
            sign_out_key: "k-0".into(),
        }),
        breadcrumbs: vec![
            ("/".into(), "Trang đầu".into()),
            ("/ke-hoach/1".into(), "Kế hoạch nâng cao chất lượng đội ngũ".into()),
        ],
        as_of: "14:05 ngày 20/11/2026".into(),
        footer_links: vec![("/tro-giup".into(), "Trợ giúp".into()), ("/cong-khai".into(), "Trang công khai".into())],
        ..PageFrame::default()
    }
}
