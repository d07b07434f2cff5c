//! S7 communication, the protocol of Siemens S7-300 and S7-400 controllers, over COTP.
//!
//! There is no public specification; code points are those that captures and the reference's output show.

use dissect::prelude::*;

pub(crate) static S7COMM: Protocol = Protocol {
    fields: FIELDS,
    entries: &[heuristic(Table::new("cotp"), looks_like)],
    stateless: true,
    ..Protocol::new("s7comm", "S7COMM", "S7 Communication", dissect)
};

fields! {
    HEADER: Empty = "s7comm.header", "Header", None;
    PROTOCOL_ID: u8 = "s7comm.header.protid", "Protocol Id", Hex;
    KIND: u8 = "s7comm.header.rosctr", "ROSCTR", Dec, KINDS;
    REDUNDANCY: u16 = "s7comm.header.redid", "Redundancy Identification (Reserved)", Hex;
    REFERENCE: u16 = "s7comm.header.pduref", "Protocol Data Unit Reference", Dec;
    PARAMETER_LENGTH: u16 = "s7comm.header.parlg", "Parameter length", Dec;
    DATA_LENGTH: u16 = "s7comm.header.datlg", "Data length", Dec;
    ERROR_CLASS: u8 = "s7comm.header.errcls", "Error class", Hex, ERROR_CLASSES;
    ERROR_CODE: u8 = "s7comm.header.errcod", "Error code", Hex;
    PARAMETER: Empty = "s7comm.param", "Parameter", None;
    FUNCTION: u8 = "s7comm.param.func", "Function", Hex, FUNCTIONS;
    SETUP_RESERVED: u8 = "s7comm.param.setup_reserved1", "Reserved", Hex;
    JOBS_CALLING: u16 = "s7comm.param.maxamq_calling", "Max AmQ (parallel jobs with ack) calling", Dec;
    JOBS_CALLED: u16 = "s7comm.param.maxamq_called", "Max AmQ (parallel jobs with ack) called", Dec;
    PDU_LENGTH: u16 = "s7comm.param.pdu_length", "PDU length", Dec;
    ITEM_COUNT: u8 = "s7comm.param.itemcount", "Item count", Dec;
    ITEM: Empty = "s7comm.param.item", "Item", None;
    ITEM_SPECIFICATION: u8 = "s7comm.param.item.varspec", "Variable specification", Hex;
    ITEM_LENGTH: u8 = "s7comm.param.item.varspec_length", "Length of following address specification", Dec;
    ITEM_SYNTAX: u8 = "s7comm.param.item.syntaxid", "Syntax Id", Hex, SYNTAXES;
    ITEM_TRANSPORT: u8 = "s7comm.param.item.transp_size", "Transport size", Dec, ITEM_TRANSPORTS;
    ITEM_COUNT_OF: u16 = "s7comm.param.item.length", "Length", Dec;
    ITEM_DB: u16 = "s7comm.param.item.db", "DB number", Dec;
    ITEM_AREA: u8 = "s7comm.param.item.area", "Area", Hex, AREAS;
    ITEM_ADDRESS: U24 = "s7comm.param.item.address", "Address", Hex;
    ITEM_BYTE: u32 = "s7comm.param.item.address.byte", "Byte Address", Dec & 0x7fff8;
    ITEM_BIT: u32 = "s7comm.param.item.address.bit", "Bit Address", Dec & 0x7;
    ITEM_NUMBER: u32 = "s7comm.param.item.address.number", "Number (T/C/BLOCK)", Dec & 0xffff;
    USER_HEAD: U24 = "s7comm.param.userdata.head", "Parameter head", Hex;
    USER_LENGTH: u8 = "s7comm.param.userdata.length", "Parameter length", Dec;
    USER_METHOD: u8 = "s7comm.param.userdata.reqres1", "Method (Request/Response)", Hex, METHODS;
    USER_WORD: Bits<u8> = "s7comm.param.userdata.word", "Type and function group", Hex {
        USER_TYPE: 0xf0 = "s7comm.param.userdata.type", "Type", Dec, USER_TYPES;
        USER_GROUP: 0x0f = "s7comm.param.userdata.funcgroup", "Function group", Dec, USER_GROUPS;
    };
    USER_FUNCTION: u8 = "s7comm.param.userdata.subfunc", "Subfunction", Dec;
    USER_SEQUENCE: u8 = "s7comm.param.userdata.seq_num", "Sequence number", Dec;
    USER_UNIT: u8 = "s7comm.param.userdata.dataunitref", "Data unit reference number", Dec;
    USER_LAST: u8 = "s7comm.param.userdata.lastdataunit", "Last data unit", Hex;
    USER_ERROR: u16 = "s7comm.param.errcod", "Error code", Hex;
    DATA: Empty = "s7comm.data", "Data", None;
    DATA_ITEM: Empty = "s7comm.data.item", "Item", None;
    RETURN_CODE: u8 = "s7comm.data.returncode", "Return code", Hex, RETURN_CODES;
    TRANSPORT: u8 = "s7comm.data.transportsize", "Transport size", Hex, TRANSPORTS;
    LENGTH: u16 = "s7comm.data.length", "Length", Dec;
    RESPONSE_DATA: Bytes = "s7comm.resp.data", "Data", None;
    FILL: u8 = "s7comm.data.fillbyte", "Fill byte", Hex;
}

