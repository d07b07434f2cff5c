//! Options of `tshark` beside the reference's: what is printed and written, exit statuses, messages.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

fn example(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples").join(name);
    path.to_string_lossy().into_owned()
}

/// A new folder for this test.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("options").join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

fn ours() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_requin"));
    command.arg("tshark").env("TZ", "UTC");
    command
}

fn run(words: &[&str]) -> Output {
    ours().args(words).stdin(Stdio::null()).output().unwrap()
}

fn has_reference() -> bool {
    Command::new("tshark").arg("-v").output().is_ok()
}

/// Runs a line in a folder of its own; `IN` stands for a capture, which is also on standard input. Gives the status, what
/// was printed, and the file `out` if it is no pcapng, whose head says who wrote it.
fn side(mut command: Command, name: &str, line: &str) -> (Option<i32>, Vec<u8>, Option<Vec<u8>>) {
    let (folder, capture) = (folder(name), example("http.pcap"));
    let words = line.split_whitespace().map(|word| if word == "IN" { &capture } else { word });
    let input = std::fs::File::open(&capture).unwrap();
    std::fs::write(folder.join("hosts"), "192.0.2.80 router\n").unwrap();
    std::fs::write(folder.join("empty"), "").unwrap();
    let output = command
        .args(words)
        .current_dir(&folder)
        .env("TZ", "UTC")
        .stdin(Stdio::from(input))
        .output()
        .unwrap();
    let written = std::fs::read(folder.join("out")).ok().filter(|_| line.contains("-F "));
    (output.status.code(), output.stdout, written)
}

