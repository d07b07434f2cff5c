//! `requin open [FILE…]`: the window, in a browser.

use std::io::{IsTerminal, Write};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

use server::{Access, Address, Options};
use session::Session;
use session::settings::{self, Folders, NoProfile};

use crate::getopt::{self, Spec, Wrong};
use crate::table::ambiguous;

/// Characters of a password that may be guessed at over the network.
const PASSWORD_LEAST: usize = 8;

/// What the command line asks for.
#[derive(Debug, PartialEq, Eq)]
struct Asked {
    browser: bool,
    port: u16,
    listen: IpAddr,
    password_file: Option<PathBuf>,
    profile: Option<String>,
    paths: Vec<PathBuf>,
    help: bool,
}

/// True if the first word of a command line is no command but something to open.
pub(crate) fn is_meant(word: &str) -> bool {
    !word.starts_with('-') && Path::new(word).exists()
}

/// Runs with the arguments after `open`.
pub(crate) fn main(words: &[String]) -> ExitCode {
    match start(words) {
        Ok(()) => ExitCode::SUCCESS,
        Err((status, text)) => {
            tell!("requin: {text}");
            ExitCode::from(status)
        }
    }
}

type Failed = (u8, String);

fn start(words: &[String]) -> Result<(), Failed> {
    let asked = read(words).map_err(|text| (1, format!("{text}\n\n{HELP}")))?;
    if asked.help {
        say!("{HELP}");
        return Ok(());
    }
    let access = access(&asked).map_err(|text| (1, text))?;
    let session = session(&asked)?;
    // Without anything named, what is in this folder can be opened from the window.
    let mut paths = asked.paths.clone();
    if paths.is_empty() {
        paths.extend(std::env::current_dir().ok());
    }
    let options = Options {
        listen: SocketAddr::new(asked.listen, asked.port),
        access,
        paths,
        session,
        notice: |text| tell!("requin: {text}"),
        version: env!("CARGO_PKG_VERSION"),
    };
    let mut opener = None;
    let served = server::run(options, |address, app| {
        for path in asked.paths.iter().filter(|path| !path.is_dir()) {
            if let Err(text) = app.open(path) {
                tell!("requin: {text}");
                if asked.paths.len() == 1 {
                    std::process::exit(2);
                }
            }
        }
        tell(&asked, address);
        if asked.browser {
            opener = Opener::start(&address.url);
        }
    });
    drop(opener);
    served.map_err(|error| (2, format!("the window cannot be served: {error}")))
}

/// All protocols, and what the user's files say.
fn session(asked: &Asked) -> Result<Session, Failed> {
    let mut session = Session::new();
    session.config.resolve.mac = true;
    session.config.zone = crate::zone::local();
    let mut folders = Folders::of_environment();
    if let Some(name) = &asked.profile {
        folders.use_profile(name).map_err(|NoProfile(name)| {
            (1, format!("Configuration Profile \"{name}\" does not exist"))
        })?;
    }
    settings::load(&mut session, &folders);
    for warning in session.settings.warnings.drain(..) {
        tell!("requin: {warning}");
    }
    session.folders = folders;
    Ok(session)
}

fn read(words: &[String]) -> Result<Asked, String> {
    let spec = |short, long, takes_value| Spec { short, long: Some(long), takes_value };
    let specs = [
        spec(None, "no-browser", false),
        spec(None, "port", true),
        spec(None, "listen", true),
        spec(None, "password-file", true),
        spec(Some('C'), "profile", true),
        spec(Some('h'), "help", false),
    ];
    let (given, words) = getopt::read(&specs, words).map_err(|wrong| match wrong {
        Wrong::Unknown(name) => format!("no such option: {name}"),
        Wrong::Ambiguous(name, longs) => ambiguous(&name, &longs),
        Wrong::NoValue(name) => format!("a value is missing after {name}"),
        Wrong::ExtraValue(name) => format!("{name} takes no value"),
    })?;
    let mut asked = Asked {
        browser: true,
        port: 0,
        listen: IpAddr::V4(Ipv4Addr::LOCALHOST),
        password_file: None,
        profile: None,
        paths: words.iter().map(PathBuf::from).collect(),
        help: false,
    };
    for option in given {
        let value = option.value;
        match option.name.as_str() {
            "no-browser" => asked.browser = false,
            "port" => {
                asked.port = value.parse().map_err(|_| format!("no port number: {value}"))?;
            }
            "listen" => {
                asked.listen = value.parse().map_err(|_| format!("no address: {value}"))?;
            }
            "C" => asked.profile = Some(value),
            "password-file" => asked.password_file = Some(PathBuf::from(value)),
            _ => asked.help = true,
        }
    }
    Ok(asked)
}

