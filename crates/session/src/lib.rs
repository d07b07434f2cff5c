//! A capture under analysis: its settings, its passes over the frames, what its packet list shows.
//!
//! This crate knows no terminal, window or socket; who shows a capture implements [`Printer`].

pub mod capture;
pub mod colour;
pub mod columns;
pub mod describe;
pub mod filter;
pub mod pass;
pub mod settings;
pub mod tap;

use std::sync::Arc;

use dissect::{Config, Registry};

pub use pass::{Keeper, Matcher, Options, Outcome, Printer, Progress, Shown, run};

/// Protocols and the user's settings: what is the same for every capture.
pub struct Session {
    /// Protocols, fields, tables.
    pub registry: Registry,
    /// Preferences, enabled protocols, Decode As, names.
    pub config: Config,
    /// How times are written.
    pub time: columns::TimeStyle,
    /// What display filters may call by a short name.
    pub macros: dfilter::Macros,
    /// What the user\'s files say besides.
    pub settings: settings::Settings,
    /// Where those files are.
    pub folders: settings::Folders,
}

impl Session {
    /// All protocols, with default settings.
    pub fn new() -> Session {
        let mut config = Config::default();
        config.names = Some(Arc::new(names::Tables::default()));
        Session {
            registry: registry::build(),
            config,
            time: columns::TimeStyle::default(),
            macros: dfilter::Macros::shipped(),
            settings: settings::Settings::default(),
            folders: settings::Folders::default(),
        }
    }
}

impl Default for Session {
    fn default() -> Self {
        Session::new()
    }
}
