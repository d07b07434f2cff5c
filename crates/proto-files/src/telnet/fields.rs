//! Fields of Telnet and the words of its values. Code points: IANA "Telnet Options".

use dissect::prelude::*;

fields! {
    CMD: u8 = "telnet.cmd", "Command", Dec, COMMANDS;
    SUBCMD: u8 = "telnet.subcmd", "Option", Dec, OPTIONS;
    AUTH_NAME: Text = "telnet.auth.name", "Name", None;
    AUTH_CMD: u8 = "telnet.auth.cmd", "Authentication command", Dec, AUTH_COMMANDS;
    AUTH_TYPE: u8 = "telnet.auth.type", "Authentication type", Dec, AUTH_TYPES;
    AUTH_MODIFIER: Bits<u8> = "telnet.auth.mod", "Modifiers", Hex {
        AUTH_ENCRYPT: 0x14 = "telnet.auth.mod.enc", "Encryption", Dec, AUTH_ENCRYPTION;
        AUTH_FORWARD: 0x08 = "telnet.auth.mod.cred_fwd", "Credentials", Flag, FORWARD;
        AUTH_HOW: 0x02 = "telnet.auth.mod.how", "How", Flag, HOW;
        AUTH_WHO: 0x01 = "telnet.auth.mod.who", "Who", Flag, WHO;
    };
    AUTH_KRB5_CMD: u8 = "telnet.auth.krb5.cmd", "Kerberos command", Dec, KERBEROS_COMMANDS;
    STRING_VALUE: Text = "telnet.string_subopt.value", "Value", None;
    NAWS_WIDTH: u16 = "telnet.naws_subopt.width", "Width", Dec;
    NAWS_HEIGHT: u16 = "telnet.naws_subopt.height", "Height", Dec;
    OUTMARK_CMD: Char = "telnet.outmark_subopt.cmd", "Command", Hex;
    OUTMARK_BANNER: Text = "telnet.outmark_subopt.banner", "Banner", None;
    COMPORT_SIGNATURE: Text = "telnet.comport_subopt.signature", "Signature", None;
    COMPORT_BAUD_RATE: u32 = "telnet.comport_subopt.baud_rate", "Baud rate", Dec;
    COMPORT_DATA_SIZE: u8 = "telnet.comport_subopt.data_size", "Data size", Dec;
    COMPORT_PARITY: u8 = "telnet.comport_subopt.parity", "Parity", Dec;
    COMPORT_STOP: u8 = "telnet.comport_subopt.stop", "Stop bits", Dec;
    COMPORT_CONTROL: u8 = "telnet.comport_subopt.control", "Control", Dec;
    COMPORT_LINESTATE: Text = "telnet.comport_subopt.linestate", "Line state", None;
    COMPORT_LINESTATE_MASK: Text = "telnet.comport_subopt.set_linestate_mask", "Line state mask", None;
    COMPORT_MODEMSTATE: Text = "telnet.comport_subopt.modemstate", "Modem state", None;
    COMPORT_MODEMSTATE_MASK: Text = "telnet.comport_subopt.set_modemstate_mask", "Modem state mask", None;
    COMPORT_SUSPEND: Empty = "telnet.comport_subopt.flow_control_suspend", "Suspend", None;
    COMPORT_RESUME: Empty = "telnet.comport_subopt.flow_control_resume", "Resume", None;
    COMPORT_PURGE: u8 = "telnet.comport_subopt.purge", "Purge", Dec;
    FLOW_CMD: u8 = "telnet.rfc_subopt.cmd", "Flow control", Dec, FLOW;
    TABSTOP: u8 = "telnet.tabstop", "Tab stop", Dec;
    ENC_CMD: u8 = "telnet.enc.cmd", "Encryption command", Dec, ENC_COMMANDS;
    ENC_TYPE: u8 = "telnet.enc.type", "Encryption type", Dec, ENC_TYPES;
    ENC_TYPE_DATA: Bytes = "telnet.enc.type_data", "Data of the type", None;
    ENC_KEY_ID: Bytes = "telnet.enc.key_id", "Key identifier", None;
    DATA: Text = "telnet.data", "Data", None;
    OPTION_DATA: Bytes = "telnet.option_data", "Option data", None;
    SUBCOMMAND_DATA: Bytes = "telnet.subcommand_data", "Data", None;
    TN3270_SUBOPT: u8 = "telnet.tn3270.subopt", "TN3270E", Dec, TN3270_WORDS;
    TN3270_CONNECT: Text = "telnet.tn3270.connect", "Connect", None;
    TN3270_IS: Text = "telnet.tn3270.is", "Is", None;
    TN3270_REQUEST_STRING: Text = "telnet.tn3270.request_string", "Request", None;
    TN3270_REASON: u8 = "telnet.tn3270.reason", "Reason", Dec, TN3270_REASONS;
    TN3270_REQUEST: u8 = "telnet.tn3270.request", "Function", Dec, TN3270_FUNCTIONS;
    REGIME_VALUE: Text = "telnet.tn3270.regime_subopt.value", "Regime", None;
    REGIME_CMD: u8 = "telnet.regime_cmd", "Command", Dec;
    STARTTLS: u8 = "telnet.starttls", "Follows", Dec;
}

