//! Multipath TCP, RFC 8684 (version 1) and RFC 6824 (version 0): a TCP option that several connections share.
//!
//! The options' own fields are TCP's; here stand those that several connections tell together.

use dissect::prelude::*;
use dissect::tree::flags;

use crate::tcp::fields as tcp;

mod hash;
#[cfg(test)]
mod tests;

pub(crate) static MPTCP: Protocol = Protocol {
    fields: FIELDS,
    ..Protocol::new("mptcp", "MPTCP", "Multipath Transmission Control Protocol", dissect)
};

fields! {
    ACK: u64 = "mptcp.ack", "Multipath TCP Data ACK", Dec;
    DSN: u64 = "mptcp.dsn", "Data Sequence Number", Dec;
    RAW_DSN: u64 = "mptcp.rawdsn64", "Raw Data Sequence Number", Dec;
    DSS_DSN: u64 = "mptcp.dss.dsn", "DSS Data Sequence Number", Dec;
    EXPECTED_IDSN: u64 = "mptcp.expected_idsn", "Subflow expected IDSN", Dec;
    ANALYSIS: Empty = "mptcp.analysis", "MPTCP analysis", None;
    RELATED_MAPPING: FrameNum = "mptcp.related_mapping", "Related mapping", None;
    REINJECTION_OF: FrameNum = "mptcp.reinjection_of", "Reinjection of", None;
    REINJECTED_IN: FrameNum = "mptcp.reinjected_in", "Data reinjected in", None;
    SUBFLOWS: Text = "mptcp.analysis.subflows", "TCP subflow stream id(s)", None;
    STREAM: u32 = "mptcp.stream", "Stream index", Dec;
    RM_COUNT: u8 = "mptcp.rm_addr.count", "Number of removed addresses", Dec;
    EXPECTED_TOKEN: u32 = "mptcp.expected_token", "Subflow token generated from key", Dec;
    MASTER: bool = "mptcp.master", "Master flow", None;
}

/// How the nodes under TCP's analysis are asked for.
pub(crate) const ANALYSIS_WORD: &str = "analysis";

/// Connections over several paths that are remembered; those beyond are not told apart.
const CONNECTIONS_MAX: usize = 65_536;
/// Paths of a connection that are listed.
const SUBFLOWS_MAX: usize = 64;

/// What the connection told on the first visit.
#[derive(Clone, Default)]
struct Memo {
    /// First data sequence number of this direction and of the other.
    idsns: (Option<u64>, Option<u64>),
    /// Number of the connection, and its paths, newest first.
    connection: Option<Box<Known>>,
}

#[derive(Clone)]
struct Known {
    index: u32,
    master: Option<u32>,
    is_master: bool,
    subflows: Box<[u32]>,
}

/// All connections of a capture.
#[derive(Default)]
struct Connections(Vec<Connection>);

#[derive(Default)]
struct Connection {
    master: Option<u32>,
    subflows: Vec<u32>,
    /// By side: the first is that of the master's first end.
    sides: [Side; 2],
}

#[derive(Clone, Copy, Default)]
struct Side {
    token: Option<u32>,
    idsn: Option<u64>,
}

/// What is remembered of one TCP connection.
#[derive(Default)]
struct Subflow {
    connection: Option<usize>,
    /// Its first end is the connection's second side.
    crossed: bool,
}

/// What an option says of the connection.
#[derive(Clone, Copy)]
enum Says {
    /// Keys of the sender and of the receiver.
    Capable {
        version: u8,
        send: Option<u64>,
        receive: Option<u64>,
    },
    /// The receiver's token; `None` in the answers.
    Join(Option<u32>),
    Other,
}

