//! Simple Network Management Protocol: version 1 (RFC 1157), 2c (RFC 1901), 2u (RFC 1910) and 3 (RFC 3412, and the
//! user-based security model of RFC 3414). Over TCP: RFC 3430.
//!
//! Elsewhere: what is asked and answered (`pdu.rs`), engine identifiers (`engine.rs`), fields (`fields.rs`).

use codec_asn1::{Element, Header, Length, Reader, Tag};
use dissect::prelude::*;

use crate::exchange::Exchange;

mod engine;
mod fields;
mod pdu;
#[cfg(test)]
mod tests;

use fields::*;

pub(crate) static SNMP: Protocol = Protocol {
    fields: FIELDS,
    notes: NOTES,
    entries: &[
        on(tables::UDP_PORT, 161),
        on(tables::UDP_PORT, 162),
        on(tables::UDP_PORT, 8161),
        on(tables::TCP_PORT, 161),
        on(tables::TCP_PORT, 162),
        // RFC 1089 section 3.
        on(tables::ETHERTYPE, 0x814c),
        on(Table::new("hpext.dxsap"), 5722),
        // RFC 1298 section 2.
        on(Table::new("ipx.socket"), 0x900f),
        on(Table::new("ipx.socket"), 0x9010),
    ],
    framing,
    prefs: PREFS,
    joins: Some(JOIN),
    ..Protocol::new("snmp", "SNMP", "Simple Network Management Protocol", dissect)
};

prefs! {
    JOIN = "desegment", "Put messages together that span several segments", Bool(true);
    DISPLAY_OID = "display_oid", "Show names of object identifiers", Bool(true);
    VAR_IN_TREE = "var_in_tree", "Show the names of variables in their lines", Bool(true);
}

notes! {
    VERSION_UNKNOWN = "snmp.version.unknown", Warn, Protocol, "The version is not known";
    TRAP_OBSOLETE = "snmp.trap_pdu_obsolete", Warn, Protocol, "Trap-PDU is of version 1 only";
    WRONG_FIELD = "ber.error.sequence.field_wrong", Warn, Malformed, "Another type was expected here";
    RFC1910 = "snmp.rfc1910_non_conformant", Warn, Protocol, "Data not conforming to RFC1910";
    RFC3411 = "snmp.rfc3411_non_conformant", Warn, Protocol, "Data not conforming to RFC3411";
    NAME_NOT_OID = "snmp.objectname_not_oid", Warn, Malformed, "The name is no object identifier";
    INVALID_OID = "snmp.invalid_oid", Warn, Malformed, "No object identifier";
    VALUE_CONSTRUCTED = "snmp.value_not_primitive_encoding", Warn, Malformed, "The value is not primitive";
    EXCEPTION = "snmp.varbind.response", Note, Response, "No value";
    EXCEPTION_UNKNOWN = "snmp.varbind.wrong_tag", Warn, Malformed, "No exception of RFC 3416";
    LENGTH_WRONG = "snmp.varbind.wrong_length_value", Warn, Malformed, "Too long or too short for its type";
    MISSING_MIB = "snmp.missing_mib", Note, Undecoded, "No MIB tells the type";
    UNSIGNED_TOO_LARGE = "snmp.uint_too_large", Note, Undecoded, "More than 64 bits";
    SIGNED_TOO_LARGE = "snmp.int_too_large", Note, Undecoded, "More than 64 bits";
    INTEGER_EMPTY = "snmp.integral_value0", Note, Undecoded, "An integer without octets";
}

const VERSION_1: i64 = 0;
const VERSION_2C: i64 = 1;
const VERSION_2U: i64 = 2;
const VERSION_3: i64 = 3;

/// RFC 3411 section 5, `SnmpSecurityModel`.
const USER_BASED: i64 = 3;

