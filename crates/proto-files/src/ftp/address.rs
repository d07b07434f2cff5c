//! Addresses in commands and replies: RFC 959 section 4.1.2 (`PORT`, `PASV`), RFC 2428 (`EPRT`, `EPSV`).

use std::net::{Ipv4Addr, Ipv6Addr};

use dissect::prelude::*;
use dissect::tree::flags;

use super::*;

/// A data connection that is to be opened.
pub(super) struct Announced {
    /// Who listens.
    pub(super) end: Endpoint,
    /// By which command.
    pub(super) method: &'static str,
    /// Places of address and port in the argument.
    address_at: (usize, usize),
    port_at: (usize, usize),
}

/// `h1,h2,h3,h4,p1,p2`, wherever it starts in the text. Of each number the lowest eight bits count.
pub(super) fn port(text: &[u8], method: &'static str) -> Option<Announced> {
    let mut at = 0;
    // Each turn takes at least one octet.
    while at < text.len() {
        let rest = text.get(at..)?;
        let digits = rest.iter().take_while(|c| c.is_ascii_digit()).count();
        if digits == 0 {
            at += 1;
            continue;
        }
        if let Some((numbers, address_len, len)) = six(rest) {
            let [a, b, c, d, high, low] = numbers;
            let port = u16::from_be_bytes([high, low]);
            return Some(Announced {
                end: Endpoint { address: Address::Ipv4([a, b, c, d]), port: u32::from(port) },
                method,
                address_at: (at, address_len),
                port_at: (at + address_len + 1, len - address_len - 1),
            });
        }
        at += digits;
    }
    None
}

/// Six numbers joined by commas; octets of the first four, and of all.
fn six(text: &[u8]) -> Option<([u8; 6], usize, usize)> {
    let (mut numbers, mut at, mut address_len) = ([0u8; 6], 0, 0);
    for (i, number) in numbers.iter_mut().enumerate() {
        if i > 0 {
            if text.get(at) != Some(&b',') {
                return None;
            }
            at += 1;
        }
        let rest = text.get(at..)?;
        let digits = rest.iter().take_while(|c| c.is_ascii_digit());
        let (value, count) =
            digits.fold((0u8, 0), |(v, n), c| (v.wrapping_mul(10).wrapping_add(c - b'0'), n + 1));
        if count == 0 {
            return None;
        }
        *number = value;
        at += count;
        if i == 3 {
            address_len = at;
        }
    }
    Some((numbers, address_len, at))
}

/// `|1|10.0.0.1|5000|` or `|2|::1|5000|`, with any delimiter.
pub(super) fn eprt(text: &[u8]) -> Option<Announced> {
    let delimiter = text.first()?;
    let mut parts = text.split(|c| c == delimiter);
    let (_, family, host, port, last) =
        (parts.next()?, parts.next()?, parts.next()?, parts.next()?, parts.next()?);
    if !last.is_empty() || parts.next().is_some() {
        return None;
    }
    let name = str::from_utf8(host).ok()?;
    let address = match family {
        b"1" => Address::Ipv4(name.parse::<Ipv4Addr>().ok()?.octets()),
        b"2" => Address::Ipv6(name.parse::<Ipv6Addr>().ok()?.octets()),
        _ => return None,
    };
    let number = str::from_utf8(port).ok()?.parse::<u16>().ok()?;
    Some(Announced {
        end: Endpoint { address, port: u32::from(number) },
        method: "EPRT",
        address_at: (3, host.len()),
        port_at: (4 + host.len(), port.len()),
    })
}

/// `(|||5000|)`; the host is the server.
pub(super) fn epsv(text: &[u8], server: Address) -> Option<Announced> {
    let open = text.iter().position(|c| *c == b'(')?;
    let delimiter = text.get(open + 1)?;
    let skipped = text.get(open + 1..)?.iter().take(3).take_while(|c| *c == delimiter).count();
    let at = open + 1 + skipped;
    let close = at + text.get(at..)?.iter().position(|c| *c == b')')?;
    // The last delimiter stands before the parenthesis.
    let len = close.checked_sub(at + 1)?;
    let digits = text.get(at..at + len)?.iter().take_while(|c| c.is_ascii_digit());
    let (port, count) =
        digits.fold((0u32, 0), |(v, n), c| ((10 * v + u32::from(c - b'0')).min(0xffff), n + 1));
    if count == 0 && len > 0 {
        return None;
    }
    Some(Announced {
        end: Endpoint { address: server, port },
        method: "EPASV",
        address_at: (0, 0),
        port_at: (at, len),
    })
}

/// Adds the fields of what a line announces.
pub(super) fn put(layer: &mut Layer<'_, '_>, parsed: &Parsed<'_>, announced: Option<&Announced>) {
    let Some(announced) = announced else {
        return put_invalid(layer, parsed);
    };
    let start = parsed.argument_at;
    let (address_at, address_len) = (start + announced.address_at.0, announced.address_at.1);
    let (port_at, port_len) = (start + announced.port_at.0, announced.port_at.1);
    let port = announced.end.port as u16;
    let differs = announced.end.address != layer.ends().source;
    match (announced.end.address, announced.method) {
        (Address::Ipv4(octets), "PORT" | "PASV") => {
            let is_active = announced.method == "PORT";
            let (ip, number, nat) = if is_active {
                (ACTIVE_CIP, ACTIVE_PORT, ACTIVE_NAT)
            } else {
                (PASSIVE_IP, PASSIVE_PORT, PASSIVE_NAT)
            };
            layer.put(ip, address_at, address_len, u32::from_be_bytes(octets));
            layer.put(number, port_at, port_len, port);
            if differs {
                layer.put(nat, 0, 0, true);
            }
        }
        (address, "EPRT") => {
            let family = if matches!(address, Address::Ipv4(_)) { 1u8 } else { 2 };
            layer.put(EPRT_AF, start + 1, 1, family);
            match address {
                Address::Ipv4(octets) => {
                    layer.put(EPRT_IP, address_at, address_len, u32::from_be_bytes(octets))
                }
                Address::Ipv6(octets) => layer.put_text(EPRT_IPV6, address_at, address_len, octets),
                _ => {}
            }
            layer.put(EPRT_PORT, port_at, port_len, port);
        }
        (address, _) => {
            match address {
                Address::Ipv4(octets) => {
                    let value = Value::U64(u64::from(u32::from_be_bytes(octets)));
                    layer.put_value(EPSV_IP, 0, 0, value, flags::GENERATED);
                }
                Address::Ipv6(octets) => {
                    layer.put_text_flagged(EPSV_IPV6, 0, 0, octets, flags::GENERATED);
                }
                _ => {}
            }
            layer.put(EPSV_PORT, port_at, port_len, port);
        }
    }
}

fn put_invalid(layer: &mut Layer<'_, '_>, parsed: &Parsed<'_>) {
    let note = match (parsed.word, parsed.code) {
        (b"EPRT", None) => EPRT_ARGS_INVALID,
        (_, Some(229)) => EPSV_ARGS_INVALID,
        _ => return,
    };
    layer.line(parsed.argument_at, parsed.argument.len(), "Not understood");
    layer.note(note);
}
