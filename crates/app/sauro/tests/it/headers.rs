//! The headers of every route of the program, for whoever asks; and forms that stand on other sites.

use http::{HeaderMap, Method, Request};
use testkit::{SettableClock, Site, open_both};

use crate::routes::{PEOPLE, filled};

/// Header, what it has to say, each part.
const HEADERS: [(&str, &[&str]); 9] = [
    (
        "content-security-policy",
        &[
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        ],
    ),
    ("x-content-type-options", &["nosniff"]),
    ("referrer-policy", &["same-origin"]),
    ("strict-transport-security", &["max-age=63072000"]),
    ("cross-origin-opener-policy", &["same-origin"]),
    ("cross-origin-resource-policy", &["same-origin"]),
    (
        "permissions-policy",
        &[
            "camera=()",
            "microphone=()",
            "geolocation=()",
            "clipboard-read=()",
            "payment=()",
            "publickey-credentials-create=(self)",
            "publickey-credentials-get=(self)",
        ],
    ),
    ("x-frame-options", &["DENY"]),
    ("cache-control", &["no-store"]),
];

const FILE: &[&str] = &["default-src 'none'", "sandbox"];

fn value<'h>(headers: &'h HeaderMap, name: &str) -> &'h str {
    let all: Vec<_> = headers.get_all(name).iter().collect();
    assert!(all.len() <= 1, "{name} stands {} times", all.len());
    all.first().map_or("", |v| v.to_str().expect("text"))
}

fn check(headers: &HeaderMap, name: &str, asked: &str, may_be_kept: bool) {
    let is_file = value(headers, "content-disposition").starts_with("attachment");
    for (header, parts) in HEADERS {
        // a file is no page: it may do even less
        let parts = if is_file && header == "content-security-policy" { FILE } else { parts };
        let said = value(headers, header);
        if header == "cache-control" && may_be_kept {
            assert!(["no-store", "no-cache"].contains(&said), "{asked}: {said}");
            continue;
        }
        let says = |part: &&&str| said.split([';', ',']).any(|s| s.trim() == **part);
        let missing: Vec<_> = parts.iter().filter(|part| !says(part)).collect();
        assert!(missing.is_empty(), "{asked} by {name:?}: {header} is {said:?}, without {missing:?}");
        assert!(!said.contains("unsafe") && !said.contains('*'), "{asked}: {header} is {said:?}");
    }
    let cookies = headers.get_all("set-cookie").iter().map(|v| v.to_str().expect("text"));
    for cookie in cookies {
        let safe = ["; Path=/", "; Secure", "; HttpOnly", "; SameSite=Lax"].iter().all(|part| cookie.contains(part));
        assert!(cookie.starts_with("__Host-") && safe && !cookie.contains("Domain"), "{asked}: {cookie}");
    }
}

#[tokio::test]
async fn every_answer_of_every_route_has_the_whole_set() {
    let (_, db, _guard) = open_both().await.swap_remove(0);
    let site = Site::new(db, sauro::features(), SettableClock::default()).await;
    let routes = sauro::features().into_iter().flat_map(|f| f.routes).map(|r| (r.method, filled(r.path)));
    let others = ["/khong-co", "/healthz", "/readyz", "/assets/khong-co.css", "/%ff"];
    let asked: Vec<_> = routes.chain(others.map(|path| ("GET", path.to_owned()))).collect();
    for (method, path) in &asked {
        for who in PEOPLE.iter().map(|(who, _)| *who).chain([""]) {
            let answer = match *method {
                "GET" => site.get(who, path).await,
                _ => site.post(who, path, &[("thu", "x")]).await,
            };
            // what citizens read holds nobody's secret: the browser may keep it and asks whether it is still true
            check(&answer.headers, who, path, path.starts_with("/cong-khai"));
        }
    }
    for path in ["/khong-co", "/tai-khoan"] {
        let answer = site.post("dau_moi", path, &[]).await;
        assert!(answer.status == 404 || answer.status == 405);
        check(&answer.headers, "dau_moi", path, false);
    }
}

#[tokio::test]
async fn what_is_the_same_for_everybody_is_kept_by_the_browser() {
    let (_, db, _guard) = open_both().await.swap_remove(0);
    let site = Site::new(db, sauro::features(), SettableClock::default()).await;
    let page = site.get("dau_moi", "/ke-hoach").await.expect(200).body;
    let mut assets: Vec<&str> = page.split('"').filter(|word| word.starts_with("/assets/")).collect();
    assets.dedup();
    assert!(assets.len() >= 2, "{assets:?}");
    for asset in assets {
        let headers = site.get("", asset).await.expect(200).headers;
        let kept = value(&headers, "cache-control");
        let named_by_content = asset.matches('.').count() > 1;
        assert_eq!(kept == "public, max-age=31536000, immutable", named_by_content, "{asset}: {kept}");
        assert_eq!(value(&headers, "x-content-type-options"), "nosniff");
    }
}

#[tokio::test]
async fn signing_out_clears_what_was_kept_of_pages_but_no_draft() {
    let (_, db, _guard) = open_both().await.swap_remove(0);
    let site = Site::new(db, sauro::features(), SettableClock::default()).await;
    let answer = site.post("dau_moi", "/dang-xuat", &[]).await.expect(303);
    assert_eq!(value(&answer.headers, "clear-site-data"), "\"cache\"");
}

const SITES: [Option<&str>; 5] = [Some("same-origin"), Some("same-site"), Some("cross-site"), Some("none"), None];
const ORIGINS: [Option<&str>; 4] = [Some("https://xa.test"), Some("null"), Some("https://ac.test"), None];

/// Whether a form passes, by what the browser says of the site (rows as [`SITES`]) and of the origin (columns as
/// [`ORIGINS`]). Where the browser says how near the form stood, that decides: no page can forge it. An older browser names
/// the origin. What names neither is no browser, and has no cookie that somebody else could use.
#[rustfmt::skip]
const PASSES: [[bool; 4]; 5] = [
    //  ours   null   evil   absent
    [  true,  true,  true,  true  ], // same-origin
    [  false, false, false, false ], // same-site
    [  false, false, false, false ], // cross-site
    [  true,  true,  true,  true  ], // none: typed or bookmarked
    [  true,  false, false, true  ], // absent
];

#[tokio::test]
async fn no_form_of_another_site_reaches_any_route() {
    let (_, db, _guard) = open_both().await.swap_remove(0);
    let site = Site::new(db, sauro::features(), SettableClock::default()).await;
    let token = site.token("dau_moi").expect("a token");
    let mut asked = 0;
    for route in sauro::features().iter().flat_map(|f| &f.routes).filter(|r| r.method != "GET") {
        for (row, near) in SITES.iter().enumerate() {
            for (column, origin) in ORIGINS.iter().enumerate() {
                let mut request = Request::builder()
                    .method(Method::POST)
                    .uri(filled(route.path))
                    .header("host", "xa.test")
                    .header("cookie", format!("{}={token}", web::COOKIE))
                    .header("content-type", "application/x-www-form-urlencoded");
                for (name, said) in [("sec-fetch-site", near), ("origin", origin)] {
                    if let Some(said) = said {
                        request = request.header(name, *said);
                    }
                }
                let answer = site.send(request.body("thu=x".into()).expect("a request")).await;
                let refused = answer.status == 403 && answer.visible().contains("được gửi từ một trang khác");
                assert_eq!(!refused, PASSES[row][column], "{} {near:?} {origin:?}: {}", route.path, answer.status);
                asked += 1;
            }
        }
    }
    assert!(asked > 20 * 20, "{asked}");
}
