//! The fields of DNS, and the words for their values.
//!
//! Code points: IANA "Domain Name System (DNS) Parameters", "DNS Security Algorithm Numbers",
//! "DNS Service Bindings (SVCB)".

use dissect::prelude::*;

fields! {
    LENGTH: u16 = "dns.length", "Length", Dec;
    FLAGS: Bits<u16> = "dns.flags", "Flags", Hex {
        FLAGS_RESPONSE: 0x8000 = "dns.flags.response", "Response", Flag, FLAGS_RESPONSE_WORDS;
        FLAGS_OPCODE: 0x7800 = "dns.flags.opcode", "Opcode", Dec, FLAGS_OPCODE_NAMES;
        FLAGS_AUTHORITATIVE: 0x400 = "dns.flags.authoritative", "Authoritative", Flag, FLAGS_AUTHORITATIVE_WORDS;
        FLAGS_CONFLICT: 0x400 = "dns.flags.conflict", "Conflict", Flag, FLAGS_CONFLICT_WORDS;
        FLAGS_TRUNCATED: 0x200 = "dns.flags.truncated", "Truncated", Flag, FLAGS_TRUNCATED_WORDS;
        FLAGS_RECDESIRED: 0x100 = "dns.flags.recdesired", "Recursion desired", Flag, FLAGS_RECDESIRED_WORDS;
        FLAGS_TENTATIVE: 0x100 = "dns.flags.tentative", "Tentative", Flag, FLAGS_TENTATIVE_WORDS;
        FLAGS_RECAVAIL: 0x80 = "dns.flags.recavail", "Recursion available", Flag, FLAGS_RECAVAIL_WORDS;
        FLAGS_Z: 0x40 = "dns.flags.z", "Z", Flag, FLAGS_Z_WORDS;
        FLAGS_AUTHENTICATED: 0x20 = "dns.flags.authenticated", "Answer authenticated", Flag, FLAGS_AUTHENTICATED_WORDS;
        FLAGS_CHECKDISABLE: 0x10 = "dns.flags.checkdisable", "Non-authenticated data", Flag, FLAGS_CHECKDISABLE_WORDS;
        FLAGS_RCODE: 0xf = "dns.flags.rcode", "Reply code", Dec, FLAGS_RCODE_NAMES;
    };
    ID: u16 = "dns.id", "Transaction ID", Hex;
    QRY_TYPE: u16 = "dns.qry.type", "Type", Dec, QRY_TYPE_NAMES;
    QRY_CLASS: Bits<u16> = "dns.qry.class", "Class", Hex, QRY_CLASS_NAMES {
        QRY_CLASS_MDNS: 0x7fff = "dns.qry.class", "Class", Hex, QRY_CLASS_NAMES;
        QRY_QU: 0x8000 = "dns.qry.qu", "Unicast response wanted (QU)", Flag;
    };
    QRY_NAME: Text = "dns.qry.name", "Name", None;
    QRY_NAME_LEN: u16 = "dns.qry.name.len", "Name Length", Dec;
    COUNT_LABELS: u16 = "dns.count.labels", "Label Count", Dec;
    RESP_TYPE: u16 = "dns.resp.type", "Type", Dec, QRY_TYPE_NAMES;
    RESP_CLASS: Bits<u16> = "dns.resp.class", "Class", Hex, QRY_CLASS_NAMES {
        RESP_CLASS_MDNS: 0x7fff = "dns.resp.class", "Class", Hex, QRY_CLASS_NAMES;
        RESP_CACHE_FLUSH: 0x8000 = "dns.resp.cache_flush", "Cache flush", Flag;
    };
    RESP_EXT_RCODE: u8 = "dns.resp.ext_rcode", "Higher bits in extended RCODE", Hex;
    RESP_EDNS0_VERSION: u8 = "dns.resp.edns0_version", "EDNS0 version", Dec;
    RESP_Z: Bits<u16> = "dns.resp.z", "Z", Hex {
        RESP_Z_DO: 0x8000 = "dns.resp.z.do", "DNSSEC OK (DO)", Flag, RESP_Z_DO_WORDS;
        RESP_Z_RESERVED: 0x7fff = "dns.resp.z.reserved", "Reserved", Hex;
    };
    SRV_SERVICE: Text = "dns.srv.service", "Service", None;
    SRV_PROTO: Text = "dns.srv.proto", "Protocol", None;
    SRV_NAME: Text = "dns.srv.name", "Name", None;
    SRV_PRIORITY: u16 = "dns.srv.priority", "Priority", Dec;
    SRV_WEIGHT: u16 = "dns.srv.weight", "Weight", Dec;
    SRV_PORT: u16 = "dns.srv.port", "Port", Dec;
    SRV_TARGET: Text = "dns.srv.target", "Target", None;
    NAPTR_ORDER: u16 = "dns.naptr.order", "Order", Dec;
    NAPTR_PREFERENCE: u16 = "dns.naptr.preference", "Preference", Dec;
    NAPTR_FLAGS_LENGTH: u8 = "dns.naptr.flags_length", "Flags length", Dec;
    NAPTR_FLAGS: Text = "dns.naptr.flags", "Flags", None;
    NAPTR_SERVICE_LENGTH: u8 = "dns.naptr.service_length", "Service length", Dec;
    NAPTR_SERVICE: Text = "dns.naptr.service", "Service", None;
    NAPTR_REGEX_LENGTH: u8 = "dns.naptr.regex_length", "Regex length", Dec;
    NAPTR_REGEX: Text = "dns.naptr.regex", "Regex", None;
    NAPTR_REPLACEMENT_LENGTH: u8 = "dns.naptr.replacement_length", "Replacement length", Dec;
    NAPTR_REPLACEMENT: Text = "dns.naptr.replacement", "Replacement", None;
    RESP_NAME: Text = "dns.resp.name", "Name", None;
    RESP_TTL: u32 = "dns.resp.ttl", "Time to live", Dec;
    RESP_LEN: u16 = "dns.resp.len", "Data length", Dec;
    A: Ipv4 = "dns.a", "Address", None;
    MD: Text = "dns.md", "Mail destination", None;
    MF: Text = "dns.mf", "Mail forwarder", None;
    MB: Text = "dns.mb", "Mailbox", None;
    MG: Text = "dns.mg", "Mail group member", None;
    MR: Text = "dns.mr", "Mail rename", None;
    NULL: Bytes = "dns.null", "Null", None;
    AAAA: Ipv6 = "dns.aaaa", "AAAA Address", None;
    CNAME: Text = "dns.cname", "CNAME", None;
    UDP_PAYLOAD_SIZE: Bits<u16> = "dns.rr.udp_payload_size", "UDP payload size", Dec {
        UDP_PAYLOAD_SIZE_MDNS: 0x7fff = "dns.rr.udp_payload_size", "UDP payload size", Hex;
    };
    SOA_MNAME: Text = "dns.soa.mname", "Primary name server", None;
    SOA_RNAME: Text = "dns.soa.rname", "Mailbox of who is responsible", None;
    SOA_SERIAL_NUMBER: u32 = "dns.soa.serial_number", "Serial number", Dec;
    SOA_REFRESH_INTERVAL: u32 = "dns.soa.refresh_interval", "Refresh interval", Dec;
    SOA_RETRY_INTERVAL: u32 = "dns.soa.retry_interval", "Retry interval", Dec;
    SOA_EXPIRE_LIMIT: u32 = "dns.soa.expire_limit", "Expire limit", Dec;
    SOA_MINIMUM_TTL: u32 = "dns.soa.minimum_ttl", "Minimum TTL", Dec;
    PTR_DOMAIN_NAME: Text = "dns.ptr.domain_name", "Domain name", None;
    WKS_ADDRESS: Ipv4 = "dns.wks.address", "Address", None;
    WKS_PROTOCOL: u8 = "dns.wks.protocol", "Protocol", Dec, WKS_PROTOCOL_NAMES;
    WKS_BITS: u8 = "dns.wks.bits", "Bits", Hex;
    HINFO_CPU_LENGTH: u8 = "dns.hinfo.cpu_length", "CPU length", Dec;
    HINFO_CPU: Text = "dns.hinfo.cpu", "Hinfo CPU", None;
    HINFO_OS_LENGTH: u8 = "dns.hinfo.os_length", "OS length", Dec;
    HINFO_OS: Text = "dns.hinfo.os", "Hinfo OS", None;
    MINFO_R: Text = "dns.minfo.r", "Responsible mailbox", None;
    MINFO_E: Text = "dns.minfo.e", "Error mailbox", None;
    MX_PREFERENCE: u16 = "dns.mx.preference", "Preference", Dec;
    MX_MAIL_EXCHANGE: Text = "dns.mx.mail_exchange", "Mail exchange", None;
    TXT_LENGTH: u8 = "dns.txt.length", "Length", Dec;
    TXT: Text = "dns.txt", "TXT", None;
    OPENPGPKEY: Text = "dns.openpgpkey", "Openpgpkey", None;
    CSYNC_SOA: u32 = "dns.csync.soa", "Csync SOA", Dec;
    CSYNC_FLAGS: Bits<u16> = "dns.csync.flags", "Flags", Hex {
        CSYNC_FLAGS_IMMEDIATE: 0x1 = "dns.csync.flags.immediate", "Immediate", Flag;
        CSYNC_FLAGS_SOAMINIMUM: 0x2 = "dns.csync.flags.soaminimum", "Soaminimum", Flag;
    };
    CSYNC_TYPE_BITMAP: Bytes = "dns.csync.type_bitmap", "Type bitmap", None;
    ZONEMD_SERIAL: u32 = "dns.zonemd.serial", "Serial", Dec;
    ZONEMD_SCHEME: u8 = "dns.zonemd.scheme", "Scheme", Dec, ZONEMD_SCHEME_NAMES;
    ZONEMD_HASH_ALGO: u8 = "dns.zonemd.hash_algo", "Hash Algorithm", Dec, ZONEMD_HASH_ALGO_NAMES;
    ZONEMD_DIGEST: Bytes = "dns.zonemd.digest", "Digest", None;
    SVCB_SVCPRIORITY: u16 = "dns.svcb.svcpriority", "Priority", Dec;
    SVCB_TARGETNAME: Text = "dns.svcb.targetname", "Target name", None;
    SVCB_SVCPARAM_KEY: u16 = "dns.svcb.svcparam.key", "Key", Dec, SVCB_SVCPARAM_KEY_NAMES;
    SVCB_SVCPARAM_VALUE_LENGTH: u16 = "dns.svcb.svcparam.value.length", "Value length", Dec;
    SVCB_SVCPARAM_VALUE: Bytes = "dns.svcb.svcparam.value", "Value", None;
    SVCB_SVCPARAM: Empty = "dns.svcb.svcparam", "Service parameter", None;
    SVCB_SVCPARAM_MANDATORY_KEY: u16 = "dns.svcb.svcparam.mandatory.key", "Mandatory key", Dec, SVCB_SVCPARAM_KEY_NAMES;
    SVCB_SVCPARAM_ALPN_LENGTH: u8 = "dns.svcb.svcparam.alpn.length", "Length", Dec;
    SVCB_SVCPARAM_ALPN: Text = "dns.svcb.svcparam.alpn", "ALPN", None;
    SVCB_SVCPARAM_PORT: u16 = "dns.svcb.svcparam.port", "Port", Dec;
    SVCB_SVCPARAM_IPV4HINT_IP: Ipv4 = "dns.svcb.svcparam.ipv4hint.ip", "Address", None;
    SVCB_SVCPARAM_ECHCONFIG: Bytes = "dns.svcb.svcparam.echconfig", "Echconfig", None;
    SVCB_SVCPARAM_IPV6HINT_IP: Ipv6 = "dns.svcb.svcparam.ipv6hint.ip", "Address", None;
    SVCB_SVCPARAM_ODOHCONFIG: Bytes = "dns.svcb.svcparam.odohconfig", "Odohconfig", None;
    SPF_LENGTH: u8 = "dns.spf.length", "Length", Dec;
    SPF: Text = "dns.spf", "SPF", None;
    ILNP_NID_PREFERENCE: u16 = "dns.ilnp.nid.preference", "Preference", Dec;
    ILNP_NID: Bytes = "dns.ilnp.nid", "Node ID", None;
    ILNP_L32_PREFERENCE: u16 = "dns.ilnp.l32.preference", "Preference", Dec;
    ILNP_L32: Ipv4 = "dns.ilnp.l32", "Locator32", None;
    ILNP_L64_PREFERENCE: u16 = "dns.ilnp.l64.preference", "Preference", Dec;
    ILNP_L64: Bytes = "dns.ilnp.l64", "Locator64", None;
    ILNP_LP_PREFERENCE: u16 = "dns.ilnp.lp.preference", "Preference", Dec;
    ILNP_LP: Text = "dns.ilnp.lp", "Locator name", None;
    EUI48: Ether = "dns.eui48", "EUI48", None;
    EUI64: Eui64 = "dns.eui64", "EUI64", None;
    RRSIG_TYPE_COVERED: u16 = "dns.rrsig.type_covered", "Type covered", Dec, QRY_TYPE_NAMES;
    RRSIG_ALGORITHM: u8 = "dns.rrsig.algorithm", "Algorithm", Dec, RRSIG_ALGORITHM_NAMES;
    RRSIG_LABELS: u8 = "dns.rrsig.labels", "Labels", Dec;
    RRSIG_ORIGINAL_TTL: u32 = "dns.rrsig.original_ttl", "Original TTL", Dec;
    RRSIG_SIGNATURE_EXPIRATION: AbsTime = "dns.rrsig.signature_expiration", "Signature expiration", Utc;
    RRSIG_SIGNATURE_INCEPTION: AbsTime = "dns.rrsig.signature_inception", "Signature inception", Utc;
    RRSIG_KEY_TAG: u16 = "dns.rrsig.key_tag", "Key tag", Dec;
    RRSIG_SIGNERS_NAME: Text = "dns.rrsig.signers_name", "Signers name", None;
    RRSIG_SIGNATURE: Bytes = "dns.rrsig.signature", "Signature", None;
    DNSKEY_FLAGS: Bits<u16> = "dns.dnskey.flags", "Flags", Hex {
        DNSKEY_FLAGS_ZONE_KEY: 0x100 = "dns.dnskey.flags.zone_key", "Zone key", Flag, DNSKEY_FLAGS_ZONE_KEY_WORDS;
        DNSKEY_FLAGS_KEY_REVOKED: 0x80 = "dns.dnskey.flags.key_revoked", "Key revoked", Flag, DNSKEY_FLAGS_KEY_REVOKED_WORDS;
        DNSKEY_FLAGS_SECURE_ENTRY_POINT: 0x1 = "dns.dnskey.flags.secure_entry_point", "Secure entry point", Flag, DNSKEY_FLAGS_KEY_REVOKED_WORDS;
        DNSKEY_FLAGS_RESERVED: 0xfe7e = "dns.dnskey.flags.reserved", "Reserved", Hex;
    };
    DNSKEY_PROTOCOL: u8 = "dns.dnskey.protocol", "Protocol", Dec;
    DNSKEY_ALGORITHM: u8 = "dns.dnskey.algorithm", "Algorithm", Dec, RRSIG_ALGORITHM_NAMES;
    DNSKEY_KEY_ID: u16 = "dns.dnskey.key_id", "Key ID", Dec;
    DNSKEY_PUBLIC_KEY: Bytes = "dns.dnskey.public_key", "Public key", None;
    KEY_FLAGS: Bits<u16> = "dns.key.flags", "Flags", Hex {
        KEY_FLAGS_AUTHENTICATION: 0x8000 = "dns.key.flags.authentication", "Authentication", Flag, KEY_FLAGS_AUTHENTICATION_WORDS;
        KEY_FLAGS_CONFIDENTIALITY: 0x4000 = "dns.key.flags.confidentiality", "Confidentiality", Flag, KEY_FLAGS_AUTHENTICATION_WORDS;
        KEY_FLAGS_REQUIRED: 0x2000 = "dns.key.flags.required", "Required", Flag, KEY_FLAGS_REQUIRED_WORDS;
        KEY_FLAGS_ASSOCIATED_USER: 0x400 = "dns.key.flags.associated_user", "Associated user", Flag, DNSKEY_FLAGS_KEY_REVOKED_WORDS;
        KEY_FLAGS_ASSOCIATED_NAMED_ENTITY: 0x200 = "dns.key.flags.associated_named_entity", "Associated named entity", Flag, DNSKEY_FLAGS_KEY_REVOKED_WORDS;
        KEY_FLAGS_IPSEC: 0x80 = "dns.key.flags.ipsec", "Ipsec", Flag, KEY_FLAGS_IPSEC_WORDS;
        KEY_FLAGS_MIME: 0x40 = "dns.key.flags.mime", "Mime", Flag, KEY_FLAGS_IPSEC_WORDS;
        KEY_FLAGS_SIGNATORY: 0xf = "dns.key.flags.signatory", "Signatory", Dec;
    };
    KEY_PROTOCOL: u8 = "dns.key.protocol", "Protocol", Dec;
    KEY_ALGORITHM: u8 = "dns.key.algorithm", "Algorithm", Dec, RRSIG_ALGORITHM_NAMES;
    KEY_KEY_ID: u16 = "dns.key.key_id", "Key ID", Dec;
    KEY_PUBLIC_KEY: Bytes = "dns.key.public_key", "Public key", None;
    PX_PREFERENCE: u16 = "dns.px.preference", "Preference", Dec;
    PX_MAP822: Text = "dns.px.map822", "Map822", None;
    PX_MAP400: Text = "dns.px.map400", "Map400", None;
    TKEY_ALGO_NAME: Text = "dns.tkey.algo_name", "Algorithm name", None;
    TKEY_SIGNATURE_EXPIRATION: AbsTime = "dns.tkey.signature_expiration", "Signature expiration", Utc;
    TKEY_SIGNATURE_INCEPTION: AbsTime = "dns.tkey.signature_inception", "Signature inception", Utc;
    TKEY_MODE: u16 = "dns.tkey.mode", "Mode", Dec, TKEY_MODE_NAMES;
    TKEY_ERROR: u16 = "dns.tkey.error", "Error", Dec, FLAGS_RCODE_NAMES;
    TKEY_KEY_SIZE: u16 = "dns.tkey.key_size", "Key size", Dec;
    TKEY_KEY_DATA: Bytes = "dns.tkey.key_data", "Key data", None;
    TKEY_OTHER_SIZE: u16 = "dns.tkey.other_size", "Other size", Dec;
    TKEY_OTHER_DATA: Bytes = "dns.tkey.other_data", "Other data", None;
    IPSECKEY_GATEWAY_PRECEDENCE: u8 = "dns.ipseckey.gateway_precedence", "Gateway precedence", Dec;
    IPSECKEY_GATEWAY_ALGORITHM: u8 = "dns.ipseckey.gateway_algorithm", "Gateway algorithm", Dec, IPSECKEY_GATEWAY_ALGORITHM_NAMES;
    IPSECKEY_GATEWAY_TYPE: u8 = "dns.ipseckey.gateway_type", "Gateway type", Dec, IPSECKEY_GATEWAY_TYPE_NAMES;
    IPSECKEY_GATEWAY_IPV4: Ipv4 = "dns.ipseckey.gateway_ipv4", "Gateway IPv4", None;
    IPSECKEY_GATEWAY_IPV6: Ipv6 = "dns.ipseckey.gateway_ipv6", "Gateway IPv6", None;
    IPSECKEY_GATEWAY_DNS: Text = "dns.ipseckey.gateway_dns", "Gateway DNS", None;
    IPSECKEY_PUBLIC_KEY: Bytes = "dns.ipseckey.public_key", "Public key", None;
    XPF_IP_VERSION: u16 = "dns.xpf.ip_version", "IP version", Dec, XPF_IP_VERSION_NAMES;
    XPF_PROTOCOL: u8 = "dns.xpf.protocol", "Protocol", Dec, WKS_PROTOCOL_NAMES;
    XPF_SOURCE_IPV4: Ipv4 = "dns.xpf.source_ipv4", "Source IPv4", None;
    XPF_DESTINATION_IPV4: Ipv4 = "dns.xpf.destination_ipv4", "Destination IPv4", None;
    XPF_SOURCE_IPV6: Ipv6 = "dns.xpf.source_ipv6", "Source IPv6", None;
    XPF_DESTINATION_IPV6: Ipv6 = "dns.xpf.destination_ipv6", "Destination IPv6", None;
    XPF_SPORT: u16 = "dns.xpf.sport", "Source port", Dec;
    XPF_DPORT: u16 = "dns.xpf.dport", "Destination port", Dec;
    A6_PREFIX_LEN: u8 = "dns.a6.prefix_len", "Prefix Length", Dec;
    A6_ADDRESS_SUFFIX: Ipv6 = "dns.a6.address_suffix", "Address suffix", None;
    A6_PREFIX_NAME: Text = "dns.a6.prefix_name", "Prefix name", None;
    DNAME: Text = "dns.dname", "DNAME", None;
    LOC_VERSION: u8 = "dns.loc.version", "Version", Dec;
    LOC_SIZE: u8 = "dns.loc.size", "Size", Dec;
    LOC_HORIZONTAL_PRECISION: u8 = "dns.loc.horizontal_precision", "Horizontal precision", Dec;
    LOC_VERTICAL_PRECISION: u8 = "dns.loc.vertical_precision", "Vertical precision", Dec;
    LOC_LATITUDE: u32 = "dns.loc.latitude", "Latitude", Dec;
    LOC_LONGITUDE: u32 = "dns.loc.longitude", "Longitude", Dec;
    LOC_ALTITUDE: u32 = "dns.loc.altitude", "Altitude", Dec;
    LOC_UNKNOWN_DATA: Bytes = "dns.loc.unknown_data", "Unknown data", None;
    NXT_NEXT_DOMAIN_NAME: Text = "dns.nxt.next_domain_name", "Next domain name", None;
    KX_PREFERENCE: u16 = "dns.kx.preference", "Preference", Dec;
    KX_KEY_EXCHANGE: Text = "dns.kx.key_exchange", "Key exchange", None;
    CERT_TYPE: u16 = "dns.cert.type", "Type", Dec, CERT_TYPE_NAMES;
    CERT_KEY_TAG: u16 = "dns.cert.key_tag", "Key tag", Hex;
    CERT_ALGORITHM: u8 = "dns.cert.algorithm", "Algorithm", Dec, RRSIG_ALGORITHM_NAMES;
    CERT_CERTIFICATE: Bytes = "dns.cert.certificate", "Certificate", None;
    NSEC_NEXT_DOMAIN_NAME: Text = "dns.nsec.next_domain_name", "Next domain name", None;
    NS: Text = "dns.ns", "Name Server", None;
    OPT: Empty = "dns.opt", "Option", None;
    OPT_CODE: u16 = "dns.opt.code", "Option code", Dec, OPT_CODE_NAMES;
    OPT_LEN: u16 = "dns.opt.len", "Option length", Dec;
    OPT_DATA: Bytes = "dns.opt.data", "Option data", None;
    OPT_DAU: u8 = "dns.opt.dau", "Opt DAU", Dec, RRSIG_ALGORITHM_NAMES;
    OPT_DHU: u8 = "dns.opt.dhu", "Opt DHU", Dec, OPT_DHU_NAMES;
    OPT_N3U: u8 = "dns.opt.n3u", "Opt N3U", Dec, OPT_N3U_NAMES;
    OPT_CLIENT_FAMILY: u16 = "dns.opt.client.family", "Family", Dec, OPT_CLIENT_FAMILY_NAMES;
    OPT_CLIENT_NETMASK: u8 = "dns.opt.client.netmask", "Source prefix length", Dec;
    OPT_CLIENT_SCOPE: u8 = "dns.opt.client.scope", "Scope prefix length", Dec;
    OPT_CLIENT_ADDR: Bytes = "dns.opt.client.addr", "Client subnet", None;
    OPT_CLIENT_ADDR4: Ipv4 = "dns.opt.client.addr4", "Client subnet", None;
    OPT_CLIENT_ADDR6: Ipv6 = "dns.opt.client.addr6", "Client subnet", None;
    OPT_COOKIE_CLIENT: Bytes = "dns.opt.cookie.client", "Client cookie", None;
    OPT_COOKIE_SERVER: Bytes = "dns.opt.cookie.server", "Server cookie", None;
    OPT_EDNS_TCP_KEEPALIVE_TIMEOUT: u16 = "dns.opt.edns_tcp_keepalive.timeout", "Timeout", Dec;
    OPT_PADDING: Bytes = "dns.opt.padding", "Padding", None;
    OPT_CHAIN_FQDN: Text = "dns.opt.chain.fqdn", "Closest trust point", None;
    OPT_EXT_ERROR_INFO_CODE: u16 = "dns.opt.ext_error.info_code", "Info code", Dec, OPT_EXT_ERROR_INFO_CODE_NAMES;
    OPT_EXT_ERROR_EXTRA_TEXT: Text = "dns.opt.ext_error.extra_text", "Extra text", None;
    COUNT_QUERIES: u16 = "dns.count.queries", "Questions", Dec;
    COUNT_ZONES: u16 = "dns.count.zones", "Zones", Dec;
    COUNT_ANSWERS: u16 = "dns.count.answers", "Answer RRs", Dec;
    COUNT_PREREQUISITES: u16 = "dns.count.prerequisites", "Prerequisites", Dec;
    COUNT_AUTH_RR: u16 = "dns.count.auth_rr", "Authority RRs", Dec;
    COUNT_UPDATES: u16 = "dns.count.updates", "Updates", Dec;
    NSEC3_ALGO: u8 = "dns.nsec3.algo", "Algorithm", Dec, OPT_N3U_NAMES;
    NSEC3_FLAGS: Bits<u8> = "dns.nsec3.flags", "Flags", Dec {
        NSEC3_FLAGS_OPT_OUT: 0x1 = "dns.nsec3.flags.opt_out", "Opt out", Flag, NSEC3_FLAGS_OPT_OUT_WORDS;
    };
    NSEC3_ITERATIONS: u16 = "dns.nsec3.iterations", "Iterations", Dec;
    NSEC3_SALT_LENGTH: u8 = "dns.nsec3.salt_length", "Salt length", Dec;
    NSEC3_SALT_VALUE: Bytes = "dns.nsec3.salt_value", "Salt value", None;
    NSEC3_HASH_LENGTH: u8 = "dns.nsec3.hash_length", "Hash length", Dec;
    NSEC3_HASH_VALUE: Text = "dns.nsec3.hash_value", "Hash value", None;
    TLSA_CERTIFICATE_USAGE: u8 = "dns.tlsa.certificate_usage", "Certificate usage", Dec, TLSA_CERTIFICATE_USAGE_NAMES;
    TLSA_SELECTOR: u8 = "dns.tlsa.selector", "Selector", Dec, TLSA_SELECTOR_NAMES;
    TLSA_MATCHING_TYPE: u8 = "dns.tlsa.matching_type", "Matching type", Dec, TLSA_MATCHING_TYPE_NAMES;
    TLSA_CERTIFICATE_ASSOCIATION_DATA: Bytes = "dns.tlsa.certificate_association_data", "Certificate association data", None;
    TSIG_ALGORITHM_NAME: Text = "dns.tsig.algorithm_name", "Algorithm name", None;
    TSIG_TIME_SIGNED: AbsTime = "dns.tsig.time_signed", "Time signed", Utc;
    TSIG_ORIGINAL_ID: u16 = "dns.tsig.original_id", "Original ID", Dec;
    TSIG_ERROR: u16 = "dns.tsig.error", "Error", Dec, FLAGS_RCODE_NAMES;
    TSIG_FUDGE: u16 = "dns.tsig.fudge", "Fudge", Dec;
    TSIG_MAC_SIZE: u16 = "dns.tsig.mac_size", "MAC size", Dec;
    TSIG_OTHER_LEN: u16 = "dns.tsig.other_len", "Other Length", Dec;
    TSIG_MAC: Empty = "dns.tsig.mac", "MAC", None;
    TSIG_OTHER_DATA: Bytes = "dns.tsig.other_data", "Other data", None;
    RESPONSE_IN: FrameNum = "dns.response_in", "Response in", None;
    RESPONSE_TO: FrameNum = "dns.response_to", "Request In", None;
    RETRANSMISSION: bool = "dns.retransmission", "Retransmission", Flag;
    RETRANSMIT_REQUEST_IN: FrameNum = "dns.retransmit_request_in", "Retransmitted request. Original request in", None;
    RETRANSMIT_RESPONSE_IN: FrameNum = "dns.retransmit_response_in", "Retransmitted response. Original response in", None;
    TIME: RelTime = "dns.time", "Time", None;
    UNSOLICITED: bool = "dns.unsolicited", "Unsolicited", Flag;
    COUNT_ADD_RR: u16 = "dns.count.add_rr", "Additional RRs", Dec;
    SSHFP_ALGORITHM: u8 = "dns.sshfp.algorithm", "Algorithm", Dec, SSHFP_ALGORITHM_NAMES;
    SSHFP_FINGERPRINT_TYPE: u8 = "dns.sshfp.fingerprint.type", "Type", Dec, SSHFP_FINGERPRINT_TYPE_NAMES;
    SSHFP_FINGERPRINT: Bytes = "dns.sshfp.fingerprint", "Fingerprint", None;
    HIP_HIT_LENGTH: u8 = "dns.hip.hit.length", "Length", Dec;
    HIP_HIT_PK_ALGO: u8 = "dns.hip.hit.pk.algo", "Public key algorithm", Dec, HIP_HIT_PK_ALGO_NAMES;
    HIP_PK_LENGTH: u16 = "dns.hip.pk.length", "Length", Dec;
    HIP_HIT: Bytes = "dns.hip.hit", "Host Identity Tag", None;
    HIP_PK: Bytes = "dns.hip.pk", "Public key", None;
    HIP_RENDEZVOUS_SERVER: Text = "dns.hip.rendezvous_server", "Rendezvous server", None;
    DHCID_RDATA: Bytes = "dns.dhcid.rdata", "Rdata", None;
    DS_KEY_ID: u16 = "dns.ds.key_id", "Key ID", Hex;
    DS_ALGORITHM: u8 = "dns.ds.algorithm", "Algorithm", Dec, RRSIG_ALGORITHM_NAMES;
    DS_DIGEST_TYPE: u8 = "dns.ds.digest_type", "Digest type", Dec, OPT_DHU_NAMES;
    DS_DIGEST: Bytes = "dns.ds.digest", "Digest", None;
    APL_ADDRESS_FAMILY: u16 = "dns.apl.address_family", "Address family", Dec, OPT_CLIENT_FAMILY_NAMES;
    APL_CODED_PREFIX: Bits<u8> = "dns.apl.coded_prefix", "Coded prefix", Dec {
        APL_NEGATION: 0x80 = "dns.apl.negation", "Negation", Flag, APL_NEGATION_WORDS;
        APL_AFDLENGTH: 0x7f = "dns.apl.afdlength", "Afdlength", Dec;
    };
    APL_AFDPART_IPV4: Ipv4 = "dns.apl.afdpart.ipv4", "IPv4", None;
    APL_AFDPART_IPV6: Ipv6 = "dns.apl.afdpart.ipv6", "IPv6", None;
    APL_AFDPART_DATA: Bytes = "dns.apl.afdpart.data", "Data", None;
    GPOS_LONGITUDE_LENGTH: u8 = "dns.gpos.longitude_length", "Longitude length", Dec;
    GPOS_LONGITUDE: Text = "dns.gpos.longitude", "Longitude", None;
    GPOS_LATITUDE_LENGTH: u8 = "dns.gpos.latitude_length", "Latitude length", Dec;
    GPOS_LATITUDE: Text = "dns.gpos.latitude", "Latitude", None;
    GPOS_ALTITUDE_LENGTH: u8 = "dns.gpos.altitude_length", "Altitude length", Dec;
    GPOS_ALTITUDE: Text = "dns.gpos.altitude", "Altitude", None;
    RP_MAILBOX: Text = "dns.rp.mailbox", "Mailbox", None;
    RP_TXT_RR: Text = "dns.rp.txt_rr", "TXT RR", None;
    AFSDB_SUBTYPE: u16 = "dns.afsdb.subtype", "Subtype", Dec;
    AFSDB_HOSTNAME: Text = "dns.afsdb.hostname", "Hostname", None;
    X25_LENGTH: u8 = "dns.x25.length", "Length", Dec;
    X25_PSDN_ADDRESS: Text = "dns.x25.psdn_address", "PSDN address", None;
    IDSN_LENGTH: u8 = "dns.idsn.length", "Length", Dec;
    IDSN_ADDRESS: Text = "dns.idsn.address", "Address", None;
    IDSN_SA_LENGTH: u8 = "dns.idsn.sa.length", "Length", Dec;
    IDSN_SA_ADDRESS: Text = "dns.idsn.sa.address", "Address", None;
    RT_SUBTYPE: u16 = "dns.rt.subtype", "Subtype", Dec;
    RT_INTERMEDIATE_HOST: Text = "dns.rt.intermediate_host", "Intermediate host", None;
    NSAP_RDATA: Bytes = "dns.nsap.rdata", "Rdata", None;
    NSAP_PTR_OWNER: Text = "dns.nsap_ptr.owner", "Owner", None;
    CAA_FLAGS: Bits<u8> = "dns.caa.flags", "Flags", Hex {
        CAA_FLAGS_ISSUER_CRITICAL: 0x80 = "dns.caa.flags.issuer_critical", "Issuer critical", Flag, CAA_FLAGS_ISSUER_CRITICAL_WORDS;
    };
    CAA_ISSUE: Text = "dns.caa.issue", "Issue", None;
    CAA_ISSUEWILD: Text = "dns.caa.issuewild", "Issuewild", None;
    CAA_IODEF: Text = "dns.caa.iodef", "Iodef", None;
    CAA_UNKNOWN: Text = "dns.caa.unknown", "Unknown", None;
    CAA_TAG_LENGTH: u8 = "dns.caa.tag_length", "Tag length", Dec;
    CAA_TAG: Text = "dns.caa.tag", "CAA tag", None;
    CAA_VALUE: Text = "dns.caa.value", "Value", None;
    EXTRANEOUS_DATA: Bytes = "dns.extraneous.data", "Extraneous data", None;
    EXTRANEOUS_LENGTH: i32 = "dns.extraneous.length", "Extraneous data length", Dec;
    WINS_LOOKUP_TIMEOUT: Bits<u32> = "dns.wins.lookup_timeout", "Lookup timeout", Dec {
        WINS_LOCAL_FLAG: 0x1 = "dns.wins.local_flag", "Local flag", Flag;
    };
    WINS_CACHE_TIMEOUT: u32 = "dns.wins.cache_timeout", "Cache timeout", Dec;
    WINS_NB_WINS_SERVERS: u32 = "dns.wins.nb_wins_servers", "Nb wins servers", Dec;
    WINS_WINS_SERVER: Ipv4 = "dns.wins.wins_server", "Wins server", None;
    WINSR_LOOKUP_TIMEOUT: Bits<u32> = "dns.winsr.lookup_timeout", "Lookup timeout", Dec {
        WINSR_LOCAL_FLAG: 0x1 = "dns.winsr.local_flag", "Local flag", Flag;
    };
    WINSR_CACHE_TIMEOUT: u32 = "dns.winsr.cache_timeout", "Cache timeout", Dec;
    WINSR_NAME_RESULT_DOMAIN: Text = "dns.winsr.name_result_domain", "Name result domain", None;
    DATA: Bytes = "dns.data", "Data", None;
    DSO: Empty = "dns.dso", "DNS Stateful Operation", None;
    DSO_TLV: Empty = "dns.dso.tlv", "DSO TLV", None;
    DSO_TLV_TYPE: u16 = "dns.dso.tlv.type", "Type", Dec, DSO_TLV_TYPE_NAMES;
    DSO_TLV_LENGTH: u16 = "dns.dso.tlv.length", "Length", Dec;
    DSO_TLV_DATA: Bytes = "dns.dso.tlv.data", "Data", None;
    DSO_TLV_KEEPALIVE_INACTIVITY: u32 = "dns.dso.tlv.keepalive.inactivity", "Inactivity", Dec;
    DSO_TLV_KEEPALIVE_INTERVAL: u32 = "dns.dso.tlv.keepalive.interval", "Interval", Dec;
    DSO_TLV_RETRYDELAY_RETRYDELAY: u32 = "dns.dso.tlv.retrydelay.retrydelay", "Retrydelay", Dec;
    DSO_TLV_ENCPAD_PADDING: Bytes = "dns.dso.tlv.encpad.padding", "Padding", None;
}

