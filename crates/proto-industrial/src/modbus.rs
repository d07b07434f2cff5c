//! Modbus over TCP: "MODBUS Messaging on TCP/IP Implementation Guide V1.0b" and "MODBUS Application Protocol
//! Specification V1.1b3".

use dissect::prelude::*;

pub(crate) use mbtcp::MBTCP;
pub(crate) use pdu::MODBUS;

mod mbtcp {
    //! The header that carries a Modbus message over TCP.

    use super::*;

    pub(crate) static MBTCP: Protocol = Protocol {
        fields: FIELDS,
        entries: &[on(tables::TCP_PORT, 502), on(tables::TLS_PORT, 802)],
        framing,
        prefs: PREFS,
        joins: Some(JOIN),
        ..Protocol::new("mbtcp", "Modbus/TCP", "Modbus/TCP", dissect)
    };

    prefs! {
        JOIN = "desegment", "Put messages together that span several segments", Bool(true);
    }

    fields! {
        TRANSACTION: u16 = "mbtcp.trans_id", "Transaction Identifier", Dec;
        PROTOCOL: u16 = "mbtcp.prot_id", "Protocol Identifier", Dec;
        /// Octets that follow, the unit's included.
        LENGTH: u16 = "mbtcp.len", "Length", Dec;
        UNIT: u8 = "mbtcp.unit_id", "Unit Identifier", Dec;
    }

    /// Octets before those that the length counts.
    const BEFORE: usize = 6;

    fn framing(stream: &Stream<'_>, _: &mut Scene<'_>) -> Need {
        match stream.bytes {
            [_, _, 0, 0, high, low, ..] => {
                Need::Octets(BEFORE + usize::from(u16::from_be_bytes([*high, *low])))
            }
            bytes if bytes.len() < BEFORE => Need::More,
            _ => Need::Rest,
        }
    }

    fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
        // Another protocol on this port.
        if layer.span().u16(2)? != 0 || layer.span().u16(4)? < 2 {
            return Err(Stop::NotMine);
        }
        layer.protocol_column("Modbus/TCP");
        let transaction = layer.read(TRANSACTION)?;
        layer.read(PROTOCOL)?;
        let length = usize::from(layer.read(LENGTH)?);
        let unit = layer.read(UNIT)?;
        let function = layer.peek::<u8>(0)?;
        let to_server =
            layer.ends().destination_port == 502 || layer.ends().destination_port == 802;
        let from_server = layer.ends().source_port == 502 || layer.ends().source_port == 802;
        let direction = match (to_server, from_server) {
            (_, false) => "   Query",
            (false, true) => "Response",
            (true, true) => "   Query",
        };
        layer.info(format_args!(
            "{direction}: Trans: {transaction:5}; Unit: {unit:3}, Func: {:3}: {}",
            function & 0x7f,
            super::pdu::FUNCTIONS.name(function & 0x7f, "Unknown function")
        ));
        if function & 0x80 != 0 {
            layer.info_append(format_args!(". Exception returned "));
        }
        layer.narrow(BEFORE + length);
        layer.covers(BEFORE + length);
        let rest = layer.rest();
        let told = u64::from(transaction) << 1 | u64::from(direction == "Response");
        layer.call_named(Name::new("modbus"), rest, Argument::Number(told));
        Ok(())
    }
}

mod pdu {
    //! The message itself.

    use super::*;

    pub(crate) static MODBUS: Protocol = Protocol {
        fields: FIELDS,
        entries: &[on(Table::new("mbtcp.prot_id"), 0)],
        ..Protocol::new("modbus", "Modbus", "Modbus", dissect)
    };

