//! Writing values as text, without the formatting machinery where packets are many.
//!
//! All of it appends to a byte vector that holds UTF-8, so that a printer can write one buffer.

use crate::address::Address;

/// Appends a decimal number.
#[inline]
pub fn push_u64(out: &mut Vec<u8>, v: u64) {
    // Most numbers in packets are small.
    match u8::try_from(v) {
        Ok(digit @ 0..10) => out.push(b'0' + digit),
        _ => out.extend_from_slice(itoa::Buffer::new().format(v).as_bytes()),
    }
}

/// Appends a signed decimal number.
pub fn push_i64(out: &mut Vec<u8>, v: i64) {
    if v < 0 {
        out.push(b'-');
    }
    push_u64(out, v.unsigned_abs());
}

/// Appends a decimal number with leading zeros up to `width` digits.
pub fn push_padded(out: &mut Vec<u8>, v: u64, width: usize) {
    const ZEROS: &[u8] = b"00000000000000000000";
    let mut digits = itoa::Buffer::new();
    let digits = digits.format(v).as_bytes();
    let missing = width.saturating_sub(digits.len());
    out.extend_from_slice(ZEROS.get(..missing).unwrap_or(ZEROS));
    out.extend_from_slice(digits);
}

/// The low four bits as binary digits.
#[inline]
pub fn nibble(v: u8) -> &'static str {
    const DIGITS: &str = "0000000100100011010001010110011110001001101010111100110111101111";
    let at = usize::from(v & 15) * 4;
    DIGITS.get(at..at + 4).unwrap_or("")
}

/// The lower-case hexadecimal digit of the low four bits.
#[inline]
pub fn hex_digit(v: u8) -> u8 {
    let v = v & 15;
    // Arithmetic instead of a table: loops over octets become vector code.
    v + if v < 10 { b'0' } else { b'a' - 10 }
}

/// Appends lower-case hexadecimal digits of `v`, at least `width` of them, no prefix.
pub fn push_hex(out: &mut Vec<u8>, v: u64, width: usize) {
    let needed = (64 - v.leading_zeros()).div_ceil(4).max(1) as usize;
    let mut digits = [b'0'; 16];
    for (i, digit) in digits.iter_mut().rev().enumerate().take(needed) {
        *digit = hex_digit((v >> (4 * i)) as u8);
    }
    let shown = needed.max(width);
    for _ in 16..shown {
        out.push(b'0');
    }
    out.extend_from_slice(digits.get(16 - shown.min(16)..).unwrap_or(&[]));
}

/// Appends two hexadecimal digits for each octet, with `separator` between octets if it is not 0.
pub fn push_hex_bytes(out: &mut Vec<u8>, bytes: &[u8], separator: u8) {
    let start = out.len();
    // Room first, then whole groups: a check for each octet costs more than the digits.
    if separator == 0 {
        out.resize(start + bytes.len() * 2, 0);
        let room = out.get_mut(start..).unwrap_or(&mut []);
        for (digits, b) in room.as_chunks_mut::<2>().0.iter_mut().zip(bytes) {
            *digits = [hex_digit(b >> 4), hex_digit(*b)];
        }
    } else {
        out.resize(start + bytes.len() * 3, 0);
        let room = out.get_mut(start..).unwrap_or(&mut []);
        for (digits, b) in room.as_chunks_mut::<3>().0.iter_mut().zip(bytes) {
            *digits = [hex_digit(b >> 4), hex_digit(*b), separator];
        }
        if !bytes.is_empty() {
            out.pop();
        }
    }
}

/// Appends an IPv4 address in dotted form.
pub fn push_ipv4(out: &mut Vec<u8>, a: [u8; 4]) {
    let (text, len) = ipv4(a);
    out.extend_from_slice(text.get(..len).unwrap_or(&[]));
}

/// The octets of an Ethernet address with colons between.
pub(crate) fn ether(octets: &[u8; 6]) -> [u8; 17] {
    let mut text = [b':'; 17];
    for (digits, octet) in text.chunks_mut(3).zip(octets) {
        for (to, from) in digits.iter_mut().zip([octet >> 4, *octet]) {
            *to = hex_digit(from);
        }
    }
    text
}

/// An IPv4 address in dotted form, and how long it is.
pub(crate) fn ipv4(a: [u8; 4]) -> ([u8; 15], usize) {
    let (mut text, mut len) = ([b'.'; 15], 0);
    let mut put = |b: u8| {
        if let Some(to) = text.get_mut(len) {
            *to = b;
        }
        len += 1;
    };
    for (i, octet) in a.into_iter().enumerate() {
        if i > 0 {
            put(b'.');
        }
        if octet >= 100 {
            put(b'0' + octet / 100);
        }
        if octet >= 10 {
            put(b'0' + octet / 10 % 10);
        }
        put(b'0' + octet % 10);
    }
    (text, len)
}

/// Appends an IPv6 address in the form of RFC 5952.
pub fn push_ipv6(out: &mut Vec<u8>, a: [u8; 16]) {
    use std::io::Write as _;
    let address = std::net::Ipv6Addr::from(a);
    let segments = address.segments();
    // The system's inet_ntop shows the dotted form also for the old IPv4-compatible addresses.
    if segments.iter().take(6).all(|s| *s == 0) && segments.get(6).is_some_and(|s| *s != 0) {
        out.extend_from_slice(b"::");
        let [.., w, x, y, z] = a;
        return push_ipv4(out, [w, x, y, z]);
    }
    let _ = write!(out, "{address}");
}

