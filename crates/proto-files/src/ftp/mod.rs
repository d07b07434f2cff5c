//! File Transfer Protocol, RFC 959; its extensions for IPv6, RFC 2428.
//!
//! Elsewhere: addresses in commands and replies (`address.rs`), the directory the client is in (`directory.rs`),
//! data connections (`data.rs`).

use std::collections::HashMap;
use std::sync::Arc;

use codec_text::{Escaped, Line, line};
use dissect::prelude::*;
use dissect::tree::flags;

mod address;
pub(crate) mod data;
mod directory;
#[cfg(test)]
mod tests;

use address::Announced;

pub(crate) static FTP: Protocol = Protocol {
    fields: FIELDS,
    notes: NOTES,
    entries: &[on(tables::TCP_PORT, FTP_PORT), on(Table::new("acdr.tls_application"), 8)],
    ..Protocol::new("ftp", "FTP", "File Transfer Protocol (FTP)", dissect)
};

const FTP_PORT: u32 = 21;

fields! {
    CURRENT_WORKING_DIRECTORY: Text = "ftp.current-working-directory", "Working directory", None;
    RESPONSE: bool = "ftp.response", "Response", None;
    REQUEST: bool = "ftp.request", "Request", None;
    REQUEST_COMMAND: Text = "ftp.request.command", "Command", None;
    REQUEST_ARG: Text = "ftp.request.arg", "Argument", None;
    RESPONSE_CODE: u32 = "ftp.response.code", "Reply code", Dec, REPLIES;
    RESPONSE_ARG: Text = "ftp.response.arg", "Reply", None;
    PASSIVE_IP: Ipv4 = "ftp.passive.ip", "Passive address", None;
    PASSIVE_PORT: u16 = "ftp.passive.port", "Passive port", Dec;
    PASSIVE_NAT: bool = "ftp.passive.nat", "Passive address differs from the server's", None;
    ACTIVE_CIP: Ipv4 = "ftp.active.cip", "Active address", None;
    ACTIVE_PORT: u16 = "ftp.active.port", "Active port", Dec;
    ACTIVE_NAT: bool = "ftp.active.nat", "Active address differs from the client's", None;
    EPRT_AF: u8 = "ftp.eprt.af", "Address family", Dec, FAMILIES;
    EPRT_IP: Ipv4 = "ftp.eprt.ip", "Extended active address", None;
    EPRT_IPV6: Ipv6 = "ftp.eprt.ipv6", "Extended active IPv6 address", None;
    EPRT_PORT: u16 = "ftp.eprt.port", "Extended active port", Dec;
    EPSV_IP: Ipv4 = "ftp.epsv.ip", "Extended passive address", None;
    EPSV_IPV6: Ipv6 = "ftp.epsv.ipv6", "Extended passive IPv6 address", None;
    EPSV_PORT: u16 = "ftp.epsv.port", "Extended passive port", Dec;
}

notes! {
    EPRT_ARGS_INVALID = "ftp.eprt.args_invalid", Warn, Malformed, "EPRT arguments must have the form: |<family>|<addr>|<port>|";
    EPSV_ARGS_INVALID = "ftp.epsv.args_invalid", Warn, Malformed, "EPSV arguments must have the form (|||<port>|)";
    PWD_INVALID = "ftp.response.pwd.invalid", Error, Malformed, "Invalid PWD response";
}

values! { FAMILIES { 1 "IPv4", 2 "IPv6" } }

// RFC 959 section 4.2, RFC 2228 section 5, RFC 2428.
values! { REPLIES {
    110 "Restart marker reply", 120 "Service ready in nnn minutes",
    125 "Data connection already open; transfer starting", 150 "File status okay; about to open data connection",
    200 "Command okay", 202 "Command not implemented, superfluous at this site",
    211 "System status, or system help reply", 212 "Directory status", 213 "File status", 214 "Help message",
    215 "NAME system type", 220 "Service ready for new user", 221 "Service closing control connection",
    225 "Data connection open; no transfer in progress", 226 "Closing data connection", 227 "Entering Passive Mode",
    229 "Entering Extended Passive Mode", 230 "User logged in, proceed",
    232 "User logged in, authorized by security data exchange", 234 "Security data exchange complete",
    235 "Security data exchange completed successfully", 250 "Requested file action okay, completed",
    257 "PATHNAME created", 331 "User name okay, need password", 332 "Need account for login",
    334 "Requested security mechanism is ok", 335 "Security data is acceptable, more is required",
    336 "Username okay, need password. Challenge is ...", 350 "Requested file action pending further information",
    421 "Service not available, closing control connection", 425 "Can't open data connection",
    426 "Connection closed; transfer aborted", 431 "Need some unavailable resource to process security",
    450 "Requested file action not taken", 451 "Requested action aborted: local error in processing",
    452 "Requested action not taken. Insufficient storage space in system", 500 "Syntax error, command unrecognized",
    501 "Syntax error in parameters or arguments", 502 "Command not implemented", 503 "Bad sequence of commands",
    504 "Command not implemented for that parameter", 522 "Network protocol not supported", 530 "Not logged in",
    532 "Need account for storing files", 533 "Command protection level denied for policy reasons",
    534 "Request denied for policy reasons", 535 "Failed security check (hash, sequence, etc)",
    536 "Requested PROT level not supported by mechanism",
    537 "Command protection level not supported by security mechanism",
    550 "Requested action not taken: File unavailable", 551 "Requested action aborted: page type unknown",
    552 "Requested file action aborted: Exceeded storage allocation",
    553 "Requested action not taken: File name not allowed", 631 "Integrity protected reply",
    632 "Confidentiality and integrity protected reply", 633 "Confidentiality protected reply",
} }

