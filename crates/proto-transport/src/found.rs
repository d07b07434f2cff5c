//! How a transport found who takes a payload: a capture made of the payloads tells it.

use dissect::prelude::*;

/// How the taker was found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Found {
    /// The conversation is bound to it.
    #[default]
    Bound,
    /// By port.
    Port,
    /// By its looks.
    Heuristic,
}

/// The taker as an exported payload names it; `ports` in the order in which they were looked up.
pub(crate) fn taker(
    layer: &Layer<'_, '_>,
    taken: Option<(ProtocolId, Found)>,
    heuristics: Table,
    table: Table,
    ports: &[u32],
) -> Taker {
    match taken {
        None => Taker::Protocol(layer.registry().known.data),
        Some((id, Found::Bound)) => Taker::Protocol(id),
        // With two passes the conversation is bound to it from its start.
        Some((id, Found::Heuristic)) if layer.sees_later() => Taker::Protocol(id),
        Some((id, Found::Heuristic)) => Taker::Heuristic(id, heuristics),
        Some((id, Found::Port)) => {
            let port = ports.iter().find(|port| layer.lookup(table, **port) == Some(id));
            port.map_or(Taker::Protocol(id), |port| Taker::Number(table, *port))
        }
    }
}
