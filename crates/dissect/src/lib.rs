//! The vocabulary of a dissector.
//!
//! A protocol is one static [`Protocol`]: a table of fields, where it is entered from, and a function
//! that *reads*. Reading a field takes its bytes, adds its node to the frame's [`Tree`] and advances,
//! in one call, so that offset and value cannot disagree.
//!
//! This crate knows no protocol, file, clock or thread. The one rule it rests on: dissecting a frame is
//! a pure function of its bytes, the [`Config`] and its memos ([`Layer::once`]).

#![warn(clippy::indexing_slicing)]

pub mod address;
pub mod blob;
pub mod checksum;
pub mod columns;
pub mod config;
pub mod conversation;
pub mod demand;
pub mod escape;
pub mod field;
pub mod fragments;
pub mod frame;
pub mod label;
pub mod layer;
pub mod limits;
pub mod memo;
pub mod names;
pub mod note;
pub mod oid;
pub mod pack;
pub mod pdu;
pub mod protocol;
pub mod registry;
pub mod span;
pub mod state;
pub mod stream;
pub mod text;
pub mod tree;

pub use address::Address;
pub use blob::Blob;
pub use columns::Columns;
pub use config::Config;
pub use conversation::{ConvId, ConvKind, Conversation, Endpoint};
pub use demand::Demand;
pub use field::{Field, FieldDef, FieldType, Labels, Show};
pub use frame::{FrameInfo, Interface, PacketNote};
pub use layer::{Layer, dissect_frame};
pub use memo::{MemoStore, RecordId, Records};
pub use names::{EtherName, Names, Transport};
pub use note::{Group, NoteDef, Severity};
pub use pdu::{Export, Pdu, Taker};
pub use protocol::{Entry, Protocol, Table};
pub use registry::{ProtocolId, Registry};
pub use span::{Span, Stop};
pub use state::{Scene, State};
pub use tree::{FieldId, Node, Tree, Value};

/// All that a protocol's file needs.
pub mod prelude {
    pub use crate::address::Address;
    pub use crate::conversation::{ConvId, ConvKind, Endpoint};
    pub use crate::field::{
        AbsTime, Bits, Bytes, Char, Empty, Ether, Eui64, Field, FieldDef, FieldType, FrameNum,
        Guid, Ipv4, Ipv6, Labels, Oid, RelOid, RelTime, Show, SystemId, Text, TextPad, TextZ,
        TextZPad, U24, U40, U48, U56, UintBytes, UintText,
    };
    pub use crate::layer::{Argument, Layer, Mark};
    pub use crate::limits;
    pub use crate::memo::RecordId;
    pub use crate::names::Transport;
    pub use crate::note::{Group, Note, NoteDef, Severity};
    pub use crate::pdu::{Export, Taker};
    pub use crate::protocol::{
        Entry, Name, Pref, PrefValue, Probe, Protocol, Table, heuristic, on, on_text, tables,
    };
    pub use crate::registry::ProtocolId;
    pub use crate::span::{Span, Stop};
    pub use crate::state::{Scene, Visit};
    pub use crate::stream::{Framing, Need, Stream};
    pub use crate::text::push_address;
    pub use crate::tree::{FieldId, Value};
    pub use crate::{fields, flag_labels, notes, prefs, values};
}
