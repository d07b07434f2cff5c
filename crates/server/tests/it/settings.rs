//! What the user sets changes what is seen.

use serde_json::json;
use server::api::{DecodeAsTables, Preference, ProtocolSwitch, Settings};

use crate::{Folder, Server, example, until};

#[test]
fn columns_and_times() {
    let server = Server::start(&[&example("dns.pcap")]);
    let id = server.open(&example("dns.pcap")).id;
    let columns = json!([
        {"title": "Name", "format": "%Cus:dns.qry.name:0:R"},
        {"title": "Time", "format": "%t"},
    ]);
    let settings: Settings = server.put("/settings/columns", &columns);
    assert_eq!(settings.columns.len(), 2);
    let cells = server.rows(id, 0).rows[0].cells.clone();
    assert!(cells.len() == 2 && cells[0].contains('.') && cells[1].starts_with("0.0"), "{cells:?}");
    let time = json!({"format": "utc_date", "digits": 3, "hms": false});
    let _: Settings = server.put("/settings/time", &time);
    let cells = server.rows(id, 0).rows[0].cells.clone();
    // 2026-11-23 10:00:00.123
    assert!(cells[1].len() == 23 && cells[1].starts_with("20"), "{cells:?}");
}

#[test]
fn protocols_preferences_and_decode_as() {
    let server = Server::start(&[&example("dns.pcap")]);
    let id = server.open(&example("dns.pcap")).id;
    let view = server.view(id, &json!({"filter": "dns"}));
    assert_eq!(view.rows, 10);
    let protocol = || server.rows(id, 0).rows[0].cells[4].clone();

    let off = json!([{"protocol": "dns", "enabled": false}]);
    let _: Settings = server.put("/settings/protocols", &off);
    server.loaded(id, 2);
    assert_eq!(protocol(), "UDP");
    // The view is filled anew.
    until(|| server.rows(id, view.id).rows.is_empty().then_some(()));
    let switches: Vec<ProtocolSwitch> = server.get("/settings/protocols?search=dns");
    assert!(switches.iter().any(|s| s.protocol == "dns" && !s.enabled));
    let on = json!([{"protocol": "dns", "enabled": true}]);
    let _: Settings = server.put("/settings/protocols", &on);
    server.loaded(id, 3);
    assert_eq!(protocol(), "DNS");

    let tables: DecodeAsTables = server.get("/settings/decode_as");
    assert!(tables.tables.iter().any(|t| t.table == "udp.port"));
    let rows = json!([{"table": "udp.port", "number": 53, "protocol": "syslog"}]);
    let _: Settings = server.put("/settings/decode_as", &rows);
    server.loaded(id, 4);
    assert_eq!(protocol(), "Syslog");
    // What is wrong changes nothing.
    let wrong = json!([{"table": "udp.port", "number": 53, "protocol": "nonsense"}]);
    assert_eq!(server.send("PUT", "/settings/decode_as", wrong.to_string().as_bytes()).status, 404);
    let tables: DecodeAsTables = server.get("/settings/decode_as");
    assert_eq!(tables.set[0].protocol.as_deref(), Some("syslog"));
    let _: Settings = server.put("/settings/decode_as", &json!([]));
    server.loaded(id, 5);
    assert_eq!(protocol(), "DNS");

    let found: Vec<Preference> = server.get("/settings/preferences?search=tcp.relative");
    assert_eq!(found[0].value, "TRUE");
    let set = json!([{"name": found[0].name, "value": "FALSE"}]);
    let _: Settings = server.put("/settings/preferences", &set);
    let found: Vec<Preference> = server.get("/settings/preferences?search=tcp.relative");
    assert_eq!(found[0].value, "FALSE");
}

#[test]
fn lists_that_the_page_keeps() {
    let server = Server::start(&[]);
    let _: Settings = server.put("/settings/page", &json!("{\"theme\":\"dark\"}"));
    let _: Settings = server.put("/settings/filters", &json!([{"name": "n", "filter": "dns"}]));
    let buttons = json!([{"label": "l", "filter": "dns", "comment": "", "enabled": true}]);
    let settings: Settings = server.put("/settings/buttons", &buttons);
    assert_eq!(settings.page, "{\"theme\":\"dark\"}");
    assert_eq!((settings.filters.len(), settings.buttons.len()), (1, 1));
    let long = json!("x".repeat(100_000)).to_string();
    assert_eq!(server.send("PUT", "/settings/page", long.as_bytes()).status, 400);
}

#[test]
fn what_was_set_is_there_again_after_a_start() {
    let folder = Folder::new();
    let start = || Server::kept(&folder.0, &[&example("dns.pcap")]);
    let server = start();
    let id = server.open(&example("dns.pcap")).id;
    server.view(id, &json!({"filter": "dns"}));
    let columns = json!([{"title": "Name", "format": "%Cus:dns.qry.name:0:R", "width": 99}]);
    let rules = json!([{"name": "r", "filter": "dns", "enabled": true,
        "foreground": {"red": 1, "green": 2, "blue": 3},
        "background": {"red": 4, "green": 5, "blue": 6}}]);
    let button = json!([{"label": "l", "filter": "dns", "comment": "", "enabled": true}]);
    for (path, value) in [
        ("columns", columns),
        ("time", json!({"format": "utc_date", "digits": 3, "hms": false})),
        ("colours", rules),
        ("colourize", json!(false)),
        ("filters", json!([{"name": "n", "filter": "dns"}])),
        ("buttons", button),
        ("page", json!("dark")),
        ("names", json!({"physical": false, "network": true, "transport": false})),
        ("preferences", json!([{"name": "tcp.relative_sequence_numbers", "value": "FALSE"}])),
        ("protocols", json!([{"protocol": "syslog", "enabled": false}])),
    ] {
        let _: Settings = server.put(&format!("/settings/{path}"), &value);
    }
    let before: Settings = server.get("/settings");
    drop(server);

    let server = start();
    let after: Settings = server.get("/settings");
    assert_eq!(after, before);
    assert_eq!((after.recent_filters.len(), after.columns.len()), (1, 1));
    assert!(after.names.network && !after.names.physical);
    let found: Vec<Preference> = server.get("/settings/preferences?search=tcp.relative");
    assert_eq!(found[0].value, "FALSE");
    let found: Vec<ProtocolSwitch> = server.get("/settings/protocols?search=syslog");
    assert!(found.iter().any(|s| s.protocol == "syslog" && !s.enabled));
    let files: serde_json::Value = server.get("/hello");
    assert!(files["recent"][0]["path"].as_str().unwrap().ends_with("dns.pcap"), "{files}");
    let cells = server.rows(server.open(&example("dns.pcap")).id, 0).rows[0].cells.clone();
    assert!(cells.len() == 1 && cells[0].contains('.'), "{cells:?}");
}

#[test]
fn what_is_kept_and_wrong_is_left_out() {
    let folder = Folder::new();
    let kept = json!({
        "columns": [{"title": "x", "format": "%nonsense"}],
        "preferences": {"tcp.relative_sequence_numbers": "FALSE", "no.such": "1", "tcp.check_checksum": "perhaps"},
        "protocols": {"nonsense": false},
        "page": "dark",
    });
    folder.file("window.json", kept.to_string().as_bytes());
    let server = Server::kept(&folder.0, &[]);
    let settings: Settings = server.get("/settings");
    assert_eq!((settings.columns.len(), settings.page.as_str()), (7, "dark"));
    let found: Vec<Preference> = server.get("/settings/preferences?search=tcp.relative");
    assert_eq!(found[0].value, "FALSE");
}
