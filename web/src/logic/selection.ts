// Which rows of a list are selected: ranges, so that ten million selected rows cost no more than one.

export interface Range {
  from: number;
  /** One past the last. */
  to: number;
}

/** Ascending ranges that do not touch. */
export type Ranges = readonly Range[];

export function has(ranges: Ranges, row: number): boolean {
  return ranges.some((r) => row >= r.from && row < r.to);
}

export function count(ranges: Ranges): number {
  return ranges.reduce((n, r) => n + r.to - r.from, 0);
}

export function add(ranges: Ranges, from: number, to: number): Range[] {
  const kept = ranges.filter((r) => r.to < from || r.from > to);
  const joined = ranges.filter((r) => r.to >= from && r.from <= to);
  const range = {
    from: Math.min(from, ...joined.map((r) => r.from)),
    to: Math.max(to, ...joined.map((r) => r.to)),
  };
  return [...kept, range].sort((a, b) => a.from - b.from);
}

export function remove(ranges: Ranges, row: number): Range[] {
  return ranges.flatMap((r) => {
    if (row < r.from || row >= r.to) return [r];
    return [
      { from: r.from, to: row },
      { from: row + 1, to: r.to },
    ].filter((p) => p.to > p.from);
  });
}

/** Rows from an anchor to another, whichever comes first. */
export function between(anchor: number, row: number): Range[] {
  return [{ from: Math.min(anchor, row), to: Math.max(anchor, row) + 1 }];
}
