//! The dispatcher by EtherType, which stands among the names of a frame's layers.

use dissect::prelude::*;
use dissect::text::hex_digit;

use crate::words::ETHERTYPES;

pub(crate) static ETHERTYPE: Protocol =
    Protocol { has_node: false, ..Protocol::new("ethertype", "Ethertype", "Ethertype", dissect) };

/// Hands bytes on by EtherType; [`Layer::payload_len`] then tells what the payload took.
pub(crate) fn ethertype<'b>(layer: &mut Layer<'_, 'b>, kind: u16, rest: Span<'b>) {
    layer.call_named(Name::new("ethertype"), rest, Argument::Number(u64::from(kind)));
}

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let kind = match layer.argument() {
        Argument::Number(kind) => kind,
        Argument::Stop(stop) => return Err(stop),
        _ => return Err(Stop::Bug("no EtherType given")),
    };
    let rest = layer.span();
    if layer.hand_off(tables::ETHERTYPE, kind as u32, rest) {
        // What the payload is not, its caller may take for padding.
        layer.narrow(layer.payload_len());
        return Ok(());
    }
    if layer.wants_columns() {
        let digit = |shift: u32| hex_digit((kind >> shift) as u8 & 15);
        let text = [b'0', b'x', digit(12), digit(8), digit(4), digit(0)];
        layer.protocol_column(str::from_utf8(&text).unwrap_or(""));
        if let Some(name) = ETHERTYPES.find(kind) {
            layer.info(format_args!("{name}"));
        }
    }
    layer.data(rest);
    Ok(())
}
