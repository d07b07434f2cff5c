use dissect::{Address, Names, Transport};

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

#[test]
fn services_of_ports() {
    for (transport, port, name) in [
        (Transport::Tcp, 80, Some("http")),
        (Transport::Udp, 53, Some("domain")),
        (Transport::Tcp, 6063, Some("x11")),
        (Transport::Sctp, 80, Some("http")),
        (Transport::Tcp, 2049, Some("nfs")),
        (Transport::Udp, 861, Some("owamp-test")),
        (Transport::Tcp, 861, Some("owamp-control")),
        (Transport::Tcp, 47, None),
        (Transport::Tcp, 0, None),
        (Transport::Udp, 65535, None),
    ] {
        assert_eq!(service(transport, port), name, "{port}");
    }
    let ports = services::entries().iter().map(|[a, b, ..]| u16::from_le_bytes([*a, *b]));
    assert!(ports.is_sorted() && services::entries().len() > 6000);
}

#[test]
fn tables_of_the_user() {
    let mut tables = Tables::default();
    tables
        .read_hosts("# c\n 10.0.0.1 a1 a2\n10.0.0.1 a3\n2001:db8::50 h6#x\n10.0.0.53\nbad line\n");
    let v4 = |n: u8| Address::Ipv4([10, 0, 0, n]);
    assert_eq!(tables.host(&v4(1)), Some("a3"));
    assert_eq!(tables.host(&v4(53)), None);
    let six: std::net::Ipv6Addr = "2001:db8::50".parse().unwrap();
    assert_eq!(tables.host(&six.into()), Some("h6"));
    tables.read_subnets("10.0.0.0/8 o8\n10.0.0.7/28 o28\n1.2.3.4 none\n2001:db8::/32 no\n");
    assert_eq!(tables.subnet(&v4(1)), Some(("o28", 28)));
    assert_eq!(tables.subnet(&v4(53)), Some(("o8", 8)));
    assert_eq!(tables.subnet(&Address::Ipv4([11, 0, 0, 1])), None);
    tables.read_ethers("00:11:22:33:44:55 mybox\n00-00-0c-01-02-03\tsw\n00-00-0c-01-02-03 no\n");
    tables.read_manuf("02:22:22\tMine\tMy Own Company\n12:22:22:33:44:00/40 M40\n5 bad\n");
    let ether = |octets: [u8; 6]| tables.ether(&octets).map(|n| n.to_string());
    assert_eq!(ether([0, 0x11, 0x22, 0x33, 0x44, 0x55]).as_deref(), Some("mybox"));
    assert_eq!(ether([0, 0, 0xc, 1, 2, 3]).as_deref(), Some("sw"));
    assert_eq!(ether([2, 0x22, 0x22, 1, 2, 3]).as_deref(), Some("Mine_01:02:03"));
    assert_eq!(ether([0x12, 0x22, 0x22, 0x33, 0x44, 3]).as_deref(), Some("M40_03"));
    assert_eq!(tables.vendor(&[2, 0x22, 0x22, 1, 2, 3]), Some("My Own Company"));
    assert_eq!(tables.vendor(&[0x12, 0x22, 0x22, 0x33, 0x44, 3]), Some("M40"));
    tables.read_services("h1 80/tcp\nh2 80/tcp\nh3 443\nh4 4000-4002/tcp/udp\nh5 53/UDP\n");
    assert_eq!(tables.port(Transport::Tcp, 80), Some("h2"));
    assert_eq!(tables.port(Transport::Udp, 4001), Some("h4"));
    assert_eq!(tables.port(Transport::Udp, 53), Some("domain"));
    tables.read_vlans("100\tVoice\n100 no\n5000 x\n");
    assert_eq!((tables.vlan(100), tables.vlan(5000)), (Some("Voice"), None));
}
