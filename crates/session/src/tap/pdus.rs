//! Packets within packets as a capture of their own.
//!
//! Where the packet does not tell what it is, a list of tags stands before it: the Upper PDU format, link type 252. A tag has
//! a code and a length of two octets each, big-endian, and the list ends with tag 0.

use std::sync::{Arc, Mutex, PoisonError};

use capfile::write::{Packet, Writer};
use capfile::{Error, LinkType, RecordKind};
use dissect::{Address, Demand, Export, Pdu, Protocol, Registry, Taker, Transport};

use super::{Report, Tap, as_kind};
use crate::pass::Shown;
use crate::settings::heuristic_name;

/// Takes packets within packets out of frames and writes them to a [`PdusOut`].
pub struct Pdus {
    export: Export,
    /// Where they go to; a part has none, and keeps them.
    out: Option<PdusOut>,
    tagged: bool,
    kept: Vec<Kept>,
    octets: Vec<u8>,
}

/// A packet that is kept.
#[derive(Clone, Copy, Debug)]
struct Kept {
    ns: Option<i64>,
    /// Octets that are there, tags included.
    captured: usize,
    /// Octets that it had.
    len: usize,
}

/// A capture that packets within packets are written to. Its clones are the same file.
#[derive(Clone)]
pub struct PdusOut {
    link: LinkType,
    file: Arc<Mutex<File>>,
}

struct File {
    writer: Option<Writer>,
    error: Option<Error>,
}

impl PdusOut {
    /// Writes to `writer`, whose only interface has the link type `link`.
    pub fn new(link: LinkType, writer: Writer) -> PdusOut {
        let file = File { writer: Some(writer), error: None };
        PdusOut { link, file: Arc::new(Mutex::new(file)) }
    }

    /// Ends the file.
    ///
    /// # Errors
    ///
    /// What writing met, now or before.
    pub fn finish(&self) -> Result<(), Error> {
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        match (file.error.take(), file.writer.take()) {
            (Some(error), _) => Err(error),
            (None, Some(writer)) => writer.finish(),
            (None, None) => Ok(()),
        }
    }

    fn write(&self, kept: &[Kept], octets: &[u8]) {
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(writer) = &mut file.writer else { return };
        let mut rest = octets;
        let written = kept.iter().try_for_each(|packet| {
            let (bytes, after) = rest.split_at_checked(packet.captured).unwrap_or((rest, &[]));
            rest = after;
            writer.packet(&Packet {
                ts: packet.ns,
                len: packet.len as u32,
                bytes,
                pseudo_header: Default::default(),
                link: self.link,
                interface: 0,
                kind: RecordKind::Packet,
                extra: None,
            })
        });
        if let Err(error) = written {
            (file.writer, file.error) = (None, Some(error));
        }
    }
}

impl Pdus {
    /// Writes those of one sort.
    pub fn new(export: Export, out: PdusOut) -> Pdus {
        let tagged = out.link == LinkType::WIRESHARK_UPPER_PDU;
        Pdus { out: Some(out), ..Pdus::part(export, tagged) }
    }

    fn part(export: Export, tagged: bool) -> Pdus {
        Pdus { export, out: None, tagged, kept: Vec::new(), octets: Vec::new() }
    }
}

impl Tap for Pdus {
    fn demand(&self, _: &Registry) -> Demand {
        Demand::export(self.export)
    }

    fn frame(&mut self, frame: &Shown<'_>) {
        for pdu in frame.tree.pdus() {
            let before = self.octets.len();
            if self.tagged {
                push_tags(&mut self.octets, frame, pdu);
            }
            let tags = self.octets.len() - before;
            self.octets.extend_from_slice(frame.tree.pdu_bytes(pdu, frame.sources));
            let captured = self.octets.len() - before;
            let len = tags.saturating_add(pdu.len as usize).max(captured);
            self.kept.push(Kept { ns: frame.info.ns, captured, len });
        }
    }

