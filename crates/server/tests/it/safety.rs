//! Who is let in, what can be reached, what hostile captures do.

use std::path::Path;

use server::Access;
use server::api::{
    ApiError, BannerKind, Capture, Details, ErrorCode, Folder as Listing, LoadState, Open,
};
use testkit::http::request;

use crate::{Folder, Server, example, pcap, until};

#[test]
fn only_the_page_is_let_in() {
    let server = Server::start(&[&example("dns.pcap")]);
    let bearer = format!("Bearer {}", server.token);
    let cookie = format!("requin-{}={}", server.at.port(), server.token);
    let wrong = format!("requin-{}={}", server.at.port(), "0".repeat(server.token.len()));
    let own = format!("http://{}", server.at);
    let host = server.at.to_string();
    let cases: &[(&str, &[(&str, &str)], u16)] = &[
        ("nothing", &[], 403),
        ("wrong cookie", &[("Cookie", &wrong)], 403),
        ("wrong token", &[("Authorization", "Bearer 1")], 403),
        ("empty token", &[("Authorization", "Bearer ")], 403),
        ("token", &[("Authorization", &bearer)], 200),
        ("cookie", &[("Cookie", &cookie)], 200),
        ("cookie among others", &[("Cookie", &format!("a=b; {cookie}"))], 200),
        ("own origin", &[("Cookie", &cookie), ("Origin", &own)], 200),
        ("foreign origin", &[("Cookie", &cookie), ("Origin", "http://evil.example")], 403),
        ("origin null", &[("Cookie", &cookie), ("Origin", "null")], 403),
        ("other port", &[("Cookie", &cookie), ("Origin", "http://127.0.0.1:1")], 403),
        ("foreign name", &[("Cookie", &cookie), ("Host", "evil.example")], 403),
        ("foreign name and port", &[("Cookie", &cookie), ("Host", "evil.example:80")], 403),
        (
            "name with own as prefix",
            &[("Cookie", &cookie), ("Host", "127.0.0.1.evil.example")],
            403,
        ),
        ("tunnel", &[("Cookie", &cookie), ("Host", "localhost:9999")], 200),
        ("other machine's address", &[("Cookie", &cookie), ("Host", "192.0.2.1")], 403),
        ("from another site", &[("Cookie", &cookie), ("Sec-Fetch-Site", "cross-site")], 403),
        ("from a sibling", &[("Cookie", &cookie), ("Sec-Fetch-Site", "same-site")], 403),
        ("from itself", &[("Cookie", &cookie), ("Sec-Fetch-Site", "same-origin")], 200),
        (
            "socket from elsewhere",
            &[("Cookie", &cookie), ("Origin", "http://evil.example"), ("Upgrade", "websocket")],
            403,
        ),
        ("host in full", &[("Cookie", &cookie), ("Host", &host)], 200),
    ];
    for (shows, headers, status) in cases {
        let answer = request(server.at, "GET", "/api/hello", headers, b"");
        assert_eq!(answer.status, *status, "{shows}");
        assert_eq!(answer.body.is_empty(), *status == 403, "{shows}: nothing is told");
        assert!(answer.header("content-security-policy").starts_with("default-src 'none'"));
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        assert_eq!(answer.header("access-control-allow-origin"), "");
    }
    for path in ["/", "/index.html", "/assets/x.js", "/api/captures", "/?token=1", "/login"] {
        assert_eq!(request(server.at, "GET", path, &[], b"").status, 403, "{path}");
    }
}

#[test]
fn the_token_gives_a_cookie() {
    let server = Server::start(&[]);
    let entrance = format!("/?token={}", server.token);
    let answer = request(server.at, "GET", &entrance, &[], b"");
    let cookie = answer.header("set-cookie");
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"), "{cookie}");
    let cookie = cookie.split(';').next().unwrap().to_owned();
    let hello = request(server.at, "GET", "/api/hello", &[("Cookie", &cookie)], b"");
    assert_eq!(hello.status, 200);
    assert_eq!(request(server.at, "GET", "/", &[("Cookie", &cookie)], b"").status, 200);
    // A user who follows a link from another site gets in; a page of that site does not.
    for (mode, status) in [("navigate", 200), ("no-cors", 403)] {
        let headers = [("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", mode)];
        assert_eq!(request(server.at, "GET", &entrance, &headers, b"").status, status, "{mode}");
    }
}

