//! HTML forms: `application/x-www-form-urlencoded`, WHATWG URL Standard section 5.

use codec_text::{Plain, main_value, percent_decode};
use dissect::prelude::*;

pub(crate) static FORM: Protocol = Protocol {
    fields: FIELDS,
    entries: &[on_text(tables::MEDIA_TYPE, "application/x-www-form-urlencoded")],
    stateless: true,
    ..Protocol::new("urlencoded-form", "URL Encoded Form Data", "HTML Form URL Encoded", dissect)
};

fields! {
    KEY: TextZ = "urlencoded-form.key", "Key", None;
    VALUE: TextZ = "urlencoded-form.value", "Value", None;
}

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    let span = layer.span();
    let text = span.bytes;
    layer.covers(span.len());
    if let Argument::Bytes(kind) = layer.argument() {
        let kind = main_value(kind).to_ascii_lowercase();
        layer.info_append(format_args!(" ({})", Plain(&kind)));
        layer.title(format_args!(": {}", Plain(&kind)));
    }
    if layer.state_only() {
        return Ok(());
    }
    let mut at = 0;
    // Each turn takes an octet at least.
    while at < text.len() {
        let rest = text.get(at..).unwrap_or(&[]);
        let key_len = memchr::memchr(b'=', rest).unwrap_or(rest.len());
        let after = rest.get(key_len + 1..).unwrap_or(&[]);
        let value_len = memchr::memchr(b'&', after).unwrap_or(after.len());
        let len = (key_len + 1 + value_len + 1).min(rest.len());
        let Some(key) = percent_decode(rest.get(..key_len).unwrap_or(&[]), true) else { break };
        let value = percent_decode(after.get(..value_len).unwrap_or(&[]), true);
        layer.line(
            at,
            if value.is_some() { len } else { 0 },
            format_args!("Form item: \"{}\"", Plain(&key)),
        );
        if let Some(value) = &value {
            layer.append(format_args!(" = \"{}\"", Plain(value)));
        }
        layer.nest(|layer| {
            layer.put_text(KEY, at, key_len, &key);
            if let Some(value) = &value {
                layer.put_text(VALUE, at + key_len + 1, value_len, value);
            }
        });
        if value.is_none() {
            break;
        }
        at += len;
    }
    layer.seek(text.len());
    Ok(())
}
