//! What the tree says to a question: part by part.

use audit::Hash;
use audit::head::SignedHead;
use audit::proof::{TreeState, check_consistency, check_inclusion};
use db::{Conn, DbError, proof, tree};
use jiff::Timestamp;
use kernel::ids::Commune;

use super::question::Question;

/// Whether a part fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    Fits,
    Differs,
    /// It could not be compared, because something before it differs or is missing.
    Unclear,
}

/// One part of the check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    pub what: &'static str,
    pub verdict: Verdict,
    pub said: String,
}

/// Everything that was compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    pub parts: Vec<Part>,
    /// When the leaf was written, where it is the one that was asked for.
    pub written: Option<Timestamp>,
    /// The number of lines today.
    pub size_today: u64,
}

impl Answer {
    /// Every part fits.
    pub fn fits(&self) -> bool {
        self.parts.iter().all(|part| part.verdict == Verdict::Fits)
    }

    /// A part differs.
    pub fn differs(&self) -> bool {
        self.parts.iter().any(|part| part.verdict == Verdict::Differs)
    }
}

fn part(what: &'static str, verdict: Verdict, said: impl Into<String>) -> Part {
    Part { what, verdict, said: said.into() }
}

/// Compares a question with the tree of a commune.
///
/// # Errors
/// The engine's.
pub async fn answer(conn: &mut Conn, commune: Commune, asked: &Question) -> Result<Answer, DbError> {
    let frontier = db::journal::frontier(conn, commune).await?;
    let today = TreeState { size: frontier.size(), root: frontier.root() };
    let mut parts = Vec::new();
    let mut written = None;
    if let Some((seq, hash)) = asked.leaf {
        let (own, at) = leaf(conn, commune, seq, hash, today.size).await?;
        written = at;
        parts.push(own);
    }
    parts.push(root(conn, commune, asked, today.size).await?);
    if let Some((seq, hash)) = asked.leaf {
        parts.push(among(conn, commune, asked, seq, hash).await?);
    }
    parts.push(kept(conn, commune, asked, today).await?);
    parts.push(signature(conn, commune, asked).await?);
    if asked.texts_fit == Some(true) {
        parts.push(part("Lời ghi", Verdict::Fits, "Lời ghi trong tệp đúng là lời đã niêm phong trong dòng nhật ký."));
    }
    Ok(Answer { parts, written, size_today: today.size })
}

async fn leaf(
    conn: &mut Conn,
    commune: Commune,
    seq: u64,
    hash: Hash,
    today: u64,
) -> Result<(Part, Option<Timestamp>), DbError> {
    const WHAT: &str = "Mã của dòng";
    Ok(match proof::leaf_at(conn, commune, seq).await? {
        Some(stored) if stored.hash == hash => {
            (part(WHAT, Verdict::Fits, format!("Đúng là mã của dòng số {seq} trong nhật ký.")), Some(stored.at))
        }
        Some(_) => {
            (part(WHAT, Verdict::Differs, format!("Dòng số {seq} trong nhật ký có mã khác với mã trên giấy.")), None)
        }
        None => {
            let said = format!("Nhật ký có {today} dòng, không có dòng số {seq}.");
            (part(WHAT, Verdict::Differs, said), None)
        }
    })
}

async fn root(conn: &mut Conn, commune: Commune, asked: &Question, today: u64) -> Result<Part, DbError> {
    const WHAT: &str = "Mã gốc";
    let size = asked.size;
    Ok(match proof::root_at(conn, commune, size).await? {
        Some(stored) if stored == asked.root => {
            part(WHAT, Verdict::Fits, format!("Đúng là mã gốc của {size} dòng đầu tiên."))
        }
        Some(_) => part(WHAT, Verdict::Differs, format!("Mã gốc của {size} dòng đầu tiên khác với mã trên giấy.")),
        None => {
            let said = format!(
                "Nhật ký chỉ có {today} dòng, ít hơn {size} dòng trên giấy: nhật ký đã bị cắt bớt, hoặc số nhập sai."
            );
            part(WHAT, Verdict::Differs, said)
        }
    })
}

/// Whether the leaf is among the lines under that root: by the proof, from the hashes that were asked for.
async fn among(conn: &mut Conn, commune: Commune, asked: &Question, seq: u64, hash: Hash) -> Result<Part, DbError> {
    const WHAT: &str = "Dòng nằm trong cây";
    let size = asked.size;
    if seq > size {
        return Ok(part(WHAT, Verdict::Differs, format!("Dòng số {seq} không thể nằm trong {size} dòng đầu tiên.")));
    }
    let way = proof::inclusion(conn, commune, seq, size).await?;
    let holds = way.map(|way| check_inclusion(hash, seq - 1, size, &way, asked.root).is_ok());
    Ok(match holds {
        Some(true) => part(WHAT, Verdict::Fits, format!("Từ mã của dòng tính ra đúng mã gốc của {size} dòng.")),
        Some(false) => part(WHAT, Verdict::Differs, "Từ mã của dòng không tính ra được mã gốc."),
        None => part(WHAT, Verdict::Unclear, "Chưa đối chiếu được vì nhật ký không có đủ số dòng ấy."),
    })
}

/// Whether the tree of that time is the beginning of today's.
async fn kept(conn: &mut Conn, commune: Commune, asked: &Question, today: TreeState) -> Result<Part, DbError> {
    const WHAT: &str = "Còn nguyên đến hôm nay";
    let (size, then) = (asked.size, TreeState { size: asked.size, root: asked.root });
    let way = proof::consistency(conn, commune, size, today.size).await?;
    Ok(match way.map(|way| check_consistency(then, today, &way).is_ok()) {
        Some(true) => {
            let said = format!("{size} dòng ấy là phần đầu, không đổi, của {} dòng hôm nay.", today.size);
            part(WHAT, Verdict::Fits, said)
        }
        Some(false) => part(
            WHAT,
            Verdict::Differs,
            format!("{size} dòng dưới mã gốc này không phải là phần đầu của nhật ký hôm nay."),
        ),
        None => part(WHAT, Verdict::Unclear, "Chưa đối chiếu được vì nhật ký không có đủ số dòng ấy."),
    })
}

/// Whether the head of that size and root is signed by the commune: the head that was pasted, or the one that is stored.
async fn signature(conn: &mut Conn, commune: Commune, asked: &Question) -> Result<Part, DbError> {
    const WHAT: &str = "Chữ ký";
    let keys = tree::keys(conn, commune).await?;
    if asked.key.is_some_and(|key| !keys.contains(&key)) {
        return Ok(part(WHAT, Verdict::Differs, "Khóa ghi trong chứng nhận không phải là khóa của xã."));
    }
    let stored = tree::head_of(conn, commune, i64::try_from(asked.size).unwrap_or(i64::MAX)).await?;
    let head = asked.head.or_else(|| stored.and_then(|row| SignedHead::from_letter(&row.note).ok()));
    Ok(match head {
        None => part(
            WHAT,
            Verdict::Unclear,
            format!("Không có mốc nào được ký đúng tại {} dòng. Hãy xem lại số dòng của cây.", asked.size),
        ),
        Some(head) if head.head.root != asked.root => {
            part(WHAT, Verdict::Differs, "Mốc mà xã đã ký tại số dòng ấy có mã gốc khác.")
        }
        Some(head) => match keys.iter().any(|key| head.verify(key).is_ok()) {
            true => part(WHAT, Verdict::Fits, "Mốc có số dòng và mã gốc này do khóa của xã ký."),
            false => part(WHAT, Verdict::Differs, "Chữ ký của mốc không đúng với khóa nào của xã."),
        },
    })
}
