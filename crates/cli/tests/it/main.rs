//! The program as people use it.

mod beside;
mod colours;
mod edges;
mod filters;
mod golden;
mod names;
mod options;
mod pdus;
mod preferences;
mod rawshark;
mod reports;
mod settings;
mod sharkd;
mod siblings;
mod taps;
mod threads;
mod window;
