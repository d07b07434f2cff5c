//! The web: HTTP, JSON, XML, forms, images, QUIC.

#![warn(clippy::indexing_slicing)]

mod form;
mod gif;
mod http;
mod jfif;
mod json;
mod media;
mod message_http;
mod mmse;
mod multipart;
mod png;
mod quic;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod text_lines;
mod xml;

use dissect::Protocol;

/// The protocols of this family, sorted by filter name.
pub static PROTOCOLS: &[&Protocol] = &[
    &text_lines::TEXT_LINES,
    &http::HTTP,
    &gif::GIF,
    &jfif::JFIF,
    &json::JSON,
    &media::MEDIA,
    &message_http::MESSAGE_HTTP,
    &multipart::MULTIPART,
    &mmse::MMSE,
    &png::PNG,
    &quic::QUIC,
    &form::FORM,
    &mmse::wsp::WSP,
    &xml::XML,
];
