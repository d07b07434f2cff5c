//! The windows of the Statistics menu that look at all frames.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use axum::Json;
use axum::extract::{Path, Query, State};
use dissect::text::push_address;
use dissect::{Address, Registry};
use serde::Deserialize;
use session::capture::Capture;
use session::pass::Matcher;
use session::tap::{self, CONV_TYPES, ConvType, End, Level, Report, Tap, Tapped, Taps};

use crate::api::{
    ConversationRow, Conversations, EndpointRow, Endpoints, ErrorCode, Hierarchy, HierarchyRow,
    TableKind,
};
use crate::app::App;
use crate::fail::{Answer, Fail};
use crate::filters;
use crate::routes::{Cancel, progress, work};

/// What [`crate::api::Hello::statistics`] names.
pub(crate) const NAMES: &[&str] = &["hierarchy", "conversations", "endpoints"];

/// Rows of one answer.
const ROWS_MAX: usize = 200_000;

#[derive(Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    kind: Option<String>,
    #[serde(default)]
    filter: Option<String>,
    #[serde(default)]
    job: Option<String>,
}

/// A filter as taps want it: they share it, but not the list of views.
struct Shared(session::capture::view::Filter);

impl Matcher for Shared {
    fn demand(&self, registry: &Registry) -> dissect::Demand {
        self.0.demand(registry)
    }
    fn matches(&self, frame: &session::Shown<'_>) -> bool {
        self.0.matches(frame)
    }
}

/// Shows all frames that the filter lets through to taps.
fn gather(
    app: &App,
    capture: &Capture,
    asked: &Asked,
    cancel: &Cancel,
    taps: Vec<Box<dyn Tap>>,
) -> Result<Vec<Tapped>, Fail> {
    let text = asked.filter.as_deref().unwrap_or("");
    let filter = filters::compile(text, &capture.session())?;
    let filter = filter.map(|f| Arc::new(Shared(f)) as Arc<dyn Matcher + Send>);
    let tapped = taps.into_iter().map(|tap| Tapped { tap, filter: filter.clone() });
    let told = |done: u32, of: u32| progress(app, &asked.job, done.into(), of.into());
    let gathered = capture.gather(Taps::new(tapped.collect()), cancel, &told);
    match cancel.load(Ordering::Relaxed) {
        true => Err(Fail::new(ErrorCode::Cancelled, "It was cancelled.")),
        false => Ok(gathered),
    }
}

pub(crate) async fn hierarchy(
    State(app): State<Arc<App>>,
    Path(id): Path<u32>,
    Query(asked): Query<Asked>,
) -> Answer<Hierarchy> {
    let opened = app.capture(id)?;
    let answer = work(move |cancel| {
        let capture = &opened.capture;
        let session = capture.session();
        let taps: Vec<Box<dyn Tap>> = vec![Box::new(tap::Hierarchy::new(&session.registry))];
        let gathered = gather(&app, capture, &asked, cancel, taps)?;
        let (mut rows, mut packets, mut bytes) = (Vec::new(), 0, 0);
        let frame = session.registry.protocol_field(session.registry.known.frame);
        for tapped in &gathered {
            let Report::Hierarchy(found) = tapped.tap.report() else { continue };
            // The window begins with the frame itself, of which the tap knows only what it carries.
            packets = found.root.below.iter().map(|l| l.frames).sum();
            bytes = found.root.below.iter().map(|l| l.bytes).sum();
            let below = found.root.below.clone();
            let top = Level { field: Some(frame), frames: packets, bytes, below };
            push_level(&mut rows, &top, 0, &session.registry);
        }
        let span = capture.span_ns().map_or(0, |(first, last)| last - first);
        Ok(Hierarchy { rows, packets: packets as u32, bytes, seconds: span as f64 / 1e9 })
    });
    Ok(Json(answer.await?))
}

/// A level and those below it. How deep they nest is bounded by the layers of a frame.
fn push_level(rows: &mut Vec<HierarchyRow>, level: &Level, depth: u32, registry: &Registry) {
    let Some(def) = level.field.map(|field| registry.field(field)) else { return };
    let below = |of: fn(&Level) -> u64| level.below.iter().map(of).sum::<u64>();
    let end_packets = level.frames.saturating_sub(below(|l| l.frames));
    rows.push(HierarchyRow {
        name: def.label.to_owned(),
        filter: def.filter.to_owned(),
        level: depth,
        packets: level.frames as u32,
        bytes: level.bytes,
        end_packets: end_packets as u32,
        end_bytes: level.bytes.saturating_sub(below(|l| l.bytes)),
        pdus: level.frames as u32,
    });
    for lower in &level.below {
        push_level(rows, lower, depth + 1, registry);
    }
}

/// Kinds that have ends, in the order of their layers.
fn kinds() -> impl Iterator<Item = &'static ConvType> {
    CONV_TYPES.iter().filter(|of| of.is_there())
}

/// The kind asked for; without one, the first that has rows.
fn chosen(asked: &Asked, kinds: &[TableKind]) -> Result<usize, Fail> {
    match asked.kind.as_deref() {
        Some(name) => kinds.iter().position(|k| k.kind == name).ok_or_else(|| Fail::no("kind")),
        None => Ok(kinds.iter().position(|k| k.rows > 0).unwrap_or(0)),
    }
}

