//! Names of bodies and units: one spelling for each that is known, and lists of them taken apart.

use std::collections::BTreeMap;

use kernel::text::search_key;

use super::text::{canon, first_listed, first_start, squeeze, starts_lower, without_end_marks};

/// The units whose spelling is known: the commune's register, then the usual bodies of a commune.
#[derive(Debug, Clone, Default)]
pub struct Units {
    by_key: BTreeMap<String, String>,
}

impl Units {
    /// A register from its names, each with other names that mean the same unit.
    pub fn new<'a>(names: impl IntoIterator<Item = (&'a str, &'a [&'a str])>) -> Self {
        let mut units = Self::default();
        for (name, aliases) in names {
            units.add(name, aliases);
        }
        units
    }

    /// The bodies that every commune-level administration has (Decree 150/2025 as amended by 370/2025), for reading
    /// a plan where no register is at hand.
    pub fn usual() -> Self {
        Self::new([
            (
                "Văn phòng HĐND và UBND",
                ["VP HĐND và UBND", "Văn phòng HĐND-UBND", "VP HĐND-UBND", "Văn phòng UBND", "Văn phòng HĐND, UBND"]
                    .as_slice(),
            ),
            ("Phòng Kinh tế", ["P. Kinh tế", "Phòng KT"].as_slice()),
            (
                "Phòng Văn hóa - Xã hội",
                ["P. Văn hóa - Xã hội", "Phòng VH-XH", "Phòng VHXH", "P. VH-XH", "Phòng Văn hóa và Xã hội"].as_slice(),
            ),
            (
                "Trung tâm Phục vụ hành chính công",
                ["TT Phục vụ hành chính công", "Trung tâm PVHCC", "TTPVHCC", "TT PVHCC", "Trung tâm HCC"].as_slice(),
            ),
        ])
    }

    /// Adds a unit; a name already known keeps its first spelling.
    pub fn add(&mut self, name: &str, aliases: &[&str]) {
        for spelling in std::iter::once(&name).chain(aliases) {
            self.by_key.entry(key(spelling)).or_insert_with(|| name.to_owned());
        }
    }

    /// This register first, then the units of another that it does not know.
    #[must_use]
    pub fn or(mut self, other: &Self) -> Self {
        for (key, name) in &other.by_key {
            let ours = self.by_key.values().find(|n| self::key(n) == self::key(name)).cloned();
            self.by_key.entry(key.clone()).or_insert_with(|| ours.unwrap_or_else(|| name.clone()));
        }
        self
    }

    /// The known spelling of a name, also where the name is followed by the commune ("Phòng Kinh tế xã").
    pub fn known(&self, written: &str) -> Option<&str> {
        let whole = key(written);
        let direct = self.by_key.get(&whole);
        let found = direct.or_else(|| {
            let cut = [" xa", " phuong", " dac khu"].iter().find_map(|level| {
                let at = whole.rfind(level)?;
                whole[at + level.len()..].chars().next().is_none_or(|c| c == ' ').then_some(at)
            })?;
            let tail = &whole[cut + 1..];
            // The commune's own name has at most four syllables; more, or "xã hội", is another unit.
            let place = tail.split(' ').count() <= 5 && !tail.starts_with("xa hoi");
            place.then(|| self.by_key.get(&whole[..cut]))?
        });
        found.map(String::as_str)
    }

    /// The known spelling, else the name as written.
    pub fn spelled(&self, written: &str) -> String {
        let bare = squeeze(without_end_marks(written));
        self.known(&bare).map_or(bare, str::to_owned)
    }

    /// Takes a list of units apart. "Các cơ quan, đơn vị liên quan" is one entry; "Phòng Văn hóa, Thể thao và Du
    /// lịch" too.
    pub fn list(&self, text: &str) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        for (separator, piece) in pieces(text) {
            // "Nội dung rà soát: Phòng Kinh tế"
            let after = piece.rsplit_once(": ").map(|(_, name)| name);
            let piece = after.filter(|name| begins_with_body(&canon(name))).unwrap_or(piece);
            match names.last_mut() {
                Some(open) if !self.begins_entry(open, separator, piece) => {
                    open.push_str(separator);
                    open.push_str(piece);
                }
                _ => names.push(piece.to_owned()),
            }
        }
        let mut out: Vec<String> = Vec::new();
        for name in names.iter().map(|n| self.spelled(n)).filter(|n| n.chars().any(char::is_alphabetic)) {
            if !out.contains(&name) {
                out.push(name);
            }
        }
        out
    }

    fn begins_entry(&self, open: &str, separator: &str, piece: &str) -> bool {
        if separator == "; " {
            return true;
        }
        // Names are short; a long text of commas is none.
        if open.len() > LONGEST_NAME {
            return begins_with_body(&canon(piece));
        }
        let joined = format!("{open}{separator}{piece}");
        if self.known(&joined).is_some() || ends_with_council(open) && separator != ", " {
            return false;
        }
        let low = canon(piece);
        // "Phòng Công chức, viên chức", "cán bộ, công chức, viên chức": one name, one group.
        let staff = ["công chức", "cán bộ"].iter().any(|word| canon(open).ends_with(word));
        if staff && first_start(&low, &["công chức", "viên chức", "người lao động"]).is_some() && starts_lower(piece)
        {
            return false;
        }
        if self.known(piece).is_some() {
            return true;
        }
        if is_collective(open) && starts_lower(piece) {
            return low.starts_with("các ") || low.starts_with("ủy ban");
        }
        begins_with_body(&low)
    }
}

/// Bytes of the longest text taken for the name of a unit.
const LONGEST_NAME: usize = 400;