/// What is remembered of a control connection.
#[derive(Default)]
struct Session {
    directory: Arc<str>,
    /// A change of directory that has not been answered.
    change: Option<directory::Change>,
    /// The client asked for TLS, RFC 4217 section 4.
    asked_tls: bool,
    /// The data connection announced last, of which the command is not known yet.
    announced: Option<Endpoint>,
}

/// What is known of a data connection before it is opened.
#[derive(Clone)]
pub(crate) struct Transfer {
    setup_frame: u32,
    method: &'static str,
    command: Option<(Arc<str>, u32)>,
    directory: Arc<str>,
}

/// All data connections of a capture, by the end that listens.
#[derive(Default)]
pub(crate) struct Transfers(HashMap<(Address, u32), Transfer>);

/// Where a server opens active connections from, RFC 959 section 3.2.
const DATA_PORT: u32 = 20;

/// A capture with more announced data connections than this starts anew: old ones are long closed.
const TRANSFERS_MAX: usize = 100_000;
/// A command line kept for a data connection is cut here.
const COMMAND_OCTETS: usize = 1024;

/// A line, as far as it can be told without the lines before it.
struct Parsed<'t> {
    /// Command and argument, or reply code and text, with their places.
    code: Option<u32>,
    word: &'t [u8],
    argument: &'t [u8],
    argument_at: usize,
}

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.protocol_column("FTP");
    let span = layer.span();
    let is_request = layer.ends().destination_port == FTP_PORT
        || layer.ends().source_port != FTP_PORT
            && layer.ends().destination_port < layer.ends().source_port;
    let Some(first) = line(span.bytes, 0) else { return Ok(()) };
    let text = first.of(span.bytes);
    let kind = if is_request { "Request" } else { "Response" };
    layer.info(format_args!("{kind}: {}", Escaped(text)));
    layer.hidden(REQUEST, 0, 0, is_request);
    layer.hidden(RESPONSE, 0, 0, !is_request);
    let parsed = if is_request { request(text) } else { response(text) };
    let announced = announcement(layer, &parsed);
    let directory = follow(layer, &parsed, is_request, announced.as_ref())?;
    put_line(layer, &first, span.bytes);
    layer.nest(|layer| {
        if is_request {
            put_request(layer, &parsed);
        } else {
            put_response(layer, &parsed);
        }
        address::put(layer, &parsed, announced.as_ref());
    });
    // Further lines stand as they are. Each turn passes over at least one octet.
    let mut at = first.next;
    while let Some(next) = line(span.bytes, at) {
        put_line(layer, &next, span.bytes);
        at = next.next;
    }
    layer.covers(span.len());
    layer.at_root(|layer| {
        layer.put_text_flagged(
            CURRENT_WORKING_DIRECTORY,
            0,
            0,
            directory.as_bytes(),
            flags::GENERATED,
        );
    });
    Ok(())
}

fn put_line(layer: &mut Layer<'_, '_>, line: &Line, text: &[u8]) {
    let whole = text.get(line.at..line.next).unwrap_or(&[]);
    layer.line(line.at, whole.len(), Escaped(whole));
}

/// `COMMAND argument`.
fn request(text: &[u8]) -> Parsed<'_> {
    let end = text.iter().position(|c| *c == b' ').unwrap_or(text.len());
    let (word, rest) = text.split_at_checked(end).unwrap_or((text, &[]));
    let spaces = rest.iter().take_while(|c| **c == b' ').count();
    Parsed {
        code: None,
        word,
        argument: rest.get(spaces..).unwrap_or(&[]),
        argument_at: end + spaces,
    }
}

/// `123 text` or `123-text`; any other line is text.
fn response(text: &[u8]) -> Parsed<'_> {
    let digits = text.first_chunk::<3>().filter(|d| d.iter().all(u8::is_ascii_digit));
    let code = digits.map(|d| d.iter().fold(0, |v, c| 10 * v + u32::from(c - b'0')));
    let (argument_at, word) = match digits {
        Some(digits) => (4, digits.as_slice()),
        None => (0, &[][..]),
    };
    Parsed { code, word, argument: text.get(argument_at..).unwrap_or(&[]), argument_at }
}

