//! What is wanted, and how numbers and times are written.

use capedit::summary::Stamp;
use dissect::config::Zone;
use dissect::text::civil;

/// Fields, by the letters of their options.
#[derive(Clone, Copy)]
pub(super) struct Show(u128);

impl Show {
    pub(super) fn all() -> Show {
        Show(u128::MAX)
    }

    pub(super) fn none() -> Show {
        Show(0)
    }

    pub(super) fn has(self, letter: char) -> bool {
        self.0 & bit(letter) != 0
    }

    pub(super) fn add(&mut self, letter: char) {
        self.0 |= bit(letter);
    }

    pub(super) fn remove(&mut self, letter: char) {
        self.0 &= !bit(letter);
    }
}

fn bit(letter: char) -> u128 {
    1_u128.checked_shl(letter as u32).unwrap_or(0)
}

/// `2026-11-23 07:28:17.919349`, local time, or seconds since 1970.
pub(super) fn time(stamp: Stamp, epoch: bool, zone: &Zone) -> String {
    if epoch {
        return seconds(stamp);
    }
    let (secs, nanos) = split(stamp.ns);
    let local = secs + i64::from(zone.at(secs).0);
    let (year, month, day, _) = civil(local.div_euclid(86_400));
    let second = local.rem_euclid(86_400);
    let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
    let fraction = fraction(nanos, stamp.digits);
    format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}{fraction}")
}

/// Whole seconds and the nanoseconds after them.
fn split(ns: i64) -> (i64, u32) {
    (ns.div_euclid(1_000_000_000), ns.rem_euclid(1_000_000_000) as u32)
}

/// Seconds with as many digits as the time is precise.
pub(super) fn seconds(stamp: Stamp) -> String {
    let sign = if stamp.ns < 0 { "-" } else { "" };
    let ns = stamp.ns.unsigned_abs();
    let fraction = fraction((ns % 1_000_000_000) as u32, stamp.digits);
    format!("{sign}{}{fraction}", ns / 1_000_000_000)
}

fn fraction(nanos: u32, digits: u8) -> String {
    let text = format!("{nanos:09}");
    match text.get(..usize::from(digits)) {
        Some("") | None => String::new(),
        Some(digits) => format!(".{digits}"),
    }
}

/// A rate in a table, and in reports with plain numbers.
pub(super) fn exact(value: f64) -> String {
    format!("{value:.2}")
}

/// A whole number with a decimal prefix once it is 10,000 or more: `35 k`, `1000 k`, `275 M`. The digits cut off are
/// not rounded. Behind it stand a space and the prefix, so that a unit can follow.
pub(super) fn scaled(value: u64) -> (u64, &'static str) {
    let mut scaled = value;
    for prefix in ["", "k", "M", "G"] {
        if scaled < 10_000 {
            return (scaled, prefix);
        }
        scaled /= 1000;
    }
    (scaled, "T")
}

/// The words for a precision.
pub(super) fn precision(digits: u8) -> &'static str {
    match digits {
        0 => "seconds",
        1 => "deciseconds",
        2 => "centiseconds",
        3 => "milliseconds",
        6 => "microseconds",
        _ => "nanoseconds",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_cut_not_rounded() {
        for (value, expected) in [
            (0, (0, "")),
            (9999, (9999, "")),
            (10_000, (10, "k")),
            (99_999, (99, "k")),
            (1_000_000, (1000, "k")),
            (275_400_572, (275, "M")),
            (10_000_000_000, (10, "G")),
        ] {
            assert_eq!(scaled(value), expected, "{value}");
        }
    }

    #[test]
    fn times_have_the_digits_they_are_known_to() {
        let zone = Zone::default();
        for (ns, digits, epoch, expected) in [
            (1_795_418_897_919_349_000, 6, false, "2026-11-23 07:28:17.919349"),
            (1_795_418_897_919_349_000, 0, false, "2026-11-23 07:28:17"),
            (1_795_418_897_919_349_000, 2, true, "1795418897.91"),
            (-1_500_000_000, 3, true, "-1.500"),
        ] {
            assert_eq!(time(Stamp { ns, digits }, epoch, &zone), expected);
        }
    }
}
