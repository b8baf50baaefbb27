//! Reading a request's body with bounds: ordinary forms and forms with files.

use axum::extract::{FromRequest as _, Multipart, Request};
use http::StatusCode;

use crate::PageError;

/// Largest ordinary form.
pub(crate) const FORM_LIMIT: usize = 1024 * 1024;
/// Largest file in a form.
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

/// The fields and files of a form.
#[derive(Debug, Default)]
pub(crate) struct Fields {
    pub texts: Vec<(String, String)>,
    pub files: Vec<Upload>,
}

pub(crate) fn is_multipart(request: &Request) -> bool {
    let kind = request.headers().get(http::header::CONTENT_TYPE).and_then(|v| v.to_str().ok());
    kind.is_some_and(|k| k.starts_with("multipart/form-data"))
}

/// Parses `a=b&c=d`.
pub(crate) fn parse_urlencoded(bytes: &[u8]) -> Vec<(String, String)> {
    form_urlencoded::parse(bytes).into_owned().collect()
}

pub(crate) async fn read_multipart(request: Request) -> Result<Fields, PageError> {
    let mut multipart = Multipart::from_request(request, &()).await.map_err(|_| broken())?;
    let mut fields = Fields::default();
    let mut total = 0;
    let mut too_large = false;
    while let Some(mut field) = multipart.next_field().await.map_err(|_| broken())? {
        let name = field.name().unwrap_or_default().to_owned();
        let file_name = field.file_name().map(str::to_owned);
        let mut bytes = Vec::new();
        while let Some(chunk) = field.chunk().await.map_err(|_| broken())? {
            total += chunk.len();
            if total > DRAIN_LIMIT {
                return Err(larger_than_allowed());
            }
            let limit = if file_name.is_some() { FILE_LIMIT } else { FORM_LIMIT };
            match bytes.len() + chunk.len() > limit {
                true => {
                    too_large = true;
                    bytes = Vec::new();
                }
                false if !too_large => bytes.extend_from_slice(&chunk),
                false => {}
            }
        }
        match file_name {
            Some(file_name) if !file_name.is_empty() || !bytes.is_empty() => {
                fields.files.push(Upload { field: name, file_name, bytes });
            }
            Some(_) => {}
            None => fields.texts.push((name, String::from_utf8_lossy(&bytes).into_owned())),
        }
    }
    if too_large { Err(larger_than_allowed()) } else { Ok(fields) }
}

fn broken() -> PageError {
    PageError::BadRequest(
        StatusCode::BAD_REQUEST,
        "Biểu mẫu gửi lên bị đứt giữa chừng. Hãy kiểm tra đường truyền rồi gửi lại.".to_owned(),
    )
}

pub(crate) fn larger_than_allowed() -> PageError {
    PageError::BadRequest(
        StatusCode::PAYLOAD_TOO_LARGE,
        "Tệp lớn hơn 20 MB nên không nhận được, chưa có gì được lưu. Hãy nén ảnh trong tệp hoặc tách thành nhiều tệp nhỏ hơn.".to_owned(),
    )
}
