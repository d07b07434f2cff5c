//! Capture files made by hand, octet by octet, and what is read from them.

mod compressed;
mod copies;
mod damage;
mod formats;
mod samples;
