//! Control protocols of PPP: LCP (RFC 1661, RFC 1570), IPCP (RFC 1332, RFC 1877), IPv6CP (RFC 5072), CCP (RFC 1962)
//! and the authentication protocols PAP (RFC 1334) and CHAP (RFC 1994).
//!
//! Code points: IANA "Point-to-Point (PPP) Protocol Field Assignments".

use dissect::prelude::*;

use crate::words::PPP_PROTOCOLS;

values! { CODES {
    0 "Vendor Specific", 1 "Configuration Request", 2 "Configuration Ack", 3 "Configuration Nak",
    4 "Configuration Reject", 5 "Termination Request", 6 "Termination Ack", 7 "Code Reject", 8 "Protocol Reject",
    9 "Echo Request", 10 "Echo Reply", 11 "Discard Request", 12 "Identification", 13 "Time Remaining",
    14 "Reset Request", 15 "Reset Ack",
} }

const HEADER: usize = 4;

/// The fields that every control protocol has.
struct Common {
    code: Field<u8>,
    identifier: Field<u8>,
    length: Field<u16>,
    data: Field<Bytes>,
    option_type: Field<u8>,
    option_length: Field<u8>,
}

/// An option: its number, its name, the node it stands under.
type Opt = (u8, &'static str, Field<Bytes>);

/// Declares the fields of a control protocol: the common ones, then its own.
macro_rules! control_fields {
    ($prefix:literal, $types:ident; $($own:tt)*) => {
        fields! {
            CODE: u8 = "ppp.code", "Code", Dec, CODES;
            IDENTIFIER: u8 = "ppp.identifier", "Identifier", DecHex;
            LENGTH: u16 = "ppp.length", "Length", Dec;
            DATA: Bytes = "ppp.data", "Data", None;
            OPTION_TYPE: u8 = $prefix, "Type", Dec, $types;
            $($own)*
        }
        const COMMON: Common = Common {
            code: CODE,
            identifier: IDENTIFIER,
            length: LENGTH,
            data: DATA,
            option_type: OPTION_TYPE,
            option_length: OPTION_LENGTH,
        };
    };
}

/// Reads the header; returns the code. The layer ends where the length says.
fn header(layer: &mut Layer<'_, '_>, f: &Common, name: &str) -> Result<u8, Stop> {
    layer.protocol_column(name);
    let code = layer.peek::<u8>(0)?;
    layer.info(format_args!("{}", CODES.name(code, "Unknown")));
    layer.read(f.code)?;
    layer.read(f.identifier)?;
    let length = usize::from(layer.read(f.length)?);
    layer.covers(length);
    layer.narrow(length.max(HEADER));
    Ok(code)
}

/// What follows the header of codes that all control protocols share.
fn body(
    layer: &mut Layer<'_, '_>,
    f: &Common,
    code: u8,
    options: &[Opt],
    value: fn(&mut Layer<'_, '_>, u8, usize) -> Result<(), Stop>,
) -> Result<(), Stop> {
    let left = layer.left();
    if left == 0 {
        return Ok(());
    }
    if !(1..=4).contains(&code) {
        return layer.bytes(f.data, left).map(|_| ());
    }
    let start = layer.at();
    layer.line(
        start,
        left,
        format_args!("Options: ({left} byte{})", if left == 1 { "" } else { "s" }),
    );
    let top = layer.last();
    layer.nest(|layer| {
        // Each turn takes at least two octets.
        while layer.left() >= 2 {
            let (kind, len) = (layer.peek::<u8>(0)?, usize::from(layer.peek::<u8>(1)?));
            if len < 2 {
                break;
            }
            let at = layer.at();
            let Some((_, name, node)) = options.iter().find(|o| o.0 == kind) else {
                layer.line(at, len, format_args!("Unknown ({kind:#04x}) ({len} bytes)"));
                layer.skip(len)?;
                continue;
            };
            layer.append_at(top, format_args!(", {name}"));
            layer.put_bytes(*node, at, len);
            layer.nest(|layer| {
                layer.within(len, |layer| {
                    layer.read(f.option_type)?;
                    layer.read(f.option_length)?;
                    value(layer, kind, len - 2)
                })
            })?;
        }
        Ok(())
    })
}

/// Declares the names of option types and the nodes they stand under.
macro_rules! options {
    ($($n:literal $name:literal $field:ident;)*) => {
        values! { OPTION_TYPES { $($n $name,)* } }
        const OPTIONS: &[Opt] = &[$(($n, $name, $field)),*];
    };
}

pub(crate) mod lcp {
    //! Link Control Protocol.

    use super::*;

    pub(crate) static LCP: Protocol = Protocol {
        fields: FIELDS,
        entries: &[on(tables::PPP_PROTOCOL, 0xc021), on(tables::ETHERTYPE, 0xc021)],
        ..Protocol::new("lcp", "PPP LCP", "PPP Link Control Protocol", dissect)
    };

    control_fields! { "lcp.opt.type", OPTION_TYPES;
        OPTION_LENGTH: u8 = "lcp.opt.length", "Length", Dec;
        MAGIC: u32 = "lcp.magic_number", "Magic Number", Hex;
        MESSAGE: Text = "lcp.message", "Message", None;
        SECONDS: u32 = "lcp.secs_remaining", "Seconds Remaining", Dec;
        REJECTED: u16 = "lcp.rej_proto", "Rejected Protocol", Hex, PPP_PROTOCOLS;
        LCP_DATA: Bytes = "lcp.data", "Data", None;
        OPTION_DATA: Bytes = "lcp.opt.data", "Data", None;
        MRU: u16 = "lcp.opt.mru", "Maximum Receive Unit", Dec;
        ASYNC_MAP: u32 = "lcp.opt.asyncmap", "Async Control Character Map", Hex;
        AUTH: u16 = "lcp.opt.auth_protocol", "Authentication Protocol", Hex, PPP_PROTOCOLS;
        ALGORITHM: u8 = "lcp.opt.algorithm", "Algorithm", Dec, ALGORITHMS;
        QUALITY: u16 = "lcp.opt.quality_protocol", "Quality Protocol", Hex, PPP_PROTOCOLS;
        PERIOD: u32 = "lcp.opt.reporting_period", "Reporting Period", Dec;
        MAGIC_OPTION: u32 = "lcp.opt.magic_number", "Magic Number", Hex;
        OPERATION: u8 = "lcp.opt.operation", "Operation", Dec, OPERATIONS;
        MRRU: u16 = "lcp.opt.mrru", "MRRU", Dec;
        EP_CLASS: u8 = "lcp.opt.ep_disc_class", "Class", Dec, EP_CLASSES;
        EP_IPV4: Ipv4 = "lcp.opt.ip_address", "IP Address", None;
        EP_ETHER: Ether = "lcp.opt.802_1_address", "IEEE 802.1 Address", None;
        DISCRIMINATOR: u16 = "lcp.opt.link_discrim", "Link Discriminator", DecHex;
        O_VENDOR: Bytes = "lcp.opt.vendor", "Vendor Specific", None;
        O_MRU: Bytes = "lcp.opt.mtu_bytes", "Maximum Receive Unit", None;
        O_ASYNC: Bytes = "lcp.opt.asyncmap_bytes", "Async Control Character Map", None;
        O_AUTH: Bytes = "lcp.opt.auth_protocol_bytes", "Authentication Protocol", None;
        O_QUALITY: Bytes = "lcp.opt.quality_protocol_bytes", "Quality Protocol", None;
        O_MAGIC: Bytes = "lcp.opt.magic_number_bytes", "Magic Number", None;
        O_PFC: Bytes = "lcp.opt.field_compress", "Protocol Field Compression", None;
        O_ACFC: Bytes = "lcp.opt.addr_field_compress", "Address and Control Field Compression", None;
        O_FCS: Bytes = "lcp.opt.fcs_alternatives_bytes", "FCS Alternatives", None;
        O_CALLBACK: Bytes = "lcp.opt.callback", "Callback", None;
        O_MRRU: Bytes = "lcp.opt.multilink_mrru", "Multilink MRRU", None;
        O_SSNH: Bytes = "lcp.opt.multilink_ssnh", "Multilink Short Sequence Number Header", None;
        O_EP: Bytes = "lcp.opt.multilink_ep_disc", "Multilink Endpoint Discriminator", None;
        O_DISCRIMINATOR: Bytes = "lcp.opt.link_discrim_bytes", "Link Discriminator for BACP", None;
    }

    options! {
        0 "Vendor Specific" O_VENDOR;
        1 "Maximum Receive Unit" O_MRU;
        2 "Async Control Character Map" O_ASYNC;
        3 "Authentication Protocol" O_AUTH;
        4 "Quality Protocol" O_QUALITY;
        5 "Magic Number" O_MAGIC;
        7 "Protocol Field Compression" O_PFC;
        8 "Address and Control Field Compression" O_ACFC;
        9 "FCS Alternatives" O_FCS;
        13 "Callback" O_CALLBACK;
        17 "Multilink MRRU" O_MRRU;
        18 "Multilink Short Sequence Number Header" O_SSNH;
        19 "Multilink Endpoint Discriminator" O_EP;
        23 "Link Discriminator for BACP" O_DISCRIMINATOR;
    }

    const ALGORITHMS: Labels = Labels::Ranges(&[
        (0, 4, "Reserved"),
        (5, 5, "CHAP with MD5"),
        (6, 6, "CHAP with SHA-1"),
        (128, 128, "MS-CHAP"),
        (129, 129, "MS-CHAP-2"),
    ]);
    values! { OPERATIONS {
        0 "Location is determined by user authentication", 1 "Message is dialing string",
        2 "Message is location identifier", 3 "Message is E.164", 4 "Message is distinguished name", 5 "unassigned",
        6 "Location is determined during CBCP negotiation",
    } }
    values! { EP_CLASSES {
        0 "Null", 1 "Locally assigned address", 2 "Internet Protocol (IP) address",
        3 "IEEE 802.1 globally assigned MAC address", 4 "PPP magic-number block",
        5 "Public switched network directory number",
    } }

    fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
        let code = header(layer, &COMMON, "PPP LCP")?;
        let rest = |layer: &mut Layer<'_, '_>| match layer.left() {
            0 => Ok(()),
            left => layer.bytes(LCP_DATA, left).map(|_| ()),
        };
        match code {
            8 => {
                let protocol = layer.read(REJECTED)?;
                let packet = layer.rest();
                match layer.lookup(tables::PPP_PROTOCOL, u32::from(protocol)) {
                    Some(id) if !packet.is_empty() => {
                        layer.call_in_error(id, packet);
                    }
                    _ => rest(layer)?,
                }
                Ok(())
            }
            9..=11 => {
                layer.read(MAGIC)?;
                rest(layer)
            }
            12 => {
                layer.read(MAGIC)?;
                let left = layer.left();
                layer.text(MESSAGE, left).map(|_| ())
            }
            13 => {
                layer.read(MAGIC)?;
                layer.read(SECONDS)?;
                let left = layer.left();
                layer.text(MESSAGE, left).map(|_| ())
            }
            _ => body(layer, &COMMON, code, OPTIONS, value),
        }
    }

    fn value(layer: &mut Layer<'_, '_>, kind: u8, len: usize) -> Result<(), Stop> {
        match (kind, len) {
            (1, 2) => drop(layer.read(MRU)?),
            (2, 4) => drop(layer.read(ASYNC_MAP)?),
            (3, 2..) => {
                layer.read(AUTH)?;
                if len > 2 {
                    layer.read(ALGORITHM)?;
                }
            }
            (4, 2..) => {
                layer.read(QUALITY)?;
                if len >= 6 {
                    layer.read(PERIOD)?;
                }
            }
            (5, 4) => drop(layer.read(MAGIC_OPTION)?),
            (13, 1..) => drop(layer.read(OPERATION)?),
            (17, 2) => drop(layer.read(MRRU)?),
            (19, 1..) => match (layer.read(EP_CLASS)?, len) {
                (2, 5) => drop(layer.ipv4(EP_IPV4)?),
                (3, 7) => drop(layer.ether(EP_ETHER)?),
                _ => {}
            },
            (23, 2) => drop(layer.read(DISCRIMINATOR)?),
            _ => {}
        }
        Ok(())
    }
}

