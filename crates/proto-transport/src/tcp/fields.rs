//! TCP's fields and notes: RFC 9293 §3.1, and one run for each kind of option.
//!
//! Code points: IANA "Transmission Control Protocol (TCP) Parameters".

use dissect::prelude::*;

fields! {
    SRC_PORT: u16 = "tcp.srcport", "Source Port", PtTcp;
    DST_PORT: u16 = "tcp.dstport", "Destination Port", PtTcp;
    PORT: u16 = "tcp.port", "Source or Destination Port", PtTcp;
    STREAM: u32 = "tcp.stream", "Stream index", Dec;
    /// Which parts of a connection's life the capture holds: 1 SYN, 2 SYN-ACK, 4 ACK, 8 data, 16 FIN, 32 RST.
    COMPLETENESS: u8 = "tcp.completeness", "Conversation completeness", Custom, COMPLETENESS_LABELS;
    LEN: u32 = "tcp.len", "TCP Segment Len", Dec;
    SEQ: u32 = "tcp.seq", "Sequence Number", Dec;
    SEQ_RAW: u32 = "tcp.seq_raw", "Sequence Number (raw)", Dec;
    NEXT_SEQ: u32 = "tcp.nxtseq", "Next Sequence Number", Dec;
    ACK: u32 = "tcp.ack", "Acknowledgment Number", Dec;
    ACK_RAW: u32 = "tcp.ack_raw", "Acknowledgment number (raw)", Dec;
    HDR_LEN: u8 = "tcp.hdr_len", "Header Length", Dec;
    FLAGS: Bits<u16, 12> = "tcp.flags", "Flags", Hex & 0xfff {
        RES: 0xe00 = "tcp.flags.res", "Reserved", Flag, SET;
        AE: 0x100 = "tcp.flags.ae", "Accurate ECN", Flag, SET;
        CWR: 0x80 = "tcp.flags.cwr", "Congestion Window Reduced", Flag, SET;
        ECE: 0x40 = "tcp.flags.ece", "ECN-Echo", Flag, SET;
        URG: 0x20 = "tcp.flags.urg", "Urgent", Flag, SET;
        ACK_FLAG: 0x10 = "tcp.flags.ack", "Acknowledgment", Flag, SET;
        PUSH: 0x08 = "tcp.flags.push", "Push", Flag, SET;
        RESET: 0x04 = "tcp.flags.reset", "Reset", Flag, SET;
        SYN: 0x02 = "tcp.flags.syn", "Syn", Flag, SET;
        FIN: 0x01 = "tcp.flags.fin", "Fin", Flag, SET;
    };
    /// The three bits of AccECN (RFC 9768) read as a number, once a handshake negotiated it.
    ACE: u8 = "tcp.flags.ace", "ACE", Dec;
    FLAGS_STR: Text = "tcp.flags.str", "TCP Flags", None;
    WINDOW_VALUE: u16 = "tcp.window_size_value", "Window", Dec;
    WINDOW: u32 = "tcp.window_size", "Calculated window size", Dec;
    /// -1 where the handshake was not seen, -2 where no scaling is used.
    SCALE_FACTOR: i32 = "tcp.window_size_scalefactor", "Window size scaling factor", Dec;
    CHECKSUM: u16 = "tcp.checksum", "Checksum", Hex;
    CHECKSUM_STATUS: u8 = "tcp.checksum.status", "Checksum Status", None, CHECKSUM_STATES;
    CHECKSUM_CALCULATED: u16 = "tcp.checksum_calculated", "Calculated Checksum", Hex;
    ANALYSIS: Empty = "tcp.analysis", "SEQ/ACK analysis", None;
    ANALYSIS_FLAGS: Empty = "tcp.analysis.flags", "TCP Analysis Flags", None;
    DUP_ACK: Empty = "tcp.analysis.duplicate_ack", "Duplicate ACK", None;
    DUP_ACK_NUM: u32 = "tcp.analysis.duplicate_ack_num", "Duplicate ACK #", Dec;
    DUP_ACK_FRAME: FrameNum = "tcp.analysis.duplicate_ack_frame", "Duplicate to the ACK in frame", None;
    CONTINUATION_TO: FrameNum = "tcp.continuation_to", "This is a continuation to the PDU in frame", None;
    ACKS_FRAME: FrameNum = "tcp.analysis.acks_frame", "This is an ACK to the segment in frame", None;
    IN_FLIGHT: u32 = "tcp.analysis.bytes_in_flight", "Bytes in flight", Dec;
    PUSHED: u32 = "tcp.analysis.push_bytes_sent", "Bytes sent since last PSH flag", Dec;
    ACK_RTT: RelTime = "tcp.analysis.ack_rtt", "The RTT to ACK the segment was", None;
    INITIAL_RTT: RelTime = "tcp.analysis.initial_rtt", "iRTT", None;
    RTO: RelTime = "tcp.analysis.rto", "The RTO for this segment was", None;
    RTO_FRAME: FrameNum = "tcp.analysis.rto_frame", "RTO based on delta from frame", None;
    URGENT: u16 = "tcp.urgent_pointer", "Urgent Pointer", Dec;
    OVERLAP: bool = "tcp.segment.overlap", "Segment overlap", None;
    CONFLICT: bool = "tcp.segment.overlap.conflict", "Conflicting data in segment overlap", None;
    MULTIPLE_TAILS: bool = "tcp.segment.multipletails", "Multiple tail segments found", None;
    TOO_LONG: bool = "tcp.segment.toolongfragment", "Segment too long", None;
    SEGMENT_ERROR: FrameNum = "tcp.segment.error", "Reassembling error", None;
    SEGMENT_COUNT: u32 = "tcp.segment.count", "Segment count", Dec;
    SEGMENT: FrameNum = "tcp.segment", "TCP Segment", None;
    SEGMENTS: Empty = "tcp.segments", "Reassembled TCP Segments", None;
    REASSEMBLED_IN: FrameNum = "tcp.reassembled_in", "Reassembled PDU in frame", None;
    REASSEMBLED_LEN: u32 = "tcp.reassembled.length", "Reassembled TCP length", Dec;
    REASSEMBLED_DATA: Bytes = "tcp.reassembled.data", "Reassembled TCP Data", None;
    PDU_TIME: RelTime = "tcp.pdu.time", "Time until the last segment of this PDU", None;
    PDU_SIZE: u32 = "tcp.pdu.size", "PDU Size", Dec;
    PDU_LAST_FRAME: FrameNum = "tcp.pdu.last_frame", "Last frame of this PDU", None;
    TIME_RELATIVE: RelTime = "tcp.time_relative", "Time since first frame in this TCP stream", None;
    TIME_DELTA: RelTime = "tcp.time_delta", "Time since previous frame in this TCP stream", None;
    PROC_SRC_UID: u32 = "tcp.proc.srcuid", "Source process user ID", Dec;
    PROC_SRC_PID: u32 = "tcp.proc.srcpid", "Source process ID", Dec;
    PROC_SRC_UNAME: Text = "tcp.proc.srcuname", "Source process user name", None;
    PROC_SRC_CMD: Text = "tcp.proc.srccmd", "Source process name", None;
    PROC_DST_UID: u32 = "tcp.proc.dstuid", "Destination process user ID", Dec;
    PROC_DST_PID: u32 = "tcp.proc.dstpid", "Destination process ID", Dec;
    PROC_DST_UNAME: Text = "tcp.proc.dstuname", "Destination process user name", None;
    PROC_DST_CMD: Text = "tcp.proc.dstcmd", "Destination process name", None;
    SEGMENT_DATA: Bytes = "tcp.segment_data", "TCP segment data", None;
    PAYLOAD: Bytes = "tcp.payload", "TCP payload", None;
    FIN_RETRANSMISSION: FrameNum = "tcp.fin_retransmission", "Retransmission of FIN from frame", None;
    RESET_CAUSE: Text = "tcp.reset_cause", "Reset cause", None;
    SYNCOOKIE_TIME: u8 = "tcp.syncookie.time", "SYN Cookie Time", Dec;
    SYNCOOKIE_MSS: u8 = "tcp.syncookie.mss", "SYN Cookie Maximum Segment Size", Dec;
    SYNCOOKIE_HASH: U24 = "tcp.syncookie.hash", "SYN Cookie hash", Hex;

    OPTION_KIND: u8 = "tcp.option_kind", "Kind", Dec, KINDS;
    OPTION_LEN: u8 = "tcp.option_len", "Length", Dec;
    OPTIONS: Bytes = "tcp.options", "Options", None;
    NOP: Bytes = "tcp.options.nop", "TCP Option - No-Operation (NOP)", None;
    EOL: Bytes = "tcp.options.eol", "TCP Option - End of Option List (EOL)", None;
    MSS: Bytes = "tcp.options.mss", "TCP Option - Maximum segment size", None;
    MSS_VAL: u16 = "tcp.options.mss_val", "MSS Value", Dec;
    WSCALE: Bytes = "tcp.options.wscale", "TCP Option - Window scale", None;
    WSCALE_SHIFT: u8 = "tcp.options.wscale.shift", "Shift count", Dec;
    WSCALE_MULTIPLIER: u16 = "tcp.options.wscale.multiplier", "Multiplier", Dec;
    SACK_PERM: Bytes = "tcp.options.sack_perm", "TCP Option - SACK permitted", None;
    SACK: Bytes = "tcp.options.sack", "TCP Option - SACK", None;
    SACK_LE: u32 = "tcp.options.sack_le", "TCP SACK Left Edge", Dec;
    SACK_RE: u32 = "tcp.options.sack_re", "TCP SACK Right Edge", Dec;
    SACK_COUNT: u8 = "tcp.options.sack.count", "TCP SACK Count", Dec;
    DSACK_LE: u32 = "tcp.options.sack.dsack_le", "TCP D-SACK Left Edge", Dec;
    DSACK_RE: u32 = "tcp.options.sack.dsack_re", "TCP D-SACK Right Edge", Dec;
    ECHO: Bytes = "tcp.options.echo", "TCP Option - Echo", None;
    ECHO_REPLY: Bytes = "tcp.options.echoreply", "TCP Option - Echo reply", None;
    ECHO_VALUE: u32 = "tcp.options.echo_value", "TCP Echo Option", Dec;
    TIMESTAMP: Bytes = "tcp.options.timestamp", "TCP Option - Timestamps", None;
    TSVAL: u32 = "tcp.options.timestamp.tsval", "Timestamp value", Dec;
    TSECR: u32 = "tcp.options.timestamp.tsecr", "Timestamp echo reply", Dec;
    COOKIE_TIMESTAMP: u32 = "tcp.options.timestamp.tsval.syncookie.timestamp", "SYN Cookie Timestamp", Dec;
    COOKIE_ECN: bool = "tcp.options.timestamp.tsval.syncookie.ecn", "SYN Cookie ECN", None;
    COOKIE_SACK: bool = "tcp.options.timestamp.tsval.syncookie.sack", "SYN Cookie SACK", None;
    COOKIE_WSCALE: u8 = "tcp.options.timestamp.tsval.syncookie.wscale", "SYN Cookie WScale", Dec;
    CC: Bytes = "tcp.options.cc", "TCP Option - CC", None;
    CC_NEW: Bytes = "tcp.options.ccnew", "TCP Option - CC.NEW", None;
    CC_ECHO: Bytes = "tcp.options.ccecho", "TCP Option - CC.ECHO", None;
    CC_VALUE: u32 = "tcp.options.cc_value", "TCP CC Option", Dec;
    MD5: Bytes = "tcp.options.md5", "TCP Option - TCP MD5 signature", None;
    MD5_DIGEST: Bytes = "tcp.options.md5.digest", "MD5 digest", None;
    AO: Bytes = "tcp.options.ao", "TCP Option - TCP AO", None;
    AO_KEYID: u8 = "tcp.options.ao.keyid", "AO KeyID", Dec;
    AO_RNEXTKEYID: u8 = "tcp.options.ao.rnextkeyid", "AO RNextKeyID", Dec;
    AO_MAC: Bytes = "tcp.options.ao.mac", "AO MAC", None;
    QS: Bytes = "tcp.options.qs", "TCP Option - Quick-Start", None;
    QS_WORD: Bits<u8> = "tcp.options.qs.word", "Function and rate", Hex {
        QS_RATE: 0x0f = "tcp.options.qs.rate", "QS Rate", Dec, QS_RATES;
    };
    QS_TTL_DIFF: u8 = "tcp.options.qs.ttl_diff", "QS Rate", Dec;
    TARR: Bits<u8> = "tcp.options.tarr", "ACK rate request", Hex {
        TARR_RATE: 0xfe = "tcp.options.tarr.rate", "TARR Rate", Dec;
        TARR_RESERVED: 0x01 = "tcp.options.tar.reserved", "TARR Reserved", Dec;
    };
    ACC_ECN: Bytes = "tcp.options.acc_ecn", "TCP Option - Accurate ECN", None;
    ACC_EE0B: U24 = "tcp.options.acc_ecn.ee0b", "Accurate ECN Echo ECT(0) Byte Counter", Dec;
    ACC_ECEB: U24 = "tcp.options.acc_ecn.eceb", "Accurate ECN Echo CE Byte Counter", Dec;
    ACC_EE1B: U24 = "tcp.options.acc_ecn.ee1b", "Accurate ECN Echo ECT(1) Byte Counter", Dec;
    SCPS: Bytes = "tcp.options.scps", "TCP Option - SCPS capabilities", None;
    SCPS_VECTOR: Bits<u8> = "tcp.options.scps.vector", "TCP SCPS Capabilities Vector", Hex {
        SCPS_BETS: 0x80 = "tcp.options.scpsflags.bets", "Partial Reliability Capable (BETS)", Flag, SET;
        SCPS_SNACK1: 0x40 = "tcp.options.scpsflags.snack1", "Short Form SNACK Capable (SNACK1)", Flag, SET;
        SCPS_SNACK2: 0x20 = "tcp.options.scpsflags.snack2", "Long Form SNACK Capable (SNACK2)", Flag, SET;
        SCPS_COMPRESS: 0x10 = "tcp.options.scpsflags.compress", "Lossless Header Compression (COMP)", Flag, SET;
        SCPS_NLTS: 0x08 = "tcp.options.scpsflags.nlts", "Network Layer Timestamp (NLTS)", Flag, SET;
        SCPS_RESERVED: 0x07 = "tcp.options.scpsflags.reserved", "Reserved", Dec;
    };
    SCPS_BINDING: u8 = "tcp.options.scps.binding", "Connection ID", Dec;
    SCPS_BINDING_ID: u8 = "tcp.options.scps.binding.id", "Binding Space (Community) ID", Dec;
    SCPS_BINDING_LEN: u8 = "tcp.options.scps.binding.len", "Extended Capability Length", Dec;
    SCPS_BINDING_DATA: Bytes = "tcp.options.scps.binding.data", "Binding Space Data", None;
    SNACK: Bytes = "tcp.options.snack", "TCP Option - Selective Negative Acknowledgment", None;
    SNACK_OFFSET: u16 = "tcp.options.snack.offset", "TCP SNACK Offset", Dec;
    SNACK_SIZE: u16 = "tcp.options.snack.size", "TCP SNACK Size", Dec;
    SNACK_LE: u16 = "tcp.options.snack.le", "TCP SNACK Left Edge", Dec;
    SNACK_RE: u16 = "tcp.options.snack.re", "TCP SNACK Right Edge", Dec;
    SCPS_REC: Bytes = "tcp.options.scpsrec", "TCP Option - SCPS record boundary", None;
    SCPS_COR: Bytes = "tcp.options.scpscor", "TCP Option - SCPS corruption experienced", None;
    USER_TO: Bytes = "tcp.options.user_to", "TCP Option - User Timeout", None;
    USER_TO_WORD: Bits<u16> = "tcp.options.user_to_word", "Granularity and timeout", Hex {
        USER_TO_GRANULARITY: 0x8000 = "tcp.options.user_to_granularity", "Granularity", Flag, GRANULARITY;
        USER_TO_VAL: 0x7fff = "tcp.options.user_to_val", "User Timeout", Dec;
    };
    TFO: Bytes = "tcp.options.tfo", "TCP Option - TCP Fast Open", None;
    TFO_REQUEST: Empty = "tcp.options.tfo.request", "Fast Open Cookie Request", None;
    TFO_COOKIE: Bytes = "tcp.options.tfo.cookie", "Fast Open Cookie", None;
    EXPERIMENTAL: Bytes = "tcp.options.experimental", "TCP Option - Experimental", None;
    EXP_DATA: Bytes = "tcp.options.experimental.data", "Data", None;
    EXP_ID: u16 = "tcp.options.experimental.exid", "Experiment Identifier", Hex, EXPERIMENTS;
    UNKNOWN: Bytes = "tcp.options.unknown", "TCP Option - Unknown", None;
    UNKNOWN_PAYLOAD: Bytes = "tcp.options.unknown.payload", "Payload", None;
    PROBE: Bytes = "tcp.options.rvbd.probe", "TCP Option - Riverbed Probe", None;
    PROBE_WORD1: Bits<u8> = "tcp.options.rvbd.probe.word1", "Type and version", Hex {
        PROBE_TYPE1: 0xf0 = "tcp.options.rvbd.probe.type1", "Type", Dec;
        PROBE_VERSION: 0x0f = "tcp.options.rvbd.probe.version", "Version", Dec;
    };
    PROBE_WORD2: Bits<u8> = "tcp.options.rvbd.probe.word2", "Type and version", Hex {
        PROBE_TYPE2: 0xfe = "tcp.options.rvbd.probe.type2", "Type", Dec;
        PROBE_VERSION_RAW: 0x01 = "tcp.options.rvbd.probe.version_raw", "Version", Dec;
    };
    PROBE_RESERVED: u8 = "tcp.options.rvbd.probe.reserved", "Reserved", Hex;
    PROBE_PROBER: Ipv4 = "tcp.options.rvbd.probe.prober", "CSH IP", None;
    PROBE_PROXY_IP: Ipv4 = "tcp.options.rvbd.probe.proxy.ip", "SSH IP", None;
    PROBE_PROXY_PORT: u16 = "tcp.options.rvbd.probe.proxy.port", "SSH Port", Dec;
    PROBE_APPLI_VER: u16 = "tcp.options.rvbd.probe.appli_ver", "Application Version", Dec;
    PROBE_CLIENT_IP: Ipv4 = "tcp.options.rvbd.probe.client.ip", "Client IP", None;
    PROBE_STOREID: u32 = "tcp.options.rvbd.probe.storeid", "CFE Store ID", Dec;
    PROBE_FLAGS: Bits<u8> = "tcp.options.rvbd.probe.flags", "Probe Flags", Hex {
        PROBE_NOT_CFE: 0x04 = "tcp.options.rvbd.probe.flags.notcfe", "Not CFE", Flag, SET;
        PROBE_LAST: 0x01 = "tcp.options.rvbd.probe.flags.last", "Last Notify", Flag, SET;
    };
    PROBE_NOTIFY_FLAGS: Bits<u8> = "tcp.options.rvbd.probe.flags", "Probe Flags", Hex {
        PROBE_CACHE: 0x10 = "tcp.options.rvbd.probe.flags.probe", "Disable Probe Cache on CSH", Flag, SET;
        PROBE_SSL: 0x02 = "tcp.options.rvbd.probe.flags.ssl", "SSL Enabled", Flag, SET;
        PROBE_SERVER: 0x01 = "tcp.options.rvbd.probe.flags.server", "SSH outer to server established", Flag, SET;
    };
    TRPY: Bytes = "tcp.options.rvbd.trpy", "TCP Option - Riverbed Transparency", None;
    TRPY_FLAGS: Bits<u16> = "tcp.options.rvbd.trpy.flags", "Transparency Options", Hex {
        TRPY_FW_PROBE: 0x400 = "tcp.options.rvbd.trpy.flags.fw_rst_probe", "Enable FW traversal feature", Flag, SET;
        TRPY_FW_INNER: 0x200 = "tcp.options.rvbd.trpy.flags.fw_rst_inner", "Enable Inner FW feature on All FWs", Flag, SET;
        TRPY_FW: 0x100 = "tcp.options.rvbd.trpy.flags.fw_rst", "Enable Transparency FW feature on All FWs", Flag, SET;
        TRPY_CHECKSUM: 0x04 = "tcp.options.rvbd.trpy.flags.chksum", "Reserved", Flag, SET;
        TRPY_OOB: 0x02 = "tcp.options.rvbd.trpy.flags.oob", "Out of band connection", Flag, SET;
        TRPY_MODE: 0x01 = "tcp.options.rvbd.trpy.flags.mode", "Transparency Mode", Flag, TRANSPARENCY;
    };
    TRPY_SRC_IP: Ipv4 = "tcp.options.rvbd.trpy.src.ip", "Src SH IP Addr", None;
    TRPY_DST_IP: Ipv4 = "tcp.options.rvbd.trpy.dst.ip", "Dst SH IP Addr", None;
    TRPY_SRC_PORT: u16 = "tcp.options.rvbd.trpy.src.port", "Src SH Inner Port", Dec;
    TRPY_DST_PORT: u16 = "tcp.options.rvbd.trpy.dst.port", "Dst SH Inner Port", Dec;
    TRPY_CLIENT_PORT: u16 = "tcp.options.rvbd.trpy.client.port", "Out of band connection Client Port", Dec;

    MP_WORD: Bits<u8> = "tcp.options.mptcp.word", "Subtype", Hex {
        MP_SUBTYPE: 0xf0 = "tcp.options.mptcp.subtype", "Multipath TCP subtype", Dec, MP_SUBTYPES;
        MP_VERSION: 0x0f = "tcp.options.mptcp.version", "Multipath TCP version", Dec;
        MP_IPVER: 0x0f = "tcp.options.mptcp.ipver", "IP version", Dec;
        MP_ECHO: 0x01 = "tcp.options.mptcp.echo", "Echo", Dec;
    };
    MP_RESERVED_WORD: Bits<u16> = "tcp.options.mptcp.reserved_word", "Reserved", Hex {
        MP_RESERVED: 0x0fff = "tcp.options.mptcp.reserved", "Reserved", Hex;
    };
    MP_FLAGS: u8 = "tcp.options.mptcp.flags", "Multipath TCP flags", Hex;
    MP_FLAG_BITS: Bits<u8> = "tcp.options.mptcp.flag_bits", "Flags", Hex {
        MP_BACKUP: 0x01 = "tcp.options.mptcp.backup.flag", "Backup flag", Dec;
        MP_CHECKSUM_REQ: 0x80 = "tcp.options.mptcp.checksumreq.flags", "Checksum required", Dec;
        MP_EXTENSIBILITY: 0x40 = "tcp.options.mptcp.extensibility.flag", "Extensibility", Dec;
        MP_NO_MORE: 0x20 = "tcp.options.mptcp.nomoresubflows.flag", "Do not attempt to establish new subflows to this address and port", Dec;
        MP_SHA1: 0x01 = "tcp.options.mptcp.sha1.flag", "Use HMAC-SHA1", Dec;
        MP_SHA256: 0x01 = "tcp.options.mptcp.sha256.flag", "Use HMAC-SHA256", Dec;
        MP_DATAFIN: 0x10 = "tcp.options.mptcp.datafin.flag", "DATA_FIN", Dec;
        MP_DSN8: 0x08 = "tcp.options.mptcp.dseqn8.flag", "Data Sequence Number is 8 octets", Dec;
        MP_DSN_PRESENT: 0x04 = "tcp.options.mptcp.dseqnpresent.flag", "Data Sequence Number, Subflow Sequence Number, Data-level Length, Checksum present", Dec;
        MP_ACK8: 0x02 = "tcp.options.mptcp.dataack8.flag", "Data ACK is 8 octets", Dec;
        MP_ACK_PRESENT: 0x01 = "tcp.options.mptcp.dataackpresent.flag", "Data ACK is present", Dec;
        MP_RESERVED_FLAG: 0x3e = "tcp.options.mptcp.reserved.flag", "Reserved", Hex;
    };
    MP_RST_BITS: Bits<u8> = "tcp.options.mptcp.rst_bits", "Flags", Hex {
        MP_FLAG_U: 0x08 = "tcp.options.mptcp.flag_U.flag", "Flag U", Flag, SET;
        MP_FLAG_V: 0x04 = "tcp.options.mptcp.flag_V.flag", "Flag V", Flag, SET;
        MP_FLAG_W: 0x02 = "tcp.options.mptcp.flag_W.flag", "Flag W", Flag, SET;
        MP_FLAG_T: 0x01 = "tcp.options.mptcp.flag_T.flag", "Transient", Flag, SET;
    };
    MP_RST_REASON: u8 = "tcp.options.mptcp.rst_reason", "TCPRST Reason", Hex, MP_REASONS;
    MP_ADDRID: u8 = "tcp.options.mptcp.addrid", "Address ID", Dec;
    MP_SENDKEY: u64 = "tcp.options.mptcp.sendkey", "Sender's Key", Dec;
    MP_RECVKEY: u64 = "tcp.options.mptcp.recvkey", "Receiver's Key", Dec;
    MP_RECVTOK: u32 = "tcp.options.mptcp.recvtok", "Receiver's Token", Dec;
    MP_SENDRAND: u32 = "tcp.options.mptcp.sendrand", "Sender's Random Number", Dec;
    MP_TRUNC_HMAC: u64 = "tcp.options.mptcp.sendtrunchmac", "Sender's Truncated HMAC", Dec;
    MP_HMAC: Bytes = "tcp.options.mptcp.sendhmac", "Sender's HMAC", None;
    MP_ADDR_HMAC: u64 = "tcp.options.mptcp.addaddrtrunchmac", "Truncated HMAC", Dec;
    MP_RAW_ACK: u64 = "tcp.options.mptcp.rawdataack", "Original MPTCP Data ACK", Dec;
    MP_RAW_SEQ: u64 = "tcp.options.mptcp.rawdataseqno", "Data Sequence Number", Dec;
    MP_SUBFLOW_SEQ: u32 = "tcp.options.mptcp.subflowseqno", "Subflow Sequence Number", Dec;
    MP_DATA_LEN: u16 = "tcp.options.mptcp.datalvllen", "Data-level Length", Dec;
    MP_CHECKSUM: u16 = "tcp.options.mptcp.checksum", "Checksum", Hex;
    MP_IPV4: Ipv4 = "tcp.options.mptcp.ipv4", "Advertised IPv4 Address", None;
    MP_IPV6: Ipv6 = "tcp.options.mptcp.ipv6", "Advertised IPv6 Address", None;
    MP_PORT: u16 = "tcp.options.mptcp.port", "Advertised port", Dec;
}

