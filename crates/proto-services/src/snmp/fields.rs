//! Fields of SNMP and the words of its values; both are named as in the ASN.1 modules of the RFCs.

use dissect::prelude::*;

fields! {
    RESPONSE_IN: FrameNum = "snmp.response_in", "Answered in frame", None;
    RESPONSE_TO: FrameNum = "snmp.response_to", "Answers frame", None;
    TIME: RelTime = "snmp.time", "Time since the request", None;
    ENGINEID_ENTERPRISE: u32 = "snmp.engineid.enterprise", "Enterprise", Dec;
    ENGINEID_FORMAT: u8 = "snmp.engineid.format", "Format", Dec, ENGINE_FORMATS;
    ENGINEID_IPV4: Ipv4 = "snmp.engineid.ipv4", "IPv4 address", None;
    ENGINEID_IPV6: Ipv6 = "snmp.engineid.ipv6", "IPv6 address", None;
    ENGINEID_MAC: Ether = "snmp.engineid.mac", "MAC address", None;
    ENGINEID_TEXT: Text = "snmp.engineid.text", "Text", None;
    ENGINEID_TIME: AbsTime = "snmp.engineid.time", "Creation time", Local;
    ENGINEID_DATA: Bytes = "snmp.engineid.data", "Data", None;
    NO_SUCH_OBJECT: Empty = "snmp.noSuchObject", "noSuchObject", None;
    NO_SUCH_INSTANCE: Empty = "snmp.noSuchInstance", "noSuchInstance", None;
    END_OF_MIB_VIEW: Empty = "snmp.endOfMibView", "endOfMibView", None;
    VALUE_INT: i64 = "snmp.value.int", "Value (INTEGER)", Dec;
    VALUE_OCTETS: Bytes = "snmp.value.octets", "Value (OCTET STRING)", None;
    VALUE_OID: Oid = "snmp.value.oid", "Value (OBJECT IDENTIFIER)", None;
    VALUE_NULL: Empty = "snmp.value.null", "Value (NULL)", None;
    VALUE_IPV4: Ipv4 = "snmp.value.ipv4", "Value (IpAddress)", None;
    VALUE_IPV6: Ipv6 = "snmp.value.ipv6", "Value (IpAddress)", None;
    VALUE_ADDR: Bytes = "snmp.value.addr", "Value (IpAddress)", None;
    VALUE_U32: i64 = "snmp.value.u32", "Value (Unsigned32)", Dec;
    VALUE_G32: i64 = "snmp.value.g32", "Value (Gauge32)", Dec;
    VALUE_UNK: Bytes = "snmp.value.unk", "Value (unknown type)", None;
    VALUE_COUNTER: u64 = "snmp.value.counter", "Value (Counter)", Dec;
    VALUE_NSAP: u64 = "snmp.value.nsap", "Value (NsapAddress)", Dec;
    VALUE_TIMETICKS: u64 = "snmp.value.timeticks", "Value (TimeTicks)", Dec;
    VALUE_OPAQUE: Bytes = "snmp.value.opaque", "Value (Opaque)", None;
    NAME: Oid = "snmp.name", "Name", None;
    VAR_BIND_STR: Text = "snmp.var-bind_str", "Value as text", None;
    AGENTID_TRAILER: Bytes = "snmp.agentid_trailer", "Agent identifier", None;
    VERSION: i32 = "snmp.version", "version", Dec, VERSIONS;
    COMMUNITY: Text = "snmp.community", "community", None;
    DATA: u32 = "snmp.data", "data", Dec, PDUS;
    PARAMETERS: Bytes = "snmp.parameters", "parameters", None;
    DATAV2U: u32 = "snmp.datav2u", "datav2u", Dec, DATA_V2U;
    PLAINTEXT: u32 = "snmp.plaintext", "plaintext", Dec, PDUS;
    MSG_AUTHORITATIVE_ENGINE_ID: Bytes = "snmp.msgAuthoritativeEngineID", "msgAuthoritativeEngineID", None;
    MSG_AUTHORITATIVE_ENGINE_BOOTS: u32 = "snmp.msgAuthoritativeEngineBoots", "msgAuthoritativeEngineBoots", Dec;
    MSG_AUTHORITATIVE_ENGINE_TIME: u32 = "snmp.msgAuthoritativeEngineTime", "msgAuthoritativeEngineTime", Dec;
    MSG_USER_NAME: Text = "snmp.msgUserName", "msgUserName", None;
    MSG_AUTHENTICATION_PARAMETERS: Bytes = "snmp.msgAuthenticationParameters", "msgAuthenticationParameters", None;
    MSG_PRIVACY_PARAMETERS: Bytes = "snmp.msgPrivacyParameters", "msgPrivacyParameters", None;
    MSG_VERSION: i32 = "snmp.msgVersion", "msgVersion", Dec, VERSIONS;
    MSG_GLOBAL_DATA: Empty = "snmp.msgGlobalData_element", "msgGlobalData", None;
    MSG_SECURITY_PARAMETERS: Bytes = "snmp.msgSecurityParameters", "msgSecurityParameters", None;
    MSG_DATA: u32 = "snmp.msgData", "msgData", Dec, SCOPED_DATA;
    MSG_ID: u32 = "snmp.msgID", "msgID", Dec;
    MSG_MAX_SIZE: u32 = "snmp.msgMaxSize", "msgMaxSize", Dec;
    MSG_FLAGS: Bytes = "snmp.msgFlags", "msgFlags", None;
    MSG_SECURITY_MODEL: u32 = "snmp.msgSecurityModel", "msgSecurityModel", Dec, SECURITY_MODELS;
    SCOPED_PDU: Empty = "snmp.plaintext_element", "plaintext", None;
    ENCRYPTED_PDU: Bytes = "snmp.encryptedPDU", "encryptedPDU", None;
    CONTEXT_ENGINE_ID: Bytes = "snmp.contextEngineID", "contextEngineID", None;
    CONTEXT_NAME: Text = "snmp.contextName", "contextName", None;
    GET_REQUEST: Empty = "snmp.get_request_element", "get-request", None;
    GET_NEXT_REQUEST: Empty = "snmp.get_next_request_element", "get-next-request", None;
    GET_RESPONSE: Empty = "snmp.get_response_element", "get-response", None;
    SET_REQUEST: Empty = "snmp.set_request_element", "set-request", None;
    TRAP: Empty = "snmp.trap_element", "trap", None;
    GET_BULK_REQUEST: Empty = "snmp.getBulkRequest_element", "getBulkRequest", None;
    INFORM_REQUEST: Empty = "snmp.informRequest_element", "informRequest", None;
    SNMP_V2_TRAP: Empty = "snmp.snmpV2_trap_element", "snmpV2-trap", None;
    REPORT: Empty = "snmp.report_element", "report", None;
    REQUEST_ID: i32 = "snmp.request_id", "request-id", Dec;
    ERROR_STATUS: i32 = "snmp.error_status", "error-status", Dec, ERRORS;
    ERROR_INDEX: i32 = "snmp.error_index", "error-index", Dec;
    VARIABLE_BINDINGS: u32 = "snmp.variable_bindings", "variable-bindings", Dec;
    NON_REPEATERS: u32 = "snmp.non_repeaters", "non-repeaters", Dec;
    MAX_REPETITIONS: u32 = "snmp.max_repetitions", "max-repetitions", Dec;
    ENTERPRISE: Oid = "snmp.enterprise", "enterprise", None;
    AGENT_ADDR: Ipv4 = "snmp.agent_addr", "agent-addr", None;
    GENERIC_TRAP: i32 = "snmp.generic_trap", "generic-trap", Dec, GENERIC_TRAPS;
    SPECIFIC_TRAP: i32 = "snmp.specific_trap", "specific-trap", Dec;
    TIME_STAMP: u32 = "snmp.time_stamp", "time-stamp", Dec;
    /// One octet; its text has no node of its own beside the octets'.
    FLAG_BITS: Bits<u8> = "snmp.msgFlags", "msgFlags", Hex {
        FLAG_REPORT: 0x04 = "snmp.v3.flags.report", "reportable", Flag, SET;
        FLAG_CRYPT: 0x02 = "snmp.v3.flags.crypt", "private", Flag, SET;
        FLAG_AUTH: 0x01 = "snmp.v3.flags.auth", "authenticated", Flag, SET;
    };
    ENGINE_BITS: Bits<u8> = "snmp.engineid.conform", "Conformance", Hex & 0x80 {
        ENGINEID_CONFORM: 0x80 = "snmp.engineid.conform", "Conformance", Flag, CONFORMANCE;
    };
}

