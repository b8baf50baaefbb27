//! The public page where anybody checks a printed line or head ("Kiểm chứng nhật ký"), by its numbers or its text.
//!
//! The answer says which part fits and which does not. It shows numbers, hashes and instants, nothing personal, and costs a
//! few rows for each question, whatever the size of the tree.

mod answer;
mod question;
mod view;

use axum::extract::Query;
use axum::response::Response;
use http::StatusCode;
use kernel::dates;
use maud::Markup;
use ui::layout::{PublicFrame, public_page};
use web::{CommuneInfo, FormData, PageError, PageResult, Visitor, show};

pub use answer::{Answer, Part, Verdict, answer};
pub use question::{Asked, Question, of_numbers, of_text};
pub use view::view;

/// The page; with numbers in its address (from a QR code or the form), the answer.
pub async fn get(visitor: Visitor, Query(asked): Query<Asked>) -> PageResult {
    let (question, why) = match of_numbers(&asked) {
        Ok(question) => (question, None),
        Err(why) => (None, Some(why)),
    };
    page(&visitor, &asked, question, why).await
}

/// The answer to a pasted certificate or head.
pub async fn post(visitor: Visitor, form: FormData) -> PageResult {
    let text = form.lines("chung_nhan");
    match of_text(&text) {
        Ok(question) => page(&visitor, &Asked::default(), Some(question), None).await,
        Err(why) => page(&visitor, &Asked { chung_nhan: text, ..Asked::default() }, None, Some(why)).await,
    }
}

async fn page(visitor: &Visitor, asked: &Asked, question: Option<Question>, why: Option<String>) -> PageResult {
    let communes = &visitor.app.communes;
    let first = communes.first().ok_or(PageError::NotFound)?;
    let answered = match question {
        None => None,
        Some(mut question) => {
            question.commune = question.commune.or((communes.len() == 1).then_some(first.commune));
            let served = question.commune.and_then(|code| visitor.app.commune(code)).cloned();
            match served {
                Some(commune) => {
                    let answer = answer(&mut visitor.read().await?, commune.commune, &question).await?;
                    Some((commune, question, answer))
                }
                None => {
                    let why = "Hệ thống này không giữ nhật ký của xã có mã đó. Hãy xem lại mã xã trên giấy.".to_owned();
                    return Ok(framed(visitor, first, view(communes, asked, None, Some(&why))));
                }
            }
        }
    };
    let home = answered.as_ref().map_or(first, |(commune, _, _)| commune).clone();
    let content = view(communes, asked, answered.as_ref(), why.as_deref());
    Ok(framed(visitor, &home, content))
}

fn framed(visitor: &Visitor, commune: &CommuneInfo, content: Markup) -> Response {
    let frame = PublicFrame {
        title: "Kiểm chứng nhật ký".to_owned(),
        commune_name: commune.name.clone(),
        demo_banner: visitor.app.demo_banner.clone(),
        home_href: format!("/cong-khai/{}", commune.commune.0),
        as_of: dates::moment(visitor.app.clock.now()),
        sign_in_href: Some("/dang-nhap".to_owned()),
        ..PublicFrame::default()
    };
    show(StatusCode::OK, public_page(&frame, content))
}
