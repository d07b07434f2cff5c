//! Beckhoff ADS/AMS over TCP: Beckhoff's "TwinCAT ADS/AMS Specification". Everything is little-endian.

use dissect::prelude::*;

pub(crate) static AMS: Protocol = Protocol {
    fields: FIELDS,
    entries: &[on(tables::TCP_PORT, 48898)],
    framing,
    stateless: true,
    ..Protocol::new("ams", "AMS", "AMS", dissect)
};

fields! {
    TARGET: Text = "ams.targetnetid", "AMS Target Net Id", None;
    TARGET_PORT: u16 = "ams.targetport", "AMS Target port", Dec;
    SENDER: Text = "ams.sendernetid", "AMS Sender Net Id", None;
    SENDER_PORT: u16 = "ams.senderport", "AMS Sender port", Dec;
    COMMAND: u16 = "ams.cmdid", "CmdId", Dec, COMMANDS;
    STATE: Bits<u16> = "ams.stateflags", "StateFlags", Hex {
        RESPONSE: 0x0001 = "ams.state_response", "RESPONSE", Flag, SET;
        NO_RETURN: 0x0002 = "ams.state_noreturn", "NO RETURN", Flag, SET;
        ADS: 0x0004 = "ams.state_adscmd", "ADS COMMAND", Flag, SET;
        SYSTEM: 0x0008 = "ams.state_syscmd", "SYSTEM COMMAND", Flag, SET;
        HIGH: 0x0010 = "ams.state_highprio", "HIGH PRIORITY COMMAND", Flag, SET;
        TIMESTAMP: 0x0020 = "ams.state_timestampadded", "TIMESTAMP ADDED", Flag, SET;
        UDP: 0x0040 = "ams.state_udp", "UDP COMMAND", Flag, SET;
        INIT: 0x0080 = "ams.state_initcmd", "INIT COMMAND", Flag, SET;
        BROADCAST: 0x8000 = "ams.state_broadcast", "BROADCAST", Flag, SET;
    };
    LENGTH: u32 = "ams.cbdata", "cbData", Dec;
    ERROR: u32 = "ams.errorcode", "ErrorCode", Hex, ERRORS;
    INVOKE: u32 = "ams.invokeid", "InvokeId", Hex;
    RESULT: u32 = "ams.adsresult", "Result", Hex, ERRORS;
    GROUP: u32 = "ams.ads_indexgroup", "IndexGroup", Hex;
    OFFSET: u32 = "ams.ads_indexoffset", "IndexOffset", Hex;
    DATA_LENGTH: u32 = "ams.ads_cblength", "CbLength", Dec;
    READ_LENGTH: u32 = "ams.ads_cbreadlength", "CBReadLength", Dec;
    WRITE_LENGTH: u32 = "ams.ads_cbwritelength", "CBWriteLength", Dec;
    DATA: Empty = "ams.ads_data", "Data", None;
    ADS_STATE: u16 = "ams.ads_state", "AdsState", Hex;
    DEVICE_STATE: u16 = "ams.ads_devicestate", "DeviceState", Hex;
    HANDLE: u32 = "ams.ads_notificationhandle", "NotificationHandle", Hex;
    MODE: u32 = "ams.ads_transmode", "Trans Mode", Dec, MODES;
    MAX_DELAY: u32 = "ams.ads_maxdelay", "Max Delay", Dec;
    CYCLE: u32 = "ams.ads_cycletime", "Cycle Time", Dec;
    MAJOR: u8 = "ams.ads_versionversion", "ADS Major Version", Dec;
    MINOR: u8 = "ams.ads_versionrevision", "ADS Minor Version", Dec;
    BUILD: u16 = "ams.ads_versionbuild", "ADS Version Build", Dec;
    DEVICE: Text = "ams.ads_devicename", "Device Name", None;
    STAMPS: u32 = "ams.ads_noteblocksstamps", "Count of Stamps", Dec;
    READ_REQUEST: Empty = "ams.ads_read_req", "ADS Read Request", None;
    READ_ANSWER: Empty = "ams.ads_read_res", "ADS Read Response", None;
    WRITE_REQUEST: Empty = "ams.ads_write_req", "ADS Write Request", None;
    WRITE_ANSWER: Empty = "ams.ads_write_res", "ADS Write Response", None;
    READ_WRITE_REQUEST: Empty = "ams.ads_readwrite_req", "ADS ReadWrite Request", None;
    READ_WRITE_ANSWER: Empty = "ams.ads_readwrite_res", "ADS ReadWrite Response", None;
    STATE_ANSWER: Empty = "ams.ads_readstate_res", "ADS Read State Response", None;
    CONTROL_REQUEST: Empty = "ams.ads_writectrl_req", "ADS Write Ctrl Request", None;
    CONTROL_ANSWER: Empty = "ams.ads_writectrl_res", "ADS Write Ctrl Response", None;
    INFO_ANSWER: Empty = "ams.ads_readdinfo_res", "ADS Read Device Info Response", None;
    ADD_REQUEST: Empty = "ams.ads_adddn_req", "ADS Add Device Notification Request", None;
    ADD_ANSWER: Empty = "ams.ads_adddn_res", "ADS Add Device Notification Response", None;
    DELETE_REQUEST: Empty = "ams.ads_deldn_req", "ADS Delete Device Notification Request", None;
    DELETE_ANSWER: Empty = "ams.ads_deldn_res", "ADS Delete Device Notification Response", None;
    NOTIFICATION: Empty = "ams.ads_dn_req", "ADS Device Notification Request", None;
}

