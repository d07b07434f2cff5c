//! Copying packets from one file to another: as the octets they are wherever that can be, in runs.

use std::ops::Range;

use capfile::write::{Packet, Writer};
use capfile::{Chunk, Error, Format, Reader, Section};

/// Copies what a chunk holds, packet by packet, with the blocks that stand between.
pub struct Copier<'c> {
    writer: &'c mut Writer,
    chunk: &'c Chunk,
    reader: &'c Reader,
    verbatim: bool,
    /// Neighbouring packets that are still to be copied in one go.
    run: Range<usize>,
    next_block: usize,
    blocks: &'c mut dyn FnMut(&mut Writer, &Chunk, &capfile::Block) -> Result<(), Error>,
}

impl<'c> Copier<'c> {
    /// Blocks before `next_block` are done. `blocks` is what becomes of the others that are no packets, from
    /// pcapng to pcapng.
    pub fn new(
        writer: &'c mut Writer,
        chunk: &'c Chunk,
        reader: &'c Reader,
        next_block: usize,
        blocks: &'c mut dyn FnMut(&mut Writer, &Chunk, &capfile::Block) -> Result<(), Error>,
    ) -> Copier<'c> {
        let verbatim = writer.takes_verbatim(reader);
        Copier { writer, chunk, reader, verbatim, run: 0..0, next_block, blocks }
    }

    /// Copies the packet at `index` of the chunk as it is. Indexes only grow.
    pub fn same(&mut self, index: usize) -> Result<(), Error> {
        self.blocks_before(index)?;
        if self.verbatim {
            if self.run.end != index || self.run.is_empty() {
                self.flush()?;
                self.run = index..index;
            }
            self.run.end = index + 1;
            return Ok(());
        }
        match self.chunk.frames.get(index) {
            Some(frame) => self.writer.packet(&Packet::of(self.chunk, frame)),
            None => Ok(()),
        }
    }

    /// Writes a packet instead of the one at `index`.
    pub fn changed(&mut self, index: usize, packet: &Packet<'_>) -> Result<(), Error> {
        self.blocks_before(index)?;
        self.flush()?;
        self.writer.packet(packet)
    }

    /// Writes what is left of the chunk; says how many of its blocks are done.
    pub fn end(self) -> Result<usize, Error> {
        self.end_before(usize::MAX)
    }

    /// Writes what stands before the packet at `index`; says how many of the chunk's blocks are done.
    pub fn end_before(mut self, index: usize) -> Result<usize, Error> {
        self.blocks_before(index)?;
        self.flush()?;
        Ok(self.next_block)
    }

    fn blocks_before(&mut self, index: usize) -> Result<(), Error> {
        while let Some(block) = self.chunk.blocks.get(self.next_block)
            && block.before as usize <= index
        {
            self.flush()?;
            self.next_block += 1;
            (self.blocks)(self.writer, self.chunk, block)?;
        }
        Ok(())
    }

    fn flush(&mut self) -> Result<(), Error> {
        let run = std::mem::take(&mut self.run);
        if run.is_empty() { Ok(()) } else { self.writer.frames(self.chunk, self.reader, run) }
    }
}

/// A section of a file that this program makes.
pub fn own_section(application: &str) -> Section {
    let mut section = Section::new(capfile::Endian::Little);
    section.application = Some(application.to_owned());
    section
}

/// The section with further comments.
pub fn with_comments(section: &Section, comments: &[String]) -> Section {
    let mut section = section.clone();
    for comment in comments {
        if section.options.is_empty() {
            section.comments.push(comment.clone());
        } else {
            let value = comment.clone().into_bytes();
            section.options.push(capfile::RawOption { code: 1, value });
        }
    }
    section
}

/// Whether blocks can be copied: the file has sections of its own, and so will the copy.
pub fn copies_blocks(writer: &Writer, reader: &Reader) -> bool {
    reader.format() == Format::PcapNg && writer.takes_verbatim(reader)
}
