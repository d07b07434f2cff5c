//! Messages of the mobility header and what is seen in them.

use crate::mipv6::MIPV6;
use testkit::{Case, check};

#[test]
fn messages() {
    check(&MIPV6, &[], CASES);
}

const CASES: &[Case] = &[
    Case {
        shows: "a home test",
        bytes: "3b020300 0000090a 0b0c0d0e 0f1004d2 11121314 15161718",
        tree: "mip6.mhtype [2..3] 3
               mip6.hot.nindex [6..8] 2314
               mip6.hot.cookie [8..16] 0x0b0c0d0e0f1004d2
               mip6.hot.token [16..24] 0x1112131415161718",
    },
    Case {
        shows: "a binding update with an alternate care-of address",
        bytes: "3b030500 000003e8 80000e10 03102001 06604701 f004020d 54fffe98 bc930100",
        tree: "mip6.mhtype [2..3] 5
               mip6.bu.seqnr [6..8] 1000
               mip6.bu.a_flag [8..10] 1
               mip6.bu.h_flag [8..10] 0
               mip6.bu.l_flag [8..10] 0
               mip6.bu.k_flag [8..10] 0
               mip6.bu.m_flag [8..10] 0
               mip6.nemo.bu.r_flag [8..10] 0
               mip6.bu.p_flag [8..10] 0
               mip6.bu.f_flag [8..10] 0
               mip6.bu.t_flag [8..10] 0
               mip6.bu.b_flag [8..10] 0
               mip6.bu.lifetime [10..12] 3600
               mip6.options.acoa [12..30] 03:10:20:01:06:60:47:01:f0:04:02:0d:54:ff:fe:98:bc:93
               mip6.mobility_opt.len [13..14] 16
               mip6.acoa.acoa [14..30] 2001:660:4701:f004:20d:54ff:fe98:bc93
               mip6.options.padn [30..32] 01:00
               mip6.mobility_opt.len [31..32] 0",
    },
    Case {
        shows: "a binding update with authorization",
        bytes: "3b030500 000003e8 80000e10 050c8101 738d517d 516940ec 06110104 00000000",
        tree: "mip6.mhtype [2..3] 5
               mip6.bu.seqnr [6..8] 1000
               mip6.bu.a_flag [8..10] 1
               mip6.bu.h_flag [8..10] 0
               mip6.bu.l_flag [8..10] 0
               mip6.bu.k_flag [8..10] 0
               mip6.bu.m_flag [8..10] 0
               mip6.nemo.bu.r_flag [8..10] 0
               mip6.bu.p_flag [8..10] 0
               mip6.bu.f_flag [8..10] 0
               mip6.bu.t_flag [8..10] 0
               mip6.bu.b_flag [8..10] 0
               mip6.bu.lifetime [10..12] 3600
               mip6.options.bad_auth [12..26] 05:0c:81:01:73:8d:51:7d:51:69:40:ec:06:11
               mip6.mobility_opt.len [13..14] 12
               mip6.bad.auth [14..26] 81:01:73:8d:51:7d:51:69:40:ec:06:11
               mip6.options.padn [26..32] 01:04:00:00:00:00
               mip6.mobility_opt.len [27..28] 4
               mip6.padn [28..32] 00:00:00:00",
    },
    Case {
        shows: "a binding acknowledgement",
        bytes: "3b010600 00000000 03e80e10 02020708",
        tree: "mip6.mhtype [2..3] 6
               mip6.ba.status [6..7] 0
               mip6.ba.k_flag [7..8] 0
               mip6.nemo.ba.r_flag [7..8] 0
               mip6.ba.p_flag [7..8] 0
               mip6.ba.t_flag [7..8] 0
               mip6.ba.b_flag [7..8] 0
               mip6.ba.seqnr [8..10] 1000
               mip6.ba.lifetime [10..12] 3600
               mip6.options.bra [12..16] 02:02:07:08
               mip6.mobility_opt.len [13..14] 2
               mip6.bra.interval [14..16] 1800",
    },
    Case {
        shows: "a binding error",
        bytes: "3b020700 00000100 20010db8 00000000 00000000 00000001",
        tree: "mip6.mhtype [2..3] 7
               mip6.be.status [6..7] 1
               mip6.be.haddr [8..24] 2001:db8::1",
    },
];