notes! {
    OPTION_LEN_INVALID = "tcp.option.len.invalid", Note, Sequence, "Invalid length for option";
    RETRANSMISSION_NOTE = "tcp.analysis.retransmission", Note, Sequence, "This frame is a (suspected) retransmission";
    FAST_NOTE = "tcp.analysis.fast_retransmission", Note, Sequence, "This frame is a (suspected) fast retransmission";
    SPURIOUS_NOTE = "tcp.analysis.spurious_retransmission", Note, Sequence, "This frame is a (suspected) spurious retransmission";
    OUT_OF_ORDER_NOTE = "tcp.analysis.out_of_order", Warn, Sequence, "This frame is a (suspected) out-of-order segment";
    REUSED_PORTS_NOTE = "tcp.analysis.reused_ports", Note, Sequence, "A new tcp session is started with the same ports as an earlier session in this trace";
    LOST_NOTE = "tcp.analysis.lost_segment", Warn, Sequence, "Previous segment(s) not captured (common at capture start)";
    ACK_LOST_NOTE = "tcp.analysis.ack_lost_segment", Warn, Sequence, "ACKed segment that wasn't captured (common at capture start)";
    WINDOW_UPDATE_NOTE = "tcp.analysis.window_update", Chat, Sequence, "TCP window update";
    WINDOW_FULL_NOTE = "tcp.analysis.window_full", Warn, Sequence, "TCP window specified by the receiver is now completely full";
    KEEP_ALIVE_NOTE = "tcp.analysis.keep_alive", Note, Sequence, "TCP keep-alive segment";
    KEEP_ALIVE_ACK_NOTE = "tcp.analysis.keep_alive_ack", Note, Sequence, "ACK to a TCP keep-alive segment";
    DUP_ACK_NOTE = "tcp.analysis.duplicate_ack", Note, Sequence, "Duplicate ACK";
    ZERO_WINDOW_PROBE_NOTE = "tcp.analysis.zero_window_probe", Note, Sequence, "TCP Zero Window Probe";
    ZERO_WINDOW_NOTE = "tcp.analysis.zero_window", Warn, Sequence, "TCP Zero Window segment";
    ZERO_WINDOW_PROBE_ACK_NOTE = "tcp.analysis.zero_window_probe_ack", Note, Sequence, "ACK to a TCP Zero Window Probe";
    TFO_SYN_NOTE = "tcp.analysis.tfo_syn", Note, Sequence, "TCP SYN with TFO Cookie";
    TFO_ACK_NOTE = "tcp.analysis.tfo_ack", Note, Sequence, "TCP SYN-ACK accepting TFO data";
    TFO_IGNORED_NOTE = "tcp.analysis.tfo_ignored", Note, Sequence, "TCP SYN-ACK ignoring TFO data";
    FIN_ACTIVE = "tcp.connection.fin_active", Note, Sequence, "This frame initiates the connection closing";
    FIN_PASSIVE = "tcp.connection.fin_passive", Note, Sequence, "This frame undergoes the connection closing";
    DSACK_NOTE = "tcp.options.sack.dsack", Warn, Sequence, "D-SACK Sequence";
    SNACK_NOTE = "tcp.options.snack.sequence", Note, Sequence, "SNACK Sequence";
    SHIFT_INVALID = "tcp.options.wscale.shift.invalid", Warn, Protocol, "Window scale shift exceeds 14";
    MSS_ABSENT = "tcp.options.mss.absent", Note, Protocol, "The SYN packet does not contain a MSS option";
    MSS_PRESENT = "tcp.options.mss.present", Warn, Protocol, "The non-SYN packet does contain a MSS option";
    SHORT_SEGMENT = "tcp.short_segment", Warn, Malformed, "Short segment. Segment/fragment does not contain a full TCP header (might be NMAP or someone else deliberately sending unusual packets)";
    ACK_NONZERO = "tcp.ack.nonzero", Note, Protocol, "The acknowledgment number field is nonzero while the ACK flag is not set";
    CONNECTION_SYNACK = "tcp.connection.synack", Chat, Sequence, "Connection establish acknowledge (SYN+ACK)";
    CONNECTION_SYN = "tcp.connection.syn", Chat, Sequence, "Connection establish request (SYN)";
    CONNECTION_FIN = "tcp.connection.fin", Chat, Sequence, "Connection finish (FIN)";
    CONNECTION_RST = "tcp.connection.rst", Warn, Sequence, "Connection reset (RST)";
    CHECKSUM_FFFF = "tcp.checksum.ffff", Warn, Checksum, "TCP Checksum 0xffff instead of 0x0000 (see RFC 1624)";
    CHECKSUM_BAD = "tcp.checksum_bad.expert", Error, Checksum, "Bad checksum";
    URGENT_NONZERO = "tcp.urgent_pointer.non_zero", Note, Protocol, "The urgent pointer field is nonzero while the URG flag is not set";
    SUBOPTION_MALFORMED = "tcp.suboption_malformed", Error, Malformed, "suboption would go past end of option";
    NOP_RUN = "tcp.nop", Warn, Protocol, "4 NOP in a row - a router may have removed some options";
    BYTES_AFTER_EOL = "tcp.non_zero_bytes_after_eol", Error, Protocol, "Non zero bytes in option space after EOL option";
    BOGUS_HEADER = "tcp.bogus_header_length", Error, Protocol, "Bogus TCP Header length";
    KEY_MISMATCH = "mptcp.connection.echoed_key_mismatch", Warn, Protocol, "The echoed key in the ACK of the MPTCP handshake does not match the key of the SYN/ACK";
    MISSING_ALGORITHM = "mptcp.connection.missing_algorithm", Warn, Protocol, "No crypto algorithm specified";
    UNSUPPORTED_ALGORITHM = "mptcp.connection.unsupported_algorithm", Warn, Protocol, "Unsupported algorithm";
    INFINITE_MAPPING = "mptcp.dss.infinite_mapping", Warn, Protocol, "Fallback to infinite mapping";
    MISSING_MAPPING = "mptcp.dss.missing_mapping", Warn, Protocol, "No mapping available";
}

