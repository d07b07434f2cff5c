//! What suboptions carry.

use dissect::prelude::*;

use super::fields::*;
use super::*;

pub(super) fn dissect(layer: &mut Layer<'_, '_>, option: u8) -> Result<(), Stop> {
    if layer.left() == 0 {
        return Ok(());
    }
    match option {
        // RFC 1091, RFC 1096.
        24 | 35 => string(layer),
        // RFC 1041.
        29 => {
            layer.read(REGIME_CMD)?;
            rest_text(layer, REGIME_VALUE)
        }
        // RFC 933.
        27 => {
            layer.read(OUTMARK_CMD)?;
            rest_text(layer, OUTMARK_BANNER)
        }
        // RFC 1073.
        31 if layer.left() == 4 => {
            layer.read(NAWS_WIDTH)?;
            layer.read(NAWS_HEIGHT).map(|_| ())
        }
        31 => {
            let len = layer.left();
            layer.note_here(
                LENGTH_INVALID,
                format_args!("The option's data are {len} octets, not 4"),
            );
            Ok(())
        }
        // RFC 1372.
        33 => layer.read(FLOW_CMD).map(|_| ()),
        37 => authentication(layer),
        38 => encryption(layer),
        40 => tn3270(layer),
        44 => com_port(layer),
        // draft-altman-telnet-starttls.
        46 => layer.read(STARTTLS).map(|_| ()),
        _ => rest_bytes(layer, OPTION_DATA),
    }
}

fn rest_bytes(layer: &mut Layer<'_, '_>, field: Field<Bytes>) -> Result<(), Stop> {
    let len = layer.left();
    layer.bytes(field, len).map(|_| ())
}

fn rest_text(layer: &mut Layer<'_, '_>, field: Field<Text>) -> Result<(), Stop> {
    let len = layer.left();
    super::text(layer, field, len)
}

fn unknown(layer: &mut Layer<'_, '_>, command: u8) -> Result<(), Stop> {
    layer.note_here(INVALID_SUBCOMMAND, format_args!("{command} is no command of this option"));
    if layer.left() > 0 { rest_bytes(layer, SUBCOMMAND_DATA) } else { Ok(()) }
}

fn string(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    match layer.peek::<u8>(0)? {
        0 => {
            layer.read(SUBCMD)?;
            layer.label(format_args!("The sender's own"));
            rest_text(layer, STRING_VALUE)
        }
        1 => {
            layer.read(SUBCMD)?;
            layer.label(format_args!("Send yours"));
            Ok(())
        }
        command => {
            layer.skip(1)?;
            unknown(layer, command)
        }
    }
}

/// RFC 2941.
fn authentication(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    const NAME: u8 = 3;
    const KERBEROS_5: u8 = 2;
    let command = layer.read(AUTH_CMD)?;
    if command == NAME {
        return rest_text(layer, AUTH_NAME);
    }
    // SEND lists pairs; IS and REPLY have one. Each turn reads two octets or stops.
    while layer.left() > 0 {
        let kind = layer.read(AUTH_TYPE)?;
        let modifier = layer.peek::<u8>(0)?;
        let at = layer.at();
        layer.put_members(AUTH_MODIFIER, at, 1, u64::from(modifier));
        layer.skip(1)?;
        if command != 1 {
            if kind == KERBEROS_5 && layer.left() > 0 {
                layer.read(AUTH_KRB5_CMD)?;
            }
            break;
        }
    }
    Ok(())
}

/// RFC 2946.
fn encryption(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    match layer.read(ENC_CMD)? {
        0 | 2 if layer.left() > 0 => {
            layer.read(ENC_TYPE)?;
            if layer.left() > 0 { rest_bytes(layer, ENC_TYPE_DATA) } else { Ok(()) }
        }
        1 => {
            // Each turn reads an octet.
            while layer.left() > 0 {
                layer.read(ENC_TYPE)?;
            }
            Ok(())
        }
        3 | 5 | 7 | 8 if layer.left() > 0 => rest_bytes(layer, ENC_KEY_ID),
        0..=8 => Ok(()),
        _ => {
            layer.note(ENC_CMD_UNKNOWN);
            Ok(())
        }
    }
}

