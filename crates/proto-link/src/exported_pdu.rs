//! Packets taken out of others and exported: link type 252, "Wireshark Upper PDU export".
//!
//! Tags of two octets for the code and two for the length, big-endian, tell who takes the packet apart and what the layers
//! below said; the tag of code 0 ends them.

use std::sync::Arc;

use dissect::prelude::*;
use dissect::tree::flags;

pub(crate) static EXPORTED_PDU: Protocol = Protocol {
    fields: FIELDS,
    entries: &[on(tables::LINK, 252)],
    ..Protocol::new("exported_pdu", "exported_pdu", "EXPORTED_PDU", dissect)
};

fields! {
    TAG: u16 = "exported_pdu.tag", "Tag", Dec, TAGS;
    TAG_LEN: u16 = "exported_pdu.tag_len", "Length", Dec;
    UNKNOWN: Bytes = "exported_pdu.unknown_tag.val", "Unknown tags value", None;
    PROTOCOL: TextZPad = "exported_pdu.prot_name", "Protocol Name", None;
    HEURISTIC: TextZPad = "exported_pdu.heur_prot_name", "Heuristic Protocol Name", None;
    TABLE: TextZPad = "exported_pdu.dis_table_name", "Dissector Table Name", None;
    DIRECTION: i32 = "exported_pdu.p2p_dir", "P2P direction", Dec, DIRECTIONS;
    TOLD: Bytes = "exported_pdu.dissector_data", "Dissector Data", None;
    IPV4_SOURCE: Ipv4 = "exported_pdu.ipv4_src", "IPv4 Src", None;
    IPV4_DESTINATION: Ipv4 = "exported_pdu.ipv4_dst", "IPv4 Dst", None;
    IPV6_SOURCE: Ipv6 = "exported_pdu.ipv6_src", "IPv6 Src", None;
    IPV6_DESTINATION: Ipv6 = "exported_pdu.ipv6_dst", "IPv6 Dst", None;
    PORT_TYPE: u32 = "exported_pdu.port_type", "Port Type", Dec, PORT_TYPES;
    SOURCE_PORT: u32 = "exported_pdu.src_port", "Src Port", Dec;
    DESTINATION_PORT: u32 = "exported_pdu.dst_port", "Dst Port", Dec;
    SS7_OPC: u32 = "exported_pdu.ss7_opc", "SS7 OPC", Dec;
    SS7_DPC: u32 = "exported_pdu.ss7_dpc", "SS7 DPC", Dec;
    FRAME: u32 = "exported_pdu.orig_fno", "Original Frame Number", Dec;
    EVENT: u8 = "exported_pdu.dvb-ci.event", "DVB-CI event", Hex, EVENTS;
    PDU: Bytes = "exported_pdu.exported_pdu", "Exported PDU", None;
    TABLE_VALUE: u32 = "exported_pdu.dis_table_val", "Value to use when calling dissector table", Dec;
    COLUMN: TextZPad = "exported_pdu.col_proto_str", "Column protocol string", None;
}

values! { TAGS {
    0 "End-of-options", 10 "Total length of the options excluding this TLV", 11 "Linktype value",
    12 "PDU content dissector name", 13 "PDU content heuristic dissector name", 14 "PDU content dissector table name",
    20 "IPv4 Source Address", 21 "IPv4 Destination Address", 22 "IPv6 Source Address", 23 "IPv6 Destination Address",
    24 "Port Type", 25 "Source Port", 26 "Destination Port", 28 "SS7 OPC", 29 "SS7 DPC", 30 "Original Frame number",
    31 "DVB-CI event", 32 "Dissector table value", 33 "Column Protocol String", 34 "TCP Dissector Data",
    35 "P2P direction",
} }
values! { DIRECTIONS { 0 "Sent", 1 "Received", 0xffff_ffff "Unknown" } }
values! { PORT_TYPES {
    0 "NONE", 1 "SCTP", 2 "TCP", 3 "UDP", 4 "DCCP", 5 "IPX", 6 "NCP", 7 "FC EXCHG", 8 "DDP", 9 "FICON SBCCS", 10 "IDP",
    11 "TIPC", 12 "USB", 13 "I2C", 14 "IBQP", 15 "BLUETOOTH", 16 "TDMOP", 17 "IWARP_MPA",
} }
values! { EVENTS {
    0xfb "hardware event", 0xfc "write into the Configuration Option Register (COR)",
    0xfd "read the Card Information Structure (CIS)", 0xfe "data transfer Host -> CAM",
    0xff "data transfer CAM -> Host",
} }

