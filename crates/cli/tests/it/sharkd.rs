//! The personality `sharkd` beside the reference's, answer by answer, and on its own.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::{Value, json};

/// A process that serves one client on standard input and output, with the settings of nobody.
fn program(command: &mut Command) -> &mut Command {
    let home = Path::new(env!("CARGO_TARGET_TMPDIR")).join("sharkd-home");
    let settings = home.join(".config/wireshark");
    std::fs::create_dir_all(&settings).unwrap();
    // Our list of makers of network cards is newer than the reference's.
    std::fs::write(settings.join("preferences"), "nameres.mac_name: FALSE\n").unwrap();
    command.env("HOME", home).env_remove("XDG_CONFIG_HOME").env("TZ", "UTC")
}

/// The answers of a program to a script of requests, by their ids.
fn run(command: &mut Command, script: &str) -> Vec<Value> {
    let command = program(command).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.stderr(Stdio::null()).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    let script = script.to_owned();
    let writer = std::thread::spawn(move || {
        // Who says goodbye does not read the rest.
        let _ = input.write_all(script.as_bytes());
    });
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let answers = lines.map(|line| serde_json::from_str(&line.unwrap()).unwrap()).collect();
    writer.join().unwrap();
    assert!(child.wait().unwrap().success());
    answers
}

fn ours(script: &str) -> Vec<Value> {
    run(Command::new(env!("CARGO_BIN_EXE_requin")).args(["sharkd", "-"]), script)
}

fn example(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples").join(name);
    path.canonicalize().unwrap().to_string_lossy().into_owned()
}

fn request(id: usize, method: &str, params: &Value) -> String {
    let mut request = json!({"jsonrpc": "2.0", "id": id, "method": method});
    if !params.is_null() {
        request["params"] = params.clone();
    }
    format!("{request}\n")
}

fn script(requests: &[(&str, Value)]) -> String {
    requests.iter().zip(1..).map(|((method, params), id)| request(id, method, params)).collect()
}

/// Requests that are sent of every capture.
fn requests(file: &str) -> Vec<(&'static str, Value)> {
    let mut all = vec![
        ("load", json!({ "file": file })),
        ("status", Value::Null),
        ("analyse", Value::Null),
        ("frames", json!({"limit": 50})),
        ("frames", json!({"limit": 5, "skip": 3, "filter": "tcp or udp"})),
        ("frames", json!({"limit": 5, "column0": "tcp.srcport:1", "column1": 36, "column2": "49"})),
        ("frames", json!({"limit": 5, "refs": "3"})),
        ("follow", json!({"follow": "TCP", "filter": "tcp.stream==0"})),
        ("follow", json!({"follow": "UDP", "filter": "udp.stream eq 0"})),
        ("follow", json!({"follow": "HTTP", "filter": "tcp.stream==0"})),
        (
            "tap",
            json!({"tap0": "conv:TCP", "tap1": "conv:UDP", "tap2": "conv:IPv4", "tap3": "conv:Ethernet"}),
        ),
        (
            "tap",
            json!({"tap0": "endpt:TCP", "tap1": "endpt:UDP", "tap2": "endpt:IPv4", "tap3": "endpt:Ethernet"}),
        ),
        ("tap", json!({"tap0": "expert"})),
        ("intervals", json!({"interval": 10})),
        ("intervals", json!({"filter": "tcp"})),
        (
            "iograph",
            json!({"interval": 10, "graph0": "packets", "graph1": "bytes", "graph2": "bits", "filter2": "udp"}),
        ),
        (
            "iograph",
            json!({"interval": 50, "graph0": "sum:ip.len", "filter0": "ip.len", "graph1": "avg:ip.len", "graph2": "max:ip.len", "graph3": "frames:ip.len", "graph4": "fields:ip.len"}),
        ),
        ("complete", json!({"field": "tcp.fl"})),
        ("complete", json!({"field": "ip.ds"})),
        ("check", json!({"filter": "tcp.port == 80"})),
        ("check", json!({"filter": "ip.addr contains"})),
        ("check", json!({"field": "ip.src"})),
    ];
    for frame in [1, 2, 4, 7, 12, 20] {
        let params = json!({"frame": frame, "proto": true, "bytes": true, "columns": true});
        all.push(("frame", params));
    }
    all.push(("bye", Value::Null));
    all
}

