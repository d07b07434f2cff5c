//! Remote Procedure Call, RFC 5531: calls and their replies, over datagrams or, after a record mark (section 11),
//! over a stream; the fields of AUTH_SYS (appendix A) and of RPCSEC_GSS (RFC 2203). What a procedure is given and
//! returns is a matter of its program.

use std::collections::HashMap;

use dissect::prelude::*;

use crate::program::{self, PROGRAM, Procedure, Told};

pub(crate) static RPC: Protocol = Protocol {
    fields: FIELDS,
    entries: &[
        on(tables::TCP_PORT, 111),
        on(tables::UDP_PORT, 111),
        heuristic(tables::TCP, looks_like_record),
        heuristic(tables::UDP, looks_like_call),
    ],
    framing,
    prefs: PREFS,
    joins: Some(JOIN),
    counts_pdus: false,
    ..Protocol::new("rpc", "RPC", "Remote Procedure Call", dissect)
};

prefs! {
    JOIN = "desegment_rpc_over_tcp", "Put messages together that span several segments", Bool(true);
}

fields! {
    MARK: Bits<u32> = "rpc.mark", "Record mark", Hex {
        LAST: 0x8000_0000 = "rpc.lastfrag", "Last Fragment", Flag, YES;
        FRAGMENT_LENGTH: 0x7fff_ffff = "rpc.fraglen", "Fragment Length", Dec;
    };
    XID: u32 = "rpc.xid", "XID", HexDec;
    MESSAGE_TYPE: u32 = "rpc.msgtyp", "Message Type", Dec, MESSAGE_TYPES;
    VERSION: u32 = "rpc.version", "RPC Version", Dec;
    VERSION_MIN: u32 = "rpc.version.min", "RPC Version (Minimum)", Dec;
    VERSION_MAX: u32 = "rpc.version.max", "RPC Version (Maximum)", Dec;
    PROGRAM_NUMBER: u32 = "rpc.program", "Program", Dec, PROGRAMS;
    PROGRAM_VERSION: u32 = "rpc.programversion", "Program Version", Dec;
    PROGRAM_MIN: u32 = "rpc.programversion.min", "Program Version (Minimum)", Dec;
    PROGRAM_MAX: u32 = "rpc.programversion.max", "Program Version (Maximum)", Dec;
    PROCEDURE: u32 = "rpc.procedure", "Procedure", Dec;
    REPLY_STATE: u32 = "rpc.replystat", "Reply State", Dec, REPLY_STATES;
    ACCEPT_STATE: u32 = "rpc.state_accept", "Accept State", Dec, ACCEPT_STATES;
    REJECT_STATE: u32 = "rpc.state_reject", "Reject State", Dec, REJECT_STATES;
    AUTH_STATE: u32 = "rpc.state_auth", "Auth State", Dec, AUTH_STATES;
    CALL_IN: FrameNum = "rpc.repframe", "Reply Frame", None;
    REPLY_IN: FrameNum = "rpc.reqframe", "Request Frame", None;
    TIME: RelTime = "rpc.time", "Time from request", None;
    FLAVOR: u32 = "rpc.auth.flavor", "Flavor", Dec, FLAVORS;
    AUTH_LENGTH: u32 = "rpc.auth.length", "Length", Dec;
    STAMP: u32 = "rpc.auth.stamp", "Stamp", Hex;
    MACHINE: Text = "rpc.auth.machinename", "Machine Name", None;
    UID: u32 = "rpc.auth.uid", "UID", Dec;
    GID: u32 = "rpc.auth.gid", "GID", Dec;
    GSS_VERSION: u32 = "rpc.authgss.version", "GSS Version", Dec;
    GSS_PROCEDURE: u32 = "rpc.authgss.procedure", "GSS Procedure", Dec, GSS_PROCEDURES;
    GSS_SEQUENCE: u32 = "rpc.authgss.seqnum", "GSS Sequence Number", Dec;
    GSS_SERVICE: u32 = "rpc.authgss.service", "GSS Service", Dec, GSS_SERVICES;
    OPAQUE_LENGTH: u32 = "rpc.opaque_length", "length", Dec;
    FILL: Bytes = "rpc.fill_bytes", "fill bytes", None;
}

