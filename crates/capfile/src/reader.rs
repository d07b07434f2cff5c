//! One reader for all formats: it finds out the format, and hands out chunks.

use std::io::Read;
use std::path::{Path, PathBuf};

use crate::error::Trouble;
use crate::frame::Extra;
use crate::info::Facts;
use crate::source::Source;
use crate::{
    Block, Chunk, Compression, Error, FrameMeta, Interface, NameRecord, Secret, Section, btsnoop,
    candump, erf, netmon, pcap, pcapng, snoop,
};

/// A capture file format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// pcap with microseconds.
    Pcap,
    /// pcap with nanoseconds.
    PcapNsec,
    /// Alexey Kuznetsov's patched tcpdump.
    PcapModified,
    /// The tcpdump of Red Hat Linux 6.1.
    PcapRedHat61,
    /// The tcpdump of SuSE Linux 6.3.
    PcapSuse63,
    /// The tcpdump of Nokia's firewalls.
    PcapNokia,
    /// Ixia's hardware and software captures.
    PcapIxia,
    /// pcapng.
    PcapNg,
    /// snoop of Solaris.
    Snoop,
    /// Microsoft Network Monitor 1.x.
    NetMon1,
    /// Microsoft Network Monitor 2.x and 3.x.
    NetMon2,
    /// Endace's Extensible Record Format.
    Erf,
    /// Bluetooth HCI log.
    Btsnoop,
    /// The text log of can-utils.
    Candump,
}

impl Format {
    /// The name by which the reference's `-F` calls it, where it has one.
    pub fn name(self) -> &'static str {
        match self {
            Format::Pcap => "pcap",
            Format::PcapNsec => "nsecpcap",
            Format::PcapModified => "modpcap",
            Format::PcapRedHat61 => "rh6_1pcap",
            Format::PcapSuse63 => "suse6_3pcap",
            Format::PcapNokia => "nokiapcap",
            Format::PcapIxia => "ixialcap",
            Format::PcapNg => "pcapng",
            Format::Snoop => "snoop",
            Format::NetMon1 => "netmon1",
            Format::NetMon2 => "netmon2",
            Format::Erf => "erf",
            Format::Btsnoop => "btsnoop",
            Format::Candump => "candump",
        }
    }

    /// The name in words, as `capinfos` shows it.
    pub fn description(self) -> &'static str {
        match self {
            Format::Pcap => "Wireshark/tcpdump/... - pcap",
            Format::PcapNsec => "Wireshark/tcpdump/... - nanosecond pcap",
            Format::PcapModified => "Modified tcpdump - pcap",
            Format::PcapRedHat61 => "RedHat 6.1 tcpdump - pcap",
            Format::PcapSuse63 => "SuSE 6.3 tcpdump - pcap",
            Format::PcapNokia => "Nokia tcpdump - pcap",
            Format::PcapIxia => "IxiaCapture - pcap",
            Format::PcapNg => "Wireshark/... - pcapng",
            Format::Snoop => "Sun snoop",
            Format::NetMon1 => "Microsoft NetMon 1.x",
            Format::NetMon2 => "Microsoft NetMon 2.x",
            Format::Erf => "Endace ERF capture",
            Format::Btsnoop => "Symbian OS btsnoop",
            Format::Candump => "Linux candump file",
        }
    }
}

/// What a parser is given: a piece of the file that starts at a record.
pub(crate) struct Input<'a> {
    pub(crate) data: &'a [u8],
    /// Where in `data` the first record starts.
    pub(crate) at: usize,
    /// Offset of `data` in the decoded stream.
    pub(crate) offset: u64,
}

/// Where a parser puts what it finds; positions count from the start of `Input::data`.
pub(crate) struct Output<'a> {
    pub(crate) frames: &'a mut Vec<FrameMeta>,
    pub(crate) extras: &'a mut Vec<Extra>,
    pub(crate) blocks: &'a mut Vec<Block>,
    pub(crate) facts: &'a mut Facts,
}

/// How far a parser came.
#[derive(Debug)]
pub(crate) enum Step {
    /// Records up to `at` are done. The next is not whole; it ends `need` octets after `at`, or
    /// later.
    More { at: usize, need: usize },
    /// Records up to `at` are done, and the next is bad.
    Bad { at: usize, trouble: Trouble },
}

/// A format whose frames can be pointed to where they stand in the file.
pub(crate) trait Parse: Send {
    fn parse(&mut self, input: &Input<'_>, output: &mut Output<'_>) -> Step;

    /// Whether a record that starts with `rest`, cut short, is one before the first frame's.
    fn opening(&self, rest: &[u8]) -> bool {
        let _ = rest;
        false
    }
}

/// A format whose frames have to be put together, or are not in the file's order.
pub(crate) trait Build: Send {
    /// Adds frames to the chunk until it holds about `target` octets; `Ok(false)` at the end.
    fn build(
        &mut self,
        source: &mut Source,
        chunk: &mut Chunk,
        facts: &mut Facts,
        target: usize,
    ) -> Result<bool, Error>;
}

