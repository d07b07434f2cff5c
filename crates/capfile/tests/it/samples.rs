//! One small file of each format, and helpers to list what is in a file.

use std::io::{Cursor, Read};

use capfile::{Chunk, Error, Reader, RecordKind};

/// A format's name, and how its file is made.
pub(crate) type Sample = (&'static str, fn() -> Vec<u8>);

/// Every format, by the name its reader gives it.
pub(crate) const SAMPLES: &[Sample] = &[
    ("pcap", pcap),
    ("nsecpcap", pcap_nsec_big_endian),
    ("modpcap", || pcap_dialect(0xa1b2_cd34, 8)),
    ("suse6_3pcap", || pcap_dialect(0xa1b2_cd34, 12)),
    ("rh6_1pcap", || pcap_dialect(0xa1b2_c3d4, 8)),
    ("nokiapcap", || pcap_dialect(0xa1b2_c3d4, 4)),
    ("pcapng", pcapng),
    ("snoop", snoop),
    ("btsnoop", btsnoop),
    ("netmon1", netmon_1),
    ("netmon2", netmon_2),
    ("erf", erf),
    ("candump", candump),
];

pub(crate) fn le16(value: u16) -> [u8; 2] {
    value.to_le_bytes()
}

pub(crate) fn le32(value: u32) -> [u8; 4] {
    value.to_le_bytes()
}

fn be32(value: u32) -> [u8; 4] {
    value.to_be_bytes()
}

/// A file header, little-endian.
pub(crate) fn pcap_header(magic: u32, network: u32) -> Vec<u8> {
    let mut file = le32(magic).to_vec();
    file.extend(le16(2));
    file.extend(le16(4));
    for word in [0, 0, 65535, network] {
        file.extend(le32(word));
    }
    file
}

/// A record, little-endian: its four words, `more` octets of a dialect, and the packet.
pub(crate) fn pcap_record(seconds: u32, len: u32, more: usize, packet: &[u8]) -> Vec<u8> {
    let mut record = Vec::new();
    for word in [seconds, 123_456, packet.len() as u32, len] {
        record.extend(le32(word));
    }
    record.resize(16 + more, 0);
    record.extend(packet);
    record
}

pub(crate) fn pcap() -> Vec<u8> {
    let mut file = pcap_header(0xa1b2_c3d4, 1);
    file.extend(pcap_record(1_700_000_000, 60, 0, b"first packet"));
    file.extend(pcap_record(1_700_000_001, 13, 0, b"second packet"));
    file.extend(pcap_record(1_700_000_002, 0, 0, b""));
    file
}

fn pcap_nsec_big_endian() -> Vec<u8> {
    let mut file = be32(0xa1b2_3c4d).to_vec();
    file.extend([0, 2, 0, 4]);
    // 0x14: two octets of frame check sequence, and the bit that says so.
    for word in [0, 0, 65535, 0x1400_0001] {
        file.extend(be32(word));
    }
    for word in [1_700_000_000, 123_456_789, 5, 64] {
        file.extend(be32(word));
    }
    file.extend(b"hello");
    file
}

fn pcap_dialect(magic: u32, more: usize) -> Vec<u8> {
    let mut file = pcap_header(magic, 1);
    for turn in 0..3 {
        file.extend(pcap_record(1_700_000_000 + turn, 60, more, b"a packet of some length"));
    }
    file
}

fn padded(bytes: &[u8]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    bytes.resize(bytes.len().next_multiple_of(4), 0);
    bytes
}

pub(crate) fn option(code: u16, value: &[u8]) -> Vec<u8> {
    [&le16(code)[..], &le16(value.len() as u16), &padded(value)].concat()
}

pub(crate) fn block(kind: u32, body: &[u8]) -> Vec<u8> {
    let octets = le32(body.len() as u32 + 12);
    [&le32(kind)[..], &octets, body, &octets].concat()
}

pub(crate) fn section(options: &[u8]) -> Vec<u8> {
    let mut body = le32(0x1a2b_3c4d).to_vec();
    body.extend([1, 0, 0, 0]);
    body.extend([0xff; 8]);
    body.extend(options);
    block(0x0a0d_0d0a, &body)
}

pub(crate) fn interface(link: u16, options: &[u8]) -> Vec<u8> {
    block(1, &[&le16(link)[..], &[0; 2], &le32(0), options].concat())
}

pub(crate) fn enhanced(interface: u32, units: u64, packet: &[u8], options: &[u8]) -> Vec<u8> {
    let mut body = le32(interface).to_vec();
    let octets = packet.len() as u32;
    for word in [(units >> 32) as u32, units as u32, octets, octets] {
        body.extend(le32(word));
    }
    body.extend(padded(packet));
    body.extend(options);
    block(6, &body)
}

/// Two sections, the second big-endian; every kind of block that is read, and one that is not.
pub(crate) fn pcapng() -> Vec<u8> {
    const END: &[u8] = &[0; 4];
    let mut file =
        section(&[option(1, b"of the file"), option(4, b"by hand"), END.to_vec()].concat());
    // Nanoseconds, and an hour of offset.
    let options = [option(2, b"eth0"), option(9, &[9]), option(14, &3600_i64.to_le_bytes())];
    file.extend(interface(1, &[options.concat(), END.to_vec()].concat()));
    // TLS keys.
    file.extend(block(10, &[&le32(0x544c_534b)[..], &le32(7), b"CLIENT_\0"].concat()));
    let name = [&[192, 0, 2, 1][..], b"one.example\0uno.example\0"].concat();
    file.extend(block(4, &[option(1, &name), END.to_vec()].concat()));
    let options = [
        option(1, b"first"),
        option(2, &le32(2 | 4 << 5)),
        option(4, &9_u64.to_le_bytes()),
        option(1, b"second"),
        option(2988, b"\x01\x00\x00\x00custom"),
    ];
    let options = [options.concat(), END.to_vec()].concat();
    file.extend(enhanced(0, 1_700_000_000_123_456_789, b"a packet", &options));
    file.extend(block(0x8000_0001, b"not known to anybody"));
    file.extend(block(3, &[&le32(6)[..], b"simple\0\0"].concat()));
    let mut old = [&le16(0)[..], &le16(3)].concat();
    for word in [0, 1_000_000, 3, 3] {
        old.extend(le32(word));
    }
    old.extend(b"old\0");
    file.extend(block(2, &old));
    file.extend(block(9, &padded(b"__REALTIME_TIMESTAMP=1700000000000000\nMESSAGE=hi\n")));
    file.extend(block(0xbad, &[&le32(1)[..], b"made by 1"].concat()[..12]));
    let counts = [option(4, &5_u64.to_le_bytes()), END.to_vec()].concat();
    file.extend(block(5, &[&le32(0)[..], &[0; 8], &counts].concat()));

    let big_block = |kind: u32, body: &[u8]| {
        let octets = be32(body.len() as u32 + 12);
        [&be32(kind)[..], &octets, body, &octets].concat()
    };
    file.extend(big_block(
        0x0a0d_0d0a,
        &[&be32(0x1a2b_3c4d)[..], &[0, 1, 0, 0], &[0xff; 8]].concat(),
    ));
    file.extend(big_block(1, &[0, 113, 0, 0, 0, 0, 0, 4]));
    let mut body = Vec::new();
    for word in [0, 0, 5_000_000, 4, 100] {
        body.extend(be32(word));
    }
    body.extend(b"last");
    file.extend(big_block(6, &body));
    file
}

fn snoop() -> Vec<u8> {
    let mut file = b"snoop\0\0\0\0\0\0\x02\0\0\0\x04".to_vec();
    for (drops, packet) in [(0, "packet one"), (7, "packet two!!")] {
        let packet = padded(packet.as_bytes());
        let octets = packet.len() as u32;
        for word in [octets + 9, octets, octets + 24, drops, 1_700_000_000, 123_456] {
            file.extend(be32(word));
        }
        file.extend(packet);
    }
    file
}

fn btsnoop() -> Vec<u8> {
    let mut file = b"btsnoop\0\0\0\0\x01\0\0\x03\xea".to_vec();
    for flags in [2, 3] {
        for word in [4, 4, flags, 0] {
            file.extend(be32(word));
        }
        file.extend((0x00dc_ddb3_0f2f_8000_u64 + 1_700_000_000_123_456).to_be_bytes());
        file.extend([4, 0x0e, 1, 0]);
    }
    file
}

/// A header for a capture that began at 2023-11-14 22:13:20.000, with the table's place left out.
fn netmon_header(magic: &[u8; 4], minor: u8, major: u8) -> Vec<u8> {
    let mut file = magic.to_vec();
    file.extend([minor, major, 1, 0]);
    for part in [2023, 11, 2, 14, 22, 13, 20, 0] {
        file.extend(le16(part));
    }
    file.resize(128, 0);
    file
}

fn netmon(mut file: Vec<u8>, frames: &[Vec<u8>]) -> Vec<u8> {
    let mut table = Vec::new();
    for frame in frames {
        table.extend(le32(file.len() as u32));
        file.extend(frame);
    }
    let place = [le32(file.len() as u32), le32(table.len() as u32)].concat();
    file.splice(24..32, place);
    file.extend(table);
    file
}

fn netmon_1() -> Vec<u8> {
    let frame = [&le32(1500)[..], &le16(60), &le16(6), b"packet"].concat();
    netmon(netmon_header(b"RTSS", 1, 1), &[frame.clone(), frame])
}

fn netmon_2() -> Vec<u8> {
    let frame = |network: u16| {
        let mut frame = 1_500_000_u64.to_le_bytes().to_vec();
        frame.extend(le32(60));
        frame.extend(le32(6));
        frame.extend(b"packet");
        frame.extend(le16(network));
        frame.extend(le32(3));
        // 100 ns units since 1601.
        frame.extend((116_444_736_000_000_000_u64 + 17_000_000_001_234_567).to_le_bytes());
        frame.push(0);
        frame
    };
    netmon(netmon_header(b"GMBU", 3, 2), &[frame(1), frame(0xfffd), frame(0xe071)])
}

/// Three Ethernet records: pad of two octets, and two more behind the packet.
fn erf() -> Vec<u8> {
    let mut file = Vec::new();
    for turn in 0..3_u32 {
        file.extend(le32(1 << 31));
        file.extend(le32(1_700_000_000 + turn));
        file.extend([2, 4, 0, 32, 0, 0, 0, 12]);
        file.extend([0, 0]);
        file.extend(b"a packet....\0\0");
    }
    file
}

fn candump() -> Vec<u8> {
    b"(1700000000.123456) can0 123#0102\n(1700000001.000001) can0 12345678#R4\r\n\n\
      (1700000002.000001) can1 7FF##5AABB\n"
        .to_vec()
}

/// What a file holds: a line per frame, and the error at the end, if any.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Listing {
    pub(crate) frames: Vec<String>,
    pub(crate) error: Option<String>,
}

