// Where rows stand in a list longer than an element may be high.
//
// Chromium cuts an element off at 33,554,428 px. A list of ten million rows is higher, so the scrolled element is at most
// TALLEST high and its position is mapped onto the list's. Wheel and keys move the list's own position, so that a notch is the
// same few rows however long the list is; only the scroll bar's thumb goes through the map.

/** Under half of what Chromium, Firefox (17,895,697) and Safari allow, so that zoom cannot reach the limit. */
export const TALLEST = 8_000_000;

export interface Extent {
  /** Rows in the list. */
  rows: number;
  /** Height of one, in px. */
  height: number;
  /** Height of what is seen, in px. */
  seen: number;
}

/** Height of the list as if there were no limit. */
export function listHeight(e: Extent): number {
  return e.rows * e.height;
}

/** Height of the element that gives the scroll bar its range. */
export function elementHeight(e: Extent): number {
  return Math.min(listHeight(e), TALLEST);
}

/** The furthest that the list can be scrolled. */
export function listEnd(e: Extent): number {
  return Math.max(0, listHeight(e) - e.seen);
}

function elementEnd(e: Extent): number {
  return Math.max(0, elementHeight(e) - e.seen);
}

/** The list's position for the element's `scrollTop`. */
export function fromElement(scrollTop: number, e: Extent): number {
  const end = elementEnd(e);
  if (end === 0) return 0;
  return clamp((scrollTop / end) * listEnd(e), 0, listEnd(e));
}

/** The element's `scrollTop` for the list's position. */
export function toElement(top: number, e: Extent): number {
  const end = listEnd(e);
  if (end === 0) return 0;
  return clamp((top / end) * elementEnd(e), 0, elementEnd(e));
}

/** First row to draw, and how many, for a position; `spare` rows more on either side. */
export function rowsAt(top: number, e: Extent, spare: number): { first: number; count: number } {
  const first = Math.max(0, Math.floor(top / e.height) - spare);
  const last = Math.min(e.rows, Math.ceil((top + e.seen) / e.height) + spare);
  return { first, count: Math.max(0, last - first) };
}

/** The nearest position at which a row is seen whole. */
export function reveal(row: number, top: number, e: Extent): number {
  const at = row * e.height;
  if (at < top) return clamp(at, 0, listEnd(e));
  if (at + e.height > top + e.seen) return clamp(at + e.height - e.seen, 0, listEnd(e));
  return clamp(top, 0, listEnd(e));
}

/** The position at which a row stands in the middle. */
export function centre(row: number, e: Extent): number {
  return clamp(row * e.height - (e.seen - e.height) / 2, 0, listEnd(e));
}

export function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