pub(crate) mod ipcp {
    //! IP Control Protocol.

    use super::*;

    pub(crate) static IPCP: Protocol = Protocol {
        fields: FIELDS,
        stateless: true,
        entries: &[on(tables::PPP_PROTOCOL, 0x8021), on(tables::ETHERTYPE, 0x8021)],
        ..Protocol::new("ipcp", "PPP IPCP", "PPP IP Control Protocol", dissect)
    };

    control_fields! { "ipcp.opt.type", OPTION_TYPES;
        OPTION_LENGTH: u8 = "ipcp.opt.length", "Length", Dec;
        COMPRESSION: u16 = "ipcp.opt.compress_proto", "IP Compression Protocol", Hex, COMPRESSIONS;
        MAX_SLOT: u8 = "ipcp.opt.max_slot_id", "Max Slot ID", Dec;
        SLOT_WORD: Bits<u8> = "ipcp.opt.comp_slot_id", "Comp Slot ID", Flag {
            COMP_SLOT: 0x01 = "ipcp.opt.comp_slot_id", "Comp Slot ID", Flag, SLOT_WORDS;
        };
        ADDRESS: Ipv4 = "ipcp.opt.ip_address", "IP Address", None;
        SOURCE: Ipv4 = "ipcp.opt.src_address", "Source IP Address", None;
        DESTINATION: Ipv4 = "ipcp.opt.dst_address", "Destination IP Address", None;
        HOME: Ipv4 = "ipcp.opt.mobilenodehomeaddress", "Mobile Node's Home Address", None;
        PRIMARY_DNS: Ipv4 = "ipcp.opt.pri_dns_address", "Primary DNS Address", None;
        PRIMARY_NBNS: Ipv4 = "ipcp.opt.pri_nbns_address", "Primary NBNS Address", None;
        SECONDARY_DNS: Ipv4 = "ipcp.opt.sec_dns_address", "Secondary DNS Address", None;
        SECONDARY_NBNS: Ipv4 = "ipcp.opt.sec_nbns_address", "Secondary NBNS Address", None;
        OPTION_DATA: Bytes = "ipcp.data", "Data", None;
        O_ADDRESSES: Bytes = "ipcp.opt.addrs", "IP Addresses (deprecated)", None;
        O_COMPRESSION: Bytes = "ipcp.opt.compress", "IP Compression Protocol", None;
        O_ADDRESS: Bytes = "ipcp.opt.addr", "IP Address", None;
        O_HOME: Bytes = "ipcp.opt.mobileipv4", "Mobile Node's Home IP Address", None;
        O_PRIMARY_DNS: Bytes = "ipcp.opt.pri_dns", "Primary DNS Server IP Address", None;
        O_PRIMARY_NBNS: Bytes = "ipcp.opt.pri_nbns", "Primary NBNS Server IP Address", None;
        O_SECONDARY_DNS: Bytes = "ipcp.opt.sec_dns", "Secondary DNS Server IP Address", None;
        O_SECONDARY_NBNS: Bytes = "ipcp.opt.sec_nbns", "Secondary NBNS Server IP Address", None;
    }