/// What is wrong with requests, and requests before anything was loaded.
const REFUSED: &[&str] = &[
    "",
    "garbage",
    "{\"a\":1",
    "[]",
    "{}",
    r#"{"jsonrpc":"2.0","id":1,"method":"status"} trailing"#,
    r#"{"jsonrpc":"1.0","id":1,"method":"status"}"#,
    r#"{"jsonrpc":2.0,"id":1,"method":"status"}"#,
    r#"{"jsonrpc":"2.0","id":"a","method":"status"}"#,
    r#"{"jsonrpc":"2.0","id":0,"method":"status"}"#,
    r#"{"jsonrpc":"2.0","id":99999999999,"method":"status"}"#,
    r#"{"jsonrpc":"2.0","id":1,"method":5}"#,
    r#"{"jsonrpc":"2.0","id":1}"#,
    r#"{"jsonrpc":"2.0","id":1,"method":"status","extra":1}"#,
    r#"{"jsonrpc":"2.0","id":1,"method":"status","params":[1]}"#,
    r#"{"jsonrpc":"2.0","id":1,"method":"status","params":{"x":1}}"#,
    r#"{"jsonrpc":"2.0","id":1,"method":"nosuch"}"#,
    r#"{"jsonrpc":"2.0","id":1,"method":"status"}"#,
    r#"{"jsonrpc":"2.0","id":1,"method":"analyse"}"#,
    r#"{"jsonrpc":"2.0","id":1,"method":"frames"}"#,
    r#"{"jsonrpc":"2.0","id":1,"method":"frames","params":{"filter":"x y"}}"#,
    r#"{"jsonrpc":"2.0","id":1,"method":"frames","params":{"limit":"6"}}"#,
    r#"{"jsonrpc":"2.0","id":1,"method":"frames","params":{"limit":-1}}"#,
    r#"{"jsonrpc":"2.0","id":1,"method":"frames","params":{"skip":0}}"#,
    r#"{"jsonrpc":"2.0","id":1,"method":"frames","params":{"column0":"%m"}}"#,
    r#"{"jsonrpc":"2.0","id":1,"method":"frame"}"#,
    r#"{"jsonrpc":"2.0","id":1,"method":"frame","params":{"frame":1}}"#,
    r#"{"jsonrpc":"2.0","id":1,"method":"frame","params":{"frame":1,"proto":"true"}}"#,
    r#"{"jsonrpc":"2.0","id":1,"method":"frame","params":{"frame":1,"ref_frame":2}}"#,
    r#"{"jsonrpc":"2.0","id":1,"method":"load"}"#,
    r#"{"jsonrpc":"2.0","id":1,"method":"load","params":{"file":5}}"#,
    r#"{"jsonrpc":"2.0","id":1,"method":"load","params":{"file":"/nonexistent"}}"#,
    r#"{"jsonrpc":"2.0","id":1,"method":"check"}"#,
    r#"{"jsonrpc":"2.0","id":1,"method":"check","params":{"filter":"bootp"}}"#,
    r#"{"jsonrpc":"2.0","id":1,"method":"check","params":{"field":"nosuch"}}"#,
    r#"{"jsonrpc":"2.0","id":1,"method":"complete","params":{"field":"nosuch"}}"#,
    r#"{"jsonrpc":"2.0","id":1,"method":"follow","params":{"follow":"TCP"}}"#,
    r#"{"jsonrpc":"2.0","id":1,"method":"follow","params":{"follow":"NOSUCH","filter":"tcp"}}"#,
    r#"{"jsonrpc":"2.0","id":1,"method":"follow","params":{"follow":"TCP","filter":"tcp"}}"#,
    r#"{"jsonrpc":"2.0","id":1,"method":"follow","params":{"follow":"TCP","filter":"bad bad"}}"#,
    r#"{"jsonrpc":"2.0","id":1,"method":"tap"}"#,
    r#"{"jsonrpc":"2.0","id":1,"method":"tap","params":{"tap0":"nosuch"}}"#,
    r#"{"jsonrpc":"2.0","id":1,"method":"tap","params":{"tap0":"stat:nosuch"}}"#,
    r#"{"jsonrpc":"2.0","id":1,"method":"tap","params":{"tap0":"conv:nosuch"}}"#,
    r#"{"jsonrpc":"2.0","id":1,"method":"tap","params":{"tap0":"srt:nosuch"}}"#,
    r#"{"jsonrpc":"2.0","id":1,"method":"tap","params":{"tap0":"eo:nosuch"}}"#,
    r#"{"jsonrpc":"2.0","id":1,"method":"intervals","params":{"interval":0}}"#,
    r#"{"jsonrpc":"2.0","id":1,"method":"intervals","params":{"filter":"bad bad"}}"#,
    r#"{"jsonrpc":"2.0","id":1,"method":"iograph"}"#,
    r#"{"jsonrpc":"2.0","id":1,"method":"iograph","params":{"graph0":"sum:nosuch"}}"#,
    r#"{"jsonrpc":"2.0","id":1,"method":"iograph","params":{"graph0":"sum:ip.src"}}"#,
    r#"{"jsonrpc":"2.0","id":1,"method":"iograph","params":{"graph0":"load:tcp.len"}}"#,
    r#"{"jsonrpc":"2.0","id":1,"method":"dumpconf","params":{"pref":"nosuch"}}"#,
    r#"{"jsonrpc":"2.0","id":1,"method":"dumpconf","params":{"pref":"tcp.nosuch"}}"#,
    r#"{"jsonrpc":"2.0","id":1,"method":"dumpconf","params":{"pref":"tcp.desegment_tcp_streams"}}"#,
    r#"{"jsonrpc":"2.0","id":1,"method":"setconf","params":{"name":"tcp.nosuch","value":"x"}}"#,
    r#"{"jsonrpc":"2.0","id":1,"method":"setconf","params":{"name":"tcp.check_checksum","value":"TRUE"}}"#,
    r#"{"jsonrpc":"2.0","id":1,"method":"dumpconf","params":{"pref":"tcp.check_checksum"}}"#,
    r#"{"jsonrpc":"2.0","id":1,"method":"setcomment","params":{"frame":1,"comment":"x"}}"#,
    r#"{"jsonrpc":"2.0","id":1,"method":"bye"}"#,
];

