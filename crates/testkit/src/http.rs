//! Enough HTTP to test a server with: one request for each connection.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

/// What a server answered.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// Names in small letters, and values.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Answer {
    /// The value of a header; empty if there is none.
    pub fn header(&self, name: &str) -> &str {
        self.headers.iter().find(|h| h.0 == name).map_or("", |h| &h.1)
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// Sends a request and reads the answer. `Host` is the server's address unless `headers` has another one.
///
/// # Panics
///
/// If the server does not answer.
pub fn request(
    server: SocketAddr,
    method: &str,
    path: &str,
    headers: &[(&str, &str)],
    body: &[u8],
) -> Answer {
    let mut stream = TcpStream::connect(server).expect("the server listens");
    stream.set_read_timeout(Some(Duration::from_secs(60))).expect("is no zero");
    let mut head = format!("{method} {path} HTTP/1.1\r\nConnection: close\r\n");
    if !headers.iter().any(|h| h.0.eq_ignore_ascii_case("host")) {
        head.push_str(&format!("Host: {server}\r\n"));
    }
    for (name, value) in headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str(&format!("Content-Length: {}\r\n\r\n", body.len()));
    stream.write_all(head.as_bytes()).expect("the server reads");
    // It may have answered before it has read all.
    let _ = stream.write_all(body);
    let mut all = Vec::new();
    stream.read_to_end(&mut all).expect("the server answers");
    let end = all.windows(4).position(|w| w == b"\r\n\r\n").expect("an answer has a head");
    let (head, body) = (all.get(..end).unwrap_or(&[]), all.get(end + 4..).unwrap_or(&[]));
    let head = String::from_utf8_lossy(head).into_owned();
    let mut lines = head.lines();
    let status = lines.next().and_then(|line| line.split(' ').nth(1)?.parse().ok());
    let headers = lines.filter_map(|line| line.split_once(':'));
    let headers: Vec<_> =
        headers.map(|(n, v)| (n.to_ascii_lowercase(), v.trim().to_owned())).collect();
    let chunked = headers.iter().any(|h| h.0 == "transfer-encoding" && h.1 == "chunked");
    let body = if chunked { dechunked(body) } else { body.to_vec() };
    Answer { status: status.expect("an answer has a status"), headers, body }
}

fn dechunked(mut body: &[u8]) -> Vec<u8> {
    let mut whole = Vec::new();
    while let Some(end) = body.windows(2).position(|w| w == b"\r\n") {
        let size = String::from_utf8_lossy(body.get(..end).unwrap_or(&[])).into_owned();
        let size = usize::from_str_radix(size.trim(), 16).unwrap_or(0);
        whole.extend_from_slice(body.get(end + 2..end + 2 + size).unwrap_or(&[]));
        body = body.get(end + 4 + size..).unwrap_or(&[]);
    }
    whole
}