    values! { COMPRESSIONS {
        0x3 "Robust Header Compression (ROHC)", 0x2d "VJ compression", 0x37 "VJ compression (RFC1172-typo)",
        0x61 "IPHC compression",
    } }
    flag_labels! { SLOT_WORDS "The slot identifier may be compressed", "The slot identifier must not be compressed" }

    options! {
        1 "IP Addresses (deprecated)" O_ADDRESSES;
        2 "IP Compression Protocol" O_COMPRESSION;
        3 "IP Address" O_ADDRESS;
        4 "Mobile Node's Home IP Address" O_HOME;
        129 "Primary DNS Server IP Address" O_PRIMARY_DNS;
        130 "Primary NBNS Server IP Address" O_PRIMARY_NBNS;
        131 "Secondary DNS Server IP Address" O_SECONDARY_DNS;
        132 "Secondary NBNS Server IP Address" O_SECONDARY_NBNS;
    }

    const VAN_JACOBSON: u16 = 0x2d;

    fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
        let code = header(layer, &COMMON, "PPP IPCP")?;
        body(layer, &COMMON, code, OPTIONS, value)
    }

    fn value(layer: &mut Layer<'_, '_>, kind: u8, len: usize) -> Result<(), Stop> {
        let field = match (kind, len) {
            (1, 8) => {
                layer.ipv4(SOURCE)?;
                DESTINATION
            }
            (2, 2..) => {
                let protocol = layer.read(COMPRESSION)?;
                if protocol == VAN_JACOBSON && len >= 4 {
                    layer.read(MAX_SLOT)?;
                    let at = layer.at();
                    let word = layer.peek::<u8>(0)?;
                    let value = Value::U64(COMP_SLOT.of(word));
                    layer.put_value(COMP_SLOT, at, 1, value, dissect::tree::flags::BITS);
                }
                return Ok(());
            }
            (3, 4) => ADDRESS,
            (4, 4) => HOME,
            (129, 4) => PRIMARY_DNS,
            (130, 4) => PRIMARY_NBNS,
            (131, 4) => SECONDARY_DNS,
            (132, 4) => SECONDARY_NBNS,
            _ => return Ok(()),
        };
        layer.ipv4(field).map(|_| ())
    }
}

