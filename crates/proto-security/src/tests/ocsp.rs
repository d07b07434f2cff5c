use testkit::{Case, check};

use crate::PROTOCOLS;
use crate::ocsp::OCSP;

#[test]
fn messages() {
    let others: Vec<_> = PROTOCOLS.iter().copied().filter(|p| p.filter != "ocsp").collect();
    check(&OCSP, &others, CASES);
}

const CASES: &[Case] = &[
    Case {
        shows: "a request for one certificate",
        bytes: "30 1f 30 1d 30 1b 30 19 30 17 30 09 06 05 2b0e03021a 05 00 04 02 aabb 04 02 ccdd 02 02 0102",
        tree: "ocsp.tbsRequest_element [2..33]
               ocsp.requestList [6..33] 1
               ocsp.Request_element [6..33]
               ocsp.reqCert_element [8..33]
               x509af.algorithm.id [14..19] 1.3.14.3.2.26
               ocsp.issuerNameHash [23..25] aa:bb
               ocsp.serialNumber [31..33] 01:02
               info: Request",
    },
    Case {
        shows: "a refusal",
        bytes: "30 03 0a 01 03",
        tree: "ocsp.responseStatus [4..5] 3
               info: Response",
    },
];
