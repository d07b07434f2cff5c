//! `tap`: reports over all frames.

use std::sync::atomic::AtomicBool;

use dissect::names::Known;
use dissect::{Address, Severity};
use session::Session;
use session::tap::{
    CONV_TYPES, ConvType, Conversations, End, Endpoints, Experts, Report, Tap, Tapped, Taps,
};

use super::desk::{Desk, Loaded};
use super::frame::word;
use super::json::{Json, seconds};
use super::request::{Refused, Request, TAPS_MAX, refused};

/// A report that a client asks for, by the name it has for clients.
struct Asked {
    name: String,
    tap: Box<dyn Tap>,
}

/// Answers.
pub(super) fn answer(desk: &Desk, request: &Request, json: &mut Json) -> Result<(), Refused> {
    let names = (0..TAPS_MAX).map_while(|n| request.text(&format!("tap{n}")));
    let asked: Result<Vec<Asked>, Refused> = names.map(|name| ask(&desk.session, name)).collect();
    let asked = asked?;
    let (names, taps): (Vec<String>, Vec<_>) =
        asked.into_iter().map(|Asked { name, tap }| (name, Tapped { tap, filter: None })).unzip();
    let gathered = gather(desk.loaded.as_ref(), taps);
    json.open('{');
    json.member("taps", '[');
    // The last that was asked for comes first.
    for (name, tapped) in names.iter().zip(&gathered).rev() {
        json.open('{');
        json.text("tap", name);
        match tapped.tap.report() {
            Report::Conversations(report) => write_conversations(json, &desk.session, report),
            Report::Endpoints(report) => write_endpoints(json, &desk.session, report),
            Report::Experts(report) => write_notes(json, report),
            _ => {}
        }
        json.close('}');
    }
    json.close(']');
    json.close('}');
    Ok(())
}

/// Shows all frames to taps.
pub(super) fn gather(loaded: Option<&Loaded>, taps: Vec<Tapped>) -> Vec<Tapped> {
    match loaded {
        Some(loaded) => loaded.capture.gather(Taps::new(taps), &AtomicBool::new(false), &|_, _| {}),
        None => taps,
    }
}

fn ask(session: &Session, name: &str) -> Result<Asked, Refused> {
    let registry = &session.registry;
    let no = |code, what: String| refused(code, format!("sharkd_session_process_tap() {what}"));
    let of = |title: &str| CONV_TYPES.iter().find(|of| of.title == title && of.is_there());
    let tap: Box<dyn Tap> = match name.split_once(':') {
        None if name == "expert" => Box::new(Experts::new(registry).with_places()),
        Some(("conv", title)) => {
            let of = of(title).ok_or_else(|| no(-11003, format!("conv {title} not found")))?;
            Box::new(Conversations::new(of, registry))
        }
        Some(("endpt", title)) => {
            let of = of(title).ok_or_else(|| no(-11004, format!("endpt {title} not found")))?;
            Box::new(Endpoints::new(of, registry))
        }
        Some(("stat", rest)) => return Err(no(-11001, format!("stat {rest} not found"))),
        Some(("nstat", rest)) => return Err(no(-11006, format!("nstat={rest} not found"))),
        Some(("rtd", rest)) => return Err(no(-11007, format!("rtd={rest} not found"))),
        Some(("srt", rest)) => return Err(no(-11009, format!("srt={rest} not found"))),
        Some(("eo", rest)) => return Err(no(-11011, format!("eo={rest} not found"))),
        _ => return Err(no(-11012, format!("{name} not recognized"))),
    };
    Ok(Asked { name: name.to_owned(), tap })
}

fn write_conversations(json: &mut Json, session: &Session, report: &Conversations) {
    json.text("type", "conv");
    json.member("convs", '[');
    for found in &report.list {
        json.open('{');
        let [from, to] = &found.ends;
        json.text("saddr", &name(session, &from.address));
        json.text("daddr", &name(session, &to.address));
        if report.of.ports {
            json.text("sport", &from.port.to_string());
            json.text("dport", &to.port.to_string());
        }
        let [sent, received] = found.sent;
        json.value("rxf", received.frames);
        json.value("rxb", received.bytes);
        json.value("txf", sent.frames);
        json.value("txb", sent.bytes);
        json.value("start", seconds(found.first_ns.saturating_sub(report.start_ns)));
        json.value("stop", seconds(found.last_ns.saturating_sub(report.start_ns)));
        json.text("filter", &format!("{} && {}", at(report.of, from), at(report.of, to)));
        json.close('}');
    }
    json.close(']');
    write_kind(json, report.of);
}

fn write_endpoints(json: &mut Json, session: &Session, report: &Endpoints) {
    json.text("type", "host");
    json.member("hosts", '[');
    for found in &report.list {
        json.open('{');
        json.text("host", &name(session, &found.end.address));
        if report.of.ports {
            json.text("port", &found.end.port.to_string());
        }
        json.value("rxf", found.received.frames);
        json.value("rxb", found.received.bytes);
        json.value("txf", found.sent.frames);
        json.value("txb", found.sent.bytes);
        json.text("filter", &at(report.of, &found.end));
        json.close('}');
    }
    json.close(']');
    write_kind(json, report.of);
}

fn write_kind(json: &mut Json, of: &ConvType) {
    json.text("proto", of.title);
    json.value("geoip", false);
}

fn name(session: &Session, address: &Address) -> String {
    Known::of(&session.config).named(*address).short().to_string()
}

/// A filter for frames that have an end.
fn at(of: &ConvType, end: &End) -> String {
    let field = match end.address {
        Address::Ipv4(_) => "ip.addr",
        Address::Ipv6(_) => "ipv6.addr",
        Address::Ether(_) => "eth.addr",
        _ => return String::new(),
    };
    let address = end.address;
    match of.ports {
        true => format!("{field}=={address} && {}.port=={}", of.name, end.port),
        false => format!("{field}=={address}"),
    }
}

/// The last note comes first.
fn write_notes(json: &mut Json, report: &Experts) {
    json.text("type", "expert");
    json.member("details", '[');
    for (frame, place) in report.places.iter().flatten().rev() {
        let Some((note, _)) = report.list.get(*place as usize) else { continue };
        json.open('{');
        json.value("f", frame);
        const ALL: [Severity; 5] =
            [Severity::Comment, Severity::Chat, Severity::Note, Severity::Warn, Severity::Error];
        let severity = ALL.into_iter().find(|severity| *severity as u32 == note.severity);
        json.text("s", severity.map_or("Unknown", word));
        json.text("g", export::tap::group(note.group));
        json.text("m", &note.text);
        json.text("p", note.protocol);
        json.close('}');
    }
    json.close(']');
}
