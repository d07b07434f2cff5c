//! The personality `rawshark` beside the reference's, line by line, and on its own.

use std::io::Write;
use std::process::{Command, Stdio};

use crate::siblings::{example, folder, has_reference, ours};

/// Status, standard output and standard error of a run whose standard input is this.
fn run(mut command: Command, words: &[&str], input: &[u8]) -> (Option<i32>, String, String) {
    let mut child = command
        .args(words)
        .env("TZ", "UTC")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let (mut stdin, input) = (child.stdin.take().unwrap(), input.to_vec());
    // Who stops reading has read enough.
    let writer = std::thread::spawn(move || stdin.write_all(&input).is_ok());
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

fn rawshark(words: &[&str], input: &[u8]) -> (Option<i32>, String, String) {
    let mut command = ours();
    command.arg("rawshark");
    run(command, words, input)
}

/// Status and output are the reference's.
fn same(rows: &[(&str, &[u8])]) {
    if !has_reference("rawshark") {
        return;
    }
    let mut wrong = Vec::new();
    for (row, input) in rows {
        let words: Vec<String> = row.split(' ').map(|word| word.replace('~', " ")).collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let own = rawshark(&words, input);
        let theirs = run(Command::new("rawshark"), &words, input);
        if (own.0, &own.1) != (theirs.0, &theirs.1) {
            wrong.push(format!("{row}\n{own:?}\n{theirs:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Fields of every type, filters and formats.
#[test]
fn prints_the_same() {
    let read = |name| std::fs::read(example(name)).unwrap();
    let (dns, http, mail, tls) =
        (read("dns.pcap"), read("http.pcap"), read("mail.pcap"), read("tls.pcap"));
    same(&[
        ("-s -r - -d encap:1 -F ip.src -F frame.number -F frame.protocols", &dns),
        ("-s -r - -d encap:EN10MB -F eth.src -F eth.type -F ip.ttl -F ip.checksum", &mail),
        ("-s -r - -d encap:en10mb -F frame.time -F frame.time_delta -F frame.time_epoch", &http),
        ("-s -r - -d encap:1 -F tcp.flags -F tcp.flags.syn -F tcp.port -F tcp.payload", &http),
        ("-s -r - -d encap:1 -F http.request.line -F http.host -F eth", &http),
        ("-s -r - -d encap:1 -F text -F dns.qry.name -F dns.a", &dns),
        ("-s -r - -d encap:1 -F tls.record.version -F tls.handshake.random_time", &tls),
        ("-s -r - -d encap:1 -F dns.flags.response -S [%S|%N|%D|%%]", &dns),
        ("-s -r - -d encap:1 -F dns -F ip.src -S %D:~%S~(%N)", &dns),
        ("-s -r - -d encap:1 -F ip.src -R tcp -R dns.flags.response==1", &dns),
        ("-s -r - -d encap:1 -R udp -n -l", &dns),
        ("-s -r - -d encap:1", &dns),
        ("-s -r - -d encap:101 -F frame.protocols", &dns),
        ("-s -r - -d proto:dns -F dns.id -N mnt -t ad", &dns),
    ]);
}

/// Words that are wrong, and files that are.
#[test]
fn ends_the_same() {
    let dns = std::fs::read(example("dns.pcap")).unwrap();
    let rows = [
        "-s -r -",
        "-s -d encap:1 -F ip.src",
        "-r - -d encap:foo",
        "-r - -d encap:9999",
        "-r - -d encap:1x",
        "-r - -d proto:foo",
        "-r - -d foo",
        "-r - -d encap:1 -F foo.bar",
        "-r - -d encap:1 -F IP.SRC",
        "-r - -d encap:1 -R foo~bar",
        "-R foo~bar",
        "-r - -d encap:1 -S %X",
        "-r - -d encap:1 -S %",
        "-r - -d encap:1 -N z",
        "-r - -d encap:1 -t foo",
        "-r - -d encap:1 -o foo:bar",
        "-r - -d encap:1 -m abc",
        "-r - -d encap:1 --log-level foo",
        "-r - -d encap:1 -F",
        "-r /nowhere -d encap:1 -F ip.src",
        "-r - -d encap:1 -Z",
        // The head of the file taken for a packet.
        "-r - -d encap:1 -F ip.src",
    ];
    same(&rows.map(|row| (row, dns.as_slice())));
    let row = "-s -r - -d encap:1 -F ip.src -F frame.len";
    same(&[0, 10, 24, 30, 40, 50, 116, 300].map(|octets| (row, &dns[..octets])));
    // Times of 64 bits.
    let mut wide = Vec::new();
    for (secs, octets) in [(1_u64, 20_u32), (2, 0), (3, 30), (4, 300_000)] {
        wide.extend(secs.to_le_bytes());
        wide.extend(5_u64.to_le_bytes());
        wide.extend(octets.to_le_bytes());
        wide.extend(octets.to_le_bytes());
        wide.extend((0..octets).map(|octet| octet as u8));
    }
    let row = "-p -r - -d encap:1 -F frame.len -F frame.time_epoch";
    same(&[24, 44, 60, 68, 200, wide.len()].map(|octets| (row, &wide[..octets.min(wide.len())])));
}

/// Files are read, too, not only pipes; what is wrong is told with its nearest right word.
#[test]
fn files_and_hints() {
    let dns = example("dns.pcap");
    let path = dns.to_string_lossy();
    let (status, out, _) = rawshark(&["-s", "-d", "encap:1", "-F", "ip.src", "-r", &path], b"");
    assert_eq!(status, Some(0));
    assert!(out.starts_with("0 FT_IPv4 BASE_NONE - \n1 0=\"127.0.0.1\" -\n"), "{out}");
    let (status, _, error) = rawshark(&["-d", "encap:1", "-F", "ip.scr"], b"");
    assert_eq!(status, Some(1));
    assert!(error.contains("did you mean \"ip.src\"?"), "{error}");
    let link = folder("rawshark-links");
    assert!(ours().arg("install-links").arg(&link).status().unwrap().success());
    let output = Command::new(link.join("rawshark")).arg("-v").output().unwrap();
    assert!(String::from_utf8_lossy(&output.stdout).starts_with("Rawshark (Wireshark) 4.0.17"));
}
