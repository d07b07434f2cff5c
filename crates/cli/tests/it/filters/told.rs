//! What people and programs are told of filters: errors, warnings, what may stand there; and what files say.

use std::path::PathBuf;
use std::process::{Command, Output};

use dfilter::Doubt;
use session::{Session, filter};

use super::capture;

#[test]
fn errors_point_at_their_place() {
    let session = Session::new();
    for (text, under, nearest) in [
        ("tcp.srcprt == 80", "tcp.srcprt", Some("tcp.srcport")),
        ("ip and tcp.port == 80 and udp.prot", "udp.prot", Some("udp.port")),
        ("TCP", "TCP", Some("tcp")),
        ("tcp.port == ", "", None),
        ("tcp.port == \"80\"", "\"80\"", None),
        ("tcp.port == 70000", "70000", None),
        ("80 == tcp.port", "80", None),
        ("(tcp", "", None),
        ("tcp)", ")", None),
        ("tcp udp", "udp", None),
        ("ip.src contains 1", "ip.src contains", None),
        ("tcp.port in {}", "}", None),
        ("http.host matches \"(\"", "\"(\"", None),
        ("frame[4-2]", "[4-2]", None),
        ("http.host == \"a", "\"a", None),
        ("lenn(ip.src) == 4", "lenn", Some("len")),
        ("ip.src == ${ip.ds}", "${ip.ds}", None),
        ("ip.src == 1.2.3.4/33", "1.2.3.4/33", None),
        ("\u{e4} == 1", "\u{e4}", None),
    ] {
        let error = filter::compile(&session, text).expect_err(text);
        let place = &error.text[error.span.start..error.span.end];
        assert!(
            place == under || place.starts_with(under) && !under.is_empty(),
            "{text}: {place:?}"
        );
        assert_eq!(error.nearest.as_deref(), nearest, "{text}");
        let lines: Vec<String> = error.underlined().lines().map(str::to_owned).collect();
        let column = error.place().1;
        assert_eq!(lines[0], format!("    {text}"));
        assert_eq!(lines[1].find('^'), Some(column + 3), "{text}");
    }
    let error = filter::compile(&session, "tcp and\n  tcp.prt").expect_err("two lines");
    assert_eq!(error.place(), (2, 3));
    assert_eq!(error.underlined(), "      tcp.prt\n      ^~~~~~~");
}

#[test]
fn warnings() {
    use Doubt::{Deprecated, Trap};
    let session = Session::new();
    for (text, doubts) in [
        ("tcp.port == 80", vec![]),
        ("ip.addr != 1.2.3.4", vec![]),
        ("tcp.port ~= 80", vec![Deprecated, Trap]),
        ("bootp", vec![Deprecated]),
        ("ssl.record.length > 3 and bootp.type", vec![Deprecated, Deprecated]),
        ("ip.addr !== 1.2.3.4", vec![Trap]),
        ("any ip.addr != 1.2.3.4", vec![Trap]),
        ("ip[12:4] == 10.0.0.5", vec![Trap]),
        ("frame[1000] != 0", vec![Trap]),
    ] {
        let filter = filter::compile(&session, text).unwrap_or_else(|e| panic!("{e}"));
        let told: Vec<Doubt> = filter.filter().warnings().iter().map(|w| w.doubt).collect();
        assert_eq!(told, doubts, "{text}");
        for warning in filter.filter().warnings() {
            assert!(text.get(warning.span.start..warning.span.end).is_some_and(|t| !t.is_empty()));
        }
    }
}

#[test]
fn completions() {
    let session = Session::new();
    for (text, first, has) in [
        ("tc", "tcp", "tcp.port"),
        ("tcp.p", "tcp.payload", "tcp.pdu.size"),
        ("ip and not tcp.flags.s", "tcp.flags.str", "tcp.flags.syn"),
        ("tcp.port ", "==", "in"),
        ("tcp.port == 80 ", "and", "or"),
        ("arp.opcode == ", "\"reserved\"", "\"reply\""),
        ("arp.opcode in {1, re", "\"reserved\"", "\"reply\""),
        ("tcp.flags.syn == ", "\"Set\"", "\"Not set\""),
        ("http.host con", "contains", "contains"),
        ("upp", "upper(", "upper("),
        ("${pri", "${private_ipv4:", "${private_ipv6:"),
    ] {
        let found = dfilter::complete(text, text.len(), &filter::env(&session), 1000);
        let texts: Vec<&str> = found.candidates.iter().map(|c| c.text.as_str()).collect();
        assert_eq!(texts.first(), Some(&first), "{text}");
        assert!(texts.contains(&has), "{text}: {texts:?}");
        let head = &text[..found.replaces.start];
        assert!(head.len() + found.replaces.end - found.replaces.start == text.len(), "{text}");
    }
    let found = dfilter::complete("http.host == \"tc", 16, &filter::env(&session), 10);
    assert_eq!(found.candidates, []);
}

