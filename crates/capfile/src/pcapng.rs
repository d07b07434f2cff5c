//! pcapng: blocks of many kinds, in sections that each have their own byte order and interfaces.
//!
//! draft-ietf-opsawg-pcapng. Block types and option codes: its §§ 4 and 11. Blocks that are no
//! packets are read for what they say and listed in the chunk, so that a copy loses none.

mod blocks;

use crate::bytes::{Endian, array, u16_at, u32_at};
use crate::error::Trouble;
use crate::frame::keep_extra;
use crate::info::Facts;
use crate::reader::{Engine, Input, Opened, Output, Parse, Step};
use crate::source::Source;
use crate::{
    Block, Direction, Error, Extra, Fault, Format, FrameMeta, LinkType, RawOption, RecordKind,
    Unsupported, pseudo,
};

/// The file, if it begins with a section header. The byte-order magic is part of the test: the
/// first four octets alone are a line feed, two returns and a line feed.
pub(crate) fn open(source: &mut Source) -> Result<Option<Opened>, Error> {
    if !source.look(4)?.starts_with(&SECTION_HEADER.to_be_bytes()) {
        return Ok(None);
    }
    let head = source.look(SECTION_OCTETS_MIN as usize)?;
    let Some(endian) = array(head, 8).and_then(byte_order) else { return Ok(None) };
    let octets = u32_at(head, 4, endian).unwrap_or(0);
    let (Some(major), Some(minor)) = (u16_at(head, 12, endian), u16_at(head, 14, endian)) else {
        return Ok(None);
    };
    if octets < SECTION_OCTETS_MIN || head.len() < 24 {
        return Ok(None);
    }
    if !is_known_version(major, minor) {
        return Err(unknown_version(major, minor).at(&source.path, Format::PcapNg, 0));
    }
    Ok(Some(Opened {
        format: Format::PcapNg,
        engine: Engine::Parse(Box::new(Blocks::default())),
        facts: Facts::default(),
        header_octets: 0,
        plain: false,
    }))
}

// Block types. §11.1.
pub(crate) const SECTION_HEADER: u32 = 0x0a0d_0d0a;
pub(crate) const INTERFACE_DESCRIPTION: u32 = 1;
pub(crate) const PACKET: u32 = 2;
pub(crate) const SIMPLE_PACKET: u32 = 3;
pub(crate) const NAME_RESOLUTION: u32 = 4;
pub(crate) const INTERFACE_STATISTICS: u32 = 5;
pub(crate) const ENHANCED_PACKET: u32 = 6;
pub(crate) const JOURNAL: u32 = 9;
pub(crate) const SECRETS: u32 = 10;
const SYSTEM_CALL: u32 = 0x204;
const SYSTEM_CALL_2: u32 = 0x216;
const SYSTEM_CALL_2_LARGE: u32 = 0x221;
pub(crate) const CUSTOM_COPY: u32 = 0x0bad;
pub(crate) const CUSTOM: u32 = 0x4000_0bad;

/// Type, length, length again.
const BLOCK_OCTETS_MIN: u32 = 12;
const SECTION_OCTETS_MIN: u32 = 28;
/// More than the largest packet believed (128 MiB), with room for its options; a block is held in
/// memory whole.
const BLOCK_OCTETS_MAX: u32 = 256 * 1024 * 1024;
/// Private enterprise number of Netflix, whose custom blocks are well known.
const NFLX: u32 = 10949;
/// Larger secrets are not believed.
pub(crate) const SECRET_OCTETS_MAX: u32 = 1 << 30;
/// The first text of a journal entry that it must have room for.
const JOURNAL_TIME: &[u8] = b"__REALTIME_TIMESTAMP=";

pub(crate) const BYTE_ORDER_MAGIC: u32 = 0x1a2b_3c4d;

fn byte_order(magic: [u8; 4]) -> Option<Endian> {
    [Endian::Little, Endian::Big].into_iter().find(|endian| endian.u32(magic) == BYTE_ORDER_MAGIC)
}

/// What of an interface is needed per packet.
#[derive(Clone, Copy)]
struct Port {
    link: LinkType,
    snaplen: u32,
    units_per_second: u64,
    ts_offset_s: i64,
    fcs_octets: Option<u8>,
    /// Whether packets of its link type begin with a pseudo-header.
    has_pseudo: bool,
}

