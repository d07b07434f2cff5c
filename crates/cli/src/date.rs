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
