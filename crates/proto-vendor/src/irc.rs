//! Internet relay chat: RFC 1459 section 2.3, RFC 2812.

use dissect::prelude::*;

pub(crate) static IRC: Protocol = Protocol {
    fields: FIELDS,
    entries: &[on(tables::TCP_PORT, 6667), on(tables::TCP_PORT, 57000)],
    counts_pdus: false,
    stateless: true,
    ..Protocol::new("irc", "IRC", "Internet Relay Chat", dissect)
};

fields! {
    RESPONSE: Text = "irc.response", "Response", None;
    REQUEST: Text = "irc.request", "Request", None;
    REQUEST_PREFIX: Text = "irc.request.prefix", "Prefix", None;
    REQUEST_COMMAND: Text = "irc.request.command", "Command", None;
    REQUEST_PARAMETER: Text = "irc.request.command_parameter", "Parameter", None;
    REQUEST_TRAILER: Text = "irc.request.trailer", "Trailer", None;
    PREFIX: Text = "irc.response.prefix", "Prefix", None;
    COMMAND: Text = "irc.response.command", "Command", None;
    NUMBER: u16 = "irc.response.num_command", "Command", Dec;
    PARAMETER: Text = "irc.response.command_parameter", "Parameter", None;
    TRAILER: Text = "irc.response.trailer", "Trailer", None;
}

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.protocol_column("IRC");
    let request = matches!(layer.ends().destination_port, 6667 | 57000);
    layer.info(format_args!("{}", if request { "Request" } else { "Response" }));
    let bytes = layer.span().slice(0, layer.left())?;
    let mut at = 0;
    // Each turn takes at least one octet.
    while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
        let len = rest.iter().position(|b| matches!(b, b'\r' | b'\n')).unwrap_or(rest.len());
        let line = rest.get(..len).unwrap_or(&[]);
        if !line.is_empty() {
            layer.put_text(if request { REQUEST } else { RESPONSE }, at, len, line);
            layer.nest(|layer| words(layer, request, at, line));
        }
        at += len + rest.iter().skip(len).take_while(|b| matches!(b, b'\r' | b'\n')).count();
    }
    layer.seek(bytes.len());
    Ok(())
}

/// A line's prefix, command, parameters and the last of these, which may hold spaces.
fn words(layer: &mut Layer<'_, '_>, request: bool, start: usize, line: &[u8]) {
    let word = |from: usize| {
        let rest = line.get(from..).unwrap_or(&[]);
        rest.iter().position(|b| *b == b' ').unwrap_or(rest.len())
    };
    let text = |from: usize, len: usize| line.get(from..from + len).unwrap_or(&[]);
    let mut at = 0;
    if line.first() == Some(&b':') {
        let len = word(1);
        let field = if request { REQUEST_PREFIX } else { PREFIX };
        layer.put_text(field, start + 1, len, text(1, len));
        at = len + 2;
    }
    let len = word(at);
    let command = text(at, len);
    if command.is_empty() {
        return;
    }
    let digits = command.iter().all(u8::is_ascii_digit) && len <= 4;
    if !request && digits {
        let number = command.iter().fold(0u16, |n, b| n * 10 + u16::from(b - b'0'));
        layer.put(NUMBER, start + at, len, number);
    } else {
        layer.put_text(if request { REQUEST_COMMAND } else { COMMAND }, start + at, len, command);
    }
    layer.info_append(format_args!(" ({})", String::from_utf8_lossy(command)));
    at += len + 1;
    // Each turn takes at least one octet.
    while at < line.len() {
        if line.get(at) == Some(&b':') {
            let len = line.len() - at - 1;
            let field = if request { REQUEST_TRAILER } else { TRAILER };
            if len > 0 {
                layer.put_text(field, start + at + 1, len, text(at + 1, len));
            }
            return;
        }
        let len = word(at);
        if len > 0 {
            let field = if request { REQUEST_PARAMETER } else { PARAMETER };
            layer.put_text(field, start + at, len, text(at, len));
        }
        at += len + 1;
    }
}
