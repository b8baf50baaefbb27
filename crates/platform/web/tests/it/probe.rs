//! A feature made for these tests: a page, a form that counts, a form with a file, a fault.

use axum::extract::{Path, Query};
use db::{Leaf, args};
use kernel::actor::Role;
use kernel::permission::{Action, Grant, Policy, Scope};
use maud::{Markup, html};
use ui::components::{Field, Form, Tone, button, form, hidden, textarea_field};
use ui::layout::page_head;
use web::{Ctx, Feature, FormData, Gate, PageError, PageResult, Visitor, get, post, show};

/// What observers may not do.
#[derive(Debug, Clone, Copy)]
pub struct Count;

impl Action for Count {
    const POLICY: Policy = Policy {
        name: "test.count",
        label: "Đếm",
        grants: &[Grant::to(&Role::WORKERS, Scope::OwnCommune)],
        refusal: "Người theo dõi chỉ xem.",
        ..Policy::NOBODY
    };
}

const ANYBODY: Policy = Policy { grants: &[Grant::to(&[], Scope::OwnCommune)], ..Policy::NOBODY };
const LEADERS: Policy = Policy {
    grants: &[Grant::to(&[Role::ChuTich], Scope::OwnCommune)],
    refusal: "Trang này dành cho Chủ tịch.",
    ..Policy::NOBODY
};

pub fn feature() -> Feature {
    Feature {
        name: "probe",
        policies: &[&Count::POLICY],
        routes: vec![
            get("/cong-cong", public, Gate::Public),
            get("/trang", page, Gate::May(&ANYBODY)),
            get("/lanh-dao", page, Gate::May(&LEADERS)),
            get("/so/{id}", number, Gate::May(&ANYBODY)),
            post("/hop-thu", letter, Gate::Public),
            post("/dem", count, Gate::May(&ANYBODY)),
            post("/tep", file, Gate::May(&ANYBODY)),
            post("/su-co", fault, Gate::May(&ANYBODY)),
            post("/vo", broken, Gate::May(&ANYBODY)),
            get("/y-kien", opinion, Gate::May(&ANYBODY)),
            post("/y-kien", say, Gate::May(&ANYBODY)),
        ],
    }
}

async fn public(visitor: Visitor) -> PageResult {
    let name = visitor.actor.map_or_else(|| "khách".to_owned(), |a| a.name);
    Ok(show(http::StatusCode::OK, html! { h1 { (name) } }))
}

async fn page(ctx: Ctx) -> PageResult {
    let n: i64 = ctx
        .read()
        .await?
        .one(
            "select count(*) as n from db_journal where commune = $1 and action = $2",
            args![ctx.commune(), Count::POLICY.name],
        )
        .await?;
    Ok(ctx.page("Trang").show(html! { h1 { "Đã ghi " (n) " lần" } p { (kernel::dates::short(ctx.today())) } }))
}

#[derive(serde::Deserialize)]
struct Asked {
    #[serde(default)]
    trang: i64,
}

async fn number(ctx: Ctx, Path(id): Path<i64>, Query(asked): Query<Asked>) -> PageResult {
    Ok(ctx.page("Số").show(html! { h1 { (id) ", trang " (asked.trang) } }))
}

async fn letter(_: Visitor, form: FormData) -> PageResult {
    let files = usize::from(form.file("tep").is_some());
    Ok(show(http::StatusCode::OK, html! { h1 { (form.line("ghi_chu")) ", " (files) " tệp" } }))
}

async fn count(ctx: Ctx, form: FormData) -> PageResult {
    let allowed = ctx.may(Count)?;
    let tx = ctx.write(&allowed, &form).await?;
    let written = tx.commit(Leaf::about("probe", 1, form.line("ghi_chu")), "/trang").await?;
    Ok(ctx.done(&written, "Đã ghi; còn “dấu” & dấu phẩy, được."))
}

async fn file(ctx: Ctx, form: FormData) -> PageResult {
    let Some(upload) = form.file("tep") else {
        return Ok(ctx.page("Tệp").refused().show(html! { h1 { "Chưa chọn tệp" } }));
    };
    let said = format!("{} {} {}", upload.file_name, upload.bytes.len(), form.line("ghi_chu"));
    Ok(ctx.page("Tệp").show(html! { h1 { (said) } }))
}

/// A form with a name for drafts; what is said is stored nowhere but in the journal.
async fn opinion(ctx: Ctx) -> PageResult {
    Ok(ctx.page("Ý kiến").show(opinion_form(&ctx.key(), "như đang có", "2")))
}

fn opinion_form(key: &str, text: &str, version: &str) -> Markup {
    let text = Field { name: "y_kien", label: "Ý kiến", value: text, ..Field::default() };
    html! {
        (page_head("Ý kiến"))
        (form(&Form { action: "/y-kien", key, draft: "y-kien-1", ..Form::default() }, html! {
            (hidden("_version", version))
            (textarea_field(&text))
            (button("Gửi", Tone::Primary))
        }))
    }
}

async fn say(ctx: Ctx, form: FormData) -> PageResult {
    let said = form.lines("y_kien");
    match said.as_str() {
        "" => Ok(ctx.page("Ý kiến").refused().show(opinion_form(&ctx.key(), "", "2"))),
        "sai" => Ok(ctx.page("Ý kiến").refused().show(opinion_form(&ctx.key(), "sai", "2"))),
        "muộn" => Err(PageError::Conflict),
        "hỏng" => Err(PageError::Fault("hỏng".into())),
        _ => {
            let tx = ctx.write(&ctx.may(Count)?, &form).await?;
            let written = tx.commit(Leaf::about("probe", 1, said), "/trang").await?;
            Ok(ctx.done(&written, "Đã ghi ý kiến."))
        }
    }
}

async fn fault(_: Ctx, _: FormData) -> PageResult {
    Err(PageError::Fault("bí mật: mật khẩu cơ sở dữ liệu".into()))
}

async fn broken(_: Ctx, form: FormData) -> PageResult {
    panic!("bí mật: {}", form.line("ghi_chu"))
}
