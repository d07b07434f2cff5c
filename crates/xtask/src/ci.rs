//! The gate: everything that must pass before a change lands.

use std::process::Command;
use std::time::Instant;

use crate::{Done, floors, root, tidy, web};

pub(crate) fn run() -> Done {
    step("formatting", || cargo(&["fmt", "--all", "--check"]))?;
    step("tidiness", tidy::run)?;
    step("clippy", || cargo(&["clippy", "--workspace", "--quiet", "--", "--deny", "warnings"]))?;
    step("the page", || web::build().and_then(|()| web::check()))?;
    step("tests", || cargo(&["test", "--workspace", "--quiet"]))?;
    step("whole captures beside the reference", || {
        let mut command = Command::new(env!("CARGO"));
        command.args(["test", "--package", "cli", "--test", "it", "beside"]).env("BESIDE", "all");
        self::command(&mut command)
    })?;
    step("release build", || {
        cargo(&[
            "build",
            "--release",
            "--package",
            "cli",
            "--package",
            "bench",
            "--package",
            "fuzz",
        ])
    })?;
    step("fuzzing, briefly", fuzz)?;
    step("the window in a browser", web::end_to_end)?;
    step("pyshark and termshark", || {
        let mut command = Command::new("python3");
        command.arg("tests/dropin/run.py").arg(floors::binary("requin"));
        self::command(&mut command)
    })?;
    step("conformance and speed", || floors::run(&[]))
}

fn step(name: &str, work: impl FnOnce() -> Done) -> Done {
    println!("== {name}");
    let start = Instant::now();
    let done = work().map_err(|why| format!("{name}: {why}"));
    println!("== {name}: {:.0} s", start.elapsed().as_secs_f64());
    done
}

fn cargo(args: &[&str]) -> Done {
    command(Command::new(env!("CARGO")).args(args))
}

/// Runs a command in the workspace's folder.
pub(crate) fn command(command: &mut Command) -> Done {
    let status = command.current_dir(root()).status().map_err(|e| format!("{command:?}: {e}"))?;
    if status.success() { Ok(()) } else { Err(format!("{command:?}: {status}")) }
}

/// Every fuzz target for a few seconds, and one that must fail, so that the alarm is known to work.
fn fuzz() -> Done {
    let binary = crate::floors::binary("fuzz");
    let output = Command::new(&binary)
        .arg("list")
        .output()
        .map_err(|e| format!("{}: {e}", binary.display()))?;
    let targets = String::from_utf8_lossy(&output.stdout).into_owned();
    for target in targets.lines() {
        command(Command::new(&binary).args([
            "run",
            target,
            "--seconds",
            "5",
            "examples",
            "../shared/captures",
        ]))?;
    }
    match command(Command::new(&binary).args(["run", "canary", "--seconds", "5", "examples"])) {
        Ok(()) => Err("the canary did not fail: the fuzzer sees nothing".to_owned()),
        Err(_) => Ok(()),
    }
}
