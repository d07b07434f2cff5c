//! What may be done with values of which type.

use dissect::FieldType;

use crate::lex::Sign;
use crate::plan::Op;
use crate::value::{Family, family};

pub(crate) fn can_slice(kind: FieldType) -> bool {
    use Family as F;
    match family(kind) {
        F::Protocol | F::Text | F::Ipv4 | F::Ipv6 => true,
        F::Bytes => kind != FieldType::Guid,
        _ => false,
    }
}

pub(crate) fn can_negate(kind: FieldType) -> bool {
    use Family as F;
    matches!(family(kind), F::Unsigned | F::Signed | F::Float | F::Duration)
}

pub(crate) fn is_boolean(kind: FieldType) -> bool {
    kind == FieldType::Boolean
}

pub(crate) fn can_calculate(op: Op, kind: FieldType) -> bool {
    use Family as F;
    match (family(kind), op) {
        (F::Unsigned, Op::Multiply | Op::Divide | Op::Remainder) => kind != FieldType::Eui64,
        (F::Unsigned | F::Signed, _) => true,
        (F::Float, Op::Add | Op::Subtract | Op::Multiply | Op::Divide) => true,
        (F::Duration, Op::Add | Op::Subtract) => true,
        (F::Ipv4 | F::Ipv6, Op::And) => true,
        (F::Bytes, Op::And) => kind != FieldType::Guid,
        _ => false,
    }
}

pub(crate) fn has_text(kind: FieldType) -> bool {
    use Family as F;
    match family(kind) {
        F::Unsigned | F::Signed => kind != FieldType::Char,
        F::Float | F::Ipv4 | F::Ipv6 => true,
        F::Bytes => !matches!(kind, FieldType::Bytes | FieldType::UintBytes),
        _ => false,
    }
}

pub(crate) fn takes_part(sign: Sign, kind: FieldType) -> bool {
    use Family as F;
    match (sign, family(kind)) {
        (_, F::None) => false,
        (Sign::Contains, F::Protocol | F::Text) => true,
        (Sign::Contains, F::Bytes) => kind != FieldType::Guid,
        (Sign::Matches, F::Protocol | F::Text) => true,
        (Sign::Matches, F::Bytes) => matches!(kind, FieldType::Bytes | FieldType::Ether),
        (Sign::Contains | Sign::Matches, _) => false,
        _ => true,
    }
}
