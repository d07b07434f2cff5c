//! Made by generate/x509.py; the components of certificates and their neighbours; do not edit.

use dissect::{FieldDef, FieldType, Labels, Show};

use crate::x509::schema::{F, Module};

const fn row(
    filter: &'static str,
    label: &'static str,
    kind: FieldType,
    show: Show,
    mask: u64,
    labels: Labels,
) -> FieldDef {
    let width = if mask != 0 || matches!(kind, FieldType::Boolean) { 8 } else { 0 };
    FieldDef { filter, label, kind, show, mask, bits: mask, width, parent: None, labels, doc: "" }
}

#[rustfmt::skip]
#[allow(dead_code)]
pub(crate) mod ber {
    //! ber

    use super::*;

    pub(crate) const ID_CLASS: F = F(Module::Ber, 0);
    pub(crate) const BITSTRING_PADDING: F = F(Module::Ber, 1);
    pub(crate) const BITSTRING_EMPTY: F = F(Module::Ber, 2);
    pub(crate) const ID_PC: F = F(Module::Ber, 3);
    pub(crate) const ID_UNI_TAG: F = F(Module::Ber, 4);
    pub(crate) const ID_TAG: F = F(Module::Ber, 5);
    pub(crate) const LENGTH_OCTETS: F = F(Module::Ber, 6);
    pub(crate) const LENGTH: F = F(Module::Ber, 7);
    pub(crate) const UNKNOWN_OCTETSTRING: F = F(Module::Ber, 8);
    pub(crate) const UNKNOWN_PRIMITIVE: F = F(Module::Ber, 9);
    pub(crate) const UNKNOWN_OID: F = F(Module::Ber, 10);
    pub(crate) const UNKNOWN_RELATIVE_OID: F = F(Module::Ber, 11);
    pub(crate) const UNKNOWN_GRAPHICSTRING: F = F(Module::Ber, 12);
    pub(crate) const UNKNOWN_NUMERIC_STRING: F = F(Module::Ber, 13);
    pub(crate) const UNKNOWN_PRINTABLE_STRING: F = F(Module::Ber, 14);
    pub(crate) const UNKNOWN_TELETEX_STRING: F = F(Module::Ber, 15);
    pub(crate) const UNKNOWN_VISIBLE_STRING: F = F(Module::Ber, 16);
    pub(crate) const UNKNOWN_GENERAL_STRING: F = F(Module::Ber, 17);
    pub(crate) const UNKNOWN_UNIVERSAL_STRING: F = F(Module::Ber, 18);
    pub(crate) const UNKNOWN_BMPSTRING: F = F(Module::Ber, 19);
    pub(crate) const UNKNOWN_IA5_STRING: F = F(Module::Ber, 20);
    pub(crate) const UNKNOWN_UTCTIME: F = F(Module::Ber, 21);
    pub(crate) const UNKNOWN_UTF8_STRING: F = F(Module::Ber, 22);
    pub(crate) const UNKNOWN_GENERALIZED_TIME: F = F(Module::Ber, 23);
    pub(crate) const UNKNOWN_INTEGER: F = F(Module::Ber, 24);
    pub(crate) const UNKNOWN_REAL: F = F(Module::Ber, 25);
    pub(crate) const UNKNOWN_BITSTRING: F = F(Module::Ber, 26);
    pub(crate) const UNKNOWN_BOOLEAN: F = F(Module::Ber, 27);
    pub(crate) const UNKNOWN_ENUMERATED: F = F(Module::Ber, 28);
    pub(crate) const DIRECT_REFERENCE: F = F(Module::Ber, 29);
    pub(crate) const INDIRECT_REFERENCE: F = F(Module::Ber, 30);
    pub(crate) const DATA_VALUE_DESCRIPTOR: F = F(Module::Ber, 31);
    pub(crate) const ENCODING: F = F(Module::Ber, 32);
    pub(crate) const OCTET_ALIGNED: F = F(Module::Ber, 33);
    pub(crate) const ARBITRARY: F = F(Module::Ber, 34);
    pub(crate) const SINGLE_ASN1_TYPE: F = F(Module::Ber, 35);
    pub(crate) const EXTRA_DATA: F = F(Module::Ber, 36);
    pub(crate) const OCTET_STRING_FRAGMENTS: F = F(Module::Ber, 37);
    pub(crate) const OCTET_STRING_FRAGMENT: F = F(Module::Ber, 38);
    pub(crate) const OCTET_STRING_FRAGMENT_OVERLAP: F = F(Module::Ber, 39);
    pub(crate) const OCTET_STRING_FRAGMENT_OVERLAP_CONFLICTS: F = F(Module::Ber, 40);
    pub(crate) const OCTET_STRING_FRAGMENT_MULTIPLE_TAILS: F = F(Module::Ber, 41);
    pub(crate) const OCTET_STRING_FRAGMENT_TOO_LONG_FRAGMENT: F = F(Module::Ber, 42);
    pub(crate) const OCTET_STRING_FRAGMENT_ERROR: F = F(Module::Ber, 43);
    pub(crate) const OCTET_STRING_FRAGMENT_COUNT: F = F(Module::Ber, 44);
    pub(crate) const OCTET_STRING_REASSEMBLED_IN: F = F(Module::Ber, 45);
    pub(crate) const OCTET_STRING_REASSEMBLED_LENGTH: F = F(Module::Ber, 46);
    pub(crate) const NULL_TAG: F = F(Module::Ber, 47);
    pub(crate) const UNKNOWN_DATA: F = F(Module::Ber, 48);
    pub(crate) const UNKNOWN_OCTETSTRING_2: F = F(Module::Ber, 49);
    pub(crate) const SEQ_FIELD_EOC: F = F(Module::Ber, 50);
    pub(crate) const SEQ_EOC: F = F(Module::Ber, 51);
    pub(crate) const SET_FIELD_EOC: F = F(Module::Ber, 52);
    pub(crate) const SET_EOC: F = F(Module::Ber, 53);
    pub(crate) const CHOICE_EOC: F = F(Module::Ber, 54);
    pub(crate) const SEQ_OF_EOC: F = F(Module::Ber, 55);
    pub(crate) const N64BIT_UINT_AS_BYTES: F = F(Module::Ber, 56);
    pub(crate) const ENCODING_BOILER_PLATE: F = F(Module::Ber, 57);
    pub(crate) const SIZE_CONSTRAINT_STRING: F = F(Module::Ber, 58);
    pub(crate) const SIZE_CONSTRAINT_VALUE: F = F(Module::Ber, 59);
    pub(crate) const SIZE_CONSTRAINT_ITEMS: F = F(Module::Ber, 60);

    pub(crate) static FIELDS: &[FieldDef] = &[
        row("ber.id.class", "class", FieldType::Uint8, Show::Dec, 0xc0, Labels::Values(&[(0, "UNIVERSAL"), (1, "APPLICATION"), (2, "CONTEXT"), (3, "PRIVATE")])),
        row("ber.bitstring.padding", "padding", FieldType::Uint8, Show::Dec, 0x0, Labels::None),
        row("ber.bitstring.empty", "empty", FieldType::Uint8, Show::Dec, 0x0, Labels::None),
        row("ber.id.pc", "pc", FieldType::Boolean, Show::Flag, 0x20, Labels::None),
        row("ber.id.uni_tag", "uni-tag", FieldType::Uint8, Show::Dec, 0x1f, Labels::Values(&[(0, "'end-of-content'"), (1, "BOOLEAN"), (2, "INTEGER"), (3, "BIT STRING"), (4, "OCTET STRING"), (5, "NULL"), (6, "OBJECT IDENTIFIER"), (7, "ObjectDescriptor"), (8, "EXTERNAL"), (9, "REAL"), (10, "ENUMERATED"), (11, "EMBEDDED PDV"), (12, "UTF8String"), (13, "RELATIVE-OID"), (14, "Reserved for future editions"), (15, "Reserved for future editions"), (16, "SEQUENCE"), (17, "SET"), (18, "NumericString"), (19, "PrintableString"), (20, "TeletexString, T61String"), (21, "VideotexString"), (22, "IA5String"), (23, "UTCTime"), (24, "GeneralizedTime"), (25, "GraphicString"), (26, "VisibleString, ISO64String"), (27, "GeneralString"), (28, "UniversalString"), (29, "CHARACTER STRING"), (30, "BMPString"), (31, "Continued")])),
        row("ber.id.tag", "tag", FieldType::Uint8, Show::Dec, 0x1f, Labels::None),
        row("ber.length_octets", "length-octets", FieldType::Uint8, Show::Dec, 0x0, Labels::None),
        row("ber.length", "length", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("ber.unknown.OCTETSTRING", "OCTETSTRING", FieldType::Bytes, Show::None, 0x0, Labels::None),
        row("ber.unknown.primitive", "primitive", FieldType::None, Show::None, 0x0, Labels::None),
        row("ber.unknown.OID", "OID", FieldType::Oid, Show::None, 0x0, Labels::None),
        row("ber.unknown.relative_OID", "relative-OID", FieldType::RelOid, Show::None, 0x0, Labels::None),
        row("ber.unknown.GRAPHICSTRING", "GRAPHICSTRING", FieldType::String, Show::None, 0x0, Labels::None),
        row("ber.unknown.NumericString", "NumericString", FieldType::String, Show::None, 0x0, Labels::None),
        row("ber.unknown.PrintableString", "PrintableString", FieldType::String, Show::None, 0x0, Labels::None),
        row("ber.unknown.TeletexString", "TeletexString", FieldType::String, Show::None, 0x0, Labels::None),
        row("ber.unknown.VisibleString", "VisibleString", FieldType::String, Show::None, 0x0, Labels::None),
        row("ber.unknown.GeneralString", "GeneralString", FieldType::String, Show::None, 0x0, Labels::None),
        row("ber.unknown.UniversalString", "UniversalString", FieldType::String, Show::None, 0x0, Labels::None),
        row("ber.unknown.BMPString", "BMPString", FieldType::String, Show::None, 0x0, Labels::None),
        row("ber.unknown.IA5String", "IA5String", FieldType::String, Show::None, 0x0, Labels::None),
        row("ber.unknown.UTCTime", "UTCTime", FieldType::String, Show::None, 0x0, Labels::None),
        row("ber.unknown.UTF8String", "UTF8String", FieldType::String, Show::None, 0x0, Labels::None),
        row("ber.unknown.GeneralizedTime", "GeneralizedTime", FieldType::String, Show::None, 0x0, Labels::None),
        row("ber.unknown.INTEGER", "INTEGER", FieldType::Int64, Show::Dec, 0x0, Labels::None),
        row("ber.unknown.REAL", "REAL", FieldType::Double, Show::None, 0x0, Labels::None),
        row("ber.unknown.BITSTRING", "BITSTRING", FieldType::Bytes, Show::None, 0x0, Labels::None),
        row("ber.unknown.BOOLEAN", "BOOLEAN", FieldType::Uint8, Show::Hex, 0x0, Labels::None),
        row("ber.unknown.ENUMERATED", "ENUMERATED", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("ber.direct_reference", "direct-reference", FieldType::Oid, Show::None, 0x0, Labels::None),
        row("ber.indirect_reference", "indirect-reference", FieldType::Int32, Show::Dec, 0x0, Labels::None),
        row("ber.data_value_descriptor", "data-value-descriptor", FieldType::String, Show::None, 0x0, Labels::None),
        row("ber.encoding", "encoding", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "single-ASN1-type"), (1, "octet-aligned"), (2, "arbitrary")])),
        row("ber.octet_aligned", "octet-aligned", FieldType::Bytes, Show::None, 0x0, Labels::None),
        row("ber.arbitrary", "arbitrary", FieldType::Bytes, Show::None, 0x0, Labels::None),
        row("ber.single_ASN1_type", "single-ASN1-type", FieldType::None, Show::None, 0x0, Labels::None),
        row("ber.extra_data", "extra-data", FieldType::Bytes, Show::None, 0x0, Labels::None),
        row("ber.octet_string.fragments", "fragments", FieldType::None, Show::None, 0x0, Labels::None),
        row("ber.octet_string.fragment", "fragment", FieldType::Framenum, Show::None, 0x0, Labels::None),
        row("ber.octet_string.fragment.overlap", "overlap", FieldType::Boolean, Show::Flag, 0x0, Labels::None),
        row("ber.octet_string.fragment.overlap.conflicts", "conflicts", FieldType::Boolean, Show::Flag, 0x0, Labels::None),
        row("ber.octet_string.fragment.multiple_tails", "multiple-tails", FieldType::Boolean, Show::Flag, 0x0, Labels::None),
        row("ber.octet_string.fragment.too_long_fragment", "too-long-fragment", FieldType::Boolean, Show::Flag, 0x0, Labels::None),
        row("ber.octet_string.fragment.error", "error", FieldType::Framenum, Show::None, 0x0, Labels::None),
        row("ber.octet_string.fragment.count", "count", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("ber.octet_string.reassembled.in", "in", FieldType::Framenum, Show::None, 0x0, Labels::None),
        row("ber.octet_string.reassembled.length", "length", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("ber.null_tag", "null-tag", FieldType::None, Show::None, 0x0, Labels::None),
        row("ber.unknown_data", "unknown-data", FieldType::Bytes, Show::None, 0x0, Labels::None),
        row("ber.unknown_octetstring", "unknown-octetstring", FieldType::Bytes, Show::None, 0x0, Labels::None),
        row("ber.seq_field_eoc", "seq-field-eoc", FieldType::Bytes, Show::None, 0x0, Labels::None),
        row("ber.seq_eoc", "seq-eoc", FieldType::Bytes, Show::None, 0x0, Labels::None),
        row("ber.set_field_eoc", "set-field-eoc", FieldType::Bytes, Show::None, 0x0, Labels::None),
        row("ber.set_eoc", "set-eoc", FieldType::Bytes, Show::None, 0x0, Labels::None),
        row("ber.choice_eoc", "choice-eoc", FieldType::Bytes, Show::None, 0x0, Labels::None),
        row("ber.seq_of_eoc", "seq-of-eoc", FieldType::Bytes, Show::None, 0x0, Labels::None),
        row("ber.64bit_uint_as_bytes", "64bit-uint-as-bytes", FieldType::Bytes, Show::None, 0x0, Labels::None),
        row("ber.encoding_boiler_plate", "encoding-boiler-plate", FieldType::None, Show::None, 0x0, Labels::None),
        row("ber.size_constraint.string", "string", FieldType::None, Show::None, 0x0, Labels::None),
        row("ber.size_constraint.value", "value", FieldType::None, Show::None, 0x0, Labels::None),
        row("ber.size_constraint.items", "items", FieldType::None, Show::None, 0x0, Labels::None),
    ];
}

#[rustfmt::skip]
#[allow(dead_code)]
pub(crate) mod logotype {
    //! logotypecertextn

    use super::*;

    pub(crate) const LOGOTYPE_EXTN_TYPE: F = F(Module::Logotype, 0);
    pub(crate) const COMMUNITY_LOGOS: F = F(Module::Logotype, 1);
    pub(crate) const LOGOTYPE_INFO_TYPE: F = F(Module::Logotype, 2);
    pub(crate) const ISSUER_LOGO: F = F(Module::Logotype, 3);
    pub(crate) const SUBJECT_LOGO: F = F(Module::Logotype, 4);
    pub(crate) const OTHER_LOGOS: F = F(Module::Logotype, 5);
    pub(crate) const OTHER_LOGOTYPE_INFO_TYPE: F = F(Module::Logotype, 6);
    pub(crate) const DIRECT: F = F(Module::Logotype, 7);
    pub(crate) const INDIRECT: F = F(Module::Logotype, 8);
    pub(crate) const IMAGE: F = F(Module::Logotype, 9);
    pub(crate) const LOGOTYPE_IMAGE_TYPE: F = F(Module::Logotype, 10);
    pub(crate) const AUDIO: F = F(Module::Logotype, 11);
    pub(crate) const LOGOTYPE_AUDIO_TYPE: F = F(Module::Logotype, 12);
    pub(crate) const IMAGE_DETAILS: F = F(Module::Logotype, 13);
    pub(crate) const IMAGE_INFO: F = F(Module::Logotype, 14);
    pub(crate) const AUDIO_DETAILS: F = F(Module::Logotype, 15);
    pub(crate) const AUDIO_INFO: F = F(Module::Logotype, 16);
    pub(crate) const MEDIA_TYPE: F = F(Module::Logotype, 17);
    pub(crate) const LOGOTYPE_HASH: F = F(Module::Logotype, 18);
    pub(crate) const HASH_ALG_AND_VALUE_TYPE: F = F(Module::Logotype, 19);
    pub(crate) const LOGOTYPE_URI: F = F(Module::Logotype, 20);
    pub(crate) const LOGOTYPE_URI_ITEM: F = F(Module::Logotype, 21);
    pub(crate) const TYPE: F = F(Module::Logotype, 22);
    pub(crate) const FILE_SIZE: F = F(Module::Logotype, 23);
    pub(crate) const X_SIZE: F = F(Module::Logotype, 24);
    pub(crate) const Y_SIZE: F = F(Module::Logotype, 25);
    pub(crate) const RESOLUTION: F = F(Module::Logotype, 26);
    pub(crate) const LANGUAGE: F = F(Module::Logotype, 27);
    pub(crate) const NUM_BITS: F = F(Module::Logotype, 28);
    pub(crate) const TABLE_SIZE: F = F(Module::Logotype, 29);
    pub(crate) const PLAY_TIME: F = F(Module::Logotype, 30);
    pub(crate) const CHANNELS: F = F(Module::Logotype, 31);
    pub(crate) const SAMPLE_RATE: F = F(Module::Logotype, 32);
    pub(crate) const LOGOTYPE_TYPE: F = F(Module::Logotype, 33);
    pub(crate) const INFO: F = F(Module::Logotype, 34);
    pub(crate) const REF_STRUCT_HASH: F = F(Module::Logotype, 35);
    pub(crate) const REF_STRUCT_URI: F = F(Module::Logotype, 36);
    pub(crate) const REF_STRUCT_URI_ITEM: F = F(Module::Logotype, 37);
    pub(crate) const HASH_ALG: F = F(Module::Logotype, 38);
    pub(crate) const HASH_VALUE: F = F(Module::Logotype, 39);

    pub(crate) static FIELDS: &[FieldDef] = &[
        row("logotypecertextn.LogotypeExtn_element", "LogotypeExtn", FieldType::None, Show::None, 0x0, Labels::None),
        row("logotypecertextn.communityLogos", "communityLogos", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("logotypecertextn.LogotypeInfo", "LogotypeInfo", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "direct"), (1, "indirect")])),
        row("logotypecertextn.issuerLogo", "issuerLogo", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "direct"), (1, "indirect")])),
        row("logotypecertextn.subjectLogo", "subjectLogo", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "direct"), (1, "indirect")])),
        row("logotypecertextn.otherLogos", "otherLogos", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("logotypecertextn.OtherLogotypeInfo_element", "OtherLogotypeInfo", FieldType::None, Show::None, 0x0, Labels::None),
        row("logotypecertextn.direct_element", "direct", FieldType::None, Show::None, 0x0, Labels::None),
        row("logotypecertextn.indirect_element", "indirect", FieldType::None, Show::None, 0x0, Labels::None),
        row("logotypecertextn.image", "image", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("logotypecertextn.LogotypeImage_element", "LogotypeImage", FieldType::None, Show::None, 0x0, Labels::None),
        row("logotypecertextn.audio", "audio", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("logotypecertextn.LogotypeAudio_element", "LogotypeAudio", FieldType::None, Show::None, 0x0, Labels::None),
        row("logotypecertextn.imageDetails_element", "imageDetails", FieldType::None, Show::None, 0x0, Labels::None),
        row("logotypecertextn.imageInfo_element", "imageInfo", FieldType::None, Show::None, 0x0, Labels::None),
        row("logotypecertextn.audioDetails_element", "audioDetails", FieldType::None, Show::None, 0x0, Labels::None),
        row("logotypecertextn.audioInfo_element", "audioInfo", FieldType::None, Show::None, 0x0, Labels::None),
        row("logotypecertextn.mediaType", "mediaType", FieldType::String, Show::None, 0x0, Labels::None),
        row("logotypecertextn.logotypeHash", "logotypeHash", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("logotypecertextn.HashAlgAndValue_element", "HashAlgAndValue", FieldType::None, Show::None, 0x0, Labels::None),
        row("logotypecertextn.logotypeURI", "logotypeURI", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("logotypecertextn.logotypeURI_item", "logotypeURI-item", FieldType::String, Show::None, 0x0, Labels::None),
        row("logotypecertextn.type", "type", FieldType::Int32, Show::Dec, 0x0, Labels::Values(&[(0, "grayScale"), (1, "color")])),
        row("logotypecertextn.fileSize", "fileSize", FieldType::Int32, Show::Dec, 0x0, Labels::None),
        row("logotypecertextn.xSize", "xSize", FieldType::Int32, Show::Dec, 0x0, Labels::None),
        row("logotypecertextn.ySize", "ySize", FieldType::Int32, Show::Dec, 0x0, Labels::None),
        row("logotypecertextn.resolution", "resolution", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(1, "numBits"), (2, "tableSize")])),
        row("logotypecertextn.language", "language", FieldType::String, Show::None, 0x0, Labels::None),
        row("logotypecertextn.numBits", "numBits", FieldType::Int32, Show::Dec, 0x0, Labels::None),
        row("logotypecertextn.tableSize", "tableSize", FieldType::Int32, Show::Dec, 0x0, Labels::None),
        row("logotypecertextn.playTime", "playTime", FieldType::Int32, Show::Dec, 0x0, Labels::None),
        row("logotypecertextn.channels", "channels", FieldType::Int32, Show::Dec, 0x0, Labels::None),
        row("logotypecertextn.sampleRate", "sampleRate", FieldType::Int32, Show::Dec, 0x0, Labels::None),
        row("logotypecertextn.logotypeType", "logotypeType", FieldType::Oid, Show::None, 0x0, Labels::None),
        row("logotypecertextn.info", "info", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "direct"), (1, "indirect")])),
        row("logotypecertextn.refStructHash", "refStructHash", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("logotypecertextn.refStructURI", "refStructURI", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("logotypecertextn.refStructURI_item", "refStructURI-item", FieldType::String, Show::None, 0x0, Labels::None),
        row("logotypecertextn.hashAlg_element", "hashAlg", FieldType::None, Show::None, 0x0, Labels::None),
        row("logotypecertextn.hashValue", "hashValue", FieldType::Bytes, Show::None, 0x0, Labels::None),
    ];
}

