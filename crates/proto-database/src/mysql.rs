//! MySQL client/server protocol: the header of packets, what a server's greeting begins with, and commands. What a
//! response holds depends on the command, and is not taken apart.

use dissect::prelude::*;

pub(crate) static MYSQL: Protocol = Protocol {
    fields: FIELDS,
    entries: &[on(tables::TCP_PORT, 3306)],
    framing,
    prefs: PREFS,
    joins: Some(JOIN),
    ..Protocol::new("mysql", "MySQL", "MySQL Protocol", dissect)
};

prefs! {
    JOIN = "desegment_buffers", "Put messages together that span several segments", Bool(true);
}

fields! {
    PACKET_LENGTH: U24 = "mysql.packet_length", "Packet Length", Dec;
    PACKET_NUMBER: u8 = "mysql.packet_number", "Packet Number", Dec;
    GREETING: Empty = "mysql.server_greeting", "Server Greeting", None;
    PROTOCOL: u8 = "mysql.protocol", "Protocol", Dec;
    VERSION: TextZ = "mysql.version", "Version", None;
    THREAD: u32 = "mysql.thread_id", "Thread ID", Dec;
    REQUEST: Empty = "mysql.request", "Request Command", None;
    COMMAND: u8 = "mysql.command", "Command", Dec, COMMANDS;
    SCHEMA: Text = "mysql.schema", "Schema", None;
}

values! { COMMANDS {
    0 "SLEEP", 1 "Quit", 2 "Use Database", 3 "Query", 4 "Show Fields", 5 "Create Database", 6 "Drop Database",
    7 "Refresh", 8 "Shutdown", 9 "Statistics", 10 "Process List", 11 "Connect", 12 "Kill Server Thread",
    13 "Dump Debuginfo", 14 "Ping", 15 "Time", 16 "Insert Delayed", 17 "Change User", 18 "Send Binlog",
    19 "Send Table", 20 "Slave Connect", 21 "Register Slave", 22 "Prepare Statement", 23 "Execute Statement",
    24 "Send BLOB", 25 "Close Statement", 26 "Reset Statement", 27 "Set Option", 28 "Fetch Data", 29 "Daemon",
    30 "Send Binlog GTID", 31 "Reset Connection", 250 "Execute Bulk Statement",
} }

const HEADER: usize = 4;
/// The version of the protocol that every server since 3.21 greets with.
const GREETING_PROTOCOL: u8 = 10;
/// A login of this length asks for TLS, after which the stream is no longer ours.
const SSL_REQUEST: usize = 32;
const CAN_SSL: u16 = 0x0800;

/// What a conversation has shown.
#[derive(Clone, Copy, Debug, Default)]
struct Talk {
    encrypted: bool,
}

fn framing(stream: &Stream<'_>, scene: &mut Scene<'_>) -> Need {
    if scene.conv::<Talk>().is_some_and(|talk| talk.encrypted) {
        return Need::Rest;
    }
    match stream.bytes.first_chunk::<4>() {
        Some([a, b, c, _]) => Need::Octets(HEADER + u32::from_le_bytes([*a, *b, *c, 0]) as usize),
        None => Need::More,
    }
}

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let span = layer.span();
    let number = span.u8(3)?;
    let to_server = layer.ends().destination_port == 3306;
    let asks_tls = to_server
        && number == 1
        && span.len() == HEADER + SSL_REQUEST
        && span.u16_le(HEADER).is_ok_and(|can| can & CAN_SSL != 0);
    let before = layer.once(|scene| {
        let Some(talk) = scene.conv::<Talk>() else { return Talk::default() };
        let before = *talk;
        talk.encrypted |= asks_tls;
        before
    })?;
    if before.encrypted {
        return Err(Stop::NotMine);
    }
    if layer.stack().rev().nth(1) == Some("mysql") {
        layer.leave_stack();
    }
    layer.protocol_column("MySQL");
    layer.read_le(PACKET_LENGTH)?;
    layer.read(PACKET_NUMBER)?;
    let first = layer.peek::<u8>(0).ok();
    if to_server {
        layer.info(format_args!("Request"));
    } else {
        layer.info(format_args!("Response"));
    }
    match first {
        Some(GREETING_PROTOCOL) if !to_server && number == 0 => greeting(layer)?,
        Some(command) if to_server && number == 0 => request(layer, command)?,
        _ => {}
    }
    let len = layer.span().len();
    layer.covers(len);
    Ok(())
}

fn greeting(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.subtree(GREETING, |layer| {
        layer.read(PROTOCOL)?;
        let version = layer.text_z(VERSION)?;
        if layer.wants_columns() {
            let version = String::from_utf8_lossy(version);
            layer.info(format_args!(
                "Server Greeting  proto={GREETING_PROTOCOL} version={version} "
            ));
        }
        layer.read_le(THREAD)?;
        let left = layer.left();
        layer.skip(left)
    })
}

fn request(layer: &mut Layer<'_, '_>, command: u8) -> Result<(), Stop> {
    layer.subtree(REQUEST, |layer| {
        layer.read(COMMAND)?;
        layer.info_append(format_args!(" {}", COMMANDS.name(command, "Unknown")));
        let left = layer.left();
        if command == 2 {
            layer.text(SCHEMA, left)?;
            return Ok(());
        }
        layer.skip(left)
    })
}
