use testkit::{Case, check};

use crate::PROTOCOLS;
use crate::tls::TLS;

#[test]
fn certificates() {
    let others: Vec<_> = PROTOCOLS.iter().copied().filter(|p| p.filter != "tls").collect();
    check(&TLS, &others, CASES);
}

// A certificate of few octets: version 3, one attribute, times, a key, two extensions.
const CASES: &[Case] = &[Case {
    shows: "the parts of a certificate, and what object identifiers stand for",
    bytes: "16030300 a60b0000 a200009f 00009c30 81993081 8ca00302 01020201 07300406 022a0330 0e310c30 0a060355 
            04031303 61626330 1e170d32 31303533 31303335 3230355a 170d3231 30383233 30333532 30345a30 0d310b30 
            09060355 04061302 55533013 30090607 2a8648ce 3d020103 06000401 020304a3 28302630 0e060355 1d0f0101 
            ff040403 0205a030 14060355 1d11040d 300b8203 612e6287 047f0000 01300406 022a0303 0200aa",
    tree: "tls.handshake.certificate_length [12..15] 156
           x509af.version [25..26] 2
           x509af.serialNumber [28..29] 07
           x509if.rdnSequence [37..51] 1
           x509if.oid [43..46] 2.5.4.3
           x509sat.DirectoryString [46..51] 1
           x509sat.printableString [48..51] abc
           x509af.utcTime [55..68] 2021-05-31 03:52:05 (UTC)
           x509sat.CountryName [96..98] US
           x509af.subjectPublicKey [114..119] 04:01:02:03:04
           x509af.extensions [123..161] 2
           ber.bitstring.padding [137..138] 5
           x509ce.KeyUsage.keyEncipherment [138..139] 1
           x509ce.KeyUsage.decipherOnly [138..139] 0
           x509ce.dNSName [152..155] a.b
           x509ce.IPAddress.ipv4 [157..161] 127.0.0.1
           x509af.encrypted [170..171] aa",
}];
