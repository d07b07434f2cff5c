//! Syslog over UDP: the header of RFC 5424 section 6, and that of RFC 3164 section 4.1 before it.
//!
//! Code points: RFC 5424 tables 1 and 2.

use codec_text::Escaped;
use dissect::prelude::*;

pub(crate) static SYSLOG: Protocol = Protocol {
    fields: FIELDS,
    entries: &[on(tables::UDP_PORT, 514), on(Table::new("acdr.media_type"), 5)],
    ..Protocol::new("syslog", "Syslog", "Syslog message", dissect)
};

fields! {
    FACILITY: u8 = "syslog.facility", "Facility", Dec & 0x3f8, FACILITIES;
    LEVEL: u8 = "syslog.level", "Severity", Dec & 0x7, LEVELS;
    MSG: Text = "syslog.msg", "Message", None;
    MSU_PRESENT: bool = "syslog.msu_present", "SS7 MSU in the message", None;
    VERSION: Text = "syslog.version", "Version", None;
    TIMESTAMP: AbsTime = "syslog.timestamp", "Timestamp", Local;
    TIMESTAMP_RFC3164: Text = "syslog.timestamp_rfc3164", "Timestamp (RFC 3164)", None;
    HOSTNAME: Text = "syslog.hostname", "Host name", None;
    APPNAME: Text = "syslog.appname", "Application name", None;
    PROCID: Text = "syslog.procid", "Process identifier", None;
    MSGID: Text = "syslog.msgid", "Message identifier", None;
    BOM: U24 = "syslog.msgid.bom", "Byte order mark", Hex;
}

values! { FACILITIES {
    0 "KERN - kernel messages", 1 "USER - random user-level messages", 2 "MAIL - mail system",
    3 "DAEMON - system daemons", 4 "AUTH - security/authorization messages",
    5 "SYSLOG - messages generated internally by syslogd", 6 "LPR - line printer subsystem",
    7 "NEWS - network news subsystem", 8 "UUCP - UUCP subsystem", 9 "CRON - clock daemon (BSD, Linux)",
    10 "AUTHPRIV - security/authorization messages (private)", 11 "FTP - ftp daemon", 12 "NTP - ntp subsystem",
    13 "LOGAUDIT - log audit", 14 "LOGALERT - log alert", 15 "CRON - clock daemon (Solaris)",
    16 "LOCAL0 - reserved for local use", 17 "LOCAL1 - reserved for local use",
    18 "LOCAL2 - reserved for local use", 19 "LOCAL3 - reserved for local use",
    20 "LOCAL4 - reserved for local use", 21 "LOCAL5 - reserved for local use",
    22 "LOCAL6 - reserved for local use", 23 "LOCAL7 - reserved for local use",
} }

values! { LEVELS {
    0 "EMERG - system is unusable", 1 "ALERT - action must be taken immediately", 2 "CRIT - critical conditions",
    3 "ERR - error conditions", 4 "WARNING - warning conditions", 5 "NOTICE - normal but significant condition",
    6 "INFO - informational", 7 "DEBUG - debug-level messages",
} }

/// A priority has up to three digits.
const PRIORITY_DIGITS: usize = 3;

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.protocol_column("Syslog");
    let span = layer.span();
    let (priority, start) = priority(span.bytes);
    let len = span.len().saturating_sub(start);
    if len == 0 {
        layer.info_clear();
        return Err(Stop::Malformed("no message"));
    }
    let shown = span.bytes.get(start..).unwrap_or(&[]);
    let text = Escaped(shown);
    match priority {
        Some(priority) => {
            let (facility, level) = ((priority >> 3) as u8, (priority & 7) as u8);
            let word = |labels: Labels, value: u8| {
                labels.name(value, "UNKNOWN").split(' ').next().unwrap_or("UNKNOWN")
            };
            let (first, second) = (word(FACILITIES, facility), word(LEVELS, level));
            layer.info(format_args!("{first}.{second}: {text}"));
            layer.name_as(format_args!("Syslog message: {first}.{second}: {text}"));
            // Of the priority's ten bits the pattern shows the lowest eight.
            let low = priority as u8;
            layer.put(FACILITY, 0, start, facility);
            if layer.wants_labels() {
                let words = FACILITIES.name(facility, "Unknown");
                let bits = low >> 3;
                let (high, bit) = (bits >> 1, bits & 1);
                layer.label(format_args!("{high:04b} {bit}... = Facility: {words} ({facility})"));
            }
            layer.put(LEVEL, 0, start, level);
            if layer.wants_labels() {
                let words = LEVELS.name(level, "Unknown");
                layer.label(format_args!(".... .{level:03b} = Severity: {words} ({level})"));
            }
        }
        None => {
            layer.info(format_args!("{text}"));
            layer.name_as(format_args!("Syslog message: (unknown): {text}"));
        }
    }
    layer.seek(start);
    layer.text(MSG, len)?;
    layer.nest(|layer| header(layer, start, shown));
    layer.covers(span.len());
    Ok(())
}

