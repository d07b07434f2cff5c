//! Writing: what was read comes back, from pcapng to pcapng to the last octet.

use std::io::{self, Cursor, Write};
use std::sync::{Arc, Mutex};

use capfile::write::{Packet, WriteFormat, Writer};
use capfile::{
    Chunk, Endian, Error, Extra, Interface, LinkType, NameRecord, Reader, RecordKind, Secret,
    SecretKind, Section, Statistics,
};

use crate::samples::{SAMPLES, list_bytes, pcap, pcapng, read_through};

/// What is written, to be looked at afterwards.
#[derive(Clone, Default)]
struct Sink(Arc<Mutex<Vec<u8>>>);

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().expect("one thread").write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Sink {
    fn bytes(&self) -> Vec<u8> {
        self.0.lock().expect("one thread").clone()
    }
}

fn copy(bytes: &[u8], format: WriteFormat, octets: usize) -> Result<Vec<u8>, Error> {
    let mut reader = Reader::from_stream(Box::new(Cursor::new(bytes.to_vec())), "from")?;
    reader.set_chunk_octets(octets);
    let sink = Sink::default();
    let mut writer = Writer::to_stream(Box::new(sink.clone()), "to", format);
    let mut chunk = Chunk::new();
    while reader.next_chunk(&mut chunk)? {
        writer.chunk(&chunk, &reader, &mut |_| true)?;
    }
    let octets = writer.octets();
    writer.finish()?;
    let bytes = sink.bytes();
    assert!(octets <= bytes.len() as u64);
    Ok(bytes)
}

#[test]
fn pcapng_to_pcapng_is_the_same_file() {
    let bytes = pcapng();
    for octets in [1, 100, 1 << 20] {
        assert_eq!(copy(&bytes, WriteFormat::PcapNg, octets).expect("memory"), bytes);
    }
}

#[test]
fn pcap_to_pcap_is_the_same_file() {
    assert_eq!(copy(&pcap(), WriteFormat::Pcap, 1 << 20).expect("memory"), pcap());
}

#[test]
fn every_dialect_is_read_back() {
    let from = SAMPLES[2].1();
    let frames = list_bytes(&from).frames;
    // One is for Bluetooth alone.
    for format in WriteFormat::ALL.iter().filter(|format| **format != WriteFormat::Btsnoop) {
        let written = copy(&from, *format, 1 << 20).expect("memory");
        assert_eq!(read_through(&written).format(), format.format());
        assert_eq!(list_bytes(&written).frames, frames, "{format:?}");
        assert_eq!(WriteFormat::from_name(format.name()), Some(*format));
    }
}

#[test]
fn snoop_is_read_back() {
    for (name, format) in [("snoop", WriteFormat::Snoop), ("btsnoop", WriteFormat::Btsnoop)] {
        let from = SAMPLES.iter().find(|sample| sample.0 == name).expect("a sample").1();
        let written = copy(&from, format, 1 << 20).expect("memory");
        assert_eq!(list_bytes(&written).frames, list_bytes(&from).frames, "{name}");
    }
    let error = copy(&pcap(), WriteFormat::Btsnoop, 1 << 20).expect_err("a refusal").to_string();
    assert!(error.starts_with("to: cannot be written"), "{error}");
}

#[test]
fn every_format_becomes_pcapng() {
    for (name, make) in SAMPLES {
        // One has a frame of a type its only interface does not have.
        if *name == "netmon2" {
            continue;
        }
        let bytes = make();
        let written = copy(&bytes, WriteFormat::PcapNg, 1 << 20).expect("memory");
        let again = list_bytes(&written).frames;
        assert_eq!(again, list_bytes(&bytes).frames, "{name}");
    }
}

#[test]
fn some_frames_are_left_out() {
    let bytes = pcapng();
    let mut reader = Reader::from_stream(Box::new(Cursor::new(bytes)), "from").expect("sound");
    let sink = Sink::default();
    let mut writer = Writer::to_stream(Box::new(sink.clone()), "to", WriteFormat::PcapNg);
    let mut chunk = Chunk::new();
    while reader.next_chunk(&mut chunk).expect("sound") {
        writer.chunk(&chunk, &reader, &mut |index| index == 1 || index == 5).expect("memory");
    }
    writer.finish().expect("memory");
    let listing = list_bytes(&sink.bytes());
    assert_eq!(listing.frames, ["- 6/6 ether simple", "5000000000 4/100 linux-sll last"]);
    assert_eq!(listing.error, None);
}

