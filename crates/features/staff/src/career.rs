//! A career (quá trình công tác) as dated events, and what it says of any day. Nothing is overwritten: a correction is a new
//! event that names the one it corrects.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use kernel::ids::UnitId;

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EventKind {
    TuyenDung,
    TiepNhan,
    BoNhiem,
    DieuDong,
    BietPhai,
    GiaoQuyen,
    XepViTri,
    ThoiViTri,
    KhenThuong,
    KyLuat,
    Nghi,
    /// What a list or older data says, without a decision: another unit or title from its day.
    CapNhat,
}

impl EventKind {
    /// Every kind.
    pub const ALL: [EventKind; 12] = [
        EventKind::TuyenDung,
        EventKind::TiepNhan,
        EventKind::BoNhiem,
        EventKind::DieuDong,
        EventKind::BietPhai,
        EventKind::GiaoQuyen,
        EventKind::XepViTri,
        EventKind::ThoiViTri,
        EventKind::KhenThuong,
        EventKind::KyLuat,
        EventKind::Nghi,
        EventKind::CapNhat,
    ];

    /// The stored code.
    pub fn code(self) -> &'static str {
        match self {
            EventKind::TuyenDung => "tuyen_dung",
            EventKind::TiepNhan => "tiep_nhan",
            EventKind::BoNhiem => "bo_nhiem",
            EventKind::DieuDong => "dieu_dong",
            EventKind::BietPhai => "biet_phai",
            EventKind::GiaoQuyen => "giao_quyen",
            EventKind::XepViTri => "xep_vi_tri",
            EventKind::ThoiViTri => "thoi_vi_tri",
            EventKind::KhenThuong => "khen_thuong",
            EventKind::KyLuat => "ky_luat",
            EventKind::Nghi => "nghi",
            EventKind::CapNhat => "cap_nhat",
        }
    }

    /// The words on screen.
    pub fn label(self) -> &'static str {
        match self {
            EventKind::TuyenDung => "Tuyển dụng",
            EventKind::TiepNhan => "Về làm việc tại xã",
            EventKind::BoNhiem => "Bổ nhiệm",
            EventKind::DieuDong => "Điều động, chuyển đơn vị",
            EventKind::BietPhai => "Biệt phái",
            EventKind::GiaoQuyen => "Giao quyền, phụ trách",
            EventKind::XepViTri => "Xếp vào vị trí việc làm",
            EventKind::ThoiViTri => "Thôi giữ vị trí việc làm",
            EventKind::KhenThuong => "Khen thưởng",
            EventKind::KyLuat => "Kỷ luật",
            EventKind::Nghi => "Nghỉ, thôi việc, chuyển đi",
            EventKind::CapNhat => "Cập nhật theo danh sách",
        }
    }

    /// The kind of a stored code.
    pub fn from_code(code: &str) -> Option<EventKind> {
        EventKind::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// The kinds that a person notes; the others come with lists.
    pub fn noted() -> impl Iterator<Item = EventKind> {
        EventKind::ALL.into_iter().filter(|kind| *kind != EventKind::CapNhat)
    }

    /// Whether it must say a unit.
    pub fn needs_unit(self) -> bool {
        matches!(self, EventKind::TiepNhan | EventKind::DieuDong)
    }

    /// Whether it must say a title.
    pub fn needs_title(self) -> bool {
        matches!(self, EventKind::TiepNhan | EventKind::BoNhiem | EventKind::GiaoQuyen)
    }

    /// Whether it must say a position.
    pub fn needs_position(self) -> bool {
        matches!(self, EventKind::XepViTri | EventKind::ThoiViTri)
    }

    /// Whether a decision of somebody with the power to do so is behind it, always.
    pub fn needs_decision(self) -> bool {
        !matches!(self, EventKind::TiepNhan | EventKind::TuyenDung | EventKind::CapNhat)
    }

    /// Whether it may say until when it holds.
    pub fn takes_until(self) -> bool {
        matches!(self, EventKind::BietPhai | EventKind::GiaoQuyen | EventKind::XepViTri | EventKind::KyLuat)
    }
}

