//! The siblings of tshark beside the reference's, and what they do when something fails.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

pub(crate) fn ours() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_requin"));
    command.env("TZ", "UTC");
    command
}

pub(crate) fn example(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples").join(name)
}

/// A new folder for this test.
pub(crate) fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// The captures of the repository, and every so many-th of the collection beside it where there is one.
fn captures(step: usize) -> Vec<PathBuf> {
    let mut captures: Vec<PathBuf> =
        ["dns.pcap", "http.pcap", "mail.pcap", "tls.pcap"].map(example).into();
    let collection = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/captures");
    if let Ok(core) = std::fs::read_to_string(collection.join("CORE")) {
        // Of several sections: `tests/differences.toml` says why they differ.
        let plain = core
            .lines()
            .step_by(step)
            .filter(|line| !line.contains("tests_be_test20") && !line.contains("tests_le_test20"));
        captures.extend(plain.map(|line| collection.join(line)));
    }
    captures
}

pub(crate) fn has_reference(program: &str) -> bool {
    Command::new(program).arg("-v").output().is_ok()
}

/// Runs ours and the reference's; the words `OUT` stand for a file in a folder of each one's own. Gives what each printed,
/// its status, and the files it made.
pub(crate) fn both(
    test: &str,
    program: &str,
    words: &[&str],
) -> [(Option<i32>, Vec<u8>, BTreeMap<String, Vec<u8>>); 2] {
    let run = |mut command: Command, side: &str| {
        let folder = folder(&format!("{test}-{side}"));
        let out = folder.join("out.pcap").to_string_lossy().into_owned();
        let words = words.iter().map(|word| if *word == "OUT" { out.as_str() } else { *word });
        let output = command.args(words).env("TZ", "UTC").output().unwrap();
        let mut files = BTreeMap::new();
        if !output.status.success() {
            // What a failed run leaves behind is not a result.
            return (output.status.code(), output.stdout, files);
        }
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            files.insert(name, std::fs::read(&path).unwrap());
        }
        (output.status.code(), output.stdout, files)
    };
    let mut own = ours();
    own.arg(program);
    [run(own, "ours"), run(Command::new(program), "theirs")]
}