/// Beyond this machine the token in the address is not enough: it travels through too many hands.
fn access(asked: &Asked) -> Result<Access, String> {
    if asked.listen.is_loopback() && asked.password_file.is_none() {
        return Ok(Access::Token);
    }
    let password = match &asked.password_file {
        Some(path) => std::fs::read_to_string(path).map_err(|error| {
            format!("the password cannot be read from {}: {error}", path.display())
        })?,
        // Not an option's value: everybody on this machine could read it there.
        None => std::env::var("REQUIN_PASSWORD").map_err(|_| {
            "--listen lets other machines in and needs a password: \
             write it into a file and give --password-file FILE, or set REQUIN_PASSWORD"
                .to_owned()
        })?,
    };
    let password = password.trim_end_matches(['\r', '\n']).to_owned();
    if password.chars().count() < PASSWORD_LEAST {
        return Err(format!("the password has fewer than {PASSWORD_LEAST} characters"));
    }
    Ok(Access::Password(password))
}

/// The address on standard output, alone on its line; what else is to be known on standard error.
fn tell(asked: &Asked, address: &Address) {
    let mut out = std::io::stdout();
    // Whoever closed the pipe does not want to know.
    let _ = writeln!(out, "{}", address.url).and_then(|()| out.flush());
    let port = address.socket.port();
    if !asked.listen.is_loopback() {
        let what = match asked.paths.is_empty() {
            true => "the captures in this folder".to_owned(),
            false => {
                asked.paths.iter().map(|p| p.display().to_string()).collect::<Vec<_>>().join(", ")
            }
        };
        tell!(
            "requin: whoever reaches port {port} of {} and knows the password can read {what}. \
             What is sent is not encrypted; an ssh tunnel is safer.",
            asked.listen
        );
    }
    if let Ok(connection) = std::env::var("SSH_CONNECTION") {
        // Client's address and port, then this machine's.
        let host = connection.split(' ').nth(2).unwrap_or("HOST");
        let user = std::env::var("USER").map_or(String::new(), |user| format!("{user}@"));
        tell!("requin: from where you sit: ssh -N -L {port}:127.0.0.1:{port} {user}{host}");
    }
    if std::io::stderr().is_terminal() {
        tell!("requin: Control+C ends the window");
    }
}

/// A browser started on a file that leads to the address. The address itself would show in the list of processes, and
/// the token with it.
struct Opener {
    folder: PathBuf,
}

impl Opener {
    fn start(url: &str) -> Option<Opener> {
        // Over a connection without a display there is no browser to start.
        let has_display =
            ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| std::env::var_os(name).is_some());
        if cfg!(all(unix, not(target_os = "macos"))) && !has_display {
            return None;
        }
        let folder = server::private_folder().ok()?;
        let opener = Opener { folder };
        let page = opener.folder.join("open.html");
        let text = format!(
            "<!doctype html><meta charset=utf-8><title>requin</title><meta http-equiv=refresh content=\"0;url={url}\">"
        );
        std::fs::write(&page, text).ok()?;
        let mut command = if cfg!(target_os = "macos") {
            Command::new("open")
        } else if cfg!(windows) {
            Command::new("explorer")
        } else {
            Command::new("xdg-open")
        };
        let quiet =
            command.arg(&page).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        if quiet.spawn().is_err() {
            tell!("requin: no browser could be started; open the address above in one");
        }
        Some(opener)
    }
}

impl Drop for Opener {
    fn drop(&mut self) {
        // It is in the folder for temporary files: what stays there is removed by the system.
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

const HELP: &str = "\
Usage: requin open [options] [FILE or FOLDER ...]

Shows captures in a browser. Only what is named here (without names: this folder) can be read from the window.

  --no-browser          only print the address, token included, on standard output
  --port N              the port; 0 takes a free one (default)
  --listen ADDRESS      also let other machines in, with a password
  --password-file FILE  the password; else it is taken from REQUIN_PASSWORD
  -C, --profile NAME    settings of this profile
";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn command_lines() {
        let read = |line: &str| {
            let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
            super::read(&words)
        };
        for line in ["-C p", "--profile=p"] {
            assert_eq!(read(line).map(|asked| asked.profile), Ok(Some("p".to_owned())), "{line}");
        }
        let asked = read("--no-browser a.pcap --port 8080 b.pcap").expect("is right");
        assert!(!asked.browser && asked.port == 8080 && asked.paths.len() == 2);
        assert!(access(&asked) == Ok(Access::Token));
        assert!(read("--port x").is_err());
        assert!(read("--port 70000").is_err());
        assert!(read("--listen here").is_err());
        assert!(read("--frob").is_err());
        let exposed = Asked { password_file: Some(PathBuf::from("/nowhere")), ..asked };
        assert!(access(&exposed).is_err());
    }
}
