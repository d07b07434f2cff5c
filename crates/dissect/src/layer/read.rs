//! Reading: what takes bytes adds its node and advances, in one call.

use crate::field::{AbsTime, Bits, Ether, Field, FieldType, Guid, Ipv4, Ipv6, Number, Wire};
use crate::span::{Span, Stop};
use crate::tree::{FieldId, Value, flags};

use super::Layer;

impl<'b> Layer<'_, 'b> {
    /// Where the reader stands, in octets from the start of the layer.
    #[inline]
    pub fn at(&self) -> usize {
        self.at
    }

    /// Moves the reader; reading there may fail.
    pub fn seek(&mut self, at: usize) {
        self.at = at;
    }

    /// All of the layer's bytes.
    #[inline]
    pub fn span(&self) -> Span<'b> {
        self.span
    }

    /// Octets of the buffer that the layer's span is part of.
    pub fn source_len(&self) -> usize {
        self.frame.sources.get(self.span.source).len()
    }

    /// What has not been read.
    #[inline]
    pub fn rest(&self) -> Span<'b> {
        self.span.from(self.at)
    }

    /// What stands in the buffer behind this layer.
    pub fn behind(&self) -> &'b [u8] {
        let end = (self.span.offset as usize).saturating_add(self.span.bytes.len());
        self.frame.sources.get(self.span.source).get(end..).unwrap_or(&[])
    }

    /// Octets on the wire that have not been read.
    #[inline]
    pub fn left(&self) -> usize {
        self.span.len().saturating_sub(self.at)
    }

    /// Narrows the layer to its first `len` octets (a length field told so). The layer never grows.
    pub fn narrow(&mut self, len: usize) {
        if len < self.span.len() {
            self.span = self.span.first(len);
        }
    }

    /// Octets that the layer called last found to be its own: what it was given, or what it [`narrow`]ed
    /// itself to. What follows them is padding or a trailer of this layer.
    ///
    /// [`narrow`]: Layer::narrow
    pub fn payload_len(&self) -> usize {
        self.frame.payload_len
    }

    /// Reads within the next `len` octets only; what `body` leaves of them is passed over.
    pub fn within<R>(
        &mut self,
        len: usize,
        body: impl FnOnce(&mut Self) -> Result<R, Stop>,
    ) -> Result<R, Stop> {
        let whole = self.span;
        let end = self.at.saturating_add(len);
        if end > whole.len() {
            return Err(whole.stop_at(end));
        }
        self.span = whole.first(end);
        let result = body(self);
        self.span = whole;
        if result.is_ok() {
            self.at = end;
        }
        result
    }

    /// Passes over `len` octets.
    pub fn skip(&mut self, len: usize) -> Result<(), Stop> {
        self.take(len).map(|_| ())
    }

    /// The next `len` octets, without a node.
    #[inline]
    pub fn take(&mut self, len: usize) -> Result<&'b [u8], Stop> {
        let bytes = self.span.slice(self.at, len)?;
        self.at += len;
        Ok(bytes)
    }

    /// The next `len` octets as a span, without a node. May hold fewer if the capture was cut.
    pub fn take_span(&mut self, len: usize) -> Result<Span<'b>, Stop> {
        let end = self.at.saturating_add(len);
        if end > self.span.len() {
            return Err(self.span.stop_at(end));
        }
        let span = self.span.from(self.at).first(len);
        self.at = end;
        Ok(span)
    }

    /// A number that is read but not advanced over, and no node made.
    #[inline]
    pub fn peek<T: Wire>(&self, ahead: usize) -> Result<T::Value, Stop> {
        Ok(T::be(self.span.slice(self.at.saturating_add(ahead), T::SIZE)?))
    }

    /// Reads a big-endian number, adds its node, returns it.
    #[inline]
    pub fn read<T: Wire>(&mut self, f: Field<T>) -> Result<T::Value, Stop> {
        let at = self.at;
        let value = T::be(self.take(T::SIZE)?);
        if self.wants(f) {
            self.push(f.index, at, T::SIZE, value.into().0, 0);
        }
        Ok(value)
    }

    /// Reads a little-endian number, adds its node, returns it.
    #[inline]
    pub fn read_le<T: Wire>(&mut self, f: Field<T>) -> Result<T::Value, Stop> {
        let at = self.at;
        let value = T::le(self.take(T::SIZE)?);
        if self.wants(f) {
            self.push(f.index, at, T::SIZE, value.into().0, flags::LITTLE);
        }
        Ok(value)
    }

    /// Reads a big-endian number of 1 to 8 octets, for fields whose size the packet tells.
    pub fn read_sized<T>(&mut self, f: Field<T>, size: usize) -> Result<u64, Stop> {
        let at = self.at;
        let bytes = self.take(size)?;
        let value = bytes.iter().fold(0u64, |v, b| v << 8 | u64::from(*b));
        if self.wants(f) {
            let number = match self.def(f.index).kind {
                FieldType::Int8
                | FieldType::Int16
                | FieldType::Int24
                | FieldType::Int32
                | FieldType::Int64 => {
                    let unused = 64u32.saturating_sub(8 * size as u32).min(63);
                    Value::I64((value << unused) as i64 >> unused)
                }
                _ => Value::U64(value),
            };
            self.push(f.index, at, size, number, 0);
        }
        Ok(value)
    }

    /// Reads a big-endian word, adds it and under it every field declared in its group.
    #[inline]
    pub fn read_bits<T: Wire, const W: u8>(
        &mut self,
        f: Field<Bits<T, W>>,
    ) -> Result<T::Value, Stop> {
        let at = self.at;
        let value = T::be(self.take(T::SIZE)?);
        self.put_bits(f, at, T::SIZE, value, 0);
        Ok(value)
    }

    /// The same for a little-endian word.
    #[inline]
    pub fn read_bits_le<T: Wire, const W: u8>(
        &mut self,
        f: Field<Bits<T, W>>,
    ) -> Result<T::Value, Stop> {
        let at = self.at;
        let value = T::le(self.take(T::SIZE)?);
        self.put_bits(f, at, T::SIZE, value, flags::LITTLE);
        Ok(value)
    }

    pub(super) fn put_bits<T>(
        &mut self,
        f: Field<T>,
        at: usize,
        len: usize,
        word: impl Into<Number>,
        extra: u8,
    ) {
        if self.frame.context.demand.is_nothing() {
            return;
        }
        if self.wants(f) {
            self.push(f.index, at, len, word.into().0, extra);
            let Value::U64(word) = self.frame.tree.nodes.last().map_or(Value::None, |n| n.value)
            else {
                return;
            };
            self.put_group(f.index, at, len, word, extra);
        } else if let Value::U64(word) = word.into().0 {
            self.put_group(f.index, at, len, word, extra);
        }
    }

    pub(super) fn put_group(&mut self, group: u16, at: usize, len: usize, word: u64, extra: u8) {
        self.depth += 1;
        let fields = self.frame.context.registry.protocol(self.protocol).fields;
        let members = fields.iter().enumerate().skip(usize::from(group) + 1);
        for (index, def) in members.take_while(|(_, d)| d.parent == Some(group)) {
            if self.frame.context.demand.wants(FieldId(self.base + index as u32)) {
                let value = (word & def.mask) >> def.mask.trailing_zeros();
                // A truth value may have several bits: any of them makes it true.
                let truth = def.kind == FieldType::Boolean;
                let value = if truth { u64::from(value != 0) } else { value };
                self.push(index as u16, at, len, Value::U64(value), extra | flags::BITS);
            }
        }
        self.depth -= 1;
    }

    /// Adds the fields of a group for a word that was read by hand, without the group's own node.
    pub fn put_members<T>(&mut self, group: Field<T>, at: usize, len: usize, word: u64) {
        self.depth -= 1;
        self.put_group(group.index, at, len, word, 0);
        self.depth += 1;
    }

    /// Reads octets.
    #[inline]
    pub fn bytes<T>(&mut self, f: Field<T>, len: usize) -> Result<&'b [u8], Stop> {
        let at = self.at;
        let bytes = self.take(len)?;
        if self.wants(f) {
            self.push(f.index, at, len, Value::Range, 0);
        }
        Ok(bytes)
    }

    /// Reads text of known length. It is shown as UTF-8, up to the first zero octet.
    pub fn text<T>(&mut self, f: Field<T>, len: usize) -> Result<&'b [u8], Stop> {
        let at = self.at;
        let bytes = self.take(len)?;
        let shown = bytes.split(|b| *b == 0).next().unwrap_or(&[]);
        if self.wants(f) {
            let value = self.slice_value(at, shown.len());
            self.push(f.index, at, len, value, 0);
        }
        Ok(shown)
    }

    /// Reads text up to and including a zero octet.
    pub fn text_z<T>(&mut self, f: Field<T>) -> Result<&'b [u8], Stop> {
        let rest = self.rest();
        let Some(len) = rest.bytes.iter().position(|b| *b == 0) else {
            return Err(rest.stop_at(rest.bytes.len() + 1));
        };
        self.text(f, len + 1)
    }

    /// Reads a timestamp of NTP (RFC 5905 section 6): seconds since 1900 (since 2036 if the highest bit is not
    /// set) and their fraction. Returns the 64 bits; zero, which stands for "unknown", is added as the epoch.
    pub fn ntp_time(&mut self, f: Field<AbsTime>) -> Result<u64, Stop> {
        let at = self.at;
        let stamp = u64::be(self.take(8)?);
        if self.wants(f) {
            let (secs, nanos) = crate::text::ntp_to_unix(stamp);
            self.push(f.index, at, 8, Value::Time { secs, nanos }, 0);
        }
        Ok(stamp)
    }

    /// Reads an IPv4 address.
    #[inline]
    pub fn ipv4(&mut self, f: Field<Ipv4>) -> Result<[u8; 4], Stop> {
        let at = self.at;
        let octets: [u8; 4] = self.span.array(at)?;
        self.at += 4;
        if self.wants(f) {
            self.push(f.index, at, 4, Value::U64(u64::from(u32::from_be_bytes(octets))), 0);
        }
        Ok(octets)
    }

    /// Reads an IPv6 address.
    #[inline]
    pub fn ipv6(&mut self, f: Field<Ipv6>) -> Result<[u8; 16], Stop> {
        let at = self.at;
        let octets: [u8; 16] = self.span.array(at)?;
        self.bytes(f, 16)?;
        Ok(octets)
    }

    /// Reads a MAC address.
    #[inline]
    pub fn ether(&mut self, f: Field<Ether>) -> Result<[u8; 6], Stop> {
        let at = self.at;
        let octets: [u8; 6] = self.span.array(at)?;
        self.bytes(f, 6)?;
        Ok(octets)
    }

    /// Reads a GUID of big-endian order.
    pub fn guid(&mut self, f: Field<Guid>) -> Result<[u8; 16], Stop> {
        let octets: [u8; 16] = self.span.array(self.at)?;
        self.bytes(f, 16)?;
        Ok(octets)
    }

    /// Reads a GUID whose first three parts are little-endian, as Microsoft's protocols have it.
    pub fn guid_le(&mut self, f: Field<Guid>) -> Result<[u8; 16], Stop> {
        let at = self.at;
        let [a, b, c, d, e, g, h, i, rest @ ..]: [u8; 16] = self.span.array(at)?;
        self.at += 16;
        let [j, k, l, m, n, o, p, q] = rest;
        let octets = [d, c, b, a, g, e, i, h, j, k, l, m, n, o, p, q];
        if self.wants(f) {
            let value = self.frame.tree.push_text(&octets);
            self.push(f.index, at, 16, value, flags::LITTLE);
        }
        Ok(octets)
    }
}
