//! Address Resolution Protocol, RFC 826, and what uses its packets: RARP (RFC 903), Inverse ARP (RFC 2390),
//! DRARP (RFC 1931), MAPOS (RFC 2176), address conflict detection (RFC 5227).
//!
//! Code points: IANA "Address Resolution Protocol (ARP) Parameters".

use std::collections::HashMap;
use std::fmt;

use dissect::Config;
use dissect::prelude::*;
use dissect::tree::flags;

use crate::words::{ETHERTYPES, HARDWARE};

pub(crate) static ARP: Protocol = Protocol {
    fields: FIELDS,
    notes: NOTES,
    prefs: PREFS,
    entries: &[on(tables::ETHERTYPE, 0x0806), on(tables::ETHERTYPE, 0x8035)],
    head: 2,
    ..Protocol::new("arp", "ARP/RARP", "Address Resolution Protocol", dissect)
};

fields! {
    HW_TYPE: u16 = "arp.hw.type", "Hardware type", Dec, HARDWARE;
    PROTO_TYPE: u16 = "arp.proto.type", "Protocol type", Hex, ETHERTYPES;
    HW_SIZE: u8 = "arp.hw.size", "Hardware size", Dec;
    PROTO_SIZE: u8 = "arp.proto.size", "Protocol size", Dec;
    OPCODE: u16 = "arp.opcode", "Opcode", Dec, OPCODES;
    IS_GRATUITOUS: bool = "arp.isgratuitous", "Is gratuitous", Flag;
    IS_PROBE: bool = "arp.isprobe", "Is probe", Flag;
    IS_ANNOUNCEMENT: bool = "arp.isannouncement", "Is announcement", Flag;
    SRC_HW: Bytes = "arp.src.hw", "Sender hardware address", None;
    SRC_MAC: Ether = "arp.src.hw_mac", "Sender MAC address", None;
    SRC_PROTO: Bytes = "arp.src.proto", "Sender protocol address", None;
    SRC_IPV4: Ipv4 = "arp.src.proto_ipv4", "Sender IP address", None;
    DST_HW: Bytes = "arp.dst.hw", "Target hardware address", None;
    DST_MAC: Ether = "arp.dst.hw_mac", "Target MAC address", None;
    DST_PROTO: Bytes = "arp.dst.proto", "Target protocol address", None;
    DST_IPV4: Ipv4 = "arp.dst.proto_ipv4", "Target IP address", None;
    DRARP_STATUS: u16 = "arp.dst.drarp_error_status", "DRARP error status", Dec, DRARP_STATUSES;
    DUPLICATE_FRAME: FrameNum = "arp.duplicate-address-frame", "Frame showing earlier use of IP address", None;
    DUPLICATE_SECONDS: u32 = "arp.seconds-since-duplicate-address-frame", "Seconds since earlier frame seen", Dec;
}

prefs! {
    STORMS = "detect_request_storms", "Tell when many requests come within a short time", Bool(false);
    STORM_PACKETS = "detect_storm_number_of_packets", "So many requests are a storm", Uint(30);
    STORM_MS = "detect_storm_period", "Milliseconds within which they come", Uint(100);
    DUPLICATES = "detect_duplicate_ips", "Tell when two hosts use the same address", Bool(true);
}

notes! {
    DUPLICATE = "arp.duplicate-address-detected", Warn, Sequence, "Duplicate IP address configured";
    STORM = "arp.packet-storm-detected", Note, Sequence, "ARP packet storm detected";
}

values! { OPCODES {
    0 "reserved", 1 "request", 2 "reply", 3 "reverse request", 4 "reverse reply", 5 "drarp request", 6 "drarp reply",
    7 "drarp error", 8 "inverse request", 9 "inverse reply", 10 "arp nak", 11 "mars request", 12 "mars multi",
    13 "mars mserv", 14 "mars join", 15 "mars leave", 16 "mars nak", 17 "mars unserv", 18 "mars sjoin",
    19 "mars sleave", 20 "mars grouplist request", 21 "mars grouplist reply", 22 "mars redirect map",
    23 "mapos unarp", 24 "experimental 1", 25 "experimental 2", 65535 "reserved",
} }
values! { DRARP_STATUSES {
    1 "Response to DRARP request had restricted RARP only", 2 "No address available", 3 "Server is down",
    4 "Address was moved", 5 "General failure",
} }

const REQUEST: u16 = 1;
const REPLY: u16 = 2;
const HEADER: usize = 8;
const ETHERNET: u16 = 1;
const IEEE_802: u16 = 6;
const IPV4: u16 = 0x0800;

