//! Which protocols a capture has, in the order they come up.

use dissect::{Demand, FieldId, Registry};

use super::ends::field;
use super::{Report, Tap, as_kind};
use crate::pass::Shown;

/// Gathers names of protocols.
#[derive(Clone, Debug)]
pub struct Protocols {
    /// Filter names, in the order seen. There are no more than the registry has.
    pub list: Vec<String>,
    names: FieldId,
}

impl Protocols {
    /// None yet.
    pub fn new(registry: &Registry) -> Protocols {
        Protocols { list: Vec::new(), names: field(registry, "frame.protocols") }
    }

    fn add(&mut self, name: &str) {
        if !self.list.iter().any(|known| known == name) {
            self.list.push(name.to_owned());
        }
    }
}

impl Tap for Protocols {
    fn demand(&self, _: &Registry) -> Demand {
        let mut demand = Demand::nothing();
        demand.add(self.names);
        demand
    }

    fn frame(&mut self, frame: &Shown<'_>) {
        let names = self.names;
        for node in frame.tree.nodes().iter().filter(|node| node.field == names) {
            let bytes = frame.tree.value_bytes(node, frame.sources);
            String::from_utf8_lossy(bytes).split(':').for_each(|name| self.add(name));
        }
    }

    fn fork(&self) -> Box<dyn Tap> {
        Box::new(Protocols { list: Vec::new(), names: self.names })
    }

    fn merge(&mut self, later: &mut dyn Tap) {
        let Some(later) = as_kind::<Protocols>(later) else { return };
        later.list.drain(..).for_each(|name| self.add(&name));
    }

    fn report(&self) -> Report<'_> {
        Report::Protocols(self)
    }
}
