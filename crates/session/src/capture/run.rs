//! One reading of a capture: its index grows while a thread goes over the file; everybody else looks at what is there.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use capfile::random::Access;
use capfile::{Compression, RandomAccess, Reader};
use dissect::{Interface, Records, Severity, State};

use super::index::Piece;
use super::marks::Bits;
use super::shelf::Shelf;
use crate::Session;
use crate::pass::{Bench, Clock, Work, state_pass};

/// How far reading is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loading {
    /// Frames are coming.
    Running,
    /// All there is has been read.
    Done,
    /// It was told to stop.
    Stopped,
    /// Something ended it early; see [`Trouble`].
    Failed,
}

/// What went wrong with a capture whose frames are being looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The file ends inside a packet.
    CutShort(String),
    /// The file is damaged, or cannot be read.
    Damaged(String),
    /// A limit was reached.
    Limit(String),
}

/// The capture as a whole.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// The format in words.
    pub format: &'static str,
    /// How it is compressed, if it is.
    pub compression: Option<&'static str>,
    /// Octets of the file.
    pub octets: u64,
    /// Link types in words.
    pub links: Vec<&'static str>,
    /// Comments on the sections.
    pub comments: Vec<String>,
}

/// What has been read so far.
pub(crate) struct Loaded {
    pub(crate) pieces: Vec<Arc<Piece>>,
    pub(crate) interfaces: Arc<Vec<Interface>>,
    pub(crate) facts: Facts,
    pub(crate) octets_read: u64,
    pub(crate) state: Loading,
    pub(crate) trouble: Option<Trouble>,
    /// Links to later frames; there when all is read.
    pub(crate) records: Option<Arc<Records>>,
    pub(crate) took: Duration,
}

impl Loaded {
    pub(crate) fn frames(&self) -> u32 {
        self.pieces.last().map_or(0, |p| p.end())
    }
}

/// One reading of a capture with one set of settings.
pub(crate) struct Run {
    pub(crate) session: Arc<Session>,
    /// Which reading it is, from 1.
    pub(crate) generation: u32,
    pub(crate) bytes: RandomAccess,
    pub(crate) first_ns: Mutex<Option<i64>>,
    /// The highest severity of expert notes seen so far.
    pub(crate) expert: Mutex<Option<Severity>>,
    loaded: Mutex<Loaded>,
    grown: Condvar,
    stop: AtomicBool,
    /// Nobody needs it any more.
    ended: AtomicBool,
    /// Octets that the index points to are not in the file any more.
    lost: AtomicBool,
    /// Rows were looked at.
    looked: AtomicBool,
}

/// Octets of the file in the first piece: it is to be there at once.
const FIRST_PIECE_OCTETS: usize = 64 << 10;

/// So long reading waits for the first look.
const FIRST_LOOK_WAIT: Duration = Duration::from_millis(250);

/// Octets of the file in every other piece.
const PIECE_OCTETS: usize = 1 << 20;

/// Frames of a capture: their numbers have 32 bits, and rows of a list are counted in signed ones.
const FRAMES_MAX: u32 = i32::MAX as u32;

impl Run {
    /// Opens a file; nothing is read yet but its start.
    pub(crate) fn open(
        path: &Path,
        session: Arc<Session>,
        generation: u32,
    ) -> Result<(Run, Reader), capfile::Error> {
        let reader = Reader::open(path)?;
        // A mapped file that is cut by somebody else ends the process when the lost part is touched.
        let compressed = reader.compression() != Compression::None;
        let bytes = match compressed && in_order(&reader) {
            true => RandomAccess::spool(path)?,
            false => RandomAccess::open_with(path, Access::Call)?,
        };
        let facts = Facts {
            format: reader.format().description(),
            compression: compressed.then(|| reader.compression().name()),
            octets: reader.file_size().unwrap_or(0),
            ..Facts::default()
        };
        let loaded = Mutex::new(Loaded {
            pieces: Vec::new(),
            interfaces: Arc::default(),
            facts,
            octets_read: 0,
            state: Loading::Running,
            trouble: None,
            records: None,
            took: Duration::ZERO,
        });
        let run = Run {
            session,
            generation,
            bytes,
            first_ns: Mutex::default(),
            expert: Mutex::default(),
            loaded,
            grown: Condvar::new(),
            stop: AtomicBool::new(false),
            ended: AtomicBool::new(false),
            lost: AtomicBool::new(false),
            looked: AtomicBool::new(false),
        };
        Ok((run, reader))
    }

    pub(crate) fn loaded(&self) -> MutexGuard<'_, Loaded> {
        self.loaded.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Ends reading; what was read stays.
    pub(crate) fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    /// Ends all work.
    pub(crate) fn end(&self) {
        self.stop();
        self.ended.store(true, Ordering::Relaxed);
    }

    /// True if nobody needs it any more.
    pub(crate) fn has_ended(&self) -> bool {
        self.ended.load(Ordering::Relaxed)
    }

    /// Notes that octets are not where they were.
    pub(crate) fn lose(&self) {
        self.lost.store(true, Ordering::Relaxed);
    }

    /// True if octets of frames are gone from the file.
    pub(crate) fn has_lost(&self) -> bool {
        self.lost.load(Ordering::Relaxed)
    }

