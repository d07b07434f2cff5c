//! JPEG images: ITU-T T.81 (the marker segments), T.871 (JFIF), CIPA DC-008 (Exif).
//!
//! Elsewhere: the directories of Exif (`exif.rs`), words for values (`words.rs`).

mod exif;
mod words;

use dissect::prelude::*;

use words::{EXIF_TAGS, EXTENSION_CODES, GPS_TAGS, INTEROP_TAGS, MARKERS, TAGS, TYPES, UNITS};

pub(crate) static JFIF: Protocol = Protocol {
    fields: FIELDS,
    notes: NOTES,
    entries: &[
        on(tables::LINK, 123),
        on_text(tables::MEDIA_TYPE, "image/jpeg"),
        on_text(tables::MEDIA_TYPE, "image/jpg"),
        on_text(tables::MEDIA_TYPE, "image/jfif"),
        heuristic(tables::HTTP, looks_like),
    ],
    stateless: true,
    ..Protocol::new("image-jfif", "JFIF (JPEG) image", "JPEG File Interchange Format", dissect)
};

fields! {
    MARKER: u16 = "image-jfif.marker", "Marker", Hex, MARKERS;
    SEGMENT: Empty = "image-jfif.marker_segment", "Marker segment", None;
    LENGTH: u16 = "image-jfif.length", "Length", Dec;
    IDENTIFIER: TextZ = "image-jfif.identifier", "Identifier", None;
    VERSION: Empty = "image-jfif.version", "Version", None;
    VERSION_MAJOR: u8 = "image-jfif.version.major", "Major Version", Dec;
    VERSION_MINOR: u8 = "image-jfif.version.minor", "Minor Version", Dec;
    DENSITY_UNITS: u8 = "image-jfif.units", "Units", Dec, UNITS;
    X_DENSITY: u16 = "image-jfif.Xdensity", "Xdensity", Dec;
    Y_DENSITY: u16 = "image-jfif.Ydensity", "Ydensity", Dec;
    X_THUMBNAIL: u16 = "image-jfif.Xthumbnail", "Xthumbnail", Dec;
    Y_THUMBNAIL: u16 = "image-jfif.Ythumbnail", "Ythumbnail", Dec;
    RGB: Bytes = "image-jfif.RGB", "RGB values of thumbnail pixels", None;
    EXTENSION_CODE: u8 = "image-jfif.extension.code", "Extension code", Hex, EXTENSION_CODES;
    SOF: Empty = "image-jfif.sof", "Start of Frame header", None;
    PRECISION: u8 = "image-jfif.sof.precision", "Sample Precision (bits)", Dec;
    LINES: u16 = "image-jfif.sof.lines", "Lines", Dec;
    SAMPLES: u16 = "image-jfif.sof.samples_per_line", "Samples per line", Dec;
    COMPONENTS: u8 = "image-jfif.sof.nf", "Number of image components in frame", Dec;
    COMPONENT: u8 = "image-jfif.sof.c_i", "Component identifier", Dec;
    SAMPLING: Bits<u8> = "image-jfif.sof.sampling", "Sampling factors", Hex {
        H_SAMPLING: 0xf0 = "image-jfif.sof.h_i", "Horizontal sampling factor", Dec;
        V_SAMPLING: 0x0f = "image-jfif.sof.v_i", "Vertical sampling factor", Dec;
    };
    QUANTIZATION: u8 = "image-jfif.sof.tq_i", "Quantization table destination selector", Dec;
    SOS: Empty = "image-jfif.header.sos", "Start of Segment header", None;
    SCAN_COMPONENTS: u8 = "image-jfif.sos.ns", "Number of image components in scan", Dec;
    SELECTOR: u8 = "image-jfif.sos.component_selector", "Scan component selector", Dec;
    ENTROPY: Bits<u8> = "image-jfif.sos.entropy_selectors", "Entropy coding tables", Hex {
        DC_ENTROPY: 0xf0 = "image-jfif.sos.dc_entropy_selector", "DC entropy coding table destination selector", Dec;
        AC_ENTROPY: 0x0f = "image-jfif.sos.ac_entropy_selector", "AC entropy coding table destination selector", Dec;
    };
    SPECTRAL_START: u8 = "image-jfif.sos.ss", "Start of spectral or predictor selection", Dec;
    SPECTRAL_END: u8 = "image-jfif.sos.se", "End of spectral selection", Dec;
    APPROXIMATION: Bits<u8> = "image-jfif.sos.approximation", "Successive approximation", Hex {
        APPROXIMATION_HIGH: 0xf0 = "image-jfif.sos.ah", "Successive approximation bit position high", Dec;
        APPROXIMATION_LOW: 0x0f = "image-jfif.sos.al", "Successive approximation bit position low or point transform", Dec;
    };
    COMMENT_HEADER: Empty = "image-jfif.header.comment", "Comment header", None;
    COMMENT: Text = "image-jfif.comment", "Comment", None;
    REMAINING: Bytes = "image-jfif.remain_seg_data", "Remaining segment data", None;
    ENDIANNESS: u16 = "image-jfif.endianness", "Endianness", Hex;
    START_IFD: u32 = "image-jfif.start_ifd_offset", "Start offset of IFD starting from the TIFF header start", Dec, BYTES;
    NEXT_IFD: u32 = "image-jfif.next_ifd_offset", "Offset to next IFD from start of TIFF header", Dec, BYTES;
    FLASHPIX: Empty = "image-jfif.exif_flashpix_marker", "Exif FlashPix APP2 application marker", None;
    ENTROPY_CODED: Bytes = "image-jfif.entropy_coded_segment", "Entropy-coded segment (dissection is not yet implemented)", None;
    FILL: Bytes = "image-jfif.fill_bytes", "Fill bytes", None;
    SKIPPED: Bytes = "image-jfif.skipped_tiff_data", "Skipped data between end of TIFF header and start of IFD", None;
    IFD_FIELDS: u16 = "image-jfif.ifd.num_fields", "Number of fields in this IFD", Dec;
    IFD_TAG: u16 = "image-jfif.ifd.tag", "Tag", Dec, TAGS;
    IFD_TAG_EXIF: u16 = "image-jfif.ifd.tag_exif", "Tag", Dec, EXIF_TAGS;
    IFD_TAG_GPS: u16 = "image-jfif.ifd.tag_gps", "Tag", Dec, GPS_TAGS;
    IFD_TAG_INTEROP: u16 = "image-jfif.ifd.tag_interop", "Tag", Dec, INTEROP_TAGS;
    IFD_TYPE: u16 = "image-jfif.ifd.type", "Type", Dec, TYPES;
    IFD_COUNT: u32 = "image-jfif.ifd.count", "Count", Dec;
    IFD_OFFSET: u32 = "image-jfif.ifd.offset", "Value offset from start of TIFF header", Dec;
    VALUE_BYTE: u8 = "image-jfif.ifd.value_byte", "Value", Dec;
    VALUE_ASCII: Text = "image-jfif.ifd.value_ascii", "Value", None;
    VALUE_SHORT: u16 = "image-jfif.ifd.value_short", "Value", Dec;
    VALUE_LONG: u32 = "image-jfif.ifd.value_long", "Value", Dec;
    VALUE_RATIONAL: Empty = "image-jfif.ifd.value_rational", "Value", None;
    NUMERATOR: u32 = "image-jfif.ifd.value_rational.numerator", "Numerator", Dec;
    DENOMINATOR: u32 = "image-jfif.ifd.value_rational.denominator", "Denominator", Dec;
    VALUE_UNDEFINED: Bytes = "image-jfif.ifd.value_undefined", "Value (raw)", None;
    VALUE_SLONG: i32 = "image-jfif.ifd.value_slong", "Value", Dec;
    VALUE_SRATIONAL: Empty = "image-jfif.ifd.value_srational", "Value", None;
    SNUMERATOR: i32 = "image-jfif.ifd.value_srational.numerator", "Numerator", Dec;
    SDENOMINATOR: i32 = "image-jfif.ifd.value_srational.denominator", "Denominator", Dec;
}

