//! `bench copy CAPTURE`: what the programs that copy captures take, in gigabytes of input per CPU second, from the page
//! cache to a file.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::{Cost, cheapest};

/// How many files are merged.
const FILES: usize = 10;

/// Octets that a run reads at least, so that its start does not count.
const INPUT_OCTETS: u64 = 250_000_000;

/// Measures and prints. A line's figure is also that in times of what is asked for: 1 GB per CPU second.
pub(crate) fn run(program: &Path, capture: &Path, runs: usize) -> Result<(), String> {
    let folder = std::env::temp_dir().join(format!("requin-bench-copy-{}", std::process::id()));
    fs::create_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let outcome = in_folder(program, capture, runs, &folder);
    let _ = fs::remove_dir_all(&folder);
    outcome
}

fn in_folder(program: &Path, capture: &Path, runs: usize, folder: &Path) -> Result<(), String> {
    let (one, out) = (folder.join("one"), folder.join("out"));
    // Of a small capture, as many times as fills the input of a run.
    let octets = size(capture)?;
    let copies = (INPUT_OCTETS / FILES as u64).div_ceil(octets.max(1)).max(1);
    let mut words = vec!["mergecap".into(), "-a".into(), "-F".into(), "pcap".into(), "-w".into()];
    words.push(one.clone());
    words.extend((0..copies).map(|_| capture.to_path_buf()));
    quietly(program, &words)?;
    let mut files = Vec::new();
    for number in 0..FILES {
        // Shifted, so that packets of all files take turns.
        let file = folder.join(number.to_string());
        let shift = format!("0.{number:06}");
        let words = ["editcap", "-F", "pcap", "-t", &shift].map(PathBuf::from);
        quietly(program, &[&words[..], &[one.clone(), file.clone()]].concat())?;
        files.push(file);
    }
    let merged = [&["mergecap", "-w"].map(PathBuf::from)[..], std::slice::from_ref(&out), &files];
    measured("mergecap", program, &merged.concat(), files.iter(), runs)?;
    let all = folder.join("all");
    let words = ["mergecap", "-F", "pcap", "-w"].map(PathBuf::from);
    quietly(program, &[&words[..], std::slice::from_ref(&all), &files].concat())?;
    drop(files.into_iter().map(fs::remove_file));
    for (name, options) in [("editcap", &[][..]), ("snap", &["-s", "60"]), ("dedupe", &["-d"])] {
        let mut words = vec![PathBuf::from("editcap")];
        words.extend(options.iter().map(PathBuf::from));
        words.extend([all.clone(), out.clone()]);
        measured(name, program, &words, [&all], runs)?;
    }
    Ok(())
}

fn measured<'p>(
    name: &str,
    program: &Path,
    words: &[PathBuf],
    input: impl IntoIterator<Item = &'p PathBuf>,
    runs: usize,
) -> Result<(), String> {
    let octets: u64 = input.into_iter().map(|path| size(path)).sum::<Result<u64, String>>()?;
    let Cost { cpu_s, peak_kb, .. } = cheapest(Command::new(program).args(words), runs)?;
    let rate = octets as f64 / 1e9 / cpu_s;
    let megabytes = octets / 1_000_000;
    println!(
        "{name:11} {rate:9.2} times 1 GB of input per CPU second ({megabytes} MB), {} MB",
        peak_kb / 1024
    );
    Ok(())
}

fn size(path: &Path) -> Result<u64, String> {
    fs::metadata(path).map(|meta| meta.len()).map_err(|e| format!("{}: {e}", path.display()))
}

fn quietly(program: &Path, words: &[PathBuf]) -> Result<(), String> {
    let status = Command::new(program)
        .args(words)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .map_err(|e| format!("{}: {e}", program.display()))?;
    if status.success() { Ok(()) } else { Err(format!("{} {words:?} failed", program.display())) }
}