fn says(option: Span<'_>) -> Says {
    let Ok(word) = option.u8(2) else { return Says::Other };
    match word >> 4 {
        0 => Says::Capable {
            version: word & 15,
            send: option.u64(4).ok(),
            receive: option.u64(12).ok(),
        },
        1 if option.len() == 12 => Says::Join(option.u32(4).ok()),
        1 => Says::Join(None),
        _ => Says::Other,
    }
}

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let option = layer.span();
    let ends = layer.ends();
    let quoted = layer.in_error_packet();
    let told = match layer.argument() {
        Argument::Word(_) => None,
        _ => Some(says(option)),
    };
    let forward = (ends.source, ends.source_port) <= (ends.destination, ends.destination_port);
    let memo = layer.once(|scene| follow(scene, forward, told.filter(|_| !quoted)))?;
    if told.is_none() {
        layer.leave_tree();
        layer.leave_stack();
        show_analysis(layer, &memo);
        return Ok(());
    }
    layer.protocol_column("MPTCP");
    if layer.state_only() {
        return Ok(());
    }
    let Some(tcp_id) = layer.registry().named(Name::new("tcp")) else { return Ok(()) };
    let len = option.len();
    let kind = option.u8(2)? >> 4;
    layer.title(format_args!(": {}", tcp::MP_SUBTYPES.name(kind, "Unknown")));
    layer.with_fields_of(tcp_id, |layer| {
        layer.read(tcp::OPTION_KIND)?;
        layer.read(tcp::OPTION_LEN)?;
        bit(layer, tcp::MP_SUBTYPE, 2, option.u8(2)?);
        Ok(())
    })?;
    show(layer, tcp_id, kind, len, &memo)?;
    layer.covers(len);
    Ok(())
}

/// A field of one octet's bits, of TCP's table.
fn bit(layer: &mut Layer<'_, '_>, f: Field<()>, at: usize, word: u8) {
    layer.put_value(f, at, 1, Value::U64(f.of(word)), flags::BITS);
}

fn follow(scene: &mut Scene<'_>, forward: bool, told: Option<Says>) -> Memo {
    let Some(stream) = scene.conversation().map(|c| c.index) else { return Memo::default() };
    let known = scene.conv::<Subflow>().and_then(|s| s.connection.map(|c| (c, s.crossed)));
    let (at, crossed) = match (known, told) {
        (Some(known), _) => known,
        (None, Some(Says::Join(token))) => join(scene, stream, forward, token),
        // It began before the capture did: a connection of which no more is known.
        (None, Some(Says::Other)) => join(scene, stream, forward, None),
        (None, Some(Says::Capable { send: Some(_), .. })) => {
            let connections = scene.local::<Connections>();
            if connections.0.len() >= CONNECTIONS_MAX {
                return Memo::default();
            }
            let (master, subflows) = (Some(stream), vec![stream]);
            connections.0.push(Connection { master, subflows, ..Connection::default() });
            (connections.0.len() - 1, false)
        }
        _ => return Memo::default(),
    };
    if let Some(subflow) = scene.conv::<Subflow>() {
        (subflow.connection, subflow.crossed) = (Some(at), crossed);
    }
    let connections = scene.local::<Connections>();
    let Some(connection) = connections.0.get_mut(at) else { return Memo::default() };
    let [x, y] = &mut connection.sides;
    let (mine, theirs) = if forward != crossed { (x, y) } else { (y, x) };
    if let Some(Says::Capable { version, send, receive }) = told {
        for (side, key) in [(&mut *mine, send), (&mut *theirs, receive)] {
            if let Some(key) = key.filter(|_| side.idsn.is_none()) {
                let (token, idsn) = hash::token_and_idsn(version, key);
                *side = Side { token: Some(token), idsn: Some(idsn) };
            }
        }
    }
    let idsns = (mine.idsn, theirs.idsn);
    let known = Known {
        index: at as u32,
        master: connection.master,
        is_master: connection.master == Some(stream),
        subflows: connection.subflows.as_slice().into(),
    };
    Memo { idsns, connection: Some(Box::new(known)) }
}

