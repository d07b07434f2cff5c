//! What is known of how a frame was received, whatever header told it; shown in one form.

use dissect::prelude::*;

pub(crate) static WLAN_RADIO: Protocol = Protocol {
    fields: FIELDS,
    ..Protocol::new("wlan_radio", "802.11 Radio", "802.11 radio information", dissect)
};

fields! {
    PHY: u32 = "wlan_radio.phy", "PHY type", Dec, PHYS;
    PROPRIETARY: u32 = "wlan_radio.11g.mode", "Proprietary mode", Dec, MODES;
    TURBO: u32 = "wlan_radio.11a.turbo_type", "Turbo type", Dec, TURBOS;
    SHORT_PREAMBLE: bool = "wlan_radio.short_preamble", "Short preamble", Flag;
    RATE: f32 = "wlan_radio.data_rate", "Data rate", None;
    CHANNEL: u32 = "wlan_radio.channel", "Channel", Dec;
    FREQUENCY: u16 = "wlan_radio.frequency", "Frequency", Dec, MHZ;
    SIGNAL_DBM: i8 = "wlan_radio.signal_dbm", "Signal strength (dBm)", Dec, DBM;
    SIGNAL_DB: u8 = "wlan_radio.signal_db", "Signal strength (dB)", Dec, DB;
    NOISE_DBM: i8 = "wlan_radio.noise_dbm", "Noise level (dBm)", Dec, DBM;
    RATIO: i32 = "wlan_radio.snr", "Signal/noise ratio (dB)", Dec, DB;
    TIME: u64 = "wlan_radio.timestamp", "TSF timestamp", Dec;
}

values! { PHYS { 4 "802.11b (HR/DSSS)", 5 "802.11a (OFDM)", 6 "802.11g (ERP)" } }
values! { MODES { 0 "None", 1 "Super G" } }
values! { TURBOS { 0 "Non-turbo", 1 "Dynamic turbo", 2 "Static turbo" } }
const MHZ: Labels = Labels::Unit("MHz");
const DBM: Labels = Labels::Unit(" dBm");
const DB: Labels = Labels::Unit(" dB");

/// How a frame was received; what the capture does not tell is not there.
#[derive(Default)]
pub(crate) struct Radio {
    pub(crate) time: Option<u64>,
    /// As radiotap has them.
    pub(crate) flags: Option<u8>,
    pub(crate) rate: Option<f32>,
    /// In MHz, and radiotap's flags.
    pub(crate) channel: Option<(u16, u16)>,
    pub(crate) signal_dbm: Option<i8>,
    pub(crate) signal_db: Option<u8>,
    pub(crate) noise_dbm: Option<i8>,
    /// Sent by the rules of 802.11n or later, which have other fields.
    pub(crate) modern: bool,
}

/// Radiotap's flag: the frame's check sequence was captured.
pub(crate) const FLAG_FCS: u8 = 0x10;
const FLAG_SHORT_PREAMBLE: u8 = 0x02;
const CCK: u16 = 0x20;
const OFDM: u16 = 0x40;
const GHZ_5: u16 = 0x100;
const GHZ_2: u16 = 0x80;

/// Shows the radio information and hands the frame on.
pub(crate) fn hand_on<'b>(
    layer: &mut Layer<'_, 'b>,
    rest: Span<'b>,
    radio: &Radio,
) -> Result<(), Stop> {
    let id = layer.registry().named(Name::new("wlan_radio")).ok_or(Stop::NotMine)?;
    layer.name_layer(id);
    let at = layer.at();
    let own = layer.registry().protocol_field(id);
    layer.at_root(|layer| {
        layer.put_foreign(own, at, 0, Value::Range, dissect::tree::flags::PROTOCOL);
        layer.nest(|layer| layer.with_fields_of(id, |layer| show(layer, radio, at)));
    });
    let flags = Argument::Number(u64::from(radio.flags.unwrap_or(0)));
    if !layer.call_named(Name::new("wlan"), rest, flags) {
        layer.data(rest);
    }
    Ok(())
}

fn show(layer: &mut Layer<'_, '_>, radio: &Radio, at: usize) {
    let band = radio.channel.map_or(0, |(_, flags)| flags);
    let phy = match () {
        () if radio.modern => 0,
        () if band & OFDM != 0 && band & GHZ_5 != 0 => 5,
        () if band & OFDM != 0 && band & GHZ_2 != 0 => 6,
        () if band & CCK != 0 => 4,
        () => 0,
    };
    if phy != 0 {
        layer.put(PHY, at, 0, phy);
    }
    match phy {
        5 => layer.put(TURBO, at, 0, 0u32),
        6 => layer.put(PROPRIETARY, at, 0, 0u32),
        _ => {}
    }
    if let Some(flags) = radio.flags.filter(|_| phy == 4) {
        layer.put(SHORT_PREAMBLE, at, 0, flags & FLAG_SHORT_PREAMBLE != 0);
    }
    if let Some(rate) = radio.rate.filter(|_| !radio.modern) {
        layer.put(RATE, at, 0, rate);
        layer.label(format_args!("Data rate: {rate:.1} Mb/s"));
    }
    if let Some((frequency, _)) = radio.channel {
        if let Some(channel) = channel(frequency) {
            layer.put(CHANNEL, at, 0, channel);
        }
        layer.put(FREQUENCY, at, 0, frequency);
    }
    if let Some(signal) = radio.signal_dbm {
        layer.put(SIGNAL_DBM, at, 0, signal);
    }
    if let Some(signal) = radio.signal_db {
        layer.put(SIGNAL_DB, at, 0, signal);
    }
    if let Some(noise) = radio.noise_dbm {
        layer.put(NOISE_DBM, at, 0, noise);
        if let Some(signal) = radio.signal_dbm {
            layer.put(RATIO, at, 0, i32::from(signal) - i32::from(noise));
        }
    }
    if let Some(time) = radio.time {
        layer.put(TIME, at, 0, time);
    }
}

/// IEEE 802.11-2020 annex E: channel numbers of the two bands.
fn channel(frequency: u16) -> Option<u32> {
    let number = match frequency {
        2484 => 14,
        2412..=2472 => (frequency - 2407) / 5,
        5000..=5900 => (frequency - 5000) / 5,
        _ => return None,
    };
    Some(u32::from(number))
}

fn dissect(_: &mut Layer<'_, '_>) -> Result<(), Stop> {
    // Shown by who knows it; see `hand_on`.
    Err(Stop::NotMine)
}