#[test]
fn from_members_to_members() {
    for endian in [Endian::Little, Endian::Big] {
        let mut section = Section::new(endian);
        section.application = Some("requin".to_owned());
        section.comments = vec!["one".to_owned(), "two".to_owned()];
        let mut interface = Interface::new(0, LinkType::ETHERNET, 1500, 1 << 20);
        interface.name = Some("eth0".to_owned());
        interface.filter = Some("tcp".to_owned());
        interface.fcs_octets = Some(4);
        interface.speed = Some(1_000_000_000);
        interface.mac = Some([1, 2, 3, 4, 5, 6]);
        interface.ts_offset_s = -5;
        let names = NameRecord {
            address: [192, 0, 2, 7].into(),
            names: vec!["seven.example".to_owned()],
            section: 0,
            frames_before: 0,
        };
        let secret = Secret {
            kind: SecretKind::TLS_KEY_LOG,
            data: b"odd".to_vec(),
            section: 0,
            frames_before: 0,
        };
        let statistics = Statistics {
            ts: Some(1_500_000_000),
            end_ts: Some(2_500_000_000),
            received: Some(3),
            ..Statistics::default()
        };
        let extra = Extra {
            comments: vec!["seen".to_owned()],
            packet_flags: Some(1),
            queue: Some(2),
            hashes: vec![vec![2, 9, 9, 9, 9]],
            verdicts: vec![vec![0, 1]],
            direction: Some(capfile::Direction::Inbound),
            ..Extra::default()
        };
        let sink = Sink::default();
        let mut writer = Writer::to_stream(Box::new(sink.clone()), "to", WriteFormat::PcapNg);
        let written = (|| {
            writer.section(&section)?;
            writer.interface(&interface)?;
            writer.names(std::slice::from_ref(&names))?;
            writer.secret(&secret)?;
            writer.packet(&Packet {
                ts: Some(1_500_000_000),
                len: 100,
                bytes: b"packet",
                pseudo_header: (&[][..]).into(),
                link: LinkType::ETHERNET,
                interface: 0,
                kind: RecordKind::Packet,
                extra: Some(&extra),
            })?;
            writer.statistics(0, &statistics)?;
            writer.finish()
        })();
        written.expect("memory");

        let bytes = sink.bytes();
        let listing = list_bytes(&bytes);
        assert_eq!(listing.frames, ["1500000000 6/100 ether packet"]);
        let mut reader = read_through(&bytes);
        let mut read = reader.sections()[0].clone();
        read.options.clear();
        assert_eq!(read, section);
        let mut read = reader.interfaces()[0].clone();
        read.options.clear();
        let mut counters = std::mem::take(&mut read.statistics);
        assert_eq!(read, interface);
        counters[0].options.clear();
        assert_eq!(counters, [statistics]);
        assert_eq!(reader.names(), [names]);
        assert_eq!(reader.secrets(), [secret]);
        let mut chunk = Chunk::new();
        assert!(!reader.next_chunk(&mut chunk).expect("the end"));
        let stream = Box::new(Cursor::new(bytes));
        reader = Reader::from_stream(stream, "sample").expect("sound");
        assert!(reader.next_chunk(&mut chunk).expect("sound"));
        assert_eq!(chunk.extra(&chunk.frames[0]), Some(&extra));
    }
}

#[test]
fn what_does_not_fit_is_refused() {
    let refused = |bytes: &[u8], format| {
        copy(bytes, format, 1 << 20).map(drop).expect_err("a refusal").to_string()
    };
    assert_eq!(
        refused(&pcapng(), WriteFormat::Pcap),
        "to: cannot be written: the format has no such record"
    );
    let netmon = SAMPLES.iter().find(|sample| sample.0 == "netmon2").expect("a sample").1();
    assert_eq!(
        refused(&netmon, WriteFormat::Pcap),
        "to: cannot be written: a frame of type linux-sll in a file of type ether"
    );
    let packet = Packet {
        ts: Some(-1),
        len: 0,
        bytes: b"",
        pseudo_header: (&[][..]).into(),
        link: LinkType::ETHERNET,
        interface: 0,
        kind: RecordKind::Packet,
        extra: None,
    };
    let mut writer = Writer::to_stream(Box::new(io::sink()), "to", WriteFormat::Pcap);
    let error = writer.packet(&packet).expect_err("a refusal");
    assert_eq!(error.to_string(), "to: cannot be written: the format cannot hold the time -1 ns");
    let mut writer = Writer::to_stream(Box::new(io::sink()), "to", WriteFormat::PcapNg);
    let error = writer.packet(&packet).expect_err("a refusal");
    assert_eq!(error.to_string(), "to: cannot be written: no interface 0");
}

#[test]
fn a_file_without_frames_is_a_file() {
    for format in WriteFormat::ALL {
        let sink = Sink::default();
        Writer::to_stream(Box::new(sink.clone()), "to", *format).finish().expect("memory");
        let listing = list_bytes(&sink.bytes());
        assert_eq!((listing.frames.len(), listing.error), (0, None), "{format:?}");
    }
}
