//! ASN.1 types as data, and the walk that shows an element by its type.
//!
//! Where nodes stand follows the reference: a SEQUENCE is shown with its identifier and length octets unless an
//! IMPLICIT tag took their place; SEQUENCE OF, and whatever is primitive, by its contents; a CHOICE by its
//! alternative, whole if that has its universal tag, by its contents if it has a tag of its own.

use codec_asn1::{Element, Reader, Tag, Time};
use dissect::prelude::*;
use dissect::tree::flags;

/// The ASN.1 modules, each a protocol for its fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Module {
    Ber,
    Logotype,
    Netscape,
    Ocsp,
    Pkcs1,
    PkixExplicit,
    PkixImplicit,
    Af,
    Ce,
    If,
    Sat,
}

/// Filter names of the modules, in their order.
const MODULES: [Name; 11] = [
    Name::new("ber"),
    Name::new("logotypecertextn"),
    Name::new("ns_cert_exts"),
    Name::new("ocsp"),
    Name::new("pkcs-1"),
    Name::new("pkix1explicit"),
    Name::new("pkix1implicit"),
    Name::new("x509af"),
    Name::new("x509ce"),
    Name::new("x509if"),
    Name::new("x509sat"),
];

impl Module {
    /// Its protocol.
    pub(crate) fn id(self, layer: &Layer<'_, '_>) -> Option<ProtocolId> {
        layer.registry().named(*MODULES.get(self as usize)?)
    }
}

/// A field of a module.
#[derive(Clone, Copy, Debug)]
pub(crate) struct F(pub(crate) Module, pub(crate) u16);

