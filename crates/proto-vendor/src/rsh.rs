//! Remote shell: the protocol of 4.2BSD's rshd.

use dissect::prelude::*;

pub(crate) static RSH: Protocol = Protocol {
    fields: FIELDS,
    entries: &[on(tables::TCP_PORT, 514)],
    ..Protocol::new("rsh", "RSH", "Remote Shell", dissect)
};

fields! {
    ERRORS: TextZ = "rsh.stderr_port", "Stderr port (optional)", None;
    CLIENT: TextZ = "rsh.client_username", "Client username", None;
    SERVER: TextZ = "rsh.server_username", "Server username", None;
    COMMAND: TextZ = "rsh.command", "Command to execute", None;
    SENT: Bytes = "rsh.client_server_data", "Client -> Server Data", None;
    ANSWERED: Bytes = "rsh.server_client_data", "Server -> Client Data", None;
}

/// How far the beginning of a session has come.
#[derive(Clone, Copy, Default, PartialEq)]
enum Step {
    #[default]
    Port,
    Names,
    Data,
}

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.protocol_column("RSH");
    let client = layer.ends().destination_port == 514;
    let left = layer.left();
    let bytes = layer.span().slice(0, left).unwrap_or(&[]);
    let zeros = bytes.iter().filter(|b| **b == 0).count();
    let port = bytes.len() <= 6
        && zeros == 1
        && bytes.last() == Some(&0)
        && bytes.iter().rev().skip(1).all(u8::is_ascii_digit);
    let step = layer.once(|scene| {
        let Some(step) = scene.conv::<Step>() else { return Step::Data };
        let now = match *step {
            Step::Port if client && port => Step::Port,
            Step::Names if client && zeros == 3 => Step::Names,
            Step::Port if client => Step::Data,
            _ if client => Step::Data,
            _ => return Step::Data,
        };
        *step = if now == Step::Port { Step::Names } else { Step::Data };
        now
    })?;
    match (step, client) {
        (Step::Port, _) => {
            layer.info(format_args!("Session Establishment"));
            layer.text_z(ERRORS)?;
        }
        (Step::Names, _) => {
            layer.info(format_args!("Session Establishment"));
            layer.text_z(CLIENT)?;
            layer.text_z(SERVER)?;
            layer.text_z(COMMAND)?;
        }
        (Step::Data, true) => {
            layer.info(format_args!("Client -> Server data"));
            layer.bytes(SENT, left)?;
        }
        (Step::Data, false) => {
            layer.info(format_args!("Server -> Client Data"));
            layer.bytes(ANSWERED, left)?;
        }
    }
    Ok(())
}
