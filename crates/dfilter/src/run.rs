//! A plan at work on a frame.

use std::borrow::Cow;
use std::cmp::Ordering;

use dissect::layer::Sources;
use dissect::{FieldDef, FieldType, Node, Tree, label, tree::flags};

use crate::ast::{Range, RangeEnd};
use crate::plan::{Cond, Fields, Function, One, Op, Relation, Source};
use crate::value::{Val, compare, number_octets, octets_of, of_node};

/// A frame, and the values of the selected one.
#[derive(Clone, Copy)]
pub(crate) struct Frame<'t> {
    pub(crate) tree: &'t Tree,
    pub(crate) sources: &'t Sources<'t>,
    pub(crate) references: &'t [Vec<Val<'static>>],
}

/// Few values are many: one field, once or twice in a frame.
type Values<'t> = Vec<Val<'t>>;

impl<'t> Frame<'t> {
    pub(crate) fn test(&self, cond: &Cond) -> bool {
        match cond {
            Cond::Const(value) => *value,
            Cond::And(all) => all.iter().all(|c| self.test(c)),
            Cond::Or(all) => all.iter().any(|c| self.test(c)),
            Cond::Xor(all) => all.iter().filter(|c| self.test(c)).count() % 2 == 1,
            Cond::Not(inside) => !self.test(inside),
            Cond::Exists(fields) => self.exists(fields),
            Cond::Holds(source) => self.values(source).iter().any(|v| !v.octets().is_empty()),
            Cond::NonZero(source) => self.values(source).iter().any(Val::is_nonzero),
            Cond::Compare { every, relation, left, right } => {
                self.pairs(*every, left, right, |a, b| relation.of(a, b))
            }
            Cond::Contains { every, left, right } => self.pairs(*every, left, right, |a, b| {
                let needle = b.octets();
                let found = memchr::memmem::find(&a.octets(), &needle).is_some();
                Some(!needle.is_empty() && found)
            }),
            Cond::Finds { every, left, finder } => {
                let found = !finder.needle().is_empty();
                self.each(*every, left, |v| Some(found && finder.find(&v.octets()).is_some()))
            }
            Cond::Matches { every, left, pattern, .. } => {
                self.each(*every, left, |v| Some(pattern.is_match(&v.octets())))
            }
            Cond::Between { every, left, low, high } => {
                let (low, high) = (self.values(low), self.values(high));
                let holds = |v: &Val<'_>| {
                    let least =
                        quantified(*every, low.iter().map(|l| Relation::GreaterEq.of(v, l)));
                    let most = quantified(*every, high.iter().map(|h| Relation::LessEq.of(v, h)));
                    Some(least? && most?)
                };
                self.each(*every, left, holds)
            }
        }
    }

    fn exists(&self, fields: &Fields) -> bool {
        if fields.layers.is_empty() {
            if let [only] = &*fields.all {
                return self.tree.nodes().iter().any(|n| n.field == only.id);
            }
            return self.tree.nodes().iter().any(|n| find(fields, n).is_some());
        }
        let mut found = false;
        self.visit(fields, |_, _| {
            found = true;
            false
        });
        found
    }

    /// Gives the nodes of fields to `take` until it says stop.
    fn visit(&self, fields: &Fields, mut take: impl FnMut(&'t Node, One) -> bool) {
        let nodes = self.tree.nodes();
        if fields.layers.is_empty() {
            for node in nodes {
                if let Some(one) = find(fields, node)
                    && !take(node, one)
                {
                    return;
                }
            }
            return;
        }
        for one in &fields.all {
            let is_layer = |n: &&Node| n.field == one.owner && n.is(flags::PROTOCOL);
            let layers = nodes.iter().filter(is_layer).count() as i64;
            let mut layer = 0;
            for node in nodes {
                layer += i64::from(is_layer(&node));
                if node.field == one.id
                    && in_layers(&fields.layers, layer.max(1), layers.max(1))
                    && !take(node, *one)
                {
                    return;
                }
            }
        }
    }

    /// True if a value (or, of several, every value) holds; false if there is none. Of values with which nothing can be said
    /// none contradicts.
    fn each(&self, every: bool, source: &Source, holds: impl Fn(&Val<'_>) -> Verdict) -> bool {
        if let Source::Fields(fields) = source {
            let (mut there, mut decided) = (false, false);
            self.visit(fields, |node, one| {
                there = true;
                decided = holds(&self.value(node, one)) == Some(!every);
                !decided
            });
            return there && decided != every;
        }
        if let Source::Octets = source {
            return quantified(every, std::iter::once(holds(&self.octets()))) == Some(true);
        }
        let values = self.values(source);
        if values.is_empty() {
            return every && self.present(source);
        }
        quantified(every, values.iter().map(holds)) == Some(true)
    }

    /// False if a field that the values are made of does not stand in the frame.
    fn present(&self, source: &Source) -> bool {
        match source {
            Source::Const(..) | Source::Octets => true,
            Source::Fields(fields) | Source::Text(fields, _) => self.exists(fields),
            Source::Slice(inside, _) | Source::Minus(inside, _) => self.present(inside),
            Source::Binary(_, _, left, right) => self.present(left) && self.present(right),
            Source::Call(..) | Source::Reference(..) => !self.values(source).is_empty(),
        }
    }

    fn pairs(
        &self,
        every: bool,
        left: &Source,
        right: &Source,
        holds: impl Fn(&Val<'_>, &Val<'_>) -> Verdict,
    ) -> bool {
        if let Source::Const(constant, _) = right {
            return self.each(every, left, |v| holds(v, constant));
        }
        let values = self.values(right);
        if values.is_empty() && !self.present(right) {
            return false;
        }
        self.each(every, left, |a| quantified(every, values.iter().map(|b| holds(a, b))))
    }

    fn octets(&self) -> Val<'t> {
        Val::B(Cow::Borrowed(self.sources.get(0)))
    }

    fn value(&self, node: &'t Node, one: One) -> Val<'t> {
        if one.raw {
            return Val::B(Cow::Borrowed(self.tree.node_bytes(node, self.sources)));
        }
        of_node(one.kind, node, self.tree, self.sources)
    }

    /// All values of a source.
    pub(crate) fn values(&self, source: &Source) -> Values<'t> {
        match source {
            Source::Const(value, _) => vec![value.clone()],
            Source::Octets => vec![self.octets()],
            Source::Fields(fields) => {
                let mut out = Vec::new();
                self.visit(fields, |node, one| {
                    out.push(self.value(node, one));
                    true
                });
                out
            }
            Source::Reference(index, _) => self.references.get(*index).cloned().unwrap_or_default(),
            Source::Slice(inside, parts) => {
                self.whole(inside).into_iter().map(|v| slice(v, parts)).collect()
            }
            Source::Minus(inside, wide) => {
                self.values(inside).into_iter().filter_map(|v| negate(v, *wide)).collect()
            }
            Source::Binary(op, kind, left, right) => {
                let (left, right) = (self.values(left), self.values(right));
                let pairs = left.iter().flat_map(|a| right.iter().map(move |b| (a, b)));
                pairs.filter_map(|(a, b)| calculate(*op, *kind, a, b)).collect()
            }
            Source::Call(function, arguments) => self.call(*function, arguments),
            Source::Text(fields, defs) => self.texts(fields, defs),
        }
    }

    /// The values that a slice is cut out of. Of a protocol it is the octets that are its own, without its payload.
    fn whole(&self, source: &Source) -> Values<'t> {
        match source {
            Source::Fields(fields) if fields.kind == FieldType::Protocol => {
                let mut out = Vec::new();
                self.visit(fields, |node, _| {
                    out.push(Val::B(Cow::Borrowed(self.tree.node_bytes(node, self.sources))));
                    true
                });
                out
            }
            source => self.values(source),
        }
    }

    fn call(&self, function: Function, arguments: &[Source]) -> Values<'t> {
        let all = || arguments.iter().flat_map(|a| self.values(a));
        match (function, arguments) {
            (Function::Upper, _) => all().map(|v| cased(v, u8::to_ascii_uppercase)).collect(),
            (Function::Lower, _) => all().map(|v| cased(v, u8::to_ascii_lowercase)).collect(),
            (Function::Abs, _) => all().filter_map(absolute).collect(),
            (Function::Max, _) => best(all(), Ordering::Greater),
            (Function::Min, _) => best(all(), Ordering::Less),
            (Function::Count, _) => match all().count() {
                0 => Vec::new(),
                n => vec![Val::U(n as u64)],
            },
            (Function::Len, [Source::Fields(fields)]) => {
                let mut out = Vec::new();
                self.visit(fields, |node, one| {
                    out.push(Val::U(self.len(node, one)));
                    true
                });
                out
            }
            _ => Vec::new(),
        }
    }

    fn texts(&self, fields: &Fields, defs: &[FieldDef]) -> Values<'t> {
        let mut out = Vec::new();
        self.visit(fields, |node, one| {
            let def = fields.all.iter().position(|o| o.id == one.id).and_then(|at| defs.get(at));
            let mut text = Vec::new();
            match (def, self.value(node, one)) {
                (Some(def), Val::U(v)) if one.kind == FieldType::Eui64 => {
                    label::push_number(&mut text, def, v);
                }
                (_, Val::U(v)) => text.extend_from_slice(v.to_string().as_bytes()),
                (_, Val::I(v)) => text.extend_from_slice(v.to_string().as_bytes()),
                (_, Val::F(v)) => {
                    let digits = if one.kind == FieldType::Float { 6 } else { 15 };
                    label::push_float(&mut text, v, digits);
                }
                (Some(def), value) => label::push_octets(&mut text, def, &value.octets()),
                _ => {}
            }
            out.push(Val::S(Cow::Owned(text)));
            true
        });
        out
    }

    fn len(&self, node: &Node, one: One) -> u64 {
        match octets_of(one.kind) {
            _ if one.raw => self.tree.node_bytes(node, self.sources).len() as u64,
            Some(octets) => u64::from(octets),
            None if one.kind == FieldType::Protocol => u64::from(node.len),
            None => self.tree.value_bytes(node, self.sources).len() as u64,
        }
    }
}

