//! Rows, details, views, finding, marking, saving.

use base64::Engine as _;
use serde_json::json;
use server::api::{
    Capture, CellFilter, Completions, ConversationFilters, Conversations, Details, Endpoints,
    FieldInfo, FilterCheck, Found, Hello, Hierarchy, Marks, NodeSeverity, Overview, Place, Preview,
    Properties, RelatedKind, Saved, Verdict, View,
};

use crate::{Folder, Server, example, pcap, until};

#[test]
fn rows_and_details_of_a_capture() {
    let server = Server::start(&[&example("dns.pcap")]);
    let capture = server.open(&example("dns.pcap"));
    assert_eq!((capture.packets, capture.name.as_str()), (10, "dns.pcap"));
    assert_eq!(server.open(&example("dns.pcap")).id, capture.id, "the same file is open once");
    let hello: Hello = server.get("/hello");
    assert_eq!((hello.captures.len(), hello.recent.len(), hello.exposed), (1, 1, false));

    let rows = server.rows(capture.id, 0);
    assert_eq!((rows.total, rows.rows.len()), (10, 10));
    let first = &rows.rows[0];
    assert_eq!((first.frame, first.cells.len(), first.cells[4].as_str()), (1, 7, "DNS"));
    assert!(first.conversation.is_some());

    let details: Details = server.get("/captures/1/frames/1");
    assert_eq!(details.cells, first.cells);
    let octets =
        base64::engine::general_purpose::STANDARD.decode(&details.buffers[0].data).unwrap();
    assert_eq!(octets.len(), details.buffers[0].bytes as usize);
    assert_eq!(details.nodes[0].field, "frame");
    let name = details.nodes.iter().find(|n| n.field == "dns.qry.name").unwrap();
    let filter = name.filter.clone().unwrap();
    assert_eq!(filter, format!("dns.qry.name == \"{}\"", name.value.as_ref().unwrap()));
    // Every filter that a node offers is one, and holds for this very frame.
    for node in details.nodes.iter().filter(|n| !n.hidden) {
        let Some(filter) = &node.filter else { continue };
        let view = server.view(capture.id, &json!({"filter": filter}));
        let rows = server.rows(capture.id, view.id);
        assert!(rows.rows.iter().any(|r| r.frame == 1), "{filter}");
    }
    let answered = details.related.iter().find(|r| r.kind == RelatedKind::Response).unwrap();
    let answer: Details = server.get(&format!("/captures/1/frames/{}", answered.frame));
    assert!(answer.related.iter().any(|r| r.kind == RelatedKind::Request && r.frame == 1));

    let filters: ConversationFilters = server.get("/captures/1/frames/1/conversation");
    let names: Vec<_> = filters.filters.iter().map(|f| f.name.as_str()).collect();
    assert_eq!(names, ["UDP", "IPv4", "Ethernet"]);
    for filter in filters.filters {
        let view = server.view(capture.id, &json!({"filter": filter.filter}));
        assert!(view.rows >= 2, "{}", filter.filter);
    }
    for column in 0..7 {
        let cell: CellFilter = server.get(&format!("/captures/1/frames/1/cell?column={column}"));
        assert_eq!(cell.text, first.cells[column as usize]);
        let Some(filter) = cell.filter.filter(|_| column != 6) else { continue };
        let view = server.view(capture.id, &json!({"filter": filter}));
        assert!(server.rows(capture.id, view.id).rows.iter().any(|r| r.frame == 1), "{filter}");
    }
}

