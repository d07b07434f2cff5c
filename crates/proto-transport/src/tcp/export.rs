//! Payloads for whoever makes a capture of them: all that the application is called with at a time, which is a message put
//! together, or what is left of the segment. What only goes on with a message is none.

use dissect::prelude::*;
use dissect::stream::Part;

use super::Memo;
use super::analysis::{Segment, bit};
use crate::found;

/// Offers the payloads of a segment. Does nothing unless somebody wants them.
pub(super) struct Exporter<'e, 'b> {
    wanted: bool,
    memo: &'e Memo,
    segment: &'e Segment,
    payload: Span<'b>,
    /// Where the rest of the segment starts that the application is called with, and whether it took it.
    rest: Option<(u32, bool)>,
    /// A message was put together in this segment.
    joined: bool,
}

impl<'e, 'b> Exporter<'e, 'b> {
    pub(super) fn new(
        layer: &Layer<'_, 'b>,
        memo: &'e Memo,
        segment: &'e Segment,
        payload: Span<'b>,
    ) -> Self {
        let wanted = layer.exports(Export::Layer4) && !layer.in_error_packet();
        Exporter { wanted, memo, segment, payload, rest: None, joined: false }
    }

    /// The application is called with what starts here; or it was, and goes on.
    pub(super) fn begin(&mut self, at: u32, taken: bool) {
        self.rest = self.rest.or(Some((at, taken)));
    }

    /// The application was called with a message put together of `parts`.
    pub(super) fn whole(
        &mut self,
        layer: &mut Layer<'_, 'b>,
        parts: &[Part],
        message: Span<'b>,
        taken: bool,
    ) {
        self.end(layer);
        let mut from = self.first();
        // What the end of the connection ends is told as if it stood there.
        if !self.memo.closes || !self.payload.is_empty() {
            self.joined = true;
            let frame = layer.frame_info().number;
            let here = parts.iter().rfind(|p| p.frame == frame).map_or(0, |p| p.len);
            from = from.wrapping_add(here).wrapping_sub(message.len() as u32);
        }
        self.offer(layer, message, from, taken);
    }

    /// No more of the segment follows.
    pub(super) fn end(&mut self, layer: &mut Layer<'_, 'b>) {
        if let Some((at, taken)) = self.rest.take() {
            let from = self.first().wrapping_add(at);
            self.offer(layer, self.payload.from(at as usize), from, taken);
        }
    }

    /// Sequence number of the payload's first octet: that a connection opens takes one.
    fn first(&self) -> u32 {
        self.segment.seq.wrapping_add(u32::from(self.segment.has(bit::SYN)))
    }

    fn offer(&self, layer: &mut Layer<'_, 'b>, span: Span<'b>, from: u32, taken: bool) {
        if !self.wanted {
            return;
        }
        let taken = self.memo.taker.filter(|_| taken).map(|id| (id, self.memo.found));
        let (x, y) = (layer.ends().source_port, layer.ends().destination_port);
        let ports = [x.min(y), x.max(y)];
        let taker = found::taker(layer, taken, tables::TCP, tables::TCP_PORT, &ports);
        let told = match taken {
            Some(_) => self.told(from).to_vec(),
            None => Vec::new(),
        };
        layer.offer(Export::Layer4, taker, span, &told);
    }

    /// What TCP tells the application, in the form of tag 34 of the Upper PDU format: version 1, sequence numbers of the
    /// start and after the end, the acknowledged one, whether it was put together, flags, urgent pointer.
    fn told(&self, from: u32) -> [u8; 19] {
        let Segment { seq, ack, bits, len, urgent, .. } = *self.segment;
        let (mine, theirs) = self.memo.bases;
        let mut told = [0; 19];
        let numbers = [
            from.wrapping_sub(mine),
            seq.wrapping_add(len).wrapping_sub(mine),
            ack.wrapping_sub(theirs),
        ];
        let numbers = numbers.iter().flat_map(|n| n.to_be_bytes());
        let octets = 1_u16.to_be_bytes().into_iter().chain(numbers).chain([u8::from(self.joined)]);
        // Without the flag the reference writes whatever its memory holds.
        let urgent = if self.segment.has(bit::URG) { urgent } else { 0 };
        let octets = octets.chain(bits.to_be_bytes()).chain(urgent.to_be_bytes());
        for (place, octet) in told.iter_mut().zip(octets) {
            *place = octet;
        }
        told
    }
}
