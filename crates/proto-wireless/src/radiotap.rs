//! The radiotap header that captures of radio networks have before each frame: radiotap.org, "Defined fields".

use dissect::prelude::*;

use crate::radio::Radio;

pub(crate) static RADIOTAP: Protocol = Protocol {
    fields: FIELDS,
    entries: &[on(tables::LINK, 127)],
    ..Protocol::new("radiotap", "802.11 Radiotap", "IEEE 802.11 Radiotap Capture header", dissect)
};

fields! {
    REVISION: u8 = "radiotap.version", "Header revision", Dec;
    PAD: u8 = "radiotap.pad", "Header pad", Dec;
    LENGTH: u16 = "radiotap.length", "Header length", Dec;
    PRESENT_WORDS: Empty = "radiotap.present", "Present flags", None;
    PRESENT: Bits<u32> = "radiotap.present.word", "Present flags word", Hex {
        HAS_TSFT: 0x00000001 = "radiotap.present.tsft", "TSFT", Flag, IS_PRESENT;
        HAS_FLAGS: 0x00000002 = "radiotap.present.flags", "Flags", Flag, IS_PRESENT;
        HAS_RATE: 0x00000004 = "radiotap.present.rate", "Rate", Flag, IS_PRESENT;
        HAS_CHANNEL: 0x00000008 = "radiotap.present.channel", "Channel", Flag, IS_PRESENT;
        HAS_FHSS: 0x00000010 = "radiotap.present.fhss", "FHSS", Flag, IS_PRESENT;
        HAS_DBM_ANTSIGNAL: 0x00000020 = "radiotap.present.dbm_antsignal", "dBm Antenna Signal", Flag, IS_PRESENT;
        HAS_DBM_ANTNOISE: 0x00000040 = "radiotap.present.dbm_antnoise", "dBm Antenna Noise", Flag, IS_PRESENT;
        HAS_LOCK_QUALITY: 0x00000080 = "radiotap.present.lock_quality", "Lock Quality", Flag, IS_PRESENT;
        HAS_TX_ATTENUATION: 0x00000100 = "radiotap.present.tx_attenuation", "TX Attenuation", Flag, IS_PRESENT;
        HAS_DB_TX_ATTENUATION: 0x00000200 = "radiotap.present.db_tx_attenuation", "dB TX Attenuation", Flag, IS_PRESENT;
        HAS_DBM_TX_POWER: 0x00000400 = "radiotap.present.dbm_tx_power", "dBm TX Power", Flag, IS_PRESENT;
        HAS_ANTENNA: 0x00000800 = "radiotap.present.antenna", "Antenna", Flag, IS_PRESENT;
        HAS_DB_ANTSIGNAL: 0x00001000 = "radiotap.present.db_antsignal", "dB Antenna Signal", Flag, IS_PRESENT;
        HAS_DB_ANTNOISE: 0x00002000 = "radiotap.present.db_antnoise", "dB Antenna Noise", Flag, IS_PRESENT;
        HAS_RXFLAGS: 0x00004000 = "radiotap.present.rxflags", "RX flags", Flag, IS_PRESENT;
        HAS_TXFLAGS: 0x00008000 = "radiotap.present.txflags", "TX flags", Flag, IS_PRESENT;
        HAS_DATA_RETRIES: 0x00020000 = "radiotap.present.data_retries", "data retries", Flag, IS_PRESENT;
        HAS_XCHANNEL: 0x00040000 = "radiotap.present.xchannel", "Channel+", Flag, IS_PRESENT;
        HAS_MCS: 0x00080000 = "radiotap.present.mcs", "MCS information", Flag, IS_PRESENT;
        HAS_AMPDU: 0x00100000 = "radiotap.present.ampdu", "A-MPDU Status", Flag, IS_PRESENT;
        HAS_VHT: 0x00200000 = "radiotap.present.vht", "VHT information", Flag, IS_PRESENT;
        HAS_TIMESTAMP: 0x00400000 = "radiotap.present.timestamp", "frame timestamp", Flag, IS_PRESENT;
        HAS_HE: 0x00800000 = "radiotap.present.he", "HE information", Flag, IS_PRESENT;
        HAS_HE_MU: 0x01000000 = "radiotap.present.he_mu", "HE-MU information", Flag, IS_PRESENT;
        HAS_EMPTY_PSDU: 0x04000000 = "radiotap.present.0_length.psdu", "0 Length PSDU", Flag, IS_PRESENT;
        HAS_L_SIG: 0x08000000 = "radiotap.present.l_sig", "L-SIG", Flag, IS_PRESENT;
        HAS_TLV: 0x10000000 = "radiotap.present.tlv", "TLVs", Flag, IS_PRESENT;
        HAS_RTAP_NS: 0x20000000 = "radiotap.present.rtap_ns", "Radiotap NS next", Flag, NEXT;
        HAS_VENDOR_NS: 0x40000000 = "radiotap.present.vendor_ns", "Vendor NS next", Flag, NEXT;
        HAS_EXT: 0x80000000 = "radiotap.present.ext", "Ext", Flag, IS_PRESENT;
    };
    /// The same word in a namespace that is not radiotap's.
    VENDOR: Bits<u32> = "radiotap.present.word", "Present flags word", Hex {
        ONLY_RTAP_NS: 0x20000000 = "radiotap.present.rtap_ns", "Radiotap NS next", Flag, NEXT;
        ONLY_VENDOR_NS: 0x40000000 = "radiotap.present.vendor_ns", "Vendor NS next", Flag, NEXT;
        ONLY_EXT: 0x80000000 = "radiotap.present.ext", "Ext", Flag, IS_PRESENT;
    };
    TIME: u64 = "radiotap.mactime", "MAC timestamp", Dec;
    FLAGS: Bits<u8> = "radiotap.flags", "Flags", Hex {
        FLAG_CFP: 0x01 = "radiotap.flags.cfp", "CFP", Flag;
        FLAG_PREAMBLE: 0x02 = "radiotap.flags.preamble", "Preamble", Flag, PREAMBLES;
        FLAG_WEP: 0x04 = "radiotap.flags.wep", "WEP", Flag;
        FLAG_FRAG: 0x08 = "radiotap.flags.frag", "Fragmentation", Flag;
        FLAG_FCS: 0x10 = "radiotap.flags.fcs", "FCS at end", Flag;
        FLAG_DATAPAD: 0x20 = "radiotap.flags.datapad", "Data Pad", Flag;
        FLAG_BADFCS: 0x40 = "radiotap.flags.badfcs", "Bad FCS", Flag;
        FLAG_SHORTGI: 0x80 = "radiotap.flags.shortgi", "Short GI", Flag;
    };
    RATE: f32 = "radiotap.datarate", "Data rate (Mb/s)", None;
    FREQUENCY: u32 = "radiotap.channel.freq", "Channel frequency", Dec;
    CHANNEL: Bits<u16> = "radiotap.channel.flags", "Channel flags", Hex {
        BAND_700MHZ: 0x0001 = "radiotap.channel.flags.700mhz", "700 MHz spectrum", Flag;
        BAND_800MHZ: 0x0002 = "radiotap.channel.flags.800mhz", "800 MHz spectrum", Flag;
        BAND_900MHZ: 0x0004 = "radiotap.channel.flags.900mhz", "900 MHz spectrum", Flag;
        BAND_TURBO: 0x0010 = "radiotap.channel.flags.turbo", "Turbo", Flag;
        BAND_CCK: 0x0020 = "radiotap.channel.flags.cck", "Complementary Code Keying (CCK)", Flag;
        BAND_OFDM: 0x0040 = "radiotap.channel.flags.ofdm", "Orthogonal Frequency-Division Multiplexing (OFDM)", Flag;
        BAND_2GHZ: 0x0080 = "radiotap.channel.flags.2ghz", "2 GHz spectrum", Flag;
        BAND_5GHZ: 0x0100 = "radiotap.channel.flags.5ghz", "5 GHz spectrum", Flag;
        BAND_PASSIVE: 0x0200 = "radiotap.channel.flags.passive", "Passive", Flag;
        BAND_DYNAMIC: 0x0400 = "radiotap.channel.flags.dynamic", "Dynamic CCK-OFDM", Flag;
        BAND_GFSK: 0x0800 = "radiotap.channel.flags.gfsk", "Gaussian Frequency Shift Keying (GFSK)", Flag;
        BAND_GSM: 0x1000 = "radiotap.channel.flags.gsm", "GSM (900MHz)", Flag;
        BAND_STURBO: 0x2000 = "radiotap.channel.flags.sturbo", "Static Turbo", Flag;
        BAND_HALF: 0x4000 = "radiotap.channel.flags.half", "Half Rate Channel (10MHz Channel Width)", Flag;
        BAND_QUARTER: 0x8000 = "radiotap.channel.flags.quarter", "Quarter Rate Channel (5MHz Channel Width)", Flag;
    };
    SIGNAL_DBM: i8 = "radiotap.dbm_antsignal", "Antenna signal", Dec, DBM;
    NOISE_DBM: i8 = "radiotap.dbm_antnoise", "Antenna noise", Dec, DBM;
    QUALITY: u16 = "radiotap.quality", "Signal Quality", Dec;
    POWER_DBM: i8 = "radiotap.txpower", "Transmit power", Dec, DBM;
    ANTENNA: u32 = "radiotap.antenna", "Antenna", Dec;
    SIGNAL_DB: u8 = "radiotap.db_antsignal", "dB antenna signal", Dec, DB;
    NOISE_DB: u8 = "radiotap.db_antnoise", "dB antenna noise", Dec, DB;
    RX_FLAGS: Bits<u16> = "radiotap.rxflags", "RX flags", Hex {
        RX_BAD_PLCP: 0x0002 = "radiotap.rxflags.badplcp", "Bad PLCP", Flag;
    };
    TX_FLAGS: Bits<u16> = "radiotap.txflags", "TX flags", Hex {
        TX_FAIL: 0x0001 = "radiotap.rxflags.fail", "Fail", Flag;
        TX_CTS: 0x0002 = "radiotap.rxflags.cts", "CTS", Flag;
        TX_RTS: 0x0004 = "radiotap.rxflags.rts", "RTS/CTS", Flag;
        TX_NO_ACK: 0x0008 = "radiotap.rxflags.noack", "No ACK", Flag;
        TX_SEQUENCE: 0x0010 = "radiotap.rxflags.noseqno", "Has Seqnum", Flag;
        TX_ORDER: 0x0020 = "radiotap.rxflags.order", "Order", Flag;
    };
    RETRIES: u8 = "radiotap.data_retries", "data retries", Dec;
}

