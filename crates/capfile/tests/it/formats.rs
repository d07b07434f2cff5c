//! What is read from a sound file of each format.

use std::io::{self, Cursor, Read};

use capfile::{Chunk, Direction, LinkType, Reader, Record, SecretKind};

use crate::samples::{SAMPLES, list, list_bytes, pcap_header, pcap_record, read_through};

fn check(name: &str, expected: &[&str]) {
    let (_, make) = SAMPLES.iter().find(|sample| sample.0 == name).expect("a sample");
    let bytes = make();
    assert_eq!(read_through(&bytes).format().name(), name);
    let listing = list_bytes(&bytes);
    assert_eq!(listing.error, None, "{name}");
    assert_eq!(listing.frames, expected, "{name}");
}

#[test]
fn frames() {
    check(
        "pcap",
        &[
            "1700000000123456000 12/60 ether first packet",
            "1700000001123456000 13/13 ether second packet",
            "1700000002123456000 0/0 ether ",
        ],
    );
    check("nsecpcap", &["1700000000123456789 5/64 ether hello"]);
    for dialect in ["modpcap", "suse6_3pcap", "rh6_1pcap", "nokiapcap"] {
        check(
            dialect,
            &[
                "1700000000123456000 23/60 ether a packet of some length",
                "1700000001123456000 23/60 ether a packet of some length",
                "1700000002123456000 23/60 ether a packet of some length",
            ],
        );
    }
    check(
        "pcapng",
        &[
            "1700003600123456789 8/8 ether a packet",
            "- 6/6 ether simple",
            "3600001000000 3/3 ether old",
            "1700000000000000000 49/49 (journal) \
             __REALTIME_TIMESTAMP=1700000000000000\\nMESSAGE=hi\\n",
            "- 8/8 (custom) made by ",
            "5000000000 4/100 linux-sll last",
        ],
    );
    check(
        "snoop",
        &[
            "1700000000123456000 12/21 ether packet one\\x00\\x00",
            "1700000000123456000 12/21 ether packet two!!",
        ],
    );
    check(
        "btsnoop",
        &[
            "1700000000123456000 4/4 bluetooth-h4-linux \\x04\\x0e\\x01\\x00",
            "1700000000123456000 4/4 bluetooth-h4-linux \\x04\\x0e\\x01\\x00",
        ],
    );
    check("netmon1", &["1700000001500000000 6/60 ether packet"; 2]);
    check(
        "netmon2",
        &["1700000000123456700 6/60 ether packet", "1700000000123456700 6/60 linux-sll packet"],
    );
    check(
        "erf",
        &[
            "1700000000500000000 12/12 erf a packet....",
            "1700000001500000000 12/12 erf a packet....",
            "1700000002500000000 12/12 erf a packet....",
        ],
    );
}

#[test]
fn can_frames_become_exported_pdus() {
    let (_, make) = SAMPLES.iter().find(|sample| sample.0 == "candump").expect("a sample");
    let frames = list_bytes(&make()).frames;
    let zeros = |count| "\\x00".repeat(count);
    let classic = "\\x00\\x0c\\x00\\x10can-hostendian\\x00\\x00\\x00\\x00\\x00\\x00";
    let expected = [
        format!(
            "1700000000123456000 40/40 wireshark-upper-pdu {classic}#\\x01\\x00\\x00\
             \\x02\\x00\\x00\\x00\\x01\\x02{}",
            zeros(6)
        ),
        format!(
            "1700000001000001000 40/40 wireshark-upper-pdu {classic}xV4\\xd2\
             \\x04\\x00\\x00\\x00{}",
            zeros(8)
        ),
        format!(
            "1700000002000001000 88/88 wireshark-upper-pdu \
             \\x00\\x0c\\x00\\x08canfd\\x00\\x00\\x00\\x00\\x00\\x00\\x00\
             \\xff\\x07\\x00\\x00\\x02\\x05\\x00\\x00\\xaa\\xbb{}",
            zeros(62)
        ),
    ];
    assert_eq!(frames, expected);
}

#[test]
fn a_pcapng_file_says_more_than_its_frames() {
    let bytes = crate::samples::pcapng();
    let reader = read_through(&bytes);
    let [first, second] = reader.sections() else { panic!("{:?}", reader.sections()) };
    assert_eq!(first.comments, ["of the file"]);
    assert_eq!(first.application.as_deref(), Some("by hand"));
    assert_eq!(second.endian, capfile::Endian::Big);
    let [eth0, other] = reader.interfaces() else { panic!("{:?}", reader.interfaces()) };
    assert_eq!(eth0.name.as_deref(), Some("eth0"));
    assert_eq!((eth0.units_per_second, eth0.ts_offset_s), (1_000_000_000, 3600));
    assert_eq!(eth0.statistics.iter().map(|s| s.received).collect::<Vec<_>>(), [Some(5)]);
    assert_eq!((other.link, other.section), (LinkType::LINUX_SLL, 1));
    let [names] = reader.names() else { panic!("{:?}", reader.names()) };
    assert_eq!(names.names, ["one.example", "uno.example"]);
    let [secret] = reader.secrets() else { panic!("{:?}", reader.secrets()) };
    assert_eq!((secret.kind, &secret.data[..]), (SecretKind::TLS_KEY_LOG, &b"CLIENT_"[..]));
    assert_eq!(secret.frames_before, 0);
}

