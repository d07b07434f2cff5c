//! The names that answers give addresses, for whoever shows names of hosts.

use dissect::prelude::*;

use super::{Dialect, Message};
use crate::name::DomainName;

const ADDRESS: u16 = 1;
const ADDRESS_6: u16 = 28;
const INTERNET: u16 = 1;

/// The address records of a message, as far as it can be read.
pub(super) fn names(message: &Message<'_>) -> Vec<(Address, String)> {
    let mut names = Vec::new();
    // What cannot be read ends the list; the layer itself says what is wrong.
    let _ = read(message, &mut names);
    names
}

fn read(message: &Message<'_>, names: &mut Vec<(Address, String)>) -> Result<(), Stop> {
    let span = &message.span;
    let counts = [4, 6, 8, 10].map(|at| span.u16(at));
    let [questions, rest @ ..] = counts;
    let mut at = 12;
    // As in the message itself, its length bounds both loops.
    for _ in 0..questions? {
        at += DomainName::read(span, at)?.octets + 4;
    }
    for count in rest {
        for _ in 0..count? {
            let name = DomainName::read(span, at)?;
            at += name.octets;
            let (kind, class, len) = (span.u16(at)?, span.u16(at + 2)?, span.u16(at + 8)?);
            at += 10;
            // The first bit of a class is a flag in multicast DNS.
            let class = if message.dialect == Dialect::Mdns { class & 0x7fff } else { class };
            let address = match (class, kind, len) {
                (INTERNET, ADDRESS, 4) => Some(Address::Ipv4(span.array(at)?)),
                (INTERNET, ADDRESS_6, 16) => Some(Address::Ipv6(span.array(at)?)),
                _ => None,
            };
            if let Some(address) = address {
                names.push((address, name.to_string()));
            }
            at += usize::from(len);
        }
    }
    Ok(())
}
