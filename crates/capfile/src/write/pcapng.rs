//! pcapng; see `crate::pcapng` for the layout.

use std::net::IpAddr;

use super::{Out, Packet, joined, record_start};
use crate::bytes::{Endian, u32_at};
use crate::pcapng as kind;
use crate::{
    Block, Chunk, Error, Extra, FrameMeta, Interface, LinkType, NameRecord, RawOption, Reader,
    RecordKind, Secret, Section, Statistics, Unwritable,
};

/// Octets of the whole block that a frame stands in.
pub(super) fn block_octets(chunk: &Chunk, frame: &FrameMeta, reader: &Reader) -> usize {
    let endian = reader.sections().get(frame.section as usize).map(|s| s.endian);
    let octets = u32_at(chunk.head(frame), 4, endian.unwrap_or(Endian::Little));
    (octets.unwrap_or(0) as usize).next_multiple_of(4)
}

/// What packets of an interface need.
struct Port {
    link: LinkType,
    section: u32,
    units_per_second: u64,
    ts_offset_s: i64,
}

#[derive(Default)]
pub(super) struct Encoder {
    endian: Option<Endian>,
    /// Of all sections.
    ports: Vec<Port>,
    /// Index of the current section's first interface.
    first_interface: usize,
    section_count: u32,
    body: Body,
}

impl Encoder {
    pub(super) fn has_section(&self) -> bool {
        self.endian.is_some()
    }

    pub(super) fn interface_count(&self) -> usize {
        self.ports.len()
    }

    /// Options as they were read, if any were; otherwise from the members.
    pub(super) fn section(&mut self, out: &mut Out, section: &Section) -> Result<(), Error> {
        self.endian = Some(section.endian);
        self.first_interface = self.ports.len();
        self.section_count += 1;
        let body = self.start();
        body.u32(kind::BYTE_ORDER_MAGIC);
        body.u16(section.version_major);
        body.u16(section.version_minor);
        // The size of the section changes by copying, and may be left unsaid.
        body.u64(u64::MAX);
        if section.options.is_empty() {
            body.texts(1, &section.comments);
            body.text(2, section.hardware.as_deref());
            body.text(3, section.os.as_deref());
            body.text(4, section.application.as_deref());
        } else {
            body.raw(&section.options);
        }
        self.end(out, kind::SECTION_HEADER)
    }

    pub(super) fn interface(&mut self, out: &mut Out, interface: &Interface) -> Result<u32, Error> {
        if interface.link.0 >= LinkType::UNREGISTERED {
            return Err(out.refuse(Unwritable::LinkType(interface.link)));
        }
        self.ensure_section(out)?;
        self.add_port(interface);
        let body = self.start();
        body.u16(interface.link.0);
        body.u16(0);
        body.u32(interface.snaplen);
        if interface.options.is_empty() {
            body.interface_options(interface);
        } else {
            body.raw(&interface.options);
        }
        self.end(out, kind::INTERFACE_DESCRIPTION)?;
        Ok(self.ports.len() as u32 - 1)
    }

    fn add_port(&mut self, interface: &Interface) {
        let units_per_second = interface.units_per_second.max(1);
        let writable = !interface.options.is_empty() || resolution(units_per_second).is_ok();
        self.ports.push(Port {
            link: interface.link,
            section: self.section_count,
            units_per_second: if writable { units_per_second } else { 1_000_000_000 },
            ts_offset_s: interface.ts_offset_s,
        });
    }

    /// A block of another kind: its type and its numbers as `little_head` gives them, then its data.
    fn other_record(&mut self, out: &mut Out, bytes: &[u8]) -> Result<(), Error> {
        let Some(block) = u32_at(bytes, 0, Endian::Little) else {
            return Err(out.refuse(Unwritable::Record));
        };
        if block == kind::CUSTOM {
            // Not to be copied, says its type.
            return Ok(());
        }
        let endian = self.endian.unwrap_or(Endian::Little);
        let turned = kind::turned(block, bytes.get(4..).unwrap_or_default(), endian);
        self.start().padded(&turned);
        self.end(out, block)
    }

