//! What the ends of a conversation sent, as text, hexadecimal digits or YAML.

use std::io::{Result, Write};
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use dissect::Address;
use session::tap::End;
use session::tap::follow::{Followed, Segment};

use super::{About, seconds};

/// How octets are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// As text; a dot for what is not printable.
    #[default]
    Ascii,
    /// As text out of EBCDIC.
    Ebcdic,
    /// A dump with offsets.
    Hex,
    /// Hexadecimal digits, a segment a line.
    Raw,
    /// YAML with base64.
    Yaml,
}

impl Mode {
    /// The mode of that name.
    pub fn by_name(name: &str) -> Option<Mode> {
        Some(match name {
            "ascii" => Mode::Ascii,
            "ebcdic" => Mode::Ebcdic,
            "hex" => Mode::Hex,
            "raw" => Mode::Raw,
            "yaml" => Mode::Yaml,
            _ => return None,
        })
    }

    fn name(self) -> &'static str {
        match self {
            Mode::Ascii => "ascii",
            Mode::Ebcdic => "ebcdic",
            Mode::Hex => "hex",
            Mode::Raw => "raw",
            Mode::Yaml => "yaml",
        }
    }
}

/// How the contents of a conversation are written.
#[derive(Clone, Copy, Debug, Default)]
pub struct Style {
    /// The protocol's name.
    pub protocol: &'static str,
    /// How octets are written.
    pub mode: Mode,
    /// Which segments, both included, from 1; all if not set.
    pub range: Option<(usize, usize)>,
    /// How long to wait between the heading and the contents. Programs that read both from a pipe, and at the same
    /// time the packets from another, may not be ready for all of it at once: termshark 2.4 then shows nothing.
    pub pause: Duration,
}

const LINE: &str = "===================================================================";

pub(super) fn write_followed(
    out: &mut dyn Write,
    report: &Followed,
    about: &About<'_>,
) -> Result<()> {
    let Style { protocol, mode, range, pause } = about.follow;
    let yaml = mode == Mode::Yaml;
    if yaml {
        writeln!(out, "peers:")?;
    } else {
        let filter = about.filter.unwrap_or("");
        writeln!(out, "\n{LINE}\nFollow: {protocol},{}\nFilter: {filter}", mode.name())?;
    }
    for (i, end) in report.ends.unwrap_or_default().iter().enumerate() {
        if yaml {
            writeln!(out, "  - peer: {i}\n    host: {}\n    port: {}", end.address, end.port)?;
        } else {
            writeln!(out, "Node {i}: {}", name(end))?;
        }
    }
    if yaml {
        writeln!(out, "packets:")?;
    }
    if !pause.is_zero() {
        out.flush()?;
        std::thread::sleep(pause);
    }
    let (from, to) = range.unwrap_or((1, usize::MAX));
    // Offsets of a dump go on in each direction, over what is not shown, too.
    let mut offsets = [0; 2];
    for (segment, number) in report.segments.iter().zip(1..) {
        let gap = format!("[{} bytes missing in capture file]\0", segment.len);
        let octets = if segment.gap { gap.as_bytes() } else { report.octets_of(segment) };
        let [forth, back] = &mut offsets;
        let offset = if segment.back { back } else { forth };
        if (from..=to).contains(&number) {
            write_segment(out, segment, octets, *offset, mode)?;
        }
        *offset += octets.len();
    }
    if yaml { Ok(()) } else { writeln!(out, "{LINE}") }
}

fn name(end: &End) -> String {
    match end.address {
        Address::Ipv6(_) => format!("[{}]:{}", end.address, end.port),
        _ => format!("{}:{}", end.address, end.port),
    }
}

fn write_segment(
    out: &mut dyn Write,
    segment: &Segment,
    octets: &[u8],
    offset: usize,
    mode: Mode,
) -> Result<()> {
    let tab = if segment.back { "\t" } else { "" };
    match mode {
        Mode::Ascii | Mode::Ebcdic => {
            let shown = |octet: &u8| match if mode == Mode::Ascii { *octet } else { latin(*octet) }
            {
                octet @ (b' '..=b'~' | b'\r' | b'\n') => octet,
                _ => b'.',
            };
            writeln!(out, "{tab}{}", octets.len())?;
            let mut text: Vec<u8> = octets.iter().map(shown).collect();
            text.push(b'\n');
            out.write_all(&text)
        }
        Mode::Hex => octets.chunks(16).zip((offset..).step_by(16)).try_for_each(|(row, at)| {
            write!(out, "{tab}")?;
            write_row(out, row, at)
        }),
        Mode::Raw => {
            let mut text = String::with_capacity(octets.len() * 2);
            octets.iter().for_each(|octet| push_hex(&mut text, *octet));
            writeln!(out, "{tab}{text}")
        }
        Mode::Yaml => {
            // In floating point, as scripts know it.
            let time = seconds(segment.ns);
            let (frame, peer) = (segment.frame, u8::from(segment.back));
            writeln!(
                out,
                "  - packet: {frame}\n    peer: {peer}\n    timestamp: {time:.9}\n    data: !!binary |"
            )?;
            // 57 octets are a line of 76 digits.
            octets.chunks(57).try_for_each(|row| writeln!(out, "      {}", STANDARD.encode(row)))
        }
    }
}

fn push_hex(text: &mut String, octet: u8) {
    for digit in [octet >> 4, octet & 15] {
        text.push(char::from_digit(u32::from(digit), 16).unwrap_or('0'));
    }
}

/// Sixteen octets of a dump, in two halves.
fn write_row(out: &mut dyn Write, row: &[u8], at: usize) -> Result<()> {
    let (mut hex, mut text) = (String::new(), String::new());
    for (i, octet) in row.iter().enumerate() {
        push_hex(&mut hex, *octet);
        hex.push(' ');
        text.push(if matches!(octet, b' '..=b'~') { char::from(*octet) } else { '.' });
        if i == 7 {
            hex.push(' ');
            text.push(' ');
        }
    }
    // One space at the end of a row is dropped, be it an octet or the gap between the halves.
    if text.ends_with(' ') {
        text.pop();
    }
    writeln!(out, "{at:08X}  {hex:49} {text}")
}

/// What the reference makes of EBCDIC: its punctuation is translated, its letters and digits are not.
fn latin(octet: u8) -> u8 {
    let rows: [(u8, &[u8]); 4] =
        [(0x4c, b"<(+|&"), (0x5a, b"!$*);^-/"), (0x6a, b"|,%_>?"), (0x7a, b":#@'=")];
    match octet {
        b'.' | b'0' | b'1' | b'>' => b'.',
        b'\n' | b'\r' | b' '..=b'?' => octet,
        0x40 => b' ',
        _ => {
            let found =
                rows.iter().find_map(|(from, row)| row.get(usize::from(octet.checked_sub(*from)?)));
            found.copied().unwrap_or(0)
        }
    }
}
