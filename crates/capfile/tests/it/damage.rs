//! Files that are cut short, damaged, or lie: an error and no panic, the frames before the fault
//! delivered, and no more memory than the file gives reason for.

use std::io::Cursor;

use capfile::{Chunk, Reader};

use crate::samples::{
    SAMPLES, block, enhanced, interface, le32, list_bytes, option, pcap, pcap_header, pcap_record,
    section,
};

/// Reads with small chunks and watches the size of the buffer.
fn survive(bytes: &[u8], what: &dyn Fn() -> String) {
    const CHUNK_OCTETS: usize = 64;
    let stream = Box::new(Cursor::new(bytes.to_vec()));
    let Ok(mut reader) = Reader::from_stream(stream, "sample") else { return };
    reader.set_chunk_octets(CHUNK_OCTETS);
    let mut chunk = Chunk::new();
    // A frame takes at least an octet of the file, and so does a chunk.
    for _ in 0..=bytes.len() + 1 {
        let more = reader.next_chunk(&mut chunk);
        let octets_max = 4 * (bytes.len() + CHUNK_OCTETS + 128);
        assert!(chunk.data.capacity() <= octets_max, "{}", what());
        for frame in &chunk.frames {
            assert_eq!(chunk.bytes(frame).len(), frame.caplen as usize, "{}", what());
            let pseudo = chunk.pseudo_header(frame).len();
            assert_eq!(pseudo, usize::from(frame.phdr_octets), "{}", what());
        }
        if !matches!(more, Ok(true)) {
            assert!(matches!(reader.next_chunk(&mut chunk), Ok(false)), "{}", what());
            return;
        }
    }
    panic!("no end: {}", what());
}

#[test]
fn every_cut() {
    for (name, make) in SAMPLES {
        let bytes = make();
        let whole = list_bytes(&bytes).frames;
        for end in 0..bytes.len() {
            survive(&bytes[..end], &|| format!("{name} cut at {end}"));
            // The frames that are whole stay what they were, where a magic number tells the
            // format; the dialects of pcap are only told apart by their records.
            if matches!(*name, "pcap" | "nsecpcap" | "pcapng" | "snoop" | "btsnoop") {
                let frames = list_bytes(&bytes[..end]).frames;
                assert!(whole.starts_with(&frames), "{name} cut at {end}");
            }
        }
    }
}

#[test]
fn every_bit() {
    for (name, make) in SAMPLES {
        let bytes = make();
        for bit in 0..bytes.len() * 8 {
            let mut flipped = bytes.clone();
            flipped[bit / 8] ^= 1 << (bit % 8);
            survive(&flipped, &|| format!("{name} with bit {bit} flipped"));
        }
    }
}

#[test]
fn every_word_at_its_largest() {
    for (name, make) in SAMPLES {
        let bytes = make();
        for at in 0..bytes.len().saturating_sub(3) {
            for word in [u32::MAX, 0, 1 << 31, i32::MAX as u32, 0xffff_fff0] {
                let mut changed = bytes.clone();
                changed[at..at + 4].copy_from_slice(&le32(word));
                survive(&changed, &|| format!("{name} with {word:#x} at {at}"));
            }
        }
    }
}

/// The frames delivered, and the words of the error.
fn check(bytes: &[u8], frames: usize, error: &str) {
    let listing = list_bytes(bytes);
    assert_eq!(listing.error.as_deref(), Some(error));
    assert_eq!(listing.frames.len(), frames, "{error}");
}

#[test]
fn words_of_pcap() {
    // A file without octets is a capture without packets.
    let nothing = list_bytes(b"");
    assert_eq!((nothing.error, nothing.frames.len()), (None, 0));
    check(b"hello, world", 0, "sample: not a capture file of a known format");
    let good = pcap();
    check(&good[..20], 0, "sample: cut short: the pcap record at 0 needs 24 octets, 20 are there");
    check(&good[..60], 1, "sample: cut short: the pcap record at 52 needs 16 octets, 8 are there");
    check(&good[..70], 1, "sample: cut short: the pcap record at 52 needs 29 octets, 18 are there");
    check(
        &pcap_header(0xa1b2_c3d4, 4),
        0,
        "sample: pcap record at 0 is not supported: link type 4",
    );
    check(
        &pcap_header(0xa1b2_c3d4, 0x0001_0001),
        0,
        "sample: pcap record at 0 is not supported: reserved bits 0x00010000 of the link type",
    );
    let mut version = pcap_header(0xa1b2_c3d4, 1);
    version[4] = 1;
    check(&version, 0, "sample: pcap record at 0 is not supported: version 1.4");
    let mut huge = pcap_header(0xa1b2_3c4d, 1);
    huge.extend(pcap_record(0, 3, 0, b"abc"));
    huge.extend([0; 8]);
    huge.extend(le32(4_000_000_000));
    huge.extend(le32(0));
    check(
        &huge,
        1,
        "sample: damaged nsecpcap record at 43: \
         a packet of 4000000000 octets, more than the 262144 believed",
    );
    let mut short = pcap_header(0xa1b2_c3d4, 123);
    short.extend(pcap_record(0, 2, 0, b"ab"));
    check(
        &short,
        0,
        "sample: damaged pcap record at 24: \
         a packet of 2 octets, too short for the header of ATM PDUs",
    );
    let mut lapd = pcap_header(0xa1b2_c3d4, 177);
    lapd.extend(pcap_record(0, 16, 0, &[0; 16]));
    check(
        &lapd,
        0,
        "sample: damaged pcap record at 24: \
         protocol 0x0000 in a capture of LAPD with Linux pseudo-header",
    );
}

