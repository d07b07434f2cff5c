//! Trivial File Transfer Protocol, RFC 1350; options, RFC 2347 to 2349 and 7440.

use std::collections::HashMap;
use std::sync::Arc;

use codec_text::Plain;
use dissect::prelude::*;
use dissect::tree::flags;

#[cfg(test)]
mod tests;

pub(crate) static TFTP: Protocol = Protocol {
    fields: FIELDS,
    notes: NOTES,
    entries: &[on(tables::UDP_PORT, TFTP_PORT), heuristic(tables::UDP, looks_like)],
    ..Protocol::new("tftp", "TFTP", "Trivial File Transfer Protocol", dissect)
};

const TFTP_PORT: u32 = 69;

fields! {
    OPCODE: u16 = "tftp.opcode", "Opcode", Dec, OPCODES;
    SOURCE_FILE: TextZ = "tftp.source_file", "File read", None;
    DESTINATION_FILE: TextZ = "tftp.destination_file", "File written", None;
    REQUEST_FRAME: FrameNum = "tftp.request_frame", "Requested in frame", None;
    TYPE: TextZ = "tftp.type", "Mode", None;
    BLOCK: u16 = "tftp.block", "Block", Dec;
    BLOCK_FULL: u32 = "tftp.block.full", "Block since the start", Dec;
    NEXT_WINDOW_SIZE: u16 = "tftp.nextwindowsize", "Next window", Dec;
    ERROR_CODE: u16 = "tftp.error.code", "Error code", Dec, ERRORS;
    ERROR_MESSAGE: TextZ = "tftp.error.message", "Error message", None;
    OPTION_NAME: TextZ = "tftp.option.name", "Option", None;
    OPTION_VALUE: TextZ = "tftp.option.value", "Value", None;
    DATA: Bytes = "tftp.data", "Data", None;
}

notes! {
    ERROR = "tftp.error", Warn, Response, "TFTP ERROR packet";
    BLOCK_SIZE_RANGE = "tftp.blocksize_range", Warn, Response, "TFTP blocksize out of range";
    BLOCK_WRAP = "tftp.block.wrap", Note, Sequence, "TFTP block number is about to wrap";
    WINDOW_SIZE_RANGE = "tftp.windowsize_range", Warn, Response, "TFTP windowsize out of range";
}

values! { OPCODES {
    1 "Read Request", 2 "Write Request", 3 "Data Packet", 4 "Acknowledgement", 5 "Error Code",
    6 "Option Acknowledgement", 255 "Information (MSDP)",
} }

values! { ERRORS {
    0 "Not defined", 1 "File not found", 2 "Access violation", 3 "Disk full or allocation exceeded",
    4 "Illegal TFTP Operation", 5 "Unknown transfer ID", 6 "File already exists", 7 "No such user",
    8 "Option negotiation failed",
} }

const READ: u16 = 1;
const WRITE: u16 = 2;
const BLOCK_OF_DATA: u16 = 3;
const ACKNOWLEDGEMENT: u16 = 4;
const FAILURE: u16 = 5;
const OPTIONS: u16 = 6;
const INFORMATION: u16 = 255;

/// Octets of a block, unless an option tells otherwise.
const BLOCK_OCTETS: u32 = 512;

/// A file on its way. The client keeps its port, the server takes a new one.
#[derive(Clone)]
struct Transfer {
    file: Arc<str>,
    request_frame: u32,
    block_octets: u32,
    /// Microsoft's window extension: acknowledgements tell how many blocks come next.
    has_windows: bool,
    /// The last block number, counted on past 65,535.
    block: u32,
}

/// All transfers of a capture, by the client's end.
#[derive(Default)]
struct Transfers(HashMap<(Address, u32), Transfer>);

