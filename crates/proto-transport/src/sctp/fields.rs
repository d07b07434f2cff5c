//! SCTP's fields, RFC 9260 §3, and those of its extensions.
//!
//! Code points: IANA "Stream Control Transmission Protocol (SCTP) Parameters".

use dissect::prelude::*;

fields! {
    SRC_PORT: u16 = "sctp.srcport", "Source port", PtSctp;
    DST_PORT: u16 = "sctp.dstport", "Destination port", PtSctp;
    PORT: u16 = "sctp.port", "Port", PtSctp;
    VERIFICATION_TAG: u32 = "sctp.verification_tag", "Verification tag", Hex;
    CHECKSUM: u32 = "sctp.checksum", "Checksum", Hex;
    CHECKSUM_STATUS: u8 = "sctp.checksum.status", "Checksum Status", None, CHECKSUM_STATES;
    /// 65535 unless the user asks for associations to be numbered.
    ASSOC_INDEX: u16 = "sctp.assoc_index", "Association index", Dec;
    CHUNK_TYPE: u8 = "sctp.chunk_type", "Chunk type", Dec, CHUNKS;
    CHUNK_BITS: Bits<u8> = "sctp.chunk_bits", "Chunk type bits", Hex {
        CHUNK_BIT_1: 0x80 = "sctp.chunk_bit_1", "Bit", Flag, CHUNK_SKIP;
        CHUNK_BIT_2: 0x40 = "sctp.chunk_bit_2", "Bit", Flag, REPORT;
    };
    CHUNK_FLAGS: u8 = "sctp.chunk_flags", "Chunk flags", Hex;
    CHUNK_LENGTH: u16 = "sctp.chunk_length", "Chunk length", Dec;
    CHUNK_PADDING: Bytes = "sctp.chunk_padding", "Chunk padding", None;
    CHUNK_VALUE: Bytes = "sctp.chunk_value", "Chunk value", None;
    COOKIE: Bytes = "sctp.cookie", "Cookie", None;
    INITIATE_TAG: u32 = "sctp.initiate_tag", "Initiate tag", Hex;
    INIT_TAG: u32 = "sctp.init_initiate_tag", "Initiate tag", Hex;
    INIT_CREDIT: u32 = "sctp.init_credit", "Advertised receiver window credit (a_rwnd)", Dec;
    INIT_OUT: u16 = "sctp.init_nr_out_streams", "Number of outbound streams", Dec;
    INIT_IN: u16 = "sctp.init_nr_in_streams", "Number of inbound streams", Dec;
    INIT_TSN: u32 = "sctp.init_initial_tsn", "Initial TSN", Dec;
    INITACK_TAG: u32 = "sctp.initack_initiate_tag", "Initiate tag", Hex;
    INITACK_CREDIT: u32 = "sctp.initack_credit", "Advertised receiver window credit (a_rwnd)", Dec;
    INITACK_OUT: u16 = "sctp.initack_nr_out_streams", "Number of outbound streams", Dec;
    INITACK_IN: u16 = "sctp.initack_nr_in_streams", "Number of inbound streams", Dec;
    INITACK_TSN: u32 = "sctp.initack_initial_tsn", "Initial TSN", Dec;
    DATA_TSN: u32 = "sctp.data_tsn", "Transmission sequence number (relative)", Dec;
    DATA_TSN_RAW: u32 = "sctp.data_tsn_raw", "Transmission sequence number (absolute)", Dec;
    DATA_SID: u16 = "sctp.data_sid", "Stream identifier", Hex;
    DATA_SSN: u16 = "sctp.data_ssn", "Stream sequence number", Dec;
    DATA_PPI: u32 = "sctp.data_payload_proto_id", "Payload protocol identifier", Dec, PAYLOADS;
    DATA_RESERVED: u16 = "sctp.data_reserved", "Reserved", Dec;
    DATA_MID: u32 = "sctp.data_mid", "Message identifier", Dec;
    DATA_FSN: u32 = "sctp.data_fsn", "Fragment sequence number", Dec;
    DATA_FLAGS: Bits<u8> = "sctp.data_flags", "Data flags", Hex {
        I_BIT: 0x08 = "sctp.data_i_bit", "I-Bit", Flag, AT_ONCE;
        U_BIT: 0x04 = "sctp.data_u_bit", "U-Bit", Flag, UNORDERED;
        B_BIT: 0x02 = "sctp.data_b_bit", "B-Bit", Flag, FIRST_SEGMENT;
        E_BIT: 0x01 = "sctp.data_e_bit", "E-Bit", Flag, LAST_SEGMENT;
    };
    SACK_FLAGS: Bits<u8> = "sctp.sack_flags", "Flags", Hex {
        SACK_NONCE: 0x01 = "sctp.sack_nounce_sum", "Nounce sum", Dec;
    };
    SACK_TSN: u32 = "sctp.sack_cumulative_tsn_ack", "Cumulative TSN ACK (relative)", Dec;
    SACK_TSN_RAW: u32 = "sctp.sack_cumulative_tsn_ack_raw", "Cumulative TSN ACK (absolute)", Dec;
    SACK_RWND: u32 = "sctp.sack_a_rwnd", "Advertised receiver window credit (a_rwnd)", Dec;
    SACK_GAPS: u16 = "sctp.sack_number_of_gap_blocks", "Number of gap acknowledgement blocks", Dec;
    SACK_DUPS: u16 = "sctp.sack_number_of_duplicated_tsns", "Number of duplicated TSNs", Dec;
    SACK_GAP_START: u16 = "sctp.sack_gap_block_start", "Start", Dec;
    SACK_GAP_START_TSN: u32 = "sctp.sack_gap_block_start_tsn", "Start TSN", Dec;
    SACK_GAP_END: u16 = "sctp.sack_gap_block_end", "End", Dec;
    SACK_GAP_END_TSN: u32 = "sctp.sack_gap_block_end_tsn", "End TSN", Dec;
    SACK_GAP_ACKED: u32 = "sctp.sack_number_of_tsns_gap_acked", "Number of TSNs in gap acknowledgement blocks", Dec;
    SACK_DUP_TSN: u32 = "sctp.sack_duplicate_tsn", "Duplicate TSN", Dec;
    NR_SACK_FLAGS: Bits<u8> = "sctp.nr_sack_flags", "Flags", Hex {
        NR_SACK_NONCE: 0x01 = "sctp.nr_sack_nounce_sum", "Nounce sum", Dec;
    };
    NR_SACK_TSN: u32 = "sctp.nr_sack_cumulative_tsn_ack", "Cumulative TSN ACK", Dec;
    NR_SACK_RWND: u32 = "sctp.nr_sack_a_rwnd", "Advertised receiver window credit (a_rwnd)", Dec;
    NR_SACK_GAPS: u16 = "sctp.nr_sack_number_of_gap_blocks", "Number of gap acknowledgement blocks", Dec;
    NR_SACK_NR_GAPS: u16 = "sctp.nr_sack_number_of_nr_gap_blocks", "Number of nr-gap acknowledgement blocks", Dec;
    NR_SACK_DUPS: u16 = "sctp.nr_sack_number_of_duplicated_tsns", "Number of duplicated TSNs", Dec;
    NR_SACK_RESERVED: u16 = "sctp.nr_sack_reserved", "Reserved", Hex;
    NR_SACK_GAP_START: u16 = "sctp.nr_sack_gap_block_start", "Start", Dec;
    NR_SACK_GAP_START_TSN: u32 = "sctp.nr_sack_gap_block_start_tsn", "Start TSN", Dec;
    NR_SACK_GAP_END: u16 = "sctp.nr_sack_gap_block_end", "End", Dec;
    NR_SACK_GAP_END_TSN: u32 = "sctp.nr_sack_gap_block_end_tsn", "End TSN", Dec;
    NR_SACK_GAP_ACKED: u32 = "sctp.nr_sack_number_of_tsns_gap_acked", "Number of TSNs in gap acknowledgement blocks", Dec;
    NR_SACK_NR_START: u16 = "sctp.nr_sack_nr_gap_block_start", "Start", Dec;
    NR_SACK_NR_START_TSN: u32 = "sctp.nr_sack_nr_gap_block_start_tsn", "Start TSN", Dec;
    NR_SACK_NR_END: u16 = "sctp.nr_sack_nr_gap_block_end", "End", Dec;
    NR_SACK_NR_END_TSN: u32 = "sctp.nr_sack_nr_gap_block_end_tsn", "End TSN", Dec;
    NR_SACK_NR_ACKED: u32 = "sctp.nr_sack_number_of_tsns_nr_gap_acked", "Number of TSNs in nr-gap acknowledgement blocks", Dec;
    NR_SACK_DUP_TSN: u32 = "sctp.nr_sack_duplicate_tsn", "Duplicate TSN", Dec;
    SHUTDOWN_TSN: u32 = "sctp.shutdown_cumulative_tsn_ack", "Cumulative TSN Ack", Dec;
    ECNE_TSN: u32 = "sctp.ecne_lowest_tsn", "Lowest TSN", Dec;
    CWR_TSN: u32 = "sctp.cwr_lowest_tsn", "Lowest TSN", Dec;
    COMPLETE_FLAGS: Bits<u8> = "sctp.shutdown_complete_flags", "Flags", Hex {
        COMPLETE_T: 0x01 = "sctp.shutdown_complete_t_bit", "T-Bit", Flag, REFLECTED;
    };
    ABORT_FLAGS: Bits<u8> = "sctp.abort_flags", "Flags", Hex {
        ABORT_T: 0x01 = "sctp.abort_t_bit", "T-Bit", Flag, REFLECTED;
    };
    FORWARD_TSN: u32 = "sctp.forward_tsn_tsn", "New cumulative TSN", Dec;
    FORWARD_SID: u16 = "sctp.forward_tsn_sid", "Stream identifier", Dec;
    FORWARD_SSN: u16 = "sctp.forward_tsn_ssn", "Stream sequence number", Dec;
    I_FORWARD_TSN: u32 = "sctp.i_forward_tsn_tsn", "New cumulative TSN", Dec;
    I_FORWARD_SID: u16 = "sctp.i_forward_tsn_sid", "Stream identifier", Dec;
    I_FORWARD_FLAGS: Bits<u16> = "sctp.i_forward_tsn_flags", "Flags", Hex {
        I_FORWARD_RES: 0xfffe = "sctp.i_forward_tsn_res", "Reserved", Dec;
        I_FORWARD_U: 0x0001 = "sctp.i_forward_tsn_u_bit", "U-Bit", Flag, UNORDERED_MESSAGES;
    };
    FORWARD_MID: u32 = "sctp.forward_tsn_mid", "Message identifier", Dec;
    PARAM_TYPE: u16 = "sctp.parameter_type", "Parameter type", Hex, PARAMETERS;
    PARAM_BITS: Bits<u16> = "sctp.parameter_bits", "Parameter type bits", Hex {
        PARAM_BIT_1: 0x8000 = "sctp.parameter_bit_1", "Bit", Flag, PARAM_SKIP;
        PARAM_BIT_2: 0x4000 = "sctp.parameter_bit_2", "Bit", Flag, REPORT;
    };
    PARAM_LENGTH: u16 = "sctp.parameter_length", "Parameter length", Dec;
    PARAM_VALUE: Bytes = "sctp.parameter_value", "Parameter value", None;
    PARAM_PADDING: Bytes = "sctp.parameter_padding", "Parameter padding", None;
    PARAM_IPV4: Ipv4 = "sctp.parameter_ipv4_address", "IP Version 4 address", None;
    PARAM_IPV6: Ipv6 = "sctp.parameter_ipv6_address", "IP Version 6 address", None;
    PARAM_HEARTBEAT: Bytes = "sctp.parameter_heartbeat_information", "Heartbeat information", None;
    PARAM_COOKIE: Bytes = "sctp.parameter_state_cookie", "State cookie", None;
    PARAM_LIFE: u32 = "sctp.parameter_cookie_preservative_incr", "Suggested Cookie life-span increment (msec)", Dec;
    PARAM_HOST: TextZ = "sctp.parameter_hostname", "Hostname", None;
    PARAM_ADDRESS_TYPE: u16 = "sctp.parameter_supported_address_type", "Supported address type", Dec, ADDRESS_TYPES;
    PARAM_REQUEST_NR: u32 = "sctp.parameter_reconfig_request_sequence_number", "Re-configuration request sequence number", Dec;
    PARAM_RESPONSE_NR: u32 = "sctp.parameter_reconfig_response_sequence_number", "Re-configuration response sequence number", Dec;
    PARAM_LAST_TSN: u32 = "sctp.parameter_senders_last_assigned_tsn", "Senders last assigned TSN", Dec;
    PARAM_SENDERS_TSN: u32 = "sctp.parameter_senders_next_tsn", "Senders next TSN", Dec;
    PARAM_RECEIVERS_TSN: u32 = "sctp.parameter_receivers_next_tsn", "Receivers next TSN", Dec;
    PARAM_RESULT: u32 = "sctp.parameter_reconfig_response_result", "Result", Dec, RESULTS;
    PARAM_SID: u16 = "sctp.parameter_reconfig_sid", "Stream Identifier", Dec;
    PARAM_OUT_NUMBER: u16 = "sctp.parameter_add_outgoing_streams_number", "Number of streams", Dec;
    PARAM_OUT_RESERVED: u16 = "sctp.parameter_add_outgoing_streams_reserved", "Reserved", Dec;
    PARAM_IN_NUMBER: u16 = "sctp.parameter_add_incoming_streams_number", "Number of streams", Dec;
    PARAM_IN_RESERVED: u16 = "sctp.parameter_add_incoming_streams_reserved", "Reserved", Dec;
    ASCONF_NR: u32 = "sctp.asconf_seq_nr_number", "Sequence number", Hex;
    ASCONF_ACK_NR: u32 = "sctp.asconf_ack_seq_nr_number", "Sequence number", Hex;
    CORRELATION: u32 = "sctp.correlation_id", "Correlation_id", Hex;
    ADAPTATION: u32 = "sctp.adaptation_layer_indication", "Indication", Hex;
    RANDOM: Bytes = "sctp.random_number", "Random number", None;
    AUTH_CHUNK: u8 = "sctp.chunk_type_to_auth", "Chunk type", Dec, CHUNKS;
    HMAC_ID: u16 = "sctp.hmac_id", "HMAC identifier", Dec, HMACS;
    HMAC: Bytes = "sctp.hmac", "HMAC", None;
    KEY_ID: u16 = "sctp.shared_key_id", "Shared key identifier", Dec;
    SUPPORTED_CHUNK: u8 = "sctp.supported_chunk_type", "Supported chunk type", Dec, CHUNKS;
    CAUSE_CODE: u16 = "sctp.cause_code", "Cause code", Hex, CAUSES;
    CAUSE_LENGTH: u16 = "sctp.cause_length", "Cause length", Dec;
    CAUSE_INFO: Bytes = "sctp.cause_information", "Cause information", None;
    CAUSE_PADDING: Bytes = "sctp.cause_padding", "Cause padding", None;
    CAUSE_SID: u16 = "sctp.cause_stream_identifier", "Stream identifier", Dec;
    CAUSE_RESERVED: u16 = "sctp.cause_reserved", "Reserved", Dec;
    CAUSE_MISSING: u32 = "sctp.cause_nr_of_missing_parameters", "Number of missing parameters", Dec;
    CAUSE_MISSING_TYPE: u16 = "sctp.cause_missing_parameter_type", "Missing parameter type", Hex, PARAMETERS;
    CAUSE_STALENESS: u32 = "sctp.cause_measure_of_staleness", "Measure of staleness in usec", Dec;
    CAUSE_TSN: u32 = "sctp.cause_tsn", "TSN", Dec;
    DROP_FLAGS: Bits<u8> = "sctp.pckdrop_flags", "Flags", Hex {
        DROP_T: 0x04 = "sctp.pckdrop_t_bit", "T-Bit", Flag;
        DROP_B: 0x02 = "sctp.pckdrop_b_bit", "B-Bit", Flag;
        DROP_M: 0x01 = "sctp.pckdrop_m_bit", "M-Bit", Flag;
    };
    DROP_BANDWIDTH: u32 = "sctp.pktdrop_bandwidth", "Bandwidth", Dec;
    DROP_QUEUE: u32 = "sctp.pktdrop_queuesize", "Queuesize", Dec;
    DROP_TRUNCATED: u16 = "sctp.pktdrop_truncated_length", "Truncated length", Dec;
    DROP_RESERVED: u16 = "sctp.pktdrop_reserved", "Reserved", Dec;
    DROP_DATA: Bytes = "sctp.pktdrop_datafield", "Data field", None;
    PADDING_DATA: Bytes = "sctp.padding_data", "Padding data", None;
    FRAGMENT: FrameNum = "sctp.fragment", "SCTP Fragment", None;
    FRAGMENTS: Empty = "sctp.fragments", "Reassembled SCTP Fragments", None;
    REASSEMBLED_IN: FrameNum = "sctp.reassembled_in", "Reassembled Message in frame", None;
    DUPLICATE: FrameNum = "sctp.duplicate", "Fragment already seen in frame", None;
    DATA_RTT: RelTime = "sctp.data_rtt", "The RTT to SACK was", None;
    SACK_RTT: RelTime = "sctp.sack_rtt", "The RTT since DATA was", None;
    RETRANSMISSION_TIME: RelTime = "sctp.retransmission_time", "Retransmitted after", None;
    RETRANSMISSION: FrameNum = "sctp.retransmission", "This TSN is a retransmission of one in frame", None;
    RETRANSMITTED: FrameNum = "sctp.retransmitted", "This TSN is retransmitted in frame", None;
    RETRANSMITTED_COUNT: u32 = "sctp.retransmitted_count", "TSN was retransmitted this many times", Dec;
    ACKED: FrameNum = "sctp.acked", "This chunk is acked in frame", None;
    ACKS: u32 = "sctp.ack", "Acknowledges TSN", Dec;
    ACK_FRAME: FrameNum = "sctp.ack_frame", "Acknowledges TSN in frame", None;
    AFTER_ACK: FrameNum = "sctp.retransmitted_after_ack", "Chunk was acked prior to retransmission", None;
}