const BYTES: Labels = Labels::Unit(" bytes");

notes! {
    NOT_JFIF = "image-jfif.app0-identifier-not-jfif", Warn, Protocol, "Initial App0 segment with \"JFIF\" Identifier not found";
    BAD_START_IFD = "image-jfif.start_ifd_offset.invalid", Warn, Protocol, "Invalid value";
    BAD_NEXT_IFD = "image-jfif.next_ifd_offset.invalid", Warn, Protocol, "Invalid value";
    BAD_VALUE_OFFSET = "image-jfif.ifd_value_offset.invalid", Warn, Protocol, "Invalid value";
}

fn is_jpeg(bytes: &[u8]) -> bool {
    bytes.len() >= 20 && bytes.starts_with(&[0xff, 0xd8, 0xff])
}

fn looks_like(probe: &Probe<'_>) -> bool {
    is_jpeg(probe.span.bytes)
}

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    if !is_jpeg(layer.span().bytes) {
        return Err(Stop::NotMine);
    }
    layer.info_append(format_args!(" (JPEG JFIF image)"));
    let len = layer.span().len();
    layer.covers(len);
    layer.read(MARKER)?;
    let mut first = true;
    // Each turn takes an octet at least.
    while layer.left() > 0 {
        let rest = layer.rest().bytes;
        if rest.is_empty() {
            // Not captured.
            return layer.skip(1);
        }
        let fill = rest.windows(2).take_while(|pair| *pair == [0xff, 0xff]).count();
        if fill > 0 {
            layer.bytes(FILL, fill)?;
        }
        match layer.rest().bytes {
            [0xff, code @ 1..=0xfe, ..] => {
                if stands_alone(*code) {
                    layer.read(MARKER)?;
                } else {
                    segment(layer, u16::from(*code) | 0xff00, first)?;
                    first = false;
                }
            }
            rest => {
                let len = entropy_coded(rest);
                layer.bytes(ENTROPY_CODED, len)?;
            }
        }
    }
    Ok(())
}

