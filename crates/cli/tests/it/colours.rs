//! The packet list in colours: the same bytes as the reference writes to a terminal, where both it and `script` are there.

use std::process::{Command, Stdio};

/// What a command writes to a terminal with 24-bit colours; `None` without `script` or the command.
fn on_terminal(command: &str) -> Option<String> {
    let mut script = Command::new("script");
    script.args(["-qec", command, "/dev/null"]).stdin(Stdio::null());
    let output = script.env("COLORTERM", "truecolor").env("TZ", "UTC").output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

#[test]
fn lists() {
    for name in ["dns", "http", "mail", "tls"] {
        let file = format!("{}/../../examples/{name}.pcap", env!("CARGO_MANIFEST_DIR"));
        let args = format!("--color -n -r {file} 2>/dev/null");
        let Some(ours) = on_terminal(&format!("{} tshark {args}", env!("CARGO_BIN_EXE_requin")))
        else {
            return;
        };
        assert!(ours.starts_with("\u{1b}[38;2;18;39;46m\u{1b}[48;2;"), "{name}: {ours:.60}");
        let Some(theirs) = on_terminal(&format!("tshark {args}")) else { continue };
        let first = ours.lines().zip(theirs.lines()).find(|(a, b)| a != b);
        assert_eq!((first, ours.len()), (None, theirs.len()), "{name}");
    }
}
