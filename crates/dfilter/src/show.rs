//! A plan as text: as a filter that gives the same plan again, and as a list of tests for people.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::net::{Ipv4Addr, Ipv6Addr};

use dissect::FieldType;

use crate::ast::{Range, RangeEnd};
use crate::optimize::cost;
use crate::plan::{Cond, FUNCTIONS, Fields, Function, Op, Relation, Source};
use crate::value::{Family, Val, family};

pub(crate) fn text(cond: &Cond) -> String {
    let mut out = String::new();
    put(&mut out, cond, false);
    out
}

pub(crate) fn explain(cond: &Cond) -> String {
    let mut fields = BTreeSet::new();
    fields_of(cond, &mut fields);
    let list: Vec<&str> = fields.iter().map(String::as_str).collect();
    let reads = if list.is_empty() { "no fields".to_owned() } else { list.join(", ") };
    let mut out = format!("filter  {}\nreads   {reads}\ntests\n", text(cond));
    lines(&mut out, cond, 1);
    out
}

fn lines(out: &mut String, cond: &Cond, depth: usize) {
    let indent = "  ".repeat(depth);
    let mut list = |words: &str, all: &[Cond]| {
        let _ = writeln!(out, "{indent}{words}");
        all.iter().for_each(|c| lines(out, c, depth + 1));
    };
    match cond {
        Cond::And(all) => list("all of", all),
        Cond::Or(all) => list("any of", all),
        Cond::Xor(all) => list("an odd number of", all),
        Cond::Not(inside) => list("not", std::slice::from_ref(inside)),
        Cond::Const(true) => list("every frame passes", &[]),
        Cond::Const(false) => list("no frame passes", &[]),
        test => list(&format!("{}   (cost {})", text(test), cost(test)), &[]),
    }
}

fn fields_of(cond: &Cond, out: &mut BTreeSet<String>) {
    match cond {
        Cond::Const(_) => {}
        Cond::And(all) | Cond::Or(all) | Cond::Xor(all) => {
            all.iter().for_each(|c| fields_of(c, out))
        }
        Cond::Not(inside) => fields_of(inside, out),
        Cond::Exists(fields) => {
            out.insert(fields.name.to_string());
        }
        Cond::Holds(s) | Cond::NonZero(s) => sources_of(s, out),
        Cond::Finds { left, .. } | Cond::Matches { left, .. } => sources_of(left, out),
        Cond::Compare { left, right, .. } | Cond::Contains { left, right, .. } => {
            [left, right].into_iter().for_each(|s| sources_of(s, out));
        }
        Cond::Between { left, low, high, .. } => {
            [left, low, high].into_iter().for_each(|s| sources_of(s, out));
        }
    }
}

fn sources_of(source: &Source, out: &mut BTreeSet<String>) {
    match source {
        Source::Const(..) => {}
        Source::Octets => {
            out.insert("the frame's octets".to_owned());
        }
        Source::Fields(f) | Source::Text(f, _) => {
            out.insert(f.name.to_string());
        }
        Source::Reference(_, f) => {
            out.insert(format!("{} of the selected frame", f.name));
        }
        Source::Slice(inside, _) | Source::Minus(inside, _) => sources_of(inside, out),
        Source::Binary(_, _, left, right) => {
            [left, right].into_iter().for_each(|s| sources_of(s, out));
        }
        Source::Call(_, all) => all.iter().for_each(|s| sources_of(s, out)),
    }
}