prefs! {
    CHECK_CHECKSUM = "check_checksum", "Validate the TCP checksum if possible", Bool(false);
    DESEGMENT = "desegment_tcp_streams", "Put messages together that span several segments", Bool(true);
    OUT_OF_ORDER = "reassemble_out_of_order", "Put out-of-order segments in order first", Bool(false);
    ANALYZE = "analyze_sequence_numbers", "Analyze sequence numbers", Bool(true);
    RELATIVE = "relative_sequence_numbers", "Show sequence numbers relative to the first one", Bool(true);
    DEFAULT_SCALE = "default_window_scaling", "Scaling factor where the handshake was not captured", Choice(0, &[
        "Not known", "0 (no scaling)", "1 (multiply by 2)", "2 (multiply by 4)", "3 (multiply by 8)",
        "4 (multiply by 16)", "5 (multiply by 32)", "6 (multiply by 64)", "7 (multiply by 128)",
        "8 (multiply by 256)", "9 (multiply by 512)", "10 (multiply by 1024)", "11 (multiply by 2048)",
        "12 (multiply by 4096)", "13 (multiply by 8192)", "14 (multiply by 16384)",
    ]);
    TRACK_IN_FLIGHT = "track_bytes_in_flight", "Track number of bytes in flight", Bool(true);
    IN_FLIGHT_BY_SEQ = "bif_seq_based", "Count bytes in flight by sequence numbers, holes included", Bool(false);
    TIMESTAMPS = "calculate_timestamps", "Calculate conversation timestamps", Bool(true);
    HEURISTICS_FIRST = "try_heuristic_first", "Try heuristics before ports", Bool(false);
    IGNORE_TIMESTAMPS = "ignore_tcp_timestamps", "Leave the timestamp option out of the summary", Bool(false);
    FAST_FIRST = "fastrt_supersedes_ooo", "A fast retransmission is told before an out-of-order segment", Bool(true);
    SKIP_ERRORS = "no_subdissector_on_error", "Payload of retransmitted and out-of-order segments is not handed on", Bool(true);
    COOKIES = "read_seq_as_syn_cookie", "Read sequence numbers as SYN cookies", Bool(false);
    SUMMARY_IN_TREE = "summary_in_tree", "Show ports and numbers in the protocol's line", Bool(true);
    EXID = "dissect_experimental_options_rfc6994", "Experimental options begin with an identifier", Bool(true);
}

