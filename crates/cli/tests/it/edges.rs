//! Odd words and odd captures, beside the reference's siblings: what a random sweep of options found, a row for each
//! family of faults.

use std::fs;
use std::path::Path;

use crate::siblings::{both, folder, has_reference, ours};

/// A pcap file of Ethernet with packets of these times, each one octet longer than the one before it.
fn pcap(times: &[(u32, u32)]) -> Vec<u8> {
    let mut out = Vec::new();
    for word in [0xa1b2_c3d4, 0x0004_0002, 0, 0, 65_535, 1] {
        out.extend(u32::to_le_bytes(word));
    }
    for (index, (secs, micros)) in times.iter().enumerate() {
        let octets = 20 + index as u32;
        for word in [*secs, *micros, octets, octets] {
            out.extend(word.to_le_bytes());
        }
        out.extend((0..octets).map(|octet| (octet + index as u32) as u8));
    }
    out
}

fn option(code: u16, value: &[u8]) -> Vec<u8> {
    let mut out = [code.to_le_bytes(), (value.len() as u16).to_le_bytes()].concat();
    out.extend(value);
    out.resize(out.len().next_multiple_of(4), 0);
    out
}

fn block(kind: u32, mut body: Vec<u8>) -> Vec<u8> {
    body.resize(body.len().next_multiple_of(4), 0);
    let octets = (body.len() as u32 + 12).to_le_bytes();
    [&kind.to_le_bytes()[..], &octets, &body, &octets].concat()
}

fn section(comments: &[&str]) -> Vec<u8> {
    let mut body = [0x1a2b_3c4d_u32.to_le_bytes(), 1_u32.to_le_bytes()].concat();
    body.extend([0xff; 8]);
    comments.iter().for_each(|comment| body.extend(option(1, comment.as_bytes())));
    body.extend(option(0, &[]));
    block(0x0a0d_0d0a, body)
}

fn interface(snaplen: u32, options: &[(u16, &[u8])]) -> Vec<u8> {
    let mut body = [1_u32.to_le_bytes(), snaplen.to_le_bytes()].concat();
    options.iter().for_each(|(code, value)| body.extend(option(*code, value)));
    body.extend(option(0, &[]));
    block(1, body)
}

/// A packet that holds one octet, over and over.
fn packet(interface: u32, micros: u32, octet: u8) -> Vec<u8> {
    let mut body = Vec::new();
    for word in [interface, 0x0003_8d7e, micros, 60, 60] {
        body.extend(u32::to_le_bytes(word));
    }
    body.extend([octet; 60]);
    block(6, body)
}

const MAKER: [u8; 4] = 32_473_u32.to_le_bytes();

/// The captures of these tests, in a folder of their own.
fn captures(test: &str) -> std::path::PathBuf {
    let folder = folder(test);
    let times = |count: u32| (0..count).map(|i| (1000 + i, i * 1000)).collect::<Vec<_>>();
    let simple = [packet(0, 1, 0x0f), packet(0, 2, 0xf0)].concat();
    let plain = |options: &[(u16, &[u8])]| [section(&[]), interface(100, options)].concat();
    let mut short = [60_u32.to_le_bytes()].concat();
    short.extend([7; 60]);
    let files: &[(&str, Vec<u8>)] = &[
        ("few", pcap(&times(10))),
        ("back", pcap(&[(9, 1), (6, 1), (9, 2), (1, 0)])),
        ("none", pcap(&[])),
        ("empty", Vec::new()),
        ("cut", pcap(&times(3))[..100].to_vec()),
        ("gaps", pcap(&[(10, 0), (11, 0), (15, 0), (15, 5), (16, 9), (30, 0)])),
        ("plain", [plain(&[]), simple.clone()].concat()),
        ("named", [plain(&[(2, b"a")]), packet(0, 1, 0x33)].concat()),
        ("other", [plain(&[(2, b"b"), (12, b"os")]), packet(0, 2, 0x44)].concat()),
        ("wider", [section(&[]), interface(200, &[]), packet(0, 1, 0x55)].concat()),
        ("told", [section(&["one", "two"]), interface(100, &[]), simple.clone()].concat()),
        ("timeless", [plain(&[]), block(3, short), simple].concat()),
        (
            "custom",
            [
                plain(&[]),
                packet(0, 1, 1),
                block(0x0bad, [&MAKER[..], b"custom!!"].concat()),
                block(0x4000_0bad, [&MAKER[..], b"not to be copied"].concat()),
                packet(0, 2, 2),
            ]
            .concat(),
        ),
    ];
    for (name, bytes) in files {
        fs::write(folder.join(name), bytes).unwrap();
    }
    folder
}

