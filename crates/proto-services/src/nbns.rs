//! NetBIOS Name Service, RFC 1002 §4.2: messages as those of DNS, with names of its own, §4.1.
//!
//! Meanings of a name's last octet: [MS-BRWS], [MS-NBTE] and Microsoft Knowledge Base 163409.

use std::fmt;

use dissect::prelude::*;
use dissect::tree::flags;

use crate::name::DomainName;
use crate::text::{Interval, Words};

#[cfg(test)]
mod tests;

pub(crate) static NBNS: Protocol = Protocol {
    fields: FIELDS,
    notes: NOTES,
    entries: &[on(tables::UDP_PORT, 137)],
    stateless: true,
    head: 4,
    ..Protocol::new("nbns", "NBNS", "NetBIOS Name Service", dissect)
};

fields! {
    FLAGS: Bits<u16> = "nbns.flags", "Flags", Hex {
        RESPONSE: 0x8000 = "nbns.flags.response", "Response", Flag, RESPONSE_WORDS;
        OPCODE: 0x7800 = "nbns.flags.opcode", "Opcode", Dec, OPCODES;
        AUTHORITATIVE: 0x0400 = "nbns.flags.authoritative", "Authoritative", Flag, AUTHORITATIVE_WORDS;
        TRUNCATED: 0x0200 = "nbns.flags.truncated", "Truncated", Flag, TRUNCATED_WORDS;
        RECURSION_DESIRED: 0x0100 = "nbns.flags.recdesired", "Recursion desired", Flag, RECURSION_DESIRED_WORDS;
        RECURSION_AVAILABLE: 0x0080 = "nbns.flags.recavail", "Recursion available", Flag, RECURSION_AVAILABLE_WORDS;
        BROADCAST: 0x0010 = "nbns.flags.broadcast", "Broadcast", Flag, BROADCAST_WORDS;
        RCODE: 0x000f = "nbns.flags.rcode", "Reply code", Dec, RCODES;
    };
    ID: u16 = "nbns.id", "Transaction ID", Hex;
    QUESTION_COUNT: u16 = "nbns.count.queries", "Questions", Dec;
    ANSWER_COUNT: u16 = "nbns.count.answers", "Answer RRs", Dec;
    AUTHORITY_COUNT: u16 = "nbns.count.auth_rr", "Authority RRs", Dec;
    ADDITIONAL_COUNT: u16 = "nbns.count.add_rr", "Additional RRs", Dec;
    /// RFC 1002 §4.2.18.
    NAME_FLAGS: Bits<u16> = "nbns.name_flags", "Name flags", Hex {
        NAME_GROUP: 0x8000 = "nbns.name_flags.group", "Name type", Flag, GROUP_WORDS;
        NAME_NODE: 0x6000 = "nbns.name_flags.ont", "Owner node type", Dec, NODE_TYPES;
        NAME_DEREGISTERED: 0x1000 = "nbns.name_flags.drg", "Being deregistered", Flag, YES;
        NAME_CONFLICT: 0x0800 = "nbns.name_flags.cnf", "In conflict", Flag, YES;
        NAME_ACTIVE: 0x0400 = "nbns.name_flags.act", "Active", Flag, YES;
        NAME_PERMANENT: 0x0200 = "nbns.name_flags.prm", "Permanent node name", Flag, YES;
    };
    /// RFC 1002 §4.2.1.3.
    NB_FLAGS: Bits<u16> = "nbns.nb_flags", "Name flags", Hex {
        NB_GROUP: 0x8000 = "nbns.nb_flags.group", "Name type", Flag, GROUP_WORDS;
        NB_NODE: 0x6000 = "nbns.nb_flags.ont", "Owner node type", Dec, NODE_TYPES;
    };
    TYPE: u16 = "nbns.type", "Type", Dec, TYPES;
    CLASS: u16 = "nbns.class", "Class", Dec, CLASSES;
    NAME: Text = "nbns.name", "Name", None;
    ADDRESS: Ipv4 = "nbns.addr", "Address", None;
    NAME_COUNT: u8 = "nbns.number_of_names", "Number of names", Dec;
    UNIT_ID: Ether = "nbns.unit_id", "Unit ID", None;
    JUMPERS: u8 = "nbns.jumpers", "Jumpers", Hex;
    TEST_RESULT: u8 = "nbns.test_result", "Test result", Hex;
    VERSION: u16 = "nbns.version_number", "Version number", Hex;
    STATISTICS_PERIOD: u16 = "nbns.period_of_statistics", "Period of statistics", Hex;
    CRC_COUNT: u16 = "nbns.num_crcs", "CRC errors", Dec;
    ALIGNMENT_ERROR_COUNT: u16 = "nbns.num_alignment_errors", "Alignment errors", Dec;
    COLLISION_COUNT: u16 = "nbns.num_collisions", "Collisions", Dec;
    SEND_ABORT_COUNT: u16 = "nbns.num_send_aborts", "Send aborts", Dec;
    GOOD_SEND_COUNT: u32 = "nbns.num_good_sends", "Good sends", Dec;
    GOOD_RECEIVE_COUNT: u32 = "nbns.num_good_receives", "Good receives", Dec;
    RETRANSMIT_COUNT: u16 = "nbns.numretransmits", "Retransmits", Dec;
    NO_RESOURCE_COUNT: u16 = "nbns.num_no_resource_conditions", "No resource conditions", Dec;
    COMMAND_BLOCK_COUNT: u16 = "nbns.numcommand_blocks", "Command blocks", Dec;
    PENDING_SESSION_COUNT: u16 = "nbns.numpending_sessions", "Pending sessions", Dec;
    PENDING_SESSION_MAX: u16 = "nbns.max_num_pending_sessions", "Most pending sessions", Dec;
    SESSION_MAX: u16 = "nbns.max_total_sessions_possible", "Most sessions possible", Dec;
    SESSION_PACKET_OCTETS: u16 = "nbns.session_data_packet_size", "Session data packet size", Dec;
    DATA: Bytes = "nbns.data", "Data", None;
    NETBIOS_NAME: Text = "nbns.netbios_name", "Name", None;
    TTL: u32 = "nbns.ttl", "Time to live", Dec;
    DATA_LENGTH: u16 = "nbns.data_length", "Data length", Dec;
}

