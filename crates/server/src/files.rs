//! Which files may be read and written: those the server was started with, and what is in its folders.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use crate::api::{ErrorCode, FileEntry, Folder};
use crate::fail::Fail;

/// What may be reached. All paths are absolute and without symbolic links.
pub(crate) struct Allowed {
    folders: Vec<PathBuf>,
    files: Vec<PathBuf>,
}

/// Entries of a folder that are told at most.
const ENTRIES_MAX: usize = 10_000;

impl Allowed {
    /// What these paths lead to; those that lead nowhere give nothing.
    pub(crate) fn new(paths: &[PathBuf]) -> Allowed {
        let real = paths.iter().filter_map(|path| path.canonicalize().ok());
        let (folders, files) = real.partition(|path| path.is_dir());
        Allowed { folders, files }
    }

    /// The folders, for people.
    pub(crate) fn folders(&self) -> Vec<String> {
        self.folders.iter().map(|f| f.display().to_string()).collect()
    }

    fn is_within(&self, real: &Path) -> bool {
        self.folders.iter().any(|folder| real.starts_with(folder))
    }

    /// The real path of a file that may be read.
    pub(crate) fn readable(&self, path: &Path) -> Result<PathBuf, Fail> {
        // The same answer for what is not there and what is not allowed: nobody learns what exists elsewhere.
        let refused = || {
            let text = format!(
                "\"{}\" is not among the files and folders that requin was started with.",
                path.display()
            );
            Fail::new(ErrorCode::NotAllowed, text)
        };
        let Ok(real) = path.canonicalize() else {
            let near = path.parent().and_then(|parent| parent.canonicalize().ok());
            return Err(match near {
                Some(parent) if self.is_within(&parent) => {
                    let text = format!("The file \"{}\" doesn't exist.", path.display());
                    Fail::new(ErrorCode::BadFile, text)
                }
                _ => refused(),
            });
        };
        if self.files.contains(&real) || self.is_within(&real) { Ok(real) } else { Err(refused()) }
    }

    /// The real path of a file that may be written.
    pub(crate) fn writable(&self, path: &Path, overwrite: bool) -> Result<PathBuf, Fail> {
        let fail = |text: &str| Fail::new(ErrorCode::NotAllowed, text);
        let name = path.file_name().ok_or_else(|| fail("A file name is missing."))?;
        let parent = path.parent().and_then(|parent| parent.canonicalize().ok());
        let parent = parent.filter(|parent| self.is_within(parent));
        let folder = parent
            .ok_or_else(|| fail("The folder is not among those that requin was started with."))?;
        let real = folder.join(name);
        match fs::symlink_metadata(&real) {
            Ok(facts) if !facts.is_file() => Err(fail("There is something else of that name.")),
            Ok(_) if !overwrite => {
                Err(Fail::new(ErrorCode::NotWritten, "A file of that name is there already."))
            }
            _ => Ok(real),
        }
    }

    /// What is in a folder; the list of folders for the empty path.
    pub(crate) fn list(&self, path: &str) -> Result<Folder, Fail> {
        if path.is_empty() {
            let entries = self.folders.iter().chain(&self.files).filter_map(|p| entry(p));
            return Ok(Folder {
                path: String::new(),
                parent: None,
                entries: entries.collect(),
                cut: false,
            });
        }
        let refused = || Fail::new(ErrorCode::NotAllowed, format!("\"{path}\" may not be read."));
        let real = Path::new(path).canonicalize().map_err(|_| refused())?;
        if !self.is_within(&real) {
            return Err(refused());
        }
        let read = fs::read_dir(&real).map_err(|error| {
            Fail::new(ErrorCode::BadFile, format!("\"{path}\" cannot be read: {error}."))
        })?;
        let mut entries: Vec<FileEntry> = read
            .flatten()
            .filter(|e| !e.file_name().to_string_lossy().starts_with('.'))
            .take(ENTRIES_MAX + 1)
            .filter_map(|e| entry(&e.path()))
            .collect();
        let cut = entries.len() > ENTRIES_MAX;
        entries.truncate(ENTRIES_MAX);
        entries.sort_by(|a, b| b.folder.cmp(&a.folder).then_with(|| a.name.cmp(&b.name)));
        let parent = real.parent().filter(|parent| self.is_within(parent));
        let parent = parent.map_or(String::new(), |p| p.display().to_string());
        Ok(Folder { path: real.display().to_string(), parent: Some(parent), entries, cut })
    }
}

