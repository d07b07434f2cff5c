//! Reports as text, in the layout that scripts know.

use std::collections::HashMap;
use std::io::{Result, Write};
use std::sync::Arc;

use dissect::names::{Known, Transport};
use dissect::{Address, Config, Registry};
use session::columns::TimeStyle;
use session::tap::Report;

mod conversations;
mod expert;
pub mod follow;
mod hierarchy;
mod hosts;
mod io_stat;

pub use expert::group;

/// What a report's text shows beside what was gathered.
#[derive(Clone, Copy)]
pub struct About<'a> {
    /// The capture's name, as it was given.
    pub capture: &'a str,
    /// The filter that frames had to pass, as it was given.
    pub filter: Option<&'a str>,
    /// Definitions.
    pub registry: &'a Registry,
    /// Names of addresses and ports; the local time zone.
    pub config: &'a Config,
    /// Names that the capture gave to addresses.
    pub learned: &'a HashMap<Address, Arc<str>>,
    /// How times are written.
    pub time: TimeStyle,
    /// How the contents of a conversation are written.
    pub follow: follow::Style,
    /// The least severity of expert notes that are listed.
    pub severity: u32,
}

/// Writes a report.
///
/// # Errors
///
/// What writing met.
pub fn write_report(out: &mut dyn Write, report: Report<'_>, about: &About<'_>) -> Result<()> {
    match report {
        Report::Conversations(report) => conversations::write_conversations(out, report, about),
        Report::Endpoints(report) => conversations::write_endpoints(out, report, about),
        Report::Followed(report) => follow::write_followed(out, report, about),
        Report::Experts(report) => expert::write_experts(out, report, about),
        Report::Hierarchy(report) => hierarchy::write_hierarchy(out, report, about),
        Report::Hosts(report) => hosts::write_hosts(out, report, about),
        Report::IoStat(report) => io_stat::write_io_stat(out, report, about),
        Report::Pdus => Ok(()),
        // Scripts know no text of it.
        Report::Protocols(_) => Ok(()),
    }
}

impl About<'_> {
    /// An address, by its name if such names are looked up and it has one.
    fn name(&self, address: &Address) -> String {
        if *address == Address::None {
            return "NONE".to_owned();
        }
        let known = Known::of(self.config);
        match self.learned.get(address) {
            Some(name) if known.resolves(address) => name.to_string(),
            _ => known.named(*address).short().to_string(),
        }
    }

    /// A port, by its name if such names are looked up and it has one.
    fn port(&self, transport: Option<Transport>, port: u32) -> String {
        let number = u16::try_from(port).ok();
        let name = transport.zip(number).and_then(|(t, n)| self.config.port_name(t, n));
        name.map_or_else(|| port.to_string(), str::to_owned)
    }
}

/// As scripts know it: seconds and nanoseconds, added up in floating point.
fn seconds(ns: i64) -> f64 {
    (ns / 1_000_000_000) as f64 + (ns % 1_000_000_000) as f64 / 1e9
}
