//! "Mời người dùng": an account for somebody of the register, or for somebody from outside who only watches.

use ::accounts::api as accounts;
use kernel::text;
use maud::{Markup, html};
use org::api::UnitRow;
use staff::api::StaffRow;
use ui::components::{Choice, Field, FieldError, Form, Tone, button, error_summary, form, select_field, text_field};
use ui::layout::page_head_with;
use web::{Ctx, FieldErrors, FormData, PageError, PageResult};

use crate::grant_form;
use crate::model::{RequestKind, misfit};
use crate::permissions::Propose;
use crate::propose::{may_propose, propose};
use crate::store::request::NewRequest;
use crate::words::HOME;

const OUTSIDE: &str = "ngoai";

/// What the form chooses from.
#[derive(Debug)]
pub struct InvitePage {
    /// Those of the register who have no account.
    pub people: Vec<StaffRow>,
    pub units: Vec<UnitRow>,
}

/// The form.
pub async fn get(ctx: Ctx) -> PageResult {
    ctx.may(Propose { subject: None, relatives: Vec::new() })?;
    let page = load(&ctx).await?;
    show(&ctx, &page, &FormData::default(), &FieldErrors::default())
}

/// The proposal.
pub async fn post(ctx: Ctx, data: FormData) -> PageResult {
    ctx.may(Propose { subject: None, relatives: Vec::new() })?;
    let page = load(&ctx).await?;
    let person = page.people.iter().find(|person| person.code == data.raw("nguoi"));
    let mut errors = FieldErrors::default();
    let outside = data.raw("nguoi") == OUTSIDE;
    if person.is_none() && !outside {
        errors.add("nguoi", "Hãy chọn một người, hoặc chọn “Người ngoài cơ quan”.");
    }
    let (name, title) = match person {
        Some(person) => (person.full_name.clone(), person.title.clone()),
        None if outside => (
            errors.required_line(&data, "ho_ten", "họ và tên, hoặc tên đoàn, tổ", 120),
            errors.required_line(&data, "chuc_danh", "chức danh, nơi công tác", 160),
        ),
        None => (String::new(), String::new()),
    };
    let username = username(&ctx, &data, &mut errors).await?;
    let command = match grant_form::parse(&data, &page.units, ctx.today()) {
        Ok(command) => Some(command),
        Err(more) => {
            more.list().into_iter().for_each(|(field, text)| errors.add(&field, text));
            None
        }
    };
    if let Some(command) = &command
        && let Some(role) = command.role
        && let Some(why) = misfit(role, command.unit, &[], person.is_some())
    {
        errors.add("vai_tro", why);
    }
    let Some(command) = command.filter(|_| errors.is_empty()) else { return show(&ctx, &page, &data, &errors) };
    let staff = person.map(|person| person.id);
    let allowed = may_propose(&ctx, &mut ctx.read().await?, staff).await?;
    let new = NewRequest {
        kind: RequestKind::Invite,
        account: None,
        staff,
        person_name: name,
        person_title: title,
        person_unit: person.map(|person| person.unit),
        username: Some(username),
        role: command.role,
        unit: command.unit,
        acting: command.acting,
        document: command.document,
        valid_from: command.valid_from,
        valid_until: command.valid_until,
        grant_id: None,
        reason: command.reason,
    };
    propose(&ctx, &data, &allowed, &new).await
}

async fn username(ctx: &Ctx, data: &FormData, errors: &mut FieldErrors) -> Result<String, PageError> {
    let username = data.line("tai_khoan").to_lowercase();
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || ".-_".contains(c);
    if !(3..=40).contains(&username.len()) || !username.chars().all(fits) {
        errors.add("tai_khoan", "Tên tài khoản có từ 3 đến 40 chữ thường không dấu, chữ số, dấu chấm, gạch nối.");
    } else if accounts::account_named(&mut ctx.read().await?, ctx.commune(), &username).await?.is_some() {
        errors.add("tai_khoan", format!("Tên “{username}” đã có người dùng. Hãy chọn tên khác."));
    }
    Ok(username)
}