/// Which field of the set a node is.
#[inline]
fn find(fields: &Fields, node: &Node) -> Option<One> {
    fields.all.iter().find(|one| one.id == node.field).copied()
}

/// `layer` counts from 1.
fn in_layers(ranges: &[Range], layer: i64, layers: i64) -> bool {
    ranges.iter().any(|range| {
        let place = |n: i32| if n < 0 { layers + i64::from(n) + 1 } else { i64::from(n) };
        let start = place(range.start);
        match range.end {
            RangeEnd::Open => layer >= start,
            RangeEnd::Count(n) => layer >= start && layer < start + i64::from(n),
            RangeEnd::Last(last) => layer >= start && layer <= place(last),
        }
    })
}

/// The octets of a value that ranges name, put together; a range that does not fit gives none.
fn slice<'t>(value: Val<'t>, parts: &[Range]) -> Val<'t> {
    let bytes: Cow<'t, [u8]> = match value {
        Val::B(bytes) | Val::S(bytes) => bytes,
        other => Cow::Owned(other.octets().into_owned()),
    };
    match parts {
        [] => Val::B(bytes),
        [only] => {
            let (from, to) = bounds(*only, bytes.len());
            Val::B(match bytes {
                Cow::Borrowed(bytes) => Cow::Borrowed(bytes.get(from..to).unwrap_or(&[])),
                Cow::Owned(bytes) => Cow::Owned(bytes.get(from..to).unwrap_or(&[]).to_vec()),
            })
        }
        many => {
            let mut out = Vec::new();
            for part in many {
                let (from, to) = bounds(*part, bytes.len());
                out.extend_from_slice(bytes.get(from..to).unwrap_or(&[]));
            }
            Val::B(Cow::Owned(out))
        }
    }
}