/// Who takes the packet apart; the last tag that tells it counts.
#[derive(Clone, Copy, Default)]
enum Taker<'b> {
    #[default]
    Nobody,
    Protocol(&'b str),
    Heuristic(&'b str),
    Table(&'b str),
}

/// What the tags tell.
#[derive(Default)]
struct Told<'b> {
    taker: Taker<'b>,
    number: u32,
    source: Address,
    destination: Address,
    port_type: u32,
    ports: [u32; 2],
    /// The Protocol column, until the packet's protocol writes it.
    column: &'b str,
}

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.protocol_column("Exported PDU");
    let mut told = Told::default();
    while tag(layer, &mut told)? {}
    let rest = layer.rest();
    layer.put_bytes(PDU, layer.at(), rest.bytes.len());
    layer.covers(layer.at());
    match told.taker {
        Taker::Nobody => {}
        Taker::Protocol(name) => {
            if let Some(id) = by_name(layer, name) {
                clear_columns(layer, &told);
                call(layer, &told, id, rest, true)?;
            }
        }
        Taker::Heuristic(name) => {
            if let Some((table, id)) = heuristic_by_name(layer, name) {
                clear_columns(layer, &told);
                let probe = layer.probe_of(rest);
                let registry = layer.registry();
                let found = registry.heuristics(table).iter().find(|h| h.protocol == id);
                match found.filter(|found| (found.test)(&probe)) {
                    Some(_) => call(layer, &told, id, rest, true)?,
                    None => data(layer, rest),
                }
            }
        }
        Taker::Table(name) => {
            if let Some(table) = table_by_name(layer, name) {
                clear_columns(layer, &told);
                if let Some(id) = layer.lookup(table, told.number) {
                    call(layer, &told, id, rest, false)?;
                }
            }
        }
    }
    Ok(())
}

/// The columns are those of the packet.
fn clear_columns(layer: &mut Layer<'_, '_>, told: &Told<'_>) {
    layer.protocol_column(told.column);
    layer.info_clear();
}

/// Octets that the named protocol does not want, which `frame.protocols` does not tell.
fn data<'b>(layer: &mut Layer<'_, 'b>, span: Span<'b>) {
    let before = layer.stack_len();
    layer.data(span);
    layer.truncate_stack(before);
}

/// One tag. False after the last.
fn tag<'b>(layer: &mut Layer<'_, 'b>, told: &mut Told<'b>) -> Result<bool, Stop> {
    let at = layer.at();
    let code = layer.peek::<u16>(0)?;
    let len = usize::from(layer.peek::<u16>(2)?);
    layer.put(TAG, at, 4 + len, code);
    layer.skip(2)?;
    layer.nest(|layer| {
        layer.read(TAG_LEN)?;
        value(layer, told, code, len)?;
        layer.seek(at + 4 + len);
        Ok(())
    })?;
    Ok(code != 0)
}

