//! `sauro audit`: the journal checked, given away to be checked, and its newest signed head.

use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::sync::mpsc;

use audit::export::Piece;
use audit::head::SignedHead;
use audit::verify::{Report, Verifier};
use clap::{Args, Subcommand};
use db::{Conn, Db, tree};
use kernel::ids::Commune;
use serde_json::{Value, json};

use crate::config::Place;
use crate::failure::Failure;

/// Pieces that are handed over at once, and how many such handfuls may wait.
const AT_ONCE: usize = 256;
const WAITING: usize = 8;

#[derive(Debug, Subcommand)]
pub enum AuditCommand {
    /// Kiểm tra toàn bộ nhật ký, mọi dòng dữ liệu và mọi mốc đã ký
    Verify(Verify),
    /// Xuất nhật ký ra tệp để bên khác tự kiểm tra (tools/verify_audit.py)
    Export(Export),
    /// In mốc nhật ký mới nhất đã ký, để gửi cho người giữ mốc đối chứng
    Head(Head),
}

#[derive(Debug, Args)]
pub struct Verify {
    /// Mốc đối chứng do người khác giữ (tệp văn bản; được lặp lại)
    #[arg(long, value_name = "TỆP")]
    head: Vec<PathBuf>,
    /// In kết quả dạng JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    which: Which,
}

#[derive(Debug, Args)]
pub struct Export {
    /// Tệp sẽ ghi; phải chưa có
    #[arg(long, value_name = "TỆP")]
    to: PathBuf,
    #[command(flatten)]
    which: Which,
}

#[derive(Debug, Args)]
pub struct Head {
    #[command(flatten)]
    which: Which,
}

#[derive(Debug, Args)]
struct Which {
    /// Mã xã, khi cơ sở dữ liệu có nhiều xã
    #[arg(long, value_name = "MÃ")]
    commune: Option<i64>,
    #[command(flatten)]
    place: Place,
}

impl Which {
    async fn open(&self) -> Result<(Db, Commune), Failure> {
        let db = self.place.inspect().await?;
        let communes: Vec<Commune> =
            org::api::communes(&mut db.read().await?).await?.into_iter().map(|info| info.commune).collect();
        let chosen = match (self.commune, communes.as_slice()) {
            (Some(code), all) => all.iter().copied().find(|commune| commune.0 == code),
            (None, [only]) => Some(*only),
            (None, _) => None,
        };
        chosen.map(|commune| (db, commune)).ok_or_else(|| {
            Failure::Input("Chưa rõ kiểm tra xã nào. Hãy thêm --commune và mã một xã có trong dữ liệu.".to_owned())
        })
    }
}

/// Does what was asked.
///
/// # Errors
/// When something cannot be read or written, and when the check finds something.
pub async fn run(command: AuditCommand) -> Result<(), Failure> {
    match command {
        AuditCommand::Verify(asked) => {
            let checked = verify(&asked).await;
            if let (Err(Failure::Input(message)), true) = (&checked, asked.json) {
                super::print(&json!({ "error": { "message": message, "at": null, "suggestion": null } }).to_string());
            }
            checked
        }
        AuditCommand::Export(asked) => export(&asked).await,
        AuditCommand::Head(asked) => head(&asked).await,
    }
}

async fn verify(asked: &Verify) -> Result<(), Failure> {
    let witnessed = asked.head.iter().map(|path| witnessed(path)).collect::<Result<Vec<_>, _>>()?;
    let (db, commune) = asked.which.open().await?;
    let report = checked(&mut db.snapshot().await?, commune, witnessed).await?;
    match asked.json {
        true => super::print(&as_json(&report).to_string()),
        false => super::print(&in_words(&report)),
    }
    match report.is_ok() {
        true => Ok(()),
        false => Err(Failure::Fault("Nhật ký và dữ liệu không khớp nhau; xem từng chỗ ở trên.".to_owned())),
    }
}

