//! What is to be checked, as it was typed, scanned or pasted.

use audit::Hash;
use audit::certificate::{Certificate, CertificateError};
use audit::head::{HeadError, PublicKey, SignedHead};
use audit::leaf::LeafError;
use kernel::ids::Commune;
use serde::Deserialize;

/// The numbers of a certificate as they stand in an address.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    pub(super) xa: String,
    pub(super) so: String,
    pub(super) ma: String,
    pub(super) co: String,
    pub(super) goc: String,
    /// Pasted, never in an address.
    #[serde(skip)]
    pub(super) chung_nhan: String,
}

/// What is to be checked against the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// `None` where it was not said: the only commune that is served.
    pub commune: Option<Commune>,
    /// A leaf by its place from 1, and its hash; `None` for a head alone.
    pub leaf: Option<(u64, Hash)>,
    pub size: u64,
    pub root: Hash,
    /// The head itself, where it was pasted.
    pub head: Option<SignedHead>,
    /// The key that a certificate names.
    pub key: Option<PublicKey>,
    /// Whether the texts of a certificate are those that were sealed in its leaf; `None` where there were none.
    pub texts_fit: Option<bool>,
}

/// The question of an address; none when nothing was typed.
///
/// # Errors
/// What is missing or mistyped, in words.
pub fn of_numbers(asked: &Asked) -> Result<Option<Question>, String> {
    let all = [&asked.so, &asked.ma, &asked.co, &asked.goc];
    if all.iter().all(|typed| typed.trim().is_empty()) {
        return Ok(None);
    }
    let leaf = match (asked.so.trim(), asked.ma.trim()) {
        ("", "") => None,
        (number, hash) => Some((place(number, "Dòng số")?, digest(hash, "Mã của dòng")?)),
    };
    let commune = match asked.xa.trim() {
        "" => None,
        code => Some(Commune(code.parse().map_err(|_| "Mã xã là một số. Hãy xem lại trên giấy.".to_owned())?)),
    };
    Ok(Some(Question {
        commune,
        leaf,
        size: place(&asked.co, "Số dòng của cây")?,
        root: digest(&asked.goc, "Mã gốc")?,
        head: None,
        key: None,
        texts_fit: None,
    }))
}

fn place(typed: &str, what: &str) -> Result<u64, String> {
    let digits: String = typed.chars().filter(|c| !c.is_whitespace() && *c != '.').collect();
    digits
        .parse()
        .ok()
        .filter(|number| *number > 0)
        .ok_or_else(|| format!("{what} phải là một số từ 1 trở lên. Hãy xem lại trên giấy."))
}

/// Blanks between groups of digits and capital letters are forgiven.
fn digest(typed: &str, what: &str) -> Result<Hash, String> {
    let digits: String = typed.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_lowercase()).collect();
    digits.parse().map_err(|_| {
        format!(
            "{what} có đúng 64 ký tự gồm các chữ số và chữ a–f; đã nhập {} ký tự. Hãy xem lại.",
            digits.chars().count()
        )
    })
}

/// The question of a pasted certificate, or of the seven lines of a head.
///
/// # Errors
/// Which part of it is wrong by itself, in words.
pub fn of_text(text: &str) -> Result<Question, String> {
    if text.trim().is_empty() {
        return Err("Hãy dán nội dung tệp chứng nhận, hoặc bảy dòng của mốc nhật ký.".to_owned());
    }
    let blank = |head: SignedHead| Question {
        commune: Some(Commune(head.head.commune)),
        leaf: None,
        size: head.head.size,
        root: head.head.root,
        head: Some(head),
        key: None,
        texts_fit: None,
    };
    if let Ok(head) = SignedHead::from_letter(text) {
        return Ok(blank(head));
    }
    let certificate = Certificate::parse(text).map_err(|error| said(&error))?;
    let body = certificate.check().map_err(|error| said(&error))?;
    Ok(Question {
        leaf: Some((body.seq, certificate.leaf_hash())),
        key: Some(certificate.key),
        texts_fit: certificate.text.is_some().then_some(true),
        ..blank(certificate.head)
    })
}

fn said(error: &CertificateError) -> String {
    match error {
        CertificateError::NotACertificate => {
            "Nội dung dán vào không phải tệp chứng nhận (bốn dòng) hay mốc nhật ký (bảy dòng). Hãy mở tệp bằng trình soạn thảo \
             văn bản, chép toàn bộ rồi dán lại."
        }
        CertificateError::Leaf(LeafError::Version(_)) => "Chứng nhận do một bản phần mềm mới hơn lập.",
        CertificateError::Leaf(_) => "Không khớp: nội dung dòng nhật ký trong chứng nhận đã bị sửa.",
        CertificateError::Text => {
            "Không khớp: lời ghi (ai, việc gì, lý do) trong chứng nhận không phải là lời đã niêm phong trong dòng nhật ký."
        }
        CertificateError::Head(HeadError::OtherKey) => "Không khớp: mốc không do khóa ghi trong chứng nhận ký.",
        CertificateError::Head(HeadError::Signature) => "Không khớp: chữ ký của mốc không đúng, mốc đã bị sửa.",
        CertificateError::Head(_) => "Không khớp: mốc hoặc khóa trong chứng nhận viết sai.",
        CertificateError::Commune => "Không khớp: dòng nhật ký và mốc là của hai xã khác nhau.",
        CertificateError::Proof => {
            "Không khớp: từ dòng nhật ký trong chứng nhận không dẫn đến mã gốc của mốc; một trong hai đã bị sửa."
        }
    }
    .to_owned()
}
