//! Why a program ends: one line for a person, and an exit status for scripts.

use capfile::{Doing, Error, Unwritable};

/// Why a program ends.
#[derive(Debug)]
pub(crate) struct Failure {
    /// For a person, without the program's name.
    pub(crate) text: String,
    /// 1: the command line is wrong. 2: a file is.
    pub(crate) status: u8,
}

impl Failure {
    /// The command line is wrong.
    pub(crate) fn usage(text: String) -> Failure {
        Failure { text, status: 1 }
    }
}

/// An error of the operating system in words, without its number.
pub(crate) fn words(error: &std::io::Error) -> String {
    let text = error.to_string();
    text.split_once(" (os error").map_or(text.as_str(), |(words, _)| words).to_owned()
}

/// A capture file failed, in the words that scripts know from the reference, with the place behind them.
pub(crate) fn of_file(error: &Error, path: &str) -> Failure {
    of_file_in("TShark", error, path)
}

/// A device, say. Pipes can be read like files.
pub(crate) fn is_special(path: &str) -> bool {
    let path = if path == "-" { "/dev/stdin" } else { path };
    #[cfg(unix)]
    if let Ok(kind) = std::fs::metadata(path).map(|meta| meta.file_type()) {
        use std::os::unix::fs::FileTypeExt;
        return kind.is_char_device() || kind.is_block_device() || kind.is_socket();
    }
    false
}

/// The same for another program, as it calls itself.
pub(crate) fn of_file_in(program: &str, error: &Error, path: &str) -> Failure {
    let name = if path == "-" { "standard input".to_owned() } else { format!("file \"{path}\"") };
    let text = match error {
        Error::Io { source, .. } if source.kind() == std::io::ErrorKind::NotFound => {
            format!("The {name} doesn't exist.")
        }
        Error::Io { source, .. } if source.kind() == std::io::ErrorKind::PermissionDenied => {
            format!("You don't have permission to read the {name}.")
        }
        Error::Io { source, .. } if source.kind() == std::io::ErrorKind::IsADirectory => {
            format!("\"{path}\" is a directory (folder), not a file.")
        }
        Error::UnknownFormat { .. } if is_special(path) => {
            format!("The {name} is a \"special file\" or socket or other non-regular file.")
        }
        Error::UnknownFormat { .. } => {
            format!("The {name} isn't a capture file in a format {program} understands.")
        }
        Error::CutShort { opening: false, .. } => {
            format!(
                "The {name} appears to have been cut short in the middle of a packet.\n({error})"
            )
        }
        Error::CutShort { opening: true, .. } => {
            format!(
                "The {name} appears to have been cut short in the middle of a packet or other data.\n({error})"
            )
        }
        Error::Unsupported { .. } => {
            format!("The {name} contains record data that {program} doesn't support.\n({error})")
        }
        Error::Damaged { .. } => {
            format!("The {name} appears to be damaged or corrupt.\n({error})")
        }
        Error::Io { source, doing: Doing::Open, .. } => {
            format!("The {name} could not be opened: {}.", words(source))
        }
        other => other.to_string(),
    };
    Failure { text, status: 2 }
}

/// Printing failed.
pub(crate) fn of_printing(error: &std::io::Error) -> Failure {
    let text = match error.kind() {
        std::io::ErrorKind::StorageFull => {
            "Not all the packets could be printed because there is no space left on the file system."
                .to_owned()
        }
        _ => format!("An error occurred while printing packets: {}.", words(error)),
    };
    Failure { text, status: 2 }
}

/// Writing a capture failed. A reader that went away is no failure.
pub(crate) fn of_output(error: &Error, path: &str) -> Result<std::process::ExitCode, Failure> {
    use std::io::ErrorKind;
    let name = if path == "-" { "standard output".to_owned() } else { format!("file \"{path}\"") };
    let text = match error {
        Error::Io { source, .. } if source.kind() == ErrorKind::BrokenPipe => {
            return Ok(std::process::ExitCode::SUCCESS);
        }
        Error::Io { source, .. } if source.kind() == ErrorKind::NotFound => {
            format!("The path to the {name} doesn't exist.")
        }
        Error::Io { source, .. } if source.kind() == ErrorKind::PermissionDenied => {
            format!("You don't have permission to create or write to the {name}.")
        }
        Error::Io { source, .. } if source.kind() == ErrorKind::IsADirectory => {
            format!("\"{path}\" is a directory (folder), not a file.")
        }
        Error::Io { source, .. } if source.kind() == ErrorKind::StorageFull => format!(
            "Not all the packets could be written to the {name} because there is no space left on the file system."
        ),
        Error::Unwritable {
            why: Unwritable::MixedLinkTypes { .. } | Unwritable::LinkType(_) | Unwritable::Record,
            ..
        } => format!("The capture file being read can't be written in that format.\n({error})"),
        other => other.to_string(),
    };
    Err(Failure { text, status: 2 })
}
