//! The personality `tshark`.

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use capfile::Reader;
use export::fields::{Occurrence, Source};
use export::{Details, Fields, Pdml, Psml, Summary};
use session::columns::{TimeFormat, defaults};
use session::{Options, Printer, Session, run};

/// Runs with the arguments after the name.
pub(crate) fn main(args: &[String]) -> ExitCode {
    let mut session = Session::new();
    session.config.resolve.mac = true;
    let (mut file, mut form, mut details, mut hex, mut names) = (None, "text".to_owned(), false, false, Vec::new());
    let mut options = Options::default();
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        let mut value = || args.next().cloned().unwrap_or_default();
        match arg.as_str() {
            "-r" => file = Some(value()),
            "-c" => options.count = value().parse().ok(),
            "-T" => form = value(),
            "-e" => names.push(value()),
            "-V" => details = true,
            "-x" => hex = true,
            "-2" => options.two_passes = true,
            "-n" => session.config.resolve = Default::default(),
            "--threads" => options.threads = value().parse().unwrap_or(1),
            "-v" | "--version" => {
                println!("TShark (Wireshark) 4.0.17 (requin {})", env!("CARGO_PKG_VERSION"));
                return ExitCode::SUCCESS;
            }
            other => {
                eprintln!("tshark: unknown option {other}");
                return ExitCode::from(1);
            }
        }
    }
    let Some(file) = file else {
        eprintln!("tshark: no file given");
        return ExitCode::from(1);
    };
    let mut reader = match Reader::open(Path::new(&file)) {
        Ok(reader) => reader,
        Err(error) => {
            eprintln!("tshark: {error}");
            return ExitCode::from(2);
        }
    };
    let creator = "requin".to_owned();
    let (columns, time) = (defaults(), TimeFormat::Relative);
    let summary = Summary { columns: columns.clone(), time, separator: b' ' };
    let printer: Box<dyn Printer> = match form.as_str() {
        "pdml" => Box::new(Pdml { capture: file, creator, date: String::new() }),
        "psml" => Box::new(Psml { columns, time, creator }),
        "fields" => {
            let mut fields = Vec::new();
            for name in names {
                let ids: Vec<_> = session.registry.fields().filter(|(_, f)| f.filter == name).map(|(id, _)| id).collect();
                if ids.is_empty() {
                    eprintln!("tshark: Some fields aren't valid:\n\t{name}");
                    return ExitCode::from(1);
                }
                fields.push((name, Source::Field(ids)));
            }
            Box::new(Fields {
                fields,
                header: false,
                bom: false,
                separator: b'\t',
                aggregator: b',',
                occurrence: Occurrence::All,
                quote: None,
                escape: true,
                time,
            })
        }
        _ if details || hex => {
            Box::new(Details { summary: (!details).then_some(summary), tree: details, only: None, hex })
        }
        _ => Box::new(summary),
    };
    let mut out = std::io::stdout();
    let outcome = run(&session, &mut reader, printer.as_ref(), &options, &mut out);
    let _ = out.flush();
    match outcome.read_error {
        Some(error) => {
            eprintln!("tshark: {error}");
            ExitCode::from(2)
        }
        None => ExitCode::SUCCESS,
    }
}
