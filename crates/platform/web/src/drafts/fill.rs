//! Finding the forms of a page that are kept as drafts, and putting what was kept back into their fields.

use std::collections::HashMap;
use std::ops::Range;

use super::tags::{Tag, escaped, plain};

/// Controls that a draft does not touch.
const UNTOUCHED: [&str; 7] = ["hidden", "password", "file", "submit", "button", "reset", "image"];

/// A form with a name for drafts, as it stands in a page.
#[derive(Debug)]
pub(super) struct Found {
    pub name: String,
    /// The opening tag.
    pub open: Range<usize>,
    /// What stands between the tags.
    pub body: Range<usize>,
}

/// The forms of the page that have a name for drafts.
pub(super) fn forms(page: &str) -> Vec<Found> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(tag) =
        page.get(from..).and_then(|rest| rest.find("<form ")).and_then(|at| Tag::next(page, from + at))
    {
        from = tag.end;
        let Some(name) = tag.value("data-draft") else { continue };
        let Some(length) = page[tag.end..].find("</form>") else { break };
        found.push(Found { name, open: tag.at..tag.end, body: tag.end..tag.end + length });
    }
    found
}

/// The opening tag of a form with an attribute that tells the script what the form already holds.
pub(super) fn marked(open: &str, taken: &str) -> String {
    Tag::next(open, 0).map_or_else(|| open.to_owned(), |tag| tag.with("data-taken", Some(taken)))
}

/// What the form sends in a hidden field of this name.
pub(super) fn hidden_value(body: &str, name: &str) -> Option<String> {
    let mut from = 0;
    while let Some(tag) = Tag::next(body, from) {
        if is_hidden(&tag) && tag.value("name").as_deref() == Some(name) {
            return tag.value("value");
        }
        from = tag.end;
    }
    None
}

fn is_hidden(tag: &Tag<'_>) -> bool {
    tag.name == "input" && tag.value("type").as_deref() == Some("hidden")
}

/// The form's body with what was typed and chosen in its fields, and these values in its hidden ones. Fields are found by
/// name and by their turn among those of the same name, so that a form that has changed meanwhile takes back what it can.
/// What says the same already is left as it is, letter by letter; without fields only the hidden ones change.
pub(super) fn filled(body: &str, fields: Option<&[(String, String)]>, hidden: &[(&str, &str)]) -> String {
    let mut filling = Filling { fields, hidden, turns: HashMap::new() };
    let mut out = String::with_capacity(body.len());
    let mut from = 0;
    while let Some(tag) = Tag::next(body, from) {
        out.push_str(&body[from..tag.at]);
        from = tag.end;
        match tag.name {
            "input" => out.push_str(&filling.input(&tag).unwrap_or_else(|| body[tag.at..tag.end].to_owned())),
            "textarea" | "select" => {
                let close = format!("</{}>", tag.name);
                let length = body[tag.end..].find(&close).unwrap_or(0);
                let inside = &body[tag.end..tag.end + length];
                let new =
                    if tag.name == "select" { filling.select(&tag, inside) } else { filling.textarea(&tag, inside) };
                out.push_str(&body[tag.at..tag.end]);
                out.push_str(new.as_deref().unwrap_or(inside));
                from = tag.end + length;
            }
            _ => out.push_str(&body[tag.at..tag.end]),
        }
    }
    out.push_str(&body[from..]);
    out
}

struct Filling<'f> {
    fields: Option<&'f [(String, String)]>,
    hidden: &'f [(&'f str, &'f str)],
    /// How many fields of a name there have been.
    turns: HashMap<String, usize>,
}

