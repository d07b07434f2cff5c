//! Extensible Markup Language, XML 1.0 (fifth edition), as far as messages need it: tags, attributes, text and the
//! frame around them. Nothing is checked against a schema, and what breaks the rules is shown and passed over.
//!
//! Elsewhere: the media types (`types.rs`), the text cut into pieces (`scan.rs`).

mod scan;
#[cfg(test)]
mod tests;
mod types;

use codec_text::Escaped;
use dissect::prelude::*;

use scan::{Attribute, Piece, Run, next, next_of_doctype};

pub(crate) static XML: Protocol = Protocol {
    fields: FIELDS,
    notes: NOTES,
    entries: types::ENTRIES,
    stateless: true,
    ..Protocol::new("xml", "XML", "eXtensible Markup Language", dissect)
};

fields! {
    INSTRUCTION: Text = "xml.xmlpi", "XMLPI", None;
    CDATA_SECTION: Text = "xml.cdatasection", "CDATASection", None;
    COMMENT: Text = "xml.comment", "Comment", None;
    ATTRIBUTE: Text = "xml.attribute", "Attribute", None;
    DOCTYPE: Text = "xml.doctype", "Doctype", None;
    DTD_TAG: Text = "xml.dtdtag", "DTD Tag", None;
    CDATA: Text = "xml.cdata", "CDATA", None;
    TAG: Text = "xml.tag", "Tag", None;
    UNKNOWN: Text = "xml.unknown", "Unknown", None;
    DECLARATION: Text = "xml.xmlpi.xml", "xml.xmlpi.xml", None;
    VERSION: Text = "xml.xmlpi.xml.version", "version", None;
    ENCODING: Text = "xml.xmlpi.xml.encoding", "encoding", None;
    STANDALONE: Text = "xml.xmlpi.xml.standalone", "standalone", None;
}

notes! {
    UNOPENED_TAG = "xml.closing_unopened_tag", Error, Malformed, "Closing an unopened tag";
    UNOPENED_INSTRUCTION = "xml.closing_unopened_xmpli_tag", Error, Malformed, "Closing an unopened xmpli tag";
    UNRECOGNIZED = "xml.unrecognized_text", Warn, Protocol, "Unrecognized text";
}

/// Elements nest no deeper than this: what shows them calls itself.
const DEPTH_MAX: u8 = 90;

/// An XML declaration.
fn looks_like(probe: &Probe<'_>) -> bool {
    probe.span.bytes.trim_ascii_start().starts_with(b"<?xml ")
}

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let span = layer.span();
    let text = span.bytes;
    layer.protocol_append("/XML");
    layer.covers(span.len());
    if !layer.wants_nodes() {
        return Ok(());
    }
    let mut at = 0;
    // Each turn takes an octet at least.
    while let Some(piece) = next(text, at) {
        at = show(layer, text, piece, 0);
    }
    layer.seek(text.len());
    Ok(())
}

fn put_run(layer: &mut Layer<'_, '_>, f: Field<Text>, run: Run) {
    layer.put_value(f, run.at, run.len, layer.slice_value(run.at, run.len), 0);
}

fn whole<'t>(text: &'t [u8], run: Run) -> Escaped<'t> {
    Escaped(run.of(text))
}

/// Adds a piece, and for a tag all up to the one that closes it; returns where the next piece starts.
fn show(layer: &mut Layer<'_, '_>, text: &[u8], piece: Piece, depth: u8) -> usize {
    let run = piece.run();
    layer.seek(run.at);
    match piece {
        Piece::Open { run, name_end, empty } => {
            return element(layer, text, run, name_end, empty, depth);
        }
        Piece::Instruction { run, name_end } => instruction(layer, text, run, name_end),
        Piece::Doctype { run, name, open } => return doctype(layer, text, run, name, open),
        Piece::Close(run) => {
            layer.line(run.at, run.len, whole(text, run));
            if depth == 0 {
                layer.line(run.at, run.len, "Closing an unopened tag");
                layer.note(UNOPENED_TAG);
            }
        }
        Piece::Comment(run) => labelled(layer, COMMENT, text, run),
        Piece::CdataSection(run) => labelled(layer, CDATA_SECTION, text, run),
        Piece::DtdTag(run) => labelled(layer, DTD_TAG, text, run),
        Piece::Text(run) => labelled(layer, if depth > 0 { CDATA } else { UNKNOWN }, text, run),
        Piece::Wrong(run) => {
            layer.line(run.at, run.len, "Unrecognized text");
            layer.note(UNRECOGNIZED);
        }
    }
    run.end()
}