fn check(test: &str, program: &str, step: usize, cases: &[&[&str]]) {
    if !has_reference(program) {
        return;
    }
    let mut wrong = Vec::new();
    for capture in captures(step) {
        let capture = capture.to_string_lossy().into_owned();
        for case in cases {
            let words: Vec<&str> = case
                .iter()
                .map(|word| if *word == "IN" { capture.as_str() } else { word })
                .collect();
            let [ours, theirs] = both(test, program, &words);
            if ours != theirs {
                wrong.push(format!("{program} {}", words.join(" ")));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn capinfos_prints_the_same() {
    let cases: &[&[&str]] = &[
        &["-TmQr", "-A", "-c", "-l", "IN"],
        &["-Tbq", "-c", "-a", "-S", "IN"],
        &["-M", "IN"],
        &["-K", "-A", "-t", "IN", "IN"],
        &["-u", "-y", "-o", "IN"],
        &["-i", "-A", "-z", "-x", "-l", "-n", "-D", "IN"],
        &["-F", "-E", "-I", "-k", "IN"],
        &["-A", "-M", "IN", "/nowhere", "IN"],
        &["-C", "IN", "/nowhere", "IN"],
        &["-T", "-d", "-s", "-H", "-b", "-q", "IN"],
    ];
    check("capinfos", "capinfos", 24, cases);
}

/// Every field of some 170 captures, in words.
#[test]
fn capinfos_prints_the_same_of_many() {
    check("capinfos-many", "capinfos", 2, &[&["IN"]]);
}

/// The same as a table.
#[test]
fn capinfos_makes_the_same_tables_of_many() {
    check("capinfos-tables", "capinfos", 2, &[&["-T", "IN"]]);
}

/// Frames that nothing is there of tell no limit.
#[test]
fn capinfos_of_empty_frames() {
    let mut capture = std::fs::read(example("dns.pcap")).unwrap();
    capture.truncate(24 + 16);
    capture[32..36].fill(0);
    let path = folder("empty-frames").join("in.pcap");
    std::fs::write(&path, capture).unwrap();
    let path = path.to_string_lossy();
    let [ours, theirs] = both("capinfos-empty", "capinfos", &[&path]);
    assert!(!String::from_utf8_lossy(&ours.1).contains("inferred"));
    if has_reference("capinfos") {
        assert_eq!(ours, theirs);
    }
}

#[test]
fn editcap_writes_the_same() {
    let cases: &[&[&str]] = &[
        &["-F", "pcap", "IN", "OUT"],
        &["-F", "pcap", "-r", "IN", "OUT", "1-3", "7"],
        &["-F", "pcap", "IN", "OUT", "2", "4-5"],
        &["-F", "nsecpcap", "-s", "60", "-L", "IN", "OUT"],
        &["-F", "pcap", "-C", "2:3", "-C", "-4", "-L", "IN", "OUT"],
        &["-F", "pcap", "-t", "0.5", "-S", "0", "IN", "OUT"],
        &["-F", "pcap", "-S", "-0.25", "IN", "OUT"],
        &["-F", "pcap", "-d", "-I", "20", "IN", "OUT"],
        &["-F", "pcap", "-w", "0.01", "IN", "OUT"],
        &["-F", "pcap", "-c", "5", "IN", "OUT", "1"],
        &["-F", "pcap", "-T", "user0", "IN", "OUT"],
        &["-F", "modpcap", "-A", "2015-01-01T00:00:00Z", "IN", "OUT"],
        &["-F", "snoop", "-s", "61", "IN", "OUT"],
    ];
    check("editcap", "editcap", 12, cases);
}

#[test]
fn mergecap_writes_the_same() {
    let more = example("dns.pcap").to_string_lossy().into_owned();
    let cases: &[&[&str]] = &[
        &["-F", "pcap", "-w", "OUT", "IN", &more],
        &["-F", "pcap", "-a", "-s", "60", "-w", "OUT", &more, "IN"],
        &["-F", "nsecpcap", "-w", "OUT", "IN"],
    ];
    check("mergecap", "mergecap", 12, cases);
}

#[test]
fn captype_prints_the_same() {
    check("captype", "captype", 12, &[&["IN"], &["IN", "IN"]]);
}

/// What a copy to pcapng and back holds is what was there.
#[test]
fn pcapng_and_back() {
    let folder = folder("and-back");
    let (there, back) = (folder.join("there.pcapng"), folder.join("back.pcap"));
    let http = example("http.pcap");
    let run = |words: &[&str], from: &Path, to: &Path| {
        assert!(ours().arg("editcap").args(words).args([from, to]).status().unwrap().success());
    };
    run(&["--capture-comment", "one", "-a", "1:two"], &http, &there);
    run(&["-F", "pcap"], &there, &back);
    assert_eq!(std::fs::read(&back).unwrap(), std::fs::read(&http).unwrap());
    let info = ours().args(["capinfos", "-k"]).arg(&there).output().unwrap();
    assert!(String::from_utf8_lossy(&info.stdout).contains("Capture comment:     one"));
}

#[test]
fn reordercap_sorts() {
    let folder = folder("sorts");
    let (merged, sorted) = (folder.join("merged.pcap"), folder.join("sorted.pcap"));
    let files = [example("http.pcap"), example("dns.pcap")];
    let mut command = ours();
    command.args(["mergecap", "-a", "-F", "pcap", "-w"]).arg(&merged).args(&files);
    assert!(command.status().unwrap().success());
    let output = ours().arg("reordercap").args([&merged, &sorted]).output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stdout), "54 frames, 1 out of order\n");
    let order = ours().args(["capinfos", "-o"]).arg(&sorted).output().unwrap();
    assert!(String::from_utf8_lossy(&order.stdout).contains("Strict time order:   True"));
}

fn failed(output: &Output, status: i32, text: &str) {
    let error = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(status), "{error}");
    assert!(error.contains(text), "{error}");
}

#[test]
fn wrong_words_name_the_nearest_right_one() {
    let run = |words: &[&str]| ours().args(words).output().unwrap();
    failed(
        &run(&["editcap", "--skip-radiotab", "a", "b"]),
        1,
        "did you mean --skip-radiotap-header?",
    );
    failed(&run(&["editcap", "-F", "pcapn", "a", "b"]), 1, "did you mean \"pcapng\"?");
    failed(&run(&["mergecap", "-I", "al", "-w", "x", "y"]), 2, "did you mean \"all\"?");
    failed(&run(&["capinfos", "/nowhere"]), 2, "doesn't exist");
    failed(&run(&["capinfos"]), 1, "Usage: capinfos");
    failed(&run(&["editcp"]), 1, "did you mean \"editcap\"?");
}

#[cfg(target_os = "linux")]
#[test]
fn full_disks_and_closed_pipes() {
    let http = example("http.pcap");
    let full = || std::fs::File::create("/dev/full").unwrap();
    failed(
        &ours().arg("editcap").args([&http, Path::new("/dev/full")]).output().unwrap(),
        2,
        "no space",
    );
    let output = ours().args(["mergecap", "-w", "-"]).arg(&http).stdout(full()).output().unwrap();
    failed(&output, 2, "no space");
    let output = ours().arg("capinfos").arg(&http).stdout(full()).output().unwrap();
    failed(&output, 2, "No space");
    let mut child = ours()
        .args(["editcap"])
        .args([&http, Path::new("-")])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// What was read before the cut is there.
#[test]
fn cut_files() {
    let folder = folder("cut");
    let (cut, out) = (folder.join("cut.pcap"), folder.join("out.pcap"));
    let bytes = std::fs::read(example("http.pcap")).unwrap();
    std::fs::write(&cut, &bytes[..5000]).unwrap();
    let output = ours().args(["mergecap", "-F", "pcap", "-w"]).args([&out, &cut]).output().unwrap();
    failed(&output, 2, "cut short in the middle of a packet");
    let written = std::fs::read(&out).unwrap();
    assert_eq!(written.len(), 4799);
    assert_eq!(written, bytes[..4799]);
}

#[test]
fn links_completions_and_pages() {
    let folder = folder("links");
    assert!(ours().arg("install-links").arg(&folder).status().unwrap().success());
    let output = Command::new(folder.join("captype")).arg(example("dns.pcap")).output().unwrap();
    assert!(String::from_utf8_lossy(&output.stdout).ends_with("dns.pcap: pcap\n"));
    // What is there is not replaced unasked.
    failed(&ours().arg("install-links").arg(&folder).output().unwrap(), 2, "exists");
    for shell in ["bash", "zsh", "fish"] {
        let output = ours().args(["completions", shell]).output().unwrap();
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(text.contains("skip-radiotap-header") && text.contains("install-links"), "{shell}");
    }
    let pages = folder.join("pages");
    assert!(ours().arg("man").arg(&pages).status().unwrap().success());
    let page = std::fs::read_to_string(pages.join("editcap.1")).unwrap();
    assert!(page.starts_with(".TH EDITCAP 1") && page.contains(".SH OPTIONS"));
}

/// Texts that `text2pcap` reads, with options. Times of packets are in the text, so that runs can be compared.
const TEXTS: &[(&str, &[&str])] = &[
    (DUMP, &[]),
    (DUMP, &["-e", "0x806"]),
    (DUMP, &["-i", "46"]),
    (DUMP, &["-i", "46", "-l", "101"]),
    (DUMP, &["-u", "1000,69"]),
    (DUMP, &["-u", "1000,69", "-6", "1::2,3::4", "-D"]),
    (DUMP, &["-T", "50,60", "-4", "1.2.3.4,5.6.7.8"]),
    (DUMP, &["-T", "50,60", "-D"]),
    (DUMP, &["-s", "30,40,34"]),
    (DUMP, &["-S", "30,40,34"]),
    (DUMP, &["-P", "http"]),
    (DUMP, &["-P", "http", "-u", "1,2"]),
    (DUMP, &["-E", "rawip6", "-u", "1,2"]),
    (DUMP, &["-m", "3"]),
    (DUMP, &["-a"]),
    ("2020-01-01 0:0:1.0\n0000 61 62 00 01 ab\n\n0000 61 62 63 ab\n", &["-a"]),
    ("> 2020-01-01 0:0:1.0\n>000000 61 62\n>>0002 63\n", &["-t", "> %Y-%m-%d %H:%M:%S.%f"]),
    (DUMP, &["-i", "300"]),
    ("# two\n2020-01-01 0:0:1.0 000000 61 62\n2020-01-01 0:0:2.0 000000 61 zz 62\n", &[]),
    ("2020-01-01 0:0:1.0\n0000 01 02\n0003 03\n2020-01-01 0:0:2.0\n0000 07\n", &[]),
    ("2020-01-01 0:0:1.0\n0000 01 02 03 04 05 06 07 08\n0010 05\n", &["-o", "oct"]),
    ("2020-01-01 0:0:1.0\n0000 01 02 03 04 05 06 07 08 09 0a\n0010 05\n", &["-o", "dec"]),
    ("2020-01-01 0:0:1.0 aa\nbb\n2020-01-01 0:0:2.0 cc\n", &["-r", "^(?<time>.*) (?<data>..)$"]),
    (
        "O2020-01-01 0:0:1.0,Qk0=\n",
        &["-b", "64", "-r", "^(?<dir>.)(?<time>.*),(?<data>.*)$", "-T", "1,2"],
    ),
    ("2020-01-01 0:0:1.0,1000 00011\n", &["-b", "2", "-r", "^(?<time>.*),(?<data>.*)$"]),
    ("aa\n", &["-r", "^(..)$"]),
    ("2020-01-01 0:0:1.0 aa", &["-r", "^(?<time>.*) (?<data>..)$"]),
];

const DUMP: &str = "I 2020-01-01 00:00:01.5\n0000  01 02 03 04  abcd\n0004 05 06 ab cd\n0006 07\n\nfoo\n\
    O 2020-01-01 00:00:01.6\n0000: aa bb cc\n0000 11\n";

#[test]
fn text2pcap_writes_the_same() {
    if !has_reference("text2pcap") {
        return;
    }
    let text = folder("texts").join("text");
    let mut wrong = Vec::new();
    for (content, options) in TEXTS {
        std::fs::write(&text, content).unwrap();
        let path = text.to_string_lossy().into_owned();
        // Directions are told apart only where they are asked for.
        let format = if options.contains(&"-D") || *content != DUMP {
            "%Y-%m-%d %H:%M:%S.%f"
        } else {
            "I %Y-%m-%d %H:%M:%S.%f"
        };
        let mut words = vec!["-F", "pcap", "-q", "-t", format];
        words.extend(*options);
        words.extend([path.as_str(), "OUT"]);
        let [ours, theirs] = both("text2pcap", "text2pcap", &words);
        if ours != theirs {
            wrong.push(format!("{options:?} {content:?}\n{ours:?}\n{theirs:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What `tshark -x` prints becomes the capture again, where no message is put together from several packets (each would
/// be shown behind the bytes of the last one, and read as a packet).
#[test]
fn dumps_and_back() {
    let folder = folder("dumps");
    let (text, back) = (folder.join("text"), folder.join("back.pcap"));
    let dump = ours().args(["tshark", "-x", "-r"]).arg(example("dns.pcap")).output().unwrap();
    std::fs::write(&text, dump.stdout).unwrap();
    let args = ["text2pcap", "-q", "-a", "-F", "pcap"];
    assert!(ours().args(args).args([&text, &back]).status().unwrap().success());
    let bytes = |path: &Path| {
        let words = ["tshark", "-T", "fields", "-e", "frame.len", "-e", "eth.src", "-r"];
        ours().args(words).arg(path).output().unwrap().stdout
    };
    assert_eq!(bytes(&back), bytes(&example("dns.pcap")));
}