impl Port {
    /// Nanoseconds since 1970. A time beyond what 64 bits of nanoseconds hold (before 1677, after
    /// 2262) becomes the nearest that they do.
    fn ts_ns(&self, units: u64) -> i64 {
        // Micro- and nanoseconds are nearly all there is.
        let ns = match self.units_per_second {
            1_000_000_000 => i128::from(units),
            1_000_000 => i128::from(units) * 1000,
            per_second => {
                let per_second = u128::from(per_second.max(1));
                let units = u128::from(units);
                let whole = units / per_second * 1_000_000_000;
                (whole + units % per_second * 1_000_000_000 / per_second) as i128
            }
        };
        let ns = ns + i128::from(self.ts_offset_s) * 1_000_000_000;
        ns.clamp(i64::MIN.into(), i64::MAX.into()) as i64
    }
}

/// Where the reading stands: in which section, with which interfaces.
struct Blocks {
    endian: Endian,
    /// Sections begun; 0 before the first.
    section_count: u32,
    /// Of the current section.
    ports: Vec<Port>,
    /// Interfaces of the sections before.
    first_interface: u32,
    /// Whether a packet block has been met.
    packet_seen: bool,
}

impl Default for Blocks {
    fn default() -> Blocks {
        Blocks {
            endian: Endian::Little,
            section_count: 0,
            ports: Vec::new(),
            first_interface: 0,
            packet_seen: false,
        }
    }
}

/// A block found whole.
struct Whole<'a> {
    kind: u32,
    /// Offset in the chunk's data.
    at: usize,
    octets: u32,
    /// Between the two lengths and the type.
    body: &'a [u8],
    /// Of the body's first octet, in the decoded stream.
    offset: u64,
}

impl Parse for Blocks {
    // Each turn takes at least twelve octets.
    fn parse(&mut self, input: &Input<'_>, output: &mut Output<'_>) -> Step {
        let data = input.data;
        let mut at = input.at;
        loop {
            let Some(head) = array::<12>(data, at) else {
                return Step::More { at, need: BLOCK_OCTETS_MIN as usize };
            };
            let [k0, k1, k2, k3, l0, l1, l2, l3, m0, m1, m2, m3] = head;
            let mut kind = self.endian.u32([k0, k1, k2, k3]);
            if kind == SECTION_HEADER {
                // A palindrome, so readable in either order; what follows it need not be.
                match byte_order([m0, m1, m2, m3]) {
                    Some(endian) => self.endian = endian,
                    None => {
                        let found = self.endian.u32([m0, m1, m2, m3]);
                        let trouble = Fault::ByteOrderMagic { found }.into();
                        return Step::Bad { at, trouble };
                    }
                }
                kind = SECTION_HEADER;
            }
            let claimed = self.endian.u32([l0, l1, l2, l3]);
            if claimed < BLOCK_OCTETS_MIN {
                let fault =
                    Fault::BlockTooShort { kind, octets: claimed, octets_min: BLOCK_OCTETS_MIN };
                return Step::Bad { at, trouble: fault.into() };
            }
            if claimed > BLOCK_OCTETS_MAX {
                let fault = Fault::BlockTooLarge { octets: claimed, octets_max: BLOCK_OCTETS_MAX };
                return Step::Bad { at, trouble: fault.into() };
            }
            // Some writers forget the padding in the length, not in the file.
            let octets = claimed.next_multiple_of(4);
            let end = at + octets as usize;
            let body = data.get(at + 8..end - 4);
            let (Some(body), Some(last)) = (body, u32_at(data, end - 4, self.endian)) else {
                return Step::More { at, need: octets as usize };
            };
            let whole = Whole { kind, at, octets, body, offset: input.offset + at as u64 + 8 };
            let frame_count = output.frames.len();
            if let Err(trouble) = self.block(&whole, output) {
                return Step::Bad { at, trouble };
            }
            if last != claimed && last != octets {
                output.frames.truncate(frame_count);
                let trouble = Fault::BlockLengths { first: octets, last }.into();
                return Step::Bad { at, trouble };
            }
            at = end;
        }
    }

