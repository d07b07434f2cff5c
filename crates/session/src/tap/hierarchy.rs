//! Which protocols stand in which, with frames and bytes.

use dissect::{Demand, FieldId, FieldType, Registry};

use super::{Report, Tap, as_kind};
use crate::pass::Shown;

/// A protocol below those that carry it.
#[derive(Clone, Debug, Default)]
pub struct Level {
    /// What stands here: a protocol's own node, or another that stands beside protocols.
    pub field: Option<FieldId>,
    /// Frames that have it here.
    pub frames: u64,
    /// Their octets on the wire.
    pub bytes: u64,
    /// What it carries, in the order seen.
    pub below: Vec<Level>,
}

/// Gathers the protocol hierarchy.
#[derive(Clone, Debug, Default)]
pub struct Hierarchy {
    /// Above all protocols: its `below` are the outermost ones.
    pub root: Level,
    /// Layers of frames that are counted with the level above them, because there were more than [`LEVELS_MAX`] levels.
    pub left_out: u64,
    count: Count,
    /// Fields of `registry` that this needs to know; see [`Hierarchy::new`].
    frame: Option<FieldId>,
    segments: Option<FieldId>,
    segment_data: Option<FieldId>,
}

/// Distinct levels that are told apart: hostile captures nest protocols in ever new ways. What comes after is counted
/// with the level above it.
pub const LEVELS_MAX: usize = 100_000;

/// Levels that there are, and layers that found no place.
#[derive(Clone, Copy, Debug)]
struct Count {
    levels: usize,
    most: usize,
    left_out: u64,
}

impl Default for Count {
    fn default() -> Self {
        Count { levels: 0, most: LEVELS_MAX, left_out: 0 }
    }
}

/// Nodes of no protocol that stand beside protocols and are told as levels.
const BESIDE: &[&str] = &[
    "tcp.segments",
    "ftp.current-working-directory",
    "ftp-data.setup-frame",
    "ftp-data.setup-method",
    "ftp-data.command",
    "ftp-data.command-frame",
    "ftp-data.current-working-directory",
];

impl Hierarchy {
    /// An empty one.
    pub fn new(registry: &Registry) -> Hierarchy {
        let frame = Some(registry.protocol_field(registry.known.frame));
        let named = |name| registry.fields().find(|(_, f)| f.filter == name).map(|f| f.0);
        let (segments, segment_data) = (named("tcp.segments"), named("tcp.segment_data"));
        Hierarchy { frame, segments, segment_data, ..Hierarchy::default() }
    }

    /// The same, with the frame itself as the outermost level.
    pub fn with_frame(self) -> Hierarchy {
        Hierarchy { frame: None, ..self }
    }
}

impl Tap for Hierarchy {
    fn demand(&self, registry: &Registry) -> Demand {
        let mut demand = Demand::nothing();
        for (id, field) in registry.fields() {
            if field.kind == FieldType::Protocol || BESIDE.contains(&field.filter) {
                demand.add(id);
            }
        }
        self.segment_data.into_iter().for_each(|f| demand.add(f));
        demand
    }

    fn frame(&mut self, frame: &Shown<'_>) {
        let Hierarchy { root, count, frame: own, segments, segment_data, .. } = self;
        let mut nodes = frame.tree.nodes().iter().filter(|n| {
            n.depth == 0 && Some(n.field) != *own || n.depth == 1 && Some(n.field) == *segment_data
        });
        let mut level = root;
        let len = u64::from(frame.info.len);
        // What a message was put together from is told after the message, whose layers lie in a buffer of their own;
        // before it, if the message ended because its sender closed: then this segment brought nothing of it.
        let (mut brought, mut put_off, mut transport) = (false, None, 0);
        let mut next = nodes.next();
        while let Some(node) = next {
            next = nodes.next();
            if node.depth == 1 {
                brought = true;
                continue;
            }
            if Some(node.field) == *segments && std::mem::take(&mut brought) {
                put_off = Some(node.field);
            } else {
                level = step(level, node.field, len, count);
            }
            if put_off.is_none() {
                transport = node.source;
            }
            let ends = next.is_none_or(|next| next.source == transport);
            if let Some(field) = put_off.filter(|_| ends) {
                level = step(level, field, len, count);
                put_off = None;
            }
        }
        self.left_out = self.count.left_out;
    }

    fn fork(&self) -> Box<dyn Tap> {
        let Hierarchy { frame, segments, segment_data, .. } = *self;
        Box::new(Hierarchy { frame, segments, segment_data, ..Hierarchy::default() })
    }

    fn merge(&mut self, later: &mut dyn Tap) {
        if let Some(later) = as_kind::<Hierarchy>(later) {
            merge(&mut self.root, &mut later.root, &mut self.count);
            self.count.left_out += later.count.left_out;
            self.left_out = self.count.left_out;
            (later.count, later.left_out) = (Count::default(), 0);
        }
    }

    fn report(&self) -> Report<'_> {
        Report::Hierarchy(self)
    }
}

/// One level down.
fn step<'l>(level: &'l mut Level, field: FieldId, len: u64, count: &mut Count) -> &'l mut Level {
    let found = level.below.iter().position(|l| l.field == Some(field));
    let at = match found {
        Some(at) => at,
        None if count.levels >= count.most => {
            count.left_out += 1;
            return level;
        }
        None => {
            count.levels += 1;
            level.below.push(Level { field: Some(field), ..Level::default() });
            level.below.len() - 1
        }
    };
    let below = &mut level.below[at];
    below.frames += 1;
    below.bytes += len;
    below
}

/// Adds what a later run of frames gave; as deep as a frame has layers, which is limited.
fn merge(level: &mut Level, later: &mut Level, count: &mut Count) {
    for mut new in later.below.drain(..) {
        match level.below.iter_mut().find(|l| l.field == new.field) {
            Some(old) => {
                old.frames += new.frames;
                old.bytes += new.bytes;
                merge(old, &mut new, count);
            }
            None if count.levels >= count.most => count.left_out += layers(&new),
            None => {
                let mut old = Level { below: Vec::new(), ..new };
                count.levels += 1;
                merge(&mut old, &mut new, count);
                level.below.push(old);
            }
        }
    }
}

/// Layers of frames that a level and those below it stand for.
fn layers(level: &Level) -> u64 {
    level.frames + level.below.iter().map(layers).sum::<u64>()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_much_is_told() {
        let mut report = Hierarchy::default();
        report.count.most = 2;
        for paths in [&[[1, 2, 3], [1, 2, 4]], &[[1, 5, 6], [1, 2, 3]]] {
            let mut later = Hierarchy::default();
            for path in paths {
                let mut level = &mut later.root;
                for field in path {
                    level = step(level, FieldId(*field), 60, &mut later.count);
                }
            }
            report.merge(&mut later);
        }
        let [one] = &report.root.below[..] else { panic!() };
        let [two] = &one.below[..] else { panic!() };
        assert_eq!((one.frames, two.frames, two.below.len()), (4, 3, 0));
        // 3 and 4; 5 and 6, and 3 again.
        assert_eq!(Report::Hierarchy(&report).left_out(), 5);

        let mut alone = Hierarchy::default();
        alone.count.most = 0;
        step(&mut alone.root, FieldId(1), 60, &mut alone.count);
        assert_eq!((alone.root.below.len(), alone.count.left_out), (0, 1));
    }
}
