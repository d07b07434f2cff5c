//! PostgreSQL frontend/backend protocol, version 3 (PostgreSQL documentation, "Message Formats").

use dissect::prelude::*;
use dissect::tree::{Value, flags};

pub(crate) static PGSQL: Protocol = Protocol {
    fields: FIELDS,
    entries: &[on(tables::TCP_PORT, 5432)],
    framing,
    ..Protocol::new("pgsql", "PGSQL", "PostgreSQL", dissect)
};

fields! {
    TYPE: Text = "pgsql.type", "Type", None;
    LENGTH: u32 = "pgsql.length", "Length", Dec;
    FRONTEND: bool = "pgsql.frontend", "Frontend", Flag;
    MAJOR: u16 = "pgsql.version_major", "Protocol major version", Dec;
    MINOR: u16 = "pgsql.version_minor", "Protocol minor version", Dec;
    NAME: TextZ = "pgsql.parameter_name", "Parameter name", None;
    VALUE: TextZ = "pgsql.parameter_value", "Parameter value", None;
    QUERY: TextZ = "pgsql.query", "Query", None;
    AUTH_TYPE: u32 = "pgsql.authtype", "Authentication type", Dec, AUTH_TYPES;
    SALT: Bytes = "pgsql.salt", "Salt value", None;
    MECHANISM: TextZ = "pgsql.auth.sasl.mech", "SASL authentication mechanism", None;
    SASL: Bytes = "pgsql.auth.sasl.data", "SASL authentication data", None;
    TAG: TextZ = "pgsql.tag", "Tag", None;
    STATUS: u8 = "pgsql.status", "Status", Dec, STATES;
    COPY: Bytes = "pgsql.copydata", "Copy data", None;
    PID: u32 = "pgsql.pid", "PID", Dec;
    KEY: u32 = "pgsql.key", "Key", Dec;
    FIELD_COUNT: u16 = "pgsql.field.count", "Field count", Dec;
    VALUE_LENGTH: i32 = "pgsql.val.length", "Column length", Dec;
    DATA: Bytes = "pgsql.val.data", "Data", None;
}

values! { AUTH_TYPES {
    0 "Success", 1 "Kerberos V4", 2 "Kerberos V5", 3 "Plaintext password", 4 "crypt()ed password",
    5 "MD5 password", 6 "SCM credentials", 7 "GSSAPI", 8 "GSSAPI/SSPI continue", 9 "SSPI", 10 "SASL",
    11 "SASL continue", 12 "SASL complete",
} }
values! { STATES { 69 "In a failed transaction", 73 "Idle", 84 "In a transaction" } }

const PORT: u32 = 5432;
/// Codes in the place of a version.
const SSL_REQUEST: u32 = 80_877_103;
const CANCEL_REQUEST: u32 = 80_877_102;
const GSS_REQUEST: u32 = 80_877_104;

/// What a conversation has shown.
#[derive(Clone, Copy, Debug, Default)]
struct Talk {
    /// The frontend asked for TLS, and the one octet of the answer is due.
    asked: bool,
    encrypted: bool,
    /// The last kind of authentication asked for.
    auth: u32,
}

fn framing(stream: &Stream<'_>, scene: &mut Scene<'_>) -> Need {
    let backend = stream.ends.source_port == PORT;
    if scene.conv::<Talk>().is_some_and(|talk| talk.encrypted || talk.asked && backend) {
        return Need::Rest;
    }
    let at = if stream.bytes.first() == Some(&0) { 0 } else { 1 };
    match stream.bytes.get(at..).and_then(|b| b.first_chunk::<4>()) {
        Some(len) if u32::from_be_bytes(*len) >= 4 => {
            Need::Octets(at + u32::from_be_bytes(*len) as usize)
        }
        Some(_) => Need::Rest,
        None => Need::More,
    }
}

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let span = layer.span();
    let first = span.u8(0)?;
    let frontend = layer.ends().destination_port == PORT;
    let code = span.u32(4).unwrap_or(0);
    let auth = span.u32(5).unwrap_or(0);
    let len = span.len();
    let talk = layer.once(|scene| {
        let Some(talk) = scene.conv::<Talk>() else { return Talk::default() };
        let before = *talk;
        match first {
            0 if matches!(code, SSL_REQUEST | GSS_REQUEST) => talk.asked = true,
            b'S' if before.asked && !frontend && len == 1 => {
                (talk.asked, talk.encrypted) = (false, true)
            }
            _ if before.asked && !frontend && len == 1 => talk.asked = false,
            b'R' if !frontend => talk.auth = auth,
            _ => {}
        }
        before
    })?;
    if talk.encrypted || len < 5 || first != 0 && !first.is_ascii_alphanumeric() {
        return Err(Stop::NotMine);
    }
    let again = layer.stack().rev().nth(1) == Some("pgsql");
    if again {
        layer.leave_stack();
    }
    layer.protocol_column("PGSQL");
    if again {
        layer.info_append(format_args!("/"));
    } else {
        layer.info(format_args!("{}", if frontend { ">" } else { "<" }));
    }
    let name = match first {
        0 => startup_name(code),
        _ if frontend => frontend_name(first, &talk),
        _ => backend_name(first),
    };
    if first == 0 {
        layer.put_text(TYPE, 0, 0, name);
    } else {
        layer.info_append(format_args!("{}", char::from(first)));
        layer.put_text(TYPE, 0, 1, name);
        layer.skip(1)?;
    }
    layer.read(LENGTH)?;
    layer.put_value(FRONTEND, 0, 0, Value::U64(u64::from(frontend)), flags::HIDDEN);
    let result = match (first, frontend) {
        (0, _) => startup(layer, code),
        (_, true) => from_frontend(layer, first),
        _ => from_backend(layer, first),
    };
    layer.covers(len);
    result
}

