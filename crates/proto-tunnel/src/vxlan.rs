//! Virtual eXtensible Local Area Network, RFC 7348, with the group policy extension
//! (draft-smith-vxlan-group-policy); and the generic protocol extension (draft-ietf-nvo3-vxlan-gpe).

use dissect::prelude::*;
use dissect::tree::flags;

pub(crate) static VXLAN: Protocol = Protocol {
    fields: FIELDS,
    entries: &[on(tables::UDP_PORT, 4789)],
    ..Protocol::new("vxlan", "VXLAN", "Virtual eXtensible Local Area Network", dissect)
};

fields! {
    FLAGS: Bits<u16> = "vxlan.flags", "Flags", Hex {
        FLAG_G: 0x8000 = "vxlan.flag_g", "GBP Extension", Flag, DEFINED;
        FLAG_I: 0x0800 = "vxlan.flag_i", "VXLAN Network ID (VNI)", Flag;
        FLAG_D: 0x0040 = "vxlan.flag_d", "Don't Learn", Flag;
        FLAG_A: 0x0008 = "vxlan.flag_a", "Policy Applied", Flag;
        /// All other bits, in place.
        FLAGS_RESERVED: 0x77b7 = "vxlan.flags_reserved", "Reserved(R)", Hex;
    };
    GPE_FLAGS: Bits<u8> = "vxlan.flags", "Flags", Hex {
        VER: 0x30 = "vxlan.ver", "Version", Dec;
        I_BIT: 0x08 = "vxlan.i_bit", "Instance", Dec;
        P_BIT: 0x04 = "vxlan.p_bit", "Next Protocol Bit", Dec;
        O_BIT: 0x01 = "vxlan.o_bit", "OAM bit", Dec;
    };
    GPE_FLAGS_RESERVED: u8 = "vxlan.flags_reserved", "Reserved(R)", Dec & 0x77b7;
    GBP: u16 = "vxlan.gbp", "Group Policy ID", Dec;
    VNI: U24 = "vxlan.vni", "VXLAN Network Identifier (VNI)", Dec;
    RESERVED_8: u8 = "vxlan.reserved8", "Reserved", Dec;
    RESERVED_16: u16 = "vxlan.reserved_16", "Reserved", Dec;
    NEXT_PROTO: u8 = "vxlan.next_proto", "Next Protocol", Dec, NEXT_PROTOCOLS;
}

flag_labels! { DEFINED "Defined", "Not defined" }

values! { NEXT_PROTOCOLS { 1 "IPv4", 2 "IPv6", 3 "Ethernet", 4 "Network Service Header", 5 "MPLS" } }

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.protocol_column("VxLAN");
    layer.info(format_args!(""));
    let mark = layer.mark();
    let word = layer.peek::<u16>(0)?;
    layer.put(FLAGS, 0, 2, word);
    for (flag, name) in [
        (FLAG_G, "GBP Extension"),
        (FLAG_I, "VXLAN Network ID (VNI)"),
        (FLAG_D, "Don't Learn"),
        (FLAG_A, "Policy Applied"),
    ] {
        if flag.is_set(word) {
            layer.append_at(mark, format_args!(", {name}"));
        }
    }
    layer.nest(|layer| {
        layer.put_members(FLAGS, 0, 2, u64::from(word));
    });
    layer.skip(2)?;
    layer.read(GBP)?;
    layer.read(VNI)?;
    layer.read(RESERVED_8)?;
    let rest = layer.rest();
    if !layer.call_named(Name::new("eth"), rest, Argument::None) {
        layer.data(rest);
    }
    Ok(())
}

pub(crate) mod gpe {
    //! The generic protocol extension: shown as `vxlan`, whose fields it uses.

    use super::*;

    pub(crate) static VXLAN_GPE: Protocol = Protocol {
        entries: &[on(tables::UDP_PORT, 4790)],
        has_node: false,
        in_stack: false,
        ..Protocol::new(
            "vxlan_gpe",
            "VXLAN-GPE",
            "Virtual eXtensible Local Area Network (GPE)",
            dissect,
        )
    };

    /// By next protocol.
    const NEXT: Table = Table::new("vxlan.next_proto");

    fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
        layer.protocol_column("VxLAN");
        layer.info(format_args!(""));
        let Some(vxlan) = layer.registry().named(Name::new("vxlan")) else {
            return Err(Stop::NotMine);
        };
        let own = layer.registry().protocol_field(vxlan);
        layer.put_foreign(own, 0, 8, Value::Range, flags::PROTOCOL);
        let next = layer.nest(|layer| layer.with_fields_of(vxlan, header))?;
        let rest = layer.rest();
        let name = match next {
            1 => "ip",
            2 => "ipv6",
            3 => "eth",
            4 => "nsh",
            5 => "mpls",
            _ => "",
        };
        if !layer.hand_off(NEXT, u32::from(next), rest)
            && !layer.call_named(Name::new(name), rest, Argument::None)
        {
            layer.data(rest);
        }
        Ok(())
    }

    fn header(layer: &mut Layer<'_, '_>) -> Result<u8, Stop> {
        let word = layer.peek::<u8>(0)?;
        layer.put(GPE_FLAGS, 0, 1, word);
        layer.nest(|layer| {
            layer.put_members(GPE_FLAGS, 0, 1, u64::from(word));
            layer.put(GPE_FLAGS_RESERVED, 0, 1, word & 0xc2);
        });
        layer.skip(1)?;
        layer.read(RESERVED_16)?;
        let next = layer.read(NEXT_PROTO)?;
        layer.read(VNI)?;
        layer.read(RESERVED_8)?;
        Ok(next)
    }
}