/// Who last used which IPv4 address: the hardware address first seen, its last frame and that frame's time.
type Users = HashMap<[u8; 4], ([u8; 6], u32, i64)>;

/// An address that was seen with another hardware address before.
#[derive(Clone, Copy)]
struct Conflict {
    address: [u8; 4],
    here: [u8; 6],
    before: [u8; 6],
    frame: u32,
    seconds: u32,
}

/// A packet's addresses.
struct Packet<'b> {
    opcode: u16,
    ether: bool,
    ipv4: bool,
    src_hw: &'b [u8],
    src: &'b [u8],
    dst_hw: &'b [u8],
    dst: &'b [u8],
}

impl Packet<'_> {
    fn is_gratuitous(&self) -> bool {
        matches!(self.opcode, REQUEST | REPLY) && self.ipv4 && self.src == self.dst
    }

    fn is_probe(&self) -> bool {
        self.opcode == REQUEST && !self.is_gratuitous() && self.src.iter().all(|b| *b == 0)
    }

    fn is_announcement(&self) -> bool {
        self.opcode == REQUEST && self.is_gratuitous() && self.dst_hw.iter().all(|b| *b == 0)
    }
}

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.protocol_column("ARP");
    layer.info_clear();
    let hw_type = layer.read(HW_TYPE)?;
    let proto_type = layer.read(PROTO_TYPE)?;
    let hw_size = usize::from(layer.read(HW_SIZE)?);
    let proto_size = usize::from(layer.read(PROTO_SIZE)?);
    let opcode = layer.read(OPCODE)?;
    let total = HEADER + 2 * hw_size + 2 * proto_size;
    let span = layer.span();
    let packet = Packet {
        opcode,
        ether: matches!(hw_type, ETHERNET | IEEE_802) && hw_size == 6,
        ipv4: proto_type == IPV4 && proto_size == 4,
        // The last first: a packet that ends before it shows no address.
        dst: span.slice(total - proto_size, proto_size)?,
        src_hw: span.slice(HEADER, hw_size)?,
        src: span.slice(HEADER + hw_size, proto_size)?,
        dst_hw: span.slice(HEADER + hw_size + proto_size, hw_size)?,
    };
    layer.narrow(total);
    let (conflicts, storm) = match conflict_keys(&packet) {
        Some((sender, target)) => {
            let config = layer.config();
            let detects = layer.pref_bool(DUPLICATES);
            let storms = (layer.pref_bool(STORMS) && opcode == REQUEST)
                .then(|| (layer.pref_uint(STORM_PACKETS), layer.pref_uint(STORM_MS)));
            layer.once(|scene| {
                if config.resolve.mac && config.resolve.network {
                    learn_name(scene, config, &sender);
                    target.iter().for_each(|target| learn_name(scene, config, target));
                }
                let storm = storms.is_some_and(|(packets, ms)| is_storm(scene, packets, ms));
                let found = if detects { conflicts(scene, sender, target) } else { [None, None] };
                (found, storm)
            })?
        }
        None => ([None, None], false),
    };
    if layer.wants_columns() {
        columns(layer, &packet, &conflicts);
    }
    if layer.state_only() {
        return Ok(());
    }
    title(layer, &packet);
    addresses(layer, &packet)?;
    if storm {
        show_storm(layer);
    }
    for conflict in conflicts.iter().flatten() {
        layer.at_root(|layer| show_conflict(layer, conflict));
    }
    layer.covers(total);
    Ok(())
}

/// The pairs of addresses that a packet claims; `None` where there is nothing to compare.
type Claim = ([u8; 4], [u8; 6]);

fn conflict_keys(packet: &Packet<'_>) -> Option<(Claim, Option<Claim>)> {
    if !(packet.ether && packet.ipv4 && matches!(packet.opcode, REQUEST | REPLY)) {
        return None;
    }
    let sender = (*packet.src.first_chunk()?, *packet.src_hw.first_chunk()?);
    let target = (*packet.dst.first_chunk()?, *packet.dst_hw.first_chunk()?);
    Some((sender, (packet.opcode == REPLY && !packet.is_gratuitous()).then_some(target)))
}

/// Requests counted since a time.
#[derive(Default)]
struct Storm {
    requests: u64,
    since_ns: i64,
}

/// Counts a request. True if it is one more than so many within that time.
fn is_storm(scene: &mut Scene<'_>, packets: u64, ms: u64) -> bool {
    let ns = scene.ns;
    let storm = scene.local::<Storm>();
    let period = i64::try_from(ms).unwrap_or(i64::MAX).saturating_mul(1_000_000);
    if storm.requests == 0 || !(0..=period).contains(&(ns - storm.since_ns)) {
        *storm = Storm { requests: 1, since_ns: ns };
        return false;
    }
    storm.requests += 1;
    let is_storm = storm.requests > packets;
    if is_storm {
        storm.requests = 0;
    }
    is_storm
}

