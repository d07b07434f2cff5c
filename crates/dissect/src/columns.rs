//! The packet list's columns, as the dissectors of a frame leave them.

use crate::tree::Ends;

/// What the layers of a frame wrote for the packet list; the last writer wins.
#[derive(Debug, Default)]
pub struct Columns {
    /// Link-layer addresses.
    pub link: Ends,
    /// Network-layer addresses and transport ports.
    pub network: Ends,
    /// The link-layer addresses are further in than the network's: in a tunnel.
    pub(crate) link_last: bool,
    /// The Protocol column.
    pub protocol: String,
    /// The Info column, UTF-8.
    pub info: Vec<u8>,
    /// What stands before this is kept when a later layer sets the info column.
    pub(crate) fence: usize,
}

impl Columns {
    /// Empties the columns and keeps their memory.
    pub fn clear(&mut self) {
        self.link = Ends::default();
        self.network = Ends::default();
        self.link_last = false;
        self.protocol.clear();
        self.info.clear();
        self.fence = 0;
    }

    /// Addresses for the Source and Destination columns, the innermost.
    pub fn ends(&self) -> &Ends {
        if self.link_last || self.network.source.is_none() && self.network.destination.is_none() {
            &self.link
        } else {
            &self.network
        }
    }
}
