//! X.509 certificates: RFC 5280, with the names of X.501 and the attributes of X.520.
//!
//! A certificate stands inside other protocols (TLS, OCSP, CMS), so it is no layer. What stands under an object
//! identifier is: each attribute of a name is a layer of `x509sat`, each extension one of the module that defines it.
//! These layers have no node of their own. Types are data (`schema`); extensions are in `extensions`.

use codec_asn1::{Element, Header, Length, Reader, Tag};
use dissect::prelude::*;

use crate::generated::x509_fields::*;

mod extensions;
mod oids;
pub(crate) mod schema;

use schema::{
    F, How, Member, Module, Type, any, explicit, implicit, name_last, nameless, own, put, put_oid,
    show, tag,
};

pub(crate) use extensions::{EXTENSIONS, EXTENSIONS_EXPLICIT, GENERAL_NAME};

macro_rules! module {
    ($n:ident, $filter:literal, $short:literal, $name:literal, $fields:ident) => {
        pub(crate) static $n: Protocol = Protocol {
            fields: $fields::FIELDS,
            has_node: false,
            ..Protocol::new($filter, $short, $name, fields_only)
        };
    };
}
module!(BER, "ber", "BER", "Basic Encoding Rules (ASN.1 X.690)", ber);
module!(
    LOGOTYPE,
    "logotypecertextn",
    "LogotypeCertExtn",
    "Logotype Certificate Extensions",
    logotype
);
module!(NETSCAPE, "ns_cert_exts", "NS_CERT_EXTS", "NetScape Certificate Extensions", netscape);
module!(PKCS1, "pkcs-1", "PKCS-1", "PKCS#1", pkcs1);
module!(PKIX1EXPLICIT, "pkix1explicit", "PKIX1EXPLICIT", "PKIX1Explicit", pkix_explicit);
module!(PKIX1IMPLICIT, "pkix1implicit", "PKIX1IMPLICIT", "PKIX1Implitit", pkix_implicit);
module!(X509AF, "x509af", "X509AF", "X.509 Authentication Framework", af);
module!(X509CE, "x509ce", "X509CE", "X.509 Certificate Extensions", ce);
module!(X509IF, "x509if", "X509IF", "X.509 Information Framework", inf);
module!(X509SAT, "x509sat", "X509SAT", "X.509 Selected Attribute Types", sat);

/// What an object identifier stands for: its contents octets, the module, the field and the type.
pub(crate) struct Known {
    oid: &'static [u8],
    module: Module,
    field: Option<F>,
    kind: Type,
}

const fn known(oid: &'static [u8], module: Module, field: F, kind: Type) -> Known {
    Known { oid, module, field: Some(field), kind }
}

/// What the modules are when they are called as layers: nothing is, they only own fields.
fn fields_only(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let span = layer.span();
    layer.data(span);
    Ok(())
}

/// Shows an element as what an object identifier stands for; that counts as a layer. Nothing if it is not known.
pub(crate) fn show_known(
    layer: &mut Layer<'_, '_>,
    oid: &[u8],
    element: &Element<'_>,
) -> Result<(), Stop> {
    let Some(row) = ATTRIBUTES.iter().chain(extensions::KNOWN).find(|row| row.oid == oid) else {
        return Ok(());
    };
    if let Some(id) = row.module.id(layer) {
        layer.name_layer(id);
    }
    show(layer, element, &row.kind, row.field, false)
}

/// The only element in the contents of another one that wraps it, such as an OCTET STRING.
pub(crate) fn wrapped<'b>(element: &Element<'b>) -> Result<Element<'b>, Stop> {
    Reader::at_offset(element.span, element.contents_at).next()
}

/// The element at the start of `span`, with places counted in the layer's own span.
fn first<'b>(layer: &Layer<'_, 'b>, span: Span<'b>) -> Result<Element<'b>, Stop> {
    let base = span.offset.saturating_sub(layer.span().offset) as usize;
    Reader::at_offset(span, base).next()
}

/// A certificate; what breaks its encoding ends it, and not what it stands in.
pub(crate) fn certificate<'b>(layer: &mut Layer<'_, 'b>, span: Span<'b>) -> Result<(), Stop> {
    // That it breaks off is told in the list, too.
    if !layer.wants_nodes() && !layer.wants_columns() {
        return Ok(());
    }
    let element = first(layer, span)?;
    schema::sequence(layer, element.contents()?, CERTIFICATE)
}

/// Octets of the certificate at the start of `span`, as its own length tells.
pub(crate) fn octets(span: Span<'_>) -> Option<usize> {
    let header = Header::read(&span).ok()?;
    match header.length {
        Length::Definite(len) => header.len.checked_add(len).filter(|octets| *octets < span.len()),
        _ => None,
    }
}

/// A distinguished name under a field of the caller's.
pub(crate) fn name<'b, T>(
    layer: &mut Layer<'_, 'b>,
    span: Span<'b>,
    f: Field<T>,
) -> Result<(), Stop> {
    if !layer.wants_nodes() {
        return Ok(());
    }
    let element = first(layer, span)?;
    layer.put_bytes(f, element.contents_at, element.contents_len());
    layer.nest(|layer| show(layer, &element, &Type::SequenceOf(&RDN), None, true))
}

