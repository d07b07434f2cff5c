//! pcap, the format of libpcap and tcpdump, and the dialects that patched versions wrote.
//!
//! draft-ietf-opsawg-pcap: file header §4, packet record §5. Dialects put more between a record's
//! lengths and its packet; most of them kept the magic number, so they are told apart by trying
//! which reading makes sense.

use crate::bytes::{Endian, array, u16_at, u32_at};
use crate::error::Trouble;
use crate::info::Facts;
use crate::reader::{Engine, Input, Opened, Output, Parse, Step};
use crate::source::Source;
use crate::{
    Error, Fault, Format, FrameMeta, Interface, LinkType, RecordKind, Unsupported, pseudo,
};

/// The file, if it begins as a pcap file does.
pub(crate) fn open(source: &mut Source) -> Result<Option<Opened>, Error> {
    let head = source.look(4)?;
    let Some((endian, magic)) = array(head, 0).and_then(magic) else { return Ok(None) };
    let header_octets = if magic == Magic::Ixia { 28 } else { HEADER_OCTETS };
    let head = source.look(header_octets)?;
    let found = head.len();
    let header = Header::read(head, endian).filter(|_| found >= header_octets);
    let Some(header) = header else {
        let (wanted, found) = (header_octets as u64, found as u64);
        let trouble = Trouble::Cut { wanted, found, opening: true };
        return Err(trouble.at(&source.path, magic.format(), 0));
    };
    let (link, fcs_octets) =
        header.link().map_err(|what| Trouble::from(what).at(&source.path, magic.format(), 0))?;
    let lengths =
        header.lengths().map_err(|what| Trouble::from(what).at(&source.path, magic.format(), 0))?;

    let mut layout = Layout { endian, magic, lengths, link, fcs_octets, format: magic.format() };
    if magic.dialects().len() > 1 {
        // A pipe may be silent after the header: what is there must do.
        let wanted = header_octets + TRIAL_OCTETS;
        let live = source.live;
        let ahead = if live { source.look_once(wanted)? } else { source.look(wanted)? };
        let whole = !live && ahead.len() < wanted;
        layout.format = layout.dialect(ahead.get(header_octets..).unwrap_or_default(), whole);
    }

    let mut interface = Interface::new(0, link, header.snaplen, magic.units_per_second());
    interface.fcs_octets = fcs_octets;
    Ok(Some(Opened {
        format: layout.format,
        engine: Engine::Parse(Box::new(layout)),
        facts: Facts::single(endian, interface),
        header_octets,
        plain: lengths == Lengths::Captured,
    }))
}

/// What the first four octets say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Magic {
    Micro,
    Nano,
    /// Of the patches by Alexey Kuznetsov, 1999.
    Modified,
    Ixia,
}

fn magic(octets: [u8; 4]) -> Option<(Endian, Magic)> {
    [Endian::Little, Endian::Big].into_iter().find_map(|endian| {
        let magic = match endian.u32(octets) {
            0xa1b2_c3d4 => Magic::Micro,
            0xa1b2_3c4d => Magic::Nano,
            0xa1b2_cd34 => Magic::Modified,
            0x1c00_01ac | 0x1c00_01ab => Magic::Ixia,
            _ => return None,
        };
        Some((endian, magic))
    })
}

impl Magic {
    fn format(self) -> Format {
        match self {
            Magic::Micro => Format::Pcap,
            Magic::Nano => Format::PcapNsec,
            Magic::Modified => Format::PcapModified,
            Magic::Ixia => Format::PcapIxia,
        }
    }

    fn units_per_second(self) -> u64 {
        if self == Magic::Nano { 1_000_000_000 } else { 1_000_000 }
    }

    /// Formats that begin with it, the likeliest first.
    fn dialects(self) -> &'static [Format] {
        match self {
            Magic::Micro => &[Format::Pcap, Format::PcapRedHat61, Format::PcapNokia],
            Magic::Nano => &[Format::PcapNsec],
            Magic::Modified => &[Format::PcapModified, Format::PcapSuse63],
            Magic::Ixia => &[Format::PcapIxia],
        }
    }
}

