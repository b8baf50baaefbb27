//! Requests as a browser makes them.

use axum::body::Body;
use axum::extract::ConnectInfo;
use http::{Method, Request, header};
use kernel::actor::{Actor, Behalf, Capacity, Membership, Role};
use kernel::ids::{AccountId, Commune, StaffId, UnitId};

/// The password of every account of [`crate::Site::with_accounts`].
pub const PASSWORD: &str = "bốn từ không liên quan";

/// A request from the browser of whoever holds this session token.
pub(crate) fn request(
    method: Method,
    path: &str,
    token: Option<&str>,
    kind: Option<&str>,
    body: Vec<u8>,
) -> Request<Body> {
    let mut builder = Request::builder().method(method).uri(path).header(header::HOST, "xa.test");
    if let Some(token) = token {
        builder = builder.header(header::COOKIE, format!("{}={token}", web::COOKIE));
    }
    if let Some(kind) = kind {
        builder = builder.header(header::CONTENT_TYPE, kind).header("sec-fetch-site", "same-origin");
    }
    let mut request = builder.body(Body::from(body)).expect("a well-formed request");
    let address = std::net::SocketAddr::from(([192, 0, 2, 7], 40_000));
    request.extensions_mut().insert(ConnectInfo(address));
    request
}

/// `a=b&c=d`, with a fresh key where the fields bring none.
pub(crate) fn urlencoded(fields: &[(&str, &str)]) -> Vec<u8> {
    let mut text = form_urlencoded::Serializer::new(String::new());
    text.extend_pairs(fields);
    if !fields.iter().any(|(name, _)| *name == "_key") {
        text.append_pair("_key", &web::fresh_key());
    }
    text.finish().into_bytes()
}

/// A form with files (field, file name, content): its content type and its body.
pub fn multipart(fields: &[(&str, &str)], files: &[(&str, &str, &[u8])]) -> (String, Vec<u8>) {
    let boundary = format!("----sauro{}", web::fresh_key());
    let mut body = Vec::new();
    let key = web::fresh_key();
    let has_key = fields.iter().any(|(name, _)| *name == "_key");
    let own_key = [("_key", key.as_str())];
    for (name, value) in fields.iter().chain(if has_key { &[][..] } else { &own_key }) {
        let part = format!("--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        body.extend_from_slice(part.as_bytes());
    }
    for (field, file_name, content) in files {
        let head = format!(
            "--{boundary}\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{file_name}\"\r\n\
             Content-Type: application/octet-stream\r\n\r\n"
        );
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(content);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
    (format!("multipart/form-data; boundary={boundary}"), body)
}

/// A session token that says who holds it.
pub fn token_of(actor: &Actor) -> String {
    let held: Vec<String> = actor.capacities.iter().map(written).collect();
    let number = |n: Option<i64>| n.map_or_else(String::new, |n| n.to_string());
    form_urlencoded::Serializer::new(String::new())
        .append_pair("commune", &actor.commune.0.to_string())
        .append_pair("account", &actor.account.0.to_string())
        .append_pair("staff", &number(actor.staff.map(i64::from)))
        .append_pair("unit", &number(actor.unit.map(i64::from)))
        .append_pair("name", &actor.name)
        .append_pair("title", &actor.title)
        .append_pair("membership", actor.membership.code())
        .append_pair("held", &held.join(","))
        .finish()
}

/// The reverse of [`token_of`]; `None` for any other text.
pub(crate) fn actor_of(token: &str) -> Option<Actor> {
    let fields: Vec<(String, String)> = form_urlencoded::parse(token.as_bytes()).into_owned().collect();
    let text = |name: &str| fields.iter().find(|(k, _)| k == name).map(|(_, v)| v.as_str());
    Some(Actor {
        commune: Commune(text("commune")?.parse().ok()?),
        account: AccountId(text("account")?.parse().ok()?),
        staff: text("staff")?.parse().ok().map(StaffId),
        unit: text("unit")?.parse().ok().map(UnitId),
        name: text("name")?.to_owned(),
        title: text("title")?.to_owned(),
        membership: Membership::from_code(text("membership")?)?,
        capacities: text("held")?.split(',').filter_map(read).collect(),
    })
}

/// A capacity as text: role, unit, acting, and by whose delegation.
fn written(held: &Capacity) -> String {
    let unit = held.unit.map_or(0, i64::from);
    let behalf = held.behalf.as_ref().map(|b| format!("{}~{}~{}", b.staff.0, b.account.0, b.name)).unwrap_or_default();
    format!("{}~{unit}~{}~{behalf}", held.role.code(), held.acting)
}

fn read(text: &str) -> Option<Capacity> {
    let parts: Vec<&str> = text.split('~').collect();
    let number = |at: usize| parts.get(at).and_then(|n| n.parse::<i64>().ok());
    let behalf = match (number(3), number(4)) {
        (Some(staff), Some(account)) => {
            Some(Behalf { staff: StaffId(staff), account: AccountId(account), name: (*parts.get(5)?).to_owned() })
        }
        _ => None,
    };
    Some(Capacity {
        role: Role::from_code(parts.first()?)?,
        unit: number(1).filter(|n| *n != 0).map(UnitId),
        acting: parts.get(2) == Some(&"true"),
        behalf,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_tells_its_holder() {
        let actor = Actor {
            commune: Commune(10816),
            account: AccountId(7),
            staff: Some(StaffId(7)),
            unit: None,
            name: "Nguyễn Thị Hòa".to_owned(),
            title: "Chuyên viên; Phó Bí thư".to_owned(),
            membership: Membership::Suspended,
            capacities: vec![
                Capacity::own(Role::TruongDonVi, Some(UnitId(3))),
                Capacity {
                    role: Role::ChuTich,
                    unit: None,
                    acting: true,
                    behalf: Some(Behalf {
                        staff: StaffId(1),
                        account: AccountId(2),
                        name: "Phạm Quang Huy".to_owned(),
                    }),
                },
            ],
        };
        let token = token_of(&actor);
        assert!(token.is_ascii() && !token.contains("; "));
        assert_eq!(actor_of(&token), Some(actor));
        assert_eq!(actor_of("abc"), None);
    }
}
