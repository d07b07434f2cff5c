//! Several lines per file, for people.

use std::fmt::Write;

use capfile::{Compression, Interface, Section};

use super::show::{exact, precision, scaled, seconds, time};
use super::{Args, Report};

/// Rates over the whole file, 0 where it has no length.
pub(super) struct Rates {
    pub(super) octets: f64,
    pub(super) packets: f64,
    pub(super) size: f64,
}

impl Report<'_> {
    pub(super) fn rates(&self) -> Rates {
        let summary = self.summary;
        let (octets, count) = (summary.data_octets as f64, summary.count as f64);
        let duration = match (summary.first, summary.last) {
            (Some(first), Some(last)) => last.seconds() - first.seconds(),
            _ => 0.0,
        };
        let per_second = |value: f64| if duration > 0.0 { value / duration } else { 0.0 };
        let size = if summary.count > 0 { octets / count } else { 0.0 };
        Rates { octets: per_second(octets), packets: per_second(count), size }
    }

    /// What packets start with: in words, or the short name.
    pub(super) fn encapsulation(&self, words: bool) -> String {
        match self.summary.link() {
            Some(link) if words => link.description().to_owned(),
            Some(link) => link.encap_name().to_owned(),
            None if self.summary.interfaces.is_empty() && words => "Unknown".to_owned(),
            None if self.summary.interfaces.is_empty() => "unknown".to_owned(),
            None if words => "Per packet".to_owned(),
            None => "per-packet".to_owned(),
        }
    }

    pub(super) fn order(&self) -> &'static str {
        match (self.summary.timed, self.summary.ordered) {
            (false, _) => "Unknown",
            (true, true) => "True",
            (true, false) => "False",
        }
    }
}

/// The report of a file.
pub(super) fn report(out: &mut String, args: &Args, report: &Report<'_>) {
    let _ = writeln!(out, "File name:           {}", report.path);
    kind(out, args, report);
    sizes(out, args, report);
    times(out, args, report);
    if args.show.has('H') {
        let hash = |pick: fn(&capedit::summary::Hashes) -> &String| {
            report.hashes.map_or("<unknown>", |hashes| pick(hashes))
        };
        let _ = writeln!(out, "SHA256:              {}", hash(|h| &h.sha256));
        let _ = writeln!(out, "RIPEMD160:           {}", hash(|h| &h.ripemd160));
        let _ = writeln!(out, "SHA1:                {}", hash(|h| &h.sha1));
    }
    if args.show.has('o') {
        let _ = writeln!(out, "Strict time order:   {}", report.order());
    }
    let sections = &report.summary.sections;
    for (number, section) in sections.iter().enumerate() {
        if sections.len() > 1 {
            let _ = writeln!(out, "Section {number}:\n");
        }
        this_section(out, args, report, section);
    }
    if args.show.has('n') {
        let (v4, v6) = (report.summary.names_v4, report.summary.names_v6);
        if v4 > 0 {
            let _ = writeln!(out, "Number of resolved IPv4 addresses in file: {v4}");
        }
        if v6 > 0 {
            let _ = writeln!(out, "Number of resolved IPv6 addresses in file: {v6}");
        }
    }
    if args.show.has('D') && report.summary.secrets > 0 {
        let count = report.summary.secrets;
        let _ = writeln!(out, "Number of decryption secrets in file: {count}");
    }
}

fn kind(out: &mut String, args: &Args, report: &Report<'_>) {
    let summary = report.summary;
    if args.show.has('t') {
        let name = if args.plain { summary.format.name() } else { summary.format.description() };
        let packed = match summary.compression {
            Compression::None => String::new(),
            Compression::Gzip => " (gzip compressed)".to_owned(),
            Compression::Zstd => " (zstd compressed)".to_owned(),
            Compression::Lz4 => " (lz4 compressed)".to_owned(),
        };
        let _ = writeln!(out, "File type:           {name}{packed}");
    }
    if args.show.has('E') {
        let _ = writeln!(out, "File encapsulation:  {}", report.encapsulation(!args.plain));
        if summary.link().is_none() && !summary.interfaces.is_empty() {
            out.push_str("Encapsulation in use by packets (# of pkts):\n");
            let mut links: Vec<_> = summary.links.iter().collect();
            links.sort_by_key(|(link, _)| link.encap());
            for (link, count) in links {
                let name = if args.plain { link.encap_name() } else { link.description() };
                let _ = writeln!(out, "                     {name} ({count})");
            }
        }
    }
    if args.show.has('F') {
        let text = match summary.digits() {
            Some(digits) => format!("{} ({digits})", precision(digits)),
            None if summary.interfaces.is_empty() => "UNKNOWN (-2)".to_owned(),
            None => "per-packet (-1)".to_owned(),
        };
        let _ = writeln!(out, "File timestamp precision:  {text}");
    }
}

fn sizes(out: &mut String, args: &Args, report: &Report<'_>) {
    let summary = report.summary;
    if args.show.has('l') {
        let _ = match summary.snaplen {
            0 => writeln!(out, "Packet size limit:   file hdr: (not set)"),
            octets => writeln!(out, "Packet size limit:   file hdr: {octets} bytes"),
        };
    }
    match summary.cut() {
        Some((low, high)) if low == high => {
            let _ = writeln!(out, "Packet size limit:   inferred: {low} bytes");
        }
        Some((low, high)) => {
            let _ =
                writeln!(out, "Packet size limit:   inferred: {low} bytes - {high} bytes (range)");
        }
        None => {}
    }
    if args.show.has('c') {
        let _ = writeln!(out, "Number of packets:   {}", whole(args, summary.count, ""));
    }
    if args.show.has('s') {
        let octets = summary.file_octets.unwrap_or(0);
        let _ = writeln!(out, "File size:           {}", whole(args, octets, "bytes"));
    }
    if args.show.has('d') {
        let octets = summary.data_octets;
        let _ = writeln!(out, "Data size:           {}", whole(args, octets, "bytes"));
    }
}