flag_labels! { IS_PRESENT "Present", "Absent"; NEXT "True", "False"; PREAMBLES "Short", "Long" }
const DBM: Labels = Labels::Unit(" dBm");
const DB: Labels = Labels::Unit(" dB");

/// Words of presence flags in one header: namespaces do not nest, eight is more than any driver writes.
const WORDS_MAX: usize = 16;
/// The highest bits of a presence word, which mean the same in every namespace.
const NEXT_RADIOTAP: u32 = 1 << 29;
const NEXT_VENDOR: u32 = 1 << 30;
const MORE: u32 = 1 << 31;

/// Alignment and size of the fields by bit number. What is zero has no known size.
const SHAPES: [(usize, usize); 29] = [
    (8, 8),
    (1, 1),
    (1, 1),
    (2, 4),
    (2, 2),
    (1, 1),
    (1, 1),
    (2, 2),
    (2, 2),
    (2, 2),
    (1, 1),
    (1, 1),
    (1, 1),
    (1, 1),
    (2, 2),
    (2, 2),
    (1, 1),
    (1, 1),
    (4, 8),
    (1, 3),
    (4, 8),
    (2, 12),
    (8, 12),
    (2, 12),
    (2, 12),
    (0, 0),
    (1, 1),
    (2, 4),
    (0, 0),
];

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.protocol_column("802.11 Radiotap");
    layer.info_clear();
    let version = layer.peek::<u8>(0)?;
    layer.read(REVISION)?;
    layer.read(PAD)?;
    let len = usize::from(layer.read_le(LENGTH)?);
    layer.name_as(format_args!("Radiotap Header v{version}, Length {len}"));
    let mut radio = Radio::default();
    if len >= 8 {
        let body = len - layer.at();
        layer.within(body, |layer| {
            let words = present(layer)?;
            fields_of(layer, &words, &mut radio)
        })?;
    }
    layer.seek(len);
    layer.covers(len);
    let rest = layer.rest();
    crate::radio::hand_on(layer, rest, &radio)
}