/// A capture with more transfers than this starts anew: old ones are long over.
const TRANSFERS_MAX: usize = 100_000;
/// A file name kept for its transfer is cut here.
const NAME_OCTETS: usize = 1024;

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.protocol_column("TFTP");
    let opcode = layer.read(OPCODE)?;
    match OPCODES.find(u64::from(opcode)) {
        Some(name) => layer.info(format_args!("{name}")),
        None => layer.info(format_args!("Unknown ({opcode:#06x})")),
    }
    let transfer = follow(layer, opcode)?;
    if let (Some(transfer), false) = (&transfer, matches!(opcode, READ | WRITE)) {
        layer.put_text_flagged(DESTINATION_FILE, 0, 0, transfer.file.as_bytes(), flags::GENERATED);
        layer.link(REQUEST_FRAME, u64::from(transfer.request_frame));
    }
    match opcode {
        READ => request(layer, SOURCE_FILE),
        WRITE => request(layer, DESTINATION_FILE),
        BLOCK_OF_DATA => data(layer, transfer.as_ref()),
        ACKNOWLEDGEMENT => acknowledgement(layer, transfer.as_ref()),
        FAILURE => failure(layer),
        OPTIONS | INFORMATION => options(layer),
        _ => {
            let len = layer.left();
            layer.bytes(DATA, len).map(|_| ())
        }
    }
}

fn request(layer: &mut Layer<'_, '_>, field: Field<TextZ>) -> Result<(), Stop> {
    let file = layer.text_z(field)?;
    layer.info_append(format_args!(", File: {}", Plain(file)));
    let mode = layer.text_z(TYPE)?;
    layer.info_append(format_args!(", Transfer type: {}", Plain(mode)));
    options(layer)
}

fn options(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    // Each turn reads at least two octets or stops.
    while layer.left() > 0 {
        let Some((name, value)) = option(&layer.rest()) else {
            return Err(layer.rest().stop_at(layer.left() + 1));
        };
        layer.group(format_args!("Option: {} = {}", Plain(name), Plain(value)), |layer| {
            layer.text_z(OPTION_NAME)?;
            layer.text_z(OPTION_VALUE)?;
            let out_of_range =
                |from: u32, to: u32| number(value).is_none_or(|v| v < from || v > to);
            if name.eq_ignore_ascii_case(b"windowsize") && out_of_range(1, 65_535) {
                layer.note(WINDOW_SIZE_RANGE);
            }
            Ok(())
        })?;
        layer.info_append(format_args!(", {}={}", Plain(name), Plain(value)));
    }
    Ok(())
}

/// Name and value of the option that starts here.
fn option<'b>(rest: &Span<'b>) -> Option<(&'b [u8], &'b [u8])> {
    let mut parts = rest.bytes.splitn(3, |c| *c == 0);
    let (name, value) = (parts.next()?, parts.next()?);
    parts.next().map(|_| (name, value))
}

fn number(text: &[u8]) -> Option<u32> {
    str::from_utf8(text).ok()?.parse().ok()
}

fn data(layer: &mut Layer<'_, '_>, transfer: Option<&Transfer>) -> Result<(), Stop> {
    let block = layer.read(BLOCK)?;
    if block == u16::MAX {
        layer.note(BLOCK_WRAP);
    }
    let full = transfer.map_or(u32::from(block), |t| t.block);
    layer.generated(BLOCK_FULL, 0, full);
    let rest = layer.rest();
    let is_last = (rest.len() as u32) < transfer.map_or(BLOCK_OCTETS, |t| t.block_octets);
    layer.info_append(format_args!(", Block: {full}{}", if is_last { " (last)" } else { "" }));
    layer.data(rest);
    Ok(())
}

fn acknowledgement(layer: &mut Layer<'_, '_>, transfer: Option<&Transfer>) -> Result<(), Stop> {
    let block = layer.read(BLOCK)?;
    let full = transfer.map_or(u32::from(block), |t| t.block);
    layer.generated(BLOCK_FULL, 0, full);
    layer.info_append(format_args!(", Block: {full}"));
    if transfer.is_some_and(|t| t.has_windows) && layer.left() > 0 {
        layer.read_sized(NEXT_WINDOW_SIZE, 1)?;
    }
    let len = layer.span().len();
    layer.covers(len);
    Ok(())
}

