//! `intervals` and `iograph`: what happens over time.

use std::collections::BTreeMap;
use std::sync::Arc;

use dissect::{FieldType, Registry};
use session::pass::Matcher;
use session::tap::io_stat::{Cell, Clock, Column, Kind, Measure};
use session::tap::{IoStat, Report, Tapped};
use session::{Session, Shown};

use super::desk::{Desk, compile};
use super::json::Json;
use super::reports::gather;
use super::request::{GRAPHS_MAX, Refused, Request, refused};

/// An interval that is not asked for otherwise, ms.
const INTERVAL: u32 = 1000;

/// Intervals of a graph; what comes later is left out, as in the reference.
const ITEMS_MAX: u64 = 250_000;

/// A filter as taps want it.
pub(super) struct Shared(pub(super) session::capture::view::Filter);

impl Matcher for Shared {
    fn demand(&self, registry: &Registry) -> dissect::Demand {
        self.0.demand(registry)
    }
    fn matches(&self, frame: &Shown<'_>) -> bool {
        self.0.matches(frame)
    }
}

fn matcher(
    session: &Session,
    text: &str,
) -> Result<Option<Arc<dyn Matcher + Send>>, dfilter::Error> {
    let filter = compile(session, text)?;
    Ok(filter.map(|f| Arc::new(Shared(f)) as Arc<dyn Matcher + Send>))
}

/// Counts all frames by intervals.
fn count(desk: &Desk, request: &Request, columns: Vec<Column>, clock: Clock) -> Vec<Tapped> {
    let ms = request.number("interval").unwrap_or(INTERVAL);
    let tap = IoStat::new(Some(u64::from(ms) * 1000), columns);
    let tap = Box::new(IoStat { clock, ..tap });
    gather(desk.loaded.as_ref(), vec![Tapped { tap, filter: None }])
}

/// Answers `intervals`.
pub(super) fn intervals(desk: &Desk, request: &Request, json: &mut Json) -> Result<(), Refused> {
    let text = request.text("filter").unwrap_or("");
    let filter = matcher(&desk.session, text)
        .map_err(|_| refused(-7001, format!("Invalid filter parameter: {text}")))?;
    let column = Column::new("", (Measure::FramesAndBytes, Kind::Whole), filter, Vec::new());
    let gathered = count(desk, request, vec![column], Clock::FreeMs);
    let (mut last, mut frames, mut bytes) = (0, 0, 0);
    json.open('{');
    json.member("intervals", '[');
    for report in gathered.iter().map(|tapped| tapped.tap.report()) {
        let Report::IoStat(report) = report else { continue };
        for (interval, cell) in report.columns.iter().flat_map(|column| &column.cells) {
            let interval = *interval as i64;
            json.plain(format_args!("[{interval},{},{}]", cell.frames, cell.bytes));
            last = last.max(interval);
            frames += cell.frames;
            bytes += cell.bytes;
        }
    }
    json.close(']');
    json.value("last", last);
    json.value("frames", frames);
    json.value("bytes", bytes);
    json.close('}');
    Ok(())
}

/// What a graph tells of an interval.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shows {
    Packets,
    Bytes,
    Bits,
    Of(Measure),
    /// Frames that have the field.
    Frames,
}

/// What clients call graphs of a field, and the words for it in messages.
const OF_FIELDS: &[(&str, Shows, &str)] = &[
    ("sum", Shows::Of(Measure::Sum), "SUM"),
    ("frames", Shows::Frames, "COUNT FRAMES"),
    ("fields", Shows::Of(Measure::Count), "COUNT FIELDS"),
    ("max", Shows::Of(Measure::Max), "MAX"),
    ("min", Shows::Of(Measure::Min), "MIN"),
    ("avg", Shows::Of(Measure::Average), "AVG"),
    ("load", Shows::Of(Measure::Load), "LOAD"),
];

/// Answers `iograph`.
pub(super) fn graphs(desk: &Desk, request: &Request, json: &mut Json) -> Result<(), Refused> {
    let wrong = |text: String| refused(-6001, text);
    let (mut shows, mut columns) = (Vec::new(), Vec::new());
    for number in 0..GRAPHS_MAX {
        let Some(name) = request.text(&format!("graph{number}")) else { break };
        let (show, field) = match name {
            "packets" => (Shows::Packets, None),
            "bytes" => (Shows::Bytes, None),
            "bits" => (Shows::Bits, None),
            _ => {
                let (word, field) = name.split_once(':').unwrap_or((name, ""));
                let known = OF_FIELDS.iter().find(|of| of.0 == word && name.contains(':'));
                // As in the reference: what it does not know ends the list.
                let Some((_, show, title)) = known else { break };
                (*show, Some((field, *title)))
            }
        };
        let text = request.text(&format!("filter{number}")).unwrap_or("");
        let filter = matcher(&desk.session, text)
            .map_err(|error| wrong(format!("Filter \"{text}\" is invalid - {}", error.message)))?;
        let column = match field {
            None => Column::new("", (Measure::FramesAndBytes, Kind::Whole), filter, Vec::new()),
            Some((field, title)) => {
                of_field(&desk.session, show, field, title, filter).map_err(wrong)?
            }
        };
        shows.push(show);
        columns.push(column);
    }
    let gathered = count(desk, request, columns, Clock::Free);
    let interval_ns = u64::from(request.number("interval").unwrap_or(INTERVAL)) * 1_000_000;
    json.open('{');
    json.member("iograph", '[');
    for report in gathered.iter().map(|tapped| tapped.tap.report()) {
        let Report::IoStat(report) = report else { continue };
        for (column, shows) in report.columns.iter().zip(&shows) {
            write_graph(json, column, *shows, interval_ns);
        }
    }
    json.close(']');
    json.close('}');
    Ok(())
}

