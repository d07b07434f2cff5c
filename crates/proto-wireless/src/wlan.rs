//! IEEE 802.11-2020 section 9: the header of all frames, what data frames carry, and of management frames what the
//! packet list shows.

use std::fmt;

use dissect::prelude::*;
use dissect::tree::flags;

use crate::radio::FLAG_FCS;

pub(crate) static WLAN: Protocol = Protocol {
    fields: FIELDS,
    entries: &[
        on(tables::LINK, 105),
        on(tables::GRE_PROTO, 0x8200),
        on(tables::GRE_PROTO, 0x8210),
        on(tables::GRE_PROTO, 0x8220),
        on(tables::GRE_PROTO, 0x8230),
        on(tables::GRE_PROTO, 0x8240),
        on(tables::GRE_PROTO, 0x8250),
        on(tables::GRE_PROTO, 0x8260),
        on(tables::GRE_PROTO, 0x8270),
        on(tables::GRE_PROTO, 0x8280),
        on(tables::GRE_PROTO, 0x8290),
        on(tables::GRE_PROTO, 0x82a0),
        on(tables::GRE_PROTO, 0x82b0),
        on(tables::GRE_PROTO, 0x82c0),
        on(tables::GRE_PROTO, 0x82d0),
        on(tables::GRE_PROTO, 0x82e0),
        on(tables::GRE_PROTO, 0x82f0),
        on(tables::GRE_PROTO, 0x8300),
        on(tables::GRE_PROTO, 0x8310),
        on(tables::GRE_PROTO, 0x8320),
        on(tables::GRE_PROTO, 0x8330),
        on(tables::GRE_PROTO, 0x8340),
        on(tables::GRE_PROTO, 0x8350),
        on(tables::GRE_PROTO, 0x8360),
        on(tables::GRE_PROTO, 0x8370),
        on(tables::GRE_PROTO, 0x9000),
    ],
    ..Protocol::new("wlan", "802.11", "IEEE 802.11 wireless LAN", dissect)
};

