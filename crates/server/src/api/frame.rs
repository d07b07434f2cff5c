//! A frame taken apart.

use super::wire;

wire! {
    /// Details and bytes of a frame.
    pub struct Details {
        /// Its number.
        pub frame: u32,
        /// [`super::Capture::generation`] it belongs to.
        pub generation: u32,
        /// The tree in pre-order; `level` tells the structure.
        pub nodes: Vec<TreeNode>,
        /// True if nodes were left out: there were more than the page is given.
        pub cut: bool,
        /// Its buffers, the frame's own bytes first.
        pub buffers: Vec<Buffer>,
        /// Texts of the columns, as in the list.
        pub cells: Vec<String>,
        /// Frames it refers to, and what they are to it.
        pub related: Vec<Related>,
        /// See [`super::Row::conversation`].
        pub conversation: Option<u64>,
        /// Comments on it.
        pub comments: Vec<String>,
        /// The most serious note in it.
        pub severity: NodeSeverity,
        /// Seconds since 1970, if the capture tells.
        pub time: Option<f64>,
        /// Octets on the wire.
        pub length: u32,
    }

    /// A line of the details.
    pub struct TreeNode {
        /// The line, without brackets.
        pub label: String,
        /// 0 for protocols, 1 for their fields, …
        pub level: u32,
        /// Filter name; empty for a subtree without one.
        pub field: String,
        /// Name of the field for people; the protocol's name for protocols.
        pub name: String,
        /// Type of the value, such as `FT_UINT16`.
        pub kind: String,
        /// The bare value, if it has one.
        pub value: Option<String>,
        /// A filter that holds for frames with this field and value; absent if there is none.
        pub filter: Option<String>,
        /// Index of the buffer.
        pub buffer: u32,
        /// First octet in the buffer.
        pub start: u32,
        /// Octets; 0 if it stands for none.
        pub length: u32,
        /// Bits within the octets that the value has; 0 for all.
        pub mask: u64,
        /// Severity of an expert note in it or below it.
        pub severity: NodeSeverity,
        /// Worked out, not read: shown in brackets.
        pub generated: bool,
        /// Not shown unless the user wants to see hidden items.
        pub hidden: bool,
        /// It stands for a protocol.
        pub protocol: bool,
        /// Number of the frame that it links to.
        pub link: Option<u32>,
    }

    /// Severity of expert notes, ascending.
    #[derive(Copy, Eq, PartialOrd, Ord, Default)]
    #[serde(rename_all = "snake_case")]
    pub enum NodeSeverity {
        /// No note.
        #[default]
        None,
        /// A comment.
        Comment,
        /// Usual workflow.
        Chat,
        /// Notable.
        Note,
        /// Unusual.
        Warning,
        /// Serious.
        Error,
    }

    /// A buffer of a frame.
    pub struct Buffer {
        /// Its title, such as `Frame` or `Reassembled TCP`.
        pub name: String,
        /// Its octets, base64 (RFC 4648 §4), as many as were captured.
        pub data: String,
        /// Octets; more than in `data` if only the first were sent.
        pub bytes: u32,
    }

    /// A frame that another refers to.
    pub struct Related {
        /// Its number.
        pub frame: u32,
        /// What it is.
        pub kind: RelatedKind,
    }

    /// What a frame is to another.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum RelatedKind {
        /// The request that this one answers.
        Request,
        /// The answer to this one.
        Response,
        /// The segment that this one acknowledges.
        Acked,
        /// The segment that this one acknowledges again.
        DuplicateAck,
        /// A part of the same message.
        Segment,
        /// Anything else.
        Other,
    }

    /// Filters for the conversations a frame belongs to, innermost first.
    pub struct ConversationFilters {
        /// The filters.
        pub filters: Vec<ConversationFilter>,
    }

    /// A filter for a conversation.
    pub struct ConversationFilter {
        /// Kind of conversation, such as `TCP`.
        pub name: String,
        /// The filter.
        pub filter: String,
    }

    /// A filter for frames that have the same in a column.
    pub struct CellFilter {
        /// The cell's text.
        pub text: String,
        /// Filter name of what it shows; empty if there is none.
        pub field: String,
        /// The filter; absent if there is none.
        pub filter: Option<String>,
    }
}
