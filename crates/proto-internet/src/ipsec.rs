//! IP security: Authentication Header, RFC 4302; Encapsulating Security Payload, RFC 4303.

pub(crate) mod ah {
    //! Authentication Header.

    use dissect::prelude::*;

    use crate::numbers::IP_PROTOCOLS;

    pub(crate) static AH: Protocol = Protocol {
        fields: FIELDS,
        entries: &[on(tables::IP_PROTO, 51)],
        head: 2,
        ..Protocol::new("ah", "AH", "Authentication Header", dissect)
    };

    fields! {
        NEXT_HEADER: u8 = "ah.next_header", "Next header", Dec, IP_PROTOCOLS;
        /// In 32-bit words, less two.
        LENGTH: u8 = "ah.length", "Length", Dec;
        RESERVED: Bytes = "ah.reserved", "Reserved", None;
        SPI: u32 = "ah.spi", "AH SPI", Hex;
        SEQUENCE: u32 = "ah.sequence", "AH Sequence", Dec;
        ICV: Bytes = "ah.icv", "AH ICV", None;
    }

    fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
        layer.protocol_column("AH");
        let spi = layer.span().u32(4);
        if let Ok(spi) = spi {
            layer.info(format_args!("AH (SPI={spi:#010x})"));
        }
        let next = layer.read(NEXT_HEADER)?;
        let octets = (usize::from(layer.read(LENGTH)?) + 2) * 4;
        layer.append(format_args!(" ({octets} bytes)"));
        layer.bytes(RESERVED, 2)?;
        layer.read(SPI)?;
        layer.read(SEQUENCE)?;
        // The length does not count the first two words: with 0 there would be no sequence number.
        layer.bytes(ICV, octets.saturating_sub(12))?;
        layer.seek(octets);
        // IPv6 goes on with the next header itself.
        if !matches!(layer.argument(), Argument::Bytes(_)) {
            let rest = layer.rest();
            let taker = layer.lookup(tables::IP_PROTO, u32::from(next));
            let taker = Taker::Protocol(taker.unwrap_or(layer.registry().known.data));
            if !layer.in_error_packet() {
                layer.offer(Export::Layer3, taker, rest, &[]);
            }
            layer.hand_off_or_data(tables::IP_PROTO, u32::from(next), rest);
        }
        Ok(())
    }
}

pub(crate) mod esp {
    //! Encapsulating Security Payload: the header, and whether sequence numbers follow each other. What it carries is
    //! encrypted.

    use std::collections::HashMap;

    use dissect::prelude::*;

    pub(crate) static ESP: Protocol = Protocol {
        fields: FIELDS,
        notes: NOTES,
        prefs: PREFS,
        entries: &[on(tables::IP_PROTO, 50)],
        ..Protocol::new("esp", "ESP", "Encapsulating Security Payload", dissect)
    };

    fields! {
        SPI: u32 = "esp.spi", "ESP SPI", HexDec;
        SEQUENCE: u32 = "esp.sequence", "ESP Sequence", Dec;
        EXPECTED: u32 = "esp.sequence-analysis.expected-sn", "Expected SN", Dec;
        PREVIOUS: FrameNum = "esp.sequence-analysis.previous-frame", "Previous Frame", None;
    }

    notes! {
        WRONG_SEQUENCE = "esp.sequence-analysis.wrong-sequence-number", Warn, Sequence, "Wrong Sequence Number";
    }

    prefs! {
        SEQUENCE_ANALYSIS = "do_esp_sequence_analysis", "Check that sequence numbers follow each other", Bool(true);
    }

    /// Last sequence number of each security parameters index, and the frame it was in.
    #[derive(Default)]
    struct Last(HashMap<u32, (u32, u32)>);

    /// How many indexes are remembered; when there are more, all are forgotten.
    const INDEXES_MAX: usize = 100_000;

    fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
        layer.protocol_column("ESP");
        let spi = layer.read(SPI)?;
        layer.info(format_args!("ESP (SPI={spi:#010x})"));
        let sequence = layer.read(SEQUENCE)?;
        let whole = layer.span().len();
        layer.covers(whole);
        if layer.in_error_packet() || !layer.pref_bool(SEQUENCE_ANALYSIS) {
            return Ok(());
        }
        let before = layer.once(|scene| {
            let frame = scene.frame;
            let last = &mut scene.local::<Last>().0;
            if last.len() >= INDEXES_MAX {
                last.clear();
            }
            last.insert(spi, (sequence, frame))
        })?;
        if let Some((last, frame)) = before
            && last.wrapping_add(1) != sequence
        {
            let expected = last.wrapping_add(1);
            layer.generated(EXPECTED, 0, expected);
            let (less, by) = if sequence < expected {
                ("less", expected - sequence)
            } else {
                ("more", sequence - expected)
            };
            layer.note_with(
                WRONG_SEQUENCE,
                format_args!("Wrong Sequence Number for SPI {spi:08x} - {by} {less} than expected"),
            );
            layer.link(PREVIOUS, u64::from(frame));
        }
        Ok(())
    }
}

pub(crate) mod udpencap {
    //! ESP and key exchange over UDP, RFC 3948 §2.

    use dissect::prelude::*;

    pub(crate) static UDPENCAP: Protocol = Protocol {
        fields: FIELDS,
        entries: &[on(tables::UDP_PORT, 4500)],
        ..Protocol::new("udpencap", "UDPENCAP", "UDP Encapsulation of IPsec Packets", dissect)
    };

    fields! {
        NAT_KEEPALIVE: Empty = "udpencap.nat_keepalive", "NAT-keepalive packet", None;
        NON_ESP_MARKER: Empty = "udpencap.non_esp_marker", "Non-ESP Marker", None;
    }

    fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
        layer.protocol_column("UDPENCAP");
        layer.info_clear();
        if layer.span().len() == 1 && layer.peek::<u8>(0)? == 0xff {
            layer.info(format_args!("NAT-keepalive"));
            return layer.bytes(NAT_KEEPALIVE, 1).map(drop);
        }
        // No security parameters index is 0: then it is a key exchange.
        let name = if layer.peek::<u32>(0)? == 0 {
            layer.bytes(NON_ESP_MARKER, 4)?;
            Name::new("isakmp")
        } else {
            Name::new("esp")
        };
        let rest = layer.rest();
        if !layer.call_named(name, rest, Argument::None) {
            layer.data(rest);
        }
        Ok(())
    }
}
