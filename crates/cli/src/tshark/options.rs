//! The option table of `tshark`, which the parser and the help text are made from.

use crate::getopt::Spec;
use crate::table::{self, Groups, row};

/// All options, grouped.
pub(crate) const GROUPS: Groups = &[
    (
        "Input file",
        &[
            row('r', "read-file", "<infile>", "the capture to read, or '-' for standard input"),
            row('i', "interface", "-", "read from standard input as it comes, as if captured"),
            row(
                'a',
                "autostop",
                "<condition>",
                "stop after packets:<count>, or about filesize:<octets> of the file",
            ),
        ],
    ),
    (
        "Capture (not there yet: taken and of no effect, or refused)",
        &[
            row('f', "", "<capture filter>", "packets that are captured"),
            row('s', "snapshot-length", "<octets>", "octets captured of a packet"),
            row('p', "no-promiscuous-mode", "", "only what is sent to this machine"),
            row('I', "monitor-mode", "", "all that is in the air"),
            row('B', "buffer-size", "<MiB>", "size of the system's buffer"),
            row('y', "linktype", "<type>", "link type"),
            row('\0', "compress-type", "<type>", "none or gzip"),
            row('\0', "time-stamp-type", "<type>", "who takes the time"),
            row('b', "ring-buffer", "<condition>", "when to begin the next file"),
            row('D', "list-interfaces", "", "list interfaces"),
            row('L', "list-data-link-types", "", "list link types of the interface"),
            row('\0', "list-time-stamp-types", "", "list time stamp types of the interface"),
        ],
    ),
    (
        "Processing",
        &[
            row('2', "", "", "two passes: links to later frames are known"),
            row('c', "", "<count>", "stop after so many frames"),
            row('R', "read-filter", "<filter>", "read only frames that match (with -2)"),
            row('Y', "display-filter", "<filter>", "show only frames that match"),
            row(
                '\0',
                "selected-frame",
                "<number>",
                "the frame that ${field} in filters means (with -2)",
            ),
            row('n', "", "", "no name resolution"),
            row('N', "", "<flags>", "name resolution: any of m n N t d v"),
            row('H', "", "<hosts file>", "names of hosts, in the format of /etc/hosts"),
            row('d', "", "<table>==<selector>,<protocol>", "Decode As"),
            row('\0', "enable-protocol", "<protocol>", "turn a protocol on"),
            row('\0', "disable-protocol", "<protocol>", "turn a protocol off"),
            row('\0', "enable-heuristic", "<name>", "turn a heuristic on"),
            row('\0', "disable-heuristic", "<name>", "turn a heuristic off"),
            row('C', "", "<profile>", "settings of a profile"),
            row('K', "", "<keytab>", "accepted; decrypting Kerberos is not there yet"),
            row('X', "", "<key>:<value>", "accepted; there are no extensions"),
            row('M', "", "<count>", "forget all that is known of the capture after so many frames"),
            row('\0', "log-level", "<level>", "accepted, as all --log options; nothing is logged"),
            row('\0', "log-fatal", "<level>", "accepted"),
            row('\0', "log-domains", "<list>", "accepted"),
            row('\0', "log-debug", "<list>", "accepted"),
            row('\0', "log-noisy", "<list>", "accepted"),
            row('\0', "log-file", "<path>", "made, and stays empty"),
            row('\0', "temp-dir", "<folder>", "accepted; there are no temporary files"),
            row('o', "", "<name>:<value>", "set a preference"),
            row('\0', "threads", "<count>", "threads that may work (default: all cores)"),
        ],
    ),
    (
        "Output",
        &[
            row('w', "", "<outfile>", "write the frames to a capture file, or '-'"),
            row(
                'F',
                "",
                "<format>",
                "format of the capture file (default: pcapng); alone: lists them",
            ),
            row('\0', "capture-comment", "<comment>", "a comment of the capture file"),
            row('W', "", "n", "write the names of addresses into the capture file; -H implies it"),
            row('g', "", "", "accepted"),
            row('U', "", "<tap>", "write inner packets; not there yet"),
            row('\0', "export-objects", "<protocol>,<folder>", "not there yet"),
            row('\0', "export-tls-session-keys", "<file>", "not there yet"),
            row('V', "", "", "show the details of each frame"),
            row('O', "", "<protocols>", "show the details of these protocols only"),
            row('P', "print", "", "show the packet list also with -V, -x or -w"),
            row('x', "", "", "show the bytes of each frame"),
            row(
                '\0',
                "hexdump",
                "<option>",
                "the same: all, frames, ascii, delimit or noascii; several may be given",
            ),
            row('T', "", "<form>", "text, tabs, fields, json, jsonraw, ek, pdml, ps or psml"),
            row('e', "", "<field>", "a field for -T fields, json or ek"),
            row('j', "", "<layers>", "open these layers only, with -T json or ek"),
            row('J', "", "<layers>", "the same, with all that stands below them"),
            row('\0', "no-duplicate-keys", "", "each key of an object once, with -T json"),
            row('E', "", "<option>=<value>", "how -T fields is written"),
            row(
                't',
                "",
                "<format>",
                "a, ad, adoy, d, dd, e, r, u, ud or udoy; and a precision such as .3",
            ),
            row('u', "", "<form>", "s or hms"),
            row('S', "", "<separator>", "a line between packets"),
            row('l', "", "", "flush after each packet"),
            row('\0', "color", "", "colour the lines of the packet list"),
            row('z', "", "<report>", "a report at the end; -z help lists them"),
            row('q', "", "", "no packet lines"),
            row('Q', "", "", "no packet lines and no messages but errors"),
        ],
    ),
    (
        "Miscellaneous",
        &[
            row(
                '\0',
                "elastic-mapping-filter",
                "<protocols>",
                "these protocols only, with -G elastic-mapping",
            ),
            row('G', "", "<report>", "a table of what this program knows; -G help lists them"),
            row('h', "help", "", "show this help"),
            row('v', "version", "", "show the version"),
        ],
    ),
];

/// What the parser needs of the table.
pub(crate) fn specs() -> Vec<Spec> {
    GROUPS.iter().flat_map(|(_, rows)| rows.iter().map(|r| r.spec)).collect()
}

/// The help text.
pub(crate) fn help() -> String {
    format!("Usage: tshark [options] ...\n{}", table::options(GROUPS))
}

/// What `--hexdump help` prints.
pub(crate) const HEX_DUMPS: &str = "\
Values of --hexdump; each of them shows the bytes, too:

  all       of all buffers: the frame, and what was put together or decoded (as -x)
  frames    of the frame alone
  ascii     with the characters (as -x)
  delimit   with the characters between bars
  noascii   without the characters
  help      show this help
";
