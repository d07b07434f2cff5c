//! Columns over time as a table in a box.

use std::io::{Result, Write};

use dissect::text::civil;
use session::columns::TimeFormat;
use session::tap::io_stat::{Amount, Cell, Column, IoStat, Kind, Measure};

use super::About;

/// Digits of whole seconds that there is room for.
const SECOND_DIGITS: usize = 5;
/// A column's heading is broken into lines of so many characters, unless the table is wider anyway.
const TITLE_WIDE: usize = 91;
/// What stands beside a heading in its line.
const TITLE_BESIDE: usize = 11;
/// The reference leaves out the names of columns whose values are longer.
const NAMED_WIDE: usize = 12;

/// What the table is laid out by.
struct Layout {
    /// An interval, µs; the whole time if there is but one.
    interval: u64,
    duration: u64,
    rows: u64,
    /// Digits of seconds, before rounding and after.
    digits: [usize; 2],
    /// Digits after the second.
    fraction: usize,
    /// Columns of characters: of the first column, of all columns, of the table.
    first: usize,
    natural: usize,
    table: usize,
    /// Of each column, of its values; [`Measure::FramesAndBytes`] has two.
    values: Vec<[usize; 2]>,
    /// Of each column, how many spans fill an interval, from where on.
    full: Vec<Vec<(u64, i64)>>,
}

pub(super) fn write_io_stat(out: &mut dyn Write, report: &IoStat, about: &About<'_>) -> Result<()> {
    let layout = Layout::new(report, about.time.format);
    write_head(out, report, &layout)?;
    write_names(out, report, &layout, about.time.format)?;
    let end = filler(&layout, b' ');
    for row in 0..layout.rows {
        write_start(out, report, &layout, row, about)?;
        let columns = report.columns.iter().zip(&layout.values).zip(&layout.full);
        for ((column, [frames, bytes]), full) in columns {
            let value = value(column, full, &layout, row);
            write!(out, " {:>frames$} |", value[0])?;
            if column.measure == Measure::FramesAndBytes {
                write!(out, " {:>bytes$} |", value[1])?;
            }
        }
        writeln!(out, "{end}")?;
    }
    writeln!(out, "{}", "=".repeat(layout.table))
}

fn with_date(format: TimeFormat) -> bool {
    use TimeFormat as F;
    matches!(format, F::AbsoluteDate | F::AbsoluteDayOfYear | F::UtcDate | F::UtcDayOfYear)
}

/// The names over the values of a column.
fn names(measure: Measure) -> [&'static str; 2] {
    match measure {
        Measure::FramesAndBytes => ["Frames", "Bytes"],
        Measure::Frames => ["FRAMES", ""],
        Measure::Bytes => ["BYTES", ""],
        Measure::Count => ["COUNT", ""],
        Measure::Sum => ["SUM", ""],
        Measure::Min => ["MIN", ""],
        Measure::Max => ["MAX", ""],
        Measure::Average => ["AVG", ""],
        Measure::Load => ["LOAD", ""],
    }
}

fn title(column: &Column) -> &str {
    if column.title.is_empty() { "Frames and bytes" } else { &column.title }
}

