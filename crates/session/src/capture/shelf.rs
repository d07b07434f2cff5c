//! Octets of memos in a nameless temporary file.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use capfile::RandomAccess;
use dissect::blob;

/// Where messages put together are kept: they may be as many octets as the capture itself.
pub(crate) struct Shelf {
    /// Names the capture in errors.
    path: PathBuf,
    file: Mutex<Option<(Arc<RandomAccess>, u64)>>,
}

impl Shelf {
    pub(crate) fn new(path: &Path) -> Shelf {
        Shelf { path: path.to_path_buf(), file: Mutex::default() }
    }
}

impl blob::Shelf for Shelf {
    fn keep(&self, bytes: &[u8]) -> Option<u64> {
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        // Made when it is first needed: most small captures never do.
        if file.is_none() {
            *file = Some((Arc::new(RandomAccess::spool(&self.path).ok()?), 0));
        }
        let (spool, end) = file.as_mut()?;
        let at = *end;
        spool.keep(at, bytes).ok()?;
        *end += bytes.len() as u64;
        Some(at)
    }

    fn fetch(&self, at: u64, len: usize) -> Option<Arc<[u8]>> {
        let spool = {
            let file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(&file.as_ref()?.0)
        };
        let mut bytes = Vec::new();
        spool.read(at, len, &mut bytes).ok()?;
        (bytes.len() == len).then(|| bytes.into())
    }
}
