//! Joining capture files: one after another, or in the order of their times.

use std::path::PathBuf;

use capfile::write::{Packet, Writer};
use capfile::{Chunk, Error, Extra, FrameMeta, Interface, Reader, Section};

/// Which interfaces of different files become one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Interfaces {
    /// None.
    None,
    /// Those at the same place, if all files have the same ones.
    All,
    /// Any that are alike.
    Any,
}

/// How files are joined.
#[derive(Clone, Copy, Debug)]
pub struct Merging {
    /// One after another, whatever the times.
    pub append: bool,
    /// Most octets of a packet.
    pub snap: Option<u32>,
    /// Which interfaces become one.
    pub interfaces: Interfaces,
}

/// Octets of each file that are held at a time.
const CHUNK_OCTETS: usize = 512 * 1024;

/// A file being read.
struct Input {
    reader: Reader,
    chunk: Chunk,
    next: usize,
    /// What the file's interfaces are in the new one.
    interfaces: Vec<u32>,
    ended: bool,
}

impl Input {
    /// The next frame, reading on as needed.
    fn frame(&mut self) -> Result<Option<FrameMeta>, Error> {
        while !self.ended {
            if let Some(frame) = self.chunk.frames.get(self.next) {
                return Ok(Some(*frame));
            }
            self.next = 0;
            if !self.reader.next_chunk(&mut self.chunk)? {
                self.ended = true;
            }
        }
        Ok(None)
    }
}

/// Joins the files under a section header; each time a packet is written, `wrote` is called. What was merged before an error stands in the
/// new file, which the caller finishes in any case. The error comes with the number of the file, if it is about one.
pub fn merge(
    readers: Vec<Reader>,
    writer: &mut Writer,
    mut section: Section,
    how: Merging,
    wrote: &mut dyn FnMut(u64),
) -> Result<(), (Option<usize>, Error)> {
    let mut inputs: Vec<Input> = Vec::with_capacity(readers.len());
    for mut reader in readers {
        reader.set_chunk_octets(CHUNK_OCTETS);
        let chunk = Chunk::new();
        inputs.push(Input { reader, chunk, next: 0, interfaces: Vec::new(), ended: false });
    }
    // The first chunk of each tells its first interfaces.
    let mut heads = Vec::with_capacity(inputs.len());
    for (index, input) in inputs.iter_mut().enumerate() {
        heads.push(input.frame().map_err(|error| (Some(index), error))?);
    }
    section.comments = comments(&inputs);
    writer.section(&section).map_err(|error| (None, error))?;
    let mut known: Vec<(u32, Interface)> = Vec::new();
    let together = how.interfaces == Interfaces::All && {
        let mut sets = inputs.iter().map(|input| input.reader.interfaces());
        let first = sets.next().unwrap_or_default();
        sets.all(|set| set.len() == first.len() && set.iter().zip(first).all(|(a, b)| alike(a, b)))
    };
    for index in 0..inputs.len() {
        add_interfaces(&mut inputs, index, writer, how, together, &mut known)
            .map_err(|error| (None, error))?;
    }
    let mut count = 0;
    while let Some(index) = pick(&heads, how.append) {
        let Some(input) = inputs.get(index) else { break };
        if input.interfaces.len() < input.reader.interfaces().len() {
            add_interfaces(&mut inputs, index, writer, how, together, &mut known)
                .map_err(|error| (None, error))?;
        }
        let Some(input) = inputs.get_mut(index) else { break };
        if let Some(Some(frame)) = heads.get(index) {
            write(input, frame, writer, how.snap).map_err(|error| (None, error))?;
            count += 1;
            wrote(count);
        }
        input.next += 1;
        let head = input.frame().map_err(|error| (Some(index), error))?;
        if let Some(place) = heads.get_mut(index) {
            *place = head;
        }
    }
    Ok(())
}