    fn fork(&self) -> Box<dyn Tap> {
        Box::new(Pdus::part(self.export, self.tagged))
    }

    fn merge(&mut self, later: &mut dyn Tap) {
        let Some(later) = as_kind::<Pdus>(later) else { return };
        if let Some(out) = &self.out {
            out.write(&later.kept, &later.octets);
        }
        later.kept.clear();
        later.octets.clear();
        // One run with huge messages must not keep its memory for ever.
        later.octets.shrink_to(1 << 20);
    }

    fn report(&self) -> Report<'_> {
        Report::Pdus
    }
}

/// Tags of the format that are written.
mod tag {
    pub(super) const END: u16 = 0;
    pub(super) const PROTOCOL: u16 = 12;
    pub(super) const HEURISTIC: u16 = 13;
    pub(super) const TABLE: u16 = 14;
    pub(super) const IPV4_SOURCE: u16 = 20;
    pub(super) const IPV6_SOURCE: u16 = 22;
    pub(super) const PORT_TYPE: u16 = 24;
    pub(super) const SOURCE_PORT: u16 = 25;
    pub(super) const DESTINATION_PORT: u16 = 26;
    pub(super) const FRAME: u16 = 30;
    pub(super) const NUMBER: u16 = 32;
    pub(super) const TCP: u16 = 34;
}

fn push(out: &mut Vec<u8>, code: u16, value: &[u8]) {
    out.extend_from_slice(&code.to_be_bytes());
    out.extend_from_slice(&(value.len() as u16).to_be_bytes());
    out.extend_from_slice(value);
}

/// A text, filled up to a multiple of four octets.
fn push_text(out: &mut Vec<u8>, code: u16, text: &str) {
    let mut value = text.as_bytes().to_vec();
    value.resize(value.len().next_multiple_of(4), 0);
    push(out, code, &value);
}

fn push_tags(out: &mut Vec<u8>, frame: &Shown<'_>, pdu: &Pdu) {
    let protocol = |id| frame.registry.protocol(id);
    match pdu.taker {
        Taker::Known => {}
        Taker::Protocol(id) => push_text(out, tag::PROTOCOL, handle_name(protocol(id))),
        Taker::Heuristic(id, table) => {
            push_text(out, tag::HEURISTIC, &heuristic_name(protocol(id).filter, table.name));
        }
        Taker::Number(table, _) => push_text(out, tag::TABLE, table.name),
    }
    let ends = &pdu.ends;
    for (place, address) in [&ends.source, &ends.destination].into_iter().enumerate() {
        match address {
            Address::Ipv4(octets) => push(out, tag::IPV4_SOURCE + place as u16, octets),
            Address::Ipv6(octets) => push(out, tag::IPV6_SOURCE + place as u16, octets),
            _ => {}
        }
    }
    let kind: u32 = match ends.transport {
        None => 0,
        Some(Transport::Sctp) => 1,
        Some(Transport::Tcp) => 2,
        Some(Transport::Udp) => 3,
        Some(Transport::Dccp) => 4,
    };
    let ports = if kind == 0 { [0; 2] } else { [ends.source_port, ends.destination_port] };
    push(out, tag::PORT_TYPE, &kind.to_be_bytes());
    push(out, tag::SOURCE_PORT, &ports[0].to_be_bytes());
    push(out, tag::DESTINATION_PORT, &ports[1].to_be_bytes());
    push(out, tag::FRAME, &frame.info.number.to_be_bytes());
    if let Taker::Number(_, number) = pdu.taker {
        push(out, tag::NUMBER, &number.to_be_bytes());
    }
    if pdu.is_told() {
        push(out, tag::TCP, frame.tree.pdu_told(pdu));
    }
    push(out, tag::END, &[]);
}

/// What the reference calls the dissector of a protocol, where that is not its filter name.
fn handle_name(protocol: &Protocol) -> &'static str {
    match protocol.filter {
        "http" => "http-over-tcp",
        name => name,
    }
}
