//! The frames of decrypted packets (RFC 9000 section 19), as far as Initial packets carry them.

use dissect::prelude::*;

use super::connection::{Connections, Joined, Memo, Piece};
use super::{
    ACK_DELAY, ACK_FIRST, ACK_GAP, ACK_LARGEST, ACK_RANGE, ACK_RANGES, CC_CODE, CC_CODE_APP,
    CC_FRAME, CC_REASON, CC_REASON_LEN, CRYPTO_DATA, CRYPTO_LENGTH, CRYPTO_OFFSET, ECN_CE, ECT0,
    ECT1, FRAGMENT, FRAGMENT_COUNT, FRAGMENTS, FRAME, FRAME_TYPE, PADDING_LENGTH, RETRANSMISSION,
    number,
};

/// All frames of the span that the layer stands on.
pub(super) fn all(layer: &mut Layer<'_, '_>, memo: &Memo) -> Result<(), Stop> {
    // Each turn reads the type of a frame at least.
    while layer.left() > 0 {
        let mark = layer.mark();
        let mut name = "Unknown";
        let mut padding = 0;
        let result = layer.subtree(FRAME, |layer| {
            let kind = number(layer, FRAME_TYPE)?;
            let (long, brief) = names(kind);
            name = long;
            layer.label(format_args!("Frame Type: {long} (0x{kind:016x})"));
            layer.info_append(format_args!(", {brief}"));
            match kind {
                0 => {
                    padding = self::padding(layer);
                    Ok(())
                }
                1 => Ok(()),
                2 | 3 => ack(layer, kind == 3),
                6 => crypto(layer, memo),
                0x1c | 0x1d => close(layer, kind == 0x1c),
                _ => layer.skip(layer.left()),
            }
        });
        if !layer.wants(FRAME) {
            // Nothing stands at the mark.
        } else if padding > 0 {
            layer.label_at(mark, format_args!("PADDING Length: {padding}"));
        } else {
            layer.label_at(mark, format_args!("{name}"));
        }
        result?;
    }
    Ok(())
}

fn names(kind: u64) -> (&'static str, &'static str) {
    match kind {
        0 => ("PADDING", "PADDING"),
        1 => ("PING", "PING"),
        2 => ("ACK", "ACK"),
        3 => ("ACK", "ACK_ECN"),
        6 => ("CRYPTO", "CRYPTO"),
        0x1c => ("CONNECTION_CLOSE (Transport)", "CC"),
        0x1d => ("CONNECTION_CLOSE (Application)", "CC"),
        _ => ("Unknown", "UNKNOWN"),
    }
}

/// A run of padding shows as one frame; octets in it.
fn padding(layer: &mut Layer<'_, '_>) -> usize {
    let more = layer.rest().bytes.iter().take_while(|b| **b == 0).count();
    layer.generated(PADDING_LENGTH, layer.at(), more as u32 + 1);
    layer.seek(layer.at() + more);
    more + 1
}

fn ack(layer: &mut Layer<'_, '_>, ecn: bool) -> Result<(), Stop> {
    number(layer, ACK_LARGEST)?;
    number(layer, ACK_DELAY)?;
    let ranges = number(layer, ACK_RANGES)?;
    number(layer, ACK_FIRST)?;
    // Each turn reads two octets at least.
    for _ in 0..ranges {
        number(layer, ACK_GAP)?;
        number(layer, ACK_RANGE)?;
    }
    if ecn {
        number(layer, ECT0)?;
        number(layer, ECT1)?;
        number(layer, ECN_CE)?;
    }
    Ok(())
}

fn close(layer: &mut Layer<'_, '_>, of_transport: bool) -> Result<(), Stop> {
    if of_transport {
        number(layer, CC_CODE)?;
        number(layer, CC_FRAME)?;
    } else {
        number(layer, CC_CODE_APP)?;
    }
    let len = usize::try_from(number(layer, CC_REASON_LEN)?).unwrap_or(usize::MAX);
    layer.text(CC_REASON, len)?;
    Ok(())
}

fn crypto(layer: &mut Layer<'_, '_>, memo: &Memo) -> Result<(), Stop> {
    let offset = number(layer, CRYPTO_OFFSET)?;
    let len = usize::try_from(number(layer, CRYPTO_LENGTH)?).unwrap_or(usize::MAX);
    let at = layer.at();
    let data = layer.take_span(len)?;
    layer.put_bytes(CRYPTO_DATA, at, len);
    let (connection, of_client) = (memo.number, memo.of_client);
    let bytes = data.bytes;
    let found =
        layer.once(|scene| Connections::crypto(scene, connection, of_client, offset, bytes))?;
    match found.piece {
        Piece::Part => {}
        Piece::Again => layer.note_here(RETRANSMISSION, format_args!("")),
        Piece::Whole => handshake(layer, data),
        Piece::Joined(joined) => {
            let span = layer.add_source("Reassembled QUIC CRYPTO", joined.bytes.clone())?;
            layer.over(span, |layer| fragments(layer, &joined));
            handshake(layer, span);
        }
    }
    Ok(())
}

fn fragments(layer: &mut Layer<'_, '_>, joined: &Joined) {
    layer.put_bytes(FRAGMENTS, 0, joined.bytes.len());
    layer.nest(|layer| {
        for (frame, offset, len) in &joined.parts {
            layer.put(FRAGMENT, *offset, *len, *frame);
        }
        layer.generated(FRAGMENT_COUNT, 0, joined.parts.len() as u32);
    });
}

fn handshake<'b>(layer: &mut Layer<'_, 'b>, span: Span<'b>) {
    let registry = layer.registry();
    if let Some(id) = registry.named(Name::new("tls"))
        && registry.is_enabled(layer.config(), id)
    {
        // The column tells of frames alone.
        let mut len = None;
        layer.info_with(|out| len = Some(out.len()));
        layer.call_nested(id, span, Argument::Word("handshake"));
        if let Some(len) = len {
            layer.info_with(|out| out.truncate(len));
        }
    }
}
