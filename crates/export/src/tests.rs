//! JSON and EK of small frames, as the reference writes them.

use capfile::Reader;
use session::columns::defaults;
use session::{Options, Printer, Session, run};

use crate::fields::{Source, Style};
use crate::hex::Dump;
use crate::{Details, Ek, Fields, Json, Layers};

const ARP: &str =
    "ffffffffffff020000000001080600010800060400010200000000010a0000010000000000000a000002";
/// UDP with four octets that nobody claims.
const UDP: &str =
    "02000000000202000000000108004500002000010000401100000a0000010a0000020fa00fa1000c000061626364";
/// IPv4 with the options No-Operation twice, Router Alert, and End of Options List.
const OPTIONS: &str =
    "02000000000202000000000108004700001c0001000040fd00000a0000010a0000020101940400000000";
/// A request for `/"x</b>\` and an octet 1.
const HTTP: &str = "02000000000202000000000108004500004200010000400600000a0000010a0000020fa0005000000001000000015018200000000000474554202f22783c2f623e5c0120485454502f312e310d0a0d0a";

/// What a printer makes of frames, a second apart.
fn printed(frames: &[&str], make: impl FnOnce(&Session) -> Box<dyn Printer>) -> String {
    let mut capture = Vec::new();
    for word in [0xa1b2_c3d4_u32, 0x0004_0002, 0, 0, 65_535, 1] {
        capture.extend(word.to_le_bytes());
    }
    for (frame, second) in frames.iter().zip(1_700_000_000_u32..) {
        let octets: Vec<u8> = (0..frame.len() / 2)
            .map(|i| u8::from_str_radix(&frame[2 * i..2 * i + 2], 16).unwrap())
            .collect();
        for word in [second, 5000, octets.len() as u32, octets.len() as u32] {
            capture.extend(word.to_le_bytes());
        }
        capture.extend(octets);
    }
    let session = Session::new();
    let printer = make(&session);
    let mut reader =
        Reader::from_stream(Box::new(std::io::Cursor::new(capture)), "frames").unwrap();
    let mut out = Vec::new();
    run(&session, &mut reader, printer.as_ref(), None, &Options::default(), &mut out);
    String::from_utf8(out).unwrap()
}

fn fields(session: &Session, names: &[&str]) -> Fields {
    let source = |name: &str| {
        let same = session.registry.fields().filter(|(_, def)| def.filter == name);
        Source::Field(same.map(|(id, _)| id).collect())
    };
    let fields = names.iter().map(|name| ((*name).to_owned(), source(name))).collect();
    Fields { fields, style: Style::default() }
}

/// A frame of JSON around what stands in `layers`, each line with its indentation.
fn json_frame(layers: &str) -> String {
    let layers: String = layers.lines().map(|line| format!("\n        {line}")).collect();
    format!(
        "\n  {{\n    \"_index\": \"packets-2023-11-14\",\n    \"_type\": \"doc\",\n    \"_score\": null,\n    \"_source\": {{\n      \"layers\": {{{layers}\n      }}\n    }}\n  }}"
    )
}

const CLOSED: &str = r#""frame": {
  "filtered": "frame"
},
"eth": {
  "filtered": "eth"
},
"#;

type MakeJson = fn(&Session, &mut Json);

