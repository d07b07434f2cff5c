//! Virtual LAN tags: customer tags of IEEE 802.1Q-2022 section 9.6 and service tags of IEEE 802.1ad.
//!
//! A tag of either kind is four octets between two EtherTypes (or, after a customer tag, a length as in
//! IEEE 802.3). Padding and a trailer that the payload leaves belong to the innermost tag.

use dissect::prelude::*;

use crate::eth;
use crate::ethertype::ethertype;
use crate::words::ETHERTYPES;

pub(crate) static VLAN: Protocol = Protocol {
    fields: FIELDS,
    notes: NOTES,
    prefs: PREFS,
    entries: &[on(tables::ETHERTYPE, 0x8100), on(tables::ETHERTYPE, 0x9100)],
    ..Protocol::new("vlan", "VLAN", "802.1Q Virtual LAN", dissect)
};

fields! {
    /// The word that the next three are cut from has no field of its own.
    TAG: Bits<u16> = "vlan.id", "ID", Dec & 0xfff {
        PRIORITY: 0xe000 = "vlan.priority", "Priority", Dec, PRIORITIES;
        DEI: 0x1000 = "vlan.dei", "DEI", Flag, ELIGIBLE;
        ID: 0x0fff = "vlan.id", "ID", Dec;
        /// The meaning of the DEI bit before 802.1Q-2005.
        CFI: 0x1000 = "vlan.cfi", "CFI", Flag, CANONICAL;
    };
    NAME: Text = "vlan.id_name", "Name", None;
    ETYPE: u16 = "vlan.etype", "Type", Hex, ETHERTYPES;
    LEN: u16 = "vlan.len", "Length", Dec;
    TRAILER: Bytes = "vlan.trailer", "Trailer", None;
}

notes! {
    LEN_PAST_END = "vlan.len.past_end", Error, Malformed, "Length field value goes past the end of the payload";
    TOO_MANY_TAGS = "vlan.too_many_tags", Warn, Undecoded, "Too many nested VLAN tags";
}

prefs! {
    SUMMARY = "summary_in_tree", "Show the tag's fields in its line, too", Bool(true);
    QINQ_TYPE = "qinq_ethertype", "EtherType of a further kind of tag", Ports(tables::ETHERTYPE, "0x9100");
    VERSION = "version", "Edition of IEEE 802.1Q by which tags are read", Choice(2, &["IEEE 802.1Q-1998", "IEEE 802.1Q-2005", "IEEE 802.1Q-2011"]);
    DROP = "priority_drop", "Priorities that may be dropped", Choice(0, &[
        "8 Priorities, 0 Drop Eligible",
        "7 Priorities, 1 Drop Eligible",
        "6 Priorities, 2 Drop Eligible",
        "5 Priorities, 3 Drop Eligible",
    ]);
}

flag_labels! { ELIGIBLE "Eligible", "Ineligible"; CANONICAL "Non-canonical", "Canonical" }

// IEEE 802.1Q table I-2, traffic type acronyms.
values! { PRIORITIES {
    0 "Best Effort (default)", 1 "Background", 2 "Excellent Effort", 3 "Critical Applications",
    4 "Video, < 100ms latency and jitter", 5 "Voice, < 10ms latency and jitter", 6 "Internetwork Control",
    7 "Network Control",
} }

// IEEE 802.1D-1998 annex H.2.
values! { PRIORITIES_1998 {
    0 "Best Effort (default)", 1 "Background", 2 "Spare", 3 "Excellent Effort", 4 "Controlled Load",
    5 "Video, < 100ms latency and jitter", 6 "Voice, < 10ms latency and jitter", 7 "Network Control",
} }

const TAG_OCTETS: usize = 4;
const LENGTH_MAX: u16 = 1500;
/// The index of the edition of 2011 among those of the preference.
const V2011: u64 = 2;

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.protocol_column("VLAN");
    layer.info_clear();
    let tag = layer.span().u16(0).inspect_err(|_| layer.drop_node())?;
    let (priority, eligible, id) = (PRIORITY.of(tag), DEI.of(tag), ID.of(tag));
    layer.info(format_args!("PRI: {priority}  DEI: {eligible}  ID: {id}"));
    layer.covers(TAG_OCTETS);
    if !layer.state_only() {
        let version = layer.pref_uint(VERSION);
        let (flag, word) = if version == V2011 { (DEI, "DEI") } else { (CFI, "CFI") };
        if layer.wants_labels() && layer.pref_bool(SUMMARY) {
            layer.title(format_args!(", PRI: {priority}, {word}: {eligible}, ID: {id}"));
        }
        for f in [PRIORITY, flag, ID] {
            layer.put_value(f, 0, 2, Value::U64(f.of(tag)), dissect::tree::flags::BITS);
            if f.index == PRIORITY.index && layer.wants_labels() {
                name_priority(layer, version, priority);
            }
        }
        vlan_name(layer, id);
    }
    layer.seek(2);
    let kind = layer.peek::<u16>(0)?;
    if kind > LENGTH_MAX {
        layer.read(ETYPE)?;
        let (mark, rest) = (layer.mark(), layer.rest());
        ethertype(layer, kind, rest);
        let payload = layer.payload_len();
        return eth::tag_tail(layer, mark, TRAILER, payload);
    }
    layer.read(LEN)?;
    let left = layer.left();
    if usize::from(kind) > left {
        layer.note(LEN_PAST_END);
    }
    let payload = left.min(usize::from(kind));
    let (mark, rest) = (layer.mark(), layer.rest().first(payload));
    eth::length_payload(layer, rest);
    eth::tag_tail(layer, mark, TRAILER, payload)
}

