//! Fields of NTP and the words of its values. Names of what control and private messages carry are those of the NTP
//! reference implementation's `ntp_request.h`; code points are those of RFC 9327 and RFC 5906.

use dissect::prelude::*;

fields! {
    FLAGS: Bits<u8> = "ntp.flags", "Flags", Hex {
        FLAGS_LI: 0xc0 = "ntp.flags.li", "Leap indicator", Dec, LEAP;
        FLAGS_VN: 0x38 = "ntp.flags.vn", "Version", Dec, VERSIONS;
        FLAGS_MODE: 0x07 = "ntp.flags.mode", "Mode", Dec, MODES;
    };
    STRATUM: u8 = "ntp.stratum", "Stratum of the clock", Dec, STRATA;
    PPOLL: u8 = "ntp.ppoll", "Polling interval", Dec;
    PRECISION: u8 = "ntp.precision", "Precision of the clock", Dec;
    ROOTDELAY: u32 = "ntp.rootdelay", "Round trip to the reference clock", Dec;
    ROOTDISPERSION: u32 = "ntp.rootdispersion", "Dispersion to the reference clock", Dec;
    REFID: Bytes = "ntp.refid", "Reference identifier", None;
    REFTIME: AbsTime = "ntp.reftime", "Reference timestamp", NtpUtc;
    ORG: AbsTime = "ntp.org", "Origin timestamp", NtpUtc;
    REC: AbsTime = "ntp.rec", "Receive timestamp", NtpUtc;
    XMT: AbsTime = "ntp.xmt", "Transmit timestamp", NtpUtc;
    KEYID: Bytes = "ntp.keyid", "Key identifier", None;
    MAC: Bytes = "ntp.mac", "Message authentication code", None;
    PADDING: Bytes = "ntp.padding", "Padding", None;
    KEY_TYPE: u8 = "ntp.key_type", "Key type", Dec, KEY_TYPES;
    KEY_INDEX: u32 = "ntp.key_index", "Key index", Hex;
    KEY_SIGNATURE: Bytes = "ntp.key_signature", "Key signature", None;
    RESPONSE_IN: FrameNum = "ntp.response_in", "Answered in frame", None;
    REQUEST_IN: FrameNum = "ntp.request_in", "Answers frame", None;
    DELTA_TIME: RelTime = "ntp.delta_time", "Time since the request", None;
    EXT: Empty = "ntp.ext", "Extension field", None;
    EXT_TYPE: u16 = "ntp.ext.type", "Type", Hex, EXTENSIONS;
    EXT_LENGTH: u16 = "ntp.ext.length", "Length", Dec;
    EXT_VALUE: Bytes = "ntp.ext.value", "Value", None;
    CTRL_SEQUENCE: u16 = "ntp.ctrl.sequence", "Sequence", Dec;
    CTRL_STATUS: u16 = "ntp.ctrl.status", "Status", Hex;
    CTRL_DATA: Empty = "ntp.ctrl.data", "Data", None;
    CTRL_ITEM: Empty = "ntp.ctrl.item", "Item", None;
    CTRL_ASSOCID: u16 = "ntp.ctrl.associd", "Association identifier", Dec;
    CTRL_OFFSET: u16 = "ntp.ctrl.offset", "Offset", Dec;
    CTRL_COUNT: u16 = "ntp.ctrl.count", "Count", Dec;
    CTRL_TRAPMSG: Text = "ntp.ctrl.trapmsg", "Trap message", None;
    CTRL_CONFIGURATION: Text = "ntp.ctrl.configuration", "Configuration", None;
    CTRL_MRU: Text = "ntp.ctrl.mru", "Most recently used", None;
    CTRL_ORDLIST: Text = "ntp.ctrl.ordlist", "Ordered list", None;
    CTRL_NONCE: Text = "ntp.ctrl.nonce", "Nonce", None;
    PRIV_FLAGS: Bits<u8> = "ntp.flags", "Flags", Hex {
        PRIV_FLAGS_R: 0x80 = "ntp.priv.flags.r", "Response", Dec, RESPONSE;
        PRIV_FLAGS_MORE: 0x40 = "ntp.priv.flags.more", "More", Dec;
        PRIV_FLAGS_VN: 0x38 = "ntp.flags.vn", "Version", Dec, VERSIONS;
        PRIV_FLAGS_MODE: 0x07 = "ntp.flags.mode", "Mode", Dec, MODES;
    };
    PRIV_IMPL: u8 = "ntp.priv.impl", "Implementation", Dec, IMPLEMENTATIONS;
    PRIV_REQCODE: u8 = "ntp.priv.reqcode", "Request code", Dec, REQUESTS;
    PRIV_ERR: u8 = "ntp.priv.err", "Error", Hex, PRIVATE_ERRORS;
    PRIV_NUMITEMS: u16 = "ntp.priv.numitems", "Items", Dec;
    PRIV_RESERVED: u8 = "ntp.priv.reserved", "Reserved", Hex;
    M7_ITEM: TextZ = "ntp.priv.mode7.item", "Item", None;
    PRIV_ITEMSIZE: u16 = "ntp.priv.itemsize", "Size of an item", Dec;
    MON_AVGINT: u32 = "ntp.priv.monlist.avgint", "Avgint", Dec;
    MON_LSINT: u32 = "ntp.priv.monlist.lsint", "Lsint", Dec;
    MON_RESTR: u32 = "ntp.priv.monlist.restr", "Restr", Hex;
    MON_COUNT: u32 = "ntp.priv.monlist.count", "Count", Dec;
    MON_REMOTE_ADDRESS: Ipv4 = "ntp.priv.monlist.remote_address", "Remote address", None;
    MON_LOCAL_ADDRESS: Ipv4 = "ntp.priv.monlist.local_address", "Local address", None;
    MON_FLAGS: u32 = "ntp.priv.monlist.flags", "Flags", Hex;
    MON_PORT: u16 = "ntp.priv.monlist.port", "Port", Dec;
    MON_MODE: u8 = "ntp.priv.monlist.mode", "Mode", Dec;
    MON_VERSION: u8 = "ntp.priv.monlist.version", "Version", Dec;
    MON_IPV6: u32 = "ntp.priv.monlist.ipv6", "Ipv6", Hex;
    MON_UNUSED: u32 = "ntp.priv.monlist.unused", "Unused", Hex;
    MON_ADDR6: Ipv6 = "ntp.priv.monlist.addr6", "Addr6", None;
    MON_DADDR6: Ipv6 = "ntp.priv.monlist.daddr6", "Daddr6", None;
    PRIV_TSTAMP: AbsTime = "ntp.priv.tstamp", "Authentication timestamp", NtpUtc;
    M7_ADDRESS: Ipv4 = "ntp.priv.mode7.address", "Address", None;
    M7_MASK: Ipv4 = "ntp.priv.mode7.mask", "Mask", None;
    M7_BCAST: Ipv4 = "ntp.priv.mode7.bcast", "Bcast", None;
    M7_PORT: u16 = "ntp.priv.mode7.port", "Port", Dec;
    M7_HMODE: u8 = "ntp.priv.mode7.hmode", "Hmode", Dec, MODES;
    M7_IPV6_FLAG: u32 = "ntp.priv.mode7.ipv6_flag", "Ipv6 flag", Dec;
    M7_UNUSED: Bytes = "ntp.priv.mode7.unused", "Unused", None;
    M7_ADDRESS6: Ipv6 = "ntp.priv.mode7.address6", "Address6", None;
    M7_MASK6: Ipv6 = "ntp.priv.mode7.mask6", "Mask6", None;
    M7_BCAST6: Ipv6 = "ntp.priv.mode7.bcast6", "Bcast6", None;
    M7_DSTADDRESS: Ipv4 = "ntp.priv.mode7.dstaddress", "Dstaddress", None;
    M7_SRCADDRESS: Ipv4 = "ntp.priv.mode7.srcaddress", "Srcaddress", None;
    M7_SRCPORT: u16 = "ntp.priv.mode7.srcport", "Srcport", Dec;
    M7_COUNT: u32 = "ntp.priv.mode7.count", "Count", Dec;
    M7_HPOLL: i8 = "ntp.priv.mode7.hpoll", "Hpoll", Dec;
    M7_REACH: u8 = "ntp.priv.mode7.reach", "Reach", Dec;
    M7_DELAY: i32 = "ntp.priv.mode7.delay", "Delay", Dec;
    M7_OFFSET: u64 = "ntp.priv.mode7.offset", "Offset", Dec;
    M7_DISPERSION: u32 = "ntp.priv.mode7.dispersion", "Dispersion", Dec;
    M7_DSTADDRESS6: Ipv6 = "ntp.priv.mode7.dstaddress6", "Dstaddress6", None;
    M7_SRCADDRESS6: Ipv6 = "ntp.priv.mode7.srcaddress6", "Srcaddress6", None;
    M7_LEAP: u8 = "ntp.priv.mode7.leap", "Leap", Dec;
    M7_PMODE: u8 = "ntp.priv.mode7.pmode", "Pmode", Dec, MODES;
    M7_VERSION: u8 = "ntp.priv.mode7.version", "Version", Dec;
    M7_UNREACH: u8 = "ntp.priv.mode7.unreach", "Unreach", Dec;
    M7_FLASH: u8 = "ntp.priv.mode7.flash", "Flash", Dec;
    M7_TTL: u8 = "ntp.priv.mode7.ttl", "Ttl", Dec;
    M7_FLASH2: u16 = "ntp.priv.mode7.flash2", "Flash2", Dec;
    M7_ASSOCID: u16 = "ntp.priv.mode7.associd", "Associd", Dec;
    M7_PKEYID: u32 = "ntp.priv.mode7.pkeyid", "Pkeyid", Dec;
    M7_TIMER: u32 = "ntp.priv.mode7.timer", "Timer", Dec;
    M7_FILTDELAY: i32 = "ntp.priv.mode7.filtdelay", "Filtdelay", Dec;
    M7_FILTOFFSET: i64 = "ntp.priv.mode7.filtoffset", "Filtoffset", Dec;
    M7_ORDER: u8 = "ntp.priv.mode7.order", "Order", Dec;
    M7_SELECTDIS: u32 = "ntp.priv.mode7.selectdis", "Selectdis", Dec;
    M7_ESTBDELAY: i32 = "ntp.priv.mode7.estbdelay", "Estbdelay", Dec;
    M7_BDELAY: i32 = "ntp.priv.mode7.bdelay", "Bdelay", Dec;
    M7_AUTHDELAY: i64 = "ntp.priv.mode7.authdelay", "Authdelay", Dec;
    M7_MINPOLL: u8 = "ntp.priv.mode7.minpoll", "Minpoll", Dec;
    M7_MAXPOLL: u8 = "ntp.priv.mode7.maxpoll", "Maxpoll", Dec;
    M7_KEY_FILE: Text = "ntp.priv.mode7.key_file", "Key file", None;
    M7_KEY: u64 = "ntp.priv.mode7.key", "Key", Hex;
    M7_TIMEUP: u32 = "ntp.priv.mode7.timeup", "Timeup", Dec;
    M7_TIMERESET: u32 = "ntp.priv.mode7.timereset", "Timereset", Dec;
    M7_TIMERECEIVED: u32 = "ntp.priv.mode7.timereceived", "Timereceived", Dec;
    M7_TIMETOSEND: u32 = "ntp.priv.mode7.timetosend", "Timetosend", Dec;
    M7_TIMEREACHABLE: u32 = "ntp.priv.mode7.timereachable", "Timereachable", Dec;
    M7_SENT: u32 = "ntp.priv.mode7.sent", "Sent", Dec;
    M7_PROCESSED: u32 = "ntp.priv.mode7.processed", "Processed", Dec;
    M7_BADAUTH: u32 = "ntp.priv.mode7.badauth", "Badauth", Dec;
    M7_BOGUSORG: u32 = "ntp.priv.mode7.bogusorg", "Bogusorg", Dec;
    M7_OLDPKT: u32 = "ntp.priv.mode7.oldpkt", "Oldpkt", Dec;
    M7_SELDISP: u32 = "ntp.priv.mode7.seldisp", "Seldisp", Dec;
    M7_SELBROKEN: u32 = "ntp.priv.mode7.selbroken", "Selbroken", Dec;
    M7_CANDIDATE: u32 = "ntp.priv.mode7.candidate", "Candidate", Dec;
    M7_NUMKEYS: u32 = "ntp.priv.mode7.numkeys", "Numkeys", Dec;
    M7_NUMFREEKEYS: u32 = "ntp.priv.mode7.numfreekeys", "Numfreekeys", Dec;
    M7_KEYLOOKUPS: u32 = "ntp.priv.mode7.keylookups", "Keylookups", Dec;
    M7_KEYNOTFOUND: u32 = "ntp.priv.mode7.keynotfound", "Keynotfound", Dec;
    M7_ENCRYPTIONS: u32 = "ntp.priv.mode7.encryptions", "Encryptions", Dec;
    M7_DECRYPTIONS: u32 = "ntp.priv.mode7.decryptions", "Decryptions", Dec;
    M7_EXPIRED: u32 = "ntp.priv.mode7.expired", "Expired", Dec;
    M7_KEYUNCACHED: u32 = "ntp.priv.mode7.keyuncached", "Keyuncached", Dec;
    M7_LOCAL_ADDRESS: Ipv4 = "ntp.priv.mode7.local_address", "Local address", None;
    M7_TRAP_ADDRESS: Ipv4 = "ntp.priv.mode7.trap_address", "Trap address", None;
    M7_TRAP_PORT: u16 = "ntp.priv.mode7.trap_port", "Trap port", Dec;
    M7_SEQUENCE: u16 = "ntp.priv.mode7.sequence", "Sequence", Dec;
    M7_SETTIME: u32 = "ntp.priv.mode7.settime", "Settime", Dec;
    M7_ORIGTIME: u32 = "ntp.priv.mode7.origtime", "Origtime", Dec;
    M7_RESETS: u32 = "ntp.priv.mode7.resets", "Resets", Dec;
    PRIV_TRAPS_FLAGS: u32 = "ntp.priv.traps.flags", "Flags", Hex;
    M7_LOCAL_ADDRESS6: Ipv6 = "ntp.priv.mode7.local_address6", "Local address6", None;
    M7_TRAP_ADDRESS6: Ipv6 = "ntp.priv.mode7.trap_address6", "Trap address6", None;
    M7_REQUESTS: u32 = "ntp.priv.mode7.requests", "Requests", Dec;
    M7_BAD_PACKETS: u32 = "ntp.priv.mode7.bad_packets", "Bad packets", Dec;
    M7_RESPONSES: u32 = "ntp.priv.mode7.responses", "Responses", Dec;
    M7_FRAGMENTS: u32 = "ntp.priv.mode7.fragments", "Fragments", Dec;
    M7_ERRORS: u32 = "ntp.priv.mode7.errors", "Errors", Dec;
    M7_TOO_SHORT: u32 = "ntp.priv.mode7.too_short", "Too short", Dec;
    M7_INPUT_RESPONSES: u32 = "ntp.priv.mode7.input_responses", "Input responses", Dec;
    M7_INPUT_FRAGMENTS: u32 = "ntp.priv.mode7.input_fragments", "Input fragments", Dec;
    M7_INPUT_ERRORS: u32 = "ntp.priv.mode7.input_errors", "Input errors", Dec;
    M7_BAD_OFFSET: u32 = "ntp.priv.mode7.bad_offset", "Bad offset", Dec;
    M7_BAD_VERSION: u32 = "ntp.priv.mode7.bad_version", "Bad version", Dec;
    M7_DATA_TOO_SHORT: u32 = "ntp.priv.mode7.data_too_short", "Data too short", Dec;
    M7_BADOP: u32 = "ntp.priv.mode7.badop", "Badop", Dec;
    M7_ASYNC_MESSAGES: u32 = "ntp.priv.mode7.async_messages", "Async messages", Dec;
    M7_TYPE: u8 = "ntp.priv.mode7.type", "Type", Dec;
    M7_CLOCK_FLAGS: u8 = "ntp.priv.mode7.clock_flags", "Clock flags", Dec;
    M7_LASTEVENT: u8 = "ntp.priv.mode7.lastevent", "Lastevent", Dec;
    M7_CURRENTSTATUS: u8 = "ntp.priv.mode7.currentstatus", "Currentstatus", Dec;
    M7_POLLS: u32 = "ntp.priv.mode7.polls", "Polls", Dec;
    M7_NORESPONSE: u32 = "ntp.priv.mode7.noresponse", "Noresponse", Dec;
    M7_BADFORMAT: u32 = "ntp.priv.mode7.badformat", "Badformat", Dec;
    M7_BADDATA: u32 = "ntp.priv.mode7.baddata", "Baddata", Dec;
    M7_TIMESTARTED: u32 = "ntp.priv.mode7.timestarted", "Timestarted", Dec;
    M7_FUDGETIME1: u64 = "ntp.priv.mode7.fudgetime1", "Fudgetime1", Hex;
    M7_FUDGETIME2: u64 = "ntp.priv.mode7.fudgetime2", "Fudgetime2", Hex;
    M7_FUDGEVAL1: i32 = "ntp.priv.mode7.fudgeval1", "Fudgeval1", Dec;
    M7_FUDGEVAL2: u32 = "ntp.priv.mode7.fudgeval2", "Fudgeval2", Dec;
    M7_KERNEL_OFFSET: i32 = "ntp.priv.mode7.kernel_offset", "Kernel offset", Dec;
    M7_FREQ: i32 = "ntp.priv.mode7.freq", "Freq", Dec;
    M7_STABILITY: u32 = "ntp.priv.mode7.stability", "Stability", Dec;
    M7_MAXERROR: i32 = "ntp.priv.mode7.maxerror", "Maxerror", Dec;
    M7_ESTERROR: i32 = "ntp.priv.mode7.esterror", "Esterror", Dec;
    M7_STATUS: u16 = "ntp.priv.mode7.status", "Status", Dec;
    M7_SHIFT: u16 = "ntp.priv.mode7.shift", "Shift", Dec;
    M7_CONSTANT: i32 = "ntp.priv.mode7.constant", "Constant", Dec;
    M7_PRECISION: i32 = "ntp.priv.mode7.precision", "Precision", Dec;
    M7_TOLERANCE: i32 = "ntp.priv.mode7.tolerance", "Tolerance", Dec;
    M7_PPSFREQ: i32 = "ntp.priv.mode7.ppsfreq", "Ppsfreq", Dec;
    M7_JITTER: i32 = "ntp.priv.mode7.jitter", "Jitter", Dec;
    M7_STABIL: i32 = "ntp.priv.mode7.stabil", "Stabil", Dec;
    M7_JITCNT: i32 = "ntp.priv.mode7.jitcnt", "Jitcnt", Dec;
    M7_CALCNT: i32 = "ntp.priv.mode7.calcnt", "Calcnt", Dec;
    M7_ERRCNT: i32 = "ntp.priv.mode7.errcnt", "Errcnt", Dec;
    M7_STBCNT: i32 = "ntp.priv.mode7.stbcnt", "Stbcnt", Dec;
    M7_LAST_OFFSET: i64 = "ntp.priv.mode7.last_offset", "Last offset", Dec;
    M7_DRIFT_COMP: i64 = "ntp.priv.mode7.drift_comp", "Drift comp", Dec;
    M7_COMPLIANCE: u32 = "ntp.priv.mode7.compliance", "Compliance", Dec;
    M7_WATCHDOG_TIMER: u32 = "ntp.priv.mode7.watchdog_timer", "Watchdog timer", Dec;
    M7_POLL: u32 = "ntp.priv.mode7.poll", "Poll", Dec;
    M7_DENIED: u32 = "ntp.priv.mode7.denied", "Denied", Dec;
    M7_OLDVERSION: u32 = "ntp.priv.mode7.oldversion", "Oldversion", Dec;
    M7_NEWVERSION: u32 = "ntp.priv.mode7.newversion", "Newversion", Dec;
    M7_BADLENGTH: u32 = "ntp.priv.mode7.badlength", "Badlength", Dec;
    M7_LIMITREJECTED: u32 = "ntp.priv.mode7.limitrejected", "Limitrejected", Dec;
    M7_LAMPORT: u32 = "ntp.priv.mode7.lamport", "Lamport", Dec;
    M7_TSROUNDING: u32 = "ntp.priv.mode7.tsrounding", "Tsrounding", Dec;
    M7_TOTALMEM: u16 = "ntp.priv.mode7.totalmem", "Totalmem", Dec;
    M7_FREEMEM: u16 = "ntp.priv.mode7.freemem", "Freemem", Dec;
    M7_FINDPEER_CALLS: u32 = "ntp.priv.mode7.findpeer_calls", "Findpeer calls", Dec;
    M7_ALLOCATIONS: u32 = "ntp.priv.mode7.allocations", "Allocations", Dec;
    M7_DEMOBILIZATIONS: u32 = "ntp.priv.mode7.demobilizations", "Demobilizations", Dec;
    M7_HASHCOUNT: Bytes = "ntp.priv.mode7.hashcount", "Hashcount", None;
    M7_TOTALRECVBUFS: u16 = "ntp.priv.mode7.totalrecvbufs", "Totalrecvbufs", Dec;
    M7_FREERECVBUFS: u16 = "ntp.priv.mode7.freerecvbufs", "Freerecvbufs", Dec;
    M7_FULLRECVBUFS: u16 = "ntp.priv.mode7.fullrecvbufs", "Fullrecvbufs", Dec;
    M7_LOWWATER: u16 = "ntp.priv.mode7.lowwater", "Lowwater", Dec;
    M7_DROPPED: u32 = "ntp.priv.mode7.dropped", "Dropped", Dec;
    M7_IGNORED: u32 = "ntp.priv.mode7.ignored", "Ignored", Dec;
    M7_RECEIVED: u32 = "ntp.priv.mode7.received", "Received", Dec;
    M7_NOTSENT: u32 = "ntp.priv.mode7.notsent", "Notsent", Dec;
    M7_INTERRUPTS: u32 = "ntp.priv.mode7.interrupts", "Interrupts", Dec;
    M7_INT_RECEIVED: u32 = "ntp.priv.mode7.int_received", "Int received", Dec;
    M7_ALARMS: u32 = "ntp.priv.mode7.alarms", "Alarms", Dec;
    M7_OVERFLOWS: u32 = "ntp.priv.mode7.overflows", "Overflows", Dec;
    M7_XMTCALLS: u32 = "ntp.priv.mode7.xmtcalls", "Xmtcalls", Dec;
    M7_RFLAGS: u16 = "ntp.priv.mode7.rflags", "Rflags", Dec;
    M7_MFLAGS: u16 = "ntp.priv.mode7.mflags", "Mflags", Dec;
    M7_INT_NAME: Text = "ntp.priv.mode7.int_name", "Int name", None;
    M7_INT_FLAGS: i32 = "ntp.priv.mode7.int_flags", "Int flags", Dec;
    M7_LAST_TTL: i32 = "ntp.priv.mode7.last_ttl", "Last ttl", Dec;
    M7_NUM_MCAST: i32 = "ntp.priv.mode7.num_mcast", "Num mcast", Dec;
    M7_UPTIME: i32 = "ntp.priv.mode7.uptime", "Uptime", Dec;
    M7_SCOPEID: u32 = "ntp.priv.mode7.scopeid", "Scopeid", Dec;
    M7_IFINDEX: u32 = "ntp.priv.mode7.ifindex", "Ifindex", Dec;
    M7_IFNUM: u32 = "ntp.priv.mode7.ifnum", "Ifnum", Dec;
    M7_PEERCNT: u32 = "ntp.priv.mode7.peercnt", "Peercnt", Dec;
    M7_FAMILY: u16 = "ntp.priv.mode7.family", "Family", Dec;
    M7_IGNORE_PKTS: u8 = "ntp.priv.mode7.ignore_pkts", "Ignore pkts", Dec;
    M7_ACTION: u8 = "ntp.priv.mode7.action", "Action", Dec, ACTIONS;
    M7_NVALUES: u8 = "ntp.priv.mode7.nvalues", "Nvalues", Dec;
    M7_NTIMES: u8 = "ntp.priv.mode7.ntimes", "Ntimes", Dec;
    M7_SVALUES: u16 = "ntp.priv.mode7.svalues", "Svalues", Dec;
    M7_STIMES: u32 = "ntp.priv.mode7.stimes", "Stimes", Dec;
    M7_VALUES: Bytes = "ntp.priv.mode7.values", "Values", None;
    M7_TIMES: Bytes = "ntp.priv.mode7.times", "Times", None;
    M7_WHICH: u32 = "ntp.priv.mode7.which", "Which", Dec;
    M7_FUDGETIME: u64 = "ntp.priv.mode7.fudgetime", "Fudgetime", Dec;
    M7_FUDGEVAL_FLAGS: u32 = "ntp.priv.mode7.fudgeval_flags", "Fudgeval flags", Dec;
    M7_IPPEERLIMIT: i16 = "ntp.priv.mode7.ippeerlimit", "Ippeerlimit", Dec;
    M7_RESTRICT_FLAGS: u16 = "ntp.priv.mode7.restrict_flags", "Restrict flags", Dec;
    CTRL_FLAGS2: Bits<u8> = "ntp.ctrl.flags2", "Response, error, more and operation", Hex {
        CTRL_FLAGS2_R: 0x80 = "ntp.ctrl.flags2.r", "Response", Dec, RESPONSE;
        CTRL_FLAGS2_ERROR: 0x40 = "ntp.ctrl.flags2.error", "Error", Dec;
        CTRL_FLAGS2_MORE: 0x20 = "ntp.ctrl.flags2.more", "More", Dec;
        CTRL_FLAGS2_OPCODE: 0x1f = "ntp.ctrl.flags2.opcode", "Opcode", Dec, OPERATIONS;
    };
    CTRL_SYS_STATUS: Bits<u16> = "ntp.ctrl.status", "Status", Hex {
        CTRL_SYS_STATUS_LI: 0xc000 = "ntp.ctrl.sys_status.li", "Leap indicator", Dec, LEAP;
        CTRL_SYS_STATUS_CLKSRC: 0x3f00 = "ntp.ctrl.sys_status.clksrc", "Clksrc", Dec, CLOCK_SOURCES;
        CTRL_SYS_STATUS_COUNT: 0x00f0 = "ntp.ctrl.sys_status.count", "Count", Dec;
        CTRL_SYS_STATUS_CODE: 0x000f = "ntp.ctrl.sys_status.code", "Code", Dec, SYSTEM_EVENTS;
    };
    CTRL_PEER_STATUS: Bits<u16> = "ntp.ctrl.status", "Status", Hex {
        CTRL_PEER_STATUS_CONFIG: 0x8000 = "ntp.ctrl.peer_status.config", "Config", Flag, CONFIGURED;
        CTRL_PEER_STATUS_AUTHENABLE: 0x4000 = "ntp.ctrl.peer_status.authenable", "Authenable", Flag, AUTHENTICATION;
        CTRL_PEER_STATUS_AUTHENTIC: 0x2000 = "ntp.ctrl.peer_status.authentic", "Authentic", Flag, AUTHENTIC;
        CTRL_PEER_STATUS_REACH: 0x1000 = "ntp.ctrl.peer_status.reach", "Reach", Flag, REACHABLE;
        CTRL_PEER_STATUS_BCAST: 0x0800 = "ntp.ctrl.peer_status.bcast", "Bcast", Flag, SET;
        CTRL_PEER_STATUS_SELECTION: 0x0700 = "ntp.ctrl.peer_status.selection", "Selection", Dec, SELECTIONS;
        CTRL_PEER_STATUS_COUNT: 0x00f0 = "ntp.ctrl.peer_status.count", "Count", Dec;
        CTRL_PEER_STATUS_CODE: 0x000f = "ntp.ctrl.peer_status.code", "Code", Dec, PEER_EVENTS;
    };
    CTRL_CLOCK_STATUS: Bits<u16> = "ntp.ctrl.status", "Status", Hex {
        CTRL_CLOCK_STATUS_STATUS: 0xff00 = "ntp.ctrl.clock_status.status", "Status", Dec, CLOCK_STATES;
        CTRL_CLOCK_STATUS_CODE: 0x00ff = "ntp.ctrl.clock_status.code", "Code", Dec;
    };
    CTRL_ERR_STATUS_WORD: Bits<u16> = "ntp.ctrl.status", "Status", Hex {
        CTRL_ERR_STATUS: 0xff00 = "ntp.ctrl.err_status", "Error status", Dec, ERRORS;
    };
    PRIV_AUTH_SEQ: Bits<u8> = "ntp.priv.auth_seq", "Authenticated, sequence", Dec {
        PRIV_AUTH: 0x80 = "ntp.priv.auth", "Auth", Dec;
        PRIV_SEQ: 0x7f = "ntp.priv.seq", "Seq", Dec;
    };
    M7_PEER_FLAGS: Bits<u8> = "ntp.priv.mode7.peer.flags", "Peer flags", Hex & 0xff {
        M7_PEER_FLAGS_CONFIG: 0x01 = "ntp.priv.mode7.peer.flags.config", "Config", Flag, SET;
        M7_PEER_FLAGS_SYSPEER: 0x02 = "ntp.priv.mode7.peer.flags.syspeer", "Syspeer", Flag, SET;
        M7_PEER_FLAGS_BURST: 0x04 = "ntp.priv.mode7.peer.flags.burst", "Burst", Flag, SET;
        M7_PEER_FLAGS_REFCLOCK: 0x08 = "ntp.priv.mode7.peer.flags.refclock", "Refclock", Flag, SET;
        M7_PEER_FLAGS_PREFER: 0x10 = "ntp.priv.mode7.peer.flags.prefer", "Prefer", Flag, SET;
        M7_PEER_FLAGS_AUTHENABLE: 0x20 = "ntp.priv.mode7.peer.flags.authenable", "Authenable", Flag, SET;
        M7_PEER_FLAGS_SEL_CANDIDATE: 0x40 = "ntp.priv.mode7.peer.flags.sel_candidate", "Sel candidate", Flag, SET;
        M7_PEER_FLAGS_SHORTLIST: 0x80 = "ntp.priv.mode7.peer.flags.shortlist", "Shortlist", Flag, SET;
    };
    PRIV_CONFIG_FLAGS: Bits<u8> = "ntp.priv.config.flags", "Configuration flags", Hex & 0xff {
        M7_CONFIG_FLAGS_AUTHENABLE: 0x01 = "ntp.priv.mode7.config.flags.authenable", "Authenable", Flag, SET;
        M7_CONFIG_FLAGS_PREFER: 0x02 = "ntp.priv.mode7.config.flags.prefer", "Prefer", Flag, SET;
        M7_CONFIG_FLAGS_BURST: 0x04 = "ntp.priv.mode7.config.flags.burst", "Burst", Flag, SET;
        M7_CONFIG_FLAGS_IBURST: 0x08 = "ntp.priv.mode7.config.flags.iburst", "Iburst", Flag, SET;
        M7_CONFIG_FLAGS_NO_SELECT: 0x10 = "ntp.priv.mode7.config.flags.no_select", "No select", Flag, SET;
        M7_CONFIG_FLAGS_SKEY: 0x20 = "ntp.priv.mode7.config.flags.skey", "Skey", Flag, SET;
    };
    M7_SYS_FLAGS8: Bits<u8> = "ntp.priv.mode7.sys.flags8", "System flags", Hex & 0xff {
        M7_SYS_FLAGS_BCLIENT: 0x01 = "ntp.priv.mode7.sys.flags.bclient", "Bclient", Flag, SET;
        M7_SYS_FLAGS_PPS: 0x02 = "ntp.priv.mode7.sys.flags.pps", "Pps", Flag, SET;
        M7_SYS_FLAGS_NTP: 0x04 = "ntp.priv.mode7.sys.flags.ntp", "Ntp", Flag, SET;
        M7_SYS_FLAGS_KERNEL: 0x08 = "ntp.priv.mode7.sys.flags.kernel", "Kernel", Flag, SET;
        M7_SYS_FLAGS_MONITOR: 0x10 = "ntp.priv.mode7.sys.flags.monitor", "Monitor", Flag, SET;
        M7_SYS_FLAGS_FILEGEN: 0x20 = "ntp.priv.mode7.sys.flags.filegen", "Filegen", Flag, SET;
        M7_SYS_FLAGS_AUTH: 0x40 = "ntp.priv.mode7.sys.flags.auth", "Auth", Flag, SET;
        M7_SYS_FLAGS_CAL: 0x80 = "ntp.priv.mode7.sys.flags.cal", "Cal", Flag, SET;
    };
    M7_SYS_FLAGS32: Bits<u32> = "ntp.priv.mode7.sys.flags", "System flags", Hex & 0xff {
        M7_SYS_FLAGS32_BCLIENT: 0x01 = "ntp.priv.mode7.sys.flags.bclient", "Bclient", Flag, SET;
        M7_SYS_FLAGS32_PPS: 0x02 = "ntp.priv.mode7.sys.flags.pps", "Pps", Flag, SET;
        M7_SYS_FLAGS32_NTP: 0x04 = "ntp.priv.mode7.sys.flags.ntp", "Ntp", Flag, SET;
        M7_SYS_FLAGS32_KERNEL: 0x08 = "ntp.priv.mode7.sys.flags.kernel", "Kernel", Flag, SET;
        M7_SYS_FLAGS32_MONITOR: 0x10 = "ntp.priv.mode7.sys.flags.monitor", "Monitor", Flag, SET;
        M7_SYS_FLAGS32_FILEGEN: 0x20 = "ntp.priv.mode7.sys.flags.filegen", "Filegen", Flag, SET;
        M7_SYS_FLAGS32_AUTH: 0x40 = "ntp.priv.mode7.sys.flags.auth", "Auth", Flag, SET;
        M7_SYS_FLAGS32_CAL: 0x80 = "ntp.priv.mode7.sys.flags.cal", "Cal", Flag, SET;
    };
    M7_RESET_STATS_FLAGS: Bits<u32> = "ntp.priv.mode7.reset_stats.flags", "What to reset", Hex & 0xff {
        M7_RESET_STATS_FLAGS_ALLPEERS: 0x00000001 = "ntp.priv.mode7.reset_stats.flags.allpeers", "Allpeers", Flag, SET;
        M7_RESET_STATS_FLAGS_IO: 0x00000002 = "ntp.priv.mode7.reset_stats.flags.io", "Io", Flag, SET;
        M7_RESET_STATS_FLAGS_SYS: 0x00000004 = "ntp.priv.mode7.reset_stats.flags.sys", "Sys", Flag, SET;
        M7_RESET_STATS_FLAGS_MEM: 0x00000008 = "ntp.priv.mode7.reset_stats.flags.mem", "Mem", Flag, SET;
        M7_RESET_STATS_FLAGS_TIMER: 0x00000010 = "ntp.priv.mode7.reset_stats.flags.timer", "Timer", Flag, SET;
        M7_RESET_STATS_FLAGS_AUTH: 0x00000020 = "ntp.priv.mode7.reset_stats.flags.auth", "Auth", Flag, SET;
        M7_RESET_STATS_FLAGS_CTL: 0x00000040 = "ntp.priv.mode7.reset_stats.flags.ctl", "Ctl", Flag, SET;
    };
}

