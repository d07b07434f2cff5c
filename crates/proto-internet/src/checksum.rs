//! The Internet checksum, RFC 1071.

/// A sum under way.
#[derive(Clone, Copy, Default)]
pub(crate) struct Sum(u64);

impl Sum {
    /// Adds octets; each call but the last must add an even count.
    pub(crate) fn add(mut self, bytes: &[u8]) -> Sum {
        let (pairs, odd) = bytes.as_chunks::<2>();
        for pair in pairs {
            self.0 += u64::from(u16::from_be_bytes(*pair));
        }
        if let [last] = odd {
            self.0 += u64::from(*last) << 8;
        }
        self
    }

    /// The complement of the sum: 0 if the checksum among the octets is right.
    pub(crate) fn finish(self) -> u16 {
        let mut sum = self.0;
        // Each turn halves the excess; a 64-bit sum takes at most four.
        while sum > 0xffff {
            sum = (sum & 0xffff) + (sum >> 16);
        }
        !(sum as u16)
    }
}

/// The checksum that would be right, from what [`Sum::finish`] gave over octets that hold `found`.
pub(crate) fn expected(sum: u16, found: u16) -> u16 {
    let mut right = u32::from(found) + u32::from(sum);
    right = (right & 0xffff) + (right >> 16);
    right as u16
}
