//! The command line of `text2pcap`.

use std::net::{Ipv4Addr, Ipv6Addr};
use std::str::FromStr;
use std::time::{SystemTime, UNIX_EPOCH};

use capedit::text::headers::{Addresses, Headers, Transport};
use capedit::text::hexdump::{Dump, Offsets};
use capedit::text::lines::{self, Encoding};
use capedit::text::{Import, MAX_OCTETS};
use capfile::LinkType;
use capfile::write::WriteFormat;

use crate::failure::Failure;
use crate::getopt::Given;
use crate::{formats, zone};

/// What to do.
pub(super) struct Args {
    pub(super) form: Form,
    pub(super) import: Import,
    pub(super) format: WriteFormat,
    pub(super) interface: Option<String>,
    pub(super) quiet: bool,
}

/// What the text looks like.
pub(super) enum Form {
    Dump(Dump),
    Lines(Box<regex::bytes::Regex>, Encoding),
}

/// The options one by one, before they are put together.
struct Options {
    dump: Dump,
    pattern: Option<String>,
    encoding: Encoding,
    time: Option<String>,
    directed: bool,
    format: WriteFormat,
    link: Option<LinkType>,
    max: usize,
    interface: Option<String>,
    quiet: bool,
    headers: Headers,
    addresses: Option<Addresses>,
    protocol: Option<u8>,
}

/// Reads the options.
pub(super) fn arguments(given: &[Given]) -> Result<Args, Failure> {
    let mut options = Options {
        dump: Dump { offsets: Offsets::Base(16), ascii: false },
        pattern: None,
        encoding: Encoding::Hex,
        time: None,
        directed: false,
        format: WriteFormat::PcapNg,
        link: None,
        max: MAX_OCTETS,
        interface: None,
        quiet: false,
        headers: Headers::default(),
        addresses: None,
        protocol: None,
    };
    for option in given {
        if !header(&mut options, &option.name, &option.value)? {
            other(&mut options, &option.name, &option.value)?;
        }
    }
    together(options)
}

fn bad<T>(letter: &str, value: &str) -> Result<T, Failure> {
    Err(Failure::usage(format!("Bad argument for '-{letter}': {value}")))
}

/// An option that is not about headers.
fn other(options: &mut Options, letter: &str, value: &str) -> Result<(), Failure> {
    match letter {
        "o" => {
            options.dump.offsets = match value.chars().next() {
                Some('h') => Offsets::Base(16),
                Some('o') => Offsets::Base(8),
                Some('d') => Offsets::Base(10),
                Some('n') => Offsets::None,
                _ => return bad(letter, value),
            };
        }
        "a" => options.dump.ascii = true,
        "t" => options.time = Some(value.to_owned()),
        "D" => options.directed = true,
        "r" => options.pattern = Some(value.to_owned()),
        "b" => {
            options.encoding = match value {
                "2" => Encoding::Binary,
                "8" => Encoding::Octal,
                "16" => Encoding::Hex,
                "64" => Encoding::Base64,
                _ => return bad(letter, value),
            };
        }
        "F" => options.format = formats::format(super::PROGRAM.name, value)?,
        "n" => {
            tell!("text2pcap: '-n' is deprecated; the output format already defaults to pcapng.")
        }
        "E" => {
            let link = LinkType::from_encap_name(value).ok_or_else(|| {
                let names = LinkType::all().map(|link| link.encap_name());
                let hint = formats::hint(value, names);
                let text = format!("\"{value}\" isn't a valid encapsulation type{hint}");
                Failure::usage(format!("{text}\n{}", formats::links("E")))
            })?;
            options.link = Some(link);
        }
        "l" => options.link = Some(LinkType(value.parse().or_else(|_| bad(letter, value))?)),
        "m" => {
            options.max = value.parse().or_else(|_| bad(letter, value))?;
            if options.max > MAX_OCTETS {
                let text = format!("Maximum packet length cannot be more than {MAX_OCTETS} bytes");
                return Err(Failure::usage(text));
            }
        }
        "N" => options.interface = Some(value.to_owned()),
        "q" => options.quiet = true,
        _ => {}
    }
    Ok(())
}

/// An option about headers; says whether it was one.
fn header(options: &mut Options, letter: &str, value: &str) -> Result<bool, Failure> {
    let headers = &mut options.headers;
    match letter {
        "e" => {
            let digits = value.trim_start_matches("0x").trim_start_matches("0X");
            let ethertype = u16::from_str_radix(digits, 16).or_else(|_| bad(letter, value))?;
            headers.ethertype = Some(ethertype);
        }
        "i" => options.protocol = Some(value.parse().or_else(|_| bad(letter, value))?),
        "4" => {
            let (from, to) = pair::<Ipv4Addr>(letter, value)?;
            options.addresses = Some(Addresses::V4(from, to));
        }
        "6" => {
            let (from, to) = pair::<Ipv6Addr>(letter, value)?;
            options.addresses = Some(Addresses::V6(from, to));
        }
        "u" | "T" => {
            let (from, to, rest) = ports(letter, value)?;
            if rest.is_some() {
                return Err(Failure::usage(format!("Bad dest port for '-{letter}'")));
            }
            let udp = letter == "u";
            let transport = if udp { Transport::Udp(from, to) } else { Transport::Tcp(from, to) };
            headers.transport = Some(transport);
        }
        "s" | "S" => {
            let (from, to, rest) = ports(letter, value)?;
            let what = if letter == "s" { "tag" } else { "ppi" };
            let Some(rest) = rest else {
                return Err(Failure::usage(format!("No {what} specified for '-{letter}'")));
            };
            let number =
                rest.parse().map_err(|_| Failure::usage(format!("Bad {what} for '-{letter}'")))?;
            headers.transport = Some(match letter {
                "s" => Transport::Sctp(from, to, number),
                _ => Transport::SctpData(from, to, number),
            });
        }
        "P" => headers.exported = Some(value.to_owned()),
        _ => return Ok(false),
    }
    Ok(true)
}

