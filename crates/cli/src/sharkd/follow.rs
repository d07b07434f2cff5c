//! `follow`: what the ends of a conversation sent each other.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use dissect::{Demand, Value};
use session::capture::view::ALL;
use session::tap::follow::{Followed, Stream, Which};
use session::tap::{End, Report, Tapped};

use super::desk::{Desk, compile};
use super::json::Json;
use super::reports::gather;
use super::request::{Refused, Request, refused};

/// What can be followed: the name for clients, what it is, the field of its number.
pub(super) const FOLLOWERS: &[(&str, Stream, &str)] = &[
    ("HTTP", Stream::Http, "tcp.stream"),
    ("TCP", Stream::Tcp, "tcp.stream"),
    ("UDP", Stream::Udp, "udp.stream"),
];

/// Answers.
pub(super) fn answer(desk: &Desk, request: &Request, json: &mut Json) -> Result<(), Refused> {
    let name = request.text("follow").unwrap_or("");
    let no = |code, what: String| refused(code, format!("sharkd_session_process_follow() {what}"));
    let known = FOLLOWERS.iter().find(|follower| follower.0 == name);
    let (_, stream, field) =
        known.ok_or_else(|| no(-12001, format!("follower={name} not found")))?;
    let text = request.text("filter").unwrap_or("").trim();
    let filter = compile(&desk.session, text).map_err(|error| {
        no(-12002, format!("name={name} error=Filter \"{text}\" is invalid - {}", error.message))
    })?;
    let number = number(text, field).or_else(|| {
        // The conversation of the first frame that the filter lets through.
        let loaded = desk.loaded.as_ref()?;
        let view = loaded.view(text, filter, 1);
        let first = loaded.capture.rows(view, 0, 1)?.rows.first()?.number;
        let id = desk.session.registry.fields_named(field).first().copied()?;
        let mut demand = Demand::nothing();
        demand.add(id);
        let found = loaded.capture.frame(first.checked_sub(1)?, ALL, &demand, |shown, _| {
            let node = shown.tree.nodes().iter().rev().find(|node| node.field == id)?;
            if let Value::U64(number) = node.value { Some(number) } else { None }
        });
        found.flatten()
    });
    let which = Which::Index(number.unwrap_or(u64::MAX));
    let tap = Box::new(Followed::new(*stream, which, &desk.session.registry));
    let gathered = gather(desk.loaded.as_ref(), vec![Tapped { tap, filter: None }]);
    for tapped in &gathered {
        if let Report::Followed(report) = tapped.tap.report() {
            write(json, report);
        }
    }
    Ok(())
}

/// The number of a conversation, if that is all that a filter asks for.
fn number(filter: &str, field: &str) -> Option<u64> {
    let rest = filter.strip_prefix(field)?.trim_start();
    let rest = rest.strip_prefix("==").or_else(|| rest.strip_prefix("eq "))?;
    rest.trim().parse().ok()
}

fn write(json: &mut Json, report: &Followed) {
    let octets = |back: bool| -> u64 {
        let of = report.segments.iter().filter(|segment| segment.back == back);
        of.map(|segment| if segment.gap { 0 } else { segment.len as u64 }).sum()
    };
    let host = |end: Option<&End>| end.map_or("NONE".to_owned(), |end| end.address.to_string());
    let port = |end: Option<&End>| end.map_or(0, |end| end.port).to_string();
    let ends = report.ends.as_ref();
    let (client, server) = (ends.map(|e| &e[0]), ends.map(|e| &e[1]));
    json.open('{');
    json.text("shost", &host(server));
    json.text("sport", &port(server));
    json.value("sbytes", octets(false));
    json.text("chost", &host(client));
    json.text("cport", &port(client));
    json.value("cbytes", octets(true));
    if !report.segments.is_empty() {
        json.member("payloads", '[');
        for segment in &report.segments {
            json.open('{');
            json.value("n", segment.frame);
            let gap = format!("[{} bytes missing in capture file]\0", segment.len);
            let bytes = if segment.gap { gap.as_bytes() } else { report.octets_of(segment) };
            json.text("d", &STANDARD.encode(bytes));
            if segment.back {
                json.value("s", 1);
            }
            json.close('}');
        }
        json.close(']');
    }
    json.close('}');
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn numbers_of_conversations() {
        for (filter, found) in [
            ("tcp.stream == 3", Some(3)),
            ("tcp.stream==3", Some(3)),
            ("tcp.stream eq 12", Some(12)),
            ("tcp.stream eq 12 && ip", None),
            ("tcp", None),
        ] {
            assert_eq!(number(filter, "tcp.stream"), found, "{filter}");
        }
    }
}
