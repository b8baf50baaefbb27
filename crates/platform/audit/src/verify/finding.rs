//! What a check can find, in words for those who are not technicians.

use std::fmt;

use crate::leaf::LeafError;

/// Something that is not as it must be, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The line of the export, from 1; `None` when the fault lies in something that is missing, or in a witnessed head.
    pub line: Option<u64>,
    /// What it is.
    pub what: Problem,
}

/// A row by its table and number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowName {
    /// The table.
    pub table: String,
    /// The number within the commune.
    pub id: i64,
}

/// Where a head was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// In the export.
    Export,
    /// With someone who kept it: given to the check beside the export.
    Witness,
}

/// Every kind of fault. `leaf` is the place of a leaf in the tree, from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Problem {
    /// The first line is not the header of an export of a known version.
    NoHeader,
    /// A line is not JSON of a known kind.
    Unreadable,
    /// A head after leaves, or a leaf after rows.
    OutOfOrder,
    /// A key in the header is none.
    BadKey,
    /// A leaf or head of another commune.
    OtherCommune { found: i64 },
    /// Leaves are missing between two that are there.
    LeafGap { expected: u64, found: u64 },
    /// A leaf with a place that is already taken.
    LeafTwice { expected: u64, found: u64 },
    /// The body of a leaf is not what this house writes.
    BodyNotCanonical { expected: u64, error: LeafError },
    /// The texts of a leaf are not those that were sealed.
    TextChanged { leaf: u64 },
    /// Only one of text and salt is there.
    HalfErased { leaf: u64 },
    /// The texts of a leaf are erased, and no later leaf tells so.
    TextErased { leaf: u64 },
    /// A leaf tells that it erased the texts of another, which are there, or were others, or were erased before.
    TextNotErased { leaf: u64, told: u64 },
    /// A leaf says that a row was another before than an earlier leaf left it.
    HistoryBroken { leaf: u64, row: RowName },
    /// A row is not as its last leaf left it.
    RowChanged { leaf: u64, row: RowName },
    /// A row of which no leaf speaks.
    RowWithoutLeaf { row: RowName },
    /// A row stands in the export twice.
    RowTwice { row: RowName },
    /// A row that was deleted by its last leaf is there.
    RowNotDeleted { leaf: u64, row: RowName },
    /// A row that exists by its last leaf is not there.
    RowMissing { leaf: u64, row: RowName },
    /// A row without its salt: what is left after a lawful erasure is sealed anew by its leaf.
    RowErased { leaf: u64, row: RowName },
    /// A row is marked as erased and has content, or has half of its content and is not marked.
    RowHalfErased { row: RowName },
    /// The hashes that are kept beside a leaf are not those of the leaves.
    NodesChanged { leaf: u64 },
    /// What is kept to grow the tree is not the edge of the tree of the leaves.
    EdgeChanged { leaves: u64 },
    /// Not the note of a signed head.
    HeadUnreadable { line: usize },
    /// Signed by none of the keys in the header, or not signed so.
    HeadSignature { size: u64, origin: Origin },
    /// The tree had another root when this head was signed.
    HeadRoot { size: u64, origin: Origin },
    /// The tree had more leaves when this head was signed.
    HeadBeyond { size: u64, leaves: u64, origin: Origin },
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "Tệp, dòng {line}: {}", self.what),
            None => {
                let sentence = self.what.to_string();
                let mut letters = sentence.chars();
                letters.next().into_iter().flat_map(char::to_uppercase).try_for_each(|c| write!(f, "{c}"))?;
                f.write_str(letters.as_str())
            }
        }
    }
}