pub(crate) enum Engine {
    Parse(Box<dyn Parse>),
    Build(Box<dyn Build>),
}

/// A format that was recognized, with its file header read.
pub(crate) struct Opened {
    pub(crate) format: Format,
    pub(crate) engine: Engine,
    pub(crate) facts: Facts,
    /// Octets of the file header.
    pub(crate) header_octets: usize,
    /// Whether the records are laid out as they are written here; pcap alone has older layouts.
    pub(crate) plain: bool,
}

/// Reads a capture file of any format, from its start to its end.
pub struct Reader {
    source: Source,
    format: Format,
    engine: Engine,
    facts: Facts,
    /// An incomplete record from the end of the last chunk.
    tail: Vec<u8>,
    /// Offset of `tail` in the decoded stream.
    offset: u64,
    /// Found after frames that had to be delivered first.
    pending: Option<Error>,
    over: bool,
    target: usize,
    plain: bool,
    /// The first frame whose record starts here or behind is the last one read.
    last_at: Option<u64>,
}

/// Octets of a chunk unless the caller says otherwise: fits a second-level cache.
pub const CHUNK_OCTETS: usize = 1 << 20;

impl Reader {
    /// Opens a file, or standard input if the path is "-".
    pub fn open(path: &Path) -> Result<Reader, Error> {
        Reader::start(Source::open(path)?)
    }

    /// Reads from any stream; `name` stands for the path in errors.
    pub fn from_stream(
        stream: Box<dyn Read + Send>,
        name: impl Into<PathBuf>,
    ) -> Result<Reader, Error> {
        Reader::start(Source::new(stream, name.into(), None, true)?)
    }

    fn start(mut source: Source) -> Result<Reader, Error> {
        let opened = recognize(&mut source)?;
        let mut reader = Reader {
            source,
            format: opened.format,
            engine: opened.engine,
            facts: opened.facts,
            tail: Vec::new(),
            offset: 0,
            pending: None,
            over: false,
            target: CHUNK_OCTETS,
            plain: opened.plain,
            last_at: None,
        };
        let mut header = vec![0; opened.header_octets];
        let mut have = 0;
        // The header has been looked at, so this ends after one turn or two.
        while let Some(space) = header.get_mut(have..)
            && !space.is_empty()
        {
            let count = reader.source.read(space)?;
            if count == 0 {
                break;
            }
            have += count;
        }
        reader.offset = have as u64;
        Ok(reader)
    }

    /// About how many octets the next chunks hold.
    pub fn set_chunk_octets(&mut self, octets: usize) {
        self.target = octets.max(1);
    }

    /// Reads about so many octets: up to the first frame whose record starts there in the decoded stream, or behind.
    pub fn set_octets_max(&mut self, octets: u64) {
        self.last_at = Some(octets);
    }

    /// Fills `chunk` with whole frames; `Ok(false)` at the end of the file. What the chunk held
    /// before is gone, and its memory is used again. A chunk may have no frames, if the file has
    /// a stretch without any.
    ///
    /// Frames before a fault are delivered first; the error comes with the next call, and after
    /// it the file is at its end.
    pub fn next_chunk(&mut self, chunk: &mut Chunk) -> Result<bool, Error> {
        chunk.clear();
        chunk.file_offset = self.offset;
        chunk.frames_before = self.facts.frames_before;
        if let Some(error) = self.pending.take() {
            self.over = true;
            return Err(error);
        }
        if self.over {
            chunk.data.clear();
            return Ok(false);
        }
        let more = match &mut self.engine {
            Engine::Parse(_) => self.fill(chunk),
            Engine::Build(build) => {
                chunk.data.clear();
                build.build(&mut self.source, chunk, &mut self.facts, self.target)
            }
        };
        self.end_if_enough(chunk);
        self.facts.frames_before += chunk.frames.len() as u64;
        match more {
            Ok(true) => Ok(true),
            Ok(false) => {
                self.over = true;
                Ok(!chunk.frames.is_empty() || !chunk.blocks.is_empty())
            }
            Err(error) if chunk.frames.is_empty() && chunk.blocks.is_empty() => {
                self.over = true;
                Err(error)
            }
            Err(error) => {
                self.pending = Some(error).filter(|_| !self.over);
                Ok(true)
            }
        }
    }

    /// Cuts the chunk behind the last frame that is wanted, if that is in it.
    fn end_if_enough(&mut self, chunk: &mut Chunk) {
        let Some(octets) = self.last_at else { return };
        let starts_behind = |frame: &FrameMeta| {
            frame.file_offset.saturating_sub(frame.head_octets.into()) >= octets
        };
        if let Some(last) = chunk.frames.iter().position(starts_behind) {
            chunk.frames.truncate(last + 1);
            chunk.blocks.retain(|block| block.before as usize <= last);
            (self.over, self.pending) = (true, None);
        }
    }

