//! The packet list's columns: what each shows, and how wide the text form is.

use dissect::text::{civil, push_address, push_padded, push_u64};
use dissect::{Address, Config};

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
    Source,
    /// Receiver.
    Destination,
    /// Topmost protocol.
    Protocol,
    /// Octets on the wire.
    Length,
    /// Summary by the topmost protocol.
    Info,
}

/// A column with its heading.
#[derive(Clone, Debug)]
pub struct ColumnDef {
    /// The heading.
    pub title: String,
    /// What it shows.
    pub column: Column,
}

/// The columns of a new profile.
pub fn defaults() -> Vec<ColumnDef> {
    [
        ("No.", Column::Number),
        ("Time", Column::Time),
        ("Source", Column::Source),
        ("Destination", Column::Destination),
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
        Column::Source => push_end(out, &shown.columns.ends().source, shown.config),
        Column::Destination => push_end(out, &shown.columns.ends().destination, shown.config),
        Column::Protocol => out.extend_from_slice(shown.columns.protocol.as_bytes()),
        Column::Length => push_u64(out, u64::from(shown.info.len)),
        Column::Info => out.extend_from_slice(&shown.columns.info),
    }
}

fn push_end(out: &mut Vec<u8>, address: &Address, config: &Config) {
    if let (Address::Ether(octets), true) = (address, config.resolve.mac)
        && *octets == [0xff; 6]
    {
        return out.extend_from_slice(b"Broadcast");
    }
    push_address(out, address);
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
        TimeFormat::DeltaShown => return seconds(out, shown.info.previous_shown_ns.map_or(0, |p| ns - p)),
        TimeFormat::Epoch => return seconds(out, ns),
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

/// Seconds, or hours, minutes and seconds.
fn push_duration(out: &mut Vec<u8>, ns: i64, digits: u8, hms: bool) {
    if ns < 0 {
        out.push(b'-');
    }
    let ns = ns.unsigned_abs();
    let (secs, nanos) = (ns / 1_000_000_000, ns % 1_000_000_000);
    if hms && secs >= 3600 {
        push_padded(out, secs / 3600, 2);
        out.push(b':');
    }
    if hms && secs >= 60 {
        push_padded(out, secs / 60 % 60, 2);
        out.push(b':');
        push_padded(out, secs % 60, 2);
    } else {
        push_u64(out, secs);
    }
    push_fraction(out, nanos, digits);
}
