//! The journal in words: kinds of things, tables, lines.

use accounts::api::HolderRow;
use audit::leaf::{LeafBody, RowChange};
use db::history::LineRow;
use db::{Conn, DbError};
use kernel::dates;
use kernel::ids::Commune;
use maud::{Markup, html};
use ui::components::HistoryItem;
use ui::icons::Icon;

/// What stands in the place of texts that were erased.
pub const ERASED: &str = "Lời ghi đã xóa theo yêu cầu";

/// A kind of thing that one can ask for.
#[derive(Debug, Clone, Copy)]
pub struct Kind {
    /// In addresses.
    pub slug: &'static str,
    /// In the journal.
    pub table: &'static str,
    pub label: &'static str,
    /// Where such a thing has its page, before its number; empty for none.
    pub page: &'static str,
    pub icon: Icon,
}

/// The kinds, in the order in which they are offered.
pub const KINDS: [Kind; 10] = [
    kind("nhiem-vu", "plans_task", "Nhiệm vụ", "/nhiem-vu/", Icon::Task),
    kind("ke-hoach", "plans_plan", "Kế hoạch", "/ke-hoach/", Icon::Plan),
    kind("van-ban", "plans_directive", "Văn bản chỉ đạo", "/van-ban/", Icon::Directive),
    kind("kho-khan", "plans_difficulty", "Khó khăn, vướng mắc", "/kho-khan/", Icon::Difficulty),
    kind("can-bo", "staff_member", "Hồ sơ cán bộ, công chức", "", Icon::Person),
    kind("danh-sach", "staff_import", "Danh sách nhập từ Excel", "/can-bo/nhap/", Icon::Upload),
    kind("du-lieu-nhay-cam", "staff_private", "Dữ liệu nhạy cảm", "", Icon::Lock),
    kind("tai-khoan", "accounts_account", "Tài khoản", "", Icon::People),
    kind("thu", "plans_mail", "Thư nhắc việc", "", Icon::Bell),
    kind("xa", "org_commune", "Xã, đơn vị", "", Icon::Unit),
];

const fn kind(slug: &'static str, table: &'static str, label: &'static str, page: &'static str, icon: Icon) -> Kind {
    Kind { slug, table, label, page, icon }
}

/// The kind of an address.
pub fn kind_named(slug: &str) -> Option<&'static Kind> {
    KINDS.iter().find(|kind| kind.slug == slug)
}

/// The kind of a table; none for what is only part of something else.
pub fn kind_of(table: &str) -> Option<&'static Kind> {
    KINDS.iter().find(|kind| kind.table == table)
}

/// The parts of things, whose rows stand in leaves and are never what a line is about.
const PARTS: [(&str, &str); 38] = [
    ("db_file", "Tệp"),
    ("db_journal", "Lời ghi của dòng nhật ký"),
    ("accounts_session", "Phiên đăng nhập"),
    ("org_unit", "Đơn vị"),
    ("org_position", "Vị trí việc làm"),
    ("org_paper", "Tệp về vị trí việc làm"),
    ("org_quota", "Biên chế theo quyết định"),
    ("org_description", "Bản mô tả công việc"),
    ("org_frame", "Khung năng lực"),
    ("staff_post", "Vị trí đang giữ"),
    ("staff_profile", "Hồ sơ"),
    ("staff_change", "Lần sửa hồ sơ"),
    ("staff_private_change", "Lần sửa dữ liệu nhạy cảm"),
    ("staff_event", "Sự kiện của quá trình công tác"),
    ("staff_stint", "Quãng công tác"),
    ("plans_basis", "Căn cứ của kế hoạch"),
    ("plans_duty", "Phân công của kế hoạch"),
    ("plans_coordination", "Đơn vị phối hợp"),
    ("plans_blocker", "Chỗ vướng"),
    ("plans_entry", "Dòng diễn biến"),
    ("plans_move", "Lần đổi trạng thái"),
    ("plans_evidence", "Sản phẩm, minh chứng"),
    ("plans_change", "Đề nghị thay đổi"),
    ("plans_reader", "Người nhận văn bản"),
    ("plans_draft", "Bản đang soạn"),
    ("accounts_delegation", "Ủy quyền"),
    ("accounts_invitation", "Lời mời"),
    ("db_draft", "Bản nháp đang gõ"),
    ("access_grant", "Vai trò được cấp"),
    ("access_delegation", "Văn bản ủy quyền"),
    ("access_request", "Đề nghị về tài khoản, vai trò"),
    ("lawbook_choice", "Cách hiểu chỗ quy định để ngỏ"),
    ("access_invitation", "Đường dẫn và mã đặt mật khẩu lần đầu"),
    ("staff_relative", "Quan hệ gia đình"),
    ("accounts_totp", "Ứng dụng tạo mã"),
    ("accounts_recovery", "Mã khôi phục"),
    ("accounts_passkey", "Khóa truy cập (passkey)"),
    ("accounts_device", "Trình duyệt đã đăng nhập"),
];

