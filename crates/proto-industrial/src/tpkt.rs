//! TPKT: ISO transport packets over TCP, RFC 1006 section 6.

use dissect::prelude::*;

pub(crate) static TPKT: Protocol = Protocol {
    fields: FIELDS,
    entries: &[on(tables::TCP_PORT, 102), on(tables::TCP_PORT, 3389), on(tables::TLS_PORT, 3389)],
    framing,
    prefs: PREFS,
    joins: Some(JOIN),
    counts_pdus: false,
    ..Protocol::new("tpkt", "TPKT", "TPKT - ISO on TCP - RFC1006", dissect)
};

prefs! {
    JOIN = "desegment", "Put messages together that span several segments", Bool(true);
}

fields! {
    VERSION: u8 = "tpkt.version", "Version", Dec;
    RESERVED: u8 = "tpkt.reserved", "Reserved", Dec;
    /// Of the whole packet, header included.
    LENGTH: u16 = "tpkt.length", "Length", Dec;
    CONTINUATION: Bytes = "tpkt.continuation_data", "Continuation data", None;
}

/// Octets of the header.
const HEADER: usize = 4;

/// The version that RFC 1006 defines.
const V3: u8 = 3;

fn framing(stream: &Stream<'_>, _: &mut Scene<'_>) -> Need {
    match stream.bytes {
        [V3, 0, high, low, ..] => {
            Need::Octets(usize::from(u16::from_be_bytes([*high, *low])).max(HEADER))
        }
        [V3] | [V3, 0] | [V3, 0, _] => Need::More,
        _ => Need::Rest,
    }
}

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.protocol_column("TPKT");
    if layer.span().u8(0)? != V3 || layer.span().u8(1)? != 0 {
        // The middle of a packet whose start was not captured.
        layer.info(format_args!("Continuation"));
        let rest = layer.rest();
        layer.bytes(CONTINUATION, rest.bytes.len())?;
        return Ok(());
    }
    layer.read(VERSION)?;
    layer.read(RESERVED)?;
    let length = layer.read(LENGTH)?;
    layer.info(format_args!("TPKT"));
    layer.title(format_args!(", Version: 3, Length: {length}"));
    layer.narrow(usize::from(length).max(HEADER));
    let rest = layer.rest();
    if !rest.is_empty() && !layer.call_named(Name::new("cotp"), rest, Argument::None) {
        layer.data(rest);
    }
    Ok(())
}