fn labelled(layer: &mut Layer<'_, '_>, f: Field<Text>, text: &[u8], run: Run) {
    put_run(layer, f, run);
    layer.label(format_args!("{}", whole(text, run)));
}

/// An element: its tag, and what is inside it up to the tag that closes it.
fn element(
    layer: &mut Layer<'_, '_>,
    text: &[u8],
    tag: Run,
    name_end: usize,
    empty: bool,
    depth: u8,
) -> usize {
    put_run(layer, TAG, tag);
    let mark = layer.last();
    let attributes = scan::attributes(text, name_end, tag.end());
    let head = if attributes.is_empty() { tag } else { Run { at: tag.at, len: name_end - tag.at } };
    layer.label(format_args!("{}", whole(text, head)));
    let mut at = tag.end();
    layer.nest(|layer| {
        let last = attributes.len().saturating_sub(1);
        for (i, attribute) in attributes.iter().enumerate() {
            put_run(layer, ATTRIBUTE, attribute.run);
            let end = if i < last {
                ""
            } else if empty {
                "/>"
            } else {
                ">"
            };
            layer.label(format_args!("{}{end}", whole(text, attribute.run)));
        }
        if empty || depth >= DEPTH_MAX {
            return;
        }
        // Each turn takes an octet at least.
        while let Some(piece) = next(text, at) {
            at = show(layer, text, piece, depth + 1);
            if let Piece::Close(_) = piece {
                layer.set_len(mark, at - tag.at);
                break;
            }
        }
    });
    at
}

/// A processing instruction, the XML declaration among them.
fn instruction(layer: &mut Layer<'_, '_>, text: &[u8], run: Run, name_end: usize) {
    let name = Run { at: run.at + 2, len: name_end - run.at - 2 };
    let declaration = name.of(text) == b"xml";
    put_run(layer, if declaration { DECLARATION } else { INSTRUCTION }, run);
    layer.label(format_args!("{}", whole(text, Run { at: run.at, len: name_end - run.at })));
    layer.nest(|layer| {
        for attribute in scan::attributes(text, name_end, run.end()) {
            let known = match attribute.name.of(text) {
                _ if !declaration => None,
                b"version" => Some(VERSION),
                b"encoding" => Some(ENCODING),
                b"standalone" => Some(STANDALONE),
                _ => None,
            };
            let Attribute { run, value, .. } = attribute;
            put_run(layer, known.unwrap_or(ATTRIBUTE), if known.is_some() { value } else { run });
            layer.label(format_args!("{}", whole(text, run)));
        }
        layer.line(run.end() - 2, 2, "?>");
    });
}

/// A document type declaration, with the declarations inside it.
fn doctype(layer: &mut Layer<'_, '_>, text: &[u8], run: Run, name: Run, open: bool) -> usize {
    put_run(layer, DOCTYPE, name);
    layer.label(format_args!("{}", whole(text, run)));
    let mut at = run.end();
    if !open {
        return at;
    }
    layer.nest(|layer| {
        // Each turn takes an octet at least.
        while let Some(piece) = next_of_doctype(text, at) {
            let run = piece.run();
            if let Piece::Close(_) = piece {
                layer.line(run.at, run.len, whole(text, run));
                at = run.end();
                break;
            }
            at = show(layer, text, piece, 0);
        }
    });
    at
}
