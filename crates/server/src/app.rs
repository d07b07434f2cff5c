//! What the server holds: captures by id, and the user's settings.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

use session::Session;
use session::capture::{Capture, Change};

use crate::api::{self, ErrorCode};
use crate::convert;
use crate::events::Events;
use crate::fail::Fail;
use crate::files::{Allowed, Stamp};
use crate::guard::Guard;
use crate::options::Options;
use crate::preferences;
use crate::store::{self, Kept, Store};

/// Captures open at a time.
const CAPTURES_MAX: usize = 64;

/// Recent files and filters kept.
const RECENT_MAX: usize = 10;

/// Everything that requests share.
pub struct App {
    pub(crate) guard: Guard,
    pub(crate) allowed: Allowed,
    pub(crate) events: Events,
    /// Different for each start.
    pub(crate) name: String,
    pub(crate) version: &'static str,
    /// It can be reached from other machines.
    pub(crate) exposed: bool,
    open: Mutex<Captures>,
    user: Mutex<User>,
    store: Store,
    /// What no page was told yet.
    notices: Arc<Mutex<Vec<String>>>,
}

/// Notices kept for the first page.
const NOTICES_MAX: usize = 20;

#[derive(Default)]
struct Captures {
    by_id: BTreeMap<u32, Opened>,
    last: u32,
}

/// An open capture.
#[derive(Clone)]
pub(crate) struct Opened {
    pub(crate) id: u32,
    pub(crate) name: String,
    pub(crate) capture: Arc<Capture>,
    /// The folder that holds what was uploaded, to be removed at the end.
    upload: Option<PathBuf>,
    /// The file as it was when it was opened.
    pub(crate) stamp: Arc<Mutex<Stamp>>,
}