/// Appends any address as it is shown without name resolution.
pub fn push_address(out: &mut Vec<u8>, a: &Address) {
    match a {
        Address::None => {}
        Address::Ether(b) => push_hex_bytes(out, b, b':'),
        Address::Ipv4(b) => push_ipv4(out, *b),
        Address::Ipv6(b) => push_ipv6(out, *b),
        Address::Other(t) => out.extend_from_slice(t.as_str().as_bytes()),
    }
}

/// Appends seconds and nanoseconds with nine decimals, as durations are shown.
pub fn push_seconds(out: &mut Vec<u8>, secs: i64, nanos: i32) {
    let total = i128::from(secs) * 1_000_000_000 + i128::from(nanos);
    if total < 0 {
        out.push(b'-');
    }
    let total = total.unsigned_abs();
    push_u64(out, (total / 1_000_000_000) as u64);
    out.push(b'.');
    push_padded(out, (total % 1_000_000_000) as u64, 9);
}

/// Appends bytes as UTF-8 text; what is no UTF-8 becomes U+FFFD, as the reference shows it.
pub fn push_lossy(out: &mut Vec<u8>, bytes: &[u8]) {
    for chunk in bytes.utf8_chunks() {
        out.extend_from_slice(chunk.valid().as_bytes());
        if !chunk.invalid().is_empty() {
            out.extend_from_slice("\u{fffd}".as_bytes());
        }
    }
}

/// A GUID in the form of RFC 9562 section 4, from its sixteen octets in big-endian order.
pub fn push_guid(out: &mut Vec<u8>, g: &[u8]) {
    for (i, b) in g.iter().enumerate() {
        if matches!(i, 4 | 6 | 8 | 10) {
            out.push(b'-');
        }
        out.extend_from_slice(&[hex_digit(b >> 4), hex_digit(*b)]);
    }
}

/// Seconds and nanoseconds since 1970 of an NTP timestamp (RFC 5905 section 6); zero stays zero.
pub fn ntp_to_unix(stamp: u64) -> (i64, i32) {
    /// From 1900-01-01 and from 2036-02-07 06:28:16 to 1970-01-01.
    const ERA_0: i64 = -2_208_988_800;
    const ERA_1: i64 = 2_085_978_496;
    if stamp == 0 {
        return (0, 0);
    }
    let (secs, fraction) = ((stamp >> 32) as i64, stamp & 0xffff_ffff);
    let nanos = (fraction * 1_000_000_000) >> 32;
    let era = if stamp >> 63 != 0 { ERA_0 } else { ERA_1 };
    (secs + era, nanos as i32)
}

/// A civil date from days since 1970-01-01: (year, month 1..=12, day 1..=31, day of year 1..=366).
///
/// Howard Hinnant's `civil_from_days`, valid for the whole proleptic Gregorian calendar.
pub fn civil(days: i64) -> (i64, u32, u32, u32) {
    let z = days + 719_468;
    let era = z.div_euclid(146_097);
    let doe = z.rem_euclid(146_097);
    let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
    let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    let mp = (5 * doy + 2) / 153;
    let d = (doy - (153 * mp + 2) / 5 + 1) as u32;
    let m = if mp < 10 { mp + 3 } else { mp - 9 } as u32;
    let y = yoe + era * 400 + i64::from(m <= 2);
    let leap = y % 4 == 0 && (y % 100 != 0 || y % 400 == 0);
    let before = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
    let mut day = before.get(m as usize - 1).copied().unwrap_or(0) + d;
    if leap && m > 2 {
        day += 1;
    }
    (y, m, d, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(f: impl FnOnce(&mut Vec<u8>)) -> String {
        let mut out = Vec::new();
        f(&mut out);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn numbers() {
        assert_eq!(text(|o| push_u64(o, 0)), "0");
        assert_eq!(text(|o| push_u64(o, u64::MAX)), "18446744073709551615");
        assert_eq!(text(|o| push_i64(o, i64::MIN)), "-9223372036854775808");
        assert_eq!(text(|o| push_hex(o, 0xab, 4)), "00ab");
        assert_eq!(text(|o| push_hex(o, 0, 1)), "0");
        assert_eq!(text(|o| push_seconds(o, -1, 500_000_000)), "-0.500000000");
    }

    #[test]
    fn addresses() {
        assert_eq!(text(|o| push_ipv4(o, [10, 0, 255, 1])), "10.0.255.1");
        let mut six = [0; 16];
        six[15] = 1;
        assert_eq!(text(|o| push_ipv6(o, six)), "::1");
        six[12] = 1;
        assert_eq!(text(|o| push_ipv6(o, six)), "::1.0.0.1");
    }

    #[test]
    fn dates() {
        assert_eq!(civil(0), (1970, 1, 1, 1));
        assert_eq!(civil(19_782), (2024, 2, 29, 60));
        assert_eq!(civil(-1), (1969, 12, 31, 365));
    }
}