flag_labels! {
    SET "Set", "Not set";
    CONFIGURED "configured (peer.config)", "not configured (peer.config)";
    AUTHENTICATION "authentication enabled (peer.authenable)", "authentication disabled (peer.authenable)";
    AUTHENTIC "authentication okay (peer.authentic)", "authentication not okay (peer.authentic)";
    REACHABLE "reachability okay (peer.reach != 0)", "reachability not okay (peer.reach != 0)";
}

/// RFC 5905 figure 11.
const STRATA: Labels = Labels::Ranges(&[
    (0, 0, "unspecified or invalid"),
    (1, 1, "primary reference"),
    (2, 15, "secondary reference"),
    (16, 16, "unsynchronized"),
    (17, 255, "reserved"),
]);

values! { LEAP {
    0 "no warning",
    1 "last minute of the day has 61 seconds",
    2 "last minute of the day has 59 seconds",
    3 "unknown (clock unsynchronized)",
} }

values! { pub(super) VERSIONS {
    0 "reserved",
    1 "NTP Version 1",
    2 "NTP Version 2",
    3 "NTP Version 3",
    4 "NTP Version 4",
    5 "reserved",
    6 "reserved",
    7 "reserved",
} }

values! { pub(super) MODES {
    0 "reserved",
    1 "symmetric active",
    2 "symmetric passive",
    3 "client",
    4 "server",
    5 "broadcast",
    6 "reserved for NTP control message",
    7 "reserved for private use",
} }