fn of_field(
    session: &Session,
    shows: Shows,
    name: &str,
    title: &str,
    filter: Option<Arc<dyn Matcher + Send>>,
) -> Result<Column, String> {
    let ids = session.registry.fields_named(name).to_vec();
    let Some(def) = ids.first().map(|id| session.registry.field(*id)) else {
        return Err(format!("There is no field named '{name}'."));
    };
    let (measure, kind) = match (shows, Kind::of(def.kind)) {
        (Shows::Of(Measure::Load), _) if def.kind != FieldType::RelativeTime => {
            return Err("LOAD is only supported for relative-time fields.".to_owned());
        }
        (Shows::Frames | Shows::Of(Measure::Count), _) => (Measure::Count, Kind::default()),
        (Shows::Of(measure), Some(kind)) => (measure, kind),
        _ => {
            return Err(format!(
                "\"{name}\" doesn't have integral or float values. {title} calculations are not supported on it."
            ));
        }
    };
    let filter = match shows {
        Shows::Frames => with_field(session, name, filter)?,
        _ => filter,
    };
    Ok(Column::new("", (measure, kind), filter, ids))
}

/// Frames that pass a filter and have a field.
fn with_field(
    session: &Session,
    name: &str,
    filter: Option<Arc<dyn Matcher + Send>>,
) -> Result<Option<Arc<dyn Matcher + Send>>, String> {
    struct Both(Arc<dyn Matcher + Send>, Arc<dyn Matcher + Send>);
    impl Matcher for Both {
        fn demand(&self, registry: &Registry) -> dissect::Demand {
            let mut demand = self.0.demand(registry);
            demand.merge(&self.1.demand(registry));
            demand
        }
        fn matches(&self, frame: &Shown<'_>) -> bool {
            self.0.matches(frame) && self.1.matches(frame)
        }
    }
    let has = matcher(session, name).map_err(|error| error.message)?;
    Ok(match (has, filter) {
        (Some(has), Some(filter)) => Some(Arc::new(Both(has, filter))),
        (has, filter) => has.or(filter),
    })
}

/// The values of a graph. Where intervals are left out, a text tells the number of the next.
fn write_graph(json: &mut Json, column: &Column, shows: Shows, interval_ns: u64) {
    json.open('{');
    json.member("items", '[');
    // Time may run backwards: an interval can come more than once. What is before the first frame has no place.
    let mut cells = BTreeMap::<u64, Cell>::new();
    for (interval, cell) in column.cells.iter().filter(|(interval, _)| *interval < ITEMS_MAX) {
        cells.entry(*interval).or_default().add(cell);
    }
    let mut next = 0;
    for (interval, cell) in &cells {
        let value = value(cell, shows, column.kind, interval_ns);
        if value == 0.0 {
            continue;
        }
        if *interval != next {
            json.string(&format!("{interval:x}"));
        }
        json.plain(format_args!("{value:.6}"));
        next = interval + 1;
    }
    json.close(']');
    json.close('}');
}

fn value(cell: &Cell, shows: Shows, kind: Kind, interval_ns: u64) -> f64 {
    // Spans of time are told in seconds.
    let unit = if kind == Kind::Time { 1e9 } else { 1.0 };
    match shows {
        Shows::Packets | Shows::Frames => cell.frames as f64,
        Shows::Bytes => cell.bytes as f64,
        Shows::Bits => cell.bytes as f64 * 8.0,
        Shows::Of(Measure::Count) => cell.values as f64,
        Shows::Of(Measure::Sum) => cell.sum.float() / unit,
        Shows::Of(Measure::Min) => cell.min.float() / unit,
        Shows::Of(Measure::Max) => cell.max.float() / unit,
        Shows::Of(Measure::Average) if cell.values > 0 => {
            cell.sum.float() / cell.values as f64 / unit
        }
        Shows::Of(Measure::Load) => cell.sum.float() / interval_ns as f64,
        Shows::Of(_) => 0.0,
    }
}
