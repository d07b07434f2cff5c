//! What a file says besides its frames: sections, interfaces, names, secrets.

use std::net::IpAddr;

use crate::{Endian, LinkType, RawOption};

/// A section of the file. Formats without sections have one, with nothing in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The order of octets in its numbers.
    pub endian: Endian,
    /// Of the format.
    pub version_major: u16,
    /// Of the format.
    pub version_minor: u16,
    /// Octets of the section as its header announces; `None` if it does not.
    pub octets: Option<u64>,
    /// The machine that captured.
    pub hardware: Option<String>,
    /// Its operating system.
    pub os: Option<String>,
    /// The program that wrote the file.
    pub application: Option<String>,
    /// Comments, in the file's order.
    pub comments: Vec<String>,
    /// All options, those above included, in the file's order.
    pub options: Vec<RawOption>,
}

impl Section {
    /// An empty section, as for formats without any.
    pub fn new(endian: Endian) -> Section {
        Section {
            endian,
            version_major: 1,
            version_minor: 0,
            octets: None,
            hardware: None,
            os: None,
            application: None,
            comments: Vec::new(),
            options: Vec::new(),
        }
    }
}

/// Where packets were captured. Formats without interfaces have one, for the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interface {
    /// Index into the reader's sections.
    pub section: u32,
    /// What its packets start with.
    pub link: LinkType,
    /// Most octets captured of a packet; 0 is no limit.
    pub snaplen: u32,
    /// Units of the file's times per second.
    pub units_per_second: u64,
    /// Seconds added to the file's times.
    pub ts_offset_s: i64,
    /// Such as eth0.
    pub name: Option<String>,
    /// In words.
    pub description: Option<String>,
    /// The capture filter.
    pub filter: Option<String>,
    /// The operating system of the machine it is in.
    pub os: Option<String>,
    /// What it is made of.
    pub hardware: Option<String>,
    /// Address, then mask.
    pub ipv4: Vec<[u8; 8]>,
    /// Address, then prefix length.
    pub ipv6: Vec<[u8; 17]>,
    /// EUI-48 address.
    pub mac: Option<[u8; 6]>,
    /// EUI-64 address.
    pub eui: Option<[u8; 8]>,
    /// Bits per second.
    pub speed: Option<u64>,
    /// Octets of frame check sequence at the end of each packet.
    pub fcs_octets: Option<u8>,
    /// Comments, in the file's order.
    pub comments: Vec<String>,
    /// All options, those above included, in the file's order.
    pub options: Vec<RawOption>,
    /// Its counters, as often as the file has them.
    pub statistics: Vec<Statistics>,
}

impl Interface {
    /// An interface of which only the link type is known.
    pub fn new(section: u32, link: LinkType, snaplen: u32, units_per_second: u64) -> Interface {
        Interface {
            section,
            link,
            snaplen,
            units_per_second,
            ts_offset_s: 0,
            name: None,
            description: None,
            filter: None,
            os: None,
            hardware: None,
            ipv4: Vec::new(),
            ipv6: Vec::new(),
            mac: None,
            eui: None,
            speed: None,
            fcs_octets: None,
            comments: Vec::new(),
            options: Vec::new(),
            statistics: Vec::new(),
        }
    }
}

/// Counters of an interface, as of some moment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Statistics {
    /// When they were taken, nanoseconds since 1970.
    pub ts: Option<i64>,
    /// When the capture began, nanoseconds since 1970.
    pub start_ts: Option<i64>,
    /// When the capture ended, nanoseconds since 1970.
    pub end_ts: Option<i64>,
    /// Packets received.
    pub received: Option<u64>,
    /// Packets the interface dropped for lack of room.
    pub dropped_by_interface: Option<u64>,
    /// Packets that passed the capture filter.
    pub accepted_by_filter: Option<u64>,
    /// Packets the operating system dropped.
    pub dropped_by_os: Option<u64>,
    /// Packets handed to the capturing program.
    pub delivered: Option<u64>,
    /// Comments, in the file's order.
    pub comments: Vec<String>,
    /// All options, those above included, in the file's order.
    pub options: Vec<RawOption>,
}

/// Names that the file gives an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameRecord {
    /// What is named.
    pub address: IpAddr,
    /// The first is the usual one.
    pub names: Vec<String>,
    /// Index into the reader's sections.
    pub section: u32,
    /// Number of frames of the file before it.
    pub frames_before: u64,
}

/// Keys to decrypt packets with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Secret {
    /// What the data is.
    pub kind: SecretKind,
    /// As in the file.
    pub data: Vec<u8>,
    /// Index into the reader's sections.
    pub section: u32,
    /// Number of frames of the file before it.
    pub frames_before: u64,
}

/// The secrets type of a pcapng decryption secrets block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SecretKind(pub u32);

impl SecretKind {
    /// NSS key log lines.
    pub const TLS_KEY_LOG: SecretKind = SecretKind(0x544c_534b);
    /// SSH key log lines.
    pub const SSH_KEY_LOG: SecretKind = SecretKind(0x5353_484b);
    /// WireGuard key log lines.
    pub const WIREGUARD_KEY_LOG: SecretKind = SecretKind(0x5747_4b4c);
    /// A ZigBee network key, and the network.
    pub const ZIGBEE_NWK_KEY: SecretKind = SecretKind(0x5a4e_574b);
    /// A ZigBee application key, and who uses it.
    pub const ZIGBEE_APS_KEY: SecretKind = SecretKind(0x5a41_504b);
}

/// All that a reader has learnt so far besides the frames.
#[derive(Clone, Debug, Default)]
pub(crate) struct Facts {
    pub(crate) sections: Vec<Section>,
    pub(crate) interfaces: Vec<Interface>,
    pub(crate) names: Vec<NameRecord>,
    pub(crate) secrets: Vec<Secret>,
    /// Frames delivered in earlier chunks.
    pub(crate) frames_before: u64,
}

impl Facts {
    /// For formats with neither sections nor interfaces.
    pub(crate) fn single(endian: Endian, interface: Interface) -> Facts {
        Facts {
            sections: vec![Section::new(endian)],
            interfaces: vec![interface],
            ..Facts::default()
        }
    }
}