fn first_chunk(bytes: Vec<u8>) -> Chunk {
    let mut reader = Reader::from_stream(Box::new(Cursor::new(bytes)), "sample").expect("sound");
    let mut chunk = Chunk::new();
    assert!(reader.next_chunk(&mut chunk).expect("sound"));
    chunk
}

#[test]
fn records_say_more_than_their_packets() {
    let chunk = first_chunk(crate::samples::pcapng());
    let extra = chunk.extra(&chunk.frames[0]).expect("options");
    assert_eq!(extra.comments, ["first", "second"]);
    assert_eq!(extra.direction, Some(Direction::Outbound));
    assert_eq!(extra.drop_count, Some(9));
    assert_eq!(extra.options.iter().map(|option| option.code).collect::<Vec<_>>(), [2988]);
    assert_eq!(chunk.frames[0].fcs_octets, Some(4));
    assert_eq!(chunk.extra(&chunk.frames[1]), None);
    assert_eq!(chunk.extra(&chunk.frames[2]).and_then(|extra| extra.drop_count), Some(3));
    let kinds: Vec<_> = chunk.blocks.iter().map(|block| (block.kind, block.before)).collect();
    assert_eq!(
        kinds,
        [
            (0x0a0d_0d0a, 0),
            (1, 0),
            (10, 0),
            (4, 0),
            (0x8000_0001, 1),
            (5, 5),
            (0x0a0d_0d0a, 5),
            (1, 5)
        ]
    );

    let sample = |name| SAMPLES.iter().find(|sample| sample.0 == name).expect("a sample").1();
    let chunk = first_chunk(sample("btsnoop"));
    let directions = chunk.frames.iter().map(|frame| chunk.extra(frame).and_then(|e| e.direction));
    assert!(directions.eq([Some(Direction::Outbound), Some(Direction::Inbound)]));
    let chunk = first_chunk(sample("snoop"));
    let record = chunk.extra(&chunk.frames[1]).and_then(|extra| extra.record);
    assert_eq!(record, Some(Record::Snoop { drops: 7 }));
    let chunk = first_chunk(sample("nsecpcap"));
    assert_eq!(chunk.frames[0].fcs_octets, Some(2));
    let chunk = first_chunk(sample("erf"));
    assert_eq!(chunk.pseudo_header(&chunk.frames[0]).len(), 18);
}

#[test]
fn pseudo_headers_are_set_apart() {
    let mut file = pcap_header(0xa1b2_c3d4, 204);
    file.extend(pcap_record(0, 9, 0, b"\x01packet"));
    let chunk = first_chunk(file);
    let frame = &chunk.frames[0];
    assert_eq!((frame.caplen, frame.len), (6, 8));
    assert_eq!((chunk.bytes(frame), chunk.pseudo_header(frame)), (&b"packet"[..], &[1][..]));
    assert_eq!(frame.file_offset, 24 + 16 + 1);
}

/// Gives an octet at a time, as a slow pipe may.
struct Drip(Cursor<Vec<u8>>);

impl Read for Drip {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let end = buffer.len().min(1);
        self.0.read(&mut buffer[..end])
    }
}

#[test]
fn the_pieces_do_not_matter() {
    for (name, make) in SAMPLES {
        let bytes = make();
        let whole = list_bytes(&bytes);
        for octets in [1, 7, 50, 200] {
            let pieces = list(Box::new(Cursor::new(bytes.clone())), octets);
            assert_eq!(pieces, whole, "{name} in chunks of {octets}");
        }
        // What is told by its looks, and not by a magic number, needs more than the first octet.
        if !matches!(*name, "erf" | "candump" | "nokiapcap" | "rh6_1pcap" | "suse6_3pcap") {
            let drip = list(Box::new(Drip(Cursor::new(bytes.clone()))), 1 << 20);
            assert_eq!(drip, whole, "{name} an octet at a time");
        }
    }
}

#[test]
fn link_types_are_in_order_and_named_once() {
    let all: Vec<LinkType> = LinkType::all().collect();
    assert!(all.is_sorted_by(|one, other| one < other));
    for link in all {
        let by_name = LinkType::from_encap_name(link.encap_name()).expect("its own name");
        assert_eq!(by_name.encap(), link.encap(), "{link:?}");
    }
    assert_eq!(LinkType::ETHERNET.encap(), 1);
    assert_eq!(LinkType::from_encap_name("rawip"), Some(LinkType::RAW));
}
