//! Frames, as they stand in a chunk of the file.

use std::num::NonZeroU32;

use crate::{Endian, LinkType};

/// One frame, as it stands in a [`Chunk`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FrameMeta {
    /// Nanoseconds since 1970-01-01 00:00 UTC; `None` if the record has no time.
    pub ts: Option<i64>,
    /// Where the packet's bytes start, in the decoded stream.
    pub file_offset: u64,
    /// Where the packet's bytes start, in [`Chunk::data`].
    pub at: u32,
    /// Octets captured, after any pseudo-header that the link type begins with.
    pub caplen: u32,
    /// Octets on the wire, less the same pseudo-header.
    pub len: u32,
    /// Index into the reader's interfaces, counted over all sections.
    pub interface: u32,
    /// Index into the reader's sections.
    pub section: u32,
    /// Into [`Chunk::extras`]; see [`Chunk::extra`].
    pub extra: Option<ExtraId>,
    /// Octets of the record before `at`: its header, then the pseudo-header.
    pub head_octets: u16,
    /// What the packet's bytes start with.
    pub link: LinkType,
    /// Octets of pseudo-header right before `at`; see [`Chunk::pseudo_header`].
    pub phdr_octets: u8,
    /// What sort of record it is.
    pub kind: RecordKind,
    /// Octets of frame check sequence at the packet's end, where the file says so.
    pub fcs_octets: Option<u8>,
}

impl FrameMeta {
    /// A packet without a time that fills all of `octets` at `at`, in data that starts at
    /// `offset` of the stream.
    pub(crate) fn plain(link: LinkType, offset: u64, at: usize, octets: u32) -> FrameMeta {
        FrameMeta {
            ts: None,
            file_offset: offset + at as u64,
            at: at as u32,
            caplen: octets,
            len: octets,
            interface: 0,
            section: 0,
            extra: None,
            head_octets: 0,
            link,
            phdr_octets: 0,
            kind: RecordKind::Packet,
            fcs_octets: None,
        }
    }
}

/// Position of an [`Extra`] in its chunk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExtraId(NonZeroU32);

/// What sort of record a frame is: not all records of a capture are packets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum RecordKind {
    #[default]
    /// A packet of an interface.
    Packet,
    /// An entry of the systemd journal, as in `journalctl -o export`.
    Journal,
    /// An event of a system-call trace (sysdig).
    SystemCall,
    /// A custom block that is shown as a frame.
    Custom,
}

/// What some records say about a packet beyond its time and lengths.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Extra {
    /// Comments, in the file's order.
    pub comments: Vec<String>,
    /// Packet flags word of pcapng: direction, reception, check sequence length, link errors.
    pub packet_flags: Option<u32>,
    /// Packets lost between this one and the one before it on the same interface.
    pub drop_count: Option<u64>,
    /// Tells packets apart that were captured at more than one place.
    pub packet_id: Option<u64>,
    /// The interface's queue it was received on.
    pub queue: Option<u32>,
    /// Algorithm octet, then the hash.
    pub hashes: Vec<Vec<u8>>,
    /// Type octet, then the verdict.
    pub verdicts: Vec<Vec<u8>>,
    /// Which way the packet went, from whichever place the format has for it.
    pub direction: Option<Direction>,
    /// What the format's record header holds beyond the common facts (type, flags), as numbers of
    /// that format.
    pub record: Option<Record>,
    /// Options with no member above, in the file's order; values in the section's byte order.
    pub options: Vec<RawOption>,
}

/// Which way a packet went, as seen from the capturing machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Received.
    Inbound,
    /// Sent.
    Outbound,
}

/// Facts that only one format has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Record {
    /// NetMon 2: index into its table of processes.
    #[expect(missing_docs, reason = "said above")]
    NetMon { process: u32 },
    /// btsnoop packet flags and cumulative drops.
    #[expect(missing_docs, reason = "said above")]
    Btsnoop { flags: u32, drops: u32 },
    /// snoop cumulative drops.
    #[expect(missing_docs, reason = "said above")]
    Snoop { drops: u32 },
}

/// An option as in the file: its value in the section's byte order, without padding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawOption {
    /// What the option says, by the kind of its block.
    pub code: u16,
    /// Without padding.
    pub value: Vec<u8>,
}

/// A block that is no packet: kept, in its place, so that it can be written again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// The block type.
    pub kind: u32,
    /// Where the whole block starts, in [`Chunk::data`].
    pub at: u32,
    /// Octets of the whole block, both lengths included.
    pub octets: u32,
    /// How many of the chunk's frames come before it.
    pub before: u32,
    /// Index into the reader's sections.
    pub section: u32,
    /// The section's byte order.
    pub endian: Endian,
}

/// A piece of the file, with the frames that lie wholly in it. Reusable, and movable between
/// threads.
#[derive(Debug, Default)]
pub struct Chunk {
    /// The bytes; frames and blocks point into them.
    pub data: Vec<u8>,
    /// In the file's order.
    pub frames: Vec<FrameMeta>,
    /// What some frames have besides; see [`Chunk::extra`].
    pub extras: Vec<Extra>,
    /// Blocks that are no packets, in the file's order.
    pub blocks: Vec<Block>,
    /// Offset of `data` in the decoded stream.
    pub file_offset: u64,
    /// Number of frames of the file before this chunk.
    pub frames_before: u64,
}

impl Chunk {
    /// An empty chunk, for a reader to fill.
    pub fn new() -> Chunk {
        Chunk::default()
    }

    /// The packet's captured bytes.
    pub fn bytes(&self, frame: &FrameMeta) -> &[u8] {
        self.span(frame.at as usize, frame.caplen as usize)
    }

    /// The pseudo-header that stood before the packet's bytes, for link types that have one.
    pub fn pseudo_header(&self, frame: &FrameMeta) -> &[u8] {
        let octets = usize::from(frame.phdr_octets);
        self.span((frame.at as usize).saturating_sub(octets), octets)
    }

    /// The record's header, pseudo-header included, as in the file.
    pub fn head(&self, frame: &FrameMeta) -> &[u8] {
        let octets = usize::from(frame.head_octets);
        self.span((frame.at as usize).saturating_sub(octets), octets)
    }

    /// What the record says beyond the common facts.
    pub fn extra(&self, frame: &FrameMeta) -> Option<&Extra> {
        let id = frame.extra?;
        self.extras.get(id.0.get() as usize - 1)
    }

    /// The whole block, as in the file.
    pub fn block(&self, block: &Block) -> &[u8] {
        self.span(block.at as usize, block.octets as usize)
    }

    fn span(&self, at: usize, octets: usize) -> &[u8] {
        at.checked_add(octets).and_then(|end| self.data.get(at..end)).unwrap_or_default()
    }

    pub(crate) fn clear(&mut self) {
        self.frames.clear();
        self.extras.clear();
        self.blocks.clear();
    }
}

/// Adds `extra` and says where it is.
pub(crate) fn keep_extra(extras: &mut Vec<Extra>, extra: Extra) -> Option<ExtraId> {
    extras.push(extra);
    let count = u32::try_from(extras.len()).ok()?;
    NonZeroU32::new(count).map(ExtraId)
}
