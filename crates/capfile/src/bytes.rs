//! Fixed-width numbers out of a byte slice, with the length checked by every read.

/// The order of the octets in a file's numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Endian {
    /// Least significant first.
    Little,
    /// Most significant first.
    Big,
}

impl Endian {
    pub(crate) fn u16(self, octets: [u8; 2]) -> u16 {
        match self {
            Endian::Little => u16::from_le_bytes(octets),
            Endian::Big => u16::from_be_bytes(octets),
        }
    }

    pub(crate) fn u32(self, octets: [u8; 4]) -> u32 {
        match self {
            Endian::Little => u32::from_le_bytes(octets),
            Endian::Big => u32::from_be_bytes(octets),
        }
    }

    pub(crate) fn u64(self, octets: [u8; 8]) -> u64 {
        match self {
            Endian::Little => u64::from_le_bytes(octets),
            Endian::Big => u64::from_be_bytes(octets),
        }
    }

    pub(crate) fn put_u16(self, value: u16) -> [u8; 2] {
        match self {
            Endian::Little => value.to_le_bytes(),
            Endian::Big => value.to_be_bytes(),
        }
    }

    pub(crate) fn put_u32(self, value: u32) -> [u8; 4] {
        match self {
            Endian::Little => value.to_le_bytes(),
            Endian::Big => value.to_be_bytes(),
        }
    }

    pub(crate) fn put_u64(self, value: u64) -> [u8; 8] {
        match self {
            Endian::Little => value.to_le_bytes(),
            Endian::Big => value.to_be_bytes(),
        }
    }
}

/// The `N` octets at `at`, if they are all there.
pub(crate) fn array<const N: usize>(data: &[u8], at: usize) -> Option<[u8; N]> {
    data.get(at..)?.first_chunk::<N>().copied()
}

pub(crate) fn u8_at(data: &[u8], at: usize) -> Option<u8> {
    data.get(at).copied()
}

pub(crate) fn u16_at(data: &[u8], at: usize, endian: Endian) -> Option<u16> {
    array(data, at).map(|octets| endian.u16(octets))
}

pub(crate) fn u32_at(data: &[u8], at: usize, endian: Endian) -> Option<u32> {
    array(data, at).map(|octets| endian.u32(octets))
}

/// `length` octets at `at`, if they are all there.
pub(crate) fn slice(data: &[u8], at: usize, length: usize) -> Option<&[u8]> {
    data.get(at..at.checked_add(length)?)
}

/// Text in a file is UTF-8 by its specification, and may end early at a NUL.
pub(crate) fn text(data: &[u8]) -> String {
    let end = data.iter().position(|&octet| octet == 0).unwrap_or(data.len());
    String::from_utf8_lossy(data.get(..end).unwrap_or_default()).into_owned()
}