pub(crate) mod ipv6cp {
    //! IPv6 Control Protocol.

    use super::*;

    pub(crate) static IPV6CP: Protocol = Protocol {
        fields: FIELDS,
        stateless: true,
        entries: &[on(tables::PPP_PROTOCOL, 0x8057), on(tables::ETHERTYPE, 0x8057)],
        ..Protocol::new("ipv6cp", "PPP IPV6CP", "PPP IPv6 Control Protocol", dissect)
    };

    control_fields! { "ipv6cp.opt.type", OPTION_TYPES;
        OPTION_LENGTH: u8 = "ipv6cp.opt.length", "Length", Dec;
        INTERFACE: Bytes = "ipv6cp.interface_identifier", "Interface Identifier", None;
        O_INTERFACE: Bytes = "ipv6cp.opt.interface_identifier", "Interface Identifier", None;
        O_COMPRESSION: Bytes = "ipv6cp.opt.compress", "IPv6 compression", None;
    }

    options! {
        1 "Interface Identifier" O_INTERFACE;
        2 "IPv6 compression" O_COMPRESSION;
    }

    fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
        let code = header(layer, &COMMON, "PPP IPV6CP")?;
        body(layer, &COMMON, code, OPTIONS, value)
    }

    fn value(layer: &mut Layer<'_, '_>, kind: u8, len: usize) -> Result<(), Stop> {
        match (kind, len) {
            (1, 8) => layer.bytes(INTERFACE, 8).map(|_| ()),
            _ => Ok(()),
        }
    }
}

