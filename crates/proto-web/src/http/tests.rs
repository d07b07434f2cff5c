use super::HTTP;
use crate::testing::{case, check_known};
use crate::{form::FORM, json::JSON, media::MEDIA, text_lines::TEXT_LINES, xml::XML};

#[test]
fn requests() {
    check_known(&HTTP, &[], &[
        case(
            "a request with a query, cookies and credentials",
            b"GET /a?x=1&y HTTP/1.1\r\nHost: h\r\nCookie: k=v; l\r\nAuthorization: Basic YTpi\r\nX-Y: z\r\n\r\n",
            "http [0..85]
             http.request.method [0..3] GET
             http.request.uri [4..12] /a?x=1&y
             http.request.uri.path [4..6] /a
             http.request.uri.query [7..12] x=1&y
             http.request.uri.query.parameter [7..10] x=1
             http.request.uri.query.parameter [11..12] y
             http.request.version [13..21] HTTP/1.1
             http.host [23..32] h
             http.cookie [32..48] k=v; l
             http.cookie_pair [40..43] k=v
             http.cookie_pair [45..46] l
             http.authorization [48..75] Basic YTpi
             http.authbasic [0..0] a:b
             http.request [0..0] 1",
        ),
        case(
            "a notification names what it does not know in another field",
            b"NOTIFY * HTTP/1.1\r\nHOST: a\r\nNTS: b\r\n\r\n",
            "http.host [19..28] a
             http.unknown_header [28..36] NTS: b\\r\\n
             http.notification [0..0] 1
             info: NOTIFY * HTTP/1.1 ",
        ),
        case(
            "a body with a length",
            b"POST / HTTP/1.1\r\nContent-Length: 2\r\n\r\nhi",
            "http.content_length_header [17..36] 2
             http.content_length [17..36] 2
             http.file_data [38..40] hi",
        ),
    ]);
}

#[test]
fn responses() {
    check_known(&HTTP, &[&FORM, &JSON, &MEDIA, &TEXT_LINES, &XML], &[
        case(
            "chunks put together, with an extension and a trailer field",
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2;e=1\r\nhi\r\n3\r\n yo\r\n0\r\nT: u\r\n\r\n",
            "http.response.code [9..12] 200
             http.response.code.desc [9..12] OK
             http.response.phrase [13..15] OK
             http.transfer_encoding [17..45] chunked
             http.chunk_size [47..54] 2
             http.chunk_data [54..56] 68:69
             http.chunk_boundary [56..58] 0d:0a
             http.chunk_size [58..61] 3
             http.chunk_size [66..69] 0
             http.chunked_trailer_part [69..75] T: u\r\n
             http.file_data [0..5] hi yo",
        ),
        case(
            "a body by its media type stands beside this layer",
            b"HTTP/1.0 404 Gone\r\nContent-Type: text/plain; charset=x\r\nContent-Length: 4\r\n\r\na\r\nb",
            "http [0..77]
             http.response.code.desc [9..12] Not Found
             http.response.phrase [13..17] Gone
             http.file_data [77..81] a\r\nb
             data-text-lines [77..81]
             \"a\\r\\n\"
             \"b\"
             info: HTTP/1.0 404 Gone  (text/plain)",
        ),
        case(
            "what cannot be decompressed is shown as it is",
            b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\nxx",
            "\"Content-encoded entity body (gzip): 2 bytes\"
             _ws.expert [62..62] Expert Info (Warning/Undecoded): Decompression failed
             data [62..64]",
        ),
        case(
            "two ways to tell the length, and a name that is none",
            b"HTTP/1.1 200 OK\r\nA B: c\r\nTransfer-Encoding: identity\r\nContent-Length: 1\r\n\r\nx",
            "http.response.line [17..25] A B: c\r\n
             _ws.expert [17..17] Expert Info (Warning/Protocol): Illegal characters found in header name
             http.content_length [54..73] 1
             _ws.expert [54..54] Expert Info (Warning/Malformed): The Content-Length and Transfer-Encoding header must not be set together",
        ),
    ]);
}