/// Words with the paths of captures for `@name`.
fn with_paths(folder: &Path, words: &str) -> Vec<String> {
    let path = |word: &str| match word.strip_prefix('@') {
        Some(name) => folder.join(name).to_string_lossy().into_owned(),
        // What stands for a blank in a word.
        None => word.replace('_', " "),
    };
    words.split(' ').map(path).collect()
}

/// Status, standard output and files are the reference's.
fn check(test: &str, program: &str, rows: &[&str]) {
    if !has_reference(program) {
        return;
    }
    let folder = captures(&format!("{test}-captures"));
    let mut wrong = Vec::new();
    for row in rows {
        let words = with_paths(&folder, row);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let [ours, theirs] = both(test, program, &words);
        if ours != theirs {
            wrong.push(format!("{program} {row}: {:?} beside {:?}", ours.0, theirs.0));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn numbers_and_times_of_editcap() {
    let rows = &[
        "-F pcap -s _5 @few OUT",
        "-F pcap -s +5 @few OUT",
        "-F pcap -s 4294967296 @few OUT",
        "-F pcap -s 0 @few OUT",
        "-F pcap -D _5 @few OUT",
        "-F pcap -c 4294967296 @few OUT",
        "-F pcap -i 1e1 @few OUT",
        "-F pcap -i 0 @few OUT",
        "-F pcap -t _5 @few OUT",
        "-F pcap -S _5 @back OUT",
        "-F pcap -C _5 @few OUT",
        "-F pcap -A -1 @few OUT",
        "-F pcap -A _1005 @few OUT",
        "-F pcap -A 1970-01-01T00:16 @few OUT",
        "-F pcap -A 1970-01-01T00:16:45,5Z @few OUT",
        "-F pcap -A 1970-01-01T01:16:45+1:00 @few OUT",
        "-F pcap --seed -1 @few OUT",
        "-F pcap -V -V @few OUT",
        "-F pcap -r -r @few OUT 1",
        "-F libpcap @few OUT",
        "-F nseclibpcap @few OUT",
        "-F rh6_1libpcap @few OUT",
        "--skip-radiotap-header -F pcap @few OUT",
    ];
    check("edges-numbers", "editcap", rows);
}

#[test]
fn packets_and_parts_of_editcap() {
    let rows = &[
        "-F pcap @few OUT 3-0",
        "-F pcap -r @few OUT 3-0",
        "-F pcap @few OUT 0-0",
        "-F pcap @few OUT 4294967296",
        "-F pcap @few OUT 1-4294967296",
        "-F pcap @few OUT _5",
        "-F pcap @few OUT 1-+2",
        "-F pcap -r @few OUT",
        "-F pcap -i 1 @gaps OUT 3-0",
        "-F pcap -i 1 @gaps OUT 2",
        "-F pcap -i 1 -A 12 @gaps OUT",
        "-F pcap -c 2 @none OUT",
        "-F pcap -i 2 @none OUT",
        "-F pcap -c 2 @timeless OUT",
        "-F pcap -A 0 @timeless OUT",
        "-F pcap -B 2000000000 @timeless OUT",
        "-F pcap @empty OUT",
    ];
    check("edges-packets", "editcap", rows);
}

#[test]
fn statuses_of_mergecap_and_reordercap() {
    let rows = &[
        "-w OUT -I all -F pcap @few @back",
        "-w OUT -I foo @few",
        "-w OUT -F foo @few",
        "-w OUT -s 0 @few",
        "-w OUT -s +5 @few",
        "-w OUT --foo @few",
        "-w OUT -F libpcap @few @back",
        "-F",
        "-I",
        "@few",
        "-w OUT",
    ];
    check("edges-mergecap", "mergecap", rows);
    let rows = &[
        "@cut OUT",
        "@few /nowhere/out",
        "@back OUT",
        "@few OUT more",
        "@nowhere OUT",
        "@empty",
        "@few",
    ];
    check("edges-reordercap", "reordercap", rows);
    check("edges-captype", "captype", &["@empty @few /dev/null", "@nowhere @few", "@cut"]);
    check("edges-capinfos", "capinfos", &["-t -E -c @empty", "-T -r @empty @few"]);
}

/// What becomes of interfaces, comments and other blocks in pcapng; the header tells who wrote it, so it is left out.
#[test]
fn merged_pcapng() {
    if !has_reference("mergecap") {
        return;
    }
    let folder = captures("edges-merged-captures");
    let rows = [
        "@plain @named",
        "@named @plain",
        "@named @other",
        "@plain @named @plain",
        "-I any @plain @wider @named @wider",
        "-I none @plain @wider",
        "-a @named @wider",
        "@told @plain",
        "@plain @told",
        "@custom @plain",
        "@custom",
    ];
    let mut wrong = Vec::new();
    for row in rows {
        let words = with_paths(&folder, &format!("-w OUT {row}"));
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let [ours, theirs] = both("edges-merged", "mergecap", &words).map(|(status, _, files)| {
            let file = files.into_values().next().unwrap_or_default();
            let comments = String::from_utf8_lossy(&file).matches("merging").count();
            (status, comments, after_section(&file))
        });
        if ours != theirs {
            wrong.push(format!("{row}: {ours:x?}\n{theirs:x?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Blocks behind the section header.
fn after_section(file: &[u8]) -> Vec<u8> {
    let octets = file.get(4..8).map_or(0, |octets| u32::from_le_bytes(octets.try_into().unwrap()));
    file.get(octets as usize..).unwrap_or_default().to_vec()
}

/// Custom blocks and packets come in the order of their times, from files of the other byte order, too.
#[test]
fn custom_blocks_are_put_in_order() {
    let folder = captures("edges-custom");
    let (input, output) = (folder.join("custom"), folder.join("sorted"));
    let status = ours().arg("reordercap").args([&input, &output]).output().unwrap().status;
    assert!(status.success());
    let sorted = fs::read(&output).unwrap();
    let blocks = after_section(&sorted);
    let found = blocks.windows(12).position(|w| w == [&MAKER[..], b"custom!!"].concat()).unwrap();
    assert!(found < blocks.windows(60).position(|w| w == [1; 60]).unwrap());
    assert!(!blocks.windows(16).any(|w| w == b"not to be copied"));
}

/// Dumps whose offsets are none, headers that have no place, and directions that are not known.
#[test]
fn text2pcap_of_odd_words() {
    if !has_reference("text2pcap") {
        return;
    }
    let text = folder("edges-text").join("text");
    let dump = "I 2020-01-01 0:0:1.0\n0000 61 62\n\nx 2020-01-01 0:0:2.0\n0000 63\n";
    // Without a time that can be read, packets would have that of the test.
    let plain = "2020-01-01 0:0:1.0\n0000 61 62\n\n2020-01-01 0:0:2.0\n0000 63\n";
    let time = "%Y-%m-%d %H:%M:%S.%f";
    let rows: &[(&str, &[&str])] = &[
        (dump, &["-D"]),
        (plain, &["-P", "http", "-e", "800"]),
        (plain, &["-i", "17", "-E", "rawip", "-e", "800"]),
        (plain, &["-N", ""]),
        ("2020-01-01 0:0:1.0\n0 61\nbf96\n", &["-o", "dec"]),
        ("2020-01-01 0:0:1.0\n0 61\n99999999999\n", &["-o", "dec"]),
    ];
    let mut wrong = Vec::new();
    for (content, options) in rows {
        fs::write(&text, content).unwrap();
        let path = text.to_string_lossy().into_owned();
        let mut words = vec!["-q", "-t", time];
        words.extend(*options);
        words.extend([path.as_str(), "OUT"]);
        let [ours, theirs] =
            both("edges-text2pcap", "text2pcap", &words).map(|(status, _, files)| {
                (status, files.into_values().map(|f| after_section(&f)).next())
            });
        if ours != theirs {
            wrong.push(format!("{options:?}: {ours:x?}\n{theirs:x?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