/// Finds the connection that a further path joins by its token; a new one if it was not seen.
fn join(scene: &mut Scene<'_>, stream: u32, forward: bool, token: Option<u32>) -> (usize, bool) {
    let connections = scene.local::<Connections>();
    let found = connections.0.iter_mut().enumerate().rev().find_map(|(i, c)| {
        let side = c.sides.iter().position(|s| token.is_some() && s.token == token)?;
        Some((i, c, side))
    });
    if let Some((at, connection, side)) = found {
        if connection.subflows.len() < SUBFLOWS_MAX {
            connection.subflows.insert(0, stream);
        }
        // The token is that of the receiving side, which is this conversation's first end if the segment goes back.
        let receiver_is_first_end = !forward;
        return (at, receiver_is_first_end != (side == 0));
    }
    if connections.0.len() < CONNECTIONS_MAX {
        connections.0.push(Connection::default());
    }
    (connections.0.len().saturating_sub(1), false)
}

fn show_analysis(layer: &mut Layer<'_, '_>, memo: &Memo) {
    let Some(known) = memo.connection.as_ref().filter(|_| !layer.state_only()) else { return };
    layer.put_value(ANALYSIS, 0, 0, Value::None, flags::GENERATED);
    layer.nest(|layer| {
        layer.generated(MASTER, 0, known.is_master);
        if let Some(master) = known.master {
            layer.label(format_args!("Master flow: Master is tcp stream {master}"));
        }
        layer.generated(STREAM, 0, known.index);
        if layer.wants(SUBFLOWS) {
            let mut text = String::new();
            for stream in &known.subflows {
                text.push_str(&stream.to_string());
                text.push(' ');
            }
            layer.put_text_flagged(SUBFLOWS, 0, 0, text, flags::GENERATED);
        }
    });
}

fn show(
    layer: &mut Layer<'_, '_>,
    tcp_id: ProtocolId,
    kind: u8,
    len: usize,
    memo: &Memo,
) -> Result<(), Stop> {
    match kind {
        0 => capable(layer, tcp_id, len),
        1 => layer.with_fields_of(tcp_id, |layer| join_option(layer, len)),
        2 => signal(layer, tcp_id, memo),
        3 => layer.with_fields_of(tcp_id, |layer| add_address(layer, len)),
        4 => remove_address(layer, tcp_id, len),
        5 => layer.with_fields_of(tcp_id, |layer| {
            let word = layer.span().u8(2)?;
            layer.put(tcp::MP_FLAGS, 2, 1, word);
            layer.nest(|layer| bit(layer, tcp::MP_BACKUP, 2, word));
            layer.seek(3);
            if len > 3 {
                layer.read(tcp::MP_ADDRID)?;
            }
            Ok(())
        }),
        6 => layer.with_fields_of(tcp_id, |layer| {
            reserved(layer)?;
            if len == 12 {
                layer.read(tcp::MP_RAW_SEQ)?;
            }
            Ok(())
        }),
        7 => layer.with_fields_of(tcp_id, |layer| {
            reserved(layer)?;
            if len == 12 {
                layer.read(tcp::MP_RECVKEY)?;
            }
            Ok(())
        }),
        8 => layer.with_fields_of(tcp_id, |layer| {
            let word = layer.span().u8(2)?;
            layer.put(tcp::MP_FLAGS, 2, 1, word);
            let all = layer.last();
            layer.nest(|layer| {
                for (f, bits, name) in [
                    (tcp::MP_FLAG_U, ["0...", "1..."], "Flag U"),
                    (tcp::MP_FLAG_V, [".0..", ".1.."], "Flag V"),
                    (tcp::MP_FLAG_W, ["..0.", "..1."], "Flag W"),
                    (tcp::MP_FLAG_T, ["...0", "...1"], "Transient"),
                ] {
                    bit(layer, f, 2, word);
                    let set = f.of(word) != 0;
                    let (bits, words) = if set { (bits[1], "Set") } else { (bits[0], "Not set") };
                    layer.label(format_args!("{bits} = {name}: {words}"));
                    if set {
                        layer.append_at(all, format_args!(", {name}"));
                    }
                }
            });
            layer.seek(3);
            layer.read(tcp::MP_RST_REASON)?;
            Ok(())
        }),
        _ => Ok(()),
    }
}

