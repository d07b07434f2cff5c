//! One frame: its details, what belongs to it, what the user set for it; and looking for one.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use dissect::{Demand, Value};
use serde::Deserialize;
use session::Shown;
use session::capture::Capture;
use session::capture::find::{self, Needle, Width};
use session::capture::marks::Flag;
use session::columns::Column;
use session::describe::quoted;

use crate::api::{
    self, CellFilter, ConversationFilter, ConversationFilters, Details, Direction, Find, FindBy,
    FindChars, FindIn, Found, Mark, MarkAction, MarkKind, Marks,
};
use crate::app::App;
use crate::details::details as describe;
use crate::fail::{Answer, Fail};
use crate::filters;
use crate::routes::{progress, work};

#[derive(Deserialize)]
pub(crate) struct InView {
    #[serde(default)]
    view: u32,
}

/// A frame's index by its number.
fn index(number: u32) -> Result<u32, Fail> {
    number.checked_sub(1).ok_or_else(|| Fail::no("frame"))
}

pub(crate) async fn details(
    State(app): State<Arc<App>>,
    Path((id, frame)): Path<(u32, u32)>,
    Query(InView { view }): Query<InView>,
) -> Answer<Details> {
    let opened = app.capture(id)?;
    let index = index(frame)?;
    let details = work(move |_| {
        let capture = &opened.capture;
        let generation = capture.state().generation;
        let comments = capture.comments(index);
        let then = |shown: &Shown<'_>, row| describe(shown, row, generation, comments);
        let found = capture.frame(index, view, &Demand::visible(), then);
        found.ok_or_else(|| Fail::no("frame"))
    });
    Ok(Json(details.await?))
}

#[derive(Deserialize)]
pub(crate) struct OfColumn {
    column: u32,
}

pub(crate) async fn cell(
    State(app): State<Arc<App>>,
    Path((id, frame)): Path<(u32, u32)>,
    Query(OfColumn { column }): Query<OfColumn>,
) -> Answer<CellFilter> {
    let opened = app.capture(id)?;
    let index = index(frame)?;
    let filter = work(move |_| {
        let look = opened.capture.look();
        let def = look.columns.get(column as usize).ok_or_else(|| Fail::no("column"))?;
        let found = opened.capture.frame(index, 0, &Demand::visible(), |shown, row| {
            let text = row.cells.get(column as usize).cloned().unwrap_or_default();
            cell_filter(shown, &def.column, text)
        });
        found.ok_or_else(|| Fail::no("frame"))
    });
    Ok(Json(filter.await?))
}

/// A filter for frames that have the same in a column.
fn cell_filter(shown: &Shown<'_>, column: &Column, text: String) -> CellFilter {
    let first = |names: &[&str]| -> String {
        let nodes = shown.tree.nodes().iter();
        let fields = nodes.map(|node| shown.registry.field(node.field).filter);
        let mut found = fields.filter(|f| names.contains(f)).map(str::to_owned);
        found.next_back().unwrap_or_default()
    };
    let (field, value) = match column {
        Column::Number => ("frame.number".to_owned(), text.clone()),
        Column::Length => ("frame.len".to_owned(), text.clone()),
        Column::Source { .. } => {
            (first(&["eth.src", "ip.src", "ipv6.src", "arp.src.proto_ipv4"]), text.clone())
        }
        Column::Destination { .. } => {
            (first(&["eth.dst", "ip.dst", "ipv6.dst", "arp.dst.proto_ipv4"]), text.clone())
        }
        Column::SourcePort { .. } => {
            (first(&["tcp.srcport", "udp.srcport", "sctp.srcport"]), text.clone())
        }
        Column::DestinationPort { .. } => {
            (first(&["tcp.dstport", "udp.dstport", "sctp.dstport"]), text.clone())
        }
        Column::Protocol => {
            let named =
                |(id, p): (_, &dissect::Protocol)| (p.short == text).then_some((id, p.filter));
            let name = shown.registry.protocols().find_map(named).map_or("", |n| n.1);
            let filter = (!name.is_empty()).then(|| name.to_owned());
            return CellFilter { text, field: name.to_owned(), filter };
        }
        Column::Info => ("_ws.col.info".to_owned(), quoted(&text)),
        Column::Custom { fields, .. } => {
            let mut ids = fields.iter().flatten();
            let name = ids.next().map_or("", |id| shown.registry.field(*id).filter);
            let node =
                shown.tree.nodes().iter().find(|n| shown.registry.field(n.field).filter == name);
            let filter = node.and_then(|node| crate::details::node_filter(shown, node));
            return CellFilter { text, field: name.to_owned(), filter };
        }
        _ => (String::new(), String::new()),
    };
    // A name of an address is no value of its field: the address is.
    let node = shown
        .tree
        .nodes()
        .iter()
        .rev()
        .find(|n| !field.is_empty() && shown.registry.field(n.field).filter == field);
    let filter = match node.and_then(|node| crate::details::node_filter(shown, node)) {
        Some(filter) => Some(filter),
        None => (!field.is_empty()).then(|| format!("{field} == {value}")),
    };
    CellFilter { text, field, filter }
}