/// Markers without a segment: T.81 table B.1.
fn stands_alone(code: u8) -> bool {
    matches!(code, 0x01 | 0xd0..=0xd9)
}

/// Octets up to the next marker; a zero octet after 0xff is data.
fn entropy_coded(bytes: &[u8]) -> usize {
    let mut at = 1;
    // Each turn takes two octets at least.
    while let Some(found) = bytes.get(at..).and_then(|rest| memchr::memchr(0xff, rest)) {
        at += found;
        match bytes.get(at + 1) {
            Some(0) => at += 2,
            Some(_) => return at,
            None => break,
        }
    }
    bytes.len()
}

fn segment(layer: &mut Layer<'_, '_>, marker: u16, first: bool) -> Result<(), Stop> {
    let start = layer.at();
    let len = usize::from(layer.peek::<u16>(2)?);
    let field = match marker {
        0xffc4 | 0xffc8 | 0xffcc => SEGMENT,
        0xffc0..=0xffcf => SOF,
        0xffda => SOS,
        0xfffe => COMMENT_HEADER,
        _ => SEGMENT,
    };
    layer.subtree(field, |layer| {
        let mark = layer.last();
        layer.append_at(
            mark,
            format_args!(": {} (0x{marker:04X})", MARKERS.name(marker, "Unknown")),
        );
        layer.read(MARKER)?;
        layer.within(len, |layer| {
            layer.read(LENGTH)?;
            match (marker, field.index) {
                (_, i) if i == SOF.index => frame_header(layer)?,
                (_, i) if i == SOS.index => scan_header(layer)?,
                (_, i) if i == COMMENT_HEADER.index => {
                    let left = layer.left();
                    layer.text(COMMENT, left)?;
                }
                (0xffe0, _) => app0(layer, first)?,
                (0xffe1, _) => app1(layer, first)?,
                (0xffe2, _) => {
                    let name = layer.text_z(IDENTIFIER)?;
                    if name == b"FPXR" {
                        let left = layer.left();
                        layer.skip(left)?;
                    } else {
                        layer.append(format_args!(" (Unknown identifier)"));
                    }
                }
                _ => {}
            }
            remaining(layer)
        })
    })?;
    if marker == 0xffe2 && layer.span().slice(start + 4, 5).is_ok_and(|name| name == b"FPXR\0") {
        layer.put_bytes(FLASHPIX, start, layer.at() - start);
    }
    Ok(())
}

