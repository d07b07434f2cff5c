//! Checksums of packets: CRC32c of RFC 9260 Appendix A, and Adler-32 of RFC 2960 that it took the place of.

use crc::{CRC_32_ISCSI, Crc};
use dissect::prelude::*;

use super::HEADER;
use super::fields::*;

const CRC32C: Crc<u32> = Crc::<u32>::new(&CRC_32_ISCSI);

/// What the preference chooses from.
const ADLER: u64 = 1;
const CRC: u64 = 2;
const EITHER: u64 = 3;

/// A way to make the checksum.
struct Way {
    label: &'static str,
    right: u32,
}

/// The checksum field, validated if the user says by which checksum.
pub(super) fn show(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let kind = layer.pref_uint(CHECKSUM_KIND);
    let span = layer.span();
    let found = layer.peek::<u32>(0)?;
    let whole = span.bytes.len() == span.len() && !span.fragment;
    if !whole || !matches!(kind, ADLER | CRC | EITHER) || !layer.wants_own_nodes() {
        layer.read(CHECKSUM)?;
        layer.append(format_args!(" [unverified]"));
        layer.generated(CHECKSUM_STATUS, 8, 2u8);
        return Ok(());
    }
    let bytes = span.bytes;
    let adler = || Way { label: "Adler", right: adler32(bytes) };
    let crc = || Way { label: "CRC32C", right: crc32c(bytes) };
    match kind {
        ADLER => show_one(layer, found, &adler()),
        CRC => show_one(layer, found, &crc()),
        _ => {
            let (adler, crc) = (adler(), crc());
            // Both are shown where neither is right.
            if found != crc.right {
                show_one(layer, found, &adler);
            }
            if found != adler.right {
                show_one(layer, found, &crc);
            }
        }
    }
    layer.seek(HEADER);
    Ok(())
}

fn show_one(layer: &mut Layer<'_, '_>, found: u32, way: &Way) {
    let (label, right) = (way.label, way.right);
    layer.put(CHECKSUM, 8, 4, found);
    if found == right {
        layer.label(format_args!("Checksum ({label}): {found:#010x} [correct]"));
    } else {
        layer.label(format_args!(
            "Checksum ({label}): {found:#010x} incorrect, should be {right:#010x}"
        ));
        layer.seek(8);
        layer.note_with(CHECKSUM_BAD, format_args!("Bad SCTP checksum. [should be {right:#010x}]"));
    }
    layer.generated(CHECKSUM_STATUS, 8, u8::from(found == right));
}

/// The packet's parts before and after the checksum, which counts as zeros.
fn parts(packet: &[u8]) -> [&[u8]; 3] {
    let (before, after) = (packet.get(..8), packet.get(HEADER..));
    [before.unwrap_or(&[]), &[0; 4], after.unwrap_or(&[])]
}

/// As the field shows it: the octets stand in the packet in the order of the polynomial's bits.
fn crc32c(packet: &[u8]) -> u32 {
    let mut digest = CRC32C.digest();
    parts(packet).into_iter().for_each(|part| digest.update(part));
    digest.finalize().swap_bytes()
}

fn adler32(packet: &[u8]) -> u32 {
    let mut sum = adler2::Adler32::new();
    parts(packet).into_iter().for_each(|part| sum.write_slice(part));
    sum.checksum()
}