pub(crate) async fn conversation(
    State(app): State<Arc<App>>,
    Path((id, frame)): Path<(u32, u32)>,
) -> Answer<ConversationFilters> {
    let opened = app.capture(id)?;
    let index = index(frame)?;
    let filters = work(move |_| {
        let found =
            opened.capture.frame(index, 0, &Demand::visible(), |shown, _| filters_of(shown));
        found.ok_or_else(|| Fail::no("frame"))
    });
    Ok(Json(ConversationFilters { filters: filters.await? }))
}

/// Both ends of a conversation: name, address field, source, destination, and the same of the ports.
type Ends = (&'static str, [&'static str; 3], Option<[&'static str; 3]>);

/// Kinds of conversations, innermost first.
const CONVERSATIONS: &[Ends] = &[
    ("TCP", ["ip.addr", "ip.src", "ip.dst"], Some(["tcp.port", "tcp.srcport", "tcp.dstport"])),
    (
        "TCP",
        ["ipv6.addr", "ipv6.src", "ipv6.dst"],
        Some(["tcp.port", "tcp.srcport", "tcp.dstport"]),
    ),
    ("UDP", ["ip.addr", "ip.src", "ip.dst"], Some(["udp.port", "udp.srcport", "udp.dstport"])),
    (
        "UDP",
        ["ipv6.addr", "ipv6.src", "ipv6.dst"],
        Some(["udp.port", "udp.srcport", "udp.dstport"]),
    ),
    ("IPv4", ["ip.addr", "ip.src", "ip.dst"], None),
    ("IPv6", ["ipv6.addr", "ipv6.src", "ipv6.dst"], None),
    ("Ethernet", ["eth.addr", "eth.src", "eth.dst"], None),
];

fn filters_of(shown: &Shown<'_>) -> Vec<ConversationFilter> {
    let value = |name: &str| {
        let is = |n: &&dissect::Node| shown.registry.field(n.field).filter == name;
        let node = shown.tree.nodes().iter().rev().find(is)?;
        let mut text = Vec::new();
        let zone = &shown.config.zone;
        let (registry, tree, sources) = (shown.registry, shown.tree, shown.sources);
        let view = dissect::label::View { registry, tree, sources, zone };
        dissect::label::push_value(&mut text, &view, node);
        String::from_utf8(text).ok()
    };
    let both = |[name, source, destination]: [&str; 3]| {
        let (a, b) = (value(source)?, value(destination)?);
        Some(format!("({name} eq {a} and {name} eq {b})"))
    };
    let mut filters = Vec::new();
    for (name, addresses, ports) in CONVERSATIONS {
        let found = match ports {
            None => both(*addresses).map(|filter| filter.trim_matches(['(', ')']).to_owned()),
            Some(ports) => both(*addresses).zip(both(*ports)).map(|(a, p)| format!("{a} and {p}")),
        };
        let name = (*name).to_owned();
        filters.extend(found.map(|filter| ConversationFilter { name, filter }));
    }
    filters
}

#[derive(Deserialize)]
pub(crate) struct Step {
    #[serde(default)]
    view: u32,
    #[serde(default)]
    direction: Direction,
}

pub(crate) async fn neighbour(
    State(app): State<Arc<App>>,
    Path((id, frame)): Path<(u32, u32)>,
    Query(Step { view, direction }): Query<Step>,
) -> Answer<Found> {
    let opened = app.capture(id)?;
    let index = index(frame)?;
    let found = work(move |cancel| {
        let capture = &opened.capture;
        let filter = capture.frame(index, view, &Demand::visible(), |shown, _| stream(shown));
        let Some(filter) = filter.flatten() else { return Ok(nothing()) };
        let Some(filter) = filters::compile(&filter, &capture.session())? else {
            return Ok(nothing());
        };
        let needle = Needle::Filter(filter);
        let backward = direction == Direction::Backward;
        let found = capture.find(view, &needle, Some(index), backward, false, cancel, &|_, _| ());
        Ok(told(found.ok_or_else(|| Fail::no("view"))?))
    });
    Ok(Json(found.await?))
}

/// A filter for the stream a frame is in, or for its addresses.
fn stream(shown: &Shown<'_>) -> Option<String> {
    let numbered = shown.tree.nodes().iter().rev().find_map(|node| {
        let name = shown.registry.field(node.field).filter;
        match node.value {
            Value::U64(n) if matches!(name, "tcp.stream" | "udp.stream") => {
                Some(format!("{name} == {n}"))
            }
            _ => None,
        }
    });
    numbered.or_else(|| filters_of(shown).into_iter().next().map(|f| f.filter))
}

fn nothing() -> Found {
    Found { frame: None, row: None, node: None, start: None, length: None, wrapped: false }
}

fn told(place: Option<find::Place>) -> Found {
    place.map_or_else(nothing, |place| Found {
        frame: Some(place.frame + 1),
        row: Some(place.row),
        node: place.node,
        start: place.octets.map(|o| o.0),
        length: place.octets.map(|o| o.1),
        wrapped: place.wrapped,
    })
}

pub(crate) async fn find(
    State(app): State<Arc<App>>,
    Path(id): Path<u32>,
    Query(find): Query<Find>,
) -> Answer<Found> {
    let opened = app.capture(id)?;
    let found = work(move |cancel| {
        let capture = &opened.capture;
        let needle = needle(&find, capture)?;
        let backward = find.direction == Direction::Backward;
        let from = find.from.checked_sub(1);
        let told_of = |done: u32, of: u32| progress(&app, &find.job, done.into(), of.into());
        let found = capture.find(find.view, &needle, from, backward, find.wrap, cancel, &told_of);
        found.ok_or_else(|| Fail::no("view"))
    });
    Ok(Json(told(found.await?)))
}

fn needle(find: &Find, capture: &Capture) -> Result<Needle, Fail> {
    if find.text.is_empty() {
        return Err(Fail::bad("There is nothing to look for."));
    }
    let expression = match find.by {
        FindBy::Filter => {
            let filter = filters::compile(&find.text, &capture.session())?;
            return filter.map(Needle::Filter).ok_or_else(|| Fail::bad("The filter is empty."));
        }
        FindBy::Hex => return find::hex(&find.text).map(Needle::Bytes).map_err(Fail::bad),
        FindBy::String => false,
        FindBy::Regex => true,
    };
    let width = match find.chars {
        FindChars::Both => Width::Both,
        FindChars::Narrow => Width::Narrow,
        FindChars::Wide => Width::Wide,
    };
    let bytes = (find.within == FindIn::Bytes).then_some(width);
    let expression = find::text(&find.text, expression, find.case, bytes).map_err(Fail::bad)?;
    Ok(match find.within {
        FindIn::List => Needle::List(expression, capture.look().columns.clone()),
        FindIn::Details => Needle::Details(expression),
        FindIn::Bytes => Needle::Bytes(expression),
    })
}

fn flag(kind: MarkKind) -> Flag {
    match kind {
        MarkKind::Marked => Flag::Marked,
        MarkKind::Ignored => Flag::Ignored,
        MarkKind::Reference => Flag::Reference,
    }
}

pub(crate) async fn mark(
    State(app): State<Arc<App>>,
    Path(id): Path<u32>,
    Json(mark): Json<Mark>,
) -> Answer<api::Capture> {
    let opened = app.capture(id)?;
    let opened = work(move |_| {
        let capture = &opened.capture;
        let frames = match (mark.frames, mark.view) {
            (Some(frames), _) => Arc::new(frames.iter().filter_map(|f| f.checked_sub(1)).collect()),
            (None, Some(view)) => capture.view_frames(view).ok_or_else(|| Fail::no("view"))?,
            (None, None) => return Err(Fail::bad("Neither frames nor a view are given.")),
        };
        let to = match mark.action {
            MarkAction::Toggle => None,
            MarkAction::Set => Some(true),
            MarkAction::Unset => Some(false),
        };
        let changed = capture.mark(flag(mark.kind), &frames, to);
        if changed && mark.kind == MarkKind::Ignored {
            // What is ignored cannot tell anything about other frames.
            capture.reload(capture.session()).map_err(|error| Fail::file(&error))?;
        }
        Ok(opened)
    });
    Ok(Json(opened.await?.describe()))
}

#[derive(Deserialize)]
pub(crate) struct Kind {
    kind: MarkKind,
}

pub(crate) async fn marks(
    State(app): State<Arc<App>>,
    Path(id): Path<u32>,
    Query(Kind { kind }): Query<Kind>,
) -> Result<(StatusCode, Json<Marks>), Fail> {
    let frames = app.capture(id)?.capture.marks().frames(flag(kind));
    Ok((StatusCode::OK, Json(Marks { frames: frames.into_iter().map(|f| f + 1).collect() })))
}