#[rustfmt::skip]
#[allow(dead_code)]
pub(crate) mod netscape {
    //! ns_cert_exts

    use super::*;

    pub(crate) const BASE_URL_TYPE: F = F(Module::Netscape, 0);
    pub(crate) const REVOCATION_URL_TYPE: F = F(Module::Netscape, 1);
    pub(crate) const CA_REVOCATION_URL_TYPE: F = F(Module::Netscape, 2);
    pub(crate) const CA_POLICY_URL_TYPE: F = F(Module::Netscape, 3);
    pub(crate) const COMMENT_TYPE: F = F(Module::Netscape, 4);
    pub(crate) const SSL_SERVER_NAME_TYPE: F = F(Module::Netscape, 5);
    pub(crate) const CERT_RENEWAL_URL_TYPE: F = F(Module::Netscape, 6);
    pub(crate) const CERT_TYPE_TYPE: F = F(Module::Netscape, 7);
    pub(crate) const CERT_TYPE_SSL_CLIENT: F = F(Module::Netscape, 8);
    pub(crate) const CERT_TYPE_SSL_SERVER: F = F(Module::Netscape, 9);
    pub(crate) const CERT_TYPE_SMIME: F = F(Module::Netscape, 10);
    pub(crate) const CERT_TYPE_OBJECT_SIGNING: F = F(Module::Netscape, 11);
    pub(crate) const CERT_TYPE_RESERVED_FOR_FUTURE_USE: F = F(Module::Netscape, 12);
    pub(crate) const CERT_TYPE_SSL_CA: F = F(Module::Netscape, 13);
    pub(crate) const CERT_TYPE_SMIME_CA: F = F(Module::Netscape, 14);
    pub(crate) const CERT_TYPE_OBJECT_SIGNING_CA: F = F(Module::Netscape, 15);

    pub(crate) static FIELDS: &[FieldDef] = &[
        row("ns_cert_exts.BaseUrl", "BaseUrl", FieldType::String, Show::None, 0x0, Labels::None),
        row("ns_cert_exts.RevocationUrl", "RevocationUrl", FieldType::String, Show::None, 0x0, Labels::None),
        row("ns_cert_exts.CaRevocationUrl", "CaRevocationUrl", FieldType::String, Show::None, 0x0, Labels::None),
        row("ns_cert_exts.CaPolicyUrl", "CaPolicyUrl", FieldType::String, Show::None, 0x0, Labels::None),
        row("ns_cert_exts.Comment", "Comment", FieldType::String, Show::None, 0x0, Labels::None),
        row("ns_cert_exts.SslServerName", "SslServerName", FieldType::String, Show::None, 0x0, Labels::None),
        row("ns_cert_exts.CertRenewalUrl", "CertRenewalUrl", FieldType::String, Show::None, 0x0, Labels::None),
        row("ns_cert_exts.CertType", "CertType", FieldType::Bytes, Show::None, 0x0, Labels::None),
        row("ns.cert.exts.CertType.ssl.client", "client", FieldType::Boolean, Show::Flag, 0x80, Labels::None),
        row("ns.cert.exts.CertType.ssl.server", "server", FieldType::Boolean, Show::Flag, 0x40, Labels::None),
        row("ns.cert.exts.CertType.smime", "smime", FieldType::Boolean, Show::Flag, 0x20, Labels::None),
        row("ns.cert.exts.CertType.object.signing", "signing", FieldType::Boolean, Show::Flag, 0x10, Labels::None),
        row("ns.cert.exts.CertType.reserved.for.future.use", "use", FieldType::Boolean, Show::Flag, 0x8, Labels::None),
        row("ns.cert.exts.CertType.ssl.ca", "ca", FieldType::Boolean, Show::Flag, 0x4, Labels::None),
        row("ns.cert.exts.CertType.smime.ca", "ca", FieldType::Boolean, Show::Flag, 0x2, Labels::None),
        row("ns.cert.exts.CertType.object.signing.ca", "ca", FieldType::Boolean, Show::Flag, 0x1, Labels::None),
    ];
}

#[rustfmt::skip]
#[allow(dead_code)]
pub(crate) mod ocsp {
    //! ocsp

    use super::*;

    pub(crate) const RESPONSE_TYPE_ID: F = F(Module::Ocsp, 0);
    pub(crate) const BASIC_OCSPRESPONSE_TYPE: F = F(Module::Ocsp, 1);
    pub(crate) const ARCHIVE_CUTOFF_TYPE: F = F(Module::Ocsp, 2);
    pub(crate) const ACCEPTABLE_RESPONSES_TYPE: F = F(Module::Ocsp, 3);
    pub(crate) const SERVICE_LOCATOR_TYPE: F = F(Module::Ocsp, 4);
    pub(crate) const CRL_ID_TYPE: F = F(Module::Ocsp, 5);
    pub(crate) const RE_OCSP_NONCE_TYPE: F = F(Module::Ocsp, 6);
    pub(crate) const NULL_TYPE: F = F(Module::Ocsp, 7);
    pub(crate) const TBS_REQUEST: F = F(Module::Ocsp, 8);
    pub(crate) const OPTIONAL_SIGNATURE: F = F(Module::Ocsp, 9);
    pub(crate) const VERSION: F = F(Module::Ocsp, 10);
    pub(crate) const REQUESTOR_NAME: F = F(Module::Ocsp, 11);
    pub(crate) const REQUEST_LIST: F = F(Module::Ocsp, 12);
    pub(crate) const REQUEST_TYPE: F = F(Module::Ocsp, 13);
    pub(crate) const REQUEST_EXTENSIONS: F = F(Module::Ocsp, 14);
    pub(crate) const SIGNATURE_ALGORITHM: F = F(Module::Ocsp, 15);
    pub(crate) const SIGNATURE: F = F(Module::Ocsp, 16);
    pub(crate) const CERTS: F = F(Module::Ocsp, 17);
    pub(crate) const CERTIFICATE_TYPE: F = F(Module::Ocsp, 18);
    pub(crate) const REQ_CERT: F = F(Module::Ocsp, 19);
    pub(crate) const SINGLE_REQUEST_EXTENSIONS: F = F(Module::Ocsp, 20);
    pub(crate) const HASH_ALGORITHM: F = F(Module::Ocsp, 21);
    pub(crate) const ISSUER_NAME_HASH: F = F(Module::Ocsp, 22);
    pub(crate) const ISSUER_KEY_HASH: F = F(Module::Ocsp, 23);
    pub(crate) const SERIAL_NUMBER: F = F(Module::Ocsp, 24);
    pub(crate) const RESPONSE_STATUS: F = F(Module::Ocsp, 25);
    pub(crate) const RESPONSE_BYTES: F = F(Module::Ocsp, 26);
    pub(crate) const RESPONSE_TYPE: F = F(Module::Ocsp, 27);
    pub(crate) const RESPONSE: F = F(Module::Ocsp, 28);
    pub(crate) const TBS_RESPONSE_DATA: F = F(Module::Ocsp, 29);
    pub(crate) const RESPONDER_ID: F = F(Module::Ocsp, 30);
    pub(crate) const PRODUCED_AT: F = F(Module::Ocsp, 31);
    pub(crate) const RESPONSES: F = F(Module::Ocsp, 32);
    pub(crate) const SINGLE_RESPONSE_TYPE: F = F(Module::Ocsp, 33);
    pub(crate) const RESPONSE_EXTENSIONS: F = F(Module::Ocsp, 34);
    pub(crate) const BY_NAME: F = F(Module::Ocsp, 35);
    pub(crate) const BY_KEY: F = F(Module::Ocsp, 36);
    pub(crate) const CERT_ID: F = F(Module::Ocsp, 37);
    pub(crate) const CERT_STATUS: F = F(Module::Ocsp, 38);
    pub(crate) const THIS_UPDATE: F = F(Module::Ocsp, 39);
    pub(crate) const NEXT_UPDATE: F = F(Module::Ocsp, 40);
    pub(crate) const SINGLE_EXTENSIONS: F = F(Module::Ocsp, 41);
    pub(crate) const GOOD: F = F(Module::Ocsp, 42);
    pub(crate) const REVOKED: F = F(Module::Ocsp, 43);
    pub(crate) const UNKNOWN: F = F(Module::Ocsp, 44);
    pub(crate) const REVOCATION_TIME: F = F(Module::Ocsp, 45);
    pub(crate) const REVOCATION_REASON: F = F(Module::Ocsp, 46);
    pub(crate) const ACCEPTABLE_RESPONSES_ITEM_TYPE: F = F(Module::Ocsp, 47);
    pub(crate) const ISSUER: F = F(Module::Ocsp, 48);
    pub(crate) const LOCATOR: F = F(Module::Ocsp, 49);
    pub(crate) const CRL_URL: F = F(Module::Ocsp, 50);
    pub(crate) const CRL_NUM: F = F(Module::Ocsp, 51);
    pub(crate) const CRL_TIME: F = F(Module::Ocsp, 52);

    pub(crate) static FIELDS: &[FieldDef] = &[
        row("ocsp.responseType.id", "id", FieldType::String, Show::None, 0x0, Labels::None),
        row("ocsp.BasicOCSPResponse_element", "BasicOCSPResponse", FieldType::None, Show::None, 0x0, Labels::None),
        row("ocsp.ArchiveCutoff", "ArchiveCutoff", FieldType::AbsoluteTime, Show::Utc, 0x0, Labels::None),
        row("ocsp.AcceptableResponses", "AcceptableResponses", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("ocsp.ServiceLocator_element", "ServiceLocator", FieldType::None, Show::None, 0x0, Labels::None),
        row("ocsp.CrlID_element", "CrlID", FieldType::None, Show::None, 0x0, Labels::None),
        row("ocsp.ReOcspNonce", "ReOcspNonce", FieldType::Bytes, Show::None, 0x0, Labels::None),
        row("ocsp.NULL_element", "NULL", FieldType::None, Show::None, 0x0, Labels::None),
        row("ocsp.tbsRequest_element", "tbsRequest", FieldType::None, Show::None, 0x0, Labels::None),
        row("ocsp.optionalSignature_element", "optionalSignature", FieldType::None, Show::None, 0x0, Labels::None),
        row("ocsp.version", "version", FieldType::Int32, Show::Dec, 0x0, Labels::Values(&[(0, "v1"), (1, "v2"), (2, "v3")])),
        row("ocsp.requestorName", "requestorName", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "otherName"), (1, "rfc822Name"), (2, "dNSName"), (3, "x400Address"), (4, "directoryName"), (5, "ediPartyName"), (6, "uniformResourceIdentifier"), (7, "iPAddress"), (8, "registeredID")])),
        row("ocsp.requestList", "requestList", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("ocsp.Request_element", "Request", FieldType::None, Show::None, 0x0, Labels::None),
        row("ocsp.requestExtensions", "requestExtensions", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("ocsp.signatureAlgorithm_element", "signatureAlgorithm", FieldType::None, Show::None, 0x0, Labels::None),
        row("ocsp.signature", "signature", FieldType::Bytes, Show::None, 0x0, Labels::None),
        row("ocsp.certs", "certs", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("ocsp.Certificate_element", "Certificate", FieldType::None, Show::None, 0x0, Labels::None),
        row("ocsp.reqCert_element", "reqCert", FieldType::None, Show::None, 0x0, Labels::None),
        row("ocsp.singleRequestExtensions", "singleRequestExtensions", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("ocsp.hashAlgorithm_element", "hashAlgorithm", FieldType::None, Show::None, 0x0, Labels::None),
        row("ocsp.issuerNameHash", "issuerNameHash", FieldType::Bytes, Show::None, 0x0, Labels::None),
        row("ocsp.issuerKeyHash", "issuerKeyHash", FieldType::Bytes, Show::None, 0x0, Labels::None),
        row("ocsp.serialNumber", "serialNumber", FieldType::Bytes, Show::None, 0x0, Labels::None),
        row("ocsp.responseStatus", "responseStatus", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "successful"), (1, "malformedRequest"), (2, "internalError"), (3, "tryLater"), (5, "sigRequired"), (6, "unauthorized")])),
        row("ocsp.responseBytes_element", "responseBytes", FieldType::None, Show::None, 0x0, Labels::None),
        row("ocsp.responseType", "responseType", FieldType::Oid, Show::None, 0x0, Labels::None),
        row("ocsp.response", "response", FieldType::Bytes, Show::None, 0x0, Labels::None),
        row("ocsp.tbsResponseData_element", "tbsResponseData", FieldType::None, Show::None, 0x0, Labels::None),
        row("ocsp.responderID", "responderID", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(1, "byName"), (2, "byKey")])),
        row("ocsp.producedAt", "producedAt", FieldType::AbsoluteTime, Show::Utc, 0x0, Labels::None),
        row("ocsp.responses", "responses", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("ocsp.SingleResponse_element", "SingleResponse", FieldType::None, Show::None, 0x0, Labels::None),
        row("ocsp.responseExtensions", "responseExtensions", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("ocsp.byName", "byName", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("ocsp.byKey", "byKey", FieldType::Bytes, Show::None, 0x0, Labels::None),
        row("ocsp.certID_element", "certID", FieldType::None, Show::None, 0x0, Labels::None),
        row("ocsp.certStatus", "certStatus", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "good"), (1, "revoked"), (2, "unknown")])),
        row("ocsp.thisUpdate", "thisUpdate", FieldType::AbsoluteTime, Show::Utc, 0x0, Labels::None),
        row("ocsp.nextUpdate", "nextUpdate", FieldType::AbsoluteTime, Show::Utc, 0x0, Labels::None),
        row("ocsp.singleExtensions", "singleExtensions", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("ocsp.good_element", "good", FieldType::None, Show::None, 0x0, Labels::None),
        row("ocsp.revoked_element", "revoked", FieldType::None, Show::None, 0x0, Labels::None),
        row("ocsp.unknown_element", "unknown", FieldType::None, Show::None, 0x0, Labels::None),
        row("ocsp.revocationTime", "revocationTime", FieldType::AbsoluteTime, Show::Utc, 0x0, Labels::None),
        row("ocsp.revocationReason", "revocationReason", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "unspecified"), (1, "keyCompromise"), (2, "cACompromise"), (3, "affiliationChanged"), (4, "superseded"), (5, "cessationOfOperation"), (6, "certificateHold"), (8, "removeFromCRL"), (9, "privilegeWithdrawn"), (10, "aaCompromise")])),
        row("ocsp.AcceptableResponses_item", "AcceptableResponses-item", FieldType::Oid, Show::None, 0x0, Labels::None),
        row("ocsp.issuer", "issuer", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("ocsp.locator", "locator", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("ocsp.crlUrl", "crlUrl", FieldType::String, Show::None, 0x0, Labels::None),
        row("ocsp.crlNum", "crlNum", FieldType::Int32, Show::Dec, 0x0, Labels::None),
        row("ocsp.crlTime", "crlTime", FieldType::AbsoluteTime, Show::Utc, 0x0, Labels::None),
    ];
}

#[rustfmt::skip]
#[allow(dead_code)]
pub(crate) mod pkcs1 {
    //! pkcs-1

    use super::*;

    pub(crate) const DSA_PARAMS_TYPE: F = F(Module::Pkcs1, 0);
    pub(crate) const DOMAIN_PARAMETERS_TYPE: F = F(Module::Pkcs1, 1);
    pub(crate) const KEA_PARAMS_ID_TYPE: F = F(Module::Pkcs1, 2);
    pub(crate) const HASH_ALGORITHM_TYPE: F = F(Module::Pkcs1, 3);
    pub(crate) const RSASSA_PSS_PARAMS_TYPE: F = F(Module::Pkcs1, 4);
    pub(crate) const ECPARAMETERS_TYPE: F = F(Module::Pkcs1, 5);
    pub(crate) const PRIME_P_TYPE: F = F(Module::Pkcs1, 6);
    pub(crate) const MODULUS: F = F(Module::Pkcs1, 7);
    pub(crate) const PUBLIC_EXPONENT: F = F(Module::Pkcs1, 8);
    pub(crate) const DIGEST_ALGORITHM: F = F(Module::Pkcs1, 9);
    pub(crate) const DIGEST: F = F(Module::Pkcs1, 10);
    pub(crate) const P: F = F(Module::Pkcs1, 11);
    pub(crate) const Q: F = F(Module::Pkcs1, 12);
    pub(crate) const G: F = F(Module::Pkcs1, 13);
    pub(crate) const J: F = F(Module::Pkcs1, 14);
    pub(crate) const VALIDATION_PARAMS: F = F(Module::Pkcs1, 15);
    pub(crate) const SEED: F = F(Module::Pkcs1, 16);
    pub(crate) const PGEN_COUNTER: F = F(Module::Pkcs1, 17);
    pub(crate) const HASH_ALGORITHM: F = F(Module::Pkcs1, 18);
    pub(crate) const MASK_GEN_ALGORITHM: F = F(Module::Pkcs1, 19);
    pub(crate) const SALT_LENGTH: F = F(Module::Pkcs1, 20);
    pub(crate) const TRAILER_FIELD: F = F(Module::Pkcs1, 21);
    pub(crate) const SPECIFIED_CURVE: F = F(Module::Pkcs1, 22);
    pub(crate) const NAMED_CURVE: F = F(Module::Pkcs1, 23);
    pub(crate) const VERSION: F = F(Module::Pkcs1, 24);
    pub(crate) const FIELD_ID: F = F(Module::Pkcs1, 25);
    pub(crate) const CURVE: F = F(Module::Pkcs1, 26);
    pub(crate) const BASE: F = F(Module::Pkcs1, 27);
    pub(crate) const ORDER: F = F(Module::Pkcs1, 28);
    pub(crate) const COFACTOR: F = F(Module::Pkcs1, 29);
    pub(crate) const FIELD_TYPE: F = F(Module::Pkcs1, 30);
    pub(crate) const PARAMETERS: F = F(Module::Pkcs1, 31);
    pub(crate) const A: F = F(Module::Pkcs1, 32);
    pub(crate) const B: F = F(Module::Pkcs1, 33);
    pub(crate) const R: F = F(Module::Pkcs1, 34);
    pub(crate) const S: F = F(Module::Pkcs1, 35);