/// What is printed, whatever is written and however quiet it shall be; where reading ends; what is refused.
const LINES: &[&str] = &[
    "-r IN -q",
    "-r IN -q -T text",
    "-r IN -Q -P",
    "-r IN -q -x -c 3",
    "-r IN -q -T fields -e ip.src",
    "-r IN -q -T ek -e ip.src",
    "-r IN -T ek -P -e ip -c 2",
    "-r IN -T ek -P -x -c 2",
    "-r IN -T ek -P -V -x -c 2",
    "-r IN -u hms",
    "-r IN -u hms -t d",
    "-r IN -u hms -t e",
    "-r IN -u hms -t a",
    "-r IN -T fields -E escape=n -e ip.src",
    "-r IN -T fields -e _ws.expert",
    "-r IN -T fields -e ip.ttl -e _ws.col.Info -e tcp.port -e ip.ttl -e _ws.col.Info",
    "-r IN -T json -e ip.ttl -e tcp.port -e ip.ttl -c 1",
    "-r IN -T json -e _ws.expert -c 1",
    "-r IN -d tcp.port==80,data -T fields -e data -c 6",
    "-r IN --disable-protocol eth -c 2",
    "-r IN -o tcp.analyze_sequence_numbers:FALSE -T fields -e _ws.expert.message",
    "-r IN -q -z io,stat,1 -t d",
    "-2 -r IN",
    "-2 -r IN -T fields -e tcp.completeness -e tcp.analysis.initial_rtt",
    "-2 -r IN -R tcp.len>0 -T fields -e frame.number -e frame.time_delta",
    "-2 -r IN -R tcp.len==0 -T fields -e frame.number -e frame.time_delta -e frame.time_delta_displayed",
    "-r IN -F pcap -w out",
    "-r IN -F pcap -w out -q -P",
    "-r IN -F nsecpcap -w out -T text",
    "-r IN -F pcap -w out -x -q",
    "-r IN -F pcap -w out -T tabs",
    "-r IN -F pcap -w out -T fields -e ip.src",
    "-r IN -F pcap -w out -T json",
    "-r IN -F pcap -w out -T jsonraw -P",
    "-r IN -F pcap -w out -T ek -e ip.src",
    "-r IN -F pcap -w out -Y http",
    "-r IN -F pcap -w out -2 -R http",
    "-r IN -F pcap -w out -g",
    "-r IN -F pcap -w -",
    "-r IN -F pcap -w - -V",
    "-r IN -F pcap -w - -T text",
    "-r IN -x -T fields -e ip.src",
    "-r IN -x -T pdml",
    "-r IN -O http -T psml",
    "-r IN -a packets:3",
    "-r IN -a packets:3 -c 2",
    "-r IN -a packets:30 -F pcap -w out",
    "-r IN -a filesize:1",
    "-r IN -a filesize:24",
    "-r IN -a filesize:25",
    "-r IN -a filesize:114",
    "-r IN -a filesize:115",
    "-r IN -a filesize:5000 -F pcap -w out",
    "-r IN -a filesize:999999",
    "-r IN -a duration:3",
    "-r IN -a files:2",
    "-r IN -a foo:2",
    "-r IN -a packets",
    "-r IN -a packets:",
    "-r IN -a packets:0",
    "-r IN -a packets:-1",
    "-r IN -a packets:x",
    "-r IN -b files:2",
    "-r IN -b filesize:x",
    "-r IN -f tcp",
    "-r IN -s 100 -p -I -B 3 -y EN10MB --time-stamp-type host",
    "-r IN -s x",
    "-r IN -s 0",
    "-r IN -B 0",
    "-r IN -L",
    "-r IN -i -",
    "-r IN -i nothing",
    "-r -",
    "-i -",
    "-i - -a packets:3",
    "-i - -F pcap -w out",
    "-i - -F pcap -w out -P",
    "-i - -Y http",
    "-i - http",
    "-i - -f tcp",
    "-i - -2",
    "-i - -w out -Y http",
    "-i - -a filesize:1",
    "-i - -a files:1",
    "-i - -Q",
    "-r IN --capture-comment one",
    "-r IN --capture-comment one -F pcap -w out",
    "-r IN -W n -F pcap -w out",
    "-r IN -W x",
    "-r IN -M 3 -2",
    "-r IN -M 0",
    "-r IN -U ?",
    "-r IN -U IP",
    "-r IN -U iq -F pcap -w out",
    "-U IP",
    "-r IN -X foo",
    "-r IN -F foo",
    "-r IN -F",
    "-r IN -T foo",
    "-r IN -t .12",
    "-r IN -t a.3x",
    "-r IN -t .3",
    "-r IN -c 99999999999",
    "-r IN -T fields -e ip.srcc",
    "-r IN -T fields -e _ws.col.Foo -e ip.src",
    "-r IN -o foo:bar",
    "-r IN -d tcp.port==80,htt",
    "-r IN -d tcp.prt==80,http",
    "-r IN --log-level foo",
    "-r IN --log-fatal foo",
    "-r IN --log-file /nowhere/x",
    "-r IN --log-file out",
    "-r IN --temp-dir /nowhere",
    "-r IN --elastic-mapping-filter ip",
    "-r IN -C nowhere",
    "-r IN -w /nowhere/x",
    "-r IN -w /tmp",
    "-r /dev/null",
    "-r /nowhere",
    "-Z",
    "--foo",
    "--interfac",
    "-r IN -T text -T json",
    "-r IN -T bogus -T json",
    "-r IN --no-duplicate-keys",
    "-r IN -T fields --no-duplicate-keys",
    "-r IN -T psml -x -e ip.src",
    "-r IN -T ps -e ip.src",
    "-r IN http -c 5",
    "-r IN frame.time_delta > -1",
    "-r IN -Z -v",
    "-N t -n -r IN -c 2",
    "-N t -N m -r IN -c 2 -T fields -e eth.src_resolved -e _ws.col.Info",
    "-r IN -H /dev/null",
    "-r IN -H hosts -q -z hosts",
    "-r IN -d tcp.port==0120,data -c 6",
    "-r IN -d tcp.port==80:99999,data -c 6",
    "-r IN -d tcp.port==80:4294967295,data",
    "-r IN -d tcp.port==80,tls -c 6",
    "-r IN -d tcp.port==80,",
    "-r IN -d ==80,http",
    "-r IN --disable-protocol http -d tcp.port==80,http -c 6",
    "-r IN --disable-protocol http --enable-protocol http -c 6",
    "-r IN -T fields -e tcp.port -E header=yes -c 2",
    "-r IN -T fields -e tcp.port -E header=Y",
    "-r IN -T fields -e tcp.port -e ip.src -E separator=/x -E aggregator=/t -c 2",
    "-r IN -T fields -e tcp.port -e ip.src -E separator=/tab -E aggregator=/s -c 2",
    "-r IN -T fields -e tcp.port -E occurrence=first -E quote=double -c 2",
    "-r IN -T fields -e tcp.port -E =",
    "-r IN -o http.tcp.port:80- -c 6",
    "-r IN -o http.tcp.port:99999",
    "-r IN -o http.tcp.port:80,,90",
    "-r IN -o gui.column.hidden:%m,%t -c 2",
    "-r IN -o gui.column.hidden:%m -T ek -P -c 2",
    "-r IN -o gui.column.hidden:%m -T fields -e _ws.col.No. -e _ws.col.Time -c 2",
    "-r IN -o console.log.level:x",
    "-r IN -c +3",
    "-r IN -c 99999999999999999999",
    "-r IN -c 0x10",
    "-r IN -a filesize:+3",
    "-r IN -a filesize:2147483648 -c 1",
    "-r IN --selected-frame 0 -c 1",
    "-r IN --selected-frame +3",
    "-r IN -t a.03",
    "-r IN -y x",
    "-r IN -y en10mb -c 1",
    "-r IN --compress-type gzip -c 1",
    "-r IN --compress-type x",
    "-r IN -z bogus -z help",
    "-z bogus",
    "-r IN -X read_format:x",
    "-r IN --log-level none",
    "-r IN --log-fatal error -c 1",
    "-r IN -M 3 -T fields -e frame.number -e frame.time_delta_displayed",
    "-r IN -M 3 -Y http -T fields -e frame.number -e frame.time_delta_displayed",
    "-r IN -F pcap -w - -z io,phs",
    "-r IN -F libpcap -w out",
    "-r IN -F toshiba -w out",
    "-r IN/x",
    "-r empty",
    "-r empty -T json",
    "-r empty -F pcap -w out",
    "-r IN -F snoop -w out -Y !ip",
    "-r IN -q -z conv,tcp,",
    "-r IN -q -z io,stat,0,LOAD(tcp.time_delta)tcp.time_delta",
    "--color=3",
];

