//! Remote login: RFC 1282.

use dissect::prelude::*;

pub(crate) static RLOGIN: Protocol = Protocol {
    fields: FIELDS,
    entries: &[on(tables::TCP_PORT, 513)],
    ..Protocol::new("rlogin", "Rlogin", "Rlogin Protocol", dissect)
};

fields! {
    STARTUP: u8 = "rlogin.client_startup_flag", "Client startup flag", Hex;
    RECEIVED: u8 = "rlogin.startup_info_received_flag", "Startup info received flag", Hex;
    USER: Text = "rlogin.user_info", "User Info", None;
    DATA: Text = "rlogin.data", "Data", None;
}

/// True once the client has said who it is.
#[derive(Clone, Copy, Default)]
struct Begun(bool);

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.protocol_column("Rlogin");
    let client = layer.ends().destination_port == 513;
    let first = layer.peek::<u8>(0)?;
    let begins = layer.once(|scene| {
        let Some(begun) = scene.conv::<Begun>() else { return false };
        let begins = !begun.0 && client && first == 0;
        begun.0 |= client;
        begins
    })?;
    let left = layer.left();
    if begins {
        layer.info(format_args!("Start Handshake"));
        layer.read(STARTUP)?;
        let bytes = layer.span().slice(1, left - 1)?;
        if !bytes.is_empty() {
            layer.text(USER, bytes.len())?;
            if bytes.iter().filter(|b| **b == 0).count() < 3 {
                return Err(Stop::Malformed("a name without end"));
            }
        }
        return Ok(());
    }
    if !client && left == 1 && first == 0 {
        layer.info(format_args!("Startup Info Received"));
        layer.read(RECEIVED)?;
        return Ok(());
    }
    let bytes = layer.text(DATA, left)?;
    layer.info(format_args!("Data: {}", String::from_utf8_lossy(bytes)));
    Ok(())
}