    /// Goes over the whole file. `told` is called when there is something new to see.
    pub(crate) fn load(&self, mut reader: Reader, ignored: &Bits, told: &mut dyn FnMut()) {
        let start = Instant::now();
        let mut state = State::default();
        state.set_shelf(Arc::new(Shelf::new(reader.path())));
        let (mut work, mut bench, mut clock) =
            (Work::default(), Bench::default(), Clock::default());
        let mut left = u64::from(FRAMES_MAX);
        let spool = in_order(&reader) && reader.compression() != Compression::None;
        reader.set_chunk_octets(FIRST_PIECE_OCTETS);
        let (ended, trouble) = loop {
            if self.stops() {
                break (Loading::Stopped, None);
            }
            let (octets_before, previous_ns) = clock.before();
            match work.fill(&mut reader, &mut clock, &mut left) {
                Ok(true) => {}
                Ok(false) if left == 0 => {
                    let text = format!("Only the first {FRAMES_MAX} packets are shown.");
                    break (Loading::Stopped, Some(Trouble::Limit(text)));
                }
                Ok(false) => break (Loading::Done, None),
                Err(error) => break (Loading::Failed, Some(trouble(&error))),
            }
            reader.set_chunk_octets(PIECE_OCTETS);
            if spool && let Err(error) = self.bytes.keep(work.chunk.file_offset, &work.chunk.data) {
                break (Loading::Failed, Some(trouble(&error)));
            }
            for info in &mut work.infos {
                info.ignored = ignored.has(info.number - 1);
            }
            clock.learn_names(&self.session.config, &reader, &mut state);
            state_pass(&self.session, &mut work, &mut state, &mut bench);
            state.shelve();
            self.publish(&mut work, &reader, octets_before, previous_ns, start);
            told();
            self.await_look();
        };
        let records = Arc::new(std::mem::take(&mut state.records));
        // What is said to be loaded holds no more than it needs.
        drop((state, work, bench));
        capfile::memory::give_back();
        let mut loaded = self.loaded();
        loaded.took = start.elapsed();
        loaded.octets_read = reader.bytes_read();
        loaded.facts.octets = loaded.facts.octets.max(loaded.octets_read);
        loaded.trouble = trouble;
        loaded.records = Some(records);
        loaded.state = ended;
        drop(loaded);
        self.grown.notify_all();
        told();
    }

    /// After the first piece, lets who opened the capture look at it first, if that happens soon: where cores are few,
    /// going on would make them wait.
    fn await_look(&self) {
        let loaded = self.loaded();
        if loaded.pieces.len() == 1 && self.generation == 1 {
            let seen = |_: &mut Loaded| !self.looked.load(Ordering::Relaxed) && !self.stops();
            let _ = self.grown.wait_timeout_while(loaded, FIRST_LOOK_WAIT, seen);
        }
    }

    /// Somebody has looked at rows.
    pub(crate) fn look(&self) {
        if !self.looked.swap(true, Ordering::Relaxed) {
            self.grown.notify_all();
        }
    }

    fn stops(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }

    fn publish(
        &self,
        work: &mut Work,
        reader: &Reader,
        octets_before: u64,
        previous_ns: Option<i64>,
        start: Instant,
    ) {
        let Some(first) = work.infos.first() else { return };
        let first_ns = first.first_ns;
        let piece = Arc::new(Piece::new(work, octets_before, previous_ns));
        self.first_ns.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(first_ns);
        let mut loaded = self.loaded();
        if loaded.interfaces.len() != work.interfaces.len() {
            loaded.interfaces = Arc::new(work.interfaces.clone());
            let mut links: Vec<&str> =
                reader.interfaces().iter().map(|i| i.link.description()).collect();
            links.sort_unstable();
            links.dedup();
            loaded.facts.links = links;
        }
        loaded.facts.comments = reader.sections().iter().flat_map(|s| s.comments.clone()).collect();
        loaded.pieces.push(piece);
        loaded.octets_read = reader.bytes_read();
        loaded.took = start.elapsed();
        drop(loaded);
        self.grown.notify_all();
    }

    /// Waits until there are pieces beyond the first `known`, or there will be none. Returns those there are, and
    /// whether that is all.
    pub(crate) fn beyond(&self, known: usize, cancel: &AtomicBool) -> (Vec<Arc<Piece>>, bool) {
        let mut loaded = self.loaded();
        loop {
            let more = loaded.pieces.get(known..).unwrap_or(&[]);
            let ended = loaded.state != Loading::Running;
            if !more.is_empty() || ended || cancel.load(Ordering::Relaxed) {
                return (more.to_vec(), ended);
            }
            // Not for ever: nobody wakes us when the work is cancelled.
            let wait = self.grown.wait_timeout(loaded, Duration::from_millis(100));
            loaded = wait.unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    /// The piece that holds a frame, by index from 0, and its index there.
    pub(crate) fn piece_of(&self, frame: u32) -> Option<(Arc<Piece>, usize)> {
        let loaded = self.loaded();
        let at = loaded.pieces.partition_point(|p| p.end() <= frame);
        let piece = loaded.pieces.get(at)?;
        Some((Arc::clone(piece), (frame - piece.before) as usize))
    }
}

/// Whether chunks of this format are the file's octets in order.
fn in_order(reader: &Reader) -> bool {
    use capfile::Format;
    !matches!(reader.format(), Format::NetMon1 | Format::NetMon2 | Format::Candump)
}

fn trouble(error: &capfile::Error) -> Trouble {
    let text = error.to_string();
    match error {
        capfile::Error::CutShort { .. } => Trouble::CutShort(text),
        _ => Trouble::Damaged(text),
    }
}
