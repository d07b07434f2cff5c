//! How a server is started.

use std::net::SocketAddr;
use std::path::PathBuf;

use session::Session;

/// How a server is started.
pub struct Options {
    /// Where to listen.
    pub listen: SocketAddr,
    /// Who is let in.
    pub access: Access,
    /// Files and folders that may be read; folders may be written to.
    pub paths: Vec<PathBuf>,
    /// Settings to begin with. Those changed in the window are kept where its folders say.
    pub session: Session,
    /// Who is told what goes wrong besides requests; pages are told, too.
    pub notice: fn(&str),
    /// The program's version.
    pub version: &'static str,
}

/// Who is let in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Access {
    /// Who has the address with the token; on this machine only.
    Token,
    /// Who knows the password, too; from anywhere.
    Password(String),
}
