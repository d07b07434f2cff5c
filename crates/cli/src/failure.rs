//! Why a program ends: one line for a person, and an exit status for scripts.

use capfile::Error;

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

/// A capture file failed, in the words that scripts know from the reference, with the place behind them.
pub(crate) fn of_file(error: &Error, path: &str) -> Failure {
    of_file_in("TShark", error, path)
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
        other => other.to_string(),
    };
    Failure { text, status: 2 }
}