/// Every fourth line: each start of the reference takes half a second.
fn lines_do_the_same(first: usize) {
    if !has_reference() {
        return;
    }
    let mut wrong = Vec::new();
    for line in LINES.iter().skip(first).step_by(4) {
        let own = side(ours(), &format!("ours-{first}"), line);
        let theirs = side(Command::new("tshark"), &format!("theirs-{first}"), line);
        if own != theirs {
            let told = |(status, out, file): &(Option<i32>, Vec<u8>, Option<Vec<u8>>)| {
                format!("{status:?}, {} octets, {:?}", out.len(), file.as_ref().map(Vec::len))
            };
            wrong.push(format!("{line}\n  {}\n  {}", told(&own), told(&theirs)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn lines_do_the_same_0() {
    lines_do_the_same(0);
}

#[test]
fn lines_do_the_same_1() {
    lines_do_the_same(1);
}

#[test]
fn lines_do_the_same_2() {
    lines_do_the_same(2);
}

#[test]
fn lines_do_the_same_3() {
    lines_do_the_same(3);
}

/// Layers and fields chosen of PDML, below its head, which says who wrote it and when.
#[test]
fn chosen_parts_of_pdml() {
    if !has_reference() {
        return;
    }
    let (dns, http) = (example("dns.pcap"), example("http.pcap"));
    for (capture, words) in [
        (&dns, &["-j", "udp"][..]),
        (&dns, &["-j", "ip text ip.flags udp"]),
        (&dns, &["-J", "udp ip"]),
        (&http, &["-c", "9", "-j", "ip tcp.segments"]),
        (&http, &["-c", "9", "-J", "eth"]),
        (&dns, &["-e", "ip.src", "-e", "udp.port", "-e", "dns.a", "-e", "_ws.col.Info"]),
        (&http, &["-e", "frame.time", "-e", "ip.addr", "-e", "ip.addr", "-E", "occurrence=l"]),
    ] {
        let printed = |mut command: Command| {
            command.args(["-r", capture, "-T", "pdml"]).args(words).env("TZ", "UTC");
            let text = String::from_utf8(command.output().unwrap().stdout).unwrap();
            text.split_once("<packet>").unwrap().1.to_owned()
        };
        // Makers of network cards have longer names here, where those are shown.
        let (ours, theirs) = (printed(ours()), printed(Command::new("tshark")));
        let lines = |text: &str| {
            let kept = text.lines().filter(|line| !line.contains(".oui"));
            kept.map(str::to_owned).collect::<Vec<_>>()
        };
        assert_eq!(lines(&ours), lines(&theirs), "{words:?}");
    }
}

/// A body that ends with the connection: the segment that ends it holds no octets, and has its place in the array.
#[test]
fn octets_of_json_with_each_key_once() {
    if !has_reference() {
        return;
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/captures");
    let printed = |mut command: Command| {
        command.arg("-r").arg(folder.join("http-until-close.pcap")).env("TZ", "UTC");
        command.args(["-T", "json", "-x", "--no-duplicate-keys"]);
        String::from_utf8(command.output().unwrap().stdout).unwrap()
    };
    assert_eq!(printed(ours()), printed(Command::new("tshark")));
}

fn failed(output: &Output, status: i32, text: &str) {
    let error = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(status), "{error}");
    assert!(error.contains(text), "{error}");
}

#[test]
fn wrong_words_name_the_nearest_right_one() {
    let http = example("http.pcap");
    for (words, status, text) in [
        (&["--capture-coment", "x"][..], 1, "did you mean --capture-comment?"),
        (&["-F", "pcapn"], 1, "did you mean \"pcapng\"?"),
        (&["-F", "pcapn"], 1, "\ntshark: The available capture file types"),
        (&["-T", "fields", "-e", "ip.srcc"], 1, "\n\tip.srcc\ntshark: did you mean \"ip.src\"?"),
        (&["-o", "tcp.desegment_tcp_stream:TRUE"], 1, "\"tcp.desegment_tcp_streams\"?"),
        (&["-d", "tcp.prt==80,http"], 1, "did you mean \"tcp.port\"?"),
        (&["-d", "tcp.port==80,htt"], 1, "did you mean \"http\"?"),
        (&["-T", "jsn"], 1, "did you mean \"json\"?"),
        (&["--hexdump", "delimt"], 1, "did you mean \"delimit\"?"),
        (&["--enable-heuristic", "htp_tcp"], 1, "did you mean \"http_tcp\"?"),
        (&["-C", "Defualt"], 1, "did you mean \"Default\"?"),
        // These are no errors for the reference; people want to know all the same.
        (&["--disable-protocol", "htpp"], 0, "did you mean \"http\"?"),
        (&["-O", "htpp"], 0, "did you mean \"http\"?"),
        (&["-j", "htpp", "-T", "json"], 0, "did you mean \"http\"?"),
        (&["-K", "keys"], 0, "decrypting Kerberos is not there yet"),
        // The reference knows them: scripts that name them shall run.
        (&["--enable-heuristic", "lbtrm_udp"], 0, "the heuristic lbtrm_udp is not there yet"),
        (&["-d", "tcp.port==80,asterix"], 0, "asterix is not taken apart yet, and shown as data"),
        (&["-d", "usb.device==1,hid"], 0, "nothing is handed on by usb.device yet"),
        (&["-a", "packet:3"], 1, "did you mean \"packets\"?"),
        (&["-Y", "http.hos"], 2, "Did you mean http.host?"),
        (&["--log-level", "warn"], 1, "did you mean \"warning\"?"),
        (&["-U", "Ethernt", "-w", "x"], 2, "did you mean \"Ethernet\"?"),
        (&["--no"], 1, "ambiguous: no (one of --no-promiscuous-mode, --no-duplicate-keys?)"),
        (&["-y", "EN10B"], 1, "did you mean \"EN10MB\"?"),
        (&["-M", "20"], 0, "resetting session.\nresetting session.\n"),
        (&["-T", "psml", "-e", "ip.src"], 0, ""),
        (&["-D"], 1, "live capture is not there yet"),
        (&["-w", "/nowhere/x"], 2, "The path to the file \"/nowhere/x\" doesn't exist."),
    ] {
        let words: Vec<&str> = [&["-r", http.as_str()], words].concat();
        failed(&run(&words), status, text);
    }
    failed(&run(&["-r", &http, "-F"]), 1, "The available capture file types");
}

#[test]
fn comments_and_names_are_written() {
    let folder = folder("names");
    let path = |name: &str| folder.join(name).to_string_lossy().into_owned();
    let (one, two, hosts) = (path("one.pcapng"), path("two.pcapng"), path("hosts"));
    std::fs::write(&hosts, "192.0.2.80 router\n::1 here\n").unwrap();
    let dns = example("dns.pcap");
    let words = ["-r", &dns, "-w", &one, "--capture-comment", "a", "--capture-comment", "b"];
    assert!(run(&words).status.success());
    let words = ["-r", &one, "-w", &two, "--capture-comment", "c", "-H", &hosts, "-W", "n"];
    assert!(run(&words).status.success());
    // The second file is the first, with a comment in its head, and the names behind its packets.
    let info =
        Command::new(env!("CARGO_BIN_EXE_requin")).args(["capinfos", "-k", &two]).output().unwrap();
    let info = String::from_utf8_lossy(&info.stdout).into_owned();
    let comments: Vec<&str> = info.lines().filter(|line| line.contains("comment")).collect();
    let ends: Vec<&str> =
        comments.iter().filter_map(|line| line.split_whitespace().last()).collect();
    assert_eq!(ends, ["a", "b", "c"], "{info}");
    let named = run(&["-r", &two, "-N", "n", "-T", "fields", "-e", "ipv6.dst_host", "-e", "dns.a"]);
    assert!(named.status.success());
    let written = std::fs::read(&two).unwrap();
    let has = |name: &[u8]| written.windows(name.len()).any(|window| window == name);
    assert!(has(b"router\0") && has(b"here\0"));
    assert!(!std::fs::read(&one).unwrap().windows(7).any(|window| window == b"router\0"));
}

#[test]
fn the_file_that_is_read_is_not_written_over() {
    let folder = folder("same");
    let (file, link) = (folder.join("in.pcap"), folder.join("link"));
    std::fs::copy(example("dns.pcap"), &file).unwrap();
    let before = std::fs::read(&file).unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink(&file, &link).unwrap();
    for out in [&file, &link] {
        let (file, out) = (file.to_string_lossy(), out.to_string_lossy());
        failed(&run(&["-r", &file, "-w", &out]), 2, "is the file that is read");
    }
    assert_eq!(std::fs::read(&file).unwrap(), before);
}

#[cfg(target_os = "linux")]
#[test]
fn full_disks_and_closed_pipes() {
    let http = example("http.pcap");
    failed(&run(&["-r", &http, "-w", "/dev/full"]), 2, "there is no space left");
    for words in [&["-V"][..], &["-T", "json"], &["-q", "-z", "io,phs"], &["-G", "fields"]] {
        let full = std::fs::File::create("/dev/full").unwrap();
        let words: Vec<&str> = if words == ["-G", "fields"] {
            words.to_vec()
        } else {
            [&["-r", &http], words].concat()
        };
        failed(&ours().args(&words).stdout(full).output().unwrap(), 2, "o space left");
    }
    // A reader that has read enough is no reason to complain; what is written to a file is whole all the same.
    let out = folder("closed").join("out.pcap");
    let written = out.to_string_lossy().into_owned();
    for words in [&["-V"][..], &["-P", "-F", "pcap", "-w", &written], &["-F", "pcap", "-w", "-"]] {
        let mut child = ours()
            .args(["-r", &http])
            .args(words)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    // Nobody reads the messages: the status says it.
    for (words, status) in [(&["-Z"][..], 1), (&["-r", "/nowhere"], 2), (&["-z", "help"], 0)] {
        let mut child =
            ours().args(words).stderr(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
        drop(child.stderr.take());
        assert_eq!(child.wait().unwrap().code(), Some(status), "{words:?}");
    }
    // Packets stand in it up to where printing ended, each of them whole.
    let count = ours().args(["-r", &written, "-q"]).output().unwrap();
    assert!(count.status.success(), "{}", String::from_utf8_lossy(&count.stderr));
}

/// What `requin export` writes is what a reader of CSV expects: a heading, and quotes within values doubled.
#[test]
fn exported_csv() {
    let export = |words: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_requin"));
        let output = command.arg("export").args(words).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    };
    let http = example("http.pcap");
    let list = export(&["-c", "1", &http, "csv"]);
    let (heading, line) = list.split_once('\n').unwrap();
    assert_eq!(heading, r#""No.","Time","Source","Destination","Protocol","Length","Info""#);
    assert!(line.starts_with("\"1\",\"0.000000\","), "{line}");
    assert!(line.ends_with("\"\n") && line.matches("\",\"").count() == 6, "{line}");
    let kinds =
        export(&["-Y", "imf.content.type", &example("mail.pcap"), "csv", "imf.content.type"]);
    let expected = r#""multipart/mixed; boundary=""===============5778266693862026183==""""#;
    assert!(kinds.lines().any(|line| line.starts_with(expected)), "{kinds}");
    assert_eq!(export(&[&http, "json", "ip.src"]).matches("\"ip.src\"").count(), list_len(&http));
}

fn list_len(capture: &str) -> usize {
    let output = run(&["-r", capture]);
    output.stdout.iter().filter(|b| **b == b'\n').count()
}