#[test]
fn views_filter_and_sort() {
    let server = Server::start(&[&example("http.pcap")]);
    let id = server.open(&example("http.pcap")).id;
    let all = server.rows(id, 0).rows;
    let with_http: Vec<u32> =
        all.iter().filter(|r| r.cells[4].starts_with("HTTP")).map(|r| r.frame).collect();
    let view = server.view(id, &json!({"filter": "http"}));
    assert_eq!((view.rows, view.scanned), (with_http.len() as u32, 44));
    let frames = |view| server.rows(id, view).rows.iter().map(|r| r.frame).collect::<Vec<_>>();
    assert_eq!(frames(view.id), with_http);
    assert_eq!(
        server.view(id, &json!({"filter": "http"})).id,
        view.id,
        "an equal view is the same"
    );

    let place: Place =
        server.get(&format!("/captures/{id}/row?view={}&frame={}", view.id, with_http[1]));
    assert_eq!(place.row, Some(1));
    let place: Place = server.get(&format!("/captures/{id}/row?view={}&frame=1", view.id));
    assert_eq!((place.row, place.nearest), (None, Some(0)));

    for (column, descending) in
        [(5, false), (5, true), (4, false), (1, true), (0, true), (6, false)]
    {
        let sort = json!({"sort": {"column": column, "descending": descending}});
        let view = server.view(id, &sort);
        let rows = server.rows(id, view.id).rows;
        assert_eq!(rows.len(), 44);
        let cells: Vec<_> = rows.iter().map(|r| r.cells[column].clone()).collect();
        let number = |cell: &String| cell.parse::<f64>().unwrap_or(0.0);
        let ordered = cells.windows(2).all(|w| {
            let (a, b) = if descending { (&w[1], &w[0]) } else { (&w[0], &w[1]) };
            column >= 6 || if column == 4 { a <= b } else { number(a) <= number(b) }
        });
        assert!(ordered, "{column} {descending}: {cells:?}");
    }
    let both =
        server.view(id, &json!({"filter": "http", "sort": {"column": 0, "descending": true}}));
    let mut backwards = with_http;
    backwards.reverse();
    assert_eq!(frames(both.id), backwards);

    assert_eq!(
        server.send("DELETE", &format!("/captures/{id}/views/{}", both.id), b"").status,
        204
    );
    assert_eq!(server.send("GET", &format!("/captures/{id}/views/{}", both.id), b"").status, 404);
    // Of very many the oldest are forgotten, not the newest refused.
    for n in 0..40 {
        let _: View = server.post(
            &format!("/captures/{id}/views"),
            &json!({"filter": format!("frame.number > {n}")}),
        );
    }
    assert_eq!(server.send("GET", &format!("/captures/{id}/views/{}", view.id), b"").status, 404);
    let overview: Overview = server.get(&format!("/captures/{id}/overview?buckets=10"));
    assert_eq!(overview.total, 44);
}

#[test]
fn frames_are_found() {
    let server = Server::start(&[&example("http.pcap")]);
    let id = server.open(&example("http.pcap")).id;
    let all = server.rows(id, 0).rows;
    let get = all.iter().find(|r| r.cells[6].starts_with("GET ")).unwrap().frame;
    for (query, frame) in [
        ("by=filter&text=http.request".to_owned(), Some(get)),
        ("by=string&text=get%20".to_owned(), Some(get)),
        ("by=string&text=get%20&case=true".to_owned(), None),
        ("by=regex&text=%5EGET%20".to_owned(), Some(get)),
        ("by=string&within=details&text=request%20method".to_owned(), Some(get)),
        ("by=string&within=bytes&text=get%20%2f".to_owned(), Some(get)),
        ("by=hex&text=474554 20".replace(' ', "%20"), Some(get)),
        (format!("by=filter&text=frame.number%20%3C%203&from={get}"), None),
        (format!("by=filter&text=frame.number%20%3C%203&from={get}&wrap=true"), Some(1)),
        (format!("by=filter&text=frame.number%20%3C%203&from={get}&direction=backward"), Some(2)),
    ] {
        let found: Found = server.get(&format!("/captures/{id}/find?{query}"));
        assert_eq!(found.frame, frame, "{query}");
    }
    let found: Found = server.get(&format!("/captures/{id}/find?by=hex&text=474554"));
    assert!(found.start.is_some() && found.length == Some(3));
    let step: Found = server.get(&format!("/captures/{id}/frames/1/neighbour?direction=forward"));
    let next = &all[step.frame.unwrap() as usize - 1];
    assert_eq!(next.conversation, all[0].conversation);
}

