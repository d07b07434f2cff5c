//! Control and provisioning of wireless access points, RFC 5415: the preamble, and what DTLS protects. Messages in
//! the clear are not taken apart.

use dissect::prelude::*;

pub(crate) static CAPWAP: Protocol = Protocol {
    fields: FIELDS,
    entries: &[on(tables::UDP_PORT, 5246)],
    ..Protocol::new(
        "capwap",
        "CAPWAP-Control",
        "Control And Provisioning of Wireless Access Points - Control",
        dissect,
    )
};

fields! {
    PREAMBLE: Empty = "capwap.preamble", "Preamble", None;
    WORD: Bits<u8> = "capwap.preamble.word", "Version and type", Hex {
        VERSION: 0xf0 = "capwap.preamble.version", "Version", Dec;
        TYPE: 0x0f = "capwap.preamble.type", "Type", Dec, TYPES;
    };
    RESERVED: U24 = "capwap.preamble.reserved", "Reserved", Dec;
}

// RFC 5415 section 4.1.
values! { TYPES { 0 "CAPWAP Header", 1 "CAPWAP DTLS Header" } }

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.protocol_column("CAPWAP-Control");
    layer.info(format_args!("CAPWAP-Control"));
    let word = layer.span().u8(0)?;
    let protected = TYPE.of(word) == 1;
    layer.subtree(PREAMBLE, |layer| {
        layer.put_members(WORD, 0, 1, u64::from(word));
        layer.seek(1);
        if protected {
            layer.read(RESERVED)?;
        }
        Ok(())
    })?;
    let rest = layer.rest();
    if !(protected && layer.call_named(Name::new("dtls"), rest, Argument::None)) {
        layer.data(rest);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use testkit::{Case, check};

    use super::CAPWAP;

    #[test]
    fn preamble() {
        check(
            &CAPWAP,
            &[],
            &[Case {
                shows: "a protected message, of which nobody knows the protection",
                bytes: "01 000000 15feff0001",
                tree: "capwap.preamble [0..4]
                       capwap.preamble.type [0..1] 1
                       capwap.preamble.reserved [1..4] 0
                       data [4..9]",
            }],
        );
    }
}
