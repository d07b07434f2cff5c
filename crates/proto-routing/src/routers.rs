//! Small protocols of routers: VRRP (RFC 3768, RFC 5798), BFD (RFC 5880 section 4), PIM (RFC 7761 section 4.9).

pub(crate) mod vrrp {
    //! Virtual routers.

    use dissect::prelude::*;
    use dissect::tree::flags;

    pub(crate) static VRRP: Protocol = Protocol {
        fields: FIELDS,
        stateless: true,
        entries: &[on(tables::IP_PROTO, 112)],
        ..Protocol::new("vrrp", "VRRP", "Virtual Router Redundancy Protocol", dissect)
    };

    fields! {
        TYPEVER: Bits<u8> = "vrrp.typever", "VRRP message version and type", Dec {
            VERSION: 0xf0 = "vrrp.version", "VRRP protocol version", Dec;
            TYPE: 0x0f = "vrrp.type", "VRRP packet type", Dec, TYPES;
        };
        ROUTER: u8 = "vrrp.virt_rtr_id", "Virtual Rtr ID", Dec;
        PRIORITY: u8 = "vrrp.prio", "Priority", Dec;
        COUNT: u8 = "vrrp.addr_count", "Addr Count", Dec;
        AUTH: u8 = "vrrp.auth_type", "Auth Type", Dec;
        INTERVAL: u8 = "vrrp.adver_int", "Adver Int", Dec;
        INTERVAL_WORD: Bits<u16> = "vrrp.short_adver_int", "Adver Int", Dec {
            SHORT: 0x0fff = "vrrp.short_adver_int", "Adver Int", Dec;
        };
        RESERVED_OCTET: Bits<u8> = "vrrp.reserved_mbz", "Reserved", Dec {
            RESERVED: 0xf0 = "vrrp.reserved_mbz", "Reserved", Dec;
        };
        CHECKSUM: u16 = "vrrp.checksum", "Checksum", Hex;
        IPV4: Ipv4 = "vrrp.ip_addr", "IP Address", None;
        IPV6: Ipv6 = "vrrp.ipv6_addr", "IPv6 Address", None;
        AUTH_STRING: Text = "vrrp.auth_string", "Authentication String", None;
    }
    values! { TYPES { 1 "Advertisement" } }

    fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
        layer.protocol_column("VRRP");
        layer.info_clear();
        let word = layer.read_bits(TYPEVER)?;
        let version = word >> 4;
        layer.info(format_args!(
            "{} (v{version})",
            if word & 0x0f == 1 { "Announcement" } else { "Unknown" }
        ));
        layer.read(ROUTER)?;
        layer.read(PRIORITY)?;
        let count = layer.read(COUNT)?;
        let mut auth = 0;
        if version == 3 {
            let (at, wide) = (layer.at(), layer.peek::<u16>(0)?);
            let narrow = layer.peek::<u8>(0)?;
            layer.put_value(RESERVED, at, 1, Value::U64(RESERVED.of(narrow)), flags::BITS);
            layer.put_value(SHORT, at, 2, Value::U64(SHORT.of(wide)), flags::BITS);
            layer.skip(2)?;
        } else {
            auth = layer.read(AUTH)?;
            layer.read(INTERVAL)?;
        }
        layer.read(CHECKSUM)?;
        let over_ipv6 = matches!(layer.ends().source, Address::Ipv6(_));
        for _ in 0..count {
            if over_ipv6 {
                layer.ipv6(IPV6)?;
            } else {
                layer.ipv4(IPV4)?;
            }
        }
        if version < 3 && auth == 1 {
            layer.text(AUTH_STRING, 8)?;
        }
        Ok(())
    }
}

pub(crate) mod bfd {
    //! Bidirectional forwarding detection, version 1.

    use dissect::prelude::*;
    use dissect::tree::flags;

    pub(crate) static BFD: Protocol = Protocol {
        fields: FIELDS,
        stateless: true,
        entries: &[
            on(tables::UDP_PORT, 3784),
            on(tables::UDP_PORT, 4784),
            on(tables::UDP_PORT, 6784),
            on(tables::UDP_PORT, 7784),
        ],
        ..Protocol::new("bfd", "BFD Control", "BFD Control message", dissect)
    };

