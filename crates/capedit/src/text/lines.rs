//! Packets that a regular expression finds in a text: group `data`, and perhaps `time` and `dir`.

use std::io::Read;

use capfile::Direction;
use regex::bytes::{Regex, RegexBuilder};

use super::{Sink, Trouble};

/// Most octets of text: matches may cross lines, so that all of it is held.
const TEXT_OCTETS: u64 = 1 << 30;

/// How octets are written: bits per digit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// Zeros and ones.
    Binary,
    /// Base 8.
    Octal,
    /// Base 16.
    Hex,
    /// Base 64.
    Base64,
}

impl Encoding {
    fn bits(self) -> u32 {
        match self {
            Encoding::Binary => 1,
            Encoding::Octal => 3,
            Encoding::Hex => 4,
            Encoding::Base64 => 6,
        }
    }

    fn digit(self, sign: u8) -> Option<u32> {
        match (self, sign) {
            (Encoding::Base64, b'A'..=b'Z') => Some(u32::from(sign - b'A')),
            (Encoding::Base64, b'a'..=b'z') => Some(u32::from(sign - b'a') + 26),
            (Encoding::Base64, b'0'..=b'9') => Some(u32::from(sign - b'0') + 52),
            (Encoding::Base64, b'+') => Some(62),
            (Encoding::Base64, b'/') => Some(63),
            (Encoding::Base64, _) => None,
            _ => char::from(sign).to_digit(1 << self.bits()),
        }
    }
}

/// The expression, line by line unless it says otherwise.
pub fn compile(pattern: &str) -> Result<Regex, regex::Error> {
    RegexBuilder::new(pattern).multi_line(true).unicode(false).build()
}

/// Reads the whole text.
pub fn read(
    text: impl Read,
    pattern: &Regex,
    encoding: Encoding,
    sink: &mut Sink<'_>,
) -> Result<(), Trouble> {
    let mut bytes = Vec::new();
    text.take(TEXT_OCTETS).read_to_end(&mut bytes).map_err(Trouble::Input)?;
    if bytes.last().is_some_and(|last| *last != b'\n') {
        return Err(Trouble::NoLastNewline);
    }
    for found in pattern.captures_iter(&bytes) {
        let Some(data) = found.name("data") else { continue };
        sink.direction = match found.name("dir").and_then(|dir| dir.as_bytes().first()) {
            Some(b'i' | b'I' | b'<') => Some(Direction::Inbound),
            Some(b'o' | b'O' | b'>') => Some(Direction::Outbound),
            _ => None,
        };
        if let Some(time) = found.name("time") {
            sink.time(&String::from_utf8_lossy(time.as_bytes()));
        }
        octets(data.as_bytes(), encoding, sink)?;
        sink.end()?;
    }
    Ok(())
}

/// Octets up to the first sign that is no digit; blanks and colons may stand between.
fn octets(text: &[u8], encoding: Encoding, sink: &mut Sink<'_>) -> Result<(), Trouble> {
    let (mut word, mut bits) = (0_u32, 0);
    for sign in text {
        if sign.is_ascii_whitespace() || *sign == b':' {
            continue;
        }
        let Some(digit) = encoding.digit(*sign) else { break };
        word = (word << encoding.bits()) | digit;
        bits += encoding.bits();
        if bits >= 8 {
            bits -= 8;
            sink.bytes.push((word >> bits) as u8);
            word &= (1 << bits) - 1;
            if sink.bytes.len() >= sink.import.max {
                // The rest is a packet of the same time.
                sink.write()?;
            }
        }
    }
    Ok(())
}