flag_labels! { SET "Set", "Not set" }
values! { COMMANDS {
    0 "Invalid", 1 "ADS Read Device Info", 2 "ADS Read", 3 "ADS Write", 4 "ADS Read State", 5 "ADS Write Control",
    6 "ADS Add Device Notification", 7 "ADS Delete Device Notification", 8 "ADS Device Notification",
    9 "ADS Read Write",
} }
values! { MODES {
    0 "NO TRANS", 1 "CLIENT CYCLE", 2 "CLIENT ON CHANGE", 3 "SERVER CYCLE", 4 "SERVER ON CHANGE",
    10 "CLIENT FIRST REQUEST",
} }
values! { ERRORS {
    0 "NO ERROR", 1 "INTERNAL", 2 "NO RTIME", 3 "ALLOC LOCKED MEM", 4 "INSERT MAILBOX", 5 "WRONGRECEIVEHMSG",
    6 "TARGET PORT NOT FOUND", 7 "TARGET MACHINE NOT FOUND", 8 "UNKNOWN CMDID", 9 "BAD TASKID", 10 "NOIO",
    11 "UNKNOWN AMSCMD", 12 "WIN32 ERROR", 13 "PORT NOT CONNECTED", 14 "INVALID AMS LENGTH",
    15 "INVALID AMS NETID", 16 "LOW INST LEVEL", 17 "NO DEBUG INT AVAILABLE", 18 "PORT DISABLED",
    19 "PORT ALREADY CONNECTED", 24 "INVALID AMSPORT", 25 "NO MEMORY", 26 "TCP SEND", 27 "HOST UNREACHABLE",
} }

/// Two octets reserved and the length of what follows, before each message over TCP.
const BEFORE: usize = 6;

fn framing(stream: &Stream<'_>, _: &mut Scene<'_>) -> Need {
    match stream.bytes {
        [_, _, a, b, c, d, ..] => {
            Need::Octets(BEFORE.saturating_add(u32::from_le_bytes([*a, *b, *c, *d]) as usize))
        }
        _ => Need::More,
    }
}

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.protocol_column("AMS");
    layer.skip(BEFORE)?;
    net_id(layer, TARGET)?;
    layer.read_le(TARGET_PORT)?;
    net_id(layer, SENDER)?;
    layer.read_le(SENDER_PORT)?;
    let command = layer.read_le(COMMAND)?;
    let response = RESPONSE.is_set(layer.read_bits_le(STATE)?);
    let length = layer.read_le(LENGTH)?;
    layer.read_le(ERROR)?;
    layer.read_le(INVOKE)?;
    let sort = if response { "Response" } else { "Request" };
    // The packet list of the reference names no command.
    layer.info(format_args!("AMS {sort}"));
    if response { answer(layer, command, length) } else { request(layer, command) }
}

