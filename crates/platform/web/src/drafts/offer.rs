//! What goes into a page: where its forms stand, and what was kept of them.

use db::DbError;
use db::draft::{self, DraftHead};
use jiff::Timestamp;
use kernel::actor::Actor;
use kernel::dates;
use maud::{Markup, html};
use ui::components::{Button, Tone, button, hidden, post_button};

use super::fill::{self, Found};
use super::{Asked, DRAFTS, TAKE};
use crate::App;

/// A page on its way out.
pub(super) struct Look<'l> {
    pub app: &'l App,
    pub actor: &'l Actor,
    pub asked: &'l Asked,
    /// Whether drafts are offered on it.
    pub offers: bool,
}

/// The page after it was looked through.
pub(super) enum Looked {
    Page(String),
    /// A draft was asked for whose form does not stand here any more.
    FormIsGone,
}

/// A form as it goes out: what stands before it, its tag, its body.
struct Shown {
    before: Markup,
    open: String,
    /// What the browser calls the state that it holds; 0 for none.
    stamp: i64,
    body: String,
}

impl Look<'_> {
    pub async fn through(&self, page: &str, found: &[Found]) -> Result<Looked, DbError> {
        let heads = if self.offers || self.asked.take.is_some() { self.heads().await? } else { Vec::new() };
        let taken = self.asked.take.as_ref().and_then(|key| heads.iter().find(|head| head.key == *key));
        if taken.is_some_and(|head| found.iter().all(|form| form.name != head.name)) {
            return Ok(Looked::FormIsGone);
        }
        let mut out = String::with_capacity(page.len());
        let mut from = 0;
        for form in found {
            let kept: Vec<&DraftHead> = heads.iter().filter(|head| head.name == form.name).collect();
            let shown = self.form(page, form, &kept).await?;
            out.push_str(&page[from..form.open.start]);
            out.push_str(&shown.before.into_string());
            out.push_str(&shown.open);
            out.push_str(&hidden("_page", &self.asked.page).into_string());
            out.push_str(&hidden("_stamp", &shown.stamp.to_string()).into_string());
            out.push_str(&shown.body);
            from = form.body.end;
        }
        out.push_str(&page[from..]);
        Ok(Looked::Page(out))
    }

    async fn heads(&self) -> Result<Vec<DraftHead>, DbError> {
        draft::drafts_of(&mut self.app.db.read().await?, self.actor, self.app.clock.now()).await
    }

    async fn fields(&self, head: &DraftHead) -> Result<Vec<(String, String)>, DbError> {
        draft::fields_of(&mut self.app.db.read().await?, self.actor, &head.key).await
    }

    async fn form(&self, page: &str, form: &Found, kept: &[&DraftHead]) -> Result<Shown, DbError> {
        let (open, body) = (&page[form.open.clone()], &page[form.body.clone()]);
        let as_it_is = |before| Shown { before, open: open.to_owned(), stamp: 0, body: body.to_owned() };
        // The answer to a form that was not carried out holds what was typed; it goes on being the same form.
        if let Some(sent) = self.asked.sent.as_ref().filter(|sent| sent.name == form.name) {
            let body = fill::filled(body, None, &[("_key", sent.key.as_str())]);
            return Ok(Shown { before: html! {}, open: fill::marked(open, ""), stamp: sent.stamp, body });
        }
        if let Some(head) = kept.iter().find(|head| Some(&head.key) == self.asked.take.as_ref()) {
            let version = head.version.map(|version| version.to_string());
            let mut hidden = vec![("_key", head.key.as_str())];
            hidden.extend(version.as_deref().map(|version| ("_version", version)));
            let body = fill::filled(body, Some(&self.fields(head).await?), &hidden);
            let open = fill::marked(open, &head.stamp.to_string());
            return Ok(Shown { before: taken(head.saved_at), open, stamp: head.stamp, body });
        }
        for head in kept {
            if fill::filled(body, Some(&self.fields(head).await?), &[]) != body {
                let now = fill::hidden_value(body, "_version");
                let changed = head.version.is_some_and(|then| now.is_some_and(|now| now != then.to_string()));
                return Ok(as_it_is(self.offer(head, changed, kept.len() - 1)));
            }
        }
        Ok(as_it_is(html! {}))
    }

    fn offer(&self, head: &DraftHead, changed: bool, others: usize) -> Markup {
        let (path, query) = self.asked.page.split_once('?').unwrap_or((&self.asked.page, ""));
        let moment = dates::moment(head.saved_at);
        let off = Button { label: "Bỏ nội dung đó", tone: Tone::Quiet, ..Button::default() };
        html! {
            div.draft role="status" data-kept=(head.key) data-stamp=(head.stamp) {
                p {
                    "Anh/chị có nội dung chưa gửi, giữ lúc " (moment) "."
                    @if changed { " Sau lúc đó trang này đã được sửa; khi gửi, hệ thống sẽ hỏi lại trước khi ghi." }
                    @if others > 0 { " Còn " a href=(DRAFTS) { (others) " bản khác" } "." }
                }
                form.form-one action=(path) method="get" {
                    @for (name, value) in form_urlencoded::parse(query.as_bytes()) { (hidden(&name, &value)) }
                    (hidden(TAKE, &head.key))
                    (button(&format!("Khôi phục nội dung đã nhập lúc {moment}"), Tone::Secondary))
                }
                (post_button(&format!("{DRAFTS}/bo"), &head.key, &off, &[("_draft", &head.name), ("_page", &self.asked.page)]))
            }
        }
    }
}

fn taken(at: Timestamp) -> Markup {
    html! {
        div.draft role="status" { p { "Đã lấy lại nội dung giữ lúc " (dates::moment(at)) ". Nội dung này chưa được gửi." } }
    }
}