fn present(layer: &mut Layer<'_, '_>) -> Result<Vec<u32>, Stop> {
    let mut words = Vec::with_capacity(1);
    layer.subtree(PRESENT_WORDS, |layer| {
        let mut vendor = false;
        // Each takes four octets.
        while words.len() < WORDS_MAX {
            let word = layer.read_bits_le(if vendor { VENDOR } else { PRESENT })?;
            words.push(if vendor { word & (NEXT_RADIOTAP | NEXT_VENDOR | MORE) } else { word });
            // What follows without a name of its own is nobody's.
            vendor = word & NEXT_RADIOTAP == 0;
            if word & MORE == 0 {
                break;
            }
        }
        Ok(())
    })?;
    Ok(words)
}

/// The fields in the order of their bits, each at a multiple of its alignment from the header's start.
fn fields_of(layer: &mut Layer<'_, '_>, words: &[u32], radio: &mut Radio) -> Result<(), Stop> {
    for word in words {
        for (bit, (align, size)) in SHAPES.into_iter().enumerate() {
            if word & 1 << bit == 0 {
                continue;
            }
            if size == 0 {
                return Ok(());
            }
            layer.seek(layer.at().next_multiple_of(align));
            let end = layer.at() + size;
            field(layer, bit, radio)?;
            if end > layer.span().len() {
                return layer.skip(size);
            }
            layer.seek(end);
        }
        // A vendor's fields have sizes of their own.
        if word & NEXT_VENDOR != 0 {
            return Ok(());
        }
    }
    Ok(())
}