struct Home(PathBuf);

impl Home {
    fn new(name: &str) -> Home {
        let folder =
            std::env::temp_dir().join(format!("requin-filters-{name}-{}", std::process::id()));
        let files = folder.join(".config/wireshark");
        std::fs::create_dir_all(&files).expect("a folder");
        let macros = "# one\n\"web\",\"tcp.port == $1 or http\"\n\"both\",\"$1 == $2 and $2 != 0\"\n\"deep\",\"${web:80}\"\n";
        std::fs::write(files.join("dfilter_macros"), macros).expect("a file");
        Home(folder)
    }

    fn run(&self, program: &str, args: &[&str]) -> Option<Output> {
        let mut command = Command::new(program);
        command.env("HOME", &self.0).env_remove("XDG_CONFIG_HOME").env("TZ", "UTC");
        command.args(args).output().ok()
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Macros of the user, names of hosts, and exit statuses, as the reference has them.
#[test]
fn files_and_options() {
    let home = Home::new("macros");
    let pcap = capture("assorted");
    for (more, text) in [
        (vec![], "${web:80}"),
        (vec![], "${web:81} and udp"),
        (vec![], "${both:udp.port;53}"),
        (vec![], "${deep}"),
        (vec![], "${web}"),
        (vec![], "${none:1}"),
        (vec![], "${private_ipv4:ip.src}"),
        (vec![], "ip.addr == localhost"),
        (vec!["-N", "nN"], "ip.addr == localhost"),
        (vec!["-N", "nN"], "ipv6.addr == localhost"),
        (vec!["-N", "nN"], "ip.addr == localhost/8"),
        (vec!["-N", "nN"], "ip.addr == 10.1"),
        (vec!["-N", "nN"], "ip.addr == \"localhost\""),
        (vec!["-N", "n"], "ip.addr == localhost"),
        (vec!["-N", "N"], "ip.addr == localhost"),
        (vec!["-o", "nameres.network_name:TRUE"], "ip.addr != localhost"),
    ] {
        let mut args = more;
        args.extend([
            "-r",
            pcap.to_str().expect("a path"),
            "-T",
            "fields",
            "-e",
            "frame.number",
            "-Y",
            text,
        ]);
        let ours_args: Vec<&str> = ["tshark"].into_iter().chain(args.iter().copied()).collect();
        let ours = home.run(env!("CARGO_BIN_EXE_requin"), &ours_args).expect("it starts");
        if let Some(theirs) = home.run("tshark", &args) {
            assert_eq!(ours.status.code(), theirs.status.code(), "{args:?}");
            assert_eq!(ours.stdout, theirs.stdout, "{args:?}");
        }
        if !ours.status.success() {
            let told = String::from_utf8_lossy(&ours.stderr).into_owned();
            assert!(ours.status.code() == Some(2) && told.contains('^'), "{told}");
        }
    }
    let ours = home.run(env!("CARGO_BIN_EXE_requin"), &["filter", "check", "${web:80}"]);
    assert!(ours.is_some_and(|o| o.status.success()));
}

/// What bash offers for the last word of a command line.
#[test]
fn bash_completes_filters() {
    let home = Home::new("bash");
    let program = env!("CARGO_BIN_EXE_requin");
    let script = home.0.join("completions");
    let written = Command::new(program).args(["completions", "bash"]).output().expect("it starts");
    std::fs::write(&script, written.stdout).expect("a file");
    for (words, offered) in [
        (vec!["tshark", "-Y", "tcp.por"], "tcp.port"),
        (vec!["tshark", "-r", "a", "--display-filter", "'ip and udp.srcp"], "ip and udp.srcport"),
        (vec!["requin", "tshark", "-R", "\"arp.opcode == repl"], "arp.opcode == \"reply\""),
        (vec!["requin", "filter", "check", "tcp.urg"], "tcp.urgent_pointer"),
    ] {
        let last = words.len() - 1;
        let ask = r#"source "$1"; shift; COMP_CWORD=$1; shift; COMP_WORDS=("$@"); _requin; printf '%s\n' "${COMPREPLY[@]}""#;
        let folder = std::path::Path::new(program).parent().expect("it is in a folder");
        let path = format!("{}:{}", folder.display(), std::env::var("PATH").unwrap_or_default());
        let mut command = Command::new("bash");
        command.env("PATH", path).args(["-c", ask, "bash"]).arg(&script).arg(last.to_string());
        let Ok(output) = command.args(&words).output() else { return };
        let found = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(found.lines().any(|line| line == offered), "{words:?}: {found}");
    }
}
