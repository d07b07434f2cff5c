//! Extensions of certificates and revocation lists (RFC 5280 sections 4.2 and 5.2), and other things that object
//! identifiers in certificates stand for.

use codec_asn1::{Element, Tag};
use dissect::prelude::*;

use super::schema::{
    F, Member, Module, Type, any, explicit, implicit, name_last, nameless, own, put, put_oid,
    put_text, show, tag,
};
use super::{ALGORITHM, How, Known, NAME, RDN_CONTENTS, known, show_known, wrapped};
use crate::generated::x509_fields::*;

/// Extensions.
pub(crate) const EXTENSIONS: Type = Type::SequenceOf(&EXTENSION);

const EXTENSION: Member = nameless(How::Own(tag::SEQUENCE), Type::By(extension));

/// Signed Certificate Timestamps, RFC 6962 section 3.3.
const SCT_LIST: &[u8] = b"\x2b\x06\x01\x04\x01\xd6\x79\x02\x04\x02";
/// The same in answers of OCSP.
const SCT_LIST_OCSP: &[u8] = b"\x2b\x06\x01\x04\x01\xd6\x79\x02\x04\x05";

fn extension(layer: &mut Layer<'_, '_>, element: &Element<'_>, _: Option<F>) -> Result<(), Stop> {
    put(layer, af::EXTENSION_TYPE, element.at, element.len(), Value::None, 0);
    if let Ok(oid) = wrapped(element) {
        name_last(layer, &oid);
    }
    layer.nest(|layer| {
        let mut members = element.contents()?;
        let oid = members.expect(Tag::OBJECT_IDENTIFIER)?;
        put_oid(layer, af::EXTENSION_ID, &oid);
        if let Some(critical) = members.optional(Tag::BOOLEAN)? {
            show(layer, &critical, &Type::Boolean, Some(af::CRITICAL), false)?;
        }
        let value = members.expect(Tag::OCTET_STRING)?;
        let oid = oid.bytes()?;
        if oid == SCT_LIST || oid == SCT_LIST_OCSP {
            let list = wrapped(&value)?;
            sct_list(layer, list.contents_at, list.contents_len())
        } else {
            // What breaks an extension does not break the next one.
            let _ = wrapped(&value).and_then(|value| show_known(layer, oid, &value));
            Ok(())
        }
    })
}

/// Extensions where a protocol takes them from RFC 5280's explicitly tagged module.
pub(crate) const EXTENSIONS_EXPLICIT: Type =
    Type::SequenceOf(&nameless(How::Own(tag::SEQUENCE), Type::By(extension_explicit)));

fn extension_explicit(
    layer: &mut Layer<'_, '_>,
    element: &Element<'_>,
    _: Option<F>,
) -> Result<(), Stop> {
    put(layer, pkix_explicit::EXTENSION_TYPE, element.at, element.len(), Value::None, 0);
    layer.nest(|layer| {
        let mut members = element.contents()?;
        let oid = members.expect(Tag::OBJECT_IDENTIFIER)?;
        let mut text = Vec::with_capacity(32);
        dissect::oid::push_oid(&mut text, oid.bytes()?);
        put_text(layer, pkix_explicit::ID, oid.contents_at, oid.contents_len(), &text);
        if let Some(critical) = members.optional(Tag::BOOLEAN)? {
            show(layer, &critical, &Type::Boolean, Some(pkix_explicit::CRITICAL), false)?;
        }
        let value = members.expect(Tag::OCTET_STRING)?;
        let oid = oid.bytes()?;
        if oid == SCT_LIST || oid == SCT_LIST_OCSP {
            let list = wrapped(&value)?;
            return sct_list(layer, list.contents_at, list.contents_len());
        }
        let _ = wrapped(&value).and_then(|value| show_known(layer, oid, &value));
        Ok(())
    })
}

/// The list is TLS's.
fn sct_list(layer: &mut Layer<'_, '_>, at: usize, len: usize) -> Result<(), Stop> {
    let span = layer.span().from(at).first(len);
    let Some(id) = layer.registry().named(Name::new("tls")) else { return Ok(()) };
    layer.name_layer(id);
    layer.with_fields_of(id, |layer| {
        layer.over(span, |layer| crate::handshake::sct_list(layer, true))
    })
}