fields! {
    KIND: u16 = "wlan.fc.type_subtype", "Type/Subtype", Hex, KINDS;
    CONTROL: u16 = "wlan.fc", "Frame Control Field", Hex;
    CONTROL_WORD: Bits<u8> = "wlan.fc", "Frame Control Field", Hex {
        VERSION: 0x03 = "wlan.fc.version", "Version", Dec;
        TYPE: 0x0c = "wlan.fc.type", "Type", Dec, TYPES;
        SUBTYPE: 0xf0 = "wlan.fc.subtype", "Subtype", Dec;
    };
    FLAGS: Bits<u8> = "wlan.flags", "Flags", Hex {
        DIRECTION: 0x03 = "wlan.fc.ds", "DS status", Hex, DIRECTIONS;
        TO_DS: 0x01 = "wlan.fc.tods", "To DS", Flag, ENTERING;
        FROM_DS: 0x02 = "wlan.fc.fromds", "From DS", Flag, EXITING;
        FRAGMENTS: 0x04 = "wlan.fc.frag", "More Fragments", Flag, FOLLOW;
        RETRY: 0x08 = "wlan.fc.retry", "Retry", Flag, RETRIES;
        POWER: 0x10 = "wlan.fc.pwrmgt", "PWR MGT", Flag, SLEEPS;
        MORE_DATA: 0x20 = "wlan.fc.moredata", "More Data", Flag, BUFFERED;
        PROTECTED: 0x40 = "wlan.fc.protected", "Protected flag", Flag, PROTECTIONS;
        ORDER: 0x80 = "wlan.fc.order", "+HTC/Order flag", Flag, ORDERS;
    };
    DURATION_WORD: Bits<u16> = "wlan.duration", "Duration", Dec & 0x7fff {
        DURATION: 0x7fff = "wlan.duration", "Duration", Dec, MICROSECONDS;
    };
    RECEIVER: Ether = "wlan.ra", "Receiver address", None;
    RECEIVER_NAME: Text = "wlan.ra_resolved", "Receiver address (resolved)", None;
    TRANSMITTER: Ether = "wlan.ta", "Transmitter address", None;
    TRANSMITTER_NAME: Text = "wlan.ta_resolved", "Transmitter address (resolved)", None;
    DESTINATION: Ether = "wlan.da", "Destination address", None;
    DESTINATION_NAME: Text = "wlan.da_resolved", "Destination address (resolved)", None;
    SOURCE: Ether = "wlan.sa", "Source address", None;
    SOURCE_NAME: Text = "wlan.sa_resolved", "Source address (resolved)", None;
    BSSID: Ether = "wlan.bssid", "BSS Id", None;
    BSSID_NAME: Text = "wlan.bssid_resolved", "BSS Id (resolved)", None;
    STATION: Ether = "wlan.staa", "STA address", None;
    STATION_NAME: Text = "wlan.staa_resolved", "STA address (resolved)", None;
    ADDRESS: Ether = "wlan.addr", "Hardware address", None;
    ADDRESS_NAME: Text = "wlan.addr_resolved", "Hardware address (resolved)", None;
    SEQUENCE_WORD: Bits<u16> = "wlan.seq", "Sequence number", Dec & 0xfff0 {
        FRAGMENT: 0x000f = "wlan.frag", "Fragment number", Dec;
        SEQUENCE: 0xfff0 = "wlan.seq", "Sequence number", Dec;
    };
    FCS: u32 = "wlan.fcs", "Frame check sequence", Hex;
    FCS_STATUS: u8 = "wlan.fcs.status", "FCS Status", None, STATUSES;
    QOS: Bits<u16> = "wlan.qos", "Qos Control", Hex {
        TID: 0x000f = "wlan.qos.tid", "TID", Dec;
        PRIORITY: 0x0007 = "wlan.qos.priority", "Priority", Dec, PRIORITIES;
        BIT_4: 0x0010 = "wlan.qos.bit4", "QoS bit 4", Flag, BIT_4_MEANS;
        PERIOD_END: 0x0010 = "wlan.qos.eosp", "EOSP", Flag, PERIODS;
        ACK: 0x0060 = "wlan.qos.ack", "Ack Policy", Hex, ACKS;
        AGGREGATE: 0x0080 = "wlan.qos.amsdupresent", "Payload Type", Flag, AGGREGATES;
        DURATION_ASKED: 0xff00 = "wlan.qos.txop_dur_req", "TXOP Duration Requested", Dec;
        QUEUE: 0xff00 = "wlan.qos.queue_size", "Queue Size", Dec;
        BUFFER: 0xff00 = "wlan.qos.ps_buf_state", "QAP PS Buffer State", Hex;
        BUFFER_TOLD: 0x0200 = "wlan.qos.buf_state_indicated", "Buffer State Indicated", Flag, YES;
    };
    TKIP_VECTOR: Text = "wlan.tkip.extiv", "TKIP Ext. Initialization Vector", None;
    CCMP_VECTOR: Text = "wlan.ccmp.extiv", "CCMP Ext. Initialization Vector", None;
    WEP_VECTOR: U24 = "wlan.wep.iv", "Initialization Vector", Hex;
    KEY: u8 = "wlan.wep.key", "Key Index", Dec;
}