notes! {
    RETRANSMISSION_NOTE = "sctp.retransmission.expert", Note, Sequence, "Retransmitted TSN";
    AFTER_ACK_NOTE = "sctp.retransmitted_after_ack.expert", Warn, Sequence, "This TSN was acked prior to this retransmission (reneged ack?).";
    MORE_THAN_TWICE = "sctp.retransmission.more_than_twice", Warn, Sequence, "This TSN was retransmitted more than 2 times.";
    PADDING_NOTE = "sctp.parameter_padding.expert", Note, Malformed, "The padding of this final parameter should be the padding of the chunk.";
    PARAM_LENGTH_BAD = "sctp.parameter_length.bad", Error, Malformed, "Parameter length bad";
    ZERO_RWND = "sctp.sack_a_rwnd.expert", Note, Sequence, "Zero Advertised Receiver Window Credit";
    GAP_MALFORMED = "sctp.sack_gap_block_malformed", Error, Protocol, "Malformed gap block.";
    GAP_ORDER = "sctp.sack_gap_block_out_of_order", Warn, Protocol, "Gap blocks not in strict order.";
    GAP_MANY = "sctp.sack_number_of_tsns_gap_acked.100", Warn, Sequence, "More than 100 TSNs were gap-acknowledged in this SACK.";
    NR_GAP_MANY = "sctp.nr_sack_number_of_tsns_gap_acked.100", Warn, Sequence, "More than 100 TSNs were gap-acknowledged in this NR-SACK.";
    NR_NR_GAP_MANY = "sctp.nr_sack_number_of_tsns_nr_gap_acked.100", Warn, Sequence, "More than 100 TSNs were nr-gap-acknowledged in this NR-SACK.";
    CHUNK_LENGTH_BAD = "sctp.chunk_length.bad", Error, Malformed, "Chunk length bad";
    CHECKSUM_BAD = "sctp.checksum_bad.expert", Error, Checksum, "Bad SCTP checksum.";
}

