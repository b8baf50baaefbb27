//! A sent form: its fields as the person typed them, NFC.

use axum::extract::{FromRequest, Request};
use db::SubmissionKey;
use kernel::text;

use crate::body::{self, FORM_LIMIT, Fields, Upload};
use crate::session::Identity;
use crate::{AppRef, PageError};

/// The strings of a form, and its files.
#[derive(Debug, Default)]
pub struct FormData {
    texts: Vec<(String, String)>,
    files: Vec<Upload>,
}

impl FormData {
    /// A form made of these fields, for tests and for use cases called without a browser.
    pub fn of(texts: &[(&str, &str)]) -> FormData {
        FormData { texts: texts.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect(), files: Vec::new() }
    }

    /// The field on one line, trimmed, NFC; empty when absent.
    pub fn line(&self, name: &str) -> String {
        text::one_line(self.raw(name))
    }

    /// The field with its line breaks, trimmed, NFC; empty when absent.
    pub fn lines(&self, name: &str) -> String {
        text::multi_line(self.raw(name))
    }

    /// The field exactly as sent.
    pub fn raw(&self, name: &str) -> &str {
        self.texts.iter().find(|(k, _)| k == name).map_or("", |(_, v)| v.as_str())
    }

    /// Every value of a field that may come several times (check boxes).
    pub fn all<'f>(&'f self, name: &'f str) -> impl Iterator<Item = &'f str> {
        self.texts.iter().filter(move |(k, _)| k == name).map(|(_, v)| v.as_str())
    }

    /// Whether the field came at all (a ticked box).
    pub fn has(&self, name: &str) -> bool {
        self.texts.iter().any(|(k, _)| k == name)
    }

    /// The field as a whole number.
    pub fn number(&self, name: &str) -> Option<i64> {
        self.raw(name).trim().parse().ok()
    }

    /// The version of the thing that the form was made from; -1 (never current) when absent or wrong.
    pub fn version(&self) -> i64 {
        self.number("_version").unwrap_or(-1)
    }

    /// The form's own key.
    pub fn key(&self) -> Option<SubmissionKey> {
        SubmissionKey::parse(self.raw("_key"))
    }

    /// The file of a field, where one was chosen.
    pub fn file(&self, name: &str) -> Option<&Upload> {
        self.files.iter().find(|f| f.field == name)
    }
}

impl FromRequest<AppRef> for FormData {
    type Rejection = PageError;

    /// A form that was carried out before leads where it led then. The handler is not asked again: the first sending may
    /// have changed what decides (a decided product cannot be decided again), and the second must see the same answer.
    async fn from_request(request: Request, app: &AppRef) -> Result<Self, PageError> {
        let actor = request.extensions().get::<Identity>().and_then(|i| i.0.clone());
        let Fields { texts, files } = match body::is_multipart(&request) {
            true => body::read_multipart(request).await?,
            false => {
                let bytes = axum::body::to_bytes(request.into_body(), FORM_LIMIT)
                    .await
                    .map_err(|_| body::larger_than_allowed())?;
                Fields { texts: body::parse_urlencoded(&bytes), files: Vec::new() }
            }
        };
        let form = FormData { texts, files };
        if let (Some(actor), Some(key)) = (actor, form.key())
            && let Some(location) = db::write::led_to(&mut app.db.read().await?, &actor, &key).await?
        {
            return Err(PageError::Elsewhere(location));
        }
        Ok(form)
    }
}
