//! Expert notes as a list, the most serious first.

use std::io::{Result, Write};

use dissect::Severity;
use session::tap::Experts;

use super::About;

/// Headings, the most serious first.
const KINDS: &[(Severity, &str)] = &[
    (Severity::Error, "Errors"),
    (Severity::Warn, "Warns"),
    (Severity::Note, "Notes"),
    (Severity::Chat, "Chats"),
    (Severity::Comment, "Comments"),
];

pub(super) fn write_experts(
    out: &mut dyn Write,
    report: &Experts,
    about: &About<'_>,
) -> Result<()> {
    for (severity, title) in KINDS {
        let severity = *severity as u32;
        let notes = report.list.iter().filter(|(note, _)| note.severity == severity);
        let total: u64 = notes.clone().map(|(_, count)| count).sum();
        if total == 0 || severity < about.severity {
            continue;
        }
        writeln!(
            out,
            "\n{title} ({total})\n=============\n   Frequency      Group           Protocol  Summary"
        )?;
        for (note, count) in notes {
            let group = group(note.group);
            writeln!(out, "{count:12} {group:>10} {:>18}  {}", note.protocol, note.text)?;
        }
    }
    Ok(())
}

/// The name of a value of `_ws.expert.group`.
pub fn group(number: u32) -> &'static str {
    GROUPS.iter().find(|(known, _)| *known == number).map_or("", |(_, name)| name)
}

/// Values of `_ws.expert.group`.
const GROUPS: &[(u32, &str)] = &[
    (0x0100_0000, "Checksum"),
    (0x0200_0000, "Sequence"),
    (0x0300_0000, "Response"),
    (0x0400_0000, "Request"),
    (0x0500_0000, "Undecoded"),
    (0x0600_0000, "Reassemble"),
    (0x0700_0000, "Malformed"),
    (0x0800_0000, "Debug"),
    (0x0900_0000, "Protocol"),
    (0x0a00_0000, "Security"),
    (0x0b00_0000, "Comment"),
    (0x0c00_0000, "Decryption"),
    (0x0d00_0000, "Assumption"),
    (0x0e00_0000, "Deprecated"),
];
