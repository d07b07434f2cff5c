//! Output is the same bytes whatever the number of threads, with and without a filter.

use std::io::Cursor;
use std::path::Path;

use capfile::Reader;
use dissect::{Demand, Registry};
use export::{Details, Dump, Pdml, Psml};
use session::{Matcher, Options, Printer, Session, Shown, run};

/// All example captures laid end to end, three times over.
fn capture() -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples");
    let files = ["dns.pcap", "http.pcap", "tls.pcap", "mail.pcap"]
        .map(|f| std::fs::read(folder.join(f)).unwrap());
    let mut all = files[0][..24].to_vec();
    for _ in 0..3 {
        for file in &files {
            all.extend_from_slice(&file[24..]);
        }
    }
    all
}

fn print(
    printer: &dyn Printer,
    threads: usize,
    two_passes: bool,
    filter: Option<&dyn Matcher>,
) -> Vec<u8> {
    let session = Session::new();
    let mut reader =
        Reader::from_stream(Box::new(Cursor::new(capture())), Path::new("all")).unwrap();
    // Small chunks, so that there are many.
    reader.set_chunk_octets(4096);
    let mut out = Vec::new();
    let options = Options { threads, two_passes, filter, ..Options::default() };
    let outcome = run(&session, &mut reader, printer, None, &options, &mut out);
    assert!(outcome.read_error.is_none() && outcome.write_error.is_none());
    assert!(outcome.frames > 300, "{} frames", outcome.frames);
    out
}

/// Lets every third frame through.
struct EveryThird;

impl Matcher for EveryThird {
    fn demand(&self, _: &Registry) -> Demand {
        Demand::nothing()
    }
    fn matches(&self, frame: &Shown<'_>) -> bool {
        frame.info.number % 3 == 0
    }
}

#[test]
fn threads_do_not_show() {
    let pdml = Pdml {
        capture: "all".to_owned(),
        creator: "test".to_owned(),
        date: String::new(),
        colours: None,
        layers: None,
        fields: None,
    };
    let psml =
        Psml { columns: session::columns::defaults(), creator: "test".to_owned(), colours: None };
    let details = Details { tree: true, hex: Some(Dump::default()), ..Details::default() };
    let printers: [&dyn Printer; 3] = [&pdml, &psml, &details];
    for printer in printers {
        for filter in [None, Some(&EveryThird as &dyn Matcher)] {
            let one = print(printer, 1, false, filter);
            assert!(one.len() > 10_000);
            for threads in [2, 5] {
                assert!(
                    one == print(printer, threads, false, filter),
                    "{threads} threads differ from one"
                );
            }
        }
        assert!(
            print(printer, 1, true, None) == print(printer, 3, true, None),
            "two passes differ"
        );
    }
}