fn has_reference() -> bool {
    Command::new("sharkd").arg("-v").stderr(Stdio::null()).output().is_ok()
}

fn reference(script: &str) -> Vec<Value> {
    run(Command::new("sharkd").arg("-"), script)
}

/// Takes out, by name, what cannot be the same.
fn plain(value: Value) -> Value {
    match value {
        Value::Array(list) => list.into_iter().map(plain).collect(),
        Value::Object(map) => {
            let members = map.into_iter().filter(|(name, _)| {
                // `e`: a subtree's number in the reference's list of all. `l`: labels are our own words.
                name != "e" && name != "l"
            });
            members.map(|(name, value)| (name, plain(value))).collect()
        }
        other => other,
    }
}

/// Completions in an order: the reference's is that in which it registered fields.
fn sorted(mut answer: Value) -> Value {
    if let Some(list) = answer.pointer_mut("/result/field").and_then(Value::as_array_mut) {
        list.sort_by_key(|field| field["f"].to_string());
    }
    answer
}

#[test]
fn refusals_are_the_same() {
    let script = REFUSED.join("\n") + "\n";
    let answers = ours(&script);
    assert_eq!(answers.len(), REFUSED.len());
    if !has_reference() {
        return;
    }
    for ((line, ours), theirs) in REFUSED.iter().zip(answers).zip(reference(&script)) {
        assert_eq!(ours, theirs, "{line}");
    }
}

/// The captures of the repository, and some of the collection beside it where there is one.
fn captures() -> Vec<PathBuf> {
    let mut captures: Vec<PathBuf> =
        ["dns.pcap", "http.pcap", "mail.pcap"].map(|name| example(name).into()).into();
    let collection = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/captures");
    if let Ok(core) = std::fs::read_to_string(collection.join("CORE")) {
        captures.extend(core.lines().step_by(40).map(|line| collection.join(line)));
    }
    captures
}

/// Of a hundred answers, how many are the same at least. The collection has protocols that are not taken apart yet: their
/// frames differ. `analyse` names protocols that have no layer; a capture that is damaged has no answer to `load`.
const EQUAL_LEAST: &[(&str, usize)] = &[
    ("status", 95),
    ("analyse", 30),
    ("frames", 30),
    ("frame", 40),
    ("check", 100),
    ("complete", 100),
    ("follow", 85),
    ("tap", 60),
    ("intervals", 70),
    ("iograph", 60),
];

#[test]
fn answers_are_the_same() {
    if !has_reference() {
        return;
    }
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for capture in captures() {
        let requests = requests(&capture.to_string_lossy());
        let script = script(&requests);
        let theirs: BTreeMap<u64, Value> = by_id(reference(&script));
        let ours = by_id(ours(&script));
        for ((method, params), id) in requests.iter().zip(1..) {
            let count = counts.entry(method).or_default();
            count.1 += 1;
            let [a, b] = [&ours, &theirs].map(|all| all.get(&id).cloned().map(plain).map(sorted));
            match a == b {
                true => count.0 += 1,
                false => eprintln!("{} {method} {params} differs", capture.display()),
            }
        }
    }
    for (method, (equal, all)) in counts {
        eprintln!("{method}: {equal} of {all}");
        if let Some((_, least)) = EQUAL_LEAST.iter().find(|(of, _)| *of == method) {
            assert!(equal * 100 >= all * least, "{method}: {equal} of {all}");
        }
    }
}

