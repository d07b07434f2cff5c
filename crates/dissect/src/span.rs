//! Bytes with their place: what every reader works on.

/// Why a layer stopped. The engine shows it where the reader stood and keeps what came before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// The capture does not hold the bytes although they were on the wire (snap length).
    Short,
    /// The message itself ends too early or contradicts itself.
    Malformed(&'static str),
    /// A fragment comes again after the message it belongs to was put together.
    Reassembly(&'static str),
    /// The bytes stand in a fragment that has not been put together with its others.
    Unreassembled,
    /// A fault of a dissector, not of the packet.
    Bug(&'static str),
    /// A named limit of [`crate::limits`] was reached.
    Limit(&'static str),
    /// The protocol saw that the bytes are not its own. Nothing of it stays in the tree, and the
    /// caller goes on to the next candidate.
    NotMine,
}

/// A run of bytes of one of the frame's buffers.
///
/// `reported` is how long the run was on the wire: more than `bytes` where the capture was cut.
#[derive(Clone, Copy, Debug)]
pub struct Span<'b> {
    /// What was captured of it.
    pub bytes: &'b [u8],
    /// Octets on the wire, at least `bytes.len()`.
    pub reported: u32,
    /// Where `bytes` starts in its buffer.
    pub offset: u32,
    /// Which buffer of the frame: 0 is the frame itself.
    pub source: u8,
    /// Set inside a fragment: running out of bytes means [`Stop::Unreassembled`].
    pub fragment: bool,
}

impl<'b> Span<'b> {
    /// A span over a whole buffer.
    pub fn new(bytes: &'b [u8], reported: usize, source: u8) -> Self {
        Span {
            bytes,
            reported: reported.max(bytes.len()).min(u32::MAX as usize) as u32,
            offset: 0,
            source,
            fragment: false,
        }
    }

    /// Octets on the wire.
    pub fn len(&self) -> usize {
        self.reported as usize
    }

    /// True if nothing was on the wire.
    pub fn is_empty(&self) -> bool {
        self.reported == 0
    }

    /// The stop that reading up to `end` (an offset in this span) would meet.
    #[cold]
    pub fn stop_at(&self, end: usize) -> Stop {
        if end <= self.reported as usize {
            Stop::Short
        } else if self.fragment {
            Stop::Unreassembled
        } else {
            Stop::Malformed("the message ends too early")
        }
    }

    /// The part from `at` on; empty if `at` is past the end.
    pub fn from(&self, at: usize) -> Span<'b> {
        let skip = at.min(self.bytes.len());
        Span {
            bytes: self.bytes.get(skip..).unwrap_or(&[]),
            reported: (self.reported as usize).saturating_sub(at) as u32,
            offset: self.offset.saturating_add(at.min(u32::MAX as usize) as u32),
            ..*self
        }
    }

    /// The first `len` octets; shorter if fewer were captured, and never reports more than it has.
    pub fn first(&self, len: usize) -> Span<'b> {
        let take = len.min(self.bytes.len());
        Span {
            bytes: self.bytes.get(..take).unwrap_or(&[]),
            reported: (self.reported as usize).min(len) as u32,
            ..*self
        }
    }

    /// `len` octets from `at`, or the stop that reading them meets.
    pub fn slice(&self, at: usize, len: usize) -> Result<&'b [u8], Stop> {
        let end = at.checked_add(len).ok_or(Stop::Malformed("length overflows"))?;
        self.bytes.get(at..end).ok_or_else(|| self.stop_at(end))
    }

    /// `N` octets from `at`.
    #[inline]
    pub fn array<const N: usize>(&self, at: usize) -> Result<[u8; N], Stop> {
        match self.bytes.get(at..).and_then(|b| b.first_chunk::<N>()) {
            Some(bytes) => Ok(*bytes),
            None => Err(self.stop_at(at.saturating_add(N))),
        }
    }

    /// The octet at `at`.
    #[inline]
    pub fn u8(&self, at: usize) -> Result<u8, Stop> {
        self.bytes.get(at).copied().ok_or_else(|| self.stop_at(at.saturating_add(1)))
    }

    /// Big-endian 16 bits at `at`.
    #[inline]
    pub fn u16(&self, at: usize) -> Result<u16, Stop> {
        self.array(at).map(u16::from_be_bytes)
    }

    /// Big-endian 32 bits at `at`.
    #[inline]
    pub fn u32(&self, at: usize) -> Result<u32, Stop> {
        self.array(at).map(u32::from_be_bytes)
    }

    /// Little-endian 16 bits at `at`.
    pub fn u16_le(&self, at: usize) -> Result<u16, Stop> {
        self.array(at).map(u16::from_le_bytes)
    }

    /// Little-endian 32 bits at `at`.
    pub fn u32_le(&self, at: usize) -> Result<u32, Stop> {
        self.array(at).map(u32::from_le_bytes)
    }

    /// Big-endian 64 bits at `at`.
    pub fn u64(&self, at: usize) -> Result<u64, Stop> {
        self.array(at).map(u64::from_be_bytes)
    }
}