#[test]
fn json() {
    let cases: &[(&str, &[&str], MakeJson, &[&str])] = &[
        (
            "a layer that is opened, and closed ones",
            &[ARP],
            |_, json| json.layers = Some(Layers::new("arp", false)),
            &[r#"CLOSED"arp": {
  "arp.hw.type": "1",
  "arp.proto.type": "0x0800",
  "arp.hw.size": "6",
  "arp.proto.size": "4",
  "arp.opcode": "1",
  "arp.src.hw_mac": "02:00:00:00:00:01",
  "arp.src.proto_ipv4": "10.0.0.1",
  "arp.dst.hw_mac": "00:00:00:00:00:00",
  "arp.dst.proto_ipv4": "10.0.0.2"
}"#],
        ),
        (
            "octets alone, with their places",
            &[ARP],
            |_, json| {
                (json.values, json.layers) = (false, Some(Layers::new("none", false)));
            },
            &[r#""frame_raw": [
  "ffffffffffff020000000001080600010800060400010200000000010a0000010000000000000a000002",
  0,
  42,
  0,
  1
],
"frame": {
  "filtered": "frame"
},
"eth_raw": [
  "ffffffffffff0200000000010806",
  0,
  14,
  0,
  1
],
"eth": {
  "filtered": "eth"
},
"arp_raw": [
  "00010800060400010200000000010a0000010000000000000a000002",
  14,
  28,
  0,
  1
],
"arp": {
  "filtered": "arp"
}"#],
        ),
        (
            "keys once, with arrays",
            &[UDP],
            |_, json| {
                (json.merge, json.layers) = (true, Some(Layers::new("udp", false)));
            },
            &[r#"CLOSED"ip": {
  "filtered": "ip"
},
"udp": {
  "udp.srcport": "4000",
  "udp.dstport": "4001",
  "udp.port": [
    "4000",
    "4001"
  ],
  "udp.length": "12",
  "udp.checksum": "0x0000",
  "udp.checksum_tree": {
    "filtered": "udp.checksum"
  },
  "udp.stream": "0",
  "Timestamps": {
    "filtered": "Timestamps"
  },
  "udp.payload": "61:62:63:64"
},
"data": {
  "filtered": "data"
}"#],
        ),
        (
            "chosen fields; one that is not there is left out",
            &[HTTP],
            |session, json| {
                let names = ["http.request.uri", "tcp.port", "http.host"];
                json.fields = Some(fields(session, &names));
            },
            &[r#""http.request.uri": [
  "/\"x<\/b>\\\u0001"
],
"tcp.port": [
  "4000",
  "80"
]"#],
        ),
        (
            "labels as keys",
            &[HTTP],
            |_, json| json.layers = Some(Layers::new("http", false)),
            &[r#"CLOSED"ip": {
  "filtered": "ip"
},
"tcp": {
  "filtered": "tcp"
},
"http": {
  "GET /\"x<\/b>\\\\001 HTTP/1.1\\r\\n": {
    "filtered": "GET /\"x<\/b>\\\\001 HTTP/1.1\\r\\n"
  },
  "\\r\\n": "",
  "http.request": "1",
  "http.request_number": "1"
}"#],
        ),
        (
            "several frames",
            &[ARP, ARP],
            |_, json| json.layers = Some(Layers::new("none", true)),
            &["CLOSED\"arp\": {\n  \"filtered\": \"arp\"\n}"; 2],
        ),
        ("no frame", &[], |_, _| {}, &[]),
    ];
    for (what, frames, set, layers) in cases {
        let out = printed(frames, |session| {
            let mut json = Json::new(&session.registry);
            set(session, &mut json);
            Box::new(json)
        });
        let frames: Vec<String> =
            layers.iter().map(|text| json_frame(&text.replace("CLOSED", CLOSED))).collect();
        let end = if frames.is_empty() { "]\n" } else { "\n]\n" };
        assert_eq!(out, format!("[{}{end}", frames.join(",")), "{what}");
    }
}

type MakeEk = fn(&Session, &mut Ek);

