//! How long signing in takes, and whether its time tells which accounts there are.
//!
//!     cargo run --release -p accounts --example sign_in -- 2000
//!
//! Prints the median of a right password, of a wrong one and of an account that there is not, and Welch's t between the last
//! two (in turn, so that the machine's moods meet both alike): below 4.5 nothing is told. It measures; it decides nothing.

use std::net::SocketAddr;
use std::time::Instant;

use axum::extract::ConnectInfo;
use http::{Method, Request, header};
use testkit::{PASSWORD, SettableClock, Site, open_both};

/// Milliseconds of one try, from an address of its own.
async fn tried(site: &Site, n: u32, username: &str, password: &str) -> f64 {
    let mut text = form_urlencoded::Serializer::new(String::new());
    text.append_pair("tai_khoan", username).append_pair("mat_khau", password);
    let mut request = Request::builder()
        .method(Method::POST)
        .uri("/dang-nhap")
        .header(header::HOST, "xa.test")
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(text.finish().into())
        .expect("a request");
    let [a, b, c, d] = (0x0a00_0000 + n).to_be_bytes();
    request.extensions_mut().insert(ConnectInfo(SocketAddr::from(([a, b, c, d], 40_000))));
    let begun = Instant::now();
    site.send(request).await;
    begun.elapsed().as_secs_f64() * 1000.0
}

fn median(times: &[f64]) -> f64 {
    let mut sorted = times.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted[sorted.len() / 2]
}

fn mean_and_variance(times: &[f64]) -> (f64, f64) {
    let n = times.len() as f64;
    let mean = times.iter().sum::<f64>() / n;
    (mean, times.iter().map(|time| (time - mean).powi(2)).sum::<f64>() / (n - 1.0))
}

/// Welch's t.
fn t(one: &[f64], other: &[f64]) -> f64 {
    let ((a, va), (b, vb)) = (mean_and_variance(one), mean_and_variance(other));
    (a - b) / (va / one.len() as f64 + vb / other.len() as f64).sqrt()
}

#[tokio::main]
async fn main() {
    let tries: u32 = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(2_000);
    let (engine, db, _guard) = open_both().await.swap_remove(0);
    let site = Site::with_accounts(db, vec![accounts::feature()], SettableClock::default()).await;
    let (mut wrong, mut nobody, mut right) = (Vec::new(), Vec::new(), Vec::new());
    for n in 0..tries {
        // Which of the two goes first changes, so that neither always finds the caches warm.
        for which in [n % 2, (n + 1) % 2] {
            match which {
                0 => wrong.push(tried(&site, 2 * n, "dau.moi", "một mật khẩu nào đó").await),
                _ => nobody.push(tried(&site, 2 * n + 1, "khong.co.ai", "một mật khẩu nào đó").await),
            }
        }
    }
    for n in 0..100 {
        right.push(tried(&site, 10_000_000 + n, "chu.tich", PASSWORD).await);
    }
    println!("{engine}, {tries} tries each, median ms:");
    println!("  right password, session begun  {:7.2}", median(&right));
    println!("  wrong password                 {:7.2}", median(&wrong));
    println!("  no such account                {:7.2}", median(&nobody));
    println!("  t between the last two         {:7.2}", t(&wrong, &nobody));
}
