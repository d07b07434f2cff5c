//! What a frame's first visit found out, kept for later visits; and links to what comes later.

use std::any::Any;

use crate::names::{Learned, Snapshot};
use crate::pack::{Packed, Unpack, put};
use crate::registry::ProtocolId;

/// The memos of a run of frames, in the order of their first visits.
///
/// Each protocol keeps memos of one type. Frames are numbered from 0 within the store.
#[derive(Default)]
pub struct MemoStore {
    /// One row for each memo, frames end to end: whose.
    owners: Vec<ProtocolId>,
    /// And where in its column. A list of its own, for it takes fewer octets.
    places: Vec<u32>,
    /// Where each frame's rows start.
    starts: Vec<u32>,
    /// By protocol.
    columns: Vec<Option<Box<dyn Column>>>,
    /// The names that were known when the last of the frames had been visited.
    pub names: Snapshot,
}

trait Column: Send + Sync {
    fn as_any(&self) -> &dyn Any;
    fn as_any_mut(&mut self) -> &mut dyn Any;
    fn clear(&mut self);
    /// The same in no more memory than it needs; this one is empty afterwards and keeps its own.
    fn take(&mut self) -> Box<dyn Column>;
    fn octets(&self) -> usize;
    fn is_empty(&self) -> bool;
}

impl<T: Send + Sync + 'static> Column for Vec<T> {
    fn as_any(&self) -> &dyn Any {
        self
    }
    fn as_any_mut(&mut self) -> &mut dyn Any {
        self
    }
    fn clear(&mut self) {
        Vec::clear(self);
    }
    fn take(&mut self) -> Box<dyn Column> {
        let mut taken = Vec::with_capacity(self.len());
        taken.append(self);
        Box::new(taken)
    }
    fn octets(&self) -> usize {
        self.capacity() * size_of::<T>()
    }
    fn is_empty(&self) -> bool {
        Vec::is_empty(self)
    }
}

/// Memos as octets, end to end.
struct PackedColumn<S> {
    bytes: Vec<u8>,
    shared: Vec<S>,
}

impl<S: Send + Sync + 'static> Column for PackedColumn<S> {
    fn as_any(&self) -> &dyn Any {
        self
    }
    fn as_any_mut(&mut self) -> &mut dyn Any {
        self
    }
    fn clear(&mut self) {
        self.bytes.clear();
        self.shared.clear();
    }
    fn take(&mut self) -> Box<dyn Column> {
        let mut shared = Vec::with_capacity(self.shared.len());
        shared.append(&mut self.shared);
        let bytes = self.bytes.as_slice().into();
        self.bytes.clear();
        Box::new(PackedColumn { bytes, shared })
    }
    fn octets(&self) -> usize {
        self.bytes.capacity() + self.shared.capacity() * size_of::<S>()
    }
    fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }
}

impl MemoStore {
    /// Forgets all memos and keeps the memory.
    pub fn clear(&mut self) {
        self.owners.clear();
        self.places.clear();
        self.starts.clear();
        self.names = Snapshot::default();
        for column in self.columns.iter_mut().flatten() {
            column.clear();
        }
    }

    /// All memos, in no more memory than they need. This store is empty afterwards and keeps its own memory.
    pub fn take(&mut self) -> MemoStore {
        let used = self.columns.iter().rposition(|c| c.as_ref().is_some_and(|c| !c.is_empty()));
        let columns = self.columns.iter_mut().take(used.map_or(0, |at| at + 1));
        let columns = columns.map(|c| c.as_mut().filter(|c| !c.is_empty()).map(|c| c.take()));
        let columns = columns.collect();
        let (owners, places) = (self.owners.as_slice().into(), self.places.as_slice().into());
        let starts = self.starts.as_slice().into();
        let names = std::mem::take(&mut self.names);
        self.clear();
        MemoStore { owners, places, starts, columns, names }
    }

    /// Octets that it takes, without what memos share; for measuring. Those of each protocol's column come along.
    pub fn octets(&self) -> (usize, Vec<(ProtocolId, usize)>) {
        let columns = self.columns.iter().enumerate();
        let columns =
            columns.filter_map(|(i, c)| Some((ProtocolId(i as u16), c.as_ref()?.octets())));
        let columns: Vec<_> = columns.collect();
        let own = self.owners.capacity() * size_of::<ProtocolId>()
            + self.places.capacity() * size_of::<u32>()
            + self.starts.capacity() * size_of::<u32>()
            + self.columns.capacity() * size_of::<Option<Box<dyn Column>>>();
        (own + columns.iter().map(|c| c.1).sum::<usize>(), columns)
    }

    /// The next memos belong to a new frame.
    pub fn begin_frame(&mut self) {
        self.starts.push(self.owners.len() as u32);
    }

    /// How many frames it holds.
    pub fn frames(&self) -> usize {
        self.starts.len()
    }

