//! Cases of the formats that take one file each.

use testkit::{Case, check};

use crate::testing::{case, check_known};
use crate::{form, gif, jfif, media, message_http, multipart, png, text_lines};

#[test]
fn forms() {
    check(
        &form::FORM,
        &[],
        &[
            case(
                "items, with percent encoding",
                b"a=b&c%20d=e+f",
                "\"Form item: \"a\" = \"b\"\"
             urlencoded-form.key [0..1] a
             urlencoded-form.value [2..3] b
             \"Form item: \"c d\" = \"e f\"\"
             urlencoded-form.key [4..9] c d
             urlencoded-form.value [10..13] e f",
            ),
            case(
                "a bad escape ends the form",
                b"a=%4",
                "\"Form item: \"a\"\"\nurlencoded-form.key [0..1] a",
            ),
        ],
    );
}

#[test]
fn texts() {
    check(&text_lines::TEXT_LINES, &[], &[case("two lines", b"a\nb", "\"a\\n\"\n\"b\"")]);
    check(
        &message_http::MESSAGE_HTTP,
        &[],
        &[case("lines without ends", b"a\r\nb", "\"a\"\n\"b\"")],
    );
    check(&media::MEDIA, &[], &[case("octets", b"ab", "media.type [0..2] 61:62")]);
}

#[test]
fn parts_need_a_boundary() {
    check_known(
        &multipart::MULTIPART,
        &[],
        &[case("no type, no boundary", b"--X\r\n", "data [0..5]")],
    );
}

#[test]
fn png_chunks() {
    check_known(
        &png::PNG,
        &[],
        &[Case {
            shows: "a header, the gamma, the end",
            bytes: "89504e470d0a1a0a 0000000d 49484452 00000001 00000002 08 06 00 00 01 01020304
                00000004 67414d41 0000b18f 01020304 00000000 49454e44 ae426082",
            tree: "png.signature [0..8] 89:50:4e:47:0d:0a:1a:0a
               png.chunk.len [8..12] 13
               png.chunk.type [12..16] IHDR
               png.chunk.flag.ancillary [12..16] 0
               png.ihdr.width [16..20] 1
               png.ihdr.height [20..24] 2
               png.ihdr.colour_type [25..26] 6
               png.ihdr.interlace_method [28..29] 1
               png.chunk.crc [29..33] 0x01020304
               png.chunk.flag.ancillary [37..41] 1
               png.gama.gamma [41..45] 0.45455
               png.chunk.type [53..57] IEND",
        }],
    );
}

#[test]
fn gif_blocks() {
    check_known(
        &gif::GIF,
        &[],
        &[Case {
            shows: "a color map, an extension, an image, the end",
            bytes: "474946383961 0100 0100 80 00 00 000000ffffff 21f904 01000001 00
                2c 0000 0000 0100 0100 00 02 014c 00 3b",
            tree: "image-gif.version [0..6] GIF89a
               image-gif.screen.width [6..8] 1
               image-gif.global.color_map.present [10..11] 1
               image-gif.global.color_map [13..19] 00:00:00:ff:ff:ff
               image-gif.extension [19..27]
               image-gif.extension.label [20..21] 0xf9
               image-gif.data_block [21..26] 01:00:00:01
               image-gif.image [27..41]
               image-gif.image.width [32..34] 1
               image-gif.image.code_size [37..38] 2
               image-gif.data_block [38..40] 4c
               image-gif.end [41..42]",
        }],
    );
}

#[test]
fn jpeg_segments() {
    check_known(
        &jfif::JFIF,
        &[],
        &[
            Case {
                shows: "JFIF, a comment, a scan and what it codes",
                bytes: "ffd8 ffe0 0010 4a46494600 0102 01 0048 0048 00 00 fffe 0004 6869
                    ffda 0008 01 01 00 00 3f 00 61ff00 ffd9",
                tree: "image-jfif.marker [0..2] 0xffd8
                   image-jfif.marker_segment [2..20]
                   image-jfif.identifier [6..11] JFIF
                   image-jfif.version.minor [12..13] 2
                   image-jfif.Xdensity [14..16] 72
                   image-jfif.comment [24..26] hi
                   image-jfif.header.sos [26..36]
                   image-jfif.sos.component_selector [31..32] 1
                   image-jfif.sos.se [34..35] 63
                   image-jfif.entropy_coded_segment [36..39] 61:ff:00
                   image-jfif.marker [39..41] 0xffd9",
            },
            Case {
                shows: "Exif: a directory, a value in it and one outside",
                bytes: "ffd8 ffe1 0036 457869660000 4949 2a00 08000000
                    0200 1201 0300 01000000 06000000 1a01 0500 01000000 26000000 00000000
                    48000000 01000000 ffd9",
                tree: "image-jfif.endianness [12..14] 0x4949
                   image-jfif.ifd.num_fields [20..22] 2
                   image-jfif.ifd.tag [22..24] 274
                   image-jfif.ifd.value_short [30..32] 6
                   image-jfif.ifd.tag [34..36] 282
                   image-jfif.ifd.offset [42..46] 38
                   image-jfif.next_ifd_offset [46..50] 0
                   image-jfif.ifd.value_rational.numerator [50..54] 72",
            },
        ],
    );
}
