//! Delegating one of one's own roles: to whom, which, by which paper, from when until when.

use ::accounts::api::{self as accounts, AccountLine};
use db::Leaf;
use kernel::actor::{Capacity, Membership};
use kernel::dates::Date;
use maud::{Markup, html};
use org::api::UnitRow;
use ui::components::{
    Choice, Field, FieldError, Form, Tone, Width, button, date_field, error_summary, field_row, form, select_field,
    text_field, textarea_field,
};
use ui::layout::page_head_with;
use web::{Ctx, FieldErrors, FormData, PageError, PageResult, Parsed};

use crate::model::misfit;
use crate::permissions::Delegate;
use crate::store::delegation::{self as store, NewDelegation};
use crate::store::grant;
use crate::words;

/// The longest time of a delegation, in days.
const LONGEST_DAYS: i32 = 366;

/// What the form chooses from.
#[derive(Debug)]
pub struct NewPage {
    /// One's own roles that can be lent.
    pub mine: Vec<Capacity>,
    /// Whoever could take one.
    pub others: Vec<AccountLine>,
    pub units: Vec<UnitRow>,
}

/// The form.
pub async fn get(ctx: Ctx) -> PageResult {
    ctx.may(Delegate { from: ctx.actor.account })?;
    let page = load(&ctx).await?;
    show(&ctx, &page, &FormData::default(), &FieldErrors::default())
}

/// Offers it; it has effect once the other takes it.
pub async fn post(ctx: Ctx, data: FormData) -> PageResult {
    let allowed = ctx.may(Delegate { from: ctx.actor.account })?;
    let page = load(&ctx).await?;
    let mut errors = FieldErrors::default();
    let new = match parse(&ctx, &page, &data, ctx.today()) {
        Ok(new) => Some(new),
        Err(found) => {
            errors = found;
            None
        }
    };
    if let Some(new) = &new {
        let held = grant::capacities(&mut ctx.read().await?, ctx.commune(), new.to_account, ctx.today()).await?;
        let roles: Vec<_> = held.iter().map(|held| held.role).collect();
        if let Some(why) = misfit(new.role, new.unit, &roles, true) {
            errors.add("nguoi", why);
        }
    }
    let Some(new) = new.filter(|_| errors.is_empty()) else { return show(&ctx, &page, &data, &errors) };
    let mut tx = ctx.write(&allowed, &data).await?;
    let id = store::insert_delegation(&mut tx, &allowed, &new).await?;
    let leaf = Leaf::about("access_delegation", id, format!("Ủy quyền {} cho {}", new.role.label(), new.to_name))
        .reason(new.document.clone());
    let written = tx.commit(leaf, "/uy-quyen").await?;
    Ok(ctx.done(&written, "Đã gửi ủy quyền. Ủy quyền có hiệu lực khi người kia nhận."))
}

async fn load(ctx: &Ctx) -> Result<NewPage, PageError> {
    let mut conn = ctx.read().await?;
    let mut others = accounts::accounts(&mut conn, ctx.commune()).await?;
    others.retain(|line| {
        line.membership() == Membership::Active && line.staff.is_some() && line.staff != ctx.actor.staff
    });
    let lendable = |held: &&Capacity| held.behalf.is_none() && held.role.can_be_delegated();
    let mine = ctx.actor.capacities.iter().filter(lendable).cloned().collect();
    Ok(NewPage { mine, others, units: org::api::units(&mut conn, ctx.commune()).await? })
}

