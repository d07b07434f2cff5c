//! Data connections of FTP, RFC 959 section 3.2. What is carried has no format of its own.

use dissect::prelude::*;
use dissect::tree::flags;

use super::{Transfer, Transfers};

pub(crate) static FTP_DATA: Protocol = Protocol {
    fields: FIELDS,
    entries: &[on(tables::TCP_PORT, 20)],
    ..Protocol::new("ftp-data", "FTP-DATA", "FTP Data", dissect)
};

fields! {
    SETUP_FRAME: FrameNum = "ftp-data.setup-frame", "Announced in frame", None;
    SETUP_METHOD: Text = "ftp-data.setup-method", "Announced by", None;
    COMMAND: Text = "ftp-data.command", "Command", None;
    COMMAND_FRAME: FrameNum = "ftp-data.command-frame", "Command in frame", None;
    CURRENT_WORKING_DIRECTORY: Text = "ftp-data.current-working-directory", "Working directory", None;
}

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.protocol_column("FTP-DATA");
    let span = layer.span();
    let transfer = find(layer)?;
    layer.info(format_args!("FTP Data: {} bytes", span.len()));
    layer.title(format_args!(" ({} bytes data)", span.len()));
    layer.covers(span.len());
    if let Some(transfer) = &transfer {
        layer.info_append(format_args!(" ({})", transfer.method));
        if let Some((command, _)) = &transfer.command {
            layer.info_append(format_args!(" ({command})"));
        }
        layer.at_root(|layer| put(layer, transfer));
    }
    if is_text(span.bytes) {
        layer.call_named(Name::new("data-text-lines"), span, Argument::None);
    }
    Ok(())
}

/// What the control connection said of this one.
fn find(layer: &mut Layer<'_, '_>) -> Result<Option<Transfer>, Stop> {
    let ends = layer.ends();
    let Some(control) = layer.registry().named(Name::new("ftp")) else { return Ok(None) };
    layer.once(|scene| {
        let own = std::mem::replace(&mut scene.protocol, control);
        let transfers = scene.local::<Transfers>();
        let found = transfers
            .0
            .get(&(ends.source, ends.source_port))
            .or_else(|| transfers.0.get(&(ends.destination, ends.destination_port)))
            .cloned();
        scene.protocol = own;
        found
    })
}

fn put(layer: &mut Layer<'_, '_>, transfer: &Transfer) {
    layer.link(SETUP_FRAME, u64::from(transfer.setup_frame));
    layer.put_text_flagged(SETUP_METHOD, 0, 0, transfer.method, flags::GENERATED);
    if let Some((command, frame)) = &transfer.command {
        layer.put_text_flagged(COMMAND, 0, 0, command.as_bytes(), flags::GENERATED);
        layer.put(COMMAND_FRAME, 0, 0, *frame);
        let directory = transfer.directory.as_bytes();
        layer.put_text_flagged(CURRENT_WORKING_DIRECTORY, 0, 0, directory, flags::GENERATED);
    }
}

fn is_text(bytes: &[u8]) -> bool {
    bytes.iter().all(|c| matches!(c, b' '..=b'~' | b'\t'..=b'\r'))
}
