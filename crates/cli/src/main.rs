//! One program: `requin`, and its personalities `tshark` and siblings, by the name it is called by or by
//! its first argument.

mod tshark;

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut args: Vec<String> = std::env::args_os().map(|a| a.to_string_lossy().into_owned()).collect();
    let called = args.first().map(|a| Path::new(a).file_name().map_or(a.clone(), |n| n.to_string_lossy().into_owned()));
    let personality = match called.as_deref() {
        Some("tshark") => "tshark".to_owned(),
        _ => {
            if args.len() > 1 {
                args.remove(0);
            }
            args.first().cloned().unwrap_or_default()
        }
    };
    let rest = args.get(1..).unwrap_or(&[]);
    match personality.as_str() {
        "tshark" => tshark::main(rest),
        _ => {
            eprintln!("usage: requin tshark [options]");
            ExitCode::from(1)
        }
    }
}
