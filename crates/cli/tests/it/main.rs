//! The program as people use it.

mod golden;
mod settings;
mod threads;
