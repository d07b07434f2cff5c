//! Every limit on growth, with its reason.

/// Layers of one frame. Tunnels nest a few deep; a crafted frame could nest until the stack ends.
pub const LAYERS_PER_FRAME: usize = 500;

/// How deep one protocol may be called inside another. Mail in mail takes two or three calls a level; each call needs
/// some kilobytes of stack.
pub const CALL_DEPTH: u32 = 240;

/// Nodes of one frame. A 64 KiB frame of one-octet items stays below; a decompressed one need not.
pub const NODES_PER_FRAME: usize = 200_000;

/// Depth of the tree. Recursive formats (ASN.1, JSON) stop here.
pub const TREE_DEPTH: u8 = 200;

/// Extra buffers of one frame (reassembled, decompressed, decrypted); the index is one octet.
pub const SOURCES_PER_FRAME: usize = 255;

/// Bytes put together for one message of a stream. Longer messages are shown by segment.
pub const STREAM_MESSAGE_BYTES: usize = 64 << 20;

/// Bytes that all streams of a capture may hold while they wait for more.
pub const STREAM_BYTES_HELD: usize = 512 << 20;

/// Out-of-order segments held for one direction of a stream.
pub const STREAM_SEGMENTS_HELD: usize = 1024;

/// Bytes of one reassembled datagram: the largest IPv6 jumbogram in practice stays far below.
pub const DATAGRAM_BYTES: usize = 1 << 20;

/// Datagrams that wait for fragments.
pub const DATAGRAMS_HELD: usize = 4096;

/// Output octets for each input octet of a decompressor, and in all: against "zip bombs".
pub const DECOMPRESSION_RATIO: usize = 1100;
/// See [`DECOMPRESSION_RATIO`].
pub const DECOMPRESSED_BYTES: usize = 64 << 20;

/// Packets within packets that one frame offers; a frame of bundled messages holds some hundreds.
pub const PDUS_PER_FRAME: usize = 10_000;

/// Conversations held. When there are more, those silent longest are forgotten.
pub const CONVERSATIONS: usize = 2_000_000;

/// Bytes of text in one frame's labels and strings.
pub const TEXT_BYTES_PER_FRAME: usize = 256 << 20;

/// Octets of the info column, as in the reference.
pub const INFO_BYTES: usize = 4095;

/// Names learnt from one capture: more than a day of DNS answers of a large site, and less than 100 MB.
pub const NAMES_LEARNED: usize = 1_000_000;

/// Characters of a name learnt; a domain name has at most 253, and some of its octets are shown as four.
pub const NAME_CHARS: usize = 1024;
