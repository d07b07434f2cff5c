//! `bench CAPTURE [--program REQUIN] [--runs N]`: CPU time and memory of whole processes, side by side with the
//! reference `tshark`, and the state pass alone.
//!
//! Each line: what was run, packets per CPU second of both, the ratio, peak memory, wall time. Needs `tshark` and
//! GNU time (`/usr/bin/time`).
//!
//! `bench copy CAPTURE [--program REQUIN]`: the same for editcap and mergecap, in GB of input per CPU second; the whole
//! bench does that, too.
//!
//! `bench window CAPTURE`: the same for what the window does, in this process.

mod copy;
mod window;

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::Instant;

use capfile::Reader;
use session::Session;

/// What is run, as arguments after `-n -r CAPTURE`.
const RUNS: &[(&str, &[&str])] = &[
    ("list", &[]),
    ("fields", &["-T", "fields", "-e", "ip.src", "-e", "ip.dst", "-e", "tcp.port"]),
    ("details", &["-V"]),
    ("pdml", &["-T", "pdml"]),
    ("json", &["-T", "json"]),
    ("ek", &["-T", "ek"]),
    ("filter-dns", &["-Y", "dns"]),
    ("filter-port", &["-Y", "tcp.port == 443"]),
    ("filter-http", &["-Y", "http.request.method == \"GET\" && ip.src == 10.0.0.0/8"]),
    ("filter-octets", &["-Y", "frame contains \"passwd\""]),
];

/// What one process took.
#[derive(Clone, Copy, Debug)]
struct Cost {
    cpu_s: f64,
    wall_s: f64,
    peak_kb: u64,
}

fn main() -> ExitCode {
    match start() {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("bench: {why}");
            ExitCode::FAILURE
        }
    }
}

fn start() -> Result<(), String> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if let [verb, path] = words.as_slice()
        && verb == "window"
    {
        return window::run(Path::new(path));
    }
    let mut capture = None;
    let mut program = std::env::current_exe()
        .ok()
        .and_then(|p| Some(p.parent()?.join("requin")))
        .unwrap_or_default();
    let (mut runs, mut reference, mut copy_only) = (2, true, false);
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        let mut value = || args.next().ok_or_else(|| format!("{arg} wants a value"));
        match arg.as_str() {
            "--program" => program = PathBuf::from(value()?),
            "--runs" => runs = value()?.parse().map_err(|_| "--runs wants a number")?,
            "--alone" => reference = false,
            "copy" => copy_only = true,
            _ => capture = Some(PathBuf::from(&arg)),
        }
    }
    let capture = capture.ok_or("usage: bench CAPTURE [--program REQUIN] [--runs N] [--alone]")?;
    if copy_only {
        return copy::run(&program, &capture, runs);
    }
    let packets = state_pass(&capture, runs)?;
    for (name, extra) in RUNS {
        let ours = best(&program, &["tshark", "--threads", "1"], &capture, extra, runs)?;
        let theirs = match reference {
            true => Some(best(Path::new("tshark"), &[], &capture, extra, 1)?),
            false => None,
        };
        report(name, packets, ours, theirs);
        if *name == "details" {
            let two = best(&program, &["tshark", "--threads", "2"], &capture, extra, runs)?;
            println!(
                "threads     {:.2} of one thread's wall time with two ({:.2} s, {:.2} s), {} MB",
                two.wall_s / ours.wall_s,
                two.wall_s,
                ours.wall_s,
                two.peak_kb / 1024
            );
        }
    }
    copy::run(&program, &capture, runs)?;
    startup(&program)
}

fn report(name: &str, packets: u64, ours: Cost, theirs: Option<Cost>) {
    let rate = |c: Cost| packets as f64 / c.cpu_s;
    let ratio = theirs.map_or(String::new(), |t| {
        format!("  {:5.2} times the reference's {:.0}/s", rate(ours) / rate(t), rate(t))
    });
    println!(
        "{name:13} {:9.0} packets per CPU second{ratio}, {} MB",
        rate(ours),
        ours.peak_kb / 1024
    );
}

/// The cheapest of several runs: what disturbs a run only ever adds.
fn best(
    program: &Path,
    before: &[&str],
    capture: &Path,
    extra: &[&str],
    runs: usize,
) -> Result<Cost, String> {
    let mut best: Option<Cost> = None;
    for _ in 0..runs.max(1) {
        let cost = measure(program, before, capture, extra)?;
        best = Some(match best {
            Some(b) if b.cpu_s <= cost.cpu_s => Cost { wall_s: b.wall_s.min(cost.wall_s), ..b },
            _ => cost,
        });
    }
    best.ok_or_else(|| "no run".to_owned())
}

fn measure(
    program: &Path,
    before: &[&str],
    capture: &Path,
    extra: &[&str],
) -> Result<Cost, String> {
    timed(Command::new(program).args(before).args(["-n", "-r"]).arg(capture).args(extra))
}

/// What a command takes; its output is thrown away.
fn timed(command: &Command) -> Result<Cost, String> {
    let output = Command::new("/usr/bin/time")
        .args(["-q", "-f", "%U %S %e %M"])
        .arg(command.get_program())
        .args(command.get_args())
        .stdout(Stdio::null())
        .output()
        .map_err(|e| format!("/usr/bin/time: {e} (install GNU time)"))?;
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    let numbers: Vec<f64> =
        text.lines().last().unwrap_or("").split(' ').filter_map(|n| n.parse().ok()).collect();
    match (output.status.success(), numbers.as_slice()) {
        (true, [user, system, wall, kb]) => {
            Ok(Cost { cpu_s: user + system, wall_s: *wall, peak_kb: *kb as u64 })
        }
        _ => Err(format!("{command:?} failed: {text}")),
    }
}

/// The state pass alone, in this process.
fn state_pass(capture: &Path, runs: usize) -> Result<u64, String> {
    let session = Session::new();
    let mut best = f64::INFINITY;
    let mut frames = 0;
    for _ in 0..runs.max(1) {
        let mut reader = Reader::open(capture).map_err(|e| e.to_string())?;
        let start = Instant::now();
        frames = session::pass::state_alone(&session, &mut reader).map_err(|e| e.to_string())?;
        best = best.min(start.elapsed().as_secs_f64());
    }
    println!("state       {:9.0} packets per second, {frames} packets", frames as f64 / best);
    Ok(frames)
}

/// Start to exit of a version probe.
fn startup(program: &Path) -> Result<(), String> {
    let mut best = f64::INFINITY;
    for _ in 0..20 {
        let start = Instant::now();
        let status = Command::new(program).args(["tshark", "-v"]).stdout(Stdio::null()).status();
        status.map_err(|e| format!("{}: {e}", program.display()))?;
        best = best.min(start.elapsed().as_secs_f64() * 1000.0);
    }
    println!("startup     {best:9.1} ms from start to exit of `tshark -v`");
    Ok(())
}