prefs! {
    PORTS_IN_TREE = "show_port_numbers_in_tree", "Show the ports in the protocol's line", Bool(true);
    CHECKSUM_KIND = "checksum", "The checksum that packets carry", Choice(0, &["None", "Adler 32", "CRC 32c", "Automatic"]);
    ALL_CONTROL = "show_always_control_chunks", "Show control chunks in the Info column beside user messages", Bool(true);
    RELATIVE = "relative_tsns", "Show TSNs relative to the first one", Bool(true);
    REASSEMBLE = "reassembly", "Put fragmented user messages together", Bool(true);
    TSN_ANALYSIS = "tsn_analysis", "Match TSNs and their SACKs", Bool(true);
    NUMBER = "association_index", "Number associations", Bool(false);
    ULP = "ulp_dissection", "Hand user messages on", Bool(true);
    HEURISTICS_FIRST = "try_heuristic_first", "Try heuristics before ports", Bool(false);
}

values! { CHECKSUM_STATES { 0 "Bad", 1 "Good", 2 "Unverified", 3 "Not present", 4 "Illegal" } }

values! { pub(super) CHUNKS {
    0 "DATA", 1 "INIT", 2 "INIT_ACK", 3 "SACK", 4 "HEARTBEAT", 5 "HEARTBEAT_ACK", 6 "ABORT", 7 "SHUTDOWN",
    8 "SHUTDOWN_ACK", 9 "ERROR", 10 "COOKIE_ECHO", 11 "COOKIE_ACK", 12 "ECNE", 13 "CWR", 14 "SHUTDOWN_COMPLETE",
    15 "AUTH", 16 "NR_SACK", 64 "I_DATA", 128 "ASCONF_ACK", 129 "PKTDROP", 130 "RE_CONFIG", 132 "PAD",
    192 "FORWARD_TSN", 193 "ASCONF", 194 "I_FORWARD_TSN", 255 "IETF_EXTENSION",
} }

