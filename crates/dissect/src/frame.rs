//! What is known of a frame before its bytes are taken apart.

/// Facts of the capture about a frame.
#[derive(Clone, Copy, Debug, Default)]
pub struct FrameInfo {
    /// From 1.
    pub number: u32,
    /// Nanoseconds since the Unix epoch, if the capture tells.
    pub ns: Option<i64>,
    /// Digits that the capture gives after the second: 0 to 9.
    pub ns_digits: u8,
    /// Time of the capture's first frame (or of the time reference).
    pub first_ns: i64,
    /// Time of the frame before.
    pub previous_ns: Option<i64>,
    /// Time of the last frame shown before.
    pub previous_shown_ns: Option<i64>,
    /// Octets on the wire.
    pub len: u32,
    /// Octets captured.
    pub caplen: u32,
    /// Octets on the wire of this and all frames before.
    pub cumulative_bytes: u64,
    /// LINKTYPE number.
    pub link: u16,
    /// The number shown as `frame.encap_type`.
    pub encap: i32,
    /// Name of the link type, for people.
    pub encap_name: &'static str,
    /// Index among the capture's interfaces, if it names any.
    pub interface: Option<u32>,
    /// Section of a pcapng file, from 1; 0 elsewhere.
    pub section: u32,
    /// Where the frame's bytes stand in the capture.
    pub file_offset: u64,
    /// Octets of frame check sequence that the capture says are at the end; `None` if it does not say.
    pub fcs_len: Option<u8>,
    /// True if the user ignores the frame.
    pub ignored: bool,
    /// True if the user marked it.
    pub marked: bool,
}

/// An interface the capture names.
#[derive(Clone, Debug, Default)]
pub struct Interface {
    /// Its name; empty if the capture gives none.
    pub name: String,
    /// Its description; empty if the capture gives none.
    pub description: String,
}

/// What a capture notes beside a packet. Rare: most frames have none.
#[derive(Clone, Debug, Default)]
pub struct PacketNote {
    /// Comments.
    pub comments: Vec<String>,
    /// pcapng `epb_flags`.
    pub flags: Option<u32>,
    /// Packets lost between this and the one before.
    pub drop_count: Option<u64>,
    /// pcapng `epb_packetid`.
    pub packet_id: Option<u64>,
    /// pcapng `epb_queue`.
    pub queue: Option<u32>,
    /// pcapng `epb_verdict`, each with its type octet first.
    pub verdicts: Vec<Vec<u8>>,
    /// Sent (`Some(true)`) or received, where the link type tells.
    pub sent: Option<bool>,
}