flag_labels! {
    ENTERING "Frame is entering DS", "Frame is not entering DS";
    EXITING "Frame is exiting DS", "Frame is not exiting DS";
    FOLLOW "More fragments follow", "This is the last fragment";
    RETRIES "Frame is being retransmitted", "Frame is not being retransmitted";
    SLEEPS "STA will go to sleep", "STA will stay up";
    BUFFERED "Data is buffered for STA at AP", "No data buffered";
    PROTECTIONS "Data is protected", "Data is not protected";
    ORDERS "Strictly ordered", "Not strictly ordered";
    BIT_4_MEANS "Bits 8-15 of QoS Control field are Queue Size", "Bits 8-15 of QoS Control field are TXOP Duration Requested";
    PERIODS "End of service period", "Service period";
    AGGREGATES "A-MSDU", "MSDU";
    YES "Yes", "No";
}
values! { TYPES { 0 "Management frame", 1 "Control frame", 2 "Data frame", 3 "Extension frame" } }
values! { KINDS { 0x00 "Association Request", 0x01 "Association Response", 0x02 "Reassociation Request", 0x03 "Reassociation Response", 0x04 "Probe Request", 0x05 "Probe Response", 0x06 "Measurement Pilot", 0x08 "Beacon frame", 0x09 "ATIM", 0x0a "Disassociate", 0x0b "Authentication", 0x0c "Deauthentication", 0x0d "Action", 0x0e "Action No Ack", 0x0f "Aruba Management", 0x12 "Trigger", 0x14 "Beamforming Report Poll", 0x15 "VHT/HE NDP Announcement", 0x17 "Control Wrapper", 0x18 "802.11 Block Ack Req", 0x19 "802.11 Block Ack", 0x1a "Power-Save poll", 0x1b "Request-to-send", 0x1c "Clear-to-send", 0x1d "Acknowledgement", 0x1e "CF-End (Control-frame)", 0x1f "CF-End + CF-Ack (Control-frame)", 0x20 "Data", 0x21 "Data + CF-Ack", 0x22 "Data + CF-Poll", 0x23 "Data + CF-Ack + CF-Poll", 0x24 "Null function (No data)", 0x25 "Acknowledgement (No data)", 0x26 "CF-Poll (No data)", 0x27 "CF-Ack/Poll (No data)", 0x28 "QoS Data", 0x29 "QoS Data + CF-Acknowledgment", 0x2a "QoS Data + CF-Poll", 0x2b "QoS Data + CF-Ack + CF-Poll", 0x2c "QoS Null function (No data)", 0x2e "QoS CF-Poll (No Data)", 0x2f "QoS CF-Ack + CF-Poll (No data)", 0x30 "DMG Beacon", 0x31 "S1G Beacon", 0x162 "Poll", 0x163 "Service Period Request", 0x164 "Grant", 0x165 "DMG Clear-to-send", 0x166 "DMG Denial-to-send", 0x167 "Grant Acknowledgment", 0x168 "Sector Sweep", 0x169 "Sector Sweep Feedback", 0x16a "Sector Sweep Acknowledgment" } }
values! { DIRECTIONS {
    0 "Not leaving DS or network is operating in AD-HOC mode (To DS: 0 From DS: 0)",
    1 "Frame from STA to DS via an AP (To DS: 1 From DS: 0)",
    2 "Frame from DS to a STA via AP(To DS: 0 From DS: 1)",
    3 "WDS (AP to AP) or Mesh (MP to MP) Frame (To DS: 1 From DS: 1)",
} }
values! { PRIORITIES {
    0 "Best Effort (Best Effort)", 1 "Background (Background)", 2 "Spare (Background)",
    3 "Excellent Effort (Best Effort)", 4 "Controlled Load (Video)", 5 "Video (Video)", 6 "Voice (Voice)",
    7 "Network Control (Voice)",
} }
values! { ACKS { 0 "Normal Ack", 1 "No Ack", 2 "No explicit acknowledgment", 3 "Block Ack" } }
values! { STATUSES { 0 "Bad", 1 "Good", 2 "Unverified", 3 "Not present" } }
const MICROSECONDS: Labels = Labels::Unit(" microseconds");

const MANAGEMENT: u8 = 0;
const CONTROL_FRAME: u8 = 1;
const DATA: u8 = 2;
const FCS_OCTETS: usize = 4;

/// The frame control field.
#[derive(Clone, Copy)]
struct Control {
    class: u8,
    subtype: u8,
    flags: u8,
}

impl Control {
    fn kind(self) -> u16 {
        u16::from(self.class) << 4 | u16::from(self.subtype)
    }

    fn name(self) -> &'static str {
        KINDS.name(self.kind(), "Unknown type/subtype")
    }

    fn has_qos(self) -> bool {
        self.class == DATA && self.subtype & 8 != 0
    }

    /// To the distribution system, from it.
    fn direction(self) -> u8 {
        self.flags & 3
    }
}

/// `op......T`, with a `C` behind where the check sequence was captured.
struct Letters(u8, bool);