notes! {
    /// The data ends inside an entry.
    INCOMPLETE = "nbns.incomplete_entry", Error, Malformed, "The data ends inside an entry";
}

flag_labels! {
    RESPONSE_WORDS "Message is a response", "Message is a query";
    AUTHORITATIVE_WORDS "Server is an authority for domain", "Server is not an authority for domain";
    TRUNCATED_WORDS "Message is truncated", "Message is not truncated";
    RECURSION_DESIRED_WORDS "Do query recursively", "Don't do query recursively";
    RECURSION_AVAILABLE_WORDS "Server can do recursive queries", "Server can't do recursive queries";
    BROADCAST_WORDS "Broadcast packet", "Not a broadcast packet";
    GROUP_WORDS "Group name", "Unique name";
    YES "Yes", "No";
}

values! { OPCODES {
    0 "Name query", 5 "Registration", 6 "Release", 7 "Wait for acknowledgment", 8 "Refresh",
    9 "Refresh (alternate opcode)", 15 "Multi-homed registration",
} }
values! { RCODES {
    0 "No error", 1 "Request was invalidly formatted", 2 "Server failure", 3 "Requested name does not exist",
    4 "Request is not implemented", 5 "Request was refused", 6 "Name is owned by another node",
    7 "Name is in conflict",
} }
values! { NODE_TYPES { 0 "B-node", 1 "P-node", 2 "M-node", 3 "H-node" } }
values! { TYPES { 32 "NB", 33 "NBSTAT" } }
values! { CLASSES { 1 "IN", 2 "CS", 3 "CH", 4 "HS", 254 "NONE", 255 "ANY" } }
values! { SERVICES {
    0x00 "Workstation/Redirector", 0x01 "Browser", 0x02 "Workstation/Redirector", 0x03 "Messenger service/Main name",
    0x05 "Forwarded name", 0x06 "RAS Server service", 0x1b "Domain Master Browser", 0x1c "Domain Controllers",
    0x1d "Local Master Browser", 0x1e "Browser Election Service", 0x1f "Net DDE Service", 0x20 "Server service",
    0x21 "RAS client service", 0x22 "Exchange Interchange (MSMail Connector)", 0x23 "Exchange Store",
    0x24 "Exchange Directory", 0x2b "Lotus Notes Server service", 0x30 "Modem sharing server service",
    0x31 "Modem sharing client service", 0x43 "SMS Clients Remote Control",
    0x44 "SMS Administrators Remote Control Tool", 0x45 "SMS Clients Remote Chat", 0x46 "SMS Clients Remote Transfer",
    0x4c "DEC Pathworks TCP/IP Service on Windows NT", 0x52 "DEC Pathworks TCP/IP Service on Windows NT",
    0x6a "Microsoft Exchange IMC", 0x87 "Microsoft Exchange MTA", 0xbe "Network Monitor Agent",
    0xbf "Network Monitor Analyzer",
} }