    pub(super) fn packet(&mut self, out: &mut Out, packet: &Packet<'_>) -> Result<(), Error> {
        self.ensure_section(out)?;
        let bytes = joined(packet);
        let body_octets_max = u64::from(packet.link.packet_octets_max());
        if bytes.len() as u64 > body_octets_max {
            let (octets, octets_max) = (bytes.len() as u64, body_octets_max);
            return Err(out.refuse(Unwritable::TooLarge { octets, octets_max }));
        }
        match packet.kind {
            RecordKind::Packet => {}
            RecordKind::Journal => {
                let body = self.start();
                body.padded(&bytes);
                return self.end(out, kind::JOURNAL);
            }
            RecordKind::SystemCall | RecordKind::Custom => return self.other_record(out, &bytes),
        }
        let Some(port) = self.ports.get(packet.interface as usize) else {
            return Err(out.refuse(Unwritable::NoSuchInterface(packet.interface)));
        };
        if port.link != packet.link {
            let (file, frame) = (port.link, packet.link);
            return Err(out.refuse(Unwritable::MixedLinkTypes { file, frame }));
        }
        if port.section != self.section_count {
            return Err(out.refuse(Unwritable::NoSuchInterface(packet.interface)));
        }
        let ts_ns = packet.ts.unwrap_or(0);
        let Some(units) = port.units(ts_ns) else {
            return Err(out.refuse(Unwritable::Time(ts_ns)));
        };
        let interface = packet.interface - self.first_interface as u32;
        let body = self.start();
        body.u32(interface);
        body.time(units);
        body.u32(bytes.len() as u32);
        body.u32(packet.len.saturating_add(packet.pseudo_header.len() as u32));
        body.padded(&bytes);
        if let Some(extra) = packet.extra {
            body.packet_options(extra);
        }
        self.end(out, kind::ENHANCED_PACKET)
    }

    pub(super) fn names(&mut self, out: &mut Out, names: &[NameRecord]) -> Result<(), Error> {
        if names.is_empty() {
            return Ok(());
        }
        self.ensure_section(out)?;
        let body = self.start();
        for record in names {
            let mut value = match record.address {
                IpAddr::V4(address) => address.octets().to_vec(),
                IpAddr::V6(address) => address.octets().to_vec(),
            };
            for name in &record.names {
                value.extend_from_slice(name.as_bytes());
                value.push(0);
            }
            body.option(if record.address.is_ipv4() { 1 } else { 2 }, &value);
        }
        body.u32(0);
        self.end_without_options(out, kind::NAME_RESOLUTION)
    }

    pub(super) fn secret(&mut self, out: &mut Out, secret: &Secret) -> Result<(), Error> {
        self.ensure_section(out)?;
        let Ok(octets) = u32::try_from(secret.data.len()) else {
            let (octets, octets_max) = (secret.data.len() as u64, u32::MAX.into());
            return Err(out.refuse(Unwritable::TooLarge { octets, octets_max }));
        };
        let body = self.start();
        body.u32(secret.kind.0);
        body.u32(octets);
        body.padded(&secret.data);
        self.end(out, kind::SECRETS)
    }

    pub(super) fn statistics(
        &mut self,
        out: &mut Out,
        interface: u32,
        statistics: &Statistics,
    ) -> Result<(), Error> {
        let port = self.ports.get(interface as usize);
        let Some(port) = port.filter(|port| port.section == self.section_count) else {
            return Err(out.refuse(Unwritable::NoSuchInterface(interface)));
        };
        let units = |ts: Option<i64>| ts.and_then(|ts_ns| port.units(ts_ns));
        let (ts, start, end) =
            (units(statistics.ts), units(statistics.start_ts), units(statistics.end_ts));
        let first_interface = self.first_interface as u32;
        let body = self.start();
        body.u32(interface - first_interface);
        body.time(ts.unwrap_or(0));
        if statistics.options.is_empty() {
            body.texts(1, &statistics.comments);
            for (code, units) in [(2, start), (3, end)] {
                if let Some(units) = units {
                    let mut time = Body { endian: body.endian, ..Body::default() };
                    time.time(units);
                    body.option(code, &time.octets);
                }
            }
            let counts = [
                statistics.received,
                statistics.dropped_by_interface,
                statistics.accepted_by_filter,
                statistics.dropped_by_os,
                statistics.delivered,
            ];
            for (code, count) in (4..).zip(counts) {
                body.number_u64(code, count);
            }
        } else {
            body.raw(&statistics.options);
        }
        self.end(out, kind::INTERFACE_STATISTICS)
    }

