//! SMB 2 and 3: the header in full ([MS-SMB2] section 2.2.1), and which command it carries.

use dissect::prelude::*;

pub(crate) static SMB2: Protocol = Protocol {
    fields: FIELDS,
    entries: &[],
    ..Protocol::new("smb2", "SMB2", "SMB2 (Server Message Block Protocol version 2)", dissect)
};

fields! {
    PROTOCOL_ID: u32 = "smb2.protocol_id", "ProtocolId", Hex;
    HEADER_LENGTH: u16 = "smb2.header_len", "Header Length", Dec;
    CREDIT_CHARGE: u16 = "smb2.credit.charge", "Credit Charge", Dec;
    CHANNEL_SEQUENCE: u16 = "smb2.channel_sequence", "Channel Sequence", Dec;
    RESERVED: Bytes = "smb2.reserved", "Reserved", None;
    STATUS: u32 = "smb2.nt_status", "NT Status", Hex, STATUSES;
    COMMAND: u16 = "smb2.cmd", "Command", Dec, COMMANDS;
    CREDITS_REQUESTED: u16 = "smb2.credits.requested", "Credits requested", Dec;
    CREDITS_GRANTED: u16 = "smb2.credits.granted", "Credits granted", Dec;
    FLAGS: Bits<u32> = "smb2.flags", "Flags", Hex {
        RESPONSE: 0x1 = "smb2.flags.response", "Response", Flag;
        ASYNC: 0x2 = "smb2.flags.async", "Async command", Flag;
        CHAINED: 0x4 = "smb2.flags.chained", "Chained", Flag;
        SIGNED: 0x8 = "smb2.flags.signature", "Signing", Flag;
        PRIORITY: 0x70 = "smb2.flags.priority_mask", "Priority", Flag;
        DFS: 0x10000000 = "smb2.flags.dfs", "DFS operation", Flag;
        REPLAY: 0x20000000 = "smb2.flags.replay", "Replay operation", Flag;
    };
    CHAIN_OFFSET: u32 = "smb2.chain_offset", "Chain Offset", Hex;
    MESSAGE: u64 = "smb2.msg_id", "Message ID", Dec;
    PROCESS: u32 = "smb2.pid", "Process Id", Hex;
    TREE: u32 = "smb2.tid", "Tree Id", Hex;
    ASYNC_ID: u64 = "smb2.aid", "Async Id", Hex;
    SESSION: u64 = "smb2.sesid", "Session Id", Hex;
    SIGNATURE: Bytes = "smb2.signature", "Signature", None;
    RESPONSE_TO: FrameNum = "smb2.response_to", "Response to", None;
    TIME: RelTime = "smb2.time", "Time from request", None;
    BUFFER_CODE: Bits<u16> = "smb2.buffer_code", "StructureSize", Hex {
        BUFFER_LENGTH: 0xfffe = "smb2.buffer_code.length", "Fixed Part Length", Dec;
        BUFFER_DYNAMIC: 0x0001 = "smb2.buffer_code.dynamic", "Dynamic Part", Flag;
    };
}

values! { COMMANDS {
    0 "Negotiate Protocol", 1 "Session Setup", 2 "Session Logoff", 3 "Tree Connect", 4 "Tree Disconnect", 5 "Create", 6 "Close",
    7 "Flush", 8 "Read", 9 "Write", 10 "Lock", 11 "Ioctl", 12 "Cancel", 13 "KeepAlive", 14 "Find", 15 "Notify", 16 "GetInfo",
    17 "SetInfo", 18 "Break",
} }
// [MS-ERREF] section 2.3.1, those that SMB servers return.
values! { STATUSES {
    0x00000000 "STATUS_SUCCESS", 0x00000103 "STATUS_PENDING", 0x0000010b "STATUS_NOTIFY_CLEANUP",
    0x0000010c "STATUS_NOTIFY_ENUM_DIR", 0x80000005 "STATUS_BUFFER_OVERFLOW", 0x80000006 "STATUS_NO_MORE_FILES",
    0xc0000003 "STATUS_INVALID_INFO_CLASS", 0xc000000d "STATUS_INVALID_PARAMETER", 0xc000000f "STATUS_NO_SUCH_FILE",
    0xc0000010 "STATUS_INVALID_DEVICE_REQUEST", 0xc0000011 "STATUS_END_OF_FILE",
    0xc0000016 "STATUS_MORE_PROCESSING_REQUIRED", 0xc0000022 "STATUS_ACCESS_DENIED", 0xc0000023 "STATUS_BUFFER_TOO_SMALL",
    0xc0000034 "STATUS_OBJECT_NAME_NOT_FOUND", 0xc0000035 "STATUS_OBJECT_NAME_COLLISION",
    0xc000003a "STATUS_OBJECT_PATH_NOT_FOUND", 0xc0000043 "STATUS_SHARING_VIOLATION", 0xc000006d "STATUS_LOGON_FAILURE",
    0xc00000ac "STATUS_PIPE_NOT_AVAILABLE", 0xc00000ba "STATUS_FILE_IS_A_DIRECTORY", 0xc00000bb "STATUS_NOT_SUPPORTED",
    0xc00000cc "STATUS_BAD_NETWORK_NAME", 0xc0000120 "STATUS_CANCELLED", 0xc0000128 "STATUS_FILE_CLOSED",
    0xc0000203 "STATUS_USER_SESSION_DELETED", 0xc0000225 "STATUS_NOT_FOUND", 0xc0000257 "STATUS_PATH_NOT_COVERED",
    0xc000035c "STATUS_NETWORK_SESSION_EXPIRED",
} }

