//! Plants and grids: DNP3, Modbus, TPKT and COTP, S7 communication.

mod cotp;
mod dnp3;
mod modbus;
mod s7comm;
#[cfg(test)]
mod tests;
mod tpkt;

use dissect::Protocol;

/// The protocols of this family, sorted by filter name.
pub static PROTOCOLS: &[&Protocol] =
    &[&cotp::COTP, &dnp3::DNP3, &modbus::MBTCP, &modbus::MODBUS, &s7comm::S7COMM, &tpkt::TPKT];
