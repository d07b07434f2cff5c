//! The fields of ICMPv6 and the words for their values.
//!
//! Code points: IANA "Internet Control Message Protocol version 6 (ICMPv6) Parameters", "Routing Protocol for Low Power
//! and Lossy Networks (RPL)".

use dissect::prelude::*;

use crate::ip::CHECKSUM_STATUSES;

fields! {
    TYPE: u8 = "icmpv6.type", "Type", Dec, TYPE_NAMES;
    CODE: u8 = "icmpv6.code", "Code", Dec;
    CHECKSUM: u16 = "icmpv6.checksum", "Checksum", Hex;
    CHECKSUM_STATUS: u8 = "icmpv6.checksum.status", "Checksum Status", None, CHECKSUM_STATUSES;
    RESERVED: Bytes = "icmpv6.reserved", "Reserved", None;
    DATA: Bytes = "icmpv6.data", "Data", None;
    UNKNOWN_DATA: Bytes = "icmpv6.unknown_data", "Unknown Data", None;
    MTU: u32 = "icmpv6.mtu", "MTU", Dec;
    POINTER: u32 = "icmpv6.pointer", "Pointer", Dec;
    ECHO_IDENTIFIER: u16 = "icmpv6.echo.identifier", "Identifier", Hex;
    ECHO_SEQUENCE_NUMBER: u16 = "icmpv6.echo.sequence_number", "Sequence", Dec;
    NONCE: Bytes = "icmpv6.nonce", "Nonce", None;
    ND_RA_CUR_HOP_LIMIT: u8 = "icmpv6.nd.ra.cur_hop_limit", "Cur hop limit", Dec;
    ND_RA_FLAG: Bits<u8> = "icmpv6.nd.ra.flag", "Flags", Hex {
        ND_RA_FLAG_M: 0x80 = "icmpv6.nd.ra.flag.m", "Managed address configuration", Flag, SET;
        ND_RA_FLAG_O: 0x40 = "icmpv6.nd.ra.flag.o", "Other configuration", Flag, SET;
        ND_RA_FLAG_H: 0x20 = "icmpv6.nd.ra.flag.h", "Home Agent", Flag, SET;
        ND_RA_FLAG_PRF: 0x18 = "icmpv6.nd.ra.flag.prf", "Prf (Default Router Preference)", Dec, PREFERENCES;
        ND_RA_FLAG_P: 0x04 = "icmpv6.nd.ra.flag.p", "Proxy", Flag, SET;
        ND_RA_FLAG_RSV: 0x03 = "icmpv6.nd.ra.flag.rsv", "Reserved", Dec;
    };
    ND_RA_ROUTER_LIFETIME: u16 = "icmpv6.nd.ra.router_lifetime", "Router lifetime (s)", Dec;
    ND_RA_REACHABLE_TIME: u32 = "icmpv6.nd.ra.reachable_time", "Reachable time (ms)", Dec;
    ND_RA_RETRANS_TIMER: u32 = "icmpv6.nd.ra.retrans_timer", "Retrans timer (ms)", Dec;
    ND_NS_TARGET_ADDRESS: Ipv6 = "icmpv6.nd.ns.target_address", "Target Address", None;
    ND_NA_FLAG: Bits<u32> = "icmpv6.nd.na.flag", "Flags", Hex {
        ND_NA_FLAG_R: 0x80000000 = "icmpv6.nd.na.flag.r", "Router", Flag, SET;
        ND_NA_FLAG_S: 0x40000000 = "icmpv6.nd.na.flag.s", "Solicited", Flag, SET;
        ND_NA_FLAG_O: 0x20000000 = "icmpv6.nd.na.flag.o", "Override", Flag, SET;
        ND_NA_FLAG_RSV: 0x1fffffff = "icmpv6.nd.na.flag.rsv", "Reserved", Dec;
    };
    ND_NA_TARGET_ADDRESS: Ipv6 = "icmpv6.nd.na.target_address", "Target Address", None;
    ND_RD_TARGET_ADDRESS: Ipv6 = "icmpv6.nd.rd.target_address", "Target Address", None;
    RD_NA_DESTINATION_ADDRESS: Ipv6 = "icmpv6.rd.na.destination_address", "Destination Address", None;
    OPT: Empty = "icmpv6.opt", "ICMPv6 Option", None;
    OPT_TYPE: u8 = "icmpv6.opt.type", "Type", Dec, OPT_TYPE_NAMES;
    OPT_LENGTH: u8 = "icmpv6.opt.length", "Length", Dec;
    OPT_RESERVED: Empty = "icmpv6.opt.reserved", "Reserved", None;
    OPT_PADDING: Empty = "icmpv6.opt.padding", "Padding", None;
    OPT_LINKADDR: Bytes = "icmpv6.opt.linkaddr", "Link-layer address", None;
    OPT_SRC_LINKADDR: Bytes = "icmpv6.opt.src_linkaddr", "Source Link-layer address", None;
    OPT_TARGET_LINKADDR: Bytes = "icmpv6.opt.target_linkaddr", "Target Link-layer address", None;
    OPT_LINKADDR_ETHER: Ether = "icmpv6.opt.linkaddr", "Link-layer address", None;
    OPT_SRC_LINKADDR_ETHER: Ether = "icmpv6.opt.src_linkaddr", "Source Link-layer address", None;
    OPT_TARGET_LINKADDR_ETHER: Ether = "icmpv6.opt.target_linkaddr", "Target Link-layer address", None;
    OPT_LINKADDR_EUI64: Eui64 = "icmpv6.opt.linkaddr_eui64", "Link-layer address", None;
    OPT_SRC_LINKADDR_EUI64: Eui64 = "icmpv6.opt.src_linkaddr_eui64", "Source Link-layer address", None;
    OPT_TARGET_LINKADDR_EUI64: Eui64 = "icmpv6.opt.target_linkaddr_eui64", "Target Link-layer address", None;
    OPT_PREFIX_LENGTH: u8 = "icmpv6.opt.prefix.length", "Prefix Length", Dec;
    OPT_PREFIX_FLAG: Bits<u8> = "icmpv6.opt.prefix.flag", "Flag", Hex {
        OPT_PREFIX_FLAG_L: 0x80 = "icmpv6.opt.prefix.flag.l", "On-link flag(L)", Flag, SET;
        OPT_PREFIX_FLAG_A: 0x40 = "icmpv6.opt.prefix.flag.a", "Autonomous address-configuration flag(A)", Flag, SET;
        OPT_PREFIX_FLAG_R: 0x20 = "icmpv6.opt.prefix.flag.r", "Router address flag(R)", Flag, SET;
        OPT_PREFIX_FLAG_RESERVED: 0x1f = "icmpv6.opt.prefix.flag.reserved", "Reserved", Dec;
    };
    OPT_PREFIX_VALID_LIFETIME: u32 = "icmpv6.opt.prefix.valid_lifetime", "Valid Lifetime", Dec, INFINITY;
    OPT_PREFIX_PREFERRED_LIFETIME: u32 = "icmpv6.opt.prefix.preferred_lifetime", "Preferred Lifetime", Dec, INFINITY;
    OPT_PREFIX: Ipv6 = "icmpv6.opt.prefix", "Prefix", None;
    OPT_CGA_PAD_LENGTH: u8 = "icmpv6.opt.cga.pad_length", "Pad Length", Dec;
    OPT_CGA: Bytes = "icmpv6.opt.cga", "CGA", None;
    OPT_CGA_MODIFIER: Bytes = "icmpv6.opt.cga.modifier", "Modifier", None;
    OPT_CGA_SUBNET_PREFIX: Bytes = "icmpv6.opt.cga.subnet_prefix", "Subnet Prefix", None;
    OPT_CGA_COUNT: Bytes = "icmpv6.opt.cga.count", "Count", None;
    OPT_CGA_SUBJECT_PUBLIC_KEY_INFO: Empty = "icmpv6.opt.cga.subject_public_key_info", "Subject Public Key Info", None;
    OPT_CGA_EXT_TYPE: u16 = "icmpv6.opt.cga.ext_type", "Ext Type", Dec;
    OPT_CGA_EXT_LENGTH: u16 = "icmpv6.opt.cga.ext_length", "Ext Length", Dec;
    OPT_CGA_EXT_DATA: Bytes = "icmpv6.opt.cga.ext_data", "Ext Data", None;
    OPT_RSA_KEY_HASH: Bytes = "icmpv6.opt.rsa.key_hash", "Key Hash", None;
    OPT_DIGITAL_SIGNATURE_PADDING: Empty = "icmpv6.opt.digital_signature_padding", "Digital Signature and Padding", None;
    OPT_PS_KEY_HASH: Bytes = "icmpv6.opt.ps.key_hash", "Key Hash", None;
    OPT_TIMESTAMP: AbsTime = "icmpv6.opt.timestamp", "Timestamp", Utc;
    OPT_NONCE: Bytes = "icmpv6.opt.nonce", "Nonce", None;
    OPT_CERTIFICATE_PADDING: Empty = "icmpv6.opt.certificate_padding", "Certificate and Padding", None;
    OPT_IPA_OPTION_CODE: u8 = "icmpv6.opt.ipa.option_code", "Option-code", Dec, OPT_IPA_OPTION_CODE_NAMES;
    OPT_IPA_PREFIX_LEN: u8 = "icmpv6.opt.ipa.prefix_len", "Prefix Length", Dec;
    OPT_IPA_IPV6_ADDRESS: Ipv6 = "icmpv6.opt.ipa.ipv6_address", "IPv6 Address", None;
    OPT_NRPI_OPTION_CODE: u8 = "icmpv6.opt.nrpi.option_code", "Option-code", Dec;
    OPT_NRPI_PREFIX_LEN: u8 = "icmpv6.opt.nrpi.prefix_len", "Prefix Length", Dec;
    OPT_NRPI_PREFIX: Ipv6 = "icmpv6.opt.nrpi.prefix", "Prefix", None;
    OPT_LLA_OPTION_CODE: u8 = "icmpv6.opt.lla.option_code", "Option-code", Dec, OPT_LLA_OPTION_CODE_NAMES;
    OPT_LLA_BYTES: Bytes = "icmpv6.opt.lla.bytes", "Link-Layer Address", None;
    OPT_NAACK_OPTION_CODE: u8 = "icmpv6.opt.naack.option_code", "Option-Code", Dec;
    OPT_NAACK_STATUS: u8 = "icmpv6.opt.naack.status", "Status", Dec, OPT_NAACK_STATUS_NAMES;
    OPT_NAACK_SUPPLIED_NCOA: Ipv6 = "icmpv6.opt.naack.supplied_ncoa", "Supplied NCoA", None;
    OPT_MAP_DISTANCE_WORD: Bits<u8> = "icmpv6.opt.map.distance", "Distance", Hex & 0xf0 {
        OPT_MAP_DISTANCE: 0xf0 = "icmpv6.opt.map.distance", "Distance", Dec;
        OPT_MAP_PREFERENCE: 0x0f = "icmpv6.opt.map.preference", "Preference", Dec;
    };
    OPT_MAP_FLAG: Bits<u8> = "icmpv6.opt.map.flag", "Flag", Hex {
        OPT_MAP_FLAG_R: 0x80 = "icmpv6.opt.map.flag.r", "RCoA Flag", Flag;
        OPT_MAP_FLAG_RESERVED: 0x7f = "icmpv6.opt.map.flag.reserved", "Reserved", Dec;
    };
    OPT_MAP_VALID_LIFETIME: u32 = "icmpv6.opt.map.valid_lifetime", "Valid Lifetime", Dec;
    OPT_MAP_GLOBAL_ADDRESS: Ipv6 = "icmpv6.opt.map.global_address", "Global Address", None;
    OPT_ROUTE_INFO_FLAG: Bits<u8> = "icmpv6.opt.route_info.flag", "Flag", Hex {
        OPT_ROUTE_INFO_FLAG_ROUTE_PREFERENCE: 0x18 = "icmpv6.opt.route_info.flag.route_preference", "Route Preference", Dec, PREFERENCES;
        OPT_ROUTE_INFO_FLAG_RESERVED: 0xe7 = "icmpv6.opt.route_info.flag.reserved", "Reserved", Dec;
    };
    OPT_ROUTE_LIFETIME: u32 = "icmpv6.opt.route_lifetime", "Route Lifetime", Dec, INFINITY;
    OPT_NAME_TYPE: u8 = "icmpv6.opt.name_type", "Name Type", Dec, OPT_NAME_TYPE_NAMES;
    OPT_NAME_X501: Bytes = "icmpv6.opt.name_x501", "DER Encoded X.501 Name", None;
    OPT_NAME_TYPE_FQDN: Text = "icmpv6.opt.name_type.fqdn", "FQDN", None;
    SEND_IDENTIFIER: u16 = "icmpv6.send.identifier", "Identifier", Dec;
    SEND_ALL_COMPONENTS: u16 = "icmpv6.send.all_components", "All Components", Dec;
    SEND_COMPONENT: u16 = "icmpv6.send.component", "Component", Dec;
    X509_NAME: u32 = "icmpv6.x509_Name", "Name", Dec, X509_NAME_NAMES;
    X509_CERTIFICATE: Empty = "icmpv6.x509_Certificate", "Certificate", None;
    OPT_REDIRECTED_PACKET: Empty = "icmpv6.opt.redirected_packet", "Redirected Packet", None;
    OPT_MTU: u32 = "icmpv6.opt.mtu", "MTU", Dec;
    OPT_NBMA_SHORTCUT_LIMIT: u8 = "icmpv6.opt.nbma.shortcut_limit", "Shortcut Limit", Dec;
    OPT_ADVERTISEMENT_INTERVAL: u32 = "icmpv6.opt.advertisement_interval", "Advertisement Interval", Dec;
    OPT_HOME_AGENT_PREFERENCE: u16 = "icmpv6.opt.home_agent_preference", "Home Agent Preference", Dec;
    OPT_HOME_AGENT_LIFETIME: u16 = "icmpv6.opt.home_agent_lifetime", "Home Agent Lifetime", Dec;
    OPT_IPV6_ADDRESS: Ipv6 = "icmpv6.opt.ipv6_address", "IPv6 Address", None;
    OPT_RDNSS_LIFETIME: u32 = "icmpv6.opt.rdnss.lifetime", "Lifetime", Dec, OPT_RDNSS_LIFETIME_NAMES;
    OPT_RDNSS: Ipv6 = "icmpv6.opt.rdnss", "Recursive DNS Servers", None;
    OPT_EFO: Bits<u16> = "icmpv6.opt.efo", "Flags Expansion Option", Hex {
        OPT_EFO_M: 0x8000 = "icmpv6.opt.efo.m", "Managed address configuration", Flag, SET;
        OPT_EFO_O: 0x4000 = "icmpv6.opt.efo.o", "Other configuration", Flag, SET;
        OPT_EFO_H: 0x2000 = "icmpv6.opt.efo.h", "Home Agent", Flag, SET;
        OPT_EFO_PRF: 0x1800 = "icmpv6.opt.efo.prf", "Prf (Default Router Preference)", Dec, PREFERENCES;
        OPT_EFO_P: 0x0400 = "icmpv6.opt.efo.p", "Proxy", Flag, SET;
        OPT_EFO_RSV: 0x02ff = "icmpv6.opt.efo.rsv", "Reserved", Dec;
    };
    OPT_HKR_PAD_LENGTH: u8 = "icmpv6.opt.hkr.pad_length", "Pad Length", Dec;
    OPT_HKR_AT_WORD: Bits<u8> = "icmpv6.opt.hkr.at", "AT", Hex & 0xf0 {
        OPT_HKR_AT: 0xf0 = "icmpv6.opt.hkr.at", "AT", Dec;
        OPT_HKR_RESERVED: 0x0f = "icmpv6.opt.hkr.reserved", "Reserved", Dec;
    };
    OPT_HKR_ENCRYPTION_PUBLIC_KEY: Bytes = "icmpv6.opt.hkr.encryption_public_key", "Handover Key Encryption Public Key", None;
    OPT_HKR_PADDING: Bytes = "icmpv6.opt.hkr.padding", "Padding", None;
    OPT_HKR_LIFETIME: u16 = "icmpv6.opt.hkr.lifetime", "Lifetime", Dec;
    OPT_HKR_ENCRYPTED_HANDOVER_KEY: Bytes = "icmpv6.opt.hkr.encrypted_handover_key", "Encrypted Handover Key", None;
    OPT_HAI_OPTION_CODE: u8 = "icmpv6.opt.hai.option_code", "Option-Code", Dec, OPT_HAI_OPTION_CODE_NAMES;
    OPT_HAI_LENGTH: u8 = "icmpv6.opt.hai.length", "HAI-Length", Dec;
    OPT_HAI_VALUE: Bytes = "icmpv6.opt.hai.value", "HAI-Value", None;
    OPT_MN_OPTION_CODE: u8 = "icmpv6.opt.mn.option_code", "Option-Code", Dec, OPT_MN_OPTION_CODE_NAMES;
    OPT_MN_LENGTH: u8 = "icmpv6.opt.mn.length", "MN-Length", Dec;
    OPT_MN_VALUE: Bytes = "icmpv6.opt.mn.value", "MN-Value", None;
    OPT_DNSSL_LIFETIME: u32 = "icmpv6.opt.dnssl.lifetime", "Lifetime", Dec, OPT_DNSSL_LIFETIME_NAMES;
    OPT_DNSSL: Text = "icmpv6.opt.dnssl", "Domain Names", None;
    OPT_ARO_STATUS: u8 = "icmpv6.opt.aro.status", "Status", Dec, OPT_ARO_STATUS_NAMES;
    OPT_ARO_REGISTRATION_LIFETIME: u16 = "icmpv6.opt.aro.registration_lifetime", "Registration Lifetime", Dec;
    OPT_ARO_EUI64: Eui64 = "icmpv6.opt.aro.eui64", "EUI-64", None;
    OPT_SIX_CO_CONTEXT_LENGTH: u8 = "icmpv6.opt.6co.context_length", "Context Length", Dec;
    OPT_SIX_CO_FLAG: Bits<u8> = "icmpv6.opt.6co.flag", "Flag", Hex {
        OPT_SIX_CO_FLAG_C: 0x10 = "icmpv6.opt.6co.flag.c", "Compression Flag", Flag, SET;
        OPT_SIX_CO_FLAG_CID: 0x0f = "icmpv6.opt.6co.flag.cid", "CID", Dec;
        OPT_SIX_CO_FLAG_RESERVED: 0xe0 = "icmpv6.opt.6co.flag.reserved", "Reserved", Dec;
    };
    OPT_SIX_CO_VALID_LIFETIME: u16 = "icmpv6.opt.6co.valid_lifetime", "Lifetime", Dec;
    OPT_SIX_CO_CONTEXT_PREFIX: Ipv6 = "icmpv6.opt.6co.context_prefix", "Context Prefix", None;
    OPT_ABRO_VERSION_LOW: u16 = "icmpv6.opt.abro.version_low", "Version Low", Dec;
    OPT_ABRO_VERSION_HIGH: u16 = "icmpv6.opt.abro.version_high", "Version", Dec;
    OPT_ABRO_VALID_LIFETIME: u16 = "icmpv6.opt.abro.valid_lifetime", "Valid Lifetime", Dec;
    OPT_ABRO_LBR_ADDRESS: Ipv6 = "icmpv6.opt.abro.6lbr_address", "6LBR Address", None;
    OPT_SIX_CIO_UNASSIGNED1_WORD: Bits<u16> = "icmpv6.opt.6cio.unassigned1", "Unassigned", Hex & 0xfffe {
        OPT_SIX_CIO_UNASSIGNED1: 0xfffe = "icmpv6.opt.6cio.unassigned1", "Unassigned", Hex;
        OPT_SIX_CIO_FLAG_G: 0x0001 = "icmpv6.opt.6cio.flag_g", "G", Hex;
    };
    OPT_SIX_CIO_UNASSIGNED2: u32 = "icmpv6.opt.6cio.unassigned2", "Unassigned", Hex;
    OPT_CAPTIVE_PORTAL: Text = "icmpv6.opt.captive_portal", "Captive Portal", None;
    OPT_PREF64_SCALED_LIFETIME_WORD: Bits<u16> = "icmpv6.opt.pref64.scaled_lifetime", "Scaled Lifetime", Hex & 0xfff8 {
        OPT_PREF64_SCALED_LIFETIME: 0xfff8 = "icmpv6.opt.pref64.scaled_lifetime", "Scaled Lifetime", Dec;
        OPT_PREF64_PLC: 0x0007 = "icmpv6.opt.pref64.plc", "PLC (Prefix Length Code)", Hex, OPT_PREF64_PLC_NAMES;
    };
    OPT_PREF64_PREFIX: Ipv6 = "icmpv6.opt.pref64.prefix", "Prefix", None;
    MLD_MAXIMUM_RESPONSE_DELAY: u16 = "icmpv6.mld.maximum_response_delay", "Maximum Response Delay [ms]", Dec;
    MLD_MULTICAST_ADDRESS: Ipv6 = "icmpv6.mld.multicast_address", "Multicast Address", None;
    RR_SEQUENCE_NUMBER: u32 = "icmpv6.rr.sequence_number", "Sequence Number", Dec;
    RR_SEGMENT_NUMBER: u8 = "icmpv6.rr.segment_number", "Segment Number", Dec;
    RR_FLAG: Bits<u8> = "icmpv6.rr.flag", "Flags", Hex {
        RR_FLAG_T: 0x80 = "icmpv6.rr.flag.t", "Test Command", Flag, SET;
        RR_FLAG_R: 0x40 = "icmpv6.rr.flag.r", "Result requested", Flag, SET;
        RR_FLAG_A: 0x20 = "icmpv6.rr.flag.a", "All Interfaces", Flag, SET;
        RR_FLAG_S: 0x10 = "icmpv6.rr.flag.s", "Site-specific", Flag, SET;
        RR_FLAG_P: 0x08 = "icmpv6.rr.flag.p", "Processed previously", Flag, SET;
        RR_FLAG_RSV: 0x07 = "icmpv6.rr.flag.rsv", "Reserved", Dec;
    };
    RR_MAXDELAY: u16 = "icmpv6.rr.maxdelay", "Max Delay", Dec;
    RR_PCO_MP: Empty = "icmpv6.rr.pco.mp", "Match-Prefix Part", None;
    RR_PCO_MP_OPCODE: u8 = "icmpv6.rr.pco.mp.opcode", "OpCode", Dec, RR_PCO_MP_OPCODE_NAMES;
    RR_PCO_MP_OPLENGTH: u8 = "icmpv6.rr.pco.mp.oplength", "OpLength", Dec;
    RR_PCO_MP_ORDINAL: u8 = "icmpv6.rr.pco.mp.ordinal", "Ordinal", Hex;
    RR_PCO_MP_MATCHLEN: u8 = "icmpv6.rr.pco.mp.matchlen", "MatchLen", Dec;
    RR_PCO_MP_MINLEN: u8 = "icmpv6.rr.pco.mp.minlen", "MinLen", Dec;
    RR_PCO_MP_MAXLEN: u8 = "icmpv6.rr.pco.mp.maxlen", "MaxLen", Dec;
    RR_PCO_MP_MATCHPREFIX: Ipv6 = "icmpv6.rr.pco.mp.matchprefix", "MatchPrefix", None;
    RR_PCO_UP: Empty = "icmpv6.rr.pco.up", "Use-Prefix Part", None;
    RR_PCO_UP_USELEN: u8 = "icmpv6.rr.pco.up.uselen", "UseLen", Dec;
    RR_PCO_UP_KEEPLEN: u8 = "icmpv6.rr.pco.up.keeplen", "KeepLen", Dec;
    RR_PCO_UP_FLAGMASK: Bits<u8> = "icmpv6.rr.pco.up.flagmask", "FlagMask", Hex {
        RR_PCO_UP_FLAGMASK_L: 0x80 = "icmpv6.rr.pco.up.flagmask.l", "On-link flag(L)", Flag, SET;
        RR_PCO_UP_FLAGMASK_A: 0x40 = "icmpv6.rr.pco.up.flagmask.a", "Autonomous address-configuration flag(A)", Flag, SET;
        RR_PCO_UP_FLAGMASK_RESERVED: 0x3f = "icmpv6.rr.pco.up.flagmask.reserved", "Reserved", Dec;
    };
    RR_PCO_UP_RAFLAGS: u8 = "icmpv6.rr.pco.up.raflags", "RAFlags", Hex;
    RR_PCO_UP_VALIDLIFETIME: u32 = "icmpv6.rr.pco.up.validlifetime", "Valid Lifetime", Dec, INFINITY;
    RR_PCO_UP_PREFERREDLIFETIME: u32 = "icmpv6.rr.pco.up.preferredlifetime", "Preferred Lifetime", Dec, INFINITY;
    RR_PCO_UP_FLAG: Bits<u32> = "icmpv6.rr.pco.up.flag", "Flags", Hex {
        RR_PCO_UP_FLAG_V: 0x80000000 = "icmpv6.rr.pco.up.flag.v", "Decrement valid lifetime", Flag, SET;
        RR_PCO_UP_FLAG_P: 0x40000000 = "icmpv6.rr.pco.up.flag.p", "Decrement preferred lifetime", Flag, SET;
        RR_PCO_UP_FLAG_RESERVED: 0x3fffffff = "icmpv6.rr.pco.up.flag.reserved", "Reserved", Dec;
    };
    RR_PCO_UP_USEPREFIX: Ipv6 = "icmpv6.rr.pco.up.useprefix", "UsePrefix", None;
    RR_RM: Empty = "icmpv6.rr.rm", "Result Message", None;
    RR_RM_FLAG: Bits<u16> = "icmpv6.rr.rm.flag", "Flags", Hex {
        RR_RM_FLAG_B: 0x0002 = "icmpv6.rr.rm.flag.b", "Bounds", Flag, SET;
        RR_RM_FLAG_F: 0x0001 = "icmpv6.rr.rm.flag.f", "Forbidden", Flag, SET;
        RR_RM_FLAG_RESERVED: 0xfffc = "icmpv6.rr.rm.flag.reserved", "Reserved", Dec;
    };
    RR_RM_ORDINAL: u8 = "icmpv6.rr.rm.ordinal", "Ordinal", Hex;
    RR_RM_MATCHEDLEN: u8 = "icmpv6.rr.rm.matchedlen", "MatchedLen", Dec;
    RR_RM_INTERFACEINDEX: u32 = "icmpv6.rr.rm.interfaceindex", "InterfaceIndex", Dec;
    RR_RM_MATCHEDPREFIX: Ipv6 = "icmpv6.rr.rm.matchedprefix", "MatchedPrefix", None;
    MIP6_IDENTIFIER: u16 = "icmpv6.mip6.identifier", "Identifier", DecHex;
    MIP6_HOME_AGENT_ADDRESS: Ipv6 = "icmpv6.mip6.home_agent_address", "Home Agent Address", None;
    MIP6_FLAG: Bits<u16> = "icmpv6.mip6.flag", "Flags", Hex {
        MIP6_FLAG_M: 0x8000 = "icmpv6.mip6.flag.m", "Managed address configuration", Flag, SET;
        MIP6_FLAG_O: 0x4000 = "icmpv6.mip6.flag.o", "Other configuration", Flag, SET;
        MIP6_FLAG_RSV: 0x3fff = "icmpv6.mip6.flag.rsv", "Reserved", Dec;
    };
    MLD_MAXIMUM_RESPONSE_CODE: u16 = "icmpv6.mld.maximum_response_code", "Maximum Response Code", Dec;
    MLD_FLAG: Bits<u8> = "icmpv6.mld.flag", "Flags", Hex {
        MLD_FLAG_S: 0x08 = "icmpv6.mld.flag.s", "Suppress Router-Side Processing", Flag;
        MLD_FLAG_QRV: 0x07 = "icmpv6.mld.flag.qrv", "QRV (Querier's Robustness Variable)", Dec;
        MLD_FLAG_RESERVED: 0xf0 = "icmpv6.mld.flag.reserved", "Reserved", Dec;
    };
    MLD_QQI: u8 = "icmpv6.mld.qqi", "QQIC (Querier's Query Interval Code)", Dec;
    MLD_NB_SOURCES: u16 = "icmpv6.mld.nb_sources", "Number of Sources", Dec;
    MLD_SOURCE_ADDRESS: Ipv6 = "icmpv6.mld.source_address", "Source Address", None;
    MLDR_NB_MCAST_RECORDS: u16 = "icmpv6.mldr.nb_mcast_records", "Number of Multicast Address Records", Dec;
    MLDR_MAR: Empty = "icmpv6.mldr.mar", "Multicast Address Record", None;
    MLDR_MAR_RECORD_TYPE: u8 = "icmpv6.mldr.mar.record_type", "Record Type", Dec, MLDR_MAR_RECORD_TYPE_NAMES;
    MLDR_MAR_AUX_DATA_LEN: u8 = "icmpv6.mldr.mar.aux_data_len", "Aux Data Len", Dec;
    MLDR_MAR_NB_SOURCES: u16 = "icmpv6.mldr.mar.nb_sources", "Number of Sources", Dec;
    MLDR_MAR_MULTICAST_ADDRESS: Ipv6 = "icmpv6.mldr.mar.multicast_address", "Multicast Address", None;
    MLDR_MAR_SOURCE_ADDRESS: Ipv6 = "icmpv6.mldr.mar.source_address", "Source Address", None;
    MLDR_MAR_AUXILIARY_DATA: Bytes = "icmpv6.mldr.mar.auxiliary_data", "Auxiliary Data", None;
    FMIP6_SUBTYPE: u8 = "icmpv6.fmip6.subtype", "Subtype", Dec, FMIP6_SUBTYPE_NAMES;
    FMIP6_HI_FLAG: Bits<u8> = "icmpv6.fmip6.hi.flag", "Flag", Hex {
        FMIP6_HI_FLAG_S: 0x80 = "icmpv6.fmip6.hi.flag.s", "Assigned address configuration", Flag, SET;
        FMIP6_HI_FLAG_A: 0x40 = "icmpv6.fmip6.hi.flag.a", "Buffer", Flag, SET;
        FMIP6_HI_FLAG_RESERVED: 0x3f = "icmpv6.fmip6.hi.flag.reserved", "Reserved", Dec;
    };
    FMIP6_IDENTIFIER: u16 = "icmpv6.fmip6.identifier", "Identifier", DecHex;
    MCAST_RA_QUERY_INTERVAL: u16 = "icmpv6.mcast_ra.query_interval", "Query Interval", Dec;
    MCAST_RA_ROBUSTNESS_VARIABLE: u16 = "icmpv6.mcast_ra.robustness_variable", "Robustness Variable", Dec;
    NI_QTYPE: u16 = "icmpv6.ni.qtype", "Qtype", Dec, NI_QTYPE_NAMES;
    NI_FLAG: Bits<u16> = "icmpv6.ni.flag", "Flags", Hex {
        NI_FLAG_G: 0x0020 = "icmpv6.ni.flag.g", "Global-scope addresses", Flag, SET;
        NI_FLAG_S: 0x0010 = "icmpv6.ni.flag.s", "Site-local addresses", Flag, SET;
        NI_FLAG_L: 0x0008 = "icmpv6.ni.flag.l", "Link-local addresses", Flag, SET;
        NI_FLAG_C: 0x0004 = "icmpv6.ni.flag.c", "Compression", Flag, SET;
        NI_FLAG_A: 0x0002 = "icmpv6.ni.flag.a", "Unicast Addresses", Flag, UNICAST;
        NI_FLAG_T: 0x0001 = "icmpv6.ni.flag.t", "Truncated", Flag, SET;
        NI_FLAG_RSV: 0xffc0 = "icmpv6.ni.flag.rsv", "Reserved", Hex;
    };
    NI_NONCE: u64 = "icmpv6.ni.nonce", "Nonce", Hex;
    NI_QUERY_SUBJECT_IPV6: Ipv6 = "icmpv6.ni.query.subject_ipv6", "IPv6 subject address", None;
    NI_QUERY_SUBJECT_FQDN: Text = "icmpv6.ni.query.subject_fqdn", "FQDN subject", None;
    NI_QUERY_SUBJECT_IPV4: Ipv4 = "icmpv6.ni.query.subject_ipv4", "IPv4 subject address", None;
    NI_REPLY_NODE_TTL: u32 = "icmpv6.ni.reply.node_ttl", "TTL", Dec;
    NI_REPLY_NODE_NAME: Text = "icmpv6.ni.reply.node_name", "Name Node", None;
    NI_REPLY_NODE_ADDRESS: Ipv6 = "icmpv6.ni.reply.node_address", "IPv6 Node address", None;
    NI_REPLY_IPV4_ADDRESS: Ipv4 = "icmpv6.ni.reply.ipv4_address", "IPv4 Node address", None;
    LENGTH: u8 = "icmpv6.length", "Length of original datagram", Dec;
    RPL_DIS_FLAGS: u8 = "icmpv6.rpl.dis.flags", "Flags", Dec;
    RPL_DIO_INSTANCE: u8 = "icmpv6.rpl.dio.instance", "RPLInstanceID", Dec;
    RPL_DIO_VERSION: u8 = "icmpv6.rpl.dio.version", "Version", Dec;
    RPL_DIO_RANK: u16 = "icmpv6.rpl.dio.rank", "Rank", Dec;
    RPL_DIO_FLAG: Bits<u8> = "icmpv6.rpl.dio.flag", "Flags", Hex {
        RPL_DIO_FLAG_G: 0x80 = "icmpv6.rpl.dio.flag.g", "Grounded (G)", Flag;
        RPL_DIO_FLAG_0: 0x40 = "icmpv6.rpl.dio.flag.0", "Zero", Flag;
        RPL_DIO_FLAG_MOP: 0x38 = "icmpv6.rpl.dio.flag.mop", "Mode of Operation (MOP)", Hex, RPL_DIO_FLAG_MOP_NAMES;
        RPL_DIO_FLAG_PREFERENCE: 0x07 = "icmpv6.rpl.dio.flag.preference", "DODAG Preference", Dec;
    };
    RPL_DIO_DTSN: u8 = "icmpv6.rpl.dio.dtsn", "Destination Advertisement Trigger Sequence Number (DTSN)", Dec;
    RPL_DIO_DAGID: Ipv6 = "icmpv6.rpl.dio.dagid", "DODAGID", None;
    RPL_DAO_INSTANCE: u8 = "icmpv6.rpl.dao.instance", "RPLInstanceID", Dec;
    RPL_DAO_FLAG: Bits<u8> = "icmpv6.rpl.dao.flag", "Flags", Hex {
        RPL_DAO_FLAG_K: 0x80 = "icmpv6.rpl.dao.flag.k", "DAO-ACK Request (K)", Flag;
        RPL_DAO_FLAG_D: 0x40 = "icmpv6.rpl.dao.flag.d", "DODAGID Present (D)", Flag;
        RPL_DAO_FLAG_RSV: 0x3f = "icmpv6.rpl.dao.flag.rsv", "Reserved", Dec;
    };
    RPL_DAO_SEQUENCE: u8 = "icmpv6.rpl.dao.sequence", "DAO Sequence", Dec;
    RPL_DAO_DODAGID: Ipv6 = "icmpv6.rpl.dao.dodagid", "DODAGID", None;
    RPL_DAOACK_INSTANCE: u8 = "icmpv6.rpl.daoack.instance", "RPLInstanceID", Dec;
    RPL_DAOACK_FLAG: Bits<u8> = "icmpv6.rpl.daoack.flag", "Flag", Hex {
        RPL_DAOACK_FLAG_D: 0x80 = "icmpv6.rpl.daoack.flag.d", "DODAGID Present (D)", Flag;
        RPL_DAOACK_FLAG_RSV: 0x7f = "icmpv6.rpl.daoack.flag.rsv", "Reserved", Dec;
    };
    RPL_DAOACK_SEQUENCE: u8 = "icmpv6.rpl.daoack.sequence", "DAO-ACK Sequence", Dec;
    RPL_DAOACK_STATUS: u8 = "icmpv6.rpl.daoack.status", "Status", Dec;
    RPL_DAOACK_DODAGID: Ipv6 = "icmpv6.rpl.daoack.dodagid", "DODAGID", None;
    RPL_CC_INSTANCE: u8 = "icmpv6.rpl.cc.instance", "RPLInstanceID", Dec;
    RPL_CC_FLAG: Bits<u8> = "icmpv6.rpl.cc.flag", "Flag", Hex {
        RPL_CC_FLAG_R: 0x80 = "icmpv6.rpl.cc.flag.r", "Response (R)", Flag;
        RPL_CC_FLAG_RSV: 0x7f = "icmpv6.rpl.cc.flag.rsv", "Reserved", Dec;
    };
    RPL_CC_NONCE: u16 = "icmpv6.rpl.cc.nonce", "CC Nonce", Hex;
    RPL_CC_DODAGID: Ipv6 = "icmpv6.rpl.cc.dodagid", "DODAGID", None;
    RPL_CC_DESTINATION_COUNTER: u32 = "icmpv6.rpl.cc.destination_counter", "Destination Counter", Dec;
    RPL_SECURE_FLAG: Bits<u8> = "icmpv6.rpl.secure.flag", "Flags", Hex {
        RPL_SECURE_FLAG_T: 0x80 = "icmpv6.rpl.secure.flag.t", "Counter is Time (T)", Flag;
        RPL_SECURE_FLAG_RSV: 0x7f = "icmpv6.rpl.secure.flag.rsv", "Reserved", Dec;
    };
    RPL_SECURE_ALGORITHM: u8 = "icmpv6.rpl.secure.algorithm", "Algorithm", Dec, RPL_SECURE_ALGORITHM_NAMES;
    RPL_SECURE_KIM_WORD: Bits<u8> = "icmpv6.rpl.secure.kim", "Key Identifier Mode (KIM)", Hex & 0xc0 {
        RPL_SECURE_KIM: 0xc0 = "icmpv6.rpl.secure.kim", "Key Identifier Mode (KIM)", Dec;
        RPL_SECURE_LVL: 0x07 = "icmpv6.rpl.secure.lvl", "Security Level (LVL)", Dec;
        RPL_SECURE_RSV: 0x38 = "icmpv6.rpl.secure.rsv", "Reserved", Dec;
    };
    RPL_SECURE_COUNTER: u32 = "icmpv6.rpl.secure.counter", "Counter", Dec;
    RPL_SECURE_KEY_SOURCE: Bytes = "icmpv6.rpl.secure.key.source", "Key Source", None;
    RPL_SECURE_KEY_INDEX: u8 = "icmpv6.rpl.secure.key.index", "Key Index", Dec;
    RPL_OPT_TYPE: u8 = "icmpv6.rpl.opt.type", "Type", Dec, RPL_OPT_TYPE_NAMES;
    RPL_OPT_LENGTH: u8 = "icmpv6.rpl.opt.length", "Length", Dec;
    RPL_OPT_RESERVED: Empty = "icmpv6.rpl.opt.reserved", "Reserved", None;
    RPL_OPT_PADN: Empty = "icmpv6.rpl.opt.padn", "Padding", None;
    RPL_OPT_METRIC_TYPE: u8 = "icmpv6.rpl.opt.metric.type", "Routing Metric/Constraint Type", Dec, RPL_OPT_METRIC_TYPE_NAMES;
    RPL_OPT_METRIC_FLAGS: Bits<u16> = "icmpv6.rpl.opt.metric.flags", "Flags", Hex {
        RPL_OPT_METRIC_RESERVED: 0xf800 = "icmpv6.rpl.opt.metric.reserved", "Reserved Flags", Hex;
        RPL_OPT_METRIC_FLAG_P: 0x0400 = "icmpv6.rpl.opt.metric.flag.p", "Flag P", Flag, SET;
        RPL_OPT_METRIC_FLAG_C: 0x0200 = "icmpv6.rpl.opt.metric.flag.c", "Flag C", Flag, SET;
        RPL_OPT_METRIC_FLAG_O: 0x0100 = "icmpv6.rpl.opt.metric.flag.o", "Flag O", Flag, SET;
        RPL_OPT_METRIC_FLAG_R: 0x0080 = "icmpv6.rpl.opt.metric.flag.r", "Flag R", Flag, SET;
        RPL_OPT_METRIC_FLAG_A: 0x0070 = "icmpv6.rpl.opt.metric.flag.a", "A Field", Hex;
        RPL_OPT_METRIC_PREC: 0x000f = "icmpv6.rpl.opt.metric.prec", "Precedence field", Hex;
    };
    RPL_OPT_METRIC_LENGTH: u8 = "icmpv6.rpl.opt.metric.length", "Metric Length", Dec;
    RPL_OPT_METRIC_NSA_OBJECT: Bits<u16> = "icmpv6.rpl.opt.metric.nsa.object", "Node State and Attribute Object", Hex {
        RPL_OPT_METRIC_NSA_OBJECT_RESERVED: 0xff00 = "icmpv6.rpl.opt.metric.nsa.object.reserved", "Reserved field", Hex;
        RPL_OPT_METRIC_NSA_OBJECT_FLAGS: 0x00fc = "icmpv6.rpl.opt.metric.nsa.object.flags", "Flags", Hex;
        RPL_OPT_METRIC_NSA_OBJECT_FLAG_A: 0x0002 = "icmpv6.rpl.opt.metric.nsa.object.flag.a", "Flag A", Flag, SET;
        RPL_OPT_METRIC_NSA_OBJECT_FLAG_O: 0x0001 = "icmpv6.rpl.opt.metric.nsa.object.flag.o", "Flag O", Flag, SET;
    };
    RPL_OPT_METRIC_NSA_OBJECT_OPTTLV_OBJECT: u8 = "icmpv6.rpl.opt.metric.nsa.object.opttlv.object", "Node State and Attribute Optional TLV", Dec;
    RPL_OPT_METRIC_NSA_OBJECT_OPTTLV_OBJECT_TYPE: u8 = "icmpv6.rpl.opt.metric.nsa.object.opttlv.object.type", "Node State and Attribute Optional TLV Type", Dec;
    RPL_OPT_METRIC_NSA_OBJECT_OPTTLV_OBJECT_LENGTH: u8 = "icmpv6.rpl.opt.metric.nsa.object.opttlv.object.length", "Node State and Attribute Optional TLV Length", Dec;
    RPL_OPT_METRIC_NSA_OBJECT_OPTTLV_OBJECT_DATA: Bytes = "icmpv6.rpl.opt.metric.nsa.object.opttlv.object.data", "Raw Data", None;
    RPL_OPT_METRIC_NE_OBJECT: Bits<u16> = "icmpv6.rpl.opt.metric.ne.object", "Node Energy Object", Hex {
        RPL_OPT_METRIC_NE_OBJECT_FLAGS: 0xf000 = "icmpv6.rpl.opt.metric.ne.object.flags", "Flags field", Hex;
        RPL_OPT_METRIC_NE_OBJECT_FLAG_I: 0x0800 = "icmpv6.rpl.opt.metric.ne.object.flag.i", "Flag I", Flag, SET;
        RPL_OPT_METRIC_NE_OBJECT_TYPE: 0x0600 = "icmpv6.rpl.opt.metric.ne.object.type", "Type", Hex;
        RPL_OPT_METRIC_NE_OBJECT_FLAG_E: 0x0100 = "icmpv6.rpl.opt.metric.ne.object.flag.e", "Flag E", Flag, SET;
        RPL_OPT_METRIC_NE_OBJECT_ENERGY: 0x00ff = "icmpv6.rpl.opt.metric.ne.object.energy", "Energy", Hex;
    };
    RPL_OPT_METRIC_HP_OBJECT: Bits<u16> = "icmpv6.rpl.opt.metric.hp.object", "Hop Count Object", Hex {
        RPL_OPT_METRIC_HP_OBJECT_RESERVED: 0xf000 = "icmpv6.rpl.opt.metric.hp.object.reserved", "Reserved field", Hex;
        RPL_OPT_METRIC_HP_OBJECT_FLAGS: 0x0f00 = "icmpv6.rpl.opt.metric.hp.object.flags", "Flags", Hex;
        RPL_OPT_METRIC_HP_OBJECT_HP: 0x00ff = "icmpv6.rpl.opt.metric.hp.object.hp", "Hop Count", Dec;
    };
    RPL_OPT_METRIC_LT_OBJECT_LT: u32 = "icmpv6.rpl.opt.metric.lt.object.lt", "Link Throughput", Dec;
    RPL_OPT_METRIC_LL_OBJECT_LL: u32 = "icmpv6.rpl.opt.metric.ll.object.ll", "Link Latency", Dec;
    RPL_OPT_METRIC_LQL_OBJECT: Bits<u8> = "icmpv6.rpl.opt.metric.lql.object", "Link Quality Level Object", Hex {
        RPL_OPT_METRIC_LQL_OBJECT_RES: 0xff = "icmpv6.rpl.opt.metric.lql.object.res", "Reserved field", Hex;
        RPL_OPT_METRIC_LQL_OBJECT_VAL: 0xe0 = "icmpv6.rpl.opt.metric.lql.object.val", "Val(ue)", Hex;
        RPL_OPT_METRIC_LQL_OBJECT_COUNTER: 0x1f = "icmpv6.rpl.opt.metric.lql.object.counter", "Counter", Dec;
    };
    RPL_OPT_METRIC_ETX_OBJECT_ETX: u16 = "icmpv6.rpl.opt.metric.etx.object.etx", "ETX", Dec;
    RPL_OPT_METRIC_LC_OBJECT: Empty = "icmpv6.rpl.opt.metric.lc.object", "Link Color Object", None;
    RPL_OPT_METRIC_LC_OBJECT_RES_WORD: Bits<u8> = "icmpv6.rpl.opt.metric.lc.object.res", "Reserved field", Hex & 0xff {
        RPL_OPT_METRIC_LC_OBJECT_RES: 0xff = "icmpv6.rpl.opt.metric.lc.object.res", "Reserved field", Hex;
    };
    RPL_OPT_METRIC_LC_OBJECT_LC_WORD: Bits<u16> = "icmpv6.rpl.opt.metric.lc.object.lc", "Link Color", Hex & 0xffc0 {
        RPL_OPT_METRIC_LC_OBJECT_LC: 0xffc0 = "icmpv6.rpl.opt.metric.lc.object.lc", "Link Color", Hex;
        RPL_OPT_METRIC_LC_OBJECT_COUNTER: 0x003f = "icmpv6.rpl.opt.metric.lc.object.counter", "Counter", Dec;
    };
    RPL_OPT_METRIC_LC_OBJECT_ACK_WORD: Bits<u16> = "icmpv6.rpl.opt.metric.lc.object.lc", "Link Color", Hex & 0xffc0 {
        RPL_OPT_METRIC_LC_OBJECT_RESERVED: 0x003e = "icmpv6.rpl.opt.metric.lc.object.reserved", "Reserved", Dec;
        RPL_OPT_METRIC_LC_OBJECT_FLAG_I: 0x0001 = "icmpv6.rpl.opt.metric.lc.object.flag.i", "Flag I", Dec;
    };
    RPL_OPT_ROUTE_PREFIX_LENGTH: u8 = "icmpv6.rpl.opt.route.prefix_length", "Prefix Length", Dec;
    RPL_OPT_ROUTE_FLAG: Bits<u8> = "icmpv6.rpl.opt.route.flag", "Flag", Hex {
        RPL_OPT_ROUTE_PREF: 0x18 = "icmpv6.rpl.opt.route.pref", "Preference", Dec, PREFERENCES;
        RPL_OPT_ROUTE_RESERVED: 0xe7 = "icmpv6.rpl.opt.route.reserved", "Reserved", Dec;
    };
    RPL_OPT_ROUTE_LIFETIME: u32 = "icmpv6.rpl.opt.route.lifetime", "Route Lifetime", Dec, INFINITY;
    RPL_OPT_ROUTE_PREFIX: Ipv6 = "icmpv6.rpl.opt.route.prefix", "Prefix", None;
    RPL_OPT_CONFIG_FLAG: Bits<u8> = "icmpv6.rpl.opt.config.flag", "Flag", Hex {
        RPL_OPT_CONFIG_RESERVED: 0xf0 = "icmpv6.rpl.opt.config.reserved", "Reserved", Dec;
        RPL_OPT_CONFIG_AUTH: 0x08 = "icmpv6.rpl.opt.config.auth", "Authentication Enabled", Flag, SET;
        RPL_OPT_CONFIG_PCS: 0x07 = "icmpv6.rpl.opt.config.pcs", "Path Control Size", Dec;
    };
    RPL_OPT_CONFIG_INTERVAL_DOUBLE: u8 = "icmpv6.rpl.opt.config.interval_double", "DIOIntervalDoublings", Dec;
    RPL_OPT_CONFIG_INTERVAL_MIN: u16 = "icmpv6.rpl.opt.config.interval_min", "DIOIntervalMin", Dec;
    RPL_OPT_CONFIG_REDUNDANCY: u8 = "icmpv6.rpl.opt.config.redundancy", "DIORedundancyConstant", Dec;
    RPL_OPT_CONFIG_MAX_RANK_INC: u16 = "icmpv6.rpl.opt.config.max_rank_inc", "MaxRankInc", Dec;
    RPL_OPT_CONFIG_MIN_HOP_RANK_INC: u16 = "icmpv6.rpl.opt.config.min_hop_rank_inc", "MinHopRankInc", Dec;
    RPL_OPT_CONFIG_OCP: u16 = "icmpv6.rpl.opt.config.ocp", "OCP (Objective Code Point)", Dec;
    RPL_OPT_CONFIG_RSV: u8 = "icmpv6.rpl.opt.config.rsv", "Reserved", Dec;
    RPL_OPT_CONFIG_DEF_LIFETIME: u8 = "icmpv6.rpl.opt.config.def_lifetime", "Default Lifetime", Dec;
    RPL_OPT_CONFIG_LIFETIME_UNIT: u16 = "icmpv6.rpl.opt.config.lifetime_unit", "Lifetime Unit", Dec;
    RPL_OPT_TARGET_FLAG: Empty = "icmpv6.rpl.opt.target.flag", "Reserved", None;
    RPL_OPT_TARGET_PREFIX_LENGTH: u8 = "icmpv6.rpl.opt.target.prefix_length", "Target Length", Dec;
    RPL_OPT_TARGET_PREFIX: Ipv6 = "icmpv6.rpl.opt.target.prefix", "Target", None;
    RPL_OPT_TRANSIT_FLAG: Bits<u8> = "icmpv6.rpl.opt.transit.flag", "Flags", Hex {
        RPL_OPT_TRANSIT_FLAG_E: 0x80 = "icmpv6.rpl.opt.transit.flag.e", "External", Flag, SET;
        RPL_OPT_TRANSIT_FLAG_RSV: 0x7f = "icmpv6.rpl.opt.transit.flag.rsv", "Reserved", Dec;
    };
    RPL_OPT_TRANSIT_PATHCTL: u8 = "icmpv6.rpl.opt.transit.pathctl", "Path Control", Dec;
    RPL_OPT_TRANSIT_PATHSEQ: u8 = "icmpv6.rpl.opt.transit.pathseq", "Path Sequence", Dec;
    RPL_OPT_TRANSIT_PATHLIFETIME: u8 = "icmpv6.rpl.opt.transit.pathlifetime", "Path Lifetime", Dec;
    RPL_OPT_TRANSIT_PARENT: Ipv6 = "icmpv6.rpl.opt.transit.parent", "Parent Address", None;
    RPL_OPT_SOLICITED_INSTANCE: u8 = "icmpv6.rpl.opt.solicited.instance", "Instance", Dec;
    RPL_OPT_SOLICITED_FLAG: Bits<u8> = "icmpv6.rpl.opt.solicited.flag", "Flag", Hex {
        RPL_OPT_SOLICITED_FLAG_V: 0x80 = "icmpv6.rpl.opt.solicited.flag.v", "Version predicate", Flag;
        RPL_OPT_SOLICITED_FLAG_I: 0x40 = "icmpv6.rpl.opt.solicited.flag.i", "InstanceID predicate", Flag;
        RPL_OPT_SOLICITED_FLAG_D: 0x20 = "icmpv6.rpl.opt.solicited.flag.d", "DODAGID predicate", Flag;
        RPL_OPT_SOLICITED_FLAG_RSV: 0x1f = "icmpv6.rpl.opt.solicited.flag.rsv", "Reserved", Dec;
    };
    RPL_OPT_SOLICITED_DODAGID: Ipv6 = "icmpv6.rpl.opt.solicited.dodagid", "DODAGID", None;
    RPL_OPT_SOLICITED_VERSION: u8 = "icmpv6.rpl.opt.solicited.version", "Version", Dec;
    RPL_OPT_PREFIX_LENGTH: u8 = "icmpv6.rpl.opt.prefix.length", "Prefix Length", Dec;
    RPL_OPT_PREFIX_FLAG: Bits<u8> = "icmpv6.rpl.opt.prefix.flag", "Flag", Hex {
        RPL_OPT_PREFIX_FLAG_L: 0x80 = "icmpv6.rpl.opt.prefix.flag.l", "On Link", Flag, SET;
        RPL_OPT_CONFIG_FLAG_A: 0x40 = "icmpv6.rpl.opt.config.flag.a", "Auto Address Config", Flag, SET;
        RPL_OPT_CONFIG_FLAG_R: 0x20 = "icmpv6.rpl.opt.config.flag.r", "Router Address", Flag, SET;
        RPL_OPT_CONFIG_FLAG_RSV: 0x1f = "icmpv6.rpl.opt.config.flag.rsv", "Reserved", Dec;
    };
    RPL_OPT_PREFIX_VALID_LIFETIME: u32 = "icmpv6.rpl.opt.prefix.valid_lifetime", "Valid Lifetime", Dec, INFINITY;
    RPL_OPT_PREFIX_PREFERRED_LIFETIME: u32 = "icmpv6.rpl.opt.prefix.preferred_lifetime", "Preferred Lifetime", Dec, INFINITY;
    RPL_OPT_PREFIX: Ipv6 = "icmpv6.rpl.opt.prefix", "Destination Prefix", None;
    RPL_OPT_TARGETDESC_DESCRIPTOR: u32 = "icmpv6.rpl.opt.targetdesc.descriptor", "Descriptor", Hex;
    RPL_OPT_ROUTEDISCOVERY_FLAG: Empty = "icmpv6.rpl.opt.routediscovery.flag", "Flags", None;
    RPL_OPT_ROUTEDISCOVERY_FLAG_REPLY_WORD: Bits<u8> = "icmpv6.rpl.opt.routediscovery.flag.reply", "Reply", Hex & 0x80 {
        RPL_OPT_ROUTEDISCOVERY_FLAG_REPLY: 0x80 = "icmpv6.rpl.opt.routediscovery.flag.reply", "Reply", Flag, YES;
        RPL_OPT_ROUTEDISCOVERY_FLAG_HOPBYHOP: 0x40 = "icmpv6.rpl.opt.routediscovery.flag.hopbyhop", "Hop-by-Hop", Flag, YES;
        RPL_OPT_ROUTEDISCOVERY_FLAG_NUMOFROUTES: 0x30 = "icmpv6.rpl.opt.routediscovery.flag.numofroutes", "Number of Routes", Dec;
        RPL_OPT_ROUTEDISCOVERY_FLAG_COMPR: 0x0f = "icmpv6.rpl.opt.routediscovery.flag.compr", "Compr", Dec;
    };
    RPL_OPT_ROUTEDISCOVERY_LIFETIME_WORD: Bits<u8> = "icmpv6.rpl.opt.routediscovery.lifetime", "Lifetime", Hex & 0xc0 {
        RPL_OPT_ROUTEDISCOVERY_LIFETIME: 0xc0 = "icmpv6.rpl.opt.routediscovery.lifetime", "Lifetime", Dec;
        RPL_OPT_ROUTEDISCOVERY_MAXRANK: 0x3f = "icmpv6.rpl.opt.routediscovery.maxrank", "MaxRank", Dec;
        RPL_OPT_ROUTEDISCOVERY_NH: 0x3f = "icmpv6.rpl.opt.routediscovery.nh", "NH", Dec;
    };
    RPL_OPT_ROUTEDISCOVERY_TARGETADDR: Ipv6 = "icmpv6.rpl.opt.routediscovery.targetaddr", "Target Address", None;
    RPL_OPT_ROUTEDISCOVERY_ADDR_VEC: Empty = "icmpv6.rpl.opt.routediscovery.addr_vec", "Address Vector", None;
    RPL_OPT_ROUTEDISCOVERY_ADDRVEC_ADDR: Ipv6 = "icmpv6.rpl.opt.routediscovery.addrvec.addr", "Address", None;
    RPL_P2P_DRO_INSTANCE: u8 = "icmpv6.rpl.p2p.dro.instance", "RPLInstanceID", Dec;
    RPL_P2P_DRO_VERSION: u8 = "icmpv6.rpl.p2p.dro.version", "Version", Dec;
    RPL_P2P_DRO_FLAG: Bits<u16> = "icmpv6.rpl.p2p.dro.flag", "Flags", Hex {
        RPL_P2P_DRO_FLAG_STOP: 0x8000 = "icmpv6.rpl.p2p.dro.flag.stop", "Stop", Flag, YES;
        RPL_P2P_DRO_FLAG_ACK: 0x4000 = "icmpv6.rpl.p2p.dro.flag.ack", "Ack", Flag, YES;
        RPL_P2P_DRO_FLAG_SEQ: 0x3000 = "icmpv6.rpl.p2p.dro.flag.seq", "Seq", Dec;
        RPL_P2P_DRO_FLAG_RESERVED: 0x0fff = "icmpv6.rpl.p2p.dro.flag.reserved", "Reserved", Dec;
    };
    RPL_P2P_DRO_DAGID: Ipv6 = "icmpv6.rpl.p2p.dro.dagid", "DODAGID", None;
    RPL_P2P_DROACK_FLAG: Bits<u16> = "icmpv6.rpl.p2p.droack.flag", "Flags", Hex {
        RPL_P2P_DROACK_FLAG_SEQ: 0xc000 = "icmpv6.rpl.p2p.droack.flag.seq", "Seq", Dec;
        RPL_P2P_DROACK_FLAG_RESERVED: 0x3fff = "icmpv6.rpl.p2p.droack.flag.reserved", "Reserved", Dec;
    };
    ILNP_NB_LOCS: u8 = "icmpv6.ilnp.nb_locs", "Num of Locs", Dec;
    ILNP_NB_LOCATOR: u64 = "icmpv6.ilnp.nb_locator", "Locator", Hex;
    ILNP_NB_PREFERENCE: u32 = "icmpv6.ilnp.nb_preference", "Preference", Dec;
    ILNP_NB_LIFETIME: u32 = "icmpv6.ilnp.nb_lifetime", "Lifetime", Dec;
    LOWPAN_DA_STATUS: u8 = "icmpv6.6lowpannd.da.status", "Status", Dec, OPT_ARO_STATUS_NAMES;
    LOWPAN_DA_RSV: u8 = "icmpv6.6lowpannd.da.rsv", "Reserved", Dec;
    LOWPAN_DA_LIFETIME: u16 = "icmpv6.6lowpannd.da.lifetime", "Lifetime", Dec;
    LOWPAN_DA_EUI64: Eui64 = "icmpv6.6lowpannd.da.eui64", "EUI-64", None;
    LOWPAN_DA_REG_ADDR: Ipv6 = "icmpv6.6lowpannd.da.reg_addr", "Registered Address", None;
    EXT_ECHO_SEQ: u8 = "icmpv6.ext.echo.seq", "Sequence number", DecHex;
    EXT_ECHO_REQ_RES_WORD: Bits<u8> = "icmpv6.ext.echo.req.res", "Reserved", Hex & 0xfe {
        EXT_ECHO_REQ_RES: 0xfe = "icmpv6.ext.echo.req.res", "Reserved", Hex;
        EXT_ECHO_REQ_LOCAL: 0x01 = "icmpv6.ext.echo.req.local", "Local bit", Flag, SET;
    };
    EXT_ECHO_RSP_STATE_WORD: Bits<u8> = "icmpv6.ext.echo.rsp.state", "State", Hex & 0xe0 {
        EXT_ECHO_RSP_STATE: 0xe0 = "icmpv6.ext.echo.rsp.state", "State", Dec, EXT_ECHO_RSP_STATE_NAMES;
        EXT_ECHO_RSP_RES: 0x18 = "icmpv6.ext.echo.rsp.res", "Reserved", Hex;
        EXT_ECHO_RSP_ACTIVE: 0x04 = "icmpv6.ext.echo.rsp.active", "Active bit", Flag, SET;
        EXT_ECHO_RSP_IPV4: 0x02 = "icmpv6.ext.echo.rsp.ipv4", "IPv4 bit", Flag, SET;
        EXT_ECHO_RSP_IPV6: 0x01 = "icmpv6.ext.echo.rsp.ipv6", "IPv6 bit", Flag, SET;
    };
    RESP_IN: FrameNum = "icmpv6.resp_in", "Response In", None;
    NO_RESP: Empty = "icmpv6.no_resp", "No response seen", None;
    RESP_TO: FrameNum = "icmpv6.resp_to", "Response To", None;
    RESPTIME: f64 = "icmpv6.resptime", "Response Time", None, MILLISECONDS;
    MPL_SEED_INFO_MIN_SEQUENCE: u8 = "icmpv6.mpl.seed_info.min_sequence", "MinSequence", Dec;
    MPL_SEED_INFO_BM_LEN_WORD: Bits<u8> = "icmpv6.mpl.seed_info.bm_len", "Buffered Messages Length", Hex & 0xfc {
        MPL_SEED_INFO_BM_LEN: 0xfc = "icmpv6.mpl.seed_info.bm_len", "Buffered Messages Length", Dec;
        MPL_SEED_INFO_S: 0x03 = "icmpv6.mpl.seed_info.s", "Seed ID Length", Dec, MPL_SEED_INFO_S_NAMES;
    };
    MPL_SEED_INFO_SEED_ID: Text = "icmpv6.mpl.seed_info.seed_id", "Seed ID", None;
    MPL_SEED_INFO_SEQUENCE: u8 = "icmpv6.mpl.seed_info.sequence", "Sequence", Dec;
}

