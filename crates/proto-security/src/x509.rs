//! X.509 certificates, RFC 5280.
use dissect::prelude::*;
pub(crate) fn certificate(_: &mut Layer<'_, '_>, _: Span<'_>) {}
pub(crate) fn name<T>(layer: &mut Layer<'_, '_>, span: Span<'_>, f: Field<T>) {
    let at = layer.at();
    layer.put_bytes(f, at, span.len());
}