#[test]
fn beyond_this_machine_a_password_is_asked() {
    let server = Server::with(&[], Access::Password("correct horse".to_owned()));
    let form = request(server.at, "GET", "/", &[("Host", "192.0.2.1:80")], b"");
    assert!(form.status == 200 && form.text().contains("type=password"));
    assert_eq!(request(server.at, "GET", "/", &[("Host", "evil.example")], b"").status, 403);
    assert_eq!(request(server.at, "GET", "/api/hello", &[], b"").status, 403);
    let log_in = |body: &str| request(server.at, "POST", "/login", &[], body.as_bytes());
    let wrong = log_in("password=wrong");
    assert!(wrong.status == 403 && wrong.header("set-cookie").is_empty());
    let right = log_in("password=correct+horse");
    let cookie = right.header("set-cookie").split(';').next().unwrap().to_owned();
    assert_eq!(request(server.at, "GET", "/api/hello", &[("Cookie", &cookie)], b"").status, 200);
}

#[test]
fn files_beyond_those_named_are_out_of_reach() {
    let folder = Folder::new();
    let shared = folder.0.join("shared");
    std::fs::create_dir(&shared).unwrap();
    let octets = std::fs::read(example("dns.pcap")).unwrap();
    let secret = folder.file("secret.pcap", &octets);
    std::fs::write(shared.join("a.pcap"), &octets).unwrap();
    std::fs::write(shared.join("text"), "no capture").unwrap();
    let server = Server::start(&[&shared]);
    let open = |path: &Path| {
        let open = Open { path: path.display().to_string(), read_filter: None };
        let answer = server.send("POST", "/captures", &serde_json::to_vec(&open).unwrap());
        let error: Option<ApiError> = serde_json::from_slice(&answer.body).ok();
        (answer.status, error.map(|e| e.code))
    };
    assert_eq!(open(&shared.join("a.pcap")).0, 200);
    for (path, code) in [
        (secret.clone(), ErrorCode::NotAllowed),
        (shared.join("../secret.pcap"), ErrorCode::NotAllowed),
        (folder.0.join("none"), ErrorCode::NotAllowed),
        (shared.join("none"), ErrorCode::BadFile),
        (shared.join("text"), ErrorCode::BadFile),
        (shared.clone(), ErrorCode::BadFile),
    ] {
        assert_eq!(open(&path).1, Some(code), "{}", path.display());
    }
    let listing: Listing = server.get("/files");
    assert_eq!(listing.entries.len(), 1);
    let listing: Listing = server.get(&format!("/files?dir={}", shared.display()));
    assert_eq!(listing.entries.len(), 2);
    for path in [format!("/files?dir={}", folder.0.display()), "/files?dir=/etc".to_owned()] {
        assert_eq!(server.send("GET", &path, b"").status, 403, "{path}");
    }
    let preview = format!("/files/preview?path={}", secret.display());
    assert_eq!(server.send("GET", &preview, b"").status, 403);
    // Nor can anything be written there.
    let save = format!(r#"{{"path": "{}/new.pcap", "format": "pcap"}}"#, folder.0.display());
    assert_eq!(server.send("POST", "/captures/1/save", save.as_bytes()).status, 403);
    assert!(!folder.0.join("new.pcap").exists());
}

#[test]
fn text_of_packets_is_text() {
    let hostile = "<14>Nov 23 10:00:00 h <script>alert(\"1\")</script>\\ \u{1} </script> '\u{202e}";
    let folder = Folder::new();
    let file = folder.file("hostile.pcap", &pcap(514, &[hostile.as_bytes(), b"<14>\xff\xfe<b>"]));
    let server = Server::start(&[&file]);
    let capture = server.open(&file);
    let rows = server.rows(capture.id, 0);
    let info = rows.rows[0].cells.last().unwrap();
    assert!(info.contains("<script>alert(\"1\")</script>"), "{info}");
    let answer = server.send("GET", "/captures/1/frames/1", b"");
    assert_eq!(answer.header("content-type"), "application/json");
    let details: Details = serde_json::from_slice(&answer.body).unwrap();
    assert!(details.nodes.iter().any(|n| n.label.contains("<script>")));
    // A filter made of such a value finds the frame again.
    let node = details.nodes.iter().find(|n| n.field == "syslog.msg").unwrap();
    let filter = serde_json::json!({"filter": node.filter.as_ref().unwrap()});
    assert_eq!(server.view(capture.id, &filter).rows, 1);
    assert_eq!(server.rows(capture.id, 0).rows.len(), 2);
}

#[test]
fn what_was_read_stays() {
    let folder = Folder::new();
    let whole = std::fs::read(example("http.pcap")).unwrap();
    let file = folder.file("http.pcap", &whole);
    let cut = folder.file("cut.pcap", whole.get(..whole.len() - 10).unwrap());
    let server = Server::start(&[&folder.0]);
    let has = |capture: &Capture, kind| capture.banners.iter().any(|b| b.kind == kind);

    let short = server.open(&cut);
    assert_eq!((short.state, short.packets), (LoadState::Failed, 43));
    assert!(has(&short, BannerKind::CutShort), "{:?}", short.banners);

    let capture = server.open(&file);
    assert!(capture.banners.is_empty());
    // Cut by somebody else, in place.
    std::fs::OpenOptions::new().write(true).open(&file).unwrap().set_len(500).unwrap();
    let last: Details = server.get(&format!("/captures/{}/frames/44", capture.id));
    assert_eq!(last.buffers[0].bytes, 0);
    let first: Details = server.get(&format!("/captures/{}/frames/1", capture.id));
    assert!(first.buffers[0].bytes > 0);
    assert_eq!(server.view(capture.id, &serde_json::json!({"filter": "frame"})).rows, 44);
    let now: Capture = server.get(&format!("/captures/{}", capture.id));
    assert!(has(&now, BannerKind::Vanished) && has(&now, BannerKind::Changed), "{:?}", now.banners);
    assert_eq!(now.packets, 44);

    std::fs::remove_file(&file).unwrap();
    let gone = until(|| {
        let now: Capture = server.get(&format!("/captures/{}", capture.id));
        (!has(&now, BannerKind::Changed)).then_some(now)
    });
    assert!(has(&gone, BannerKind::Vanished) && gone.packets == 44);
    let reload = server.send("POST", &format!("/captures/{}/reload", capture.id), b"");
    assert_eq!(reload.status, 422);
    assert_eq!(server.rows(capture.id, 0).rows.len(), 44);
}

#[test]
fn senseless_requests_are_refused() {
    let server = Server::start(&[&example("dns.pcap")]);
    server.open(&example("dns.pcap"));
    for (method, path, body, status) in [
        ("GET", "/captures/9", "", 404),
        ("GET", "/captures/x", "", 400),
        ("GET", "/captures/1/frames/0", "", 404),
        ("GET", "/captures/1/frames/11", "", 404),
        ("GET", "/captures/1/frames/99999999999", "", 400),
        ("GET", "/captures/1/rows?view=7&count=1", "", 404),
        ("GET", "/captures/1/rows?from=-1", "", 400),
        ("POST", "/captures/1/views", "{\"filter\": \"dns &&\"}", 400),
        ("POST", "/captures/1/views", "{\"sort\": {\"column\": 99, \"descending\": true}}", 404),
        ("POST", "/captures/1/views", "not json", 400),
        ("POST", "/captures/1/marks", "{\"kind\": \"marked\", \"action\": \"set\"}", 400),
        ("GET", "/captures/1/find?by=hex&text=0", "", 400),
        ("GET", "/captures/1/find?by=regex&text=(", "", 400),
        ("GET", "/captures/1/find?by=string&text=", "", 400),
        (
            "POST",
            "/captures/1/save",
            "{\"format\": \"pcap\", \"which\": \"range\", \"range\": \"x\"}",
            400,
        ),
        ("PUT", "/settings/columns", "[]", 400),
        ("PUT", "/settings/columns", "[{\"title\": \"x\", \"format\": \"%zz\"}]", 400),
        ("PUT", "/settings/preferences", "[{\"name\": \"no.such\", \"value\": \"1\"}]", 400),
        ("GET", "/no/such/route", "", 404),
    ] {
        let answer = server.send(method, path, body.as_bytes());
        assert_eq!(answer.status, status, "{method} {path} {body}: {}", answer.text());
    }
    // Beyond the end there are no rows, and that is no error.
    let rows: server::api::Rows = server.get("/captures/1/rows?from=4294967295&count=1000");
    assert!(rows.rows.is_empty() && rows.total == 10);
}
