//! A mail that comes in several segments, put together.

use std::sync::Arc;

use dissect::Blob;
use dissect::prelude::*;
use dissect::stream::Part;
use dissect::tree::flags;

/// Octets that all mails of a capture may hold while they wait for their ends.
const HELD: usize = limits::STREAM_BYTES_HELD / 4;

/// How much all conversations of a protocol hold.
#[derive(Default)]
struct Held(usize);

/// A mail under way.
#[derive(Debug, Default)]
pub(crate) struct Gather {
    bytes: Vec<u8>,
    parts: Vec<Part>,
    ended_by: Option<RecordId>,
}

/// A mail put together.
#[derive(Clone, Debug)]
pub(crate) struct Whole {
    pub(crate) bytes: Blob,
    pub(crate) parts: Arc<[Part]>,
}

impl Gather {
    /// Adds what a frame brings. Gives the record that will hold the number of the frame that ends the mail.
    pub(crate) fn add(&mut self, octets: &[u8], scene: &mut Scene<'_>) -> RecordId {
        let frame = scene.frame;
        let ended_by = *self.ended_by.get_or_insert_with(|| scene.state.records.create(0));
        let held = scene.local::<Held>();
        if held.0 + octets.len() > HELD
            || self.bytes.len() + octets.len() > limits::STREAM_MESSAGE_BYTES
        {
            return ended_by;
        }
        held.0 += octets.len();
        if !octets.is_empty() {
            let (at, len) = (self.bytes.len() as u32, octets.len() as u32);
            self.parts.push(Part { frame, at, len });
            self.bytes.extend_from_slice(octets);
        }
        ended_by
    }

    /// The mail ends in this frame.
    pub(crate) fn end(&mut self, scene: &mut Scene<'_>) -> Option<Whole> {
        let done = std::mem::take(self);
        let held = scene.local::<Held>();
        held.0 = held.0.saturating_sub(done.bytes.len());
        if let Some(record) = done.ended_by {
            scene.state.records.set(record, u64::from(scene.frame));
        }
        (!done.bytes.is_empty())
            .then(|| Whole { bytes: scene.state.blob(done.bytes.into()), parts: done.parts.into() })
    }
}

/// The fields that show what a mail was put together from.
pub(crate) struct Fields {
    pub(crate) all: Field<Empty>,
    pub(crate) part: Field<FrameNum>,
    pub(crate) count: Field<u32>,
    pub(crate) len: Field<u32>,
}

/// Shows the parts, and gives the mail as a buffer of the frame.
pub(crate) fn show<'b>(
    layer: &mut Layer<'_, 'b>,
    whole: &Whole,
    fields: &Fields,
    title: &'static str,
) -> Result<Span<'b>, Stop> {
    let mail = layer.add_source(title, whole.bytes.bytes())?;
    if layer.state_only() {
        return Ok(mail);
    }
    layer.over(mail, |layer| show_parts(layer, whole, fields, mail.len()));
    Ok(mail)
}

/// The parts, in the buffer that they make up.
fn show_parts(layer: &mut Layer<'_, '_>, whole: &Whole, fields: &Fields, octets: usize) {
    layer.put_value(fields.all, 0, octets, Value::None, flags::GENERATED);
    if layer.wants_labels() {
        let plural = if whole.parts.len() == 1 { "" } else { "s" };
        layer.label(format_args!("{} DATA fragment{plural} ({} bytes)", whole.parts.len(), octets));
        for (i, part) in whole.parts.iter().enumerate() {
            let lead = if i == 0 { ": " } else { ", " };
            layer.append(format_args!("{lead}#{}({})", part.frame, part.len));
        }
    }
    layer.nest(|layer| {
        let mut at = 0;
        for part in whole.parts.iter() {
            let len = part.len as usize;
            layer.put_value(
                fields.part,
                at,
                len,
                Value::U64(u64::from(part.frame)),
                flags::GENERATED,
            );
            let plural = if len == 1 { "" } else { "s" };
            layer.label(format_args!(
                "Frame: {}, payload: {at}-{} ({len} byte{plural})",
                part.frame,
                (at + len).saturating_sub(1)
            ));
            at += len;
        }
        layer.generated(fields.count, 0, whole.parts.len() as u32);
        layer.generated(fields.len, 0, octets as u32);
    });
}