    fields! {
        REQUEST_FRAME: FrameNum = "modbus.request_frame", "Request Frame", None;
        RESPONSE_TIME: RelTime = "modbus.response_time", "Time from request", None;
        FUNCTION_WORD: Bits<u8> = "modbus.func_word", "Function", Hex {
            FUNCTION: 0x7f = "modbus.func_code", "Function Code", Dec, FUNCTIONS;
        };
        REFERENCE: u16 = "modbus.reference_num", "Reference Number", Dec;
        READ_REFERENCE: u16 = "modbus.read_reference_num", "Read Reference Number", Dec;
        WRITE_REFERENCE: u16 = "modbus.write_reference_num", "Write Reference Number", Dec;
        WORD_COUNT: u16 = "modbus.word_cnt", "Word Count", Dec;
        READ_WORD_COUNT: u16 = "modbus.read_word_cnt", "Read Word Count", Dec;
        WRITE_WORD_COUNT: u16 = "modbus.write_word_cnt", "Write Word Count", Dec;
        BIT_COUNT: u16 = "modbus.bit_cnt", "Bit Count", Dec;
        BYTE_COUNT: u8 = "modbus.byte_cnt", "Byte Count", Dec;
        PADDING: u8 = "modbus.padding", "Padding", Hex;
        EXCEPTION: u8 = "modbus.exception_code", "Exception Code", Dec, EXCEPTIONS;
        DIAGNOSTIC: u16 = "modbus.diagnostic_code", "Diagnostic Code", Dec, DIAGNOSTICS;
        RESTART: u16 = "modbus.diagnostic.restart_communication_option", "Restart Communication Option", Hex;
        CLEAR: u16 = "modbus.diagnostic.clear_ctr_diag_reg", "Clear Counters & Diag Reg Echo", Dec;
        MEI: u8 = "modbus.mei", "MEI type", Dec, MEI_TYPES;
        READ_DEVICE_ID: u8 = "modbus.read_device_id", "Read Device ID", Dec;
        OBJECT_ID: u8 = "modbus.object_id", "Object ID", Dec;
        AND_MASK: u16 = "modbus.and_mask", "AND mask", Hex;
        OR_MASK: u16 = "modbus.or_mask", "OR mask", Hex;
        DATA: Bytes = "modbus.data", "Data", None;
        REGISTER_NUMBER: u16 = "modbus.regnum16", "Register Number", Dec;
        REGISTER_VALUE: u16 = "modbus.regval_uint16", "Register Value (UINT16)", Dec;
        BIT_NUMBER: u16 = "modbus.bitnum", "Bit Number", Dec;
        BIT_VALUE: bool = "modbus.bitval", "Bit Value", Flag;
    }

    values! { pub(super) FUNCTIONS {
        1 "Read Coils", 2 "Read Discrete Inputs", 3 "Read Holding Registers", 4 "Read Input Registers",
        5 "Write Single Coil", 6 "Write Single Register", 7 "Read Exception Status", 8 "Diagnostics",
        11 "Get Comm. Event Counters", 12 "Get Comm. Event Log", 15 "Write Multiple Coils", 16 "Write Multiple Registers",
        17 "Report Slave ID", 20 "Read File Record", 21 "Write File Record", 22 "Mask Write Register",
        23 "Read Write Register", 24 "Read FIFO Queue", 43 "Encapsulated Interface Transport", 90 "Unity (Schneider)",
    } }
    values! { EXCEPTIONS {
        1 "Illegal function", 2 "Illegal data address", 3 "Illegal data value", 4 "Slave device failure", 5 "Acknowledge",
        6 "Slave device busy", 8 "Memory parity error", 10 "Gateway path unavailable",
        11 "Gateway target device failed to respond",
    } }
    values! { DIAGNOSTICS {
        0 "Return Query Data", 1 "Restart Communications Option", 2 "Return Diagnostic Register",
        3 "Change ASCII Input Delimiter", 4 "Force Listen Only Mode", 10 "Clear Counters and Diagnostic Register",
    } }
    values! { MEI_TYPES { 13 "CANopen General Reference Request and Response PDU", 14 "Read Device Identification" } }

    /// A request that waits for its answer.
    #[derive(Clone, Copy)]
    struct Request {
        transaction: u16,
        function: u8,
        frame: u32,
        ns: i64,
        first: u16,
        count: u16,
    }

    /// Requests of a conversation without an answer yet, oldest first.
    #[derive(Default)]
    struct Pending(Vec<Request>);

    /// A client has a few requests under way; more are never answered.
    const PENDING_MAX: usize = 64;

    fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
        let Argument::Number(told) = layer.argument() else {
            return Err(Stop::Bug("no transaction given"));
        };
        let (transaction, response) = ((told >> 1) as u16, told & 1 == 1);
        let code = layer.span().u8(0)?;
        let function = code & 0x7f;
        let first = layer.span().u16(1).unwrap_or(0);
        let count = layer.span().u16(3).unwrap_or(0);
        let request = match_request(layer, transaction, function, response, first, count)?;
        layer.put_members(FUNCTION_WORD, 0, 1, u64::from(code));
        layer.seek(1);
        if let Some(request) = request {
            let now = layer.frame_info().ns.unwrap_or(0);
            layer.link(REQUEST_FRAME, u64::from(request.frame));
            layer.generated_ns(RESPONSE_TIME, 0, now - request.ns);
        }
        if code & 0x80 != 0 {
            layer.read(EXCEPTION)?;
            return Ok(());
        }
        if response { answer(layer, function, request) } else { query(layer, function) }
    }

    fn match_request(
        layer: &mut Layer<'_, '_>,
        transaction: u16,
        function: u8,
        response: bool,
        first: u16,
        count: u16,
    ) -> Result<Option<Request>, Stop> {
        layer.once(|scene| {
            let (frame, ns) = (scene.frame, scene.ns);
            let pending = scene.conv::<Pending>()?;
            if !response {
                if pending.0.len() >= PENDING_MAX {
                    pending.0.remove(0);
                }
                pending.0.push(Request { transaction, function, frame, ns, first, count });
                return None;
            }
            let found = |r: &Request| r.transaction == transaction && r.function == function;
            let at = pending.0.iter().position(found)?;
            Some(pending.0.remove(at))
        })
    }

    fn query(layer: &mut Layer<'_, '_>, function: u8) -> Result<(), Stop> {
        match function {
            1 | 2 => {
                layer.read(REFERENCE)?;
                layer.read(BIT_COUNT)?;
            }
            3 | 4 => {
                layer.read(REFERENCE)?;
                layer.read(WORD_COUNT)?;
            }
            5 => coil(layer)?,
            6 => {
                let number = layer.read(REFERENCE)?;
                registers(layer, number, 2)?;
            }
            8 => diagnostics(layer)?,
            15 => {
                layer.read(REFERENCE)?;
                layer.read(BIT_COUNT)?;
                let count = layer.read(BYTE_COUNT)?;
                layer.bytes(DATA, usize::from(count))?;
            }
            16 => {
                let number = layer.read(REFERENCE)?;
                layer.read(WORD_COUNT)?;
                let count = layer.read(BYTE_COUNT)?;
                registers(layer, number, usize::from(count))?;
            }
            22 => mask(layer)?,
            23 => {
                layer.read(READ_REFERENCE)?;
                layer.read(READ_WORD_COUNT)?;
                let number = layer.read(WRITE_REFERENCE)?;
                layer.read(WRITE_WORD_COUNT)?;
                let count = layer.read(BYTE_COUNT)?;
                registers(layer, number, usize::from(count))?;
            }
            43 => {
                let kind = layer.read(MEI)?;
                if kind == 14 {
                    layer.read(READ_DEVICE_ID)?;
                    layer.read(OBJECT_ID)?;
                }
            }
            _ => {}
        }
        left_over(layer)
    }

    fn answer(
        layer: &mut Layer<'_, '_>,
        function: u8,
        request: Option<Request>,
    ) -> Result<(), Stop> {
        match function {
            1 | 2 => {
                let count = usize::from(layer.read(BYTE_COUNT)?);
                match request {
                    Some(request) => bits(layer, request, count)?,
                    None => {
                        layer.bytes(DATA, count)?;
                    }
                }
            }
            3 | 4 | 23 => {
                let count = layer.read(BYTE_COUNT)?;
                registers(layer, request.map_or(0, |r| r.first), usize::from(count))?;
            }
            5 => coil(layer)?,
            6 => {
                let number = layer.read(REFERENCE)?;
                registers(layer, number, 2)?;
            }
            8 => diagnostics(layer)?,
            15 => {
                layer.read(REFERENCE)?;
                layer.read(BIT_COUNT)?;
            }
            16 => {
                layer.read(REFERENCE)?;
                layer.read(WORD_COUNT)?;
            }
            22 => mask(layer)?,
            _ => {}
        }
        left_over(layer)
    }

    fn coil(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
        layer.read(REFERENCE)?;
        layer.bytes(DATA, 1)?;
        layer.read(PADDING)?;
        Ok(())
    }

    fn mask(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
        layer.read(REFERENCE)?;
        layer.read(AND_MASK)?;
        layer.read(OR_MASK)?;
        Ok(())
    }

    fn diagnostics(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
        match layer.read(DIAGNOSTIC)? {
            1 => layer.read(RESTART).map(|_| ()),
            10 => layer.read(CLEAR).map(|_| ()),
            _ => Ok(()),
        }
    }

    /// Sixteen-bit registers, numbered from `first`; `octets` bounds the loop.
    fn registers(layer: &mut Layer<'_, '_>, first: u16, octets: usize) -> Result<(), Stop> {
        for i in 0..octets / 2 {
            let at = layer.at();
            let value = layer.peek::<u16>(0)?;
            let number = first.wrapping_add(i as u16);
            layer.group(format_args!("Register {number} (UINT16): {value}"), |layer| {
                layer.put(REGISTER_NUMBER, at, 2, number);
                layer.read(REGISTER_VALUE).map(|_| ())
            })?;
        }
        Ok(())
    }

    /// One-bit values, the lowest bit first; as many as were asked for, in the octets that are there.
    fn bits(layer: &mut Layer<'_, '_>, request: Request, octets: usize) -> Result<(), Stop> {
        let start = layer.at();
        let values = layer.take(octets)?;
        let all =
            values.iter().enumerate().flat_map(|(i, b)| (0..8).map(move |bit| (i, b >> bit & 1)));
        for ((i, value), offset) in all.take(usize::from(request.count)).zip(0u16..) {
            let number = request.first.wrapping_add(offset);
            layer.line(start + i, 1, format_args!("Bit {number} : {value}"));
            layer.nest(|layer| {
                layer.put(BIT_NUMBER, start + i, 1, number);
                layer.put(BIT_VALUE, start + i, 1, value == 1);
            });
        }
        Ok(())
    }

    fn left_over(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
        match layer.left() {
            0 => Ok(()),
            left => layer.bytes(DATA, left).map(|_| ()),
        }
    }
}
