//! Packets from text: hex dumps ([`hexdump`]), or lines that an expression takes apart ([`lines`]).

use std::io;

use capfile::write::{Packet, Writer};
use capfile::{Direction, Error, Extra, LinkType, RecordKind};

pub mod headers;
pub mod hexdump;
pub mod lines;
pub mod time;

use headers::{Counters, Headers};

/// Most octets of a packet, as the reference limits it.
pub const MAX_OCTETS: usize = 262_144;

/// Nanoseconds between packets whose times are not known.
const STEP: i64 = 1000;

/// What is made of the text, whatever its form.
pub struct Import {
    /// What is put before each packet.
    pub headers: Headers,
    /// What packets start with.
    pub link: LinkType,
    /// Most octets of a packet; what is longer becomes several.
    pub max: usize,
    /// The format of times, if there are any.
    pub time: Option<String>,
    /// Whether packets have a direction.
    pub directed: bool,
    /// Now, in nanoseconds since 1970.
    pub now: i64,
    /// The local time.
    pub offset: Box<time::Offset>,
}

/// Why it ended early.
#[derive(Debug)]
pub enum Trouble {
    /// The text cannot be read.
    Input(io::Error),
    /// The packets cannot be written.
    Output(Error),
    /// A number beyond all offsets.
    TooLarge(String),
    /// A word in an offset's place without a digit of the base.
    NoOffset(String, u32),
    /// Lines of an expression must all end.
    NoLastNewline,
}

impl From<Error> for Trouble {
    fn from(error: Error) -> Trouble {
        Trouble::Output(error)
    }
}

/// Where packets go, and what is counted on the way.
pub struct Sink<'w> {
    import: Import,
    writer: &'w mut Writer,
    warn: &'w mut dyn FnMut(String),
    counters: Counters,
    bytes: Vec<u8>,
    ts: i64,
    /// The time of the packet at hand is known.
    timed: bool,
    direction: Option<Direction>,
    failures: bool,
    /// Packets that the text seemed to have.
    pub read: u64,
    /// Packets that it had.
    pub wrote: u64,
}

impl<'w> Sink<'w> {
    /// Packets go to the writer, which has its interface; what is odd in the text is told to `warn`.
    pub fn new(
        import: Import,
        writer: &'w mut Writer,
        warn: &'w mut dyn FnMut(String),
    ) -> Sink<'w> {
        Sink {
            // Whole seconds, so that the count of packets shows below them.
            ts: import.now - import.now.rem_euclid(1_000_000_000),
            import,
            writer,
            warn,
            counters: Counters::default(),
            bytes: Vec::new(),
            timed: false,
            direction: None,
            failures: false,
            read: 0,
            wrote: 0,
        }
    }

    /// Takes the time of the packet that begins from a text, if there is one.
    fn time(&mut self, text: &str) {
        let Some(format) = self.import.time.as_deref().filter(|_| !text.is_empty()) else { return };
        match time::parse(text, format, self.import.now, &self.import.offset) {
            Some(ts) => (self.ts, self.timed) = (ts, true),
            None if !self.failures => {
                self.failures = true;
                let number = self.read + 1;
                (self.warn)(format!(
                    "Time conversions ({format}) failed, advancing time by {STEP} ns from previous packet on failure. First failure was for {text} on input packet {number}."
                ));
            }
            None => {}
        }
    }

    /// Adds an octet; a full packet is written.
    fn push(&mut self, octet: u8) -> Result<(), Error> {
        self.bytes.push(octet);
        if self.bytes.len() >= self.import.max { self.end() } else { Ok(()) }
    }

    /// The packet at hand is complete.
    fn end(&mut self) -> Result<(), Error> {
        self.read += 1;
        if !self.timed {
            self.ts = self.ts.saturating_add(STEP);
        }
        self.timed = false;
        self.write()
    }

    fn write(&mut self) -> Result<(), Error> {
        if self.bytes.is_empty() {
            return Ok(());
        }
        let Import { headers, link, directed, .. } = &self.import;
        let bytes = headers.before(&self.bytes, self.direction, *directed, &mut self.counters);
        self.bytes.clear();
        let mut extra = Extra { direction: self.direction, ..Extra::default() };
        if *directed && self.direction.is_none() {
            // Flags that say that nothing is known.
            extra.packet_flags = Some(0);
        }
        self.writer.packet(&Packet {
            ts: Some(self.ts),
            len: bytes.len() as u32,
            bytes: &bytes,
            pseudo_header: (&[]).into(),
            link: *link,
            interface: 0,
            kind: RecordKind::Packet,
            extra: (*directed || self.direction.is_some()).then_some(&extra),
        })?;
        self.wrote += 1;
        Ok(())
    }
}
