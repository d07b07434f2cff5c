//! The frame: what the capture knows of a packet before its first byte is read.

use dissect::prelude::*;
use dissect::tree::flags;

pub(crate) static FRAME: Protocol = Protocol {
    fields: FIELDS,
    notes: NOTES,
    prefs: PREFS,
    ..Protocol::new("frame", "Frame", "Frame", dissect)
};

fields! {
    INTERFACE: u32 = "frame.interface_id", "Interface id", Dec;
    INTERFACE_NAME: Text = "frame.interface_name", "Interface name", None;
    INTERFACE_DESCRIPTION: Text = "frame.interface_description", "Interface description", None;
    QUEUE: u32 = "frame.interface_queue", "Interface queue", Dec;
    SECTION: u32 = "frame.section_number", "Section number", Dec;
    PACKET_FLAGS: Bits<u32> = "frame.packet_flags", "Packet flags", Hex {
        DIRECTION: 0x3 = "frame.packet_flags_direction", "Direction", Hex, DIRECTIONS;
        RECEPTION: 0x1c = "frame.packet_flags_reception_type", "Reception type", Dec, RECEPTIONS;
        FCS_LEN: 0x1e0 = "frame.packet_flags_fcs_length", "FCS length", Dec;
        RESERVED: 0xfe00 = "frame.packet_flags_reserved", "Reserved", Dec;
        CRC_ERROR: 0x1000000 = "frame.packet_flags_crc_error", "CRC error", Flag, SET;
        TOO_LONG: 0x2000000 = "frame.packet_flags_packet_too_error", "Packet too long error", Flag, SET;
        TOO_SHORT: 0x4000000 = "frame.packet_flags_packet_too_short_error", "Packet too short error", Flag, SET;
        WRONG_GAP: 0x8000000 = "frame.packet_flags_wrong_inter_frame_gap_error", "Wrong interframe gap error", Flag, SET;
        UNALIGNED: 0x10000000 = "frame.packet_flags_unaligned_frame_error", "Unaligned frame error", Flag, SET;
        START_DELIMITER: 0x20000000 = "frame.packet_flags_start_frame_delimiter_error", "Start frame delimiter error", Flag, SET;
        PREAMBLE: 0x40000000 = "frame.packet_flags_preamble_error", "Preamble error", Flag, SET;
        SYMBOL: 0x80000000 = "frame.packet_flags_symbol_error", "Symbol error", Flag, SET;
    };
    COMMENT: Text = "frame.comment", "Comment", None;
    ENCAP: i16 = "frame.encap_type", "Encapsulation type", Dec;
    TIME: AbsTime = "frame.time", "Arrival Time", Local;
    SHIFT: RelTime = "frame.offset_shift", "Time shift for this packet", None;
    EPOCH: RelTime = "frame.time_epoch", "Epoch Time", None;
    DELTA: RelTime = "frame.time_delta", "Time delta from previous captured frame", None;
    DELTA_SHOWN: RelTime = "frame.time_delta_displayed", "Time delta from previous displayed frame", None;
    RELATIVE: RelTime = "frame.time_relative", "Time since reference or first frame", None;
    NUMBER: u32 = "frame.number", "Frame Number", Dec;
    LEN: u32 = "frame.len", "Frame Length", Dec;
    CAPLEN: u32 = "frame.cap_len", "Capture Length", Dec;
    HASH: Text = "frame.md5_hash", "Frame MD5 Hash", None;
    MARKED: bool = "frame.marked", "Frame is marked", Flag;
    IGNORED: bool = "frame.ignored", "Frame is ignored", Flag;
    PROTOCOLS: Text = "frame.protocols", "Protocols in frame", None;
    P2P: i8 = "frame.p2p_dir", "Point-to-Point Direction", Dec;
    FILE_OFFSET: i64 = "frame.file_off", "File Offset", Dec;
    DROP_COUNT: u64 = "frame.drop_count", "Drop Count", Dec;
    PACKET_ID: u64 = "frame.packet_id", "Packet Identifier", Dec;
    VERDICT: Empty = "frame.verdict", "Verdict", None;
    VERDICT_HARDWARE: Bytes = "frame.verdict.hw", "Hardware", None;
    VERDICT_TC: i64 = "frame.verdict.ebpf_tc", "eBPF TC", Dec;
    VERDICT_XDP: i64 = "frame.verdict.ebpf_xdp", "eBPF XDP", Dec;
    COLORING_NAME: Text = "frame.coloring_rule.name", "Coloring Rule Name", None;
    COLORING_STRING: Text = "frame.coloring_rule.string", "Coloring Rule String", None;
}