/// Reads on this thread and checks on another: each takes about as long as the other.
async fn checked(conn: &mut Conn, commune: Commune, witnessed: Vec<SignedHead>) -> Result<Report, Failure> {
    let (give, take) = mpsc::sync_channel::<Vec<Piece>>(WAITING);
    let (header, edge) = (tree::header(conn, commune).await?, tree::edge(conn, commune).await?);
    let checking = std::thread::spawn(move || {
        let mut verifier = Verifier::new(witnessed);
        verifier.line(header.as_bytes());
        take.iter().flatten().for_each(|piece| verifier.piece(piece));
        verifier.edge(edge.as_deref());
        verifier.finish()
    });
    let mut pieces = Vec::new();
    // Whoever takes them no more has died, which is found below.
    let collect = |piece| {
        pieces.push(piece);
        if pieces.len() >= AT_ONCE {
            give.send(std::mem::take(&mut pieces)).ok();
        }
    };
    tree::pieces(conn, commune, collect).await?;
    give.send(pieces).ok();
    drop(give);
    checking.join().map_err(|_| Failure::Fault("Phần kiểm tra đã dừng giữa chừng.".to_owned()))
}

fn witnessed(path: &Path) -> Result<SignedHead, Failure> {
    let at = path.display();
    let text = std::fs::read_to_string(path).map_err(|e| Failure::Input(format!("Không đọc được tệp {at}: {e}.")))?;
    SignedHead::from_letter(&text).map_err(|_| {
        Failure::Input(format!(
            "Tệp {at} không phải là mốc nhật ký. Mốc có bảy dòng, bắt đầu bằng “Mốc nhật ký Sáu Rõ”."
        ))
    })
}

fn as_json(report: &Report) -> Value {
    let findings: Vec<Value> =
        report.findings.iter().map(|f| json!({ "line": f.line, "why": f.what.to_string() })).collect();
    json!({
        "ok": report.is_ok(),
        "commune": report.commune,
        "leaves": report.leaves,
        "root": report.root.to_string(),
        "heads": report.heads,
        "covered": report.covered,
        "rows": report.rows,
        "erased_texts": report.erased_texts,
        "erasures": report.erasures,
        "findings": findings,
        "more_findings": report.more_findings,
    })
}

fn in_words(report: &Report) -> String {
    let mut text = format!(
        "Nhật ký: {} dòng, {} mốc đã ký (đến dòng {}).\nDữ liệu: {} dòng được niêm phong.\nMã gốc: {}\n",
        report.leaves, report.heads, report.covered, report.rows, report.root
    );
    if report.erased_texts > 0 {
        let told: Vec<String> = report.erasures.iter().map(u64::to_string).collect();
        let told = if told.is_empty() { "không dòng nào".to_owned() } else { told.join(", ") };
        text.push_str(&format!("Lời ghi đã xóa: {} dòng; việc xóa ghi ở dòng số: {told}.\n", report.erased_texts));
    }
    if report.is_ok() {
        text.push_str("[đạt] Không dòng nào bị sửa, thêm hay bớt ngoài nhật ký.");
    }
    for finding in &report.findings {
        text.push_str(&format!("[SAI] {finding}\n"));
    }
    if report.more_findings > 0 {
        text.push_str(&format!("… và {} chỗ nữa.", report.more_findings));
    }
    text
}

async fn export(asked: &Export) -> Result<(), Failure> {
    let at = asked.to.display();
    let cannot = |e: std::io::Error| Failure::Input(format!("Không ghi được tệp {at}: {e}."));
    let mut options = std::fs::File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let (db, commune) = asked.which.open().await?;
    let mut file = BufWriter::new(options.open(&asked.to).map_err(cannot)?);
    let mut written = Ok(());
    let write = |line: &str| {
        if written.is_ok() {
            written = writeln!(file, "{line}");
        }
    };
    tree::export(&mut db.snapshot().await?, commune, write).await?;
    written.and_then(|()| file.flush()).map_err(cannot)?;
    super::print(&format!("Đã xuất nhật ký ra {at}. Tệp có dữ liệu cá nhân: chỉ giao cho bên được phép kiểm tra."));
    Ok(())
}

async fn head(asked: &Head) -> Result<(), Failure> {
    let (db, commune) = asked.which.open().await?;
    match tree::heads(&mut db.read().await?, commune, 1).await?.first() {
        Some(head) => super::print(&head.note),
        None => {
            return Err(Failure::Input("Chưa có mốc nào được ký. Máy chủ ký mốc đầu tiên khi khởi động.".to_owned()));
        }
    }
    Ok(())
}