fn value<'b>(
    layer: &mut Layer<'_, 'b>,
    told: &mut Told<'b>,
    code: u16,
    len: usize,
) -> Result<(), Stop> {
    let text = |bytes: &'b [u8]| std::str::from_utf8(bytes).unwrap_or("");
    match code {
        0 => {}
        12 => told.taker = Taker::Protocol(text(layer.text(PROTOCOL, len)?)),
        13 => told.taker = Taker::Heuristic(text(layer.text(HEURISTIC, len)?)),
        14 => told.taker = Taker::Table(text(layer.text(TABLE, len)?)),
        20..=23 if len == if code < 22 { 4 } else { 16 } => address(layer, told, code)?,
        24 => {
            told.port_type = number(layer, PORT_TYPE, len)?;
            set_ports(layer, told);
        }
        25 => {
            told.ports[0] = number(layer, SOURCE_PORT, len)?;
            set_ports(layer, told);
        }
        26 => {
            told.ports[1] = number(layer, DESTINATION_PORT, len)?;
            set_ports(layer, told);
        }
        28 => drop(number(layer, SS7_OPC, len)?),
        29 => drop(number(layer, SS7_DPC, len)?),
        30 => drop(number(layer, FRAME, len)?),
        31 => match layer.read(EVENT)? {
            0xfe => layer.set_link_ends(Address::other("Host"), Address::other("CAM")),
            0xff => layer.set_link_ends(Address::other("CAM"), Address::other("Host")),
            _ => {}
        },
        32 => told.number = number(layer, TABLE_VALUE, len)?,
        33 => {
            told.column = text(layer.text(COLUMN, len)?);
            layer.protocol_column(told.column);
        }
        34 => drop(layer.bytes(TOLD, len)?),
        35 if len == 4 => drop(layer.read(DIRECTION)?),
        _ => drop(layer.bytes(UNKNOWN, len)?),
    }
    Ok(())
}

/// A number of up to four octets.
fn number(layer: &mut Layer<'_, '_>, field: Field<u32>, len: usize) -> Result<u32, Stop> {
    if (1..=4).contains(&len) {
        return Ok(layer.read_sized(field, len)? as u32);
    }
    layer.bytes(UNKNOWN, len).map(|_| 0)
}

/// An address, which is also one of the packet.
fn address(layer: &mut Layer<'_, '_>, told: &mut Told<'_>, code: u16) -> Result<(), Stop> {
    let at = layer.at();
    let (address, protocol, names) = match code {
        20 => (Address::Ipv4(layer.ipv4(IPV4_SOURCE)?), "ip", ["ip.addr", "ip.src"]),
        21 => (Address::Ipv4(layer.ipv4(IPV4_DESTINATION)?), "ip", ["ip.addr", "ip.dst"]),
        22 => (Address::Ipv6(layer.ipv6(IPV6_SOURCE)?), "ipv6", ["ipv6.addr", "ipv6.src"]),
        _ => (Address::Ipv6(layer.ipv6(IPV6_DESTINATION)?), "ipv6", ["ipv6.addr", "ipv6.dst"]),
    };
    let place = if code.is_multiple_of(2) { &mut told.source } else { &mut told.destination };
    *place = address;
    layer.set_network_ends(told.source, told.destination);
    if layer.wants_hidden() {
        let registry = layer.registry();
        let (value, len) = match address {
            Address::Ipv4(octets) => (Value::U64(u32::from_be_bytes(octets).into()), 4),
            _ => (Value::Range, 16),
        };
        for field in names.iter().filter_map(|name| registry.fields_named(name).first()) {
            if registry.protocol(registry.owner(*field)).filter == protocol {
                layer.put_foreign(*field, at, len, value, flags::HIDDEN);
            }
        }
    }
    Ok(())
}

fn set_ports(layer: &mut Layer<'_, '_>, told: &Told<'_>) {
    let transport = match told.port_type {
        1 => Transport::Sctp,
        2 => Transport::Tcp,
        3 => Transport::Udp,
        4 => Transport::Dccp,
        _ => return,
    };
    layer.set_ports(transport, told.ports[0], told.ports[1]);
}

// ---- who takes it --------------------------------------------------------------------------------

/// The protocol of that name, which may be one that the reference has for a form of it.
fn by_name(layer: &Layer<'_, '_>, name: &str) -> Option<ProtocolId> {
    let name = match name {
        "http-over-tcp" => "http",
        name => name,
    };
    let id = layer.registry().by_name(name)?;
    layer.registry().is_enabled(layer.config(), id).then_some(id)
}

