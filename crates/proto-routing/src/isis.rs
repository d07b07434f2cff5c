//! What network layer protocol identifiers of ISO/IEC TR 9577 stand for, and IS-IS among them: ISO/IEC 10589 clause
//! 9: headers of its packets, and the lists of a hello.

use dissect::prelude::*;
use dissect::tree::flags;

pub(crate) static OSI: Protocol = Protocol {
    stateless: true,
    has_node: false,
    entries: &[on(tables::GRE_PROTO, 254), on(Table::new("chdlc.protocol"), 0xfefe)],
    ..Protocol::new("osi", "OSI", "OSI", |layer| {
        let rest = layer.rest();
        match rest.u8(0)? {
            0x83 if layer.call_named(Name::new("isis"), rest, Argument::None) => Ok(()),
            _ => Err(Stop::NotMine),
        }
    })
};

pub(crate) static ISIS: Protocol = Protocol {
    fields: FIELDS,
    stateless: true,
    entries: &[on(tables::ETHERTYPE, 0x22f4)],
    ..Protocol::new(
        "isis",
        "ISIS",
        "ISO 10589 ISIS InTRA Domain Routeing Information Exchange Protocol",
        dissect,
    )
};

fields! {
    IRPD: u8 = "isis.irpd", "Intradomain Routing Protocol Discriminator", Hex, DISCRIMINATORS;
    LEN: u8 = "isis.len", "Length Indicator", Dec;
    VERSION: u8 = "isis.version", "Version/Protocol ID Extension", Dec;
    ID_LEN: u8 = "isis.sysid_len", "ID Length", Dec;
    TYPES: Bits<u8> = "isis.type", "PDU Type", Dec & 0x1f {
        TYPE_RESERVED: 0xe0 = "isis.type.reserved", "Reserved", Hex;
        TYPE: 0x1f = "isis.type", "PDU Type", Dec, TYPE_NAMES;
    };
    VERSION_2: u8 = "isis.version2", "Version", Dec;
    RESERVED: u8 = "isis.reserved", "Reserved", Dec;
    AREAS: u8 = "isis.max_area_adr", "Maximum Area Addresses", Dec;
}
values! { DISCRIMINATORS { 0x83 "ISIS" } }
values! { TYPE_NAMES {
    15 "L1 HELLO", 16 "L2 HELLO", 17 "P2P HELLO", 18 "L1 LSP", 20 "L2 LSP", 24 "L1 CSNP", 25 "L2 CSNP", 26 "L1 PSNP",
    27 "L2 PSNP",
} }

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.protocol_column("ISIS");
    layer.info_clear();
    layer.read(IRPD)?;
    layer.read(LEN)?;
    layer.read(VERSION)?;
    layer.read(ID_LEN)?;
    let (at, word) = (layer.at(), layer.peek::<u8>(0)?);
    let kind = word & 0x1f;
    layer.put_value(TYPE_RESERVED, at, 1, Value::U64(TYPE_RESERVED.of(word)), flags::BITS);
    layer.put_value(TYPE, at, 1, Value::U64(TYPE.of(word)), flags::BITS);
    layer.skip(1)?;
    layer.info(format_args!("{}", TYPE_NAMES.name(kind, "Unknown")));
    layer.read(VERSION_2)?;
    layer.read(RESERVED)?;
    layer.read(AREAS)?;
    layer.covers(layer.at());
    let name = match kind {
        15..=17 => Name::new("isis.hello"),
        18 | 20 => Name::new("isis.lsp"),
        24 | 25 => Name::new("isis.csnp"),
        26 | 27 => Name::new("isis.psnp"),
        _ => return Ok(()),
    };
    let rest = layer.rest();
    layer.call_named(name, rest, Argument::Number(u64::from(kind)));
    Ok(())
}

pub(crate) mod hello {
    //! Hellos, ISO/IEC 10589 sections 9.5 to 9.7.

