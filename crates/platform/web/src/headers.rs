//! The headers of every answer, and the refusal of forms that come from other sites.

use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::header::{self, HeaderName};
use http::{HeaderMap, HeaderValue, Method, StatusCode};
use maud::html;

use crate::pages::message_page;

/// No `report-to`: an address that takes reports from anybody is one more to guard, and a report names the page, hence the
/// thing and the person looked at. Violations are found by the journeys in a real browser instead.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
     connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; \
     require-trusted-types-for 'script'; trusted-types 'none'";

/// What a page may ask of the machine: nothing but the keys by which a person signs in.
const PERMISSIONS: &str = "accelerometer=(), autoplay=(), bluetooth=(), browsing-topics=(), camera=(), clipboard-read=(), \
     display-capture=(), encrypted-media=(), fullscreen=(), gamepad=(), geolocation=(), gyroscope=(), hid=(), \
     identity-credentials-get=(), idle-detection=(), keyboard-map=(), local-fonts=(), magnetometer=(), microphone=(), midi=(), \
     otp-credentials=(), payment=(), picture-in-picture=(), screen-wake-lock=(), serial=(), storage-access=(), sync-xhr=(), \
     usb=(), window-management=(), xr-spatial-tracking=(), publickey-credentials-create=(self), \
     publickey-credentials-get=(self)";

const FIXED: [(HeaderName, &str); 8] = [
    (header::CONTENT_SECURITY_POLICY, POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "same-origin"),
    // always: browsers obey it over TLS only, whoever ends the TLS
    (header::STRICT_TRANSPORT_SECURITY, "max-age=63072000"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (HeaderName::from_static("permissions-policy"), PERMISSIONS),
    (header::X_FRAME_OPTIONS, "DENY"),
];

pub(crate) async fn secure(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in FIXED {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}

/// Refuses a form that another site made the browser send. What names no origin at all (a program, not a page) passes:
/// the session cookie is `SameSite=Lax`, so a browser would not have sent it along.
pub(crate) async fn same_origin(request: Request, next: Next) -> Response {
    let reads_only = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if reads_only || comes_from_here(request.headers()) {
        return next.run(request).await;
    }
    message_page(
        StatusCode::FORBIDDEN,
        "Yêu cầu bị từ chối",
        html! { p { "Biểu mẫu này được gửi từ một trang khác, không phải từ hệ thống. Hãy mở lại trang và gửi lại." } },
    )
    .into_response()
}

fn comes_from_here(headers: &HeaderMap) -> bool {
    if let Some(site) = headers.get("sec-fetch-site") {
        return site == "same-origin" || site == "none";
    }
    let Some(origin) = headers.get(header::ORIGIN) else { return true };
    let host = headers.get(header::HOST).and_then(|h| h.to_str().ok()).unwrap_or_default();
    let origin = origin.to_str().unwrap_or("null");
    !host.is_empty() && origin.split_once("://").is_some_and(|(_, rest)| rest.eq_ignore_ascii_case(host))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&str, &str)]) -> HeaderMap {
        let mut map = HeaderMap::new();
        for (name, value) in pairs {
            if let (Ok(n), Ok(v)) = (HeaderName::from_bytes(name.as_bytes()), HeaderValue::from_str(value)) {
                map.insert(n, v);
            }
        }
        map
    }

    #[test]
    fn forms_of_other_sites_are_refused() {
        for (pairs, passes) in [
            (&[("sec-fetch-site", "same-origin"), ("origin", "null")][..], true),
            (&[("sec-fetch-site", "none")], true),
            (&[("sec-fetch-site", "same-site")], false),
            (&[("sec-fetch-site", "cross-site"), ("origin", "http://xa.vn"), ("host", "xa.vn")], false),
            (&[("origin", "http://xa.vn"), ("host", "xa.vn")], true),
            (&[("origin", "http://ac.vn"), ("host", "xa.vn")], false),
            (&[("origin", "null"), ("host", "xa.vn")], false),
            (&[("host", "xa.vn")], true),
        ] {
            assert_eq!(comes_from_here(&headers(pairs)), passes, "{pairs:?}");
        }
    }
}