/// The number between `<` and `>`, and where the message starts.
fn priority(text: &[u8]) -> (Option<u16>, usize) {
    let Some(b'<') = text.first() else { return (None, 0) };
    let digits = text.iter().skip(1).take(PRIORITY_DIGITS).take_while(|c| c.is_ascii_digit());
    let (value, count) = digits.fold((0, 0), |(v, n), c| (10 * v + u16::from(c - b'0'), n + 1));
    let closed = text.get(1 + count) == Some(&b'>');
    (Some(value), 1 + count + usize::from(closed))
}

/// The parts of the message, as far as they are there.
fn header(layer: &mut Layer<'_, '_>, start: usize, text: &[u8]) {
    let mut words = Words { text, at: 0 };
    if text.starts_with(b"1 ") {
        words.at = 2;
        let Some((at, len)) = words.word() else { return };
        put(layer, VERSION, start, text, (0, 1));
        let (secs, nanos) = time(text.get(at..at + len).unwrap_or(&[])).unwrap_or((0, 0));
        layer.put_time(TIMESTAMP, start + at, len, secs, nanos);
        for field in [HOSTNAME, APPNAME, PROCID] {
            let Some(found) = words.word() else { return };
            put(layer, field, start, text, found);
        }
        // The reference shows what follows, structured data and all, as the message identifier.
        put(layer, MSGID, start, text, (words.at, text.len() - words.at));
        return;
    }
    if !is_bsd_time(text) {
        return;
    }
    put(layer, TIMESTAMP_RFC3164, start, text, (0, BSD_TIME_OCTETS));
    words.at = BSD_TIME_OCTETS + 1;
    let Some(found) = words.word() else { return };
    put(layer, HOSTNAME, start, text, found);
    let rest = text.get(words.at..).unwrap_or(&[]);
    // The tag ends where something else than a letter or a digit stands.
    let Some(len) = rest.iter().position(|c| !c.is_ascii_alphanumeric()) else { return };
    put(layer, PROCID, start, text, (words.at, len));
    put(layer, MSGID, start, text, (words.at + len, rest.len() - len));
}

/// Words that a space ends.
struct Words<'t> {
    text: &'t [u8],
    at: usize,
}

impl Words<'_> {
    fn word(&mut self) -> Option<(usize, usize)> {
        let len = self.text.get(self.at..)?.iter().position(|c| *c == b' ')?;
        let found = (self.at, len);
        self.at += len + 1;
        Some(found)
    }
}

/// These parts are ASCII: every other octet is shown as U+FFFD.
fn put(
    layer: &mut Layer<'_, '_>,
    field: Field<Text>,
    start: usize,
    text: &[u8],
    (at, len): (usize, usize),
) {
    if !layer.wants(field) {
        return;
    }
    let octets = text.get(at..at + len).unwrap_or(&[]);
    let shown = octets.split(|c| *c == 0).next().unwrap_or(&[]);
    if shown.is_ascii() {
        let value = layer.slice_value(start + at, shown.len());
        return layer.put_value(field, start + at, len, value, 0);
    }
    let ascii: String =
        shown.iter().map(|c| if c.is_ascii() { char::from(*c) } else { '\u{fffd}' }).collect();
    layer.put_text(field, start + at, len, ascii);
}