flag_labels! {
    pub(crate) SET "Set", "Not set";
    GRANULARITY "Minutes", "Seconds";
    TRANSPARENCY "Port Transparency", "Full Transparency";
}

values! { pub(crate) CHECKSUM_STATES { 0 "Bad", 1 "Good", 2 "Unverified", 3 "Not present", 4 "Illegal" } }

values! { pub(super) KINDS {
    0 "End of Option List", 1 "No-Operation", 2 "Maximum Segment Size", 3 "Window Scale", 4 "SACK Permitted",
    5 "SACK", 6 "Echo", 7 "Echo Reply", 8 "Time Stamp Option", 9 "Partial Order Connection Permitted",
    10 "Partial Order Service Profile", 11 "CC", 12 "CC.NEW", 13 "CC.ECHO", 14 "TCP Alternate Checksum Request",
    15 "TCP Alternate Checksum Data", 16 "Skeeter", 17 "Bubba", 18 "Trailer Checksum Option",
    19 "MD5 Signature Option", 20 "SCPS Capabilities", 21 "Selective Negative Acknowledgements",
    22 "Record Boundaries", 23 "Corruption experienced", 24 "SNAP", 25 "Unassigned", 26 "TCP Compression Filter",
    27 "Quick-Start Response", 28 "User Timeout Option", 29 "The TCP Authentication Option", 30 "Multipath TCP",
    34 "TCP Fast Open Cookie", 76 "Riverbed Probe", 78 "Riverbed Transparency", 172 "Accurate ECN Order 0",
    174 "Accurate ECN Order 1", 253 "RFC3692-style Experiment 1", 254 "RFC3692-style Experiment 2",
} }