pub(crate) mod ccp {
    //! Compression Control Protocol.

    use super::*;

    pub(crate) static CCP: Protocol = Protocol {
        fields: FIELDS,
        stateless: true,
        entries: &[on(tables::PPP_PROTOCOL, 0x80fd), on(tables::ETHERTYPE, 0x80fd)],
        ..Protocol::new("ccp", "PPP CCP", "PPP Compression Control Protocol", dissect)
    };

    control_fields! { "ccp.opt.type", OPTION_TYPES;
        OPTION_LENGTH: u8 = "ccp.opt.length", "Length", Dec;
        DEFLATE_WORD: Bits<u8> = "ccp.opt.window", "Window", Dec {
            WINDOW: 0xf0 = "ccp.opt.window", "Window", Dec;
            METHOD: 0x0f = "ccp.opt.method", "Method", Dec, METHODS;
        };
        CHECK_WORD: Bits<u8> = "ccp.opt.mbz", "MBZ", Dec {
            ZERO: 0xfc = "ccp.opt.mbz", "MBZ", Dec;
            CHECK: 0x03 = "ccp.opt.chk", "Chk", Dec, CHECKS;
        };
        MVRCA_WORD: Bits<u8> = "ccp.opt.fe", "Features", Dec {
            FEATURES: 0xc0 = "ccp.opt.fe", "Features", Dec;
            PER_PACKET: 0x20 = "ccp.opt.p", "Packet by Packet flag", Flag, ENABLED;
            HISTORY: 0x1f = "ccp.opt.History", "History", Dec;
        };
        CONTEXTS: u8 = "ccp.opt.contexts", "# Contexts", Dec;
        VERSION_DICT: Bits<u8> = "ccp.opt.vd", "Vers/Dict", Hex {
            VERSION: 0xe0 = "ccp.opt.vd.vers", "Vers", Dec;
            DICT: 0x1f = "ccp.opt.vd.dict", "Dict", Dec;
        };
        O_PREDICTOR_1: Bytes = "ccp.opt.predict1", "Predictor type 1", None;
        O_PREDICTOR_2: Bytes = "ccp.opt.predict2", "Predictor type 2", None;
        O_STAC: Bytes = "ccp.opt.stac", "Stac Electronics LZS", None;
        O_MPPE: Bytes = "ccp.opt.mppe", "Microsoft PPE/PPC", None;
        O_BSD: Bytes = "ccp.opt.bsdcomp", "BSD LZW Compress", None;
        O_LZS_DCP: Bytes = "ccp.opt.lzsdcp", "LZS-DCP", None;
        O_MVRCA: Bytes = "ccp.opt.mvrca", "MVRCA (Magnalink)", None;
        O_DEFLATE: Bytes = "ccp.opt.deflate", "Deflate", None;
    }

