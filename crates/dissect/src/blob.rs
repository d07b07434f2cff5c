//! Octets that a memo keeps for later visits, such as a message put together. They may be as many as the capture
//! itself has, so whoever keeps memos can move them out of memory once the first visits are over.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

/// A place for octets outside of memory.
pub trait Shelf: Send + Sync {
    /// Keeps octets and tells where; `None` if that failed.
    fn keep(&self, bytes: &[u8]) -> Option<u64>;
    /// Octets that were kept; `None` if they cannot be had.
    fn fetch(&self, at: u64, len: usize) -> Option<Arc<[u8]>>;
}

/// Octets, in memory or on a shelf. A clone is the same octets.
#[derive(Clone)]
pub struct Blob(Arc<Inner>);

struct Inner {
    len: usize,
    place: Mutex<Place>,
}

enum Place {
    Memory(Arc<[u8]>),
    Shelf(Arc<dyn Shelf>, u64),
}

impl Blob {
    /// Octets in memory.
    pub fn new(bytes: Arc<[u8]>) -> Blob {
        Blob(Arc::new(Inner { len: bytes.len(), place: Mutex::new(Place::Memory(bytes)) }))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len
    }

    /// True if there are none.
    pub fn is_empty(&self) -> bool {
        self.0.len == 0
    }

    /// The octets; none if the shelf lost them.
    pub fn bytes(&self) -> Arc<[u8]> {
        let place = self.0.place.lock().unwrap_or_else(PoisonError::into_inner);
        match &*place {
            Place::Memory(bytes) => Arc::clone(bytes),
            Place::Shelf(shelf, at) => {
                let (shelf, at) = (Arc::clone(shelf), *at);
                drop(place);
                shelf.fetch(at, self.0.len).unwrap_or_default()
            }
        }
    }

    /// Moves them out of memory; they stay if the shelf cannot take them.
    pub fn shelve(&self, shelf: &Arc<dyn Shelf>) {
        let mut place = self.0.place.lock().unwrap_or_else(PoisonError::into_inner);
        if let Place::Memory(bytes) = &*place
            && let Some(at) = shelf.keep(bytes)
        {
            *place = Place::Shelf(Arc::clone(shelf), at);
        }
    }
}

impl fmt::Debug for Blob {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Blob({} octets)", self.0.len)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Shelved(Mutex<Vec<u8>>);

    impl Shelf for Shelved {
        fn keep(&self, bytes: &[u8]) -> Option<u64> {
            let mut all = self.0.lock().ok()?;
            all.extend_from_slice(bytes);
            Some((all.len() - bytes.len()) as u64)
        }
        fn fetch(&self, at: u64, len: usize) -> Option<Arc<[u8]>> {
            let all = self.0.lock().ok()?;
            all.get(at as usize..at as usize + len).map(Arc::from)
        }
    }

    #[test]
    fn octets_come_back_from_the_shelf() {
        let shelf: Arc<dyn Shelf> = Arc::new(Shelved(Mutex::default()));
        let (one, two) = (Blob::new(Arc::from(*b"one")), Blob::new(Arc::from(*b"twos")));
        let same = two.clone();
        one.shelve(&shelf);
        two.shelve(&shelf);
        two.shelve(&shelf);
        assert_eq!((&*one.bytes(), &*same.bytes(), same.len()), (&b"one"[..], &b"twos"[..], 4));
    }
}