const GENERAL_NAMES: Type = Type::SequenceOf(&GENERAL_NAME_ITEM);
const GENERAL_NAME_ITEM: Member = any(ce::GENERAL_NAME_TYPE, GENERAL_NAME);

/// GeneralName, RFC 5280 section 4.2.1.6.
pub(crate) const GENERAL_NAME: Type = Type::Choice(&[
    implicit(0, ce::OTHER_NAME, Type::By(other_name)),
    implicit(1, ce::RFC822_NAME, Type::Text),
    implicit(2, ce::D_NSNAME, Type::Text),
    implicit(3, ce::X400_ADDRESS, Type::Sequence(&[])),
    explicit(4, ce::DIRECTORY_NAME, NAME),
    implicit(5, ce::EDI_PARTY_NAME, Type::Sequence(&[])),
    implicit(6, ce::UNIFORM_RESOURCE_IDENTIFIER, Type::Text),
    nameless(How::Implicit(7), Type::By(ip_address)),
    implicit(8, ce::REGISTERED_ID, Type::Oid),
]);

fn other_name(
    layer: &mut Layer<'_, '_>,
    element: &Element<'_>,
    field: Option<F>,
) -> Result<(), Stop> {
    if let Some(f) = field {
        put(layer, f, element.contents_at, element.contents_len(), Value::None, 0);
    }
    layer.nest(|layer| {
        let mut members = element.contents()?;
        let oid = members.expect(Tag::OBJECT_IDENTIFIER)?;
        put_oid(layer, ce::TYPE_ID, &oid);
        let value = members.expect(Tag::context(0))?;
        show_known(layer, oid.bytes()?, &wrapped(&value)?)
    })
}

fn ip_address(layer: &mut Layer<'_, '_>, element: &Element<'_>, _: Option<F>) -> Result<(), Stop> {
    let (at, len) = (element.contents_at, element.contents_len());
    match *element.bytes()? {
        [a, b, c, d] => {
            let address = Value::U64(u64::from(u32::from_be_bytes([a, b, c, d])));
            put(layer, ce::IPADDRESS_IPV4, at, len, address, 0);
        }
        _ if len == 16 => put(layer, ce::IPADDRESS_IPV6, at, len, Value::Range, 0),
        _ => put(layer, ce::I_PADDRESS, at, len, Value::Range, 0),
    }
    Ok(())
}

const KEY_USAGE: Type = Type::Bits(&[
    ce::KEY_USAGE_DIGITAL_SIGNATURE,
    ce::KEY_USAGE_CONTENT_COMMITMENT,
    ce::KEY_USAGE_KEY_ENCIPHERMENT,
    ce::KEY_USAGE_DATA_ENCIPHERMENT,
    ce::KEY_USAGE_KEY_AGREEMENT,
    ce::KEY_USAGE_KEY_CERT_SIGN,
    ce::KEY_USAGE_C_RLSIGN,
    ce::KEY_USAGE_ENCIPHER_ONLY,
    ce::KEY_USAGE_DECIPHER_ONLY,
]);

const REASON_FLAGS: Type = Type::Bits(&[
    ce::REASON_FLAGS_UNUSED,
    ce::REASON_FLAGS_KEY_COMPROMISE,
    ce::REASON_FLAGS_C_ACOMPROMISE,
    ce::REASON_FLAGS_AFFILIATION_CHANGED,
    ce::REASON_FLAGS_SUPERSEDED,
    ce::REASON_FLAGS_CESSATION_OF_OPERATION,
    ce::REASON_FLAGS_CERTIFICATE_HOLD,
    ce::REASON_FLAGS_PRIVILEGE_WITHDRAWN,
    ce::REASON_FLAGS_A_ACOMPROMISE,
]);

const AUTHORITY_KEY_IDENTIFIER: Type = Type::Sequence(&[
    implicit(0, ce::KEY_IDENTIFIER, Type::Octets),
    implicit(1, ce::AUTHORITY_CERT_ISSUER, GENERAL_NAMES),
    implicit(2, ce::AUTHORITY_CERT_SERIAL_NUMBER, Type::Integer),
]);

