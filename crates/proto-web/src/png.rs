//! Portable Network Graphics, W3C recommendation (third edition): the chunks, and the fields of the common ones.

use dissect::prelude::*;

pub(crate) static PNG: Protocol = Protocol {
    fields: FIELDS,
    entries: &[on_text(tables::MEDIA_TYPE, "image/png"), heuristic(tables::HTTP, looks_like)],
    stateless: true,
    ..Protocol::new("png", "PNG", "Portable Network Graphics", dissect)
};

fields! {
    SIGNATURE: Bytes = "png.signature", "PNG Signature", None;
    DATA: Empty = "png.chunk.data", "Data", None;
    TYPE: Text = "png.chunk.type", "Chunk", None;
    LEN: u32 = "png.chunk.len", "Len", Dec;
    CRC: u32 = "png.chunk.crc", "CRC", Hex;
    FLAGS: Bits<u32> = "png.chunk.flag", "Flags", Hex {
        ANCILLARY: 0x2000_0000 = "png.chunk.flag.ancillary", "Ancillary", Flag, ANCILLARY_WORDS;
        PRIVATE: 0x0020_0000 = "png.chunk.flag.private", "Private", Flag, PRIVATE_WORDS;
        SAFE: 0x0000_0020 = "png.chunk.flag.stc", "Safe To Copy", Flag, SAFE_WORDS;
    };
    WIDTH: u32 = "png.ihdr.width", "Width", Dec;
    HEIGHT: u32 = "png.ihdr.height", "Height", Dec;
    BIT_DEPTH: u8 = "png.ihdr.bitdepth", "Bit Depth", Dec;
    COLOUR_TYPE: u8 = "png.ihdr.colour_type", "Colour Type", Dec, COLOUR_TYPES;
    COMPRESSION: u8 = "png.ihdr.compression_method", "Compression Method", Dec, COMPRESSIONS;
    FILTER: u8 = "png.ihdr.filter_method", "Filter Method", Dec, FILTERS;
    INTERLACE: u8 = "png.ihdr.interlace_method", "Interlace Method", Dec, INTERLACES;
    INTENT: u8 = "png.srgb.intent", "Intent", Dec, INTENTS;
    KEYWORD: Text = "png.text.keyword", "Keyword", None;
    STRING: Text = "png.text.string", "String", None;
    YEAR: u16 = "png.time.year", "Year", Dec;
    MONTH: u8 = "png.time.month", "Month", Dec;
    DAY: u8 = "png.time.day", "Day", Dec;
    HOUR: u8 = "png.time.hour", "Hour", Dec;
    MINUTE: u8 = "png.time.minute", "Minute", Dec;
    SECOND: u8 = "png.time.second", "Second", Dec;
    HORIZONTAL: u32 = "png.phys.horiz", "Horizontal pixels per unit", Dec;
    VERTICAL: u32 = "png.phys.vert", "Vertical pixels per unit", Dec;
    UNIT: u8 = "png.phys.unit", "Unit", Dec, UNITS;
    PALETTE_INDEX: u8 = "png.bkgd.palette_index", "Palette Index", Dec;
    GREYSCALE: u16 = "png.bkgd.greyscale", "Greyscale", Hex;
    RED: u16 = "png.bkgd.red", "Red", Hex;
    GREEN: u16 = "png.bkgd.green", "Green", Hex;
    BLUE: u16 = "png.bkgd.blue", "Blue", Hex;
    WHITE_X: f32 = "png.chrm.white.x", "White X", None;
    WHITE_Y: f32 = "png.chrm.white.y", "White Y", None;
    RED_X: f32 = "png.chrm.red.x", "Red X", None;
    RED_Y: f32 = "png.chrm.red.y", "Red Y", None;
    GREEN_X: f32 = "png.chrm.green.x", "Green X", None;
    GREEN_Y: f32 = "png.chrm.green.y", "Green Y", None;
    BLUE_X: f32 = "png.chrm.blue.x", "Blue X", None;
    BLUE_Y: f32 = "png.chrm.blue.y", "Blue Y", None;
    GAMMA: f32 = "png.gama.gamma", "Gamma", None;
}

flag_labels! {
    ANCILLARY_WORDS "This is an ANCILLARY chunk", "This is a CRITICAL chunk";
    PRIVATE_WORDS "This is a PRIVATE chunk", "This is a PUBLIC chunk";
    SAFE_WORDS "This chunk is SAFE TO COPY", "This chunk is NOT safe to copy"
}
values! { COLOUR_TYPES {
    0 "Greyscale", 2 "Truecolour", 3 "Indexed-colour", 4 "Greyscale with alpha", 6 "Truecolour with alpha",
} }
values! { COMPRESSIONS { 0 "Deflate" } }
values! { FILTERS { 0 "Adaptive" } }
values! { INTERLACES { 0 "No interlace", 1 "Adam7" } }
values! { INTENTS { 0 "Perceptual", 1 "Relative colorimetric", 2 "Saturation", 3 "Absolute colorimetric" } }
values! { UNITS { 0 "Unit is unknown", 1 "Unit is METRE" } }

