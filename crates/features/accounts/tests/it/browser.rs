//! One person's browser: its cookies, its address, the forms it was shown.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicU32, Ordering};

use axum::extract::ConnectInfo;
use http::{Method, Request, header};
use testkit::{Answer, PASSWORD, Site};

/// A browser at an address of its own, so that no test slows down another.
pub struct Browser<'s> {
    site: &'s Site,
    address: [u8; 4],
    pub cookies: BTreeMap<String, String>,
    /// What `Sec-Fetch-Dest` says.
    pub dest: &'static str,
}

impl<'s> Browser<'s> {
    pub fn new(site: &'s Site) -> Browser<'s> {
        static NEXT: AtomicU32 = AtomicU32::new(1);
        let n = NEXT.fetch_add(1, Ordering::Relaxed).to_be_bytes();
        Browser { site, address: [10, n[1], n[2], n[3]], cookies: BTreeMap::new(), dest: "document" }
    }

    pub async fn get(&mut self, path: &str) -> Answer {
        self.send(Method::GET, path, Vec::new()).await
    }

    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let mut text = form_urlencoded::Serializer::new(String::new());
        text.extend_pairs(fields);
        if !fields.iter().any(|(name, _)| *name == "_key") {
            text.append_pair("_key", &web::fresh_key());
        }
        self.send(Method::POST, path, text.finish().into_bytes()).await
    }

    /// The password of every test account; the answer may be a second step.
    pub async fn sign_in(&mut self, username: &str) -> Answer {
        self.post("/dang-nhap", &[("tai_khoan", username), ("mat_khau", PASSWORD)]).await
    }

    async fn send(&mut self, method: Method, path: &str, body: Vec<u8>) -> Answer {
        let cookies: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::HOST, "xa.test")
            .header(header::COOKIE, cookies.join("; "))
            .header(header::USER_AGENT, "Mozilla/5.0 Gecko/20100101 Firefox/140.0")
            .header("sec-fetch-site", "same-origin")
            .header("sec-fetch-dest", self.dest)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(body.into())
            .expect("a request");
        request.extensions_mut().insert(ConnectInfo(SocketAddr::from((self.address, 40_000))));
        let answer = self.site.send(request).await;
        for line in answer.headers.get_all(header::SET_COOKIE) {
            let pair = line.to_str().ok().and_then(|line| line.split(';').next()).and_then(|pair| pair.split_once('='));
            match pair {
                Some((name, "")) => drop(self.cookies.remove(name)),
                Some((name, value)) => drop(self.cookies.insert(name.to_owned(), value.to_owned())),
                None => {}
            }
        }
        answer
    }
}