impl Layout {
    fn new(report: &IoStat, format: TimeFormat) -> Layout {
        let duration = report.duration_us;
        let interval = report.interval_us.filter(|i| *i < duration);
        let fraction = match interval {
            Some(us) => {
                let fraction = format!("{:06}", us % 1_000_000);
                fraction.trim_end_matches('0').len()
            }
            // The reference has three digits up to ten seconds, then one.
            None if duration < 10_000_000 => 3,
            None => 1,
        };
        let digits = [duration, rounded(duration, fraction)]
            .map(|us| (us / 1_000_000).to_string().len().min(SECOND_DIGITS));
        let after = if fraction > 0 { fraction + 1 } else { 0 };
        let rows = match interval {
            Some(us) => duration.div_ceil(us),
            None => u64::from(duration > 0),
        };
        let mut first = (2 * (digits[1] + after) + 4).max(8);
        if with_date(format) {
            first = first.max(19);
        }
        let mut layout = Layout {
            interval: interval.unwrap_or(duration).max(1),
            duration,
            rows,
            digits,
            fraction,
            first,
            natural: 0,
            table: 0,
            values: Vec::new(),
            full: report.columns.iter().map(full).collect(),
        };
        let columns = report.columns.iter().zip(&layout.full);
        layout.values = columns.map(|(c, full)| widths(c, full, &layout)).collect();
        let columns = report.columns.iter().zip(&layout.values).map(|(column, [a, b])| {
            if column.measure == Measure::FramesAndBytes { a + b + 6 } else { a + 3 }
        });
        layout.natural = first + 4 + columns.sum::<usize>();
        let heading = if interval.is_some() { 25 } else { 30 } + digits[0] + after;
        let longest = report.columns.iter().map(|c| title(c).len()).max().unwrap_or(0);
        let titles = longest.min(TITLE_WIDE) + TITLE_BESIDE;
        layout.table = layout.natural.max(heading).max(titles);
        // A further bar needs room for a space before it.
        layout.table += usize::from(layout.table == layout.natural + 1);
        layout
    }
}

/// µs to so many digits after the second; halves to the even side.
fn rounded(us: u64, digits: usize) -> u64 {
    let unit = 10_u64.pow(6_u32.saturating_sub(digits as u32));
    let (whole, rest) = (us / unit, us % unit);
    let up = rest * 2 > unit || (rest * 2 == unit && whole % 2 == 1);
    (whole + u64::from(up)) * unit
}

/// Seconds with so many digits after the point.
fn seconds(us: u64, digits: usize) -> String {
    let us = rounded(us, digits);
    let fraction = format!("{:06}", us % 1_000_000);
    let fraction = fraction.get(..digits).unwrap_or("");
    let point = if digits > 0 { "." } else { "" };
    format!("{}{point}{fraction}", us / 1_000_000)
}

/// How many spans fill an interval, from where on.
fn full(column: &Column) -> Vec<(u64, i64)> {
    let sum = |sum: &mut i64, (row, change): (&u64, &i64)| {
        *sum += change;
        Some((*row, *sum))
    };
    column.full.iter().scan(0, sum).collect()
}

/// How long the values of a column are.
fn widths(column: &Column, full: &[(u64, i64)], layout: &Layout) -> [usize; 2] {
    let [frames, bytes] = names(column.measure).map(str::len);
    let mut wide = [frames, bytes];
    let mut see = |row: u64| {
        if column.measure == Measure::Load && row >= layout.rows {
            return;
        }
        let texts = value(column, full, layout, row);
        wide = [wide[0].max(texts[0].len()), wide[1].max(texts[1].len())];
    };
    // Rows between those that hold something are alike.
    column.cells.iter().for_each(|(row, _)| see(*row));
    column.full.keys().for_each(|row| see(*row));
    see(0);
    if column.measure == Measure::Average && column.kind == Kind::Whole {
        // There is room for each value, not only for their mean.
        let longest =
            column.cells.iter().map(|(_, cell)| amount(cell.max, column.kind).len()).max();
        wide[0] = wide[0].max(longest.unwrap_or(0));
    }
    wide
}

/// What stands in a row of a column.
fn value(column: &Column, full: &[(u64, i64)], layout: &Layout, row: u64) -> [String; 2] {
    let cell = match column.cells.binary_search_by_key(&row, |c| c.0) {
        Ok(at) => column.cells.get(at).map(|c| c.1).unwrap_or_default(),
        Err(_) => Cell::default(),
    };
    let one = |text: String| [text, String::new()];
    match column.measure {
        Measure::FramesAndBytes => [cell.frames.to_string(), cell.bytes.to_string()],
        Measure::Frames => one(cell.frames.to_string()),
        Measure::Bytes => one(cell.bytes.to_string()),
        Measure::Count => one(cell.values.to_string()),
        Measure::Sum => one(amount(cell.sum, column.kind)),
        Measure::Min => one(amount(cell.min, column.kind)),
        Measure::Max => one(amount(cell.max, column.kind)),
        Measure::Average => one(amount(average(&cell), column.kind)),
        Measure::Load => {
            let next = full.partition_point(|(from, _)| *from <= row);
            let full = next.checked_sub(1).and_then(|at| full.get(at)).map_or(0, |f| f.1);
            let start = row * layout.interval;
            // The last interval is shorter; the reference rounds its end up, not down.
            let end = layout.duration.max(rounded(layout.duration, layout.fraction));
            // So it does that of the only one.
            let interval = if layout.rows == 1 { end } else { layout.interval };
            let len = interval.min(end.saturating_sub(start)).max(1);
            let ns = cell.sum.float() + full as f64 * layout.interval as f64 * 1000.0;
            // In millionths, and what is less is left out.
            let load = (ns * 1000.0 / len as f64).floor() / 1e6;
            one(format!("{load:.6}"))
        }
    }
}