async fn load(ctx: &Ctx) -> Result<InvitePage, PageError> {
    let mut conn = ctx.read().await?;
    let there = accounts::accounts(&mut conn, ctx.commune()).await?;
    let mut people = staff::api::everybody(&mut conn, ctx.commune()).await?;
    let has_account = |person: &StaffRow| {
        there.iter().any(|line| line.staff == Some(person.id) && line.membership() != kernel::actor::Membership::Left)
    };
    people.retain(|person| !has_account(person) && ctx.actor.staff != Some(person.id));
    let units = org::api::units(&mut conn, ctx.commune()).await?;
    Ok(InvitePage { people, units })
}

fn show(ctx: &Ctx, page: &InvitePage, data: &FormData, errors: &FieldErrors) -> PageResult {
    let mut frame = ctx.page("Mời người dùng").crumbs(&[HOME]);
    if !errors.is_empty() {
        frame = frame.refused();
    }
    Ok(frame.show(view(page, data, errors, &ctx.key())))
}

/// "Nguyễn Thị Hòa" → "hoa.nt".
fn suggestion(name: &str) -> String {
    let folded = text::search_key(name);
    let words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
    let Some((last, first)) = words.split_last() else { return String::new() };
    let initials: String = first.iter().filter_map(|word| word.chars().next()).collect();
    if initials.is_empty() { (*last).to_owned() } else { format!("{last}.{initials}") }
}

/// The form's content.
pub fn view(page: &InvitePage, data: &FormData, errors: &FieldErrors, key: &str) -> Markup {
    let list: Vec<FieldError> = errors.list().into_iter().map(|(f, t)| FieldError::new(f, t)).collect();
    let unit = |person: &StaffRow| page.units.iter().find(|u| u.id == person.unit).map_or("", |u| u.name.as_str());
    let mut people: Vec<Choice> = page
        .people
        .iter()
        .map(|p| {
            Choice::new(
                p.code.clone(),
                format!("{} – {}, {} (gợi ý: {})", p.full_name, p.title, unit(p), suggestion(&p.full_name)),
            )
        })
        .collect();
    people.push(Choice::new(OUTSIDE, "Người ngoài cơ quan (đoàn giám sát, Sở Nội vụ …)"));
    html! {
        (page_head_with("Mời người dùng", html! {
            "Sau khi một lãnh đạo UBND duyệt, anh/chị tạo đường dẫn, người duyệt tạo mã xác nhận. Người được mời cần cả hai để tự đặt mật khẩu."
        }, html! {}))
        (error_summary(&list))
        (form(&Form { action: "/quan-tri/moi", key, draft: "moi-nguoi-dung", ..Form::default() }, html! {
            (select_field(&Field { name: "nguoi", label: "Người được mời", hint: "Những người trong danh sách cán bộ, công chức chưa có tài khoản.", value: data.raw("nguoi"), error: errors.get("nguoi"), required: true, ..Field::default() }, "Chọn người", &people))
            (text_field(&Field { name: "ho_ten", label: "Họ và tên (chỉ với người ngoài cơ quan)", value: data.raw("ho_ten"), error: errors.get("ho_ten"), ..Field::default() }))
            (text_field(&Field { name: "chuc_danh", label: "Chức danh, nơi công tác (chỉ với người ngoài cơ quan)", value: data.raw("chuc_danh"), error: errors.get("chuc_danh"), ..Field::default() }))
            (text_field(&Field { name: "tai_khoan", label: "Tên tài khoản", hint: "Chữ thường không dấu, ví dụ: hoa.nt.", value: data.raw("tai_khoan"), error: errors.get("tai_khoan"), required: true, ..Field::default() }))
            (grant_form::fields(data, errors, &page.units, false))
            (button("Gửi đề nghị", Tone::Primary))
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::suggestion;

    #[test]
    fn a_name_suggests_an_account() {
        assert_eq!(suggestion("Nguyễn Thị Hòa"), "hoa.nt");
        assert_eq!(suggestion("Đặng Văn Ỷ"), "y.dv");
        assert_eq!(suggestion("Nam"), "nam");
    }
}