const PRIVATE_KEY_USAGE_PERIOD: Type = Type::Sequence(&[
    implicit(0, ce::NOT_BEFORE, Type::GeneralizedTime),
    implicit(1, ce::NOT_AFTER, Type::GeneralizedTime),
]);

const BASIC_CONSTRAINTS: Type = Type::Sequence(&[
    own(ce::C_A, tag::BOOLEAN, Type::Boolean),
    own(ce::PATH_LEN_CONSTRAINT, tag::INTEGER, Type::Integer),
]);

const SUBTREES: Type = Type::SequenceOf(&own(
    ce::GENERAL_SUBTREE_TYPE,
    tag::SEQUENCE,
    Type::Sequence(&[
        any(ce::BASE, GENERAL_NAME),
        implicit(0, ce::MINIMUM, Type::Integer),
        implicit(1, ce::MAXIMUM, Type::Integer),
    ]),
));

const NAME_CONSTRAINTS: Type = Type::Sequence(&[
    implicit(0, ce::PERMITTED_SUBTREES, SUBTREES),
    implicit(1, ce::EXCLUDED_SUBTREES, SUBTREES),
]);

const POLICY_CONSTRAINTS: Type = Type::Sequence(&[
    implicit(0, ce::REQUIRE_EXPLICIT_POLICY, Type::Integer),
    implicit(1, ce::INHIBIT_POLICY_MAPPING, Type::Integer),
]);

const DISTRIBUTION_POINT_NAME: Type = Type::Choice(&[
    implicit(0, ce::FULL_NAME, GENERAL_NAMES),
    implicit(1, ce::NAME_RELATIVE_TO_CRLISSUER, RDN_CONTENTS),
]);

const DISTRIBUTION_POINTS: Type = Type::SequenceOf(&own(
    ce::DISTRIBUTION_POINT_TYPE,
    tag::SEQUENCE,
    Type::Sequence(&[
        explicit(0, ce::DISTRIBUTION_POINT, DISTRIBUTION_POINT_NAME),
        implicit(1, ce::REASONS, REASON_FLAGS),
        implicit(2, ce::C_RLISSUER, GENERAL_NAMES),
    ]),
));

const ISSUING_DISTRIBUTION_POINT: Type = Type::Sequence(&[
    explicit(0, ce::DISTRIBUTION_POINT, DISTRIBUTION_POINT_NAME),
    implicit(1, ce::ONLY_CONTAINS_USER_PUBLIC_KEY_CERTS, Type::Boolean),
    implicit(2, ce::ONLY_CONTAINS_CACERTS, Type::Boolean),
    implicit(3, ce::ONLY_SOME_REASONS, REASON_FLAGS),
    implicit(4, ce::INDIRECT_CRL, Type::Boolean),
]);

const POLICIES: Type = Type::SequenceOf(&own(
    ce::POLICY_INFORMATION_TYPE,
    tag::SEQUENCE,
    Type::Sequence(&[
        own(ce::POLICY_IDENTIFIER, tag::OID, Type::Oid),
        own(ce::POLICY_QUALIFIERS, tag::SEQUENCE, Type::SequenceOf(&QUALIFIER)),
    ]),
));

const QUALIFIER: Member = nameless(How::Own(tag::SEQUENCE), Type::By(qualifier));

fn qualifier(layer: &mut Layer<'_, '_>, element: &Element<'_>, _: Option<F>) -> Result<(), Stop> {
    put(layer, ce::POLICY_QUALIFIER_INFO_TYPE, element.at, element.len(), Value::None, 0);
    layer.nest(|layer| {
        let mut members = element.contents()?;
        let oid = members.expect(Tag::OBJECT_IDENTIFIER)?;
        put_oid(layer, ce::ID, &oid);
        if !members.is_empty() {
            let value = members.next()?;
            show_known(layer, oid.bytes()?, &value)?;
        }
        Ok(())
    })
}