values! { KEY_TYPES {
    0 "MD5",
    1 "SHA",
} }

values! { EXTENSIONS {
    0x2 "No-Operation Request",
    0x102 "Association Message Request",
    0x104 "Unique Identifier",
    0x202 "Certificate Message Request",
    0x204 "NTS Cookie",
    0x302 "Cookie Message Request",
    0x304 "NTS Cookie Placeholder",
    0x402 "Autokey Message Request",
    0x404 "NTS Authenticator and Encrypted Extension Fields",
    0x502 "Leapseconds Message Request",
    0x602 "Sign Message Request",
    0x702 "IFF Identity Message Request",
    0x802 "GQ Identity Message Request",
    0x902 "MV Identity Message Request",
    0x2005 "Checksum Complement",
    0x8002 "No-Operation Response",
    0x8102 "Association Message Response",
    0x8202 "Certificate Message Response",
    0x8302 "Cookie Message Response",
    0x8402 "Autokey Message Response",
    0x8502 "Leapseconds Message Response",
    0x8602 "Sign Message Response",
    0x8702 "IFF Identity Message Response",
    0x8802 "GQ Identity Message Response",
    0x8902 "MV Identity Message Response",
    0xc002 "No-Operation Error Response",
    0xc102 "Association Message Error Response",
    0xc202 "Certificate Message Error Response",
    0xc302 "Cookie Message Error Response",
    0xc402 "Autokey Message Error Response",
    0xc502 "Leapseconds Message Error Response",
    0xc602 "Sign Message Error Response",
    0xc702 "IFF Identity Message Error Response",
    0xc802 "GQ Identity Message Error Response",
    0xc902 "MV Identity Message Error Response",
} }

