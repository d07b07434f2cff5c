//! Working memory of printers that gather nodes of one name.
//!
//! It is kept for each thread and reused from frame to frame, so that nothing is allocated for a frame in the steady
//! state. It holds nothing that outlives a frame.

use std::cell::RefCell;
use std::collections::HashMap;

use dissect::{FieldId, Node, Registry, Tree};
use foldhash::fast::FixedState;

thread_local! {
    static DESK: RefCell<Desk> = RefCell::new(Desk::default());
}

/// Runs `work` with this thread's desk.
pub(crate) fn with<R>(work: impl FnOnce(&mut Desk) -> R) -> R {
    DESK.with(|desk| match desk.try_borrow_mut() {
        Ok(mut desk) => work(&mut desk),
        // A printer inside a printer has a desk of its own.
        Err(_) => work(&mut Desk::default()),
    })
}

/// For each field, the first one of the same filter name.
#[derive(Default)]
pub(crate) struct SameName(Vec<u32>);

impl SameName {
    pub(crate) fn new(registry: &Registry) -> SameName {
        let mut first: HashMap<&str, u32, FixedState> = HashMap::default();
        let all = registry.fields().map(|(id, def)| *first.entry(def.filter).or_insert(id.0));
        SameName(std::iter::once(FieldId::TEXT.0).chain(all).collect())
    }

    fn of(&self, id: FieldId) -> u32 {
        self.0.get(id.0 as usize).copied().unwrap_or(id.0)
    }
}

/// The bit of an entry that marks its node.
const MARK: u64 = 1;

/// Lists of nodes, one on top of the other: a level for each object that is being written.
#[derive(Default)]
pub(crate) struct Desk {
    /// Group in the upper half, then node, then [`MARK`].
    list: Vec<u64>,
    /// Depths of the nodes above one, and what was said of them.
    above: Vec<(u8, bool)>,
    /// By field: in which level it was seen last, and its group there.
    seen: Vec<(u32, u32)>,
    /// The same for nameless subtrees by level and label.
    labels: HashMap<(u32, Vec<u8>), u32, FixedState>,
    /// Counts levels of the frame.
    stamp: u32,
}

impl Desk {
    /// Before a frame.
    pub(crate) fn begin(&mut self) {
        self.list.clear();
        self.labels.clear();
    }

    /// Starts a level and returns where it begins.
    pub(crate) fn open(&self) -> usize {
        self.list.len()
    }

    /// Ends the level that began there.
    pub(crate) fn close(&mut self, level: usize) {
        self.list.truncate(level);
    }

    /// Adds the nodes that stand directly below one, or the uppermost ones.
    pub(crate) fn add_children(&mut self, nodes: &[Node], parent: Option<usize>) {
        let (mut at, above) = match parent.and_then(|at| Some((at + 1, nodes.get(at)?))) {
            Some((at, node)) => (at, i16::from(node.depth)),
            None => (0, -1),
        };
        // Depth of the child whose subtree is passed over. A child may lack its parent, and stands deeper than
        // its neighbours then.
        let mut below = i16::MAX;
        while let Some(node) = nodes.get(at)
            && i16::from(node.depth) > above
        {
            let depth = i16::from(node.depth);
            if depth <= below {
                self.list.push((at as u64) << 1);
                below = depth;
            }
            at += 1;
        }
    }

    /// Adds the nodes below one (or all), in order, whatever their depth. `enter` is told a node and the word for the one
    /// that it stands under, and says whether the node is marked, and the word if what stands below it is added, too.
    pub(crate) fn add_below(
        &mut self,
        nodes: &[Node],
        parent: Option<usize>,
        word: bool,
        enter: impl Fn(&Node, bool) -> (bool, Option<bool>),
    ) {
        let (mut at, top) = match parent.and_then(|at| Some((at + 1, nodes.get(at)?))) {
            Some((at, node)) => (at, i16::from(node.depth)),
            None => (0, -1),
        };
        self.above.clear();
        // Depth of a node whose subtree is passed over.
        let mut closed = i16::MAX;
        while let Some(node) = nodes.get(at)
            && i16::from(node.depth) > top
        {
            if i16::from(node.depth) <= closed {
                while self.above.last().is_some_and(|(depth, _)| *depth >= node.depth) {
                    self.above.pop();
                }
                let word = self.above.last().map_or(word, |(_, word)| *word);
                let (marked, below) = enter(node, word);
                self.list.push((at as u64) << 1 | u64::from(marked));
                closed = i16::MAX;
                match below {
                    Some(word) => self.above.push((node.depth, word)),
                    None => closed = i16::from(node.depth),
                }
            }
            at += 1;
        }
    }

    /// True if the node at a place of the list was marked when it was added.
    pub(crate) fn is_marked(&self, at: usize) -> bool {
        self.list.get(at).is_some_and(|e| e & MARK != 0)
    }

    /// Puts nodes of one name together, in the order of the first of each. Nameless subtrees are told apart by
    /// their labels if a tree is given.
    pub(crate) fn group(
        &mut self,
        level: usize,
        nodes: &[Node],
        names: &SameName,
        labels: Option<&Tree>,
    ) {
        self.stamp = self.stamp.wrapping_add(1);
        if self.stamp == 0 {
            // Every stamp has been used: what is left of the first ones must not count.
            self.seen.clear();
            self.stamp = 1;
        }
        let mut groups = 0;
        let mut sorted = true;
        for i in level..self.list.len() {
            let Some(at) = self.list.get(i).copied() else { break };
            let Some(node) = nodes.get((at >> 1) as usize) else { continue };
            let group = match labels {
                Some(tree) if node.field == FieldId::TEXT => {
                    let label = tree.label(node).unwrap_or(b"").to_vec();
                    *self.labels.entry((self.stamp, label)).or_insert(groups)
                }
                _ => self.group_of(names.of(node.field), groups),
            };
            sorted &= group == groups;
            groups = groups.max(group + 1);
            if let Some(entry) = self.list.get_mut(i) {
                *entry |= u64::from(group) << 32;
            }
        }
        if !sorted {
            self.list.get_mut(level..).unwrap_or(&mut []).sort_unstable();
        }
    }

    fn group_of(&mut self, name: u32, next: u32) -> u32 {
        let at = name as usize;
        if self.seen.len() <= at {
            self.seen.resize(at + 1, (0, 0));
        }
        match self.seen.get_mut(at) {
            Some((stamp, group)) if *stamp == self.stamp => *group,
            Some(entry) => {
                *entry = (self.stamp, next);
                next
            }
            None => next,
        }
    }

    /// Where the group that begins at `from` ends; `None` behind the last one.
    pub(crate) fn group_end(&self, from: usize) -> Option<usize> {
        let rest = self.list.get(from..)?;
        let group = rest.first()? >> 32;
        Some(from + rest.iter().take_while(|e| **e >> 32 == group).count())
    }

    /// The node at a place of the list.
    pub(crate) fn node(&self, at: usize) -> usize {
        self.list.get(at).map_or(usize::MAX, |e| (*e as u32 >> 1) as usize)
    }
}
