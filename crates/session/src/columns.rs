//! The packet list's columns: what each shows, and how wide the text form is.

use std::io::Write as _;

use dissect::label::{View, push_port as push_port_label, push_value};
use dissect::text::{civil, push_address, push_padded, push_u64};
use dissect::{Address, Demand, FieldId, FieldType, Registry, Value};

use crate::pass::Shown;

/// How times of frames are shown (`-t`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TimeFormat {
    /// Seconds since the first frame.
    #[default]
    Relative,
    /// Seconds since the frame before.
    Delta,
    /// Seconds since the last frame shown.
    DeltaShown,
    /// Local time of day.
    Absolute,
    /// Local date and time.
    AbsoluteDate,
    /// Local day of year and time.
    AbsoluteDayOfYear,
    /// Seconds since the Unix epoch.
    Epoch,
    /// UTC time of day.
    Utc,
    /// UTC date and time.
    UtcDate,
    /// UTC day of year and time.
    UtcDayOfYear,
}

/// How times are written.
#[derive(Clone, Copy, Debug, Default)]
pub struct TimeStyle {
    /// Format of the Time column.
    pub format: TimeFormat,
    /// Digits after the second; as many as the capture gives if not set.
    pub digits: Option<u8>,
    /// Durations of a minute and more as hours, minutes and seconds.
    pub hms: bool,
}

/// What a column shows.
#[derive(Clone, Debug, PartialEq)]
pub enum Column {
    /// Frame number.
    Number,
    /// Time in the format the user chose.
    Time,
    /// Time in a format of its own.
    TimeAs(TimeFormat),
    /// Sender.
    Source {
        /// By name, if such names are looked up.
        words: bool,
    },
    /// Receiver.
    Destination {
        /// By name, if such names are looked up.
        words: bool,
    },
    /// Sender or receiver on one layer: link (`true`) or network.
    End {
        /// The link layer's address, not the network's.
        link: bool,
        /// The sender's, not the receiver's.
        source: bool,
        /// By name, if such names are looked up.
        words: bool,
    },
    /// Sender's port.
    SourcePort {
        /// Its name, if such names are looked up.
        words: bool,
    },
    /// Receiver's port.
    DestinationPort {
        /// Its name, if such names are looked up.
        words: bool,
    },
    /// Topmost protocol.
    Protocol,
    /// Octets on the wire.
    Length,
    /// Octets on the wire of this and all frames before.
    CumulativeBytes,
    /// Summary by the topmost protocol.
    Info,
    /// Values of fields.
    Custom {
        /// For each name in turn, the fields that have it.
        fields: Vec<Vec<FieldId>>,
        /// 0 for all values, n for the nth, -n for the nth from the end.
        occurrence: i32,
        /// Words instead of numbers where there are any.
        words: bool,
    },
    /// A format that is known and has nothing to show here.
    Empty,
}

/// Headings and format codes of a list of columns as preferences have it: in turn, quoted or not, with commas between.
/// `None` if a heading has no format.
pub fn listed(list: &str) -> Option<Vec<(String, String)>> {
    let words: Vec<&str> = list.split(',').map(|w| w.trim().trim_matches('"')).collect();
    let pairs = words.chunks(2);
    pairs.map(|pair| Some(((*pair.first()?).to_owned(), (*pair.get(1)?).to_owned()))).collect()
}

/// A column with its heading.
#[derive(Clone, Debug)]
pub struct ColumnDef {
    /// The heading.
    pub title: String,
    /// What it shows.
    pub column: Column,
}

/// What the columns of a list need to see.
pub fn demand(columns: &[ColumnDef]) -> Demand {
    let mut demand = Demand::columns();
    for ColumnDef { column, .. } in columns {
        if let Column::Custom { fields, .. } = column {
            fields.iter().flatten().for_each(|f| demand.add(*f));
        }
    }
    demand
}

