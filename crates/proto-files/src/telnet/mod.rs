//! Telnet, RFC 854 and RFC 855.
//!
//! Elsewhere: what options carry (`options.rs`), fields (`fields.rs`).

use dissect::prelude::*;

mod fields;
mod options;
#[cfg(test)]
mod tests;

use fields::*;

pub(crate) static TELNET: Protocol = Protocol {
    fields: FIELDS,
    notes: NOTES,
    entries: &[on(tables::TCP_PORT, 23), on(Table::new("acdr.tls_application"), 7)],
    stateless: true,
    ..Protocol::new("telnet", "TELNET", "Telnet", dissect)
};

notes! {
    INVALID_SUBCOMMAND = "telnet.invalid_subcommand", Warn, Protocol, "Not a command of this option";
    INVALID_LINESTATE = "telnet.invalid_linestate", Warn, Protocol, "No line state";
    INVALID_MODEMSTATE = "telnet.invalid_modemstate", Warn, Protocol, "No modem state";
    ENC_CMD_UNKNOWN = "telnet.enc.cmd.unknown", Warn, Protocol, "Unknown encryption command";
    LENGTH_INVALID = "telnet.suboption_length.invalid", Warn, Protocol, "The option's data have another length";
}

/// Interpret as command.
const IAC: u8 = 255;
const SUBOPTION: u8 = 250;
const WILL: u8 = 251;
const DONT: u8 = 254;

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.protocol_column("TELNET");
    layer.info(format_args!("Telnet Data ..."));
    // Each turn reads at least one octet or stops.
    while layer.left() > 0 {
        let start = layer.at();
        let rest = layer.rest();
        let len = next_command(rest.bytes, 0).unwrap_or(rest.len());
        if len > 0 {
            data(layer, len)?;
        } else {
            command(layer)?;
        }
        if layer.at() == start {
            break;
        }
    }
    Ok(())
}

/// Where the next command starts at or after `from`: at an IAC that no other IAC follows.
fn next_command(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    // Each turn takes at least one octet.
    while let Some(octet) = bytes.get(at) {
        match (octet, bytes.get(at + 1)) {
            (&IAC, Some(&IAC)) => at += 2,
            (&IAC, _) => return Some(at),
            _ => at += 1,
        }
    }
    None
}

/// Text, line by line: a line ends with LF, or with CR and zero.
fn data(layer: &mut Layer<'_, '_>, len: usize) -> Result<(), Stop> {
    let end = layer.at() + len;
    // Each turn takes at least one octet.
    while layer.at() < end {
        let rest = layer.rest().first(end - layer.at());
        let ends_line = |pair: &[u8]| matches!(pair, [b'\n', ..] | [b'\r', 0]);
        let at = rest.bytes.windows(2).position(ends_line);
        let line = match at {
            Some(at) if rest.bytes.get(at) == Some(&b'\n') => at + 1,
            Some(at) => at + 2,
            None => rest.len(),
        };
        text(layer, DATA, line)?;
    }
    Ok(())
}

/// Octets as ASCII: every other one is shown as U+FFFD.
fn text(layer: &mut Layer<'_, '_>, field: Field<Text>, len: usize) -> Result<(), Stop> {
    let octets = layer.span().slice(layer.at(), len)?;
    if octets.is_ascii() {
        return layer.text(field, len).map(|_| ());
    }
    if layer.wants(field) {
        let shown = octets.iter().take_while(|c| **c != 0);
        let shown: String = shown
            .map(|c| if c.is_ascii() { char::from(*c) } else { char::REPLACEMENT_CHARACTER })
            .collect();
        layer.put_text(field, layer.at(), len, shown);
    }
    layer.skip(len)
}

fn command(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let command = layer.peek::<u8>(1)?;
    layer.group("Command header", |layer| {
        let line = layer.last();
        layer.skip(1)?;
        layer.read(CMD)?;
        let name = COMMANDS.name(command, "<unknown option>");
        if !matches!(command, SUBOPTION | WILL..=DONT) {
            layer.label_at(line, format_args!("{name}"));
            return Ok(());
        }
        let option = layer.read(SUBCMD)?;
        let option_name = OPTIONS.name(option, "<unknown option>");
        layer.label_at(line, format_args!("{name} {option_name}"));
        if command != SUBOPTION {
            return Ok(());
        }
        let rest = layer.rest();
        let len = next_command(rest.bytes, 0).unwrap_or(rest.len());
        layer.nest(|layer| layer.within(len, |layer| options::dissect(layer, option)))
    })
}