flag_labels! { FLAGS_RESPONSE_WORDS "Message is a response", "Message is a query" }
flag_labels! { FLAGS_AUTHORITATIVE_WORDS "Server is an authority for domain", "Server is not an authority for domain" }
flag_labels! { FLAGS_CONFLICT_WORDS "The sender received multiple responses", "None" }
flag_labels! { FLAGS_TRUNCATED_WORDS "Message is truncated", "Message is not truncated" }
flag_labels! { FLAGS_RECDESIRED_WORDS "Do query recursively", "Don't do query recursively" }
flag_labels! { FLAGS_TENTATIVE_WORDS "Tentative", "Not tentative" }
flag_labels! { FLAGS_RECAVAIL_WORDS "Server can do recursive queries", "Server can't do recursive queries" }
flag_labels! { FLAGS_Z_WORDS "reserved - incorrect!", "reserved (0)" }
flag_labels! { FLAGS_AUTHENTICATED_WORDS "Answer/authority portion was authenticated by the server", "Answer/authority portion was not authenticated by the server" }
flag_labels! { FLAGS_CHECKDISABLE_WORDS "Acceptable", "Unacceptable" }
flag_labels! { RESP_Z_DO_WORDS "Accepts DNSSEC security RRs", "Cannot handle DNSSEC security RRs" }
flag_labels! { DNSKEY_FLAGS_ZONE_KEY_WORDS "This is the zone key for specified zone", "This it not a zone key" }
flag_labels! { DNSKEY_FLAGS_KEY_REVOKED_WORDS "Yes", "No" }
flag_labels! { KEY_FLAGS_AUTHENTICATION_WORDS "Not Allowed", "Allowed" }
flag_labels! { KEY_FLAGS_REQUIRED_WORDS "Experimental or optional", "Required" }
flag_labels! { KEY_FLAGS_IPSEC_WORDS "Valid", "Invalid" }
flag_labels! { NSEC3_FLAGS_OPT_OUT_WORDS "Additional insecure delegations allowed", "Additional insecure delegations forbidden" }
flag_labels! { APL_NEGATION_WORDS "Yes (!)", "No (0)" }
flag_labels! { CAA_FLAGS_ISSUER_CRITICAL_WORDS "Critical", "Not critical" }
values! { pub(crate) FLAGS_OPCODE_NAMES {
    0 "Standard query", 1 "Inverse query", 2 "Server status request", 4 "Zone change notification",
    5 "Dynamic update", 6 "DNS Stateful operations (DSO)",
} }
values! { pub(crate) FLAGS_RCODE_NAMES {
    0 "No error", 1 "Format error", 2 "Server failure", 3 "No such name", 4 "Not implemented", 5 "Refused",
    6 "Name exists", 7 "RRset exists", 8 "RRset does not exist", 9 "Not authoritative", 10 "Name out of zone",
    11 "DSO-Type not implemented", 16 "Bad OPT Version or TSIG Signature Failure", 17 "Key not recognized",
    18 "Signature out of time window", 19 "Bad TKEY Mode", 20 "Duplicate key name",
    21 "Algorithm not supported", 22 "Bad Truncation", 23 "Bad/missing Server Cookie",
} }
values! { pub(crate) QRY_TYPE_NAMES {
    0 "Unused", 1 "A (Host Address)", 2 "NS (authoritative Name Server)", 3 "MD (Mail Destination)",
    4 "MF (Mail Forwarder)", 5 "CNAME (Canonical NAME for an alias)", 6 "SOA (Start Of a zone of Authority)",
    7 "MB (MailBox domain name)", 8 "MG (Mail Group member)", 9 "MR (Mail Rename domain)", 10 "NULL RR",
    11 "WKS (Well Known Service)", 12 "PTR (domain name PoinTeR)", 13 "HINFO (host information)",
    14 "MINFO (Mailbox or mail list information)", 15 "MX (Mail eXchange)", 16 "TXT (Text strings)",
    17 "RP (Responsible Person)", 18 "AFSDB (AFS Data Base location)", 19 "X25 (XX.25 PSDN address)",
    20 "ISDN (ISDN address)", 21 "RT (Route Through)", 22 "NSAP (NSAP address)",
    23 "NSAP-PTR (NSAP domain name pointer)", 24 "SIG (security signature)", 25 "KEY (security key)",
    26 "PX (X.400 mail mapping information)", 27 "GPOS (Geographical Position)", 28 "AAAA (IPv6 Address)",
    29 "LOC (Location Information)", 30 "NXT (Next Domain)", 31 "EID (Endpoint Identifier)",
    32 "NIMLOC (Nimrod Locator)", 33 "SRV (Server Selection)", 34 "ATMA (ATM Address)",
    35 "NAPTR (Naming Authority Pointer)", 36 "KX (Key Exchanger)", 37 "CERT", 38 "A6 (OBSOLETE - use AAAA)",
    39 "DNAME", 40 "SINK", 41 "OPT", 42 "APL", 43 "DS (Delegation Signer)", 44 "SSHFP (SSH Key Fingerprint)",
    45 "IPSECKEY", 46 "RRSIG (Resource Record Signature)", 47 "NSEC (Next Secure)",
    48 "DNSKEY (DNS Public Key)", 49 "DHCID", 50 "NSEC3", 51 "NSEC3PARAM", 52 "TLSA",
    55 "HIP (Host Identity Protocol)", 57 "RKEY", 58 "TALINK (Trust Anchor LINK)", 59 "CDS (Child DS)",
    60 "CDNSKEY (DNSKEY(s) the Child wants reflected in DS)", 61 "OPENPGPKEY (OpenPGP Key)",
    62 "CSYNC (Child-to-Parent Synchronization)", 63 "ZONEMD", 64 "SVCB (General Purpose Service Endpoints)",
    65 "HTTPS (HTTPS Specific Service Endpoints)", 99 "SPF", 100 "UINFO", 101 "UID", 102 "GID", 103 "UNSPEC",
    104 "NID (NodeID)", 105 "L32 (Locator32)", 106 "L64 (Locator64)", 107 "LP (Locator FQDN)", 108 "EUI48",
    109 "EUI64", 249 "TKEY (Transaction Key)", 250 "TSIG (Transaction Signature)",
    251 "IXFR (incremental transfer)", 252 "AXFR (transfer of an entire zone)",
    253 "MAILB (mailbox-related RRs)", 254 "MAILA (mail agent RRs)",
    255 "* (A request for all records the server/cache has available)", 256 "URI",
    257 "CAA (Certification Authority Restriction)", 32768 "TA (DNSSEC Trust Authorities)",
    32769 "DLV (DNSSEC Lookaside Validation)", 65281 "WINS", 65282 "WINS-R", 65422 "XPF",
} }
values! { pub(crate) QRY_CLASS_NAMES {
    1 "IN", 2 "CS", 3 "CH", 4 "HS", 254 "NONE", 255 "ANY"
} }
values! { pub(crate) WKS_PROTOCOL_NAMES {
    1 "ICMP", 2 "IGMP", 6 "TCP", 17 "UDP", 27 "RDP", 33 "DCCP", 50 "ESP", 58 "ICMPv6", 132 "SCTP",
    136 "UDPLite",
} }
pub(crate) const ZONEMD_SCHEME_NAMES: Labels = Labels::Ranges(&[
    (0, 0, "Reserved"),
    (1, 1, "SIMPLE"),
    (2, 239, "Unassigned"),
    (240, 254, "Private Use"),
    (255, 255, "Reserved"),
]);
pub(crate) const ZONEMD_HASH_ALGO_NAMES: Labels = Labels::Ranges(&[
    (0, 0, "Reserved"),
    (1, 1, "SHA-384"),
    (2, 2, "SHA-512"),
    (3, 239, "Unassigned"),
    (240, 254, "Private Use"),
    (255, 255, "Reserved"),
]);
values! { pub(crate) SVCB_SVCPARAM_KEY_NAMES {
    0 "mandatory", 1 "alpn", 2 "no-default-alpn", 3 "port", 4 "ipv4hint", 5 "echconfig", 6 "ipv6hint",
    32769 "odohconfig", 65535 "key65535",
} }
values! { pub(crate) RRSIG_ALGORITHM_NAMES {
    1 "RSA/MD5", 2 "Diffie-Hellman", 3 "DSA", 4 "Elliptic curve crypto", 5 "RSA/SHA1", 6 "DSA + NSEC3/SHA1",
    7 "RSA/SHA1 + NSEC3/SHA1", 8 "RSA/SHA-256", 10 "RSA/SHA-512", 12 "GOST R 34.10-2001",
    13 "ECDSA Curve P-256 with SHA-256", 14 "ECDSA Curve P-386 with SHA-386", 15 "Ed25519", 16 "Ed448",
    157 "HMAC/MD5", 252 "Indirect key", 253 "Private, domain name", 254 "Private, OID",
} }
values! { pub(crate) TKEY_MODE_NAMES {
    1 "Server assigned", 2 "Diffie Hellman", 3 "GSSAPI", 4 "Resolver assigned", 5 "Delete"
} }
values! { pub(crate) IPSECKEY_GATEWAY_ALGORITHM_NAMES {
    1 "DSA", 2 "RSA"
} }
values! { pub(crate) IPSECKEY_GATEWAY_TYPE_NAMES {
    0 "No Gateway", 1 "IPv4 Gateway", 2 "IPv6 Gateway", 3 "DNS Gateway"
} }
values! { pub(crate) XPF_IP_VERSION_NAMES {
    0 "Reserved", 4 "IPv4", 5 "ST Datagram", 6 "IPv6", 7 "TP/IX", 8 "PIP", 9 "TUBA"
} }
values! { pub(crate) CERT_TYPE_NAMES {
    1 "PKIX", 2 "SPKI", 3 "PGP", 4 "IPKIX", 5 "ISPKI", 6 "IPGP", 7 "ACPKIX", 8 "IACPKIX", 253 "Private, URI",
    254 "Private, OID",
} }
values! { pub(crate) OPT_CODE_NAMES {
    0 "Reserved", 1 "LLQ - Long-lived query", 2 "UL - Update lease", 3 "NSID - Name Server Identifier",
    4 "Owner (reserved)", 5 "DAU - DNSSEC Algorithm Understood (RFC6975)",
    6 "DHU - DS Hash Understood (RFC6975)", 7 "N3U - NSEC3 Hash Understood (RFC6975)",
    8 "CSUBNET - Client subnet", 9 "EDNS EXPIRE (RFC7314)", 10 "COOKIE", 11 "EDNS TCP Keepalive",
    12 "PADDING", 13 "CHAIN", 15 "Extended DNS Error", 20730 "Experimental - CSUBNET - Client subnet",
} }
values! { pub(crate) OPT_DHU_NAMES {
    0 "Reserved digest", 1 "SHA-1", 2 "SHA-256", 3 "GOST R 34.11-94", 4 "SHA-384"
} }
values! { pub(crate) OPT_N3U_NAMES {
    0 "Reserved", 1 "SHA-1"
} }
values! { pub(crate) OPT_CLIENT_FAMILY_NAMES {
    1 "IPv4", 2 "IPv6"
} }
pub(crate) const OPT_EXT_ERROR_INFO_CODE_NAMES: Labels = Labels::Ranges(&[
    (0, 0, "Other Error"),
    (1, 1, "Unsupported DNSKEY Algorithm"),
    (2, 2, "Unsupported DS Digest Type"),
    (3, 3, "Stale Answer"),
    (4, 4, "Forged Answer"),
    (5, 5, "DNSSEC Indeterminate"),
    (6, 6, "DNSSEC Bogus"),
    (7, 7, "Signature Expired"),
    (8, 8, "Signature Not Yet Valid"),
    (9, 9, "DNSKEY Missing"),
    (10, 10, "RRSIGs Missing"),
    (11, 11, "No Zone Key Bit Set"),
    (12, 12, "NSEC Missing"),
    (13, 13, "Cached Error"),
    (14, 14, "Not Ready"),
    (15, 15, "Blocked"),
    (16, 16, "Censored"),
    (17, 17, "Filtered"),
    (18, 18, "Prohibited"),
    (19, 19, "Stale NXDomain Answer"),
    (20, 20, "Not Authoritative"),
    (21, 21, "Not Supported"),
    (22, 22, "No Reachable Authority"),
    (23, 23, "Network Error"),
    (24, 24, "Invalid Data"),
    (25, 25, "Signature Expired before Valid"),
    (26, 26, "Too Early"),
    (27, 27, "Unsupported NSEC3 Iterations Value"),
    (28, 28, "Unable to conform to policy"),
    (29, 29, "Synthesized"),
    (30, 49151, "Unassigned"),
    (49152, 65535, "Reserved for Private Use"),
]);
values! { pub(crate) TLSA_CERTIFICATE_USAGE_NAMES {
    0 "CA constraint (PKIX-TA)", 1 "Service certificate constraint (PKIX-EE)",
    2 "Trust anchor assertion (DANE-TA)", 3 "Domain-issued certificate (DANE-EE)",
} }
values! { pub(crate) TLSA_SELECTOR_NAMES {
    0 "Full certificate (Cert)", 1 "SubjectPublicKeyInfo (SPKI)"
} }
values! { pub(crate) TLSA_MATCHING_TYPE_NAMES {
    0 "No Hash Used (Full)", 1 "256 bit hash by SHA2 (SHA2-256)", 2 "512 bit hash by SHA2 (SHA2-512)"
} }
values! { pub(crate) SSHFP_ALGORITHM_NAMES {
    0 "Reserved", 1 "RSA", 2 "DSA", 3 "ECDSA", 4 "Ed25519", 5 "XMSS"
} }
values! { pub(crate) SSHFP_FINGERPRINT_TYPE_NAMES {
    0 "Reserved", 1 "SHA1", 2 "SHA256"
} }
values! { pub(crate) HIP_HIT_PK_ALGO_NAMES {
    0 "Reserved", 1 "DSA", 2 "RSA"
} }
pub(crate) const DSO_TLV_TYPE_NAMES: Labels = Labels::Ranges(&[
    (0, 0, "Reserved"),
    (1, 1, "Keep Alive"),
    (2, 2, "Retry Delay"),
    (3, 3, "Encryption Padding"),
    (4, 63, "Unassigned, reserved for DSO session-management TLVs"),
    (64, 64, "Subscribe"),
    (65, 65, "Push"),
    (66, 66, "Unsubscribe"),
    (67, 67, "Reconfirm"),
    (68, 63487, "Unassigned"),
    (63488, 64511, "Reserved for Experimental/Local Use"),
    (64512, 65535, "Reserved for future expansion"),
]);

notes! {
    /// RFC 7871 §6.
    BAD_LENGTH = "dns.rr.opt.bad_length", Error, Malformed, "Longer than any address";
    UNDECODED_TYPE = "dns.undecoded.type", Note, Undecoded, "This record type is not taken apart";
    DEPRECATED_OPCODE = "dns.depr.opc", Warn, Protocol, "Deprecated opcode";
    TTL_HIGH_BIT = "dns.ttl.high_bit_set", Warn, Protocol, "The uppermost bit of the TTL is set (RFC 2181, section 8)";
    TSIG_NO_ALGORITHM = "dns.tsig.noalg", Warn, Undecoded, "Nobody knows this algorithm";
    KEY_ID_SHORT = "dns.key_id_buffer_too_short", Warn, Malformed, "Too short to work out a key id";
    RETRANSMIT_REQUEST = "dns.retransmit_request", Warn, Protocol, "DNS query retransmission";
    RETRANSMIT_RESPONSE = "dns.retransmit_response", Warn, Protocol, "DNS response retransmission";
    EXTRANEOUS = "dns.extraneous", Note, Undecoded, "Extraneous data";
}