impl fmt::Display for Letters {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, letter) in b"opmPRMFT".iter().enumerate() {
            let set = self.0 & 0x80 >> i != 0;
            write!(f, "{}", char::from(if set { *letter } else { b'.' }))?;
        }
        f.write_str(if self.1 { "C" } else { "" })
    }
}

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.protocol_column("802.11");
    layer.info_clear();
    let radio = match layer.argument() {
        Argument::Number(flags) => flags as u8,
        _ => 0,
    };
    let (first, second) = (layer.peek::<u8>(0)?, layer.peek::<u8>(1)?);
    if first & 3 != 0 {
        return unknown(layer, first & 3);
    }
    let control = Control { class: first >> 2 & 3, subtype: first >> 4, flags: second };
    let check = radio & FLAG_FCS != 0 && layer.span().len() >= FCS_OCTETS;
    let letters = Letters(second, check);
    layer.name_as(format_args!("IEEE 802.11 {}, Flags: {letters}", control.name()));
    layer.info(format_args!("{}", control.name()));
    head(layer, control)?;
    let number = addresses(layer, control)?;
    if let Some(word) = number {
        layer.info_append(format_args!(", SN={}, FN={}", word >> 4, word & 15));
    }
    layer.info_append(format_args!(", Flags={letters}"));
    if check {
        check_sequence(layer)?;
    }
    body(layer, control)
}

fn unknown(layer: &mut Layer<'_, '_>, version: u8) -> Result<(), Stop> {
    layer.name_as(format_args!("IEEE 802.11 Unknown Protocol Version:{version}"));
    layer.info(format_args!("Unknown protocol version: {version}"));
    Ok(())
}

fn head(layer: &mut Layer<'_, '_>, control: Control) -> Result<(), Stop> {
    let (first, second) = (layer.peek::<u8>(0)?, layer.peek::<u8>(1)?);
    layer.put(KIND, 0, 1, control.kind());
    layer.put(CONTROL, 0, 2, u16::from_be_bytes([first, second]));
    layer.nest(|layer| {
        layer.put_members(CONTROL_WORD, 0, 1, u64::from(first));
        layer.put(FLAGS, 1, 1, second);
        layer.nest(|layer| layer.put_members(FLAGS, 1, 1, u64::from(second)));
    });
    layer.skip(2)?;
    let duration = layer.span().u16_le(2)?;
    // In power-save polls it is the station's number.
    if duration & 0x8000 == 0 && control.kind() != 0x1a {
        layer.put_value(DURATION, 2, 2, Value::U64(u64::from(duration)), flags::BITS);
    }
    layer.skip(2)
}

type Pair = (Field<Ether>, Field<Text>);

/// One address under its role, and hidden as its name.
fn role(layer: &mut Layer<'_, '_>, (field, name): Pair, at: usize) {
    layer.put_bytes(field, at, 6);
    if let Ok(octets) = layer.span().array::<6>(at) {
        layer.put_fmt(name, at, 6, format_args!("{}", Address::Ether(octets)), flags::HIDDEN);
    }
}

/// One address hidden under the name that stands for all.
fn any(layer: &mut Layer<'_, '_>, at: usize) {
    layer.hidden_bytes(ADDRESS, at, 6);
    if let Ok(octets) = layer.span().array::<6>(at) {
        layer.put_fmt(
            ADDRESS_NAME,
            at,
            6,
            format_args!("{}", Address::Ether(octets)),
            flags::HIDDEN,
        );
    }
}

const TO: Pair = (RECEIVER, RECEIVER_NAME);
const BY: Pair = (TRANSMITTER, TRANSMITTER_NAME);
const FOR: Pair = (DESTINATION, DESTINATION_NAME);
const FROM: Pair = (SOURCE, SOURCE_NAME);
const CELL: Pair = (BSSID, BSSID_NAME);
const STATION_OF: Pair = (STATION, STATION_NAME);

