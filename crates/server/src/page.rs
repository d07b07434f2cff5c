//! The page itself, and the way in.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::{Extension, Query, State};
use axum::http::header::{self, HeaderMap};
use axum::http::{StatusCode, Uri};
use axum::response::{Html, IntoResponse, Response};
use serde::Deserialize;

use crate::app::App;
use crate::guard::Known;

/// The page's files as `cargo xtask web` made them before this program was built: path, octets.
static FILES: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/page.rs"));

#[derive(Deserialize)]
pub(crate) struct Entrance {
    token: Option<String>,
}

/// `/`: the page; the cookie for whoever brings the token; a form for the password.
pub(crate) async fn index(
    State(app): State<Arc<App>>,
    Extension(Known(known)): Extension<Known>,
    Query(entrance): Query<Entrance>,
    headers: HeaderMap,
) -> Response {
    match entrance.token {
        Some(token) if app.guard.is_token(&token) => let_in(&app),
        Some(_) => StatusCode::FORBIDDEN.into_response(),
        None if known => file("index.html", &headers),
        None if app.guard.wants_password() => form(StatusCode::OK, ""),
        None => StatusCode::FORBIDDEN.into_response(),
    }
}

/// Sets the cookie and goes on to the page. Not by a redirection: a browser that came here from another site would not
/// send the new cookie along.
fn let_in(app: &App) -> Response {
    let page = "<!doctype html><meta charset=utf-8><title>requin</title><link rel=icon href=data:,><meta http-equiv=refresh content=\"0;url=/\">";
    ([(header::SET_COOKIE, app.guard.cookie())], Html(page)).into_response()
}

fn form(status: StatusCode, message: &str) -> Response {
    let page = format!(
        "<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content=\"width=device-width\">\
         <title>requin</title><link rel=icon href=data:,><h1>requin</h1><form method=post action=/login><p>{message}</p>\
         <label>Password <input type=password name=password autocomplete=current-password autofocus></label> \
         <button>Log in</button></form></html>"
    );
    (status, Html(page)).into_response()
}

/// After a wrong password nobody else may try for so long.
const WRONG_PASSWORD_WAIT: Duration = Duration::from_secs(1);

/// `POST /login`: the form's answer.
pub(crate) async fn login(State(app): State<Arc<App>>, body: String) -> Response {
    let given = body.split('&').find_map(|pair| pair.strip_prefix("password=")).unwrap_or("");
    let guessing = app.guard.guessing.lock().await;
    if app.guard.is_password(&decoded(given)) {
        return let_in(&app);
    }
    tokio::time::sleep(WRONG_PASSWORD_WAIT).await;
    drop(guessing);
    form(StatusCode::FORBIDDEN, "That is not the password.")
}

/// A value of a form (application/x-www-form-urlencoded).
fn decoded(text: &str) -> String {
    let mut octets = Vec::new();
    let mut rest = text.as_bytes();
    // Each turn takes at least an octet.
    while let Some((first, after)) = rest.split_first() {
        let pair = after.first_chunk::<2>().and_then(|pair| std::str::from_utf8(pair).ok());
        let escaped = pair.filter(|_| *first == b'%').and_then(|p| u8::from_str_radix(p, 16).ok());
        octets.push(escaped.unwrap_or(if *first == b'+' { b' ' } else { *first }));
        rest = if escaped.is_some() { after.get(2..).unwrap_or(&[]) } else { after };
    }
    String::from_utf8_lossy(&octets).into_owned()
}

/// Every other file of the page.
pub(crate) async fn asset(uri: Uri, headers: HeaderMap) -> Response {
    file(uri.path().trim_start_matches('/'), &headers)
}

fn file(path: &str, headers: &HeaderMap) -> Response {
    let find = |path: &str| FILES.iter().find(|f| f.0 == path).map(|f| f.1);
    let kind = match path.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("woff2") => "font/woff2",
        Some("json" | "webmanifest") => "application/json",
        _ => "application/octet-stream",
    };
    // Names under assets/ change with their content.
    let kept = match path.starts_with("assets/") {
        true => "private, max-age=31536000, immutable",
        false => "no-cache",
    };
    let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|v| v.to_str().ok()).unwrap_or("");
    let plain = [(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, kept)];
    if accepted.contains("gzip")
        && let Some(octets) = find(&format!("{path}.gz"))
    {
        let more = [(header::CONTENT_ENCODING, "gzip"), (header::VARY, "accept-encoding")];
        return (plain, more, octets).into_response();
    }
    match find(path) {
        Some(octets) => (plain, octets).into_response(),
        None if path == "index.html" => Html(NOT_BUILT).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

const NOT_BUILT: &str = "<!doctype html><html lang=en><meta charset=utf-8><title>requin</title><h1>The window was not built</h1>\
     <p>This program was built without its page. Run <code>cargo xtask web</code>, then build it again.</html>";

#[cfg(test)]
mod tests {
    #[test]
    fn form_values() {
        for (given, meant) in
            [("a+b%21", "a b!"), ("%C3%A9", "é"), ("100%", "100%"), ("%zz", "%zz")]
        {
            assert_eq!(super::decoded(given), meant);
        }
    }
}