const OPCODE_WAIT: u64 = 7;
const TYPE_NB: u16 = 32;
const TYPE_NBSTAT: u16 = 33;
/// Octets of a NetBIOS name: 15 of text, then one that tells the service.
const NAME_OCTETS: usize = 16;

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.protocol_column("NBNS");
    layer.info_clear();
    let message = layer.span();
    layer.read(ID)?;
    let word = header_flags(layer)?;
    let opcode = OPCODE.of(word);
    match OPCODES.find(opcode) {
        Some(name) => layer.info_append(format_args!("{name}")),
        None => layer.info_append(format_args!("Unknown operation ({opcode})")),
    }
    if RESPONSE.is_set(word) {
        layer.info_append(format_args!(" response"));
        if RCODE.is_set(word) {
            layer.info_append(format_args!(", {}", RCODES.name(RCODE.of(word), "Unknown error")));
        }
    }
    let question_count = layer.read(QUESTION_COUNT)?;
    let counts =
        [layer.read(ANSWER_COUNT)?, layer.read(AUTHORITY_COUNT)?, layer.read(ADDITIONAL_COUNT)?];
    // The counts are only the sender's word. A question takes at least five octets, a record eleven, or it
    // stops the layer: the message's length bounds these loops.
    if question_count > 0 {
        layer.group("Queries", |layer| {
            (0..question_count).try_for_each(|_| question(layer, &message, word))
        })?;
    }
    let names = ["Answers", "Authoritative nameservers", "Additional records"];
    for (i, (name, count)) in names.into_iter().zip(counts).enumerate() {
        let told = i == 0 && RESPONSE.is_set(word);
        if count > 0 {
            layer.group(name, |layer| {
                (0..count).try_for_each(|_| record(layer, &message, opcode, told))
            })?;
        }
    }
    Ok(())
}

/// A word of flags; a reply has more of them.
fn header_flags(layer: &mut Layer<'_, '_>) -> Result<u16, Stop> {
    let at = layer.at();
    let word = layer.peek::<u16>(0)?;
    layer.skip(2)?;
    layer.put(FLAGS, at, 2, word);
    let response = RESPONSE.is_set(word);
    if layer.wants_labels() {
        layer.append(format_args!(
            ", {}Opcode: {}",
            if response { "Response, " } else { "" },
            OPCODES.name(OPCODE.of(word), "Unknown operation")
        ));
        let told = [
            (AUTHORITATIVE, "Authoritative", response),
            (TRUNCATED, "Truncated", true),
            (RECURSION_DESIRED, "Recursion desired", true),
            (RECURSION_AVAILABLE, "Recursion available", response),
            (BROADCAST, "Broadcast", true),
        ];
        for (_, words, _) in told.iter().filter(|(field, _, shown)| *shown && field.is_set(word)) {
            layer.append(format_args!(", {words}"));
        }
        if response {
            layer.append(format_args!(
                ", Reply code: {}",
                RCODES.name(RCODE.of(word), "Unknown error")
            ));
        }
    }
    layer.nest(|layer| {
        for field in if response { RESPONSE_FLAGS } else { QUERY_FLAGS } {
            layer.put_value(*field, at, 2, Value::U64(field.of(word)), flags::BITS);
        }
    });
    Ok(word)
}

const QUERY_FLAGS: &[Field<()>] = &[RESPONSE, OPCODE, TRUNCATED, RECURSION_DESIRED, BROADCAST];
const RESPONSE_FLAGS: &[Field<()>] = &[
    RESPONSE,
    OPCODE,
    AUTHORITATIVE,
    TRUNCATED,
    RECURSION_DESIRED,
    RECURSION_AVAILABLE,
    BROADCAST,
    RCODE,
];

fn question(layer: &mut Layer<'_, '_>, message: &Span<'_>, word: u16) -> Result<(), Stop> {
    let at = layer.at();
    let name = NetbiosName::read(message, at)?;
    let octets = name.wire.octets;
    let kind = layer.peek::<u16>(octets)?;
    let class = layer.peek::<u16>(octets + 2)?;
    if !RESPONSE.is_set(word) {
        layer.info_append(format_args!(" {} {name}", TYPES.name(kind, "Unknown")));
    }
    let words = (TYPES.name(kind, "Unknown"), CLASSES.name(class, "Unknown"));
    layer.group(format_args!("{name}: type {}, class {}", words.0, words.1), |layer| {
        layer.put_fmt(NAME, at, octets, format_args!("{name}"), 0);
        if let Some(service) = name.service() {
            layer.append(format_args!(" ({service})"));
        }
        layer.skip(octets)?;
        layer.read(TYPE)?;
        layer.read(CLASS).map(|_| ())
    })
}