flag_labels! { YES "Yes", "No" }
values! { MESSAGE_TYPES {
    0 "Call",
    1 "Reply",
} }
values! { REPLY_STATES {
    0 "accepted",
    1 "denied",
} }
values! { ACCEPT_STATES {
    0 "RPC executed successfully",
    1 "remote hasn't exported program",
    2 "remote can't support version #",
    3 "program can't support procedure",
    4 "procedure can't decode params",
    5 "system errors like memory allocation failure",
} }
values! { REJECT_STATES {
    0 "RPC_MISMATCH",
    1 "AUTH_ERROR",
} }
values! { AUTH_STATES {
    1 "bad credential (seal broken)",
    2 "client must begin new session",
    3 "bad verifier (seal broken)",
    4 "verifier expired or replayed",
    5 "rejected for security reasons",
    13 "GSS credential problem",
    14 "GSS context problem",
} }
values! { FLAVORS {
    0 "AUTH_NULL",
    1 "AUTH_UNIX",
    2 "AUTH_SHORT",
    3 "AUTH_DES",
    5 "AUTH_RSA/Gluster",
    6 "RPCSEC_GSS",
    300001 "AUTH_GSSAPI",
    390003 "RPCSEC_GSS_KRB5",
    390004 "RPCSEC_GSS_KRB5I",
    390005 "RPCSEC_GSS_KRB5P",
    390006 "RPCSEC_GSS_LIPKEY",
    390007 "RPCSEC_GSS_LIPKEY_I",
    390008 "RPCSEC_GSS_LIPKEY_P",
    390009 "RPCSEC_GSS_SPKM3",
    390010 "RPCSEC_GSS_SPKM3I",
    390011 "RPCSEC_GSS_SPKM3P",
    390039 "AUTH_GLUSTERFS",
} }
values! { GSS_PROCEDURES { 0 "RPCSEC_GSS_DATA", 1 "RPCSEC_GSS_INIT", 2 "RPCSEC_GSS_CONTINUE_INIT", 3 "RPCSEC_GSS_DESTROY" } }
values! { GSS_SERVICES { 1 "rpcsec_gss_svc_none", 2 "rpcsec_gss_svc_integrity", 3 "rpcsec_gss_svc_privacy" } }
values! { pub(crate) PROGRAMS { 100000 "Portmap", 100003 "NFS", 100005 "MOUNT" } }

mod flavor {
    pub(super) const SYS: u32 = 1;
    pub(super) const GSS: u32 = 6;
}

/// The version of RPC itself (section 9).
const RPC_VERSION: u32 = 2;
/// Octets of a credential or verifier (section 8.2).
const LONGEST_AUTH: u32 = 400;
/// No program has more versions; tells calls from other datagrams.
const HIGHEST_PROGRAM_VERSION: u32 = 100;
/// Calls of a conversation that may wait for their replies.
const CALLS_HELD: usize = 65_536;

/// A call that waits for its reply.
#[derive(Clone, Copy, Debug)]
struct Call {
    frame: u32,
    ns: i64,
    program: u32,
    version: u32,
    procedure: u32,
    plain: bool,
    answered_by: RecordId,
}

#[derive(Default)]
struct Calls(HashMap<u32, Call>);

#[derive(Clone, Default)]
struct Memo {
    call: Option<Call>,
    took_ns: i64,
}

fn looks_like_call(probe: &Probe<'_>) -> bool {
    is_call(&probe.span)
}

fn looks_like_record(probe: &Probe<'_>) -> bool {
    probe.span.u32(0).is_ok_and(|mark| mark & 0x7fff_ffff >= 40) && is_call(&probe.span.from(4))
}

fn is_call(span: &Span<'_>) -> bool {
    let word = |at| span.u32(at).unwrap_or(u32::MAX);
    let program = word(12);
    let known = PROGRAMS.find(u64::from(program)).is_some();
    // RFC 5531 §13: programs of Sun, of users, and temporary ones.
    let plausible = known || (100_000..0x6000_0000).contains(&program);
    word(4) == 0
        && word(8) == RPC_VERSION
        && plausible
        && word(16) <= HIGHEST_PROGRAM_VERSION
        && FLAVORS.find(u64::from(word(24))).is_some()
        && word(28) <= LONGEST_AUTH
}

