//! Graphics Interchange Format, CompuServe: versions 87a and 89a.

use dissect::prelude::*;

pub(crate) static GIF: Protocol = Protocol {
    fields: FIELDS,
    notes: NOTES,
    entries: &[on_text(tables::MEDIA_TYPE, "image/gif"), heuristic(tables::HTTP, looks_like)],
    stateless: true,
    ..Protocol::new("image-gif", "GIF image", "Compuserve GIF", dissect)
};

fields! {
    VERSION: Text = "image-gif.version", "Version", None;
    SCREEN_WIDTH: u16 = "image-gif.screen.width", "Screen width", Dec;
    SCREEN_HEIGHT: u16 = "image-gif.screen.height", "Screen height", Dec;
    GLOBAL: Bits<u8> = "image-gif.global", "Global settings", Hex {
        GLOBAL_MAP_PRESENT: 0x80 = "image-gif.global.color_map.present", "Global color map is present", Dec, TRUTH;
        GLOBAL_COLOR_BPP: 0x70 = "image-gif.global.color_bpp", "Bits per color minus 1", Dec;
        GLOBAL_MAP_ORDERED: 0x08 = "image-gif.global.color_map.ordered", "Global color map is ordered", Dec, TRUTH;
        GLOBAL_BPP: 0x07 = "image-gif.global.bpp", "Image bits per pixel minus 1", Dec;
    };
    BACKGROUND: u8 = "image-gif.image_background_index", "Background color index", Dec;
    ASPECT_RATIO: u8 = "image-gif.global.pixel_aspect_ratio", "Global pixel aspect ratio", Dec;
    GLOBAL_MAP: Bytes = "image-gif.global.color_map", "Global color map", None;
    LEFT: u16 = "image-gif.image.left", "Image left position", Dec;
    TOP: u16 = "image-gif.image.top", "Image top position", Dec;
    WIDTH: u16 = "image-gif.image.width", "Image width", Dec;
    HEIGHT: u16 = "image-gif.image.height", "Image height", Dec;
    LOCAL: Bits<u8> = "image-gif.local", "Local settings", Hex {
        LOCAL_MAP_PRESENT: 0x80 = "image-gif.local.color_map.present", "Local color map is present", Dec, TRUTH;
        LOCAL_COLOR_BPP: 0x70 = "image-gif.local.color_bpp", "Bits per color minus 1", Dec;
        LOCAL_MAP_ORDERED: 0x08 = "image-gif.local.color_map.ordered", "Local color map is ordered", Dec, TRUTH;
        LOCAL_BPP: 0x07 = "image-gif.local.bpp", "Image bits per pixel minus 1", Dec;
    };
    LOCAL_MAP: Bytes = "image-gif.local.color_map", "Local color map", None;
    EXTENSION: Empty = "image-gif.extension", "Extension", None;
    EXTENSION_LABEL: u8 = "image-gif.extension.label", "Extension label", Hex, EXTENSIONS;
    IMAGE: Empty = "image-gif.image", "Image", None;
    CODE_SIZE: u8 = "image-gif.image.code_size", "LZW minimum code size", Dec;
    END: Empty = "image-gif.end", "Trailer (End of the GIF stream)", None;
    BLOCK: UintBytes = "image-gif.data_block", "Data block", None;
}

notes! {
    UNKNOWN_BLOCK = "gif.data_block_type.unknown", Warn, Protocol, "Unknown GIF data block type";
}

values! { TRUTH { 0 "False", 1 "True" } }
values! { EXTENSIONS { 0x01 "Plain Text", 0xf9 "Graphics Control", 0xfe "Comment", 0xff "Application" } }

fn is_gif(bytes: &[u8]) -> bool {
    bytes.len() >= 20 && (bytes.starts_with(b"GIF87a") || bytes.starts_with(b"GIF89a"))
}

