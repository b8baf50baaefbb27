//! Proposing a role for an account: which, where, from when, by which paper.

use ::accounts::api::{self as accounts, AccountLine};
use axum::extract::Path;
use kernel::actor::Role;
use kernel::dates::Date;
use kernel::ids::AccountId;
use maud::{Markup, html};
use org::api::UnitRow;
use ui::components::{
    Field, FieldError, Form, Tone, Width, button, check_field, date_field, error_summary, field_row, form,
    select_field, text_field, textarea_field,
};
use ui::layout::page_head_with;
use web::{Ctx, FieldErrors, FormData, PageError, PageResult, Parsed};

use crate::model::RequestKind;
use crate::permissions::Propose;
use crate::propose::{may_propose, misfit_of, propose};
use crate::store::request::NewRequest;
use crate::words::{self, HOME};

/// What the fields about a role say.
#[derive(Debug, Clone)]
pub struct RoleCommand {
    pub role: Option<Role>,
    pub unit: Option<kernel::ids::UnitId>,
    pub acting: bool,
    pub document: Option<String>,
    pub valid_from: Option<Date>,
    /// The first day on which it holds no more.
    pub valid_until: Option<Date>,
    pub reason: String,
}

/// The form.
pub async fn get(ctx: Ctx, Path(id): Path<i64>) -> PageResult {
    ctx.may(Propose { subject: None, relatives: Vec::new() })?;
    let line = load(&ctx, id).await?;
    may_propose(&ctx, &mut ctx.read().await?, line.staff).await?;
    show(&ctx, &line, &FormData::default(), &FieldErrors::default()).await
}

