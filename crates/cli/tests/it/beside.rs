//! Whole captures beside the reference, where it is installed: every form of output byte for byte, but for what
//! `tests/differences.toml` excuses. `tests/beside.txt` lists the captures, which stand beside the checkout in `../shared`.
//!
//! `BESIDE=all cargo test -p cli beside` takes all of them, not only every so many. `BESIDE=FILE` takes those that a file
//! lists and tells how many are equal in each form, and `BESIDE_KEEP=FOLDER` keeps what the reference printed there.
//!
//! Nearly all of the time is the reference's. What we print is compared with it once: `tests/beside.sums` holds hashes of
//! what has been, and as long as we print that, with the same version of the reference and the same excuses, it is not run
//! again. `BESIDE=fresh` runs it for all, and so does `UPDATE=1 BESIDE=fresh`, which writes the hashes anew.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use regex::bytes::Regex;
use serde::Deserialize;
use similar::{Algorithm, ChangeTag, TextDiff};

/// What is compared, and the arguments that make it.
const FORMS: &[(&str, &[&str])] = &[
    ("text", &["-P", "-V", "-x"]),
    ("details", &["-V"]),
    ("tabs", &["-T", "tabs"]),
    ("psml", &["-T", "psml"]),
    ("pdml", &["-T", "pdml"]),
    ("json", &["-T", "json"]),
    ("jsonraw", &["-T", "jsonraw"]),
    ("ek", &["-T", "ek"]),
    ("fields", FIELDS),
];

/// One thread reads frames once, several visit them again: trees, values and columns are printed both ways.
fn threads(form: &str) -> &'static str {
    match form {
        "details" | "pdml" | "json" | "tabs" => "2",
        _ => "1",
    }
}

const FIELDS: &[&str] = &[
    "-T",
    "fields",
    "-E",
    "header=y",
    "-e",
    "frame.number",
    "-e",
    "frame.time",
    "-e",
    "frame.time_epoch",
    "-e",
    "frame.len",
    "-e",
    "frame.protocols",
    "-e",
    "eth.addr",
    "-e",
    "vlan.id",
    "-e",
    "arp.opcode",
    "-e",
    "ip",
    "-e",
    "ip.addr",
    "-e",
    "ip.flags",
    "-e",
    "ip.checksum",
    "-e",
    "ipv6.addr",
    "-e",
    "ipv6.hlim",
    "-e",
    "icmp.type",
    "-e",
    "icmpv6.type",
    "-e",
    "udp.port",
    "-e",
    "udp.length",
    "-e",
    "tcp.port",
    "-e",
    "tcp.flags",
    "-e",
    "tcp.flags.syn",
    "-e",
    "tcp.seq",
    "-e",
    "tcp.ack_raw",
    "-e",
    "tcp.payload",
    "-e",
    "tcp.analysis.flags",
    "-e",
    "tcp.time_delta",
    "-e",
    "tcp.options.timestamp.tsval",
    "-e",
    "sctp.chunk_type",
    "-e",
    "dns.id",
    "-e",
    "dns.qry.name",
    "-e",
    "dns.a",
    "-e",
    "dns.time",
    "-e",
    "dhcp.option.type",
    "-e",
    "http.host",
    "-e",
    "http.request.line",
    "-e",
    "http.response.code",
    "-e",
    "http.file_data",
    "-e",
    "tls.record.version",
    "-e",
    "tls.handshake.type",
    "-e",
    "tls.handshake.extensions_server_name",
    "-e",
    "x509sat.uTF8String",
    "-e",
    "smtp.req.command",
    "-e",
    "ftp.request.arg",
    "-e",
    "snmp.name",
    "-e",
    "ntp.xmt",
    "-e",
    "ssh.protocol",
    "-e",
    "data.data",
    "-e",
    "data.len",
    "-e",
    "_ws.expert.message",
    "-e",
    "_ws.malformed",
    "-e",
    "_ws.col.Protocol",
    "-e",
    "_ws.col.Info",
];

/// Frames that are compared of each capture.
const FRAMES: &str = "50";

/// Unless all are asked for, every so many captures are compared.
const STRIDE: usize = 12;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

#[derive(Deserialize)]
struct Differences {
    difference: Vec<Row>,
}