fn entry(path: &Path) -> Option<FileEntry> {
    let facts = fs::metadata(path).ok()?;
    let since = facts.modified().ok().and_then(|t| t.duration_since(UNIX_EPOCH).ok());
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned());
    Some(FileEntry {
        name: name.unwrap_or_else(|| path.display().to_string()),
        path: path.display().to_string(),
        folder: facts.is_dir(),
        bytes: if facts.is_dir() { 0 } else { facts.len() },
        modified: since.map(|s| s.as_secs_f64()),
    })
}

/// A new folder that nobody else can look into.
///
/// # Errors
///
/// If it cannot be made.
pub fn private_folder() -> io::Result<PathBuf> {
    let name = format!("requin-{}", crate::guard::random()?);
    let path = std::env::temp_dir().join(name);
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(&path)?;
    Ok(path)
}

/// What tells that a file is still the same.
pub(crate) struct Stamp {
    facts: Option<(u64, SystemTime)>,
    /// What was seen last.
    pub(crate) last: FileChange,
}

/// What became of a file since it was opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FileChange {
    Same,
    Changed,
    Gone,
}

impl Stamp {
    pub(crate) fn of(path: &Path) -> Stamp {
        let facts = fs::metadata(path).ok().and_then(|f| Some((f.len(), f.modified().ok()?)));
        Stamp { facts, last: FileChange::Same }
    }

    /// What became of the file.
    pub(crate) fn change(&mut self, path: &Path) -> FileChange {
        let now = Stamp::of(path).facts;
        self.last = match now {
            None => FileChange::Gone,
            Some(_) if now == self.facts => FileChange::Same,
            Some(_) => FileChange::Changed,
        };
        self.last
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_named_can_be_reached() {
        let folder = private_folder().unwrap();
        let (inside, outside) = (folder.join("inside"), folder.join("outside"));
        fs::create_dir(&inside).unwrap();
        fs::create_dir(&outside).unwrap();
        for path in ["inside/a", "outside/b", "outside/c"] {
            fs::write(folder.join(path), "x").unwrap();
        }
        #[cfg(unix)]
        std::os::unix::fs::symlink(outside.join("c"), inside.join("link")).unwrap();
        let allowed = Allowed::new(&[inside.clone(), outside.join("b"), folder.join("nothing")]);
        for (path, may) in [
            ("inside/a", true),
            ("outside/b", true),
            ("outside/c", false),
            ("inside/../outside/c", false),
            ("inside/link", false),
            ("inside/none", false),
            ("nothing", false),
        ] {
            assert_eq!(allowed.readable(&folder.join(path)).is_ok(), may, "read {path}");
        }
        for (path, overwrite, may) in [
            ("inside/new", false, true),
            ("inside/a", false, false),
            ("inside/a", true, true),
            ("inside/link", true, false),
            ("outside/b", true, false),
            ("inside/../outside/new", true, false),
        ] {
            assert_eq!(
                allowed.writable(&folder.join(path), overwrite).is_ok(),
                may,
                "write {path}"
            );
        }
        assert!(allowed.list(&outside.display().to_string()).is_err());
        let names: Vec<_> = allowed.list(&inside.display().to_string()).unwrap().entries;
        assert!(names.iter().any(|e| e.name == "a"));
        fs::remove_dir_all(folder).unwrap();
    }
}
