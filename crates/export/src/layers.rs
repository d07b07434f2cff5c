//! Which layers a printer opens (`-j`, `-J`).

use dissect::Registry;
use dissect::tree::FieldId;

/// Chosen layers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layers {
    names: Vec<String>,
    /// What stands below a chosen layer is chosen, too (`-J`).
    below: bool,
}

impl Layers {
    /// Reads a list of names separated by spaces.
    pub fn new(list: &str, below: bool) -> Layers {
        let names = list.split(' ').filter(|n| !n.is_empty());
        Layers { names: names.map(str::to_owned).collect(), below }
    }

    /// True if what stands below a chosen layer is chosen with it.
    pub(crate) fn whole(&self) -> bool {
        self.below
    }

    /// True if the node of this name is opened.
    pub(crate) fn chosen(&self, registry: &Registry, id: FieldId) -> bool {
        self.name_chosen(registry.field(id).filter)
    }

    /// True if the subtree that goes by this name is opened.
    pub(crate) fn name_chosen(&self, name: &str) -> bool {
        self.names.iter().any(|n| n == name)
    }

    /// True if a nameless subtree of this label is opened.
    pub(crate) fn label_chosen(&self, label: &[u8]) -> bool {
        self.names.iter().any(|n| n.as_bytes() == label)
    }
}
