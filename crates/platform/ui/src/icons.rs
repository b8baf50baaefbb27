//! The small set of signs: 20×20 outlines in the colour of the text around them, never a meaning on their own.

use maud::{Markup, html};

/// A sign. Always beside a word, so always hidden from screen readers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    /// Nothing drawn; keeps the place.
    None,
    Home,
    Search,
    Menu,
    Plan,
    Task,
    Board,
    Timeline,
    Matrix,
    Chart,
    Person,
    People,
    Unit,
    Document,
    Directive,
    Difficulty,
    Report,
    Upload,
    Download,
    Clip,
    Link,
    Comment,
    Calendar,
    Clock,
    History,
    Check,
    Warning,
    Info,
    Stop,
    Cross,
    Pause,
    Return,
    Plus,
    Edit,
    Split,
    Merge,
    Up,
    Down,
    Left,
    Right,
    SignOut,
    Bell,
    Lock,
    Globe,
    Help,
    Settings,
    Print,
    Filter,
}

/// Every sign with its outline, in the order of the list above.
const DRAWN: [(Icon, &str); 48] = [
    (Icon::None, ""),
    (Icon::Home, "M3 9.5 10 3.5l7 6M5 8v8.5h10V8M8.5 16.5v-5h3v5"),
    (Icon::Search, "M13.2 13.2 17 17M14.5 8.75a5.75 5.75 0 1 1-11.5 0 5.75 5.75 0 0 1 11.5 0Z"),
    (Icon::Menu, "M3 5.5h14M3 10h14M3 14.5h14"),
    (Icon::Plan, "M4.5 4h11v13h-11zM7.5 2.5h5v3h-5zM7.5 9h5M7.5 12.5h5"),
    (Icon::Task, "M3.5 3.5h13v13h-13zM6.5 10l2.5 2.5 4.5-5"),
    (Icon::Board, "M3 3.5h4v13H3zM8 3.5h4v9H8zM13 3.5h4v6h-4z"),
    (Icon::Timeline, "M3 3v14h14M6 6h6M8 10h7M7 14h4"),
    (Icon::Matrix, "M3 3h14v14H3zM3 7.7h14M3 12.3h14M7.7 3v14M12.3 3v14"),
    (Icon::Chart, "M3 3v14h14M6 13l3.5-4 2.5 2 4.5-6"),
    (Icon::Person, "M10 10a3.25 3.25 0 1 0 0-6.5 3.25 3.25 0 0 0 0 6.5ZM3.5 17c.6-3 3.2-4.5 6.5-4.5s5.9 1.5 6.5 4.5"),
    (
        Icon::People,
        "M7.5 10a2.75 2.75 0 1 0 0-5.5 2.75 2.75 0 0 0 0 5.5ZM2 16.5c.4-2.6 2.6-4 5.5-4s5.1 1.4 5.5 4M13 4.7a2.75 2.75 0 0 1 0 5.1M14.8 12.9c1.8.5 2.9 1.7 3.2 3.6",
    ),
    (Icon::Unit, "M2.5 7.5 10 3l7.5 4.5zM4 16.5h12M5.5 8v6M10 8v6M14.5 8v6"),
    (Icon::Document, "M5 2.5h7l3.5 3.5v11.5H5zM12 2.5V6h3.5M7.5 10h5M7.5 13.5h5"),
    (Icon::Directive, "M3.5 8v4h3l6 3.5v-11L6.5 8zM15.5 7.5c1 1.5 1 3.5 0 5M6.5 12v4h2.5v-2.6"),
    (Icon::Difficulty, "M10 2.5 17.5 10 10 17.5 2.5 10zM10 6.5v4.5M10 13v.6"),
    (Icon::Report, "M4.5 2.5h11v15h-11zM7.5 14v-3M10 14V8M12.5 14v-4.5M7.5 5h5"),
    (Icon::Upload, "M10 13V3.5M6 7l4-3.8L14 7M3.5 12.5v4h13v-4"),
    (Icon::Download, "M10 3v9.5M6 9l4 3.8L14 9M3.5 12.5v4h13v-4"),
    (
        Icon::Clip,
        "M15.5 9.5 9.8 15.2a3.5 3.5 0 0 1-5-5l6.4-6.4a2.3 2.3 0 0 1 3.3 3.3L8.3 13.3a1.1 1.1 0 0 1-1.6-1.6L12 6.5",
    ),
    (
        Icon::Link,
        "M8.5 11.5a3 3 0 0 0 4.3.2l3-3a3 3 0 0 0-4.3-4.3l-1.2 1.2M11.5 8.5a3 3 0 0 0-4.3-.2l-3 3a3 3 0 0 0 4.3 4.3l1.2-1.2",
    ),
    (Icon::Comment, "M3 4h14v9.5H9.5L6 16.8v-3.3H3zM6.5 7.5h7M6.5 10h4.5"),
    (Icon::Calendar, "M3 4.5h14v12.5H3zM3 8.5h14M6.8 2.5v3.5M13.2 2.5v3.5"),
    (Icon::Clock, "M17 10a7 7 0 1 1-14 0 7 7 0 0 1 14 0ZM10 6v4.3l3 1.9"),
    (Icon::History, "M3.5 6.5A7.2 7.2 0 1 1 3 11M3.5 3v3.8h3.8M10 6.5v4l2.7 1.7"),
    (Icon::Check, "M3.5 10.5 8 15l8.5-9.5"),
    (Icon::Warning, "M10 3 18 16.5H2zM10 8v4M10 13.8v.6"),
    (Icon::Info, "M17 10a7 7 0 1 1-14 0 7 7 0 0 1 14 0ZM10 9v4.5M10 6.2v.6"),
    (Icon::Stop, "M7.1 3h5.8L17 7.1v5.8L12.9 17H7.1L3 12.9V7.1zM7.5 7.5l5 5M12.5 7.5l-5 5"),
    (Icon::Cross, "M5 5l10 10M15 5 5 15"),
    (Icon::Pause, "M6.5 4v12M13.5 4v12"),
    (Icon::Return, "M7.5 4 3.5 8l4 4M3.5 8h8.5a4.25 4.25 0 0 1 0 8.5H7"),
    (Icon::Plus, "M10 4v12M4 10h12"),
    (Icon::Edit, "M3.5 16.5l.8-3.6L13.5 3.7l2.8 2.8-9.2 9.2zM11.5 5.7l2.8 2.8"),
    (Icon::Split, "M10 17v-5.5L4.5 6V3.5M10 11.5 15.5 6V3.5M2.5 5.5l2-2 2 2M13.5 5.5l2-2 2 2"),
    (Icon::Merge, "M4.5 17v-3L10 8.5V3.5M15.5 17v-3L10 8.5M7.5 6 10 3.5 12.5 6"),
    (Icon::Up, "M10 16V4.5M5.5 9 10 4.5 14.5 9"),
    (Icon::Down, "M10 4v11.5M5.5 11l4.5 4.5 4.5-4.5"),
    (Icon::Left, "M16 10H4.5M9 5.5 4.5 10 9 14.5"),
    (Icon::Right, "M4 10h11.5M11 5.5l4.5 4.5-4.5 4.5"),
    (Icon::SignOut, "M11.5 3.5h-8v13h8M8 10h9M13.8 6.8 17 10l-3.2 3.2"),
    (Icon::Bell, "M5 14V9a5 5 0 0 1 10 0v5l1.5 1.5h-13zM8.5 17.5h3M10 4V2.5"),
    (Icon::Lock, "M4.5 9h11v8h-11zM7 9V6.5a3 3 0 0 1 6 0V9M10 12v2"),
    (
        Icon::Globe,
        "M17 10a7 7 0 1 1-14 0 7 7 0 0 1 14 0ZM3 10h14M10 3c2.3 2 3.2 4.3 3.2 7s-.9 5-3.2 7c-2.3-2-3.2-4.3-3.2-7s.9-5 3.2-7Z",
    ),
    (Icon::Help, "M17 10a7 7 0 1 1-14 0 7 7 0 0 1 14 0ZM7.8 8a2.25 2.25 0 1 1 3.2 2.1c-.7.4-1 .8-1 1.6M10 13.6v.6"),
    (Icon::Settings, "M3 6h8M15 6h2M3 14h2M9 14h8M13 4v4M7 12v4"),
    (Icon::Print, "M6 7V3h8v4M6 14H3V7h14v7h-3M6 11.5h8V17H6z"),
    (Icon::Filter, "M3 4h14l-5.5 6.5V16l-3 1.5v-7z"),
];

