//! Lists the page's files, if `cargo xtask web` has made them, for `src/page.rs` to take in.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    let from = |name| PathBuf::from(env::var_os(name).expect("cargo sets it"));
    let dist = from("CARGO_MANIFEST_DIR").join("../../web/dist");
    println!("cargo::rerun-if-changed=build.rs");
    // A folder that is not there counts as changed; then its parent is watched for it to appear.
    let watched = if dist.exists() { dist.clone() } else { dist.join("..") };
    println!("cargo::rerun-if-changed={}", watched.display());
    let mut files = Vec::new();
    list(&dist, "", &mut files);
    files.sort();
    let mut table = String::from("&[\n");
    for (name, path) in files {
        writeln!(table, "    ({name:?}, include_bytes!({:?})),", path.display().to_string())
            .expect("strings take any text");
    }
    table.push(']');
    fs::write(from("OUT_DIR").join("page.rs"), table)
        .expect("cargo's own folder can be written to");
}

fn list(folder: &Path, prefix: &str, files: &mut Vec<(String, PathBuf)>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        match entry.path() {
            path if path.is_dir() => list(&path, &format!("{name}/"), files),
            path => files.push((name, path)),
        }
    }
}
