//! The same bytes whatever the number of threads.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A capture of many pieces of work: the examples, one behind the other, again and again.
fn capture() -> PathBuf {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples");
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("threads.pcap");
    let names = ["http.pcap", "dns.pcap", "mail.pcap", "tls.pcap"];
    let inputs = names.iter().cycle().take(240).map(|name| examples.join(name));
    let mut command = Command::new(env!("CARGO_BIN_EXE_requin"));
    command.args(["mergecap", "-a", "-F", "pcap", "-w"]).arg(&path).args(inputs);
    assert!(command.status().unwrap().success());
    // More than two pieces for each of five threads.
    let octets = std::fs::metadata(&path).unwrap().len();
    assert!(octets > 10 * 128 << 10, "{octets} octets");
    path
}

#[test]
fn threads_do_not_show() {
    let path = capture();
    for line in [
        "-V",
        "-T fields -e tcp.stream -e http.request.uri",
        "-Y dns -T json",
        "-2 -V",
        "-2 -Y http -T fields -e frame.time_delta_displayed -e http.response_in",
        "-2 -R tcp -Y tcp.flags.syn==1",
        "-2 -q -z conv,tcp -z io,phs -z expert",
        "-q -z conv,tcp -z io,phs -z expert,http",
    ] {
        let print = |threads: &str, piped: bool| {
            let mut command = Command::new(env!("CARGO_BIN_EXE_requin"));
            command.args(["tshark", "-n", "--threads", threads, "-r"]);
            if piped {
                command.arg("-").stdin(Stdio::from(std::fs::File::open(&path).unwrap()));
            } else {
                command.arg(&path);
            }
            let output = command.args(line.split(' ')).output().unwrap();
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
            output.stdout
        };
        let one = print("1", false);
        assert!(!one.is_empty());
        for (threads, piped) in [("2", false), ("5", false), ("1", true), ("5", true)] {
            let told = print(threads, piped);
            assert!(
                one == told,
                "{line}: {threads} threads, {}",
                if piped { "piped" } else { "file" }
            );
        }
    }
}