fn reserved(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let word = layer.span().u16(2)?;
    layer.put_value(tcp::MP_RESERVED, 2, 2, Value::U64(tcp::MP_RESERVED.of(word)), flags::BITS);
    layer.seek(4);
    Ok(())
}

/// RFC 8684 §3.1.
fn capable(layer: &mut Layer<'_, '_>, tcp_id: ProtocolId, len: usize) -> Result<(), Stop> {
    let version = layer.span().u8(2)? & 15;
    layer.with_fields_of(tcp_id, |layer| {
        bit(layer, tcp::MP_VERSION, 2, version);
        let word = layer.span().u8(3)?;
        layer.put(tcp::MP_FLAGS, 3, 1, word);
        layer.nest(|layer| {
            bit(layer, tcp::MP_CHECKSUM_REQ, 3, word);
            bit(layer, tcp::MP_EXTENSIBILITY, 3, word);
            if version > 0 {
                bit(layer, tcp::MP_NO_MORE, 3, word);
                bit(layer, tcp::MP_SHA256, 3, word);
            } else {
                bit(layer, tcp::MP_SHA1, 3, word);
            }
            let spare = if version > 0 { word & 0x1e } else { word & 0x3e };
            layer.put_value(
                tcp::MP_RESERVED_FLAG,
                3,
                1,
                Value::U64(u64::from(spare >> 1)),
                flags::BITS,
            );
            if version > 0 {
                // The bit above them has got a meaning.
                let bits = spare >> 1;
                layer.label(format_args!(
                    "...{} {:03b}. = Reserved: {bits:#x}",
                    bits >> 3,
                    bits & 7
                ));
            }
        });
        layer.seek(4);
        Ok::<(), Stop>(())
    })?;
    if len < 12 {
        return Ok(());
    }
    let key = layer.with_fields_of(tcp_id, |layer| layer.read(tcp::MP_SENDKEY))?;
    let (token, idsn) = hash::token_and_idsn(version, key);
    let at = layer.at();
    layer.generated(EXPECTED_TOKEN, at, token);
    layer.generated(EXPECTED_IDSN, at, idsn);
    layer.append(format_args!(" (64bits version)"));
    layer.with_fields_of(tcp_id, |layer| {
        if len >= 20 {
            layer.read(tcp::MP_RECVKEY)?;
        }
        if len >= 22 {
            layer.read(tcp::MP_DATA_LEN)?;
        }
        if len >= 24 {
            layer.read(tcp::MP_CHECKSUM)?;
        }
        Ok(())
    })
}

/// RFC 8684 §3.2: SYN, SYN-ACK and ACK differ in length.
fn join_option(layer: &mut Layer<'_, '_>, len: usize) -> Result<(), Stop> {
    if len == 24 {
        reserved(layer)?;
        layer.bytes(tcp::MP_HMAC, 20)?;
        return Ok(());
    }
    let word = layer.span().u8(2)?;
    layer.put(tcp::MP_FLAGS, 2, 1, word);
    layer.nest(|layer| bit(layer, tcp::MP_BACKUP, 2, word));
    layer.seek(3);
    layer.read(tcp::MP_ADDRID)?;
    if len == 12 {
        layer.read(tcp::MP_RECVTOK)?;
    } else {
        layer.read(tcp::MP_TRUNC_HMAC)?;
    }
    layer.read(tcp::MP_SENDRAND)?;
    Ok(())
}

