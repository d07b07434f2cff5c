//! SMB 1: the header in full ([MS-CIFS] section 2.2.3.1), and which command it carries.

use dissect::prelude::*;

pub(crate) static SMB: Protocol = Protocol {
    fields: FIELDS,
    entries: &[],
    ..Protocol::new("smb", "SMB", "SMB (Server Message Block Protocol)", dissect)
};

fields! {
    COMPONENT: u32 = "smb.server_component", "Server Component", Hex;
    COMMAND: u8 = "smb.cmd", "SMB Command", Hex, COMMANDS;
    STATUS: u32 = "smb.nt_status", "NT Status", Hex;
    ERROR_CLASS: u8 = "smb.error_class", "Error Class", Hex;
    RESERVED: Bytes = "smb.reserved", "Reserved", None;
    ERROR_CODE: u16 = "smb.error_code", "Error Code", Hex;
    FLAGS: Bits<u8> = "smb.flags", "Flags", Hex {
        RESPONSE: 0x80 = "smb.flags.response", "Request/Response", Flag;
        NOTIFY: 0x40 = "smb.flags.notify", "Notify", Flag;
        OPLOCK: 0x20 = "smb.flags.oplock", "Oplocks", Flag;
        CANONICAL: 0x10 = "smb.flags.canon", "Canonicalized Pathnames", Flag;
        CASELESS: 0x08 = "smb.flags.caseless", "Case Sensitivity", Flag;
        RECEIVE_BUFFER: 0x02 = "smb.flags.receive_buffer", "Receive Buffer Posted", Flag;
        LOCK: 0x01 = "smb.flags.lock", "Lock and Read", Flag;
    };
    FLAGS2: Bits<u16> = "smb.flags2", "Flags2", Hex {
        UNICODE: 0x8000 = "smb.flags2.string", "Unicode Strings", Flag;
        NT_ERROR: 0x4000 = "smb.flags2.nt_error", "Error Code Type", Flag;
        EXECUTE: 0x2000 = "smb.flags2.roe", "Execute-only Reads", Flag;
        DFS: 0x1000 = "smb.flags2.dfs", "Dfs", Flag;
        EXTENDED_SECURITY: 0x0800 = "smb.flags2.esn", "Extended Security Negotiation", Flag;
        REPARSE: 0x0400 = "smb.flags2.reparse_path", "Reparse Path", Flag;
        LONG_USED: 0x0040 = "smb.flags2.long_names_used", "Long Names Used", Flag;
        SIGNATURE_REQUIRED: 0x0010 = "smb.flags2.sec_sig_required", "Security Signatures Required", Flag;
        COMPRESSED: 0x0008 = "smb.flags2.compressed", "Compressed", Flag;
        SIGNATURES: 0x0004 = "smb.flags2.sec_sig", "Security Signatures", Flag;
        ATTRIBUTES: 0x0002 = "smb.flags2.ea", "Extended Attributes", Flag;
        LONG_ALLOWED: 0x0001 = "smb.flags2.long_names_allowed", "Long Names Allowed", Flag;
    };
    PROCESS_HIGH: u16 = "smb.pid.high", "Process ID High", Dec;
    SIGNATURE: Bytes = "smb.signature", "Signature", None;
    TREE: u16 = "smb.tid", "Tree ID", Dec;
    PROCESS: u16 = "smb.pid", "Process ID", Dec;
    USER: u16 = "smb.uid", "User ID", Dec;
    MULTIPLEX: u16 = "smb.mid", "Multiplex ID", Dec;
    RESPONSE_TO: FrameNum = "smb.response_to", "Response to", None;
    TIME: RelTime = "smb.time", "Time from request", None;
    WORD_COUNT: u8 = "smb.wct", "Word Count (WCT)", Dec;
    BYTE_COUNT: u16 = "smb.bcc", "Byte Count (BCC)", Dec;
}

values! { COMMANDS {
    0x00 "Create Directory", 0x01 "Delete Directory", 0x02 "Open", 0x03 "Create", 0x04 "Close", 0x05 "Flush", 0x06 "Delete",
    0x07 "Rename", 0x08 "Query Information", 0x09 "Set Information", 0x0a "Read", 0x0b "Write", 0x10 "Check Directory",
    0x25 "Trans", 0x2b "Echo", 0x2d "Open AndX", 0x2e "Read AndX", 0x2f "Write AndX", 0x32 "Trans2", 0x34 "Find Close2",
    0x71 "Tree Disconnect", 0x72 "Negotiate Protocol", 0x73 "Session Setup AndX", 0x74 "Logoff AndX", 0x75 "Tree Connect AndX",
    0xa0 "NT Trans", 0xa2 "NT Create AndX", 0xa4 "NT Cancel",
} }

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    if layer.span().slice(0, 4)? != b"\xffSMB" {
        return Err(Stop::NotMine);
    }
    layer.protocol_column("SMB");
    let span = layer.span();
    let response = RESPONSE.is_set(span.u8(9)?);
    let process = span.u16_le(26)?;
    let multiplex = span.u16_le(30)?;
    let request = match_request(layer, process, multiplex, response)?;
    layer.read_le(COMPONENT)?;
    let command = layer.read(COMMAND)?;
    let kind = if response { "Response" } else { "Request" };
    layer.info(format_args!("{} {kind}", COMMANDS.name(command, "unknown")));
    if let Some((frame, ns)) = request {
        let now = layer.frame_info().ns.unwrap_or(0);
        layer.link(RESPONSE_TO, u64::from(frame));
        layer.generated_ns(TIME, 0, now - ns);
    }
    if NT_ERROR.is_set(span.u16_le(10)?) {
        layer.read_le(STATUS)?;
    } else {
        layer.read(ERROR_CLASS)?;
        layer.bytes(RESERVED, 1)?;
        layer.read_le(ERROR_CODE)?;
    }
    layer.read_bits(FLAGS)?;
    layer.read_bits_le(FLAGS2)?;
    layer.read_le(PROCESS_HIGH)?;
    layer.bytes(SIGNATURE, 8)?;
    layer.bytes(RESERVED, 2)?;
    layer.read_le(TREE)?;
    layer.read_le(PROCESS)?;
    layer.read_le(USER)?;
    layer.read_le(MULTIPLEX)?;
    let words = usize::from(layer.read(WORD_COUNT)?);
    layer.skip(words * 2)?;
    let bytes = usize::from(layer.read_le(BYTE_COUNT)?);
    let left = layer.left();
    layer.skip(bytes.min(left))
}

/// Requests of a conversation without an answer yet: process, multiplex, frame, time.
#[derive(Default)]
struct Pending(Vec<(u16, u16, u32, i64)>);

/// Servers grant fifty requests at once; those beyond are never answered.
const PENDING_MAX: usize = 256;

fn match_request(
    layer: &mut Layer<'_, '_>,
    process: u16,
    multiplex: u16,
    response: bool,
) -> Result<Option<(u32, i64)>, Stop> {
    layer.once(|scene| {
        let (frame, ns) = (scene.frame, scene.ns);
        let pending = scene.conv::<Pending>()?;
        if response {
            let at = pending.0.iter().position(|p| (p.0, p.1) == (process, multiplex))?;
            let (_, _, frame, ns) = pending.0.swap_remove(at);
            return Some((frame, ns));
        }
        if pending.0.len() >= PENDING_MAX {
            pending.0.swap_remove(0);
        }
        pending.0.push((process, multiplex, frame, ns));
        None
    })
}