    fn opening(&self, rest: &[u8]) -> bool {
        let kind = u32_at(rest, 0, self.endian);
        let frame = rest.len() >= 8 && kind.is_some_and(is_frame);
        !self.packet_seen && !frame
    }
}

fn is_frame(kind: u32) -> bool {
    matches!(
        kind,
        PACKET
            | SIMPLE_PACKET
            | ENHANCED_PACKET
            | JOURNAL
            | SYSTEM_CALL
            | SYSTEM_CALL_2
            | SYSTEM_CALL_2_LARGE
            | CUSTOM
            | CUSTOM_COPY
    )
}

impl Blocks {
    fn block(&mut self, block: &Whole<'_>, output: &mut Output<'_>) -> Result<(), Trouble> {
        match block.kind {
            ENHANCED_PACKET => self.enhanced_packet(block, output),
            SIMPLE_PACKET => self.simple_packet(block, output),
            PACKET => self.packet(block, output),
            JOURNAL => self.journal(block, output),
            SYSTEM_CALL | SYSTEM_CALL_2 | SYSTEM_CALL_2_LARGE => self.system_call(block, output),
            CUSTOM | CUSTOM_COPY => self.custom(block, output),
            _ => self.other(block, output),
        }
    }

    /// §4.3. Interface, time (high, low), captured length, length, packet, options.
    fn enhanced_packet(
        &mut self,
        block: &Whole<'_>,
        output: &mut Output<'_>,
    ) -> Result<(), Trouble> {
        let endian = self.endian;
        let Some(head) = array::<20>(block.body, 0) else { return Err(too_short(block, 32)) };
        let [interface, high, low, caplen, len] = words(head, endian);
        let units = u64::from(high) << 32 | u64::from(low);
        self.timed(block, output, Timed { interface, units, caplen, len, drops: None })
    }

    /// Obsolete; appendix A. As the enhanced packet, with the interface and a count of dropped
    /// packets sharing a word.
    fn packet(&mut self, block: &Whole<'_>, output: &mut Output<'_>) -> Result<(), Trouble> {
        let endian = self.endian;
        let Some(head) = array::<20>(block.body, 0) else { return Err(too_short(block, 32)) };
        let [_, high, low, caplen, len] = words(head, endian);
        let interface = u16_at(&head, 0, endian).unwrap_or(0).into();
        // All ones: not known.
        let drops = u16_at(&head, 2, endian).filter(|&drops| drops != 0xffff).map(u64::from);
        let units = u64::from(high) << 32 | u64::from(low);
        self.timed(block, output, Timed { interface, units, caplen, len, drops })
    }

    fn timed(
        &mut self,
        block: &Whole<'_>,
        output: &mut Output<'_>,
        packet: Timed,
    ) -> Result<(), Trouble> {
        self.packet_seen = true;
        let Timed { interface, units, caplen, len, drops } = packet;
        let Some(&port) = self.ports.get(interface as usize) else {
            let interfaces = self.ports.len() as u32;
            return Err(Fault::NoSuchInterface { interface, interfaces }.into());
        };
        let octets_max = port.link.packet_octets_max();
        if caplen > octets_max {
            return Err(Fault::PacketTooLarge { octets: caplen, octets_max }.into());
        }
        let padded = (caplen as usize).next_multiple_of(4);
        let Some(options) = block.body.get(20 + padded..) else {
            let (kind, block_octets) = (block.kind, block.octets);
            return Err(Fault::PacketBeyondBlock { kind, block_octets, octets: caplen }.into());
        };
        let mut frame = FrameMeta {
            ts: Some(port.ts_ns(units)),
            interface: self.first_interface + interface,
            ..self.frame(block, 20, caplen, len)
        };
        frame.link = port.link;
        frame.fcs_octets = port.fcs_octets;
        if port.has_pseudo {
            let packet = block.body.get(20..20 + caplen as usize).unwrap_or_default();
            let ts = frame.ts;
            pseudo::split(&mut frame, packet)?;
            // A record's own time counts less than the block's.
            frame.ts = ts;
        }
        let drops = drops.filter(|&drops| drops > 0);
        if !options.is_empty() || drops.is_some() {
            let mut extra = self.packet_options(options)?;
            extra.drop_count = extra.drop_count.or(drops);
            // Bits 5 to 8 of the flags: octets of check sequence, 0 if not known. §4.3.1.
            let fcs_octets = extra.packet_flags.map_or(0, |flags| (flags >> 5) & 0xf) as u8;
            if fcs_octets > 0 {
                frame.fcs_octets = Some(fcs_octets);
            }
            if extra != Extra::default() {
                frame.extra = keep_extra(output.extras, extra);
            }
        }
        output.frames.push(frame);
        Ok(())
    }