    pub(crate) static FIELDS: &[FieldDef] = &[
        row("pkcs1.DSA_Params_element", "DSA-Params", FieldType::None, Show::None, 0x0, Labels::None),
        row("pkcs1.DomainParameters_element", "DomainParameters", FieldType::None, Show::None, 0x0, Labels::None),
        row("pkcs1.KEA_Params_Id", "KEA-Params-Id", FieldType::Bytes, Show::None, 0x0, Labels::None),
        row("pkcs1.HashAlgorithm_element", "HashAlgorithm", FieldType::None, Show::None, 0x0, Labels::None),
        row("pkcs1.RSASSA_PSS_params_element", "RSASSA-PSS-params", FieldType::None, Show::None, 0x0, Labels::None),
        row("pkcs1.ECParameters", "ECParameters", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "specifiedCurve"), (1, "namedCurve")])),
        row("pkcs1.Prime_p", "Prime-p", FieldType::Int32, Show::Dec, 0x0, Labels::None),
        row("pkcs1.modulus", "modulus", FieldType::Bytes, Show::None, 0x0, Labels::None),
        row("pkcs1.publicExponent", "publicExponent", FieldType::Int32, Show::Dec, 0x0, Labels::None),
        row("pkcs1.digestAlgorithm_element", "digestAlgorithm", FieldType::None, Show::None, 0x0, Labels::None),
        row("pkcs1.digest", "digest", FieldType::Bytes, Show::None, 0x0, Labels::None),
        row("pkcs1.p", "p", FieldType::Int32, Show::Dec, 0x0, Labels::None),
        row("pkcs1.q", "q", FieldType::Int32, Show::Dec, 0x0, Labels::None),
        row("pkcs1.g", "g", FieldType::Int32, Show::Dec, 0x0, Labels::None),
        row("pkcs1.j", "j", FieldType::Int32, Show::Dec, 0x0, Labels::None),
        row("pkcs1.validationParams_element", "validationParams", FieldType::None, Show::None, 0x0, Labels::None),
        row("pkcs1.seed", "seed", FieldType::Bytes, Show::None, 0x0, Labels::None),
        row("pkcs1.pgenCounter", "pgenCounter", FieldType::Int32, Show::Dec, 0x0, Labels::None),
        row("pkcs1.hashAlgorithm_element", "hashAlgorithm", FieldType::None, Show::None, 0x0, Labels::None),
        row("pkcs1.maskGenAlgorithm_element", "maskGenAlgorithm", FieldType::None, Show::None, 0x0, Labels::None),
        row("pkcs1.saltLength", "saltLength", FieldType::Int32, Show::Dec, 0x0, Labels::None),
        row("pkcs1.trailerField", "trailerField", FieldType::Int32, Show::Dec, 0x0, Labels::None),
        row("pkcs1.specifiedCurve_element", "specifiedCurve", FieldType::None, Show::None, 0x0, Labels::None),
        row("pkcs1.namedCurve", "namedCurve", FieldType::Oid, Show::None, 0x0, Labels::None),
        row("pkcs1.version", "version", FieldType::Int32, Show::Dec, 0x0, Labels::Values(&[(1, "ecpVer1")])),
        row("pkcs1.fieldID_element", "fieldID", FieldType::None, Show::None, 0x0, Labels::None),
        row("pkcs1.curve_element", "curve", FieldType::None, Show::None, 0x0, Labels::None),
        row("pkcs1.base", "base", FieldType::Bytes, Show::None, 0x0, Labels::None),
        row("pkcs1.order", "order", FieldType::Int32, Show::Dec, 0x0, Labels::None),
        row("pkcs1.cofactor", "cofactor", FieldType::Int32, Show::Dec, 0x0, Labels::None),
        row("pkcs1.fieldType", "fieldType", FieldType::Oid, Show::None, 0x0, Labels::None),
        row("pkcs1.parameters_element", "parameters", FieldType::None, Show::None, 0x0, Labels::None),
        row("pkcs1.a", "a", FieldType::Bytes, Show::None, 0x0, Labels::None),
        row("pkcs1.b", "b", FieldType::Bytes, Show::None, 0x0, Labels::None),
        row("pkcs1.r", "r", FieldType::Int32, Show::Dec, 0x0, Labels::None),
        row("pkcs1.s", "s", FieldType::Int32, Show::Dec, 0x0, Labels::None),
    ];
}

#[rustfmt::skip]
#[allow(dead_code)]
pub(crate) mod pkix_explicit {
    //! pkix1explicit

    use super::*;

    pub(crate) const ID: F = F(Module::PkixExplicit, 0);
    pub(crate) const ADDRESSFAMILY: F = F(Module::PkixExplicit, 1);
    pub(crate) const ADDRESSFAMILY_SAFI: F = F(Module::PkixExplicit, 2);
    pub(crate) const EXTENSIONS_TYPE: F = F(Module::PkixExplicit, 3);
    pub(crate) const DOMAIN_PARAMETERS_TYPE: F = F(Module::PkixExplicit, 4);
    pub(crate) const DIRECTORY_STRING_TYPE: F = F(Module::PkixExplicit, 5);
    pub(crate) const FEATURES_TYPE: F = F(Module::PkixExplicit, 6);
    pub(crate) const IPADDR_BLOCKS_TYPE: F = F(Module::PkixExplicit, 7);
    pub(crate) const ASIDENTIFIERS_TYPE: F = F(Module::PkixExplicit, 8);
    pub(crate) const UTC_TIME: F = F(Module::PkixExplicit, 9);
    pub(crate) const GENERAL_TIME: F = F(Module::PkixExplicit, 10);
    pub(crate) const EXTENSION_TYPE: F = F(Module::PkixExplicit, 11);
    pub(crate) const EXTN_ID: F = F(Module::PkixExplicit, 12);
    pub(crate) const CRITICAL: F = F(Module::PkixExplicit, 13);
    pub(crate) const EXTN_VALUE: F = F(Module::PkixExplicit, 14);
    pub(crate) const P: F = F(Module::PkixExplicit, 15);
    pub(crate) const G: F = F(Module::PkixExplicit, 16);
    pub(crate) const Q: F = F(Module::PkixExplicit, 17);
    pub(crate) const J: F = F(Module::PkixExplicit, 18);
    pub(crate) const VALIDATION_PARMS: F = F(Module::PkixExplicit, 19);
    pub(crate) const SEED: F = F(Module::PkixExplicit, 20);
    pub(crate) const PGEN_COUNTER: F = F(Module::PkixExplicit, 21);
    pub(crate) const TYPE: F = F(Module::PkixExplicit, 22);
    pub(crate) const VALUES: F = F(Module::PkixExplicit, 23);
    pub(crate) const VALUES_ITEM: F = F(Module::PkixExplicit, 24);
    pub(crate) const VALUE: F = F(Module::PkixExplicit, 25);
    pub(crate) const RELATIVE_DISTINGUISHED_NAME_TYPE: F = F(Module::PkixExplicit, 26);
    pub(crate) const ATTRIBUTE_TYPE_AND_VALUE_TYPE: F = F(Module::PkixExplicit, 27);
    pub(crate) const VALUE_2: F = F(Module::PkixExplicit, 28);
    pub(crate) const FEATURES_ITEM_TYPE: F = F(Module::PkixExplicit, 29);
    pub(crate) const IPADDRESS_FAMILY_TYPE: F = F(Module::PkixExplicit, 30);
    pub(crate) const ADDRESS_FAMILY: F = F(Module::PkixExplicit, 31);
    pub(crate) const IP_ADDRESS_CHOICE: F = F(Module::PkixExplicit, 32);
    pub(crate) const INHERIT: F = F(Module::PkixExplicit, 33);
    pub(crate) const ADDRESSES_OR_RANGES: F = F(Module::PkixExplicit, 34);
    pub(crate) const IPADDRESS_OR_RANGE_TYPE: F = F(Module::PkixExplicit, 35);
    pub(crate) const ADDRESS_PREFIX: F = F(Module::PkixExplicit, 36);
    pub(crate) const ADDRESS_RANGE: F = F(Module::PkixExplicit, 37);
    pub(crate) const MIN: F = F(Module::PkixExplicit, 38);
    pub(crate) const MAX: F = F(Module::PkixExplicit, 39);
    pub(crate) const ASNUM: F = F(Module::PkixExplicit, 40);
    pub(crate) const RDI: F = F(Module::PkixExplicit, 41);
    pub(crate) const AS_IDS_OR_RANGES: F = F(Module::PkixExplicit, 42);
    pub(crate) const ASID_OR_RANGE_TYPE: F = F(Module::PkixExplicit, 43);
    pub(crate) const RANGE: F = F(Module::PkixExplicit, 44);

    pub(crate) static FIELDS: &[FieldDef] = &[
        row("pkix1explicit.id", "id", FieldType::String, Show::None, 0x0, Labels::None),
        row("pkix1explicit.addressfamily", "addressfamily", FieldType::Uint16, Show::Dec, 0x0, Labels::Values(&[(0, "Reserved"), (1, "IPv4"), (2, "IPv6"), (3, "NSAP"), (4, "HDLC (8-bit multidrop)"), (5, "BBN 1822"), (6, "802 (includes all 802 media plus Ethernet)"), (7, "E.163"), (8, "E.164 (SMDS, Frame Relay, ATM)"), (9, "F.69 (Telex)"), (10, "X.121 (X.25, Frame Relay)"), (11, "IPX"), (12, "Appletalk"), (13, "Decnet IV"), (14, "Banyan Vines"), (15, "E.164 with NSAP subaddress"), (16, "DNS (Domain Name System)"), (17, "Distinguished Name"), (18, "AS Number"), (19, "XTP over IP version 4"), (20, "XTP over IP version 6"), (21, "XTP native mode XTP"), (22, "Fibre Channel World-Wide Port Name"), (23, "Fibre Channel World-Wide Node Name"), (24, "GWID"), (25, "Layer-2 VPN"), (26, "MPLS-TP Section Endpoint Identifier"), (27, "MPLS-TP LSP Endpoint Identifier"), (28, "MPLS-TP Pseudowire Endpoint Identifier"), (29, "MT IP: Multi-Topology IP version 4"), (30, "MT IPv6: Multi-Topology IP version 6"), (196, "Layer-2 VPN (old)"), (16384, "EIGRP Common Service Family"), (16385, "EIGRP IPv4 Service Family"), (16386, "EIGRP IPv6 Service Family"), (16387, "LISP Canonical Address Format (LCAF)"), (16388, "BGP-LS"), (16389, "48-bit MAC Address"), (16390, "64-bit MAC Address"), (16391, "OUI"), (16392, "MAC/24"), (16393, "MAC/40"), (16394, "IPv6/64"), (16395, "RBridge Port ID"), (16396, "TRILL Nickname"), (65535, "Reserved")])),
        row("pkix1explicit.addressfamily.safi", "safi", FieldType::Uint16, Show::Dec, 0x0, Labels::None),
        row("pkix1explicit.Extensions", "Extensions", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("pkix1explicit.DomainParameters_element", "DomainParameters", FieldType::None, Show::None, 0x0, Labels::None),
        row("pkix1explicit.DirectoryString", "DirectoryString", FieldType::String, Show::None, 0x0, Labels::None),
        row("pkix1explicit.Features", "Features", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("pkix1explicit.IPAddrBlocks", "IPAddrBlocks", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("pkix1explicit.ASIdentifiers_element", "ASIdentifiers", FieldType::None, Show::None, 0x0, Labels::None),
        row("pkix1explicit.utcTime", "utcTime", FieldType::String, Show::None, 0x0, Labels::None),
        row("pkix1explicit.generalTime", "generalTime", FieldType::AbsoluteTime, Show::Utc, 0x0, Labels::None),
        row("pkix1explicit.Extension_element", "Extension", FieldType::None, Show::None, 0x0, Labels::None),
        row("pkix1explicit.extnId", "extnId", FieldType::Oid, Show::None, 0x0, Labels::None),
        row("pkix1explicit.critical", "critical", FieldType::Boolean, Show::Flag, 0x0, Labels::None),
        row("pkix1explicit.extnValue", "extnValue", FieldType::Bytes, Show::None, 0x0, Labels::None),
        row("pkix1explicit.p", "p", FieldType::Int32, Show::Dec, 0x0, Labels::None),
        row("pkix1explicit.g", "g", FieldType::Int32, Show::Dec, 0x0, Labels::None),
        row("pkix1explicit.q", "q", FieldType::Int32, Show::Dec, 0x0, Labels::None),
        row("pkix1explicit.j", "j", FieldType::Int32, Show::Dec, 0x0, Labels::None),
        row("pkix1explicit.validationParms_element", "validationParms", FieldType::None, Show::None, 0x0, Labels::None),
        row("pkix1explicit.seed", "seed", FieldType::Bytes, Show::None, 0x0, Labels::None),
        row("pkix1explicit.pgenCounter", "pgenCounter", FieldType::Int32, Show::Dec, 0x0, Labels::None),
        row("pkix1explicit.type", "type", FieldType::Oid, Show::None, 0x0, Labels::None),
        row("pkix1explicit.values", "values", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("pkix1explicit.values_item_element", "values-item", FieldType::None, Show::None, 0x0, Labels::None),
        row("pkix1explicit.value_element", "value", FieldType::None, Show::None, 0x0, Labels::None),
        row("pkix1explicit.RelativeDistinguishedName", "RelativeDistinguishedName", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("pkix1explicit.AttributeTypeAndValue_element", "AttributeTypeAndValue", FieldType::None, Show::None, 0x0, Labels::None),
        row("pkix1explicit.value", "value", FieldType::String, Show::None, 0x0, Labels::None),
        row("pkix1explicit.Features_item", "Features-item", FieldType::Uint16, Show::Dec, 0x0, Labels::Values(&[(0, "server_name"), (1, "max_fragment_length"), (2, "client_certificate_url"), (3, "trusted_ca_keys"), (4, "truncated_hmac"), (5, "status_request"), (6, "user_mapping"), (7, "client_authz"), (8, "server_authz"), (9, "cert_type"), (10, "supported_groups"), (11, "ec_point_formats"), (12, "srp"), (13, "signature_algorithms"), (14, "use_srtp"), (15, "heartbeat"), (16, "application_layer_protocol_negotiation"), (17, "status_request_v2"), (18, "signed_certificate_timestamp"), (19, "client_certificate_type"), (20, "server_certificate_type"), (21, "padding"), (22, "encrypt_then_mac"), (23, "extended_master_secret"), (24, "token_binding"), (25, "cached_info"), (27, "compress_certificate"), (28, "record_size_limit"), (34, "delegated_credentials"), (35, "session_ticket"), (40, "Reserved (key_share)"), (41, "pre_shared_key"), (42, "early_data"), (43, "supported_versions"), (44, "cookie"), (45, "psk_key_exchange_modes"), (46, "Reserved (ticket_early_data_info)"), (47, "certificate_authorities"), (48, "oid_filters"), (49, "post_handshake_auth"), (50, "signature_algorithms_cert"), (51, "key_share"), (52, "transparency_info"), (53, "connection_id (deprecated)"), (54, "connection_id"), (55, "external_id_hash"), (56, "external_session_id"), (57, "quic_transport_parameters"), (58, "ticket_request"), (59, "dnssec_chain"), (2570, "Reserved (GREASE)"), (6682, "Reserved (GREASE)"), (10794, "Reserved (GREASE)"), (13172, "next_protocol_negotiation"), (14906, "Reserved (GREASE)"), (17513, "application_settings"), (19018, "Reserved (GREASE)"), (23130, "Reserved (GREASE)"), (27242, "Reserved (GREASE)"), (30031, "channel_id_old"), (30032, "channel_id"), (31354, "Reserved (GREASE)"), (35466, "Reserved (GREASE)"), (39578, "Reserved (GREASE)"), (43690, "Reserved (GREASE)"), (47802, "Reserved (GREASE)"), (51914, "Reserved (GREASE)"), (56026, "Reserved (GREASE)"), (60138, "Reserved (GREASE)"), (64250, "Reserved (GREASE)"), (65281, "renegotiation_info"), (65445, "quic_transport_parameters (drafts version)"), (65486, "encrypted_server_name")])),
        row("pkix1explicit.IPAddressFamily_element", "IPAddressFamily", FieldType::None, Show::None, 0x0, Labels::None),
        row("pkix1explicit.addressFamily", "addressFamily", FieldType::Bytes, Show::None, 0x0, Labels::None),
        row("pkix1explicit.ipAddressChoice", "ipAddressChoice", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "inherit"), (1, "addressesOrRanges")])),
        row("pkix1explicit.inherit_element", "inherit", FieldType::None, Show::None, 0x0, Labels::None),
        row("pkix1explicit.addressesOrRanges", "addressesOrRanges", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("pkix1explicit.IPAddressOrRange", "IPAddressOrRange", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "addressPrefix"), (1, "addressRange")])),
        row("pkix1explicit.addressPrefix", "addressPrefix", FieldType::Bytes, Show::None, 0x0, Labels::None),
        row("pkix1explicit.addressRange_element", "addressRange", FieldType::None, Show::None, 0x0, Labels::None),
        row("pkix1explicit.min", "min", FieldType::Bytes, Show::None, 0x0, Labels::None),
        row("pkix1explicit.max", "max", FieldType::Bytes, Show::None, 0x0, Labels::None),
        row("pkix1explicit.asnum", "asnum", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "inherit"), (1, "asIdsOrRanges")])),
        row("pkix1explicit.rdi", "rdi", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "inherit"), (1, "asIdsOrRanges")])),
        row("pkix1explicit.asIdsOrRanges", "asIdsOrRanges", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("pkix1explicit.ASIdOrRange", "ASIdOrRange", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "id"), (1, "range")])),
        row("pkix1explicit.range_element", "range", FieldType::None, Show::None, 0x0, Labels::None),
    ];
}

#[rustfmt::skip]
#[allow(dead_code)]
pub(crate) mod pkix_implicit {
    //! pkix1implicit

    use super::*;

    pub(crate) const DUMMY_TYPE: F = F(Module::PkixImplicit, 0);
    pub(crate) const AUTHORITY_INFO_ACCESS_SYNTAX_TYPE: F = F(Module::PkixImplicit, 1);
    pub(crate) const USER_NOTICE_TYPE: F = F(Module::PkixImplicit, 2);
    pub(crate) const ACCESS_DESCRIPTION_TYPE: F = F(Module::PkixImplicit, 3);
    pub(crate) const ACCESS_METHOD: F = F(Module::PkixImplicit, 4);
    pub(crate) const ACCESS_LOCATION: F = F(Module::PkixImplicit, 5);
    pub(crate) const NOTICE_REF: F = F(Module::PkixImplicit, 6);
    pub(crate) const EXPLICIT_TEXT: F = F(Module::PkixImplicit, 7);
    pub(crate) const ORGANIZATION: F = F(Module::PkixImplicit, 8);
    pub(crate) const NOTICE_NUMBERS: F = F(Module::PkixImplicit, 9);
    pub(crate) const NOTICE_NUMBERS_ITEM: F = F(Module::PkixImplicit, 10);
    pub(crate) const IA5_STRING: F = F(Module::PkixImplicit, 11);
    pub(crate) const VISIBLE_STRING: F = F(Module::PkixImplicit, 12);
    pub(crate) const BMP_STRING: F = F(Module::PkixImplicit, 13);
    pub(crate) const UTF8_STRING: F = F(Module::PkixImplicit, 14);

    pub(crate) static FIELDS: &[FieldDef] = &[
        row("pkix1implicit.Dummy_element", "Dummy", FieldType::None, Show::None, 0x0, Labels::None),
        row("pkix1implicit.AuthorityInfoAccessSyntax", "AuthorityInfoAccessSyntax", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("pkix1implicit.UserNotice_element", "UserNotice", FieldType::None, Show::None, 0x0, Labels::None),
        row("pkix1implicit.AccessDescription_element", "AccessDescription", FieldType::None, Show::None, 0x0, Labels::None),
        row("pkix1implicit.accessMethod", "accessMethod", FieldType::Oid, Show::None, 0x0, Labels::None),
        row("pkix1implicit.accessLocation", "accessLocation", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("pkix1implicit.noticeRef_element", "noticeRef", FieldType::None, Show::None, 0x0, Labels::None),
        row("pkix1implicit.explicitText", "explicitText", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "ia5String"), (1, "visibleString"), (2, "bmpString"), (3, "utf8String")])),
        row("pkix1implicit.organization", "organization", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "ia5String"), (1, "visibleString"), (2, "bmpString"), (3, "utf8String")])),
        row("pkix1implicit.noticeNumbers", "noticeNumbers", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("pkix1implicit.noticeNumbers_item", "noticeNumbers-item", FieldType::Int32, Show::Dec, 0x0, Labels::None),
        row("pkix1implicit.ia5String", "ia5String", FieldType::String, Show::None, 0x0, Labels::None),
        row("pkix1implicit.visibleString", "visibleString", FieldType::String, Show::None, 0x0, Labels::None),
        row("pkix1implicit.bmpString", "bmpString", FieldType::String, Show::None, 0x0, Labels::None),
        row("pkix1implicit.utf8String", "utf8String", FieldType::String, Show::None, 0x0, Labels::None),
    ];
}

#[rustfmt::skip]
#[allow(dead_code)]
pub(crate) mod af {
    //! x509af

    use super::*;

