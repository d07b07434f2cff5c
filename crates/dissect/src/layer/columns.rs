//! What a layer writes to the columns, and the addresses it sets.

use std::fmt::{self, Write as _};

use crate::address::Address;
use crate::limits;
use crate::names::Transport;
use crate::tree::Ends;

use super::{Layer, Pen};

impl<'b> Layer<'_, 'b> {
    /// The Protocol column.
    pub fn protocol_column(&mut self, name: &str) {
        if self.wants_columns() {
            self.frame.columns.protocol.clear();
            self.frame.columns.protocol.push_str(name);
        }
    }

    /// Appends to the Protocol column, such as `/JSON`.
    pub fn protocol_append(&mut self, name: &str) {
        if self.wants_columns() {
            self.frame.columns.protocol.push_str(name);
        }
    }

    /// Puts text around the Protocol column, for tunnels that name what they carry.
    pub fn protocol_wrap(&mut self, before: &str, after: &str) {
        if self.wants_columns() {
            self.frame.columns.protocol.insert_str(0, before);
            self.frame.columns.protocol.push_str(after);
        }
    }

    /// Sets the Info column; what stands before a fence stays.
    pub fn info(&mut self, text: fmt::Arguments<'_>) {
        if self.wants_columns() {
            let fence = self.frame.columns.fence;
            self.frame.columns.info.truncate(fence);
            self.append_info(text);
        }
    }

    /// Empties the Info column up to its fence.
    pub fn info_clear(&mut self) {
        if self.frame.in_error {
            return;
        }
        let fence = self.frame.columns.fence;
        self.frame.columns.info.truncate(fence);
    }

    /// Appends to the Info column.
    pub fn info_append(&mut self, text: fmt::Arguments<'_>) {
        if self.wants_columns() {
            self.append_info(text);
        }
    }

    pub(super) fn append_info(&mut self, text: fmt::Arguments<'_>) {
        let _ = write!(Pen(&mut self.frame.columns.info, limits::INFO_BYTES), "{text}");
    }

    /// Puts text in front of the Info column (behind the fence).
    pub fn info_prepend(&mut self, text: &str) {
        if self.wants_columns() && self.frame.columns.info.len() + text.len() <= limits::INFO_BYTES
        {
            let fence = self.frame.columns.fence;
            self.frame.columns.info.splice(fence..fence, text.bytes());
        }
    }

    /// Writes to the Info column by hand, after what stands there; for lines that every packet has.
    #[inline]
    pub fn info_with(&mut self, write: impl FnOnce(&mut Vec<u8>)) {
        if self.wants_columns() && self.frame.columns.info.len() < limits::INFO_BYTES {
            write(&mut self.frame.columns.info);
            self.frame.columns.info.truncate(limits::INFO_BYTES);
        }
    }

    /// Keeps what the Info column holds now, whatever later layers set.
    pub fn info_fence(&mut self) {
        if self.frame.in_error {
            return;
        }
        self.frame.columns.fence = self.frame.columns.info.len();
    }

    /// True if the Info column is empty after its fence.
    pub fn info_is_empty(&self) -> bool {
        self.frame.columns.info.len() == self.frame.columns.fence
    }

    /// Link-layer addresses.
    pub fn set_link_ends(&mut self, source: Address, destination: Address) {
        let columns = &mut self.frame.columns;
        (columns.link.source, columns.link.destination) = (source, destination);
        columns.link_last = true;
    }

    /// Network-layer addresses.
    pub fn set_network_ends(&mut self, source: Address, destination: Address) {
        let columns = &mut self.frame.columns;
        columns.network = Ends { source, destination, ..Ends::default() };
        columns.link_last = false;
    }

    /// Transport ports.
    pub fn set_ports(&mut self, transport: Transport, source: u32, destination: u32) {
        let network = &mut self.frame.columns.network;
        (network.source_port, network.destination_port) = (source, destination);
        network.transport = Some(transport);
    }

    /// Innermost network addresses and ports.
    pub fn ends(&self) -> Ends {
        self.frame.columns.network
    }

    /// Innermost link-layer addresses.
    pub fn link_ends(&self) -> Ends {
        self.frame.columns.link
    }
}