/// The user's settings.
#[derive(Clone)]
pub(crate) struct User {
    pub(crate) settings: api::Settings,
    /// As the user's files say; what is set in the window comes on top.
    pub(crate) base: Arc<Session>,
    /// Protocols that the user turned on or off, by filter name.
    pub(crate) switches: BTreeMap<String, bool>,
    /// Preferences that the user set, by name.
    pub(crate) preferences: BTreeMap<String, String>,
    /// Rows of Decode As that the user set.
    pub(crate) decode_as: Vec<api::DecodeAs>,
    pub(crate) session: Arc<Session>,
    pub(crate) recent: Vec<PathBuf>,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl App {
    pub(crate) fn new(options: Options, socket: SocketAddr) -> std::io::Result<Arc<App>> {
        let Options { listen: _, access, paths, session, version, notice } = options;
        let path = session.folders.written(store::NAME);
        let (guard, name) = (Guard::new(access, socket)?, crate::guard::random()?);
        let app = Arc::new_cyclic(|app: &Weak<App>| {
            let (app, notices) = (app.clone(), Arc::new(Mutex::new(Vec::new())));
            let early = Arc::clone(&notices);
            let mut tell = move |text: String| {
                notice(&text);
                match app.upgrade() {
                    Some(app) => app.notice(text),
                    None => lock(&early).push(text),
                }
            };
            let (store, kept) = Store::open(path, tell.clone());
            let user = User::restore(session, kept, &mut tell);
            App {
                guard,
                allowed: Allowed::new(&paths),
                events: Events::new(),
                name,
                version,
                exposed: !socket.ip().is_loopback(),
                open: Mutex::default(),
                user: Mutex::new(user),
                store,
                notices,
            }
        });
        Ok(app)
    }

    /// Tells all pages, or the first that comes.
    fn notice(&self, text: String) {
        if self.events.is_heard() {
            return self.events.send(&api::Event::Notice { text });
        }
        let mut notices = lock(&self.notices);
        if notices.len() < NOTICES_MAX {
            notices.push(text);
        }
    }

    /// What no page was told yet.
    pub(crate) fn take_notices(&self) -> Vec<String> {
        std::mem::take(&mut lock(&self.notices))
    }

    /// Opens a capture file that the user may read; the same one if it is open.
    pub fn open(self: &Arc<Self>, path: &Path) -> Result<u32, String> {
        self.open_path(path).map(|opened| opened.id).map_err(|fail| fail.0.message)
    }

    pub(crate) fn open_path(self: &Arc<Self>, path: &Path) -> Result<Opened, Fail> {
        let path = self.allowed.readable(path)?;
        if let Some(opened) = self.captures().into_iter().find(|o| o.capture.path() == path) {
            return Ok(opened);
        }
        let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        let opened = self.add(&path, name, None)?;
        let recent = {
            let recent = &mut lock(&self.user).recent;
            recent.retain(|p| *p != path);
            recent.insert(0, path);
            recent.truncate(RECENT_MAX);
            recent.clone()
        };
        self.store.keep(Kept { recent_files: Some(recent), ..Kept::default() });
        Ok(opened)
    }

    /// Opens what was uploaded into a folder of its own.
    pub(crate) fn open_upload(self: &Arc<Self>, file: &Path, name: &str) -> Result<Opened, Fail> {
        self.add(file, name.to_owned(), file.parent().map(Path::to_path_buf))
    }

    fn add(
        self: &Arc<Self>,
        path: &Path,
        name: String,
        upload: Option<PathBuf>,
    ) -> Result<Opened, Fail> {
        let id = {
            let mut open = lock(&self.open);
            if open.by_id.len() >= CAPTURES_MAX {
                return Err(Fail::new(
                    ErrorCode::TooMuch,
                    "Too many captures are open: close one.",
                ));
            }
            open.last += 1;
            open.last
        };
        let (session, look) = {
            let user = lock(&self.user);
            (Arc::clone(&user.session), convert::look(&user.settings, &user.session))
        };
        let stamp = Arc::new(Mutex::new(Stamp::of(path)));
        let app = Arc::downgrade(self);
        let listener = move |change| {
            if let Some(app) = app.upgrade() {
                app.events.note(id, change);
            }
        };
        let capture =
            Capture::open(path, session, look, listener).map_err(|error| Fail::file(&error))?;
        let opened = Opened { id, name, capture, upload, stamp };
        lock(&self.open).by_id.insert(id, opened.clone());
        self.events.note(id, Change::Capture);
        Ok(opened)
    }

    /// The captures that are open, oldest first.
    pub(crate) fn captures(&self) -> Vec<Opened> {
        lock(&self.open).by_id.values().cloned().collect()
    }

    pub(crate) fn capture(&self, id: u32) -> Result<Opened, Fail> {
        lock(&self.open).by_id.get(&id).cloned().ok_or_else(|| Fail::no("capture"))
    }

    pub(crate) fn close_capture(&self, id: u32) -> Result<(), Fail> {
        let opened = lock(&self.open).by_id.remove(&id).ok_or_else(|| Fail::no("capture"))?;
        opened.end();
        self.events.send(&api::Event::Closed { id });
        Ok(())
    }

    /// Ends all work.
    pub(crate) fn close(&self) {
        let all = std::mem::take(&mut lock(&self.open).by_id);
        all.values().for_each(Opened::end);
        self.store.close();
    }

    pub(crate) fn user(&self) -> MutexGuard<'_, User> {
        lock(&self.user)
    }

    pub(crate) fn settings(&self) -> api::Settings {
        lock(&self.user).settings.clone()
    }

    /// Changes what frames are looked at with, and tells all pages.
    pub(crate) fn change_look(
        &self,
        change: impl FnOnce(&mut api::Settings) -> Result<(), Fail>,
    ) -> Result<api::Settings, Fail> {
        let (settings, look) = {
            let mut user = lock(&self.user);
            let mut settings = user.settings.clone();
            change(&mut settings)?;
            self.store.keep(Kept::difference(&user.settings, &settings));
            user.settings = settings.clone();
            (settings, convert::look(&user.settings, &user.session))
        };
        for opened in self.captures() {
            opened.capture.set_look(look.clone());
        }
        self.events.send(&api::Event::Settings { settings: settings.clone() });
        Ok(settings)
    }