/// Reads everything in chunks of `octets`.
pub(crate) fn list(stream: Box<dyn Read + Send>, octets: usize) -> Listing {
    let mut listing = Listing::default();
    listing.error = fill(stream, octets, &mut listing.frames).err().map(|error| error.to_string());
    listing
}

fn fill(stream: Box<dyn Read + Send>, octets: usize, lines: &mut Vec<String>) -> Result<(), Error> {
    let mut reader = Reader::from_stream(stream, "sample")?;
    reader.set_chunk_octets(octets);
    let mut chunk = Chunk::new();
    while reader.next_chunk(&mut chunk)? {
        for frame in &chunk.frames {
            let ts = frame.ts.map_or("-".to_owned(), |ts| ts.to_string());
            let (caplen, len) = (frame.caplen, frame.len);
            let kind = match frame.kind {
                RecordKind::Packet => frame.link.encap_name(),
                RecordKind::Journal => "(journal)",
                RecordKind::SystemCall => "(system call)",
                RecordKind::Custom => "(custom)",
            };
            let bytes = chunk.bytes(frame).escape_ascii();
            lines.push(format!("{ts} {caplen}/{len} {kind} {bytes}"));
        }
    }
    Ok(())
}

pub(crate) fn list_bytes(bytes: &[u8]) -> Listing {
    list(Box::new(Cursor::new(bytes.to_vec())), 1 << 20)
}

/// Reads a file to its end and returns what the reader knows then.
pub(crate) fn read_through(bytes: &[u8]) -> Reader {
    let stream = Box::new(Cursor::new(bytes.to_vec()));
    let mut reader = Reader::from_stream(stream, "sample").expect("a sound sample");
    let mut chunk = Chunk::new();
    while reader.next_chunk(&mut chunk).expect("a sound sample") {}
    reader
}
