//! Control messages, mode 6: RFC 9327.

use dissect::prelude::*;

use super::exchange;
use super::fields::*;

const READ_STATUS: u64 = 1;
const READ_VARIABLES: u64 = 2;
const WRITE_VARIABLES: u64 = 3;
const READ_CLOCK: u64 = 4;
const WRITE_CLOCK: u64 = 5;
const ASYNCHRONOUS: u64 = 7;

pub(super) fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.read_bits(FLAGS)?;
    let flags = layer.read_bits(CTRL_FLAGS2)?;
    let response = CTRL_FLAGS2_R.is_set(flags);
    let operation = CTRL_FLAGS2_OPCODE.of(flags);
    let sequence = layer.read(CTRL_SEQUENCE)?;
    exchange(layer, Some(u64::from(sequence)), !response)?;
    let association = layer.span().u16(6).unwrap_or(0);
    match (response, operation) {
        (false, _) => layer.read(CTRL_STATUS)?,
        (true, _) if CTRL_FLAGS2_ERROR.is_set(flags) => layer.read_bits(CTRL_ERR_STATUS_WORD)?,
        (true, READ_STATUS | READ_VARIABLES | WRITE_VARIABLES) if association != 0 => {
            layer.read_bits(CTRL_PEER_STATUS)?
        }
        (true, READ_STATUS | READ_VARIABLES | WRITE_VARIABLES | ASYNCHRONOUS) => {
            layer.read_bits(CTRL_SYS_STATUS)?
        }
        (true, READ_CLOCK | WRITE_CLOCK) => layer.read_bits(CTRL_CLOCK_STATUS)?,
        _ => layer.read(CTRL_STATUS)?,
    };
    layer.read(CTRL_ASSOCID)?;
    layer.read(CTRL_OFFSET)?;
    let count = usize::from(layer.read(CTRL_COUNT)?);
    if count > 0 {
        let peers = operation == READ_STATUS && association == 0;
        layer.subtree(CTRL_DATA, |layer| {
            layer.within(count, |layer| data(layer, operation, peers))
        })?;
        if peers && response {
            statuses(layer, count);
        }
    }
    let len = layer.span().len();
    layer.covers(len);
    Ok(())
}

fn data(layer: &mut Layer<'_, '_>, operation: u64, peers: bool) -> Result<(), Stop> {
    let len = layer.left();
    match operation {
        READ_STATUS if peers => {
            // Each turn reads four octets or stops.
            while layer.left() > 0 {
                layer.subtree(CTRL_ITEM, |layer| {
                    layer.read(CTRL_ASSOCID)?;
                    layer.skip(2)
                })?;
            }
        }
        1..=5 => variables(layer)?,
        7 => _ = layer.text(CTRL_TRAPMSG, len)?,
        8 | 9 => _ = layer.text(CTRL_CONFIGURATION, len)?,
        10 => _ = layer.text(CTRL_MRU, len)?,
        11 => _ = layer.text(CTRL_ORDLIST, len)?,
        12 => _ = layer.text(CTRL_NONCE, len)?,
        _ => {}
    }
    Ok(())
}

/// The peers' status words, which the reference shows after the data.
fn statuses(layer: &mut Layer<'_, '_>, count: usize) {
    let end = layer.at();
    let start = end.saturating_sub(count);
    for at in (start + 2..end).step_by(4) {
        layer.seek(at);
        if layer.read_bits(CTRL_PEER_STATUS).is_err() {
            break;
        }
    }
    layer.seek(end);
}

/// `name=value, name="value"`, a line each.
fn variables(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let len = layer.left();
    let text = layer.span().slice(layer.at(), len)?;
    let mut quoted = false;
    let pieces = text.split(|c| {
        quoted ^= *c == b'"';
        *c == b',' && !quoted
    });
    let mut at = layer.at();
    for piece in pieces {
        let shown = piece.trim_ascii();
        if !shown.is_empty() {
            let lead = piece.len() - piece.trim_ascii_start().len();
            layer.line(at + lead, shown.len(), String::from_utf8_lossy(shown));
        }
        at += piece.len() + 1;
    }
    layer.skip(len)
}
