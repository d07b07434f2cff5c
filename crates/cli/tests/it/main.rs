//! The program as people use it.

mod golden;
mod threads;
