//! Hex dumps: an offset at the start of each line, octets behind it, perhaps text behind them. An offset of 0 begins a
//! packet; text before that may tell its time and direction.

use std::io::{BufRead, Read};

use capfile::Direction;

use super::{Sink, Trouble};

/// How offsets are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offsets {
    /// In this base.
    Base(u32),
    /// There are none.
    None,
}

/// How a dump is read.
#[derive(Clone, Copy, Debug)]
pub struct Dump {
    /// Offsets.
    pub offsets: Offsets,
    /// Text behind the octets may look like octets.
    pub ascii: bool,
}

/// Longest line that is looked at as one; a dump's are far shorter.
const LINE_OCTETS: u64 = 1 << 20;
/// Longest text kept before a packet.
const PREAMBLE_OCTETS: usize = 1024;

/// Reads the whole text.
pub fn read(mut text: impl BufRead, dump: Dump, sink: &mut Sink<'_>) -> Result<(), Trouble> {
    let mut state = State { dump, inside: false, offset: 0, preamble: String::new() };
    let mut line = Vec::new();
    loop {
        line.clear();
        let read = text.by_ref().take(LINE_OCTETS).read_until(b'\n', &mut line);
        if read.map_err(Trouble::Input)? == 0 {
            break;
        }
        state.line(&String::from_utf8_lossy(&line), sink)?;
    }
    if state.inside {
        sink.end()?;
    }
    Ok(())
}

struct State {
    dump: Dump,
    /// A packet has begun.
    inside: bool,
    /// Its octets so far.
    offset: u64,
    preamble: String,
}

impl State {
    fn line(&mut self, line: &str, sink: &mut Sink<'_>) -> Result<(), Trouble> {
        let text = line.trim_start_matches([' ', '\t']);
        if let Some(comment) = text.strip_prefix('#') {
            if let Some(directive) = comment.strip_prefix("TEXT2PCAP") {
                (sink.warn)(format!(
                    "--- Directive [{}] currently unsupported ---",
                    directive.trim_end()
                ));
            }
            return Ok(());
        }
        let tokens: Vec<&str> = text.split_ascii_whitespace().collect();
        for (place, token) in tokens.iter().enumerate() {
            let rest = tokens.get(place + 1..).unwrap_or_default();
            if is_octet(token) {
                if self.dump.offsets == Offsets::None {
                    if !self.inside {
                        self.begin(sink);
                    }
                    return self.octets(tokens.get(place..).unwrap_or_default(), sink);
                }
                // Part of a date, say.
                continue;
            }
            // Quoting of mail, once; before anything but an offset it is text.
            let quoted = token.strip_prefix('>').filter(|_| self.dump.offsets != Offsets::None);
            match self.offset_of(quoted.unwrap_or(token))? {
                None => self.text(token),
                Some(_) if self.dump.offsets == Offsets::None => (sink.warn)(format!(
                    "Running in no offset mode but read offset ({token}) at start of line, ignoring"
                )),
                Some(offset) if self.at(offset, sink)? => return self.octets(rest, sink),
                Some(_) => {}
            }
        }
        Ok(())
    }

    fn text(&mut self, token: &str) {
        if self.preamble.len() + token.len() < PREAMBLE_OCTETS {
            if !self.preamble.is_empty() {
                self.preamble.push(' ');
            }
            self.preamble.push_str(token);
        }
    }

    /// The number of an offset; `None` if the word is something else.
    fn offset_of(&self, token: &str) -> Result<Option<u64>, Trouble> {
        let digits = token.strip_suffix(':').unwrap_or(token);
        if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
            return Ok(None);
        }
        let base = match self.dump.offsets {
            Offsets::Base(base) => base,
            Offsets::None => return Ok(Some(0)),
        };
        // As far as its digits are digits of the base.
        let end = digits.find(|c: char| !c.is_digit(base)).unwrap_or(digits.len());
        if end == 0 {
            return Err(Trouble::NoOffset(digits.to_owned(), base));
        }
        let own = digits.get(..end).unwrap_or("").trim_start_matches('0');
        match u32::from_str_radix(if own.is_empty() { "0" } else { own }, base) {
            Ok(offset) => Ok(Some(offset.into())),
            Err(_) => Err(Trouble::TooLarge(digits.to_owned())),
        }
    }

    /// An offset was read; says whether octets of a packet follow.
    fn at(&mut self, offset: u64, sink: &mut Sink<'_>) -> Result<bool, Trouble> {
        if offset == 0 {
            if self.inside {
                sink.end()?;
            }
            self.begin(sink);
            return Ok(true);
        }
        if !self.inside {
            return Ok(false);
        }
        // Of a packet that became several, nothing is taken back.
        let whole = self.offset == sink.bytes.len() as u64;
        if offset == self.offset || (offset < self.offset && whole) {
            // What looked like octets was the text behind them.
            let surplus = (self.offset - offset) as usize;
            sink.bytes.truncate(sink.bytes.len().saturating_sub(surplus));
            self.offset = offset;
            return Ok(true);
        }
        (sink.warn)(format!(
            "Inconsistent offset. Expecting {:X}, got {offset:X}. Ignoring rest of packet",
            self.offset
        ));
        sink.end()?;
        self.inside = false;
        Ok(false)
    }

    fn begin(&mut self, sink: &mut Sink<'_>) {
        self.inside = true;
        self.offset = 0;
        let preamble = std::mem::take(&mut self.preamble);
        let mut text = preamble.as_str();
        if sink.import.directed {
            sink.direction = match text.chars().next() {
                Some('I' | 'i') => Some(Direction::Inbound),
                Some('O' | 'o') => Some(Direction::Outbound),
                _ => None,
            };
            if sink.direction.is_some() {
                text = text.get(1..).unwrap_or("").trim_start();
            }
        }
        sink.time(text);
    }

    /// The rest of a line: octets up to the first word that is none.
    fn octets(&mut self, tokens: &[&str], sink: &mut Sink<'_>) -> Result<(), Trouble> {
        let end = tokens.iter().position(|token| !is_octet(token)).unwrap_or(tokens.len());
        let mut octets: Vec<(u8, &str)> = Vec::with_capacity(end);
        for token in tokens.iter().take(end) {
            octets.push((u8::from_str_radix(token, 16).unwrap_or(0), token));
        }
        if self.dump.ascii && end == tokens.len() {
            octets.truncate(without_text(&octets));
        }
        for (octet, _) in octets {
            sink.push(octet)?;
            self.offset += 1;
        }
        Ok(())
    }
}

fn is_octet(token: &str) -> bool {
    token.len() == 2 && token.bytes().all(|b| b.is_ascii_hexdigit())
}

/// How many of a line's octets are octets: the longest end that is the text of what stands before it, or its start, is
/// none.
fn without_text(octets: &[(u8, &str)]) -> usize {
    let shown: Vec<u8> = octets
        .iter()
        .map(|(octet, _)| if octet.is_ascii_graphic() || *octet == b' ' { *octet } else { b'.' })
        .collect();
    let found = (1..octets.len()).find(|start| {
        let end = octets.get(*start..).unwrap_or_default();
        let text = end.iter().flat_map(|(_, token)| token.bytes());
        let before = shown.get(..*start).unwrap_or_default();
        let words = before.iter().filter(|b| **b != b' ').copied();
        words.take(2 * end.len()).eq(text)
    });
    found.unwrap_or(octets.len())
}
