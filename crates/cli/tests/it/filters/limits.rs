//! What hostile filters may cost.

use std::time::{Duration, Instant};

use capfile::Reader;
use session::{Options, Session, filter, run};

use super::{Numbers, capture};

/// Octets that a long filter has.
const LONG: usize = 64 << 10;

/// What compiling one may take.
const LIMIT: Duration = Duration::from_millis(50);

/// Repeats a text until the filter is as long as a long one.
fn long(first: &str, more: &str) -> String {
    format!("{first}{}", more.repeat((LONG - first.len()) / more.len()))
}

/// What the thread has run so far, as the kernel counts it: others run on the machine, too. `None` where it does not tell.
fn ran() -> Option<Duration> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    Some(Duration::from_nanos(text.split_whitespace().next()?.parse().ok()?))
}

fn compiled(session: &Session, text: &str) -> (bool, Duration) {
    let once = || {
        let (start, before) = (Instant::now(), ran());
        let valid = filter::compile(session, text).is_ok();
        let took = ran().zip(before).map_or(start.elapsed(), |(after, before)| after - before);
        (valid, took)
    };
    (0..3).map(|_| once()).min_by_key(|(_, took)| *took).expect("it ran")
}

#[test]
fn compiling_ends_soon() {
    let session = Session::new();
    let nested = |n: usize| format!("{}tcp{}", "(".repeat(n), ")".repeat(n));
    let cases = [
        ("tests", long("tcp", " or tcp.port == 80"), true),
        ("and, or, xor", long("tcp", " and udp or ip xor ipv6"), true),
        ("addresses", long("ip", " or ip.addr == 10.0.0.0/8"), true),
        ("old names", long("bootp", " or bootp.type == 1"), true),
        ("a set", format!("{}}}", long("tcp.port in {1", ", 2..3")), true),
        ("a text", format!("{}\"", long("http.host == \"", "a")), true),
        ("octets", long("frame contains 00", ":00"), true),
        ("unknown names", long("tcp", " or tcp.prt"), false),
        ("one unknown name", long("t", "t"), false),
        ("not", format!("{}tcp", "!".repeat(LONG - 3)), false),
        ("parentheses", nested(10_000), false),
        ("only open parentheses", "(".repeat(LONG), false),
        ("few parentheses", nested(400), true),
        ("braces", format!("tcp.port == {}1{}", "{".repeat(10_000), "}".repeat(10_000)), false),
        ("sums", long("tcp.port == 1", "+1"), false),
        ("signs", format!("tcp.port == {}1", "-".repeat(LONG)), false),
        ("slices", long("frame", "[0]"), false),
        ("a long slice", format!("{}]", long("frame[0", ",0")), true),
        ("functions", "len(".repeat(LONG / 4), false),
        ("a chain", long("tcp.port", " < tcp.port"), true),
        ("braces of macros", "${".repeat(LONG / 2), false),
        ("macros", "${private_ipv4:ip.src} or ".repeat(2500) + "tcp", true),
        ("calls of macros", "$private_ipv4(".repeat(4500), false),
        ("a pattern", format!("{}\"", long("http.host matches \"", "(a|b)*")), false),
        ("groups", format!("http.host matches \"{}\"", "(".repeat(LONG)), false),
        ("repetitions", "http.host matches \"((a{900}){900}){900}\"".to_owned(), false),
        ("layers", format!("{}]", long("ip.src#[1", ",1")), true),
    ];
    for (what, text, valid) in cases {
        let (found, took) = compiled(&session, &text);
        assert_eq!(found, valid, "{what}");
        assert!(took < LIMIT, "{what}: {took:?}");
    }
}

/// Patterns that make backtracking programs run for years.
#[test]
fn patterns_run_in_linear_time() {
    let session = Session::new();
    for pattern in
        ["(x+x+)+y", "(.*)*\\\\x01\\\\x02\\\\x03", "(a|aa|.)+$\\\\x00", "(.{1,30}){1,20}zz"]
    {
        let text = format!("frame matches \"{pattern}\"");
        let filter = filter::compile(&session, &text).unwrap_or_else(|e| panic!("{e}"));
        let options = Options { filter: Some(&filter), ..Options::default() };
        let mut reader = Reader::open(&capture("http")).expect("the capture opens");
        let start = Instant::now();
        run(&session, &mut reader, &Numbers, None, &options, &mut Vec::new());
        assert!(start.elapsed() < Duration::from_secs(2), "{pattern}: {:?}", start.elapsed());
    }
}