/// A record is a run of fragments, the last of which has the highest bit of its mark set.
fn framing(stream: &Stream<'_>, _: &mut Scene<'_>) -> Need {
    let mut end = 0usize;
    // Each turn passes over a mark of four octets.
    loop {
        let Some(mark) = stream.bytes.get(end..).and_then(|b| b.first_chunk::<4>()) else {
            return Need::More;
        };
        let mark = u32::from_be_bytes(*mark);
        let len = (mark & 0x7fff_ffff) as usize;
        if end == 0
            && (len < 8 || stream.bytes.get(8..12).is_some_and(|t| !matches!(t, [0, 0, 0, 0 | 1])))
        {
            return Need::Rest;
        }
        end = end.saturating_add(4 + len);
        if mark >> 31 != 0 || end > limits::STREAM_MESSAGE_BYTES {
            return Need::Octets(end);
        }
    }
}

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    if layer.caller() == "udp" {
        return message(layer);
    }
    let mark = layer.peek::<u32>(0)?;
    if !matches!(layer.peek::<u32>(8)?, 0 | 1) {
        return Err(Stop::NotMine);
    }
    // Several records of a segment are one layer.
    if layer.stack().rev().skip(1).any(|name| name == "rpc") {
        layer.leave_stack();
    }
    if mark >> 31 != 0 {
        record_mark(layer)?;
        return message(layer);
    }
    let mut whole = Vec::new();
    // Each turn reads a mark of four octets.
    while layer.left() >= 4 {
        let mark = record_mark(layer)?;
        whole.extend_from_slice(layer.take((mark & 0x7fff_ffff) as usize)?);
        if mark >> 31 != 0 {
            break;
        }
    }
    let span = layer.add_source_vec("Defragmented RPC record", whole)?;
    layer.over(span, message)
}

fn record_mark(layer: &mut Layer<'_, '_>) -> Result<u32, Stop> {
    let mark = layer.peek::<u32>(0)?;
    let kind = if mark >> 31 != 0 { "Last fragment" } else { "Fragment" };
    layer.group(format_args!("Fragment header: {kind}, {} bytes", mark & 0x7fff_ffff), |layer| {
        let at = layer.at();
        layer.skip(4)?;
        layer.put_members(MARK, at, 4, u64::from(mark));
        Ok(mark)
    })
}

fn message(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let xid = layer.peek::<u32>(0)?;
    match layer.peek::<u32>(4)? {
        0 if layer.peek::<u32>(8)? == RPC_VERSION => call(layer, xid),
        1 => reply(layer, xid),
        _ => Err(Stop::NotMine),
    }
}

fn begin(layer: &mut Layer<'_, '_>, xid: u32, kind: &str) -> Result<(), Stop> {
    layer.protocol_column("RPC");
    layer.title(format_args!(", Type:{kind} XID:0x{xid:08x}"));
    layer.read(XID)?;
    layer.read(MESSAGE_TYPE)?;
    Ok(())
}

fn call(layer: &mut Layer<'_, '_>, xid: u32) -> Result<(), Stop> {
    let program = layer.peek::<u32>(12)?;
    let version = layer.peek::<u32>(16)?;
    let procedure = layer.peek::<u32>(20)?;
    let plain = is_plain(layer);
    let quoted = layer.in_error_packet();
    let memo = layer.once(|scene| {
        let (frame, ns) = (scene.frame, scene.ns);
        let answered_by = scene.state.records.create(0);
        let call = Call { frame, ns, program, version, procedure, plain, answered_by };
        if let Some(calls) = scene.conv::<Calls>()
            && !quoted
        {
            if calls.0.len() >= CALLS_HELD {
                calls.0.clear();
            }
            calls.0.insert(xid, call);
        }
        Memo { call: Some(call), took_ns: 0 }
    })?;
    begin(layer, xid, "Call")?;
    layer.read(VERSION)?;
    layer.read(PROGRAM_NUMBER)?;
    layer.read(PROGRAM_VERSION)?;
    layer.read(PROCEDURE)?;
    let shown = Procedure { program, version, number: procedure };
    layer.label(format_args!("Procedure: {shown} ({procedure})"));
    if let Some(frame) = memo.call.and_then(|c| layer.record(c.answered_by)) {
        layer.link(REPLY_IN, frame);
    }
    columns(layer, &shown);
    layer.info(format_args!("V{version} {shown} Call"));
    layer.group("Credentials", |layer| auth(layer, true))?;
    layer.group("Verifier", |layer| auth(layer, false))?;
    hand_on(layer, &shown, plain, false);
    Ok(())
}

/// RFC 2203 section 5: data of the services of integrity and privacy is wrapped, and so is what sets up a context.
fn is_plain(layer: &Layer<'_, '_>) -> bool {
    let word = |ahead| layer.peek::<u32>(ahead).unwrap_or(0);
    word(24) != flavor::GSS || word(36) == 0 && word(44) == 1
}