    /// Copies blocks as they are. Interfaces are described by the blocks copied; they are only
    /// counted here, so that further frames can be added behind.
    pub(super) fn copy(
        &mut self,
        out: &mut Out,
        chunk: &Chunk,
        reader: &Reader,
        keep: &mut dyn FnMut(usize) -> bool,
    ) -> Result<(), Error> {
        let mut blocks = chunk.blocks.iter().peekable();
        for index in 0..=chunk.frames.len() {
            while let Some(block) = blocks.next_if(|block| block.before as usize <= index) {
                self.block(out, chunk, reader, block)?;
            }
            let Some(frame) = chunk.frames.get(index) else { break };
            if !keep(index) {
                continue;
            }
            let (start, octets) = (record_start(frame), block_octets(chunk, frame, reader));
            out.put(chunk.data.get(start..start + octets).unwrap_or_default())?;
        }
        Ok(())
    }

    /// Copies a block that is no packet. A section that announces its size is written anew, without it: what
    /// is left out or added changes it.
    pub(super) fn block(
        &mut self,
        out: &mut Out,
        chunk: &Chunk,
        reader: &Reader,
        block: &Block,
    ) -> Result<(), Error> {
        let section = reader.sections().get(block.section as usize);
        match section.filter(|s| block.kind == kind::SECTION_HEADER && s.octets.is_some()) {
            Some(section) => self.section(out, section),
            None => {
                self.note(block.kind, block.section, reader);
                out.put(chunk.block(block))
            }
        }
    }

    /// Keeps count of what a copied block declares.
    fn note(&mut self, block: u32, section: u32, reader: &Reader) {
        match block {
            kind::SECTION_HEADER => {
                self.endian = reader.sections().get(section as usize).map(|s| s.endian);
                self.section_count += 1;
                self.first_interface = self.ports.len();
            }
            kind::INTERFACE_DESCRIPTION => {
                let here = self.ports.len() - self.first_interface;
                let interfaces = reader.interfaces().iter();
                let mut of_section = interfaces.filter(|interface| interface.section == section);
                if let Some(interface) = of_section.nth(here) {
                    self.add_port(interface);
                }
            }
            _ => {}
        }
    }

    /// A file without anything is one section.
    pub(super) fn finish(&mut self, out: &mut Out) -> Result<(), Error> {
        self.ensure_section(out)
    }

    fn ensure_section(&mut self, out: &mut Out) -> Result<(), Error> {
        if self.has_section() { Ok(()) } else { self.section(out, &Section::new(Endian::Little)) }
    }

    fn start(&mut self) -> &mut Body {
        self.body.octets.clear();
        self.body.options = 0;
        self.body.endian = self.endian.unwrap_or(Endian::Little);
        &mut self.body
    }

    /// Ends the options, if there were any, and writes the block.
    fn end(&mut self, out: &mut Out, kind: u32) -> Result<(), Error> {
        if self.body.options > 0 {
            self.body.u32(0);
        }
        self.end_without_options(out, kind)
    }

    fn end_without_options(&mut self, out: &mut Out, kind: u32) -> Result<(), Error> {
        let endian = self.body.endian;
        let octets = self.body.octets.len() as u64 + 12;
        let Ok(octets) = u32::try_from(octets) else {
            let octets_max = u32::MAX.into();
            return Err(out.refuse(Unwritable::TooLarge { octets, octets_max }));
        };
        out.put(&endian.put_u32(kind))?;
        out.put(&endian.put_u32(octets))?;
        out.put(&self.body.octets)?;
        out.put(&endian.put_u32(octets))
    }
}

impl Port {
    /// The time in the interface's units; `None` if it is before their beginning or too late.
    fn units(&self, ts_ns: i64) -> Option<u64> {
        let ns = i128::from(ts_ns) - i128::from(self.ts_offset_s) * 1_000_000_000;
        let ns = u128::try_from(ns).ok()?;
        let per_second = u128::from(self.units_per_second);
        let (seconds, rest) = (ns / 1_000_000_000, ns % 1_000_000_000);
        // Rounded up, so that reading, which rounds down, gives the same nanosecond back.
        let fraction = (rest * per_second).div_ceil(1_000_000_000);
        let fraction =
            if per_second < 1_000_000_000 { rest * per_second / 1_000_000_000 } else { fraction };
        u64::try_from(seconds * per_second + fraction).ok()
    }
}

/// A block's body while it is put together.
struct Body {
    octets: Vec<u8>,
    endian: Endian,
    /// Options put so far.
    options: u32,
}