    /// Reads straight into the chunk and parses what came, until there is enough.
    fn fill(&mut self, chunk: &mut Chunk) -> Result<bool, Error> {
        let Engine::Parse(parser) = &mut self.engine else { return Ok(false) };
        let Chunk { data, frames, extras, blocks, .. } = chunk;
        // `data` keeps its old contents, which the next reads write over: clearing it would mean
        // zeroing a megabyte per chunk.
        let mut have = self.tail.len();
        if data.len() < have {
            data.resize(have, 0);
        }
        if let Some(start) = data.get_mut(..have) {
            start.copy_from_slice(&self.tail);
        }
        self.tail.clear();
        let mut done = 0;
        let mut want = self.target.max(have + 1);
        let mut ended = false;
        // Of the stream, to be reported once what came before it is parsed.
        let mut failure = None;
        // Each turn reads at least an octet, or is the last but one.
        let result = loop {
            if !ended {
                // Never much more than what has come, whatever a record claims.
                let room = want.min(have.saturating_mul(2).max(self.target));
                if data.len() < room {
                    data.resize(room, 0);
                }
                let space = data.get_mut(have..room).unwrap_or_default();
                match self.source.read(space) {
                    Ok(0) => ended = true,
                    Ok(count) => have += count,
                    Err(error) => {
                        failure = Some(error);
                        ended = true;
                    }
                }
                if !ended && !self.source.live && have < room {
                    continue;
                }
            }
            let input =
                Input { data: data.get(..have).unwrap_or_default(), at: done, offset: self.offset };
            let facts = &mut self.facts;
            let mut output = Output { frames, extras, blocks, facts };
            match parser.parse(&input, &mut output) {
                Step::More { at, need } => {
                    done = at;
                    if let Some(error) = failure.take() {
                        break Err(error);
                    }
                    if ended {
                        let rest = input.data.get(at..).unwrap_or_default();
                        if rest.is_empty() && !self.source.cut {
                            break Ok(false);
                        }
                        let (wanted, found) = (need as u64, rest.len() as u64);
                        let opening = parser.opening(rest);
                        let trouble = Trouble::Cut { wanted, found, opening };
                        let offset = self.offset + at as u64;
                        break Err(trouble.at(&self.source.path, self.format, offset));
                    }
                    if done >= self.target
                        || (!frames.is_empty() && (self.source.live || have >= self.target))
                    {
                        break Ok(true);
                    }
                    want = done.saturating_add(need).max(self.target).max(have + 1);
                }
                Step::Bad { at, trouble } => {
                    done = at;
                    let offset = self.offset + at as u64;
                    break Err(trouble.at(&self.source.path, self.format, offset));
                }
            }
        };
        if matches!(result, Ok(true)) {
            self.tail.extend_from_slice(data.get(done..have).unwrap_or_default());
        }
        data.truncate(done);
        self.offset += done as u64;
        result
    }

    /// The file's format.
    pub fn format(&self) -> Format {
        self.format
    }

    /// Whether a pcap file's records are in the present layout, the captured length first.
    pub(crate) fn records_are_plain(&self) -> bool {
        self.plain
    }

    /// How the file is compressed.
    pub fn compression(&self) -> Compression {
        self.source.compression
    }

    /// The file; "-" is standard input.
    pub fn path(&self) -> &Path {
        &self.source.path
    }

    /// Interfaces of all sections, as far as the file has been read.
    pub fn interfaces(&self) -> &[Interface] {
        &self.facts.interfaces
    }

    /// Sections, as far as the file has been read.
    pub fn sections(&self) -> &[Section] {
        &self.facts.sections
    }

    /// Names of addresses, as far as the file has been read.
    pub fn names(&self) -> &[NameRecord] {
        &self.facts.names
    }

    /// Keys, as far as the file has been read.
    pub fn secrets(&self) -> &[Secret] {
        &self.facts.secrets
    }

    /// Most octets captured of a packet, by the first interface; 0 is no limit.
    pub fn snaplen(&self) -> u32 {
        self.facts.interfaces.first().map_or(0, |interface| interface.snaplen)
    }

    /// Frames delivered so far.
    pub fn frames_read(&self) -> u64 {
        self.facts.frames_before
    }

    /// Octets of the file itself read so far, compressed if it is: for a progress bar beside
    /// [`Reader::file_size`].
    pub fn bytes_read(&self) -> u64 {
        self.source.taken()
    }

    /// Octets of the file, if it is a regular one.
    pub fn file_size(&self) -> Option<u64> {
        self.source.file_size
    }
}

/// Finds out the format by the file's first octets: first those with a magic number, then those
/// that only look like themselves.
pub(crate) fn recognize(source: &mut Source) -> Result<Opened, Error> {
    let by_magic = [pcap::open, pcapng::open, snoop::open, netmon::open, btsnoop::open];
    for open in by_magic {
        if let Some(opened) = open(source)? {
            return Ok(opened);
        }
    }
    for open in [candump::open, erf::open] {
        if let Some(opened) = open(source)? {
            return Ok(opened);
        }
    }
    let path = source.path.clone();
    if source.cut {
        let found = source.look(0)?.len() as u64;
        let wanted = found + 1;
        return Err(Error::CutShort {
            path,
            format: None,
            offset: 0,
            wanted,
            found,
            opening: true,
        });
    }
    Err(Error::UnknownFormat { path })
}