const POLICY_MAPPINGS: Type = Type::SequenceOf(&own(
    ce::POLICY_MAPPINGS_SYNTAX_ITEM_TYPE,
    tag::SEQUENCE,
    Type::Sequence(&[
        own(ce::ISSUER_DOMAIN_POLICY, tag::OID, Type::Oid),
        own(ce::SUBJECT_DOMAIN_POLICY, tag::OID, Type::Oid),
    ]),
));

const ACCESS: Type = Type::SequenceOf(&own(
    pkix_implicit::ACCESS_DESCRIPTION_TYPE,
    tag::SEQUENCE,
    Type::Sequence(&[
        own(pkix_implicit::ACCESS_METHOD, tag::OID, Type::Oid),
        any(pkix_implicit::ACCESS_LOCATION, GENERAL_NAME),
    ]),
));

const DISPLAY_TEXT: Type = Type::Choice(&[
    own(pkix_implicit::IA5_STRING, tag::IA5, Type::Text),
    own(pkix_implicit::VISIBLE_STRING, tag::VISIBLE, Type::Text),
    own(pkix_implicit::BMP_STRING, tag::BMP, Type::Bmp),
    own(pkix_implicit::UTF8_STRING, tag::UTF8, Type::Text),
]);

const USER_NOTICE: Type = Type::Sequence(&[
    own(
        pkix_implicit::NOTICE_REF,
        tag::SEQUENCE,
        Type::Sequence(&[
            any(pkix_implicit::ORGANIZATION, DISPLAY_TEXT),
            own(
                pkix_implicit::NOTICE_NUMBERS,
                tag::SEQUENCE,
                Type::SequenceOf(&own(
                    pkix_implicit::NOTICE_NUMBERS_ITEM,
                    tag::INTEGER,
                    Type::Integer,
                )),
            ),
        ]),
    ),
    any(pkix_implicit::EXPLICIT_TEXT, DISPLAY_TEXT),
]);

const CERTIFICATE_TEMPLATE: Type = Type::Sequence(&[
    own(ce::TEMPLATE_ID, tag::OID, Type::Oid),
    own(ce::TEMPLATE_MAJOR_VERSION, tag::INTEGER, Type::Integer),
    own(ce::TEMPLATE_MINOR_VERSION, tag::INTEGER, Type::Integer),
]);

const ENTRUST_VERSION: Type = Type::Sequence(&[
    own(ce::ENTRUST_VERS, tag::GENERAL, Type::Text),
    own(
        ce::ENTRUST_VERS_INFO_FLAGS,
        tag::BIT_STRING,
        Type::Bits(&[
            ce::ENTRUST_INFO_FLAGS_KEY_UPDATE_ALLOWED,
            ce::ENTRUST_INFO_FLAGS_NEW_EXTENSIONS,
            ce::ENTRUST_INFO_FLAGS_P_KIXCERTIFICATE,
            ce::ENTRUST_INFO_FLAGS_ENTERPRISE_CATEGORY,
            ce::ENTRUST_INFO_FLAGS_WEB_CATEGORY,
            ce::ENTRUST_INFO_FLAGS_S_ETCATEGORY,
        ]),
    ),
]);

const NETSCAPE_TYPE: Type = Type::Bits(&[
    netscape::CERT_TYPE_SSL_CLIENT,
    netscape::CERT_TYPE_SSL_SERVER,
    netscape::CERT_TYPE_SMIME,
    netscape::CERT_TYPE_OBJECT_SIGNING,
    netscape::CERT_TYPE_RESERVED_FOR_FUTURE_USE,
    netscape::CERT_TYPE_SSL_CA,
    netscape::CERT_TYPE_SMIME_CA,
    netscape::CERT_TYPE_OBJECT_SIGNING_CA,
]);

/// RFC 3709.
const LOGOTYPE_INFO: Type = Type::Choice(&[
    implicit(
        0,
        logotype::DIRECT,
        Type::Sequence(&[own(
            logotype::IMAGE,
            tag::SEQUENCE,
            Type::SequenceOf(&own(
                logotype::LOGOTYPE_IMAGE_TYPE,
                tag::SEQUENCE,
                Type::Sequence(&[own(logotype::IMAGE_DETAILS, tag::SEQUENCE, LOGOTYPE_DETAILS)]),
            )),
        )]),
    ),
    implicit(1, logotype::INDIRECT, Type::Sequence(&[])),
]);