    values! { METHODS { 8 "zlib compression" } }
    values! { CHECKS { 0 "sequence number check method" } }
    flag_labels! { ENABLED "Enabled", "Disabled" }

    options! {
        1 "Predictor type 1" O_PREDICTOR_1;
        2 "Predictor type 2" O_PREDICTOR_2;
        17 "Stac Electronics LZS" O_STAC;
        18 "Microsoft PPE/PPC" O_MPPE;
        21 "BSD LZW Compress" O_BSD;
        23 "LZS-DCP" O_LZS_DCP;
        24 "MVRCA (Magnalink)" O_MVRCA;
        26 "Deflate" O_DEFLATE;
    }

    fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
        let code = header(layer, &COMMON, "PPP CCP")?;
        body(layer, &COMMON, code, OPTIONS, value)
    }

    fn value(layer: &mut Layer<'_, '_>, kind: u8, len: usize) -> Result<(), Stop> {
        match (kind, len) {
            (21, 1) => drop(layer.read_bits(VERSION_DICT)?),
            (24, 2) => {
                members(layer, MVRCA_WORD)?;
                layer.read(CONTEXTS)?;
            }
            (26, 2) => {
                members(layer, DEFLATE_WORD)?;
                members(layer, CHECK_WORD)?;
            }
            _ => {}
        }
        Ok(())
    }

    fn members(layer: &mut Layer<'_, '_>, group: Field<Bits<u8>>) -> Result<(), Stop> {
        let word = layer.peek::<u8>(0)?;
        layer.put_members(group, layer.at(), 1, u64::from(word));
        layer.skip(1)
    }
}

pub(crate) mod pap {
    //! Password Authentication Protocol.

    use super::*;

    pub(crate) static PAP: Protocol = Protocol {
        fields: FIELDS,
        stateless: true,
        entries: &[on(tables::PPP_PROTOCOL, 0xc023), on(tables::ETHERTYPE, 0xc023)],
        ..Protocol::new("pap", "PPP PAP", "PPP Password Authentication Protocol", dissect)
    };

    fields! {
        CODE: u8 = "pap.code", "Code", Dec, PAP_CODES;
        IDENTIFIER: u8 = "pap.identifier", "Identifier", Dec;
        LENGTH: u16 = "pap.length", "Length", Dec;
        DATA: Empty = "pap.data", "Data", None;
        PEER_LENGTH: u8 = "pap.peer_id.length", "Peer-ID-Length", Dec;
        PEER: Text = "pap.peer_id", "Peer-ID", None;
        PASSWORD_LENGTH: u8 = "pap.password.length", "Password-Length", Dec;
        PASSWORD: Text = "pap.password", "Password", None;
        MESSAGE_LENGTH: u8 = "pap.message.length", "Message-Length", Dec;
        MESSAGE: Text = "pap.message", "Message", None;
    }