/// What a type is made of.
#[derive(Clone, Copy)]
pub(crate) enum Type {
    /// SEQUENCE or SET.
    Sequence(&'static [Member]),
    /// SEQUENCE OF or SET OF.
    SequenceOf(&'static Member),
    /// CHOICE.
    Choice(&'static [Member]),
    /// INTEGER; shown as octets if the field is of octets.
    Integer,
    /// ENUMERATED.
    Enumerated,
    /// BOOLEAN.
    Boolean,
    /// OCTET STRING.
    Octets,
    /// BIT STRING with named bits, bit 0 first.
    Bits(&'static [F]),
    /// NULL.
    Null,
    /// OBJECT IDENTIFIER.
    Oid,
    /// Any string type of octets.
    Text,
    /// BMPString.
    Bmp,
    /// UTCTime, shown as text.
    UtcTime,
    /// GeneralizedTime.
    GeneralizedTime,
    /// Shown by a function of its own, which makes all nodes.
    By(fn(&mut Layer<'_, '_>, &Element<'_>, Option<F>) -> Result<(), Stop>),
}

/// How a member's tag is told.
#[derive(Clone, Copy)]
pub(crate) enum How {
    /// The universal tag of the type.
    Own(u32),
    /// A context tag in place of the type's.
    Implicit(u32),
    /// A context tag around the type's.
    Explicit(u32),
    /// Whatever comes.
    Any,
}

/// A component or an alternative.
#[derive(Clone, Copy)]
pub(crate) struct Member {
    /// Its field; none if the type makes all nodes.
    pub field: Option<F>,
    /// Its type.
    pub kind: Type,
    /// Its tag.
    pub how: How,
}

/// A member with the universal tag of its type.
pub(crate) const fn own(field: F, tag: u32, kind: Type) -> Member {
    Member { field: Some(field), kind, how: How::Own(tag) }
}

/// A member with a context tag in place of its own.
pub(crate) const fn implicit(number: u32, field: F, kind: Type) -> Member {
    Member { field: Some(field), kind, how: How::Implicit(number) }
}

/// A member with a context tag around its own.
pub(crate) const fn explicit(number: u32, field: F, kind: Type) -> Member {
    Member { field: Some(field), kind, how: How::Explicit(number) }
}

/// A member that takes whatever comes.
pub(crate) const fn any(field: F, kind: Type) -> Member {
    Member { field: Some(field), kind, how: How::Any }
}

/// A member whose type makes all nodes.
pub(crate) const fn nameless(how: How, kind: Type) -> Member {
    Member { field: None, kind, how }
}

/// Universal tag numbers.
pub(crate) mod tag {
    #![allow(missing_docs)]
    pub(crate) const BOOLEAN: u32 = 1;
    pub(crate) const INTEGER: u32 = 2;
    pub(crate) const BIT_STRING: u32 = 3;
    pub(crate) const OCTET_STRING: u32 = 4;
    pub(crate) const OID: u32 = 6;
    pub(crate) const ENUMERATED: u32 = 10;
    pub(crate) const UTF8: u32 = 12;
    pub(crate) const SEQUENCE: u32 = 16;
    pub(crate) const SET: u32 = 17;
    pub(crate) const PRINTABLE: u32 = 19;
    pub(crate) const TELETEX: u32 = 20;
    pub(crate) const IA5: u32 = 22;
    pub(crate) const UTC_TIME: u32 = 23;
    pub(crate) const GENERALIZED_TIME: u32 = 24;
    pub(crate) const VISIBLE: u32 = 26;
    pub(crate) const GENERAL: u32 = 27;
    pub(crate) const UNIVERSAL: u32 = 28;
    pub(crate) const BMP: u32 = 30;
}

impl Member {
    fn fits(&self, tag: Tag) -> bool {
        match self.how {
            How::Own(number) => tag.is(Tag::universal(number)),
            How::Implicit(number) | How::Explicit(number) => tag.is(Tag::context(number)),
            How::Any => match self.kind {
                Type::Choice(alternatives) => alternatives.iter().any(|a| a.fits(tag)),
                _ => true,
            },
        }
    }
}

/// Adds a node of a module's field.
pub(crate) fn put(layer: &mut Layer<'_, '_>, f: F, at: usize, len: usize, value: Value, extra: u8) {
    let Some(id) = f.0.id(layer) else { return };
    let field = layer.registry().field_of(id, f.1);
    layer.put_foreign(field, at, len, value, extra);
}

/// Adds a node of an object identifier, with its name.
pub(crate) fn put_oid(layer: &mut Layer<'_, '_>, f: F, element: &Element<'_>) {
    put(layer, f, element.contents_at, element.contents_len(), Value::Range, 0);
    name_last(layer, element);
}

/// The name of an object identifier after the label of the node added last.
pub(crate) fn name_last(layer: &mut Layer<'_, '_>, oid: &Element<'_>) {
    if layer.wants_labels()
        && let Some(name) = super::oids::name(oid.span.bytes)
    {
        layer.append(format_args!(" ({name})"));
    }
}

/// Adds a node of text made here.
pub(crate) fn put_text(layer: &mut Layer<'_, '_>, f: F, at: usize, len: usize, text: &[u8]) {
    let Some(id) = f.0.id(layer) else { return };
    layer.with_fields_of(id, |layer| layer.put_text(Field::<Text>::at(f.1, 0), at, len, text));
}

fn is_octets(layer: &Layer<'_, '_>, f: F) -> bool {
    let Some(id) = f.0.id(layer) else { return false };
    let def = layer.registry().field(layer.registry().field_of(id, f.1));
    def.kind == dissect::FieldType::Bytes
}

/// Shows an element as a value of `kind`. `tagged`: a tag of its own stands in place of the type's.
pub(crate) fn show(
    layer: &mut Layer<'_, '_>,
    element: &Element<'_>,
    kind: &Type,
    field: Option<F>,
    tagged: bool,
) -> Result<(), Stop> {
    let (at, len) = (element.contents_at, element.contents_len());
    let whole = if tagged { (at, len) } else { (element.at, element.len()) };
    match kind {
        Type::By(show) => show(layer, element, field),
        Type::Sequence(members) => {
            node(layer, field, whole, Value::None);
            if field.is_some() && len == 0 {
                layer.append(format_args!(" [0 length]"));
            }
            under(layer, field, |layer| sequence(layer, element.contents()?, members))
        }
        Type::SequenceOf(item) => {
            let count = count(element.contents()?);
            node(layer, field, (at, len), Value::U64(count));
            under(layer, field, |layer| {
                let mut items = element.contents()?;
                // Each turn takes two octets at least.
                while !items.is_empty() {
                    let next = items.next()?;
                    show_member(layer, &next, item)?;
                }
                Ok(())
            })
        }
        Type::Choice(alternatives) => choice(layer, element, alternatives, field),
        _ => primitive(layer, element, kind, field),
    }
}

/// What `body` adds stands under the field's node, if there is one.
fn under<R>(
    layer: &mut Layer<'_, '_>,
    field: Option<F>,
    body: impl FnOnce(&mut Layer<'_, '_>) -> R,
) -> R {
    if field.is_some() { layer.nest(body) } else { body(layer) }
}

fn node(layer: &mut Layer<'_, '_>, field: Option<F>, place: (usize, usize), value: Value) {
    if let Some(f) = field {
        put(layer, f, place.0, place.1, value, 0);
    }
}

/// How many elements there are, as far as they can be told apart.
fn count(mut items: Reader<'_>) -> u64 {
    let mut count = 0;
    // Each turn takes two octets at least.
    while !items.is_empty() && items.next().is_ok() {
        count += 1;
    }
    count
}

fn show_member(
    layer: &mut Layer<'_, '_>,
    element: &Element<'_>,
    member: &Member,
) -> Result<(), Stop> {
    match member.how {
        How::Own(_) | How::Any => show(layer, element, &member.kind, member.field, false),
        How::Implicit(_) => show(layer, element, &member.kind, member.field, true),
        How::Explicit(_) => {
            let inner = element.inner()?;
            show(layer, &inner, &member.kind, member.field, false)
        }
    }
}

/// The components of a SEQUENCE: those that fit in turn, the others were left out.
pub(crate) fn sequence(
    layer: &mut Layer<'_, '_>,
    mut reader: Reader<'_>,
    members: &[Member],
) -> Result<(), Stop> {
    for member in members {
        if reader.is_empty() {
            break;
        }
        if member.fits(reader.peek()?) {
            let element = reader.next()?;
            show_member(layer, &element, member)?;
        }
    }
    Ok(())
}

fn choice(
    layer: &mut Layer<'_, '_>,
    element: &Element<'_>,
    alternatives: &[Member],
    field: Option<F>,
) -> Result<(), Stop> {
    let found = alternatives.iter().enumerate().find(|(_, a)| a.fits(element.tag));
    let Some((number, alternative)) = found else { return Ok(()) };
    let place = match alternative.how {
        How::Own(_) | How::Any => (element.at, element.len()),
        _ => (element.contents_at, element.contents_len()),
    };
    // The reference numbers tagged alternatives by their tags.
    let number = match alternative.how {
        How::Implicit(tag) | How::Explicit(tag) => u64::from(tag),
        _ => number as u64,
    };
    node(layer, field, place, Value::U64(number));
    under(layer, field, |layer| show_member(layer, element, alternative))
}

fn primitive(
    layer: &mut Layer<'_, '_>,
    element: &Element<'_>,
    kind: &Type,
    field: Option<F>,
) -> Result<(), Stop> {
    let Some(f) = field else { return Ok(()) };
    let (at, len) = (element.contents_at, element.contents_len());
    match kind {
        Type::Integer if is_octets(layer, f) => put(layer, f, at, len, Value::Range, 0),
        Type::Integer | Type::Enumerated => {
            let value = element.integer()?;
            let signed = Value::I64(value);
            let value = if is_signed(layer, f) { signed } else { Value::U64(value as u64) };
            put(layer, f, at, len, value, 0);
        }
        Type::Boolean => {
            let set = element.bytes()?.iter().any(|b| *b != 0);
            put(layer, f, at, len, Value::U64(u64::from(set)), 0);
        }
        Type::Octets => put(layer, f, at, len, Value::Range, 0),
        Type::Oid => put_oid(layer, f, element),
        Type::Null => put(layer, f, at, len, Value::None, 0),
        Type::Text => {
            let shown = element.span.bytes.iter().position(|b| *b == 0).unwrap_or(len);
            let value = layer.slice_value(at, shown);
            put(layer, f, at, len, value, 0);
            // That more stands behind the zero octet that ends a text is noted.
            let behind = element.span.bytes.get(shown..).unwrap_or(&[]);
            if behind.iter().any(|b| *b != 0)
                && let Some(id) = layer.registry().named(Name::new("_ws.string"))
            {
                let stray = Note { index: 0 };
                layer.nest(|layer| layer.note_of(id, stray, format_args!("")));
            }
        }
        Type::Bmp => {
            let units = element.bytes()?.chunks_exact(2).filter_map(|c| c.first_chunk::<2>());
            let text: String = char::decode_utf16(units.map(|c| u16::from_be_bytes(*c)))
                .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
                .collect();
            put_text(layer, f, at, len, text.as_bytes());
        }
        Type::Bits(names) => bits(layer, element, f, names),
        Type::UtcTime => utc_time(layer, element, f),
        Type::GeneralizedTime => {
            if let Some(time) = Time::generalized(element.bytes()?) {
                let value = Value::Time { secs: time.unix_seconds(), nanos: time.nanos as i32 };
                put(layer, f, at, len, value, 0);
            }
        }
        Type::Sequence(_) | Type::SequenceOf(_) | Type::Choice(_) | Type::By(_) => {}
    }
    Ok(())
}

fn is_signed(layer: &Layer<'_, '_>, f: F) -> bool {
    use dissect::FieldType as K;
    let Some(id) = f.0.id(layer) else { return false };
    matches!(
        layer.registry().field(layer.registry().field_of(id, f.1)).kind,
        K::Int8 | K::Int16 | K::Int32 | K::Int64
    )
}

/// How many bits of the last octet are not used, and the bits by name. Bits that were left out are not set.
fn bits(layer: &mut Layer<'_, '_>, element: &Element<'_>, f: F, names: &[F]) {
    let (at, len) = (element.contents_at, element.contents_len());
    let Ok(unused) = element.span.u8(0) else { return };
    put(
        layer,
        crate::generated::x509_fields::ber::BITSTRING_PADDING,
        at,
        1,
        Value::U64(u64::from(unused)),
        0,
    );
    put(layer, f, at + 1, len.saturating_sub(1), Value::Range, 0);
    let octets = element.span.from(1).bytes;
    layer.nest(|layer| {
        for (bit, name) in names.iter().enumerate() {
            let octet = octets.get(bit / 8).copied().unwrap_or(0);
            let set = octet & (0x80 >> (bit % 8)) != 0;
            // A bit that was left out is shown over the last octet there is.
            let place = at + 1 + (bit / 8).min(octets.len().saturating_sub(1));
            put(layer, *name, place, 1, Value::U64(u64::from(set)), flags::BITS);
        }
    });
}

/// `YYMMDDhhmm[ss]` and a zone, with separators.
fn utc_time(layer: &mut Layer<'_, '_>, element: &Element<'_>, f: F) {
    use std::io::Write as _;
    let (at, len) = (element.contents_at, element.contents_len());
    let Some(time) = element.bytes().ok().and_then(Time::utc) else { return };
    let mut text = [0u8; 32];
    let mut rest = text.as_mut_slice();
    let _ = write!(
        rest,
        "{:04}-{:02}-{:02} {:02}:{:02}:{:02} (",
        time.year, time.month, time.day, time.hour, time.minute, time.second
    );
    let _ = match time.zone_minutes {
        Some(0) | None => write!(rest, "UTC)"),
        Some(m) => {
            write!(rest, "{}{:02}{:02})", if m < 0 { '-' } else { '+' }, m.abs() / 60, m.abs() % 60)
        }
    };
    let left = rest.len();
    let used = text.len() - left;
    put_text(layer, f, at, len, text.get(..used).unwrap_or(&[]));
}