/// Octets of the file header. §4.
const HEADER_OCTETS: usize = 24;
/// Looked at to tell dialects apart: at least the first three records of usual sizes.
const TRIAL_OCTETS: usize = 64 * 1024;
/// Records tried for each dialect.
const TRIAL_RECORDS_MAX: usize = 20;

struct Header {
    version_major: u16,
    version_minor: u16,
    snaplen: u32,
    /// Link type, and above it the size of the frame check sequence.
    network: u32,
}

impl Header {
    fn read(head: &[u8], endian: Endian) -> Option<Header> {
        Some(Header {
            version_major: u16_at(head, 4, endian)?,
            version_minor: u16_at(head, 6, endian)?,
            snaplen: u32_at(head, 16, endian)?,
            network: u32_at(head, 20, endian)?,
        })
    }

    /// The link type and, if the header says so, the octets of frame check sequence. §4, "FCS
    /// len" is in units of 16 bits and counts only if the "f" bit is set.
    fn link(&self) -> Result<(LinkType, Option<u8>), Unsupported> {
        let reserved = self.network & 0x03ff_0000;
        if reserved != 0 {
            return Err(Unsupported::LinkTypeReserved { word: reserved });
        }
        let number = self.network & 0xffff;
        let link = LinkType(number as u16);
        if !link.is_known() || link.0 >= LinkType::UNREGISTERED {
            return Err(Unsupported::LinkType { number });
        }
        let fcs_known = self.network & 0x0400_0000 != 0;
        Ok((link, fcs_known.then_some((self.network >> 28) as u8 * 2)))
    }

    /// Versions before 2.3, and one vendor's 543, wrote the two lengths of a record the other way
    /// round; 2.3 was written both ways.
    fn lengths(&self) -> Result<Lengths, Unsupported> {
        match (self.version_major, self.version_minor) {
            (0 | 1, _) => Err(Unsupported::Version {
                major: self.version_major.into(),
                minor: self.version_minor.into(),
            }),
            (2, 0..=2) | (543, _) => Ok(Lengths::Swapped),
            (2, 3) => Ok(Lengths::Either),
            _ => Ok(Lengths::Captured),
        }
    }
}

/// Which of a record's two lengths comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lengths {
    Captured,
    Swapped,
    /// The smaller one is the captured one.
    Either,
}

/// All that is needed to read a file's records.
struct Layout {
    endian: Endian,
    magic: Magic,
    lengths: Lengths,
    link: LinkType,
    fcs_octets: Option<u8>,
    format: Format,
}

/// Octets of a record's header, the dialect's additions included.
fn record_header_octets(format: Format) -> usize {
    match format {
        Format::PcapNokia => 20,
        Format::PcapModified | Format::PcapRedHat61 => 24,
        Format::PcapSuse63 => 28,
        _ => 16,
    }
}

impl Layout {
    /// The dialect under which the first records make most sense, the usual one if in doubt.
    fn dialect(&self, records: &[u8], whole: bool) -> Format {
        let dialects = self.magic.dialects().iter().copied();
        dialects.min_by_key(|&dialect| self.trial(dialect, records, whole)).unwrap_or(Format::Pcap)
    }

    /// Reads the first records as if they were of a dialect, and weighs what speaks against it.
    /// `whole` if the file ends with them.
    fn trial(&self, dialect: Format, records: &[u8], whole: bool) -> u32 {
        /// Impossible, and the end of the reading: worse than any number of oddities.
        const IMPOSSIBLE: u32 = 10_000;
        /// The file ends within a record, as real ones may.
        const CUT: u32 = 1000;
        let header_octets = record_header_octets(dialect);
        let mut at = 0;
        let mut against = 0;
        for _ in 0..TRIAL_RECORDS_MAX {
            if at == records.len() || (at > records.len() && !whole) {
                break;
            }
            let Some(header) = array::<16>(records, at) else {
                return against + if whole { CUT } else { 0 };
            };
            let [_, fraction, first, second] = words(header, self.endian);
            let (caplen, len) = self.order(first, second);
            let octets_max = self.link.packet_octets_max();
            if caplen > octets_max {
                return against + IMPOSSIBLE;
            }
            let oddities = [fraction >= 1_000_000, len > octets_max, caplen > len];
            against += oddities.into_iter().map(u32::from).sum::<u32>();
            at += header_octets + caplen as usize;
        }
        against
    }