/// One event, as far as the question "where was he, as what" needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    pub id: i64,
    pub kind: EventKind,
    pub happened_on: Date,
    /// The last day on which it holds.
    pub until_on: Option<Date>,
    pub unit: Option<UnitId>,
    pub title: Option<String>,
    pub position: Option<i64>,
    pub concurrent: bool,
    /// The share of working time, in percent; none where nobody said.
    pub share_percent: Option<i64>,
    /// The event that this one corrects.
    pub corrects: Option<i64>,
}

/// Where somebody was and as what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stint {
    pub unit: UnitId,
    pub title: String,
    pub from_on: Date,
    /// The last day.
    pub until_on: Option<Date>,
}

/// A position that somebody held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    pub position: i64,
    /// Kiêm nhiệm.
    pub concurrent: bool,
    pub share_percent: Option<i64>,
    pub from_on: Date,
    /// The last day.
    pub until_on: Option<Date>,
}

/// What a career comes to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Career {
    pub stints: Vec<Stint>,
    pub posts: Vec<Post>,
    /// The first day on which he is no more here.
    pub left_on: Option<Date>,
}

impl Career {
    /// Reads the events; in what order they come does not matter.
    pub fn of(events: &[Event]) -> Career {
        let corrected: BTreeSet<i64> = events.iter().filter_map(|event| event.corrects).collect();
        let mut valid: Vec<&Event> = events.iter().filter(|event| !corrected.contains(&event.id)).collect();
        valid.sort_by_key(|event| (event.happened_on, event.id));
        let mut career = Career::default();
        let mut open = BTreeMap::new();
        for event in valid {
            career.take(event, &mut open);
        }
        career.posts.extend(open.into_values());
        career.posts.sort_by_key(|post: &Post| (post.concurrent, post.from_on, post.position));
        career
    }

    fn take(&mut self, event: &Event, open: &mut BTreeMap<i64, Post>) {
        let before = event.happened_on.yesterday().unwrap_or(event.happened_on);
        match event.kind {
            EventKind::Nghi => {
                self.close(before);
                for (_, mut post) in std::mem::take(open) {
                    post.until_on = Some(post.until_on.map_or(before, |until| until.min(before)));
                    self.posts.push(post);
                }
                self.left_on = Some(event.happened_on);
            }
            EventKind::TiepNhan
            | EventKind::DieuDong
            | EventKind::BoNhiem
            | EventKind::GiaoQuyen
            | EventKind::CapNhat => {
                self.move_to(event, before);
            }
            EventKind::ThoiViTri => {
                if let Some(mut post) = event.position.and_then(|position| open.remove(&position)) {
                    post.until_on = Some(before);
                    self.posts.push(post);
                }
            }
            EventKind::XepViTri => {}
            EventKind::TuyenDung | EventKind::BietPhai | EventKind::KhenThuong | EventKind::KyLuat => return,
        }
        if let (EventKind::XepViTri | EventKind::TiepNhan, Some(position)) = (event.kind, event.position) {
            let post = Post {
                position,
                concurrent: event.concurrent,
                share_percent: event.share_percent,
                from_on: event.happened_on,
                until_on: event.until_on,
            };
            if let Some(mut former) = open.insert(position, post) {
                former.until_on = Some(before);
                self.posts.push(former);
            }
        }
    }

    /// A new unit or title begins; what the event does not say stays.
    fn move_to(&mut self, event: &Event, before: Date) {
        let last = self.stints.last().filter(|stint| stint.until_on.is_none());
        let unit = event.unit.or(last.map(|stint| stint.unit));
        let title = event.title.clone().or(last.map(|stint| stint.title.clone()));
        let (Some(unit), Some(title)) = (unit, title) else { return };
        self.close(before);
        self.left_on = None;
        self.stints.push(Stint { unit, title, from_on: event.happened_on, until_on: None });
    }

    fn close(&mut self, until: Date) {
        let began_later = |stint: &Stint| stint.from_on > until;
        if self.stints.last().is_some_and(|stint| stint.until_on.is_none() && began_later(stint)) {
            self.stints.pop();
        } else if let Some(stint) = self.stints.last_mut().filter(|stint| stint.until_on.is_none()) {
            stint.until_on = Some(until);
        }
    }

    /// Where he is on a day.
    pub fn on(&self, day: Date) -> Option<&Stint> {
        self.stints.iter().find(|stint| stint.from_on <= day && stint.until_on.is_none_or(|until| until >= day))
    }
}
