//! The checksum of a segment, validated where the user asks for it.

use dissect::checksum::{Sum, expected};
use dissect::prelude::*;
use dissect::tree::flags;

use super::fields::*;

/// What is known of a segment's checksum.
#[derive(Clone, Copy)]
pub(super) struct Checksum {
    found: u16,
    /// `None` if it cannot be told, or nobody asks.
    right: Option<u16>,
}

impl Checksum {
    pub(super) fn of(layer: &Layer<'_, '_>) -> Checksum {
        let found = layer.span().u16(16).unwrap_or(0);
        let right = if layer.pref_bool(CHECK_CHECKSUM) { right(layer) } else { None };
        Checksum { found, right }
    }

    /// One's complement has two zeros.
    fn is_other_zero(self) -> bool {
        self.right == Some(0) && self.found == 0xffff
    }

    /// False if it is known to be wrong.
    pub(super) fn is_sound(self) -> bool {
        self.right.is_none_or(|right| right == self.found) || self.is_other_zero()
    }

    /// What the Info column tells of it.
    pub(super) fn mark(self) -> &'static str {
        match (self.is_sound(), self.is_other_zero()) {
            (false, _) => " [TCP CHECKSUM INCORRECT]",
            (true, true) => " [TCP CHECKSUM 0xFFFF]",
            (true, false) => "",
        }
    }

    pub(super) fn show(self, layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
        layer.read(CHECKSUM)?;
        let Some(right) = self.right else {
            layer.append(format_args!(" [unverified]"));
            layer.generated(CHECKSUM_STATUS, 16, 2u8);
            return Ok(());
        };
        let calculated = Value::U64(u64::from(right));
        if self.is_other_zero() {
            layer.append(format_args!(" [should be 0x0000 (see RFC 1624)]"));
            layer.nest(|layer| {
                layer.put_value(CHECKSUM_CALCULATED, 16, 2, calculated, flags::GENERATED);
                layer.generated(CHECKSUM_STATUS, 16, 0u8);
                layer.seek(16);
                layer.note(CHECKSUM_FFFF);
                layer.seek(18);
            });
            return Ok(());
        }
        if self.is_sound() {
            layer.append(format_args!(" [correct]"));
        } else {
            layer.append(format_args!(
                " incorrect, should be {right:#06x}(maybe caused by \"TCP checksum offload\"?)"
            ));
            layer.seek(16);
            layer.note_with(CHECKSUM_BAD, format_args!("Bad checksum [should be {right:#06x}]"));
            layer.seek(18);
        }
        layer.generated(CHECKSUM_STATUS, 16, u8::from(self.is_sound()));
        layer.put_value(CHECKSUM_CALCULATED, 16, 2, calculated, flags::GENERATED);
        Ok(())
    }
}

/// The checksum that the segment should have; `None` if it cannot be told: the segment was cut, or is a fragment.
#[cold]
fn right(layer: &Layer<'_, '_>) -> Option<u16> {
    let span = layer.span();
    if span.fragment || span.bytes.len() < span.len() {
        return None;
    }
    let sum = Sum::of_transport(&layer.ends(), 6, span.len())?.with(span.bytes).finish();
    Some(expected(sum, span.u16(16).ok()?))
}