fn failure(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let code = layer.read(ERROR_CODE)?;
    match ERRORS.find(u64::from(code)) {
        Some(name) => layer.info_append(format_args!(", Code: {name}")),
        None => layer.info_append(format_args!(", Code: Unknown ({code})")),
    }
    let message = layer.text_z(ERROR_MESSAGE)?;
    layer.info_append(format_args!(", Message: {}", Plain(message)));
    layer.note(ERROR);
    Ok(())
}

/// Follows the transfer that a packet belongs to; returns it as it is after the packet.
fn follow(layer: &mut Layer<'_, '_>, opcode: u16) -> Result<Option<Transfer>, Stop> {
    let ends = layer.ends();
    let rest = layer.rest();
    let protocol = layer.protocol();
    layer.once(|scene| {
        let frame = scene.frame;
        let (client, server) =
            ((ends.source, ends.source_port), (ends.destination, ends.destination_port));
        if matches!(opcode, READ | WRITE) {
            let end = rest.bytes.iter().position(|c| *c == 0)?;
            let file = rest.bytes.get(..end)?;
            let file = file.get(..file.len().min(NAME_OCTETS))?;
            let transfer = Transfer {
                file: Arc::from(String::from_utf8_lossy(file)),
                request_frame: frame,
                block_octets: BLOCK_OCTETS,
                has_windows: false,
                block: 0,
            };
            let transfers = scene.local::<Transfers>();
            if transfers.0.len() >= TRANSFERS_MAX {
                transfers.0.clear();
            }
            transfers.0.insert(client, transfer.clone());
            let end = Endpoint { address: ends.source, port: ends.source_port };
            scene.state.conversations.expect(ConvKind::Udp, &end, protocol);
            return Some(transfer);
        }
        let transfers = scene.local::<Transfers>();
        let key = if transfers.0.contains_key(&server) { server } else { client };
        let transfer = transfers.0.get_mut(&key)?;
        match opcode {
            BLOCK_OF_DATA | ACKNOWLEDGEMENT => transfer.count(rest.u16(0).ok()?),
            OPTIONS => transfer.agree(rest),
            _ => {}
        }
        Some(transfer.clone())
    })
}

impl Transfer {
    /// Counts blocks on past 65,535: of the numbers that end in these 16 bits, the one next to the last.
    fn count(&mut self, block: u16) {
        let ahead = block.wrapping_sub(self.block as u16);
        self.block = if ahead < 0x8000 {
            self.block.wrapping_add(u32::from(ahead))
        } else {
            let behind = (self.block as u16).wrapping_sub(block);
            self.block.checked_sub(u32::from(behind)).unwrap_or(u32::from(block))
        };
    }

    fn agree(&mut self, mut rest: Span<'_>) {
        // Each turn passes over at least two octets.
        while let Some((name, value)) = option(&rest) {
            if name.eq_ignore_ascii_case(b"blksize") {
                self.block_octets =
                    number(value).filter(|v| (8..=65_464).contains(v)).unwrap_or(BLOCK_OCTETS);
            }
            self.has_windows |= name.eq_ignore_ascii_case(b"msftwindow");
            rest = rest.from(name.len() + value.len() + 2);
        }
    }
}

/// A whole request, strictly: file name, mode, pairs of options.
fn looks_like(probe: &Probe<'_>) -> bool {
    let bytes = probe.span.bytes;
    let (Some([0, 1 | 2]), Some(0)) = (bytes.first_chunk::<2>(), bytes.last()) else {
        return false;
    };
    let mut parts = bytes.get(2..bytes.len() - 1).unwrap_or(&[]).split(|c| *c == 0);
    let (Some(file), Some(mode)) = (parts.next(), parts.next()) else { return false };
    let is_text = |text: &[u8]| !text.is_empty() && text.iter().all(|c| (0x20..0x7f).contains(c));
    let is_mode =
        [&b"octet"[..], b"netascii", b"mail"].iter().any(|m| mode.eq_ignore_ascii_case(m));
    let mut count = 0;
    is_text(file)
        && is_mode
        && parts.all(|p| {
            count += 1;
            is_text(p)
        })
        && count % 2 == 0
}