    pub(crate) const ALGORITHM_ID: F = F(Module::Af, 0);
    pub(crate) const EXTENSION_ID: F = F(Module::Af, 1);
    pub(crate) const CERTIFICATE_TYPE: F = F(Module::Af, 2);
    pub(crate) const SUBJECT_PUBLIC_KEY_INFO_TYPE: F = F(Module::Af, 3);
    pub(crate) const CERTIFICATE_PAIR_TYPE: F = F(Module::Af, 4);
    pub(crate) const CERTIFICATE_LIST_TYPE: F = F(Module::Af, 5);
    pub(crate) const ATTRIBUTE_CERTIFICATE_TYPE: F = F(Module::Af, 6);
    pub(crate) const DSS_PARAMS_TYPE: F = F(Module::Af, 7);
    pub(crate) const USERID_TYPE: F = F(Module::Af, 8);
    pub(crate) const SIGNED_CERTIFICATE: F = F(Module::Af, 9);
    pub(crate) const VERSION: F = F(Module::Af, 10);
    pub(crate) const SERIAL_NUMBER: F = F(Module::Af, 11);
    pub(crate) const SIGNATURE: F = F(Module::Af, 12);
    pub(crate) const ISSUER: F = F(Module::Af, 13);
    pub(crate) const VALIDITY: F = F(Module::Af, 14);
    pub(crate) const SUBJECT: F = F(Module::Af, 15);
    pub(crate) const SUBJECT_PUBLIC_KEY_INFO: F = F(Module::Af, 16);
    pub(crate) const ISSUER_UNIQUE_IDENTIFIER: F = F(Module::Af, 17);
    pub(crate) const SUBJECT_UNIQUE_IDENTIFIER: F = F(Module::Af, 18);
    pub(crate) const EXTENSIONS: F = F(Module::Af, 19);
    pub(crate) const ALGORITHM_IDENTIFIER: F = F(Module::Af, 20);
    pub(crate) const ENCRYPTED: F = F(Module::Af, 21);
    pub(crate) const RDN_SEQUENCE: F = F(Module::Af, 22);
    pub(crate) const ALGORITHM_ID_2: F = F(Module::Af, 23);
    pub(crate) const PARAMETERS: F = F(Module::Af, 24);
    pub(crate) const NOT_BEFORE: F = F(Module::Af, 25);
    pub(crate) const NOT_AFTER: F = F(Module::Af, 26);
    pub(crate) const ALGORITHM: F = F(Module::Af, 27);
    pub(crate) const SUBJECT_PUBLIC_KEY: F = F(Module::Af, 28);
    pub(crate) const UTC_TIME: F = F(Module::Af, 29);
    pub(crate) const GENERALIZED_TIME: F = F(Module::Af, 30);
    pub(crate) const EXTENSION_TYPE: F = F(Module::Af, 31);
    pub(crate) const EXTN_ID: F = F(Module::Af, 32);
    pub(crate) const CRITICAL: F = F(Module::Af, 33);
    pub(crate) const EXTN_VALUE: F = F(Module::Af, 34);
    pub(crate) const USER_CERTIFICATE: F = F(Module::Af, 35);
    pub(crate) const CERTIFICATION_PATH: F = F(Module::Af, 36);
    pub(crate) const CROSS_CERTIFICATES_TYPE: F = F(Module::Af, 37);
    pub(crate) const THE_CACERTIFICATES: F = F(Module::Af, 38);
    pub(crate) const ISSUED_BY_THIS_CA: F = F(Module::Af, 39);
    pub(crate) const ISSUED_TO_THIS_CA: F = F(Module::Af, 40);
    pub(crate) const SIGNED_CERTIFICATE_LIST: F = F(Module::Af, 41);
    pub(crate) const THIS_UPDATE: F = F(Module::Af, 42);
    pub(crate) const NEXT_UPDATE: F = F(Module::Af, 43);
    pub(crate) const REVOKED_CERTIFICATES: F = F(Module::Af, 44);
    pub(crate) const REVOKED_CERTIFICATES_ITEM: F = F(Module::Af, 45);
    pub(crate) const USER_CERTIFICATE_2: F = F(Module::Af, 46);
    pub(crate) const REVOCATION_DATE: F = F(Module::Af, 47);
    pub(crate) const CRL_ENTRY_EXTENSIONS: F = F(Module::Af, 48);
    pub(crate) const CRL_EXTENSIONS: F = F(Module::Af, 49);
    pub(crate) const ATTRIBUTE_CERTIFICATE: F = F(Module::Af, 50);
    pub(crate) const AC_PATH: F = F(Module::Af, 51);
    pub(crate) const ACPATH_DATA_TYPE: F = F(Module::Af, 52);
    pub(crate) const CERTIFICATE: F = F(Module::Af, 53);
    pub(crate) const SIGNED_ATTRIBUTE_CERTIFICATE_INFO: F = F(Module::Af, 54);
    pub(crate) const BASE_CERTIFICATE_ID: F = F(Module::Af, 55);
    pub(crate) const SUBJECT_NAME: F = F(Module::Af, 56);
    pub(crate) const ATT_CERT_VALIDITY_PERIOD: F = F(Module::Af, 57);
    pub(crate) const ATTRIBUTES: F = F(Module::Af, 58);
    pub(crate) const ATTRIBUTE_TYPE: F = F(Module::Af, 59);
    pub(crate) const ISSUER_UNIQUE_ID: F = F(Module::Af, 60);
    pub(crate) const SERIAL: F = F(Module::Af, 61);
    pub(crate) const ISSUER_UID: F = F(Module::Af, 62);
    pub(crate) const NOT_BEFORE_TIME: F = F(Module::Af, 63);
    pub(crate) const NOT_AFTER_TIME: F = F(Module::Af, 64);
    pub(crate) const ATT_CERT_VALIDITY: F = F(Module::Af, 65);
    pub(crate) const ATT_TYPE: F = F(Module::Af, 66);
    pub(crate) const ATTRIBUTE_TYPE_TYPE: F = F(Module::Af, 67);
    pub(crate) const P: F = F(Module::Af, 68);
    pub(crate) const Q: F = F(Module::Af, 69);
    pub(crate) const G: F = F(Module::Af, 70);