/// A column by its format code, such as `%m` or `%Cus:tcp.port:0:R`; `None` if there is no such format.
pub fn by_format(code: &str, registry: &Registry) -> Option<Column> {
    let end = |link, source, words| Column::End { link, source, words };
    Some(match code {
        "%m" => Column::Number,
        "%t" => Column::Time,
        "%Rt" => Column::TimeAs(TimeFormat::Relative),
        "%Tt" => Column::TimeAs(TimeFormat::Delta),
        "%Gt" => Column::TimeAs(TimeFormat::DeltaShown),
        "%At" => Column::TimeAs(TimeFormat::Absolute),
        "%Yt" => Column::TimeAs(TimeFormat::AbsoluteDate),
        "%YDOYt" => Column::TimeAs(TimeFormat::AbsoluteDayOfYear),
        "%Aut" => Column::TimeAs(TimeFormat::Utc),
        "%Yut" => Column::TimeAs(TimeFormat::UtcDate),
        "%YDOYut" => Column::TimeAs(TimeFormat::UtcDayOfYear),
        "%s" | "%rs" => Column::Source { words: true },
        "%us" => Column::Source { words: false },
        "%d" | "%rd" => Column::Destination { words: true },
        "%ud" => Column::Destination { words: false },
        "%hs" | "%rhs" => end(true, true, true),
        "%uhs" => end(true, true, false),
        "%hd" | "%rhd" => end(true, false, true),
        "%uhd" => end(true, false, false),
        "%ns" | "%rns" => end(false, true, true),
        "%uns" => end(false, true, false),
        "%nd" | "%rnd" => end(false, false, true),
        "%und" => end(false, false, false),
        "%S" | "%rS" => Column::SourcePort { words: true },
        "%uS" => Column::SourcePort { words: false },
        "%D" | "%rD" => Column::DestinationPort { words: true },
        "%uD" => Column::DestinationPort { words: false },
        "%p" => Column::Protocol,
        "%L" => Column::Length,
        "%B" => Column::CumulativeBytes,
        "%i" => Column::Info,
        "%q" => custom(&["vlan.id"], registry),
        "%f" => custom(&["ip.dsfield.dscp"], registry),
        "%a" => custom(&["_ws.expert.severity"], registry),
        "%V" | "%y" | "%I" | "%F" | "%e" | "%x" | "%E" => Column::Empty,
        _ => {
            let mut parts = code.strip_prefix("%Cus:")?.split(':');
            let names = parts.next().unwrap_or("");
            let occurrence = parts.next().unwrap_or("0").parse().ok()?;
            let words = parts.next() != Some("U");
            let names: Vec<&str> =
                names.split("||").flat_map(|n| n.split(" or ")).map(str::trim).collect();
            match custom(&names, registry) {
                Column::Custom { fields, .. } => Column::Custom { fields, occurrence, words },
                other => other,
            }
        }
    })
}

fn custom(names: &[&str], registry: &Registry) -> Column {
    let named = |name: &&str| {
        registry.fields().filter(|(_, f)| f.filter == *name).map(|(id, _)| id).collect()
    };
    Column::Custom { fields: names.iter().map(named).collect(), occurrence: 0, words: true }
}

/// The columns of a new profile.
pub fn defaults() -> Vec<ColumnDef> {
    [
        ("No.", Column::Number),
        ("Time", Column::Time),
        ("Source", Column::Source { words: true }),
        ("Destination", Column::Destination { words: true }),
        ("Protocol", Column::Protocol),
        ("Length", Column::Length),
        ("Info", Column::Info),
    ]
    .into_iter()
    .map(|(title, column)| ColumnDef { title: title.to_owned(), column })
    .collect()
}

/// Appends a column's text.
pub fn push_column(out: &mut Vec<u8>, column: &Column, shown: &Shown<'_>) {
    match column {
        Column::Number => push_u64(out, u64::from(shown.info.number)),
        Column::Time => push_time(out, shown.time.format, shown),
        Column::TimeAs(format) => push_time(out, *format, shown),
        Column::Source { words } => push_end(out, &shown.columns.ends().source, *words, shown),
        Column::Destination { words } => {
            push_end(out, &shown.columns.ends().destination, *words, shown);
        }
        Column::End { link, source, words } => {
            let ends = if *link { &shown.columns.link } else { &shown.columns.network };
            push_end(out, if *source { &ends.source } else { &ends.destination }, *words, shown);
        }
        Column::SourcePort { words } => {
            push_port(out, shown.columns.network.source_port, *words, shown)
        }
        Column::DestinationPort { words } => {
            push_port(out, shown.columns.network.destination_port, *words, shown);
        }
        Column::Protocol => out.extend_from_slice(shown.columns.protocol.as_bytes()),
        Column::Length => push_u64(out, u64::from(shown.info.len)),
        Column::CumulativeBytes => push_u64(out, shown.info.cumulative_bytes),
        Column::Info => out.extend_from_slice(&shown.columns.info),
        Column::Custom { fields, occurrence, words } => {
            push_custom(out, fields, *occurrence, *words, shown)
        }
        Column::Empty => {}
    }
}

/// 0 means that the transport has none.
fn push_port(out: &mut Vec<u8>, port: u32, words: bool, shown: &Shown<'_>) {
    let transport = shown.columns.network.transport.filter(|_| words);
    let number = u16::try_from(port).ok();
    let name = transport.zip(number).and_then(|(t, n)| shown.config.port_name(t, n));
    if let Some(name) = name {
        out.extend_from_slice(name.as_bytes());
    } else if port != 0 {
        push_u64(out, u64::from(port));
    }
}

