//! How a datagram put together from fragments is shown; the same for IPv4 and IPv6.

use dissect::fragments::{Datagram, Fragment};
use dissect::prelude::*;
use dissect::tree::flags;

/// The fields of the protocol that puts datagrams together.
pub(crate) struct Words<L> {
    pub(crate) list: Field<L>,
    pub(crate) fragment: Field<FrameNum>,
    pub(crate) error: Field<FrameNum>,
    pub(crate) overlap: Field<bool>,
    pub(crate) conflict: Field<bool>,
    pub(crate) tails: Field<bool>,
    pub(crate) too_long: Field<bool>,
    pub(crate) count: Field<u32>,
    pub(crate) len: Field<u32>,
    pub(crate) data: Field<Bytes>,
    /// Its short name.
    pub(crate) name: &'static str,
}

/// Makes the datagram a buffer of the frame and shows its fragments.
pub(crate) fn show<'b, L>(
    layer: &mut Layer<'_, 'b>,
    words: &Words<L>,
    title: &'static str,
    datagram: &Datagram,
) -> Result<Span<'b>, Stop> {
    let whole = layer.add_source(title, datagram.bytes.bytes())?;
    if layer.wants_nodes() {
        layer.over(whole, |layer| nodes(layer, words, datagram));
    }
    Ok(whole)
}

fn nodes<L>(layer: &mut Layer<'_, '_>, words: &Words<L>, datagram: &Datagram) {
    let octets = datagram.bytes.len();
    layer.put_value(words.list, 0, octets, Value::Range, flags::GENERATED);
    if layer.wants_labels() {
        let mut list = String::new();
        for (i, fragment) in datagram.fragments.iter().enumerate() {
            let comma = if i > 0 { "," } else { "" };
            list.push_str(&format!("{comma} #{}({})", fragment.frame, fragment.len));
        }
        let (count, name) = (datagram.fragments.len(), words.name);
        let plural = if count == 1 { "" } else { "s" };
        layer.label(format_args!("{count} {name} Fragment{plural} ({octets} bytes):{list}"));
    }
    layer.nest(|layer| {
        for fragment in datagram.fragments.iter() {
            fragment_node(layer, words, fragment, octets);
        }
        if datagram.multiple_tails {
            layer.generated(words.tails, 0, true);
        }
        layer.generated(words.count, 0, datagram.fragments.len() as u32);
        layer.generated(words.len, 0, octets as u32);
        layer.put_value(words.data, 0, octets, Value::Range, flags::GENERATED);
    });
}

fn fragment_node<L>(
    layer: &mut Layer<'_, '_>,
    words: &Words<L>,
    fragment: &Fragment,
    octets: usize,
) {
    let (at, len) = (fragment.at as usize, fragment.len as usize);
    let too_long = at + len > octets;
    let wrong = fragment.overlap || too_long;
    let field = if wrong { words.error } else { words.fragment };
    layer.put_value(field, at, len, Value::U64(u64::from(fragment.frame)), flags::GENERATED);
    let last = (at + len).saturating_sub(1);
    layer.label(format_args!("Frame: {}, payload: {at}-{last} ({len} bytes)", fragment.frame));
    layer.nest(|layer| {
        if fragment.overlap {
            layer.generated(words.overlap, 0, true);
        }
        if fragment.conflict {
            layer.generated(words.conflict, 0, true);
        }
        if too_long {
            layer.generated(words.too_long, 0, true);
        }
    });
}