fn looks_like(probe: &Probe<'_>) -> bool {
    is_gif(probe.span.bytes)
}

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    if !is_gif(layer.span().bytes) {
        return Err(Stop::NotMine);
    }
    let len = layer.span().len();
    layer.covers(len);
    let version = layer.text(VERSION, 6)?;
    let version = str::from_utf8(version).unwrap_or("");
    layer.info_append(format_args!(" ({version})"));
    layer.title(format_args!(", Version: {version}"));
    let ordered = version == "GIF89a";
    layer.read_le(SCREEN_WIDTH)?;
    layer.read_le(SCREEN_HEIGHT)?;
    let word = settings(layer, "Global", ordered)?;
    layer.read(BACKGROUND)?;
    let ratio = layer.peek::<u8>(0)?;
    if ordered && ratio != 0 {
        layer.put(ASPECT_RATIO, layer.at(), 1, ratio);
    }
    layer.skip(1)?;
    if word & 0x80 != 0 {
        layer.bytes(GLOBAL_MAP, 3 << ((word & 7) + 1))?;
    }
    // Each turn takes an octet at least.
    while layer.left() > 0 {
        match layer.peek::<u8>(0)? {
            0x21 => layer.subtree(EXTENSION, extension)?,
            0x2c => layer.subtree(IMAGE, |layer| image(layer, ordered))?,
            0x3b => {
                layer.bytes(END, 1)?;
                break;
            }
            _ => {
                let at = layer.at();
                layer.line(at, 1, "Unknown block");
                layer.note(UNKNOWN_BLOCK);
                break;
            }
        }
    }
    Ok(())
}

fn settings(layer: &mut Layer<'_, '_>, which: &str, ordered: bool) -> Result<u8, Stop> {
    let at = layer.at();
    let word = layer.peek::<u8>(0)?;
    layer.skip(1)?;
    let bits = |n: u8| if n == 1 { "1 bit".to_owned() } else { format!("{n} bits") };
    if layer.wants_labels() {
        let present = if word & 0x80 != 0 {
            format!(" ({which} color table present)")
        } else {
            String::new()
        };
        // The reference adds one to the bits of a colour only if there are none.
        let (color, pixel) = (bits((word >> 4 & 7).max(1)), bits((word & 7) + 1));
        layer.line(
            at,
            1,
            format_args!("{which} settings:{present} ({color} per color) ({pixel} per pixel)"),
        );
    } else {
        layer.line(at, 1, "");
    }
    let global = which == "Global";
    // The last of the local settings bears the name of the global ones in the reference.
    let members = if global {
        [GLOBAL_MAP_PRESENT, GLOBAL_COLOR_BPP, GLOBAL_MAP_ORDERED, GLOBAL_BPP]
    } else {
        [LOCAL_MAP_PRESENT, LOCAL_COLOR_BPP, LOCAL_MAP_ORDERED, GLOBAL_BPP]
    };
    layer.nest(|layer| {
        for (i, member) in members.into_iter().enumerate() {
            if i != 2 || ordered {
                let value = Value::U64(member.of(word));
                layer.put_value(member, at, 1, value, dissect::tree::flags::BITS);
            }
        }
    });
    Ok(word)
}

fn extension(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let label = layer.peek::<u8>(1)?;
    layer.append_at(layer.last(), format_args!(": {}", EXTENSIONS.name(label, "unknown")));
    layer.skip(1)?;
    layer.read(EXTENSION_LABEL)?;
    blocks(layer)
}

fn image(layer: &mut Layer<'_, '_>, ordered: bool) -> Result<(), Stop> {
    layer.skip(1)?;
    for field in [LEFT, TOP, WIDTH, HEIGHT] {
        layer.read_le(field)?;
    }
    let word = settings(layer, "Local", ordered)?;
    if word & 0x80 != 0 {
        layer.bytes(LOCAL_MAP, 3 << ((word & 7) + 1))?;
    }
    layer.read(CODE_SIZE)?;
    blocks(layer)
}

/// Blocks of data up to one of no octets.
fn blocks(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    // Each turn takes an octet at least.
    loop {
        let at = layer.at();
        let len = usize::from(layer.peek::<u8>(0)?);
        layer.skip(1 + len)?;
        layer.put_value(BLOCK, at, 1 + len, layer.slice_value(at + 1, len), 0);
        layer.append(format_args!(" (length = {len})"));
        if len == 0 {
            return Ok(());
        }
    }
}