fn average(cell: &Cell) -> Amount {
    let count = cell.values.max(1);
    match cell.sum {
        Amount::Whole(sum) => Amount::Whole(sum / i128::from(count)),
        Amount::Fraction(sum) => Amount::Fraction(sum / count as f64),
    }
}

fn amount(amount: Amount, kind: Kind) -> String {
    match (amount, kind) {
        (Amount::Whole(ns), Kind::Time) => {
            let us = (ns.abs() + 500) / 1000;
            let sign = if ns < 0 && us > 0 { "-" } else { "" };
            let text = format!("{sign}{}.{:06}", us / 1_000_000, us % 1_000_000);
            // There is room for the seconds as they round up: 9.9 is as long as 10.0.
            let wide = ((us + 500_000) / 1_000_000).to_string().len() + 7;
            format!("{text:>wide$}")
        }
        (Amount::Whole(n), Kind::Whole) => n.to_string(),
        (n, _) => format!("{:.6}", n.float()),
    }
}

/// What stands after the last column where the table is wider than its columns.
fn filler(layout: &Layout, fill: u8) -> String {
    match (layout.table - layout.natural).checked_sub(1) {
        Some(spaces) => format!("{}|", char::from(fill).to_string().repeat(spaces)),
        None => String::new(),
    }
}

fn write_head(out: &mut dyn Write, report: &IoStat, layout: &Layout) -> Result<()> {
    let Layout { table, digits: [digits, room], fraction, .. } = *layout;
    let inner = table - 2;
    writeln!(out, "\n{}\n|{:inner$}|\n|{:inner$}|", "=".repeat(table), " IO Statistics", "")?;
    let after = if fraction > 0 { fraction + 1 } else { 0 };
    let mut line = |name: &str, value: &str, room: usize| {
        let pad = table.saturating_sub(room + 18);
        writeln!(out, "| {name}: {value} secs{:pad$}|", "")
    };
    let duration = seconds(layout.duration, fraction);
    if fraction > 0 {
        line("Duration", &duration, room + after)?;
    } else {
        let (whole, us) = (layout.duration / 1_000_000, layout.duration % 1_000_000);
        line("Duration", &format!("{whole}.{us:6}"), room + 7)?;
    }
    let wide = digits + after;
    let interval = format!("{:>wide$}", seconds(layout.interval, fraction));
    let one = layout.interval >= layout.duration;
    line("Interval", if one { &duration } else { &interval }, room + after)?;
    writeln!(out, "|{:inner$}|", "")?;
    for (column, number) in report.columns.iter().zip(1..) {
        write_title(out, title(column), number, table)?;
    }
    writeln!(out, "|{}|", "-".repeat(inner))
}

/// A column's heading, in as many lines as it needs.
fn write_title(out: &mut dyn Write, title: &str, number: usize, table: usize) -> Result<()> {
    let wide = table - TITLE_BESIDE;
    let mut rest: Vec<char> = title.chars().collect();
    let mut prefix = if number == 1 { " Col 1: ".to_owned() } else { format!("{number:>6}: ") };
    loop {
        let end = match rest.iter().take(wide + 1).rposition(|c| *c == ' ') {
            _ if rest.len() <= wide => rest.len(),
            Some(space) if space > 0 => space,
            _ => wide,
        };
        let line: String = rest.drain(..end).collect();
        writeln!(out, "|{prefix}{line:wide$} |")?;
        if rest.first() == Some(&' ') {
            rest.remove(0);
        }
        if rest.is_empty() {
            return Ok(());
        }
        prefix = " ".repeat(8);
    }
}