/// `inside`: something binds more tightly around it.
fn put(out: &mut String, cond: &Cond, inside: bool) {
    match cond {
        Cond::Const(true) => out.push_str("frame"),
        Cond::Const(false) => out.push_str("!frame"),
        Cond::And(all) => put_all(out, all, " && ", inside),
        Cond::Or(all) => put_all(out, all, " || ", inside),
        Cond::Xor(all) => put_all(out, all, " ^^ ", inside),
        Cond::Not(part) => {
            out.push('!');
            let bare = matches!(**part, Cond::Exists(_));
            if bare {
                put(out, part, true);
            } else {
                out.push('(');
                put(out, part, false);
                out.push(')');
            }
        }
        Cond::Exists(fields) => put_fields(out, fields),
        Cond::Holds(source) | Cond::NonZero(source) => put_source(out, source),
        Cond::Compare { every, relation, left, right } => {
            put_relation(out, *every, left, sign(*relation));
            put_source(out, right);
        }
        Cond::Contains { every, left, right } => {
            put_relation(out, *every, left, "contains");
            put_source(out, right);
        }
        Cond::Finds { every, left, finder } => {
            put_relation(out, *every, left, "contains");
            match family(kind_of(left)) {
                Family::Text => put_quoted(out, finder.needle()),
                _ if finder.needle().is_empty() => out.push_str("\"\""),
                _ => put_octets(out, finder.needle()),
            }
        }
        Cond::Matches { every, left, text, .. } => {
            put_relation(out, *every, left, "matches");
            put_quoted(out, text);
        }
        Cond::Between { every, left, low, high } => {
            put_relation(out, *every, left, "in");
            out.push('{');
            put_source(out, low);
            out.push_str(" .. ");
            put_source(out, high);
            out.push('}');
        }
    }
}

fn put_all(out: &mut String, all: &[Cond], between: &str, inside: bool) {
    if inside {
        out.push('(');
    }
    for (i, part) in all.iter().enumerate() {
        if i > 0 {
            out.push_str(between);
        }
        put(out, part, true);
    }
    if inside {
        out.push(')');
    }
}

fn put_relation(out: &mut String, every: bool, left: &Source, sign: &str) {
    out.push_str(if every { "all " } else { "any " });
    put_source(out, left);
    let _ = write!(out, " {sign} ");
}

fn sign(relation: Relation) -> &'static str {
    match relation {
        Relation::Equal => "==",
        Relation::Differs => "!=",
        Relation::Less => "<",
        Relation::LessEq => "<=",
        Relation::Greater => ">",
        Relation::GreaterEq => ">=",
    }
}

fn put_fields(out: &mut String, fields: &Fields) {
    out.push_str(&fields.name);
    if !fields.layers.is_empty() {
        out.push('#');
        put_ranges(out, &fields.layers);
    }
}

fn put_ranges(out: &mut String, ranges: &[Range]) {
    out.push('[');
    for (i, range) in ranges.iter().enumerate() {
        let comma = if i > 0 { "," } else { "" };
        let _ = match range.end {
            RangeEnd::Count(n) => write!(out, "{comma}{}:{n}", range.start),
            RangeEnd::Last(last) => write!(out, "{comma}{}-{last}", range.start),
            RangeEnd::Open => write!(out, "{comma}{}:", range.start),
        };
    }
    if ranges.is_empty() {
        out.push_str("0:");
    }
    out.push(']');
}

fn put_source(out: &mut String, source: &Source) {
    match source {
        Source::Const(value, kind) => put_value(out, value, *kind),
        Source::Octets => out.push_str("frame"),
        Source::Fields(fields) => put_fields(out, fields),
        Source::Reference(_, fields) => {
            out.push_str("${");
            put_fields(out, fields);
            out.push('}');
        }
        Source::Slice(inside, parts) => {
            put_source(out, inside);
            put_ranges(out, parts);
        }
        Source::Minus(inside, _) => {
            out.push('-');
            put_source(out, inside);
        }
        Source::Binary(op, _, left, right) => {
            out.push('{');
            put_source(out, left);
            let sign = match op {
                Op::Add => "+",
                Op::Subtract => "-",
                Op::Multiply => "*",
                Op::Divide => "/",
                Op::Remainder => "%",
                Op::And => "&",
            };
            let _ = write!(out, " {sign} ");
            put_source(out, right);
            out.push('}');
        }
        Source::Call(function, all) => {
            let name = FUNCTIONS.iter().find(|f| f.1 == *function).map_or("", |f| f.0);
            let _ = write!(out, "{name}(");
            for (i, argument) in all.iter().enumerate() {
                if i > 0 {
                    out.push_str(", ");
                }
                match argument {
                    // Here it was written without quotes, and must be.
                    Source::Const(Val::S(text), _) => out.push_str(&String::from_utf8_lossy(text)),
                    Source::Const(Val::T(secs, 0), FieldType::AbsoluteTime) => put_day(out, *secs),
                    argument => put_source(out, argument),
                }
            }
            out.push(')');
        }
        Source::Text(fields, _) => {
            out.push_str("string(");
            put_fields(out, fields);
            out.push(')');
        }
    }
}