fn field(layer: &mut Layer<'_, '_>, bit: usize, radio: &mut Radio) -> Result<(), Stop> {
    let at = layer.at();
    match bit {
        0 => radio.time = Some(layer.read_le(TIME)?),
        1 => radio.flags = Some(layer.read_bits_le(FLAGS)?),
        2 => {
            let rate = f32::from(layer.peek::<u8>(0)?) / 2.0;
            layer.put(RATE, at, 1, rate);
            layer.label(format_args!("Data Rate: {rate:.1} Mb/s"));
            radio.rate = Some(rate);
        }
        3 => {
            let frequency = layer.span().u16_le(at)?;
            layer.put(FREQUENCY, at, 2, u32::from(frequency));
            layer.skip(2)?;
            let flags = layer.read_bits_le(CHANNEL)?;
            radio.channel = Some((frequency, flags));
        }
        5 => {
            let signal = layer.read_le(SIGNAL_DBM)?;
            radio.signal_dbm.get_or_insert(signal);
        }
        6 => radio.noise_dbm = Some(layer.read_le(NOISE_DBM)?),
        7 => layer.read_le(QUALITY).map(|_| ())?,
        10 => layer.read_le(POWER_DBM).map(|_| ())?,
        11 => {
            let antenna = layer.peek::<u8>(0)?;
            layer.put(ANTENNA, at, 1, antenna);
        }
        12 => radio.signal_db = Some(layer.read_le(SIGNAL_DB)?),
        13 => layer.read_le(NOISE_DB).map(|_| ())?,
        14 => layer.read_bits_le(RX_FLAGS).map(|_| ())?,
        15 => layer.read_bits_le(TX_FLAGS).map(|_| ())?,
        17 => layer.read_le(RETRIES).map(|_| ())?,
        // Rates of later versions are told by other fields, which are passed over.
        18..=27 => radio.modern = bit != 18 && bit != 20 && bit != 22 || radio.modern,
        _ => {}
    }
    Ok(())
}