fn parse(ctx: &Ctx, page: &NewPage, data: &FormData, today: Date) -> Parsed<NewDelegation> {
    let mut errors = FieldErrors::default();
    let held = data.number("vai_tro").and_then(|n| page.mine.get(usize::try_from(n).ok()?));
    if held.is_none() {
        errors.add("vai_tro", "Hãy chọn vai trò của anh/chị để ủy quyền.");
    }
    let other = page.others.iter().find(|line| Some(line.id.0) == data.number("nguoi"));
    if other.is_none() {
        errors.add("nguoi", "Hãy chọn người được ủy quyền.");
    }
    let document = errors.required_line(data, "van_ban", "số và ngày của văn bản ủy quyền", 300);
    let note = errors.optional_lines(data, "pham_vi", "phạm vi, nội dung ủy quyền", 1000).unwrap_or_default();
    let from = errors.optional_date(data, "tu_ngay").unwrap_or(today);
    let last = errors.required_date(data, "den_ngay", "ngày cuối cùng của ủy quyền");
    if from < today {
        errors.add("tu_ngay", "Ngày bắt đầu đã qua. Ủy quyền không có hiệu lực ngược.");
    }
    if let Some(last) = last {
        if last < from {
            errors.add("den_ngay", "Ngày cuối cùng phải từ ngày bắt đầu trở đi.");
        } else if kernel::dates::days_between(from, last) > LONGEST_DAYS {
            errors.add("den_ngay", "Ủy quyền dài nhất một năm. Hãy chọn ngày gần hơn.");
        }
    }
    let (Some(held), Some(other), Some(last), Some(me)) = (held, other, last, ctx.actor.staff) else {
        errors.add("nguoi", "Tài khoản này không gắn với một người trong danh sách nên không ủy quyền được.");
        return Err(errors);
    };
    errors.finish(NewDelegation {
        from_staff: me,
        to_account: other.id,
        to_name: other.name.clone(),
        role: held.role,
        unit: held.unit,
        document,
        note,
        valid_from: from,
        valid_until: last.tomorrow().unwrap_or(last),
    })
}

fn show(ctx: &Ctx, page: &NewPage, data: &FormData, errors: &FieldErrors) -> PageResult {
    let mut frame = ctx.page("Ủy quyền cho người khác").crumbs(&[("/uy-quyen", "Ủy quyền")]);
    if !errors.is_empty() {
        frame = frame.refused();
    }
    Ok(frame.show(view(page, data, errors, &ctx.key())))
}

/// The form's content.
pub fn view(page: &NewPage, data: &FormData, errors: &FieldErrors, key: &str) -> Markup {
    let list: Vec<FieldError> = errors.list().into_iter().map(|(f, t)| FieldError::new(f, t)).collect();
    let mine: Vec<Choice> = (0..)
        .zip(&page.mine)
        .map(|(n, held): (usize, _)| Choice::new(n.to_string(), words::capacity(held, &page.units)))
        .collect();
    let others: Vec<Choice> = page
        .others
        .iter()
        .map(|line| Choice::new(line.id.to_string(), format!("{} – {}", line.name, line.title)))
        .collect();
    html! {
        (page_head_with("Ủy quyền cho người khác", html! { "Có hiệu lực khi người kia nhận, trong thời gian ghi dưới đây. Anh/chị thu hồi được bất cứ lúc nào." }, html! {}))
        (error_summary(&list))
        (form(&Form { action: "/uy-quyen/moi", key, draft: "uy-quyen-moi", ..Form::default() }, html! {
            (select_field(&Field { name: "vai_tro", label: "Vai trò của tôi", value: data.raw("vai_tro"), error: errors.get("vai_tro"), required: true, ..Field::default() }, "Chọn vai trò", &mine))
            (select_field(&Field { name: "nguoi", label: "Người được ủy quyền", value: data.raw("nguoi"), error: errors.get("nguoi"), required: true, ..Field::default() }, "Chọn người", &others))
            (text_field(&Field { name: "van_ban", label: "Văn bản ủy quyền", hint: "Số và ngày, ví dụ: 12/UQ-UBND ngày 02/11/2026.", value: data.raw("van_ban"), error: errors.get("van_ban"), required: true, ..Field::default() }))
            (textarea_field(&Field { name: "pham_vi", label: "Nội dung, phạm vi ghi trong văn bản", value: data.raw("pham_vi"), error: errors.get("pham_vi"), rows: 3, ..Field::default() }))
            (field_row(html! {
                (date_field(&Field { name: "tu_ngay", label: "Từ ngày", hint: "Để trống: từ hôm nay.", value: data.raw("tu_ngay"), error: errors.get("tu_ngay"), width: Width::Short, ..Field::default() }))
                (date_field(&Field { name: "den_ngay", label: "Đến hết ngày", value: data.raw("den_ngay"), error: errors.get("den_ngay"), required: true, width: Width::Short, ..Field::default() }))
            }))
            (button("Gửi ủy quyền", Tone::Primary))
        }))
    }
}
