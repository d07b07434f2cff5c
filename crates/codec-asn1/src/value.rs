//! Contents octets of primitive types, X.690 sections 8.2 to 8.26.

use dissect::{Span, Stop};

use crate::{Element, Time};

/// Bits, first octet's highest bit first.
#[derive(Clone, Copy, Debug)]
pub struct BitString<'b> {
    /// Bits of the last octet that are not part of it, 0 to 7.
    pub unused: u8,
    /// The octets.
    pub span: Span<'b>,
    /// Where the octets start.
    pub at: usize,
}

impl BitString<'_> {
    /// How many bits there are.
    pub fn bit_count(&self) -> usize {
        (8 * self.span.len()).saturating_sub(usize::from(self.unused))
    }

    /// A bit by its number; those that are not there are not set.
    pub fn is_set(&self, bit: usize) -> bool {
        bit < self.bit_count()
            && self.span.u8(bit / 8).is_ok_and(|octet| octet & (0x80 >> (bit % 8)) != 0)
    }

    /// The first 32 bits, bit 0 as the highest; 0 where there are none.
    pub fn word(&self) -> u32 {
        (0..4).fold(0, |word, at| word << 8 | u32::from(self.span.u8(at).unwrap_or(0)))
    }
}

impl<'b> Element<'b> {
    /// An INTEGER or ENUMERATED of up to 64 bits.
    pub fn integer(&self) -> Result<i64, Stop> {
        let bytes = self.bytes()?;
        let first = *bytes.first().ok_or(Stop::Malformed("an integer without octets"))?;
        if bytes.len() > 8 {
            return Err(Stop::Malformed("an integer of more than 64 bits"));
        }
        let sign = if first & 0x80 != 0 { -1 } else { 0 };
        Ok(bytes.iter().fold(sign, |v, b| v << 8 | i64::from(*b)))
    }

    /// An INTEGER that is not negative, of up to 64 bits; one written without its leading zero octet counts as
    /// positive, as many encoders of counters write it.
    pub fn unsigned(&self) -> Result<u64, Stop> {
        let bytes = match self.bytes()? {
            [] => return Err(Stop::Malformed("an integer without octets")),
            [0, rest @ ..] => rest,
            bytes => bytes,
        };
        if bytes.len() > 8 {
            return Err(Stop::Malformed("an integer of more than 64 bits"));
        }
        Ok(bytes.iter().fold(0, |v, b| v << 8 | u64::from(*b)))
    }

    /// A BOOLEAN: any octet but zero is true.
    pub fn boolean(&self) -> Result<bool, Stop> {
        match self.bytes()? {
            [octet] => Ok(*octet != 0),
            _ => Err(Stop::Malformed("a boolean of other than one octet")),
        }
    }

    /// A NULL.
    pub fn null(&self) -> Result<(), Stop> {
        if self.span.is_empty() { Ok(()) } else { Err(Stop::Malformed("a null with contents")) }
    }

    /// Contents octets of an OBJECT IDENTIFIER or RELATIVE-OID, the last of which ends an arc. What they say in
    /// dots is written by [`dissect::oid::push_oid`]; fields of type `Oid` hold these octets.
    pub fn oid(&self) -> Result<&'b [u8], Stop> {
        let bytes = self.bytes()?;
        match bytes.last() {
            Some(last) if last & 0x80 == 0 => Ok(bytes),
            _ => Err(Stop::Malformed("an object identifier that ends within an arc")),
        }
    }

    /// A BIT STRING in the primitive form.
    pub fn bit_string(&self) -> Result<BitString<'b>, Stop> {
        let unused = self.span.u8(0)?;
        if unused > 7 {
            return Err(Stop::Malformed("more than seven unused bits"));
        }
        Ok(BitString { unused, span: self.span.from(1), at: self.contents_at + 1 })
    }

    /// An OCTET STRING or any string of characters. In the constructed form it is the first segment; the others
    /// follow in [`Element::contents`].
    pub fn octets(&self) -> Result<&'b [u8], Stop> {
        if self.tag.is_constructed {
            return if self.is_empty() { Ok(&[]) } else { self.inner()?.octets() };
        }
        self.bytes()
    }

    /// A UTCTime: two digits of the year, 1950 to 2049 (RFC 5280 section 4.1.2.5.1).
    pub fn utc_time(&self) -> Result<Time, Stop> {
        Time::utc(self.bytes()?).ok_or(Stop::Malformed("no UTC time"))
    }

    /// A GeneralizedTime.
    pub fn generalized_time(&self) -> Result<Time, Stop> {
        Time::generalized(self.bytes()?).ok_or(Stop::Malformed("no generalized time"))
    }
}