/// Section 9.2.4.3, by the frame's kind. Returns the sequence control field, where there is one.
fn addresses(layer: &mut Layer<'_, '_>, control: Control) -> Result<Option<u16>, Stop> {
    const FIRST: usize = 4;
    const SECOND: usize = 10;
    const THIRD: usize = 16;
    const FOURTH: usize = 24;
    match control.class {
        MANAGEMENT => {
            ends(layer, SECOND, FIRST);
            layer.span().slice(0, FOURTH)?;
            role(layer, TO, FIRST);
            role(layer, FOR, FIRST);
            any(layer, FIRST);
            role(layer, BY, SECOND);
            role(layer, FROM, SECOND);
            any(layer, SECOND);
            role(layer, CELL, THIRD);
            any(layer, THIRD);
        }
        DATA => {
            let wide = control.direction() == 3;
            let (destination, source, cell, station) = match control.direction() {
                0 => (FIRST, SECOND, Some(THIRD), None),
                1 => (THIRD, SECOND, Some(FIRST), Some(SECOND)),
                2 => (FIRST, THIRD, Some(SECOND), Some(FIRST)),
                _ => (THIRD, FOURTH, None, None),
            };
            ends(layer, source, destination);
            layer.span().slice(0, if wide { FOURTH + 6 } else { FOURTH })?;
            role(layer, TO, FIRST);
            any(layer, FIRST);
            role(layer, BY, SECOND);
            any(layer, SECOND);
            role(layer, FOR, destination);
            role(layer, FROM, source);
            if let Some(cell) = cell {
                role(layer, CELL, cell);
            }
            if let Some(station) = station {
                role(layer, STATION_OF, station);
            }
        }
        CONTROL_FRAME => {
            receiver_ends(layer, control);
            layer.seek(FIRST);
            layer.skip(6)?;
            role(layer, TO, FIRST);
            any(layer, FIRST);
            // Power-save poll, request to send, contention-free end, block acknowledgements: a second address.
            if matches!(control.subtype, 8 | 9 | 10 | 11 | 14 | 15) {
                layer.skip(6)?;
                role(layer, BY, SECOND);
                any(layer, SECOND);
            }
            return Ok(None);
        }
        _ => return Ok(None),
    }
    let at = THIRD + 6;
    let word = layer.span().u16_le(at)?;
    for field in [FRAGMENT, SEQUENCE] {
        layer.put_value(field, at, 2, Value::U64(field.of(word)), flags::BITS);
    }
    layer.seek(FOURTH);
    if control.class == DATA {
        any(layer, THIRD);
        if control.direction() == 3 {
            any(layer, FOURTH);
            layer.skip(6)?;
        }
    }
    Ok(Some(word))
}

fn ends(layer: &mut Layer<'_, '_>, source: usize, destination: usize) {
    let (from, to) = (layer.span().array::<6>(source), layer.span().array::<6>(destination));
    if let (Ok(from), Ok(to)) = (from, to) {
        layer.set_link_ends(Address::Ether(from), Address::Ether(to));
    }
}

/// Control frames name only who is to receive them, and some who sent them.
fn receiver_ends(layer: &mut Layer<'_, '_>, control: Control) {
    if !layer.wants_columns() {
        return;
    }
    let two = matches!(control.subtype, 8 | 9 | 10 | 11 | 14 | 15);
    let Ok(to) = layer.span().array::<6>(4) else { return };
    let to = Address::other(&format!("{} (RA)", Address::Ether(to)));
    let from = match layer.span().array::<6>(10) {
        Ok(from) if two => Address::other(&format!("{} (TA)", Address::Ether(from))),
        _ => Address::other(""),
    };
    layer.set_link_ends(from, to);
}

/// The last octets; what follows the header ends before them.
fn check_sequence(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let at = layer.span().len() - FCS_OCTETS;
    if at < layer.at() {
        return Ok(());
    }
    if let Ok(word) = layer.span().u32_le(at) {
        layer.put_value(FCS, at, FCS_OCTETS, Value::U64(u64::from(word)), flags::LITTLE);
        layer.append(format_args!(" [unverified]"));
        layer.generated(FCS_STATUS, at, 2u8);
    }
    layer.narrow(at);
    Ok(())
}

fn body(layer: &mut Layer<'_, '_>, control: Control) -> Result<(), Stop> {
    layer.covers(layer.at());
    match control.class {
        DATA => data(layer, control),
        MANAGEMENT => {
            network(layer, control);
            Ok(())
        }
        _ => Ok(()),
    }
}