fn remaining(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let left = layer.left();
    if left > 0 {
        layer.bytes(REMAINING, left)?;
        layer.label(format_args!("Remaining segment data: {left} bytes"));
    }
    Ok(())
}

/// T.871 section 10.
fn app0(layer: &mut Layer<'_, '_>, first: bool) -> Result<(), Stop> {
    let name = layer.text_z(IDENTIFIER)?;
    if first && name != b"JFIF" {
        layer.note(NOT_JFIF);
    }
    match name {
        b"JFIF" => {
            layer.subtree(VERSION, |layer| {
                layer.read(VERSION_MAJOR)?;
                layer.read(VERSION_MINOR)
            })?;
            layer.read(DENSITY_UNITS)?;
            layer.read(X_DENSITY)?;
            layer.read(Y_DENSITY)?;
            let width = layer.read_sized(X_THUMBNAIL, 1)? as usize;
            let height = layer.read_sized(Y_THUMBNAIL, 1)? as usize;
            if width * height > 0 {
                layer.bytes(RGB, 3 * width * height)?;
            }
        }
        b"JFXX" => {
            layer.read(EXTENSION_CODE)?;
            let left = layer.left();
            layer.skip(left)?;
        }
        _ => layer.append(format_args!(" (Unknown identifier)")),
    }
    Ok(())
}

fn app1(layer: &mut Layer<'_, '_>, first: bool) -> Result<(), Stop> {
    let name = layer.text_z(IDENTIFIER)?;
    if first {
        layer.note(NOT_JFIF);
    }
    if name != b"Exif" {
        layer.append(format_args!(" (Unknown identifier)"));
        return Ok(());
    }
    layer.skip(1)?;
    exif::tiff(layer)?;
    let left = layer.left();
    layer.skip(left)
}

/// T.81 section B.2.2.
fn frame_header(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.read(PRECISION)?;
    layer.read(LINES)?;
    layer.read(SAMPLES)?;
    // The count is the segment's own; each turn takes three octets.
    for _ in 0..layer.read(COMPONENTS)? {
        layer.read(COMPONENT)?;
        members(layer, SAMPLING)?;
        layer.read(QUANTIZATION)?;
    }
    Ok(())
}

/// T.81 section B.2.3.
fn scan_header(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    // The count is the segment's own; each turn takes two octets.
    for _ in 0..layer.read(SCAN_COMPONENTS)? {
        layer.read(SELECTOR)?;
        members(layer, ENTROPY)?;
    }
    layer.read(SPECTRAL_START)?;
    layer.read(SPECTRAL_END)?;
    members(layer, APPROXIMATION)
}

/// The parts of an octet, without a node for the whole.
fn members<T>(layer: &mut Layer<'_, '_>, f: Field<T>) -> Result<(), Stop> {
    let (at, word) = (layer.at(), layer.peek::<u8>(0)?);
    layer.put_members(f, at, 1, u64::from(word));
    layer.skip(1)
}
