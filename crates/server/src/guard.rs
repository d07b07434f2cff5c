//! Who is let in: the token or password, the cookie they give, and requests that come from elsewhere.
//!
//! A page of another site can make a browser send requests here. It cannot read the token; its `Origin` is its own, and the
//! cookie does not travel with what it sends. A name that was made to point to this machine (DNS rebinding) shows in `Host`.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::header::{self, HeaderMap, HeaderValue};
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::app::App;
use crate::options::Access;

/// Lets requests in or not.
pub(crate) struct Guard {
    /// Hexadecimal digits.
    token: String,
    access: Access,
    listen: SocketAddr,
    /// One wrong password at a time, so that guessing is slow.
    pub(crate) guessing: tokio::sync::Mutex<()>,
}

/// Random octets of a token.
const TOKEN_OCTETS: usize = 24;

impl Guard {
    pub(crate) fn new(access: Access, listen: SocketAddr) -> std::io::Result<Guard> {
        Ok(Guard { token: random()?, access, listen, guessing: tokio::sync::Mutex::default() })
    }

    /// The address to open in a browser.
    pub(crate) fn url(&self) -> String {
        let host = match self.listen.ip() {
            ip if ip.is_unspecified() => "127.0.0.1".to_owned(),
            IpAddr::V6(ip) => format!("[{ip}]"),
            IpAddr::V4(ip) => ip.to_string(),
        };
        format!("http://{host}:{}/?token={}", self.listen.port(), self.token)
    }

    /// True if a password gives access.
    pub(crate) fn wants_password(&self) -> bool {
        matches!(self.access, Access::Password(_))
    }

    pub(crate) fn is_password(&self, given: &str) -> bool {
        matches!(&self.access, Access::Password(password) if same(password, given))
    }

    pub(crate) fn is_token(&self, given: &str) -> bool {
        same(&self.token, given)
    }

    /// The cookie that lets a browser in. Browsers share cookies between the ports of a machine: the name has the port.
    pub(crate) fn cookie(&self) -> String {
        format!("{}={}; Path=/; HttpOnly; SameSite=Strict", self.cookie_name(), self.token)
    }

    fn cookie_name(&self) -> String {
        format!("requin-{}", self.listen.port())
    }

    /// True if the request names this server, and does not come from another site.
    fn is_from_here(&self, method: &Method, headers: &HeaderMap) -> bool {
        let Some(host) = text(headers, header::HOST) else { return false };
        if !self.is_own_name(host) {
            return false;
        }
        match text(headers, header::ORIGIN) {
            Some(origin) => origin.strip_prefix("http://") == Some(host),
            // Browsers leave it out when a page reads from where it came from, and when the user goes to an address.
            None => {
                let site = headers.get("sec-fetch-site").and_then(|v| v.to_str().ok());
                let upgrades = headers.contains_key(header::UPGRADE);
                match site {
                    None => true,
                    Some("same-origin" | "none") => true,
                    Some(_) => *method == Method::GET && !upgrades && is_navigation(headers),
                }
            }
        }
    }

    /// Names that lead here and nowhere else. A tunnel (ssh -L) may have another port.
    fn is_own_name(&self, host: &str) -> bool {
        let name = match host.rsplit_once(':') {
            Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) => name,
            _ => host,
        };
        if matches!(name, "localhost" | "127.0.0.1" | "[::1]") {
            return true;
        }
        // An address cannot be made to point elsewhere, as a name can.
        let bare = name.strip_prefix('[').and_then(|n| n.strip_suffix(']')).unwrap_or(name);
        self.wants_password() && bare.parse::<IpAddr>().is_ok()
    }

    /// True if the request carries what the token or password gave.
    fn is_known(&self, headers: &HeaderMap) -> bool {
        if let Some(given) = text(headers, header::AUTHORIZATION) {
            return given.strip_prefix("Bearer ").is_some_and(|t| self.is_token(t));
        }
        let name = self.cookie_name();
        let cookies = headers.get_all(header::COOKIE).iter().filter_map(|v| v.to_str().ok());
        cookies.flat_map(|line| line.split(';')).any(|cookie| {
            let (key, value) = cookie.trim().split_once('=').unwrap_or(("", ""));
            key == name && self.is_token(value)
        })
    }
}

/// The user goes to an address, rather than a page reading it.
fn is_navigation(headers: &HeaderMap) -> bool {
    headers.get("sec-fetch-mode").is_some_and(|v| v == "navigate")
}

fn text(headers: &HeaderMap, name: header::HeaderName) -> Option<&str> {
    headers.get(name).and_then(|v| v.to_str().ok())
}

/// Compares in a time that does not tell how much is the same.
fn same(a: &str, b: &str) -> bool {
    let differ = a.bytes().zip(b.bytes()).fold(0, |d, (x, y)| d | (x ^ y));
    a.len() == b.len() && differ == 0
}

/// Random octets as hexadecimal digits.
pub(crate) fn random() -> std::io::Result<String> {
    let mut octets = [0; TOKEN_OCTETS];
    getrandom::fill(&mut octets).map_err(|error| std::io::Error::other(error.to_string()))?;
    Ok(octets.iter().map(|octet| format!("{octet:02x}")).collect())
}

/// What the page may do: nothing but its own scripts, styles and requests.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
     connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// Stands before every route.
pub(crate) async fn check(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let (method, path) = (request.method().clone(), request.uri().path());
    let headers = request.headers();
    let entrance = path == "/" || path == "/login" && app.guard.wants_password();
    let mut response = if !app.guard.is_from_here(&method, headers) {
        StatusCode::FORBIDDEN.into_response()
    } else if app.guard.is_known(headers) || entrance {
        let known = app.guard.is_known(headers);
        let mut request = request;
        request.extensions_mut().insert(Known(known));
        next.run(request).await
    } else {
        StatusCode::FORBIDDEN.into_response()
    };
    let headers = response.headers_mut();
    for (name, value) in [
        ("content-security-policy", POLICY),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}

/// Whether a request carries what lets it in.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Known(pub(crate) bool);