fn columns(layer: &mut Layer<'_, '_>, shown: &Procedure) {
    if let Some(names) = program::names(shown.program) {
        layer.protocol_column(names.name);
    }
}

fn hand_on(layer: &mut Layer<'_, '_>, shown: &Procedure, plain: bool, is_reply: bool) {
    let Some(id) = layer.lookup(PROGRAM, shown.program).filter(|_| plain) else { return };
    let told = Told { is_reply, version: shown.version, procedure: shown.number };
    let rest = layer.rest();
    layer.call_with(id, rest, Argument::Number(told.pack()));
}

fn reply(layer: &mut Layer<'_, '_>, xid: u32) -> Result<(), Stop> {
    let memo = layer.once(|scene| {
        let (frame, ns) = (scene.frame, scene.ns);
        let call = scene.conv::<Calls>().and_then(|calls| calls.0.get(&xid).copied());
        if let Some(call) = call {
            scene.state.records.set(call.answered_by, u64::from(frame));
        }
        Memo { call, took_ns: call.map_or(0, |c| ns.saturating_sub(c.ns)) }
    })?;
    let Some(call) = memo.call else { return Err(Stop::NotMine) };
    let start = layer.at();
    begin(layer, xid, "Reply")?;
    let shown = Procedure { program: call.program, version: call.version, number: call.procedure };
    layer.generated(PROGRAM_NUMBER, start, call.program);
    layer.generated(PROGRAM_VERSION, start, call.version);
    layer.generated(PROCEDURE, start, call.procedure);
    layer.label(format_args!("Procedure: {shown} ({})", call.procedure));
    columns(layer, &shown);
    layer.info(format_args!("V{} {shown} Reply (Call In {})", call.version, call.frame));
    let state = layer.read(REPLY_STATE)?;
    layer.link(CALL_IN, u64::from(call.frame));
    let at = layer.at();
    layer.generated_ns(TIME, at, memo.took_ns);
    match state {
        0 => accepted(layer, &shown, call.plain),
        1 => denied(layer),
        _ => Ok(()),
    }
}

fn accepted(layer: &mut Layer<'_, '_>, shown: &Procedure, plain: bool) -> Result<(), Stop> {
    layer.group("Verifier", |layer| auth(layer, false))?;
    match layer.read(ACCEPT_STATE)? {
        0 => hand_on(layer, shown, plain, true),
        2 => {
            layer.read(PROGRAM_MIN)?;
            layer.read(PROGRAM_MAX)?;
        }
        _ => {}
    }
    Ok(())
}

fn denied(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    match layer.read(REJECT_STATE)? {
        0 => {
            layer.read(VERSION_MIN)?;
            layer.read(VERSION_MAX)?;
        }
        1 => {
            layer.read(AUTH_STATE)?;
        }
        _ => {}
    }
    Ok(())
}

fn auth(layer: &mut Layer<'_, '_>, is_credential: bool) -> Result<(), Stop> {
    let flavor = layer.read(FLAVOR)?;
    let len = layer.read(AUTH_LENGTH)? as usize;
    let padded = len.saturating_add(3) & !3;
    layer.within(padded, |layer| match flavor {
        flavor::SYS if is_credential => sys(layer),
        flavor::GSS if is_credential && len >= 20 => {
            layer.read(GSS_VERSION)?;
            layer.read(GSS_PROCEDURE)?;
            layer.read(GSS_SEQUENCE)?;
            layer.read(GSS_SERVICE)?;
            Ok(())
        }
        _ => Ok(()),
    })
}

/// RFC 5531 appendix A.
fn sys(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.read(STAMP)?;
    program::text(layer, "Machine Name", MACHINE)?;
    layer.read(UID)?;
    layer.read(GID)?;
    let count = layer.peek::<u32>(0)? as usize;
    let start = layer.at() + 4;
    let end = start.saturating_add(count.saturating_mul(4));
    let list = layer.span().slice(start, end.saturating_sub(start))?;
    layer.group(format_args!("Auxiliary GIDs ({count})"), |layer| {
        if layer.wants_labels() {
            layer.append(format_args!(" ["));
            for (i, gid) in list.chunks_exact(4).enumerate() {
                let gid = gid.first_chunk::<4>().map_or(0, |g| u32::from_be_bytes(*g));
                layer.append(format_args!("{}{gid}", if i == 0 { "" } else { ", " }));
            }
            layer.append(format_args!("]"));
        }
        layer.skip(4)?;
        for _ in 0..count {
            layer.read(GID)?;
        }
        Ok(())
    })
}
