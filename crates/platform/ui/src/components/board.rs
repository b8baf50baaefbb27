//! Tasks as cards in columns by state. Moving a card is a step on the task's own page, so this is only for looking.

use maud::{Markup, html};

/// One card.
#[derive(Debug, Clone)]
pub struct BoardCard {
    pub href: String,
    /// "II.3", before the title; empty for none.
    pub code: String,
    pub title: String,
    /// Who holds it.
    pub who: String,
    /// Due date, status, clears: whatever helps; shown at the bottom.
    pub foot: Markup,
}

/// One column.
#[derive(Debug, Clone)]
pub struct BoardColumn {
    pub title: String,
    /// All tasks of the state, also those not shown.
    pub total: u64,
    /// List with all of them.
    pub href: String,
    pub cards: Vec<BoardCard>,
}

/// The board; columns stand side by side on wide screens and below each other on phones. Headings are `h2`.
pub fn board(columns: &[BoardColumn]) -> Markup {
    html! {
        div.board {
            @for column in columns {
                section.board-column {
                    h2 { a href=(column.href) { (column.title) " " span.count { (column.total) } } }
                    @if column.cards.is_empty() { p.none { "Không có" } }
                    @else { ul { @for card in &column.cards { (one(card)) } } }
                    @if column.total > column.cards.len() as u64 {
                        p.board-more { a href=(column.href) { "Xem tất cả " (column.total) } }
                    }
                }
            }
        }
    }
}

fn one(card: &BoardCard) -> Markup {
    html! {
        li.board-card {
            a href=(card.href) { @if !card.code.is_empty() { span.code { (card.code) } " " } (card.title) }
            @if !card.who.is_empty() { p.meta { (card.who) } }
            @if !card.foot.0.is_empty() { div.cluster { (card.foot) } }
        }
    }
}

/// Four states.
pub fn example() -> Markup {
    use super::due::{Due, DueTone, due};
    let card = |code: &str, title: &str, who: &str, foot: Markup| BoardCard {
        href: "/nhiem-vu/3".into(),
        code: code.into(),
        title: title.into(),
        who: who.into(),
        foot,
    };
    let late = due(&Due { date: "30/09/2026", note: "quá 51 ngày", tone: DueTone::Late });
    let column = |title: &str, total, cards| BoardColumn {
        title: title.into(),
        total,
        href: "/ke-hoach/1/danh-sach".into(),
        cards,
    };
    board(&[
        column("Chưa bắt đầu", 0, vec![]),
        column(
            "Đang làm",
            14,
            vec![
                card(
                    "II.3",
                    "Tham mưu cấp ủy bố trí, sắp xếp cán bộ, công chức xã bảo đảm theo khung tiêu chuẩn",
                    "Nguyễn Hữu Quỳnh",
                    late,
                ),
                card(
                    "II.5",
                    "Cử cán bộ, công chức xã tham gia đầy đủ các lớp đào tạo, bồi dưỡng",
                    "Vũ Thị Thúy",
                    html! {},
                ),
            ],
        ),
        column(
            "Chờ duyệt",
            1,
            vec![card("II.7", "Bố trí kinh phí, trang thiết bị làm việc", "Bùi Quang Huy", html! {})],
        ),
        column(
            "Hoàn thành",
            1,
            vec![card("II.2", "Rà soát, đánh giá tổng thể chất lượng đội ngũ", "Đặng Thị Thu Hường", html! {})],
        ),
    ])
}
