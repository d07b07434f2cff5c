//! Today, for the headings of XML files.

use std::time::{SystemTime, UNIX_EPOCH};

use dissect::text::civil;

/// The time as C's `asctime` writes it: `Mon Nov 23 07:00:00 2026`, UTC.
pub(crate) fn now() -> String {
    let secs = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |d| d.as_secs() as i64);
    let days = secs.div_euclid(86_400);
    let (year, month, day, _) = civil(days);
    let weekday = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
    let months =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let weekday = weekday.get(days.rem_euclid(7) as usize).unwrap_or(&"");
    let month = months.get(month as usize - 1).unwrap_or(&"");
    let second = secs.rem_euclid(86_400);
    format!(
        "{weekday} {month} {day:2} {:02}:{:02}:{:02} {year}",
        second / 3600,
        second / 60 % 60,
        second % 60
    )
}

/// Nanoseconds since 1970 of `YYYY-MM-DDThh:mm:ss[.n][Z|+-hh:mm]` (a blank may stand for the T), in local time where no
/// zone is given, or of a number of seconds since 1970.
pub(crate) fn parse(text: &str, zone: &dissect::config::Zone) -> Option<i64> {
    let text = text.trim();
    if let Some(ns) = seconds(text) {
        // Before 1970 nothing was captured.
        return (ns >= 0 && !text.starts_with('-')).then_some(ns);
    }
    let (date, time) = text.split_once(['T', 't', ' '])?;
    let mut date = date.splitn(3, '-').map(str::parse::<i64>);
    let (year, month, day) = (date.next()?.ok()?, date.next()?.ok()?, date.next()?.ok()?);
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    let (clock, offset) = match time.find(['Z', 'z', '+', '-']) {
        Some(at) => (time.get(..at)?, Some(offset(time.get(at..)?)?)),
        None => (time, None),
    };
    let mut clock = clock.splitn(3, ':');
    let (hour, minute) = (clock.next()?.parse::<i64>().ok()?, clock.next()?.parse::<i64>().ok()?);
    let second = clock.next().map_or(Some(0), seconds)?;
    if !(0..24).contains(&hour) || !(0..60).contains(&minute) || second < 0 {
        return None;
    }
    let local = days(year, month, day) * 86_400 + hour * 3600 + minute * 60;
    let offset = offset.unwrap_or_else(|| {
        // The offset of the zone at the very time: asked twice, as it may change in between.
        let guess = i64::from(zone.at(local).0);
        i64::from(zone.at(local - guess).0)
    });
    (local - offset).checked_mul(1_000_000_000)?.checked_add(second)
}

/// Nanoseconds of a decimal number of seconds; digits beyond the ninth are cut off.
pub(crate) fn seconds(text: &str) -> Option<i64> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, fraction) = digits.split_once(['.', ',']).unwrap_or((digits, ""));
    let all_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if (whole.is_empty() && fraction.is_empty()) || !all_digits(whole) || !all_digits(fraction) {
        return None;
    }
    let whole: i64 = if whole.is_empty() { 0 } else { whole.parse().ok()? };
    let fraction: i64 = format!("{fraction:0<9}").get(..9)?.parse().ok()?;
    let ns = whole.checked_mul(1_000_000_000)?.checked_add(fraction)?;
    Some(if negative { -ns } else { ns })
}

/// Seconds east of UTC.
fn offset(text: &str) -> Option<i64> {
    if text.eq_ignore_ascii_case("z") {
        return Some(0);
    }
    let (sign, rest) = text.split_at_checked(1)?;
    let (hours, minutes) = match rest.split_once(':') {
        Some(parts) => parts,
        None => rest.split_at_checked(2)?,
    };
    let minutes: i64 = if minutes.is_empty() { 0 } else { minutes.parse().ok()? };
    let seconds = hours.parse::<i64>().ok()? * 3600 + minutes * 60;
    Some(if sign == "-" { -seconds } else { seconds })
}

/// Days since 1970 of a date of the Gregorian calendar.
fn days(year: i64, month: i64, day: i64) -> i64 {
    // The year begins in March, so that the leap day is its last.
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// `20261123072817`, local time, as in the names of a file's parts.
pub(crate) fn compact(ns: i64, zone: &dissect::config::Zone) -> String {
    let secs = ns.div_euclid(1_000_000_000);
    let local = secs + i64::from(zone.at(secs).0);
    let (year, month, day, _) = civil(local.div_euclid(86_400));
    let second = local.rem_euclid(86_400);
    let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
    format!("{year:04}{month:02}{day:02}{hour:02}{minute:02}{second:02}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use dissect::config::Zone;

    #[test]
    fn times() {
        let utc = Zone::default();
        let east = Zone { steps: vec![(i64::MIN, 3600, "X".to_owned())] };
        for (text, zone, expected) in [
            ("1970-01-01T00:00:00", &utc, Some(0)),
            ("1970-01-01T01:00:00", &east, Some(0)),
            ("1970-01-01T01:00:00Z", &east, Some(3_600_000_000_000)),
            ("2026-11-23 07:28:17.95+01:00", &utc, Some(1_795_415_297_950_000_000)),
            ("1795418897.5", &utc, Some(1_795_418_897_500_000_000)),
            ("2000-02-29T00:00:00Z", &utc, Some(951_782_400_000_000_000)),
            ("1970-01-01T00:01Z", &utc, Some(60_000_000_000)),
            ("1970-01-01T01:00:00,5+1:00", &utc, Some(500_000_000)),
            (" 5 ", &utc, Some(5_000_000_000)),
            ("-5", &utc, None),
            ("bad", &utc, None),
            ("2000-13-01T00:00:00Z", &utc, None),
            ("", &utc, None),
        ] {
            assert_eq!(parse(text, zone), expected, "{text}");
        }
        assert_eq!(seconds("-0.25"), Some(-250_000_000));
        assert_eq!(compact(1_795_418_897_919_349_000, &utc), "20261123072817");
    }
}
