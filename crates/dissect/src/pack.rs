//! Memos in few octets: numbers that are small most of the time take as many octets as they need.

/// A memo that is kept packed, for protocols that leave one in most frames.
pub trait Packed: Sized {
    /// What cannot be written as octets and is kept beside them.
    type Shared: Send + Sync + 'static;
    /// Appends the memo.
    fn pack(&self, out: &mut Vec<u8>, shared: &mut Vec<Self::Shared>);
    /// Reads what [`Packed::pack`] appended.
    fn unpack(packed: &mut Unpack<'_>, shared: &[Self::Shared]) -> Option<Self>;
}

/// Appends a number: seven bits in each octet, lowest first.
pub fn put(out: &mut Vec<u8>, number: impl Into<u64>) {
    let mut number = number.into();
    // Ten octets hold 64 bits.
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// A number that may be negative as one that is not, small if it is near to 0.
pub fn folded(number: i64) -> u64 {
    (number << 1 ^ number >> 63) as u64
}

/// The number that [`folded`] made this of.
pub fn unfolded(number: u64) -> i64 {
    (number >> 1) as i64 ^ -((number & 1) as i64)
}

/// Reads packed numbers.
#[derive(Clone, Copy, Debug)]
pub struct Unpack<'p>(pub &'p [u8]);

impl Unpack<'_> {
    /// The next number.
    pub fn u64(&mut self) -> Option<u64> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let (octet, rest) = self.0.split_first()?;
            self.0 = rest;
            number |= u64::from(octet & 0x7f) << shift;
            if octet & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    /// The next number, which has 32 bits at most.
    pub fn u32(&mut self) -> Option<u32> {
        self.u64()?.try_into().ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back() {
        for number in [0, 1, 0x7f, 0x80, 0x3fff, 0x4000, u64::from(u32::MAX), u64::MAX] {
            let mut out = Vec::new();
            put(&mut out, number);
            assert_eq!(unfolded(folded(number as i64)), number as i64);
            let mut packed = Unpack(&out);
            assert_eq!(packed.u64(), Some(number));
            assert_eq!(packed.u64(), None);
        }
        assert_eq!(folded(-64), 127);
        assert_eq!(Unpack(&[0x80; 11]).u64(), None);
    }
}
