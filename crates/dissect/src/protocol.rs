//! What a protocol declares, and the names of the tables protocols hand off through.

use crate::field::FieldDef;
use crate::frame::FrameInfo;
use crate::layer::Layer;
use crate::note::NoteDef;
use crate::registry::ProtocolId;
use crate::span::{Span, Stop};
use crate::stream::{Framing, whole_segments};
use crate::tree::Ends;

/// A hand-off table, named by its Wireshark name such as `tcp.port`.
///
/// A table is nothing but its name: any protocol may look in it, any may be entered from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    pub(crate) hash: u32,
}

impl Table {
    /// The table of that name.
    pub const fn new(name: &'static str) -> Table {
        // FNV-1a; that no two names of the registry collide is tested there.
        let bytes = name.as_bytes();
        let (mut hash, mut i) = (0x811c_9dc5_u32, 0);
        while i < bytes.len() {
            #[allow(clippy::indexing_slicing)] // i < len; `get` is not const
            let byte = bytes[i];
            hash = (hash ^ byte as u32).wrapping_mul(0x0100_0193);
            i += 1;
        }
        Table { name, hash }
    }

    /// What the look-up tables know it by.
    pub const fn hash(&self) -> u32 {
        self.hash
    }
}

/// A protocol named by its filter name, for callers that know whom they want.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Name(pub(crate) Table);

impl Name {
    /// The protocol of that filter name.
    pub const fn new(filter: &'static str) -> Name {
        Name(Table::new(filter))
    }
}

/// The tables that many protocols use.
#[allow(missing_docs)]
pub mod tables {
    use super::Table;
    /// By LINKTYPE number of the capture.
    pub const LINK: Table = Table::new("wtap_encap");
    pub const ETHERTYPE: Table = Table::new("ethertype");
    pub const IP_PROTO: Table = Table::new("ip.proto");
    pub const TCP_PORT: Table = Table::new("tcp.port");
    pub const UDP_PORT: Table = Table::new("udp.port");
    pub const SCTP_PORT: Table = Table::new("sctp.port");
    pub const SCTP_PPI: Table = Table::new("sctp.ppi");
    pub const TLS_PORT: Table = Table::new("tls.port");
    pub const DTLS_PORT: Table = Table::new("dtls.port");
    pub const TLS_ALPN: Table = Table::new("tls.alpn");
    pub const PPP_PROTOCOL: Table = Table::new("ppp.protocol");
    pub const GRE_PROTO: Table = Table::new("gre.proto");
    pub const LLC_DSAP: Table = Table::new("llc.dsap");
    /// By media type, such as `application/json`, in lower case.
    pub const MEDIA_TYPE: Table = Table::new("media_type");
    /// Every protocol, by hash of its filter name; see [`super::Name`].
    pub(crate) const DISSECTOR: Table = Table::new("dissector");
    /// Heuristics over TCP.
    pub const TCP: Table = Table::new("tcp");
    /// Heuristics over UDP.
    pub const UDP: Table = Table::new("udp");
    /// Heuristics over SCTP.
    pub const SCTP: Table = Table::new("sctp");
    /// Heuristics over HTTP.
    pub const HTTP: Table = Table::new("http");
}

/// What a heuristic may look at: the bytes, the ends, the frame's metadata.
#[derive(Clone, Copy, Debug)]
pub struct Probe<'b> {
    /// The bytes that need an owner.
    pub span: Span<'b>,
    /// Innermost addresses and ports.
    pub ends: Ends,
    /// The frame.
    pub info: FrameInfo,
}

