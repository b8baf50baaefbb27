//! The roles of this system, with the words that say what each is for.

/// A role (vai trò). Stored and shown by [`Role::code`] and [`Role::label`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// Chủ tịch UBND – chairman.
    ChuTich,
    /// Phó Chủ tịch UBND – deputy chairman, for the units of his field.
    PhoChuTich,
    /// Trưởng đơn vị – head of a unit.
    TruongDonVi,
    /// Phó trưởng đơn vị – deputy head of a unit.
    PhoTruongDonVi,
    /// Đầu mối kế hoạch – the plan's steward (Phòng Văn hóa - Xã hội).
    DauMoi,
    /// Phụ trách tài chính – finance (Phòng Kinh tế).
    TaiChinh,
    /// Phụ trách hồ sơ – clerk of records.
    HoSo,
    /// Công chức – civil servant.
    CongChuc,
    /// Cấp ủy theo dõi – observer for the Party committee: reads, changes nothing.
    CapUy,
    /// Kiểm tra – inspector: reads everything and the journal.
    ThanhTra,
    /// Quản trị truy cập – access administrator: accounts and roles, never the journal.
    QuanTriTruyCap,
    /// Quản trị nhật ký – audit administrator: the journal, never accounts and roles.
    QuanTriNhatKy,
    /// Theo dõi cấp thành phố – viewer of the city (Sở Nội vụ).
    ThanhPho,
}

/// Code, label, what the role is for.
type Words = (&'static str, &'static str, &'static str);

impl Role {
    /// Every role, in the order in which they are listed.
    pub const ALL: [Role; 13] = [
        Role::ChuTich,
        Role::PhoChuTich,
        Role::TruongDonVi,
        Role::PhoTruongDonVi,
        Role::DauMoi,
        Role::TaiChinh,
        Role::HoSo,
        Role::CongChuc,
        Role::CapUy,
        Role::ThanhTra,
        Role::QuanTriTruyCap,
        Role::QuanTriNhatKy,
        Role::ThanhPho,
    ];
    /// Those who see the commune from inside: everybody but the city's viewers.
    pub const MEMBERS: [Role; 12] = [
        Role::ChuTich,
        Role::PhoChuTich,
        Role::TruongDonVi,
        Role::PhoTruongDonVi,
        Role::DauMoi,
        Role::TaiChinh,
        Role::HoSo,
        Role::CongChuc,
        Role::CapUy,
        Role::ThanhTra,
        Role::QuanTriTruyCap,
        Role::QuanTriNhatKy,
    ];
    /// Those who do the commune's work; the others watch or keep the system.
    pub const WORKERS: [Role; 8] = [
        Role::ChuTich,
        Role::PhoChuTich,
        Role::TruongDonVi,
        Role::PhoTruongDonVi,
        Role::DauMoi,
        Role::TaiChinh,
        Role::HoSo,
        Role::CongChuc,
    ];

    fn words(self) -> Words {
        match self {
            Role::ChuTich => ("chu_tich", "Chủ tịch UBND", "Lãnh đạo, quyết định trong toàn xã; duyệt việc cấp quyền."),
            Role::PhoChuTich => {
                ("pho_chu_tich", "Phó Chủ tịch UBND", "Quyết định trong lĩnh vực được phân công phụ trách.")
            }
            Role::TruongDonVi => ("truong_don_vi", "Trưởng đơn vị", "Chịu trách nhiệm về công việc của đơn vị."),
            Role::PhoTruongDonVi => {
                ("pho_truong_don_vi", "Phó trưởng đơn vị", "Giúp trưởng đơn vị báo cáo, theo dõi công việc của đơn vị.")
            }
            Role::DauMoi => (
                "dau_moi",
                "Đầu mối kế hoạch",
                "Phòng Văn hóa - Xã hội: nhập kế hoạch, theo dõi, tổng hợp, trả lời khó khăn, lập báo cáo.",
            ),
            Role::TaiChinh => ("tai_chinh", "Phụ trách tài chính", "Phòng Kinh tế: kinh phí, trang thiết bị."),
            Role::HoSo => ("ho_so", "Phụ trách hồ sơ", "Giữ hồ sơ cán bộ, công chức; đối chiếu với giấy tờ."),
            Role::CongChuc => ("cong_chuc", "Công chức", "Làm và báo cáo việc của mình."),
            Role::CapUy => ("cap_uy", "Cấp ủy, giám sát theo dõi", "Chỉ xem tình hình chung, không ghi."),
            Role::ThanhTra => ("thanh_tra", "Kiểm tra, thanh tra", "Xem mọi việc và nhật ký, không ghi."),
            Role::QuanTriTruyCap => {
                ("quan_tri_truy_cap", "Quản trị truy cập", "Lập tài khoản, đề nghị cấp quyền; không xem được nhật ký.")
            }
            Role::QuanTriNhatKy => (
                "quan_tri_nhat_ky",
                "Quản trị nhật ký",
                "Xem và kiểm chứng nhật ký; không lập tài khoản, không cấp quyền.",
            ),
            Role::ThanhPho => {
                ("thanh_pho", "Theo dõi cấp thành phố", "Sở Nội vụ: chỉ xem số liệu tổng hợp của các xã.")
            }
        }
    }

    /// The stored code.
    pub fn code(self) -> &'static str {
        self.words().0
    }

    /// The words on screen.
    pub fn label(self) -> &'static str {
        self.words().1
    }

    /// What the role is for, in a sentence.
    pub fn duty(self) -> &'static str {
        self.words().2
    }

    /// The role of a stored code; `None` for a word that is no role.
    pub fn from_code(code: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|role| role.code() == code)
    }

    /// Holds only in a unit.
    pub fn needs_unit(self) -> bool {
        matches!(self, Role::TruongDonVi | Role::PhoTruongDonVi)
    }

    /// Whoever holds it with a unit belongs to that unit. A deputy chairman's unit is his field, not his place.
    pub fn sits_in_unit(self) -> bool {
        self.needs_unit() || self == Role::CongChuc
    }

    /// Keeps the system itself; locked sooner when nobody is at the machine.
    pub fn is_administrator(self) -> bool {
        matches!(self, Role::QuanTriTruyCap | Role::QuanTriNhatKy)
    }

    /// May be handed to another by delegation: what decides or answers for a unit, never what keeps the system.
    pub fn can_be_delegated(self) -> bool {
        matches!(
            self,
            Role::ChuTich | Role::PhoChuTich | Role::TruongDonVi | Role::PhoTruongDonVi | Role::DauMoi | Role::TaiChinh
        )
    }

    /// No person holds both: who gives access does not watch over the journal, and an inspector gives none.
    pub fn excludes(self, other: Role) -> bool {
        let gives = |role| role == Role::QuanTriTruyCap;
        let watches = |role| matches!(role, Role::QuanTriNhatKy | Role::ThanhTra);
        (gives(self) && watches(other)) || (watches(self) && gives(other))
    }
}
