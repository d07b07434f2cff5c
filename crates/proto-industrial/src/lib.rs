//! Plants and grids: AMS, EtherNet/IP and CIP, DNP3, Modbus, TPKT and COTP, S7 communication.

mod ams;
mod cip;
mod cotp;
mod dnp3;
mod enip;
mod modbus;
mod s7comm;
#[cfg(test)]
mod tests;
mod tpkt;

use dissect::Protocol;

/// The protocols of this family, sorted by filter name.
pub static PROTOCOLS: &[&Protocol] = &[
    &ams::AMS,
    &cip::CIP,
    &cip::CIPCLS,
    &cip::CIPCM,
    &cip::CIPPCCC,
    &cotp::COTP,
    &dnp3::DNP3,
    &enip::ENIP,
    &modbus::MBTCP,
    &modbus::MODBUS,
    &s7comm::S7COMM,
    &tpkt::TPKT,
];