fn show_storm(layer: &mut Layer<'_, '_>) {
    let (packets, ms) = (layer.pref_uint(STORM_PACKETS), layer.pref_uint(STORM_MS));
    let words = format!("ARP packet storm detected ({packets} packets in < {ms} ms)");
    layer.seek(0);
    layer.line(0, 0, &words);
    layer.nest(|layer| layer.note_here(STORM, format_args!("{words}")));
}

fn conflicts(scene: &mut Scene<'_>, sender: Claim, target: Option<Claim>) -> [Option<Conflict>; 2] {
    let (frame, ns) = (scene.frame, scene.ns);
    let users = scene.local::<Users>();
    let mut claim = |claim: Option<Claim>| {
        let (address, hardware) = claim?;
        let nobody = hardware == [0; 6] || hardware == [0xff; 6] || address == [0; 4];
        if nobody || users.len() >= limits::CONVERSATIONS {
            return None;
        }
        let user = users.entry(address).or_insert((hardware, frame, ns));
        if user.0 == hardware {
            (user.1, user.2) = (frame, ns);
            return None;
        }
        let seconds = ns.div_euclid(1_000_000_000) - user.2.div_euclid(1_000_000_000);
        Some(Conflict {
            address,
            here: hardware,
            before: user.0,
            frame: user.1,
            seconds: seconds as u32,
        })
    };
    [claim(Some(sender)), claim(target)]
}

/// A station whose host has a name is known by that name.
fn learn_name(scene: &mut Scene<'_>, config: &Config, (address, hardware): &Claim) {
    if let Some(name) = scene.host_name(config, &Address::Ipv4(*address))
        && *hardware != [0; 6]
        && *hardware != [0xff; 6]
    {
        scene.learn_name(Address::Ether(*hardware), &name);
    }
}

fn title(layer: &mut Layer<'_, '_>, packet: &Packet<'_>) {
    if packet.is_announcement() {
        layer.title(format_args!(" (ARP Announcement)"));
    } else if packet.is_probe() {
        layer.title(format_args!(" (ARP Probe)"));
    } else {
        let more = if packet.is_gratuitous() { "/gratuitous ARP" } else { "" };
        match OPCODES.find(u64::from(packet.opcode)) {
            Some(name) => layer.title(format_args!(" ({name}{more})")),
            None => layer.title(format_args!(" (opcode {:#06x}{more})", packet.opcode)),
        }
    }
    let told = [
        (IS_GRATUITOUS, packet.is_gratuitous()),
        (IS_PROBE, packet.is_probe()),
        (IS_ANNOUNCEMENT, packet.is_announcement()),
    ];
    for (f, _) in told.into_iter().filter(|(_, holds)| *holds) {
        layer.generated(f, 0, 1u8);
    }
}

fn addresses(layer: &mut Layer<'_, '_>, packet: &Packet<'_>) -> Result<(), Stop> {
    let hardware =
        |layer: &mut Layer<'_, '_>, mac: Field<Ether>, other: Field<Bytes>, len: usize| match len {
            0 => Ok(()),
            _ if packet.ether => layer.ether(mac).map(|_| ()),
            len => layer.bytes(other, len).map(|_| ()),
        };
    let protocol =
        |layer: &mut Layer<'_, '_>, ipv4: Field<Ipv4>, other: Field<Bytes>, len: usize| match len {
            0 => Ok(()),
            _ if packet.ipv4 => layer.ipv4(ipv4).map(|_| ()),
            len => layer.bytes(other, len).map(|_| ()),
        };
    hardware(layer, SRC_MAC, SRC_HW, packet.src_hw.len())?;
    protocol(layer, SRC_IPV4, SRC_PROTO, packet.src.len())?;
    hardware(layer, DST_MAC, DST_HW, packet.dst_hw.len())?;
    protocol(layer, DST_IPV4, DST_PROTO, packet.dst.len())
}

fn show_conflict(layer: &mut Layer<'_, '_>, c: &Conflict) {
    let address = Address::Ipv4(c.address);
    let (here, before) = (Address::Ether(c.here), Address::Ether(c.before));
    layer.seek(0);
    layer.line(
        0,
        0,
        format_args!("Duplicate IP address detected for {address} ({here}) - also in use by {before} (frame {})", c.frame),
    );
    layer.flag_last(flags::GENERATED);
    layer.nest(|layer| {
        layer.put_value(DUPLICATE_FRAME, 0, 0, Value::U64(u64::from(c.frame)), flags::GENERATED);
        layer.note_with(DUPLICATE, format_args!("Duplicate IP address configured ({address})"));
        layer.generated(DUPLICATE_SECONDS, 0, c.seconds);
    });
}

