//! Points in time and spans of time, as people write them.

use dissect::config::Zone;

use crate::value::Val;

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// What a reader of dates has not read yet.
struct Rest<'t>(&'t str);

impl<'t> Rest<'t> {
    fn spaces(&mut self) {
        self.0 = self.0.trim_start();
    }

    fn take(&mut self, c: char) -> Option<()> {
        self.0 = self.0.strip_prefix(c)?;
        Some(())
    }

    /// A number of at least `min` and at most `max` digits.
    fn number(&mut self, min: usize, max: usize) -> Option<i64> {
        let len = self.0.bytes().take(max).take_while(u8::is_ascii_digit).count();
        if len < min {
            return None;
        }
        let (digits, rest) = self.0.split_at_checked(len)?;
        self.0 = rest;
        digits.parse().ok()
    }

    fn word(&mut self) -> &'t str {
        let len = self.0.bytes().take_while(u8::is_ascii_alphabetic).count();
        let (word, rest) = self.0.split_at_checked(len).unwrap_or(("", self.0));
        self.0 = rest;
        word
    }

    /// A fraction of a second after its dot, in nanoseconds; up to nine digits.
    fn fraction(&mut self) -> Option<i32> {
        let len = self.0.bytes().take_while(u8::is_ascii_digit).count();
        let kept = len.min(9);
        let digits = if kept == 0 { 0 } else { self.number(kept, kept)? };
        // What is finer than a nanosecond is left out.
        self.0 = self.0.get(len - kept..).unwrap_or("");
        i32::try_from(digits * 10i64.pow(9 - kept as u32)).ok()
    }
}

#[derive(Clone, Copy)]
struct Date {
    year: i64,
    month: i64,
    day: i64,
    hour: i64,
    minute: i64,
    second: i64,
    nanos: i32,
}

/// A point in time: ISO 8601 with a blank or `T`, cut off after the day, the hour or the minute, or the way times are shown
/// (`Sep 26, 2004 23:18:04.954975`). Without an offset, `Z` or `UTC` it is local time.
pub(crate) fn date(text: &str, zone: &Zone) -> Result<Val<'static>, String> {
    read_date(text.trim(), zone).ok_or_else(|| {
        format!(
            "\"{text}\" is not a valid point in time. Examples: \"2011-07-04 12:34:56\", \"Nov 12, 1999 08:55:44.123\"."
        )
    })
}

fn read_date(text: &str, zone: &Zone) -> Option<Val<'static>> {
    let mut rest = Rest(text);
    let (date, clocked) = match iso(&mut rest) {
        Some(found) => found,
        None => {
            rest = Rest(text);
            (shown(&mut rest)?, true)
        }
    };
    let days = days_of(date)?;
    let offset = if clocked { offset(&mut rest)? } else { rest.0.is_empty().then_some(None)? };
    let local = days * 86_400 + date.hour * 3600 + date.minute * 60 + date.second;
    let secs = match offset {
        Some(east) => local - east,
        None => local - local_offset(zone, local),
    };
    Some(Val::T(secs, date.nanos))
}

/// East of UTC at a local time. Where a clock is put back the later of both times is meant.
fn local_offset(zone: &Zone, local: i64) -> i64 {
    let guess = i64::from(zone.at(local).0);
    i64::from(zone.at(local - guess).0)
}

/// The date, and whether it tells a time of day.
fn iso(rest: &mut Rest<'_>) -> Option<(Date, bool)> {
    let year = rest.number(4, 4)?;
    rest.take('-')?;
    let month = rest.number(1, 2)?;
    rest.take('-')?;
    let day = rest.number(1, 2)?;
    let mut date = Date { year, month, day, hour: 0, minute: 0, second: 0, nanos: 0 };
    let strict = rest.take('T').is_some();
    if !strict {
        let before = rest.0;
        rest.spaces();
        if rest.0.is_empty() || rest.0.len() == before.len() {
            return rest.0.is_empty().then_some((date, false));
        }
        if rest.0 == "UTC" {
            return Some((date, true));
        }
    }
    date.hour = rest.number(1, 2)?;
    if rest.take(':').is_some() {
        date.minute = rest.number(1, 2)?;
        if rest.take(':').is_some() {
            date.second = rest.number(1, 2)?;
            if rest.take('.').is_some() {
                date.nanos = rest.fraction()?;
            }
        }
    } else if strict {
        return None;
    }
    Some((date, true))
}