const LOGOTYPE_DETAILS: Type = Type::Sequence(&[
    own(logotype::MEDIA_TYPE, tag::IA5, Type::Text),
    own(
        logotype::LOGOTYPE_HASH,
        tag::SEQUENCE,
        Type::SequenceOf(&own(
            logotype::HASH_ALG_AND_VALUE_TYPE,
            tag::SEQUENCE,
            Type::Sequence(&[
                own(logotype::HASH_ALG, tag::SEQUENCE, ALGORITHM),
                own(logotype::HASH_VALUE, tag::OCTET_STRING, Type::Octets),
            ]),
        )),
    ),
    own(
        logotype::LOGOTYPE_URI,
        tag::SEQUENCE,
        Type::SequenceOf(&own(logotype::LOGOTYPE_URI_ITEM, tag::IA5, Type::Text)),
    ),
]);

const LOGOTYPES: Type = Type::Sequence(&[
    explicit(
        0,
        logotype::COMMUNITY_LOGOS,
        Type::SequenceOf(&any(logotype::LOGOTYPE_INFO_TYPE, LOGOTYPE_INFO)),
    ),
    explicit(1, logotype::ISSUER_LOGO, LOGOTYPE_INFO),
    explicit(2, logotype::SUBJECT_LOGO, LOGOTYPE_INFO),
]);

/// ECParameters, RFC 3279 section 2.3.5.
const EC_PARAMETERS: Type = Type::Choice(&[
    own(pkcs1::SPECIFIED_CURVE, tag::SEQUENCE, Type::Sequence(&[])),
    own(pkcs1::NAMED_CURVE, tag::OID, Type::Oid),
]);

/// RSASSA-PSS-params, RFC 8017 appendix A.2.3.
const PSS_PARAMETERS: Type = Type::Sequence(&[
    explicit(0, pkcs1::HASH_ALGORITHM, ALGORITHM),
    explicit(1, pkcs1::MASK_GEN_ALGORITHM, ALGORITHM),
    explicit(2, pkcs1::SALT_LENGTH, Type::Integer),
    explicit(3, pkcs1::TRAILER_FIELD, Type::Integer),
]);

const DSA_PARAMETERS: Type = Type::Sequence(&[
    own(af::P, tag::INTEGER, Type::Integer),
    own(af::Q, tag::INTEGER, Type::Integer),
    own(af::G, tag::INTEGER, Type::Integer),
]);

const fn extension_ce(oid: &'static [u8], field: F, kind: Type) -> Known {
    known(oid, Module::Ce, field, kind)
}

