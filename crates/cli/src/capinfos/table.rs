//! One line per file, for other programs.

use super::show::{exact, precision, seconds, time};
use super::{Args, Report};

/// A column: the letter of its option, and its heading.
const COLUMNS: &[(char, &str)] = &[
    ('t', "File type"),
    ('E', "File encapsulation"),
    ('F', "File time precision"),
    ('l', "Packet size limit"),
    ('l', "Packet size limit min (inferred)"),
    ('l', "Packet size limit max (inferred)"),
    ('c', "Number of packets"),
    ('s', "File size (bytes)"),
    ('d', "Data size (bytes)"),
    ('u', "Capture duration (seconds)"),
    ('a', "Start time"),
    ('e', "End time"),
    ('y', "Data byte rate (bytes/sec)"),
    ('i', "Data bit rate (bits/sec)"),
    ('z', "Average packet size (bytes)"),
    ('x', "Average packet rate (packets/sec)"),
    ('H', "SHA256"),
    ('H', "RIPEMD160"),
    ('H', "SHA1"),
    ('o', "Strict time order"),
    ('F', "Capture hardware"),
    ('F', "Capture oper-sys"),
    ('F', "Capture application"),
    ('k', "Capture comment"),
];

/// The heading. It is not quoted less than the lines.
pub(super) fn heading(out: &mut String, args: &Args) {
    cell(out, args, "File name", true);
    for (letter, name) in COLUMNS {
        if args.show.has(*letter) {
            cell(out, args, name, false);
        }
    }
    out.push('\n');
}

/// The line of a file.
pub(super) fn line(out: &mut String, args: &Args, report: &Report<'_>) {
    cell(out, args, report.path, true);
    for (letter, name) in COLUMNS {
        if args.show.has(*letter) {
            for value in values(name, args, report) {
                cell(out, args, &value, false);
            }
        }
    }
    out.push('\n');
}

fn cell(out: &mut String, args: &Args, text: &str, first: bool) {
    if !first {
        out.push(args.separator);
    }
    out.extend(args.quote);
    out.push_str(text);
    out.extend(args.quote);
}

/// What stands in a column: one value, but for comments, of which a file may have several.
fn values(name: &str, args: &Args, report: &Report<'_>) -> Vec<String> {
    let summary = report.summary;
    let n_a = || "n/a".to_owned();
    let hash = |pick: fn(&capedit::summary::Hashes) -> &String| {
        report.hashes.map_or("<unknown>".to_owned(), |hashes| pick(hashes).clone())
    };
    let zone = crate::zone::local();
    let section = summary.sections.first();
    let text = |text: Option<&String>| text.cloned().unwrap_or_default();
    let stamp = |stamp| match stamp {
        Some(stamp) if summary.timed => time(stamp, args.epoch, &zone),
        _ => n_a(),
    };
    let rates = report.rates();
    vec![match name {
        "File type" => summary.format.name().to_owned(),
        "File encapsulation" => report.encapsulation(false),
        "File time precision" => match summary.digits() {
            Some(digits) => precision(digits).to_owned(),
            None if summary.interfaces.is_empty() => "UNKNOWN".to_owned(),
            None => "per-packet".to_owned(),
        },
        "Packet size limit" if summary.snaplen > 0 => summary.snaplen.to_string(),
        "Packet size limit" => "(not set)".to_owned(),
        "Packet size limit min (inferred)" => {
            summary.cut().map_or_else(n_a, |(low, _)| low.to_string())
        }
        "Packet size limit max (inferred)" => {
            summary.cut().map_or_else(n_a, |(_, high)| high.to_string())
        }
        "Number of packets" => summary.count.to_string(),
        "File size (bytes)" => summary.file_octets.unwrap_or(0).to_string(),
        "Data size (bytes)" => summary.data_octets.to_string(),
        "Capture duration (seconds)" => match summary.duration() {
            Some(duration) if summary.timed => seconds(duration),
            _ => n_a(),
        },
        "Start time" => stamp(summary.first),
        "End time" => stamp(summary.last),
        "Data byte rate (bytes/sec)" if summary.timed => exact(rates.octets),
        "Data bit rate (bits/sec)" if summary.timed => exact(rates.octets * 8.0),
        "Average packet rate (packets/sec)" if summary.timed => exact(rates.packets),
        "Data byte rate (bytes/sec)"
        | "Data bit rate (bits/sec)"
        | "Average packet rate (packets/sec)" => n_a(),
        "Average packet size (bytes)" => exact(rates.size),
        "SHA256" => hash(|hashes| &hashes.sha256),
        "RIPEMD160" => hash(|hashes| &hashes.ripemd160),
        "SHA1" => hash(|hashes| &hashes.sha1),
        "Strict time order" => report.order().to_owned(),
        "Capture hardware" => text(section.and_then(|s| s.hardware.as_ref())),
        "Capture oper-sys" => text(section.and_then(|s| s.os.as_ref())),
        "Capture application" => text(section.and_then(|s| s.application.as_ref())),
        _ => match section {
            Some(section) if !section.comments.is_empty() => return section.comments.clone(),
            _ => String::new(),
        },
    }]
}
