//! Settings from files, profiles and options: the same packets and exit statuses as the reference, where it is installed.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

const CAPTURE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/dns.pcap");

/// A folder of settings that goes away with the test.
struct Home(PathBuf);

impl Home {
    fn new(name: &str, files: &[(&str, &str)]) -> Home {
        let path = std::env::temp_dir().join(format!("requin-{name}-{}", std::process::id()));
        for (file, text) in files {
            let file = path.join("wireshark").join(file);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
        }
        Home(path)
    }

    fn run(&self, program: &str, args: &[&str]) -> std::io::Result<Output> {
        let mut command = Command::new(program);
        if program != "tshark" {
            command.arg("tshark");
        }
        command.args(["-r", CAPTURE]).args(args);
        command.env("XDG_CONFIG_HOME", &self.0).env("TZ", "UTC").output()
    }

    fn ours(&self, args: &[&str]) -> (Option<i32>, String) {
        let output = self.run(env!("CARGO_BIN_EXE_requin"), args).unwrap();
        (output.status.code(), String::from_utf8(output.stdout).unwrap())
    }

    /// What the reference does; `None` if it is not there.
    fn theirs(&self, args: &[&str]) -> Option<(Option<i32>, String)> {
        let output = self.run("tshark", args).ok()?;
        Some((output.status.code(), String::from_utf8(output.stdout).unwrap()))
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

const FILES: &[(&str, &str)] = &[
    ("hosts", "127.0.0.1 home\n192.0.2.80 old\n192.0.2.80 web # the last counts\n"),
    ("services", "names 53/udp\n"),
    ("preferences", "# c\nnosuch.pref: 1\nno colon\nip.check_checksum: TRUE\n"),
    ("profiles/P/hosts", "127.0.0.1 profiled\n"),
    ("profiles/P/disabled_protos", "dns\n"),
    ("profiles/Q/decode_as_entries", "decode_as_entry: udp.port,53,DNS,(none)\n"),
    ("profiles/Q/preferences", "gui.column.format: \n\t\"N\", \"%m\",\n\t\"S\", \"%uS\"\n"),
    (
        "profiles/R/preferences",
        "nameres.network_name: TRUE\nnameres.transport_name: true\nnameres.use_external_name_resolver: FALSE\n",
    ),
    ("profiles/R/subnets", "127.0.0.0/8 loop\n"),
];

#[test]
fn files_and_options() {
    let home = Home::new("settings", FILES);
    let cases: &[&[&str]] = &[
        &[],
        &["-N", "nt"],
        &["-C", "P", "-N", "n"],
        &["-C", "P", "-T", "fields", "-e", "frame.protocols"],
        &["-C", "Q"],
        &["-C", "R"],
        &["-C", "R", "-n"],
        &["-C", "none"],
        &["-C", "../P"],
        &["-o", "ip.nosuch:1"],
        &["-o", "nosuch"],
        &["-o", "ip.check_checksum:maybe", "-T", "fields", "-e", "ip.checksum.status"],
        &["-o", "gui.column.format:\"D\",\"%und\""],
        &["-o", "uat:nosuch:\"a\""],
        &["--enable-heuristic", "nosuch"],
        &["--disable-protocol", "nosuch"],
        &["--disable-protocol", "udp"],
        &["-M", "0"],
        &["-M", "1000"],
        &["-M", "3"],
        &["-M", "4", "-Y", "dns", "-T", "fields", "-e", "frame.number", "-e", "frame.time_delta"],
        &["--color", "-T", "fields", "-e", "frame.coloring_rule.name"],
        &["--color", "-O", "frame", "-Y", "frame.coloring_rule.string contains \"udp\""],
        &["-T", "fields", "-e", "frame.number", "-e", "frame.coloring_rule.name"],
        &["-o", "uat:ssl_keys:\"a\",\"b\""],
        &["-o", "uat:dfilter_macros:\"one\",\"frame.number == $1\"", "-Y", "${one:2}"],
        &["-o", "http.tls.port:abc"],
        &["-o", "TCP.check_checksum:TRUE"],
        &["-X", "lua_script1:a"],
        &["--log-level", "nosuch"],
        &["--log-level", "warning"],
        &["-H", "/nonexistent"],
        &["-N", "q"],
    ];
    for args in cases {
        let ours = home.ours(args);
        if let Some(theirs) = home.theirs(args) {
            assert_eq!(ours.0, theirs.0, "{args:?}");
            let differs = |(a, b): &(&str, &str)| a != b;
            let first = ours.1.lines().zip(theirs.1.lines()).find(differs);
            assert_eq!(first, None, "{args:?}");
            assert_eq!(ours.1.len(), theirs.1.len(), "{args:?}");
        }
    }
    // What must hold also where there is no reference to compare with.
    assert!(home.ours(&["-N", "n"]).1.contains("home → home"));
    assert!(home.ours(&["-C", "P", "-N", "n"]).1.contains("profiled → profiled"));
    assert!(!home.ours(&["-C", "P"]).1.contains("DNS"));
    assert!(home.ours(&["-C", "R"]).1.contains("loop.0.0.1"));
    assert_eq!(home.ours(&["-C", "none"]), (Some(1), String::new()));
}

#[test]
fn an_unknown_preference_gets_the_nearest_name() {
    let home = Home::new("nearest", &[]);
    let output = home.run(env!("CARGO_BIN_EXE_requin"), &["-o", "tcp.chek_checksum:TRUE"]).unwrap();
    assert_eq!(output.status.code(), Some(1));
    let text = String::from_utf8(output.stderr).unwrap();
    assert!(text.contains("\"tcp.check_checksum\""), "{text}");
}

/// Preferences of transports, each with another value than its default; the same fields as the reference.
#[test]
fn preferences_of_transports() {
    let home = Home::new("transports", &[]);
    let fields = "tcp.seq tcp.ack tcp.window_size tcp.analysis.bytes_in_flight tcp.time_relative _ws.col.Info";
    for preference in [
        "tcp.relative_sequence_numbers:FALSE",
        "tcp.track_bytes_in_flight:FALSE",
        "tcp.calculate_timestamps:FALSE",
        "tcp.desegment_tcp_streams:FALSE",
        "tcp.default_window_scaling:3",
        "ip.check_checksum:TRUE",
    ] {
        // The last -r counts.
        let file = CAPTURE.replace("dns", "http");
        let mut args = vec!["-r", &file, "-o", preference, "-T", "fields"];
        args.extend(fields.split(' ').flat_map(|field| ["-e", field]));
        let ours = home.ours(&args);
        if let Some(theirs) = home.theirs(&args) {
            assert_eq!(ours, theirs, "{preference}");
        }
    }
}
