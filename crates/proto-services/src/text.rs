//! Text as these protocols carry it.

use std::fmt;

use dissect::prelude::*;

/// Reads octets as ASCII: what is no ASCII is shown as such, and nothing after a zero octet.
pub(crate) fn ascii<'b, T>(
    layer: &mut Layer<'_, 'b>,
    field: Field<T>,
    len: usize,
) -> Result<&'b [u8], Stop> {
    let at = layer.at();
    let octets = layer.take(len)?;
    if octets.is_ascii() {
        layer.seek(at);
        layer.text(field, len)?;
    } else {
        layer.put_fmt(field, at, len, format_args!("{}", Ascii(octets)), 0);
    }
    Ok(octets)
}

/// Octets as ASCII, up to a zero octet.
struct Ascii<'b>(&'b [u8]);

impl fmt::Display for Ascii<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in self.0.iter().take_while(|c| **c != 0) {
            write!(
                f,
                "{}",
                if c.is_ascii() { char::from(*c) } else { char::REPLACEMENT_CHARACTER }
            )?;
        }
        Ok(())
    }
}

/// Octets as people read them: UTF-8, with escapes for what cannot be printed.
pub(crate) struct Words<'b>(pub(crate) &'b [u8]);

impl fmt::Display for Words<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        crate::name::push_text(self.0, &mut |piece| f.write_str(piece))
    }
}

/// Seconds as people say them.
pub(crate) struct Interval(pub(crate) u32);

impl fmt::Display for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let s = self.0;
        let parts = [
            (s / 86_400, "day"),
            (s / 3600 % 24, "hour"),
            (s / 60 % 60, "minute"),
            (s % 60, "second"),
        ];
        let mut any = false;
        for (count, unit) in parts {
            if count > 0 || (unit == "second" && !any) {
                let (comma, plural) =
                    (if any { ", " } else { "" }, if count == 1 { "" } else { "s" });
                write!(f, "{comma}{count} {unit}{plural}")?;
                any = true;
            }
        }
        Ok(())
    }
}