/// What the packet list shows of a network: its beacons' interval and its name, section 9.4.2.2.
fn network(layer: &mut Layer<'_, '_>, control: Control) {
    if !layer.wants_columns() || control.flags & 0x40 != 0 {
        return;
    }
    let rest = layer.rest();
    // Octets before the elements: capabilities and intervals.
    let fixed = match control.subtype {
        0 => 4,
        2 => 10,
        4 => 0,
        5 | 8 => {
            if let Ok(interval) = rest.u16_le(8) {
                layer.info_append(format_args!(", BI={interval}"));
            }
            12
        }
        _ => return,
    };
    let (Ok(0), Ok(len)) = (rest.u8(fixed), rest.u8(fixed + 1)) else { return };
    let Ok(name) = rest.slice(fixed + 2, usize::from(len)) else { return };
    if name.is_empty() {
        layer.info_append(format_args!(", SSID=Wildcard (Broadcast)"));
    } else {
        layer.info_append(format_args!(", SSID=\"{}\"", String::from_utf8_lossy(name)));
    }
}

fn data(layer: &mut Layer<'_, '_>, control: Control) -> Result<(), Stop> {
    let mut aggregate = false;
    if control.has_qos() {
        aggregate = quality(layer, control)?;
        if control.flags & 0x80 != 0 {
            layer.skip(4)?;
        }
    }
    layer.covers(layer.at());
    // Frames without data only acknowledge, poll or tell of sleep.
    if control.subtype & 4 != 0 {
        return Ok(());
    }
    let protected = control.flags & 0x40 != 0;
    if protected {
        protection(layer)?;
        layer.covers(layer.at());
    }
    let rest = layer.rest();
    let fragment = control.flags & 4 != 0;
    if protected || aggregate || fragment {
        if !rest.is_empty() {
            layer.data(rest);
        }
    } else if !layer.call_named(Name::new("llc"), rest, Argument::None) {
        layer.data(rest);
    }
    Ok(())
}

/// Section 9.2.4.5. True if the body is an aggregate of frames.
fn quality(layer: &mut Layer<'_, '_>, control: Control) -> Result<bool, Stop> {
    let (at, word) = (layer.at(), layer.span().u16_le(layer.at())?);
    layer.put_value(QOS, at, 2, Value::U64(u64::from(word)), flags::LITTLE);
    let from_system = control.flags & 2 != 0;
    let high = match from_system {
        true => BUFFER,
        false if BIT_4.is_set(word) => QUEUE,
        false => DURATION_ASKED,
    };
    let bit_4 = if from_system { PERIOD_END } else { BIT_4 };
    layer.nest(|layer| {
        let mut put = |field: Field<()>, value: u64| {
            layer.put_value(field, at, 2, Value::U64(value), flags::BITS);
        };
        for field in [TID, PRIORITY, bit_4, ACK, AGGREGATE] {
            put(field, field.of(word));
        }
        // The buffer's state is shown in place.
        put(high, high.of(word));
        if from_system {
            layer.nest(|layer| {
                let told = BUFFER_TOLD.of(word);
                layer.put_value(BUFFER_TOLD, at, 2, Value::U64(told), flags::BITS);
            });
        }
    });
    layer.skip(2)?;
    Ok(AGGREGATE.is_set(word))
}

/// Sections 12.3.2.2 (WEP), 12.5.2.2 (TKIP), 12.5.3.2 (CCMP): which key, and the packet's number.
fn protection(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let at = layer.at();
    let [a, b, c, key] = layer.span().array::<4>(at)?;
    if key & 0x20 == 0 {
        return layer.group("WEP parameters", |layer| {
            layer.read(WEP_VECTOR)?;
            layer.put(KEY, at + 3, 1, key >> 6);
            layer.skip(1)
        });
    }
    let [e, f, g, h] = layer.span().array::<4>(at + 4)?;
    // The second octet of TKIP's number is made from the first, to keep off weak keys; CCMP's third is zero.
    let tkip = b == (a | 0x20) & 0x7f;
    let (name, field, low) = match tkip {
        true => ("TKIP parameters", TKIP_VECTOR, [a, c]),
        false => ("CCMP parameters", CCMP_VECTOR, [b, a]),
    };
    layer.group(name, |layer| {
        let [i, j] = low;
        let text = format_args!("0x{h:02X}{g:02X}{f:02X}{e:02X}{i:02X}{j:02X}");
        layer.put_fmt(field, at, 8, text, 0);
        layer.put(KEY, at + 3, 1, key >> 6);
        layer.skip(8)
    })
}
