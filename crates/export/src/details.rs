//! The details of frames as indented text.

use dissect::label::{View, push_label};
use dissect::tree::flags;
use dissect::{Demand, Registry};
use session::{Printer, Shown};

use crate::Summary;
use crate::hex::{Characters, Dump, push_dump, push_lines};
use crate::ps;

/// Prints the tree of each frame (`-V`), or part of it (`-O`), and the bytes (`-x`).
#[derive(Default)]
pub struct Details {
    /// The line of the packet list comes first (`-P`).
    pub summary: Option<Summary>,
    /// The tree is shown.
    pub tree: bool,
    /// Only these protocols are opened; of others the first line is shown (`-O`).
    pub only: Option<Vec<String>>,
    /// The bytes are shown.
    pub hex: Option<Dump>,
    /// A PostScript document of this title (`-T ps`).
    pub postscript: Option<String>,
    /// A line between packets (`-S`).
    pub separator: Option<String>,
}

impl Printer for Details {
    fn demand(&self, registry: &Registry) -> Demand {
        // Some buffers, such as what was decompressed, are made only for those who see the tree.
        let all = self.tree || self.hex.is_some();
        let mut demand = if all { Demand::visible() } else { Demand::nothing() };
        if let Some(summary) = &self.summary {
            demand.merge(&summary.demand(registry));
        }
        demand
    }

    fn begin(&self, out: &mut Vec<u8>) {
        if let Some(title) = &self.postscript {
            ps::begin(out, title);
        }
    }

    fn frame(&self, shown: &Shown<'_>, out: &mut Vec<u8>) {
        let start = out.len();
        if let Some(summary) = &self.summary {
            summary.line(shown, out);
        }
        let tree = out.len()..{
            if self.tree {
                self.tree(shown, out);
            }
            out.len()
        };
        if self.tree && (self.hex.is_some() || self.separator.is_none()) {
            out.push(b'\n');
        }
        if let Some(dump) = self.hex {
            if self.summary.is_some() && !self.tree {
                out.push(b'\n');
            }
            push_dump(out, shown, dump);
            if self.separator.is_none() {
                out.push(b'\n');
            }
        }
        if let Some(separator) = &self.separator
            && (self.tree || self.hex.is_some())
        {
            out.extend_from_slice(separator.as_bytes());
            out.push(b'\n');
        }
        if self.postscript.is_some() {
            ps::lines(out, start, tree);
        }
    }

    fn end(&self, _: u64, out: &mut Vec<u8>) {
        if self.postscript.is_some() {
            ps::end(out);
        }
    }
}

impl Details {
    fn tree(&self, shown: &Shown<'_>, out: &mut Vec<u8>) {
        let view = View {
            registry: shown.registry,
            tree: shown.tree,
            sources: shown.sources,
            zone: &shown.config.zone,
        };
        let data = shown.registry.protocol_field(shown.registry.known.data);
        let mut hidden_below = None;
        for node in shown.tree.nodes() {
            if let Some(depth) = hidden_below {
                if node.depth > depth {
                    continue;
                }
                hidden_below = None;
            }
            if node.is(flags::HIDDEN) {
                hidden_below = Some(node.depth);
                continue;
            }
            crate::push_spaces(out, usize::from(node.depth) * 4);
            let brackets = node.is(flags::GENERATED);
            if brackets {
                out.push(b'[');
            }
            push_label(out, &view, node);
            if brackets {
                out.push(b']');
            }
            out.push(b'\n');
            let def = shown.registry.field(node.field);
            if let Some(only) = &self.only
                && node.depth == 0
                && !node.is(flags::NOTE)
                && !only.iter().any(|name| name == def.filter)
            {
                hidden_below = Some(node.depth);
                continue;
            }
            // Where not all bytes are shown, those are that nobody claims.
            if node.field == data && self.hex.is_none() {
                out.push(b'\n');
                let bytes = shown.tree.node_bytes(node, shown.sources);
                push_lines(out, bytes, Characters::Plain);
            }
        }
    }
}