/// RFC 2355 section 7.
fn tn3270(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    const CONNECT: u8 = 1;
    const IS: u8 = 4;
    const REASON: u8 = 5;
    const REQUEST: u8 = 7;
    const FUNCTIONS: u8 = 3;
    let mut before = 0;
    // Each turn reads at least an octet.
    while layer.left() > 0 {
        let at = layer.at();
        let word = layer.read(TN3270_SUBOPT)?;
        let name_len = layer.rest().bytes.iter().take_while(|c| **c >= 0x20).count();
        match word {
            CONNECT => rest_text(layer, TN3270_CONNECT)?,
            REASON if layer.left() > 0 => _ = layer.read(TN3270_REASON)?,
            IS if before != FUNCTIONS && name_len > 0 => super::text(layer, TN3270_IS, name_len)?,
            REQUEST if before == FUNCTIONS => layer.put(TN3270_REQUEST, at, 1, word),
            REQUEST if name_len > 0 => super::text(layer, TN3270_REQUEST_STRING, name_len)?,
            _ => {}
        }
        before = word;
    }
    Ok(())
}

/// Bits of a line's state, lowest first: RFC 2217.
const LINE_STATE: [&str; 8] = [
    "Data Ready",
    "Overrun Error",
    "Parity Error",
    "Framing Error",
    "Break Detected",
    "Transfer Holding Register Empty",
    "Transfer Shift Register Empty",
    "Timeout Error",
];
/// Bits of a modem's state, lowest first.
const MODEM_STATE: [&str; 8] = ["DCTS", "DDSR", "TERI", "DDCD", "CTS", "DSR", "RI", "DCD"];

/// RFC 2217. The server's commands are the client's plus 100.
fn com_port(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let at = layer.at();
    let command = layer.peek::<u8>(0)?;
    layer.skip(1)?;
    let len = 1 + layer.left();
    match if command >= 100 { command - 100 } else { command } {
        0 => {
            let value = layer.slice_value(at + 1, len - 1);
            layer.put_value(COMPORT_SIGNATURE, at, len, value, 0);
        }
        1 => layer.put(COMPORT_BAUD_RATE, at, 5, layer.peek::<u32>(0)?),
        2 => layer.put(COMPORT_DATA_SIZE, at, 2, layer.peek::<u8>(0)?),
        3 => layer.put(COMPORT_PARITY, at, 2, layer.peek::<u8>(0)?),
        4 => layer.put(COMPORT_STOP, at, 2, layer.peek::<u8>(0)?),
        5 => layer.put(COMPORT_CONTROL, at, 2, layer.peek::<u8>(0)?),
        6 => state(layer, at, COMPORT_LINESTATE, &LINE_STATE, INVALID_LINESTATE),
        7 => state(layer, at, COMPORT_MODEMSTATE, &MODEM_STATE, INVALID_MODEMSTATE),
        8 => layer.put_bytes(COMPORT_SUSPEND, at, 1),
        9 => layer.put_bytes(COMPORT_RESUME, at, 1),
        10 => state(layer, at, COMPORT_LINESTATE_MASK, &LINE_STATE, INVALID_LINESTATE),
        11 => state(layer, at, COMPORT_MODEMSTATE_MASK, &MODEM_STATE, INVALID_MODEMSTATE),
        12 => layer.put(COMPORT_PURGE, at, 2, layer.peek::<u8>(0)?),
        _ => return unknown(layer, command),
    }
    Ok(())
}

/// The names of the bits that are set.
fn state(
    layer: &mut Layer<'_, '_>,
    at: usize,
    field: Field<Text>,
    names: &[&str; 8],
    invalid: dissect::note::Note,
) {
    let Ok(bits) = layer.peek::<u8>(0) else {
        return layer.note_here(invalid, format_args!(""));
    };
    if !layer.wants(field) {
        return;
    }
    let set = names.iter().enumerate().filter(|(bit, _)| bits >> bit & 1 != 0);
    let set: Vec<&str> = set.map(|(_, name)| *name).collect();
    layer.put_text(field, at, 2, set.join(", "));
}