    pub(crate) static FIELDS: &[FieldDef] = &[
        row("x509af.algorithm.id", "id", FieldType::Oid, Show::None, 0x0, Labels::None),
        row("x509af.extension.id", "id", FieldType::Oid, Show::None, 0x0, Labels::None),
        row("x509af.Certificate_element", "Certificate", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509af.SubjectPublicKeyInfo_element", "SubjectPublicKeyInfo", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509af.CertificatePair_element", "CertificatePair", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509af.CertificateList_element", "CertificateList", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509af.AttributeCertificate_element", "AttributeCertificate", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509af.DSS_Params_element", "DSS-Params", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509af.Userid", "Userid", FieldType::String, Show::None, 0x0, Labels::None),
        row("x509af.signedCertificate_element", "signedCertificate", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509af.version", "version", FieldType::Int32, Show::Dec, 0x0, Labels::Values(&[(0, "v1"), (1, "v2"), (2, "v3")])),
        row("x509af.serialNumber", "serialNumber", FieldType::Bytes, Show::None, 0x0, Labels::None),
        row("x509af.signature_element", "signature", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509af.issuer", "issuer", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "rdnSequence")])),
        row("x509af.validity_element", "validity", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509af.subject", "subject", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "rdnSequence"), (1, "subjectName")])),
        row("x509af.subjectPublicKeyInfo_element", "subjectPublicKeyInfo", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509af.issuerUniqueIdentifier", "issuerUniqueIdentifier", FieldType::Bytes, Show::None, 0x0, Labels::None),
        row("x509af.subjectUniqueIdentifier", "subjectUniqueIdentifier", FieldType::Bytes, Show::None, 0x0, Labels::None),
        row("x509af.extensions", "extensions", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("x509af.algorithmIdentifier_element", "algorithmIdentifier", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509af.encrypted", "encrypted", FieldType::Bytes, Show::None, 0x0, Labels::None),
        row("x509af.rdnSequence", "rdnSequence", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("x509af.algorithmId", "algorithmId", FieldType::Oid, Show::None, 0x0, Labels::None),
        row("x509af.parameters_element", "parameters", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509af.notBefore", "notBefore", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "utcTime"), (1, "generalizedTime")])),
        row("x509af.notAfter", "notAfter", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "utcTime"), (1, "generalizedTime")])),
        row("x509af.algorithm_element", "algorithm", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509af.subjectPublicKey", "subjectPublicKey", FieldType::Bytes, Show::None, 0x0, Labels::None),
        row("x509af.utcTime", "utcTime", FieldType::String, Show::None, 0x0, Labels::None),
        row("x509af.generalizedTime", "generalizedTime", FieldType::AbsoluteTime, Show::Utc, 0x0, Labels::None),
        row("x509af.Extension_element", "Extension", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509af.extnId", "extnId", FieldType::Oid, Show::None, 0x0, Labels::None),
        row("x509af.critical", "critical", FieldType::Boolean, Show::Flag, 0x0, Labels::None),
        row("x509af.extnValue", "extnValue", FieldType::Bytes, Show::None, 0x0, Labels::None),
        row("x509af.userCertificate_element", "userCertificate", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509af.certificationPath", "certificationPath", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("x509af.CrossCertificates", "CrossCertificates", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("x509af.theCACertificates", "theCACertificates", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("x509af.issuedByThisCA_element", "issuedByThisCA", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509af.issuedToThisCA_element", "issuedToThisCA", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509af.signedCertificateList_element", "signedCertificateList", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509af.thisUpdate", "thisUpdate", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "utcTime"), (1, "generalizedTime")])),
        row("x509af.nextUpdate", "nextUpdate", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "utcTime"), (1, "generalizedTime")])),
        row("x509af.revokedCertificates", "revokedCertificates", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("x509af.revokedCertificates_item_element", "revokedCertificates-item", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509af.userCertificate", "userCertificate", FieldType::Bytes, Show::None, 0x0, Labels::None),
        row("x509af.revocationDate", "revocationDate", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "utcTime"), (1, "generalizedTime")])),
        row("x509af.crlEntryExtensions", "crlEntryExtensions", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("x509af.crlExtensions", "crlExtensions", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("x509af.attributeCertificate_element", "attributeCertificate", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509af.acPath", "acPath", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("x509af.ACPathData_element", "ACPathData", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509af.certificate_element", "certificate", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509af.signedAttributeCertificateInfo_element", "signedAttributeCertificateInfo", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509af.baseCertificateID_element", "baseCertificateID", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509af.subjectName", "subjectName", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "rdnSequence")])),
        row("x509af.attCertValidityPeriod_element", "attCertValidityPeriod", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509af.attributes", "attributes", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("x509af.Attribute_element", "Attribute", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509af.issuerUniqueID", "issuerUniqueID", FieldType::Bytes, Show::None, 0x0, Labels::None),
        row("x509af.serial", "serial", FieldType::Bytes, Show::None, 0x0, Labels::None),
        row("x509af.issuerUID", "issuerUID", FieldType::Bytes, Show::None, 0x0, Labels::None),
        row("x509af.notBeforeTime", "notBeforeTime", FieldType::AbsoluteTime, Show::Utc, 0x0, Labels::None),
        row("x509af.notAfterTime", "notAfterTime", FieldType::AbsoluteTime, Show::Utc, 0x0, Labels::None),
        row("x509af.attCertValidity", "attCertValidity", FieldType::AbsoluteTime, Show::Utc, 0x0, Labels::None),
        row("x509af.attType", "attType", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("x509af.AttributeType", "AttributeType", FieldType::Oid, Show::None, 0x0, Labels::None),
        row("x509af.p", "p", FieldType::Bytes, Show::None, 0x0, Labels::None),
        row("x509af.q", "q", FieldType::Bytes, Show::None, 0x0, Labels::None),
        row("x509af.g", "g", FieldType::Bytes, Show::None, 0x0, Labels::None),
    ];
}

#[rustfmt::skip]
#[allow(dead_code)]
pub(crate) mod ce {
    //! x509ce

    use super::*;

    pub(crate) const ID_CE_BASE_UPDATE_TIME: F = F(Module::Ce, 0);
    pub(crate) const ID_CE_INVALIDITY_DATE: F = F(Module::Ce, 1);
    pub(crate) const ID: F = F(Module::Ce, 2);
    pub(crate) const IPADDRESS_IPV4: F = F(Module::Ce, 3);
    pub(crate) const IPADDRESS_IPV6: F = F(Module::Ce, 4);
    pub(crate) const AUTHORITY_KEY_IDENTIFIER_TYPE: F = F(Module::Ce, 5);
    pub(crate) const SUBJECT_KEY_IDENTIFIER_TYPE: F = F(Module::Ce, 6);
    pub(crate) const KEY_USAGE_TYPE: F = F(Module::Ce, 7);
    pub(crate) const KEY_PURPOSE_IDS_TYPE: F = F(Module::Ce, 8);
    pub(crate) const PRIVATE_KEY_USAGE_PERIOD_TYPE: F = F(Module::Ce, 9);
    pub(crate) const CERTIFICATE_POLICIES_SYNTAX_TYPE: F = F(Module::Ce, 10);
    pub(crate) const POLICY_MAPPINGS_SYNTAX_TYPE: F = F(Module::Ce, 11);
    pub(crate) const GENERAL_NAMES_TYPE: F = F(Module::Ce, 12);
    pub(crate) const ATTRIBUTES_SYNTAX_TYPE: F = F(Module::Ce, 13);
    pub(crate) const BASIC_CONSTRAINTS_SYNTAX_TYPE: F = F(Module::Ce, 14);
    pub(crate) const NAME_CONSTRAINTS_SYNTAX_TYPE: F = F(Module::Ce, 15);
    pub(crate) const POLICY_CONSTRAINTS_SYNTAX_TYPE: F = F(Module::Ce, 16);
    pub(crate) const SKIP_CERTS_TYPE: F = F(Module::Ce, 17);
    pub(crate) const CRLNUMBER_TYPE: F = F(Module::Ce, 18);
    pub(crate) const CRLREASON_TYPE: F = F(Module::Ce, 19);
    pub(crate) const HOLD_INSTRUCTION_TYPE: F = F(Module::Ce, 20);
    pub(crate) const CRLSCOPE_SYNTAX_TYPE: F = F(Module::Ce, 21);
    pub(crate) const STATUS_REFERRALS_TYPE: F = F(Module::Ce, 22);
    pub(crate) const CRLSTREAM_IDENTIFIER_TYPE: F = F(Module::Ce, 23);
    pub(crate) const ORDERED_LIST_SYNTAX_TYPE: F = F(Module::Ce, 24);
    pub(crate) const DELTA_INFORMATION_TYPE: F = F(Module::Ce, 25);
    pub(crate) const CRLDIST_POINTS_SYNTAX_TYPE: F = F(Module::Ce, 26);
    pub(crate) const ISSUING_DIST_POINT_SYNTAX_TYPE: F = F(Module::Ce, 27);
    pub(crate) const BASE_CRLNUMBER_TYPE: F = F(Module::Ce, 28);
    pub(crate) const TO_BE_REVOKED_SYNTAX_TYPE: F = F(Module::Ce, 29);
    pub(crate) const REVOKED_GROUPS_SYNTAX_TYPE: F = F(Module::Ce, 30);
    pub(crate) const EXPIRED_CERTS_ON_CRL_TYPE: F = F(Module::Ce, 31);
    pub(crate) const AAISSUING_DIST_POINT_SYNTAX_TYPE: F = F(Module::Ce, 32);
    pub(crate) const CERTIFICATE_ASSERTION_TYPE: F = F(Module::Ce, 33);
    pub(crate) const CERTIFICATE_PAIR_EXACT_ASSERTION_TYPE: F = F(Module::Ce, 34);
    pub(crate) const CERTIFICATE_PAIR_ASSERTION_TYPE: F = F(Module::Ce, 35);
    pub(crate) const CERTIFICATE_LIST_EXACT_ASSERTION_TYPE: F = F(Module::Ce, 36);
    pub(crate) const CERTIFICATE_LIST_ASSERTION_TYPE: F = F(Module::Ce, 37);
    pub(crate) const PKI_PATH_MATCH_SYNTAX_TYPE: F = F(Module::Ce, 38);
    pub(crate) const ENHANCED_CERTIFICATE_ASSERTION_TYPE: F = F(Module::Ce, 39);
    pub(crate) const CERTIFICATE_TEMPLATE_TYPE: F = F(Module::Ce, 40);
    pub(crate) const ENTRUST_VERSION_INFO_TYPE: F = F(Module::Ce, 41);
    pub(crate) const SCRAMBLER_CAPABILITIES_TYPE: F = F(Module::Ce, 42);
    pub(crate) const CIPLUS_INFO_TYPE: F = F(Module::Ce, 43);
    pub(crate) const CICAM_BRAND_ID_TYPE: F = F(Module::Ce, 44);
    pub(crate) const KEY_IDENTIFIER: F = F(Module::Ce, 45);
    pub(crate) const AUTHORITY_CERT_ISSUER: F = F(Module::Ce, 46);
    pub(crate) const AUTHORITY_CERT_SERIAL_NUMBER: F = F(Module::Ce, 47);
    pub(crate) const KEY_PURPOSE_ID_TYPE: F = F(Module::Ce, 48);
    pub(crate) const NOT_BEFORE: F = F(Module::Ce, 49);
    pub(crate) const NOT_AFTER: F = F(Module::Ce, 50);
    pub(crate) const POLICY_INFORMATION_TYPE: F = F(Module::Ce, 51);
    pub(crate) const POLICY_IDENTIFIER: F = F(Module::Ce, 52);
    pub(crate) const POLICY_QUALIFIERS: F = F(Module::Ce, 53);
    pub(crate) const POLICY_QUALIFIER_INFO_TYPE: F = F(Module::Ce, 54);
    pub(crate) const POLICY_QUALIFIER_ID: F = F(Module::Ce, 55);
    pub(crate) const QUALIFIER: F = F(Module::Ce, 56);
    pub(crate) const POLICY_MAPPINGS_SYNTAX_ITEM_TYPE: F = F(Module::Ce, 57);
    pub(crate) const ISSUER_DOMAIN_POLICY: F = F(Module::Ce, 58);
    pub(crate) const SUBJECT_DOMAIN_POLICY: F = F(Module::Ce, 59);
    pub(crate) const GENERAL_NAME_TYPE: F = F(Module::Ce, 60);
    pub(crate) const OTHER_NAME: F = F(Module::Ce, 61);
    pub(crate) const RFC822_NAME: F = F(Module::Ce, 62);
    pub(crate) const D_NSNAME: F = F(Module::Ce, 63);
    pub(crate) const X400_ADDRESS: F = F(Module::Ce, 64);
    pub(crate) const DIRECTORY_NAME: F = F(Module::Ce, 65);
    pub(crate) const EDI_PARTY_NAME: F = F(Module::Ce, 66);
    pub(crate) const UNIFORM_RESOURCE_IDENTIFIER: F = F(Module::Ce, 67);
    pub(crate) const I_PADDRESS: F = F(Module::Ce, 68);
    pub(crate) const REGISTERED_ID: F = F(Module::Ce, 69);
    pub(crate) const TYPE_ID: F = F(Module::Ce, 70);
    pub(crate) const VALUE: F = F(Module::Ce, 71);
    pub(crate) const NAME_ASSIGNER: F = F(Module::Ce, 72);
    pub(crate) const PARTY_NAME: F = F(Module::Ce, 73);
    pub(crate) const ATTRIBUTE_TYPE: F = F(Module::Ce, 74);
    pub(crate) const C_A: F = F(Module::Ce, 75);
    pub(crate) const PATH_LEN_CONSTRAINT: F = F(Module::Ce, 76);
    pub(crate) const PERMITTED_SUBTREES: F = F(Module::Ce, 77);
    pub(crate) const EXCLUDED_SUBTREES: F = F(Module::Ce, 78);
    pub(crate) const GENERAL_SUBTREE_TYPE: F = F(Module::Ce, 79);
    pub(crate) const BASE: F = F(Module::Ce, 80);
    pub(crate) const MINIMUM: F = F(Module::Ce, 81);
    pub(crate) const MAXIMUM: F = F(Module::Ce, 82);
    pub(crate) const REQUIRE_EXPLICIT_POLICY: F = F(Module::Ce, 83);
    pub(crate) const INHIBIT_POLICY_MAPPING: F = F(Module::Ce, 84);
    pub(crate) const PER_AUTHORITY_SCOPE_TYPE: F = F(Module::Ce, 85);
    pub(crate) const AUTHORITY_NAME: F = F(Module::Ce, 86);
    pub(crate) const DISTRIBUTION_POINT: F = F(Module::Ce, 87);
    pub(crate) const ONLY_CONTAINS: F = F(Module::Ce, 88);
    pub(crate) const ONLY_SOME_REASONS: F = F(Module::Ce, 89);
    pub(crate) const SERIAL_NUMBER_RANGE: F = F(Module::Ce, 90);
    pub(crate) const SUBJECT_KEY_ID_RANGE: F = F(Module::Ce, 91);
    pub(crate) const NAME_SUBTREES: F = F(Module::Ce, 92);
    pub(crate) const BASE_REVOCATION_INFO: F = F(Module::Ce, 93);
    pub(crate) const STARTING_NUMBER: F = F(Module::Ce, 94);
    pub(crate) const ENDING_NUMBER: F = F(Module::Ce, 95);
    pub(crate) const MODULUS: F = F(Module::Ce, 96);
    pub(crate) const C_RLSTREAM_IDENTIFIER: F = F(Module::Ce, 97);
    pub(crate) const C_RLNUMBER: F = F(Module::Ce, 98);
    pub(crate) const BASE_THIS_UPDATE: F = F(Module::Ce, 99);
    pub(crate) const STATUS_REFERRAL_TYPE: F = F(Module::Ce, 100);
    pub(crate) const C_RLREFERRAL: F = F(Module::Ce, 101);
    pub(crate) const ISSUER: F = F(Module::Ce, 102);
    pub(crate) const LOCATION: F = F(Module::Ce, 103);
    pub(crate) const DELTA_REF_INFO: F = F(Module::Ce, 104);
    pub(crate) const C_RLSCOPE: F = F(Module::Ce, 105);
    pub(crate) const LAST_UPDATE: F = F(Module::Ce, 106);
    pub(crate) const LAST_CHANGED_CRL: F = F(Module::Ce, 107);
    pub(crate) const DELTA_LOCATION: F = F(Module::Ce, 108);
    pub(crate) const LAST_DELTA: F = F(Module::Ce, 109);
    pub(crate) const NEXT_DELTA: F = F(Module::Ce, 110);
    pub(crate) const DISTRIBUTION_POINT_TYPE: F = F(Module::Ce, 111);
    pub(crate) const REASONS: F = F(Module::Ce, 112);
    pub(crate) const C_RLISSUER: F = F(Module::Ce, 113);
    pub(crate) const FULL_NAME: F = F(Module::Ce, 114);
    pub(crate) const NAME_RELATIVE_TO_CRLISSUER: F = F(Module::Ce, 115);
    pub(crate) const ONLY_CONTAINS_USER_PUBLIC_KEY_CERTS: F = F(Module::Ce, 116);
    pub(crate) const ONLY_CONTAINS_CACERTS: F = F(Module::Ce, 117);
    pub(crate) const INDIRECT_CRL: F = F(Module::Ce, 118);
    pub(crate) const TO_BE_REVOKED_GROUP_TYPE: F = F(Module::Ce, 119);
    pub(crate) const CERTIFICATE_ISSUER: F = F(Module::Ce, 120);
    pub(crate) const REASON_INFO: F = F(Module::Ce, 121);
    pub(crate) const REVOCATION_TIME: F = F(Module::Ce, 122);
    pub(crate) const CERTIFICATE_GROUP: F = F(Module::Ce, 123);
    pub(crate) const REASON_CODE: F = F(Module::Ce, 124);
    pub(crate) const HOLD_INSTRUCTION_CODE: F = F(Module::Ce, 125);
    pub(crate) const SERIAL_NUMBERS: F = F(Module::Ce, 126);
    pub(crate) const NAME_SUBTREE: F = F(Module::Ce, 127);
    pub(crate) const CERTIFICATE_SERIAL_NUMBER_TYPE: F = F(Module::Ce, 128);
    pub(crate) const REVOKED_GROUP_TYPE: F = F(Module::Ce, 129);
    pub(crate) const INVALIDITY_DATE: F = F(Module::Ce, 130);
    pub(crate) const REVOKEDCERTIFICATE_GROUP: F = F(Module::Ce, 131);
    pub(crate) const CONTAINS_USER_ATTRIBUTE_CERTS: F = F(Module::Ce, 132);
    pub(crate) const CONTAINS_AACERTS: F = F(Module::Ce, 133);
    pub(crate) const CONTAINS_SOAPUBLIC_KEY_CERTS: F = F(Module::Ce, 134);
    pub(crate) const SERIAL_NUMBER: F = F(Module::Ce, 135);
    pub(crate) const SUBJECT_KEY_IDENTIFIER: F = F(Module::Ce, 136);
    pub(crate) const AUTHORITY_KEY_IDENTIFIER: F = F(Module::Ce, 137);
    pub(crate) const CERTIFICATE_VALID: F = F(Module::Ce, 138);
    pub(crate) const PRIVATE_KEY_VALID: F = F(Module::Ce, 139);
    pub(crate) const SUBJECT_PUBLIC_KEY_ALG_ID: F = F(Module::Ce, 140);
    pub(crate) const KEY_USAGE: F = F(Module::Ce, 141);
    pub(crate) const SUBJECT_ALT_NAME: F = F(Module::Ce, 142);
    pub(crate) const POLICY: F = F(Module::Ce, 143);
    pub(crate) const PATH_TO_NAME: F = F(Module::Ce, 144);
    pub(crate) const SUBJECT: F = F(Module::Ce, 145);
    pub(crate) const NAME_CONSTRAINTS: F = F(Module::Ce, 146);
    pub(crate) const BUILTIN_NAME_FORM: F = F(Module::Ce, 147);
    pub(crate) const OTHER_NAME_FORM: F = F(Module::Ce, 148);
    pub(crate) const CERT_POLICY_ID_TYPE: F = F(Module::Ce, 149);
    pub(crate) const ISSUED_TO_THIS_CAASSERTION: F = F(Module::Ce, 150);
    pub(crate) const ISSUED_BY_THIS_CAASSERTION: F = F(Module::Ce, 151);
    pub(crate) const THIS_UPDATE: F = F(Module::Ce, 152);
    pub(crate) const MIN_CRLNUMBER: F = F(Module::Ce, 153);
    pub(crate) const MAX_CRLNUMBER: F = F(Module::Ce, 154);
    pub(crate) const REASON_FLAGS: F = F(Module::Ce, 155);
    pub(crate) const DATE_AND_TIME: F = F(Module::Ce, 156);
    pub(crate) const FIRST_ISSUER: F = F(Module::Ce, 157);
    pub(crate) const LAST_SUBJECT: F = F(Module::Ce, 158);
    pub(crate) const SUBJECT_ALT_NAME_ELEMENT: F = F(Module::Ce, 159);
    pub(crate) const ALTNAME_TYPE: F = F(Module::Ce, 160);
    pub(crate) const ALT_NAME_VALUE: F = F(Module::Ce, 161);
    pub(crate) const TEMPLATE_ID: F = F(Module::Ce, 162);
    pub(crate) const TEMPLATE_MAJOR_VERSION: F = F(Module::Ce, 163);
    pub(crate) const TEMPLATE_MINOR_VERSION: F = F(Module::Ce, 164);
    pub(crate) const ENTRUST_VERS: F = F(Module::Ce, 165);
    pub(crate) const ENTRUST_VERS_INFO_FLAGS: F = F(Module::Ce, 166);
    pub(crate) const CAPABILITY: F = F(Module::Ce, 167);
    pub(crate) const VERSION: F = F(Module::Ce, 168);
    pub(crate) const KEY_USAGE_DIGITAL_SIGNATURE: F = F(Module::Ce, 169);
    pub(crate) const KEY_USAGE_CONTENT_COMMITMENT: F = F(Module::Ce, 170);
    pub(crate) const KEY_USAGE_KEY_ENCIPHERMENT: F = F(Module::Ce, 171);
    pub(crate) const KEY_USAGE_DATA_ENCIPHERMENT: F = F(Module::Ce, 172);
    pub(crate) const KEY_USAGE_KEY_AGREEMENT: F = F(Module::Ce, 173);
    pub(crate) const KEY_USAGE_KEY_CERT_SIGN: F = F(Module::Ce, 174);
    pub(crate) const KEY_USAGE_C_RLSIGN: F = F(Module::Ce, 175);
    pub(crate) const KEY_USAGE_ENCIPHER_ONLY: F = F(Module::Ce, 176);
    pub(crate) const KEY_USAGE_DECIPHER_ONLY: F = F(Module::Ce, 177);
    pub(crate) const ONLY_CERTIFICATE_TYPES_USER: F = F(Module::Ce, 178);
    pub(crate) const ONLY_CERTIFICATE_TYPES_AUTHORITY: F = F(Module::Ce, 179);
    pub(crate) const ONLY_CERTIFICATE_TYPES_ATTRIBUTE: F = F(Module::Ce, 180);
    pub(crate) const REASON_FLAGS_UNUSED: F = F(Module::Ce, 181);
    pub(crate) const REASON_FLAGS_KEY_COMPROMISE: F = F(Module::Ce, 182);
    pub(crate) const REASON_FLAGS_C_ACOMPROMISE: F = F(Module::Ce, 183);
    pub(crate) const REASON_FLAGS_AFFILIATION_CHANGED: F = F(Module::Ce, 184);
    pub(crate) const REASON_FLAGS_SUPERSEDED: F = F(Module::Ce, 185);
    pub(crate) const REASON_FLAGS_CESSATION_OF_OPERATION: F = F(Module::Ce, 186);
    pub(crate) const REASON_FLAGS_CERTIFICATE_HOLD: F = F(Module::Ce, 187);
    pub(crate) const REASON_FLAGS_PRIVILEGE_WITHDRAWN: F = F(Module::Ce, 188);
    pub(crate) const REASON_FLAGS_A_ACOMPROMISE: F = F(Module::Ce, 189);
    pub(crate) const ENTRUST_INFO_FLAGS_KEY_UPDATE_ALLOWED: F = F(Module::Ce, 190);
    pub(crate) const ENTRUST_INFO_FLAGS_NEW_EXTENSIONS: F = F(Module::Ce, 191);
    pub(crate) const ENTRUST_INFO_FLAGS_P_KIXCERTIFICATE: F = F(Module::Ce, 192);
    pub(crate) const ENTRUST_INFO_FLAGS_ENTERPRISE_CATEGORY: F = F(Module::Ce, 193);
    pub(crate) const ENTRUST_INFO_FLAGS_WEB_CATEGORY: F = F(Module::Ce, 194);
    pub(crate) const ENTRUST_INFO_FLAGS_S_ETCATEGORY: F = F(Module::Ce, 195);

    pub(crate) static FIELDS: &[FieldDef] = &[
        row("x509ce.id_ce_baseUpdateTime", "id-ce-baseUpdateTime", FieldType::AbsoluteTime, Show::Utc, 0x0, Labels::None),
        row("x509ce.id_ce_invalidityDate", "id-ce-invalidityDate", FieldType::AbsoluteTime, Show::Utc, 0x0, Labels::None),
        row("x509ce.id", "id", FieldType::Oid, Show::None, 0x0, Labels::None),
        row("x509ce.IPAddress.ipv4", "ipv4", FieldType::Ipv4, Show::None, 0x0, Labels::None),
        row("x509ce.IPAddress.ipv6", "ipv6", FieldType::Ipv6, Show::None, 0x0, Labels::None),
        row("x509ce.AuthorityKeyIdentifier_element", "AuthorityKeyIdentifier", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509ce.SubjectKeyIdentifier", "SubjectKeyIdentifier", FieldType::Bytes, Show::None, 0x0, Labels::None),
        row("x509ce.KeyUsage", "KeyUsage", FieldType::Bytes, Show::None, 0x0, Labels::None),
        row("x509ce.KeyPurposeIDs", "KeyPurposeIDs", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("x509ce.PrivateKeyUsagePeriod_element", "PrivateKeyUsagePeriod", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509ce.CertificatePoliciesSyntax", "CertificatePoliciesSyntax", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("x509ce.PolicyMappingsSyntax", "PolicyMappingsSyntax", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("x509ce.GeneralNames", "GeneralNames", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("x509ce.AttributesSyntax", "AttributesSyntax", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("x509ce.BasicConstraintsSyntax_element", "BasicConstraintsSyntax", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509ce.NameConstraintsSyntax_element", "NameConstraintsSyntax", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509ce.PolicyConstraintsSyntax_element", "PolicyConstraintsSyntax", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509ce.SkipCerts", "SkipCerts", FieldType::Uint64, Show::Dec, 0x0, Labels::None),
        row("x509ce.CRLNumber", "CRLNumber", FieldType::Uint64, Show::Dec, 0x0, Labels::None),
        row("x509ce.CRLReason", "CRLReason", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "unspecified"), (1, "keyCompromise"), (2, "cACompromise"), (3, "affiliationChanged"), (4, "superseded"), (5, "cessationOfOperation"), (6, "certificateHold"), (8, "removeFromCRL"), (9, "privilegeWithdrawn"), (10, "aaCompromise")])),
        row("x509ce.HoldInstruction", "HoldInstruction", FieldType::Oid, Show::None, 0x0, Labels::None),
        row("x509ce.CRLScopeSyntax", "CRLScopeSyntax", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("x509ce.StatusReferrals", "StatusReferrals", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("x509ce.CRLStreamIdentifier", "CRLStreamIdentifier", FieldType::Uint64, Show::Dec, 0x0, Labels::None),
        row("x509ce.OrderedListSyntax", "OrderedListSyntax", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "ascSerialNum"), (1, "ascRevDate")])),
        row("x509ce.DeltaInformation_element", "DeltaInformation", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509ce.CRLDistPointsSyntax", "CRLDistPointsSyntax", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("x509ce.IssuingDistPointSyntax_element", "IssuingDistPointSyntax", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509ce.BaseCRLNumber", "BaseCRLNumber", FieldType::Uint64, Show::Dec, 0x0, Labels::None),
        row("x509ce.ToBeRevokedSyntax", "ToBeRevokedSyntax", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("x509ce.RevokedGroupsSyntax", "RevokedGroupsSyntax", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("x509ce.ExpiredCertsOnCRL", "ExpiredCertsOnCRL", FieldType::AbsoluteTime, Show::Utc, 0x0, Labels::None),
        row("x509ce.AAIssuingDistPointSyntax_element", "AAIssuingDistPointSyntax", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509ce.CertificateAssertion_element", "CertificateAssertion", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509ce.CertificatePairExactAssertion_element", "CertificatePairExactAssertion", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509ce.CertificatePairAssertion_element", "CertificatePairAssertion", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509ce.CertificateListExactAssertion_element", "CertificateListExactAssertion", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509ce.CertificateListAssertion_element", "CertificateListAssertion", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509ce.PkiPathMatchSyntax_element", "PkiPathMatchSyntax", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509ce.EnhancedCertificateAssertion_element", "EnhancedCertificateAssertion", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509ce.CertificateTemplate_element", "CertificateTemplate", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509ce.EntrustVersionInfo_element", "EntrustVersionInfo", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509ce.ScramblerCapabilities_element", "ScramblerCapabilities", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509ce.CiplusInfo", "CiplusInfo", FieldType::Bytes, Show::None, 0x0, Labels::None),
        row("x509ce.CicamBrandId", "CicamBrandId", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("x509ce.keyIdentifier", "keyIdentifier", FieldType::Bytes, Show::None, 0x0, Labels::None),
        row("x509ce.authorityCertIssuer", "authorityCertIssuer", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("x509ce.authorityCertSerialNumber", "authorityCertSerialNumber", FieldType::Bytes, Show::None, 0x0, Labels::None),
        row("x509ce.KeyPurposeId", "KeyPurposeId", FieldType::Oid, Show::None, 0x0, Labels::None),
        row("x509ce.notBefore", "notBefore", FieldType::AbsoluteTime, Show::Utc, 0x0, Labels::None),
        row("x509ce.notAfter", "notAfter", FieldType::AbsoluteTime, Show::Utc, 0x0, Labels::None),
        row("x509ce.PolicyInformation_element", "PolicyInformation", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509ce.policyIdentifier", "policyIdentifier", FieldType::Oid, Show::None, 0x0, Labels::None),
        row("x509ce.policyQualifiers", "policyQualifiers", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("x509ce.PolicyQualifierInfo_element", "PolicyQualifierInfo", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509ce.policyQualifierId", "policyQualifierId", FieldType::Oid, Show::None, 0x0, Labels::None),
        row("x509ce.qualifier_element", "qualifier", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509ce.PolicyMappingsSyntax_item_element", "PolicyMappingsSyntax-item", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509ce.issuerDomainPolicy", "issuerDomainPolicy", FieldType::Oid, Show::None, 0x0, Labels::None),
        row("x509ce.subjectDomainPolicy", "subjectDomainPolicy", FieldType::Oid, Show::None, 0x0, Labels::None),
        row("x509ce.GeneralName", "GeneralName", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "otherName"), (1, "rfc822Name"), (2, "dNSName"), (3, "x400Address"), (4, "directoryName"), (5, "ediPartyName"), (6, "uniformResourceIdentifier"), (7, "iPAddress"), (8, "registeredID")])),
        row("x509ce.otherName_element", "otherName", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509ce.rfc822Name", "rfc822Name", FieldType::String, Show::None, 0x0, Labels::None),
        row("x509ce.dNSName", "dNSName", FieldType::String, Show::None, 0x0, Labels::None),
        row("x509ce.x400Address_element", "x400Address", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509ce.directoryName", "directoryName", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "rdnSequence")])),
        row("x509ce.ediPartyName_element", "ediPartyName", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509ce.uniformResourceIdentifier", "uniformResourceIdentifier", FieldType::String, Show::None, 0x0, Labels::None),
        row("x509ce.iPAddress", "iPAddress", FieldType::Bytes, Show::None, 0x0, Labels::None),
        row("x509ce.registeredID", "registeredID", FieldType::Oid, Show::None, 0x0, Labels::None),
        row("x509ce.type_id", "type-id", FieldType::Oid, Show::None, 0x0, Labels::None),
        row("x509ce.value_element", "value", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509ce.nameAssigner", "nameAssigner", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "teletexString"), (1, "printableString"), (2, "universalString"), (3, "bmpString"), (4, "uTF8String")])),
        row("x509ce.partyName", "partyName", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "teletexString"), (1, "printableString"), (2, "universalString"), (3, "bmpString"), (4, "uTF8String")])),
        row("x509ce.Attribute_element", "Attribute", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509ce.cA", "cA", FieldType::Boolean, Show::Flag, 0x0, Labels::None),
        row("x509ce.pathLenConstraint", "pathLenConstraint", FieldType::Uint64, Show::Dec, 0x0, Labels::None),
        row("x509ce.permittedSubtrees", "permittedSubtrees", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("x509ce.excludedSubtrees", "excludedSubtrees", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("x509ce.GeneralSubtree_element", "GeneralSubtree", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509ce.base", "base", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "otherName"), (1, "rfc822Name"), (2, "dNSName"), (3, "x400Address"), (4, "directoryName"), (5, "ediPartyName"), (6, "uniformResourceIdentifier"), (7, "iPAddress"), (8, "registeredID")])),
        row("x509ce.minimum", "minimum", FieldType::Uint64, Show::Dec, 0x0, Labels::None),
        row("x509ce.maximum", "maximum", FieldType::Uint64, Show::Dec, 0x0, Labels::None),
        row("x509ce.requireExplicitPolicy", "requireExplicitPolicy", FieldType::Uint64, Show::Dec, 0x0, Labels::None),
        row("x509ce.inhibitPolicyMapping", "inhibitPolicyMapping", FieldType::Uint64, Show::Dec, 0x0, Labels::None),
        row("x509ce.PerAuthorityScope_element", "PerAuthorityScope", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509ce.authorityName", "authorityName", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "otherName"), (1, "rfc822Name"), (2, "dNSName"), (3, "x400Address"), (4, "directoryName"), (5, "ediPartyName"), (6, "uniformResourceIdentifier"), (7, "iPAddress"), (8, "registeredID")])),
        row("x509ce.distributionPoint", "distributionPoint", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "fullName"), (1, "nameRelativeToCRLIssuer")])),
        row("x509ce.onlyContains", "onlyContains", FieldType::Bytes, Show::None, 0x0, Labels::None),
        row("x509ce.onlySomeReasons", "onlySomeReasons", FieldType::Bytes, Show::None, 0x0, Labels::None),
        row("x509ce.serialNumberRange_element", "serialNumberRange", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509ce.subjectKeyIdRange_element", "subjectKeyIdRange", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509ce.nameSubtrees", "nameSubtrees", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("x509ce.baseRevocationInfo_element", "baseRevocationInfo", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509ce.startingNumber", "startingNumber", FieldType::Int32, Show::Dec, 0x0, Labels::None),
        row("x509ce.endingNumber", "endingNumber", FieldType::Int32, Show::Dec, 0x0, Labels::None),
        row("x509ce.modulus", "modulus", FieldType::Int32, Show::Dec, 0x0, Labels::None),
        row("x509ce.cRLStreamIdentifier", "cRLStreamIdentifier", FieldType::Uint64, Show::Dec, 0x0, Labels::None),
        row("x509ce.cRLNumber", "cRLNumber", FieldType::Uint64, Show::Dec, 0x0, Labels::None),
        row("x509ce.baseThisUpdate", "baseThisUpdate", FieldType::AbsoluteTime, Show::Utc, 0x0, Labels::None),
        row("x509ce.StatusReferral", "StatusReferral", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "cRLReferral")])),
        row("x509ce.cRLReferral_element", "cRLReferral", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509ce.issuer", "issuer", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "otherName"), (1, "rfc822Name"), (2, "dNSName"), (3, "x400Address"), (4, "directoryName"), (5, "ediPartyName"), (6, "uniformResourceIdentifier"), (7, "iPAddress"), (8, "registeredID")])),
        row("x509ce.location", "location", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "otherName"), (1, "rfc822Name"), (2, "dNSName"), (3, "x400Address"), (4, "directoryName"), (5, "ediPartyName"), (6, "uniformResourceIdentifier"), (7, "iPAddress"), (8, "registeredID")])),
        row("x509ce.deltaRefInfo_element", "deltaRefInfo", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509ce.cRLScope", "cRLScope", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("x509ce.lastUpdate", "lastUpdate", FieldType::AbsoluteTime, Show::Utc, 0x0, Labels::None),
        row("x509ce.lastChangedCRL", "lastChangedCRL", FieldType::AbsoluteTime, Show::Utc, 0x0, Labels::None),
        row("x509ce.deltaLocation", "deltaLocation", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "otherName"), (1, "rfc822Name"), (2, "dNSName"), (3, "x400Address"), (4, "directoryName"), (5, "ediPartyName"), (6, "uniformResourceIdentifier"), (7, "iPAddress"), (8, "registeredID")])),
        row("x509ce.lastDelta", "lastDelta", FieldType::AbsoluteTime, Show::Utc, 0x0, Labels::None),
        row("x509ce.nextDelta", "nextDelta", FieldType::AbsoluteTime, Show::Utc, 0x0, Labels::None),
        row("x509ce.DistributionPoint_element", "DistributionPoint", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509ce.reasons", "reasons", FieldType::Bytes, Show::None, 0x0, Labels::None),
        row("x509ce.cRLIssuer", "cRLIssuer", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("x509ce.fullName", "fullName", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("x509ce.nameRelativeToCRLIssuer", "nameRelativeToCRLIssuer", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("x509ce.onlyContainsUserPublicKeyCerts", "onlyContainsUserPublicKeyCerts", FieldType::Boolean, Show::Flag, 0x0, Labels::None),
        row("x509ce.onlyContainsCACerts", "onlyContainsCACerts", FieldType::Boolean, Show::Flag, 0x0, Labels::None),
        row("x509ce.indirectCRL", "indirectCRL", FieldType::Boolean, Show::Flag, 0x0, Labels::None),
        row("x509ce.ToBeRevokedGroup_element", "ToBeRevokedGroup", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509ce.certificateIssuer", "certificateIssuer", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "otherName"), (1, "rfc822Name"), (2, "dNSName"), (3, "x400Address"), (4, "directoryName"), (5, "ediPartyName"), (6, "uniformResourceIdentifier"), (7, "iPAddress"), (8, "registeredID")])),
        row("x509ce.reasonInfo_element", "reasonInfo", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509ce.revocationTime", "revocationTime", FieldType::AbsoluteTime, Show::Utc, 0x0, Labels::None),
        row("x509ce.certificateGroup", "certificateGroup", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "serialNumbers"), (1, "serialNumberRange"), (2, "nameSubtree")])),
        row("x509ce.reasonCode", "reasonCode", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "unspecified"), (1, "keyCompromise"), (2, "cACompromise"), (3, "affiliationChanged"), (4, "superseded"), (5, "cessationOfOperation"), (6, "certificateHold"), (8, "removeFromCRL"), (9, "privilegeWithdrawn"), (10, "aaCompromise")])),
        row("x509ce.holdInstructionCode", "holdInstructionCode", FieldType::Oid, Show::None, 0x0, Labels::None),
        row("x509ce.serialNumbers", "serialNumbers", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("x509ce.nameSubtree", "nameSubtree", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "otherName"), (1, "rfc822Name"), (2, "dNSName"), (3, "x400Address"), (4, "directoryName"), (5, "ediPartyName"), (6, "uniformResourceIdentifier"), (7, "iPAddress"), (8, "registeredID")])),
        row("x509ce.CertificateSerialNumber", "CertificateSerialNumber", FieldType::Bytes, Show::None, 0x0, Labels::None),
        row("x509ce.RevokedGroup_element", "RevokedGroup", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509ce.invalidityDate", "invalidityDate", FieldType::AbsoluteTime, Show::Utc, 0x0, Labels::None),
        row("x509ce.revokedcertificateGroup", "revokedcertificateGroup", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "serialNumberRange"), (1, "nameSubtree")])),
        row("x509ce.containsUserAttributeCerts", "containsUserAttributeCerts", FieldType::Boolean, Show::Flag, 0x0, Labels::None),
        row("x509ce.containsAACerts", "containsAACerts", FieldType::Boolean, Show::Flag, 0x0, Labels::None),
        row("x509ce.containsSOAPublicKeyCerts", "containsSOAPublicKeyCerts", FieldType::Boolean, Show::Flag, 0x0, Labels::None),
        row("x509ce.serialNumber", "serialNumber", FieldType::Bytes, Show::None, 0x0, Labels::None),
        row("x509ce.subjectKeyIdentifier", "subjectKeyIdentifier", FieldType::Bytes, Show::None, 0x0, Labels::None),
        row("x509ce.authorityKeyIdentifier_element", "authorityKeyIdentifier", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509ce.certificateValid", "certificateValid", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "utcTime"), (1, "generalizedTime")])),
        row("x509ce.privateKeyValid", "privateKeyValid", FieldType::AbsoluteTime, Show::Utc, 0x0, Labels::None),
        row("x509ce.subjectPublicKeyAlgID", "subjectPublicKeyAlgID", FieldType::Oid, Show::None, 0x0, Labels::None),
        row("x509ce.keyUsage", "keyUsage", FieldType::Bytes, Show::None, 0x0, Labels::None),
        row("x509ce.subjectAltName", "subjectAltName", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "builtinNameForm"), (1, "otherNameForm")])),
        row("x509ce.policy", "policy", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("x509ce.pathToName", "pathToName", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "rdnSequence")])),
        row("x509ce.subject", "subject", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "rdnSequence")])),
        row("x509ce.nameConstraints_element", "nameConstraints", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509ce.builtinNameForm", "builtinNameForm", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(1, "rfc822Name"), (2, "dNSName"), (3, "x400Address"), (4, "directoryName"), (5, "ediPartyName"), (6, "uniformResourceIdentifier"), (7, "iPAddress"), (8, "registeredId")])),
        row("x509ce.otherNameForm", "otherNameForm", FieldType::Oid, Show::None, 0x0, Labels::None),
        row("x509ce.CertPolicyId", "CertPolicyId", FieldType::Oid, Show::None, 0x0, Labels::None),
        row("x509ce.issuedToThisCAAssertion_element", "issuedToThisCAAssertion", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509ce.issuedByThisCAAssertion_element", "issuedByThisCAAssertion", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509ce.thisUpdate", "thisUpdate", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "utcTime"), (1, "generalizedTime")])),
        row("x509ce.minCRLNumber", "minCRLNumber", FieldType::Uint64, Show::Dec, 0x0, Labels::None),
        row("x509ce.maxCRLNumber", "maxCRLNumber", FieldType::Uint64, Show::Dec, 0x0, Labels::None),
        row("x509ce.reasonFlags", "reasonFlags", FieldType::Bytes, Show::None, 0x0, Labels::None),
        row("x509ce.dateAndTime", "dateAndTime", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "utcTime"), (1, "generalizedTime")])),
        row("x509ce.firstIssuer", "firstIssuer", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "rdnSequence")])),
        row("x509ce.lastSubject", "lastSubject", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "rdnSequence")])),
        row("x509ce.subjectAltName_element", "subjectAltName", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509ce.altnameType", "altnameType", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "builtinNameForm"), (1, "otherNameForm")])),
        row("x509ce.altNameValue", "altNameValue", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "otherName"), (1, "rfc822Name"), (2, "dNSName"), (3, "x400Address"), (4, "directoryName"), (5, "ediPartyName"), (6, "uniformResourceIdentifier"), (7, "iPAddress"), (8, "registeredID")])),
        row("x509ce.templateID", "templateID", FieldType::Oid, Show::None, 0x0, Labels::None),
        row("x509ce.templateMajorVersion", "templateMajorVersion", FieldType::Int32, Show::Dec, 0x0, Labels::None),
        row("x509ce.templateMinorVersion", "templateMinorVersion", FieldType::Int32, Show::Dec, 0x0, Labels::None),
        row("x509ce.entrustVers", "entrustVers", FieldType::String, Show::None, 0x0, Labels::None),
        row("x509ce.entrustVersInfoFlags", "entrustVersInfoFlags", FieldType::Bytes, Show::None, 0x0, Labels::None),
        row("x509ce.capability", "capability", FieldType::Uint64, Show::Dec, 0x0, Labels::None),
        row("x509ce.version", "version", FieldType::Uint64, Show::Dec, 0x0, Labels::None),
        row("x509ce.KeyUsage.digitalSignature", "digitalSignature", FieldType::Boolean, Show::Flag, 0x80, Labels::None),
        row("x509ce.KeyUsage.contentCommitment", "contentCommitment", FieldType::Boolean, Show::Flag, 0x40, Labels::None),
        row("x509ce.KeyUsage.keyEncipherment", "keyEncipherment", FieldType::Boolean, Show::Flag, 0x20, Labels::None),
        row("x509ce.KeyUsage.dataEncipherment", "dataEncipherment", FieldType::Boolean, Show::Flag, 0x10, Labels::None),
        row("x509ce.KeyUsage.keyAgreement", "keyAgreement", FieldType::Boolean, Show::Flag, 0x8, Labels::None),
        row("x509ce.KeyUsage.keyCertSign", "keyCertSign", FieldType::Boolean, Show::Flag, 0x4, Labels::None),
        row("x509ce.KeyUsage.cRLSign", "cRLSign", FieldType::Boolean, Show::Flag, 0x2, Labels::None),
        row("x509ce.KeyUsage.encipherOnly", "encipherOnly", FieldType::Boolean, Show::Flag, 0x1, Labels::None),
        row("x509ce.KeyUsage.decipherOnly", "decipherOnly", FieldType::Boolean, Show::Flag, 0x80, Labels::None),
        row("x509ce.OnlyCertificateTypes.user", "user", FieldType::Boolean, Show::Flag, 0x80, Labels::None),
        row("x509ce.OnlyCertificateTypes.authority", "authority", FieldType::Boolean, Show::Flag, 0x40, Labels::None),
        row("x509ce.OnlyCertificateTypes.attribute", "attribute", FieldType::Boolean, Show::Flag, 0x20, Labels::None),
        row("x509ce.ReasonFlags.unused", "unused", FieldType::Boolean, Show::Flag, 0x80, Labels::None),
        row("x509ce.ReasonFlags.keyCompromise", "keyCompromise", FieldType::Boolean, Show::Flag, 0x40, Labels::None),
        row("x509ce.ReasonFlags.cACompromise", "cACompromise", FieldType::Boolean, Show::Flag, 0x20, Labels::None),
        row("x509ce.ReasonFlags.affiliationChanged", "affiliationChanged", FieldType::Boolean, Show::Flag, 0x10, Labels::None),
        row("x509ce.ReasonFlags.superseded", "superseded", FieldType::Boolean, Show::Flag, 0x8, Labels::None),
        row("x509ce.ReasonFlags.cessationOfOperation", "cessationOfOperation", FieldType::Boolean, Show::Flag, 0x4, Labels::None),
        row("x509ce.ReasonFlags.certificateHold", "certificateHold", FieldType::Boolean, Show::Flag, 0x2, Labels::None),
        row("x509ce.ReasonFlags.privilegeWithdrawn", "privilegeWithdrawn", FieldType::Boolean, Show::Flag, 0x1, Labels::None),
        row("x509ce.ReasonFlags.aACompromise", "aACompromise", FieldType::Boolean, Show::Flag, 0x80, Labels::None),
        row("x509ce.EntrustInfoFlags.keyUpdateAllowed", "keyUpdateAllowed", FieldType::Boolean, Show::Flag, 0x80, Labels::None),
        row("x509ce.EntrustInfoFlags.newExtensions", "newExtensions", FieldType::Boolean, Show::Flag, 0x40, Labels::None),
        row("x509ce.EntrustInfoFlags.pKIXCertificate", "pKIXCertificate", FieldType::Boolean, Show::Flag, 0x20, Labels::None),
        row("x509ce.EntrustInfoFlags.enterpriseCategory", "enterpriseCategory", FieldType::Boolean, Show::Flag, 0x10, Labels::None),
        row("x509ce.EntrustInfoFlags.webCategory", "webCategory", FieldType::Boolean, Show::Flag, 0x8, Labels::None),
        row("x509ce.EntrustInfoFlags.sETCategory", "sETCategory", FieldType::Boolean, Show::Flag, 0x4, Labels::None),
    ];
}

