//! `bench window CAPTURE`: what the window waits for, and what a capture in memory takes.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use dissect::Demand;
use session::Session;
use session::capture::view::Filling;
use session::capture::{Capture, Loading, Look};
use session::columns::{TimeStyle, defaults};

/// Nothing measured here may take longer.
const PATIENCE: Duration = Duration::from_secs(600);

pub(crate) fn run(path: &Path) -> Result<(), String> {
    let memory_before = anonymous_kb();
    let session = Arc::new(Session::new());
    let memory_session = anonymous_kb();
    let look = Look { columns: defaults(), time: TimeStyle::default(), painter: None };
    let cpu = cpu_s();
    let start = Instant::now();
    let capture =
        Capture::open(path, Arc::clone(&session), look, |_| ()).map_err(|e| e.to_string())?;
    let ms = |from: Instant| from.elapsed().as_secs_f64() * 1000.0;
    wait(|| capture.state().frames > 0)?;
    let rows = capture.rows(0, 0, 60).map_or(0, |r| r.rows.len());
    println!("first rows  {:9.1} ms after opening ({rows})", ms(start));
    wait(|| capture.state().loading != Loading::Running)?;
    let state = capture.state();
    let (frames, seconds) = (f64::from(state.frames), cpu_s() - cpu);
    println!(
        "load        {:9.0} packets per CPU second, {:.2} s, {} packets",
        frames / seconds,
        state.took.as_secs_f64(),
        state.frames
    );
    let memory = anonymous_kb();
    println!(
        "memory      {:9.1} octets per packet; {:.1} with the program's own {} kB; index and memos {:.1}",
        (memory - memory_session) as f64 * 1024.0 / frames,
        memory as f64 * 1024.0 / frames,
        memory_session - memory_before,
        capture.octets() as f64 / frames
    );
    for (protocol, octets) in capture.octets_by_protocol() {
        println!("  {protocol:20} {:9.1} octets per packet", octets as f64 / frames);
    }
    looks(&capture, state.frames)?;
    filter(&capture, &session, "dns")?;
    filter(&capture, &session, "tcp.analysis.retransmission || http.request")
}

/// Rows and details all over the capture.
fn looks(capture: &Arc<Capture>, frames: u32) -> Result<(), String> {
    let (mut rows, mut details) = (Duration::ZERO, Duration::ZERO);
    for place in 0..100 {
        let at = (u64::from(frames) * place / 100) as u32;
        let start = Instant::now();
        capture.rows(0, at, 60).ok_or("no rows")?;
        rows = rows.max(start.elapsed());
        let start = Instant::now();
        let nodes = capture.frame(at, 0, &Demand::visible(), |s, _| s.tree.nodes().len());
        nodes.ok_or("no frame")?;
        details = details.max(start.elapsed());
    }
    println!(
        "looks       {:9.2} ms for 60 rows anywhere, {:.2} ms for details, at most",
        rows.as_secs_f64() * 1000.0,
        details.as_secs_f64() * 1000.0
    );
    Ok(())
}

fn filter(capture: &Arc<Capture>, session: &Session, text: &str) -> Result<(), String> {
    let filter = session::filter::compile(session, text).map_err(|e| e.message)?;
    let start = Instant::now();
    let id = capture.view(text, Some(Arc::new(filter)), None);
    let facts = || capture.view_facts(id).ok_or("no view");
    let done = || facts().is_ok_and(|f| f.state == Filling::Done);
    wait(|| facts().is_ok_and(|f| f.rows > 0) || done())?;
    let first = start.elapsed();
    wait(done)?;
    println!(
        "filter      {:9.1} ms to the first match, {:.1} ms in all, {} rows: {text}",
        first.as_secs_f64() * 1000.0,
        start.elapsed().as_secs_f64() * 1000.0,
        facts()?.rows
    );
    Ok(())
}

fn wait(until: impl Fn() -> bool) -> Result<(), String> {
    let start = Instant::now();
    while !until() {
        if start.elapsed() > PATIENCE {
            return Err("that took too long".to_owned());
        }
        std::thread::sleep(Duration::from_micros(200));
    }
    Ok(())
}

/// Memory of this process that is no file's.
fn anonymous_kb() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|l| l.strip_prefix("RssAnon:"));
    line.and_then(|l| l.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}

/// CPU time of this process.
fn cpu_s() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after = stat.rsplit(')').next().unwrap_or("");
    let ticks = after.split_whitespace().skip(11).take(2);
    // Linux counts these in hundredths of a second, whatever the machine.
    ticks.filter_map(|t| t.parse::<f64>().ok()).sum::<f64>() / 100.0
}
