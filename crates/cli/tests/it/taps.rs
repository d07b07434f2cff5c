//! `-z`: reports are those of the reference, byte for byte, where it is installed.
//!
//! Where they are not, `tests/differences.toml` says why.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;

/// What a program printed, and its exit status.
type Answer = (Option<i32>, String);

fn run(command: &mut Command, args: &[&str]) -> Option<Answer> {
    let output = command.args(args).env("TZ", "UTC").output().ok()?;
    Some((output.status.code(), String::from_utf8_lossy(&output.stdout).into_owned()))
}

fn ours(args: &[&str]) -> Answer {
    run(Command::new(env!("CARGO_BIN_EXE_requin")).arg("tshark"), args).unwrap()
}

/// What the reference says; `None` if it is not there.
fn theirs(args: &[&str]) -> Option<Answer> {
    run(&mut Command::new("tshark"), args)
}

fn example(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples").join(name)
}

/// Fails, with the first line that differs of each case that does.
fn check(cases: &[Vec<String>]) {
    let wrong = Mutex::new(Vec::new());
    let next = Mutex::new(cases.iter());
    // The reference takes a while to start; two at a time.
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                loop {
                    let Some(case) = next.lock().unwrap().next() else { return };
                    let args: Vec<&str> = case.iter().map(String::as_str).collect();
                    let own = ours(&args);
                    let Some(expected) = theirs(&args) else { return };
                    if own != expected {
                        let mut lines = own.1.lines().zip(expected.1.lines());
                        let line = lines.find(|(a, b)| a != b);
                        let text =
                            format!("{}: {:?} {line:?}", case.join(" "), (own.0, expected.0));
                        wrong.lock().unwrap().push(text);
                    }
                }
            });
        }
    });
    let wrong = wrong.into_inner().unwrap();
    assert!(wrong.is_empty(), "ours, then the reference's:\n{}", wrong.join("\n"));
}

fn case(capture: &Path, words: &str) -> Vec<String> {
    let mut case = vec!["-r".to_owned(), capture.to_string_lossy().into_owned()];
    case.extend(words.split(' ').map(str::to_owned));
    case
}

#[test]
fn reports_of_the_examples_are_the_same() {
    let layers = "-z conv,eth -z conv,ip -z conv,ipv6 -z conv,tcp -z conv,udp -z endpoints,eth -z endpoints,tcp -z endpoints,udp";
    let words = [
        format!("-q {layers}"),
        "-q -z io,phs -z expert -z expert,note -z follow,tcp,ascii,0 -z follow,tls,ascii,0"
            .to_owned(),
        "-n -z conv,tcp -z io,phs,tcp".to_owned(),
        "-q -2 -Y tcp -z io,phs -z expert,chat,tcp -z endpoints,ip,tcp".to_owned(),
        "-q -Y frame.number<9 -z io,phs -z conv,tcp,frame.number<9".to_owned(),
        "-q -2 -R tcp -z conv,tcp -z expert -z io,phs".to_owned(),
        "-q -t ad -z conv,udp -z conv,tcp -z io,stat,0".to_owned(),
        "-q -t u -z io,stat,0.01,tcp,udp -z io,stat,0.01,FRAMES".to_owned(),
        "-c 7 -z io,phs -z io,stat,0.001".to_owned(),
    ];
    let mut cases = Vec::new();
    for name in ["dns.pcap", "http.pcap", "mail.pcap", "tls.pcap"] {
        cases.extend(words.iter().map(|words| case(&example(name), words)));
    }
    check(&cases);
}