// ---- names, X.501 section 9 ------------------------------------------------------------------

const RDN: Member = own(inf::RDNSEQUENCE_ITEM_TYPE, tag::SET, Type::SequenceOf(&ATTRIBUTE_VALUE));
const ATTRIBUTE_VALUE: Member =
    nameless(How::Own(tag::SEQUENCE), Type::By(attribute_type_and_value));

/// Name.
pub(crate) const NAME: Type =
    Type::Choice(&[own(inf::RDN_SEQUENCE, tag::SEQUENCE, Type::SequenceOf(&RDN))]);
const SUBJECT_NAME: Type =
    Type::Choice(&[own(af::RDN_SEQUENCE, tag::SEQUENCE, Type::SequenceOf(&RDN))]);

/// The contents of a RelativeDistinguishedName.
pub(crate) const RDN_CONTENTS: Type = Type::SequenceOf(&ATTRIBUTE_VALUE);

fn attribute_type_and_value(
    layer: &mut Layer<'_, '_>,
    element: &Element<'_>,
    _: Option<F>,
) -> Result<(), Stop> {
    put(
        layer,
        inf::RELATIVE_DISTINGUISHED_NAME_ITEM_TYPE,
        element.at,
        element.len(),
        Value::None,
        0,
    );
    let item = layer.last();
    layer.nest(|layer| {
        let mut members = element.contents()?;
        let oid = members.expect(Tag::OBJECT_IDENTIFIER)?;
        put_oid(layer, inf::OID, &oid);
        let value = members.next()?;
        if layer.wants_labels()
            && let (Some(name), Ok(text)) = (oids::name(oid.span.bytes), value.bytes())
        {
            let text = String::from_utf8_lossy(text);
            layer.label_at(item, format_args!("RelativeDistinguishedName item ({name}={text})"));
        }
        show_known(layer, oid.bytes()?, &value)
    })
}

const DIRECTORY_STRING: Type = Type::Choice(&[
    own(sat::TELETEX_STRING, tag::TELETEX, Type::Text),
    own(sat::PRINTABLE_STRING, tag::PRINTABLE, Type::Text),
    own(sat::UNIVERSAL_STRING, tag::UNIVERSAL, Type::Text),
    own(sat::BMP_STRING, tag::BMP, Type::Bmp),
    own(sat::U_TF8_STRING, tag::UTF8, Type::Text),
]);

const fn directory_string(oid: &'static [u8]) -> Known {
    known(oid, Module::Sat, sat::DIRECTORY_STRING_TYPE, DIRECTORY_STRING)
}

const fn text(oid: &'static [u8], field: F) -> Known {
    known(oid, Module::Sat, field, Type::Text)
}

/// Attributes by the contents octets of their identifiers: X.520 (2.5.4), RFC 4519, RFC 2985, and the jurisdiction
/// of incorporation of extended validation certificates.
static ATTRIBUTES: &[Known] = &[
    directory_string(b"\x55\x04\x03"),
    text(b"\x55\x04\x06", sat::COUNTRY_NAME_TYPE),
    directory_string(b"\x55\x04\x0a"),
    directory_string(b"\x55\x04\x0b"),
    directory_string(b"\x55\x04\x07"),
    directory_string(b"\x55\x04\x08"),
    directory_string(b"\x55\x04\x02"),
    directory_string(b"\x55\x04\x04"),
    text(b"\x55\x04\x05", sat::PRINTABLE_STRING_TYPE),
    directory_string(b"\x55\x04\x09"),
    directory_string(b"\x55\x04\x0c"),
    directory_string(b"\x55\x04\x0d"),
    directory_string(b"\x55\x04\x0f"),
    known(b"\x55\x04\x10", Module::Sat, sat::POSTAL_ADDRESS_TYPE, Type::SequenceOf(&POSTAL_LINE)),
    directory_string(b"\x55\x04\x11"),
    directory_string(b"\x55\x04\x12"),
    directory_string(b"\x55\x04\x13"),
    text(b"\x55\x04\x14", sat::TELEPHONE_NUMBER_TYPE),
    directory_string(b"\x55\x04\x29"),
    directory_string(b"\x55\x04\x2a"),
    directory_string(b"\x55\x04\x2b"),
    directory_string(b"\x55\x04\x2c"),
    text(b"\x55\x04\x2e", sat::PRINTABLE_STRING_TYPE),
    directory_string(b"\x55\x04\x33"),
    directory_string(b"\x55\x04\x41"),
    directory_string(b"\x55\x04\x61"),
    text(b"\x2a\x86\x48\x86\xf7\x0d\x01\x09\x01", sat::IA5_STRING_TYPE),
    directory_string(b"\x2a\x86\x48\x86\xf7\x0d\x01\x09\x02"),
    text(b"\x09\x92\x26\x89\x93\xf2\x2c\x64\x01\x19", sat::IA5_STRING_TYPE),
    directory_string(b"\x09\x92\x26\x89\x93\xf2\x2c\x64\x01\x01"),
    directory_string(b"\x2b\x06\x01\x04\x01\x82\x37\x3c\x02\x01\x01"),
    directory_string(b"\x2b\x06\x01\x04\x01\x82\x37\x3c\x02\x01\x02"),
    text(b"\x2b\x06\x01\x04\x01\x82\x37\x3c\x02\x01\x03", sat::COUNTRY_NAME_TYPE),
];