/// Octets of a header.
const HEADER_OCTETS: usize = 64;

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.protocol_column("SMB2");
    layer.info_clear();
    if layer.span().u8(0)? != 0xfe {
        // Encrypted or compressed: what is inside cannot be seen.
        layer.read(PROTOCOL_ID)?;
        layer.info(format_args!("Encrypted SMB3"));
        let left = layer.left();
        return layer.skip(left);
    }
    // Each turn takes at least a header.
    loop {
        let start = layer.at();
        let next = command(layer, start)?;
        if next == 0 {
            let left = layer.left();
            return layer.skip(left);
        }
        let next = next.max(HEADER_OCTETS);
        if start + next >= layer.span().len() {
            return Ok(());
        }
        layer.info_append(format_args!(";"));
        layer.seek(start + next);
    }
}

/// One command; returns where the next one of a chain starts, from the start of this, or 0.
fn command(layer: &mut Layer<'_, '_>, start: usize) -> Result<usize, Stop> {
    let span = layer.span();
    let flags = span.u32_le(start + 16)?;
    let response = RESPONSE.is_set(flags);
    let message = u64::from_le_bytes(span.array(start + 24)?);
    let command = span.u16_le(start + 12)?;
    let status = span.u32_le(start + 8)?;
    let request = match_request(layer, message, response)?;
    let name = COMMANDS.name(command, "unknown");
    let kind = if response { "Response" } else { "Request" };
    layer.info_append(format_args!("{name} {kind}"));
    if response && status != 0 {
        layer.info_append(format_args!(", Error: {}", STATUSES.name(status, "Unknown")));
    }
    let next = layer.group("SMB2 Header", |layer| {
        layer.read(PROTOCOL_ID)?;
        layer.read_le(HEADER_LENGTH)?;
        layer.read_le(CREDIT_CHARGE)?;
        if response {
            layer.read_le(STATUS)?;
        } else {
            layer.read_le(CHANNEL_SEQUENCE)?;
            layer.bytes(RESERVED, 2)?;
        }
        layer.read_le(COMMAND)?;
        layer.read_le(if response { CREDITS_GRANTED } else { CREDITS_REQUESTED })?;
        layer.read_bits_le(FLAGS)?;
        let next = layer.read_le(CHAIN_OFFSET)?;
        layer.read_le(MESSAGE)?;
        if ASYNC.is_set(flags) {
            layer.read_le(ASYNC_ID)?;
        } else {
            layer.read_le(PROCESS)?;
            layer.read_le(TREE)?;
        }
        layer.read_le(SESSION)?;
        layer.bytes(SIGNATURE, 16)?;
        if let Some((frame, ns)) = request {
            let now = layer.frame_info().ns.unwrap_or(0);
            layer.link(RESPONSE_TO, u64::from(frame));
            layer.generated_ns(TIME, start, now - ns);
        }
        Ok(next as usize)
    })?;
    if layer.left() >= 2 {
        layer.read_bits_le(BUFFER_CODE)?;
    }
    Ok(next)
}

/// Requests of a conversation without an answer yet: message, frame, time.
#[derive(Default)]
struct Pending(Vec<(u64, u32, i64)>);

/// A client has at most some hundreds of credits; requests beyond are never answered.
const PENDING_MAX: usize = 512;

fn match_request(
    layer: &mut Layer<'_, '_>,
    message: u64,
    response: bool,
) -> Result<Option<(u32, i64)>, Stop> {
    layer.once(|scene| {
        let (frame, ns) = (scene.frame, scene.ns);
        let pending = scene.conv::<Pending>()?;
        if response {
            let at = pending.0.iter().position(|p| p.0 == message)?;
            let (_, frame, ns) = pending.0.swap_remove(at);
            return Some((frame, ns));
        }
        if pending.0.len() >= PENDING_MAX {
            pending.0.swap_remove(0);
        }
        pending.0.push((message, frame, ns));
        None
    })
}
