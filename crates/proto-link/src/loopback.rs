//! Configuration Test Protocol: the loopback of "The Ethernet" (DEC, Intel, Xerox, version 2.0) section 8.

use dissect::prelude::*;

pub(crate) static LOOP: Protocol = Protocol {
    fields: FIELDS,
    stateless: true,
    entries: &[on(tables::ETHERTYPE, 0x9000)],
    ..Protocol::new("loop", "LOOP", "Configuration Test Protocol (loopback)", dissect)
};

fields! {
    /// Octets of messages that stations on the way have done.
    SKIP: u16 = "loop.skipcount", "skipCount", Dec;
    FUNCTION: u16 = "loop.function", "Function", Dec, FUNCTIONS;
    RELEVANT: u16 = "loop.relevant_function", "Relevant function", Dec, FUNCTIONS;
    RECEIPT: u16 = "loop.receipt_number", "Receipt number", Dec;
    FORWARD_TO: Ether = "loop.forwarding_address", "Forwarding address", None;
}

values! { FUNCTIONS { 1 "Reply", 2 "Forward Data" } }

const REPLY: u16 = 1;
const FORWARD: u16 = 2;

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.protocol_column("LOOP");
    layer.info_clear();
    layer.covers(layer.span().len());
    // Little-endian, as all of DEC's.
    let skip = layer.read_le(SKIP)?;
    let mut relevant = usize::from(skip) + 2;
    // Each turn takes the two octets of a function.
    loop {
        let at = layer.at();
        let function = layer.span().u16_le(at)?;
        if at == relevant {
            layer.info(format_args!("{}", FUNCTIONS.name(function, "Unknown function")));
            layer.put_value(
                RELEVANT,
                at,
                2,
                Value::U64(u64::from(function)),
                dissect::tree::flags::LITTLE,
            );
            relevant = usize::MAX;
        }
        layer.read_le(FUNCTION)?;
        match function {
            REPLY => {
                layer.read_le(RECEIPT)?;
                break;
            }
            FORWARD => {
                layer.ether(FORWARD_TO)?;
            }
            _ => break,
        }
    }
    let rest = layer.rest();
    layer.data(rest);
    Ok(())
}
