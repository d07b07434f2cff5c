//! Conversations and endpoints as tables.

use std::io::{Result, Write};

use dissect::names::Transport;
use dissect::text::civil;
use session::columns::TimeFormat;
use session::tap::{ConvType, Conversation, Conversations, End, Endpoints};

use super::{About, seconds};

const LINE: &str =
    "================================================================================";

pub(super) fn write_conversations(
    out: &mut dyn Write,
    report: &Conversations,
    about: &About<'_>,
) -> Result<()> {
    let filter = about.filter.unwrap_or("<No Filter>");
    writeln!(out, "{LINE}\n{} Conversations\nFilter:{filter}", report.of.title)?;
    let wide = if report.of.ports { 26 } else { 20 };
    write_heading(out, wide * 2 + 7, about.time.format)?;
    for conversation in report.by_frames() {
        write_row(out, report, conversation, wide, about)?;
    }
    writeln!(out, "{LINE}")
}

fn write_heading(out: &mut dyn Write, wide: usize, format: TimeFormat) -> Result<()> {
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
    writeln!(
        out,
        "{:wide$}|       <-      | |       ->      | |     Total     |{first}|   Duration   |",
        ""
    )?;
    let columns = format!("| Frames  {size} |");
    writeln!(out, "{:wide$}{columns} {columns} {columns}{second}|              |", "")
}

fn write_row(
    out: &mut dyn Write,
    report: &Conversations,
    conversation: &Conversation,
    wide: usize,
    about: &About<'_>,
) -> Result<()> {
    let name = |end: &End| {
        let name = about.name(&end.address);
        if report.of.ports {
            format!("{name}:{}", about.port(transport(report.of), end.port))
        } else {
            name
        }
    };
    let [a, b] = &conversation.ends;
    write!(out, "{:wide$} <-> {:wide$}", name(a), name(b))?;
    let [forth, back] = conversation.sent;
    let columns = [
        (back.frames, back.bytes),
        (forth.frames, forth.bytes),
        (conversation.frames(), conversation.bytes()),
    ];
    for (frames, bytes) in columns {
        write!(out, "  {frames:6} {:9}", octets(bytes))?;
    }
    let start = start(conversation, report.start_ns, about);
    // From the start of the capture, in floating point: halves round as scripts know it.
    let since_start = |ns: i64| seconds(ns.saturating_sub(report.start_ns));
    let duration = since_start(conversation.last_ns) - since_start(conversation.first_ns);
    writeln!(out, "  {start}   {duration:12.4}")
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
    let mut value = bytes;
    let mut unit = "bytes";
    for larger in ["kB", "MB", "GB", "TB"] {
        if value < 10_000 {
            break;
        }
        unit = larger;
        value /= 1000;
    }
    format!("{value} {unit}")
}

/// When a conversation began.
fn start(conversation: &Conversation, first_ns: i64, about: &About<'_>) -> String {
    let ns = conversation.first_ns;
    let format = about.time.format;
    let utc = matches!(format, TimeFormat::Utc | TimeFormat::UtcDate | TimeFormat::UtcDayOfYear);
    let secs = ns.div_euclid(1_000_000_000);
    let offset = if utc { 0 } else { about.config.zone.at(secs).0 };
    let local = secs + i64::from(offset);
    let (year, month, day, day_of_year) = civil(local.div_euclid(86_400));
    let second = local.rem_euclid(86_400);
    let time = format!("{:02}:{:02}:{:02}", second / 3600, second / 60 % 60, second % 60);
    match format {
        TimeFormat::Absolute | TimeFormat::Utc => time,
        TimeFormat::AbsoluteDate | TimeFormat::UtcDate => {
            format!("{year:04}-{month:02}-{day:02} {time}")
        }
        TimeFormat::AbsoluteDayOfYear | TimeFormat::UtcDayOfYear => {
            format!("{year:04}/{day_of_year:03} {time}")
        }
        TimeFormat::Epoch => format!("{:20.9}", seconds(ns)),
        _ => format!("{:14.9}", seconds(ns.saturating_sub(first_ns))),
    }
}

pub(super) fn write_endpoints(
    out: &mut dyn Write,
    report: &Endpoints,
    about: &About<'_>,
) -> Result<()> {
    let filter = about.filter.unwrap_or("<No Filter>");
    writeln!(out, "{LINE}\n{} Endpoints\nFilter:{filter}", report.of.title)?;
    let port = if report.of.ports { "|  Port  |" } else { "" };
    writeln!(
        out,
        "{:23}{port}|  Packets  | |  Bytes  | | Tx Packets | | Tx Bytes | | Rx Packets | | Rx Bytes |",
        ""
    )?;
    for endpoint in report.by_frames() {
        write!(out, "{:20}", about.name(&endpoint.end.address))?;
        if report.of.ports {
            let port = about.port(transport(report.of), endpoint.end.port);
            write!(out, "      {port:>5}")?;
        } else {
            write!(out, " ")?;
        }
        let (sent, received) = (endpoint.sent, endpoint.received);
        writeln!(
            out,
            "     {:6}     {:9}     {:6}       {:9}      {:6}       {:9}   ",
            sent.frames + received.frames,
            sent.bytes + received.bytes,
            sent.frames,
            sent.bytes,
            received.frames,
            received.bytes
        )?;
    }
    writeln!(out, "{LINE}")
}