    fields! {
        FIRST: Bits<u8> = "bfd.version", "Protocol Version", Dec {
            VERSION: 0xe0 = "bfd.version", "Protocol Version", Dec;
            DIAG: 0x1f = "bfd.diag", "Diagnostic Code", Hex, DIAGS;
        };
        STATE_WORD: Bits<u8> = "bfd.sta", "Session State", Hex {
            STATE: 0xc0 = "bfd.sta", "Session State", Hex, STATES;
        };
        FLAGS: Bits<u8> = "bfd.flags", "Message Flags", Hex {
            P: 0x20 = "bfd.flags.p", "Poll", Flag, SET;
            F: 0x10 = "bfd.flags.f", "Final", Flag, SET;
            C: 0x08 = "bfd.flags.c", "Control Plane Independent", Flag, SET;
            A: 0x04 = "bfd.flags.a", "Authentication Present", Flag, SET;
            D: 0x02 = "bfd.flags.d", "Demand", Flag, SET;
            M: 0x01 = "bfd.flags.m", "Multipoint", Flag, SET;
        };
        MULTIPLIER: u8 = "bfd.detect_time_multiplier", "Detect Time Multiplier", Dec;
        LENGTH: u8 = "bfd.message_length", "Message Length", Dec;
        MINE: u32 = "bfd.my_discriminator", "My Discriminator", Hex;
        YOURS: u32 = "bfd.your_discriminator", "Your Discriminator", Hex;
        MIN_TX: u32 = "bfd.desired_min_tx_interval", "Desired Min TX Interval", Dec;
        MIN_RX: u32 = "bfd.required_min_rx_interval", "Required Min RX Interval", Dec;
        MIN_ECHO: u32 = "bfd.required_min_echo_interval", "Required Min Echo Interval", Dec;
        AUTH: u8 = "bfd.auth.type", "Authentication Type", Dec;
        AUTH_LEN: u8 = "bfd.auth.len", "Authentication Length", Dec;
        AUTH_KEY: u8 = "bfd.auth.key", "Authentication Key ID", Dec;
        PASSWORD: Text = "bfd.auth.password", "Password", None;
        SEQUENCE: u32 = "bfd.auth.seq_num", "Sequence Number", Hex;
        CHECKSUM: Bytes = "bfd.checksum", "Checksum", None;
    }
    flag_labels! { SET "Set", "Not set" }
    values! { DIAGS {
        0 "No Diagnostic", 1 "Control Detection Time Expired", 2 "Echo Function Failed",
        3 "Neighbor Signaled Session Down", 4 "Forwarding Plane Reset", 5 "Path Down", 6 "Concatenated Path Down",
        7 "Administratively Down", 8 "Reverse Concatenated Path Down", 9 "Mis-Connectivity Defect",
    } }
    values! { STATES { 0 "AdminDown", 1 "Down", 2 "Init", 3 "Up" } }

    fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
        layer.protocol_column("BFD Control");
        layer.info_clear();
        let first = layer.peek::<u8>(0)?;
        for f in [VERSION, DIAG] {
            layer.put_value(f, layer.at(), 1, Value::U64(f.of(first)), flags::BITS);
        }
        layer.skip(1)?;
        if first >> 5 != 1 {
            return Ok(());
        }
        let (at, word) = (layer.at(), layer.peek::<u8>(0)?);
        layer.info(format_args!(
            "Diag: {}, State: {}, Flags: {:#04x}",
            DIAGS.name(first & 0x1f, "Unknown"),
            STATES.name(word >> 6, "Unknown"),
            word & 0x3f
        ));
        layer.put_value(STATE, at, 1, Value::U64(STATE.of(word)), flags::BITS);
        layer.read_bits(FLAGS)?;
        layer.read(MULTIPLIER)?;
        layer.read(LENGTH)?;
        for f in [MINE, YOURS, MIN_TX, MIN_RX, MIN_ECHO] {
            layer.read(f)?;
        }
        if !A.is_set(word) || layer.left() == 0 {
            return Ok(());
        }
        let kind = layer.read(AUTH)?;
        let len = usize::from(layer.read(AUTH_LEN)?);
        layer.read(AUTH_KEY)?;
        match kind {
            1 => layer.text(PASSWORD, len.saturating_sub(3)).map(drop),
            2..=5 => {
                layer.skip(1)?;
                layer.read(SEQUENCE)?;
                layer.bytes(CHECKSUM, if kind < 4 { 16 } else { 20 }).map(drop)
            }
            _ => Ok(()),
        }
    }
}

pub(crate) mod pim {
    //! Protocol independent multicast, version 2: the header, and packets in registers.

    use dissect::prelude::*;
    use dissect::tree::flags;

    pub(crate) static PIM: Protocol = Protocol {
        fields: FIELDS,
        entries: &[on(tables::IP_PROTO, 103)],
        ..Protocol::new("pim", "PIM", "Protocol Independent Multicast", dissect)
    };

    fields! {
        FIRST: Bits<u8> = "pim.version", "Version", Dec {
            VERSION: 0xf0 = "pim.version", "Version", Dec;
            TYPE: 0x0f = "pim.type", "Type", Dec, TYPES;
        };
        RESERVED: Bytes = "pim.res_bytes", "Reserved byte(s)", None;
        CHECKSUM: u16 = "pim.cksum", "Checksum", Hex;
    }
    values! { TYPES {
        0 "Hello", 1 "Register", 2 "Register-stop", 3 "Join/Prune", 4 "Bootstrap", 5 "Assert", 6 "Graft",
        7 "Graft-Ack", 8 "Candidate-RP-Advertisement", 9 "State-Refresh", 10 "DF election",
        11 "ECMP Redirect", 12 "PIM Flooding Mechanism",
    } }

    fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
        let first = layer.peek::<u8>(0)?;
        if first >> 4 != 2 {
            return Err(Stop::NotMine);
        }
        layer.protocol_column("PIMv2");
        layer.info_clear();
        let kind = first & 0x0f;
        layer.info(format_args!("{}", TYPES.name(kind, "Unknown")));
        for f in [VERSION, TYPE] {
            layer.put_value(f, layer.at(), 1, Value::U64(f.of(first)), flags::BITS);
        }
        layer.skip(1)?;
        if kind == 10 {
            layer.skip(1)?;
        } else {
            layer.bytes(RESERVED, 1)?;
        }
        layer.read(CHECKSUM)?;
        if kind == 1 {
            layer.skip(4)?;
            let inner = layer.rest();
            let name = match inner.u8(0).map(|b| b >> 4) {
                Ok(4) => Name::new("ip"),
                Ok(6) => Name::new("ipv6"),
                _ => return Ok(()),
            };
            layer.call_named(name, inner, Argument::None);
            layer.protocol_column("PIMv2");
            layer.info(format_args!("{}", TYPES.name(kind, "Unknown")));
        }
        Ok(())
    }
}
