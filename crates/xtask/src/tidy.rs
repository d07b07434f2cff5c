//! Rules that no compiler checks.

use std::fs;
use std::path::{Path, PathBuf};

use crate::{Done, root};

/// Crates bottom to top; a crate may use only those above it here. Families of protocols know neither each
/// other nor anything above them but `dissect` and the codecs.
const ORDER: &[&str] = &[
    "dissect", "capfile", "capedit", "names", "codec-*", "proto-*", "registry", "dfilter",
    "session", "export", "livecap", "server", "cli", "python",
];

/// For development only: may use everything, and nothing else may use them (but tests).
const DEVELOPMENT: &[&str] = &["testkit", "bench", "xtask", "fuzz"];

pub(crate) fn run() -> Done {
    let mut wrong = Vec::new();
    for krate in crates()? {
        dependencies(&krate, &mut wrong)?;
        for file in sources(&krate.join("src"))? {
            source(&file, &mut wrong)?;
        }
    }
    if wrong.is_empty() {
        Ok(())
    } else {
        Err(format!("{} things are untidy:\n{}", wrong.len(), wrong.join("\n")))
    }
}

fn crates() -> Result<Vec<PathBuf>, String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(root().join("crates")).map_err(|e| e.to_string())? {
        let path = entry.map_err(|e| e.to_string())?.path();
        if path.join("Cargo.toml").exists() {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

fn name(path: &Path) -> String {
    path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default()
}

/// Place in [`ORDER`].
fn rank(krate: &str) -> Option<usize> {
    ORDER.iter().position(|o| match o.strip_suffix('*') {
        Some(prefix) => krate.starts_with(prefix),
        None => krate == *o,
    })
}

fn dependencies(krate: &Path, wrong: &mut Vec<String>) -> Done {
    let this = name(krate);
    if DEVELOPMENT.contains(&this.as_str()) {
        return Ok(());
    }
    let Some(mine) = rank(&this) else {
        wrong.push(format!(
            "{this}: stands in no place of the crate order (crates/xtask/src/tidy.rs)"
        ));
        return Ok(());
    };
    let manifest = fs::read_to_string(krate.join("Cargo.toml")).map_err(|e| e.to_string())?;
    let mut section = "";
    for line in manifest.lines() {
        if line.starts_with('[') {
            section = line;
        }
        if section != "[dependencies]" || line.starts_with('[') {
            continue;
        }
        let used = line.split(['.', ' ', '=']).next().unwrap_or("");
        if used.is_empty() || !root().join("crates").join(used).exists() {
            continue;
        }
        if DEVELOPMENT.contains(&used) {
            wrong.push(format!("{this}: uses {used}, which is for development only"));
        } else if rank(used).is_none_or(|theirs| theirs >= mine && used != this) {
            let codec = used.starts_with("codec-") && this.starts_with("codec-");
            if !codec {
                wrong.push(format!("{this}: may not use {used}"));
            }
        }
    }
    Ok(())
}

fn sources(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let mut found = Vec::new();
    let Ok(entries) = fs::read_dir(folder) else { return Ok(found) };
    for entry in entries {
        let path = entry.map_err(|e| e.to_string())?.path();
        if path.is_dir() {
            found.extend(sources(&path)?);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

fn source(file: &Path, wrong: &mut Vec<String>) -> Done {
    let text = fs::read_to_string(file).map_err(|e| e.to_string())?;
    let shown = file.strip_prefix(root()).unwrap_or(file).display().to_string();
    let test = shown.contains("/tests");
    if !text.starts_with("//!") && !text.starts_with("// @generated") && !test {
        wrong.push(format!("{shown}: does not say what it is (//! at the top)"));
    }
    let packets = shown.contains("/proto-")
        || shown.starts_with("crates/dissect")
        || shown.contains("/codec-");
    let mut in_tests = test;
    for (number, line) in text.lines().enumerate() {
        let number = number + 1;
        in_tests |= line.contains("#[cfg(test)]");
        if ["todo!(", "unimplemented!(", "dbg!("].iter().any(|w| line.contains(w))
            && name(file) != "tidy.rs"
        {
            wrong.push(format!("{shown}:{number}: unfinished"));
        }
        if packets
            && !in_tests
            && line.contains(".unwrap()")
            && !line.trim_start().starts_with("//")
        {
            wrong.push(format!("{shown}:{number}: unwrap in code that sees captured bytes"));
        }
    }
    Ok(())
}
