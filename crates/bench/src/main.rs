//! `bench CAPTURE [--program REQUIN] [--runs N]`: CPU time and memory of whole processes, side by side with the
//! reference `tshark`, and the state pass alone.
//!
//! Each line: what was run, packets per CPU second of both, the ratio, peak memory, wall time. Needs `tshark`.
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

use capfile::{Chunk, Reader};
use session::Session;
use wait4::Wait4 as _;

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
    let packets = packets(&capture)?;
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
    startup(&program)?;
    // Last, because what this process holds would count as its children's memory.
    state_pass(&capture, runs)
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

/// The cheapest of several runs: what disturbs a run only ever adds. Short ones are repeated more often, since they are
/// disturbed more.
fn best(
    program: &Path,
    before: &[&str],
    capture: &Path,
    extra: &[&str],
    runs: usize,
) -> Result<Cost, String> {
    let mut command = Command::new(program);
    command.args(before).args(["-n", "-r"]).arg(capture).args(extra);
    cheapest(&mut command, runs)
}

/// As many runs as fill this many CPU seconds, and not more than [`RUNS_MAX`].
const ENOUGH_S: f64 = 2.0;
const RUNS_MAX: usize = 10;

fn cheapest(command: &mut Command, runs: usize) -> Result<Cost, String> {
    let mut best = timed(command)?;
    let (mut spent, mut done) = (best.cpu_s, 1);
    while done < runs || (spent < ENOUGH_S && done < RUNS_MAX) {
        let cost = timed(command)?;
        spent += cost.cpu_s;
        done += 1;
        let wall_s = best.wall_s.min(cost.wall_s);
        best = Cost { wall_s, ..if cost.cpu_s < best.cpu_s { cost } else { best } };
    }
    Ok(best)
}

/// What a command takes; its output is thrown away.
fn timed(command: &mut Command) -> Result<Cost, String> {
    let failed = |why: &dyn std::fmt::Display| format!("{command:?}: {why}");
    let start = Instant::now();
    let child = Command::new(command.get_program())
        .args(command.get_args())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|e| failed(&e))?;
    let used = child.wait4().map_err(|e| failed(&e))?;
    if !used.status.success() {
        return Err(failed(&used.status));
    }
    Ok(Cost {
        cpu_s: (used.rusage.utime + used.rusage.stime).as_secs_f64(),
        wall_s: start.elapsed().as_secs_f64(),
        peak_kb: used.rusage.maxrss / 1024,
    })
}

/// How many packets a capture has.
fn packets(capture: &Path) -> Result<u64, String> {
    let told = |e: capfile::Error| e.to_string();
    let mut reader = Reader::open(capture).map_err(told)?;
    let mut chunk = Chunk::default();
    while reader.next_chunk(&mut chunk).map_err(told)? {}
    Ok(reader.frames_read())
}

/// The state pass alone, in this process.
fn state_pass(capture: &Path, runs: usize) -> Result<(), String> {
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
    Ok(())
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
