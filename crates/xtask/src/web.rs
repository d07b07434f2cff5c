//! The window's page: built with npm into `web/dist`, which the next build of the program takes in; and its tests.

use std::path::PathBuf;
use std::process::Command;

use crate::{Done, ci, floors, root};

/// `cargo xtask web [--test]`.
pub(crate) fn run(words: &[&str]) -> Done {
    match words {
        [] => build(),
        ["--test"] => {
            build()?;
            check()?;
            ci::command(Command::new(env!("CARGO")).args([
                "build",
                "--release",
                "--package",
                "cli",
            ]))?;
            end_to_end()
        }
        _ => Err("web takes nothing, or --test".to_owned()),
    }
}

/// Builds the page.
pub(crate) fn build() -> Done {
    install()?;
    npm(&["run", "--silent", "build"])
}

/// Types, accessibility as far as a compiler sees it, and the tests of what needs no browser.
pub(crate) fn check() -> Done {
    install()?;
    npm(&["run", "--silent", "check"])?;
    npm(&["run", "--silent", "test"])
}

/// The page in a browser, over the release build. The limits on time are doubled: other work runs beside the gate, and
/// what it guards against is far slower than that.
pub(crate) fn end_to_end() -> Done {
    install()?;
    let mut command = npm_command(&["run", "--silent", "e2e"]);
    command.env("REQUIN", floors::binary("requin")).env("SLACK", "2");
    ci::command(&mut command)
}

/// What the page is built with, as the lock file names it; not again while that is the same.
fn install() -> Done {
    let wanted = folder().join("package-lock.json");
    let there = folder().join("node_modules/.package-lock.json");
    let changed = |path: &PathBuf| path.metadata().and_then(|m| m.modified()).ok();
    match (changed(&wanted), changed(&there)) {
        (Some(wanted), Some(there)) if wanted <= there => Ok(()),
        _ => npm(&["ci", "--no-audit", "--no-fund", "--loglevel=error"]),
    }
}

fn npm(args: &[&str]) -> Done {
    ci::command(&mut npm_command(args))
}

fn npm_command(args: &[&str]) -> Command {
    let mut command = Command::new("npm");
    command.arg("--prefix").arg(folder()).args(args);
    command
}

fn folder() -> PathBuf {
    root().join("web")
}