/// `Sep 26, 2004 23:18:04.954975`.
fn shown(rest: &mut Rest<'_>) -> Option<Date> {
    let month = rest.word().to_ascii_lowercase();
    let month = MONTHS.iter().position(|m| month == *m)? as i64 + 1;
    rest.spaces();
    let day = rest.number(1, 2)?;
    rest.take(',')?;
    rest.spaces();
    let year = rest.number(4, 4)?;
    let mut date = Date { year, month, day, hour: 0, minute: 0, second: 0, nanos: 0 };
    rest.spaces();
    date.hour = rest.number(1, 2)?;
    rest.take(':')?;
    date.minute = rest.number(1, 2)?;
    rest.take(':')?;
    date.second = rest.number(1, 2)?;
    if rest.take('.').is_some() {
        date.nanos = rest.fraction()?;
    }
    Some(date)
}

/// Seconds east of UTC, if the text tells; the outer `None` for what is no offset.
fn offset(rest: &mut Rest<'_>) -> Option<Option<i64>> {
    if rest.0.trim_start().is_empty() {
        return Some(None);
    }
    if rest.0 == "Z" || rest.0.trim_start() == "UTC" {
        return Some(Some(0));
    }
    let sign = match rest.take('+') {
        Some(()) => 1,
        None => {
            rest.take('-')?;
            -1
        }
    };
    let hours = rest.number(2, 2)?;
    let _ = rest.take(':');
    let minutes = if rest.0.is_empty() { 0 } else { rest.number(2, 2)? };
    rest.0.is_empty().then_some(Some(sign * (hours * 3600 + minutes * 60)))
}

/// Days since the epoch; days after a month's last one are the next month's.
fn days_of(date: Date) -> Option<i64> {
    let exists = (1..=12).contains(&date.month)
        && (1..=31).contains(&date.day)
        && date.hour <= 23
        && date.minute <= 59
        && date.second <= 61;
    if !exists {
        return None;
    }
    // Years that start in March put the leap day last.
    let year = date.year - i64::from(date.month <= 2);
    let era = year.div_euclid(400);
    let of_era = year - era * 400;
    let of_year = (153 * (date.month + if date.month > 2 { -3 } else { 9 }) + 2) / 5 + date.day - 1;
    Some(era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468)
}

/// Year, month and day of days since the epoch.
pub(crate) fn civil(days: i64) -> (i64, i64, i64) {
    let days = days.saturating_add(719_468);
    let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let shifted = (5 * of_year + 2) / 153;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    (year + era * 400 + i64::from(month <= 2), month, of_year - (153 * shifted + 2) / 5 + 1)
}

/// A span of time: seconds, with up to nine digits after the dot.
pub(crate) fn duration(text: &str) -> Result<Val<'static>, String> {
    let read = || {
        let mut rest = Rest(text);
        let secs = rest.number(1, 19)?;
        let mut nanos = 0;
        if rest.take('.').is_some() {
            let kept = rest.0.bytes().take(9).take_while(u8::is_ascii_digit).count();
            let beyond = rest.0.bytes().skip(kept).take_while(u8::is_ascii_digit).count();
            if kept == 0 {
                return None;
            }
            nanos = Rest(rest.0.get(..kept).unwrap_or("")).fraction()?;
            rest.0 = rest.0.get(kept + beyond..).unwrap_or("");
        }
        rest.0.is_empty().then_some(Val::T(secs, nanos))
    };
    read().ok_or_else(|| format!("\"{text}\" is not a valid span of time in seconds."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_come_back() {
        for days in [-719_468, -1, 0, 58, 59, 60, 365, 10_956, 11_016, 18_628, 2_932_896] {
            let (year, month, day) = civil(days);
            let date = Date { year, month, day, hour: 0, minute: 0, second: 0, nanos: 0 };
            assert_eq!(days_of(date), Some(days), "{year}-{month}-{day}");
        }
    }
}