/// A row of `tests/differences.toml`.
#[derive(Deserialize)]
struct Row {
    r#where: String,
    /// Forms in which the words of lines may differ.
    #[serde(default)]
    words: Vec<String>,
    #[serde(default)]
    hunk: Vec<Hunk>,
}

/// Lines that differ: patterns of the whole of them, with their line ends.
#[derive(Deserialize)]
struct Hunk {
    forms: Vec<String>,
    reference: String,
    ours: String,
}

/// An excuse of a row, ready to match.
struct Excuse {
    row: String,
    forms: Vec<String>,
    kind: Kind,
    used: AtomicUsize,
}

enum Kind {
    /// Lines of these patterns.
    Lines(Regex, Regex),
    /// As many lines, which differ only in words.
    Words,
}

impl Excuse {
    fn matches(&self, form: &str, reference: &[u8], ours: &[u8]) -> bool {
        self.forms.iter().any(|f| f == form)
            && match &self.kind {
                Kind::Lines(theirs, own) => theirs.is_match(reference) && own.is_match(ours),
                Kind::Words => without_words(form, reference) == without_words(form, ours),
            }
    }
}

/// Lines without the words that are for people: of PDML all but labels is left; of details how deep each line stands, what is
/// in brackets, and the pattern of bits.
fn without_words(form: &str, lines: &[u8]) -> String {
    let lines = String::from_utf8_lossy(lines);
    if form == "pdml" {
        let labels = regex::Regex::new(r#" showname="[^"]*"|(name="") show="[^"]*""#).unwrap();
        return labels.replace_all(&lines, "$1").into_owned();
    }
    let shape = regex::Regex::new(r"(?m)^( *)(\[?)((?:[01.]{4} ?)*= )?.*?(\]?)$").unwrap();
    // A line of the packet list or of octets has no words of ours.
    if lines
        .lines()
        .any(|line| !line.starts_with(' ') && line.starts_with(|c: char| c.is_ascii_digit()))
    {
        return lines.into_owned();
    }
    shape.replace_all(&lines, "$1$2$3$4").into_owned()
}

fn excuses() -> Vec<Excuse> {
    let text = std::fs::read_to_string(root().join("tests/differences.toml")).unwrap();
    let rows: Differences = toml::from_str(&text).unwrap();
    let mut excuses = Vec::new();
    for row in rows.difference {
        for form in row.hunk.iter().flat_map(|h| &h.forms).chain(&row.words) {
            assert!(FORMS.iter().any(|(name, _)| name == form), "{}: form {form}", row.r#where);
        }
        if !row.words.is_empty() {
            let used = AtomicUsize::new(0);
            let (row, forms) = (row.r#where.clone(), row.words);
            excuses.push(Excuse { row, forms, kind: Kind::Words, used });
        }
        for hunk in row.hunk {
            let whole = |pattern: &str| Regex::new(&format!(r"\A(?:{pattern})\z")).unwrap();
            excuses.push(Excuse {
                row: row.r#where.clone(),
                forms: hunk.forms,
                kind: Kind::Lines(whole(&hunk.reference), whole(&hunk.ours)),
                used: AtomicUsize::new(0),
            });
        }
    }
    excuses
}

/// What a program prints.
fn printed(program: &mut Command, capture: &Path, form: &[&str]) -> Option<Vec<u8>> {
    let output = program
        .args(["-n", "-c", FRAMES, "-r"])
        .arg(capture)
        .args(form)
        .env("TZ", "UTC")
        .env("HOME", "/nonexistent")
        .env("XDG_CONFIG_HOME", "/nonexistent")
        .stderr(Stdio::null())
        .output();
    output.ok().map(|output| output.stdout)
}

/// What the reference prints; kept for the next time, if it is said where.
fn expected(name: &str, capture: &Path, form: (&str, &[&str])) -> Option<Vec<u8>> {
    let make = || printed(&mut Command::new("tshark"), capture, form.1);
    let Some(folder) = std::env::var_os("BESIDE_KEEP") else { return make() };
    let kept = Path::new(&folder).join(format!("{}.{}", name.replace('/', "_"), form.0));
    if let Ok(text) = std::fs::read(&kept) {
        return Some(text);
    }
    let text = make()?;
    std::fs::write(kept, &text).unwrap();
    Some(text)
}

/// Hashes of what has been compared, by capture, in the order of the forms.
struct Sums {
    /// What they hold for: the reference's version and the excuses.
    heading: String,
    known: BTreeMap<String, Vec<String>>,
}

impl Sums {
    fn path() -> PathBuf {
        root().join("tests/beside.sums")
    }

    /// None if the reference is not installed. Nothing is known if `fresh`, or if the hashes hold for something else.
    fn read(excuses: &[Excuse], fresh: bool) -> Option<Sums> {
        let version = Command::new("tshark").arg("--version").output().ok()?.stdout;
        let version = String::from_utf8_lossy(&version);
        let mut hasher = DefaultHasher::new();
        for excuse in excuses {
            (&excuse.row, &excuse.forms).hash(&mut hasher);
            if let Kind::Lines(theirs, own) = &excuse.kind {
                (theirs.as_str(), own.as_str()).hash(&mut hasher);
            }
        }
        let args: Vec<&str> = FORMS.iter().flat_map(|form| form.1).copied().collect();
        (args, FRAMES).hash(&mut hasher);
        let version = version.lines().next().unwrap_or_default();
        let heading = format!("# {version} {:016x}", hasher.finish());
        let text = std::fs::read_to_string(Sums::path()).unwrap_or_default();
        let mut known = BTreeMap::new();
        if let Some(rows) = text.strip_prefix(&heading).filter(|_| !fresh) {
            for (name, sums) in rows.lines().filter_map(|line| line.split_once(": ")) {
                known.insert(name.to_owned(), sums.split(' ').map(str::to_owned).collect());
            }
        }
        Some(Sums { heading, known })
    }

    /// The hash of what we print, but for the line that tells when and of which file.
    fn of(ours: &[u8]) -> String {
        let mut hasher = DefaultHasher::new();
        for line in ours.split(|b| *b == b'\n').filter(|line| !line.starts_with(b"<pdml ")) {
            line.hash(&mut hasher);
        }
        format!("{:016x}", hasher.finish())
    }

    fn has(&self, name: &str, form: usize, sum: &str) -> bool {
        self.known.get(name).and_then(|sums| sums.get(form)).is_some_and(|known| known == sum)
    }

    fn write(&self, found: &BTreeMap<String, Vec<String>>) {
        let mut text = self.heading.clone();
        for (name, sums) in found {
            let _ = write!(text, "\n{name}: {}", sums.join(" "));
        }
        std::fs::write(Sums::path(), text + "\n").unwrap();
    }
}

/// Where two texts differ: the lines of the reference and ours.
fn hunks(reference: &[u8], ours: &[u8]) -> Vec<(Vec<u8>, Vec<u8>)> {
    if reference == ours {
        return Vec::new();
    }
    let diff = TextDiff::configure()
        .algorithm(Algorithm::Myers)
        .timeout(std::time::Duration::from_secs(5))
        .diff_lines(reference, ours);
    let mut hunks = Vec::new();
    for group in diff.grouped_ops(0) {
        let mut hunk = (Vec::new(), Vec::new());
        for change in group.iter().flat_map(|op| diff.iter_changes(op)) {
            match change.tag() {
                ChangeTag::Delete => hunk.0.extend_from_slice(change.value()),
                ChangeTag::Insert => hunk.1.extend_from_slice(change.value()),
                ChangeTag::Equal => {}
            }
        }
        hunks.push(hunk);
    }
    hunks
}

/// What was found.
#[derive(Default)]
struct Found {
    /// Captures equal in each form but for what is excused.
    equal: BTreeMap<&'static str, usize>,
    captures: usize,
    /// Hashes of what we print.
    sums: BTreeMap<String, Vec<String>>,
    /// The reference was not run for so many.
    known: usize,
    wrong: BTreeMap<(String, &'static str), String>,
}

/// Compares a capture in all forms; false if the reference is not installed. `line` is its name, and behind the word
/// `but` the forms in which it is known to differ still.
fn compare(line: &str, excuses: &[Excuse], sums: &Sums, found: &Mutex<Found>) -> bool {
    let (name, differs) = line.split_once(" but ").unwrap_or((line, ""));
    let capture = root().join("../shared/captures").join(name);
    assert!(capture.exists(), "{} is not there", capture.display());
    for (number, form) in FORMS.iter().enumerate() {
        let mut program = Command::new(env!("CARGO_BIN_EXE_requin"));
        let ours =
            printed(program.args(["tshark", "--threads", threads(form.0)]), &capture, form.1)
                .unwrap();
        let sum = Sums::of(&ours);
        {
            let mut found = found.lock().unwrap();
            found.sums.entry(name.to_owned()).or_default().push(sum.clone());
            if differs.is_empty() && sums.has(name, number, &sum) {
                found.known += 1;
                *found.equal.entry(form.0).or_default() += 1;
                continue;
            }
        }
        let Some(reference) = expected(name, &capture, *form) else { return false };
        let mut wrong = String::new();
        // A frame is one line of EK: each member is compared for itself.
        let parts = |text: Vec<u8>| match form.0 {
            "ek" => Regex::new(",\"").unwrap().replace_all(&text, &b",\n\""[..]).into_owned(),
            _ => text,
        };
        for (reference, ours) in hunks(&parts(reference), &parts(ours)) {
            match excuses.iter().find(|e| e.matches(form.0, &reference, &ours)) {
                Some(excuse) => drop(excuse.used.fetch_add(1, Ordering::Relaxed)),
                None => {
                    let lines = |text: &[u8], sign: char| -> String {
                        let text = String::from_utf8_lossy(text).into_owned();
                        text.lines().map(|line| format!("  {sign} {line}\n")).collect()
                    };
                    wrong += &lines(&reference, '-');
                    wrong += &lines(&ours, '+');
                }
            }
        }
        let known = differs.split(' ').any(|f| f == form.0);
        let mut found = found.lock().unwrap();
        if known && wrong.is_empty() {
            let text = "  no longer differs: to be taken out of the list\n".to_owned();
            found.wrong.insert((name.to_owned(), form.0), text);
        } else if known {
        } else if wrong.is_empty() {
            *found.equal.entry(form.0).or_default() += 1;
        } else {
            found.wrong.insert((name.to_owned(), form.0), wrong);
        }
    }
    found.lock().unwrap().captures += 1;
    true
}

#[test]
fn whole_captures_are_printed_as_the_reference_prints_them() {
    let asked = std::env::var("BESIDE").unwrap_or_default();
    let (list, all) = match asked.as_str() {
        "" | "all" | "fresh" => (root().join("tests/beside.txt"), !asked.is_empty()),
        file => (PathBuf::from(file), true),
    };
    if !root().join("../shared/captures/CORE").exists() {
        return eprintln!("no captures beside the checkout: nothing is compared");
    }
    let list = std::fs::read_to_string(list).unwrap();
    let names: BTreeSet<&str> = list.lines().filter(|line| !line.starts_with('#')).collect();
    let names: Vec<&str> = names.into_iter().step_by(if all { 1 } else { STRIDE }).collect();
    let (excuses, found, next) = (excuses(), Mutex::new(Found::default()), AtomicUsize::new(0));
    let fresh = !matches!(asked.as_str(), "" | "all");
    let Some(sums) = Sums::read(&excuses, fresh) else {
        return eprintln!("the reference is not installed: nothing is compared");
    };
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                while let Some(name) = names.get(next.fetch_add(1, Ordering::Relaxed)) {
                    if !compare(name, &excuses, &sums, &found) {
                        return eprintln!("the reference is not installed: nothing is compared");
                    }
                }
            });
        }
    });
    let found = found.into_inner().unwrap();
    if found.captures == 0 {
        return;
    }
    assert_eq!(found.captures, names.len());
    let mut text = String::new();
    for ((name, form), wrong) in &found.wrong {
        let _ = write!(text, "{name}, {form}:\n{wrong}");
    }
    if !matches!(asked.as_str(), "" | "all" | "fresh") {
        eprintln!("{text}{} captures, equal: {:?}", found.captures, found.equal);
        return;
    }
    // Those that need no comparison tell nothing of excuses.
    let told = all && found.known == 0;
    for excuse in excuses.iter().filter(|e| told && e.used.load(Ordering::Relaxed) == 0) {
        let _ = writeln!(text, "no longer a difference: {}, {:?}", excuse.row, excuse.forms);
    }
    assert!(text.is_empty(), "{text}");
    let compared = found.captures * FORMS.len() - found.known;
    eprintln!("{} captures, {compared} texts beside the reference", found.captures);
    if all && std::env::var_os("UPDATE").is_some() {
        sums.write(&found.sums);
    }
}