    use super::*;

    pub(crate) static HELLO: Protocol = Protocol {
        fields: FIELDS,
        stateless: true,
        ..Protocol::new("isis.hello", "ISIS HELLO", "ISIS HELLO", dissect)
    };

    fields! {
        CIRCUIT_WORD: Bits<u8> = "isis.hello.circuit_type", "Circuit type", Hex {
            CIRCUIT: 0x03 = "isis.hello.circuit_type", "Circuit type", Hex, CIRCUITS;
            CIRCUIT_RESERVED: 0xfc = "isis.hello.reserved", "Reserved", Hex;
        };
        SOURCE: SystemId = "isis.hello.source_id", "SystemID {Sender of PDU}", None;
        HOLDING: u16 = "isis.hello.holding_timer", "Holding timer", Dec;
        LENGTH: u16 = "isis.hello.pdu_length", "PDU length", Dec;
        PRIORITY_WORD: Bits<u8> = "isis.hello.priority", "Priority", Dec {
            PRIORITY: 0x7f = "isis.hello.priority", "Priority", Dec;
            PRIORITY_RESERVED: 0x80 = "isis.hello.reserved", "Reserved", Dec;
        };
        LAN: SystemId = "isis.hello.lan_id", "SystemID {Designated IS}", None;
        LOCAL: u8 = "isis.hello.local_circuit_id", "Local circuit ID", Dec;
        CLV_TYPE: u8 = "isis.hello.clv.type", "Type", Dec;
        CLV_LENGTH: u8 = "isis.hello.clv.length", "Length", Dec;
        NEIGHBOR: Ether = "isis.hello.is_neighbor", "IS Neighbor", None;
        NLPID: u8 = "isis.hello.clv_nlpid.nlpid", "NLPID", Hex;
        IPV4: Ipv4 = "isis.hello.clv_ipv4_int_addr", "IPv4 interface address", None;
        IPV6: Ipv6 = "isis.hello.clv_ipv6_int_addr", "IPv6 interface address", None;
    }
    values! { CIRCUITS { 0 "Reserved 0 (discard PDU)", 1 "Level 1 only", 2 "Level 2 only", 3 "Level 1 and 2" } }

    fn pair(layer: &mut Layer<'_, '_>, pair: [Field<()>; 2]) -> Result<(), Stop> {
        let (at, word) = (layer.at(), layer.peek::<u8>(0)?);
        for f in pair {
            layer.put_value(f, at, 1, Value::U64(f.of(word)), flags::BITS);
        }
        layer.skip(1)
    }

    fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
        layer.protocol_column("ISIS HELLO");
        pair(layer, [CIRCUIT, CIRCUIT_RESERVED])?;
        let id = layer.bytes(SOURCE, 6)?;
        if let [a, b, c, d, e, f] = id {
            layer.info_append(format_args!(
                ", System-ID: {a:02x}{b:02x}.{c:02x}{d:02x}.{e:02x}{f:02x}"
            ));
        }
        layer.read(HOLDING)?;
        layer.read(LENGTH)?;
        if matches!(layer.argument(), Argument::Number(17)) {
            layer.read(LOCAL)?;
        } else {
            pair(layer, [PRIORITY, PRIORITY_RESERVED])?;
            layer.bytes(LAN, 7)?;
        }
        // Each round reads a type and a length.
        while layer.left() >= 2 {
            let size = usize::from(layer.peek::<u8>(1)?);
            layer.group("TLV", |layer| {
                let kind = layer.read(CLV_TYPE)?;
                layer.read(CLV_LENGTH)?;
                let end = layer.at() + size;
                if layer.left() >= size {
                    list(layer, kind, end)?;
                }
                layer.skip(end.saturating_sub(layer.at()))
            })?;
        }
        Ok(())
    }

    /// Each round reads an address or an identifier, as long as there is a whole one.
    fn list(layer: &mut Layer<'_, '_>, kind: u8, end: usize) -> Result<(), Stop> {
        let size = match kind {
            6 => 6,
            129 => 1,
            132 => 4,
            232 => 16,
            _ => return Ok(()),
        };
        while layer.at() + size <= end {
            match kind {
                6 => layer.ether(NEIGHBOR).map(drop)?,
                129 => layer.read(NLPID).map(drop)?,
                132 => layer.ipv4(IPV4).map(drop)?,
                _ => layer.ipv6(IPV6).map(drop)?,
            }
        }
        Ok(())
    }
}