    /// §4.4. The length on the wire and the packet; of the first interface, without a time.
    fn simple_packet(&mut self, block: &Whole<'_>, output: &mut Output<'_>) -> Result<(), Trouble> {
        self.packet_seen = true;
        let Some(len) = u32_at(block.body, 0, self.endian) else {
            return Err(too_short(block, 16));
        };
        let Some(&port) = self.ports.first() else { return Err(Fault::NoInterface.into()) };
        let caplen = if port.snaplen == 0 { len } else { len.min(port.snaplen) };
        let octets_max = port.link.packet_octets_max();
        if caplen > octets_max {
            return Err(Fault::PacketTooLarge { octets: caplen, octets_max }.into());
        }
        let Some(packet) = block.body.get(4..4 + caplen as usize) else {
            let (kind, block_octets) = (block.kind, block.octets);
            return Err(Fault::PacketBeyondBlock { kind, block_octets, octets: caplen }.into());
        };
        let mut frame = self.frame(block, 4, caplen, len);
        frame.interface = self.first_interface;
        frame.link = port.link;
        frame.fcs_octets = port.fcs_octets;
        if port.has_pseudo {
            pseudo::split(&mut frame, packet)?;
        }
        output.frames.push(frame);
        Ok(())
    }

    /// An entry of `journalctl -o export`, padded with zeros.
    fn journal(&mut self, block: &Whole<'_>, output: &mut Output<'_>) -> Result<(), Trouble> {
        self.packet_seen = true;
        let octets_min = BLOCK_OCTETS_MIN + JOURNAL_TIME.len() as u32 + 2;
        if block.octets < octets_min {
            return Err(too_short(block, octets_min));
        }
        let zeros = block.body.iter().rev().take(3).take_while(|&&octet| octet == 0).count();
        let caplen = (block.body.len() - zeros) as u32;
        let mut frame = self.frame(block, 0, caplen, caplen);
        frame.ts = journal_ts(block.body);
        frame.link = LinkType::SYSTEMD_JOURNAL;
        frame.kind = RecordKind::Journal;
        output.frames.push(frame);
        Ok(())
    }

    /// A sysdig event: processor, time in ns, thread, length, type, then the parameters.
    fn system_call(&mut self, block: &Whole<'_>, output: &mut Output<'_>) -> Result<(), Trouble> {
        self.packet_seen = true;
        let head_octets = if block.kind == SYSTEM_CALL { 24 } else { 28 };
        let ts = array(block.body, 2).map(|octets| self.endian.u64(octets));
        let len = u32_at(block.body, 18, self.endian);
        let (Some(ts), Some(len), Some(caplen)) =
            (ts, len, block.body.len().checked_sub(head_octets))
        else {
            return Err(too_short(block, BLOCK_OCTETS_MIN + head_octets as u32));
        };
        let mut frame = self.frame(block, head_octets, caplen as u32, len);
        frame.ts = i64::try_from(ts).ok();
        frame.kind = RecordKind::SystemCall;
        output.frames.push(frame);
        Ok(())
    }

    /// §4.8. Shown as a frame: what its maker's enterprise number is followed by.
    fn custom(&mut self, block: &Whole<'_>, output: &mut Output<'_>) -> Result<(), Trouble> {
        self.packet_seen = true;
        let maker = u32_at(block.body, 0, self.endian);
        // The black-box log of one maker has a type of its own before its data.
        let head_octets = if maker == Some(NFLX) { 8 } else { 4 };
        let Some(caplen) = block.body.len().checked_sub(head_octets) else {
            return Err(too_short(block, BLOCK_OCTETS_MIN + head_octets as u32));
        };
        let mut frame = self.frame(block, head_octets, caplen as u32, caplen as u32);
        frame.kind = RecordKind::Custom;
        output.frames.push(frame);
        Ok(())
    }

