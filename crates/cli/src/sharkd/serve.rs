//! One client: lines come in, lines go out.

use std::io::{self, BufRead, Write};
use std::sync::Arc;

use session::Session;
use session::tap::{Protocols, Report, Tapped};

use super::desk::Desk;
use super::json::{Json, epoch, seconds};
use super::request::{Refused, Request, read, refused};
use super::{follow, frame, frames, graphs, reports, settings, words};

/// Octets of a line. Requests are short; what is longer is refused, and passed over without being kept.
const LINE_MAX: usize = 1 << 20;

/// Serves a client until it says goodbye or is gone.
///
/// # Errors
///
/// What reading and writing met.
pub(super) fn serve(
    session: Arc<Session>,
    input: &mut dyn BufRead,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut desk = Desk::new(session);
    let mut line = Vec::new();
    // Each turn takes a line.
    while next_line(input, &mut line)? {
        let (id, request) = match line.len() > LINE_MAX {
            true => (0, Err(refused(-32600, "The request is too long"))),
            false => read(&line),
        };
        let ends = request.as_ref().is_ok_and(|request| request.method == "bye");
        let outcome = match request {
            Ok(request) => answer(&mut desk, &request, id, out)?,
            Err(refused) => Err(refused),
        };
        if let Err(Refused { code, message }) = outcome {
            let mut json = Json::default();
            json.open('{');
            json.text("jsonrpc", "2.0");
            json.value("id", id);
            json.member("error", '{');
            json.value("code", code);
            json.text("message", &message);
            json.text.push_str("}}\n");
            out.write_all(json.text.as_bytes())?;
        }
        out.flush()?;
        if ends {
            break;
        }
    }
    Ok(())
}

/// Reads a line without its end; no more than [`LINE_MAX`] octets and one are kept of it. False at the end.
fn next_line(input: &mut dyn BufRead, line: &mut Vec<u8>) -> io::Result<bool> {
    line.clear();
    // One large request must not keep its memory for ever.
    line.shrink_to(1 << 16);
    let mut any = false;
    loop {
        let part = match input.fill_buf() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            part => part?,
        };
        if part.is_empty() {
            return Ok(any);
        }
        any = true;
        let end = part.iter().position(|b| *b == b'\n');
        let here = part.get(..end.unwrap_or(part.len())).unwrap_or(part);
        let room = (LINE_MAX + 1).saturating_sub(line.len());
        line.extend_from_slice(here.get(..room.min(here.len())).unwrap_or(here));
        let taken = here.len() + usize::from(end.is_some());
        input.consume(taken);
        if end.is_some() {
            return Ok(true);
        }
    }
}

/// Does what is asked and writes the answer; what is refused is given back.
fn answer(
    desk: &mut Desk,
    request: &Request,
    id: i64,
    out: &mut dyn Write,
) -> io::Result<Result<(), Refused>> {
    let head = format!("{{\"jsonrpc\":\"2.0\",\"id\":{id},\"result\":");
    if request.method == "frames" {
        // Too long to be held.
        let asked = match frames::ask(desk, request) {
            Ok(asked) => asked,
            Err(refused) => return Ok(Err(refused)),
        };
        out.write_all(head.as_bytes())?;
        frames::write(desk, &asked, out)?;
        out.write_all(b"}\n")?;
        return Ok(Ok(()));
    }
    let mut json = Json::default();
    if let Err(refused) = result(desk, request, &mut json) {
        return Ok(Err(refused));
    }
    out.write_all(head.as_bytes())?;
    out.write_all(json.text.as_bytes())?;
    out.write_all(b"}\n")?;
    Ok(Ok(()))
}

fn result(desk: &mut Desk, request: &Request, json: &mut Json) -> Result<(), Refused> {
    match request.method {
        "analyse" => analyse(desk, json),
        "check" => words::check(&desk.session, request, json)?,
        "complete" => words::complete(&desk.session, request, json),
        "download" => download(request, json),
        "dumpconf" => settings::dump(&desk.session, request, json)?,
        "follow" => follow::answer(desk, request, json)?,
        "frame" => frame::answer(desk, request, json)?,
        "info" => settings::info(json),
        "intervals" => graphs::intervals(desk, request, json)?,
        "iograph" => graphs::graphs(desk, request, json)?,
        "status" => status(desk, json),
        "tap" => reports::answer(desk, request, json)?,
        method => {
            match method {
                "load" => desk.load(request.text("file").unwrap_or(""))?,
                "setconf" => {
                    let value = request.word("value").unwrap_or_default();
                    desk.set(request.text("name").unwrap_or(""), &value)?;
                }
                "setcomment" => set_comment(desk, request)?,
                // `bye`.
                _ => {}
            }
            json.open('{');
            json.text("status", "OK");
            json.close('}');
        }
    }
    Ok(())
}

fn set_comment(desk: &mut Desk, request: &Request) -> Result<(), Refused> {
    let number = request.number("frame").unwrap_or(0);
    let found = desk.loaded.as_mut().filter(|loaded| number <= loaded.frames());
    let loaded = found.ok_or_else(|| refused(-3002, "Frame number is out of range"))?;
    match loaded.add_comment(number, request.text("comment").unwrap_or("")) {
        true => Ok(()),
        false => Err(refused(-3003, "Unable to set the comment")),
    }
}

fn status(desk: &Desk, json: &mut Json) {
    json.open('{');
    let Some(loaded) = &desk.loaded else {
        json.value("frames", 0);
        json.value("duration", seconds(0));
        json.close('}');
        return;
    };
    json.value("frames", loaded.frames());
    // From the first frame, which need not be the earliest.
    let first = loaded.capture.span_ns().map_or(0, |(first, _)| first);
    let latest = loaded.capture.extremes_ns().map_or(first, |(_, latest)| latest);
    let span = latest.saturating_sub(first);
    json.value("duration", seconds(span));
    json.text("filename", &loaded.name);
    json.value("filesize", loaded.octets);
    json.close('}');
}

fn analyse(desk: &Desk, json: &mut Json) {
    json.open('{');
    json.value("frames", desk.loaded.as_ref().map_or(0, |loaded| loaded.frames()));
    json.member("protocols", '[');
    let tap = Box::new(Protocols::new(&desk.session.registry));
    let gathered = reports::gather(desk.loaded.as_ref(), vec![Tapped { tap, filter: None }]);
    for report in gathered.iter().map(|tapped| tapped.tap.report()) {
        if let Report::Protocols(report) = report
            && !report.list.is_empty()
        {
            json.string("frame");
            report.list.iter().for_each(|name| json.string(name));
        }
    }
    json.close(']');
    let span = desk.loaded.as_ref().and_then(|loaded| loaded.capture.extremes_ns());
    if let Some((first, last)) = span {
        json.value("first", epoch(first));
        json.value("last", epoch(last));
    }
    json.close('}');
}

/// Objects and keys are not gathered: there is nothing to give under any name.
fn download(request: &Request, json: &mut Json) {
    json.open('{');
    if request.text("token") == Some("ssl-secrets") {
        json.text("file", "keylog.txt");
        json.text("mime", "text/plain");
        json.text("data", "");
    }
    json.close('}');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_passed_over() {
        let long = "x".repeat(3 * LINE_MAX);
        let text = format!("{long}\nnext\n\nlast");
        let mut input = io::BufReader::new(text.as_bytes());
        let mut line = Vec::new();
        let mut sizes = Vec::new();
        while next_line(&mut input, &mut line).unwrap() {
            sizes.push(line.len());
        }
        assert_eq!(sizes, [LINE_MAX + 1, 4, 0, 4]);
    }
}
