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

/// A node that others stand under.
struct Above {
    depth: u8,
    name: u32,
    /// What was said of it.
    word: bool,
}

/// Nodes of one name that stand under nodes of one name.
struct Group {
    under: u32,
    /// The next group of the same name.
    next: u32,
}

/// Lists of nodes, one on top of the other: a level for each object that is being written.
#[derive(Default)]
pub(crate) struct Desk {
    /// Group in the upper half, then node, then [`MARK`].
    list: Vec<u64>,
    /// The nodes above the one that is added.
    above: Vec<Above>,
    /// The groups of the nodes that are gathered.
    groups: Vec<Group>,
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

    /// Adds the nodes below one (or all), whatever their depth. Those of one name that stand under nodes of one name are
    /// put together, in the order of the first of each. `enter` is told a node and the word for the one that it stands
    /// under, and says whether the node is marked, and the word if what stands below it is added, too.
    pub(crate) fn gather(
        &mut self,
        nodes: &[Node],
        parent: Option<usize>,
        names: &SameName,
        word: bool,
        enter: impl Fn(&Node, bool) -> (bool, Option<bool>),
    ) {
        let (mut at, top) = match parent.and_then(|at| Some((at + 1, nodes.get(at)?))) {
            Some((at, node)) => (at, i16::from(node.depth)),
            None => (0, -1),
        };
        let level = self.list.len();
        self.next_stamp();
        self.above.clear();
        self.groups.clear();
        // Depth of a node whose subtree is passed over.
        let mut closed = i16::MAX;
        let (mut last, mut sorted) = (0, true);
        while let Some(node) = nodes.get(at)
            && i16::from(node.depth) > top
        {
            if i16::from(node.depth) <= closed {
                while self.above.last().is_some_and(|above| above.depth >= node.depth) {
                    self.above.pop();
                }
                let (under, word) =
                    self.above.last().map_or((u32::MAX, word), |a| (a.name, a.word));
                let (marked, below) = enter(node, word);
                let name = names.of(node.field);
                let group = self.group_under(under, name);
                sorted &= group >= last;
                last = group;
                self.list.push(u64::from(group) << 32 | (at as u64) << 1 | u64::from(marked));
                closed = i16::MAX;
                match below {
                    Some(word) => self.above.push(Above { depth: node.depth, name, word }),
                    None => closed = i16::from(node.depth),
                }
            }
            at += 1;
        }
        if !sorted {
            self.list.get_mut(level..).unwrap_or(&mut []).sort_unstable();
        }
    }

    /// The group of nodes of a name that stand under nodes of another.
    fn group_under(&mut self, under: u32, name: u32) -> u32 {
        let next = self.groups.len() as u32;
        let first = self.group_of(name, next);
        let mut at = first;
        // Bounded: the groups of one name, each with its own place to stand.
        while at != next {
            let Some(group) = self.groups.get_mut(at as usize) else { break };
            if group.under == under {
                return at;
            }
            if group.next == u32::MAX {
                group.next = next;
            }
            at = group.next;
        }
        self.groups.push(Group { under, next: u32::MAX });
        next
    }

    /// True if the node at a place of the list was marked when it was added.
    pub(crate) fn is_marked(&self, at: usize) -> bool {
        self.list.get(at).is_some_and(|e| e & MARK != 0)
    }

    /// Puts nodes of one name together, in the order of the first of each. Nameless subtrees are told apart by
    /// their labels.
    pub(crate) fn group(&mut self, level: usize, nodes: &[Node], names: &SameName, labels: &Tree) {
        self.next_stamp();
        let mut groups = 0;
        let mut sorted = true;
        for i in level..self.list.len() {
            let Some(at) = self.list.get(i).copied() else { break };
            let Some(node) = nodes.get((at >> 1) as usize) else { continue };
            let group = match node.field {
                FieldId::TEXT => {
                    let label = labels.label(node).unwrap_or(b"").to_vec();
                    *self.labels.entry((self.stamp, label)).or_insert(groups)
                }
                field => self.group_of(names.of(field), groups),
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

    fn next_stamp(&mut self) {
        self.stamp = self.stamp.wrapping_add(1);
        if self.stamp == 0 {
            // Every stamp has been used: what is left of the first ones must not count.
            self.seen.clear();
            self.stamp = 1;
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
