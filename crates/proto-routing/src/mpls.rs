//! Multiprotocol label switching, RFC 3032, and what a label stack without a protocol number carries: RFC 4928
//! section 3, pseudowires of RFC 4385 and RFC 4448.

use dissect::prelude::*;
use dissect::tree::flags;

pub(crate) static MPLS: Protocol = Protocol {
    fields: FIELDS,
    has_node: false,
    entries: &[
        on(tables::ETHERTYPE, 0x8847),
        on(tables::ETHERTYPE, 0x8848),
        on(tables::GRE_PROTO, 0x8847),
        on(tables::GRE_PROTO, 0x8848),
        on(Table::new("chdlc.protocol"), 0x8847),
        on(Table::new("chdlc.protocol"), 0x8848),
        on(Table::new("vxlan.next_proto"), 5),
        on(Table::new("nsh.next_proto"), 5),
        on(tables::IP_PROTO, 137),
        on(tables::UDP_PORT, 6635),
        on(tables::PPP_PROTOCOL, 0x281),
        on(tables::PPP_PROTOCOL, 0x283),
    ],
    prefs: PREFS,
    ..Protocol::new("mpls", "MPLS", "MultiProtocol Label Switching Header", dissect)
};

prefs! {
    FLOW_LABEL = "flowlabel_in_mpls_header", "The last label is a flow label", Bool(false);
}

fields! {
    WORD: Bits<u32> = "mpls.label", "Label stack entry", Hex & 0xfffff000 {
        LABEL: 0xfffff000 = "mpls.label", "MPLS Label", DecHex, LABELS;
        EXP: 0x00000e00 = "mpls.exp", "MPLS Experimental Bits", Dec;
        BOTTOM: 0x00000100 = "mpls.bottom", "MPLS Bottom Of Label Stack", Dec;
        TTL: 0x000000ff = "mpls.ttl", "MPLS TTL", Dec;
    };
}

values! { LABELS {
    0 "IPv4 Explicit-Null", 1 "Router Alert", 2 "IPv6 Explicit-Null", 3 "Implicit-Null",
    7 "Entropy Label Indicator (ELI)", 13 "Generic Associated Channel Label (GAL)", 14 "OAM Alert",
} }

const EXPLICIT_IPV4: u64 = 0;
const EXPLICIT_IPV6: u64 = 2;

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.protocol_column("MPLS");
    layer.info(format_args!("MPLS Label Switched Packet"));
    let own = layer.registry().protocol_field(layer.protocol());
    // Each round reads a label's four octets.
    let label = loop {
        let word = layer.peek::<u32>(0)?;
        let at = layer.at();
        let label = LABEL.of(word);
        layer.put_foreign(own, at, 4, Value::Range, flags::PROTOCOL);
        if layer.wants_labels() {
            let (exp, bottom, ttl) = (EXP.of(word), BOTTOM.of(word), TTL.of(word));
            let flow = bottom == 1 && layer.pref_bool(FLOW_LABEL);
            let name = if flow { Some("Flow Label") } else { LABELS.find(label) };
            let name = name.map(|name| format!(" ({name})")).unwrap_or_default();
            layer.label(format_args!(
                "MultiProtocol Label Switching Header, Label: {label}{name}, Exp: {exp}, S: {bottom}, TTL: {ttl}"
            ));
        }
        layer.nest(|layer| {
            for f in [LABEL, EXP, BOTTOM, TTL] {
                layer.put_value(f, at, 4, Value::U64(f.of(word)), flags::BITS);
            }
        });
        layer.skip(4)?;
        if BOTTOM.is_set(word) {
            break label;
        }
    };
    let rest = layer.rest();
    let Ok(first) = rest.u8(0) else { return Ok(()) };
    let name = match (label, first >> 4) {
        (EXPLICIT_IPV4, _) | (_, 4) => Name::new("ip"),
        (EXPLICIT_IPV6, _) | (_, 6) => Name::new("ipv6"),
        _ => {
            pseudowire(layer, rest);
            return Ok(());
        }
    };
    if !layer.call_named(name, rest, Argument::None) {
        layer.data(rest);
    }
    Ok(())
}

/// An Ethernet frame, with a control word before it or without one.
fn pseudowire<'b>(layer: &mut Layer<'_, 'b>, rest: Span<'b>) {
    if !layer.call_named(Name::new("pwethheuristic"), rest, Argument::None) {
        layer.data(rest);
    }
}

pub(crate) mod guess {
    //! A pseudowire of unknown kind: a control word's first 4 bits are 0.

    use super::*;

    pub(crate) static PW_ETH_HEURISTIC: Protocol = Protocol {
        has_node: false,
        stateless: true,
        ..Protocol::new(
            "pwethheuristic",
            "Ethernet PW (CW heuristic)",
            "Ethernet PW (CW heuristic)",
            super::guess::dissect,
        )
    };

    pub(crate) static PW_ETH: Protocol = Protocol {
        has_node: false,
        stateless: true,
        ..Protocol::new("pwethnocw", "Ethernet PW (no CW)", "Ethernet PW (no CW)", |layer| {
            let rest = layer.rest();
            frame(layer, rest);
            Ok(())
        })
    };

    fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
        let rest = layer.rest();
        let with_word = rest.u8(0)? >> 4 == 0;
        let name = if with_word { Name::new("pwethcw") } else { Name::new("pwethnocw") };
        if !layer.call_named(name, rest, Argument::None) {
            layer.data(rest);
        }
        Ok(())
    }

    pub(super) fn frame<'b>(layer: &mut Layer<'_, 'b>, rest: Span<'b>) {
        if !layer.call_named(Name::new("eth"), rest, Argument::None) {
            layer.data(rest);
        }
    }
}

pub(crate) mod control {
    //! The control word of RFC 4448 section 4.6.

    use super::*;

    pub(crate) static PW_ETH_CW: Protocol = Protocol {
        fields: FIELDS,
        stateless: true,
        ..Protocol::new("pwethcw", "PW Ethernet Control Word", "PW Ethernet Control Word", dissect)
    };

    fields! {
        SEQUENCE: u16 = "pweth.cw.sequence_number", "Sequence Number", Dec;
    }

    fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
        layer.skip(2)?;
        layer.read(SEQUENCE)?;
        layer.covers(4);
        let rest = layer.rest();
        guess::frame(layer, rest);
        Ok(())
    }
}
