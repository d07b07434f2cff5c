//! Stub.
use crate::Error;
use crate::reader::Opened;
use crate::source::Source;
pub(crate) fn open(_source: &mut Source) -> Result<Option<Opened>, Error> {
    Ok(None)
}
pub(crate) const LINE_OCTETS_MAX: usize = 4096;
pub(crate) fn frame(_line: &[u8]) -> Option<Vec<u8>> {
    None
}