fn by_id(answers: Vec<Value>) -> BTreeMap<u64, Value> {
    answers.into_iter().filter_map(|a| Some((a["id"].as_u64()?, a))).collect()
}

#[test]
fn every_request_is_answered() {
    let requests = requests(&example("http.pcap"));
    let answers = ours(&script(&requests));
    assert_eq!(answers.len(), requests.len());
    let by_id = by_id(answers);
    let result = |id: u64| by_id.get(&id).map(|a| a["result"].clone()).unwrap_or_default();
    assert_eq!(result(1), json!({"status": "OK"}));
    assert_eq!(result(2)["frames"], json!(44));
    assert_eq!(result(4).as_array().map(Vec::len), Some(44));
    assert_eq!(result(5)[0]["num"], json!(4));
    assert_eq!(result(6)[0]["c"], json!(["52104", "74", "0.000000"]));
    assert_eq!(result(7)[2]["c"][1], json!("*REF*"));
    assert_eq!(result(8)["sbytes"], json!(953));
    assert_eq!(result(14)["frames"], json!(44));
    assert_eq!(result(16)["iograph"][0]["items"][0], json!(11.0));
    let tree = &result(23)["tree"];
    let protocols: Vec<&Value> = tree.as_array().unwrap().iter().map(|node| &node["f"]).collect();
    assert_eq!(protocols, ["frame", "eth", "ip", "tcp"]);
}

#[test]
fn comments_and_preferences_take_effect() {
    let answers = ours(&script(&[
        ("load", json!({"file": example("http.pcap")})),
        ("setcomment", json!({"frame": 3, "comment": "note"})),
        ("frame", json!({"frame": 3})),
        ("frames", json!({"limit": 1, "skip": 7})),
        ("setconf", json!({"name": "tcp.desegment_tcp_streams", "value": "FALSE"})),
        ("frames", json!({"limit": 1, "skip": 7})),
        ("frame", json!({"frame": 45})),
    ]));
    assert_eq!(answers[2]["result"]["comment"], json!(["note"]));
    assert_eq!(answers[3]["result"][0]["c"][6], json!("HTTP/1.1 200 OK  (text/html)"));
    // Without its head, which came in another segment.
    assert_eq!(answers[5]["result"][0]["c"][6], json!("Continuation"));
    assert_eq!(answers[6]["error"]["code"], json!(-8003));
}

#[test]
fn long_lines_are_refused_and_the_next_is_answered() {
    let script = format!("{}\n{}", "x".repeat(3 << 20), request(7, "status", &Value::Null));
    let answers = ours(&script);
    assert_eq!(answers[0]["error"]["code"], json!(-32600));
    assert_eq!(answers[1]["id"], json!(7));
}

#[cfg(unix)]
#[test]
fn clients_on_a_socket_have_captures_of_their_own() {
    use std::os::unix::net::UnixStream;
    let socket = Path::new(env!("CARGO_TARGET_TMPDIR")).join("sharkd.sock");
    let name = format!("unix:{}", socket.display());
    let mut command = Command::new(env!("CARGO_BIN_EXE_requin"));
    let mut child = program(command.args(["sharkd", "-a", &name])).spawn().unwrap();
    let connect = || {
        // Ends after ten seconds.
        for _ in 0..1000 {
            if let Ok(stream) = UnixStream::connect(&socket) {
                return stream;
            }
            std::thread::sleep(std::time::Duration::from_millis(10));
        }
        panic!("nobody listens");
    };
    let mut frames = Vec::new();
    for capture in ["dns.pcap", "http.pcap"] {
        let mut stream = connect();
        let text = script(&[
            ("load", json!({"file": example(capture)})),
            ("status", Value::Null),
            ("bye", Value::Null),
        ]);
        stream.write_all(text.as_bytes()).unwrap();
        let lines: Vec<String> = BufReader::new(stream).lines().map(Result::unwrap).collect();
        assert_eq!(lines.len(), 3);
        let status: Value = serde_json::from_str(&lines[1]).unwrap();
        frames.push(status["result"]["frames"].as_u64());
    }
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!(frames[1], Some(44));
    assert_ne!(frames[0], frames[1]);
}