fn record(
    layer: &mut Layer<'_, '_>,
    message: &Span<'_>,
    opcode: u64,
    told: bool,
) -> Result<(), Stop> {
    let at = layer.at();
    let name = NetbiosName::read(message, at)?;
    let octets = name.wire.octets;
    let kind = layer.peek::<u16>(octets)?;
    let class = layer.peek::<u16>(octets + 2)?;
    let words = (TYPES.name(kind, "Unknown"), CLASSES.name(class, "Unknown"));
    layer.group(format_args!("{name}: type {}, class {}", words.0, words.1), |layer| {
        match name.service().filter(|_| kind == TYPE_NB) {
            Some(service) => {
                layer.put_fmt(NAME, at + 1, octets - 1, format_args!("{name} ({service})"), 0)
            }
            None => layer.put_fmt(NAME, at + 1, octets - 1, format_args!("{name}"), 0),
        }
        layer.skip(octets)?;
        layer.read(TYPE)?;
        layer.read(CLASS)?;
        let ttl = layer.read(TTL)?;
        if layer.wants(TTL) {
            layer.label(format_args!("Time to live: {}", Interval(ttl)));
        }
        let len = usize::from(layer.read(DATA_LENGTH)?);
        let end = layer.at() + len;
        match kind {
            TYPE_NB => addresses(layer, len, opcode, told)?,
            TYPE_NBSTAT => {
                if told {
                    layer.info_append(format_args!(" NBSTAT"));
                }
                node_status(layer, end)?;
            }
            _ => {
                if told {
                    layer.info_append(format_args!(" Unknown"));
                }
                layer.bytes(DATA, len)?;
            }
        }
        layer.seek(end);
        Ok(())
    })
}

/// RFC 1002 §4.2.1.3; §4.2.16 in a reply that asks to wait.
fn addresses(layer: &mut Layer<'_, '_>, len: usize, opcode: u64, told: bool) -> Result<(), Stop> {
    let at = layer.at();
    let end = at + len;
    if opcode == OPCODE_WAIT {
        return if len >= 2 { header_flags(layer).map(|_| ()) } else { incomplete(layer) };
    }
    // Each turn takes at least the two octets of the flags, or stops.
    while layer.at() < end {
        if end - layer.at() < 2 {
            return incomplete(layer);
        }
        layer.read_bits(NB_FLAGS)?;
        if end - layer.at() < 4 {
            return incomplete(layer);
        }
        layer.ipv4(ADDRESS)?;
    }
    let first: [u8; 4] = layer.span().array(at + 2)?;
    if told {
        layer.info_append(format_args!(" NB {}", Address::Ipv4(first)));
    }
    Ok(())
}

fn incomplete(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.note(INCOMPLETE);
    Err(Stop::Malformed("the data ends inside an entry"))
}

/// RFC 1002 §4.2.18.
fn node_status(layer: &mut Layer<'_, '_>, end: usize) -> Result<(), Stop> {
    if layer.at() >= end {
        return incomplete(layer);
    }
    for _ in 0..layer.read(NAME_COUNT)? {
        if end.saturating_sub(layer.at()) < NAME_OCTETS + 2 {
            return incomplete(layer);
        }
        let at = layer.at();
        let octets: [u8; NAME_OCTETS] = layer.span().array(at)?;
        layer.skip(NAME_OCTETS)?;
        let [text @ .., service] = octets;
        layer.put_fmt(NETBIOS_NAME, at, NAME_OCTETS, format_args!("{}", NameText(&text)), 0);
        layer.append(format_args!("<{service:02x}> ({})", SERVICES.name(service, "Unknown")));
        name_flags(layer)?;
    }
    statistics(layer, end)
}

fn name_flags(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let node = layer.mark();
    let word = layer.read_bits(NAME_FLAGS)?;
    if layer.wants_labels() {
        let group = if NAME_GROUP.is_set(word) { ", Name type" } else { "" };
        layer.append_at(
            node,
            format_args!("{group}, ONT: {}", NODE_TYPES.name(NAME_NODE.of(word), "Unknown")),
        );
        let told = [
            (NAME_DEREGISTERED, "Name is being deregistered"),
            (NAME_CONFLICT, "Name is in conflict"),
            (NAME_ACTIVE, "Name is active"),
            (NAME_PERMANENT, "Permanent node name"),
        ];
        for (_, words) in told.iter().filter(|(field, _)| field.is_set(word)) {
            layer.append_at(node, format_args!(", {words}"));
        }
    }
    Ok(())
}

