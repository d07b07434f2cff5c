//! The names of services by port, as IANA registers them.

use dissect::Transport;

static PORTS: &[u8] = include_bytes!("generated/services.bin");
static NAMES: &str = include_str!("generated/services.txt");

/// An entry of the table: port, transports, octets and place of the name.
pub(crate) type Entry = [u8; 7];

/// All entries, ascending by port.
pub(crate) fn entries() -> &'static [Entry] {
    PORTS.as_chunks().0
}

/// The bit that stands for a transport.
pub(crate) const fn bit(transport: Transport) -> u8 {
    match transport {
        Transport::Tcp => 1,
        Transport::Udp => 2,
        Transport::Sctp => 4,
        Transport::Dccp => 8,
    }
}

/// The service that IANA registers for a port.
pub fn service(transport: Transport, port: u16) -> Option<&'static str> {
    let entries = entries();
    let from = entries.partition_point(|[a, b, ..]| u16::from_le_bytes([*a, *b]) < port);
    let here = entries.get(from..)?.iter();
    let mut here = here.take_while(|[a, b, ..]| u16::from_le_bytes([*a, *b]) == port);
    let [_, _, _, len, x, y, z] = here.find(|[_, _, bits, ..]| bits & bit(transport) != 0)?;
    let at = u32::from_le_bytes([*x, *y, *z, 0]) as usize;
    NAMES.get(at..at + usize::from(*len))
}