/// "Văn phòng HĐND và UBND": the council is not the end of the name.
fn ends_with_council(open: &str) -> bool {
    let low = canon(open);
    (low.ends_with("hđnd") || low.ends_with("hội đồng nhân dân"))
        && first_start(&low, &["văn phòng", "vp", "lãnh đạo", "thường trực", "chuyên viên"]).is_some()
}

/// Pieces of a list with the separator before each.
fn pieces(text: &str) -> Vec<(&'static str, &str)> {
    let mut out: Vec<(&'static str, &str)> = Vec::new();
    let mut separator = "";
    let mut from = 0;
    let mut put = |from: usize, until: usize, separator: &'static str| {
        let piece = text.get(from..until).unwrap_or_default();
        let piece = piece.trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '+' | '•'));
        if !piece.is_empty() {
            out.push((separator, piece));
        }
        !piece.is_empty()
    };
    for (at, c) in text.char_indices().filter(|(_, c)| matches!(c, ';' | ',' | '\n' | ' ')) {
        let next = match c {
            _ if at < from => None,
            ';' | '\n' => Some(("; ", at + 1)),
            ',' => Some((", ", at + 1)),
            _ => [" và ", " cùng "].iter().find(|w| text[at..].starts_with(**w)).map(|w| (" và ", at + w.len())),
        };
        if let Some((name, after)) = next {
            // Of several separators in a row ("; và") the first counts.
            if put(from, at, separator) || separator.is_empty() {
                separator = name;
            }
            from = after;
        }
    }
    put(from, text.len(), separator);
    out
}

/// The words under which two spellings of one unit meet: marks, case, dashes, "và" and the usual short forms aside.
fn key(name: &str) -> String {
    let folded = search_key(name);
    let words = folded.split(' ').filter(|w| *w != "va").map(|w| match w {
        "ubnd" => "uy ban nhan dan",
        "hdnd" => "hoi dong nhan dan",
        "vp" => "van phong",
        other => other,
    });
    words.collect::<Vec<_>>().join(" ")
}

/// Nouns with which the name of a body or an office holder begins.
const BODIES: &str = "phòng | văn phòng | vp | trung tâm | ban | công an | trạm | trường | các trường | đảng ủy | thường trực \
    | ủy ban | ubnd | hđnd | hội đồng | hội | đoàn | mặt trận | mttq | ubmttq | chủ tịch | phó | sở | bộ | \
    chi cục | chi bộ | thôn | các thôn | tổ | bí thư | trưởng | đồng chí | đ/c | ông | bà | quân sự | \
    lãnh đạo | thủ trưởng | công chức | cán bộ | viên chức | thanh tra | hợp tác xã | ngân hàng | quỹ | đài \
    | bưu điện | điện lực | tòa án | viện | kho bạc | thuế | bảo hiểm | các | các cơ quan | toàn thể | đội | \
    liên đoàn | công đoàn | hạt | ủy viên | chỉ huy | giám đốc | hiệu trưởng | chánh | p. | tt | những | mỗi \
    | bhxh | cơ sở | xã đoàn | liên minh | giáo viên | nhân viên | thành viên | thư ký";

/// Words that begin with such a noun and mean something else: "Ban hành", "Phòng, chống thiên tai".
const NO_BODIES: &str = "tổ chức | hội nghị | hội thảo | hội thi | hội nhập | hội chợ | hội thao | hội diễn | trung tâm dữ liệu | bộ máy | bộ tiêu chí | bộ chỉ số | bộ thủ tục | \
    ban hành | đoàn kết | phòng, chống | phòng chống | phòng ngừa | phòng cháy | phòng dịch | viện dẫn | trường hợp | \
    quỹ đất | trạm biến áp | trưởng thành | các chỉ tiêu | các nhiệm vụ | các giải pháp | các nội dung | các văn bản | \
    các hoạt động | các biện pháp | các mục tiêu | các lớp | các tiêu chí | các thủ tục | các bước | các nhóm | các chế độ | \
    các chính sách | các khoản | các quy định | cán bộ hóa | lãnh đạo, chỉ đạo | thuế suất | thuế đất";

/// True for the heads of units proper: what stands before "X: …" is then the one who does it.
pub(super) fn is_unit_proper(low: &str) -> bool {
    const PROPER: &str = "phòng | văn phòng | trung tâm | công an | ban chỉ huy | trạm y tế | ubmttq | ủy ban mặt trận | \
        ủy ban mttq | mặt trận tổ quốc | đoàn thanh niên | hội liên hiệp | hội nông dân | hội cựu chiến binh | trường | sở | chi cục | ban quản lý";
    begins_with_body(low) && first_listed(low, PROPER).is_some()
}

/// True when the text begins like the name of a body or office holder.
pub(super) fn begins_with_body(low: &str) -> bool {
    if first_listed(low, NO_BODIES).is_some() && first_start(low, &["tổ chức chính trị", "tổ chức đoàn"]).is_none()
    {
        return false;
    }
    first_listed(low, BODIES).is_some()
        || low.starts_with("p.")
        || low.starts_with("cơ quan")
        || low.starts_with("đơn vị")
}

/// True for "các cơ quan, đơn vị …": nobody in particular.
pub fn is_collective(name: &str) -> bool {
    let low = canon(name);
    let many = [
        "các",
        "những",
        "mọi",
        "tất cả",
        "toàn thể",
        "toàn bộ",
        "cơ quan",
        "đơn vị",
        "mỗi",
        "cán bộ, công chức",
        "thủ trưởng các",
    ];
    first_start(&low, &many).is_some() || low.contains("liên quan")
}