values! { RESPONSE {
    0 "Request",
    1 "Response",
} }

values! { OPERATIONS {
    0 "reserved",
    1 "read status",
    2 "read variables",
    3 "write variables",
    4 "read clock variables",
    5 "write clock variables",
    6 "set trap address/port",
    7 "asynchronous message",
    8 "runtime configuration",
    9 "save config to file",
    10 "retrieve MRU (mrulist)",
    11 "retrieve ordered list",
    12 "request a client nonce",
    31 "unset trap address/port",
} }

values! { ERRORS {
    0 "unspecified",
    1 "authentication failure",
    2 "invalid message length or format",
    3 "invalid opcode",
    4 "unknown association identifier",
    5 "unknown variable name",
    6 "invalid variable value",
    7 "administratively prohibited",
} }

values! { CLOCK_SOURCES {
    0 "unspecified or unknown",
    1 "Calibrated atomic clock (e.g. HP 5061)",
    2 "VLF (band 4) or LF (band 5) radio (e.g. OMEGA, WWVB)",
    3 "HF (band 7) radio (e.g. CHU, MSF, WWV/H)",
    4 "UHF (band 9) satellite (e.g. GOES, GPS)",
    5 "local net (e.g. DCN, TSP, DTS)",
    6 "UDP/NTP",
    7 "UDP/TIME",
    8 "eyeball-and-wristwatch",
    9 "telephone modem (e.g. NIST)",
} }