impl Filling<'_> {
    /// What the next field of this name is to hold.
    fn next(&mut self, tag: &Tag<'_>) -> Option<String> {
        let name = tag.value("name")?;
        let turn = self.turns.entry(name.clone()).or_default();
        let kept = self.fields?.iter().filter(|(n, _)| *n == name).nth(*turn);
        *turn += 1;
        kept.filter(|_| !tag.has("readonly") && !tag.has("disabled")).map(|(_, value)| value.replace("\r\n", "\n"))
    }

    fn input(&mut self, tag: &Tag<'_>) -> Option<String> {
        let name = tag.value("name")?;
        let value = tag.value("value");
        let kind = tag.value("type").unwrap_or_default();
        if kind == "hidden" {
            let (_, new) = self.hidden.iter().find(|(n, _)| *n == name)?;
            return Some(tag.with("value", Some(new)));
        }
        if UNTOUCHED.contains(&kind.as_str()) {
            return None;
        }
        if kind == "checkbox" || kind == "radio" {
            let value = value.as_deref().unwrap_or("on");
            let ticked = self.fields?.iter().any(|(n, v)| *n == name && v == value);
            return (ticked != tag.has("checked")).then(|| tag.with("checked", ticked.then_some("")));
        }
        let new = self.next(tag)?;
        (new != value.unwrap_or_default()).then(|| tag.with("value", Some(&new)))
    }

    fn textarea(&mut self, tag: &Tag<'_>, inside: &str) -> Option<String> {
        let new = self.next(tag)?;
        // A browser drops one line break behind the tag.
        let old = plain(inside.strip_prefix('\n').unwrap_or(inside)).replace("\r\n", "\n");
        (new != old).then(|| format!("\n{}", escaped(&new)))
    }

    fn select(&mut self, tag: &Tag<'_>, inside: &str) -> Option<String> {
        let new = self.next(tag)?;
        let options: Vec<Tag<'_>> = std::iter::successors(Tag::next(inside, 0), |tag| Tag::next(inside, tag.end))
            .filter(|t| t.name == "option")
            .collect();
        let says = |option: &Tag<'_>| option.value("value").unwrap_or_default();
        let chosen = options.iter().find(|o| o.has("selected")).or(options.first());
        if chosen.is_none_or(|option| says(option) == new) || !options.iter().any(|option| says(option) == new) {
            return None;
        }
        let mut out = String::with_capacity(inside.len());
        let mut from = 0;
        for option in &options {
            out.push_str(&inside[from..option.at]);
            out.push_str(&option.with("selected", (says(option) == new).then_some("")));
            from = option.end;
        }
        out.push_str(&inside[from..]);
        Some(out)
    }
}

#[cfg(test)]
mod tests {
    use maud::{Markup, html};
    use ui::components::{
        Choice, Field, Form, check_field, checkbox_field, file_field, form, hidden, password_field, radio_field,
        select_field, text_field, textarea_field,
    };

    use super::*;

    fn choices(ticked: &[&str]) -> Vec<Choice> {
        ["vp", "kt", "vhxh"].iter().map(|v| Choice { checked: ticked.contains(v), ..Choice::new(*v, *v) }).collect()
    }

    /// A form with a field of every kind; `values` are title, text, choice, radio, statement, first and second of two.
    fn page(values: [&str; 7], ticked: &[&str]) -> Markup {
        let [title, text, unit, level, open, first, second] = values;
        let base = Field::default();
        let of = |name, value| Field { name, value, ..base.clone() };
        html! {
            h1 { "Trang <có> một biểu mẫu" }
            form method="get" action="/tim" { input type="search" name="ten" value="không phải"; }
            (form(&Form { action: "/mau", key: "k-1", draft: "mau", ..Form::default() }, html! {
                (hidden("_version", "3"))
                (text_field(&of("ten", title)))
                (textarea_field(&of("noi_dung", text)))
                (select_field(&of("don_vi", unit), "Chọn", &choices(&[])))
                (radio_field(&of("muc", level), &choices(&[])))
                (checkbox_field(&of("phoi_hop", ""), &choices(ticked)))
                (check_field(&of("cong_khai", open)))
                (text_field(&Field { id: "a", ..of("hai", first) }))
                (text_field(&Field { id: "b", ..of("hai", second) }))
                (text_field(&Field { readonly: true, ..of("chi_doc", "như đang có") }))
                (password_field(&of("mat_khau", "")))
                (file_field(&of("tep", ""), ".pdf"))
            }))
            p { "Hết" }
        }
    }

