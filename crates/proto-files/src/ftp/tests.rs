use testkit::{Case, check};

use super::FTP;
use super::data::FTP_DATA;

#[test]
fn lines() {
    check(&FTP, &[&FTP_DATA], CASES);
}

// Without ports in the test's frame every line is a reply.
const CASES: &[Case] = &[
    Case {
        shows: "227 (10,0,0,2,5,6).",
        bytes: "32323720 2831302c302c302c322c352c36292e 0d0a",
        tree: "ftp.response [0..0] 1
               ftp.response.code [0..3] 227
               ftp.response.arg [4..19] (10,0,0,2,5,6).
               ftp.passive.ip [5..13] 10.0.0.2
               ftp.passive.port [14..17] 1286
               info: Response: 227 (10,0,0,2,5,6).",
    },
    Case {
        shows: "229 (|||5000|)",
        bytes: "32323920 287c7c7c353030307c29 0d0a",
        tree: "ftp.epsv.port [8..12] 5000",
    },
    Case {
        shows: "257 \"/a\"",
        bytes: "32353720 222f6122 0d0a",
        tree: "ftp.response.code [0..3] 257
               ftp.response.arg [4..8] \"/a\"",
    },
    Case {
        shows: "a line of a longer reply",
        bytes: "686920 6f 0d0a",
        tree: "ftp.response.arg [0..4] hi o",
    },
];

#[test]
fn addresses() {
    use super::address::{eprt, epsv, port};
    use dissect::Address;
    assert!(port(b"1,2,3,4,5", "PORT").is_none());
    assert!(port(b"1,2,3,4,5,600", "PORT").is_some_and(|a| a.end.port == 1368));
    assert!(
        eprt(b"!1!10.0.0.1!5001!").is_some_and(|a| a.end.address == Address::Ipv4([10, 0, 0, 1]))
    );
    assert!(eprt(b"|1|10.0.0.1|5001").is_none());
    assert!(epsv(b"(||||)", Address::None).is_some_and(|a| a.end.port == 0));
    assert!(epsv(b"(|||x|)", Address::None).is_none());
}

#[test]
fn directories() {
    use super::directory::{change, quoted};
    let path =
        |from: &str, to: &[u8]| change(b"CWD", to).map(|c| c.apply(from)).unwrap_or_default();
    assert_eq!(path("/a", b"b"), "/a/b");
    assert_eq!(path("/", b"../x/./y"), "/x/y");
    assert_eq!(path("", b"pub/"), "pub/");
    assert_eq!(path("pub/data/", b"2015"), "pub/data/2015");
    assert_eq!(quoted(b"\"/a \"\"q\"\" b\" x").as_deref(), Some(&b"/a \"q\" b"[..]));
    assert_eq!(quoted(b"\"unended"), None);
}