values! { pub(super) PARAMETERS {
    0x0001 "Heartbeat info", 0x0005 "IPv4 address", 0x0006 "IPv6 address", 0x0007 "State cookie",
    0x0008 "Unrecognized parameter", 0x0009 "Cookie preservative", 0x000b "Hostname address",
    0x000c "Supported address types", 0x000d "Outgoing SSN reset request", 0x000e "Incoming SSN reset request",
    0x000f "SSN/TSN reset request", 0x0010 "Re-configuration response", 0x0011 "Add outgoing streams request",
    0x0012 "Add incoming streams request", 0x8000 "ECN", 0x8002 "Random", 0x8003 "Authenticated Chunk list",
    0x8004 "Requested HMAC Algorithm", 0x8008 "Supported Extensions", 0xc000 "Forward TSN supported",
    0xc001 "Add IP address", 0xc002 "Delete IP address", 0xc003 "Error cause indication",
    0xc004 "Set primary address", 0xc005 "Success report", 0xc006 "Adaptation Layer Indication",
} }

values! { ADDRESS_TYPES { 5 "IPv4 address", 6 "IPv6 address", 11 "Hostname address" } }

values! { RESULTS {
    0 "Nothing to do", 1 "Performed", 2 "Denied", 3 "Error - Wrong SSN", 4 "Error - Request already in progress",
    5 "Error - Bad sequence number", 6 "In progress",
} }

