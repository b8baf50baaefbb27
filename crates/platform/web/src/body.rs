//! Reading a request's body once, with bounds: ordinary forms and forms with files.

use axum::body::Bytes;
use axum::extract::multipart::Field;
use axum::extract::{DefaultBodyLimit, FromRequest as _, Multipart, Request};
use http::StatusCode;

use crate::PageError;

/// Most text of a form.
pub(crate) const FORM_LIMIT: usize = 1024 * 1024;
/// Most bytes of all files of a form.
pub(crate) const FILE_LIMIT: usize = 20 * 1024 * 1024;
/// What is read and thrown away of a request that is too large, so that the browser can show our answer.
const DRAIN_LIMIT: usize = 256 * 1024 * 1024;

/// A file that came with a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upload {
    pub field: String,
    pub file_name: String,
    pub bytes: Vec<u8>,
}

/// A form as it came.
#[derive(Debug, Default)]
pub(crate) struct Sent {
    pub texts: Vec<(String, String)>,
    pub files: Vec<Upload>,
    /// A file was chosen, whether it was kept or not.
    pub chose_file: bool,
    /// More came than is taken; what was beyond is gone.
    pub too_large: bool,
}

/// Parses `a=b&c=d`.
pub(crate) fn parse_urlencoded(bytes: &[u8]) -> Vec<(String, String)> {
    form_urlencoded::parse(bytes).into_owned().collect()
}

/// Reads a form, keeping at most `files_kept` bytes of files: a stranger's are not kept at all, so that nobody fills
/// the memory without signing in.
pub(crate) async fn read(request: Request, files_kept: usize) -> Result<Sent, PageError> {
    if is_multipart(&request) {
        return read_multipart(request, files_kept).await;
    }
    let mut request = request;
    DefaultBodyLimit::max(FORM_LIMIT).apply(&mut request);
    match Bytes::from_request(request, &()).await {
        Ok(bytes) => Ok(Sent { texts: parse_urlencoded(&bytes), ..Sent::default() }),
        Err(why) if why.status() == StatusCode::PAYLOAD_TOO_LARGE => Ok(Sent { too_large: true, ..Sent::default() }),
        Err(_) => Err(broken()),
    }
}

fn is_multipart(request: &Request) -> bool {
    let kind = request.headers().get(http::header::CONTENT_TYPE).and_then(|v| v.to_str().ok());
    kind.is_some_and(|k| k.starts_with("multipart/form-data"))
}

async fn read_multipart(request: Request, files_kept: usize) -> Result<Sent, PageError> {
    let mut multipart = Multipart::from_request(request, &()).await.map_err(|_| broken())?;
    let mut sent = Sent::default();
    let mut room = Room { texts: FORM_LIMIT, files: files_kept, drained: DRAIN_LIMIT };
    while let Some(mut field) = multipart.next_field().await.map_err(|_| broken())? {
        let name = field.name().unwrap_or_default().to_owned();
        let Some(file_name) = field.file_name().map(str::to_owned) else {
            match room.text(&mut field).await? {
                Some(bytes) => sent.texts.push((name, String::from_utf8_lossy(&bytes).into_owned())),
                None => sent.too_large = true,
            }
            continue;
        };
        let bytes = room.file(&mut field).await?;
        let chosen = !file_name.is_empty() || bytes.as_ref().is_none_or(|b| !b.is_empty());
        sent.chose_file |= chosen;
        match bytes {
            Some(bytes) if chosen => sent.files.push(Upload { field: name, file_name, bytes }),
            Some(_) => {}
            None => sent.too_large |= files_kept > 0,
        }
    }
    Ok(sent)
}

/// What may still be kept, and what may still be read at all.
struct Room {
    texts: usize,
    files: usize,
    drained: usize,
}

impl Room {
    async fn text(&mut self, field: &mut Field<'_>) -> Result<Option<Vec<u8>>, PageError> {
        let kept = take(field, self.texts, &mut self.drained).await?;
        self.texts -= kept.as_ref().map_or(0, Vec::len);
        Ok(kept)
    }

    async fn file(&mut self, field: &mut Field<'_>) -> Result<Option<Vec<u8>>, PageError> {
        let kept = take(field, self.files, &mut self.drained).await?;
        self.files -= kept.as_ref().map_or(0, Vec::len);
        Ok(kept)
    }
}

/// The field's bytes; `None` when they are more than `most`, and then they are gone.
async fn take(field: &mut Field<'_>, most: usize, drained: &mut usize) -> Result<Option<Vec<u8>>, PageError> {
    let mut kept = Some(Vec::new());
    while let Some(chunk) = field.chunk().await.map_err(|_| broken())? {
        *drained = drained.checked_sub(chunk.len()).ok_or(PageError::TooLarge)?;
        kept = kept.filter(|bytes| bytes.len() + chunk.len() <= most);
        if let Some(bytes) = &mut kept {
            bytes.extend_from_slice(&chunk);
        }
    }
    Ok(kept)
}

fn broken() -> PageError {
    PageError::BadRequest(
        StatusCode::BAD_REQUEST,
        "Biểu mẫu gửi lên bị đứt giữa chừng. Hãy kiểm tra đường truyền rồi gửi lại.".to_owned(),
    )
}