#[test]
fn marks_references_and_ignored_frames() {
    let server = Server::start(&[&example("dns.pcap")]);
    let id = server.open(&example("dns.pcap")).id;
    let path = format!("/captures/{id}/marks");
    let mark = |body| server.post::<_, Capture>(&path, &body);
    assert_eq!(mark(json!({"kind": "marked", "action": "toggle", "frames": [2, 4, 99]})).marked, 2);
    assert_eq!(mark(json!({"kind": "marked", "action": "toggle", "frames": [4]})).marked, 1);
    let rows = server.rows(id, 0).rows;
    assert!(rows[1].marked && !rows[3].marked);
    let view = server.view(id, &json!({"filter": "frame.number > 7"}));
    assert_eq!(mark(json!({"kind": "marked", "action": "set", "view": view.id})).marked, 4);
    let marks: Marks = server.get(&format!("{path}?kind=marked"));
    assert_eq!(marks.frames, [2, 8, 9, 10]);

    mark(json!({"kind": "reference", "action": "set", "frames": [3]}));
    let times: Vec<_> = server.rows(id, 0).rows.iter().map(|r| r.cells[1].clone()).collect();
    let seconds = |i: usize| times[i].parse::<f64>().unwrap();
    assert_eq!(times[2], "*REF*");
    assert!(seconds(3) < rows[3].cells[1].parse().unwrap());

    mark(json!({"kind": "ignored", "action": "set", "frames": [1]}));
    let capture = server.loaded(id, 2);
    assert_eq!(capture.ignored, 1);
    let rows = server.rows(id, 0).rows;
    assert!(rows[0].ignored && rows[0].cells[6].contains("<Ignored>"), "{:?}", rows[0]);
    // The answer has lost its question.
    let answer: Details = server.get(&format!("/captures/{id}/frames/2"));
    assert!(answer.related.iter().all(|r| r.frame != 1));
}