    pub(crate) fn push<T: Send + Sync + 'static>(&mut self, protocol: ProtocolId, memo: T) {
        let Some(memos) = self.column(protocol, Vec::<T>::new) else { return };
        let at = memos.len() as u32;
        memos.push(memo);
        self.owners.push(protocol);
        self.places.push(at);
    }

    pub(crate) fn push_packed<T: Packed>(&mut self, protocol: ProtocolId, memo: &T) {
        let empty = || PackedColumn::<T::Shared> { bytes: Vec::new(), shared: Vec::new() };
        let Some(column) = self.column(protocol, empty) else { return };
        let at = column.bytes.len() as u32;
        memo.pack(&mut column.bytes, &mut column.shared);
        self.owners.push(protocol);
        self.places.push(at);
    }

    /// The column of a protocol; made if there is none. `None` if it is one of another type.
    fn column<C: Column + 'static>(
        &mut self,
        protocol: ProtocolId,
        empty: impl FnOnce() -> C,
    ) -> Option<&mut C> {
        let at = usize::from(protocol.0);
        if self.columns.len() <= at {
            self.columns.resize_with(at + 1, || None);
        }
        let slot = self.columns.get_mut(at)?;
        slot.get_or_insert_with(|| Box::new(empty())).as_any_mut().downcast_mut()
    }

    /// The memos of one frame.
    pub fn frame(&self, frame: usize) -> FrameMemos<'_> {
        let starts = self.starts.get(frame..).unwrap_or(&[]);
        let next = starts.first().map_or(self.owners.len(), |at| *at as usize);
        let end = starts.get(1).map_or(self.owners.len(), |at| *at as usize);
        FrameMemos { store: self, next, end }
    }
}

/// The memos of one frame, handed out in order.
#[derive(Clone, Copy)]
pub struct FrameMemos<'m> {
    store: &'m MemoStore,
    /// The row to be handed out next, and the one after the last.
    next: usize,
    end: usize,
}

impl<'m> FrameMemos<'m> {
    /// The names that were known after the run of frames.
    pub(crate) fn names(&self) -> &'m Snapshot {
        &self.store.names
    }

    /// The protocol's next memo. What stands before it belongs to layers that did not come this far
    /// this time, and is passed over.
    pub(crate) fn next<T: 'static>(&mut self, protocol: ProtocolId) -> Option<&'m T> {
        let (column, at) = self.take(protocol)?;
        column.downcast_ref::<Vec<T>>()?.get(at)
    }

    /// The same for a memo that is kept packed.
    pub(crate) fn next_packed<T: Packed>(&mut self, protocol: ProtocolId) -> Option<T> {
        let (column, at) = self.take(protocol)?;
        let column = column.downcast_ref::<PackedColumn<T::Shared>>()?;
        T::unpack(&mut Unpack(column.bytes.get(at..)?), &column.shared)
    }

    /// Where the protocol's next memo stands.
    fn take(&mut self, protocol: ProtocolId) -> Option<(&'m dyn Any, usize)> {
        let owners = self.store.owners.get(self.next..self.end)?;
        let row = self.next + owners.iter().position(|owner| *owner == protocol)?;
        self.next = row + 1;
        let column = self.store.columns.get(usize::from(protocol.0))?.as_ref()?;
        Some((column.as_any(), *self.store.places.get(row)? as usize))
    }
}

/// A fact that comes after the frame whose memo refers to it, such as the answer to a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RecordId(u32);

impl RecordId {
    /// No record.
    pub const NONE: RecordId = RecordId(u32::MAX);

    /// Appends it to a packed memo.
    pub fn pack(self, out: &mut Vec<u8>) {
        // No record is the most frequent: it gets the smallest number.
        put(out, self.0.wrapping_add(1));
    }

    /// Reads what [`RecordId::pack`] appended.
    pub fn unpack(packed: &mut Unpack<'_>) -> Option<RecordId> {
        packed.u32().map(|number| RecordId(number.wrapping_sub(1)))
    }
}

/// Facts filled in after the frames that refer to them were visited. With one pass nothing later is
/// known, and a view sees none; with two passes it sees them all.
#[derive(Debug, Default)]
pub struct Records {
    numbers: Vec<u64>,
    /// Names that the capture tells.
    pub names: Learned,
}

impl Records {
    /// A new record that holds `value` until it is filled in.
    pub fn create(&mut self, value: u64) -> RecordId {
        if self.numbers.len() >= RecordId::NONE.0 as usize {
            return RecordId::NONE;
        }
        self.numbers.push(value);
        RecordId(self.numbers.len() as u32 - 1)
    }

    /// Fills a record in.
    pub fn set(&mut self, id: RecordId, value: u64) {
        if let Some(slot) = self.numbers.get_mut(id.0 as usize) {
            *slot = value;
        }
    }

    /// What a record holds now.
    pub fn get(&self, id: RecordId) -> Option<u64> {
        self.numbers.get(id.0 as usize).copied()
    }
}