notes! {
    /// Each comment of the packet.
    COMMENTED = "frame.comment.expert", Comment, Comments, "Formatted comment";
    /// The time stamp's fraction is a second or more.
    TIME_INVALID = "frame.time_invalid", Warn, Protocol, "Arrival Time: Fractional second out of range (0-1000000000)";
    /// The capture holds more than there was.
    LEN_BELOW_CAPLEN = "frame.len_lt_caplen", Error, Malformed, "Frame length is less than captured length";
}

prefs! {
    SHOW_OFFSET = "show_file_off", "Show where the frame stands in the file", Bool(false);
    EPOCH_TIME = "generate_epoch_time", "Show the time as seconds since 1970, too", Bool(true);
    BITS = "generate_bits_field", "Show the length in bits, too", Bool(true);
    HASHES = "generate_md5_hash", "Show the MD5 sum of each frame", Bool(false);
}

flag_labels! { SET "Set", "Not set" }
values! { DIRECTIONS { 0 "Unknown", 1 "Inbound", 2 "Outbound" } }
values! { RECEPTIONS { 0 "Not specified", 1 "Unicast", 2 "Multicast", 3 "Broadcast", 4 "Promiscuous" } }

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let info = layer.frame_info();
    let mut protocols = None;
    if layer.wants_own_nodes() {
        protocols = Some(metadata(layer));
    }
    layer.covers(layer.span().bytes.len());

    let rest = layer.span();
    if info.ignored {
        layer.info(format_args!("<Ignored>"));
    } else if !layer.hand_off(tables::LINK, u32::from(info.link), rest)
        // Of a link layer that is known but switched off, nothing is shown.
        && !layer.registry().is_claimed(tables::LINK, u32::from(info.link))
    {
        layer.protocol_column("UNKNOWN");
        layer.info(format_args!("WTAP_ENCAP = {}", info.encap));
        layer.data(rest);
    }
    if let Some(mark) = protocols.flatten() {
        layer.write_stack(mark);
    }
    Ok(())
}