fn statistics(layer: &mut Layer<'_, '_>, end: usize) -> Result<(), Stop> {
    const SHORT_COUNTS_1: [Field<u16>; 6] = [
        VERSION,
        STATISTICS_PERIOD,
        CRC_COUNT,
        ALIGNMENT_ERROR_COUNT,
        COLLISION_COUNT,
        SEND_ABORT_COUNT,
    ];
    const SHORT_COUNTS_2: [Field<u16>; 7] = [
        RETRANSMIT_COUNT,
        NO_RESOURCE_COUNT,
        COMMAND_BLOCK_COUNT,
        PENDING_SESSION_COUNT,
        PENDING_SESSION_MAX,
        SESSION_MAX,
        SESSION_PACKET_OCTETS,
    ];
    let enough = |layer: &mut Layer<'_, '_>, octets: usize| {
        if end.saturating_sub(layer.at()) < octets { incomplete(layer) } else { Ok(()) }
    };
    enough(layer, 6)?;
    layer.ether(UNIT_ID)?;
    for field in [JUMPERS, TEST_RESULT] {
        enough(layer, 1)?;
        layer.read(field)?;
    }
    for field in SHORT_COUNTS_1 {
        enough(layer, 2)?;
        layer.read(field)?;
    }
    for field in [GOOD_SEND_COUNT, GOOD_RECEIVE_COUNT] {
        enough(layer, 4)?;
        layer.read(field)?;
    }
    for field in SHORT_COUNTS_2 {
        enough(layer, 2)?;
        layer.read(field)?;
    }
    Ok(())
}

/// A name in first-level encoding (RFC 1001 §14.1): each octet as two letters. Labels that follow are its scope.
struct NetbiosName<'b> {
    wire: DomainName<'b>,
    decoded: Result<[u8; NAME_OCTETS], Fault>,
}

#[derive(Clone, Copy)]
enum Fault {
    First,
    Second,
    Octets(usize),
}

impl<'b> NetbiosName<'b> {
    fn read(message: &Span<'b>, at: usize) -> Result<NetbiosName<'b>, Stop> {
        let wire = DomainName::read(message, at)?;
        let decoded = decode(wire.labels().next().unwrap_or(&[]));
        Ok(NetbiosName { wire, decoded })
    }

    /// What the last octet says the name stands for.
    fn service(&self) -> Option<&'static str> {
        let octets = self.decoded.as_ref().ok()?;
        octets.last().map(|service| SERVICES.name(*service, "Unknown"))
    }
}

fn decode(label: &[u8]) -> Result<[u8; NAME_OCTETS], Fault> {
    let mut octets = [0; NAME_OCTETS];
    let mut count = 0;
    if label.is_empty() {
        return Err(Fault::First);
    }
    for (slot, pair) in octets.iter_mut().zip(label.chunks(2)) {
        let nibble = |i: usize| pair.get(i).filter(|c| c.is_ascii_uppercase()).map(|c| c - b'A');
        let high = nibble(0).ok_or(Fault::First)?;
        let low = nibble(1).ok_or(Fault::Second)?;
        *slot = high << 4 | low;
        count += 1;
    }
    if count < NAME_OCTETS { Err(Fault::Octets(count)) } else { Ok(octets) }
}

impl fmt::Display for NetbiosName<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.decoded {
            Ok([text @ .., service]) => write!(f, "{}<{service:02x}>", NameText(text))?,
            Err(Fault::Octets(count)) => {
                return write!(f, "Illegal NetBIOS name ({count} bytes long)");
            }
            Err(fault) => {
                let which = if matches!(fault, Fault::First) { "1st" } else { "2nd" };
                return write!(
                    f,
                    "Illegal NetBIOS name ({which} character not between A and Z in first-level encoding)"
                );
            }
        }
        for label in self.wire.labels().skip(1) {
            write!(f, ".{}", Words(label))?;
        }
        Ok(())
    }
}

/// The text of a name: the blanks that fill it up are left out, what cannot be printed is shown as a number.
struct NameText<'b>(&'b [u8]);

impl fmt::Display for NameText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in self.0.trim_ascii_end() {
            match c {
                0x20..=0x7e => write!(f, "{}", char::from(*c))?,
                _ => write!(f, "<{c:02x}>")?,
            }
        }
        Ok(())
    }
}
