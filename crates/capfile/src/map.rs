//! Files mapped into memory: with `memory.rs` the one place of this crate with unsafe code.
#![allow(unsafe_code)]

use std::fs::File;
use std::io;

/// A file seen as memory.
///
/// What the map shows changes if another program writes to the file meanwhile, which reading
/// captured bytes must cope with anyway: nothing is concluded from them once and relied on later.
/// A file that is cut short while mapped ends the process when the lost part is touched, so files
/// that may still be growing or shrinking are read with `pread` instead.
pub(crate) struct Map(memmap2::Mmap);

impl Map {
    pub(crate) fn new(file: &File) -> io::Result<Map> {
        // SAFETY: the map is only ever lent as `&[u8]` of plain octets, any value of which is
        // valid; see above for what happens if the file changes.
        unsafe { memmap2::Mmap::map(file) }.map(Map)
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        &self.0
    }
}
