//! What is asked and answered: RFC 3416 section 3, and the trap of RFC 1157 section 4.1.6.

use codec_asn1::{Class, Element, Reader, Tag};
use dissect::prelude::*;

use super::fields::*;
use super::*;
use crate::exchange::{Exchange, link};

const GET_BULK: u32 = 5;
const TRAP_1: u32 = 4;
const RESPONSE: u32 = 2;

/// `sysDescr.0` and `sysName.0`, whose values are shown as text too.
const TEXT_OBJECTS: [&[u8]; 2] = [&[0x2b, 6, 1, 2, 1, 1, 1, 0], &[0x2b, 6, 1, 2, 1, 1, 5, 0]];

/// The choice of what the message holds.
pub(super) fn dissect<'b>(
    layer: &mut Layer<'_, 'b>,
    members: &mut Reader<'b>,
    field: Option<Field<u32>>,
    version: i64,
) -> Result<(), Stop> {
    let Some(kind) = members.peek()?.context_number() else { return Ok(()) };
    let body = match kind {
        0 => GET_REQUEST,
        1 => GET_NEXT_REQUEST,
        2 => GET_RESPONSE,
        3 => SET_REQUEST,
        4 => TRAP,
        5 => GET_BULK_REQUEST,
        6 => INFORM_REQUEST,
        7 => SNMP_V2_TRAP,
        8 => REPORT,
        _ => return Ok(()),
    };
    let pdu = members.next()?;
    layer.info(format_args!("{}", PDUS.name(kind, "")));
    if let Some(field) = field {
        layer.put(field, pdu.at, pdu.len(), kind);
    }
    layer.nest(|layer| {
        layer.put_bytes(body, pdu.contents_at, pdu.contents_len());
        layer.nest(
            |layer| if kind == TRAP_1 { trap(layer, &pdu) } else { common(layer, &pdu, kind) },
        )
    })?;
    if kind == TRAP_1 && version != VERSION_1 {
        layer.note(TRAP_OBSOLETE);
    }
    exchange(layer, &pdu, kind)
}

fn common<'b>(layer: &mut Layer<'_, 'b>, pdu: &Element<'b>, kind: u32) -> Result<(), Stop> {
    let mut members = pdu.contents()?;
    put_number(layer, REQUEST_ID, &members.expect(Tag::INTEGER)?)?;
    if kind == GET_BULK {
        put_number(layer, NON_REPEATERS, &members.expect(Tag::INTEGER)?)?;
        put_number(layer, MAX_REPETITIONS, &members.expect(Tag::INTEGER)?)?;
    } else {
        put_number(layer, ERROR_STATUS, &members.expect(Tag::INTEGER)?)?;
        put_number(layer, ERROR_INDEX, &members.expect(Tag::INTEGER)?)?;
    }
    bindings(layer, &members.expect(Tag::SEQUENCE)?)
}

fn trap<'b>(layer: &mut Layer<'_, 'b>, pdu: &Element<'b>) -> Result<(), Stop> {
    let mut members = pdu.contents()?;
    let enterprise = members.expect(Tag::OBJECT_IDENTIFIER)?;
    layer.put_bytes(ENTERPRISE, enterprise.contents_at, enterprise.contents_len());
    let octets = enterprise.bytes()?;
    if layer.pref_bool(super::DISPLAY_OID) {
        layer.info_with(|info| {
            info.push(b' ');
            push_named_oid(info, octets);
        });
    }
    let address = members.expect(Tag::application(0))?;
    if let Ok([a, b, c, d]) = address.bytes() {
        let value = u64::from(u32::from_be_bytes([*a, *b, *c, *d]));
        layer.put(AGENT_ADDR, address.contents_at, 4, value);
    }
    put_number(layer, GENERIC_TRAP, &members.expect(Tag::INTEGER)?)?;
    put_number(layer, SPECIFIC_TRAP, &members.expect(Tag::INTEGER)?)?;
    let time = members.expect(Tag::application(3))?;
    layer.put(TIME_STAMP, time.contents_at, time.contents_len(), time.unsigned()? as u32);
    bindings(layer, &members.expect(Tag::SEQUENCE)?)
}

/// An object identifier whose first arc is its name, as the reference's Info column has it.
fn push_named_oid(out: &mut Vec<u8>, octets: &[u8]) {
    let name: &[u8] = match octets.first() {
        None | Some(0..40) => b"itu-t",
        Some(40..80) => b"iso",
        _ => b"joint-iso-itu-t",
    };
    let start = out.len();
    dissect::oid::push_oid(out, octets);
    out.splice(start..(start + 1).min(out.len()), name.iter().copied());
}