fn table_kind(of: &ConvType, rows: usize) -> TableKind {
    let (kind, name) = (of.name.to_owned(), of.title.to_owned());
    TableKind { kind, name, rows: rows as u32, ports: of.ports }
}

pub(crate) async fn conversations(
    State(app): State<Arc<App>>,
    Path(id): Path<u32>,
    Query(asked): Query<Asked>,
) -> Answer<Conversations> {
    let opened = app.capture(id)?;
    let answer = work(move |cancel| {
        let capture = &opened.capture;
        let session = capture.session();
        let new = |of| Box::new(tap::Conversations::new(of, &session.registry)) as Box<dyn Tap>;
        let gathered = gather(&app, capture, &asked, cancel, kinds().map(new).collect())?;
        let reports = gathered.iter().filter_map(|tapped| match tapped.tap.report() {
            Report::Conversations(found) => Some(found),
            _ => None,
        });
        let reports: Vec<_> = reports.collect();
        let kinds: Vec<_> = reports.iter().map(|r| table_kind(r.of, r.list.len())).collect();
        let at = chosen(&asked, &kinds)?;
        let report = reports.get(at).ok_or_else(|| Fail::no("kind"))?;
        let first_ns = capture.span_ns().map_or(0, |span| span.0);
        let rows = report.list.iter().take(ROWS_MAX);
        let rows = rows.map(|found| conversation(found, report.of, first_ns)).collect();
        Ok(Conversations { kinds, kind: report.of.name.to_owned(), rows })
    });
    Ok(Json(answer.await?))
}

fn conversation(found: &tap::Conversation, of: &ConvType, first_ns: i64) -> ConversationRow {
    let [a, b] = found.ends;
    let [forth, back] = found.sent;
    let both = format!("{} && {}", at(of, &a, Way::Either), at(of, &b, Way::Either));
    let one = |from, to| format!("{} && {}", at(of, from, Way::From), at(of, to, Way::To));
    let stream = found.stream().and_then(|number| u32::try_from(number).ok());
    ConversationRow {
        address_a: text(&a.address),
        port_a: of.ports.then(|| a.port.to_string()),
        address_b: text(&b.address),
        port_b: of.ports.then(|| b.port.to_string()),
        stream,
        packets_a_b: forth.frames as u32,
        bytes_a_b: forth.bytes,
        packets_b_a: back.frames as u32,
        bytes_b_a: back.bytes,
        start: found.first_ns.saturating_sub(first_ns) as f64 / 1e9,
        start_absolute: found.first_ns as f64 / 1e9,
        duration: found.last_ns.saturating_sub(found.first_ns) as f64 / 1e9,
        filter: stream.map_or(both, |number| format!("{}.stream == {number}", of.name)),
        filter_a_b: one(&a, &b),
        filter_b_a: one(&b, &a),
    }
}

pub(crate) async fn endpoints(
    State(app): State<Arc<App>>,
    Path(id): Path<u32>,
    Query(asked): Query<Asked>,
) -> Answer<Endpoints> {
    let opened = app.capture(id)?;
    let answer = work(move |cancel| {
        let capture = &opened.capture;
        let session = capture.session();
        let new = |of| Box::new(tap::Endpoints::new(of, &session.registry)) as Box<dyn Tap>;
        let gathered = gather(&app, capture, &asked, cancel, kinds().map(new).collect())?;
        let reports = gathered.iter().filter_map(|tapped| match tapped.tap.report() {
            Report::Endpoints(found) => Some(found),
            _ => None,
        });
        let reports: Vec<_> = reports.collect();
        let kinds: Vec<_> = reports.iter().map(|r| table_kind(r.of, r.list.len())).collect();
        let chosen = chosen(&asked, &kinds)?;
        let report = reports.get(chosen).ok_or_else(|| Fail::no("kind"))?;
        let row = |found: &tap::Endpoint| EndpointRow {
            address: text(&found.end.address),
            port: report.of.ports.then(|| found.end.port.to_string()),
            packets_sent: found.sent.frames as u32,
            bytes_sent: found.sent.bytes,
            packets_received: found.received.frames as u32,
            bytes_received: found.received.bytes,
            filter: at(report.of, &found.end, Way::Either),
        };
        let rows = report.list.iter().take(ROWS_MAX).map(row).collect();
        Ok(Endpoints { kinds, kind: report.of.name.to_owned(), rows })
    });
    Ok(Json(answer.await?))
}

/// Which end of a frame.
#[derive(Clone, Copy)]
enum Way {
    From,
    To,
    Either,
}

/// A filter for frames that have an end.
fn at(of: &ConvType, end: &End, way: Way) -> String {
    let family = match end.address {
        Address::Ipv4(_) => "ip",
        Address::Ipv6(_) => "ipv6",
        Address::Ether(_) => "eth",
        _ => of.name,
    };
    let (address, port) = match way {
        Way::From => ("src", "srcport"),
        Way::To => ("dst", "dstport"),
        Way::Either => ("addr", "port"),
    };
    let text = text(&end.address);
    match of.ports {
        true => format!("{family}.{address} == {text} && {}.{port} == {}", of.name, end.port),
        false => format!("{family}.{address} == {text}"),
    }
}

fn text(address: &Address) -> String {
    let mut out = Vec::new();
    push_address(&mut out, address);
    String::from_utf8_lossy(&out).into_owned()
}