/// The type of a source's values.
fn kind_of(source: &Source) -> FieldType {
    match source {
        Source::Const(_, kind) | Source::Binary(_, kind, _, _) => *kind,
        Source::Octets => FieldType::Protocol,
        Source::Fields(f) | Source::Reference(_, f) => f.kind,
        Source::Slice(..) => FieldType::Bytes,
        Source::Minus(inside, _) => kind_of(inside),
        Source::Text(..) | Source::Call(Function::Upper | Function::Lower, _) => FieldType::String,
        Source::Call(Function::Len | Function::Count, _) => FieldType::Uint32,
        Source::Call(_, all) => all.first().map_or(FieldType::None, kind_of),
    }
}

fn put_value(out: &mut String, value: &Val<'_>, kind: FieldType) {
    let _ = match value {
        Val::U(v) => write!(out, "{v}"),
        Val::I(v) => write!(out, "{v}"),
        Val::F(v) => write!(out, "{v}"),
        Val::T(secs, nanos) if family(kind) == Family::Date => put_date(out, *secs, *nanos),
        Val::T(secs, nanos) => {
            let sign = if *secs < 0 || *nanos < 0 { "-" } else { "" };
            write!(out, "{sign}{}.{:09}", secs.unsigned_abs(), nanos.unsigned_abs())
        }
        Val::V4(address, 32) => write!(out, "{}", Ipv4Addr::from(*address)),
        Val::V4(address, bits) => write!(out, "{}/{bits}", Ipv4Addr::from(*address)),
        Val::V6(address, 128) => write!(out, "{}", Ipv6Addr::from(*address)),
        Val::V6(address, bits) => write!(out, "{}/{bits}", Ipv6Addr::from(*address)),
        Val::S(text) => {
            put_quoted(out, text);
            Ok(())
        }
        Val::B(octets) => {
            put_bytes(out, octets, kind);
            Ok(())
        }
    };
}

fn put_date(out: &mut String, secs: i64, nanos: i32) -> std::fmt::Result {
    let mut date = Vec::new();
    dissect::label::push_date(
        &mut date,
        secs,
        nanos,
        dissect::Show::Utc,
        &dissect::config::Zone::default(),
    );
    write!(out, "\"{}\"", String::from_utf8_lossy(&date))
}

/// A day as it may stand without quotes.
fn put_day(out: &mut String, secs: i64) {
    let (year, month, day) = crate::time::civil(secs.div_euclid(86_400));
    let _ = match secs.rem_euclid(86_400) {
        0 => write!(out, "{year:04}-{month:02}-{day:02}"),
        _ => put_date(out, secs, 0),
    };
}

fn put_bytes(out: &mut String, octets: &[u8], kind: FieldType) {
    let mut text = Vec::new();
    match kind {
        FieldType::Oid => dissect::oid::push_oid(&mut text, octets),
        FieldType::RelOid => dissect::oid::push_relative_oid(&mut text, octets),
        FieldType::Guid => dissect::text::push_guid(&mut text, octets),
        _ if octets.is_empty() => text.extend_from_slice(b"\"\""),
        _ => return put_octets(out, octets),
    }
    out.push_str(&String::from_utf8_lossy(&text));
}

fn put_octets(out: &mut String, octets: &[u8]) {
    octets.iter().for_each(|b| {
        let _ = write!(out, ":{b:02x}");
    });
}

fn put_quoted(out: &mut String, text: &[u8]) {
    out.push('"');
    for chunk in text.utf8_chunks() {
        for c in chunk.valid().chars() {
            let _ = match c {
                '"' | '\\' => write!(out, "\\{c}"),
                c if (c as u32) < 0x20 || c == '\u{7f}' => write!(out, "\\x{:02x}", c as u32),
                c => write!(out, "{c}"),
            };
        }
        for b in chunk.invalid() {
            let _ = write!(out, "\\x{b:02x}");
        }
    }
    out.push('"');
}