/// The heuristic called by its protocol and table, such as `http_tcp`, or by its protocol alone.
fn heuristic_by_name(layer: &Layer<'_, '_>, name: &str) -> Option<(Table, ProtocolId)> {
    let registry = layer.registry();
    let named = |table: &str, id| {
        let rest = name.strip_prefix(registry.protocol(id).filter);
        rest.is_some_and(|rest| rest.is_empty() || rest.strip_prefix('_') == Some(table))
    };
    let mut entries = registry.entries().filter_map(|(_, entry, id)| match entry {
        Entry::Heuristic(table, _) | Entry::HeuristicOff(table, _) => Some((table, id)),
        _ => None,
    });
    let found = entries.find(|(table, id)| named(table.name, *id))?;
    registry.is_enabled(layer.config(), found.1).then_some(found)
}

fn table_by_name(layer: &Layer<'_, '_>, name: &str) -> Option<Table> {
    const FREQUENT: &[Table] = &[tables::TCP_PORT, tables::UDP_PORT];
    let frequent = FREQUENT.iter().find(|table| table.name == name).copied();
    let mut entries = layer.registry().entries();
    frequent.or_else(|| entries.find(|(n, _, _)| *n == name).map(|(n, _, _)| Table::new(n)))
}

/// Calls the protocol on each message that stands in the octets. `named` if `frame.protocols` tells it.
fn call<'b>(
    layer: &mut Layer<'_, 'b>,
    told: &Told<'_>,
    id: ProtocolId,
    span: Span<'b>,
    named: bool,
) -> Result<(), Stop> {
    let messages = messages(layer, told, id, span)?;
    let (mut at, mut again) = (0, !named);
    for len in messages.iter() {
        let rest = span.from(at);
        let message = if *len as usize >= rest.len() { rest } else { rest.first(*len as usize) };
        at += *len as usize;
        let taken = if again { layer.call_again(id, message) } else { layer.call(id, message) };
        if !taken {
            data(layer, message);
        }
        again = true;
    }
    Ok(())
}

/// The lengths of the messages. Conversations go by the addresses and ports that the tags tell.
fn messages(
    layer: &mut Layer<'_, '_>,
    told: &Told<'_>,
    id: ProtocolId,
    span: Span<'_>,
) -> Result<Arc<[u32]>, Stop> {
    let framing = layer.registry().protocol(id).framing;
    let ends = layer.ends();
    let mut conversation = ConvId::NONE;
    let lens = layer.once(|scene| {
        let kind = match told.port_type {
            1 => ConvKind::Sctp,
            2 => ConvKind::Tcp,
            3 => ConvKind::Udp,
            4 => ConvKind::Dccp,
            _ => ConvKind::Other,
        };
        let a = Endpoint { address: told.source, port: told.ports[0] };
        let b = Endpoint { address: told.destination, port: told.ports[1] };
        let (frame, ns) = (scene.frame, scene.ns);
        conversation = scene.state.conversations.open(kind, &a, &b, frame, ns).0;
        scene.conversation = conversation;
        let own = std::mem::replace(&mut scene.protocol, id);
        let (mut rest, mut lens) = (span.bytes, Vec::new());
        while !rest.is_empty() && told.port_type == 2 {
            let Need::Octets(len) = framing(&Stream { bytes: rest, ends, closed: false }, scene)
            else {
                break;
            };
            let Some((_, after)) = rest.split_at_checked(len.max(1)) else { break };
            lens.push(len.max(1) as u32);
            rest = after;
        }
        // The last one, which need not be whole.
        if !rest.is_empty() || lens.is_empty() {
            lens.push(u32::MAX);
        }
        scene.protocol = own;
        Arc::<[u32]>::from(lens)
    })?;
    layer.set_conversation(conversation);
    Ok(lens)
}
