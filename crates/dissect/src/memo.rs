//! What a frame's first visit found out, kept for later visits; and links to what comes later.

use std::any::Any;

use crate::registry::ProtocolId;

/// The memos of a run of frames, in the order of their first visits.
///
/// Each protocol keeps memos of one type. Frames are numbered from 0 within the store.
#[derive(Default)]
pub struct MemoStore {
    /// One row for each memo, frames end to end: whose, and where in its column.
    rows: Vec<(ProtocolId, u32)>,
    /// Where each frame's rows start.
    starts: Vec<u32>,
    /// By protocol.
    columns: Vec<Option<Box<dyn Column>>>,
}

trait Column: Send + Sync {
    fn as_any(&self) -> &dyn Any;
    fn as_any_mut(&mut self) -> &mut dyn Any;
    fn clear(&mut self);
    fn shrink(&mut self);
    fn octets(&self) -> usize;
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
    fn shrink(&mut self) {
        self.shrink_to_fit();
    }
    fn octets(&self) -> usize {
        self.capacity() * size_of::<T>()
    }
}

impl MemoStore {
    /// Forgets all memos and keeps the memory.
    pub fn clear(&mut self) {
        self.rows.clear();
        self.starts.clear();
        for column in self.columns.iter_mut().flatten() {
            column.clear();
        }
    }

    /// Gives back memory that is not needed: no memos will be added.
    pub fn shrink(&mut self) {
        self.rows.shrink_to_fit();
        self.starts.shrink_to_fit();
        self.columns.shrink_to_fit();
        self.columns.iter_mut().flatten().for_each(|column| column.shrink());
    }

    /// Octets that it takes, without what memos share; for measuring. Those of each protocol's column come along.
    pub fn octets(&self) -> (usize, Vec<(ProtocolId, usize)>) {
        let columns = self.columns.iter().enumerate();
        let columns =
            columns.filter_map(|(i, c)| Some((ProtocolId(i as u16), c.as_ref()?.octets())));
        let columns: Vec<_> = columns.collect();
        let own = self.rows.capacity() * size_of::<(ProtocolId, u32)>()
            + self.starts.capacity() * size_of::<u32>()
            + self.columns.capacity() * size_of::<Option<Box<dyn Column>>>();
        (own + columns.iter().map(|c| c.1).sum::<usize>(), columns)
    }

    /// The next memos belong to a new frame.
    pub fn begin_frame(&mut self) {
        self.starts.push(self.rows.len() as u32);
    }

    /// How many frames it holds.
    pub fn frames(&self) -> usize {
        self.starts.len()
    }

    pub(crate) fn push<T: Send + Sync + 'static>(&mut self, protocol: ProtocolId, memo: T) {
        let at = usize::from(protocol.0);
        if self.columns.len() <= at {
            self.columns.resize_with(at + 1, || None);
        }
        let Some(slot) = self.columns.get_mut(at) else { return };
        let column = slot.get_or_insert_with(|| Box::new(Vec::<T>::new()));
        if let Some(memos) = column.as_any_mut().downcast_mut::<Vec<T>>() {
            self.rows.push((protocol, memos.len() as u32));
            memos.push(memo);
        }
    }

    fn rows_of(&self, frame: usize) -> &[(ProtocolId, u32)] {
        let Some(start) = self.starts.get(frame) else { return &[] };
        let end = self.starts.get(frame + 1).map_or(self.rows.len(), |e| *e as usize);
        self.rows.get(*start as usize..end).unwrap_or(&[])
    }

    /// The memos of one frame.
    pub fn frame(&self, frame: usize) -> FrameMemos<'_> {
        FrameMemos { store: self, rows: self.rows_of(frame) }
    }
}

/// The memos of one frame, handed out in order.
#[derive(Clone, Copy)]
pub struct FrameMemos<'m> {
    store: &'m MemoStore,
    rows: &'m [(ProtocolId, u32)],
}

impl<'m> FrameMemos<'m> {
    /// The protocol's next memo. What stands before it belongs to layers that did not come this far
    /// this time, and is passed over.
    pub(crate) fn next<T: 'static>(&mut self, protocol: ProtocolId) -> Option<&'m T> {
        let skip = self.rows.iter().position(|row| row.0 == protocol)?;
        let (_, index) = self.rows.get(skip)?;
        self.rows = self.rows.get(skip + 1..)?;
        let column = self.store.columns.get(usize::from(protocol.0))?.as_ref()?;
        column.as_any().downcast_ref::<Vec<T>>()?.get(*index as usize)
    }
}

/// A fact that comes after the frame whose memo refers to it, such as the answer to a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RecordId(u32);

impl RecordId {
    /// No record.
    pub const NONE: RecordId = RecordId(u32::MAX);
}

/// Facts filled in after the frames that refer to them were visited. With one pass nothing later is
/// known, and a view sees none; with two passes it sees them all.
#[derive(Debug, Default)]
pub struct Records {
    numbers: Vec<u64>,
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