/// By the contents octets of the identifier.
pub(super) static KNOWN: &[Known] = &[
    // id-ce, 2.5.29
    extension_ce(b"\x55\x1d\x0e", ce::SUBJECT_KEY_IDENTIFIER_TYPE, Type::Octets),
    extension_ce(b"\x55\x1d\x0f", ce::KEY_USAGE_TYPE, KEY_USAGE),
    extension_ce(b"\x55\x1d\x10", ce::PRIVATE_KEY_USAGE_PERIOD_TYPE, PRIVATE_KEY_USAGE_PERIOD),
    extension_ce(b"\x55\x1d\x11", ce::GENERAL_NAMES_TYPE, GENERAL_NAMES),
    extension_ce(b"\x55\x1d\x12", ce::GENERAL_NAMES_TYPE, GENERAL_NAMES),
    extension_ce(b"\x55\x1d\x13", ce::BASIC_CONSTRAINTS_SYNTAX_TYPE, BASIC_CONSTRAINTS),
    extension_ce(b"\x55\x1d\x14", ce::CRLNUMBER_TYPE, Type::Integer),
    extension_ce(b"\x55\x1d\x15", ce::CRLREASON_TYPE, Type::Enumerated),
    extension_ce(b"\x55\x1d\x18", ce::ID_CE_INVALIDITY_DATE, Type::GeneralizedTime),
    extension_ce(b"\x55\x1d\x1b", ce::BASE_CRLNUMBER_TYPE, Type::Integer),
    extension_ce(b"\x55\x1d\x1c", ce::ISSUING_DIST_POINT_SYNTAX_TYPE, ISSUING_DISTRIBUTION_POINT),
    extension_ce(b"\x55\x1d\x1d", ce::GENERAL_NAMES_TYPE, GENERAL_NAMES),
    extension_ce(b"\x55\x1d\x1e", ce::NAME_CONSTRAINTS_SYNTAX_TYPE, NAME_CONSTRAINTS),
    extension_ce(b"\x55\x1d\x1f", ce::CRLDIST_POINTS_SYNTAX_TYPE, DISTRIBUTION_POINTS),
    extension_ce(b"\x55\x1d\x20", ce::CERTIFICATE_POLICIES_SYNTAX_TYPE, POLICIES),
    extension_ce(b"\x55\x1d\x21", ce::POLICY_MAPPINGS_SYNTAX_TYPE, POLICY_MAPPINGS),
    extension_ce(b"\x55\x1d\x23", ce::AUTHORITY_KEY_IDENTIFIER_TYPE, AUTHORITY_KEY_IDENTIFIER),
    extension_ce(b"\x55\x1d\x24", ce::POLICY_CONSTRAINTS_SYNTAX_TYPE, POLICY_CONSTRAINTS),
    extension_ce(
        b"\x55\x1d\x25",
        ce::KEY_PURPOSE_IDS_TYPE,
        Type::SequenceOf(&own(ce::KEY_PURPOSE_ID_TYPE, tag::OID, Type::Oid)),
    ),
    extension_ce(b"\x55\x1d\x2e", ce::CRLDIST_POINTS_SYNTAX_TYPE, DISTRIBUTION_POINTS),
    extension_ce(b"\x55\x1d\x36", ce::SKIP_CERTS_TYPE, Type::Integer),
    // id-pe, 1.3.6.1.5.5.7.1
    known(
        b"\x2b\x06\x01\x05\x05\x07\x01\x01",
        Module::PkixImplicit,
        pkix_implicit::AUTHORITY_INFO_ACCESS_SYNTAX_TYPE,
        ACCESS,
    ),
    known(
        b"\x2b\x06\x01\x05\x05\x07\x01\x0b",
        Module::PkixImplicit,
        pkix_implicit::AUTHORITY_INFO_ACCESS_SYNTAX_TYPE,
        ACCESS,
    ),
    known(
        b"\x2b\x06\x01\x05\x05\x07\x01\x0c",
        Module::Logotype,
        logotype::LOGOTYPE_EXTN_TYPE,
        LOGOTYPES,
    ),
    known(
        b"\x2b\x06\x01\x05\x05\x07\x01\x18",
        Module::PkixExplicit,
        pkix_explicit::FEATURES_TYPE,
        Type::SequenceOf(&own(pkix_explicit::FEATURES_ITEM_TYPE, tag::INTEGER, Type::Integer)),
    ),
    // id-qt, 1.3.6.1.5.5.7.2
    known(
        b"\x2b\x06\x01\x05\x05\x07\x02\x01",
        Module::PkixExplicit,
        pkix_explicit::DIRECTORY_STRING_TYPE,
        Type::Text,
    ),
    known(
        b"\x2b\x06\x01\x05\x05\x07\x02\x02",
        Module::PkixImplicit,
        pkix_implicit::USER_NOTICE_TYPE,
        USER_NOTICE,
    ),
    // id-pkix-ocsp, 1.3.6.1.5.5.7.48.1
    known(
        b"\x2b\x06\x01\x05\x05\x07\x30\x01\x02",
        Module::Ocsp,
        ocsp::RE_OCSP_NONCE_TYPE,
        Type::Octets,
    ),
    known(
        b"\x2b\x06\x01\x05\x05\x07\x30\x01\x04",
        Module::Ocsp,
        ocsp::ACCEPTABLE_RESPONSES_TYPE,
        Type::SequenceOf(&own(ocsp::ACCEPTABLE_RESPONSES_ITEM_TYPE, tag::OID, Type::Oid)),
    ),
    known(
        b"\x2b\x06\x01\x05\x05\x07\x30\x01\x06",
        Module::Ocsp,
        ocsp::ARCHIVE_CUTOFF_TYPE,
        Type::GeneralizedTime,
    ),
    known(b"\x2b\x06\x01\x05\x05\x07\x30\x01\x05", Module::Ocsp, ocsp::NULL_TYPE, Type::Null),
    // Microsoft, 1.3.6.1.4.1.311
    known(b"\x2b\x06\x01\x04\x01\x82\x37\x14\x02", Module::Sat, sat::BMPSTRING_TYPE, Type::Bmp),
    known(
        b"\x2b\x06\x01\x04\x01\x82\x37\x14\x02\x03",
        Module::Sat,
        sat::UTF8_STRING_TYPE,
        Type::Text,
    ),
    known(b"\x2b\x06\x01\x04\x01\x82\x37\x15\x01", Module::Sat, sat::INTEGER_TYPE, Type::Integer),
    extension_ce(
        b"\x2b\x06\x01\x04\x01\x82\x37\x15\x07",
        ce::CERTIFICATE_TEMPLATE_TYPE,
        CERTIFICATE_TEMPLATE,
    ),
    extension_ce(
        b"\x2b\x06\x01\x04\x01\x82\x37\x15\x0a",
        ce::CERTIFICATE_POLICIES_SYNTAX_TYPE,
        POLICIES,
    ),
    // Entrust, 1.2.840.113533.7.65.0
    extension_ce(
        b"\x2a\x86\x48\x86\xf6\x7d\x07\x41\x00",
        ce::ENTRUST_VERSION_INFO_TYPE,
        ENTRUST_VERSION,
    ),
    // Netscape, 2.16.840.1.113730.1
    known(
        b"\x60\x86\x48\x01\x86\xf8\x42\x01\x01",
        Module::Netscape,
        netscape::CERT_TYPE_TYPE,
        NETSCAPE_TYPE,
    ),
    known(
        b"\x60\x86\x48\x01\x86\xf8\x42\x01\x02",
        Module::Netscape,
        netscape::BASE_URL_TYPE,
        Type::Text,
    ),
    known(
        b"\x60\x86\x48\x01\x86\xf8\x42\x01\x03",
        Module::Netscape,
        netscape::REVOCATION_URL_TYPE,
        Type::Text,
    ),
    known(
        b"\x60\x86\x48\x01\x86\xf8\x42\x01\x04",
        Module::Netscape,
        netscape::CA_REVOCATION_URL_TYPE,
        Type::Text,
    ),
    known(
        b"\x60\x86\x48\x01\x86\xf8\x42\x01\x07",
        Module::Netscape,
        netscape::CERT_RENEWAL_URL_TYPE,
        Type::Text,
    ),
    known(
        b"\x60\x86\x48\x01\x86\xf8\x42\x01\x08",
        Module::Netscape,
        netscape::CA_POLICY_URL_TYPE,
        Type::Text,
    ),
    known(
        b"\x60\x86\x48\x01\x86\xf8\x42\x01\x0c",
        Module::Netscape,
        netscape::SSL_SERVER_NAME_TYPE,
        Type::Text,
    ),
    known(
        b"\x60\x86\x48\x01\x86\xf8\x42\x01\x0d",
        Module::Netscape,
        netscape::COMMENT_TYPE,
        Type::Text,
    ),
    // Parameters of algorithms
    known(b"\x2a\x86\x48\xce\x3d\x02\x01", Module::Pkcs1, pkcs1::ECPARAMETERS_TYPE, EC_PARAMETERS),
    known(
        b"\x2a\x86\x48\x86\xf7\x0d\x01\x01\x0a",
        Module::Pkcs1,
        pkcs1::RSASSA_PSS_PARAMS_TYPE,
        PSS_PARAMETERS,
    ),
    known(b"\x2a\x86\x48\xce\x38\x04\x01", Module::Af, af::DSS_PARAMS_TYPE, DSA_PARAMETERS),
];