impl fmt::Display for RowName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "bản ghi số {} của bảng {}", self.id, self.table)
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Origin::Export => "mốc nhật ký trong tệp",
            Origin::Witness => "mốc đối chứng",
        })
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Problem::NoHeader => f.write_str("không phải tệp nhật ký kiểm chứng của Sáu Rõ, bản 1."),
            Problem::Unreadable => f.write_str("không đọc được dòng này."),
            Problem::OutOfOrder => f.write_str("dòng này đứng sai thứ tự (mốc, rồi nhật ký, rồi bản ghi)."),
            Problem::BadKey => f.write_str("khóa công khai không hợp lệ."),
            Problem::OtherCommune { found } => write!(f, "thuộc xã khác (mã {found})."),
            Problem::LeafGap { expected, found } if *found - *expected == 1 => {
                write!(f, "thiếu dòng nhật ký số {expected}.")
            }
            Problem::LeafGap { expected, found } => {
                write!(f, "thiếu các dòng nhật ký từ số {expected} đến số {}.", found - 1)
            }
            Problem::LeafTwice { expected, found } => {
                write!(f, "dòng nhật ký số {found} bị lặp hoặc sai chỗ, lẽ ra là số {expected}.")
            }
            Problem::BodyNotCanonical { expected, .. } => {
                write!(f, "nội dung dòng nhật ký số {expected} đã bị sửa: không đúng dạng mà phần mềm ghi.")
            }
            Problem::TextChanged { leaf } => {
                write!(f, "lời ghi của dòng nhật ký số {leaf} đã bị sửa: không khớp mã niêm phong.")
            }
            Problem::HalfErased { leaf } => {
                write!(f, "lời ghi của dòng nhật ký số {leaf} chỉ còn một nửa: không đối chiếu được mã niêm phong.")
            }
            Problem::TextErased { leaf } => {
                write!(
                    f,
                    "lời ghi của dòng nhật ký số {leaf} bị xóa ngoài phần mềm: không dòng nào sau đó ghi việc xóa."
                )
            }
            Problem::TextNotErased { leaf, told } => {
                write!(f, "dòng nhật ký số {leaf} ghi là đã xóa lời ghi của dòng số {told}, nhưng không phải vậy.")
            }
            other => other.rows_and_heads(f),
        }
    }
}

impl Problem {
    fn rows_and_heads(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Problem::HistoryBroken { leaf, row } => {
                write!(f, "dòng nhật ký số {leaf} không nối tiếp lần ghi trước của {row}.")
            }
            Problem::RowChanged { leaf, row } => {
                write!(f, "{row} đã bị sửa ngoài phần mềm, sau dòng nhật ký số {leaf}.")
            }
            Problem::RowWithoutLeaf { row } => write!(f, "{row} không có trong nhật ký: bị thêm ngoài phần mềm."),
            Problem::RowTwice { row } => write!(f, "{row} xuất hiện hai lần."),
            Problem::RowNotDeleted { leaf, row } => {
                write!(f, "{row} đã xóa theo dòng nhật ký số {leaf} nhưng vẫn còn.")
            }
            Problem::RowMissing { leaf, row } => {
                write!(f, "thiếu {row}, dòng nhật ký cuối là số {leaf}: bị xóa ngoài phần mềm.")
            }
            Problem::RowErased { leaf, row } => {
                write!(f, "nội dung của {row} bị xóa ngoài phần mềm, sau dòng nhật ký số {leaf}.")
            }
            Problem::RowHalfErased { row } => write!(f, "{row} chỉ còn một nửa: không đối chiếu được mã niêm phong."),
            Problem::NodesChanged { leaf } => {
                write!(f, "các mã của cây lưu cạnh dòng nhật ký số {leaf} đã bị sửa: không tính ra được từ các dòng.")
            }
            Problem::EdgeChanged { leaves } => {
                write!(f, "phần lưu để nối dài cây không phải là của cây {leaves} dòng: đã bị sửa.")
            }
            Problem::HeadUnreadable { line } => write!(f, "mốc nhật ký viết sai ở dòng thứ {line} của mốc."),
            Problem::HeadSignature { size, origin } => {
                write!(f, "chữ ký của {origin} (tại {size} dòng) không đúng với khóa công khai trong tệp.")
            }
            Problem::HeadRoot { size, origin } => {
                write!(f, "{size} dòng nhật ký đầu không khớp mã gốc của {origin}: nhật ký đã bị sửa.")
            }
            Problem::HeadBeyond { size, leaves, origin } => {
                write!(f, "{origin} có {size} dòng nhật ký, tệp chỉ có {leaves}: nhật ký bị cắt bớt hoặc quay lui.")
            }
            _ => Ok(()),
        }
    }
}
