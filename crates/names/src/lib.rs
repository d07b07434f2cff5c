//! Names that no packet holds: makers of network cards, and addresses that everybody knows.
//!
//! The makers are the assignments of the IEEE Registration Authority; `generate/README.md` says where they come
//! from. Looking one up is a binary search among the prefixes with the same first octet, in memory that is part
//! of the program: nothing is built, kept or locked.

mod known;
#[cfg(test)]
mod tests;

pub use known::well_known;

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
    let [a, b, c, ..] = *address;
    let bound = |first: usize| {
        let at = MA_L.get(2 * first..)?.first_chunk::<2>()?;
        Some(usize::from(u16::from_le_bytes(*at)))
    };
    let (from, to) = (bound(usize::from(a))?, bound(usize::from(a) + 1)?);
    let (entries, _) = MA_L.get(INDEX..)?.as_chunks::<7>();
    let entries = entries.get(from..to)?;
    let at = entries.binary_search_by(|[x, y, z, ..]| [*x, *y, *z].cmp(&[a, b, c])).ok()?;
    let [_, _, _, x, y, z, len] = *entries.get(at)?;
    name([x, y, z], len)
}

/// Who makes network cards with this address: the holder of the smallest block it stands in; full name.
pub fn vendor(address: &[u8; 6]) -> Option<&'static str> {
    let holder = organisation(address);
    if holder.is_some_and(|name| name != SUBDIVIDED) {
        return holder;
    }
    let [a, b, c, d, e, _] = *address;
    small([a, b, c, d, e & 0xf0]).or_else(|| medium([a, b, c, d & 0xf0])).or(holder)
}

fn small(prefix: [u8; 5]) -> Option<&'static str> {
    let (entries, _) = MA_S.as_chunks::<9>();
    let at = entries.binary_search_by(|[a, b, c, d, e, ..]| [*a, *b, *c, *d, *e].cmp(&prefix)).ok()?;
    let [_, _, _, _, _, x, y, z, len] = *entries.get(at)?;
    name([x, y, z], len)
}

fn medium(prefix: [u8; 4]) -> Option<&'static str> {
    let (entries, _) = MA_M.as_chunks::<8>();
    let at = entries.binary_search_by(|[a, b, c, d, ..]| [*a, *b, *c, *d].cmp(&prefix)).ok()?;
    let [_, _, _, _, x, y, z, len] = *entries.get(at)?;
    name([x, y, z], len)
}

fn name([x, y, z]: [u8; 3], len: u8) -> Option<&'static str> {
    let at = u32::from_le_bytes([x, y, z, 0]) as usize;
    NAMES.get(at..at + usize::from(len))
}

/// Octets of a short name.
const SHORT_MAX: usize = 8;

/// Legal forms and words that tell nothing about who it is.
const LEFT_OUT: &[&str] = &[
    "ab", "ag", "aktiengesellschaft", "bv", "co", "company", "corp", "corporation", "doo", "gmbh", "inc", "incorporated",
    "kg", "limited", "llc", "ltd", "nv", "oy", "oyj", "plc", "pte", "pty", "pvt", "sa", "spa", "srl", "systems", "the",
];

/// Appends the short name of the maker, such as `Apple` or `HewlettP`; false if nobody is known.
pub fn push_vendor_short(address: &[u8; 6], out: &mut Vec<u8>) -> bool {
    let Some(full) = short_override(address).or_else(|| vendor(address)) else { return false };
    let start = out.len();
    push_short(full, out);
    out.len() > start
}

/// Makers whose short name is not made from the name they are registered under.
fn short_override(address: &[u8; 6]) -> Option<&'static str> {
    let [a, b, c, ..] = *address;
    Some(match [a, b, c] {
        [0x00, 0x00, 0x00] => "00:00:00",
        [0x52, 0x54, 0x00] => "RealtekU",
        [0x08, 0x00, 0x27] => "PcsCompu",
        [0x00, 0x50, 0x04] => "3com3c90",
        [0x01, 0x0e, 0xcf] => "PN-MC",
        [0xaa, 0x00, 0x04] => "DecLocal",
        [0x00, 0x80, 0xd3] => "ShivaApp",
        [0x00, 0x80, 0xc8] => "D-LinkAl",
        [0x00, 0xa0, 0xcc] => "Lite-OnU",
        [0x00, 0xe0, 0x18] => "AsustekI",
        [0x00, 0x40, 0x10] => "SonicMac",
        _ => return None,
    })
}

fn push_short(full: &str, out: &mut Vec<u8>) {
    let start = out.len();
    if full.contains(':') {
        return out.extend_from_slice(full.as_bytes());
    }
    for word in full.split_whitespace() {
        let kept = |c: &char| c.is_alphanumeric() || matches!(c, '-' | '&');
        let word: String = word.chars().filter(kept).collect();
        let lower = word.to_ascii_lowercase();
        if word == "&" || LEFT_OUT.contains(&lower.as_str()) {
            continue;
        }
        out.extend_from_slice(word.as_bytes());
        if out.len() - start >= SHORT_MAX {
            break;
        }
    }
    if out.len() - start > SHORT_MAX {
        // Cut between characters: most names are ASCII, some are not.
        let cut = str::from_utf8(out.get(start..).unwrap_or(&[])).map_or(SHORT_MAX, |s| s.floor_char_boundary(SHORT_MAX));
        out.truncate(start + cut);
    }
}

/// Appends the name of an address: a well-known one, or its maker and the octets that the maker gave it. False
/// if it has neither.
pub fn push_ether(address: &[u8; 6], out: &mut Vec<u8>) -> bool {
    if let Some((name, given)) = well_known(address) {
        out.extend_from_slice(name.as_bytes());
        push_tail(given, out);
        return true;
    }
    let start = out.len();
    if !push_vendor_short(address, out) {
        out.truncate(start);
        return false;
    }
    push_tail(address.get(3..).unwrap_or(&[]), out);
    true
}

/// `_12:34:56`.
fn push_tail(octets: &[u8], out: &mut Vec<u8>) {
    for (i, octet) in octets.iter().enumerate() {
        out.push(if i == 0 { b'_' } else { b':' });
        let digit = |v: u8| char::from_digit(u32::from(v), 16).map_or(b'0', |c| c as u8);
        out.extend_from_slice(&[digit(octet >> 4), digit(octet & 15)]);
    }
}