/// `Oct 11 22:14:15`.
const BSD_TIME_OCTETS: usize = 15;

fn is_bsd_time(text: &[u8]) -> bool {
    [(3, b' '), (6, b' '), (9, b':'), (12, b':'), (BSD_TIME_OCTETS, b' ')]
        .into_iter()
        .all(|(at, c)| text.get(at) == Some(&c))
}

/// RFC 3339: `2003-08-24T05:14:15.000003-07:00`.
fn time(text: &[u8]) -> Option<(i64, i32)> {
    let number = |at: usize, len: usize| -> Option<u32> {
        let digits = text.get(at..at + len)?;
        digits
            .iter()
            .try_fold(0u32, |v, c| c.is_ascii_digit().then(|| 10 * v + u32::from(c - b'0')))
    };
    let is = |at: usize, c: &[u8]| text.get(at).is_some_and(|found| c.contains(found));
    if !(is(4, b"-") && is(7, b"-") && is(10, b"T") && is(13, b":") && is(16, b":")) {
        return None;
    }
    let (year, month, day) = (number(0, 4)?, number(5, 2)?, number(8, 2)?);
    let clock = 3600 * number(11, 2)? + 60 * number(14, 2)? + number(17, 2)?;
    let mut at = 19;
    let mut nanos = 0;
    if is(at, b".,") {
        let digits = text.get(at + 1..)?.iter().take_while(|c| c.is_ascii_digit()).count();
        let shown = digits.min(9);
        nanos = number(at + 1, shown)? * 10u32.pow(9 - shown as u32);
        at += 1 + digits;
    }
    let east = match text.get(at)? {
        b'Z' => 0,
        sign @ (b'+' | b'-') => {
            let seconds = i64::from(3600 * number(at + 1, 2)? + 60 * number(at + 4, 2)?);
            if *sign == b'-' { -seconds } else { seconds }
        }
        _ => return None,
    };
    // Days since 1970-01-01, Howard Hinnant's `days_from_civil`.
    let y = i64::from(year) - i64::from(month <= 2);
    let mp = (i64::from(month) + 9) % 12;
    let doy = (153 * mp + 2) / 5 + i64::from(day) - 1;
    let (era, yoe) = (y.div_euclid(400), y.rem_euclid(400));
    let days = era * 146_097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719_468;
    Some((days * 86_400 + i64::from(clock) - east, nanos as i32))
}

#[cfg(test)]
mod tests {
    use testkit::{Case, check};

    use super::SYSLOG;

    #[test]
    fn messages() {
        check(&SYSLOG, &[], CASES);
    }

    const CASES: &[Case] = &[
        Case {
            shows: "RFC 5424: <34>1 2003-08-24T05:14:15.000003-07:00 h a p m",
            bytes: "3c33343e31 20 323030332d30382d32345430353a31343a31352e3030303030332d30373a3030 20 68 20 61 20 70 20 6d",
            tree: "syslog.facility [0..4] 4
                   syslog.level [0..4] 2
                   syslog.msg [4..46] 1 2003-08-24T05:14:15.000003-07:00 h a p m
                   syslog.version [4..5] 1
                   syslog.timestamp [6..38] Aug 24, 2003 12:14:15.000003000 UTC
                   syslog.hostname [39..40] h
                   syslog.appname [41..42] a
                   syslog.procid [43..44] p
                   syslog.msgid [45..46] m
                   info: AUTH.CRIT: 1 2003-08-24T05:14:15.000003-07:00 h a p m",
        },
        Case {
            shows: "RFC 3164: <13>Oct 11 22:14:15 h su[1]: x",
            bytes: "3c31333e 4f63742031312032323a31343a3135 20 68 20 7375 5b315d3a2078",
            tree: "syslog.timestamp_rfc3164 [4..19] Oct 11 22:14:15
                   syslog.hostname [20..21] h
                   syslog.procid [22..24] su
                   syslog.msgid [24..30] [1]: x",
        },
        Case {
            shows: "no priority",
            bytes: "6869",
            tree: "syslog.msg [0..2] hi
                   info: hi",
        },
    ];
}