const POSTAL_LINE: Member = any(sat::DIRECTORY_STRING_TYPE, DIRECTORY_STRING);

// ---- certificates, RFC 5280 section 4.1 ------------------------------------------------------

/// Certificate.
pub(crate) const CERTIFICATE: &[Member] = &[
    own(af::SIGNED_CERTIFICATE, tag::SEQUENCE, Type::Sequence(SIGNED)),
    own(af::ALGORITHM_IDENTIFIER, tag::SEQUENCE, ALGORITHM),
    own(af::ENCRYPTED, tag::BIT_STRING, Type::Bits(&[])),
];

const SIGNED: &[Member] = &[
    explicit(0, af::VERSION, Type::Integer),
    own(af::SERIAL_NUMBER, tag::INTEGER, Type::Integer),
    own(af::SIGNATURE, tag::SEQUENCE, ALGORITHM),
    any(af::ISSUER, NAME),
    own(af::VALIDITY, tag::SEQUENCE, Type::Sequence(VALIDITY)),
    any(af::SUBJECT, SUBJECT_NAME),
    own(af::SUBJECT_PUBLIC_KEY_INFO, tag::SEQUENCE, Type::By(public_key_info)),
    implicit(1, af::ISSUER_UNIQUE_IDENTIFIER, Type::Bits(&[])),
    implicit(2, af::SUBJECT_UNIQUE_IDENTIFIER, Type::Bits(&[])),
    explicit(3, af::EXTENSIONS, EXTENSIONS),
];

const VALIDITY: &[Member] = &[any(af::NOT_BEFORE, TIME), any(af::NOT_AFTER, TIME)];

/// Time.
const TIME: Type = Type::Choice(&[
    own(af::UTC_TIME, tag::UTC_TIME, Type::UtcTime),
    own(af::GENERALIZED_TIME, tag::GENERALIZED_TIME, Type::GeneralizedTime),
]);

/// AlgorithmIdentifier.
pub(crate) const ALGORITHM: Type = Type::By(algorithm);

fn algorithm(
    layer: &mut Layer<'_, '_>,
    element: &Element<'_>,
    field: Option<F>,
) -> Result<(), Stop> {
    if let Some(f) = field {
        put(layer, f, element.at, element.len(), Value::None, 0);
        if let Ok(oid) = wrapped(element) {
            name_last(layer, &oid);
        }
    }
    layer.nest(|layer| {
        let mut members = element.contents()?;
        let oid = members.expect(Tag::OBJECT_IDENTIFIER)?;
        put_oid(layer, af::ALGORITHM_ID, &oid);
        if !members.is_empty() {
            let parameters = members.next()?;
            show_known(layer, oid.bytes()?, &parameters)?;
        }
        Ok(())
    })
}

/// rsaEncryption, RFC 8017 appendix A.1.
const RSA: &[u8] = b"\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01";

const RSA_PUBLIC_KEY: &[Member] = &[
    own(pkcs1::MODULUS, tag::INTEGER, Type::Integer),
    own(pkcs1::PUBLIC_EXPONENT, tag::INTEGER, Type::Integer),
];

fn public_key_info(
    layer: &mut Layer<'_, '_>,
    element: &Element<'_>,
    field: Option<F>,
) -> Result<(), Stop> {
    if let Some(f) = field {
        put(layer, f, element.at, element.len(), Value::None, 0);
    }
    layer.nest(|layer| {
        let mut members = element.contents()?;
        let algorithm = members.expect(Tag::SEQUENCE)?;
        show(layer, &algorithm, &ALGORITHM, Some(af::ALGORITHM), false)?;
        let oid = algorithm.contents()?.expect(Tag::OBJECT_IDENTIFIER)?;
        let key = members.expect(Tag::BIT_STRING)?;
        if oid.bytes()? != RSA {
            return show(layer, &key, &Type::Bits(&[]), Some(af::SUBJECT_PUBLIC_KEY), false);
        }
        // The key is itself encoded; the octet that tells the unused bits is not shown.
        let at = key.contents_at + 1;
        let span = key.span.from(1);
        put(layer, af::SUBJECT_PUBLIC_KEY, at, span.len(), Value::Range, 0);
        layer.nest(|layer| {
            let key = Reader::at_offset(span, at).expect(Tag::SEQUENCE)?;
            schema::sequence(layer, key.contents()?, RSA_PUBLIC_KEY)
        })
    })
}