/// Data Sequence Signal, RFC 8684 §3.3.
fn signal(layer: &mut Layer<'_, '_>, tcp_id: ProtocolId, memo: &Memo) -> Result<(), Stop> {
    let word = layer.span().u8(3)?;
    let sized = |wide: Field<()>| if wide.is_set(word) { 8 } else { 4 };
    layer.with_fields_of(tcp_id, |layer| {
        layer.put(tcp::MP_FLAGS, 3, 1, word);
        layer.nest(|layer| {
            for f in [
                tcp::MP_DATAFIN,
                tcp::MP_DSN8,
                tcp::MP_DSN_PRESENT,
                tcp::MP_ACK8,
                tcp::MP_ACK_PRESENT,
            ] {
                bit(layer, f, 3, word);
            }
        });
        layer.seek(4);
    });
    if tcp::MP_ACK_PRESENT.is_set(word) {
        let size = sized(tcp::MP_ACK8);
        let ack = layer.with_fields_of(tcp_id, |layer| layer.read_sized(tcp::MP_RAW_ACK, size))?;
        if size == 8 {
            layer.append(format_args!(" (64bits)"));
        }
        if let Some(relative) = relative(ack, size, memo.idsns.1) {
            layer.generated(ACK, 0, relative);
            layer.append(format_args!(" (Relative)"));
        }
    }
    if tcp::MP_DSN_PRESENT.is_set(word) {
        let size = sized(tcp::MP_DSN8);
        let dsn = layer.with_fields_of(tcp_id, |layer| {
            let dsn = layer.read_sized(tcp::MP_RAW_SEQ, size)?;
            layer.append(format_args!("  ({}bits version)", size * 8));
            layer.read(tcp::MP_SUBFLOW_SEQ)?;
            // The checksum that may follow is left to the octets, as the reference does.
            layer.read(tcp::MP_DATA_LEN)?;
            Ok::<u64, Stop>(dsn)
        })?;
        if let Some(relative) = relative(dsn, size, memo.idsns.0) {
            layer.generated(DSS_DSN, 0, relative);
            layer.append(format_args!(" (Relative)"));
        }
    }
    Ok(())
}

/// A data sequence number relative to the first; the short form holds the lower half only.
fn relative(number: u64, size: usize, idsn: Option<u64>) -> Option<u64> {
    let first = idsn?;
    let difference = number.wrapping_sub(first);
    Some(if size == 8 { difference } else { difference & 0xffff_ffff })
}

/// RFC 8684 §3.4.1; version 0 tells the IP version where version 1 has an echo bit.
fn add_address(layer: &mut Layer<'_, '_>, len: usize) -> Result<(), Stop> {
    let word = layer.span().u8(2)?;
    let version = word & 15;
    let ipv6 = if version == 4 || version == 6 {
        bit(layer, tcp::MP_IPVER, 2, word);
        version == 6
    } else {
        bit(layer, tcp::MP_ECHO, 2, word);
        len >= 20
    };
    layer.seek(3);
    layer.read(tcp::MP_ADDRID)?;
    if ipv6 {
        layer.ipv6(tcp::MP_IPV6)?;
    } else {
        layer.ipv4(tcp::MP_IPV4)?;
    }
    let left = layer.left();
    if left == 2 || left == 10 {
        layer.read(tcp::MP_PORT)?;
    }
    if layer.left() == 8 {
        layer.read(tcp::MP_ADDR_HMAC)?;
    }
    Ok(())
}

fn remove_address(layer: &mut Layer<'_, '_>, tcp_id: ProtocolId, len: usize) -> Result<(), Stop> {
    layer.generated(RM_COUNT, 2, len.saturating_sub(3) as u8);
    layer.with_fields_of(tcp_id, |layer| {
        layer.seek(3);
        // Each turn takes an octet.
        while layer.left() > 0 {
            layer.read(tcp::MP_ADDRID)?;
        }
        Ok(())
    })
}