flag_labels! {
    SET "Set", "Not set";
    YES "Yes", "No";
    UNICAST "All unicast address", "Unicast addresses on the queried interface";
}

const MILLISECONDS: Labels = Labels::Unit(" ms");

values! { INFINITY { 4294967295 "Infinity" } }

values! { pub(super) TYPE_NAMES {
    1 "Destination Unreachable", 2 "Packet Too Big", 3 "Time Exceeded", 4 "Parameter Problem",
    100 "Private experimentation", 101 "Private experimentation",
    127 "Reserved for expansion of ICMPv6 error messages", 128 "Echo (ping) request", 129 "Echo (ping) reply",
    130 "Multicast Listener Query", 131 "Multicast Listener Report", 132 "Multicast Listener Done",
    133 "Router Solicitation", 134 "Router Advertisement", 135 "Neighbor Solicitation",
    136 "Neighbor Advertisement", 137 "Redirect", 138 "Router Renumbering", 139 "Node Information Query",
    140 "Node Information Reply", 141 "Inverse Neighbor Discovery Solicitation",
    142 "Inverse Neighbor Discovery Advertisement", 143 "Multicast Listener Report Message v2",
    144 "Home Agent Address Discovery Request", 145 "Home Agent Address Discovery Reply",
    146 "Mobile Prefix Solicitation", 147 "Mobile Prefix Advertisement",
    148 "Certification Path Solicitation", 149 "Certification Path Advertisement",
    150 "Experimental Mobility", 151 "Multicast Router Advertisement", 152 "Multicast Router Solicitation",
    153 "Multicast Router Termination", 154 "FMIPv6", 155 "RPL Control", 156 "Locator Update",
    157 "Duplicate Address Request", 158 "Duplicate Address Confirmation", 159 "MPL Control Message",
    160 "Extended Echo request", 161 "Extended Echo reply", 200 "Private experimentation",
    201 "Private experimentation", 255 "Reserved for expansion of ICMPv6 informational messages",
} }
values! { pub(super) PREFERENCES {
    0 "Medium", 1 "High", 2 "Reserved", 3 "Low",
} }
values! { pub(super) OPT_TYPE_NAMES {
    1 "Source link-layer address", 2 "Target link-layer address", 3 "Prefix information",
    4 "Redirected header", 5 "MTU", 6 "NBMA Shortcut Limit Option", 7 "Advertisement Interval",
    8 "Home Agent Information", 9 "Source Address List", 10 "Target Address List", 11 "CGA",
    12 "RSA Signature", 13 "Timestamp", 14 "Nonce", 15 "Trust Anchor", 16 "Certificate",
    17 "IP Address/Prefix Option", 18 "New Router Prefix Information", 19 "Link-layer Address",
    20 "Neighbor Advertisement Acknowledgment", 23 "MAP", 24 "Route Information", 25 "Recursive DNS Server",
    26 "RA Flags Extension", 27 "Handover Key Request", 28 "Handover Key Reply",
    29 "Handover Assist Information", 30 "Mobile Node Identifier Option", 31 "DNS Search List Option",
    32 "Proxy Signature (PS)", 33 "Address Registration Option", 34 "6LoWPAN Context Option",
    35 "Authoritative Border Router", 36 "6LoWPAN Capability Indication Option", 37 "DHCP Captive-Portal",
    38 "PREF64 Option", 138 "CARD Request", 139 "CARD Reply", 253 "RFC3692-style Experiment 1",
    254 "RFC3692-style Experiment 2",
} }
values! { pub(super) OPT_IPA_OPTION_CODE_NAMES {
    1 "Old Care-of Address", 2 "New Care-of Address", 3 "NAR's IP address",
    4 "NAR's Prefix (sent in PrRtAdv)",
} }
values! { pub(super) OPT_LLA_OPTION_CODE_NAMES {
    0 "Wildcard", 1 "Link-layer Address of the New Access Point", 2 "Link-layer Address of the MN",
    3 "Link-layer Address of the NAR", 4 "Link-layer Address of the source",
    5 "The AP belongs to the current interface of the router", 6 "No prefix information available",
    7 "No fast handovers support available",
} }
values! { pub(super) OPT_NAACK_STATUS_NAMES {
    1 "New CoA is invalid, perform address configuration", 2 "New CoA is invalid, use the supplied CoA",
    3 "NCoA is invalid, use NAR's IP address as NCoA in FBU", 4 "PCoA supplied, do not send FBU",
    128 "LLA is unrecognized",
} }
values! { pub(super) OPT_NAME_TYPE_NAMES {
    1 "DER Encoded X.501 Name", 2 "FQDN", 3 "SHA-1 Subject Key Identifier (SKI)",
    4 "SHA-224 Subject Key Identifier (SKI)", 5 "SHA-256 Subject Key Identifier (SKI)",
    6 "SHA-384 Subject Key Identifier (SKI)", 7 "SHA-512 Subject Key Identifier (SKI)",
    253 "Reserved for Experimental Use", 254 "Reserved for Experimental Use", 255 "Reserved",
} }
values! { pub(super) X509_NAME_NAMES {
    0 "rdnSequence",
} }
values! { pub(super) OPT_RDNSS_LIFETIME_NAMES {
    0 "RDNSS address MUST no longer be used", 4294967295 "Infinity",
} }
values! { pub(super) OPT_HAI_OPTION_CODE_NAMES {
    1 "Access Network Identifier (AN ID)", 2 "Sector ID",
} }
values! { pub(super) OPT_MN_OPTION_CODE_NAMES {
    1 "NAI", 2 "IMSI",
} }
values! { pub(super) OPT_DNSSL_LIFETIME_NAMES {
    0 "DNSSL domain name MUST no longer be used", 4294967295 "Infinity",
} }
values! { pub(super) OPT_ARO_STATUS_NAMES {
    0 "Success", 1 "Duplicate Exists", 2 "Neighbor Cache Full",
} }
values! { pub(super) OPT_PREF64_PLC_NAMES {
    0 "96 bits prefix length", 1 "64 bits prefix length", 2 "56 bits prefix length",
    3 "48 bits prefix length", 4 "40 bits prefix length", 5 "32 bits prefix length",
} }
values! { pub(super) RR_PCO_MP_OPCODE_NAMES {
    1 "Add", 2 "Change", 3 "Set Global",
} }
values! { pub(super) MLDR_MAR_RECORD_TYPE_NAMES {
    1 "Include", 2 "Exclude", 3 "Changed to include", 4 "Changed to exclude", 5 "Allow new sources",
    6 "Block old sources",
} }
values! { pub(super) FMIP6_SUBTYPE_NAMES {
    2 "Router Solicitation for Proxy Advertisement", 3 "Proxy Router Advertisement", 4 "Handover Initiate",
    5 "Handover Acknowledge",
} }
values! { pub(super) NI_QTYPE_NAMES {
    0 "NOOP", 1 "Supported query types (Obsolete)", 2 "Node Name", 3 "Node addresses",
    4 "IPv4 node addresses",
} }
values! { pub(super) RPL_DIO_FLAG_MOP_NAMES {
    0 "No Downward routes maintained by RPL", 1 "Non-Storing Mode of Operation",
    2 "Storing Mode of Operation with no multicast support",
    3 "Storing Mode of Operation with multicast support", 4 "P2P Route Discovery Mode of Operation",
} }
values! { pub(super) RPL_SECURE_ALGORITHM_NAMES {
    0 "Encryption: CCM with AES-128 / Signature: RSA with SHA-256",
} }
values! { pub(super) RPL_OPT_TYPE_NAMES {
    0 "1-byte padding", 1 "n-byte padding", 2 "DAG Metric container", 3 "Routing Information",
    4 "DODAG configuration", 5 "RPL Target", 6 "Transit Information", 7 "Solicited Information",
    8 "Prefix Information", 9 "RPL Target Descriptor", 10 "P2P Route Discovery",
} }
values! { pub(super) RPL_OPT_METRIC_TYPE_NAMES {
    1 "Node State and Attribute", 2 "Node Energy", 3 "Hop Count", 4 "Link Throughput", 5 "Link Latency",
    6 "Link Quality Level", 7 "Link ETX", 8 "Link Color",
} }
values! { pub(super) EXT_ECHO_RSP_STATE_NAMES {
    0 "Reserved", 1 "Incomplete", 2 "Reachable", 3 "Stale", 4 "Delay", 5 "Probe", 6 "Failed",
} }
values! { pub(super) MPL_SEED_INFO_S_NAMES {
    0 "0 bit, not included in MPL Seed Info", 1 "16 bits", 2 "64 bits", 3 "128 bits",
} }
