//! The WebSocket.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use serde_json::json;
use server::api::{Event, LoadState, View, ViewState};

use crate::{Server, example};

/// A connection that only listens (RFC 6455 §5.2: a server's frames are not masked).
struct Listener(TcpStream);

impl Listener {
    fn connect(server: &Server) -> Listener {
        let mut stream = TcpStream::connect(server.at).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
        let head = format!(
            "GET /api/events HTTP/1.1\r\nHost: {at}\r\nOrigin: http://{at}\r\nAuthorization: Bearer {token}\r\n\
             Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n\
             Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
            at = server.at,
            token = server.token
        );
        stream.write_all(head.as_bytes()).unwrap();
        let mut answer = Vec::new();
        while !answer.ends_with(b"\r\n\r\n") {
            let mut octet = [0];
            stream.read_exact(&mut octet).unwrap();
            answer.push(octet[0]);
        }
        assert!(answer.starts_with(b"HTTP/1.1 101"), "{}", String::from_utf8_lossy(&answer));
        Listener(stream)
    }

    fn next(&mut self) -> Event {
        let mut octets = |count: usize| {
            let mut octets = vec![0; count];
            self.0.read_exact(&mut octets).unwrap();
            octets
        };
        let head = octets(2);
        let len = match head[1] {
            126 => octets(2).iter().fold(0, |len, o| len << 8 | usize::from(*o)),
            127 => octets(8).iter().fold(0, |len, o| len << 8 | usize::from(*o)),
            len => usize::from(len),
        };
        serde_json::from_slice(&octets(len)).unwrap()
    }

    /// The first event that fits.
    fn wait<T>(&mut self, fits: impl Fn(Event) -> Option<T>) -> T {
        loop {
            if let Some(found) = fits(self.next()) {
                return found;
            }
        }
    }
}

#[test]
fn pages_are_told() {
    let server = Server::start(&[&example("http.pcap")]);
    let mut page = Listener::connect(&server);
    let Event::Hello { server: name } = page.next() else { panic!("no greeting") };
    let id = server.open(&example("http.pcap")).id;
    let packets = page.wait(|event| match event {
        Event::Capture { capture } if capture.state == LoadState::Done => Some(capture.packets),
        _ => None,
    });
    assert_eq!(packets, 44);
    let view: View = server.post(&format!("/captures/{id}/views"), &json!({"filter": "http"}));
    let rows = page.wait(|event| match event {
        Event::View { view: told, .. } if told.id == view.id && told.state == ViewState::Done => {
            Some(told.rows)
        }
        _ => None,
    });
    assert!(rows > 0);
    // Another page is told how things are.
    let mut other = Listener::connect(&server);
    assert!(matches!(other.next(), Event::Hello { server } if server == name));
    assert!(matches!(other.next(), Event::Capture { capture } if capture.packets == 44));
    server.send("GET", &format!("/captures/{id}/find?by=filter&text=http&job=j"), b"");
    page.wait(|event| matches!(event, Event::Job { job, .. } if job == "j").then_some(()));
    server.send("DELETE", &format!("/captures/{id}"), b"");
    page.wait(|event| matches!(event, Event::Closed { .. }).then_some(()));
    other.wait(|event| matches!(event, Event::Closed { .. }).then_some(()));
}
