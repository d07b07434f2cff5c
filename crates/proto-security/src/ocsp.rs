//! Online Certificate Status Protocol, RFC 6960 section 4.

use codec_asn1::{Element, Reader, Tag};
use dissect::prelude::*;

use crate::generated::x509_fields::ocsp::*;
use crate::x509::schema::{
    F, Member, Type, any, explicit, implicit, own, put, put_text, sequence, show, tag,
};
use crate::x509::{ALGORITHM, CERTIFICATE, EXTENSIONS_EXPLICIT, GENERAL_NAME, NAME};

pub(crate) static OCSP: Protocol = Protocol {
    fields: FIELDS,
    entries: &[
        on_text(tables::MEDIA_TYPE, "application/ocsp-request"),
        on_text(tables::MEDIA_TYPE, "application/ocsp-response"),
    ],
    stateless: true,
    ..Protocol::new("ocsp", "OCSP", "Online Certificate Status Protocol", dissect)
};

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let span = layer.span();
    let message = Reader::new(span).expect(Tag::SEQUENCE)?;
    // A response begins with its status, a request with a sequence.
    let is_response = message.contents()?.is_next(Tag::ENUMERATED);
    if !matches!(layer.caller(), "tls" | "dtls") {
        layer.protocol_column("OCSP");
        layer.info(format_args!("{}", if is_response { "Response" } else { "Request" }));
    }
    layer.covers(span.len());
    sequence(
        layer,
        message.contents()?,
        if is_response { RESPONSE_MEMBERS } else { REQUEST_MEMBERS },
    )
}

const REQUEST_MEMBERS: &[Member] = &[
    own(TBS_REQUEST, tag::SEQUENCE, Type::Sequence(TBS_REQUEST_MEMBERS)),
    explicit(0, OPTIONAL_SIGNATURE, Type::Sequence(SIGNATURE_MEMBERS)),
];

const TBS_REQUEST_MEMBERS: &[Member] = &[
    explicit(0, VERSION, Type::Integer),
    explicit(1, REQUESTOR_NAME, GENERAL_NAME),
    own(
        REQUEST_LIST,
        tag::SEQUENCE,
        Type::SequenceOf(&own(
            REQUEST_TYPE,
            tag::SEQUENCE,
            Type::Sequence(&[
                own(REQ_CERT, tag::SEQUENCE, Type::Sequence(CERT_ID_MEMBERS)),
                explicit(0, SINGLE_REQUEST_EXTENSIONS, EXTENSIONS_EXPLICIT),
            ]),
        )),
    ),
    explicit(2, REQUEST_EXTENSIONS, EXTENSIONS_EXPLICIT),
];

const CERT_ID_MEMBERS: &[Member] = &[
    own(HASH_ALGORITHM, tag::SEQUENCE, ALGORITHM),
    own(ISSUER_NAME_HASH, tag::OCTET_STRING, Type::Octets),
    own(ISSUER_KEY_HASH, tag::OCTET_STRING, Type::Octets),
    own(SERIAL_NUMBER, tag::INTEGER, Type::Integer),
];

const SIGNATURE_MEMBERS: &[Member] = &[
    own(SIGNATURE_ALGORITHM, tag::SEQUENCE, ALGORITHM),
    own(SIGNATURE, tag::BIT_STRING, Type::Bits(&[])),
    explicit(
        0,
        CERTS,
        Type::SequenceOf(&own(CERTIFICATE_TYPE, tag::SEQUENCE, Type::Sequence(CERTIFICATE))),
    ),
];

const RESPONSE_MEMBERS: &[Member] = &[
    own(RESPONSE_STATUS, tag::ENUMERATED, Type::Enumerated),
    explicit(0, RESPONSE_BYTES, Type::By(response_bytes)),
];

/// id-pkix-ocsp-basic, 1.3.6.1.5.5.7.48.1.1.
const BASIC: &[u8] = b"\x2b\x06\x01\x05\x05\x07\x30\x01\x01";

fn response_bytes(
    layer: &mut Layer<'_, '_>,
    element: &Element<'_>,
    field: Option<F>,
) -> Result<(), Stop> {
    if let Some(f) = field {
        put(layer, f, element.at, element.len(), Value::None, 0);
    }
    layer.nest(|layer| {
        let mut members = element.contents()?;
        let oid = members.expect(Tag::OBJECT_IDENTIFIER)?;
        let mut text = Vec::with_capacity(32);
        dissect::oid::push_oid(&mut text, oid.bytes()?);
        put_text(layer, RESPONSE_TYPE_ID, oid.contents_at, oid.contents_len(), &text);
        let octets = members.expect(Tag::OCTET_STRING)?;
        if oid.bytes()? != BASIC {
            return Ok(());
        }
        let basic = Reader::at_offset(octets.span, octets.contents_at).expect(Tag::SEQUENCE)?;
        // The type of the response names this protocol once more.
        if !matches!(layer.caller(), "tls" | "dtls") {
            layer.stack_again();
        }
        show(layer, &basic, &Type::Sequence(BASIC_MEMBERS), Some(BASIC_OCSPRESPONSE_TYPE), false)
    })
}

const BASIC_MEMBERS: &[Member] = &[
    own(TBS_RESPONSE_DATA, tag::SEQUENCE, Type::Sequence(RESPONSE_DATA_MEMBERS)),
    own(SIGNATURE_ALGORITHM, tag::SEQUENCE, ALGORITHM),
    own(SIGNATURE, tag::BIT_STRING, Type::Bits(&[])),
    explicit(
        0,
        CERTS,
        Type::SequenceOf(&own(CERTIFICATE_TYPE, tag::SEQUENCE, Type::Sequence(CERTIFICATE))),
    ),
];

const RESPONSE_DATA_MEMBERS: &[Member] = &[
    explicit(0, VERSION, Type::Integer),
    any(
        RESPONDER_ID,
        Type::Choice(&[explicit(1, BY_NAME, NAME), explicit(2, BY_KEY, Type::Octets)]),
    ),
    own(PRODUCED_AT, tag::GENERALIZED_TIME, Type::GeneralizedTime),
    own(
        RESPONSES,
        tag::SEQUENCE,
        Type::SequenceOf(&own(SINGLE_RESPONSE_TYPE, tag::SEQUENCE, Type::Sequence(SINGLE_MEMBERS))),
    ),
    explicit(1, RESPONSE_EXTENSIONS, EXTENSIONS_EXPLICIT),
];

const SINGLE_MEMBERS: &[Member] = &[
    own(CERT_ID, tag::SEQUENCE, Type::Sequence(CERT_ID_MEMBERS)),
    any(
        CERT_STATUS,
        Type::Choice(&[
            implicit(0, GOOD, Type::Null),
            implicit(
                1,
                REVOKED,
                Type::Sequence(&[
                    own(REVOCATION_TIME, tag::GENERALIZED_TIME, Type::GeneralizedTime),
                    explicit(0, REVOCATION_REASON, Type::Enumerated),
                ]),
            ),
            implicit(2, UNKNOWN, Type::Null),
        ]),
    ),
    own(THIS_UPDATE, tag::GENERALIZED_TIME, Type::GeneralizedTime),
    explicit(0, NEXT_UPDATE, Type::GeneralizedTime),
    explicit(1, SINGLE_EXTENSIONS, EXTENSIONS_EXPLICIT),
];