fn write_names(
    out: &mut dyn Write,
    report: &IoStat,
    layout: &Layout,
    format: TimeFormat,
) -> Result<()> {
    let Layout { first, natural, .. } = *layout;
    let end = filler(layout, b' ');
    write!(out, "|{:wide$}|", "", wide = first + 2)?;
    for ((column, [a, b]), number) in report.columns.iter().zip(&layout.values).zip(1..) {
        let both = column.measure == Measure::FramesAndBytes;
        let wide = if both { a + b + 5 } else { a + 2 };
        write!(out, "{number:<wide$}|")?;
    }
    write!(out, "{end}")?;
    let pad = first + 1;
    match format {
        // The reference forgets the name of this column, and the end of the line before it.
        TimeFormat::Utc => write!(out, "{:wide$}|", "", wide = first - 7)?,
        TimeFormat::Absolute => write!(out, "\n| {:pad$}|", "Time")?,
        _ if with_date(format) => write!(out, "\n| {:pad$}|", "Date and time")?,
        _ => write!(out, "\n| {:pad$}|", "Interval")?,
    }
    for (column, wide) in report.columns.iter().zip(&layout.values) {
        for (name, wide) in names(column.measure).iter().zip(wide) {
            let Some(room) = wide.checked_sub(name.len()) else { continue };
            if *wide <= NAMED_WIDE && !name.is_empty() {
                let (before, after) = (room.div_ceil(2) + 1, room / 2 + 1);
                write!(out, "{:before$}{name}{:after$}|", "", "")?;
            }
        }
    }
    writeln!(out, "{end}\n|{}|{end}", "-".repeat(natural - 2))
}

/// The first column of a row.
fn write_start(
    out: &mut dyn Write,
    report: &IoStat,
    layout: &Layout,
    row: u64,
    about: &About<'_>,
) -> Result<()> {
    let from = row * layout.interval;
    let last = row + 1 == layout.rows;
    if let Some(time) = clock(report, from, about) {
        return write!(out, "| {time} |");
    }
    let Layout { digits: [digits, room], fraction, .. } = *layout;
    let to = if last { layout.duration } else { from + layout.interval };
    if fraction > 0 {
        let wide = digits + fraction + 1;
        let [from, to] = [from, to].map(|us| seconds(us, fraction));
        return write!(out, "| {from:>wide$} <> {to:>wide$} |");
    }
    let space = if room == 1 { " " } else { "" };
    let from = from / 1_000_000;
    write!(out, "|{space} {from:>digits$} <> ")?;
    match last {
        true if room < 3 => write!(out, "Dur|"),
        true => write!(out, "{:digits$} |", "Dur"),
        false => write!(out, "{:>digits$}{space} |", to / 1_000_000),
    }
}

/// When a row begins, if times are told by the clock.
fn clock(report: &IoStat, from_us: u64, about: &About<'_>) -> Option<String> {
    let format = about.time.format;
    let utc = matches!(format, TimeFormat::Utc | TimeFormat::UtcDate | TimeFormat::UtcDayOfYear);
    if !utc && !with_date(format) && format != TimeFormat::Absolute {
        return None;
    }
    // Fractions of a second are not added up.
    let from = i64::try_from(from_us / 1_000_000).unwrap_or(i64::MAX);
    let secs = report.start_ns.div_euclid(1_000_000_000).saturating_add(from);
    let local = secs + if utc { 0 } else { i64::from(about.config.zone.at(secs).0) };
    let (year, month, day, day_of_year) = civil(local.div_euclid(86_400));
    let second = local.rem_euclid(86_400);
    let time = format!("{:02}:{:02}:{:02}", second / 3600, second / 60 % 60, second % 60);
    Some(match format {
        TimeFormat::AbsoluteDate | TimeFormat::UtcDate => {
            format!("{year:04}-{month:02}-{day:02} {time}")
        }
        TimeFormat::AbsoluteDayOfYear | TimeFormat::UtcDayOfYear => {
            format!("{year:04}/{day_of_year:03} {time}")
        }
        _ => time,
    })
}