pub(crate) mod lsp {
    //! Link state packets, ISO/IEC 10589 section 9.8.

    use super::*;

    pub(crate) static LSP: Protocol = Protocol {
        fields: FIELDS,
        stateless: true,
        ..Protocol::new(
            "isis.lsp",
            "ISIS LSP",
            "ISO 10589 ISIS Link State Protocol Data Unit",
            |layer| {
                layer.protocol_column("ISIS LSP");
                layer.read(LENGTH)?;
                layer.read(LIFE)?;
                layer.bytes(ID, 8)?;
                layer.read(SEQUENCE)?;
                layer.read(CHECKSUM).map(drop)
            },
        )
    };

    fields! {
        LENGTH: u16 = "isis.lsp.pdu_length", "PDU length", Dec;
        LIFE: u16 = "isis.lsp.remaining_life", "Remaining lifetime", Dec;
        ID: SystemId = "isis.lsp.lsp_id", "LSP-ID", None;
        SEQUENCE: u32 = "isis.lsp.sequence_number", "Sequence number", Hex;
        CHECKSUM: u16 = "isis.lsp.checksum", "Checksum", Hex;
    }
}

pub(crate) mod csnp {
    //! Complete sequence numbers, ISO/IEC 10589 section 9.10.

    use super::*;

    pub(crate) static CSNP: Protocol = Protocol {
        fields: FIELDS,
        stateless: true,
        ..Protocol::new(
            "isis.csnp",
            "ISIS CSNP",
            "ISO 10589 ISIS Complete Sequence Numbers Protocol Data Unit",
            |layer| {
                layer.protocol_column("ISIS CSNP");
                layer.read(LENGTH)?;
                layer.bytes(SOURCE, 6)?;
                layer.bytes(CIRCUIT, 1)?;
                layer.bytes(START, 8)?;
                layer.bytes(END, 8).map(drop)
            },
        )
    };

    fields! {
        LENGTH: u16 = "isis.csnp.pdu_length", "PDU length", Dec;
        SOURCE: SystemId = "isis.csnp.source_id", "Source-ID", None;
        CIRCUIT: Bytes = "isis.csnp.source_circuit", "Source-ID-Circuit", None;
        START: SystemId = "isis.csnp.start_lsp_id", "Start LSP-ID", None;
        END: SystemId = "isis.csnp.end_lsp_id", "End LSP-ID", None;
    }
}

pub(crate) mod psnp {
    //! Partial sequence numbers, ISO/IEC 10589 section 9.11.

    use super::*;

    pub(crate) static PSNP: Protocol = Protocol {
        fields: FIELDS,
        stateless: true,
        ..Protocol::new(
            "isis.psnp",
            "ISIS PSNP",
            "ISO 10589 ISIS Partial Sequence Numbers Protocol Data Unit",
            |layer| {
                layer.protocol_column("ISIS PSNP");
                layer.read(LENGTH)?;
                layer.bytes(SOURCE, 6)?;
                layer.bytes(CIRCUIT, 1).map(drop)
            },
        )
    };

    fields! {
        LENGTH: u16 = "isis.psnp.pdu_length", "PDU length", Dec;
        SOURCE: SystemId = "isis.psnp.source_id", "Source-ID", None;
        CIRCUIT: Bytes = "isis.psnp.source_circuit", "Source-ID-Circuit", None;
    }
}