#[rustfmt::skip]
#[allow(dead_code)]
pub(crate) mod inf {
    //! x509if

    use super::*;

    pub(crate) const OID: F = F(Module::If, 0);
    pub(crate) const ANY_STRING: F = F(Module::If, 1);
    pub(crate) const DISTINGUISHED_NAME_TYPE: F = F(Module::If, 2);
    pub(crate) const SUBTREE_SPECIFICATION_TYPE: F = F(Module::If, 3);
    pub(crate) const HIERARCHY_LEVEL_TYPE: F = F(Module::If, 4);
    pub(crate) const HIERARCHY_BELOW_TYPE: F = F(Module::If, 5);
    pub(crate) const TYPE: F = F(Module::If, 6);
    pub(crate) const VALUES: F = F(Module::If, 7);
    pub(crate) const VALUES_ITEM: F = F(Module::If, 8);
    pub(crate) const VALUES_WITH_CONTEXT: F = F(Module::If, 9);
    pub(crate) const VALUES_WITH_CONTEXT_ITEM: F = F(Module::If, 10);
    pub(crate) const VALUE: F = F(Module::If, 11);
    pub(crate) const CONTEXT_LIST: F = F(Module::If, 12);
    pub(crate) const CONTEXT_TYPE: F = F(Module::If, 13);
    pub(crate) const CONTEXT_TYPE_2: F = F(Module::If, 14);
    pub(crate) const CONTEXT_VALUES: F = F(Module::If, 15);
    pub(crate) const CONTEXT_VALUES_ITEM: F = F(Module::If, 16);
    pub(crate) const FALLBACK: F = F(Module::If, 17);
    pub(crate) const ASSERTION: F = F(Module::If, 18);
    pub(crate) const ASSERTED_CONTEXTS: F = F(Module::If, 19);
    pub(crate) const ALL_CONTEXTS: F = F(Module::If, 20);
    pub(crate) const SELECTED_CONTEXTS: F = F(Module::If, 21);
    pub(crate) const CONTEXT_ASSERTION_TYPE: F = F(Module::If, 22);
    pub(crate) const RDN_SEQUENCE: F = F(Module::If, 23);
    pub(crate) const RDNSEQUENCE_ITEM_TYPE: F = F(Module::If, 24);
    pub(crate) const RELATIVE_DISTINGUISHED_NAME_ITEM_TYPE: F = F(Module::If, 25);
    pub(crate) const PRIMARY_DISTINGUISHED: F = F(Module::If, 26);
    pub(crate) const DISTING_ATTR_VALUE: F = F(Module::If, 27);
    pub(crate) const SPECIFIC_EXCLUSIONS: F = F(Module::If, 28);
    pub(crate) const SPECIFIC_EXCLUSIONS_ITEM: F = F(Module::If, 29);
    pub(crate) const CHOP_BEFORE: F = F(Module::If, 30);
    pub(crate) const CHOP_AFTER: F = F(Module::If, 31);
    pub(crate) const MINIMUM: F = F(Module::If, 32);
    pub(crate) const MAXIMUM: F = F(Module::If, 33);
    pub(crate) const ITEM: F = F(Module::If, 34);
    pub(crate) const AND: F = F(Module::If, 35);
    pub(crate) const REFINEMENT_TYPE: F = F(Module::If, 36);
    pub(crate) const OR: F = F(Module::If, 37);
    pub(crate) const NOT: F = F(Module::If, 38);
    pub(crate) const RULE_IDENTIFIER: F = F(Module::If, 39);
    pub(crate) const NAME_FORM: F = F(Module::If, 40);
    pub(crate) const SUPERIOR_STRUCTURE_RULES: F = F(Module::If, 41);
    pub(crate) const RULE_IDENTIFIER_TYPE: F = F(Module::If, 42);
    pub(crate) const STRUCTURAL_OBJECT_CLASS: F = F(Module::If, 43);
    pub(crate) const AUXILIARIES: F = F(Module::If, 44);
    pub(crate) const AUXILIARIES_ITEM: F = F(Module::If, 45);
    pub(crate) const MANDATORY: F = F(Module::If, 46);
    pub(crate) const MANDATORY_ITEM: F = F(Module::If, 47);
    pub(crate) const OPTIONAL: F = F(Module::If, 48);
    pub(crate) const OPTIONAL_ITEM: F = F(Module::If, 49);
    pub(crate) const PRECLUDED: F = F(Module::If, 50);
    pub(crate) const PRECLUDED_ITEM: F = F(Module::If, 51);
    pub(crate) const ATTRIBUTE_TYPE: F = F(Module::If, 52);
    pub(crate) const MANDATORY_CONTEXTS: F = F(Module::If, 53);
    pub(crate) const MANDATORY_CONTEXTS_ITEM: F = F(Module::If, 54);
    pub(crate) const OPTIONAL_CONTEXTS: F = F(Module::If, 55);
    pub(crate) const OPTIONAL_CONTEXTS_ITEM: F = F(Module::If, 56);
    pub(crate) const ID: F = F(Module::If, 57);
    pub(crate) const DMD_ID: F = F(Module::If, 58);
    pub(crate) const INCLUDE_SUBTYPES: F = F(Module::If, 59);
    pub(crate) const SELECTED_VALUES: F = F(Module::If, 60);
    pub(crate) const SELECTED_VALUES_ITEM: F = F(Module::If, 61);
    pub(crate) const DEFAULT_VALUES: F = F(Module::If, 62);
    pub(crate) const DEFAULT_VALUES_ITEM: F = F(Module::If, 63);
    pub(crate) const ENTRY_TYPE: F = F(Module::If, 64);
    pub(crate) const CONTEXTS: F = F(Module::If, 65);
    pub(crate) const CONTEXT_PROFILE_TYPE: F = F(Module::If, 66);
    pub(crate) const CONTEXT_COMBINATION: F = F(Module::If, 67);
    pub(crate) const MATCHING_USE: F = F(Module::If, 68);
    pub(crate) const MATCHING_USE_TYPE: F = F(Module::If, 69);
    pub(crate) const CONTEXT_VALUE: F = F(Module::If, 70);
    pub(crate) const CONTEXT_VALUE_ITEM: F = F(Module::If, 71);
    pub(crate) const CONTEXT: F = F(Module::If, 72);
    pub(crate) const CONTEXT_COMBINATION_TYPE: F = F(Module::If, 73);
    pub(crate) const RESTRICTION_TYPE: F = F(Module::If, 74);
    pub(crate) const RESTRICTION_VALUE: F = F(Module::If, 75);
    pub(crate) const ATTRIBUTE: F = F(Module::If, 76);
    pub(crate) const ATTRIBUTE_COMBINATION_TYPE: F = F(Module::If, 77);
    pub(crate) const OUTPUT_VALUES: F = F(Module::If, 78);
    pub(crate) const MATCHED_VALUES_ONLY: F = F(Module::If, 79);
    pub(crate) const SERVICE_CONTROLS: F = F(Module::If, 80);
    pub(crate) const SEARCH_OPTIONS: F = F(Module::If, 81);
    pub(crate) const HIERARCHY_OPTIONS: F = F(Module::If, 82);
    pub(crate) const DEFAULT: F = F(Module::If, 83);
    pub(crate) const MAX: F = F(Module::If, 84);
    pub(crate) const BASIC: F = F(Module::If, 85);
    pub(crate) const TIGHTENINGS: F = F(Module::If, 86);
    pub(crate) const MRMAPPING_TYPE: F = F(Module::If, 87);
    pub(crate) const RELAXATIONS: F = F(Module::If, 88);
    pub(crate) const MAPPING: F = F(Module::If, 89);
    pub(crate) const MAPPING_TYPE: F = F(Module::If, 90);
    pub(crate) const SUBSTITUTION: F = F(Module::If, 91);
    pub(crate) const MRSUBSTITUTION_TYPE: F = F(Module::If, 92);
    pub(crate) const MAPPING_FUNCTION: F = F(Module::If, 93);
    pub(crate) const LEVEL: F = F(Module::If, 94);
    pub(crate) const OLD_MATCHING_RULE: F = F(Module::If, 95);
    pub(crate) const NEW_MATCHING_RULE: F = F(Module::If, 96);
    pub(crate) const BASE: F = F(Module::If, 97);
    pub(crate) const SPECIFICATION_FILTER: F = F(Module::If, 98);
    pub(crate) const SERVICE_TYPE: F = F(Module::If, 99);
    pub(crate) const USER_CLASS: F = F(Module::If, 100);
    pub(crate) const INPUT_ATTRIBUTE_TYPES: F = F(Module::If, 101);
    pub(crate) const REQUEST_ATTRIBUTE_TYPE: F = F(Module::If, 102);
    pub(crate) const ATTRIBUTE_COMBINATION: F = F(Module::If, 103);
    pub(crate) const OUTPUT_ATTRIBUTE_TYPES: F = F(Module::If, 104);
    pub(crate) const RESULT_ATTRIBUTE_TYPE: F = F(Module::If, 105);
    pub(crate) const DEFAULT_CONTROLS: F = F(Module::If, 106);
    pub(crate) const MANDATORY_CONTROLS: F = F(Module::If, 107);
    pub(crate) const SEARCH_RULE_CONTROLS: F = F(Module::If, 108);
    pub(crate) const FAMILY_GROUPING: F = F(Module::If, 109);
    pub(crate) const FAMILY_RETURN: F = F(Module::If, 110);
    pub(crate) const RELAXATION: F = F(Module::If, 111);
    pub(crate) const ADDITIONAL_CONTROL: F = F(Module::If, 112);
    pub(crate) const ATTRIBUTE_TYPE_TYPE: F = F(Module::If, 113);
    pub(crate) const ALLOWED_SUBSET: F = F(Module::If, 114);
    pub(crate) const IMPOSED_SUBSET: F = F(Module::If, 115);
    pub(crate) const ENTRY_LIMIT: F = F(Module::If, 116);
    pub(crate) const NAME: F = F(Module::If, 117);
    pub(crate) const DIRECTORY_STRING_TYPE: F = F(Module::If, 118);
    pub(crate) const DESCRIPTION: F = F(Module::If, 119);
    pub(crate) const ALLOWED_SUBSET_BASE_OBJECT: F = F(Module::If, 120);
    pub(crate) const ALLOWED_SUBSET_ONE_LEVEL: F = F(Module::If, 121);
    pub(crate) const ALLOWED_SUBSET_WHOLE_SUBTREE: F = F(Module::If, 122);

