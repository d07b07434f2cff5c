//! Values while a filter runs, and how two of them compare.

use std::borrow::Cow;
use std::cmp::Ordering;

use dissect::layer::Sources;
use dissect::{FieldType, Node, Tree, Value};

/// A value of a field, a constant, or what was worked out of them.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Val<'a> {
    U(u64),
    I(i64),
    F(f64),
    /// Seconds, and nanoseconds that come on top.
    T(i64, i32),
    /// An address and the bits of it that count.
    V4(u32, u8),
    V6(u128, u8),
    /// Octets; the shorter run is the lesser one.
    B(Cow<'a, [u8]>),
    /// Text, which is ordered by its first characters.
    S(Cow<'a, [u8]>),
}

/// What types have in common that may be compared with one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Family {
    None,
    Protocol,
    Unsigned,
    Signed,
    Boolean,
    Float,
    Date,
    Duration,
    Bytes,
    Text,
    Ipv4,
    Ipv6,
}

pub(crate) fn family(kind: FieldType) -> Family {
    use FieldType as F;
    match kind {
        F::None => Family::None,
        F::Protocol => Family::Protocol,
        F::Boolean => Family::Boolean,
        F::Char
        | F::Uint8
        | F::Uint16
        | F::Uint24
        | F::Uint32
        | F::Uint40
        | F::Uint48
        | F::Uint56
        | F::Uint64
        | F::Framenum
        | F::Eui64 => Family::Unsigned,
        F::Int8 | F::Int16 | F::Int24 | F::Int32 | F::Int64 => Family::Signed,
        F::Float | F::Double => Family::Float,
        F::AbsoluteTime => Family::Date,
        F::RelativeTime => Family::Duration,
        F::String | F::Stringz | F::UintString | F::StringzPad | F::StringzTrunc => Family::Text,
        F::Ether | F::Bytes | F::UintBytes | F::Guid | F::Oid | F::RelOid | F::SystemId => {
            Family::Bytes
        }
        F::Ipv4 => Family::Ipv4,
        F::Ipv6 => Family::Ipv6,
    }
}

/// Whether values of the two types may be compared, the first on the left.
pub(crate) fn comparable(left: FieldType, right: FieldType) -> bool {
    use Family as F;
    match (family(left), family(right)) {
        (F::None, _) => false,
        (F::Unsigned | F::Signed, F::Unsigned | F::Signed | F::Boolean) => true,
        (left, right) => left == right,
    }
}

/// Octets of values of this type, for types whose values all have as many; truth values, times and floating-point numbers
/// have none.
pub(crate) fn octets_of(kind: FieldType) -> Option<u32> {
    use FieldType as F;
    match kind {
        F::Boolean | F::Float | F::Double | F::AbsoluteTime | F::RelativeTime => Some(0),
        F::Ipv4 => Some(4),
        F::Ipv6 | F::Guid => Some(16),
        F::Ether => Some(6),
        _ => number_octets(kind),
    }
}

/// Octets of a number of this type.
pub(crate) fn number_octets(kind: FieldType) -> Option<u32> {
    use FieldType as F;
    Some(match kind {
        F::Char | F::Uint8 | F::Int8 => 1,
        F::Uint16 | F::Int16 => 2,
        F::Uint24 | F::Int24 => 3,
        F::Uint32 | F::Int32 | F::Framenum => 4,
        F::Uint40 => 5,
        F::Uint48 => 6,
        F::Uint56 => 7,
        F::Uint64 | F::Int64 | F::Eui64 => 8,
        _ => return None,
    })
}