flag_labels! {
    FORWARD "Client WILL forward auth creds", "Client will NOT forward auth creds";
    HOW "MUTUAL authentication", "One Way authentication";
    WHO "Mask server to client", "Mask client to server";
}

values! { pub(super) COMMANDS {
    236 "End of File",
    237 "Suspend Current Process",
    238 "Abort Process",
    239 "End of Record",
    240 "Suboption End",
    241 "No Operation",
    242 "Data Mark",
    243 "Break",
    244 "Interrupt Process",
    245 "Abort Output",
    246 "Are You There?",
    247 "Escape Character",
    248 "Erase Line",
    249 "Go Ahead",
    250 "Suboption",
    251 "Will",
    252 "Won't",
    253 "Do",
    254 "Don't",
} }

values! { pub(super) OPTIONS {
    0 "Binary Transmission",
    1 "Echo",
    2 "Reconnection",
    3 "Suppress Go Ahead",
    4 "Approx Message Size Negotiation",
    5 "Status",
    6 "Timing Mark",
    7 "Remote Controlled Trans and Echo",
    8 "Output Line Width",
    9 "Output Page Size",
    10 "Output Carriage-Return Disposition",
    11 "Output Horizontal Tab Stops",
    12 "Output Horizontal Tab Disposition",
    13 "Output Formfeed Disposition",
    14 "Output Vertical Tabstops",
    15 "Output Vertical Tab Disposition",
    16 "Output Linefeed Disposition",
    17 "Extended ASCII",
    18 "Logout",
    19 "Byte Macro",
    20 "Data Entry Terminal",
    21 "SUPDUP",
    22 "SUPDUP Output",
    23 "Send Location",
    24 "Terminal Type",
    25 "End of Record",
    26 "TACACS User Identification",
    27 "Output Marking",
    28 "Terminal Location Number",
    29 "Telnet 3270 Regime",
    30 "X.3 PAD",
    31 "Negotiate About Window Size",
    32 "Terminal Speed",
    33 "Remote Flow Control",
    34 "Linemode",
    35 "X Display Location",
    36 "Environment Option",
    37 "Authentication Option",
    38 "Encryption Option",
    39 "New Environment Option",
    40 "TN3270E",
    41 "XAUTH",
    42 "CHARSET",
    43 "Remote Serial Port",
    44 "COM Port Control",
    45 "Suppress Local Echo",
    46 "Start TLS",
    47 "KERMIT",
    48 "SEND-URL",
    49 "FORWARD_X",
} }

values! { AUTH_COMMANDS {
    0 "IS",
    1 "SEND",
    2 "REPLY",
    3 "NAME",
} }

values! { AUTH_TYPES {
    0 "NULL",
    1 "Kerberos v4",
    2 "Kerberos v5",
    3 "SPX",
    4 "MINK",
    5 "SRP",
    6 "RSA",
    7 "SSL",
    10 "LOKI",
    11 "SSA",
    12 "KEA_SJ",
    13 "KEA_SJ_INTEG",
    14 "DSS",
    15 "NTLM",
} }

values! { AUTH_ENCRYPTION {
    0 "Off",
    1 "Telnet Options",
    2 "After Exchange",
    4 "Reserved",
} }

values! { KERBEROS_COMMANDS {
    0 "Auth",
    1 "Reject",
    2 "Accept",
    3 "Response",
    4 "Forward",
    5 "Forward Accept",
    6 "Forward Reject",
} }

values! { FLOW {
    0 "OFF",
    1 "ON",
    2 "RESTART-ANY",
    3 "RESTART-XON",
} }

values! { ENC_COMMANDS {
    0 "IS",
    1 "SUPPORT",
    2 "REPLY",
    3 "START",
    4 "END",
    5 "REQUEST-START",
    6 "REQUEST-END",
    7 "ENC_KEYID",
    8 "DEC_KEYID",
} }

values! { ENC_TYPES {
    0 "NULL",
    1 "DES_CFB64",
    2 "DES_OFB64",
    3 "DES3_CFB64",
    4 "DES3_OFB64",
    8 "CAST5_40_CFB64",
    9 "CAST5_40_OFB64",
    10 "CAST128_CFB64",
    11 "CAST128_OFB64",
} }

values! { TN3270_WORDS {
    0 "ASSOCIATE",
    1 "CONNECT",
    2 "DEVICE-TYPE",
    3 "FUNCTIONS",
    4 "IS",
    5 "REASON",
    6 "REJECT",
    7 "REQUEST",
    8 "SEND",
} }

values! { TN3270_REASONS {
    0 "CONN-PARTNER",
    1 "DEVICE-IN-USE",
    2 "INV-ASSOCIATE",
    3 "INV-DEVICE-NAME",
    4 "INV-DEVICE-TYPE",
    5 "TYPE-NAME-ERROR",
    6 "UNKNOWN-ERROR",
    7 "UNSUPPORTED-REQ",
} }

values! { TN3270_FUNCTIONS {
    0 "BIND-IMAGE",
    1 "DATA-STREAM-CTL",
    2 "RESPONSES",
    3 "SCS-CTL-CODES",
    4 "SYSREQ",
} }
