//! What the engine itself puts into the tree: bytes nobody claimed, layers that broke off, expert notes.

use dissect::prelude::*;

pub(crate) mod data {
    //! Bytes that no protocol claimed.

    use codec_compress::{Format, decompress};

    use super::*;

    pub(crate) static DATA: Protocol = Protocol {
        fields: FIELDS,
        prefs: PREFS,
        stateless: true,
        ..Protocol::new("data", "Data", "Data", dissect)
    };

    fields! {
        /// The bytes.
        BYTES: Bytes = "data.data", "Data", None;
        /// The bytes decompressed; off by default, as the two after the length.
        PLAIN: Bytes = "data.uncompressed.data", "Uncompressed Data", None;
        PLAIN_LEN: i32 = "data.uncompressed.len", "Uncompressed Length", Dec;
        TEXT: Text = "data.text", "Text", None;
        HASH: Text = "data.md5_hash", "Payload MD5 hash", None;
        /// How many there are, as far as captured.
        LEN: i32 = "data.len", "Length", Dec;
    }

    prefs! {
        DECOMPRESS = "uncompress_data", "Decompress what is compressed", Bool(false);
        AS_TEXT = "show_as_text", "Show the bytes as text, too", Bool(false);
        HASHES = "md5_hash", "Show the MD5 sum of the bytes", Bool(false);
    }

    fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
        let span = layer.span();
        let len = span.bytes.len();
        layer.covers(len);
        layer.title(format_args!(" ({len} byte{})", if len == 1 { "" } else { "s" }));
        layer.put_bytes(BYTES, 0, len);
        let mut plain = span;
        if layer.pref_bool(DECOMPRESS)
            && let Some(output) = decompressed(span.bytes)
        {
            plain = layer.add_source_vec("Uncompressed Data", output)?;
            layer.over(plain, |layer| layer.put_bytes(PLAIN, 0, plain.len()));
            layer.generated(PLAIN_LEN, 0, plain.len() as i32);
        }
        if layer.wants(TEXT) && layer.pref_bool(AS_TEXT) {
            let text = plain.bytes.split(|b| *b == 0).next().unwrap_or(&[]);
            layer.over(plain, |layer| layer.put_text_flagged(TEXT, 0, plain.bytes.len(), text, 0));
            layer.info_clear();
            layer.info_with(|info| {
                info.extend(text.iter().map(|c| if c.is_ascii_control() { b' ' } else { *c }));
            });
        }
        if layer.wants(HASH) && layer.pref_bool(HASHES) {
            let sum = codec_text::md5_hex(span.bytes);
            layer.put_text_flagged(HASH, 0, 0, sum, dissect::tree::flags::GENERATED);
        }
        layer.generated(LEN, 0, len as i32);
        layer.seek(len);
        Ok(())
    }

    /// What comes out of gzip or zlib, if the bytes are one of these.
    fn decompressed(bytes: &[u8]) -> Option<Vec<u8>> {
        let format = match bytes {
            [0x1f, 0x8b, ..] => Format::Gzip,
            [0x78, ..] => Format::Zlib,
            _ => return None,
        };
        decompress(format, bytes).map(|output| output.bytes)
    }
}

pub(crate) mod malformed {
    //! A layer that broke off because its message contradicts itself.

    use super::*;

    pub(crate) static MALFORMED: Protocol = Protocol {
        notes: NOTES,
        stateless: true,
        in_stack: false,
        ..Protocol::new("_ws.malformed", "Malformed packet", "Malformed Packet", dissect)
    };

    notes! {
        /// Where a layer stopped.
        STOPPED = "_ws.malformed.expert", Error, Malformed, "Malformed Packet (Exception occurred)";
        /// A fragment of a message that was put together before.
        REASSEMBLY = "_ws.malformed.reassembly", Error, Malformed, "Reassembly error";
        /// A fault of a dissector.
        BUG = "_ws.malformed.dissector_bug", Error, Malformed, "Dissector bug";
    }

    fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
        match layer.argument() {
            Argument::Stop(Stop::Reassembly(why)) => {
                layer.note_here(REASSEMBLY, format_args!("{why}"));
            }
            _ => layer.note_here(STOPPED, format_args!("")),
        }
        Ok(())
    }
}

pub(crate) mod short {
    //! A layer that the capture's snap length cut.

    use super::*;

    pub(crate) static SHORT: Protocol = Protocol {
        stateless: true,
        in_stack: false,
        ..Protocol::new(
            "_ws.short",
            "Short frame",
            "Packet size limited during capture",
            |_| Ok(()),
        )
    };
}

pub(crate) mod string {
    //! Text that goes on behind its end.

    use super::*;

    pub(crate) static STRING: Protocol = Protocol {
        notes: NOTES,
        stateless: true,
        in_stack: false,
        ..Protocol::new("_ws.string", "String", "String Errors", |_| Ok(()))
    };

    notes! {
        /// Behind the zero octet that ends a text.
        STRAY = "_ws.string.trailing_stray_characters", Warn, Undecoded, "Trailing stray characters";
    }
}

pub(crate) mod unreassembled {
    //! A layer in a fragment whose others are not there.

    use super::*;

    pub(crate) static UNREASSEMBLED: Protocol = Protocol {
        notes: NOTES,
        stateless: true,
        in_stack: false,
        ..Protocol::new(
            "_ws.unreassembled",
            "Unreassembled",
            "Unreassembled Fragmented Packet",
            dissect,
        )
    };

    notes! {
        /// Where a layer stopped.
        STOPPED = "_ws.unreassembled.expert", Note, Undecoded, "Unreassembled fragment (change preferences to enable reassembly)";
    }

    fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
        layer.note_here(STOPPED, format_args!(""));
        Ok(())
    }
}

pub(crate) mod expert {
    //! Expert notes: the fields that every note has. `dissect` adds them.

    use super::*;

    pub(crate) static EXPERT: Protocol = Protocol {
        fields: FIELDS,
        stateless: true,
        in_stack: false,
        ..Protocol::new("_ws.expert", "Expert", "Expert Info", |_| Ok(()))
    };

    fields! {
        /// What a person reads.
        MESSAGE: Text = "_ws.expert.message", "Message", None;
        /// How serious.
        SEVERITY: u32 = "_ws.expert.severity", "Severity level", None, SEVERITIES;
        /// What about.
        GROUP: u32 = "_ws.expert.group", "Group", None, GROUPS;
    }

    values! { SEVERITIES {
        0x100000 "Comment", 0x200000 "Chat", 0x400000 "Note", 0x600000 "Warning", 0x800000 "Error",
    } }
    values! { GROUPS {
        0x1000000 "Checksum", 0x2000000 "Sequence", 0x3000000 "Response", 0x4000000 "Request",
        0x5000000 "Undecoded", 0x6000000 "Reassemble", 0x7000000 "Malformed", 0x8000000 "Debug",
        0x9000000 "Protocol", 0xa000000 "Security", 0xb000000 "Comment", 0xc000000 "Decryption",
        0xd000000 "Assumption", 0xe000000 "Deprecated",
    } }
}
