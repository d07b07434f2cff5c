//! Stub.
use crate::Error;
use crate::reader::Opened;
use crate::source::Source;
pub(crate) fn open(_source: &mut Source) -> Result<Option<Opened>, Error> {
    Ok(None)
}