    /// A frame that starts `body_octets` into the block's body.
    fn frame(&self, block: &Whole<'_>, body_octets: usize, caplen: u32, len: u32) -> FrameMeta {
        FrameMeta {
            ts: None,
            file_offset: block.offset + body_octets as u64,
            at: (block.at + 8 + body_octets) as u32,
            caplen,
            len,
            interface: self.first_interface,
            section: self.section_count.saturating_sub(1),
            extra: None,
            head_octets: 8 + body_octets as u16,
            link: LinkType::UNKNOWN,
            phdr_octets: 0,
            kind: RecordKind::Packet,
            fcs_octets: None,
        }
    }

    fn packet_options(&self, options: &[u8]) -> Result<Extra, Trouble> {
        let endian = self.endian;
        let mut extra = Extra::default();
        for option in Options::new(options, endian) {
            let (code, value) = option?;
            match code {
                1 => extra.comments.push(crate::bytes::text(value)),
                2 => extra.packet_flags = Some(endian.u32(sized(code, value)?)),
                3 => extra.hashes.push(value.to_vec()),
                4 => extra.drop_count = Some(endian.u64(sized(code, value)?)),
                5 => extra.packet_id = Some(endian.u64(sized(code, value)?)),
                6 => extra.queue = Some(endian.u32(sized(code, value)?)),
                7 if value.is_empty() => {
                    return Err(Fault::OptionTooShort { code, octets: 0, octets_min: 1 }.into());
                }
                7 => extra.verdicts.push(value.to_vec()),
                _ => extra.options.push(RawOption { code, value: value.to_vec() }),
            }
        }
        extra.direction = match extra.packet_flags.unwrap_or(0) & 3 {
            1 => Some(Direction::Inbound),
            2 => Some(Direction::Outbound),
            _ => None,
        };
        Ok(extra)
    }

    /// A block that is no frame.
    fn other(&mut self, block: &Whole<'_>, output: &mut Output<'_>) -> Result<(), Trouble> {
        let facts = &mut *output.facts;
        let endian = self.endian;
        let frames_before = facts.frames_before + output.frames.len() as u64;
        match block.kind {
            SECTION_HEADER => {
                let section = blocks::section(block, endian)?;
                self.first_interface = facts.interfaces.len() as u32;
                self.ports.clear();
                self.section_count += 1;
                facts.sections.push(section);
            }
            INTERFACE_DESCRIPTION => {
                let section = self.section_count.saturating_sub(1);
                let interface = blocks::interface(block, endian, section)?;
                self.ports.push(Port {
                    link: interface.link,
                    snaplen: interface.snaplen,
                    units_per_second: interface.units_per_second,
                    ts_offset_s: interface.ts_offset_s,
                    fcs_octets: interface.fcs_octets,
                    has_pseudo: pseudo::has_any(interface.link),
                });
                facts.interfaces.push(interface);
            }
            NAME_RESOLUTION => {
                let section = self.section_count.saturating_sub(1);
                blocks::names(block, endian, section, frames_before, &mut facts.names)?;
            }
            INTERFACE_STATISTICS => {
                let Some(index) = u32_at(block.body, 0, endian) else {
                    return Err(too_short(block, 24));
                };
                let port = self.ports.get(index as usize);
                let statistics = blocks::statistics(block, endian, port)?;
                let index = (self.first_interface as usize).saturating_add(index as usize);
                if let Some(interface) = facts.interfaces.get_mut(index) {
                    interface.statistics.push(statistics);
                }
            }
            SECRETS => {
                let section = self.section_count.saturating_sub(1);
                facts.secrets.push(blocks::secret(block, endian, section, frames_before)?);
            }
            _ => {}
        }
        output.blocks.push(Block {
            kind: block.kind,
            at: block.at as u32,
            octets: block.octets,
            before: output.frames.len() as u32,
            section: self.section_count.saturating_sub(1),
            endian,
        });
        Ok(())
    }
}

/// The facts that both kinds of packet block with a time have.
struct Timed {
    interface: u32,
    units: u64,
    caplen: u32,
    len: u32,
    drops: Option<u64>,
}

fn words(head: [u8; 20], endian: Endian) -> [u32; 5] {
    let mut words = [0; 5];
    for (word, octets) in words.iter_mut().zip(head.as_chunks::<4>().0) {
        *word = endian.u32(*octets);
    }
    words
}