    values! { PAP_CODES { 1 "Authenticate-Request", 2 "Authenticate-Ack", 3 "Authenticate-Nak" } }

    fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
        layer.protocol_column("PPP PAP");
        let code = layer.read(CODE)?;
        layer.info(format_args!("{}", PAP_CODES.name(code, "Unknown")));
        layer.read(IDENTIFIER)?;
        let length = usize::from(layer.read(LENGTH)?);
        layer.covers(length);
        layer.narrow(length.max(HEADER));
        if layer.left() == 0 {
            return Ok(());
        }
        layer.subtree(DATA, |layer| match code {
            1 => {
                let len = usize::from(layer.read(PEER_LENGTH)?);
                let peer = layer.text(PEER, len)?;
                let len = usize::from(layer.read(PASSWORD_LENGTH)?);
                let password = layer.text(PASSWORD, len)?;
                if layer.wants_columns() {
                    let (peer, password) =
                        (String::from_utf8_lossy(peer), String::from_utf8_lossy(password));
                    layer.info_append(format_args!(" (Peer-ID='{peer}', Password='{password}')"));
                }
                Ok(())
            }
            2 | 3 => {
                let len = usize::from(layer.read(MESSAGE_LENGTH)?);
                let message = layer.text(MESSAGE, len)?;
                layer
                    .info_append(format_args!(" (Message='{}')", String::from_utf8_lossy(message)));
                Ok(())
            }
            _ => Ok(()),
        })
    }
}

pub(crate) mod chap {
    //! Challenge Handshake Authentication Protocol.

    use super::*;

    pub(crate) static CHAP: Protocol = Protocol {
        fields: FIELDS,
        stateless: true,
        entries: &[on(tables::PPP_PROTOCOL, 0xc223), on(tables::ETHERTYPE, 0xc223)],
        ..Protocol::new(
            "chap",
            "PPP CHAP",
            "PPP Challenge Handshake Authentication Protocol",
            dissect,
        )
    };

    fields! {
        CODE: u8 = "chap.code", "Code", Dec, CHAP_CODES;
        IDENTIFIER: u8 = "chap.identifier", "Identifier", Dec;
        LENGTH: u16 = "chap.length", "Length", Dec;
        DATA: Empty = "chap.data", "Data", None;
        VALUE_SIZE: u8 = "chap.value_size", "Value Size", Dec;
        VALUE: Bytes = "chap.value", "Value", None;
        NAME: Text = "chap.name", "Name", None;
        MESSAGE: Text = "chap.message", "Message", None;
        STUFF: Bytes = "chap.stuff", "Stuff", None;
    }

    values! { CHAP_CODES { 1 "Challenge", 2 "Response", 3 "Success", 4 "Failure" } }

    fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
        layer.protocol_column("PPP CHAP");
        let code = layer.read(CODE)?;
        layer.info(format_args!("{}", CHAP_CODES.name(code, "Unknown")));
        layer.read(IDENTIFIER)?;
        let length = usize::from(layer.read(LENGTH)?);
        layer.covers(length);
        layer.narrow(length.max(HEADER));
        if layer.left() == 0 {
            return Ok(());
        }
        layer.subtree(DATA, |layer| match code {
            1 | 2 => {
                let len = usize::from(layer.read(VALUE_SIZE)?);
                let value = layer.bytes(VALUE, len)?;
                let left = layer.left();
                let name = layer.text(NAME, left)?;
                if layer.wants_columns() {
                    layer.info_append(format_args!(
                        " (NAME='{}', VALUE=0x",
                        String::from_utf8_lossy(name)
                    ));
                    layer.info_with(|info| dissect::text::push_hex_bytes(info, value, 0));
                    layer.info_append(format_args!(")"));
                }
                Ok(())
            }
            3 | 4 => {
                let left = layer.left();
                let message = layer.text(MESSAGE, left)?;
                layer
                    .info_append(format_args!(" (MESSAGE='{}')", String::from_utf8_lossy(message)));
                Ok(())
            }
            _ => {
                let left = layer.left();
                layer.bytes(STUFF, left).map(|_| ())
            }
        })
    }
}
