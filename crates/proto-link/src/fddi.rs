//! Fiber Distributed Data Interface: ISO/IEC 9314-2 (MAC) section 7, frame format and frame control field.

use dissect::prelude::*;
use dissect::tree::flags;

pub(crate) static FDDI: Protocol = Protocol {
    fields: FIELDS,
    prefs: PREFS,
    entries: &[on(tables::LINK, 10)],
    ..Protocol::new("fddi", "FDDI", "Fiber Distributed Data Interface", dissect)
};

fields! {
    CONTROL: u8 = "fddi.fc", "Frame Control", Hex;
    FORMAT_WORD: Bits<u8> = "fddi.fc", "Frame Control", Hex {
        FORMAT_BITS: 0xf0 = "fddi.fc.clf", "Class/Length/Format", Hex, FORMATS;
    };
    PRIORITY_WORD: Bits<u8> = "fddi.fc", "Frame Control", Hex {
        PRIORITY: 0x07 = "fddi.fc.prio", "Priority", Dec;
    };
    SMT_WORD: Bits<u8> = "fddi.fc", "Frame Control", Hex {
        SMT: 0x0f = "fddi.fc.smt_subtype", "SMT Subtype", Dec, SMT_KINDS;
    };
    MAC_WORD: Bits<u8> = "fddi.fc", "Frame Control", Hex {
        MAC: 0x0f = "fddi.fc.mac_subtype", "MAC Subtype", Dec, MAC_KINDS;
    };
    DESTINATION: Ether = "fddi.dst", "Destination", None;
    SOURCE: Ether = "fddi.src", "Source", None;
    ADDRESS: Ether = "fddi.addr", "Source or Destination Address", None;
}

prefs! {
    PADDING = "padding", "Three octets of padding stand before each frame", Bool(false);
}

/// Octets of padding before a frame, where there are any.
const PADDING_OCTETS: usize = 3;

values! { FORMATS {
    0x0 "Void", 0x4 "SMT", 0x5 "Async LLC", 0x6 "Implementor Async", 0x8 "Nonrestricted Token", 0xc "MAC",
    0xd "Sync LLC", 0xe "Implementor Sync",
} }
values! { SMT_KINDS { 1 "Info", 15 "Next Station Address" } }
values! { MAC_KINDS { 2 "Beacon", 3 "Claim" } }

/// A frame control octet in words.
struct Words(u8);

impl std::fmt::Display for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let low = self.0 & 15;
        match (self.0 >> 4, low) {
            (0x0, 0) => f.write_str("Void frame"),
            (0x8, 0) => f.write_str("Nonrestricted token"),
            (0xc, 0) => f.write_str("Restricted token"),
            (0xc, 2) => f.write_str("MAC beacon"),
            (0xc, 3) => f.write_str("MAC claim token"),
            (0xc, _) => write!(f, "MAC frame, control {low:x}"),
            (0x4, 1) => f.write_str("SMT info"),
            (0x4, 15) => f.write_str("SMT Next station address"),
            (0x4, _) => write!(f, "SMT frame, control {low:x}"),
            (0x5, 0..=7) => write!(f, "Async LLC frame, priority {low}"),
            (0x5, _) => write!(f, "Async LLC frame, control {low:x}"),
            (0x6, _) => write!(f, "Implementor async frame, control {low:x}"),
            (0xd, 0) => f.write_str("Sync LLC frame"),
            (0xd, _) => write!(f, "Sync LLC frame, control {low:x}"),
            (0xe, 0) => f.write_str("Implementor sync frame"),
            (0xe, _) => write!(f, "Implementor sync frame, control {low:x}"),
            _ => f.write_str("Unknown frame type"),
        }
    }
}

/// Octets of the header.
const HEADER: usize = 13;

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.protocol_column("FDDI");
    let start = if layer.pref_bool(PADDING) { PADDING_OCTETS } else { 0 };
    layer.seek(start);
    let control = layer.peek::<u8>(0)?;
    layer.info(format_args!("{}", Words(control)));
    layer.title(format_args!(", {}", Words(control)));
    if let (Ok(to), Ok(from)) =
        (layer.span().array::<6>(start + 1), layer.span().array::<6>(start + 7))
    {
        layer.set_link_ends(Address::Ether(swapped(from)), Address::Ether(swapped(to)));
    }
    layer.put(CONTROL, start, 1, control);
    layer.append(format_args!(" ({})", Words(control)));
    layer.nest(|layer| {
        let word = u64::from(control);
        layer.put_members(FORMAT_WORD, start, 1, word);
        match (control >> 4, control & 15) {
            (0x4, _) => layer.put_members(SMT_WORD, start, 1, word),
            (0x5, 0..=7) => layer.put_members(PRIORITY_WORD, start, 1, word),
            (0xc, 1..) => layer.put_members(MAC_WORD, start, 1, word),
            _ => {}
        }
    });
    layer.skip(1)?;
    for field in [DESTINATION, SOURCE] {
        let at = layer.at();
        let octets = swapped(layer.span().array::<6>(at)?);
        layer.put_text_flagged(field, at, 6, octets, 0);
        // Hidden, once for each name that a filter may use, and again as the resolved form.
        layer.put_text_flagged(ADDRESS, at, 6, octets, flags::HIDDEN);
        layer.put_text_flagged(field, at, 6, octets, flags::HIDDEN);
        layer.put_text_flagged(ADDRESS, at, 6, octets, flags::HIDDEN);
        layer.skip(6)?;
    }
    layer.seek(start + HEADER);
    let rest = layer.rest();
    let llc = control >> 4 == 0x5;
    if !llc || !layer.call_named(Name::new("llc"), rest, Argument::None) {
        layer.data(rest);
    }
    Ok(())
}

/// The ring sends the low bit of each octet of an address last, Ethernet first: addresses are shown as Ethernet has them.
fn swapped(address: [u8; 6]) -> [u8; 6] {
    address.map(u8::reverse_bits)
}
