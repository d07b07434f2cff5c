//! Finger, RFC 1288: one line asks, everything up to the end of the connection answers.

use dissect::prelude::*;
use dissect::tree::flags;

pub(crate) static FINGER: Protocol = Protocol {
    fields: FIELDS,
    notes: NOTES,
    entries: &[on(tables::TCP_PORT, FINGER_PORT)],
    framing,
    counts_pdus: false,
    ..Protocol::new("finger", "FINGER", "FINGER", dissect)
};

const FINGER_PORT: u32 = 79;

fields! {
    QUERY: Text = "finger.query", "Query", None;
    RESPONSE: Text = "finger.response", "Response", None;
    RESPONSE_IN: FrameNum = "finger.response_in", "Answered in frame", None;
    RESPONSE_TO: FrameNum = "finger.response_to", "Answers frame", None;
    RESPONSE_TIME: RelTime = "finger.response_time", "Time since the query", None;
}

notes! {
    NO_CRLF = "finger.nocrlf", Warn, Malformed, "The query does not end with CR LF";
}

/// A query that waits for its answer: frame, time, and where the answer's frame goes.
#[derive(Clone, Copy, Default)]
struct Asked(Option<(u32, i64, RecordId)>);

/// What a frame is told on its first visit.
#[derive(Clone, Copy)]
enum Link {
    Query(RecordId),
    Answer(u32, i64),
    None,
}

fn framing(stream: &Stream<'_>, _: &mut Scene<'_>) -> Need {
    if stream.ends.destination_port != FINGER_PORT {
        return Need::UntilClosed;
    }
    match stream.bytes.iter().position(|c| *c == b'\n') {
        Some(at) => Need::Octets(at + 1),
        None => Need::More,
    }
}

fn dissect(layer: &mut Layer<'_, '_>) -> Result<(), Stop> {
    layer.protocol_column("FINGER");
    let is_query = layer.ends().destination_port == FINGER_PORT;
    let word = if is_query { "Query" } else { "Response" };
    layer.info(format_args!("{word}"));
    layer.title(format_args!(": {word}"));
    let link = follow(layer, is_query)?;
    let span = layer.span();
    layer.text(if is_query { QUERY } else { RESPONSE }, span.len())?;
    if is_query && !span.bytes.ends_with(b"\r\n") {
        layer.note(NO_CRLF);
    }
    match link {
        Link::Query(answer) => {
            if let Some(frame) = layer.record(answer) {
                layer.link(RESPONSE_IN, frame);
            }
        }
        Link::Answer(frame, delay_ns) => {
            let value = Value::U64(u64::from(frame));
            layer.put_value(RESPONSE_TO, 0, 0, value, flags::GENERATED);
            layer.generated_ns(RESPONSE_TIME, 0, delay_ns);
        }
        Link::None => {}
    }
    Ok(())
}

fn follow(layer: &mut Layer<'_, '_>, is_query: bool) -> Result<Link, Stop> {
    layer.once(|scene| {
        let (frame, ns) = (scene.frame, scene.ns);
        if is_query {
            let answer = scene.state.records.create(0);
            if let Some(asked) = scene.conv::<Asked>() {
                asked.0 = Some((frame, ns, answer));
            }
            return Link::Query(answer);
        }
        let Some(Asked(Some((asked_in, asked_ns, answer)))) = scene.conv::<Asked>().copied() else {
            return Link::None;
        };
        scene.state.records.set(answer, u64::from(frame));
        Link::Answer(asked_in, ns - asked_ns)
    })
}

#[cfg(test)]
mod tests {
    use testkit::{Case, check};

    use super::FINGER;

    #[test]
    fn an_answer() {
        // Without ports in the test's frame it is an answer.
        let case = Case {
            shows: "an answer",
            bytes: "6e6f 0d0a",
            tree: "finger.response [0..4] no
                   info: Response",
        };
        check(&FINGER, &[], &[case]);
    }
}
