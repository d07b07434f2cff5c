//! What the user set in the window, kept from one start to the next: a file in the folder of settings.
//!
//! Only what differs from the user's other files is in it, so that a change in those is seen. A thread of its own
//! writes, always a whole new file that takes the old one's place. What it cannot read it sets aside and says so.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread::JoinHandle;

use serde::{Deserialize, Serialize};

use crate::api::{ColourRule, ColumnSpec, FilterButton, SavedFilter, Settings, TimeSettings};

/// The file's name.
pub(crate) const NAME: &str = "window.json";

/// Octets of the file: a few lists of a thousand rows and what the page remembers fit well.
const OCTETS_MAX: u64 = 16 << 20;

/// Changes that wait to be written; then who makes one waits.
const WAITING_MAX: usize = 256;

macro_rules! parts {
    (settings { $($part:ident: $kind:ty,)* } others { $($other:ident: $other_kind:ty,)* }) => {
        /// Parts that the user set; or those that are new.
        #[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
        #[serde(default)]
        pub(crate) struct Kept {
            $(#[serde(skip_serializing_if = "Option::is_none")] pub(crate) $part: Option<$kind>,)*
            $(#[serde(skip_serializing_if = "Option::is_none")] pub(crate) $other: Option<$other_kind>,)*
            /// What another version of the program keeps here.
            #[serde(flatten)]
            pub(crate) rest: BTreeMap<String, serde_json::Value>,
        }

        impl Kept {
            /// What changed.
            pub(crate) fn difference(before: &Settings, after: &Settings) -> Kept {
                let mut kept = Kept::default();
                $(if before.$part != after.$part { kept.$part = Some(after.$part.clone()); })*
                kept
            }

            /// Puts what was kept into settings.
            pub(crate) fn restore(&self, settings: &mut Settings) {
                $(if let Some(part) = &self.$part { settings.$part = part.clone(); })*
            }

            fn merge(&mut self, newer: Kept) {
                $(if newer.$part.is_some() { self.$part = newer.$part; })*
                $(if newer.$other.is_some() { self.$other = newer.$other; })*
                self.rest.extend(newer.rest);
            }
        }
    };
}
parts! {
    settings {
        columns: Vec<ColumnSpec>,
        time: TimeSettings,
        colours: Vec<ColourRule>,
        colourize: bool,
        filters: Vec<SavedFilter>,
        recent_filters: Vec<String>,
        buttons: Vec<FilterButton>,
        page: String,
    }
    others {
        recent_files: Vec<PathBuf>,
        preferences: BTreeMap<String, String>,
        protocols: BTreeMap<String, bool>,
    }
}

/// Where changes are sent to be kept.
pub(crate) struct Store(Mutex<Option<(SyncSender<Kept>, JoinHandle<()>)>>);

impl Store {
    /// Reads what was kept, if there is a place for it. `notice` is told what goes wrong, now and later.
    pub(crate) fn open(
        path: Option<PathBuf>,
        mut notice: impl FnMut(String) + Send + 'static,
    ) -> (Store, Kept) {
        let Some(path) = path else { return (Store(Mutex::new(None)), Kept::default()) };
        let kept = read(&path, &mut notice);
        let (sender, receiver) = sync_channel(WAITING_MAX);
        let first = kept.clone();
        let work = move || write_all(&path, first, &receiver, &mut notice);
        let thread = std::thread::Builder::new().spawn(work).ok();
        (Store(Mutex::new(thread.map(|thread| (sender, thread)))), kept)
    }

    /// Keeps what is new.
    pub(crate) fn keep(&self, newer: Kept) {
        if newer == Kept::default() {
            return;
        }
        let sender =
            self.0.lock().unwrap_or_else(PoisonError::into_inner).as_ref().map(|s| s.0.clone());
        if let Some(sender) = sender {
            // It is there for as long as the store is open.
            let _ = sender.send(newer);
        }
    }

    /// Waits until all is written.
    pub(crate) fn close(&self) {
        let open = self.0.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some((sender, thread)) = open {
            drop(sender);
            let _ = thread.join();
        }
    }
}

/// Writes what comes, until nothing will.
fn write_all(
    path: &Path,
    mut kept: Kept,
    receiver: &Receiver<Kept>,
    notice: &mut dyn FnMut(String),
) {
    let mut failed = false;
    while let Ok(newer) = receiver.recv() {
        // Another window may have written meanwhile: only the parts that are new here are changed.
        if fs::exists(path).unwrap_or(false) {
            kept.merge(read(path, notice));
        }
        kept.merge(newer);
        receiver.try_iter().for_each(|newer| kept.merge(newer));
        if let Err(error) = write(path, &kept)
            && !std::mem::replace(&mut failed, true)
        {
            notice(format!(
                "Settings hold until requin ends: {} cannot be written: {error}.",
                path.display()
            ));
        }
    }
}

/// What a file has; nothing if there is none.
fn read(path: &Path, notice: &mut dyn FnMut(String)) -> Kept {
    let wrong = match read_text(path) {
        Ok(None) => return Kept::default(),
        Ok(Some(text)) => match serde_json::from_str(&text) {
            Ok(kept) => return kept,
            Err(error) => error.to_string(),
        },
        Err(error) => error.to_string(),
    };
    let shown = path.display();
    let aside = free_name(path);
    notice(match fs::rename(path, &aside) {
        Ok(()) => format!(
            "The window's settings in {shown} cannot be read ({wrong}): it begins with the usual ones. The file is kept as {}.",
            aside.display()
        ),
        Err(error) => format!(
            "The window's settings in {shown} cannot be read ({wrong}), nor can the file be set aside ({error}): it begins with the usual ones."
        ),
    });
    Kept::default()
}

fn read_text(path: &Path) -> io::Result<Option<String>> {
    let facts = match fs::metadata(path) {
        Ok(facts) => facts,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    if facts.len() > OCTETS_MAX {
        return Err(io::Error::other("it is too large"));
    }
    fs::read_to_string(path).map(Some)
}

/// A name beside a file that nothing has.
fn free_name(path: &Path) -> PathBuf {
    let names = (1..100).map(|n| path.with_extension(format!("broken-{n}.json")));
    let mut free = names.filter(|name| !fs::exists(name).unwrap_or(true));
    free.next().unwrap_or_else(|| path.with_extension("broken.json"))
}

/// Writes a new file and puts it in the old one's place.
fn write(path: &Path, kept: &Kept) -> io::Result<()> {
    // A link stays one: what it leads to is replaced.
    let path = &path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let new = path.with_extension(format!("{}.tmp", std::process::id()));
    let written = write_new(&new, kept).and_then(|()| fs::rename(&new, path));
    if written.is_err() {
        let _ = fs::remove_file(&new);
    }
    written
}

fn write_new(path: &Path, kept: &Kept) -> io::Result<()> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    // Which files were open is nobody else's business.
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(&serde_json::to_vec_pretty(kept)?)?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    struct Folder(PathBuf);

    impl Folder {
        fn new() -> Folder {
            Folder(crate::private_folder().unwrap())
        }

        fn open(&self) -> (Store, Kept, Arc<Mutex<Vec<String>>>) {
            let notices = Arc::new(Mutex::new(Vec::new()));
            let told = Arc::clone(&notices);
            let path = self.0.join("deep").join(NAME);
            let (store, kept) =
                Store::open(Some(path), move |text| told.lock().unwrap().push(text));
            (store, kept, notices)
        }

        fn files(&self) -> Vec<String> {
            let entries = fs::read_dir(self.0.join("deep")).unwrap().flatten();
            let mut names: Vec<_> =
                entries.map(|e| e.file_name().to_string_lossy().into_owned()).collect();
            names.sort();
            names
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    fn page(text: &str) -> Kept {
        Kept { page: Some(text.to_owned()), ..Kept::default() }
    }

    #[test]
    fn what_is_kept_comes_back() {
        let folder = Folder::new();
        let (store, kept, _) = folder.open();
        assert_eq!(kept, Kept::default());
        // Another one, at the same time, that keeps other parts.
        let (other, ..) = folder.open();
        store.keep(page("a"));
        store.keep(page("b"));
        store.close();
        other.keep(Kept { colourize: Some(false), ..Kept::default() });
        other.close();
        let (store, kept, notices) = folder.open();
        assert_eq!(kept, Kept { colourize: Some(false), ..page("b") });
        store.close();
        assert_eq!((folder.files(), notices.lock().unwrap().len()), (vec![NAME.to_owned()], 0));
    }

    #[test]
    fn what_is_broken_is_set_aside_and_told() {
        let folder = Folder::new();
        fs::create_dir(folder.0.join("deep")).unwrap();
        let path = folder.0.join("deep").join(NAME);
        for (n, text) in ["{\"page\": 1}", "nonsense", "", "{\"page\": \"a\""].iter().enumerate() {
            fs::write(&path, text).unwrap();
            let (store, kept, notices) = folder.open();
            assert_eq!(kept, Kept::default(), "{text}");
            let aside = format!("window.broken-{}.json", n + 1);
            assert!(notices.lock().unwrap()[0].contains(&aside), "{text}");
            assert_eq!(fs::read_to_string(path.with_file_name(&aside)).unwrap(), *text);
            // It goes on.
            store.keep(page("new"));
            store.close();
            let (store, kept, _) = folder.open();
            assert_eq!(kept, page("new"), "{text}");
            store.close();
        }
    }

    #[test]
    fn what_others_keep_stays() {
        let folder = Folder::new();
        fs::create_dir(folder.0.join("deep")).unwrap();
        let path = folder.0.join("deep").join(NAME);
        fs::write(&path, "{\"later\": [1], \"page\": \"a\"}").unwrap();
        let (store, _, notices) = folder.open();
        store.keep(page("b"));
        store.close();
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains("\"later\"") && text.contains("\"b\""), "{text}");
        assert_eq!(notices.lock().unwrap().len(), 0);
    }

    #[test]
    fn what_cannot_be_written_is_told_once() {
        let folder = Folder::new();
        // A file where the folder would be.
        fs::write(folder.0.join("deep"), "").unwrap();
        let (store, _, notices) = folder.open();
        for text in ["a", "b", "c"] {
            store.keep(page(text));
        }
        store.close();
        let notices = notices.lock().unwrap();
        assert!(notices.last().unwrap().contains("cannot be written"), "{notices:?}");
        assert!(notices.iter().filter(|n| n.contains("written")).count() == 1, "{notices:?}");
    }
}
