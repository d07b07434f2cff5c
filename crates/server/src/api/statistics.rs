//! The windows of the Statistics menu.

use super::wire;

wire! {
    /// Capture file properties.
    pub struct Properties {
        /// In the order shown.
        pub sections: Vec<PropertySection>,
    }

    /// A section of the properties.
    pub struct PropertySection {
        /// Its heading.
        pub title: String,
        /// Names and values.
        pub rows: Vec<Property>,
        /// A table, if it has one.
        pub table: Option<PropertyTable>,
    }

    /// A property.
    pub struct Property {
        /// What it is.
        pub name: String,
        /// Its value.
        pub value: String,
    }

    /// A table of properties.
    pub struct PropertyTable {
        /// Headings.
        pub columns: Vec<String>,
        /// Cells.
        pub rows: Vec<Vec<String>>,
    }

    /// Protocol hierarchy.
    pub struct Hierarchy {
        /// The tree in pre-order.
        pub rows: Vec<HierarchyRow>,
        /// Frames counted.
        pub packets: u32,
        /// Octets of them.
        pub bytes: u64,
        /// Seconds from the first to the last.
        pub seconds: f64,
    }

    /// A protocol in the hierarchy.
    pub struct HierarchyRow {
        /// Its name.
        pub name: String,
        /// Filter name.
        pub filter: String,
        /// 0 for the top.
        pub level: u32,
        /// Frames that have it here.
        pub packets: u32,
        /// Octets of those frames on the wire.
        pub bytes: u64,
        /// Frames in which nothing follows it.
        pub end_packets: u32,
        /// Octets of those frames on the wire.
        pub end_bytes: u64,
        /// Messages.
        pub pdus: u32,
    }

    /// A kind of conversations or endpoints that the capture has.
    pub struct TableKind {
        /// As the query's `kind`, such as `tcp`.
        pub kind: String,
        /// On its tab, such as `TCP`.
        pub name: String,
        /// Rows it has.
        pub rows: u32,
        /// Its ends have ports.
        pub ports: bool,
    }

    /// Conversations of a kind.
    pub struct Conversations {
        /// All kinds.
        pub kinds: Vec<TableKind>,
        /// The kind of the rows.
        pub kind: String,
        /// The rows.
        pub rows: Vec<ConversationRow>,
    }

    /// A conversation.
    pub struct ConversationRow {
        /// Address A.
        pub address_a: String,
        /// Its port.
        pub port_a: Option<String>,
        /// Address B.
        pub address_b: String,
        /// Its port.
        pub port_b: Option<String>,
        /// Number of the stream, if it has one.
        pub stream: Option<u32>,
        /// Frames from A to B.
        pub packets_a_b: u32,
        /// Octets of them.
        pub bytes_a_b: u64,
        /// Frames from B to A.
        pub packets_b_a: u32,
        /// Octets of them.
        pub bytes_b_a: u64,
        /// Seconds from the capture's first frame to its own.
        pub start: f64,
        /// Its first frame, seconds since 1970.
        pub start_absolute: f64,
        /// Seconds from its first to its last frame.
        pub duration: f64,
        /// A filter for it.
        pub filter: String,
        /// A filter for A to B.
        pub filter_a_b: String,
        /// A filter for B to A.
        pub filter_b_a: String,
    }

    /// Endpoints of a kind.
    pub struct Endpoints {
        /// All kinds.
        pub kinds: Vec<TableKind>,
        /// The kind of the rows.
        pub kind: String,
        /// The rows.
        pub rows: Vec<EndpointRow>,
    }

    /// An endpoint.
    pub struct EndpointRow {
        /// Its address.
        pub address: String,
        /// Its port.
        pub port: Option<String>,
        /// Frames it sent.
        pub packets_sent: u32,
        /// Octets of them.
        pub bytes_sent: u64,
        /// Frames it received.
        pub packets_received: u32,
        /// Octets of them.
        pub bytes_received: u64,
        /// A filter for it.
        pub filter: String,
    }
}
