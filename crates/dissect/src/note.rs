//! Expert notes: what a network engineer should look at, with severity and group.

use crate::field::FieldDef;

/// How serious a note is. The numbers are the values of `_ws.expert.severity`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u32)]
pub enum Severity {
    /// A packet comment.
    Comment = 0x0010_0000,
    /// Usual workflow, such as a connection being opened.
    Chat = 0x0020_0000,
    /// Notable, such as an error code of an application.
    Note = 0x0040_0000,
    /// Unusual, such as a lost segment.
    Warn = 0x0060_0000,
    /// Serious, such as a malformed packet.
    Error = 0x0080_0000,
}

/// What a note is about. The numbers are the values of `_ws.expert.group`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u32)]
pub enum Group {
    /// A checksum does not match.
    Checksum = 0x0100_0000,
    /// Sequence numbers.
    Sequence = 0x0200_0000,
    /// An application's response code.
    Response = 0x0300_0000,
    /// An application's request.
    Request = 0x0400_0000,
    /// Not taken apart completely.
    Undecoded = 0x0500_0000,
    /// Trouble with putting messages together.
    Reassemble = 0x0600_0000,
    /// The packet breaks its protocol's format.
    Malformed = 0x0700_0000,
    /// For developers.
    Debug = 0x0800_0000,
    /// The packet breaks its protocol's rules.
    Protocol = 0x0900_0000,
    /// Security problem.
    Security = 0x0a00_0000,
    /// Packet comment.
    Comments = 0x0b00_0000,
    /// Trouble with decryption.
    Decryption = 0x0c00_0000,
    /// The dissector assumed something.
    Assumption = 0x0d00_0000,
    /// The packet uses what its protocol no longer allows.
    Deprecated = 0x0e00_0000,
}

impl Severity {
    /// The word shown.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Comment => "Comment",
            Severity::Chat => "Chat",
            Severity::Note => "Note",
            Severity::Warn => "Warning",
            Severity::Error => "Error",
        }
    }
}

impl Group {
    /// The word shown.
    pub fn name(self) -> &'static str {
        match self {
            Group::Checksum => "Checksum",
            Group::Sequence => "Sequence",
            Group::Response => "Response",
            Group::Request => "Request",
            Group::Undecoded => "Undecoded",
            Group::Reassemble => "Reassemble",
            Group::Malformed => "Malformed",
            Group::Debug => "Debug",
            Group::Protocol => "Protocol",
            Group::Security => "Security",
            Group::Comments => "Comment",
            Group::Decryption => "Decryption",
            Group::Assumption => "Assumption",
            Group::Deprecated => "Deprecated",
        }
    }
}

/// A note a protocol can make: a row of its `notes!` table.
#[derive(Clone, Copy, Debug)]
pub struct NoteDef {
    /// The field that stands for it in filters, without value.
    pub field: FieldDef,
    /// How serious.
    pub severity: Severity,
    /// What about.
    pub group: Group,
}

/// Handle of a row of `notes!`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Note {
    #[doc(hidden)]
    pub index: u16,
}

/// Declares the notes of a protocol: `LOST = "tcp.analysis.lost_segment", Warn, Sequence, "text";`.
///
/// The text is shown unless the dissector gives another one.
#[macro_export]
macro_rules! notes {
    ($( $(#[doc = $d:literal])* $n:ident = $f:literal, $s:ident, $g:ident, $t:literal; )*) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms, dead_code)]
        #[repr(u16)]
        enum NoteIdx { $( $n, )* }
        $( $(#[doc = $d])* pub(crate) const $n: $crate::note::Note = $crate::note::Note { index: NoteIdx::$n as u16 }; )*
        pub(crate) static NOTES: &[$crate::NoteDef] = &[ $(
            $crate::NoteDef {
                field: $crate::FieldDef {
                    filter: $f, label: $t, kind: $crate::FieldType::None, show: $crate::Show::None,
                    mask: 0, bits: 0, width: 0, parent: None, labels: $crate::Labels::None, doc: concat!("" $(, $d)*),
                },
                severity: $crate::Severity::$s, group: $crate::Group::$g,
            },
        )* ];
    };
}
