//! Whole screens put together from the components, to judge them in company.

use ui::charts::{self, BarKind, BarPart, BarRow, bar_list};
use ui::*;

fn screen(title: &str, content: Markup) -> Markup {
    page(&PageFrame { search_query: None, ..ui::gallery::sample_frame(title) }, content)
}

/// The chairman's page.
pub fn chairman() -> Markup {
    let part = |kind, value| BarPart { kind, value };
    screen(
        "Điều hành",
        html! {
            (page_head_with("Điều hành", html! { p { "Việc chậm, ai đang giữ, từ khi nào. Bấm vào con số để xem danh sách." } }, html! {
                (link_button("/bao-cao/moi", "Lập báo cáo", Tone::Primary, Some(Icon::Report)))
            }))
            (stat::example())
            div.split {
                (card_with("Chậm nhất", html! { a href="/ke-hoach/1/danh-sach?trang-thai=qua-han" { "Xem cả 2" } }, task_list::example()))
                (card("Theo đơn vị", bar_list("Nhiệm vụ theo đơn vị", &[
                    BarRow { label: "Phòng Văn hóa - Xã hội".into(), href: "/don-vi/2".into(), parts: vec![part(BarKind::Done, 5), part(BarKind::Doing, 4), part(BarKind::Late, 2)] },
                    BarRow { label: "Phòng Kinh tế".into(), href: "/don-vi/3".into(), parts: vec![part(BarKind::Done, 3), part(BarKind::Doing, 3), part(BarKind::Idle, 1)] },
                ])))
            }
            (card("Tiến độ kế hoạch", charts::burn_up::example()))
        },
    )
}

/// "Việc của tôi".
pub fn my_tasks() -> Markup {
    screen(
        "Việc của tôi",
        html! {
            (page_head_with("Việc của tôi", html! { p { "3 việc, việc gấp nhất ở trên." } }, html! {}))
            (task_list::example())
            (filter_bar::example())
            (table::example())
            (pager::example())
        },
    )
}

/// One task with its history and a form.
pub fn task() -> Markup {
    screen(
        "Nhiệm vụ II.3",
        html! {
            (page_head_with(
                "Tham mưu cấp ủy bố trí, sắp xếp cán bộ, công chức xã bảo đảm theo khung tiêu chuẩn",
                html! { p.cluster { (status(StatusKind::Overdue)) " " (due::due(&Due { date: "30/09/2026", note: "quá 51 ngày", tone: DueTone::Late })) " " span { "Nhiệm vụ II.3, Kế hoạch 52/KH-UBND" } } },
                html! { (link_button("/nhiem-vu/3/tien-do", "Báo tiến độ", Tone::Primary, Some(Icon::Edit))) (link_button("/nhiem-vu/3/han", "Xin đổi hạn", Tone::Secondary, Some(Icon::Calendar))) },
            ))
            (tabs::example())
            div.split {
                div {
                    (card("Sáu rõ", clears::example()))
                    (card("Diễn biến", history::example()))
                }
                div {
                    (card("Thông tin", summary::example()))
                    (card("Tệp", file_row::example()))
                    (card("Trao đổi", comment::example()))
                }
            }
        },
    )
}

/// A plan being completed after reading.
pub fn import() -> Markup {
    let mut frame = ui::gallery::sample_frame("Bổ sung sáu rõ");
    frame.has_errors = true;
    page(
        &frame,
        html! {
            (page_head_with("Bổ sung sáu rõ cho nhiệm vụ", html! { p { "Kế hoạch nâng cao chất lượng đội ngũ cán bộ, công chức · bản nháp" } }, html! {}))
            (steps::example())
            (error_summary::example())
            (two_pane("Văn bản gốc", document_lines::example(), "Nhiệm vụ", form(
                &Form { action: "/nhap-ke-hoach/1", key: "k", draft: "nhap-1", ..Form::default() },
                html! { (field::example()) (choices::example()) (button::example()) },
            )))
        },
    )
}

/// The sign-in form.
pub fn sign_in() -> Markup {
    html! {
        h1 { "Đăng nhập" }
        (form(&Form { action: "/dang-nhap", key: "k", ..Form::default() }, html! {
            (text_field(&Field { name: "ten-dang-nhap", label: "Tên đăng nhập", autocomplete: "username", ..Field::default() }))
            (password_field(&Field { name: "mat-khau", label: "Mật khẩu", autocomplete: "current-password", ..Field::default() }))
            div.actions { (button("Đăng nhập", Tone::Primary)) }
        }))
    }
}

/// What citizens see.
pub fn public() -> Markup {
    html! {
        (page_head_with("Nâng cao chất lượng đội ngũ cán bộ, công chức xã Hà Bắc", html! { p { "Kế hoạch số 52/KH-UBND ngày 05/06/2026 của Ủy ban nhân dân xã Hà Bắc" } }, html! {}))
        (progress(&Progress { value: 4, max: 7, label: "nhiệm vụ đúng tiến độ", expected: None, href: "" }))
        (charts::bar_list::example())
        (table::example())
        (charts::timeline::example())
    }
}