#[test]
fn ek() {
    let cases: &[(&str, &str, MakeEk, &str)] = &[
        (
            "a layer that is opened: each member is chosen for itself",
            UDP,
            |_, ek| ek.layers = Some(Layers::new("udp", false)),
            r#","layers":{"frame":{"filtered":"frame"},"eth":{"filtered":"eth"},"ip":{"filtered":"ip"},"udp":{"udp_udp_srcport":{"filtered":"udp.srcport"},"udp_udp_dstport":{"filtered":"udp.dstport"},"udp_udp_port":[{"filtered":"udp.port"},{"filtered":"udp.port"}],"udp_udp_length":{"filtered":"udp.length"},"udp_udp_checksum":{"filtered":"udp.checksum"},"udp_udp_stream":{"filtered":"udp.stream"},"text":{"filtered":"text"},"udp_udp_payload":{"filtered":"udp.payload"}},"data":{"filtered":"data"}}"#,
        ),
        (
            "octets",
            UDP,
            |_, ek| (ek.raw, ek.layers) = (true, Some(Layers::new("none", false))),
            r#","layers":{"frame_raw":"02000000000202000000000108004500002000010000401100000a0000010a0000020fa00fa1000c000061626364","frame":{"filtered":"frame"},"eth_raw":"0200000000020200000000010800","eth":{"filtered":"eth"},"ip_raw":"4500002000010000401100000a0000010a000002","ip":{"filtered":"ip"},"udp_raw":"0fa00fa1000c0000","udp":{"filtered":"udp"},"data_raw":"61626364","data":{"filtered":"data"}}"#,
        ),
        (
            "columns alone",
            UDP,
            |_, ek| (ek.details, ek.columns) = (false, Some(defaults())),
            r#","no_":"1","time":"0.000000","source":"10.0.0.1","destination":"10.0.0.2","protocol":"UDP","length":"46","info":"4000 → 4001 Len=4""#,
        ),
        (
            "chosen fields",
            HTTP,
            |session, ek| {
                let names = ["http.request.uri", "tcp.port", "http.host"];
                ek.fields = Some(fields(session, &names));
            },
            r#","layers":{"http_request_uri":["/\"x<\/b>\\\u0001"],"tcp_port":["4000","80"]}"#,
        ),
        (
            "nodes of one name are one member where they stand under nodes of one name",
            OPTIONS,
            |_, ek| ek.layers = Some(Layers::new("ip", true)),
            r#","layers":{"frame":{"filtered":"frame"},"eth":{"filtered":"eth"},"ip":{"ip_ip_version":"4","ip_ip_hdr_len":"28","ip_ip_dsfield":"0x00","ip_ip_dsfield_dscp":"0","ip_ip_dsfield_ecn":"0","ip_ip_len":"28","ip_ip_id":"0x0001","ip_ip_flags":"0x00","ip_ip_flags_rb":false,"ip_ip_flags_df":false,"ip_ip_flags_mf":false,"ip_ip_frag_offset":"0","ip_ip_ttl":"64","ip_ip_proto":"253","ip_ip_checksum":"0x0000","ip_ip_checksum_status":"2","ip_ip_src":"10.0.0.1","ip_ip_addr":["10.0.0.1","10.0.0.2"],"ip_ip_src_host":"10.0.0.1","ip_ip_host":["10.0.0.1","10.0.0.2"],"ip_ip_dst":"10.0.0.2","ip_ip_dst_host":"10.0.0.2","text":"Options: (8 bytes), Router Alert","ip_options_nop":["01","01"],"ip_ip_opt_type":["1","1"],"ip_ip_opt_type_copy":[false,false,true,false],"ip_ip_opt_type_class":["0","0","0","0"],"ip_ip_opt_type_number":["1","1","20","0"],"ip_options_routeralert":"94:04:00:00","ip_ip_opt_type":"148","ip_ip_opt_len":"4","ip_ip_opt_ra":"0","ip_options_eol":"00","ip_ip_opt_type":"0"}}"#,
        ),
    ];
    for (what, frame, set, rest) in cases {
        let out = printed(&[frame], |session| {
            let mut ek = Ek::new(&session.registry);
            set(session, &mut ek);
            Box::new(ek)
        });
        let index = r#"{"index":{"_index":"packets-2023-11-14","_type":"doc"}}"#;
        let expected = format!("{index}\n{{\"timestamp\":\"1700000000005\"{rest}}}\n");
        assert_eq!(out, expected, "{what}");
    }
}

#[test]
fn details_show_bytes_that_nobody_claims() {
    let print = |details: Details| printed(&[UDP], |_| Box::new(details));
    let tail = "Data (4 bytes)\n\n0000  61 62 63 64                                       abcd\n    Data: 61626364\n    [Length: 4]\n\n";
    let only = |name: &str| Some(vec![name.to_owned()]);
    for only in [None, only("data")] {
        let open = print(Details { tree: true, only, ..Details::default() });
        assert!(open.ends_with(tail), "{open}");
    }
    let other = print(Details { tree: true, only: only("udp"), ..Details::default() });
    assert!(other.ends_with("\nData (4 bytes)\n\n"), "{other}");
    let bare = "Data (4 bytes)\n    Data: 61626364\n    [Length: 4]\n";
    let text = print(Details { tree: true, hex: Some(Dump::default()), ..Details::default() });
    assert!(text.contains(bare), "{text}");
}