values! { SYSTEM_EVENTS {
    0 "unspecified",
    1 "frequency correction (drift) file not available",
    2 "frequency correction started (frequency stepped)",
    3 "spike detected and ignored, starting stepout timer",
    4 "frequency training started",
    5 "clock synchronized",
    6 "system restart",
    7 "panic stop (required step greater than panic threshold)",
    8 "no system peer",
    9 "leap second insertion/deletion armed",
    10 "leap second disarmed",
    11 "leap second inserted or deleted",
    12 "clock stepped (stepout timer expired)",
    13 "kernel loop discipline status changed",
    14 "leapseconds table loaded from file",
    15 "leapseconds table outdated, updated file needed",
} }

values! { SELECTIONS {
    0 "rejected",
    1 "passed sanity checks (tests 1 through 8 in Section 3.4.3)",
    2 "passed correctness checks (intersection algorithm in Section 4.2.1)",
    3 "passed candidate checks (if limit check implemented)",
    4 "passed outlier checks (clustering algorithm in Section 4.2.2)",
    5 "current synchronization source; max distance exceeded (if limit check implemented)",
    6 "current synchronization source; max distance okay",
    7 "reserved",
} }

values! { PEER_EVENTS {
    0 "unspecified",
    1 "association mobilized",
    2 "association demobilized",
    3 "peer unreachable (peer.reach was nonzero now zero)",
    4 "peer reachable (peer.reach was zero now nonzero)",
    5 "association restarted or timed out",
    6 "no server found (ntpdate mode)",
    7 "rate exceeded (kiss code RATE)",
    8 "access denied (kiss code DENY)",
    9 "leap armed from server LI code",
    10 "become system peer",
    11 "reference clock event (see clock status word)",
    12 "authentication failure",
    13 "popcorn spike suppressor",
    14 "entering interleave mode",
    15 "interleave error (recovered)",
    16 "leapsecond values update from server",
} }