fn push_custom(
    out: &mut Vec<u8>,
    fields: &[Vec<FieldId>],
    occurrence: i32,
    words: bool,
    shown: &Shown<'_>,
) {
    let view = View {
        registry: shown.registry,
        tree: shown.tree,
        sources: shown.sources,
        zone: &shown.config.zone,
    };
    let nodes = |ids: &'_ Vec<FieldId>| -> Vec<_> {
        shown.tree.nodes().iter().filter(|n| ids.contains(&n.field)).collect()
    };
    let found = || fields.iter().flat_map(nodes);
    let (skip, take) = match occurrence {
        0 => (0, usize::MAX),
        n if n > 0 => (n as usize - 1, 1),
        n => match found().count().checked_sub(n.unsigned_abs() as usize) {
            Some(skip) => (skip, 1),
            None => return,
        },
    };
    for (i, node) in found().skip(skip).take(take).enumerate() {
        if i > 0 {
            out.push(b',');
        }
        let def = shown.registry.field(node.field);
        let label = match node.value {
            Value::U64(v) if words => def.labels.find(v),
            _ => None,
        };
        match (def.kind, label) {
            (FieldType::Protocol | FieldType::None, _) => out.extend_from_slice("✓".as_bytes()),
            (FieldType::Boolean, None) if words => {
                let set = node.value != Value::U64(0);
                out.extend_from_slice(if set { b"True" } else { b"False" });
            }
            (_, Some(label)) => out.extend_from_slice(label.as_bytes()),
            (_, None) if words && push_port_label(out, &view, node) => {}
            _ => push_value(out, &view, node),
        }
    }
}

fn push_end(out: &mut Vec<u8>, address: &Address, words: bool, shown: &Shown<'_>) {
    let names = &shown.sources.names;
    if words && names.resolves(address) {
        let _ = write!(out, "{}", names.named(*address).short());
    } else {
        push_address(out, address);
    }
}

/// Appends a frame's time.
pub fn push_time(out: &mut Vec<u8>, format: TimeFormat, shown: &Shown<'_>) {
    let Some(ns) = shown.info.ns else { return };
    let digits = shown.time.digits.unwrap_or(shown.info.ns_digits);
    let hms = shown.time.hms;
    let seconds = |out: &mut Vec<u8>, ns: i64| push_duration(out, ns, digits, hms);
    let (date, utc) = match format {
        TimeFormat::Relative => return seconds(out, ns - shown.info.first_ns),
        TimeFormat::Delta => return seconds(out, shown.info.previous_ns.map_or(0, |p| ns - p)),
        TimeFormat::DeltaShown => {
            return seconds(out, shown.info.previous_shown_ns.map_or(0, |p| ns - p));
        }
        TimeFormat::Epoch => return push_duration(out, ns, digits, false),
        TimeFormat::Absolute => (0, false),
        TimeFormat::AbsoluteDate => (1, false),
        TimeFormat::AbsoluteDayOfYear => (2, false),
        TimeFormat::Utc => (0, true),
        TimeFormat::UtcDate => (1, true),
        TimeFormat::UtcDayOfYear => (2, true),
    };
    let secs = ns.div_euclid(1_000_000_000);
    let offset = if utc { 0 } else { shown.config.zone.at(secs).0 };
    let local = secs + i64::from(offset);
    let (year, month, day, day_of_year) = civil(local.div_euclid(86_400));
    if date == 1 {
        push_padded(out, year.unsigned_abs(), 4);
        out.push(b'-');
        push_padded(out, u64::from(month), 2);
        out.push(b'-');
        push_padded(out, u64::from(day), 2);
        out.push(b' ');
    } else if date == 2 {
        push_padded(out, year.unsigned_abs(), 4);
        out.push(b'/');
        push_padded(out, u64::from(day_of_year), 3);
        out.push(b' ');
    }
    let second = local.rem_euclid(86_400) as u64;
    push_padded(out, second / 3600, 2);
    out.push(b':');
    push_padded(out, second / 60 % 60, 2);
    out.push(b':');
    push_padded(out, second % 60, 2);
    push_fraction(out, ns.rem_euclid(1_000_000_000) as u64, digits);
}

/// A point and so many digits of a second's nanoseconds; nothing for no digits.
fn push_fraction(out: &mut Vec<u8>, nanos: u64, digits: u8) {
    if digits > 0 {
        let digits = u32::from(digits.min(9));
        out.push(b'.');
        push_padded(out, nanos / 10u64.pow(9 - digits), digits as usize);
    }
}

/// Seconds, or hours, minutes and seconds with their units.
fn push_duration(out: &mut Vec<u8>, ns: i64, digits: u8, hms: bool) {
    if ns < 0 {
        out.extend_from_slice(if hms { b"- " } else { b"-" });
    }
    let ns = ns.unsigned_abs();
    let (secs, nanos) = (ns / 1_000_000_000, ns % 1_000_000_000);
    if !hms {
        push_u64(out, secs);
        return push_fraction(out, nanos, digits);
    }
    let _ = match (secs / 3600, secs / 60 % 60, secs % 60) {
        (0, 0, s) => write!(out, "{s}"),
        (0, m, s) => write!(out, "{m}m {s:2}"),
        (h, m, s) => write!(out, "{h}h {m:2}m {s:2}"),
    };
    push_fraction(out, nanos, digits);
    out.push(b's');
}