flag_labels! {
    SET "Set", "Not set";
    CONFORMANCE "RFC3411 (SNMPv3)", "RFC1910 (Non-SNMPv3)";
}

values! { VERSIONS {
    0 "version-1",
    1 "v2c",
    2 "v2u",
    3 "snmpv3",
} }

values! { pub(super) PDUS {
    0 "get-request",
    1 "get-next-request",
    2 "get-response",
    3 "set-request",
    4 "trap",
    5 "getBulkRequest",
    6 "informRequest",
    7 "snmpV2-trap",
    8 "report",
} }

values! { DATA_V2U {
    0 "plaintext",
    1 "encrypted",
} }

values! { SCOPED_DATA {
    0 "plaintext",
    1 "encryptedPDU",
} }

values! { SECURITY_MODELS {
    0 "Any",
    1 "V1",
    2 "V2C",
    3 "USM",
} }

values! { ERRORS {
    0 "noError",
    1 "tooBig",
    2 "noSuchName",
    3 "badValue",
    4 "readOnly",
    5 "genErr",
    6 "noAccess",
    7 "wrongType",
    8 "wrongLength",
    9 "wrongEncoding",
    10 "wrongValue",
    11 "noCreation",
    12 "inconsistentValue",
    13 "resourceUnavailable",
    14 "commitFailed",
    15 "undoFailed",
    16 "authorizationError",
    17 "notWritable",
    18 "inconsistentName",
} }

values! { GENERIC_TRAPS {
    0 "coldStart",
    1 "warmStart",
    2 "linkDown",
    3 "linkUp",
    4 "authenticationFailure",
    5 "egpNeighborLoss",
    6 "enterpriseSpecific",
} }

values! { ENGINE_FORMATS {
    1 "IPv4 address",
    2 "IPv6 address",
    3 "MAC address",
    4 "Text, administratively assigned",
    5 "Octets, administratively assigned",
} }