    const EMPTY: [&str; 7] = ["", "", "", "", "", "", ""];
    const TYPED: [&str; 7] = ["Tên \"mới\" & <b>", "\nDòng một\n</textarea>\nDòng ba", "kt", "vhxh", "1", "một", "hai"];

    fn typed() -> Vec<(String, String)> {
        let [title, text, unit, level, open, first, second] = TYPED;
        let text = &text.replace('\n', "\r\n");
        let pairs = [
            ("ten", title),
            ("noi_dung", text),
            ("don_vi", unit),
            ("muc", level),
            ("phoi_hop", "vp"),
            ("phoi_hop", "vhxh"),
            ("cong_khai", open),
            ("hai", first),
            ("hai", second),
            ("chi_doc", "đã đổi"),
            ("mat_khau", "bí mật"),
            ("tep", "x"),
        ];
        pairs.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect()
    }

    fn body(page: &str) -> &str {
        let found = forms(page);
        assert_eq!(found.iter().map(|f| f.name.as_str()).collect::<Vec<_>>(), ["mau"]);
        page.get(found[0].body.clone()).expect("a body")
    }

    /// The tags of a form, each with its attributes in the order of their names.
    fn sense(body: &str) -> Vec<String> {
        let tags = std::iter::successors(Tag::next(body, 0), |tag| Tag::next(body, tag.end));
        tags.map(|tag| {
            let text = &body[tag.end..Tag::next(body, tag.end).map_or(body.len(), |next| next.at)];
            let shown = ["name", "type", "value", "checked", "selected"].map(|n| tag.value(n));
            format!("{} {shown:?} {text:?}", tag.name)
        })
        .collect()
    }

    #[test]
    fn a_filled_form_is_the_form_as_it_was() {
        let (empty, full) = (page(EMPTY, &["kt"]).into_string(), page(TYPED, &["vp", "vhxh"]).into_string());
        assert_eq!(sense(&filled(body(&empty), Some(&typed()), &[])), sense(body(&full)));
        assert_eq!(filled(body(&full), Some(&typed()), &[]), body(&full), "what says the same is left alone");
    }

    #[test]
    fn hidden_fields_change_by_name_alone() {
        let page = page(TYPED, &["kt"]).into_string();
        let new = filled(body(&page), None, &[("_key", "k-2"), ("_version", "2")]);
        assert_eq!(hidden_value(&new, "_key").as_deref(), Some("k-2"));
        assert_eq!(hidden_value(&new, "_version").as_deref(), Some("2"));
        assert_eq!(hidden_value(&new, "_draft").as_deref(), Some("mau"));
        assert_eq!(hidden_value(&new, "ten"), None);
        let visible = |body: &str| sense(body).into_iter().filter(|tag| !tag.contains("hidden")).collect::<Vec<_>>();
        assert_eq!(visible(&new), visible(body(&page)));
    }

    #[test]
    fn a_form_that_has_changed_takes_what_it_can() {
        let page = page(EMPTY, &[]).into_string();
        let fields = [("don_vi", "đã bỏ"), ("ten", "còn"), ("cot_cu", "mất chỗ")];
        let fields: Vec<_> = fields.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect();
        let new = filled(body(&page), Some(&fields), &[]);
        assert!(new.contains("value=\"còn\"") && !new.contains("mất chỗ") && !new.contains(" selected"), "{new}");
        assert_eq!(filled("<p>không có gì", Some(&fields), &[]), "<p>không có gì");
        assert_eq!(filled("1 < 2 <", Some(&fields), &[]), "1 < 2 <");
    }

    #[test]
    fn the_opening_tag_is_marked() {
        let page = page(EMPTY, &[]).into_string();
        let open = marked(&page[forms(&page)[0].open.clone()], "17");
        assert!(
            open.starts_with("<form ") && open.ends_with(" data-taken=\"17\">") && open.contains(" novalidate "),
            "{open}"
        );
    }
}
