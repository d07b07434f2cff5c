//! IP over InfiniBand: LINKTYPE_IPOIB; RFC 4391 section 6 (encapsulation header) behind the link-layer address of
//! section 9.1.1 or a global route header (InfiniBand Architecture Specification, volume 1, section 8.3).

use dissect::prelude::*;

use crate::words::ETHERTYPES;

pub(crate) static IPOIB: Protocol = Protocol {
    fields: FIELDS,
    entries: &[on(tables::LINK, 242)],
    ..Protocol::new("ipoib", "IPoIB", "IP over Infiniband", dissect)
};

fields! {
    ADDRESS: Empty = "ipoib.daddr", "Destination address", None;
    ADDRESS_PAIR: U24 = "ipoib.daddr.qpn", "Destination QPN", Hex;
    DESTINATION: Ipv6 = "ipoib.dgid", "Destination GID", None;
    ROUTE: Empty = "ipoib.grh", "Global Route Header", None;
    ROUTE_VERSION: Bits<u8> = "ipoib.grh.ipver", "IP Version", Dec & 0xf0 {
        VERSION: 0xf0 = "ipoib.grh.ipver", "IP Version", Dec;
    };
    ROUTE_CLASS: Bits<u16> = "ipoib.grh.tclass", "Traffic Class", Dec & 0xff0 {
        CLASS: 0x0ff0 = "ipoib.grh.tclass", "Traffic Class", Dec;
    };
    ROUTE_FLOW: Bits<u32> = "ipoib.grh.flowlabel", "Flow Label", Dec & 0xfffff {
        FLOW: 0x000f_ffff = "ipoib.grh.flowlabel", "Flow Label", Dec;
    };
    ROUTE_PAIR: U24 = "ipoib.grh.sqpn", "Source QPN", Hex;
    SOURCE: Ipv6 = "ipoib.grh.sgid", "Source GID", None;
    TYPE: u16 = "ipoib.type", "Type", Hex, ETHERTYPES;
    RESERVED: u16 = "ipoib.reserved", "Reserved", Hex;
}

/// Octets before the encapsulation header.
const ROUTE_OCTETS: usize = 40;
/// Of these, what is unused where no route stands.
const UNUSED: usize = 20;

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.protocol_column("IPoIB");
    // Frames that were received have the route; of those sent, the address stands in its place.
    if layer.peek::<u32>(0)? == 0 {
        layer.skip(UNUSED)?;
        layer.subtree(ADDRESS, |layer| {
            layer.skip(1)?;
            layer.read(ADDRESS_PAIR)?;
            layer.ipv6(DESTINATION)
        })?;
    } else {
        layer.subtree(ROUTE, |layer| {
            let word = layer.peek::<u32>(0)?;
            layer.put_members(ROUTE_VERSION, 0, 1, u64::from(word >> 24));
            layer.put_members(ROUTE_CLASS, 0, 2, u64::from(word >> 16));
            layer.put_members(ROUTE_FLOW, 0, 4, u64::from(word));
            layer.skip(5)?;
            layer.read(ROUTE_PAIR)?;
            layer.ipv6(SOURCE)?;
            layer.ipv6(DESTINATION)
        })?;
    }
    layer.seek(ROUTE_OCTETS);
    let kind = layer.read(TYPE)?;
    layer.read(RESERVED)?;
    let rest = layer.rest();
    if !layer.hand_off(tables::ETHERTYPE, u32::from(kind), rest) {
        layer.data(rest);
    }
    Ok(())
}