#[test]
fn streams_are_followed_the_same() {
    let mut cases = Vec::new();
    for mode in ["ascii", "ebcdic", "hex", "raw", "yaml"] {
        let of = |protocols: &[&str], stream: &str| {
            let reports = protocols.iter().map(|p| format!(" -z follow,{p},{mode},{stream}"));
            format!("-q{}", reports.collect::<String>())
        };
        cases.push(case(&example("http.pcap"), &of(&["tcp", "http", "tls"], "0")));
        cases.push(case(&example("http.pcap"), &of(&["tcp", "http"], "0,2-3")));
        cases.push(case(&example("mail.pcap"), &of(&["tcp"], "1")));
        cases.push(case(&example("dns.pcap"), &of(&["udp"], "0")));
        cases.push(case(&example("tls.pcap"), &of(&["tls", "tcp"], "1")));
    }
    check(&cases);
}

#[test]
fn wrong_reports_end_the_same() {
    let tls = example("tls.pcap");
    let wrong = "io,stat io,stat,1, io,stat,1,udp, io,stat,1,COUNT()udp io,stat,1,bad io,stat,1,FRAMES(x io,stat,0.0000001 io,stat,1,LOAD(tcp.len)tcp.len io,stat,1,SUM(ip.src)ip.src io,stat,1,SUM(nosuch)ip conv conv,foo conv,tcp,bad endpoints,tcp,bad io,phs,bad io foo follow follow,tcp follow,tcp, follow,tcp,ascii follow,tcp,utf-8,0 follow,tls,ascii,0,1,2-3 follow,sip,ascii,0 follow,http2,ascii,0 follow,quic,ascii,0 follow,tcp,ascii,0,3-2 hosts,x hosts,";
    let right = "conv,tcpx io,phs, follow,tcp,hex,999 follow,tls,raw,0 follow,dccp,ascii,0 follow,http2,ascii,0,1 follow,quic,ascii,0,0 io,stat,1,FRAMESx";
    let reports = wrong.split(' ').chain(right.split(' '));
    check(&reports.map(|report| case(&tls, &format!("-q -z {report}"))).collect::<Vec<_>>());
}