fn framing(stream: &Stream<'_>, _: &mut Scene<'_>) -> Need {
    let span = Span::new(stream.bytes, stream.bytes.len(), 0);
    match Header::read(&span) {
        Ok(header) if !header.tag.is(Tag::SEQUENCE) => Need::Rest,
        Ok(Header { length: Length::Definite(len), len: header, .. }) => {
            Need::Octets(header.saturating_add(len))
        }
        Ok(_) => Need::Rest,
        // A header of six octets would tell any length that is allowed.
        Err(_) if stream.bytes.len() < 6 => Need::More,
        Err(_) => Need::Rest,
    }
}

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let mut messages = Reader::new(layer.span());
    match messages.peek() {
        Ok(tag) if tag.is(Tag::SEQUENCE) && tag.is_constructed => {}
        _ => return Err(Stop::NotMine),
    }
    layer.protocol_column("SNMP");
    take_conversation(layer)?;
    let message = messages.next()?;
    let mut members = message.contents()?;
    let version = members.expect(Tag::INTEGER)?;
    match version.integer()? {
        VERSION_1 | VERSION_2C => {
            put_number(layer, VERSION, &version)?;
            community_message(layer, &mut members, version.integer()?)?;
        }
        VERSION_2U => {
            put_number(layer, VERSION, &version)?;
            user_message(layer, &mut members)?;
        }
        VERSION_3 => {
            put_number(layer, MSG_VERSION, &version)?;
            message_3(layer, &mut members)?;
        }
        _ => layer.note_here(VERSION_UNKNOWN, format_args!("")),
    }
    layer.covers(message.end);
    layer.seek(message.end);
    let rest = layer.rest();
    layer.data(rest);
    Ok(())
}

/// As in the reference, whoever speaks first over UDP speaks in a conversation that ends with the packet.
fn take_conversation(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let own = layer.protocol();
    let mine = layer.caller() == "udp" && !layer.in_error_packet();
    layer.once(|scene| {
        if let Some(conversation) = scene.conversation().filter(|c| mine && c.bound != Some(own)) {
            conversation.bound = Some(own);
            conversation.ends_here = true;
        }
        // Memos of a protocol are of one type.
        Exchange::None
    })?;
    Ok(())
}

/// RFC 1157 section 4, RFC 1901 section 3.
fn community_message<'b>(
    layer: &mut Layer<'_, 'b>,
    members: &mut Reader<'b>,
    version: i64,
) -> Result<(), Stop> {
    if let Some(community) = expect_or_note(layer, members, Tag::OCTET_STRING)? {
        layer.seek(community.contents_at);
        layer.text(COMMUNITY, community.contents_len())?;
    }
    if members.is_empty() {
        return Ok(());
    }
    layer.info_clear();
    pdu::dissect(layer, members, Some(DATA), version)
}

/// RFC 1910 section 2.
fn user_message<'b>(layer: &mut Layer<'_, 'b>, members: &mut Reader<'b>) -> Result<(), Stop> {
    if let Some(parameters) = expect_or_note(layer, members, Tag::OCTET_STRING)? {
        put_octets(layer, PARAMETERS, &parameters);
    }
    let Ok(tag) = members.peek() else { return Ok(()) };
    let (at, len) = (members.at(), members.rest().len());
    if tag.is(Tag::OCTET_STRING) {
        layer.put(DATAV2U, at, len, 1u32);
        return Ok(());
    }
    layer.put(DATAV2U, at, len, 0u32);
    layer.info_clear();
    layer.nest(|layer| pdu::dissect(layer, members, Some(PLAINTEXT), VERSION_2U))
}

/// RFC 3412 section 6.
fn message_3<'b>(layer: &mut Layer<'_, 'b>, members: &mut Reader<'b>) -> Result<(), Stop> {
    let mut model = 0;
    if let Some(global) = expect_or_note(layer, members, Tag::SEQUENCE)? {
        layer.put_bytes(MSG_GLOBAL_DATA, global.at, global.len());
        let node = layer.last();
        let result = layer.nest(|layer| global_data(layer, &global));
        if result.is_err() {
            layer.set_len(node, layer.span().bytes.len().saturating_sub(global.at));
        }
        model = result?;
    }
    if let Some(parameters) = expect_or_note(layer, members, Tag::OCTET_STRING)? {
        if model == USER_BASED {
            user_parameters(layer, &parameters)?;
        } else {
            put_octets(layer, MSG_SECURITY_PARAMETERS, &parameters);
        }
    }
    if members.is_empty() {
        return Ok(());
    }
    let data = members.next()?;
    let (at, len) = (data.at, data.len());
    if data.is(Tag::OCTET_STRING) {
        layer.put(MSG_DATA, at, len, 1u32);
        layer.nest(|layer| put_octets(layer, ENCRYPTED_PDU, &data));
        layer.info(format_args!("encryptedPDU: privKey Unknown"));
        return Ok(());
    }
    if !data.is(Tag::SEQUENCE) {
        return Ok(());
    }
    layer.put(MSG_DATA, at, len, 0u32);
    layer.nest(|layer| {
        layer.put_bytes(SCOPED_PDU, at, len);
        layer.nest(|layer| scoped_pdu(layer, &data))
    })
}