/// Where a protocol is entered from.
#[derive(Clone, Copy, Debug)]
pub enum Entry {
    /// A number of a table.
    Number(Table, u32),
    /// A range of numbers of a table, both ends included.
    Range(Table, u32, u32),
    /// A text of a table, in lower case.
    Text(Table, &'static str),
    /// Tried in order on bytes that nothing else claimed.
    Heuristic(Table, fn(&Probe<'_>) -> bool),
    /// The same, off unless the user turns it on.
    HeuristicOff(Table, fn(&Probe<'_>) -> bool),
}

/// Entered on a number of a table.
pub const fn on(table: Table, number: u32) -> Entry {
    Entry::Number(table, number)
}

/// Entered on a text of a table.
pub const fn on_text(table: Table, text: &'static str) -> Entry {
    Entry::Text(table, text)
}

/// Entered when `test` says so.
pub const fn heuristic(table: Table, test: fn(&Probe<'_>) -> bool) -> Entry {
    Entry::Heuristic(table, test)
}

/// A typed preference, with its default.
#[derive(Clone, Copy, Debug)]
pub struct Pref {
    /// Name after the protocol's, such as `check_checksum`.
    pub name: &'static str,
    /// What it does.
    pub label: &'static str,
    /// The default, which also tells the type.
    pub default: PrefValue,
}

/// A preference's value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum PrefValue {
    /// On or off.
    Bool(bool),
    /// A number.
    Uint(u64),
    /// A choice: the index, and the names.
    Choice(usize, &'static [&'static str]),
    /// A text.
    Text(&'static str),
    /// Port ranges such as `80,8080-8088` that replace the protocol's default ports in a table.
    Ports(Table, &'static str),
}

/// Declares preferences: `prefs! { CHECK = "check_checksum", "Validate the checksum", Bool(false); }`.
#[macro_export]
macro_rules! prefs {
    ($( $n:ident = $name:literal, $label:literal, $kind:ident($($v:expr),+); )*) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms, dead_code)]
        #[repr(u16)]
        enum PrefIdx { $( $n, )* }
        $( #[allow(dead_code)] pub(crate) const $n: u16 = PrefIdx::$n as u16; )*
        pub(crate) static PREFS: &[$crate::protocol::Pref] = &[ $( $crate::protocol::Pref {
            name: $name, label: $label, default: $crate::protocol::PrefValue::$kind($($v),+),
        }, )* ];
    };
}

/// How a protocol takes bytes apart.
pub type Dissect = fn(&mut Layer<'_, '_>) -> Result<(), Stop>;

/// Writes the Info column of a message of which these bytes have arrived.
pub type Begun = fn(&[u8], &mut Vec<u8>);

/// A protocol. Written as `Protocol { fields: FIELDS, ..Protocol::new("dns", "DNS", "…", dissect) }`.
#[derive(Clone, Copy, Debug)]
pub struct Protocol {
    /// Filter name.
    pub filter: &'static str,
    /// Short name, as the Protocol column shows it.
    pub short: &'static str,
    /// Full name.
    pub name: &'static str,
    /// Its fields.
    pub fields: &'static [FieldDef],
    /// Its expert notes.
    pub notes: &'static [NoteDef],
    /// Its preferences.
    pub prefs: &'static [Pref],
    /// Where it is entered from.
    pub entries: &'static [Entry],
    /// Takes one message apart.
    pub dissect: Dissect,
    /// Over a stream: how long is the message that starts here. The default takes each segment's
    /// bytes as they come.
    pub framing: Framing,
    /// The preference that, turned off, leaves messages that span several segments apart.
    pub joins: Option<u16>,
    /// Over a stream: what the Info column shows of a message of which only the start has arrived, where that
    /// is not the transport's own line. Gets what has arrived.
    pub begun: Option<Begun>,
    /// Over a stream: a segment that holds only the start of a message names the protocol in `frame.protocols`.
    pub begun_in_stack: bool,
    /// What stands in the node of such a start; nothing if empty.
    pub begun_line: &'static str,
    /// Over a stream: its node covers what stands behind the message in the segment, too, if that is the start of the next.
    pub covers_next: bool,
    /// Sees that bytes that came by port are certainly another protocol's: the next candidate is tried.
    pub refuses: Option<fn(&Probe<'_>) -> bool>,
    /// Over TCP: the reference shows `tcp.pdu.size` for each message. That is so where messages begin with
    /// their length; not where it finds the message's end in another way (HTTP, TLS, lines of text).
    pub counts_pdus: bool,
    /// It never calls [`Layer::once`] and hands nothing on to a protocol that might: the state
    /// pass does not call it. Calling `once` all the same is an error of the layer.
    pub stateless: bool,
    /// It has a node of its own in the tree. Dispatchers such as `ethertype` have none.
    pub has_node: bool,
    /// It stands in `frame.protocols`.
    pub in_stack: bool,
    /// With fewer octets than this there is no node of it, only the mark of a layer that broke off.
    pub head: usize,
    /// Off unless the user turns it on.
    pub disabled: bool,
}

impl Protocol {
    /// A protocol with nothing but names and a function.
    pub const fn new(
        filter: &'static str,
        short: &'static str,
        name: &'static str,
        dissect: Dissect,
    ) -> Protocol {
        Protocol {
            filter,
            short,
            name,
            fields: &[],
            notes: &[],
            prefs: &[],
            entries: &[],
            dissect,
            framing: whole_segments,
            joins: None,
            begun: None,
            begun_in_stack: false,
            begun_line: "",
            covers_next: false,
            refuses: None,
            counts_pdus: true,
            stateless: false,
            has_node: true,
            in_stack: true,
            head: 0,
            disabled: false,
        }
    }
}

/// A protocol that took a conversation for itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bound(pub ProtocolId);