const MAGIC: &[u8] = b"\x89PNG\r\n\x1a\n";

fn looks_like(probe: &Probe<'_>) -> bool {
    probe.span.bytes.starts_with(MAGIC)
}

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    if !layer.span().bytes.starts_with(MAGIC) {
        return Err(Stop::NotMine);
    }
    layer.info_append(format_args!(" (PNG)"));
    let len = layer.span().len();
    layer.covers(len);
    layer.bytes(SIGNATURE, MAGIC.len())?;
    // Each turn takes a chunk: twelve octets at least.
    while layer.left() > 0 {
        chunk(layer)?;
    }
    Ok(())
}

fn name(kind: &[u8]) -> &'static str {
    match kind {
        b"IHDR" => "Image Header",
        b"bKGD" => "Background colour",
        b"gAMA" => "Image gamma",
        b"cHRM" => "Primary chromaticities and white point",
        b"iCCP" => "Embedded ICC profile",
        b"IDAT" => "Image data chunk",
        b"IEND" => "Image Trailer",
        b"iTXt" => "International textual data",
        b"pHYs" => "Physical pixel dimensions",
        b"PLTE" => "Palette",
        b"sBIT" => "Significant bits",
        b"sRGB" => "Standard RGB colour space",
        b"tEXt" => "Textual data",
        b"tIME" => "Image last-modification time",
        b"tRNS" => "Transparency",
        _ => "unknown",
    }
}

fn chunk(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let len = layer.peek::<u32>(0)? as usize;
    let at = layer.at();
    let kind = layer.span().slice(at + 4, 4)?;
    layer.group(format_args!("{} ({})", name(kind), codec_text::Plain(kind)), |layer| {
        layer.read(LEN)?;
        let word = layer.peek::<u32>(0)?;
        layer.text(TYPE, 4)?;
        layer.put_members(FLAGS, at + 4, 4, u64::from(word));
        layer.within(len, |layer| content(layer, kind))?;
        layer.read(CRC)?;
        Ok(())
    })
}

fn content(layer: &mut Layer<'_, '_>, kind: &[u8]) -> Result<(), Stop> {
    match kind {
        b"IHDR" => {
            layer.read(WIDTH)?;
            layer.read(HEIGHT)?;
            layer.read(BIT_DEPTH)?;
            layer.read(COLOUR_TYPE)?;
            layer.read(COMPRESSION)?;
            layer.read(FILTER)?;
            layer.read(INTERLACE)?;
        }
        b"sRGB" => {
            layer.read(INTENT)?;
        }
        b"tEXt" => {
            let rest = layer.rest().bytes;
            let keyword =
                memchr::memchr(0, rest).ok_or(Stop::Malformed("a keyword without end"))?;
            layer.text(KEYWORD, keyword)?;
            layer.skip(1)?;
            let left = layer.left();
            layer.text(STRING, left)?;
        }
        b"tIME" => {
            layer.read(YEAR)?;
            for field in [MONTH, DAY, HOUR, MINUTE, SECOND] {
                layer.read(field)?;
            }
        }
        b"pHYs" => {
            layer.read(HORIZONTAL)?;
            layer.read(VERTICAL)?;
            layer.read(UNIT)?;
        }
        b"bKGD" => match layer.left() {
            1 => {
                layer.read(PALETTE_INDEX)?;
            }
            2 => {
                layer.read(GREYSCALE)?;
            }
            6 => {
                for field in [RED, GREEN, BLUE] {
                    layer.read(field)?;
                }
            }
            _ => {}
        },
        b"gAMA" => hundred_thousandths(layer, GAMMA)?,
        b"cHRM" => {
            for field in [WHITE_X, WHITE_Y, RED_X, RED_Y, GREEN_X, GREEN_Y, BLUE_X, BLUE_Y] {
                hundred_thousandths(layer, field)?;
            }
        }
        _ => {
            let left = layer.left();
            if left > 0 {
                layer.bytes(DATA, left)?;
            }
        }
    }
    Ok(())
}

fn hundred_thousandths(layer: &mut Layer<'_, '_>, f: Field<f32>) -> Result<(), Stop> {
    let value = layer.peek::<u32>(0)?;
    layer.put(f, layer.at(), 4, value as f32 / 100_000.0);
    layer.skip(4)
}