#[test]
fn saved_frames_are_those_asked_for() {
    let folder = Folder::new();
    let file = folder.file("dns.pcap", &std::fs::read(example("dns.pcap")).unwrap());
    let server = Server::start(&[&folder.0]);
    let id = server.open(&file).id;
    let _: Capture = server.post(
        &format!("/captures/{id}/marks"),
        &json!({"kind": "marked", "action": "set", "frames": [3, 6]}),
    );
    let view = server.view(id, &json!({"filter": "dns.flags.response == 1"}));
    for (name, body, packets) in [
        ("all", json!({"format": "pcapng"}), 10),
        ("range", json!({"format": "pcap", "which": "range", "range": "2-3,9-"}), 4),
        ("marked", json!({"format": "nsecpcap", "which": "marked"}), 2),
        ("between", json!({"format": "pcap", "which": "first_to_last_marked"}), 4),
        ("selected", json!({"format": "pcap", "which": "selected", "frames": [1, 10]}), 2),
        ("shown", json!({"format": "pcap", "view": view.id}), view.rows),
    ] {
        let path = folder.0.join(name);
        let mut body = body;
        body["path"] = json!(path.display().to_string());
        let saved: Saved = server.post(&format!("/captures/{id}/save"), &body);
        assert_eq!(saved.packets, packets, "{name}");
        assert_eq!(server.open(&path).packets, packets, "{name}");
        let again =
            server.send("POST", &format!("/captures/{id}/save"), body.to_string().as_bytes());
        assert_eq!(again.status, 422, "{name} is not written over");
    }
    let left: Vec<_> =
        std::fs::read_dir(&folder.0).unwrap().flatten().map(|e| e.file_name()).collect();
    assert_eq!(left.len(), 7, "nothing half-written is left: {left:?}");
    let octets = server.send("POST", &format!("/captures/{id}/save"), br#"{"format": "pcapng"}"#);
    assert_eq!(octets.body, std::fs::read(folder.0.join("all")).unwrap());
    // And back: dropped on the page.
    let dropped = server.send("POST", "/upload?name=..%2Fx.pcapng", &octets.body);
    let dropped: Capture = serde_json::from_slice(&dropped.body).unwrap();
    assert_eq!((dropped.name.as_str(), dropped.path), ("../x.pcapng", None));
    assert_eq!(server.loaded(dropped.id, 1).packets, 10);
    assert_eq!(server.send("POST", "/upload?name=x", b"no capture").status, 422);
    assert_eq!(server.send("DELETE", &format!("/captures/{}", dropped.id), b"").status, 204);
    assert_eq!(server.send("GET", &format!("/captures/{}", dropped.id), b"").status, 404);
}

#[test]
fn copies_and_facts() {
    let server = Server::start(&[&example("dns.pcap")]);
    let id = server.open(&example("dns.pcap")).id;
    let copy = |form: &str| {
        let body = json!({"frames": [1, 2], "form": form}).to_string();
        server.send("POST", &format!("/captures/{id}/copy"), body.as_bytes()).text()
    };
    let cells = server.rows(id, 0).rows[0].cells.clone();
    assert_eq!(copy("text").lines().next().unwrap(), cells.join("\t"));
    assert!(copy("csv").starts_with("\"1\",\""));
    assert!(copy("yaml").starts_with("- \"No.\": \"1\"\n"));
    assert!(copy("details").contains("    Arrival Time: "));
    let preview: Preview =
        server.get(&format!("/files/preview?path={}", example("dns.pcap").display()));
    assert_eq!((preview.packets, preview.whole), (10, true));
    let properties: Properties = server.get(&format!("/captures/{id}/properties"));
    assert!(properties.sections[0].rows.iter().any(|r| r.value.contains("Ethernet")));
}

#[test]
fn the_filter_bar() {
    let server = Server::start(&[]);
    let check: FilterCheck = server.get("/filter/check?text=dns.qry.nam%20%3D%3D%201");
    assert_eq!(check.verdict, Verdict::Error);
    assert_eq!(check.span.map(|s| (s.start, s.end)), Some((0, 11)));
    let check: FilterCheck = server.get("/filter/check?text=tcp");
    assert_eq!(check.verdict, Verdict::Ok);
    let completions: Completions = server.get("/filter/complete?text=dns.qry.na&cursor=10");
    assert_eq!(completions.choices[0].text, "dns.qry.name");
    let fields: Vec<FieldInfo> = server.get("/fields?search=dns.qry&limit=3");
    assert!(fields.len() == 3 && fields[0].filter.starts_with("dns.qry"));
}

#[test]
fn statistics_count_every_frame() {
    let server = Server::start(&[&example("http.pcap")]);
    let id = server.open(&example("http.pcap")).id;
    let all = server.rows(id, 0).rows;
    let hierarchy: Hierarchy = server.get(&format!("/captures/{id}/statistics/hierarchy"));
    assert_eq!((hierarchy.packets, hierarchy.rows[0].filter.as_str()), (44, "frame"));
    let octets: u64 = all.iter().map(|r| r.cells[5].parse::<u64>().unwrap()).sum();
    assert_eq!(hierarchy.bytes, octets);
    for row in &hierarchy.rows {
        let holds = server.view(id, &json!({"filter": row.filter})).rows;
        assert!(row.packets <= holds, "{}: {} of {holds}", row.filter, row.packets);
    }
    let filtered: Hierarchy =
        server.get(&format!("/captures/{id}/statistics/hierarchy?filter=http"));
    assert_eq!(filtered.packets, server.view(id, &json!({"filter": "http"})).rows);

    for kind in ["tcp", "ip", "eth"] {
        let path = format!("/captures/{id}/statistics/conversations?kind={kind}");
        let found: Conversations = server.get(&path);
        assert!(found.kind == kind && !found.rows.is_empty());
        // The capture is of a machine that talks to itself: below TCP both ends are the same.
        let is_one = kind != "tcp";
        for row in &found.rows {
            let sum = row.packets_a_b + row.packets_b_a;
            let mut filters = vec![(&row.filter, sum)];
            if !is_one {
                filters.push((&row.filter_a_b, row.packets_a_b));
                filters.push((&row.filter_b_a, row.packets_b_a));
            }
            for (filter, packets) in filters {
                assert_eq!(server.view(id, &json!({"filter": filter})).rows, packets, "{filter}");
            }
        }
        let path = format!("/captures/{id}/statistics/endpoints?kind={kind}");
        let found: Endpoints = server.get(&path);
        let packets: u32 = found.rows.iter().map(|r| r.packets_sent).sum();
        assert_eq!(packets, server.view(id, &json!({"filter": kind})).rows, "{kind}");
        for row in &found.rows {
            let sum = row.packets_sent + if is_one { 0 } else { row.packets_received };
            assert_eq!(server.view(id, &json!({"filter": row.filter})).rows, sum, "{}", row.filter);
        }
    }
    let path = format!("/captures/{id}/statistics/endpoints?kind=nonsense");
    assert_eq!(server.send("GET", &path, b"").status, 404);
}

#[test]
fn the_most_serious_note_is_told() {
    let folder = Folder::new();
    // Names that begin and go on nowhere.
    let broken = folder.file("broken.pcap", &pcap(53, &[b"\0\x01\x01\0\0\x01\0\0\0\0\0\0\x3f"]));
    let server = Server::start(&[&folder.0, &example("http.pcap")]);
    for (path, severity) in
        [(broken, NodeSeverity::Error), (example("http.pcap"), NodeSeverity::Note)]
    {
        let id = server.open(&path).id;
        let capture: Capture = until(|| {
            let capture: Capture = server.get(&format!("/captures/{id}"));
            (capture.expert == severity).then_some(capture)
        });
        assert_eq!(capture.bytes_reread, None);
    }
}