/// Two addresses.
fn pair<A: FromStr>(letter: &str, value: &str) -> Result<(A, A), Failure> {
    let Some((from, to)) = value.split_once(',') else {
        return Err(Failure::usage(format!("Bad source param addr for '-{letter}'")));
    };
    let address = |text: &str, which: &str| {
        let bad = || Failure::usage(format!("Bad {which} addr for -{letter} '{text}'"));
        text.parse().map_err(|_| bad())
    };
    Ok((address(from, "src")?, address(to, "dest")?))
}

/// Two ports, and what follows them.
fn ports<'v>(letter: &str, value: &'v str) -> Result<(u16, u16, Option<&'v str>), Failure> {
    let bad = |which: &str| Failure::usage(format!("Bad {which} port for '-{letter}'"));
    let mut parts = value.splitn(3, ',');
    let from = parts.next().and_then(|text| text.parse().ok()).ok_or_else(|| bad("src"))?;
    let Some(to) = parts.next() else {
        return Err(Failure::usage(format!("No dest port specified for '-{letter}'")));
    };
    Ok((from, to.parse().map_err(|_| bad("dest"))?, parts.next()))
}

/// Checks the options against each other.
fn together(options: Options) -> Result<Args, Failure> {
    let Options { mut headers, link: asked, protocol, addresses, mut directed, .. } = options;
    let usage = |text: &str| Failure::usage(text.to_owned());
    let default =
        if headers.exported.is_some() { LinkType::WIRESHARK_UPPER_PDU } else { LinkType::ETHERNET };
    let link = asked.unwrap_or(default);
    if !LinkType::all().any(|known| known == link) {
        let text = format!("there is no link type of the number {}", link.0);
        return Err(Failure { text, status: 2 });
    }
    if headers.exported.is_some() && link != LinkType::WIRESHARK_UPPER_PDU {
        return Err(usage("Export PDU (-P) requires WIRESHARK_UPPER_PDU link type (252)"));
    }
    if headers.exported.is_some() {
        headers.ethertype = None;
    }
    let protocol = headers.transport.map(Transport::protocol).or(protocol);
    if addresses.is_some() && protocol.is_none() {
        return Err(usage("IP protocol requires a next layer protocol number"));
    }
    if let Some(protocol) = protocol {
        let addresses = addresses
            .unwrap_or(Addresses::V4(Ipv4Addr::new(10, 1, 1, 1), Ipv4Addr::new(10, 2, 2, 2)));
        let (name, ethertype, own) = match addresses {
            Addresses::V4(..) => ("IPv4", 0x0800, LinkType::IPV4),
            Addresses::V6(..) => ("IPv6", 0x86dd, LinkType::IPV6),
        };
        if link == LinkType::ETHERNET {
            headers.ethertype = Some(ethertype);
        } else if link != LinkType::RAW && link != own {
            return Err(Failure::usage(format!(
                "Dummy {name} header not supported with encapsulation {} ({})",
                link.description(),
                link.encap_name()
            )));
        }
        if link != LinkType::ETHERNET {
            headers.ethertype = None;
        }
        headers.ip = Some((addresses, protocol));
    }
    let form = match &options.pattern {
        None => Form::Dump(options.dump),
        Some(pattern) => {
            let regex = lines::compile(pattern).map_err(|error| {
                Failure::usage(format!("Error while compiling regular expression: {error}"))
            })?;
            let has = |name: &str| regex.capture_names().flatten().any(|group| group == name);
            if !has("data") {
                return Err(usage("Regex missing capturing group data (use (?<data>(...)) )"));
            }
            if has("time") && options.time.is_none() {
                return Err(usage("Regex with <time> capturing group requires time format (-t)"));
            }
            directed = has("dir");
            Form::Lines(Box::new(regex), options.encoding)
        }
    };
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |now| now.as_nanos() as i64);
    let zone = zone::local();
    let import = Import {
        headers,
        link,
        max: options.max,
        time: options.time,
        directed,
        now,
        offset: Box::new(move |at| i64::from(zone.at(at).0)),
    };
    let Options { format, interface, quiet, .. } = options;
    Ok(Args { form, import, format, interface, quiet })
}
