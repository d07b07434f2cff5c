//! The web: HTTP, JSON, XML, forms, images.

#![warn(clippy::indexing_slicing)]

mod form;
mod http;
mod json;
mod media;
mod message_http;
mod multipart;
mod text_lines;
mod xml;

use dissect::Protocol;

/// The protocols of this family, sorted by filter name.
pub static PROTOCOLS: &[&Protocol] = &[
    &text_lines::TEXT_LINES,
    &http::HTTP,
    &json::JSON,
    &media::MEDIA,
    &message_http::MESSAGE_HTTP,
    &multipart::MULTIPART,
    &form::FORM,
    &xml::XML,
];
