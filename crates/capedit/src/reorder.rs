//! Putting the packets of a capture in the order of their times.

use std::borrow::Cow;
use std::path::Path;

use capfile::write::{Packet, Writer};
use capfile::{Chunk, Error, Extra, LinkType, RandomAccess, Reader, RecordKind};

/// What is kept of a packet until it is written.
struct Kept {
    ts: Option<i64>,
    offset: u64,
    caplen: u32,
    len: u32,
    interface: u32,
    phdr_octets: u8,
    link: LinkType,
    kind: RecordKind,
    extra: Option<Box<Extra>>,
    /// Of records that are no packets: what stands before their data.
    head: Option<Box<[u8]>>,
}

/// A capture whose packets are known, in the order of their times.
pub struct Ordered {
    reader: Reader,
    kept: Vec<Kept>,
    /// Packets that were older than one before them.
    pub out_of_order: u64,
    /// Why the reading ended before the file did.
    pub error: Option<Error>,
}

impl Ordered {
    /// Reads the whole file: of each packet its place is kept, not its octets.
    pub fn read(path: &Path) -> Result<Ordered, Error> {
        let mut reader = Reader::open(path)?;
        let mut chunk = Chunk::new();
        let mut kept: Vec<Kept> = Vec::new();
        let (mut out_of_order, mut error) = (0, None);
        loop {
            match reader.next_chunk(&mut chunk) {
                Ok(true) => {}
                Ok(false) => break,
                Err(trouble) => {
                    error = Some(trouble);
                    break;
                }
            }
            for frame in &chunk.frames {
                if kept.last().is_some_and(|last| frame.ts < last.ts) {
                    out_of_order += 1;
                }
                kept.push(Kept {
                    ts: frame.ts,
                    offset: frame.file_offset,
                    caplen: frame.caplen,
                    len: frame.len,
                    interface: frame.interface,
                    phdr_octets: frame.phdr_octets,
                    link: frame.link,
                    kind: frame.kind,
                    head: matches!(frame.kind, RecordKind::SystemCall | RecordKind::Custom)
                        .then(|| Packet::of(&chunk, frame).pseudo_header.into()),
                    extra: chunk.extra(frame).cloned().map(Box::new),
                });
            }
        }
        // Stable: equal times stay in the file's order.
        kept.sort_by_key(|packet| packet.ts);
        Ok(Ordered { reader, kept, out_of_order, error })
    }

    /// Packets in all.
    pub fn count(&self) -> usize {
        self.kept.len()
    }

    /// What was read, for its sections and interfaces.
    pub fn reader(&self) -> &Reader {
        &self.reader
    }

    /// Writes the packets; section and interfaces have been written.
    pub fn write(&self, writer: &mut Writer) -> Result<(), Error> {
        let bytes = RandomAccess::open(self.reader.path())?;
        for packet in &self.kept {
            let header = u64::from(packet.phdr_octets);
            let octets = packet.caplen + u32::from(packet.phdr_octets);
            let whole = bytes.bytes(packet.offset.saturating_sub(header), octets)?;
            let (header, body) = whole.split_at_checked(header as usize).unwrap_or((&[], &whole));
            let header = packet.head.as_deref().unwrap_or(header);
            writer.packet(&Packet {
                ts: packet.ts,
                len: packet.len,
                bytes: body,
                pseudo_header: Cow::Borrowed(header),
                link: packet.link,
                interface: packet.interface,
                kind: packet.kind,
                extra: packet.extra.as_deref(),
            })?;
        }
        Ok(())
    }
}
