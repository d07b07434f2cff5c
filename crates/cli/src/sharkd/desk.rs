//! What one client works on: settings, and the capture that it loaded.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

use dissect::{Demand, Registry};
use session::capture::marks::Bits;
use session::capture::view::{ALL, Filling, Filter};
use session::capture::{Capture, Loading, Look, Painter};
use session::colour::{Rule, Rules};
use session::columns::{self, ColumnDef};
use session::{Session, Shown};

use super::request::{Refused, refused};

/// Comments of a client on a capture: more than anybody writes.
const COMMENTS_MAX: usize = 100_000;

/// What one client works on.
pub(super) struct Desk {
    pub(super) session: Arc<Session>,
    pub(super) loaded: Option<Loaded>,
}

/// A capture that was read.
pub(super) struct Loaded {
    pub(super) capture: Arc<Capture>,
    /// The name of the file, without its folder.
    pub(super) name: String,
    pub(super) octets: u64,
    pub(super) rules: Arc<Vec<Rule>>,
    /// Frames whose colour has been told: it is told again with their details.
    pub(super) coloured: Bits,
    /// Comments that the client made, by frame.
    pub(super) comments: BTreeMap<u32, Vec<String>>,
    comment_count: usize,
    grown: Arc<Grown>,
}

/// Wakes who waits for rows.
#[derive(Default)]
struct Grown {
    changes: Mutex<u64>,
    changed: Condvar,
}

impl Grown {
    fn tell(&self) {
        *self.changes.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        self.changed.notify_all();
    }

    /// Waits until `is`. A change between a look and the wait is seen a little later.
    fn until(&self, mut is: impl FnMut() -> bool) {
        const WAIT: Duration = Duration::from_millis(20);
        // Ends when what others do in threads of their own ends.
        while !is() {
            let changes = self.changes.lock().unwrap_or_else(PoisonError::into_inner);
            let _ = self.changed.wait_timeout(changes, WAIT);
        }
    }
}

/// Colours by rules.
struct Paint(Rules);

impl Painter for Paint {
    fn demand(&self, registry: &Registry) -> Demand {
        self.0.demand(registry)
    }
    fn colour(&self, frame: &Shown<'_>) -> Option<u32> {
        self.0.place(frame)
    }
}

impl Desk {
    pub(super) fn new(session: Arc<Session>) -> Desk {
        Desk { session, loaded: None }
    }

    /// The columns of the user's settings, or else those that everybody has.
    pub(super) fn columns(&self) -> Vec<ColumnDef> {
        let list = self.session.settings.values.get("gui.column.format");
        let pairs = list.and_then(|list| columns::listed(list)).unwrap_or_default();
        let def = |(title, code): (String, String)| {
            let column = columns::by_format(&code, &self.session.registry)?;
            Some(ColumnDef { title, column })
        };
        let defs: Option<Vec<ColumnDef>> = pairs.into_iter().map(def).collect();
        defs.filter(|defs| !defs.is_empty()).unwrap_or_else(columns::defaults)
    }

    /// Reads a capture; what was loaded before is gone, as for the reference's clients.
    pub(super) fn load(&mut self, file: &str) -> Result<(), Refused> {
        let unreadable = || refused(-2001, "Unable to open the file");
        let path = Path::new(file);
        let octets = std::fs::metadata(path).map_err(|_| unreadable())?.len();
        let rules = Arc::new(session::colour::rules(&self.session));
        let look = Look {
            columns: self.columns(),
            time: self.session.time,
            painter: Some(Arc::new(Paint(Rules::new(&self.session, rules.to_vec())))),
        };
        let grown = Arc::new(Grown::default());
        let listener = Arc::clone(&grown);
        let session = Arc::clone(&self.session);
        let capture = Capture::open(path, session, look, move |_| listener.tell())
            .map_err(|_| unreadable())?;
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        self.close();
        let loaded = Loaded {
            capture,
            name,
            octets,
            rules,
            coloured: Bits::default(),
            comments: BTreeMap::new(),
            comment_count: 0,
            grown,
        };
        loaded.wait();
        self.loaded = Some(loaded);
        Ok(())
    }

    /// Sets a preference, and reads the capture again with it.
    pub(super) fn set(&mut self, name: &str, value: &str) -> Result<(), Refused> {
        use session::settings::Refused as Why;
        let mut session = Session::new();
        session.config = self.session.config.clone();
        session.time = self.session.time;
        session.macros = self.session.macros.clone();
        session.settings = self.session.settings.clone();
        session.folders = self.session.folders.clone();
        match session::settings::preferences::set(&mut session, name, value) {
            Ok(()) => {}
            Err(Why::Value) => return Err(refused(-4002, "Preference is not valid")),
            Err(Why::Obsolete) => return Err(refused(-4003, "The preference is obsolete")),
            Err(Why::Unknown(_)) => return Err(refused(-4004, "No such preference exists")),
        }
        self.session = Arc::new(session);
        if let Some(loaded) = &mut self.loaded {
            let session = Arc::clone(&self.session);
            // A file that is gone stays as it was read.
            if loaded.capture.reload(session).is_ok() {
                let capture = &loaded.capture;
                loaded.grown.until(|| capture.state().octets_again.is_none());
                loaded.wait();
            }
        }
        Ok(())
    }

    /// Ends all work on the capture.
    pub(super) fn close(&mut self) {
        if let Some(loaded) = self.loaded.take() {
            loaded.capture.close();
        }
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        self.close();
    }
}

impl Loaded {
    /// Waits until the file is read.
    fn wait(&self) {
        self.grown.until(|| self.capture.state().loading != Loading::Running);
    }

    pub(super) fn frames(&self) -> u32 {
        self.capture.state().frames
    }

    /// The rows that a filter lets through, at least so many of them if there are.
    pub(super) fn view(&self, text: &str, filter: Option<Filter>, rows: u32) -> u32 {
        let id = self.capture.view(text, filter, None);
        if id != ALL {
            self.grown.until(|| {
                let facts = self.capture.view_facts(id);
                facts.is_none_or(|f| f.state == Filling::Done || f.rows >= rows)
            });
        }
        id
    }

    /// Comments on a frame, by number: those of the file, then the client's.
    pub(super) fn comments(&self, number: u32) -> Vec<String> {
        let mut all = self.capture.comments(number.saturating_sub(1));
        all.extend(self.comments.get(&number).into_iter().flatten().cloned());
        all
    }

    /// Takes a comment; false if there are too many.
    pub(super) fn add_comment(&mut self, number: u32, text: &str) -> bool {
        if self.comment_count >= COMMENTS_MAX {
            return false;
        }
        self.comment_count += 1;
        self.comments.entry(number).or_default().push(text.to_owned());
        true
    }
}

/// A filter's text made ready to run; `None` for the empty text.
pub(super) fn compile(session: &Session, text: &str) -> Result<Option<Filter>, dfilter::Error> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let filter = session::filter::compile(session, text)?;
    Ok(Some(Arc::new(filter)))
}
