//! The directories of Exif (CIPA DC-008 section 4.6), in a TIFF structure: all offsets count from its start.

use dissect::prelude::*;

use super::*;

/// Directories of one image: a chain of them may lead back to itself.
const DIRECTORIES_MAX: usize = 16;

/// Which tags a directory has.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tags {
    Image,
    Exif,
    Gps,
    Interop,
}

/// A value that stands outside its directory.
struct Far {
    kind: u16,
    count: usize,
    at: usize,
}

struct Tiff {
    start: usize,
    big: bool,
    shown: usize,
}

impl Tiff {
    fn u16(&self, layer: &Layer<'_, '_>, at: usize) -> Result<u16, Stop> {
        if self.big { layer.span().u16(at) } else { layer.span().u16_le(at) }
    }

    fn u32(&self, layer: &Layer<'_, '_>, at: usize) -> Result<u32, Stop> {
        if self.big { layer.span().u32(at) } else { layer.span().u32_le(at) }
    }
}

pub(super) fn tiff(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let start = layer.at();
    let order = layer.peek::<u16>(0)?;
    let big = order == 0x4d4d;
    layer.put(ENDIANNESS, start, 2, order);
    layer.label(format_args!("Endianness: {} endian", if big { "big" } else { "little" }));
    let mut tiff = Tiff { start, big, shown: 0 };
    let first = tiff.u32(layer, start + 4)?;
    layer.put(START_IFD, start + 4, 4, first);
    if first < 8 {
        layer.note(BAD_START_IFD);
        return Ok(());
    }
    if first > 8 {
        layer.put_bytes(SKIPPED, start + 8, first as usize - 8);
    }
    directories(layer, &mut tiff, first, Tags::Image)
}

/// Adds a directory and those chained to it.
fn directories(
    layer: &mut Layer<'_, '_>,
    tiff: &mut Tiff,
    first: u32,
    tags: Tags,
) -> Result<(), Stop> {
    let (mut next, mut number) = (first, 0);
    // Each turn adds a directory, and those are counted.
    while next != 0 && tiff.shown < DIRECTORIES_MAX {
        tiff.shown += 1;
        next = directory(layer, tiff, next, tags, number)?;
        number += 1;
    }
    Ok(())
}

fn directory(
    layer: &mut Layer<'_, '_>,
    tiff: &mut Tiff,
    offset: u32,
    tags: Tags,
    number: u32,
) -> Result<u32, Stop> {
    let name = match tags {
        Tags::Image => "Image File Directory",
        Tags::Exif => "Exif IFD",
        Tags::Gps => "GPS IFD",
        Tags::Interop => "Interoperability IFD",
    };
    layer.seek(tiff.start + offset as usize);
    let (mut far, mut inner) = (Vec::new(), Vec::new());
    let next = layer.group(format_args!("{name} #{number}"), |layer| {
        let at = layer.at();
        let count = tiff.u16(layer, at)?;
        layer.put(IFD_FIELDS, at, 2, count);
        layer.skip(2)?;
        // The count is the directory's own; each turn takes twelve octets.
        for _ in 0..count {
            entry(layer, tiff, tags, &mut far, &mut inner)?;
        }
        let at = layer.at();
        let next = tiff.u32(layer, at)?;
        layer.put(NEXT_IFD, at, 4, next);
        layer.skip(4)?;
        Ok(next)
    })?;
    for value in far {
        values(layer, tiff, &value)?;
    }
    for (offset, tags) in inner {
        directories(layer, tiff, offset, tags)?;
    }
    Ok(next)
}

/// Octets of one value of a type.
fn size(kind: u16) -> Option<usize> {
    Some(match kind {
        1 | 2 | 7 => 1,
        3 => 2,
        4 | 9 => 4,
        5 | 10 => 8,
        _ => return None,
    })
}

fn entry(
    layer: &mut Layer<'_, '_>,
    tiff: &Tiff,
    tags: Tags,
    far: &mut Vec<Far>,
    inner: &mut Vec<(u32, Tags)>,
) -> Result<(), Stop> {
    let at = layer.at();
    let (tag, kind) = (tiff.u16(layer, at)?, tiff.u16(layer, at + 2)?);
    let (count, value) = (tiff.u32(layer, at + 4)?, tiff.u32(layer, at + 8)?);
    let field = match tags {
        Tags::Image => IFD_TAG,
        Tags::Exif => IFD_TAG_EXIF,
        Tags::Gps => IFD_TAG_GPS,
        Tags::Interop => IFD_TAG_INTEROP,
    };
    layer.put(field, at, 2, tag);
    layer.put(IFD_TYPE, at + 2, 2, kind);
    layer.put(IFD_COUNT, at + 4, 4, count);
    let count = count as usize;
    let here = size(kind).is_some_and(|size| size.saturating_mul(count) <= 4);
    layer.seek(at + 12);
    if here {
        values(layer, tiff, &Far { kind, count, at: at + 8 })?;
        match (tags, tag) {
            (Tags::Image, 34665) => inner.push((value, Tags::Exif)),
            (Tags::Image, 34853) => inner.push((value, Tags::Gps)),
            (Tags::Exif, 40965) => inner.push((value, Tags::Interop)),
            _ => {}
        }
        return Ok(());
    }
    layer.put(IFD_OFFSET, at + 8, 4, value);
    let room = layer.span().len().saturating_sub(tiff.start);
    if value as usize >= room {
        layer.note_with(BAD_VALUE_OFFSET, format_args!("bogus, should be < {room}"));
    } else {
        far.push(Far { kind, count, at: tiff.start + value as usize });
    }
    Ok(())
}

/// Adds the values of a field.
fn values(layer: &mut Layer<'_, '_>, tiff: &Tiff, value: &Far) -> Result<(), Stop> {
    let Some(size) = size(value.kind) else { return Ok(()) };
    let len = size.saturating_mul(value.count);
    let bytes = layer.span().slice(value.at, len)?;
    if value.kind == 2 {
        let shown = memchr::memchr(0, bytes).unwrap_or(len);
        layer.put_value(VALUE_ASCII, value.at, len, layer.slice_value(value.at, shown), 0);
        return Ok(());
    }
    if value.kind == 7 {
        layer.put_bytes(VALUE_UNDEFINED, value.at, len);
        return Ok(());
    }
    // The octets are there, so their length bounds the loop.
    for at in (value.at..value.at + len).step_by(size) {
        match value.kind {
            1 => layer.put(VALUE_BYTE, at, 1, layer.span().u8(at)?),
            3 => layer.put(VALUE_SHORT, at, 2, tiff.u16(layer, at)?),
            4 => layer.put(VALUE_LONG, at, 4, tiff.u32(layer, at)?),
            9 => layer.put(VALUE_SLONG, at, 4, tiff.u32(layer, at)? as i32),
            kind => {
                let (above, below) = (tiff.u32(layer, at)?, tiff.u32(layer, at + 4)?);
                layer.put_bytes(if kind == 5 { VALUE_RATIONAL } else { VALUE_SRATIONAL }, at, 8);
                if kind == 5 {
                    layer.append(format_args!(": {above}/{below}"));
                } else {
                    layer.append(format_args!(": {}/{}", above as i32, below as i32));
                }
                layer.nest(|layer| {
                    if kind == 5 {
                        layer.put(NUMERATOR, at, 4, above);
                        layer.put(DENOMINATOR, at + 4, 4, below);
                    } else {
                        layer.put(SNUMERATOR, at, 4, above as i32);
                        layer.put(SDENOMINATOR, at + 4, 4, below as i32);
                    }
                });
            }
        }
    }
    Ok(())
}