/// The file whose frame comes next: the oldest, the last of files with equal times, as in the reference. A frame without
/// a time goes first.
fn pick(heads: &[Option<FrameMeta>], append: bool) -> Option<usize> {
    let mut there =
        heads.iter().enumerate().filter_map(|(index, head)| Some((index, head.as_ref()?)));
    if append {
        return there.next().map(|(index, _)| index);
    }
    // Files are few, so a look at each costs less than keeping them in a heap.
    let mut oldest = there.next()?;
    for head in there {
        if oldest.1.ts.is_some() && head.1.ts <= oldest.1.ts {
            oldest = head;
        }
    }
    Some(oldest.0)
}

fn write(
    input: &Input,
    frame: &FrameMeta,
    writer: &mut Writer,
    snap: Option<u32>,
) -> Result<(), Error> {
    let mut packet = Packet::of(&input.chunk, frame);
    packet.interface = input.interfaces.get(frame.interface as usize).copied().unwrap_or(0);
    if let Some(start) = snap.and_then(|snap| packet.bytes.get(..snap as usize)) {
        packet.bytes = start;
    }
    if packet.extra.is_some_and(|extra| *extra == Extra::default()) {
        packet.extra = None;
    }
    writer.packet(&packet)
}

/// Adds the interfaces of a file that it has described by now.
fn add_interfaces(
    inputs: &mut [Input],
    index: usize,
    writer: &mut Writer,
    Merging { snap, interfaces: how, .. }: Merging,
    together: bool,
    known: &mut Vec<(u32, Interface)>,
) -> Result<(), Error> {
    let Some(input) = inputs.get_mut(index) else { return Ok(()) };
    let described = input.reader.interfaces();
    while let Some(interface) = described.get(input.interfaces.len()) {
        let place = input.interfaces.len();
        let same = match how {
            Interfaces::All if together => known.get(place).map(|(number, _)| *number),
            Interfaces::Any => {
                known.iter().find(|(_, other)| alike(other, interface)).map(|(number, _)| *number)
            }
            _ => None,
        };
        let number = match same {
            Some(number) => number,
            None => {
                let mut added = interface.clone();
                if !writer.format().mixes_link_types() {
                    // One limit for the file: what packets are cut to, or none.
                    added.snaplen = snap.unwrap_or(0);
                }
                added.section = 0;
                // Written anew from its members, in the byte order of the new file.
                added.options.clear();
                let number = writer.interface(&added)?;
                known.push((number, interface.clone()));
                number
            }
        };
        input.interfaces.push(number);
    }
    Ok(())
}

/// Whether two interfaces are one: what tells how their packets are read must be equal, and what both say of themselves.
fn alike(a: &Interface, b: &Interface) -> bool {
    fn agree<T: PartialEq>(a: &Option<T>, b: &Option<T>) -> bool {
        a.is_none() || b.is_none() || a == b
    }
    (a.link, a.snaplen, a.units_per_second, a.fcs_octets)
        == (b.link, b.snaplen, b.units_per_second, b.fcs_octets)
        && agree(&a.speed, &b.speed)
        && agree(&a.name, &b.name)
        && agree(&a.description, &b.description)
        && agree(&a.os, &b.os)
        && agree(&a.hardware, &b.hardware)
}

/// The comments of the new file: those of the first one. What files it was made of is told behind the first comment.
fn comments(inputs: &[Input]) -> Vec<String> {
    let first = inputs.first().and_then(|input| input.reader.sections().first());
    let mut comments = first.map_or_else(Vec::new, |section| section.comments.clone());
    if let Some(comment) = comments.first_mut() {
        comment.push_str(" \nFile created by merging: \n");
        for (index, input) in inputs.iter().enumerate() {
            let file = input.reader.path().display();
            comment.push_str(&format!("File{}: {file} \n", index + 1));
        }
    }
    comments
}

/// The files that are joined, opened. The error comes with the file's place.
pub fn open_all(paths: &[PathBuf]) -> Result<Vec<Reader>, (usize, Error)> {
    let open = |(index, path): (usize, &PathBuf)| Reader::open(path).map_err(|e| (index, e));
    paths.iter().enumerate().map(open).collect()
}