impl Icon {
    /// Every sign that draws something.
    pub fn all() -> impl Iterator<Item = Icon> {
        DRAWN.iter().skip(1).map(|(sign, _)| *sign)
    }

    fn path(self) -> &'static str {
        DRAWN[self as usize].1
    }
}

/// The sign as an SVG of the height of the text.
pub fn icon(which: Icon) -> Markup {
    html! {
        @if which != Icon::None {
            svg.i viewBox="0 0 20 20" aria-hidden="true" focusable="false" { path d=(which.path()) {} }
        }
    }
}

/// The mark of the product: six squares, the six clears; the last one half filled because work goes on.
pub fn mark() -> Markup {
    html! {
        svg.mark viewBox="0 0 30 22" aria-hidden="true" focusable="false" {
            path d="M1 1h8v8H1zM11 1h8v8h-8zM21 1h8v8h-8zM1 13h8v8H1zM11 13h8v8h-8z" {}
            path.open d="M21.8 13.8h6.4v6.4h-6.4z" {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sign_stands_at_its_own_place() {
        for (at, (sign, path)) in DRAWN.iter().enumerate() {
            assert_eq!(*sign as usize, at, "{sign:?}");
            assert_eq!(path.is_empty(), *sign == Icon::None, "{sign:?}");
        }
    }
}
