//! Headers of every answer, and forms that come from elsewhere.

use http::{HeaderMap, Method, Request};

use crate::sites;

#[tokio::test]
async fn every_answer_is_protected() {
    for (engine, site, _guard) in sites().await {
        for (who, path) in
            [("", "/cong-cong"), ("", "/trang"), ("dau_moi", "/trang"), ("dau_moi", "/khong-co"), ("", "/healthz")]
        {
            let headers: HeaderMap = site.get(who, path).await.headers;
            let value = |name: &str| headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or_default().to_owned();
            let policy = value("content-security-policy");
            assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "{engine} {path}: {policy}");
            assert_eq!(value("x-content-type-options"), "nosniff", "{path}");
            assert_eq!(value("cache-control"), "no-store", "{path}");
            assert_eq!(value("x-frame-options"), "DENY", "{path}");
            assert!(value("strict-transport-security").starts_with("max-age="), "{path}");
        }
        let timing = site.get("dau_moi", "/trang").await.headers;
        let timing = timing.get("server-timing").and_then(|v| v.to_str().ok()).unwrap_or_default();
        assert!(timing.contains("app;dur=") && timing.contains("db;desc=\"1\""), "{engine}: {timing}");
    }
}

/// What the browser says of where the form stood, and whether it passes.
const FORMS: [(&[(&str, &str)], bool); 8] = [
    (&[("sec-fetch-site", "same-origin")], true),
    (&[("sec-fetch-site", "none")], true),
    (&[("sec-fetch-site", "same-site")], false),
    (&[("sec-fetch-site", "cross-site"), ("origin", "https://xa.test")], false),
    (&[("origin", "https://xa.test")], true),
    (&[("origin", "https://xa.test.ac.example")], false),
    (&[("origin", "null")], false),
    (&[], true),
];

#[tokio::test]
async fn forms_of_other_sites_do_nothing() {
    for (engine, site, _guard) in sites().await {
        let mut passed = 0;
        for (headers, passes) in FORMS {
            let token = site.token("dau_moi").expect("a token");
            let mut request = Request::builder()
                .method(Method::POST)
                .uri("/dem")
                .header("host", "xa.test")
                .header("cookie", format!("{}={token}", web::COOKIE))
                .header("content-type", "application/x-www-form-urlencoded");
            for (name, value) in headers {
                request = request.header(*name, *value);
            }
            let answer = site.send(request.body("ghi_chu=x".into()).expect("a request")).await;
            assert_eq!(answer.status, if passes { 303 } else { 403 }, "{engine}: {headers:?}");
            passed += i32::from(passes);
        }
        site.get("dau_moi", "/trang").await.shows(&format!("Đã ghi {passed} lần"));
    }
}

#[tokio::test]
async fn pages_are_compressed_and_assets_are_kept() {
    let (_, site, _guard) = sites().await.swap_remove(0);
    let page = site.get("dau_moi", "/trang").await.body;
    let start = page.find("/assets/app.").expect("a style sheet");
    let sheet = &page[start..start + page[start..].find('"').expect("its end")];
    let answer = site.get("", sheet).await.expect(200);
    assert!(answer.headers["cache-control"].to_str().expect("text").contains("immutable"));
    let request = Request::builder().uri(sheet).header("accept-encoding", "gzip, br").body(axum::body::Body::empty());
    let packed = site.send(request.expect("a request")).await.expect(200);
    assert_eq!(packed.headers["content-encoding"], "br");
    assert!(packed.bytes.len() * 2 < answer.bytes.len());
}