values! { HMACS { 0 "Reserved", 1 "SHA-1", 2 "Reserved", 3 "SHA-256" } }

values! { pub(super) CAUSES {
    0x0001 "Invalid stream identifier", 0x0002 "Missing mandatory parameter", 0x0003 "Stale cookie error",
    0x0004 "Out of resource", 0x0005 "Unresolvable address", 0x0006 "Unrecognized chunk type",
    0x0007 "Invalid mandatory parameter", 0x0008 "Unrecognized parameters", 0x0009 "No user data",
    0x000a "Cookie received while shutting down", 0x000b "Restart of an association with new addresses",
    0x000c "User initiated ABORT", 0x000d "Protocol violation", 0x00a0 "Request to delete last address",
    0x00a1 "Operation refused due to resource shortage", 0x00a2 "Request to delete source address",
    0x00a3 "Association Aborted due to illegal ASCONF-ACK", 0x00a4 "Request refused - no authorization",
    0x0105 "Unsupported HMAC identifier",
} }

values! { PAYLOADS {
    0 "not specified", 1 "IUA", 2 "M2UA", 3 "M3UA", 4 "SUA", 5 "M2PA", 6 "V5UA", 7 "H.248/MEGACO",
    8 "BICC/Q.2150.3", 9 "TALI", 10 "DUA", 11 "ASAP", 12 "ENRP", 13 "H.323", 14 "Q.IPC/Q.2150.3", 15 "SIMCO",
    16 "DDP Segment Chunk", 17 "DDP Stream Session Control", 18 "S1 Application Protocol (S1AP)", 19 "RUA",
    20 "HNBAP", 21 "ForCES-HP", 22 "ForCES-MP", 23 "ForCES-LP", 24 "SBc-AP", 25 "NBAP", 26 "Unassigned",
    27 "X2AP", 28 "IRCP", 29 "LCS-AP", 30 "MPICH2", 31 "SABP", 32 "Fractal Generator Protocol",
    33 "Ping Pong Protocol", 34 "CalcApp Protocol", 35 "Scripting Service Protocol", 36 "NetPerfMeter Control",
    37 "NetPerfMeter Data", 38 "Echo", 39 "Discard", 40 "Daytime", 41 "Character Generator", 42 "3GPP RNA",
    43 "3GPP M2AP", 44 "3GPP M3AP", 45 "SSH", 46 "DIAMETER", 47 "DIAMETER over DTLS", 48 "R14P",
    49 "Generic Data Transfer Protocol (GDT)", 50 "WebRTC Control", 51 "WebRTC String",
    52 "WebRTC Binary Partial (Deprecated)", 53 "WebRTC Binary", 54 "WebRTC String Partial (Deprecated)",
    55 "3GPP PUA", 56 "WebRTC String Empty", 57 "WebRTC Binary Empty", 58 "XwAP", 59 "Xw - Control Plane",
    60 "NGAP", 61 "XnAP", 62 "F1 AP", 65 "ELE2 Lawful Interception", 66 "NGAP over DTLS", 67 "XnAP over DTLS",
    68 "F1AP over DTLS", 69 "E1AP over DTLS", 70 "E2-CP", 71 "E2-UP", 72 "E2-DU", 73 "W1AP",
} }

flag_labels! {
    CHUNK_SKIP "Skip chunk and continue processing of the packet", "Stop processing of the packet";
    PARAM_SKIP "Skip parameter and continue processing of the chunk", "Stop processing of chunk";
    REPORT "Do report", "Do not report";
    AT_ONCE "Send SACK immediately", "Possibly delay SACK";
    UNORDERED "Unordered delivery", "Ordered delivery";
    FIRST_SEGMENT "First segment", "Subsequent segment";
    LAST_SEGMENT "Last segment", "Not the last segment";
    REFLECTED "Tag reflected", "Tag not reflected";
    UNORDERED_MESSAGES "Unordered messages", "Ordered messages";
}