fn global_data(layer: &mut Layer<'_, '_>, global: &Element<'_>) -> Result<i64, Stop> {
    let mut members = global.contents()?;
    put_number(layer, MSG_ID, &members.expect(Tag::INTEGER)?)?;
    put_number(layer, MSG_MAX_SIZE, &members.expect(Tag::INTEGER)?)?;
    let flags = members.expect(Tag::OCTET_STRING)?;
    flags.bytes()?;
    put_octets(layer, MSG_FLAGS, &flags);
    if let Ok([octet]) = flags.bytes() {
        let (at, word) = (flags.contents_at, u64::from(*octet));
        layer.nest(|layer| layer.put_members(FLAG_BITS, at, 1, word));
    }
    let model = members.expect(Tag::INTEGER)?;
    put_number(layer, MSG_SECURITY_MODEL, &model)?;
    model.integer()
}

/// RFC 3414 section 2.4.
fn user_parameters(layer: &mut Layer<'_, '_>, parameters: &Element<'_>) -> Result<(), Stop> {
    let outer = parameters.contents()?;
    let header = outer.header()?;
    if !header.tag.is(Tag::SEQUENCE) {
        layer.note_here(WRONG_FIELD, format_args!(""));
        return Ok(());
    }
    // The length may claim more than there is; what is there is shown all the same.
    let mut members = Reader::at_offset(outer.rest().from(header.len), outer.at() + header.len);
    let engine = members.expect(Tag::OCTET_STRING)?;
    put_octets(layer, MSG_AUTHORITATIVE_ENGINE_ID, &engine);
    layer.nest(|layer| engine::dissect(layer, &engine))?;
    put_number(layer, MSG_AUTHORITATIVE_ENGINE_BOOTS, &members.expect(Tag::INTEGER)?)?;
    put_number(layer, MSG_AUTHORITATIVE_ENGINE_TIME, &members.expect(Tag::INTEGER)?)?;
    let user = members.expect(Tag::OCTET_STRING)?;
    layer.seek(user.contents_at);
    layer.text(MSG_USER_NAME, user.contents_len())?;
    put_octets(layer, MSG_AUTHENTICATION_PARAMETERS, &members.expect(Tag::OCTET_STRING)?);
    put_octets(layer, MSG_PRIVACY_PARAMETERS, &members.expect(Tag::OCTET_STRING)?);
    match header.length {
        Length::Definite(len) if len > outer.rest().len() - header.len => {
            Err(Stop::Malformed("the security parameters are longer than their string"))
        }
        _ => Ok(()),
    }
}

fn scoped_pdu<'b>(layer: &mut Layer<'_, 'b>, scoped: &Element<'b>) -> Result<(), Stop> {
    let mut members = scoped.contents()?;
    let engine = members.expect(Tag::OCTET_STRING)?;
    put_octets(layer, CONTEXT_ENGINE_ID, &engine);
    layer.nest(|layer| engine::dissect(layer, &engine))?;
    let name = members.expect(Tag::OCTET_STRING)?;
    layer.seek(name.contents_at);
    layer.text(CONTEXT_NAME, name.contents_len())?;
    if members.is_empty() {
        return Ok(());
    }
    layer.info_clear();
    pdu::dissect(layer, &mut members, Some(DATA), VERSION_3)
}

/// The next element if it has this tag; else a note, and nothing is read.
fn expect_or_note<'b>(
    layer: &mut Layer<'_, 'b>,
    members: &mut Reader<'b>,
    tag: Tag,
) -> Result<Option<Element<'b>>, Stop> {
    if members.peek()?.is(tag) {
        return members.next().map(Some);
    }
    layer.note_here(WRONG_FIELD, format_args!(""));
    Ok(None)
}

/// Adds an INTEGER, of which the field holds the lowest 32 bits.
fn put_number<T>(
    layer: &mut Layer<'_, '_>,
    field: Field<T>,
    element: &Element<'_>,
) -> Result<(), Stop> {
    let (at, len) = (element.contents_at, element.contents_len());
    match SNMP.fields.get(usize::from(field.index)).map(|def| def.kind) {
        Some(FieldType::Int32) => layer.put(field, at, len, element.integer()? as i32),
        _ => layer.put(field, at, len, element.unsigned()? as u32),
    }
    Ok(())
}

fn put_octets(layer: &mut Layer<'_, '_>, field: Field<Bytes>, element: &Element<'_>) {
    layer.put_bytes(field, element.contents_at, element.contents_len());
}