fn too_short(block: &Whole<'_>, octets_min: u32) -> Trouble {
    Fault::BlockTooShort { kind: block.kind, octets: block.octets, octets_min }.into()
}

/// The value of an option whose size is fixed.
fn sized<const N: usize>(code: u16, value: &[u8]) -> Result<[u8; N], Trouble> {
    let wrong = Fault::OptionLength { code, octets: value.len() as u16, expected: N as u16 };
    value.try_into().map_err(|_| wrong.into())
}

/// Microseconds after `__REALTIME_TIMESTAMP=`, at the start of a line.
fn journal_ts(entry: &[u8]) -> Option<i64> {
    let line =
        entry.split(|&octet| octet == b'\n').find_map(|line| line.strip_prefix(JOURNAL_TIME))?;
    let digits = std::str::from_utf8(line).ok()?;
    digits.trim().parse::<i64>().ok()?.checked_mul(1000)
}

/// The options at the end of a block. §3.5: code, length, value, padding to four octets.
struct Options<'a> {
    rest: &'a [u8],
    endian: Endian,
}

impl<'a> Options<'a> {
    fn new(rest: &'a [u8], endian: Endian) -> Options<'a> {
        Options { rest, endian }
    }
}

impl<'a> Iterator for Options<'a> {
    type Item = Result<(u16, &'a [u8]), Trouble>;

    fn next(&mut self) -> Option<Self::Item> {
        let code = u16_at(self.rest, 0, self.endian)?;
        let octets = u16_at(self.rest, 2, self.endian)?;
        let rest = self.rest.get(4..).unwrap_or_default();
        let available = rest.len() as u32;
        let Some(value) = rest.get(..usize::from(octets)) else {
            self.rest = &[];
            return Some(Err(Fault::OptionBeyondBlock { code, octets, available }.into()));
        };
        if code == 0 {
            return None;
        }
        let padded = usize::from(octets).next_multiple_of(4);
        self.rest = rest.get(padded..).unwrap_or_default();
        // Custom options begin with an enterprise number. §3.5.1.
        if matches!(code, 2988 | 2989 | 19372 | 19373) && octets < 4 {
            return Some(Err(Fault::OptionTooShort { code, octets, octets_min: 4 }.into()));
        }
        Some(Ok((code, value)))
    }
}

impl From<(u16, &[u8])> for RawOption {
    fn from((code, value): (u16, &[u8])) -> RawOption {
        RawOption { code, value: value.to_vec() }
    }
}

/// Version 1.2 was written by mistake, and is 1.0. §4.1.
fn is_known_version(major: u16, minor: u16) -> bool {
    major == 1 && matches!(minor, 0 | 2)
}

fn unknown_version(major: u16, minor: u16) -> Trouble {
    Unsupported::Version { major: major.into(), minor: minor.into() }.into()
}
/// The type and the leading numbers of a custom block or a system call, in little-endian order.
pub(crate) fn little_head(head: &[u8]) -> Vec<u8> {
    // The two types of custom blocks and those of system calls are told apart from themselves turned round.
    let (block, endian) = match u32_at(head, 0, Endian::Little) {
        Some(block) if block.trailing_zeros() < 16 => (block, Endian::Little),
        block => (block.unwrap_or(0).swap_bytes(), Endian::Big),
    };
    let mut out = block.to_le_bytes().to_vec();
    out.extend(turned(block, head.get(8..).unwrap_or_default(), endian));
    out
}

/// The body of such a block with its leading numbers turned to little-endian order from this one, or to this one.
pub(crate) fn turned(block: u32, body: &[u8], endian: Endian) -> Vec<u8> {
    let mut out = body.to_vec();
    if endian == Endian::Little {
        return out;
    }
    // Enterprise number; or processor, time, thread, length, type and perhaps the number of parameters.
    let widths: &[usize] = match block {
        CUSTOM | CUSTOM_COPY => &[4],
        SYSTEM_CALL => &[2, 8, 8, 4, 2],
        _ => &[2, 8, 8, 4, 2, 4],
    };
    let mut at = 0;
    for width in widths {
        if let Some(number) = out.get_mut(at..at + width) {
            number.reverse();
        }
        at += width;
    }
    out
}