fn put_request(layer: &mut Layer<'_, '_>, parsed: &Parsed<'_>) {
    if !parsed.word.is_empty() {
        put_text(layer, REQUEST_COMMAND, 0, parsed.word);
    }
    if !parsed.argument.is_empty() {
        put_text(layer, REQUEST_ARG, parsed.argument_at, parsed.argument);
    }
}

fn put_response(layer: &mut Layer<'_, '_>, parsed: &Parsed<'_>) {
    if let Some(code) = parsed.code {
        layer.put(RESPONSE_CODE, 0, 3, code);
    }
    if parsed.code == Some(257) && directory::quoted(parsed.argument).is_none() {
        layer.note(PWD_INVALID);
    }
    if !parsed.argument.is_empty() {
        put_text(layer, RESPONSE_ARG, parsed.argument_at, parsed.argument);
    }
}

/// Text, shown up to its first zero octet.
fn put_text(layer: &mut Layer<'_, '_>, field: Field<Text>, at: usize, text: &[u8]) {
    let shown = text.iter().position(|c| *c == 0).unwrap_or(text.len());
    let value = layer.slice_value(at, shown);
    layer.put_value(field, at, text.len(), value, 0);
}

/// The data connection that a line announces.
fn announcement(layer: &Layer<'_, '_>, parsed: &Parsed<'_>) -> Option<Announced> {
    let ends = layer.ends();
    match (parsed.word, parsed.code) {
        (b"PORT", None) => address::port(parsed.argument, "PORT"),
        (b"EPRT", None) => address::eprt(parsed.argument),
        (_, Some(227)) => address::port(parsed.argument, "PASV"),
        (_, Some(229)) => address::epsv(parsed.argument, ends.source),
        _ => None,
    }
}

/// Tells later frames what this line does; returns the directory the client is in after it.
fn follow(
    layer: &mut Layer<'_, '_>,
    parsed: &Parsed<'_>,
    is_request: bool,
    announced: Option<&Announced>,
) -> Result<Arc<str>, Stop> {
    let data = layer.registry().named(Name::new("ftp-data"));
    let tls = layer.registry().named(Name::new("tls"));
    layer.once(|scene| {
        let frame = scene.frame;
        let Some(session) = scene.conv::<Session>() else { return Arc::from("") };
        if is_request {
            session.change = directory::change(parsed.word, parsed.argument);
            session.asked_tls = parsed.word == b"AUTH";
        } else if let Some(code) = parsed.code {
            session.answer(code, parsed.argument);
        }
        let directory = Arc::clone(&session.directory);
        let is_secured = parsed.code == Some(234) && std::mem::take(&mut session.asked_tls);
        let waits = if is_request { session.announced.take() } else { None };
        if let Some(announced) = announced {
            session.announced = Some(announced.end);
        }
        if let Some(end) = waits {
            let transfers = scene.local::<Transfers>();
            if let Some(transfer) = transfers.0.get_mut(&(end.address, end.port)) {
                transfer.command = Some((command_line(parsed), frame));
                transfer.directory = Arc::clone(&directory);
            }
        }
        if let (Some(announced), Some(data)) = (announced, data) {
            let end = announced.end;
            let transfers = scene.local::<Transfers>();
            if transfers.0.len() >= TRANSFERS_MAX {
                transfers.0.clear();
            }
            let transfer = Transfer {
                setup_frame: frame,
                method: announced.method,
                command: None,
                directory: Arc::clone(&directory),
            };
            transfers.0.insert((end.address, end.port), transfer);
            // The server opens active connections from its data port; from other ports the reference does not follow them.
            let from = if matches!(announced.method, "PORT" | "EPRT") { DATA_PORT } else { 0 };
            scene.state.conversations.expect_from(ConvKind::Tcp, &end, from, data);
        }
        if is_secured && let Some(conversation) = scene.conversation() {
            conversation.bound = tls.or(conversation.bound);
        }
        directory
    })
}

impl Session {
    /// A reply changes the directory, if it is the right one.
    fn answer(&mut self, code: u32, text: &[u8]) {
        match code {
            257 => {
                if let Some(path) = directory::quoted(text) {
                    self.directory = Arc::from(String::from_utf8_lossy(&path));
                }
            }
            250 => {
                if let Some(change) = self.change.take() {
                    self.directory = Arc::from(change.apply(&self.directory));
                }
            }
            _ => {}
        }
    }
}

fn command_line(parsed: &Parsed<'_>) -> Arc<str> {
    let mut text = parsed.word.to_vec();
    if !parsed.argument.is_empty() {
        text.push(b' ');
        text.extend_from_slice(parsed.argument);
    }
    text.truncate(COMMAND_OCTETS);
    Arc::from(String::from_utf8_lossy(&text))
}
