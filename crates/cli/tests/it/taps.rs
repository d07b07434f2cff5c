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
    // Without plug-ins and settings it starts sooner.
    let empty = Path::new(env!("CARGO_TARGET_TMPDIR")).join("nothing");
    std::fs::create_dir_all(&empty).unwrap();
    run(Command::new("tshark").env("WIRESHARK_PLUGIN_DIR", &empty).env("HOME", &empty), args)
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
    cases.extend(words.iter().map(|words| case(&example("http.pcap"), words)));
    // The others take turns: what differs between them is few of the words' business.
    for (name, turn) in [("dns.pcap", 0), ("mail.pcap", 1), ("tls.pcap", 2)] {
        let some = words.iter().skip(turn).step_by(3).chain(words.first());
        cases.extend(some.map(|words| case(&example(name), words)));
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
fn rows_of_digits_end_the_same() {
    let texts = [
        "ab  ",
        " ",
        "0123456789abcde ",
        "01234567",
        "0123456  ",
        "01234567 ",
        "0123456789abcdefgh ",
    ];
    let sent = texts.iter().map(|text| {
        let digits: String = text.bytes().map(|octet| format!("{octet:02x}")).collect();
        (ipv6(1, 17, &format!("0fa0270f {:04x} 0000 {digits}", 8 + text.len())), 0)
    });
    check(&[case(&frames("rows", 1, &sent.collect::<Vec<_>>()), "-q -z follow,udp,hex,0")]);
}

#[test]
fn wrong_reports_end_the_same() {
    let tls = example("tls.pcap");
    let wrong = "io,stat io,stat,1, io,stat,1,udp, io,stat,1,COUNT()udp io,stat,1,bad io,stat,1,FRAMES(x io,stat,0.0000001 io,stat,1,LOAD(tcp.len)tcp.len io,stat,1,SUM(ip.src)ip.src io,stat,1,SUM(nosuch)ip conv conv,foo conv,tcp,bad endpoints,tcp,bad io,phs,bad io foo follow follow,tcp follow,tcp, follow,tcp,ascii follow,tcp,utf-8,0 follow,tls,ascii,0,1,2-3 follow,sip,ascii,0 follow,http2,ascii,0 follow,quic,ascii,0 follow,tcp,ascii,0,3-2 hosts,x hosts,";
    let right = "conv,tcpx io,phs, follow,tcp,hex,999 follow,tls,raw,0 io,stat,1,FRAMESx";
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

/// A capture of frames in hexadecimal digits: each, and how many octets it had before it was cut, if it was.
fn frames(name: &str, link: u32, frames: &[(String, u32)]) -> PathBuf {
    let mut file = Vec::new();
    for word in [0xa1b2_c3d4_u32, 0x0004_0002, 0, 0, 65_535, link] {
        file.extend(word.to_le_bytes());
    }
    for (time, (hex, length)) in (1..).zip(frames) {
        let digits: Vec<u8> = hex.bytes().filter(u8::is_ascii_hexdigit).collect();
        let octets = digits.chunks(2).map(|pair| std::str::from_utf8(pair).unwrap());
        let octets: Vec<u8> = octets.map(|pair| u8::from_str_radix(pair, 16).unwrap()).collect();
        let captured = octets.len() as u32;
        for word in [time, 0, captured, captured.max(*length)] {
            file.extend(word.to_le_bytes());
        }
        file.extend(octets);
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("taps");
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(format!("{name}.pcap"));
    std::fs::write(&path, file).unwrap();
    path
}

/// IPv6 from 2001:db8::`last` to 2001:db8::fe.
fn ipv6(last: u8, next: u8, body: &str) -> String {
    let length = body.bytes().filter(u8::is_ascii_hexdigit).count() / 2;
    let zeros = "00".repeat(11);
    format!(
        "020000000001 0200000000{last:02x} 86dd 60000000 {length:04x} {next:02x} 40 20010db8{zeros}{last:02x} 20010db8{zeros}fe {body}"
    )
}

const UDP: &str = "0fa0270f000c000061626364";

#[test]
fn ends_of_odd_packets_are_the_same() {
    let whole = |list: &[(u8, String)]| -> Vec<(String, u32)> {
        list.iter().map(|(next, body)| (body.clone(), u32::from(*next))).collect()
    };
    let address = |last: u8| format!("{}{last:02x}", "00".repeat(15));
    let (one, two) = (address(1), address(2));
    let tcp = |header: &str| format!("1388270e 00000001 00000001 {header} 03e8 0000 0000");
    let bodies = [
        (17, UDP.to_owned()),
        (59, String::new()),
        // Fragments: the first, the last, one that is all, one that stays alone.
        (44, format!("11000001 00000011 {UDP} 61626364")),
        (44, "11000010 00000011 61626364".to_owned()),
        (44, format!("11000000 00000012 {UDP}")),
        (44, "11000010 00000013 61626364".to_owned()),
        // Mobility, with nothing behind it.
        (135, "3b010000 00000000".to_owned()),
        // Ways: type 0 with a stop left and with none, home address, segment routing.
        (43, format!("11040001 00000000 {one} {two} {UDP}")),
        (43, format!("11040000 00000000 {one} {two} {UDP}")),
        (43, format!("11020201 00000000 {one} {UDP}")),
        (43, format!("11040401 01000000 {one} {two} {UDP}")),
        // Packets in packets, and one that another quotes.
        (41, ipv6(0xa1, 17, UDP).split_off(32)),
        (58, format!("0100000000000000 {}", ipv6(0xa2, 17, UDP).split_off(32))),
        // Headers of TCP: whole, too short, longer than the packet.
        (6, tcp("5010")),
        (6, tcp("4010")),
        (6, tcp("a010")),
    ];
    let sent: Vec<_> = (1..).zip(&bodies).map(|(i, (next, b))| (0, ipv6(i, *next, b))).collect();
    let ends = "-n -q -z conv,eth -z conv,ip -z conv,ipv6 -z conv,tcp -z conv,udp -z endpoints,ipv6 -z endpoints,tcp";
    let mut cases = vec![case(&frames("odd", 1, &whole(&sent)), ends)];

    // Link layers, each with a packet that is whole, malformed, cut by the capture, or has no body.
    let ip = format!("45000020000100004011 0000 0a000001 0a000002 {UDP}");
    let payloads =
        [(ip.clone(), 0), (ip[..22].to_owned(), 0), (ip[..22].to_owned(), 99), (String::new(), 0)];
    let over = |head: &str| -> Vec<(String, u32)> {
        payloads.iter().map(|(p, length)| (format!("{head} {p}"), *length)).collect()
    };
    let ethers = "020000000009 020000000100";
    let llc = "aaaa030000000800";
    for (link, kind, head) in [
        (10, "fddi", format!("50 {ethers} {llc}")),
        (6, "tr", format!("1040 {ethers} {llc}")),
        (113, "sll", "0000 0001 0006 020000000009 0000 0800".to_owned()),
        (105, "wlan", format!("0800 0000 {ethers} 020000000200 1000 {llc}")),
    ] {
        let words = format!("-n -q -z conv,{kind} -z endpoints,{kind}");
        cases.push(case(&frames(kind, link, &over(&head)), &words));
    }

    // 802.11 in every direction.
    let four = "020000000001 020000000002 020000000003 1000 020000000004";
    let list: Vec<_> = (0..4).map(|ways| (format!("480{ways} 0000 {four}"), 0)).collect();
    cases.push(case(&frames("radio", 105, &list), "-n -q -z conv,wlan -z endpoints,wlan"));

    // SCTP: a chunk, none, one that is cut, two.
    let (start, data) = (
        "01000014 00000001 00010000 000a000a 00000001",
        "00030014 00000001 00000000 00000000 61626364",
    );
    let chunks =
        [start.to_owned(), String::new(), start[..30].to_owned(), format!("{start} {data}")];
    let list: Vec<_> = (1..)
        .zip(&chunks)
        .map(|(i, c)| (0, ipv6(i, 132, &format!("03e8270f 00000001 00000000 {c}"))))
        .collect();
    cases.push(case(&frames("sctp", 1, &whole(&list)), "-n -q -z conv,sctp -z endpoints,sctp"));
    check(&cases);
}

#[test]
fn ends_of_real_captures_are_the_same() {
    let collection = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/captures");
    let known = [
        ("wlan", "arkime/tests_pcap_80211http.pcap"),
        ("wlan", "tcpdump/tests_ieee802.11_htc.pcap"),
        ("sll", "nDPI/tests_cfgs_default_pcap_reasm_crash_anon.pcapng"),
        ("sll", "tcpdump/tests_babel.pcap"),
        ("fddi", "zeek/testing_btest_Traces_dns-inverse-query.pcap"),
        ("tr", "wireshark/tftp.pcap"),
        ("sctp", "wireshark/netperfmeter.pcapng.gz"),
        ("sctp", "suricata-verify/tests_sctp-pkt-too-small_input.pcap"),
        ("mptcp", "tcpdump/tests_mptcp-v0.pcap"),
        ("mptcp", "tcpdump/tests_mptcp-aa-v1.pcap"),
        ("mptcp", "nDPI/tests_cfgs_default_pcap_tls_change_cipher.pcap"),
        ("ipv6", "zeek/testing_btest_Traces_ipv6-fragmented-dns.pcap"),
        ("ipv6", "tcpdump/tests_ipv6-srh-insert-cksum.pcap"),
    ];
    let mut cases = Vec::new();
    for (kind, name) in known {
        let path = collection.join(name);
        if !path.exists() {
            continue;
        }
        // The reference aborts over endpoints of MPTCP.
        let ends = if kind == "mptcp" { String::new() } else { format!("-z endpoints,{kind} ") };
        cases.push(case(&path, &format!("-n -q {ends}-z conv,{kind} -z conv,udp,frame.number>3")));
        if cases.len() % 2 == 1 {
            let conv = format!("-N t -q -z conv,{kind},frame.number<30 -z conv,{kind}");
            cases.push(case(&path, &conv));
        }
    }
    check(&cases);
}

#[test]
fn reports_that_are_not_there_are_refused() {
    let path = example("dns.pcap").to_string_lossy().into_owned();
    for report in [
        "conv,usb",
        "endpoints,dccp",
        "smb,srt",
        "follow,dccp,ascii,0",
        "follow,http2,ascii,0,1",
        "follow,quic,ascii,0,0",
    ] {
        let args = ["tshark", "-r", &path, "-q", "-z", report];
        let output = Command::new(env!("CARGO_BIN_EXE_requin")).args(args).output().unwrap();
        let says = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(1), "{report}");
        assert!(says.contains("is not there yet"), "{report}: {says}");
        assert!(output.stdout.is_empty(), "{report}");
    }
}

#[test]
fn what_is_sent_again_or_missing_is_told_the_same() {
    let collection = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/captures");
    let notes = "-q -z expert";
    let words = [
        // Fast retransmissions into a message that waits, and into one that was put together before.
        ("zeek/testing_btest_Traces_http_206_example_c.pcap", "-q -z follow,http,hex,1 -z expert"),
        ("arkime/tests_pcap_wireshark-retrans.pcap", "-q -z follow,http,yaml,0 -z expert"),
        // A conversation in another, in the same frames.
        ("nDPI/tests_cfgs_default_pcap_vxlan.pcap", "-q -z follow,udp,hex,0 -z follow,udp,raw,2"),
        ("arkime/tests_pcap_gtp-iphone.pcap", "-q -z follow,udp,yaml,1 -z follow,udp,ascii,0"),
        // Acknowledged, not captured: told again, or not.
        ("nDPI/tests_cfgs_default_pcap_nest_log_sink.pcap", notes),
        ("nDPI/tests_cfgs_default_pcap_bittorrent.pcap", notes),
        ("nDPI/tests_cfgs_default_pcap_reasm_crash_anon.pcapng", notes),
        ("ICS-Security-Tools/pcaps_bro_modbus_fuzz-72.pcap", "-q -z expert,note,tcp"),
        // Out of order before the round trip is known, closing twice, blocks in blocks, notes on demand.
        ("suricata-verify/tests_util-action-tests_util-action-12_input.pcap", notes),
        ("suricata-verify/tests_http-range-multiflows_input.pcap", notes),
        ("nDPI/tests_cfgs_default_pcap_ocs.pcap", notes),
        ("tcpdump/tests_ssh.pcap", notes),
        ("tcpdump/tests_ssh.pcap", "-q -z expert -z io,phs"),
        ("tcpdump/tests_mptcp-v0.pcap", notes),
    ];
    let there = words.map(|(name, words)| (collection.join(name), words));
    let there = there.iter().filter(|(path, _)| path.exists());
    check(&there.map(|(path, words)| case(path, words)).collect::<Vec<_>>());
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
    // The reference begins a further UDP conversation for what answers SNMP.
    "Sample_File_MMS_and_GOOSE",
    // Of several sections: `tests/differences.toml` says why they differ.
    "test201",
];

#[test]
fn conversations_of_many_captures_are_the_same() {
    let collection = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/captures");
    let Ok(core) = std::fs::read_to_string(collection.join("CORE")) else { return };
    let words = "-n -q -z conv,eth -z conv,ip -z conv,ipv6 -z conv,tcp -z conv,udp -z endpoints,eth -z endpoints,ip -z endpoints,ipv6 -z endpoints,tcp -z endpoints,udp -z follow,tcp,ascii,0 -z follow,tcp,hex,1 -z follow,udp,raw,0 -z follow,tcp,yaml,0 -z io,stat,0";
    let captures = core.lines().step_by(16).map(|line| collection.join(line));
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
