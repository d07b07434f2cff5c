//! The same plan, with less work: constants are folded, cheap tests come first, and the frame's octets are taken as they are.

use dissect::{FieldId, Registry};

use crate::plan::{Cond, Fields, Source};

pub(crate) fn optimize(cond: Cond, registry: &Registry) -> Cond {
    let frame = registry.protocol_field(registry.known.frame);
    folded(cond, frame)
}

fn folded(cond: Cond, frame: FieldId) -> Cond {
    match cond {
        Cond::And(all) => joined(all, frame, false),
        Cond::Or(all) => joined(all, frame, true),
        Cond::Xor(all) => odd(all, frame),
        Cond::Not(inside) => match folded(*inside, frame) {
            Cond::Const(value) => Cond::Const(!value),
            Cond::Not(inside) => *inside,
            other => Cond::Not(Box::new(other)),
        },
        Cond::Exists(fields) if is_frame(&fields, frame) => Cond::Const(true),
        Cond::Holds(source) => Cond::Holds(octets(source, frame)),
        Cond::NonZero(source) => Cond::NonZero(octets(source, frame)),
        Cond::Compare { every, relation, left, right } => {
            let (left, right) = (octets(left, frame), octets(right, frame));
            Cond::Compare { every, relation, left, right }
        }
        Cond::Contains { every, left, right } => {
            let (left, right) = (octets(left, frame), octets(right, frame));
            Cond::Contains { every, left, right }
        }
        // Nothing holds the empty text.
        Cond::Finds { finder, .. } if finder.needle().is_empty() => Cond::Const(false),
        Cond::Finds { every, left, finder } => {
            Cond::Finds { every, left: octets(left, frame), finder }
        }
        Cond::Matches { every, left, pattern, text } => {
            Cond::Matches { every, left: octets(left, frame), pattern, text }
        }
        other => other,
    }
}

/// `decides`: the value that one part alone gives the whole.
fn joined(all: Vec<Cond>, frame: FieldId, decides: bool) -> Cond {
    let mut parts = Vec::with_capacity(all.len());
    for part in all {
        match folded(part, frame) {
            Cond::Const(value) if value == decides => return Cond::Const(decides),
            Cond::Const(_) => {}
            Cond::And(inside) if !decides => parts.extend(inside),
            Cond::Or(inside) if decides => parts.extend(inside),
            other => parts.push(other),
        }
    }
    parts.sort_by_cached_key(cost);
    match (parts.len(), parts.pop()) {
        (_, None) => Cond::Const(!decides),
        (1, Some(only)) => only,
        (_, Some(last)) => {
            parts.push(last);
            if decides { Cond::Or(parts) } else { Cond::And(parts) }
        }
    }
}

/// An odd number of parts: constants and negations only decide whether it is that or an even one.
fn odd(all: Vec<Cond>, frame: FieldId) -> Cond {
    let mut even = false;
    let mut parts = Vec::with_capacity(all.len());
    for part in all {
        let part = match folded(part, frame) {
            Cond::Not(inside) => {
                even = !even;
                *inside
            }
            other => other,
        };
        match part {
            Cond::Const(value) => even ^= value,
            Cond::Xor(inside) => parts.extend(inside),
            other => parts.push(other),
        }
    }
    let whole = match (parts.len(), parts.pop()) {
        (_, None) => return Cond::Const(even),
        (1, Some(only)) => only,
        (_, Some(last)) => {
            parts.push(last);
            Cond::Xor(parts)
        }
    };
    if even { Cond::Not(Box::new(whole)) } else { whole }
}

fn is_frame(fields: &Fields, frame: FieldId) -> bool {
    fields.layers.is_empty() && matches!(&*fields.all, [only] if only.id == frame)
}

fn octets(source: Source, frame: FieldId) -> Source {
    match source {
        Source::Fields(fields) if is_frame(&fields, frame) => Source::Octets,
        Source::Slice(inside, parts) => Source::Slice(Box::new(octets(*inside, frame)), parts),
        Source::Binary(op, kind, left, right) => {
            let (left, right) = (octets(*left, frame), octets(*right, frame));
            Source::Binary(op, kind, Box::new(left), Box::new(right))
        }
        other => other,
    }
}

/// A rough order, from looking for a node to running a pattern over all octets.
pub(crate) fn cost(cond: &Cond) -> u32 {
    match cond {
        Cond::Const(_) => 0,
        Cond::Exists(_) => 1,
        Cond::Not(inside) => cost(inside),
        Cond::Compare { left, right, .. } => 2 + cost_of(left) + cost_of(right),
        Cond::Between { left, low, high, .. } => 3 + cost_of(left) + cost_of(low) + cost_of(high),
        Cond::Holds(source) | Cond::NonZero(source) => 2 + cost_of(source),
        Cond::Finds { left, .. } => 20 + cost_of(left),
        Cond::Contains { left, right, .. } => 30 + cost_of(left) + cost_of(right),
        Cond::Matches { left, .. } => 100 + cost_of(left),
        Cond::And(all) | Cond::Or(all) | Cond::Xor(all) => {
            all.iter().map(cost).fold(1, |sum, c| sum.saturating_add(c))
        }
    }
}

fn cost_of(source: &Source) -> u32 {
    match source {
        Source::Const(..) | Source::Fields(_) | Source::Octets | Source::Reference(..) => 0,
        Source::Slice(inside, _) | Source::Minus(inside, _) => 2 + cost_of(inside),
        Source::Binary(_, _, left, right) => 4 + cost_of(left) + cost_of(right),
        Source::Text(..) => 10,
        Source::Call(_, all) => all.iter().map(cost_of).fold(5, |sum, c| sum.saturating_add(c)),
    }
}