impl Default for Body {
    fn default() -> Body {
        Body { octets: Vec::new(), endian: Endian::Little, options: 0 }
    }
}

impl Body {
    fn u16(&mut self, value: u16) {
        self.octets.extend(self.endian.put_u16(value));
    }

    fn u32(&mut self, value: u32) {
        self.octets.extend(self.endian.put_u32(value));
    }

    fn u64(&mut self, value: u64) {
        self.octets.extend(self.endian.put_u64(value));
    }

    /// A time stands as two words, the high one first in either byte order.
    fn time(&mut self, units: u64) {
        self.u32((units >> 32) as u32);
        self.u32(units as u32);
    }

    fn padded(&mut self, bytes: &[u8]) {
        self.octets.extend_from_slice(bytes);
        self.octets.resize(self.octets.len().next_multiple_of(4), 0);
    }

    /// A value longer than an option can be is cut.
    fn option(&mut self, code: u16, value: &[u8]) {
        let octets = u16::try_from(value.len()).unwrap_or(u16::MAX);
        self.u16(code);
        self.u16(octets);
        self.padded(value.get(..octets.into()).unwrap_or(value));
        self.options += 1;
    }

    fn text(&mut self, code: u16, text: Option<&str>) {
        if let Some(text) = text {
            self.option(code, text.as_bytes());
        }
    }

    fn texts(&mut self, code: u16, texts: &[String]) {
        for text in texts {
            self.option(code, text.as_bytes());
        }
    }

    fn number_u32(&mut self, code: u16, value: Option<u32>) {
        if let Some(value) = value {
            self.option(code, &self.endian.put_u32(value));
        }
    }

    fn number_u64(&mut self, code: u16, value: Option<u64>) {
        if let Some(value) = value {
            self.option(code, &self.endian.put_u64(value));
        }
    }

    fn raw(&mut self, options: &[RawOption]) {
        for option in options {
            self.option(option.code, &option.value);
        }
    }

    fn packet_options(&mut self, extra: &Extra) {
        self.texts(1, &extra.comments);
        let direction = extra.direction.map(|direction| direction as u32 + 1);
        self.number_u32(2, extra.packet_flags.or(direction));
        self.number_u64(4, extra.drop_count);
        self.number_u64(5, extra.packet_id);
        self.number_u32(6, extra.queue);
        for hash in &extra.hashes {
            self.option(3, hash);
        }
        for verdict in &extra.verdicts {
            self.option(7, verdict);
        }
        self.raw(&extra.options);
    }

    fn interface_options(&mut self, interface: &Interface) {
        self.texts(1, &interface.comments);
        self.text(2, interface.name.as_deref());
        self.text(3, interface.description.as_deref());
        for address in &interface.ipv4 {
            self.option(4, address);
        }
        for address in &interface.ipv6 {
            self.option(5, address);
        }
        if let Some(address) = interface.mac {
            self.option(6, &address);
        }
        if let Some(address) = interface.eui {
            self.option(7, &address);
        }
        self.number_u64(8, interface.speed);
        if let Some(resolution) = resolution(interface.units_per_second).unwrap_or(Some(9)) {
            self.option(9, &[resolution]);
        }
        if let Some(filter) = &interface.filter {
            let mut value = vec![0];
            value.extend_from_slice(filter.as_bytes());
            self.option(11, &value);
        }
        self.text(12, interface.os.as_deref());
        if let Some(octets) = interface.fcs_octets {
            self.option(13, &[octets]);
        }
        if interface.ts_offset_s != 0 {
            self.option(14, &self.endian.put_u64(interface.ts_offset_s as u64));
        }
        self.text(15, interface.hardware.as_deref());
    }
}

/// The octet of `if_tsresol`; `Ok(None)` for microseconds, which need none. What is neither a
/// power of ten nor of two is written in nanoseconds.
fn resolution(units_per_second: u64) -> Result<Option<u8>, NotAPower> {
    if units_per_second == 1_000_000 {
        return Ok(None);
    }
    let ten = (0..20_u8).find(|&exponent| 10_u64.pow(exponent.into()) == units_per_second);
    let two = || (0..64_u8).find(|&exponent| 1_u64 << exponent == units_per_second);
    ten.or_else(|| two().map(|exponent| exponent | 0x80)).map(Some).ok_or(NotAPower)
}

struct NotAPower;
