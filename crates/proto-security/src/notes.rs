//! Expert notes of TLS and DTLS. Those of both stand first and in one order.

pub(crate) mod tls {
    //! Of TLS.
    dissect::notes! {
        VECTOR_LENGTH = "tls.malformed.vector_length", Warn, Protocol, "Length of a vector is outside its range";
        BUFFER_TOO_SMALL = "tls.malformed.buffer_too_small", Error, Malformed, "Message ends before its vector does";
        TRAILING_DATA = "tls.malformed.trailing_data", Warn, Protocol, "Octets are left over";
        STATUS_REQUEST_UNDECODED = "tls.handshake.status_request.undecoded", Note, Undecoded, "Responder IDs and request extensions are not taken apart";
        HEARTBEAT_INVALID = "tls.heartbeat_message.payload_length.invalid", Error, Malformed, "Heartbeat payload length is invalid";
        RESUMED = "tls.resumed", Note, Sequence, "This session reuses previously negotiated keys (Session resumption)";
        RECORD_LENGTH_INVALID = "tls.record.length.invalid", Error, Protocol, "Record length is too small or too large";
        DECOMPRESSION_ERROR = "tls.decompression_error", Error, Protocol, "Decompression error";
        SESSION_ID_LENGTH_ERROR = "tls.handshake.session_id_length.error", Warn, Malformed, "Session ID is longer than 32 octets";
        UNEXPECTED_MESSAGE = "tls.unexpected_message", Error, Protocol, "Message does not belong here";
        IGNORED_UNKNOWN_RECORD = "tls.ignored_unknown_record", Warn, Protocol, "Ignored Unknown Record";
    }
}

pub(crate) mod dtls {
    //! Of DTLS.
    dissect::notes! {
        VECTOR_LENGTH = "dtls.malformed.vector_length", Warn, Protocol, "Length of a vector is outside its range";
        BUFFER_TOO_SMALL = "dtls.malformed.buffer_too_small", Error, Malformed, "Message ends before its vector does";
        TRAILING_DATA = "dtls.malformed.trailing_data", Warn, Protocol, "Octets are left over";
        STATUS_REQUEST_UNDECODED = "dtls.handshake.status_request.undecoded", Note, Undecoded, "Responder IDs and request extensions are not taken apart";
        HEARTBEAT_INVALID = "dtls.heartbeat_message.payload_length.invalid", Error, Malformed, "Heartbeat payload length is invalid";
        RESUMED = "dtls.resumed", Note, Sequence, "This session reuses previously negotiated keys (Session resumption)";
        RECORD_LENGTH_INVALID = "dtls.record.length.invalid", Error, Protocol, "Record length is too small or too large";
        DECOMPRESSION_ERROR = "dtls.decompression_error", Error, Protocol, "Decompression error";
        CID_CONTENT_TYPE_INVALID = "dtls.cid.content_type.invalid", Error, Malformed, "Content type of a record with connection ID is invalid";
        FRAGMENT_LENGTH_TOO_LONG = "dtls.handshake.fragment_length.too_long", Error, Protocol, "Fragment is longer than its message";
        FRAGMENT_LENGTH_ZERO = "dtls.handshake.fragment_length.zero", Error, Protocol, "Fragment of a message with content is empty";
        FRAGMENT_PAST_END = "dtls.handshake.fragment_past_end_msg", Error, Protocol, "Fragment reaches past the end of its message";
        MESSAGE_LENGTH_DIFFERS = "dtls.msg_len_diff_fragment", Error, Protocol, "Message length differs from that of an earlier fragment";
        PROFILES_LENGTH_INVALID = "dtls.use_srtp.protection_profiles_length.invalid", Error, Protocol, "SRTP protection profiles length is odd";
    }
}