/// Whose accounts there are, so that what is about a person is called by his name.
#[derive(Debug, Clone, Default)]
pub struct Names(pub Vec<HolderRow>);

impl Names {
    /// Of a commune.
    pub async fn load(conn: &mut Conn, commune: Commune) -> Result<Names, DbError> {
        Ok(Names(accounts::api::holders(conn, commune).await?))
    }

    /// A row in words: "Tài khoản của Nguyễn Thị Hòa"; where no name is known, or it is erased, by its number.
    pub fn row(&self, table: &str, row: i64) -> String {
        let holder = match table {
            "accounts_account" => self.0.iter().find(|holder| holder.id.0 == row),
            "staff_member" | "staff_private" => self.0.iter().find(|holder| holder.staff.map(i64::from) == Some(row)),
            _ => None,
        };
        match (holder.filter(|holder| !holder.name.is_empty()), kind_of(table)) {
            (Some(holder), Some(kind)) => format!("{} của {}", kind.label, holder.name),
            _ => row_name(table, row),
        }
    }
}

/// A row in words: "Nhiệm vụ số 12".
fn row_name(table: &str, row: i64) -> String {
    let label = kind_of(table).map(|kind| kind.label);
    let label = label.or_else(|| PARTS.iter().find(|(part, _)| *part == table).map(|(_, label)| *label));
    format!("{} số {row}", label.unwrap_or("Bản ghi"))
}

/// Whether a table has words of its own.
pub fn has_words(table: &str) -> bool {
    kind_of(table).is_some() || PARTS.iter().any(|(part, _)| *part == table)
}

/// What a write did to a row.
pub fn change(change: &RowChange) -> &'static str {
    match (change.before, change.after) {
        (None, _) => "thêm",
        (Some(_), Some(_)) => "sửa",
        (Some(_), None) => "xóa",
    }
}

/// A line in words.
#[derive(Debug, Clone)]
pub struct Line(pub LineRow);

impl Line {
    /// Whether its texts are erased.
    pub fn is_erased(&self) -> bool {
        self.0.salt.is_none()
    }

    /// What was done.
    pub fn what(&self) -> &str {
        if self.is_erased() { ERASED } else { &self.0.summary }
    }

    /// Who did it, and by whose delegation; by numbers where the names are erased.
    pub fn who(&self) -> String {
        if !self.is_erased() {
            return self.0.actor_name.clone();
        }
        let behalf = LeafBody::parse(&self.0.body).ok().and_then(|body| body.on_behalf_of);
        let behalf = behalf.map(|account| format!(" (được tài khoản số {account} ủy quyền)")).unwrap_or_default();
        format!("Tài khoản số {}{behalf}", self.0.account)
    }

    /// When, to the second, in Viet Nam.
    pub fn when(&self) -> String {
        let at = dates::vietnam(self.0.at);
        format!("{:02}:{:02}:{:02} ngày {}", at.hour(), at.minute(), at.second(), dates::short(at.date()))
    }

    /// Before and after, and why.
    pub fn detail(&self) -> Markup {
        html! {
            @if !self.0.detail.is_empty() { p.typed { (self.0.detail) } }
            @if let Some(reason) = self.0.reason.as_deref().filter(|reason| !reason.is_empty()) {
                p.typed { "Lý do: " (reason) }
            }
        }
    }

    /// As an entry of a list, leading to its own page.
    pub fn item(&self, names: &Names) -> HistoryItem {
        let icon = kind_of(&self.0.entity).map_or(Icon::History, |kind| kind.icon);
        HistoryItem {
            detail: self.detail(),
            ..HistoryItem::new(
                format!("{} · {} · dòng số {}", names.row(&self.0.entity, self.0.entity_id), self.when(), self.0.id),
                self.who(),
                icon,
                html! { a href={ "/nhat-ky/" (self.0.id) } { (self.what()) } },
            )
        }
    }
}