fn bounds(range: Range, len: usize) -> (usize, usize) {
    let len = len as i64;
    let place = |n: i32| if n < 0 { len + i64::from(n) } else { i64::from(n) };
    let start = place(range.start);
    let end = match range.end {
        RangeEnd::Open => len,
        RangeEnd::Count(n) => start + i64::from(n),
        RangeEnd::Last(last) => place(last) + 1,
    };
    match (usize::try_from(start), usize::try_from(end)) {
        (Ok(start), Ok(end)) if end as i64 <= len && start <= end => (start, end),
        _ => (0, 0),
    }
}

fn cased<'t>(value: Val<'t>, case: fn(&u8) -> u8) -> Val<'t> {
    match value {
        Val::S(bytes) => Val::S(Cow::Owned(bytes.iter().map(case).collect())),
        other => other,
    }
}

fn best<'t>(values: impl Iterator<Item = Val<'t>>, wanted: Ordering) -> Values<'t> {
    let mut best: Option<Val<'t>> = None;
    for value in values {
        match &best {
            Some(old) if compare(&value, old) != Some(wanted) => {}
            _ => best = Some(value),
        }
    }
    best.into_iter().collect()
}

fn absolute(value: Val<'_>) -> Option<Val<'_>> {
    Some(match value {
        Val::I(v) => Val::I(v.checked_abs()?),
        Val::F(v) => Val::F(v.abs()),
        Val::T(s, n) if s < 0 || n < 0 => Val::T(s.checked_neg()?, n.checked_neg()?),
        other => other,
    })
}

/// Whether something holds; `None` if nothing can be said.
type Verdict = Option<bool>;

/// Whether one, or every one, holds.
fn quantified(every: bool, verdicts: impl Iterator<Item = Verdict>) -> Verdict {
    let mut verdicts = verdicts;
    Some(verdicts.any(|v| v == Some(!every)) != every)
}

impl Relation {
    fn of(self, left: &Val<'_>, right: &Val<'_>) -> Verdict {
        match compare(left, right) {
            Some(order) => Some(self.holds(order)),
            // An unsigned number stands in no relation to a negative one.
            None if matches!(left, Val::U(_)) => None,
            None => Some(self == Relation::Differs),
        }
    }

    fn holds(self, order: Ordering) -> bool {
        match self {
            Relation::Equal => order.is_eq(),
            Relation::Differs => order.is_ne(),
            Relation::Less => order.is_lt(),
            Relation::LessEq => order.is_le(),
            Relation::Greater => order.is_gt(),
            Relation::GreaterEq => order.is_ge(),
        }
    }
}

/// A value with the other sign; unsigned numbers become signed ones.
/// Those of at most four octets must fit in as many once more, unless they are `wide`.
pub(crate) fn negate<'t>(value: Val<'t>, wide: bool) -> Option<Val<'t>> {
    Some(match value {
        Val::U(v) if !wide => Val::I(-i64::from(i32::try_from(v).ok()?)),
        Val::U(v) => Val::I(-i64::try_from(v).ok()?),
        Val::I(v) => Val::I(v.checked_neg()?),
        Val::F(v) => Val::F(-v),
        Val::T(s, n) => Val::T(s.checked_neg()?, n.checked_neg()?),
        _ => return None,
    })
}

