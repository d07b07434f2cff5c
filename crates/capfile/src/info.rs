//! What a file says besides its frames: sections, interfaces, names, secrets.

use std::net::IpAddr;

use crate::{Endian, LinkType, RawOption};

/// A section of the file. Formats without sections have one, with nothing in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    pub endian: Endian,
    pub version_major: u16,
    pub version_minor: u16,
    /// Octets of the section as its header announces; `None` if it does not.
    pub octets: Option<u64>,
    pub hardware: Option<String>,
    pub os: Option<String>,
    pub application: Option<String>,
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
    pub section: u32,
    pub link: LinkType,
    /// Most octets captured of a packet; 0 is no limit.
    pub snaplen: u32,
    /// Units of the file's times per second.
    pub units_per_second: u64,
    /// Seconds added to the file's times.
    pub ts_offset_s: i64,
    pub name: Option<String>,
    pub description: Option<String>,
    pub filter: Option<String>,
    pub os: Option<String>,
    pub hardware: Option<String>,
    /// Address, then mask.
    pub ipv4: Vec<[u8; 8]>,
    /// Address, then prefix length.
    pub ipv6: Vec<[u8; 17]>,
    pub mac: Option<[u8; 6]>,
    pub eui: Option<[u8; 8]>,
    /// Bits per second.
    pub speed: Option<u64>,
    /// Octets of frame check sequence at the end of each packet.
    pub fcs_octets: Option<u8>,
    pub comments: Vec<String>,
    /// All options, those above included, in the file's order.
    pub options: Vec<RawOption>,
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
    pub start_ts: Option<i64>,
    pub end_ts: Option<i64>,
    pub received: Option<u64>,
    pub dropped_by_interface: Option<u64>,
    pub accepted_by_filter: Option<u64>,
    pub dropped_by_os: Option<u64>,
    pub delivered: Option<u64>,
    pub comments: Vec<String>,
    pub options: Vec<RawOption>,
}

/// Names that the file gives an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameRecord {
    pub address: IpAddr,
    pub names: Vec<String>,
    pub section: u32,
    /// Number of frames of the file before it.
    pub frames_before: u64,
}

/// Keys to decrypt packets with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Secret {
    pub kind: SecretKind,
    pub data: Vec<u8>,
    pub section: u32,
    /// Number of frames of the file before it.
    pub frames_before: u64,
}

/// The secrets type of a pcapng decryption secrets block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SecretKind(pub u32);

impl SecretKind {
    pub const TLS_KEY_LOG: SecretKind = SecretKind(0x544c_534b);
    pub const SSH_KEY_LOG: SecretKind = SecretKind(0x5353_484b);
    pub const WIREGUARD_KEY_LOG: SecretKind = SecretKind(0x5747_4b4c);
    pub const ZIGBEE_NWK_KEY: SecretKind = SecretKind(0x5a4e_574b);
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