fn net_id(layer: &mut Layer<'_, '_>, field: Field<Text>) -> Result<(), Stop> {
    let at = layer.at();
    let id = layer.take(6)?;
    if let [a, b, c, d, e, f] = *id {
        layer.put_fmt(field, at, 6, format_args!("{a}.{b}.{c}.{d}.{e}.{f}"), 0);
    }
    Ok(())
}

fn request(layer: &mut Layer<'_, '_>, command: u16) -> Result<(), Stop> {
    match command {
        2 => layer.subtree(READ_REQUEST, |layer| {
            place(layer)?;
            layer.read_le(DATA_LENGTH).map(|_| ())
        }),
        3 => layer.subtree(WRITE_REQUEST, |layer| {
            place(layer)?;
            let length = layer.read_le(DATA_LENGTH)?;
            data(layer, length)
        }),
        5 => layer.subtree(CONTROL_REQUEST, |layer| {
            layer.read_le(ADS_STATE)?;
            layer.read_le(DEVICE_STATE)?;
            let length = layer.read_le(DATA_LENGTH)?;
            data(layer, length)
        }),
        6 => layer.subtree(ADD_REQUEST, |layer| {
            place(layer)?;
            layer.read_le(DATA_LENGTH)?;
            layer.read_le(MODE)?;
            layer.read_le(MAX_DELAY)?;
            layer.read_le(CYCLE)?;
            layer.skip(layer.left())
        }),
        7 => layer.subtree(DELETE_REQUEST, |layer| layer.read_le(HANDLE).map(|_| ())),
        8 => layer.subtree(NOTIFICATION, |layer| {
            layer.read_le(DATA_LENGTH)?;
            layer.read_le(STAMPS)?;
            layer.skip(layer.left())
        }),
        9 => layer.subtree(READ_WRITE_REQUEST, |layer| {
            place(layer)?;
            layer.read_le(READ_LENGTH)?;
            let length = layer.read_le(WRITE_LENGTH)?;
            data(layer, length)
        }),
        _ => Ok(()),
    }
}

fn answer(layer: &mut Layer<'_, '_>, command: u16, length: u32) -> Result<(), Stop> {
    let field = match command {
        1 => INFO_ANSWER,
        2 => READ_ANSWER,
        3 => WRITE_ANSWER,
        4 => STATE_ANSWER,
        5 => CONTROL_ANSWER,
        6 => ADD_ANSWER,
        7 => DELETE_ANSWER,
        9 => READ_WRITE_ANSWER,
        _ => return Ok(()),
    };
    layer.subtree(field, |layer| {
        // What an answer of this kind holds is not told apart from its length.
        if length == 0 || command == 9 {
            return layer.skip(layer.left());
        }
        layer.read_le(RESULT)?;
        match command {
            1 => {
                layer.read_le(MAJOR)?;
                layer.read_le(MINOR)?;
                layer.read_le(BUILD)?;
                let left = layer.left();
                layer.text(DEVICE, left).map(|_| ())
            }
            2 => {
                let length = layer.read_le(DATA_LENGTH)?;
                data(layer, length)
            }
            4 => {
                layer.read_le(ADS_STATE)?;
                layer.read_le(DEVICE_STATE).map(|_| ())
            }
            6 => layer.read_le(HANDLE).map(|_| ()),
            _ => Ok(()),
        }
    })
}

fn place(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.read_le(GROUP)?;
    layer.read_le(OFFSET).map(|_| ())
}

fn data(layer: &mut Layer<'_, '_>, length: u32) -> Result<(), Stop> {
    if length == 0 {
        return Ok(());
    }
    layer.bytes(DATA, length as usize).map(|_| ())
}