    fn order(&self, first: u32, second: u32) -> (u32, u32) {
        match self.lengths {
            Lengths::Captured => (first, second),
            Lengths::Swapped => (second, first),
            Lengths::Either => (first.min(second), first.max(second)),
        }
    }

    /// The loop over records. `ENDIAN_BIG` and `PLAIN` are known while compiling, so that the
    /// common case carries no tests for the others. Each turn takes at least a header.
    fn records<const ENDIAN_BIG: bool, const PLAIN: bool>(
        &self,
        input: &Input<'_>,
        frames: &mut Vec<FrameMeta>,
    ) -> Step {
        let endian = if ENDIAN_BIG { Endian::Big } else { Endian::Little };
        let header_octets = if PLAIN { 16 } else { record_header_octets(self.format) };
        let fraction_ns = if self.magic == Magic::Nano { 1 } else { 1000 };
        let octets_max = self.link.packet_octets_max();
        let mut at = input.at;
        loop {
            let Some(header) = array::<16>(input.data, at) else {
                return Step::More { at, need: header_octets };
            };
            let [seconds, fraction, first, second] = words(header, endian);
            let (caplen, len) = if PLAIN { (first, second) } else { self.order(first, second) };
            if caplen > octets_max {
                let fault = Fault::PacketTooLarge { octets: caplen, octets_max };
                return Step::Bad { at, trouble: fault.into() };
            }
            let packet_at = at + header_octets;
            let end = packet_at + caplen as usize;
            if end > input.data.len() {
                return Step::More { at, need: end - at };
            }
            let mut frame = FrameMeta {
                ts: Some(i64::from(seconds) * 1_000_000_000 + i64::from(fraction) * fraction_ns),
                file_offset: input.offset + packet_at as u64,
                at: packet_at as u32,
                caplen,
                len,
                interface: 0,
                section: 0,
                extra: None,
                head_octets: header_octets as u16,
                link: self.link,
                phdr_octets: 0,
                kind: RecordKind::Packet,
                fcs_octets: self.fcs_octets,
            };
            if !PLAIN && pseudo::has_any(self.link) {
                let packet = input.data.get(packet_at..end).unwrap_or_default();
                if let Err(trouble) = pseudo::split(&mut frame, packet) {
                    return Step::Bad { at, trouble };
                }
            }
            frames.push(frame);
            at = end;
        }
    }
}

/// The four words of a record header: seconds, fraction, and the two lengths.
fn words(header: [u8; 16], endian: Endian) -> [u32; 4] {
    let [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p] = header;
    [[a, b, c, d], [e, f, g, h], [i, j, k, l], [m, n, o, p]].map(|word| endian.u32(word))
}

impl Parse for Layout {
    fn parse(&mut self, input: &Input<'_>, output: &mut Output<'_>) -> Step {
        let plain = matches!(self.format, Format::Pcap | Format::PcapNsec)
            && self.lengths == Lengths::Captured
            && !pseudo::has_any(self.link);
        let frames = &mut *output.frames;
        match (self.endian, plain) {
            (Endian::Little, true) => self.records::<false, true>(input, frames),
            (Endian::Little, false) => self.records::<false, false>(input, frames),
            (Endian::Big, true) => self.records::<true, true>(input, frames),
            (Endian::Big, false) => self.records::<true, false>(input, frames),
        }
    }
}
