//! Stub.
use crate::Error;
use crate::reader::Opened;
use crate::source::Source;
pub(crate) fn open(_source: &mut Source) -> Result<Option<Opened>, Error> {
    Ok(None)
}

/// Octets of the record header of an ERF record, extension headers and the record type's own
/// header included.
pub(crate) fn header_octets(record: &[u8]) -> Option<usize> {
    let mut kind = *record.get(8)?;
    let mut octets = 16;
    // Each turn takes eight octets.
    while kind & 0x80 != 0 {
        kind = *record.get(octets)?;
        octets += 8;
    }
    let own = match record.get(8)? & 0x7f {
        2 | 11 | 16 | 20 => 2,
        5..=9 | 12 | 17 | 18 => 4,
        _ => 0,
    };
    octets += own;
    (octets <= record.len()).then_some(octets)
}