values! { KINDS { 1 "Job", 2 "Ack", 3 "Ack_Data", 7 "Userdata" } }
values! { ERROR_CLASSES {
    0x00 "No error", 0x81 "Application relationship", 0x82 "Object definition", 0x83 "No resources available",
    0x84 "Error on service processing", 0x85 "Error on supplies", 0x87 "Access error",
} }
values! { FUNCTIONS {
    0x00 "CPU services", 0x04 "Read Var", 0x05 "Write Var", 0x1a "Request download", 0x1b "Download block",
    0x1c "Download ended", 0x1d "Start upload", 0x1e "Upload", 0x1f "End upload", 0x28 "PI-Service", 0x29 "PLC Stop",
    0xf0 "Setup communication",
} }
values! { SYNTAXES { 0x10 "S7ANY", 0x13 "PBC-R_ID", 0xa2 "DRIVEESANY", 0xb0 "DBREAD", 0xb2 "1200SYM" } }
values! { ITEM_TRANSPORTS {
    1 "BIT", 2 "BYTE", 3 "CHAR", 4 "WORD", 5 "INT", 6 "DWORD", 7 "DINT", 8 "REAL", 9 "DATE", 10 "TOD", 11 "TIME",
    12 "S5TIME", 15 "DATE_AND_TIME", 28 "COUNTER", 29 "TIMER", 30 "IEC COUNTER", 31 "IEC TIMER", 32 "HS COUNTER",
} }
values! { AREAS {
    0x03 "System info of 200 family", 0x05 "System flags of 200 family", 0x06 "Analog inputs of 200 family",
    0x07 "Analog outputs of 200 family", 0x1c "S7 counters (C)", 0x1d "S7 timers (T)", 0x80 "Direct peripheral access (P)",
    0x81 "Inputs (I)", 0x82 "Outputs (Q)", 0x83 "Flags (M)", 0x84 "Data blocks (DB)", 0x85 "Instance data blocks (DI)",
    0x86 "Local data (L)", 0x87 "Unknown yet (V)",
} }
values! { METHODS { 0x11 "Request", 0x12 "Response" } }
values! { USER_TYPES { 0 "Push", 1 "NC Push", 2 "NC Request", 3 "NC Response", 4 "Request", 8 "Response" } }
values! { USER_GROUPS {
    0 "Mode-transition", 1 "Programmer commands", 2 "Cyclic services", 3 "Block functions", 4 "CPU functions", 5 "Security",
    6 "PBC BSEND/BRECV", 7 "Time functions", 15 "NC programming",
} }
values! { RETURN_CODES {
    0x00 "Reserved", 0x01 "Hardware error", 0x03 "Accessing the object not allowed", 0x05 "Invalid address",
    0x06 "Data type not supported", 0x07 "Data type inconsistent", 0x0a "Object does not exist", 0xff "Success",
} }
values! { TRANSPORTS {
    0 "NULL", 3 "BIT", 4 "BYTE/WORD/DWORD", 5 "INTEGER", 6 "DINTEGER", 7 "REAL", 9 "OCTET STRING",
} }

const PROTOCOL: u8 = 0x32;
const ACK: u8 = 2;
const ACK_DATA: u8 = 3;
const USERDATA: u8 = 7;

fn looks_like(probe: &Probe<'_>) -> bool {
    matches!(
        probe.span.bytes,
        [PROTOCOL, 1 | ACK | ACK_DATA | USERDATA, _, _, _, _, _, _, _, _, ..]
    )
}

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.protocol_column("S7COMM");
    let (kind, parameter, data) = header(layer)?;
    layer.info(format_args!("ROSCTR:[{:8}]", KINDS.name(kind, "Unknown")));
    if parameter > 0 {
        let at = layer.at();
        let function = layer.span().u8(at)?;
        layer.within(parameter, |layer| {
            layer.subtree(PARAMETER, |layer| match kind {
                USERDATA => user_parameter(layer),
                _ => job_parameter(layer, kind),
            })
        })?;
        let values = matches!(function, 0x04 | 0x05) && kind != USERDATA;
        if data > 0 && values {
            let written = function == 0x05 && kind == ACK_DATA;
            return layer.within(data, |layer| layer.subtree(DATA, |layer| items(layer, written)));
        }
    }
    if data > 0 {
        layer.within(data, |layer| {
            layer.subtree(DATA, |layer| {
                if kind == USERDATA && layer.left() >= 4 {
                    layer.read(RETURN_CODE)?;
                    layer.read(TRANSPORT)?;
                    layer.read(LENGTH)?;
                }
                let left = layer.left();
                layer.skip(left)
            })
        })?;
    }
    Ok(())
}

