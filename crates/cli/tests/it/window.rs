//! `requin open`: what its window shows is what `requin tshark` prints.

use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use testkit::http::request;

struct Window {
    process: Child,
    at: SocketAddr,
    token: String,
}

/// A folder of settings of a test, which goes away with it.
struct Home(PathBuf);

impl Home {
    fn new(name: &str, files: &[(&str, &str)]) -> Home {
        let path = std::env::temp_dir().join(format!("requin-{name}-{}", std::process::id()));
        for (file, text) in files {
            let file = path.join("wireshark").join(file);
            std::fs::create_dir_all(file.parent().expect("is in a folder")).expect("can be made");
            std::fs::write(file, text).expect("can be written");
        }
        Home(path)
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

impl Window {
    fn open(home: &Home, file: &Path, options: &[&str]) -> Window {
        let mut process = Command::new(env!("CARGO_BIN_EXE_requin"))
            .args(["open", "--no-browser", "--port", "0"])
            .args(options)
            .arg(file)
            .env("XDG_CONFIG_HOME", &home.0)
            .env("HOME", &home.0)
            .env_remove("REQUIN_CONFIG_DIR")
            .env_remove("WIRESHARK_CONFIG_DIR")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        let mut line = String::new();
        let out = process.stdout.take().expect("is piped");
        BufReader::new(out).read_line(&mut line).expect("it prints its address");
        let (address, token) = line.trim().split_once("/?token=").expect("a token is in it");
        let at = address.trim_start_matches("http://").parse().expect("an address");
        Window { process, at, token: token.to_owned() }
    }

    fn get(&self, path: &str) -> serde_json::Value {
        let bearer = format!("Bearer {}", self.token);
        let answer = request(self.at, "GET", path, &[("Authorization", &bearer)], b"");
        assert_eq!(answer.status, 200, "{path}: {}", answer.text());
        serde_json::from_slice(&answer.body).expect("answers are JSON")
    }

    /// Waits until the capture is loaded.
    fn loaded(&self) {
        for _ in 0..2000 {
            if self.get("/api/captures/1")["state"] != "loading" {
                return;
            }
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
        panic!("loading takes too long");
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn tshark(file: &Path, options: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_requin"));
    let output = command.args(["tshark", "-r"]).arg(file).args(options).output();
    String::from_utf8_lossy(&output.expect("the program starts").stdout).into_owned()
}

#[test]
fn rows_and_details_are_those_of_tshark() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples");
    let home = Home::new("window", &[]);
    for name in ["dns.pcap", "http.pcap", "mail.pcap", "tls.pcap"] {
        let file: PathBuf = folder.join(name);
        let window = Window::open(&home, &file, &[]);
        window.loaded();
        let rows = window.get("/api/captures/1/rows?from=0&count=1000");
        let rows = rows["rows"].as_array().expect("rows are a list");
        // All frames are known when the window shows one: that is two passes.
        let list = tshark(&file, &["-2", "-T", "tabs"]);
        assert_eq!(rows.len(), list.lines().count(), "{name}");
        for (row, line) in rows.iter().zip(list.lines()) {
            let cells = row["cells"].as_array().expect("cells are a list");
            let cells: Vec<&str> = cells.iter().filter_map(|c| c.as_str()).map(str::trim).collect();
            let printed: Vec<&str> =
                line.split('\t').map(str::trim).filter(|c| *c != "→").collect();
            assert_eq!(cells, printed, "{name}");
        }
        let details = tshark(&file, &["-2", "-V"]);
        let printed = details.split("\n\n").filter(|text| !text.trim().is_empty());
        for (number, printed) in (1..).zip(printed) {
            let frame = window.get(&format!("/api/captures/1/frames/{number}"));
            assert_eq!(shown(&frame), printed.trim_end(), "{name} frame {number}");
        }
    }
}

#[test]
fn the_users_files_are_read() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/dns.pcap");
    let files = [
        ("profiles/P/preferences", "gui.column.format:\n\t\"N\", \"%m\",\n\t\"P\", \"%p\"\n"),
        ("profiles/P/colorfilters", "@Mine@dns@[0,257,514][65535,65535,65535]\n"),
        ("profiles/P/dfilters", "\"answers\" dns.flags.response == 1\n"),
        ("profiles/P/decode_as_entries", "decode_as_entry: udp.port,53,DNS,Syslog\n"),
        ("profiles/Q/disabled_protos", "dns\n"),
    ];
    let home = Home::new("window-files", &files);
    let cells = |window: &Window| {
        window.loaded();
        window.get("/api/captures/1/rows?from=0&count=1")["rows"][0]["cells"].clone()
    };
    let window = Window::open(&home, &file, &["-C", "P"]);
    let hello = window.get("/api/hello");
    assert_eq!(hello["profile"], "P");
    let settings = &hello["settings"];
    assert_eq!(settings["filters"][0]["name"], "answers");
    assert_eq!(settings["colours"][0]["background"]["blue"], 2);
    assert_eq!(cells(&window), serde_json::json!(["1", "Syslog"]));
    let window = Window::open(&home, &file, &["-C", "Q"]);
    assert_eq!(cells(&window)[4], "UDP");
    let window = Window::open(&home, &file, &[]);
    assert_eq!(cells(&window)[4], "DNS");
}

/// The details as lines.
fn shown(frame: &serde_json::Value) -> String {
    let mut lines = Vec::new();
    let mut hidden_below = u64::MAX;
    for node in frame["nodes"].as_array().expect("nodes are a list") {
        let level = node["level"].as_u64().expect("a number");
        if level > hidden_below {
            continue;
        }
        hidden_below = if node["hidden"] == true { level } else { u64::MAX };
        if node["hidden"] == true {
            continue;
        }
        let label = node["label"].as_str().expect("a text");
        let (open, close) = if node["generated"] == true { ("[", "]") } else { ("", "") };
        lines.push(format!("{}{open}{label}{close}", "    ".repeat(level as usize)));
    }
    lines.join("\n")
}

#[test]
fn what_cannot_be_opened_is_told() {
    let run = |args: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_requin"));
        let output = command.env_remove("REQUIN_PASSWORD").args(args).output();
        let output = output.expect("the program starts");
        (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
    };
    for (args, status, words) in [
        (&["open", "--no-browser", "/no/such/file"][..], 2, "requin was started with"),
        (&[], 1, "Usage"),
        (&["open", "--port", "x"], 1, "no port number"),
        (&["open", "--listen", "0.0.0.0"], 1, "password"),
        (&["open", "--frob"], 1, "no such option"),
        (&["open", "-C", "no such one"], 1, "Profile \"no such one\" does not exist"),
        (&["nonsense"], 1, "no such command"),
    ] {
        let (code, text) = run(args);
        assert!(code == Some(status) && text.contains(words), "{args:?}: {code:?} {text}");
    }
}