/// Longer addresses are cut in the Info column.
const SHOWN_OCTETS: usize = 36;

/// An address as the Info column words it.
struct Shown<'p> {
    octets: &'p [u8],
    colons: bool,
    dots: bool,
}

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.octets.is_empty() {
            return f.write_str("<No address>");
        }
        if let (Some([a, b, c, d]), true) = (self.octets.first_chunk(), self.dots) {
            return write!(f, "{a}.{b}.{c}.{d}");
        }
        for (i, octet) in self.octets.iter().take(SHOWN_OCTETS).enumerate() {
            write!(f, "{}{octet:02x}", if self.colons && i > 0 { ":" } else { "" })?;
        }
        f.write_str(if self.octets.len() > SHOWN_OCTETS { "…" } else { "" })
    }
}

fn columns(layer: &mut Layer<'_, '_>, p: &Packet<'_>, conflicts: &[Option<Conflict>; 2]) {
    let column = match p.opcode {
        3 | 4 => "RARP",
        5..=7 => "DRARP",
        8 | 9 => "Inverse ARP",
        11..=22 => "MARS",
        23 => "MAPOS",
        _ => "ARP",
    };
    layer.protocol_column(column);
    let hardware = |octets| Shown { octets, colons: p.ether, dots: false };
    let protocol = |octets| Shown { octets, colons: false, dots: p.ipv4 };
    let (src_hw, dst_hw) = (hardware(p.src_hw), hardware(p.dst_hw));
    let (src, dst) = (protocol(p.src), protocol(p.dst));
    match p.opcode {
        REQUEST if p.is_announcement() => layer.info(format_args!("ARP Announcement for {src}")),
        REQUEST if p.is_gratuitous() => {
            layer.info(format_args!("Gratuitous ARP for {src} (Request)"))
        }
        REQUEST if p.is_probe() => layer.info(format_args!("Who has {dst}? (ARP Probe)")),
        REQUEST => layer.info(format_args!("Who has {dst}? Tell {src}")),
        REPLY if p.is_gratuitous() => layer.info(format_args!("Gratuitous ARP for {src} (Reply)")),
        REPLY => layer.info(format_args!("{src} is at {src_hw}")),
        3 | 5 | 8 => layer.info(format_args!("Who is {dst_hw}? Tell {src_hw}")),
        4 | 6 => layer.info(format_args!("{dst_hw} is at {dst}")),
        7 => layer.info(format_args!("DRARP Error")),
        9 => layer.info(format_args!("{src_hw} is at {src}")),
        10 => layer.info(format_args!("ARP NAK")),
        11 => layer.info(format_args!("MARS request from {src_hw} at {src}")),
        12 => layer.info(format_args!("MARS MULTI request from {src_hw} at {src}")),
        13 => layer.info(format_args!("MARS MSERV request from {src_hw} at {src}")),
        14 => layer.info(format_args!("MARS JOIN request from {src_hw} at {src}")),
        15 => layer.info(format_args!("MARS LEAVE from {src_hw} at {src}")),
        16 => layer.info(format_args!("MARS NAK from {src_hw} at {src}")),
        17 => layer.info(format_args!("MARS UNSERV request from {src_hw} at {src}")),
        18 => layer.info(format_args!("MARS SJOIN request from {src_hw} at {src}")),
        19 => layer.info(format_args!("MARS SLEAVE from {src_hw} at {src}")),
        20 => layer.info(format_args!("MARS grouplist request from {src_hw} at {src}")),
        21 => layer.info(format_args!("MARS grouplist reply from {src_hw} at {src}")),
        22 => layer.info(format_args!("MARS redirect map from {src_hw} at {src}")),
        23 => layer.info(format_args!("MAPOS UNARP request from {src_hw} at {src}")),
        24 | 25 => {
            layer.info(format_args!("Experimental {} ( opcode {} )", p.opcode - 23, p.opcode))
        }
        0 | 65535 => layer.info(format_args!("Reserved opcode {}", p.opcode)),
        other => layer.info(format_args!("Unknown ARP opcode {other:#06x}")),
    }
    // A reply's last word is about its target.
    let last = if p.opcode == REPLY { conflicts.last() } else { conflicts.first() };
    if let Some(Some(conflict)) = last {
        let address = Address::Ipv4(conflict.address);
        layer.info_append(format_args!(" (duplicate use of {address} detected!)"));
    }
}