/// Adds the frame's own nodes; returns where the names of the layers go when all is done.
fn metadata(layer: &mut Layer<'_, '_>) -> Option<Mark> {
    let info = layer.frame_info();
    if layer.wants_labels() {
        let plural = |n: u32| if n == 1 { "" } else { "s" };
        let shown = layer.pref_bool(BITS);
        let bits = |octets: u32| {
            std::fmt::from_fn(move |f| match shown {
                true => write!(f, " ({} bits)", u64::from(octets) * 8),
                false => Ok(()),
            })
        };
        layer.title(format_args!(
            " {}: {} byte{} on wire{}, {} byte{} captured{}",
            info.number,
            info.len,
            plural(info.len),
            bits(info.len),
            info.caplen,
            plural(info.caplen),
            bits(info.caplen)
        ));
        if let (Some(id), Some(interface)) = (info.interface, layer.interface()) {
            let name = if interface.name.is_empty() { "unknown" } else { &interface.name };
            layer.append(format_args!(" on interface {name}, id {id}"));
        }
        let word = layer.packet_note().and_then(|note| note.flags).unwrap_or(0);
        let direction = u64::from(word & 3);
        if let Some(words) = DIRECTIONS.find(direction).filter(|_| direction != 0) {
            layer.append(format_args!(" ({})", words.to_lowercase()));
        }
    }
    if let Some(note) = layer.packet_note() {
        for comment in &note.comments {
            layer.put_text(COMMENT, 0, 0, comment);
            layer.note_with(COMMENTED, format_args!("{comment}"));
        }
    }
    if let (Some(id), Some(interface)) = (info.interface, layer.interface()) {
        layer.put(SECTION, 0, 0, info.section.max(1));
        layer.put(INTERFACE, 0, 0, id);
        let name = if interface.name.is_empty() { "unknown" } else { &interface.name };
        if layer.wants_labels() {
            layer.append(format_args!(" ({name})"));
        }
        layer.nest(|layer| {
            layer.put_text(INTERFACE_NAME, 0, 0, name);
            layer.label(format_args!("Interface name: {name}"));
            if !interface.description.is_empty() {
                layer.put_text(INTERFACE_DESCRIPTION, 0, 0, &interface.description);
            }
        });
    }
    if let Some(note) = layer.packet_note() {
        if let Some(queue) = note.queue {
            layer.put(QUEUE, 0, 0, queue);
        }
        if let Some(word) = note.flags {
            layer.put(PACKET_FLAGS, 0, 0, word);
            layer.nest(|layer| layer.put_members(PACKET_FLAGS, 0, 0, u64::from(word)));
        }
        if let Some(id) = note.packet_id {
            layer.put(PACKET_ID, 0, 0, id);
        }
        for verdict in &note.verdicts {
            layer.put_bytes(VERDICT, 0, 0);
            let number = verdict.get(1..9).and_then(|b| b.try_into().ok()).map(i64::from_le_bytes);
            layer.nest(|layer| match (verdict.first(), number) {
                (Some(1), Some(n)) => layer.put(VERDICT_TC, 0, 0, n),
                (Some(2), Some(n)) => layer.put(VERDICT_XDP, 0, 0, n),
                _ => layer.put_text(VERDICT_HARDWARE, 0, 0, verdict.get(1..).unwrap_or(&[])),
            });
        }
    }
    layer.put(ENCAP, 0, 0, info.encap);
    if layer.wants_labels() {
        layer.label(format_args!("Encapsulation type: {} ({})", info.encap_name, info.encap));
    }
    if let Some(ns) = info.ns {
        let (secs, nanos) = (ns.div_euclid(1_000_000_000), ns.rem_euclid(1_000_000_000) as i32);
        layer.put_time(TIME, 0, 0, secs, nanos);
        layer.generated_ns(SHIFT, 0, 0);
        if layer.pref_bool(EPOCH_TIME) {
            layer.put_time(EPOCH, 0, 0, secs, nanos);
        }
        layer.generated_ns(DELTA, 0, info.previous_ns.map_or(0, |p| ns - p));
        layer.generated_ns(DELTA_SHOWN, 0, info.previous_shown_ns.map_or(0, |p| ns - p));
        layer.generated_ns(RELATIVE, 0, ns - info.first_ns);
    }
    layer.put(NUMBER, 0, 0, info.number);
    layer.put(LEN, 0, 0, info.len);
    if layer.wants_labels() {
        layer.append(format_args!(" bytes ({} bits)", u64::from(info.len) * 8));
    }
    if info.len < info.caplen {
        layer.note(LEN_BELOW_CAPLEN);
    }
    layer.put(CAPLEN, 0, 0, info.caplen);
    if layer.wants_labels() {
        layer.append(format_args!(" bytes ({} bits)", u64::from(info.caplen) * 8));
    }
    if let Some(count) = layer.packet_note().and_then(|n| n.drop_count) {
        layer.put(DROP_COUNT, 0, 0, count);
    }
    if layer.wants(HASH) && layer.pref_bool(HASHES) {
        let sum = codec_text::md5_hex(layer.span().bytes);
        layer.put_text_flagged(HASH, 0, 0, sum, flags::GENERATED);
    }
    layer.generated(MARKED, 0, info.marked);
    layer.generated(IGNORED, 0, info.ignored);
    if layer.pref_bool(SHOW_OFFSET) {
        let offset = info.file_offset.saturating_sub(record_header(info.interface)) as i64;
        layer.put(FILE_OFFSET, 0, 0, offset);
        if layer.wants_labels() {
            layer.label(format_args!("File Offset: {offset} ({offset:#x})"));
        }
    }
    if let Some(sent) = layer.packet_note().and_then(|n| n.sent) {
        layer.put(P2P, 0, 0, i8::from(!sent));
        if layer.wants_labels() {
            layer.label(format_args!(
                "Point-to-Point Direction: {}",
                if sent { "Sent (0)" } else { "Received (1)" }
            ));
        }
    }
    layer.wants(PROTOCOLS).then(|| {
        layer.put_value(PROTOCOLS, 0, 0, Value::None, flags::GENERATED);
        layer.last()
    })
}

/// Octets between the start of a packet's record and its bytes, in pcapng (which names interfaces) and in pcap.
fn record_header(interface: Option<u32>) -> u64 {
    if interface.is_some() { 28 } else { 16 }
}