/// `10 kB`, `879 bytes`, `51 k`.
fn whole(args: &Args, value: u64, unit: &str) -> String {
    let (number, prefix) = if args.plain { (value, "") } else { scaled(value) };
    let unit = if prefix.is_empty() || unit.is_empty() { unit } else { "B" };
    format!("{number} {prefix}{unit}").trim_end().to_owned()
}

fn times(out: &mut String, args: &Args, report: &Report<'_>) {
    let summary = report.summary;
    let rates = report.rates();
    if summary.timed {
        let zone = crate::zone::local();
        let stamp =
            |stamp: Option<_>| stamp.map_or("n/a".to_owned(), |s| time(s, args.epoch, &zone));
        if args.show.has('u') {
            let text = match summary.duration() {
                None => "n/a".to_owned(),
                Some(duration) if duration.ns == 1_000_000_000 => {
                    format!("{} second", seconds(duration))
                }
                Some(duration) => format!("{} seconds", seconds(duration)),
            };
            let _ = writeln!(out, "Capture duration:    {text}");
        }
        if args.show.has('a') {
            let _ = writeln!(out, "First packet time:   {}", stamp(summary.first));
        }
        if args.show.has('e') {
            let _ = writeln!(out, "Last packet time:    {}", stamp(summary.last));
        }
        if args.show.has('y') {
            let text = rate(args, rates.octets, ["bytes/sec", "bytes/s", "Bps"]);
            let _ = writeln!(out, "Data byte rate:      {text}");
        }
        if args.show.has('i') {
            let text = rate(args, rates.octets * 8.0, ["bits/sec", "bits/s", "bps"]);
            let _ = writeln!(out, "Data bit rate:       {text}");
        }
    }
    if args.show.has('z') {
        let _ = writeln!(out, "Average packet size: {} bytes", exact(rates.size));
    }
    if summary.timed && args.show.has('x') {
        let text = rate(args, rates.packets, ["packets/sec", "packets/s", "packets/s"]);
        let _ = writeln!(out, "Average packet rate: {text}");
    }
}

/// A rate with its unit: as a plain number, small, or with a prefix.
fn rate(args: &Args, value: f64, [plain, small, prefixed]: [&str; 3]) -> String {
    if args.plain {
        return if value > 0.0 { format!("{} {plain}", exact(value)) } else { "n/a".to_owned() };
    }
    match scaled(value as u64) {
        (number, "") => format!("{number} {small}"),
        (number, prefix) => format!("{number} {prefix}{prefixed}"),
    }
}

fn this_section(out: &mut String, args: &Args, report: &Report<'_>, section: &Section) {
    if args.show.has('F') {
        for (name, value) in [
            ("Capture hardware:    ", &section.hardware),
            ("Capture oper-sys:    ", &section.os),
            ("Capture application: ", &section.application),
        ] {
            if let Some(value) = value {
                let _ = writeln!(out, "{name}{value}");
            }
        }
    }
    if args.show.has('k') {
        for comment in &section.comments {
            // One line each, whatever they hold.
            let comment = comment.replace(['\r', '\n'], " ");
            let _ = writeln!(out, "Capture comment:     {comment}");
        }
    }
    let summary = report.summary;
    if args.show.has('I') && !summary.interfaces.is_empty() {
        let _ = writeln!(out, "Number of interfaces in file: {}", summary.interfaces.len());
        for (number, interface) in summary.interfaces.iter().enumerate() {
            let _ = writeln!(out, "Interface #{number} info:");
            let count = summary.per_interface.get(number).copied().unwrap_or(0);
            this_interface(out, interface, count);
        }
    }
}

fn this_interface(out: &mut String, interface: &Interface, count: u64) {
    let mut fact = |name: &str, value: &dyn std::fmt::Display| {
        let _ = writeln!(out, "                     {name} = {value}");
    };
    if let Some(name) = &interface.name {
        fact("Name", name);
    }
    if let Some(description) = &interface.description {
        fact("Description", description);
    }
    let link = interface.link;
    let encapsulation =
        format!("{} ({} - {})", link.description(), link.encap(), link.encap_name());
    fact("Encapsulation", &encapsulation);
    if let Some(hardware) = &interface.hardware {
        fact("Hardware", hardware);
    }
    if let Some(speed) = interface.speed {
        fact("Speed", &speed);
    }
    fact("Capture length", &interface.snaplen);
    if let Some(octets) = interface.fcs_octets {
        fact("FCS length", &octets);
    }
    let units = interface.units_per_second;
    let digits = capedit::summary::digits(units);
    fact("Time precision", &format!("{} ({digits})", precision(digits)));
    fact("Time ticks per second", &units);
    let option = |code| interface.options.iter().find(|option| option.code == code);
    match option(9).map(|option| option.value.as_slice()) {
        Some(&[resolution]) => fact("Time resolution", &format!("0x{resolution:02x}")),
        // Formats without the option: it would be left out for microseconds.
        _ if units == 1_000_000_000 => fact("Time resolution", &"0x09"),
        _ => {}
    }
    if option(14).is_some() {
        fact("Timestamp offset", &interface.ts_offset_s);
    }
    if let Some(filter) = &interface.filter {
        fact("Filter string", filter);
    }
    if let Some(os) = &interface.os {
        fact("Operating system", os);
    }
    for comment in &interface.comments {
        fact("Comment", comment);
    }
    fact("Number of stat entries", &interface.statistics.len());
    fact("Number of packets", &count);
}
