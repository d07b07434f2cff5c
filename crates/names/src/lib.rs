//! Names that no packet holds: makers of network cards, addresses that everybody knows, services, and what the user's
//! files name ([`Tables`]).
//!
//! The makers are the assignments of the IEEE Registration Authority, the services IANA's; `generate/README.md` says
//! where they come from. Looking one up is a binary search among the prefixes with the same first octet, in memory that is part
//! of the program: nothing is built, kept or locked.

mod known;
mod services;
mod tables;
#[cfg(test)]
mod tests;

use dissect::EtherName;
use dissect::names::Word;

pub use services::service;
pub use tables::Tables;

use crate::known::well_known;

static MA_L: &[u8] = include_bytes!("generated/ma-l.bin");
static MA_M: &[u8] = include_bytes!("generated/ma-m.bin");
static MA_S: &[u8] = include_bytes!("generated/ma-s.bin");
static NAMES: &str = include_str!("generated/vendors.txt");

/// Octets of the index before the entries of `ma-l.bin`.
const INDEX: usize = 2 * 257;
/// Blocks of 24 bits that the registry deals out in parts stand under its own name.
const SUBDIVIDED: &str = "IEEE Registration Authority";

/// Whose the address's first 24 bits are: the organisation's full name.
pub fn organisation(address: &[u8; 6]) -> Option<&'static str> {
    large(address).map(|holder| holder.full)
}

/// Who makes network cards with this address: the holder of the smallest block it stands in; full name.
pub fn vendor(address: &[u8; 6]) -> Option<&'static str> {
    holder(address).map(|holder| holder.full)
}

/// The same, in at most eight characters and without spaces.
pub fn vendor_short(address: &[u8; 6]) -> Option<&'static str> {
    holder(address).map(|holder| holder.short)
}

/// Who holds a block of addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Holder {
    full: &'static str,
    short: &'static str,
    /// Of the block's prefix.
    bits: u8,
}

fn large(address: &[u8; 6]) -> Option<Holder> {
    let [a, b, c, ..] = *address;
    let bound = |first: usize| {
        let at = MA_L.get(2 * first..)?.first_chunk::<2>()?;
        Some(usize::from(u16::from_le_bytes(*at)))
    };
    let (from, to) = (bound(usize::from(a))?, bound(usize::from(a) + 1)?);
    let (entries, _) = MA_L.get(INDEX..)?.as_chunks::<8>();
    let entries = entries.get(from..to)?;
    let at = entries.binary_search_by(|[x, y, z, ..]| [*x, *y, *z].cmp(&[a, b, c])).ok()?;
    let [_, _, _, name @ ..] = *entries.get(at)?;
    read(name, 24)
}

fn holder(address: &[u8; 6]) -> Option<Holder> {
    let holder = large(address);
    if holder.is_some_and(|holder| holder.full != SUBDIVIDED) {
        return holder;
    }
    let [a, b, c, d, e, _] = *address;
    small([a, b, c, d, e & 0xf0]).or_else(|| medium([a, b, c, d & 0xf0])).or(holder)
}

fn small(prefix: [u8; 5]) -> Option<Holder> {
    let (entries, _) = MA_S.as_chunks::<10>();
    let at =
        entries.binary_search_by(|[a, b, c, d, e, ..]| [*a, *b, *c, *d, *e].cmp(&prefix)).ok()?;
    let [_, _, _, _, _, name @ ..] = *entries.get(at)?;
    read(name, 36)
}

fn medium(prefix: [u8; 4]) -> Option<Holder> {
    let (entries, _) = MA_M.as_chunks::<9>();
    let at = entries.binary_search_by(|[a, b, c, d, ..]| [*a, *b, *c, *d].cmp(&prefix)).ok()?;
    let [_, _, _, _, name @ ..] = *entries.get(at)?;
    read(name, 28)
}

fn read([x, y, z, full, short]: [u8; 5], bits: u8) -> Option<Holder> {
    let at = u32::from_le_bytes([x, y, z, 0]) as usize;
    let end = at + usize::from(full);
    Some(Holder {
        full: NAMES.get(at..end)?,
        short: NAMES.get(end..end + usize::from(short))?,
        bits,
    })
}

/// The name of an address: a well-known one, or its maker's short name and the octets that the maker gave it. A
/// group address without a name of its own has that of the station address.
pub fn ether(address: &[u8; 6]) -> Option<EtherName<'static>> {
    if let Some((name, open)) = well_known(address) {
        return Some(EtherName { name: Word::Borrowed(name), address: *address, open });
    }
    let mut address = *address;
    let found = holder(&address).or_else(|| {
        let [first, rest @ ..] = address;
        holder(&concat(first & 0xfe, rest))
    })?;
    // Of a block smaller than 24 bits, what is left of it.
    let open = match found.bits {
        36 => {
            address[4] &= 0x0f;
            2
        }
        28 => {
            address[3] &= 0x0f;
            3
        }
        _ => 3,
    };
    Some(EtherName { name: Word::Borrowed(found.short), address, open })
}

fn concat(first: u8, [b, c, d, e, f]: [u8; 5]) -> [u8; 6] {
    [first, b, c, d, e, f]
}