/// A capture of UDP packets: when each came, in ns, and how many octets it carries.
fn capture(name: &str, packets: &[(u64, usize)]) -> PathBuf {
    let mut file = Vec::new();
    for word in [0xa1b2_3c4d_u32, 0x0004_0002, 0, 0, 65_535, 1] {
        file.extend(word.to_le_bytes());
    }
    for (ns, carried) in packets {
        let length = 42 + carried;
        let (secs, nanos) = (1_700_000_000 + ns / 1_000_000_000, ns % 1_000_000_000);
        for word in [secs as u32, nanos as u32, length as u32, length as u32] {
            file.extend(word.to_le_bytes());
        }
        file.extend([2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 2, 8, 0, 0x45, 0]);
        file.extend((28 + *carried as u16).to_be_bytes());
        file.extend([0, 1, 0, 0, 64, 17, 0, 0, 10, 0, 0, 1, 10, 0, 0, 2, 0x0f, 0xa0, 0x27, 0x0f]);
        file.extend((8 + *carried as u16).to_be_bytes());
        file.extend([0, 0]);
        file.resize(file.len() + carried, b'x');
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("taps");
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(format!("{name}.pcap"));
    std::fs::write(&path, file).unwrap();
    path
}

const SECOND: u64 = 1_000_000_000;

#[test]
fn intervals_are_laid_out_the_same() {
    let at = |tenths: &[u64]| -> Vec<(u64, usize)> {
        tenths.iter().zip(1..).map(|(t, i)| (t * SECOND / 10, i * 10)).collect()
    };
    let odd = vec![(123_456_789, 10), (SECOND, 20), (9 * SECOND + 999_900_000, 30)];
    let captures = [
        ("alone", vec![(SECOND, 10)]),
        ("short", at(&[0, 1, 79, 74])),
        ("even", at(&[0, 30])),
        ("backwards", at(&[50, 80, 0, 90, 70])),
        ("minutes", at(&[0, 40, 1_234, 999])),
        ("days", at(&[0, 864_005, 2_000_000])),
        ("odd", odd),
    ];
    let all = "FRAMES,BYTES,COUNT(udp.length)udp.length,SUM(udp.length)udp.length,MIN(udp.length)udp.length,MAX(udp.length)udp.length,AVG(udp.length)udp.length,SUM(frame.len)udp,ip,,udp.length>20";
    let times = "SUM(frame.time_relative)frame.time_relative,MIN(frame.time_relative)frame.time_relative,MAX(frame.time_relative)frame.time_relative,AVG(frame.time_relative)frame.time_relative";
    let long = "udp||ip||".repeat(12) + "udp";
    let mut cases = Vec::new();
    for (name, packets) in &captures {
        let path = capture(name, packets);
        let step = if *name == "days" { "50000" } else { "2.5" };
        // One at a time: the reference's tables change those that are printed after them.
        let mut add = |words: &str| cases.push(case(&path, &format!("-q {words}")));
        add(&format!("-z io,stat,0,{all}"));
        add(&format!("-z io,stat,{step}"));
        add(&format!("-z io,stat,{step},{all}"));
        if *name == "days" {
            continue;
        }
        add("-z io,stat,0");
        add("-z io,stat,1.123456,FRAMES");
        add(&format!("-z io,stat,3,{long} -t adoy"));
        add("-z io,stat,0.5,FRAMES -t u");
        // A time before the first frame's is less than nothing, which the reference takes for very much.
        if packets.is_sorted() && packets.len() > 1 {
            add(&format!("-z io,stat,{step},{times},COUNT(udp.length)udp"));
            add(&format!("-z io,stat,{step},LOAD(frame.time_delta)frame.time_delta,FRAMES"));
        }
    }
    check(&cases);
}

/// Captures some of whose layers only one of the two knows, so far.
const OTHER_LAYERS: &[&str] = &[
    "juniper_header-heapoverflow",
    "decode-etag",
    "lwapp-data",
    "tests_nsh",
    "pbb-recursive",
    "ayiya3",
    "decode-teredo",
    "vntag",
    // The reference takes the last address of a routing header for the destination.
    "ipv6-hbh-routing0",
    // The reference begins a further UDP conversation for what answers SNMP.
    "Sample_File_MMS_and_GOOSE",
    // A segment whose header is too short counts.
    "fuzz-2006-09-29-28586",
    // Of several sections: `tests/differences.toml` says why they differ.
    "test201",
];

#[test]
fn conversations_of_many_captures_are_the_same() {
    let collection = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/captures");
    let Ok(core) = std::fs::read_to_string(collection.join("CORE")) else { return };
    let words = "-n -q -z conv,eth -z conv,ip -z conv,ipv6 -z conv,tcp -z conv,udp -z endpoints,eth -z endpoints,ip -z endpoints,ipv6 -z endpoints,tcp -z endpoints,udp -z follow,tcp,ascii,0 -z follow,tcp,hex,1 -z follow,udp,raw,0 -z follow,tcp,yaml,0 -z io,stat,0";
    let captures = core.lines().step_by(8).map(|line| collection.join(line));
    let small = captures.filter(|path| path.metadata().is_ok_and(|m| m.len() < 400_000));
    let known = small.filter(|path| {
        let path = path.to_string_lossy();
        !OTHER_LAYERS.iter().any(|other| path.contains(other))
    });
    check(&known.map(|path| case(&path, words)).collect::<Vec<_>>());
}

#[test]
fn hosts_are_the_same_in_any_order() {
    for words in ["hosts", "hosts,ipv4", "hosts,ipv6", "hosts,ip,ipv6"] {
        let path = example("dns.pcap").to_string_lossy().into_owned();
        let args = ["-r", &path, "-q", "-z", words];
        let sorted = |(status, text): Answer| {
            let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
            lines.sort();
            (status, lines)
        };
        let own = sorted(ours(&args));
        assert!(own.1.len() > 4, "{words}");
        if let Some(expected) = theirs(&args) {
            assert_eq!(own, sorted(expected), "{words}");
        }
    }
}