/// Kind, octets of parameter, octets of data.
fn header(layer: &mut Layer<'_, '_>) -> Result<(u8, usize, usize), Stop> {
    layer.subtree(HEADER, |layer| {
        layer.read(PROTOCOL_ID)?;
        let kind = layer.read(KIND)?;
        layer.read(REDUNDANCY)?;
        layer.read(REFERENCE)?;
        let parameter = layer.read(PARAMETER_LENGTH)?;
        let data = layer.read(DATA_LENGTH)?;
        if matches!(kind, ACK | ACK_DATA) {
            layer.read(ERROR_CLASS)?;
            layer.read(ERROR_CODE)?;
        }
        Ok((kind, usize::from(parameter), usize::from(data)))
    })
}

fn job_parameter(layer: &mut Layer<'_, '_>, kind: u8) -> Result<(), Stop> {
    let function = layer.read(FUNCTION)?;
    layer.info_append(format_args!(" Function:[{}]", FUNCTIONS.name(function, "Unknown")));
    match function {
        0xf0 => {
            layer.read(SETUP_RESERVED)?;
            layer.read(JOBS_CALLING)?;
            layer.read(JOBS_CALLED)?;
            layer.read(PDU_LENGTH)?;
        }
        0x04 | 0x05 => {
            let count = layer.read(ITEM_COUNT)?;
            if kind == 1 {
                // At most 255 items, each of at least two octets.
                for _ in 0..count {
                    layer.subtree(ITEM, item)?;
                }
            }
        }
        _ => {}
    }
    Ok(())
}

fn item(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.read(ITEM_SPECIFICATION)?;
    let length = usize::from(layer.read(ITEM_LENGTH)?);
    layer.within(length, |layer| {
        let syntax = layer.read(ITEM_SYNTAX)?;
        if syntax != 0x10 || length != 10 {
            return Ok(());
        }
        layer.read(ITEM_TRANSPORT)?;
        layer.read(ITEM_COUNT_OF)?;
        layer.read(ITEM_DB)?;
        let area = layer.read(ITEM_AREA)?;
        let at = layer.at();
        let address = layer.read(ITEM_ADDRESS)?;
        layer.nest(|layer| match area {
            0x1c | 0x1d => layer.put(ITEM_NUMBER, at, 3, address),
            _ => {
                layer.put(ITEM_BYTE, at, 3, address >> 3);
                layer.put(ITEM_BIT, at, 3, address & 7);
            }
        });
        Ok(())
    })
}

fn user_parameter(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.read(USER_HEAD)?;
    let length = layer.read(USER_LENGTH)?;
    layer.read(USER_METHOD)?;
    let at = layer.at();
    let word = layer.span().u8(at)?;
    layer.put_members(USER_WORD, at, 1, u64::from(word));
    layer.seek(at + 1);
    layer.info_append(format_args!(
        " Function:[{}] -> [{}]",
        USER_TYPES.name(USER_TYPE.of(word), "Unknown"),
        USER_GROUPS.name(USER_GROUP.of(word), "Unknown")
    ));
    layer.read(USER_FUNCTION)?;
    layer.read(USER_SEQUENCE)?;
    if length >= 8 {
        layer.read(USER_UNIT)?;
        layer.read(USER_LAST)?;
        layer.read(USER_ERROR)?;
    }
    Ok(())
}

/// Values read or to be written; or, of a write's answer, return codes alone.
fn items(layer: &mut Layer<'_, '_>, codes_only: bool) -> Result<(), Stop> {
    // Each item takes at least one octet.
    while layer.left() > 0 {
        layer.subtree(DATA_ITEM, |layer| {
            layer.read(RETURN_CODE)?;
            if codes_only {
                return Ok(());
            }
            let transport = layer.read(TRANSPORT)?;
            let length = usize::from(layer.read(LENGTH)?);
            // Some sizes count bits.
            let octets = if matches!(transport, 3..=5) { length.div_ceil(8) } else { length };
            if octets > 0 {
                layer.bytes(RESPONSE_DATA, octets)?;
            }
            if octets % 2 == 1 && layer.left() > 0 {
                layer.read(FILL)?;
            }
            Ok(())
        })?;
    }
    Ok(())
}
