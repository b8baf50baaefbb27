//! A sent form: its fields as the person typed them, NFC.

use std::sync::Arc;

use axum::extract::{FromRequest, Request};
use db::SubmissionKey;
use db::draft::NewDraft;
use kernel::text;

use crate::body::{Sent, Upload};
use crate::session::Identity;
use crate::{AppRef, PageError, drafts};

/// The strings of a form, and its files.
#[derive(Debug, Clone, Default)]
pub struct FormData(Arc<Sent>);

impl FormData {
    /// A form made of these fields, for tests and for use cases called without a browser.
    pub fn of(texts: &[(&str, &str)]) -> FormData {
        let texts = texts.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
        FormData(Arc::new(Sent { texts, ..Sent::default() }))
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
        self.0.texts.iter().find(|(k, _)| k == name).map_or("", |(_, v)| v.as_str())
    }

    /// Every value of a field that may come several times (check boxes).
    pub fn all<'f>(&'f self, name: &'f str) -> impl Iterator<Item = &'f str> {
        self.0.texts.iter().filter(move |(k, _)| k == name).map(|(_, v)| v.as_str())
    }

    /// Whether the field came at all (a ticked box).
    pub fn has(&self, name: &str) -> bool {
        self.0.texts.iter().any(|(k, _)| k == name)
    }

    /// The field as a whole number.
    pub fn number(&self, name: &str) -> Option<i64> {
        self.raw(name).trim().parse().ok()
    }

    /// The version of the thing that the form was made from; -1 (never current) when absent or wrong.
    pub fn version(&self) -> i64 {
        self.number("_version").unwrap_or(-1)
    }

    /// The form's own key together with what was typed and chosen: the same form sent twice has one effect, and a form that was
    /// changed and sent again (after "back", say) is another one, so that nothing typed is dropped unseen.
    pub fn key(&self) -> Option<SubmissionKey> {
        let sent = &*self.0;
        let typed = sent.texts.iter().filter(|(name, _)| !name.starts_with('_'));
        let texts = typed.flat_map(|(name, value)| [name.as_bytes(), value.as_bytes()]);
        let files = sent.files.iter().flat_map(|f| [f.field.as_bytes(), f.file_name.as_bytes(), &f.bytes]);
        SubmissionKey::parse(self.raw("_key")).map(|key| key.with(texts.chain(files)))
    }

    /// The form as its writer's draft; `None` when it has no name for drafts.
    pub fn draft(&self) -> Option<NewDraft> {
        drafts::draft_of(&self.0.texts)
    }

    /// The file of a field, where one was chosen.
    pub fn file(&self, name: &str) -> Option<&Upload> {
        self.0.files.iter().find(|f| f.field == name)
    }
}

impl FromRequest<AppRef> for FormData {
    type Rejection = PageError;

    /// A form that was carried out before leads where it led then. The handler is not asked again: the first sending may
    /// have changed what decides (a decided product cannot be decided again), and the second must see the same answer.
    async fn from_request(request: Request, app: &AppRef) -> Result<Self, PageError> {
        let sent = request.extensions().get::<Arc<Sent>>().cloned().unwrap_or_default();
        if sent.too_large {
            return Err(PageError::TooLarge);
        }
        let actor = request.extensions().get::<Identity>().and_then(|i| i.0.clone());
        let form = FormData(sent);
        if let (Some(actor), Some(key)) = (actor, form.key())
            && let Some(location) = db::write::led_to(&mut app.db.read().await?, &actor, &key).await?
        {
            return Err(PageError::Elsewhere(location));
        }
        Ok(form)
    }
}
