use crate::known::EXACT;
use crate::*;

fn ether(address: [u8; 6]) -> String {
    crate::ether(&address).map(|name| name.to_string()).unwrap_or_default()
}

#[test]
fn makers() {
    assert_eq!(organisation(&[0x00, 0x00, 0x0c, 1, 2, 3]), Some("Cisco Systems, Inc"));
    assert_eq!(organisation(&[0x00, 0x10, 0x18, 1, 2, 3]), Some("Broadcom"));
    assert_eq!(organisation(&[0x02, 0, 0, 0, 0, 1]), None);
    assert_eq!(organisation(&[0xff; 6]), None);
    assert_eq!(vendor(&[0x00, 0x50, 0xc2, 0xff, 0xff, 0xff]), Some(SUBDIVIDED));
}

#[test]
fn smaller_blocks_come_first() {
    let (entries, _) = MA_S.as_chunks::<10>();
    let [a, b, c, d, e, name @ ..] = entries[0];
    assert_eq!(vendor(&[a, b, c, d, e | 7, 9]), read(name, 0).map(|h| h.full));
    let (entries, _) = MA_M.as_chunks::<9>();
    let [a, b, c, d, name @ ..] = entries[0];
    assert_eq!(vendor(&[a, b, c, d | 7, 8, 9]), read(name, 0).map(|h| h.full));
}

#[test]
fn names_of_addresses() {
    assert_eq!(ether([0xff; 6]), "Broadcast");
    assert_eq!(ether([0x01, 0, 0x5e, 0, 0, 1]), "IPv4mcast_01");
    assert_eq!(ether([0x01, 0, 0x5e, 0x7f, 0xff, 0xfa]), "IPv4mcast_7f:ff:fa");
    assert_eq!(ether([0x33, 0x33, 0xff, 0x12, 0x34, 0x56]), "IPv6mcast_ff:12:34:56");
    assert_eq!(ether([0x00, 0x00, 0x0c, 0x07, 0xac, 0x01]), "All-HSRP-routers_01");
    assert_eq!(ether([0x00, 0x00, 0x0c, 1, 2, 0xab]), "Cisco_01:02:ab");
    assert_eq!(ether([0x08, 0x00, 0x27, 1, 2, 3]), "PcsCompu_01:02:03");
    assert_eq!(ether([0x00, 0x02, 0xb3, 1, 2, 3]), "Intel_01:02:03");
    assert_eq!(ether([0x01, 0x00, 0x0c, 1, 2, 0xab]), "Cisco_01:02:ab");
    assert_eq!(ether([0x02, 0, 0, 0, 0, 1]), "");
}

#[test]
fn tables_ascend() {
    assert!(EXACT.is_sorted_by(|a, b| a.0 < b.0));
    let (large, rest) = MA_L.get(INDEX..).unwrap().as_chunks::<8>();
    assert!(rest.is_empty() && large.is_sorted_by_key(|e| [e[0], e[1], e[2]]));
    for [_, _, _, name @ ..] in large {
        assert!(read(*name, 0).is_some_and(|h| !h.full.is_empty() && !h.short.is_empty()));
    }
    let (medium, rest) = MA_M.as_chunks::<9>();
    assert!(rest.is_empty() && medium.is_sorted_by_key(|e| [e[0], e[1], e[2], e[3]]));
    let (small, rest) = MA_S.as_chunks::<10>();
    assert!(rest.is_empty() && small.is_sorted_by_key(|e| [e[0], e[1], e[2], e[3], e[4]]));
}
