//! NetBIOS session service, RFC 1002 section 4.3, and the same framing without NetBIOS on port 445 ([MS-SMB2] 2.1).

use dissect::prelude::*;

pub(crate) static NBSS: Protocol = Protocol {
    fields: FIELDS,
    entries: &[on(tables::TCP_PORT, 139), on(tables::TCP_PORT, 445)],
    framing,
    prefs: PREFS,
    joins: Some(JOIN),
    counts_pdus: false,
    ..Protocol::new("nbss", "NBSS", "NetBIOS Session Service", dissect)
};

prefs! {
    JOIN = "desegment_nbss_commands", "Put messages together that span several segments", Bool(true);
}

fields! {
    TYPE: u8 = "nbss.type", "Message Type", Hex, TYPES;
    FLAGS: Bits<u8> = "nbss.flags", "Flags", Hex {
        EXTENSION: 0x01 = "nbss.flags.e", "Extend", Flag;
    };
    LENGTH: U24 = "nbss.length", "Length", Dec;
    CALLED: Text = "nbss.called_name", "Called name", None;
    CALLING: Text = "nbss.calling_name", "Calling name", None;
    ERROR: u8 = "nbss.error_code", "Error Code", Hex, ERRORS;
    CONTINUATION: Bytes = "nbss.continuation_data", "Continuation data", None;
}

values! { TYPES {
    0x00 "Session message", 0x81 "Session request", 0x82 "Positive session response", 0x83 "Negative session response",
    0x84 "Retarget session response", 0x85 "Session keep-alive",
} }
values! { ERRORS {
    0x80 "Not listening on called name", 0x81 "Not listening for calling name", 0x82 "Called name not present",
    0x83 "Called name present, but insufficient resources", 0x8f "Unspecified error",
} }

const HEADER: usize = 4;
const MESSAGE: u8 = 0x00;
const NEGATIVE: u8 = 0x83;

/// On port 445 the length has 24 bits; over NetBIOS it has 17, and no message comes near.
fn framing(stream: &Stream<'_>, _: &mut Scene<'_>) -> Need {
    match stream.bytes {
        [MESSAGE | 0x81..=0x85, a, b, c, ..] => {
            Need::Octets(HEADER + u32::from_be_bytes([0, *a, *b, *c]) as usize)
        }
        [MESSAGE | 0x81..=0x85, ..] => Need::More,
        _ => Need::Rest,
    }
}

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.protocol_column("NBSS");
    let kind = layer.span().u8(0)?;
    if TYPES.find(u64::from(kind)).is_none() {
        layer.info(format_args!("NBSS Continuation Message"));
        let left = layer.left();
        layer.bytes(CONTINUATION, left)?;
        return Ok(());
    }
    layer.read(TYPE)?;
    let length = layer.read(LENGTH)? as usize;
    layer.info(format_args!("{}", TYPES.name(kind, "")));
    layer.narrow(HEADER + length);
    let rest = layer.rest();
    match kind {
        MESSAGE => {
            let name = match rest.bytes {
                [0xff, b'S', b'M', b'B', ..] => Name::new("smb"),
                [0xfc..=0xfe, b'S', b'M', b'B', ..] => Name::new("smb2"),
                _ => return nobody(layer, rest),
            };
            if !layer.call_named(name, rest, Argument::None) {
                nobody(layer, rest)?;
            }
        }
        NEGATIVE => {
            let code = layer.read(ERROR)?;
            layer.info_append(format_args!(", {}", ERRORS.name(code, "Unknown")));
        }
        _ => layer.skip(rest.len())?,
    }
    Ok(())
}

fn nobody<'b>(layer: &mut Layer<'_, 'b>, rest: Span<'b>) -> Result<(), Stop> {
    layer.data(rest);
    Ok(())
}
