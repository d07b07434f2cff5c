//! Runs of frames: what is read at a time, and the times and numbers that frames are told by.

use std::net::IpAddr;

use capfile::{Chunk, FrameMeta, Reader};
use dissect::layer::Context;
use dissect::{Config, Demand, FrameInfo, Interface, MemoStore, PacketNote, State};

use crate::Session;

/// Times of frames, which each frame's facts refer to.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Clock {
    number: u32,
    bytes: u64,
    first_ns: Option<i64>,
    previous_ns: Option<i64>,
    /// Of the frame before, whether numbers started again or not.
    previous_shown_ns: Option<i64>,
    /// Of the names that the file itself gives, how many have been learnt.
    names: usize,
    /// Numbers start again after so many frames.
    reset_after: Option<u32>,
    /// They have.
    again: bool,
}

impl Clock {
    /// One whose numbers start again after so many frames, if that is asked for.
    pub(super) fn starting_again_after(reset_after: Option<u32>) -> Clock {
        Clock { reset_after, ..Clock::default() }
    }

    /// Octets on the wire so far, and the last time.
    pub(crate) fn before(&self) -> (u64, Option<i64>) {
        (self.bytes, self.previous_ns)
    }

    /// Learns the names that stand in the file itself, as far as it has been read.
    pub(crate) fn learn_names(&mut self, config: &Config, reader: &Reader, state: &mut State) {
        let resolve = config.resolve;
        for record in reader.names().iter().skip(self.names) {
            self.names += 1;
            // The last name of a record is the one that is shown.
            if let Some(name) = record.names.last().filter(|_| resolve.network || resolve.listed) {
                let address = match record.address {
                    IpAddr::V4(address) => address.into(),
                    IpAddr::V6(address) => address.into(),
                };
                state.records.names.learn_after(record.frames_before, address, name);
            }
        }
    }

    fn info(&mut self, meta: &FrameMeta, interface: Option<u32>, ns_digits: u8) -> FrameInfo {
        if self.reset_after == Some(self.number) {
            (self.number, self.bytes, self.previous_ns, self.again) = (0, 0, None, true);
        }
        self.number += 1;
        self.bytes += u64::from(meta.len);
        let first_ns = match (self.first_ns, meta.ts) {
            (Some(first), _) => first,
            (None, ts) => {
                // A first frame without a time counts as the epoch, so that all times are told from there.
                let first = ts.unwrap_or(0);
                self.first_ns = Some(first);
                first
            }
        };
        let info = FrameInfo {
            number: self.number,
            ns: meta.ts,
            ns_digits,
            first_ns,
            previous_ns: self.previous_ns,
            previous_shown_ns: self.previous_shown_ns,
            len: meta.len,
            caplen: meta.caplen,
            cumulative_bytes: self.bytes,
            link: meta.link.0,
            encap: meta.link.encap(),
            encap_name: meta.link.description(),
            interface,
            section: meta.section,
            file_offset: meta.file_offset,
            fcs_len: meta.fcs_octets,
            ignored: false,
            marked: false,
        };
        self.previous_ns = match self.again && self.number == 1 {
            // As the reference does: the second frame after a new start follows the capture's first.
            true => self.first_ns,
            // And whatever has no time counts as the epoch.
            false => Some(meta.ts.unwrap_or(0)),
        };
        self.previous_shown_ns = self.previous_ns;
        info
    }
}

/// Frames that the read filter let pass so far, which the numbers and times of those that follow are told from.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Kept {
    count: u32,
    previous_ns: Option<i64>,
}

impl Kept {
    /// Tells of a frame as the next of those that pass.
    pub(super) fn tell(&self, info: &mut FrameInfo) {
        info.number = self.count + 1;
        info.previous_ns = self.previous_ns;
        info.previous_shown_ns = self.previous_ns;
    }

    /// The frame passes.
    pub(super) fn keep(&mut self, info: &FrameInfo) {
        self.count += 1;
        self.previous_ns = match self.count {
            // As the reference does: the second follows the capture's first frame, whether that passed or not.
            1 => Some(info.first_ns),
            _ => Some(info.ns.unwrap_or(0)),
        };
    }
}

