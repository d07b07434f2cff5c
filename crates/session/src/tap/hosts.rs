//! Names of hosts that a capture tells. The run learns them; this only asks for the report.

use dissect::{Demand, Registry};

use super::{Report, Tap};
use crate::pass::Shown;

/// Which names are listed.
#[derive(Clone, Copy, Debug)]
pub struct Hosts {
    /// Those of IPv4 addresses.
    pub v4: bool,
    /// Those of IPv6 addresses.
    pub v6: bool,
}

impl Tap for Hosts {
    fn demand(&self, _: &Registry) -> Demand {
        Demand::nothing()
    }

    fn frame(&mut self, _: &Shown<'_>) {}

    fn fork(&self) -> Box<dyn Tap> {
        Box::new(*self)
    }

    fn merge(&mut self, _: &mut dyn Tap) {}

    fn report(&self) -> Report<'_> {
        Report::Hosts(self)
    }
}
