//! The Internet checksum, RFC 1071.

use crate::address::Address;
use crate::tree::Ends;

/// A sum under way.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sum(u64);

impl Sum {
    /// The pseudo-header of a transport protocol, RFC 9293 §3.1 and RFC 8200 §8.1; `None` where the addresses are
    /// not those of IP. `len` are the octets of the transport's header and data.
    pub fn of_transport(ends: &Ends, protocol: u8, len: usize) -> Option<Sum> {
        let sum = match (ends.source, ends.destination) {
            (Address::Ipv4(from), Address::Ipv4(to)) => Sum::default().with(&from).with(&to),
            (Address::Ipv6(from), Address::Ipv6(to)) => Sum::default().with(&from).with(&to),
            _ => return None,
        };
        let len = u32::try_from(len).ok()?;
        Some(sum.with(&[0, protocol]).with(&len.to_be_bytes()))
    }

    /// Adds octets; each call but the last must add an even count.
    pub fn with(mut self, bytes: &[u8]) -> Sum {
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
    pub fn finish(self) -> u16 {
        let mut sum = self.0;
        // Each turn halves the excess; a 64-bit sum takes at most four.
        while sum > 0xffff {
            sum = (sum & 0xffff) + (sum >> 16);
        }
        !(sum as u16)
    }
}

/// The checksum that would be right, from what [`Sum::finish`] gave over octets that hold `found`.
pub fn expected(sum: u16, found: u16) -> u16 {
    let mut right = u32::from(found) + u32::from(sum);
    right = (right & 0xffff) + (right >> 16);
    right as u16
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A datagram from 10.0.0.1 to 10.0.0.2, ports 1000 and 2000, `abcd`.
    #[test]
    fn transports() {
        let (source, destination) = (Address::Ipv4([10, 0, 0, 1]), Address::Ipv4([10, 0, 0, 2]));
        let ends = Ends { source, destination, ..Ends::default() };
        let mut bytes = [3, 232, 7, 208, 0, 12, 0x1b, 0x55, b'a', b'b', b'c', b'd'];
        let sum = |bytes: &[u8]| {
            Sum::of_transport(&ends, 17, bytes.len()).map(|sum| sum.with(bytes).finish())
        };
        assert_eq!(sum(&bytes), Some(0));
        bytes[7] ^= 0x11;
        assert_eq!(sum(&bytes).map(|sum| expected(sum, 0x1b44)), Some(0x1b55));
        assert!(Sum::of_transport(&Ends::default(), 17, 12).is_none());
    }
}
