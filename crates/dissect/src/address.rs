//! Addresses of a frame's layers, as columns, conversations and statistics use them.

use std::fmt;
use std::net::{Ipv4Addr, Ipv6Addr};

/// An address of any layer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Address {
    /// The layer has none.
    #[default]
    None,
    /// IEEE 802 MAC-48.
    Ether([u8; 6]),
    /// IPv4, RFC 791.
    Ipv4([u8; 4]),
    /// IPv6, RFC 4291.
    Ipv6([u8; 16]),
    /// A short number or text of another network, as it is shown, at most 22 octets.
    Other(ShortText),
}

/// At most 22 octets of text, held in place so that an [`Address`] stays `Copy`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ShortText {
    len: u8,
    bytes: [u8; 22],
}

impl ShortText {
    /// The text, cut at 22 octets on a character boundary.
    pub fn new(text: &str) -> Self {
        let mut len = text.len().min(22);
        while !text.is_char_boundary(len) {
            len -= 1;
        }
        let mut bytes = [0; 22];
        for (to, from) in bytes.iter_mut().zip(text.as_bytes().iter().take(len)) {
            *to = *from;
        }
        ShortText { len: len as u8, bytes }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        self.bytes.get(..usize::from(self.len)).and_then(|b| str::from_utf8(b).ok()).unwrap_or("")
    }
}

impl Address {
    /// An address of another kind, by what is shown for it.
    pub fn other(text: &str) -> Self {
        Address::Other(ShortText::new(text))
    }

    /// True for [`Address::None`].
    pub fn is_none(&self) -> bool {
        *self == Address::None
    }

    /// The address in 16 octets and a kind number, for conversation keys.
    pub(crate) fn packed(&self) -> (u8, [u8; 16]) {
        let mut out = [0u8; 16];
        let (kind, bytes): (u8, &[u8]) = match self {
            Address::None => (0, &[]),
            Address::Ether(b) => (1, b),
            Address::Ipv4(b) => (2, b),
            Address::Ipv6(b) => return (3, *b),
            Address::Other(t) => (4, &t.bytes),
        };
        for (to, from) in out.iter_mut().zip(bytes) {
            *to = *from;
        }
        (kind, out)
    }
}

impl fmt::Display for Address {
    /// As shown without name resolution. Written in place: addresses stand in every packet's labels.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Address::None => Ok(()),
            Address::Ether(octets) => {
                f.write_str(str::from_utf8(&crate::text::ether(octets)).unwrap_or(""))
            }
            Address::Ipv4(octets) => {
                let (text, len) = crate::text::ipv4(*octets);
                f.write_str(str::from_utf8(text.get(..len).unwrap_or(&[])).unwrap_or(""))
            }
            Address::Ipv6(octets) => {
                let address = Ipv6Addr::from(*octets);
                let segments = address.segments();
                // As `text::push_ipv6`: the old IPv4-compatible form.
                if segments.iter().take(6).all(|s| *s == 0)
                    && segments.get(6).is_some_and(|s| *s != 0)
                {
                    let [.., w, x, y, z] = *octets;
                    return write!(f, "::{}", Ipv4Addr::new(w, x, y, z));
                }
                write!(f, "{address}")
            }
            Address::Other(text) => f.write_str(text.as_str()),
        }
    }
}

impl From<Ipv4Addr> for Address {
    fn from(a: Ipv4Addr) -> Self {
        Address::Ipv4(a.octets())
    }
}

impl From<Ipv6Addr> for Address {
    fn from(a: Ipv6Addr) -> Self {
        Address::Ipv6(a.octets())
    }
}