values! { pub(super) EXPERIMENTS {
    0x00ac "TCP ACK Rate Request", 0x0348 "Host ID", 0x0a0d "Autonomous System Compensation",
    0x0ca0 "Capability Option", 0x0ed0 "Extended Data Offset", 0x454e "Encryption Negotiation",
    0x5323 "Service Number", 0x75ec "Timestamp Interval", 0xacc0 "Accurate ECN - Order 0",
    0xacc1 "Accurate ECN - Order 1", 0xacce "Accurate ECN",
    0xe2d4 "Shared Memory communications over RMDA protocol", 0xf989 "Fast Open", 0xf990 "Low Latency",
} }

values! { pub(super) QS_RATES {
    0 "0 bit/s", 1 "80 Kbit/s", 2 "160 Kbit/s", 3 "320 Kbit/s", 4 "640 Kbit/s", 5 "1.28 Mbit/s", 6 "2.56 Mbit/s",
    7 "5.12 Mbit/s", 8 "10.24 Mbit/s", 9 "20.48 Mbit/s", 10 "40.96 Mbit/s", 11 "81.92 Mbit/s",
    12 "163.84 Mbit/s", 13 "327.68 Mbit/s", 14 "655.36 Mbit/s", 15 "1.31072 Gbit/s",
} }

values! { pub(crate) MP_SUBTYPES {
    0 "Multipath Capable", 1 "Join Connection", 2 "Data Sequence Signal", 3 "Add Address", 4 "Remove Address",
    5 "Change Subflow Priority", 6 "TCP Fallback", 7 "Fast Close", 8 "TCP Reset",
} }

values! { MP_REASONS {
    0 "Unspecified error", 1 "MPTCP-specific error", 2 "Lack of resources", 3 "Administratively prohibited",
    4 "Too much outstanding data", 5 "Unacceptable performance", 6 "Middlebox interference",
} }

const COMPLETENESS_LABELS: Labels = Labels::Custom(|v, out| {
    let words = match v {
        1 => "Incomplete, SYN_SENT",
        3 => "Incomplete, CLIENT_ESTABLISHED",
        7 => "Incomplete, ESTABLISHED",
        15 => "Incomplete, DATA",
        23 | 39 | 55 => "Complete, NO_DATA",
        31 | 47 | 63 => "Complete, WITH_DATA",
        _ => "Incomplete",
    };
    out.extend_from_slice(words.as_bytes());
    out.extend_from_slice(b" (");
    dissect::text::push_u64(out, v);
    out.push(b')');
});