/// The priority in other words, where they are not those of a tag in which no priority means that a frame may be
/// dropped.
fn name_priority(layer: &mut Layer<'_, '_>, version: u64, priority: u64) {
    let (words, may_drop) = match (version, layer.pref_uint(DROP), priority) {
        (0, _, _) => (PRIORITIES_1998.find(priority), ""),
        (_, 1.., 4) => (PRIORITIES.find(5), ", Drop Eligible"),
        (_, 2.., 2) => (PRIORITIES.find(3), ", Drop Eligible"),
        (_, 3.., 0) => (PRIORITIES.find(0), ", Drop Eligible"),
        (_, 3.., 1) => (PRIORITIES.find(0), ""),
        _ => return,
    };
    let words = words.unwrap_or("");
    layer.label(format_args!(
        "{priority:03b}. .... .... .... = Priority: {words}{may_drop} ({priority})"
    ));
}

/// The VLAN's name; its number in angle brackets if such names are looked up and it has none.
fn vlan_name(layer: &mut Layer<'_, '_>, id: u64) {
    let config = layer.config();
    if config.resolve.vlan {
        let extra = dissect::tree::flags::GENERATED;
        match config.vlan_name(id as u16) {
            Some(name) => layer.put_fmt(NAME, 0, 2, format_args!("{name}"), extra),
            None => layer.put_fmt(NAME, 0, 2, format_args!("<{id}>"), extra),
        }
    }
}

pub(crate) mod service {
    //! Service tags, IEEE 802.1ad: the tag that a provider puts around its customer's.

    use super::*;

    pub(crate) static IEEE8021AD: Protocol = Protocol {
        fields: FIELDS,
        entries: &[on(tables::ETHERTYPE, 0x88a8)],
        ..Protocol::new("ieee8021ad", "IEEE 802.1AD", "IEEE 802.1ad", dissect)
    };

    fields! {
        /// The word that the next three are cut from has no field of its own.
        TAG: Bits<u16> = "ieee8021ad.id", "ID", Dec {
            PRIORITY: 0xe000 = "ieee8021ad.priority", "Priority", Dec;
            DEI: 0x1000 = "ieee8021ad.dei", "DEI", Dec;
            ID: 0x0fff = "ieee8021ad.id", "ID", Dec;
            SVID: 0x0fff = "ieee8021ad.svid", "ID", Dec;
            CVID: 0x0fff = "ieee8021ad.cvid", "ID", Dec;
        };
        /// The tag's EtherType stands under the name that provider backbone bridges (802.1ah) gave it.
        ETYPE: u16 = "ieee8021ah.etype", "Type", Hex, ETHERTYPES;
        TRAILER: Bytes = "ieee8021ah.trailer", "Trailer", None;
    }

    fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
        layer.protocol_column("IEEE 802.1AD");
        layer.info_clear();
        let tag = layer.span().u16(0).inspect_err(|_| layer.drop_node())?;
        let (priority, eligible, id) = (PRIORITY.of(tag), DEI.of(tag), ID.of(tag));
        layer.info(format_args!("PRI: {priority}  DROP: {eligible}  ID: {id}"));
        layer.covers(TAG_OCTETS);
        if !layer.state_only() {
            layer.title(format_args!(", ID: {id}"));
            for (f, len) in [(PRIORITY, 1), (DEI, 1), (ID, 2)] {
                layer.put_value(f, 0, len, Value::U64(f.of(tag)), dissect::tree::flags::BITS);
            }
        }
        layer.seek(2);
        let kind = layer.read(ETYPE)?;
        let (mark, rest) = (layer.mark(), layer.rest());
        ethertype(layer, kind, rest);
        let payload = layer.payload_len();
        eth::tag_tail(layer, mark, TRAILER, payload)
    }
}