    pub(crate) static FIELDS: &[FieldDef] = &[
        row("x509if.oid", "oid", FieldType::Oid, Show::None, 0x0, Labels::None),
        row("x509if.any.String", "String", FieldType::Bytes, Show::None, 0x0, Labels::None),
        row("x509if.DistinguishedName", "DistinguishedName", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("x509if.SubtreeSpecification_element", "SubtreeSpecification", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509if.HierarchyLevel", "HierarchyLevel", FieldType::Int32, Show::Dec, 0x0, Labels::None),
        row("x509if.HierarchyBelow", "HierarchyBelow", FieldType::Boolean, Show::Flag, 0x0, Labels::None),
        row("x509if.type", "type", FieldType::Oid, Show::None, 0x0, Labels::None),
        row("x509if.values", "values", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("x509if.values_item_element", "values-item", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509if.valuesWithContext", "valuesWithContext", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("x509if.valuesWithContext_item_element", "valuesWithContext-item", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509if.value_element", "value", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509if.contextList", "contextList", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("x509if.Context_element", "Context", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509if.contextType", "contextType", FieldType::Oid, Show::None, 0x0, Labels::None),
        row("x509if.contextValues", "contextValues", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("x509if.contextValues_item_element", "contextValues-item", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509if.fallback", "fallback", FieldType::Boolean, Show::Flag, 0x0, Labels::None),
        row("x509if.assertion_element", "assertion", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509if.assertedContexts", "assertedContexts", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "allContexts"), (1, "selectedContexts")])),
        row("x509if.allContexts_element", "allContexts", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509if.selectedContexts", "selectedContexts", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("x509if.ContextAssertion_element", "ContextAssertion", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509if.rdnSequence", "rdnSequence", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("x509if.RDNSequence_item", "RDNSequence-item", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("x509if.RelativeDistinguishedName_item_element", "RelativeDistinguishedName-item", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509if.primaryDistinguished", "primaryDistinguished", FieldType::Boolean, Show::Flag, 0x0, Labels::None),
        row("x509if.distingAttrValue_element", "distingAttrValue", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509if.specificExclusions", "specificExclusions", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("x509if.specificExclusions_item", "specificExclusions-item", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "chopBefore"), (1, "chopAfter")])),
        row("x509if.chopBefore", "chopBefore", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("x509if.chopAfter", "chopAfter", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("x509if.minimum", "minimum", FieldType::Uint64, Show::Dec, 0x0, Labels::None),
        row("x509if.maximum", "maximum", FieldType::Uint64, Show::Dec, 0x0, Labels::None),
        row("x509if.item", "item", FieldType::Oid, Show::None, 0x0, Labels::None),
        row("x509if.and", "and", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("x509if.Refinement", "Refinement", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "item"), (1, "and"), (2, "or"), (3, "not")])),
        row("x509if.or", "or", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("x509if.not", "not", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "item"), (1, "and"), (2, "or"), (3, "not")])),
        row("x509if.ruleIdentifier", "ruleIdentifier", FieldType::Int32, Show::Dec, 0x0, Labels::None),
        row("x509if.nameForm", "nameForm", FieldType::Oid, Show::None, 0x0, Labels::None),
        row("x509if.superiorStructureRules", "superiorStructureRules", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("x509if.RuleIdentifier", "RuleIdentifier", FieldType::Int32, Show::Dec, 0x0, Labels::None),
        row("x509if.structuralObjectClass", "structuralObjectClass", FieldType::Oid, Show::None, 0x0, Labels::None),
        row("x509if.auxiliaries", "auxiliaries", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("x509if.auxiliaries_item", "auxiliaries-item", FieldType::Oid, Show::None, 0x0, Labels::None),
        row("x509if.mandatory", "mandatory", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("x509if.mandatory_item", "mandatory-item", FieldType::Oid, Show::None, 0x0, Labels::None),
        row("x509if.optional", "optional", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("x509if.optional_item", "optional-item", FieldType::Oid, Show::None, 0x0, Labels::None),
        row("x509if.precluded", "precluded", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("x509if.precluded_item", "precluded-item", FieldType::Oid, Show::None, 0x0, Labels::None),
        row("x509if.attributeType", "attributeType", FieldType::Oid, Show::None, 0x0, Labels::None),
        row("x509if.mandatoryContexts", "mandatoryContexts", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("x509if.mandatoryContexts_item", "mandatoryContexts-item", FieldType::Oid, Show::None, 0x0, Labels::None),
        row("x509if.optionalContexts", "optionalContexts", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("x509if.optionalContexts_item", "optionalContexts-item", FieldType::Oid, Show::None, 0x0, Labels::None),
        row("x509if.id", "id", FieldType::Int32, Show::Dec, 0x0, Labels::None),
        row("x509if.dmdId", "dmdId", FieldType::Oid, Show::None, 0x0, Labels::None),
        row("x509if.includeSubtypes", "includeSubtypes", FieldType::Boolean, Show::Flag, 0x0, Labels::None),
        row("x509if.selectedValues", "selectedValues", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("x509if.selectedValues_item_element", "selectedValues-item", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509if.defaultValues", "defaultValues", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("x509if.defaultValues_item_element", "defaultValues-item", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509if.entryType", "entryType", FieldType::Oid, Show::None, 0x0, Labels::None),
        row("x509if.contexts", "contexts", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("x509if.ContextProfile_element", "ContextProfile", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509if.contextCombination", "contextCombination", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "context"), (1, "and"), (2, "or"), (3, "not")])),
        row("x509if.matchingUse", "matchingUse", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("x509if.MatchingUse_element", "MatchingUse", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509if.contextValue", "contextValue", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("x509if.contextValue_item_element", "contextValue-item", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509if.context", "context", FieldType::Oid, Show::None, 0x0, Labels::None),
        row("x509if.ContextCombination", "ContextCombination", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "context"), (1, "and"), (2, "or"), (3, "not")])),
        row("x509if.restrictionType", "restrictionType", FieldType::Oid, Show::None, 0x0, Labels::None),
        row("x509if.restrictionValue_element", "restrictionValue", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509if.attribute", "attribute", FieldType::Oid, Show::None, 0x0, Labels::None),
        row("x509if.AttributeCombination", "AttributeCombination", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "attribute"), (1, "and"), (2, "or"), (3, "not")])),
        row("x509if.outputValues", "outputValues", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "selectedValues"), (1, "matchedValuesOnly")])),
        row("x509if.matchedValuesOnly_element", "matchedValuesOnly", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509if.serviceControls_element", "serviceControls", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509if.searchOptions_element", "searchOptions", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509if.hierarchyOptions_element", "hierarchyOptions", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509if.default", "default", FieldType::Int32, Show::Dec, 0x0, Labels::None),
        row("x509if.max", "max", FieldType::Int32, Show::Dec, 0x0, Labels::None),
        row("x509if.basic_element", "basic", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509if.tightenings", "tightenings", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("x509if.MRMapping_element", "MRMapping", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509if.relaxations", "relaxations", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("x509if.mapping", "mapping", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("x509if.Mapping_element", "Mapping", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509if.substitution", "substitution", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("x509if.MRSubstitution_element", "MRSubstitution", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509if.mappingFunction", "mappingFunction", FieldType::Oid, Show::None, 0x0, Labels::None),
        row("x509if.level", "level", FieldType::Int32, Show::Dec, 0x0, Labels::None),
        row("x509if.oldMatchingRule", "oldMatchingRule", FieldType::Oid, Show::None, 0x0, Labels::None),
        row("x509if.newMatchingRule", "newMatchingRule", FieldType::Oid, Show::None, 0x0, Labels::None),
        row("x509if.base", "base", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("x509if.specificationFilter", "specificationFilter", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "item"), (1, "and"), (2, "or"), (3, "not")])),
        row("x509if.serviceType", "serviceType", FieldType::Oid, Show::None, 0x0, Labels::None),
        row("x509if.userClass", "userClass", FieldType::Int32, Show::Dec, 0x0, Labels::None),
        row("x509if.inputAttributeTypes", "inputAttributeTypes", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("x509if.RequestAttribute_element", "RequestAttribute", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509if.attributeCombination", "attributeCombination", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "attribute"), (1, "and"), (2, "or"), (3, "not")])),
        row("x509if.outputAttributeTypes", "outputAttributeTypes", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("x509if.ResultAttribute_element", "ResultAttribute", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509if.defaultControls_element", "defaultControls", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509if.mandatoryControls_element", "mandatoryControls", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509if.searchRuleControls_element", "searchRuleControls", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509if.familyGrouping_element", "familyGrouping", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509if.familyReturn_element", "familyReturn", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509if.relaxation_element", "relaxation", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509if.additionalControl", "additionalControl", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("x509if.AttributeType", "AttributeType", FieldType::Oid, Show::None, 0x0, Labels::None),
        row("x509if.allowedSubset", "allowedSubset", FieldType::Bytes, Show::None, 0x0, Labels::None),
        row("x509if.imposedSubset", "imposedSubset", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "baseObject"), (1, "oneLevel"), (2, "wholeSubtree")])),
        row("x509if.entryLimit_element", "entryLimit", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509if.name", "name", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("x509if.DirectoryString", "DirectoryString", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "teletexString"), (1, "printableString"), (2, "universalString"), (3, "bmpString"), (4, "uTF8String")])),
        row("x509if.description", "description", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "teletexString"), (1, "printableString"), (2, "universalString"), (3, "bmpString"), (4, "uTF8String")])),
        row("x509if.AllowedSubset.baseObject", "baseObject", FieldType::Boolean, Show::Flag, 0x80, Labels::None),
        row("x509if.AllowedSubset.oneLevel", "oneLevel", FieldType::Boolean, Show::Flag, 0x40, Labels::None),
        row("x509if.AllowedSubset.wholeSubtree", "wholeSubtree", FieldType::Boolean, Show::Flag, 0x20, Labels::None),
    ];
}

#[rustfmt::skip]
#[allow(dead_code)]
pub(crate) mod sat {
    //! x509sat

    use super::*;

    pub(crate) const DIRECTORY_STRING_TYPE: F = F(Module::Sat, 0);
    pub(crate) const UNIQUE_IDENTIFIER_TYPE: F = F(Module::Sat, 1);
    pub(crate) const COUNTRY_NAME_TYPE: F = F(Module::Sat, 2);
    pub(crate) const GUIDE_TYPE: F = F(Module::Sat, 3);
    pub(crate) const ENHANCED_GUIDE_TYPE: F = F(Module::Sat, 4);
    pub(crate) const POSTAL_ADDRESS_TYPE: F = F(Module::Sat, 5);
    pub(crate) const TELEPHONE_NUMBER_TYPE: F = F(Module::Sat, 6);
    pub(crate) const TELEX_NUMBER_TYPE: F = F(Module::Sat, 7);
    pub(crate) const FACSIMILE_TELEPHONE_NUMBER_TYPE: F = F(Module::Sat, 8);
    pub(crate) const X121_ADDRESS_TYPE: F = F(Module::Sat, 9);
    pub(crate) const INTERNATIONAL_ISDNNUMBER_TYPE: F = F(Module::Sat, 10);
    pub(crate) const DESTINATION_INDICATOR_TYPE: F = F(Module::Sat, 11);
    pub(crate) const PREFERRED_DELIVERY_METHOD_TYPE: F = F(Module::Sat, 12);
    pub(crate) const PRESENTATION_ADDRESS_TYPE: F = F(Module::Sat, 13);
    pub(crate) const PROTOCOL_INFORMATION_TYPE: F = F(Module::Sat, 14);
    pub(crate) const NAME_AND_OPTIONAL_UID_TYPE: F = F(Module::Sat, 15);
    pub(crate) const CASE_IGNORE_LIST_MATCH_TYPE: F = F(Module::Sat, 16);
    pub(crate) const OBJECT_IDENTIFIER_TYPE: F = F(Module::Sat, 17);
    pub(crate) const OCTET_STRING_TYPE: F = F(Module::Sat, 18);
    pub(crate) const BIT_STRING_TYPE: F = F(Module::Sat, 19);
    pub(crate) const INTEGER_TYPE: F = F(Module::Sat, 20);
    pub(crate) const BOOLEAN_TYPE: F = F(Module::Sat, 21);
    pub(crate) const GENERALIZED_TIME_TYPE: F = F(Module::Sat, 22);
    pub(crate) const UTCTIME_TYPE: F = F(Module::Sat, 23);
    pub(crate) const NUMERIC_STRING_TYPE: F = F(Module::Sat, 24);
    pub(crate) const PRINTABLE_STRING_TYPE: F = F(Module::Sat, 25);
    pub(crate) const IA5_STRING_TYPE: F = F(Module::Sat, 26);
    pub(crate) const BMPSTRING_TYPE: F = F(Module::Sat, 27);
    pub(crate) const UNIVERSAL_STRING_TYPE: F = F(Module::Sat, 28);
    pub(crate) const UTF8_STRING_TYPE: F = F(Module::Sat, 29);
    pub(crate) const TELETEX_STRING_TYPE: F = F(Module::Sat, 30);
    pub(crate) const T61_STRING_TYPE: F = F(Module::Sat, 31);
    pub(crate) const VIDEOTEX_STRING_TYPE: F = F(Module::Sat, 32);
    pub(crate) const GRAPHIC_STRING_TYPE: F = F(Module::Sat, 33);
    pub(crate) const ISO646_STRING_TYPE: F = F(Module::Sat, 34);
    pub(crate) const VISIBLE_STRING_TYPE: F = F(Module::Sat, 35);
    pub(crate) const GENERAL_STRING_TYPE: F = F(Module::Sat, 36);
    pub(crate) const GUID_TYPE: F = F(Module::Sat, 37);
    pub(crate) const TELETEX_STRING: F = F(Module::Sat, 38);
    pub(crate) const PRINTABLE_STRING: F = F(Module::Sat, 39);
    pub(crate) const UNIVERSAL_STRING: F = F(Module::Sat, 40);
    pub(crate) const BMP_STRING: F = F(Module::Sat, 41);
    pub(crate) const U_TF8_STRING: F = F(Module::Sat, 42);
    pub(crate) const OBJECT_CLASS: F = F(Module::Sat, 43);
    pub(crate) const CRITERIA: F = F(Module::Sat, 44);
    pub(crate) const TYPE: F = F(Module::Sat, 45);
    pub(crate) const AND: F = F(Module::Sat, 46);
    pub(crate) const CRITERIA_TYPE: F = F(Module::Sat, 47);
    pub(crate) const OR: F = F(Module::Sat, 48);
    pub(crate) const NOT: F = F(Module::Sat, 49);
    pub(crate) const EQUALITY: F = F(Module::Sat, 50);
    pub(crate) const SUBSTRINGS: F = F(Module::Sat, 51);
    pub(crate) const GREATER_OR_EQUAL: F = F(Module::Sat, 52);
    pub(crate) const LESS_OR_EQUAL: F = F(Module::Sat, 53);
    pub(crate) const APPROXIMATE_MATCH: F = F(Module::Sat, 54);
    pub(crate) const SUBSET: F = F(Module::Sat, 55);
    pub(crate) const TELEX_NUMBER: F = F(Module::Sat, 56);
    pub(crate) const COUNTRY_CODE: F = F(Module::Sat, 57);
    pub(crate) const ANSWERBACK: F = F(Module::Sat, 58);
    pub(crate) const TELEPHONE_NUMBER: F = F(Module::Sat, 59);
    pub(crate) const PARAMETERS: F = F(Module::Sat, 60);
    pub(crate) const PREFERRED_DELIVERY_METHOD_ITEM_TYPE: F = F(Module::Sat, 61);
    pub(crate) const P_SELECTOR: F = F(Module::Sat, 62);
    pub(crate) const S_SELECTOR: F = F(Module::Sat, 63);
    pub(crate) const T_SELECTOR: F = F(Module::Sat, 64);
    pub(crate) const N_ADDRESSES: F = F(Module::Sat, 65);
    pub(crate) const N_ADDRESSES_ITEM: F = F(Module::Sat, 66);
    pub(crate) const N_ADDRESS: F = F(Module::Sat, 67);
    pub(crate) const PROFILES: F = F(Module::Sat, 68);
    pub(crate) const PROFILES_ITEM: F = F(Module::Sat, 69);
    pub(crate) const DN: F = F(Module::Sat, 70);
    pub(crate) const UID: F = F(Module::Sat, 71);
    pub(crate) const MATCHING_RULE_USED: F = F(Module::Sat, 72);
    pub(crate) const ATTRIBUTE_LIST: F = F(Module::Sat, 73);
    pub(crate) const ATTRIBUTE_VALUE_ASSERTION_TYPE: F = F(Module::Sat, 74);
    pub(crate) const SUBSTRING_ASSERTION_ITEM_TYPE: F = F(Module::Sat, 75);
    pub(crate) const INITIAL: F = F(Module::Sat, 76);
    pub(crate) const ANY: F = F(Module::Sat, 77);
    pub(crate) const FINAL: F = F(Module::Sat, 78);
    pub(crate) const CONTROL: F = F(Module::Sat, 79);
    pub(crate) const OCTET_SUBSTRING_ASSERTION_ITEM_TYPE: F = F(Module::Sat, 80);
    pub(crate) const ATTRIBUTE_TYPE_TYPE: F = F(Module::Sat, 81);
    pub(crate) const TIME: F = F(Module::Sat, 82);
    pub(crate) const ABSOLUTE: F = F(Module::Sat, 83);
    pub(crate) const START_TIME: F = F(Module::Sat, 84);
    pub(crate) const END_TIME: F = F(Module::Sat, 85);
    pub(crate) const PERIODIC: F = F(Module::Sat, 86);
    pub(crate) const PERIOD_TYPE: F = F(Module::Sat, 87);
    pub(crate) const NOT_THIS_TIME: F = F(Module::Sat, 88);
    pub(crate) const TIME_ZONE: F = F(Module::Sat, 89);
    pub(crate) const TIMES_OF_DAY: F = F(Module::Sat, 90);
    pub(crate) const DAY_TIME_BAND_TYPE: F = F(Module::Sat, 91);
    pub(crate) const DAYS: F = F(Module::Sat, 92);
    pub(crate) const INT_DAY: F = F(Module::Sat, 93);
    pub(crate) const INT_DAY_ITEM: F = F(Module::Sat, 94);
    pub(crate) const BIT_DAY: F = F(Module::Sat, 95);
    pub(crate) const DAY_OF: F = F(Module::Sat, 96);
    pub(crate) const WEEKS: F = F(Module::Sat, 97);
    pub(crate) const ALL_WEEKS: F = F(Module::Sat, 98);
    pub(crate) const INT_WEEK: F = F(Module::Sat, 99);
    pub(crate) const INT_WEEK_ITEM: F = F(Module::Sat, 100);
    pub(crate) const BIT_WEEK: F = F(Module::Sat, 101);
    pub(crate) const MONTHS: F = F(Module::Sat, 102);
    pub(crate) const ALL_MONTHS: F = F(Module::Sat, 103);
    pub(crate) const INT_MONTH: F = F(Module::Sat, 104);
    pub(crate) const INT_MONTH_ITEM: F = F(Module::Sat, 105);
    pub(crate) const BIT_MONTH: F = F(Module::Sat, 106);
    pub(crate) const YEARS: F = F(Module::Sat, 107);
    pub(crate) const YEARS_ITEM: F = F(Module::Sat, 108);
    pub(crate) const FIRST: F = F(Module::Sat, 109);
    pub(crate) const SECOND: F = F(Module::Sat, 110);
    pub(crate) const THIRD: F = F(Module::Sat, 111);
    pub(crate) const FOURTH: F = F(Module::Sat, 112);
    pub(crate) const FIFTH: F = F(Module::Sat, 113);
    pub(crate) const INT_NAMED_DAYS: F = F(Module::Sat, 114);
    pub(crate) const BIT_NAMED_DAYS: F = F(Module::Sat, 115);
    pub(crate) const START_DAY_TIME: F = F(Module::Sat, 116);
    pub(crate) const END_DAY_TIME: F = F(Module::Sat, 117);
    pub(crate) const HOUR: F = F(Module::Sat, 118);
    pub(crate) const MINUTE: F = F(Module::Sat, 119);
    pub(crate) const NOW: F = F(Module::Sat, 120);
    pub(crate) const AT: F = F(Module::Sat, 121);
    pub(crate) const BETWEEN: F = F(Module::Sat, 122);
    pub(crate) const ENTIRELY: F = F(Module::Sat, 123);
    pub(crate) const LOCALE_ID1: F = F(Module::Sat, 124);
    pub(crate) const LOCALE_ID2: F = F(Module::Sat, 125);
    pub(crate) const T_BIT_DAY_SUNDAY: F = F(Module::Sat, 126);
    pub(crate) const T_BIT_DAY_MONDAY: F = F(Module::Sat, 127);
    pub(crate) const T_BIT_DAY_TUESDAY: F = F(Module::Sat, 128);
    pub(crate) const T_BIT_DAY_WEDNESDAY: F = F(Module::Sat, 129);
    pub(crate) const T_BIT_DAY_THURSDAY: F = F(Module::Sat, 130);
    pub(crate) const T_BIT_DAY_FRIDAY: F = F(Module::Sat, 131);
    pub(crate) const T_BIT_DAY_SATURDAY: F = F(Module::Sat, 132);
    pub(crate) const T_BIT_WEEK_WEEK1: F = F(Module::Sat, 133);
    pub(crate) const T_BIT_WEEK_WEEK2: F = F(Module::Sat, 134);
    pub(crate) const T_BIT_WEEK_WEEK3: F = F(Module::Sat, 135);
    pub(crate) const T_BIT_WEEK_WEEK4: F = F(Module::Sat, 136);
    pub(crate) const T_BIT_WEEK_WEEK5: F = F(Module::Sat, 137);
    pub(crate) const T_BIT_MONTH_JANUARY: F = F(Module::Sat, 138);
    pub(crate) const T_BIT_MONTH_FEBRUARY: F = F(Module::Sat, 139);
    pub(crate) const T_BIT_MONTH_MARCH: F = F(Module::Sat, 140);
    pub(crate) const T_BIT_MONTH_APRIL: F = F(Module::Sat, 141);
    pub(crate) const T_BIT_MONTH_MAY: F = F(Module::Sat, 142);
    pub(crate) const T_BIT_MONTH_JUNE: F = F(Module::Sat, 143);
    pub(crate) const T_BIT_MONTH_JULY: F = F(Module::Sat, 144);
    pub(crate) const T_BIT_MONTH_AUGUST: F = F(Module::Sat, 145);
    pub(crate) const T_BIT_MONTH_SEPTEMBER: F = F(Module::Sat, 146);
    pub(crate) const T_BIT_MONTH_OCTOBER: F = F(Module::Sat, 147);
    pub(crate) const T_BIT_MONTH_NOVEMBER: F = F(Module::Sat, 148);
    pub(crate) const T_BIT_MONTH_DECEMBER: F = F(Module::Sat, 149);
    pub(crate) const T_BIT_NAMED_DAYS_SUNDAY: F = F(Module::Sat, 150);
    pub(crate) const T_BIT_NAMED_DAYS_MONDAY: F = F(Module::Sat, 151);
    pub(crate) const T_BIT_NAMED_DAYS_TUESDAY: F = F(Module::Sat, 152);
    pub(crate) const T_BIT_NAMED_DAYS_WEDNESDAY: F = F(Module::Sat, 153);
    pub(crate) const T_BIT_NAMED_DAYS_THURSDAY: F = F(Module::Sat, 154);
    pub(crate) const T_BIT_NAMED_DAYS_FRIDAY: F = F(Module::Sat, 155);
    pub(crate) const T_BIT_NAMED_DAYS_SATURDAY: F = F(Module::Sat, 156);

    pub(crate) static FIELDS: &[FieldDef] = &[
        row("x509sat.DirectoryString", "DirectoryString", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "teletexString"), (1, "printableString"), (2, "universalString"), (3, "bmpString"), (4, "uTF8String")])),
        row("x509sat.UniqueIdentifier", "UniqueIdentifier", FieldType::Bytes, Show::None, 0x0, Labels::None),
        row("x509sat.CountryName", "CountryName", FieldType::String, Show::None, 0x0, Labels::None),
        row("x509sat.Guide_element", "Guide", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509sat.EnhancedGuide_element", "EnhancedGuide", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509sat.PostalAddress", "PostalAddress", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("x509sat.TelephoneNumber", "TelephoneNumber", FieldType::String, Show::None, 0x0, Labels::None),
        row("x509sat.TelexNumber_element", "TelexNumber", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509sat.FacsimileTelephoneNumber_element", "FacsimileTelephoneNumber", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509sat.X121Address", "X121Address", FieldType::String, Show::None, 0x0, Labels::None),
        row("x509sat.InternationalISDNNumber", "InternationalISDNNumber", FieldType::String, Show::None, 0x0, Labels::None),
        row("x509sat.DestinationIndicator", "DestinationIndicator", FieldType::String, Show::None, 0x0, Labels::None),
        row("x509sat.PreferredDeliveryMethod", "PreferredDeliveryMethod", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("x509sat.PresentationAddress_element", "PresentationAddress", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509sat.ProtocolInformation_element", "ProtocolInformation", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509sat.NameAndOptionalUID_element", "NameAndOptionalUID", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509sat.CaseIgnoreListMatch", "CaseIgnoreListMatch", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("x509sat.ObjectIdentifier", "ObjectIdentifier", FieldType::Oid, Show::None, 0x0, Labels::None),
        row("x509sat.OctetString", "OctetString", FieldType::Bytes, Show::None, 0x0, Labels::None),
        row("x509sat.BitString", "BitString", FieldType::Bytes, Show::None, 0x0, Labels::None),
        row("x509sat.Integer", "Integer", FieldType::Int32, Show::Dec, 0x0, Labels::None),
        row("x509sat.Boolean", "Boolean", FieldType::Boolean, Show::Flag, 0x0, Labels::None),
        row("x509sat.GeneralizedTime", "GeneralizedTime", FieldType::AbsoluteTime, Show::Utc, 0x0, Labels::None),
        row("x509sat.UTCTime", "UTCTime", FieldType::String, Show::None, 0x0, Labels::None),
        row("x509sat.NumericString", "NumericString", FieldType::String, Show::None, 0x0, Labels::None),
        row("x509sat.PrintableString", "PrintableString", FieldType::String, Show::None, 0x0, Labels::None),
        row("x509sat.IA5String", "IA5String", FieldType::String, Show::None, 0x0, Labels::None),
        row("x509sat.BMPString", "BMPString", FieldType::String, Show::None, 0x0, Labels::None),
        row("x509sat.UniversalString", "UniversalString", FieldType::String, Show::None, 0x0, Labels::None),
        row("x509sat.UTF8String", "UTF8String", FieldType::String, Show::None, 0x0, Labels::None),
        row("x509sat.TeletexString", "TeletexString", FieldType::String, Show::None, 0x0, Labels::None),
        row("x509sat.T61String", "T61String", FieldType::String, Show::None, 0x0, Labels::None),
        row("x509sat.VideotexString", "VideotexString", FieldType::String, Show::None, 0x0, Labels::None),
        row("x509sat.GraphicString", "GraphicString", FieldType::String, Show::None, 0x0, Labels::None),
        row("x509sat.ISO646String", "ISO646String", FieldType::String, Show::None, 0x0, Labels::None),
        row("x509sat.VisibleString", "VisibleString", FieldType::String, Show::None, 0x0, Labels::None),
        row("x509sat.GeneralString", "GeneralString", FieldType::String, Show::None, 0x0, Labels::None),
        row("x509sat.GUID", "GUID", FieldType::Guid, Show::None, 0x0, Labels::None),
        row("x509sat.teletexString", "teletexString", FieldType::String, Show::None, 0x0, Labels::None),
        row("x509sat.printableString", "printableString", FieldType::String, Show::None, 0x0, Labels::None),
        row("x509sat.universalString", "universalString", FieldType::String, Show::None, 0x0, Labels::None),
        row("x509sat.bmpString", "bmpString", FieldType::String, Show::None, 0x0, Labels::None),
        row("x509sat.uTF8String", "uTF8String", FieldType::String, Show::None, 0x0, Labels::None),
        row("x509sat.objectClass", "objectClass", FieldType::Oid, Show::None, 0x0, Labels::None),
        row("x509sat.criteria", "criteria", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "type"), (1, "and"), (2, "or"), (3, "not")])),
        row("x509sat.type", "type", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "equality"), (1, "substrings"), (2, "greaterOrEqual"), (3, "lessOrEqual"), (4, "approximateMatch")])),
        row("x509sat.and", "and", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("x509sat.Criteria", "Criteria", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "type"), (1, "and"), (2, "or"), (3, "not")])),
        row("x509sat.or", "or", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("x509sat.not", "not", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "type"), (1, "and"), (2, "or"), (3, "not")])),
        row("x509sat.equality", "equality", FieldType::Oid, Show::None, 0x0, Labels::None),
        row("x509sat.substrings", "substrings", FieldType::Oid, Show::None, 0x0, Labels::None),
        row("x509sat.greaterOrEqual", "greaterOrEqual", FieldType::Oid, Show::None, 0x0, Labels::None),
        row("x509sat.lessOrEqual", "lessOrEqual", FieldType::Oid, Show::None, 0x0, Labels::None),
        row("x509sat.approximateMatch", "approximateMatch", FieldType::Oid, Show::None, 0x0, Labels::None),
        row("x509sat.subset", "subset", FieldType::Int32, Show::Dec, 0x0, Labels::Values(&[(0, "baseObject"), (1, "oneLevel"), (2, "wholeSubtree")])),
        row("x509sat.telexNumber", "telexNumber", FieldType::String, Show::None, 0x0, Labels::None),
        row("x509sat.countryCode", "countryCode", FieldType::String, Show::None, 0x0, Labels::None),
        row("x509sat.answerback", "answerback", FieldType::String, Show::None, 0x0, Labels::None),
        row("x509sat.telephoneNumber", "telephoneNumber", FieldType::String, Show::None, 0x0, Labels::None),
        row("x509sat.parameters", "parameters", FieldType::Bytes, Show::None, 0x0, Labels::None),
        row("x509sat.PreferredDeliveryMethod_item", "PreferredDeliveryMethod-item", FieldType::Int32, Show::Dec, 0x0, Labels::Values(&[(0, "any-delivery-method"), (1, "mhs-delivery"), (2, "physical-delivery"), (3, "telex-delivery"), (4, "teletex-delivery"), (5, "g3-facsimile-delivery"), (6, "g4-facsimile-delivery"), (7, "ia5-terminal-delivery"), (8, "videotex-delivery"), (9, "telephone-delivery")])),
        row("x509sat.pSelector", "pSelector", FieldType::Bytes, Show::None, 0x0, Labels::None),
        row("x509sat.sSelector", "sSelector", FieldType::Bytes, Show::None, 0x0, Labels::None),
        row("x509sat.tSelector", "tSelector", FieldType::Bytes, Show::None, 0x0, Labels::None),
        row("x509sat.nAddresses", "nAddresses", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("x509sat.nAddresses_item", "nAddresses-item", FieldType::Bytes, Show::None, 0x0, Labels::None),
        row("x509sat.nAddress", "nAddress", FieldType::Bytes, Show::None, 0x0, Labels::None),
        row("x509sat.profiles", "profiles", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("x509sat.profiles_item", "profiles-item", FieldType::Oid, Show::None, 0x0, Labels::None),
        row("x509sat.dn", "dn", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("x509sat.uid", "uid", FieldType::Bytes, Show::None, 0x0, Labels::None),
        row("x509sat.matchingRuleUsed", "matchingRuleUsed", FieldType::Oid, Show::None, 0x0, Labels::None),
        row("x509sat.attributeList", "attributeList", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("x509sat.AttributeValueAssertion_element", "AttributeValueAssertion", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509sat.SubstringAssertion_item", "SubstringAssertion-item", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "initial"), (1, "any"), (2, "final"), (3, "control")])),
        row("x509sat.initial", "initial", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "teletexString"), (1, "printableString"), (2, "universalString"), (3, "bmpString"), (4, "uTF8String")])),
        row("x509sat.any", "any", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "teletexString"), (1, "printableString"), (2, "universalString"), (3, "bmpString"), (4, "uTF8String")])),
        row("x509sat.final", "final", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "teletexString"), (1, "printableString"), (2, "universalString"), (3, "bmpString"), (4, "uTF8String")])),
        row("x509sat.control_element", "control", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509sat.OctetSubstringAssertion_item", "OctetSubstringAssertion-item", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "initial"), (1, "any"), (2, "final")])),
        row("x509sat.AttributeType", "AttributeType", FieldType::Oid, Show::None, 0x0, Labels::None),
        row("x509sat.time", "time", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "absolute"), (1, "periodic")])),
        row("x509sat.absolute_element", "absolute", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509sat.startTime", "startTime", FieldType::AbsoluteTime, Show::Utc, 0x0, Labels::None),
        row("x509sat.endTime", "endTime", FieldType::AbsoluteTime, Show::Utc, 0x0, Labels::None),
        row("x509sat.periodic", "periodic", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("x509sat.Period_element", "Period", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509sat.notThisTime", "notThisTime", FieldType::Boolean, Show::Flag, 0x0, Labels::None),
        row("x509sat.timeZone", "timeZone", FieldType::Int32, Show::Dec, 0x0, Labels::None),
        row("x509sat.timesOfDay", "timesOfDay", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("x509sat.DayTimeBand_element", "DayTimeBand", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509sat.days", "days", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "intDay"), (1, "bitDay"), (2, "dayOf")])),
        row("x509sat.intDay", "intDay", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("x509sat.intDay_item", "intDay-item", FieldType::Int32, Show::Dec, 0x0, Labels::None),
        row("x509sat.bitDay", "bitDay", FieldType::Bytes, Show::None, 0x0, Labels::None),
        row("x509sat.dayOf", "dayOf", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(1, "first"), (2, "second"), (3, "third"), (4, "fourth"), (5, "fifth")])),
        row("x509sat.weeks", "weeks", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "allWeeks"), (1, "intWeek"), (2, "bitWeek")])),
        row("x509sat.allWeeks_element", "allWeeks", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509sat.intWeek", "intWeek", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("x509sat.intWeek_item", "intWeek-item", FieldType::Int32, Show::Dec, 0x0, Labels::None),
        row("x509sat.bitWeek", "bitWeek", FieldType::Bytes, Show::None, 0x0, Labels::None),
        row("x509sat.months", "months", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "allMonths"), (1, "intMonth"), (2, "bitMonth")])),
        row("x509sat.allMonths_element", "allMonths", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509sat.intMonth", "intMonth", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("x509sat.intMonth_item", "intMonth-item", FieldType::Int32, Show::Dec, 0x0, Labels::None),
        row("x509sat.bitMonth", "bitMonth", FieldType::Bytes, Show::None, 0x0, Labels::None),
        row("x509sat.years", "years", FieldType::Uint32, Show::Dec, 0x0, Labels::None),
        row("x509sat.years_item", "years-item", FieldType::Int32, Show::Dec, 0x0, Labels::None),
        row("x509sat.first", "first", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "intNamedDays"), (1, "bitNamedDays")])),
        row("x509sat.second", "second", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "intNamedDays"), (1, "bitNamedDays")])),
        row("x509sat.third", "third", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "intNamedDays"), (1, "bitNamedDays")])),
        row("x509sat.fourth", "fourth", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "intNamedDays"), (1, "bitNamedDays")])),
        row("x509sat.fifth", "fifth", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "intNamedDays"), (1, "bitNamedDays")])),
        row("x509sat.intNamedDays", "intNamedDays", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(1, "sunday"), (2, "monday"), (3, "tuesday"), (4, "wednesday"), (5, "thursday"), (6, "friday"), (7, "saturday")])),
        row("x509sat.bitNamedDays", "bitNamedDays", FieldType::Bytes, Show::None, 0x0, Labels::None),
        row("x509sat.startDayTime_element", "startDayTime", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509sat.endDayTime_element", "endDayTime", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509sat.hour", "hour", FieldType::Int32, Show::Dec, 0x0, Labels::None),
        row("x509sat.minute", "minute", FieldType::Int32, Show::Dec, 0x0, Labels::None),
        row("x509sat.now_element", "now", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509sat.at", "at", FieldType::AbsoluteTime, Show::Utc, 0x0, Labels::None),
        row("x509sat.between_element", "between", FieldType::None, Show::None, 0x0, Labels::None),
        row("x509sat.entirely", "entirely", FieldType::Boolean, Show::Flag, 0x0, Labels::None),
        row("x509sat.localeID1", "localeID1", FieldType::Oid, Show::None, 0x0, Labels::None),
        row("x509sat.localeID2", "localeID2", FieldType::Uint32, Show::Dec, 0x0, Labels::Values(&[(0, "teletexString"), (1, "printableString"), (2, "universalString"), (3, "bmpString"), (4, "uTF8String")])),
        row("x509sat.T.bitDay.sunday", "sunday", FieldType::Boolean, Show::Flag, 0x80, Labels::None),
        row("x509sat.T.bitDay.monday", "monday", FieldType::Boolean, Show::Flag, 0x40, Labels::None),
        row("x509sat.T.bitDay.tuesday", "tuesday", FieldType::Boolean, Show::Flag, 0x20, Labels::None),
        row("x509sat.T.bitDay.wednesday", "wednesday", FieldType::Boolean, Show::Flag, 0x10, Labels::None),
        row("x509sat.T.bitDay.thursday", "thursday", FieldType::Boolean, Show::Flag, 0x8, Labels::None),
        row("x509sat.T.bitDay.friday", "friday", FieldType::Boolean, Show::Flag, 0x4, Labels::None),
        row("x509sat.T.bitDay.saturday", "saturday", FieldType::Boolean, Show::Flag, 0x2, Labels::None),
        row("x509sat.T.bitWeek.week1", "week1", FieldType::Boolean, Show::Flag, 0x80, Labels::None),
        row("x509sat.T.bitWeek.week2", "week2", FieldType::Boolean, Show::Flag, 0x40, Labels::None),
        row("x509sat.T.bitWeek.week3", "week3", FieldType::Boolean, Show::Flag, 0x20, Labels::None),
        row("x509sat.T.bitWeek.week4", "week4", FieldType::Boolean, Show::Flag, 0x10, Labels::None),
        row("x509sat.T.bitWeek.week5", "week5", FieldType::Boolean, Show::Flag, 0x8, Labels::None),
        row("x509sat.T.bitMonth.january", "january", FieldType::Boolean, Show::Flag, 0x80, Labels::None),
        row("x509sat.T.bitMonth.february", "february", FieldType::Boolean, Show::Flag, 0x40, Labels::None),
        row("x509sat.T.bitMonth.march", "march", FieldType::Boolean, Show::Flag, 0x20, Labels::None),
        row("x509sat.T.bitMonth.april", "april", FieldType::Boolean, Show::Flag, 0x10, Labels::None),
        row("x509sat.T.bitMonth.may", "may", FieldType::Boolean, Show::Flag, 0x8, Labels::None),
        row("x509sat.T.bitMonth.june", "june", FieldType::Boolean, Show::Flag, 0x4, Labels::None),
        row("x509sat.T.bitMonth.july", "july", FieldType::Boolean, Show::Flag, 0x2, Labels::None),
        row("x509sat.T.bitMonth.august", "august", FieldType::Boolean, Show::Flag, 0x1, Labels::None),
        row("x509sat.T.bitMonth.september", "september", FieldType::Boolean, Show::Flag, 0x80, Labels::None),
        row("x509sat.T.bitMonth.october", "october", FieldType::Boolean, Show::Flag, 0x40, Labels::None),
        row("x509sat.T.bitMonth.november", "november", FieldType::Boolean, Show::Flag, 0x20, Labels::None),
        row("x509sat.T.bitMonth.december", "december", FieldType::Boolean, Show::Flag, 0x10, Labels::None),
        row("x509sat.T.bitNamedDays.sunday", "sunday", FieldType::Boolean, Show::Flag, 0x80, Labels::None),
        row("x509sat.T.bitNamedDays.monday", "monday", FieldType::Boolean, Show::Flag, 0x40, Labels::None),
        row("x509sat.T.bitNamedDays.tuesday", "tuesday", FieldType::Boolean, Show::Flag, 0x20, Labels::None),
        row("x509sat.T.bitNamedDays.wednesday", "wednesday", FieldType::Boolean, Show::Flag, 0x10, Labels::None),
        row("x509sat.T.bitNamedDays.thursday", "thursday", FieldType::Boolean, Show::Flag, 0x8, Labels::None),
        row("x509sat.T.bitNamedDays.friday", "friday", FieldType::Boolean, Show::Flag, 0x4, Labels::None),
        row("x509sat.T.bitNamedDays.saturday", "saturday", FieldType::Boolean, Show::Flag, 0x2, Labels::None),
    ];
}