/// A run of frames that one thread works on at a time.
#[derive(Default)]
pub(crate) struct Work {
    pub(crate) chunk: Chunk,
    pub(crate) infos: Vec<FrameInfo>,
    /// Of the few frames that have one, by index of the frame.
    pub(crate) notes: Vec<(usize, PacketNote)>,
    pub(crate) interfaces: Vec<Interface>,
    /// Digits after the second, by interface.
    digits: Vec<u8>,
    pub(crate) memos: MemoStore,
    /// Frames that the read filter left out, by index; empty if it left out none.
    pub(super) dropped: Vec<bool>,
}

impl Work {
    /// Leaves out frames; the others are told of as if those had never been.
    pub(super) fn leave_out(&mut self, dropped: Vec<bool>, kept: &mut Kept) {
        for (info, dropped) in self.infos.iter_mut().zip(&dropped) {
            kept.tell(info);
            if !*dropped {
                kept.keep(info);
            }
        }
        self.dropped = dropped;
    }

    /// Reads the next frames; false at the end.
    pub(crate) fn fill(
        &mut self,
        reader: &mut Reader,
        clock: &mut Clock,
        left: &mut u64,
    ) -> Result<bool, capfile::Error> {
        self.memos.clear();
        self.infos.clear();
        self.notes.clear();
        self.dropped.clear();
        if *left == 0 || !reader.next_chunk(&mut self.chunk)? {
            return Ok(false);
        }
        let frames = self.chunk.frames.len().min(usize::try_from(*left).unwrap_or(usize::MAX));
        self.chunk.frames.truncate(frames);
        *left -= frames as u64;
        if self.interfaces.len() != reader.interfaces().len() {
            self.interfaces = reader.interfaces().iter().map(interface).collect();
            self.digits = reader.interfaces().iter().map(|i| digits(i.units_per_second)).collect();
        }
        let named = reader.format() == capfile::Format::PcapNg;
        for (index, meta) in self.chunk.frames.iter().enumerate() {
            let digits = self.digits.get(meta.interface as usize).copied().unwrap_or(6);
            self.infos.push(clock.info(meta, named.then_some(meta.interface), digits));
            if let Some(extra) = self.chunk.extra(meta) {
                self.notes.push((index, note(extra)));
            }
        }
        Ok(true)
    }

    pub(super) fn frames(&self) -> impl Iterator<Item = (usize, FrameInfo, &FrameMeta)> {
        self.infos
            .iter()
            .zip(&self.chunk.frames)
            .enumerate()
            .filter(|(i, _)| self.dropped.get(*i) != Some(&true))
            .map(|(i, (info, meta))| (i, *info, meta))
    }

    pub(super) fn context<'w>(
        &'w self,
        session: &'w Session,
        demand: &'w Demand,
        index: usize,
        info: FrameInfo,
    ) -> Context<'w> {
        let note = self.notes.binary_search_by_key(&index, |n| n.0).ok();
        Context {
            registry: &session.registry,
            config: &session.config,
            demand,
            note: note.and_then(|at| self.notes.get(at)).map(|n| &n.1),
            interface: info.interface.and_then(|i| self.interfaces.get(i as usize)),
            info,
        }
    }
}

/// Digits after the second that times of this resolution are shown with.
fn digits(units_per_second: u64) -> u8 {
    match units_per_second {
        0..10 => 0,
        10..100 => 1,
        100..1_000 => 2,
        1_000..1_000_000 => 3,
        1_000_000..1_000_000_000 => 6,
        _ => 9,
    }
}

fn interface(i: &capfile::Interface) -> Interface {
    Interface {
        name: i.name.clone().unwrap_or_default(),
        description: i.description.clone().unwrap_or_default(),
    }
}

fn note(e: &capfile::Extra) -> PacketNote {
    PacketNote {
        comments: e.comments.clone(),
        flags: e.packet_flags,
        drop_count: e.drop_count,
        packet_id: e.packet_id,
        queue: e.queue,
        verdicts: e.verdicts.clone(),
        sent: e.direction.map(|d| d == capfile::Direction::Outbound),
    }
}
