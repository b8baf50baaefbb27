//! The closed lists of the slice, each with its stored code and its words on screen.

macro_rules! coded {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $code:literal, $label:literal;)* }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$vmeta])* $variant),* }

        impl $name {
            /// Every one, in order.
            pub const ALL: &'static [$name] = &[$($name::$variant),*];

            /// The stored code.
            pub fn code(self) -> &'static str {
                match self { $($name::$variant => $code),* }
            }

            /// The words on screen.
            pub fn label(self) -> &'static str {
                match self { $($name::$variant => $label),* }
            }

            /// The one of a stored code.
            pub fn from_code(code: &str) -> Option<$name> {
                match code { $($code => Some($name::$variant),)* _ => None }
            }
        }
    };
}

coded! {
    /// Where a plan stands in the system.
    PlanState {
        /// Read, not yet running.
        Nhap = "nhap", "Bản nháp";
        /// Running.
        DangThucHien = "dang_thuc_hien", "Đang thực hiện";
        /// Closed.
        KetThuc = "ket_thuc", "Đã kết thúc";
    }
}

coded! {
    /// State of a task.
    TaskState {
        ChuaBatDau = "chua_bat_dau", "Chưa bắt đầu";
        DangLam = "dang_lam", "Đang làm";
        /// A product was handed in and waits for the authority.
        ChoDuyet = "cho_duyet", "Chờ duyệt";
        HoanThanh = "hoan_thanh", "Hoàn thành";
        /// The product was sent back with a reason.
        TraLai = "tra_lai", "Trả lại";
        TamDung = "tam_dung", "Tạm dừng";
        Huy = "huy", "Hủy";
    }
}

impl TaskState {
    /// Nothing more is to be done.
    pub fn is_closed(self) -> bool {
        matches!(self, TaskState::HoanThanh | TaskState::Huy)
    }
}

coded! {
    /// How a task's time is set (`due.kind` of the reader's contract).
    DueKind {
        By = "by", "Đến hạn";
        Within = "within", "Trong khoảng";
        Continuous = "continuous", "Thường xuyên";
        Every = "every", "Định kỳ";
        Unclear = "unclear", "Chưa rõ";
    }
}

impl DueKind {
    /// The words by which it is chosen in a form.
    pub fn choice(self) -> &'static str {
        match self {
            DueKind::By => "Xong trước hết một ngày",
            DueKind::Within => "Trong một khoảng thời gian",
            DueKind::Continuous => "Thường xuyên",
            DueKind::Every => "Định kỳ",
            DueKind::Unclear => "Chưa rõ",
        }
    }
}

coded! {
    /// Priority of a task; stored as its position.
    Priority {
        Thuong = "thuong", "Thường";
        UuTien = "uu_tien", "Ưu tiên";
        Gap = "gap", "Gấp";
    }
}

impl Priority {
    /// The stored number.
    pub fn number(self) -> i64 {
        match self {
            Priority::Thuong => 0,
            Priority::UuTien => 1,
            Priority::Gap => 2,
        }
    }

    /// The one of a stored number; unknown numbers are ordinary.
    pub fn from_number(number: i64) -> Priority {
        match number {
            1 => Priority::UuTien,
            2 => Priority::Gap,
            _ => Priority::Thuong,
        }
    }
}

coded! {
    /// Kinds of entries in a task's diary.
    EntryKind {
        TienDo = "tien_do", "Tiến độ";
        TraoDoi = "trao_doi", "Trao đổi";
        TrangThai = "trang_thai", "Chuyển trạng thái";
    }
}

coded! {
    /// State of a piece of evidence.
    EvidenceState {
        ChoDuyet = "cho_duyet", "Chờ duyệt";
        DuocNhan = "duoc_nhan", "Đã chấp nhận";
        TraLai = "tra_lai", "Trả lại";
    }
}

coded! {
    /// What a change request is about.
    ChangeField {
        Han = "han", "Thời hạn";
        NguoiThucHien = "nguoi_thuc_hien", "Người thực hiện";
        SanPham = "san_pham", "Sản phẩm";
        DonViChuTri = "don_vi_chu_tri", "Đơn vị chủ trì";
        NguoiChiuTrachNhiem = "nguoi_chiu_trach_nhiem", "Người chịu trách nhiệm";
        NguoiDuyet = "nguoi_duyet", "Người có thẩm quyền duyệt";
    }
}

coded! {
    /// State of a change request.
    ChangeState {
        ChoDuyet = "cho_duyet", "Chờ duyệt";
        DongY = "dong_y", "Đồng ý";
        TuChoi = "tu_choi", "Không đồng ý";
        /// Taken back by who sent it.
        RutLai = "rut_lai", "Đã rút lại";
    }
}

coded! {
    /// State of a difficulty (khó khăn, vướng mắc).
    DifficultyState {
        Moi = "moi", "Mới báo cáo";
        /// Submitted to the chairman by the steward.
        TrinhChuTich = "trinh_chu_tich", "Đã trình Chủ tịch";
        DaTraLoi = "da_tra_loi", "Đã trả lời";
    }
}