fn startup_name(code: u32) -> &'static str {
    match code {
        SSL_REQUEST => "SSL request",
        CANCEL_REQUEST => "Cancel request",
        GSS_REQUEST => "GSS encrypt request",
        _ => "Startup message",
    }
}

fn frontend_name(kind: u8, talk: &Talk) -> &'static str {
    match kind {
        b'p' if talk.auth == 10 => "SASLInitialResponse message",
        b'p' if talk.auth == 11 => "SASLResponse message",
        b'p' => "Password message",
        b'Q' => "Simple query",
        b'P' => "Parse",
        b'B' => "Bind",
        b'E' => "Execute",
        b'D' => "Describe",
        b'C' => "Close",
        b'H' => "Flush",
        b'S' => "Sync",
        b'F' => "Function call",
        b'd' => "Copy data",
        b'c' => "Copy completion",
        b'f' => "Copy failure",
        b'X' => "Termination",
        _ => "Unknown",
    }
}

fn backend_name(kind: u8) -> &'static str {
    match kind {
        b'R' => "Authentication request",
        b'K' => "Backend key data",
        b'S' => "Parameter status",
        b'1' => "Parse completion",
        b'2' => "Bind completion",
        b'3' => "Close completion",
        b'C' => "Command completion",
        b't' => "Parameter description",
        b'T' => "Row description",
        b'D' => "Data row",
        b'I' => "Empty query",
        b'n' => "No data",
        b'E' => "Error",
        b'N' => "Notice",
        b's' => "Portal suspended",
        b'Z' => "Ready for query",
        b'A' => "Notification",
        b'V' => "Function call response",
        b'G' => "CopyIn response",
        b'H' => "CopyOut response",
        b'd' => "Copy data",
        b'c' => "Copy completion",
        _ => "Unknown",
    }
}

fn startup(layer: &mut Layer<'_, '_>, code: u32) -> Result<(), Stop> {
    match code {
        SSL_REQUEST | GSS_REQUEST => Ok(()),
        CANCEL_REQUEST => {
            layer.skip(4)?;
            layer.read(PID)?;
            layer.read(KEY).map(|_| ())
        }
        _ => {
            layer.read(MAJOR)?;
            layer.read(MINOR)?;
            // Each turn reads two texts of at least an octet each.
            while layer.left() > 1 {
                layer.text_z(NAME)?;
                layer.text_z(VALUE)?;
            }
            Ok(())
        }
    }
}

fn from_frontend(layer: &mut Layer<'_, '_>, kind: u8) -> Result<(), Stop> {
    let left = layer.left();
    match kind {
        b'Q' => layer.text_z(QUERY).map(|_| ()),
        b'd' => layer.bytes(COPY, left).map(|_| ()),
        _ => Ok(()),
    }
}

fn from_backend(layer: &mut Layer<'_, '_>, kind: u8) -> Result<(), Stop> {
    match kind {
        b'R' => {
            let auth = layer.read(AUTH_TYPE)?;
            let left = layer.left();
            match auth {
                5 => layer.bytes(SALT, 4).map(|_| ()),
                10 => {
                    // Each turn reads a text; an empty one ends the list.
                    while layer.peek::<u8>(0)? != 0 {
                        layer.text_z(MECHANISM)?;
                    }
                    Ok(())
                }
                11 | 12 => layer.bytes(SASL, left).map(|_| ()),
                _ => Ok(()),
            }
        }
        b'K' => {
            layer.read(PID)?;
            layer.read(KEY).map(|_| ())
        }
        b'S' => {
            layer.text_z(NAME)?;
            layer.text_z(VALUE).map(|_| ())
        }
        b'C' => layer.text_z(TAG).map(|_| ()),
        b'Z' => layer.read(STATUS).map(|_| ()),
        b'd' => {
            let left = layer.left();
            layer.bytes(COPY, left).map(|_| ())
        }
        b'D' => row(layer),
        _ => Ok(()),
    }
}

fn row(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let count = layer.read(FIELD_COUNT)?;
    for _ in 0..count {
        let len = layer.read(VALUE_LENGTH)?;
        if len > 0 {
            layer.bytes(DATA, len as usize)?;
        }
    }
    Ok(())
}