/// The proposal.
pub async fn post(ctx: Ctx, Path(id): Path<i64>, data: FormData) -> PageResult {
    ctx.may(Propose { subject: None, relatives: Vec::new() })?;
    let line = load(&ctx, id).await?;
    let mut conn = ctx.read().await?;
    let allowed = may_propose(&ctx, &mut conn, line.staff).await?;
    if let Some(why) = RequestKind::Grant.misfit(line.membership()) {
        return Err(PageError::Refused(why));
    }
    let units = org::api::units(&mut conn, ctx.commune()).await?;
    let mut parsed = parse(&data, &units, ctx.today());
    if let Ok(command) = &parsed
        && let Some(role) = command.role
        && let Some(why) = misfit_of(&mut conn, &ctx, line.id, (role, command.unit), line.staff.is_some()).await?
    {
        let mut errors = FieldErrors::default();
        errors.add("vai_tro", why);
        parsed = Err(errors);
    }
    let command = match parsed {
        Ok(command) => command,
        Err(errors) => return show(&ctx, &line, &data, &errors).await,
    };
    let new = NewRequest {
        kind: RequestKind::Grant,
        account: Some(line.id),
        staff: line.staff,
        person_name: line.name.clone(),
        person_title: line.title.clone(),
        person_unit: line.unit,
        username: Some(line.username.clone()),
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

async fn load(ctx: &Ctx, id: i64) -> Result<AccountLine, PageError> {
    accounts::account_line(&mut ctx.read().await?, ctx.commune(), AccountId(id)).await?.ok_or(PageError::NotFound)
}

/// Reads the fields about a role.
///
/// # Errors
/// The mistakes, by field.
pub(crate) fn parse(data: &FormData, units: &[UnitRow], today: Date) -> Parsed<RoleCommand> {
    let mut errors = FieldErrors::default();
    let role = Role::from_code(data.raw("vai_tro"));
    if role.is_none() {
        errors.add("vai_tro", "Hãy chọn vai trò.");
    }
    let unit = words::unit_of_code(units, data.raw("don_vi"));
    if role.is_some_and(Role::needs_unit) && unit.is_none() {
        errors.add("don_vi", "Vai trò này gắn với một đơn vị. Hãy chọn đơn vị.");
    }
    let takes_unit = role.is_some_and(|role| role.sits_in_unit() || role == Role::PhoChuTich);
    if unit.is_some() && !takes_unit {
        errors.add("don_vi", "Vai trò này giữ trong toàn xã. Hãy để trống đơn vị.");
    }
    let valid_from = errors.optional_date(data, "tu_ngay");
    let last = errors.optional_date(data, "den_ngay");
    if last.is_some_and(|last| last < valid_from.unwrap_or(today) || last < today) {
        errors.add("den_ngay", "Ngày cuối cùng phải từ ngày bắt đầu và từ hôm nay trở đi.");
    }
    let acting = data.has("phu_trach");
    let document = data.line("van_ban");
    if document.chars().count() > 300 {
        errors.add("van_ban", "Số, ngày của văn bản dài nhất 300 ký tự.");
    }
    if acting && document.is_empty() {
        errors.add(
            "van_ban",
            "Người phụ trách, quyền trưởng đơn vị được giao bằng văn bản. Hãy ghi số và ngày của văn bản.",
        );
    }
    let reason = errors.required_lines(data, "ly_do", "lý do", crate::reason_form::LONGEST);
    errors.finish(RoleCommand {
        role,
        unit,
        acting,
        document: Some(document).filter(|text| !text.is_empty()),
        valid_from,
        valid_until: last.and_then(|last| last.tomorrow().ok()),
        reason,
    })
}

/// The fields about a role, for both forms that propose one.
pub(crate) fn fields(data: &FormData, errors: &FieldErrors, units: &[UnitRow], outside: bool) -> Markup {
    let roles = Role::ALL.into_iter().filter(|role| !outside || !Role::WORKERS.contains(role));
    html! {
        (select_field(&Field { name: "vai_tro", label: "Vai trò", value: data.raw("vai_tro"), error: errors.get("vai_tro"), required: true, ..Field::default() }, "Chọn vai trò", &words::role_choices(roles)))
        (select_field(&Field { name: "don_vi", label: "Đơn vị, lĩnh vực", hint: "Với trưởng, phó đơn vị: đơn vị đó. Với Phó Chủ tịch: đơn vị thuộc lĩnh vực phụ trách, để trống nếu là mọi lĩnh vực. Với công chức làm việc ở hai đơn vị: đơn vị thứ hai. Vai trò khác để trống.", value: data.raw("don_vi"), error: errors.get("don_vi"), ..Field::default() }, "Toàn xã", &words::unit_choices(units)))
        (check_field(&Field { name: "phu_trach", label: "Phụ trách hoặc quyền, trong khi chưa bổ nhiệm", value: if data.has("phu_trach") { "1" } else { "" }, ..Field::default() }))
        (text_field(&Field { name: "van_ban", label: "Văn bản giao nhiệm vụ", hint: "Số và ngày, ví dụ: 15/QĐ-UBND ngày 02/11/2026.", value: data.raw("van_ban"), error: errors.get("van_ban"), ..Field::default() }))
        (field_row(html! {
            (date_field(&Field { name: "tu_ngay", label: "Từ ngày", hint: "Để trống: từ khi được duyệt.", value: data.raw("tu_ngay"), error: errors.get("tu_ngay"), width: Width::Short, ..Field::default() }))
            (date_field(&Field { name: "den_ngay", label: "Đến hết ngày", hint: "Để trống: không thời hạn.", value: data.raw("den_ngay"), error: errors.get("den_ngay"), width: Width::Short, ..Field::default() }))
        }))
        (textarea_field(&Field { name: "ly_do", label: "Lý do", hint: "Người duyệt và nhật ký đều thấy lý do này.", value: data.raw("ly_do"), error: errors.get("ly_do"), required: true, rows: 3, ..Field::default() }))
    }
}

async fn show(ctx: &Ctx, line: &AccountLine, data: &FormData, errors: &FieldErrors) -> PageResult {
    let units = org::api::units(&mut ctx.read().await?, ctx.commune()).await?;
    let base = format!("/quan-tri/tai-khoan/{}", line.id);
    let mut page = ctx.page("Đề nghị cấp vai trò").crumbs(&[HOME, (&base, &line.name)]);
    if !errors.is_empty() {
        page = page.refused();
    }
    let content = view(line, &units, data, errors, &ctx.key());
    Ok(page.show(content))
}

/// The form's content.
pub fn view(line: &AccountLine, units: &[UnitRow], data: &FormData, errors: &FieldErrors, key: &str) -> Markup {
    let list: Vec<FieldError> = errors.list().into_iter().map(|(f, t)| FieldError::new(f, t)).collect();
    let action = format!("/quan-tri/tai-khoan/{}/cap-vai-tro", line.id);
    html! {
        (page_head_with("Đề nghị cấp vai trò", html! { (line.name) " – " (line.title) ". Có hiệu lực khi một lãnh đạo UBND duyệt." }, html! {}))
        (error_summary(&list))
        (form(&Form { action: &action, key, draft: &format!("cap-vai-tro-{}", line.id), ..Form::default() }, html! {
            (fields(data, errors, units, line.staff.is_none()))
            (button("Gửi đề nghị", Tone::Primary))
        }))
    }
}