    /// Changes how frames are taken apart: all captures are gone over again.
    pub(crate) fn change_config(
        &self,
        change: impl FnOnce(&mut User) -> Result<(), Fail>,
    ) -> Result<api::Settings, Fail> {
        let (settings, session) = {
            let mut user = lock(&self.user);
            let mut next = user.clone();
            change(&mut next)?;
            next.session = Arc::new(next.build()?);
            next.settings.names = convert::names(&next.session);
            self.store.keep(Kept {
                preferences: Some(next.preferences.clone()),
                protocols: Some(next.switches.clone()),
                ..Kept::default()
            });
            *user = next;
            (user.settings.clone(), Arc::clone(&user.session))
        };
        for opened in self.captures() {
            // A capture whose file is gone stays as it is, and says so.
            let _ = opened.capture.reload(Arc::clone(&session));
        }
        self.events.send(&api::Event::Settings { settings: settings.clone() });
        Ok(settings)
    }

    /// Forgets which files were opened.
    pub(crate) fn forget_files(&self) {
        lock(&self.user).recent.clear();
        self.store.keep(Kept { recent_files: Some(Vec::new()), ..Kept::default() });
    }

    /// Notes that a filter was used.
    pub(crate) fn used_filter(&self, filter: &str) {
        let settings = {
            let mut user = lock(&self.user);
            let recent = &mut user.settings.recent_filters;
            if filter.is_empty() || recent.first().is_some_and(|f| f == filter) {
                return;
            }
            recent.retain(|f| f != filter);
            recent.insert(0, filter.to_owned());
            recent.truncate(RECENT_MAX);
            self.store.keep(Kept { recent_filters: Some(recent.clone()), ..Kept::default() });
            user.settings.clone()
        };
        self.events.send(&api::Event::Settings { settings });
    }
}

impl User {
    /// What the files say, and what was kept of an earlier start. What of that makes no sense any more is left out,
    /// and told.
    fn restore(session: Session, mut kept: Kept, notice: &mut dyn FnMut(String)) -> User {
        let mut settings = convert::default_settings(&session);
        if let Some(columns) = &kept.columns
            && let Err(fail) = convert::check_columns(columns, &session)
        {
            notice(format!("The columns that were kept cannot be used. {}", fail.0.message));
            kept.columns = None;
        }
        kept.time = kept.time.filter(|time| time.digits.is_none_or(|digits| digits <= 9));
        kept.restore(&mut settings);
        let mut values = kept.preferences.unwrap_or_default();
        values.retain(|name, value| {
            let checked = preferences::check(&session, name, Some(value));
            if let Err(fail) = &checked {
                notice(format!("A preference that was kept cannot be used. {}", fail.0.message));
            }
            checked.is_ok()
        });
        let base = Arc::new(session);
        let mut user = User {
            settings,
            base: Arc::clone(&base),
            switches: kept.protocols.unwrap_or_default(),
            preferences: values,
            decode_as: Vec::new(),
            session: base,
            recent: kept.recent_files.unwrap_or_default(),
        };
        if !(user.switches.is_empty() && user.preferences.is_empty()) {
            match user.build() {
                Ok(session) => user.session = Arc::new(session),
                Err(fail) => {
                    notice(format!(
                        "Preferences that were kept cannot be used. {}",
                        fail.0.message
                    ));
                    user.preferences.clear();
                }
            }
            user.settings.names = convert::names(&user.session);
        }
        user
    }
}

impl Opened {
    fn end(&self) {
        self.capture.close();
        if let Some(folder) = &self.upload {
            // It is in the folder for temporary files: what stays there is removed by the system.
            let _ = std::fs::remove_dir_all(folder);
        }
    }

    /// As the page sees it.
    pub(crate) fn describe(&self) -> api::Capture {
        let changed = lock(&self.stamp).change(self.capture.path());
        convert::capture(self, changed)
    }

    /// True if it was dropped on the page.
    pub(crate) fn is_upload(&self) -> bool {
        self.upload.is_some()
    }
}