/// The value of a node whose field is of this type.
#[inline]
pub(crate) fn of_node<'t>(
    kind: FieldType,
    node: &Node,
    tree: &'t Tree,
    sources: &Sources<'t>,
) -> Val<'t> {
    match node.value {
        Value::U64(v) if kind == FieldType::Ipv4 => Val::V4(v as u32, 32),
        // Of several bits, any counts.
        Value::U64(v) if kind == FieldType::Boolean => Val::U(u64::from(v != 0)),
        Value::U64(v) => Val::U(v),
        Value::I64(v) => Val::I(v),
        Value::F64(v) => Val::F(v),
        Value::Time { secs, nanos } => Val::T(secs, nanos),
        Value::None => Val::B(Cow::Borrowed(&[])),
        Value::Range | Value::Slice { .. } | Value::Arena { .. } => {
            let bytes = tree.value_bytes(node, sources);
            match (kind, bytes.first_chunk(), bytes.first_chunk()) {
                (FieldType::Ipv4, Some(octets), _) => Val::V4(u32::from_be_bytes(*octets), 32),
                (FieldType::Ipv6, _, Some(octets)) => Val::V6(u128::from_be_bytes(*octets), 128),
                _ if family(kind) == Family::Text => Val::S(Cow::Borrowed(bytes)),
                _ => Val::B(Cow::Borrowed(bytes)),
            }
        }
    }
}

impl Val<'_> {
    /// The octets of a value that has some; addresses in network order.
    pub(crate) fn octets(&self) -> Cow<'_, [u8]> {
        match self {
            Val::B(bytes) | Val::S(bytes) => Cow::Borrowed(bytes),
            Val::V4(address, _) => Cow::Owned(address.to_be_bytes().to_vec()),
            Val::V6(address, _) => Cow::Owned(address.to_be_bytes().to_vec()),
            _ => Cow::Borrowed(&[]),
        }
    }

    /// The same value, owning its octets.
    pub(crate) fn into_owned(self) -> Val<'static> {
        match self {
            Val::U(v) => Val::U(v),
            Val::I(v) => Val::I(v),
            Val::F(v) => Val::F(v),
            Val::T(s, n) => Val::T(s, n),
            Val::V4(a, n) => Val::V4(a, n),
            Val::V6(a, n) => Val::V6(a, n),
            Val::B(bytes) => Val::B(Cow::Owned(bytes.into_owned())),
            Val::S(bytes) => Val::S(Cow::Owned(bytes.into_owned())),
        }
    }

    /// True of numbers other than 0, of addresses and octets with a bit set.
    pub(crate) fn is_nonzero(&self) -> bool {
        match self {
            Val::U(v) => *v != 0,
            Val::I(v) => *v != 0,
            Val::F(v) => *v != 0.0,
            Val::T(s, n) => (*s, *n) != (0, 0),
            Val::V4(a, _) => *a != 0,
            Val::V6(a, _) => *a != 0,
            Val::B(bytes) | Val::S(bytes) => bytes.iter().any(|b| *b != 0),
        }
    }
}

fn mask4(bits: u8) -> u32 {
    u32::MAX.checked_shl(32 - u32::from(bits.min(32))).unwrap_or(0)
}

fn mask6(bits: u8) -> u128 {
    u128::MAX.checked_shl(128 - u32::from(bits.min(128))).unwrap_or(0)
}

/// How two values stand to each other; `None` if nothing can be said (not a number, other types).
#[inline]
pub(crate) fn compare(left: &Val<'_>, right: &Val<'_>) -> Option<Ordering> {
    Some(match (left, right) {
        (Val::U(a), Val::U(b)) => a.cmp(b),
        (Val::I(a), Val::I(b)) => a.cmp(b),
        // An unsigned number on the left stands in no order to a negative one.
        (Val::U(a), Val::I(b)) => a.cmp(&u64::try_from(*b).ok()?),
        (Val::I(a), Val::U(b)) => i128::from(*a).cmp(&i128::from(*b)),
        (Val::F(a), Val::F(b)) => return a.partial_cmp(b),
        (Val::T(a, b), Val::T(c, d)) => a.cmp(c).then(b.cmp(d)),
        (Val::V4(a, n), Val::V4(b, m)) => {
            let mask = mask4(*n.min(m));
            (a & mask).cmp(&(b & mask))
        }
        (Val::V6(a, n), Val::V6(b, m)) => {
            let mask = mask6(*n.min(m));
            (a & mask).cmp(&(b & mask))
        }
        (Val::S(a), Val::S(b)) => a.cmp(b),
        (Val::B(a) | Val::S(a), Val::B(b) | Val::S(b)) => {
            a.len().cmp(&b.len()).then_with(|| a.cmp(b))
        }
        _ => return None,
    })
}