values! { CLOCK_STATES {
    0 "clock operating within nominals",
    1 "reply timeout",
    2 "bad reply format",
    3 "hardware or software fault",
    4 "propagation failure",
    5 "bad date format or value",
    6 "bad time format or value",
} }

values! { IMPLEMENTATIONS {
    0 "UNIV",
    2 "XNTPD_OLD (pre-IPv6)",
    3 "XNTPD",
} }

values! { pub(super) REQUESTS {
    0 "PEER_LIST",
    1 "PEER_LIST_SUM",
    2 "PEER_INFO",
    3 "PEER_STATS",
    4 "SYS_INFO",
    5 "SYS_STATS",
    6 "IO_STATS",
    7 "MEM_STATS",
    8 "LOOP_INFO",
    9 "TIMER_STATS",
    10 "CONFIG",
    11 "UNCONFIG",
    12 "SET_SYS_FLAG",
    13 "CLR_SYS_FLAG",
    14 "MONITOR",
    15 "NOMONITOR",
    16 "GET_RESTRICT",
    17 "RESADDFLAGS",
    18 "RESSUBFLAGS",
    19 "UNRESTRICT",
    20 "MON_GETLIST",
    21 "RESET_STATS",
    22 "RESET_PEER",
    23 "REREAD_KEYS",
    24 "DO_DIRTY_HACK",
    25 "DONT_DIRTY_HACK",
    26 "TRUSTKEY",
    27 "UNTRUSTKEY",
    28 "AUTHINFO",
    29 "TRAPS",
    30 "ADD_TRAP",
    31 "CLR_TRAP",
    32 "REQUEST_KEY",
    33 "CONTROL_KEY",
    34 "GET_CTLSTATS",
    35 "GET_LEAPINFO",
    36 "GET_CLOCKINFO",
    37 "SET_CLKFUDGE",
    38 "GET_KERNEL",
    39 "GET_CLKBUGINFO",
    41 "SET_PRECISION",
    42 "MON_GETLIST_1",
    43 "HOSTNAME_ASSOCID",
    44 "IF_STATS",
    45 "IF_RELOAD",
} }

values! { pub(super) PRIVATE_ERRORS {
    0x0 "No error",
    0x1 "incompatible implementation number",
    0x2 "unimplemented request code",
    0x3 "format error",
    0x4 "no data available",
    0x5 "unknown",
    0x6 "unknown",
    0x7 "authentication failure",
} }

values! { ACTIONS {
    1 "Interface exists",
    2 "Interface created",
    3 "Interface deleted",
} }