fn bindings<'b>(layer: &mut Layer<'_, 'b>, list: &Element<'b>) -> Result<(), Stop> {
    let mut members = list.contents()?;
    let mut count = 0u32;
    // Each turn passes over at least two octets or stops; so does the loop below.
    while !members.is_empty() && members.next().is_ok() {
        count += 1;
    }
    layer.put(VARIABLE_BINDINGS, list.contents_at, list.contents_len(), count);
    let mut members = list.contents()?;
    layer.nest(|layer| {
        while !members.is_empty() {
            let Some(binding) = expect_or_note(layer, &mut members, Tag::SEQUENCE)? else { break };
            layer.line(binding.contents_at, binding.contents_len(), "VarBind");
            let line = layer.last();
            layer.nest(|layer| binding_of(layer, &binding, line))?;
        }
        Ok(())
    })
}

fn binding_of(layer: &mut Layer<'_, '_>, binding: &Element<'_>, line: Mark) -> Result<(), Stop> {
    let mut members = binding.contents()?;
    let name = members.next()?;
    if !name.is(Tag::OBJECT_IDENTIFIER) || name.tag.is_constructed {
        layer.note_here(NAME_NOT_OID, format_args!(""));
        return Ok(());
    }
    layer.put_bytes(NAME, name.contents_at, name.contents_len());
    let octets = name.bytes()?;
    if !arcs_fit(octets) {
        layer.note(INVALID_OID);
        return Err(Stop::Malformed("an arc of more than 32 bits"));
    }
    let value = members.next()?;
    if value.tag.is_constructed {
        layer.note_here(VALUE_CONSTRUCTED, format_args!(""));
        return Ok(());
    }
    if value.tag.class == Class::Context && value.tag.number > 2 {
        layer.note_here(EXCEPTION_UNKNOWN, format_args!(""));
        return Ok(());
    }
    if layer.pref_bool(super::DISPLAY_OID) {
        layer.info_with(|info| {
            info.push(b' ');
            match octets {
                // The reference knows the names of the topmost arcs only, and of these shows only this one.
                [1..40, ..] | [] => push_named_oid(info, octets),
                _ => dissect::oid::push_oid(info, octets),
            }
        });
    }
    put_value(layer, &value)?;
    if layer.wants_labels() {
        let mut label = Vec::new();
        if matches!(octets, [1..40, ..]) {
            push_named_oid(&mut label, octets);
            label.extend_from_slice(b" (");
            dissect::oid::push_oid(&mut label, octets);
            label.push(b')');
        } else {
            dissect::oid::push_oid(&mut label, octets);
        }
        layer
            .label_at(line, format_args!("{}: {}", String::from_utf8_lossy(&label), Shown(&value)));
    }
    if TEXT_OBJECTS.contains(&octets) && !value.is_empty() {
        layer.stack_again();
        layer.seek(value.contents_at);
        if layer.pref_bool(super::VAR_IN_TREE) {
            layer.nest(|layer| layer.text(VAR_BIND_STR, value.contents_len()))?;
        } else {
            layer.at_root(|layer| layer.text(VAR_BIND_STR, value.contents_len()))?;
        }
    }
    Ok(())
}

fn arcs_fit(octets: &[u8]) -> bool {
    let mut arc = 0u64;
    octets.iter().all(|octet| {
        arc = arc << 7 | u64::from(octet & 0x7f);
        let fits = arc <= u64::from(u32::MAX);
        if octet & 0x80 == 0 {
            arc = 0;
        }
        fits
    })
}

/// RFC 2578 section 7.1: the types of values.
fn put_value(layer: &mut Layer<'_, '_>, value: &Element<'_>) -> Result<(), Stop> {
    let (at, len) = (value.contents_at, value.contents_len());
    match (value.tag.class, value.tag.number) {
        (Class::Universal, 2) => signed(layer, VALUE_INT, value, 4),
        (Class::Universal, 4) => layer.put_bytes(VALUE_OCTETS, at, len),
        (Class::Universal, 5) => {
            layer.put_bytes(VALUE_NULL, at, len);
            wrong_length(layer, len > 0);
        }
        (Class::Universal, 6) => {
            layer.put_bytes(VALUE_OID, at, len);
            wrong_length(layer, len == 0);
        }
        (Class::Application, 0) => match value.bytes()? {
            [a, b, c, d] => {
                layer.put(VALUE_IPV4, at, len, u64::from(u32::from_be_bytes([*a, *b, *c, *d])));
            }
            address if address.len() == 16 => layer.put_bytes(VALUE_IPV6, at, len),
            _ => layer.put_bytes(VALUE_ADDR, at, len),
        },
        (Class::Application, 1 | 6) => unsigned(layer, VALUE_COUNTER, value),
        (Class::Application, 2) => signed(layer, VALUE_G32, value, 8),
        (Class::Application, 3) => unsigned(layer, VALUE_TIMETICKS, value),
        (Class::Application, 4) => layer.put_bytes(VALUE_OPAQUE, at, len),
        (Class::Application, 5) => unsigned(layer, VALUE_NSAP, value),
        (Class::Application, 7) => signed(layer, VALUE_U32, value, 8),
        (Class::Context, number) => {
            let field = match number {
                0 => NO_SUCH_OBJECT,
                1 => NO_SUCH_INSTANCE,
                _ => END_OF_MIB_VIEW,
            };
            layer.put_bytes(field, at, len);
            layer.note(EXCEPTION);
        }
        _ => layer.put_bytes(VALUE_UNK, at, len),
    }
    Ok(())
}