/// The result of a calculation with values of type `kind`; `None` where there is none: after a division by zero, where the
/// result does not fit, and where an unsigned number meets a negative one.
pub(crate) fn calculate<'t>(
    op: Op,
    kind: FieldType,
    left: &Val<'_>,
    right: &Val<'_>,
) -> Option<Val<'t>> {
    Some(match (left, right) {
        (Val::U(_), Val::I(b)) if *b < 0 && op != Op::And => return None,
        (Val::U(_) | Val::I(_), Val::U(_) | Val::I(_)) => {
            let wide = number_octets(kind).is_none_or(|octets| octets > 4);
            integer(op, wide, whole(left), whole(right))?
        }
        (Val::F(a), Val::F(b)) => Val::F(match op {
            Op::Add => a + b,
            Op::Subtract => a - b,
            Op::Multiply => a * b,
            Op::Divide if *b != 0.0 => a / b,
            _ => return None,
        }),
        (Val::T(s, n), Val::T(t, m)) => {
            let (a, b) = (nanos(*s, *n), nanos(*t, *m));
            let sum = match op {
                Op::Add => a.checked_add(b)?,
                Op::Subtract => a.checked_sub(b)?,
                _ => return None,
            };
            Val::T(i64::try_from(sum / 1_000_000_000).ok()?, (sum % 1_000_000_000) as i32)
        }
        (Val::V4(a, _), Val::V4(b, _)) if op == Op::And => Val::V4(a & b, 32),
        (Val::V6(a, _), Val::V6(b, _)) if op == Op::And => Val::V6(a & b, 128),
        // The longer one ends where the shorter one does.
        (Val::B(a), Val::B(b)) if op == Op::And => {
            Val::B(Cow::Owned(a.iter().zip(b.iter()).map(|(a, b)| a & b).collect()))
        }
        _ => return None,
    })
}

fn nanos(secs: i64, nanos: i32) -> i128 {
    i128::from(secs) * 1_000_000_000 + i128::from(nanos)
}

fn whole(value: &Val<'_>) -> i128 {
    match value {
        Val::U(v) => i128::from(*v),
        Val::I(v) => i128::from(*v),
        _ => 0,
    }
}

fn integer<'t>(op: Op, wide: bool, a: i128, b: i128) -> Option<Val<'t>> {
    let result = match op {
        Op::Add => a + b,
        Op::Subtract => a - b,
        Op::Multiply => a.checked_mul(b)?,
        Op::Divide => a.checked_div(b)?,
        Op::Remainder => a.checked_rem(b)?,
        Op::And => a & b,
    };
    let fits = wide || (i128::from(i32::MIN)..=i128::from(u32::MAX)).contains(&result);
    match (u64::try_from(result), i64::try_from(result)) {
        (Ok(v), _) if fits => Some(Val::U(v)),
        (_, Ok(v)) if fits => Some(Val::I(v)),
        _ => None,
    }
}