#[test]
fn words_of_pcapng() {
    let start = [section(&[]), interface(1, &[])].concat();
    let with = |more: Vec<u8>| [start.clone(), enhanced(0, 1, b"good", &[]), more].concat();
    let cases: &[(Vec<u8>, &str)] = &[
        (vec![6, 0, 0], "cut short: the pcapng record at 84 needs 12 octets, 3 are there"),
        (enhanced(1, 1, b"", &[]), "damaged pcapng record at 84: interface 1 of only 1"),
        (
            [le32(6), le32(0), le32(0)].concat(),
            "damaged pcapng record at 84: block 0x00000006 of 0 octets, fewer than 12",
        ),
        (
            [le32(6), le32(0xffff_fff0), le32(0)].concat(),
            "damaged pcapng record at 84: \
             a block of 4294967280 octets, more than the 268435456 believed",
        ),
        (
            [le32(7), le32(12), le32(16)].concat(),
            "damaged pcapng record at 84: a block's lengths differ: 12 before it, 16 after it",
        ),
        (
            block(6, &[0; 8]),
            "damaged pcapng record at 84: block 0x00000006 of 20 octets, fewer than 32",
        ),
        (
            block(6, &[[0; 12], [1; 12]].concat()),
            "damaged pcapng record at 84: \
             a packet of 16843009 octets, more than the 262144 believed",
        ),
        (
            block(6, &[&[0; 12][..], &le32(9), &le32(9)].concat()),
            "damaged pcapng record at 84: a packet of 9 octets in block 0x00000006 of 32",
        ),
        (
            enhanced(0, 1, b"", &[1, 0, 9, 0]),
            "damaged pcapng record at 84: option 1 of 9 octets where 0 are left",
        ),
        (
            enhanced(0, 1, b"", &option(2, &[1, 2])),
            "damaged pcapng record at 84: option 2 of 2 octets, not 4",
        ),
        (
            enhanced(0, 1, b"", &option(2989, &[1, 2])),
            "damaged pcapng record at 84: option 2989 of 2 octets, fewer than 4",
        ),
        (
            block(4, &option(1, &[1, 2])),
            "damaged pcapng record at 84: name record 1 of 2 octets, fewer than 4",
        ),
        (
            block(4, &option(1, &[1, 2, 3, 4, b'x'])),
            "damaged pcapng record at 84: name record 1 without a NUL at its end",
        ),
        (
            block(4, &[1, 0, 50, 0]),
            "damaged pcapng record at 84: a name record of 52 octets where 0 are left",
        ),
        (
            block(0x0a0d_0d0a, &[0; 16]),
            "damaged pcapng record at 84: byte-order magic 0x00000000 in a section header",
        ),
        (
            [section(&[]), block(3, &[0; 4])].concat(),
            "damaged pcapng record at 112: a packet before the first interface",
        ),
    ];
    for (more, error) in cases {
        check(&with(more.clone()), 1, &format!("sample: {error}"));
    }
    let mut version = section(&[]);
    version[12] = 2;
    check(&version, 0, "sample: pcapng record at 0 is not supported: version 2.0");
}

#[test]
fn words_of_the_others() {
    let sample = |name| SAMPLES.iter().find(|sample| sample.0 == name).expect("a sample").1();
    let patched = |name, at: usize, octets: &[u8]| {
        let mut bytes = sample(name);
        bytes[at..at + octets.len()].copy_from_slice(octets);
        bytes
    };
    check(
        &patched("snoop", 15, &[6]),
        0,
        "sample: snoop record at 0 is not supported: link type 6",
    );
    check(
        &patched("snoop", 11, &[9]),
        0,
        "sample: snoop record at 0 is not supported: version 9.0",
    );
    check(
        &patched("snoop", 27, &[30]),
        0,
        "sample: damaged snoop record at 16: a packet of 12 octets in a record of 30",
    );
    check(
        &patched("snoop", 16, &[1]),
        0,
        "sample: damaged snoop record at 16: \
         a length of 16777237 octets, more than the 262144 believed",
    );
    check(
        &patched("btsnoop", 14, &[3, 0xeb]),
        0,
        "sample: btsnoop record at 0 is not supported: link type 1003",
    );
    check(
        &patched("btsnoop", 20 + 28, &[1]),
        1,
        "sample: damaged btsnoop record at 44: \
         a packet of 16777220 octets, more than the 262144 believed",
    );
    check(
        &patched("netmon2", 28, &[0, 0]),
        0,
        "sample: damaged netmon2 record at 0: a frame table of 0 octets",
    );
    check(
        &patched("netmon2", 5, &[3]),
        0,
        "sample: netmon2 record at 0 is not supported: version 3.3",
    );
    let erf = sample("erf")[..32].repeat(30);
    let mut short = erf.clone();
    short[29 * 32 + 11] = 9;
    check(&short, 29, "sample: damaged erf record at 928: a record of 9 octets, fewer than 16");
    let mut empty = erf;
    empty[29 * 32 + 11] = 16;
    check(&empty, 29, "sample: damaged erf record at 928: a record with nothing in it");
    let can = [sample("candump"), b"hello\n".to_vec()].concat();
    check(&can, 3, "sample: damaged candump record at 109: a line that is no record");
}