fn wrong_length(layer: &mut Layer<'_, '_>, is_wrong: bool) {
    if is_wrong {
        layer.note(MISSING_MIB);
        layer.note(LENGTH_WRONG);
    }
}

fn signed(layer: &mut Layer<'_, '_>, field: Field<i64>, value: &Element<'_>, octets: usize) {
    match value.integer() {
        Ok(number) => {
            layer.put(field, value.contents_at, value.contents_len(), number);
            wrong_length(layer, value.contents_len() > octets);
        }
        Err(_) if value.is_empty() => layer.note_here(INTEGER_EMPTY, format_args!("")),
        Err(_) => layer.note_here(SIGNED_TOO_LARGE, format_args!("")),
    }
}

fn unsigned(layer: &mut Layer<'_, '_>, field: Field<u64>, value: &Element<'_>) {
    match value.unsigned() {
        Ok(number) => layer.put(field, value.contents_at, value.contents_len(), number),
        Err(_) if value.is_empty() => layer.note_here(INTEGER_EMPTY, format_args!("")),
        Err(_) => layer.note_here(UNSIGNED_TOO_LARGE, format_args!("")),
    }
}

/// A value as the line of its binding shows it.
struct Shown<'v, 'b>(&'v Element<'b>);

impl std::fmt::Display for Shown<'_, '_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let bytes = self.0.bytes().unwrap_or(&[]);
        let tag = self.0.tag;
        match (tag.class, tag.number) {
            (Class::Universal, 2) | (Class::Application, 2 | 7) => {
                self.0.integer().map_or(Ok(()), |v| write!(f, "{v}"))
            }
            (Class::Universal, 5) => f.write_str("Value (Null)"),
            (Class::Universal, 6) => {
                let mut out = Vec::new();
                dissect::oid::push_oid(&mut out, bytes);
                let numbers = String::from_utf8_lossy(&out);
                f.write_str(&numbers)?;
                // The only arc whose name is known without files of names.
                numbers.strip_prefix("1.").map_or(Ok(()), |rest| write!(f, " (iso.{rest})"))
            }
            (Class::Application, 1 | 3 | 5 | 6) => {
                self.0.unsigned().map_or(Ok(()), |v| write!(f, "{v}"))
            }
            (Class::Application, 0) if bytes.len() == 4 => {
                let mut out = Vec::new();
                dissect::text::push_ipv4(&mut out, *bytes.first_chunk().unwrap_or(&[0; 4]));
                f.write_str(&String::from_utf8_lossy(&out))
            }
            (Class::Context, 0) => f.write_str("noSuchObject"),
            (Class::Context, 1) => f.write_str("noSuchInstance"),
            (Class::Context, 2) => f.write_str("endOfMibView"),
            (Class::Universal, 4) if bytes.is_empty() => f.write_str("<MISSING>"),
            (Class::Universal, 4) if bytes.iter().all(|b| (0x20..0x7f).contains(b)) => {
                write!(f, "\"{}\"", String::from_utf8_lossy(bytes))
            }
            _ => bytes.iter().try_for_each(|b| write!(f, "{b:02x}")),
        }
    }
}

/// Requests and responses of a conversation belong together by the request identifier.
fn exchange(layer: &mut Layer<'_, '_>, pdu: &Element<'_>, kind: u32) -> Result<(), Stop> {
    let is_request = matches!(kind, 0 | 1 | 3 | 5 | 6);
    if !is_request && kind != RESPONSE {
        return Ok(());
    }
    let id = pdu.contents()?.expect(Tag::INTEGER)?.integer()?;
    layer.seek(pdu.at);
    match layer.once(|scene| link(scene, id as u64, is_request))? {
        Exchange::None => {}
        Exchange::Request { answer } => {
            if let Some(frame) = layer.record(answer) {
                layer.put_value(
                    RESPONSE_IN,
                    pdu.at,
                    0,
                    Value::U64(frame),
                    dissect::tree::flags::GENERATED,
                );
            }
        }
        Exchange::Answer { request, delay_ns, .. } => {
            let frame = Value::U64(u64::from(request));
            layer.put_value(RESPONSE_TO, pdu.at, 0, frame, dissect::tree::flags::GENERATED);
            layer.generated_ns(TIME, pdu.at, delay_ns);
        }
    }
    Ok(())
}
