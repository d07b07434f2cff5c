//! The highest severity of expert notes in a capture, found out while nobody waits for anything else.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use dissect::{Demand, Severity, Value};

use super::run::Run;
use super::scan::Looker;
use super::{Capture, Change, lock};

/// While others look at frames, it is seen so often whether they are done.
const WAIT: Duration = Duration::from_millis(5);

const SEVERITIES: [Severity; 5] =
    [Severity::Comment, Severity::Chat, Severity::Note, Severity::Warn, Severity::Error];

impl Capture {
    /// Goes over the frames of a run that is loaded, in this thread, until there can be nothing more serious.
    pub(super) fn look_for_notes(&self, run: &Arc<Run>) {
        let mut fields = run.session.registry.fields();
        let Some((field, _)) = fields.find(|f| f.1.filter == "_ws.expert.severity") else { return };
        let mut demand = Demand::nothing();
        demand.add(field);
        // Without a turn: it is not this that is waited for.
        let scene = super::scan::Scene { _turn: None, ..self.scene(run) };
        let (pieces, _) = run.beyond(0, &AtomicBool::new(true));
        let (mut looker, mut highest) = (Looker::default(), None);
        let enough = AtomicBool::new(false);
        for piece in pieces {
            scene.piece(&mut looker, &piece, &demand, None, &enough, &mut |shown| {
                let nodes = shown.tree.nodes().iter().filter(|node| node.field == field);
                let here = nodes.filter_map(|node| match node.value {
                    Value::U64(value) => severity(value),
                    _ => None,
                });
                highest = highest.max(here.max());
                while Arc::strong_count(&self.looking) > 1 && !run.has_ended() {
                    std::thread::sleep(WAIT);
                }
                if highest == Some(Severity::Error) || run.has_ended() {
                    enough.store(true, Ordering::Relaxed);
                }
            });
            if std::mem::replace(&mut *lock(&run.expert), highest) != highest {
                self.tell(Change::Capture);
            }
            if enough.load(Ordering::Relaxed) {
                return;
            }
        }
    }
}

fn severity(value: u64) -> Option<Severity> {
    SEVERITIES.into_iter().find(|severity| u64::from(*severity as u32) == value)
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::time::Instant;

    use super::*;
    use crate::Session;
    use crate::capture::{Loading, Look};
    use crate::columns::TimeStyle;

    fn open(name: &str, session: Session) -> Arc<Capture> {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples").join(name);
        let look = Look { columns: Vec::new(), time: TimeStyle::default(), painter: None };
        Capture::open(&path, Arc::new(session), look, |_| {}).unwrap()
    }

    fn until(is: impl Fn() -> bool) {
        let start = Instant::now();
        while !is() {
            assert!(start.elapsed() < Duration::from_secs(60), "it takes too long");
            std::thread::sleep(Duration::from_millis(1));
        }
    }

    #[test]
    fn notes_are_looked_for_while_nobody_waits() {
        let capture = open("http.pcap", Session::new());
        let scene = capture.scene(&capture.run());
        until(|| capture.state().loading == Loading::Done);
        // Somebody looks at frames for longer than it would take.
        std::thread::sleep(Duration::from_millis(100));
        assert_eq!(capture.state().expert, None);
        drop(scene);
        until(|| capture.state().expert == Some(Severity::Note));
    }

    #[test]
    fn reading_again_is_told() {
        let capture = open("http.pcap", Session::new());
        until(|| capture.state().loading == Loading::Done);
        assert_eq!(capture.state().octets_again, None);
        let (next, _) = Run::open(capture.path(), Arc::new(Session::new()), 2).unwrap();
        lock(&capture.runs).1 = Some(Arc::new(next));
        assert_eq!(capture.state().octets_again, Some(0));
        // What was superseded is not waited for.
        capture.reload(Arc::new(Session::new())).unwrap();
        until(|| capture.state().generation == 2 && capture.state().octets_again.is_none());
    }
}
