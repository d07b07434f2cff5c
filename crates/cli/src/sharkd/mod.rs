//! The personality `sharkd`: captures for other programs, in requests and answers of JSON-RPC 2.0, a line each.
//!
//! On standard input and output, or for several clients, each with a capture of its own, on a socket.

mod desk;
mod follow;
mod frame;
mod frames;
mod graphs;
mod json;
mod reports;
mod request;
mod serve;
mod settings;
mod words;

use std::io::{self, BufReader, BufWriter, Read, Write};
use std::net::TcpListener;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use session::Session;
use session::pass::STACK_OCTETS;
use session::settings::{Folders, NoProfile, load};

use crate::failure::Failure;
use crate::output;
use crate::table::{MISCELLANEOUS, Program, row};

/// The program.
pub(crate) const PROGRAM: Program = Program {
    name: "sharkd",
    title: "Sharkd",
    about: "answer requests for what is in captures, for other programs",
    usage: &["[options]", "[-|<socket>]"],
    groups: &[
        (
            "Options",
            &[
                row('a', "api", "<socket>", "serve clients on this socket"),
                row('C', "config-profile", "<profile>", "take the settings of this profile"),
            ],
        ),
        ("Miscellaneous", MISCELLANEOUS),
    ],
    notes: "Without a socket, requests come on standard input and answers go to standard output, a line each.\n\
            Sockets: unix:/tmp/sharkd.sock, tcp:127.0.0.1:4446. Whoever can connect can read every file that this\n\
            program can.",
};

/// Clients served at a time: each may hold a capture.
const CLIENTS_MAX: usize = 64;

/// Octets gathered before they are written.
const OUTPUT_OCTETS: usize = 64 << 10;

/// Runs with the arguments after the name.
pub(crate) fn main(words: &[String]) -> ExitCode {
    PROGRAM.run(words, |given, words| {
        let mut folders = Folders::of_environment();
        let mut socket = None;
        for option in given {
            match option.name.as_str() {
                "a" => socket = Some(option.value.as_str()),
                _ => folders.use_profile(&option.value).map_err(|NoProfile(name)| {
                    Failure::usage(format!("Configuration Profile \"{name}\" does not exist"))
                })?,
            }
        }
        match words {
            [] => {}
            [word] if socket.is_none() => socket = Some(word.as_str()).filter(|word| *word != "-"),
            _ => return Err(PROGRAM.misused("one socket may be named")),
        }
        let session = Arc::new(session(folders));
        match socket {
            None => {
                let mut input = BufReader::new(io::stdin().lock());
                let mut out = BufWriter::with_capacity(OUTPUT_OCTETS, io::stdout().lock());
                output::done(serve::serve(session, &mut input, &mut out), ExitCode::SUCCESS)
            }
            Some(name) => listen(name, &session),
        }
    })
}

/// All protocols, and what the user's files say.
fn session(folders: Folders) -> Session {
    let mut session = Session::new();
    session.config.resolve.mac = true;
    session.config.zone = crate::zone::local();
    load(&mut session, &folders);
    for warning in session.settings.warnings.drain(..) {
        tell!("sharkd: {warning}");
    }
    session.folders = folders;
    session
}

/// Serves all who connect, until the program is ended.
fn listen(name: &str, session: &Arc<Session>) -> Result<ExitCode, Failure> {
    let fail = |error: io::Error| Failure { text: format!("{name}: {error}"), status: 1 };
    let clients = Arc::new(AtomicUsize::new(0));
    if let Some(address) = name.strip_prefix("tcp:") {
        let listener = TcpListener::bind(address).map_err(fail)?;
        for stream in listener.incoming().flatten() {
            let back = stream.try_clone();
            start(session, &clients, stream, back);
        }
        return Ok(ExitCode::SUCCESS);
    }
    #[cfg(unix)]
    if let Some(path) = name.strip_prefix("unix:") {
        use std::os::unix::fs::FileTypeExt as _;
        // What an earlier run left behind is in the way; a file that is no socket stays.
        if std::fs::symlink_metadata(path).is_ok_and(|found| found.file_type().is_socket()) {
            std::fs::remove_file(path).map_err(fail)?;
        }
        let listener = std::os::unix::net::UnixListener::bind(path).map_err(fail)?;
        for stream in listener.incoming().flatten() {
            let back = stream.try_clone();
            start(session, &clients, stream, back);
        }
        return Ok(ExitCode::SUCCESS);
    }
    Err(PROGRAM.misused(&format!("no such socket: {name}")))
}

/// Serves a client in a thread of its own. One that is too many is let go at once.
fn start<S: Read + Send + 'static>(
    session: &Arc<Session>,
    clients: &Arc<AtomicUsize>,
    stream: S,
    back: io::Result<impl Write + Send + 'static>,
) {
    let Ok(back) = back else { return };
    if clients.fetch_add(1, Ordering::Relaxed) >= CLIENTS_MAX {
        clients.fetch_sub(1, Ordering::Relaxed);
        return;
    }
    let (session, count) = (Arc::clone(session), Arc::clone(clients));
    let work = move || {
        let _one = Served(count);
        let mut out = BufWriter::with_capacity(OUTPUT_OCTETS, back);
        // Whoever is gone needs no answer.
        let _ = serve::serve(session, &mut BufReader::new(stream), &mut out);
    };
    if std::thread::Builder::new().stack_size(STACK_OCTETS).spawn(work).is_err() {
        clients.fetch_sub(1, Ordering::Relaxed);
    }
}

/// A client that is counted as long as this lives, whatever ends it.
struct Served(Arc<AtomicUsize>);

impl Drop for Served {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}
