//! Packets within packets, for whoever makes a capture of them. A protocol offers them ([`Layer::offer`](crate::Layer::offer));
//! a [`Demand`](crate::Demand) tells which are taken.

use crate::protocol::Table;
use crate::registry::ProtocolId;
use crate::tree::{Ends, Value};

/// Which packets within packets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Export {
    /// Those of the Internet Protocol.
    Ip,
    /// Those of Ethernet.
    Ethernet,
    /// What a network layer carries.
    Layer3,
    /// What a transport carries.
    Layer4,
    /// Messages of applications.
    Layer7,
    /// What link types of the user's own carry.
    User,
}

/// Who takes the packet apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taker {
    /// Told by what is exported.
    Known,
    /// A protocol; where it has several names, this one.
    Protocol(ProtocolId),
    /// A protocol that recognized the packet as its own; the table of heuristics it stands in.
    Heuristic(ProtocolId, Table),
    /// Who stands under a number of a table.
    Number(Table, u32),
}

/// A packet within a packet.
#[derive(Clone, Copy, Debug)]
pub struct Pdu {
    /// Who takes it apart.
    pub taker: Taker,
    /// Which buffer of the frame it stands in.
    pub source: u8,
    /// Its first octet there.
    pub start: u32,
    /// Octets that are there.
    pub captured: u32,
    /// Octets that it had.
    pub len: u32,
    /// The addresses and ports at the time.
    pub ends: Ends,
    /// What the layer below tells the taker; in the tree's arena.
    pub(crate) told: Value,
}

impl Pdu {
    /// True if the layer below tells the taker something.
    pub fn is_told(&self) -> bool {
        self.told != Value::None
    }
}
