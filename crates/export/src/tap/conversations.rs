//! Conversations and endpoints as tables.

use std::io::Write as _;

use dissect::names::Transport;
use dissect::text::civil;
use session::columns::TimeFormat;
use session::tap::{ConvType, Conversation, Conversations, End, Endpoints};

use super::About;

const LINE: &str =
    "================================================================================";

pub(super) fn push_conversations(out: &mut Vec<u8>, report: &Conversations, about: &About<'_>) {
    let filter = about.filter.unwrap_or("<No Filter>");
    let _ = writeln!(out, "{LINE}\n{} Conversations\nFilter:{filter}", report.of.title);
    let wide = if report.of.ports { 26 } else { 20 };
    push_heading(out, wide * 2 + 7, about.time.format);
    for conversation in report.by_frames() {
        push_row(out, report, conversation, wide, about);
    }
    let _ = writeln!(out, "{LINE}");
}

fn push_heading(out: &mut Vec<u8>, wide: usize, format: TimeFormat) {
    let (size, [first, second]) = match format {
        TimeFormat::Absolute | TimeFormat::Utc => {
            ("Size ", [" Absolute Time  ", "      Start     "])
        }
        TimeFormat::AbsoluteDate
        | TimeFormat::AbsoluteDayOfYear
        | TimeFormat::UtcDate
        | TimeFormat::UtcDayOfYear => ("Size ", [" Absolute Date  ", "     Start      "]),
        TimeFormat::Epoch => ("Bytes", ["       Relative       ", "         Start        "]),
        _ => ("Bytes", ["    Relative    ", "      Start     "]),
    };
    let _ = writeln!(
        out,
        "{:wide$}|       <-      | |       ->      | |     Total     |{first}|   Duration   |",
        ""
    );
    let columns = format!("| Frames  {size} |");
    let _ = writeln!(out, "{:wide$}{columns} {columns} {columns}{second}|              |", "");
}

fn push_row(
    out: &mut Vec<u8>,
    report: &Conversations,
    conversation: &Conversation,
    wide: usize,
    about: &About<'_>,
) {
    let name = |end: &End| {
        let name = about.name(&end.address);
        if report.of.ports {
            format!("{name}:{}", about.port(transport(report.of), end.port))
        } else {
            name
        }
    };
    let [a, b] = &conversation.ends;
    let _ = write!(out, "{:wide$} <-> {:wide$}", name(a), name(b));
    let [forth, back] = conversation.sent;
    let columns = [
        (back.frames, back.bytes),
        (forth.frames, forth.bytes),
        (conversation.frames(), conversation.bytes()),
    ];
    for (frames, bytes) in columns {
        let _ = write!(out, "  {frames:6} {:9}", octets(bytes));
    }
    push_start(out, conversation, report.start_ns, about);
    let duration = conversation.last_ns.saturating_sub(conversation.first_ns);
    let _ = writeln!(out, "   {:12.4}", seconds(duration));
}

/// Whose ports a layer has.
fn transport(of: &ConvType) -> Option<Transport> {
    match of.name {
        "tcp" => Some(Transport::Tcp),
        "udp" => Some(Transport::Udp),
        "sctp" => Some(Transport::Sctp),
        _ => None,
    }
}

/// Octets in decimal units, as many as fit four digits.
fn octets(bytes: u64) -> String {
    let units = ["bytes", "kB", "MB", "GB", "TB"];
    let mut value = bytes;
    let mut units = units.iter();
    let mut unit = units.next().unwrap_or(&"");
    while value >= 10_000 {
        let Some(next) = units.next() else { break };
        unit = next;
        value /= 1000;
    }
    format!("{value} {unit}")
}

/// As scripts know it: seconds and nanoseconds, added up in floating point.
fn seconds(ns: i64) -> f64 {
    (ns / 1_000_000_000) as f64 + (ns % 1_000_000_000) as f64 / 1e9
}

fn push_start(out: &mut Vec<u8>, conversation: &Conversation, start: i64, about: &About<'_>) {
    let ns = conversation.first_ns;
    let format = about.time.format;
    let (date, utc) = match format {
        TimeFormat::Absolute => (0, false),
        TimeFormat::AbsoluteDate => (1, false),
        TimeFormat::AbsoluteDayOfYear => (2, false),
        TimeFormat::Utc => (0, true),
        TimeFormat::UtcDate => (1, true),
        TimeFormat::UtcDayOfYear => (2, true),
        TimeFormat::Epoch => {
            let _ = write!(out, "  {:20.9}", seconds(ns));
            return;
        }
        _ => {
            let _ = write!(out, "  {:14.9}", seconds(ns.saturating_sub(start)));
            return;
        }
    };
    let secs = ns.div_euclid(1_000_000_000);
    let offset = if utc { 0 } else { about.config.zone.at(secs).0 };
    let local = secs + i64::from(offset);
    let (year, month, day, day_of_year) = civil(local.div_euclid(86_400));
    let _ = match date {
        1 => write!(out, "  {year:04}-{month:02}-{day:02} "),
        2 => write!(out, "  {year:04}/{day_of_year:03} "),
        _ => write!(out, "  "),
    };
    let second = local.rem_euclid(86_400);
    let _ = write!(out, "{:02}:{:02}:{:02}", second / 3600, second / 60 % 60, second % 60);
}

pub(super) fn push_endpoints(out: &mut Vec<u8>, report: &Endpoints, about: &About<'_>) {
    let filter = about.filter.unwrap_or("<No Filter>");
    let _ = writeln!(out, "{LINE}\n{} Endpoints\nFilter:{filter}", report.of.title);
    let port = if report.of.ports { "|  Port  |" } else { "" };
    let _ = writeln!(
        out,
        "{:23}{port}|  Packets  | |  Bytes  | | Tx Packets | | Tx Bytes | | Rx Packets | | Rx Bytes |",
        ""
    );
    for endpoint in report.by_frames() {
        let _ = write!(out, "{:20}", about.name(&endpoint.end.address));
        if report.of.ports {
            let port = about.port(transport(report.of), endpoint.end.port);
            let _ = write!(out, "      {port:>5}");
        } else {
            out.push(b' ');
        }
        let (sent, received) = (endpoint.sent, endpoint.received);
        let _ = writeln!(
            out,
            "     {:6}     {:9}     {:6}       {:9}      {:6}       {:9}   ",
            sent.frames + received.frames,
            sent.bytes + received.bytes,
            sent.frames,
            sent.bytes,
            received.frames,
            received.bytes
        );
    }
    let _ = writeln!(out, "{LINE}");
}
