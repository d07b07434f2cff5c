// Widths and alignment of the packet list's columns.

import type { Align, ColumnFormat, ColumnSpec } from "../api";

/** Characters that a column shows unless the user sets a width. */
const CHARACTERS: Record<string, number> = { "%m": 8, "%t": 14, "%p": 10, "%L": 7, "%S": 9, "%D": 9, "%uS": 9, "%uD": 9 };
const ADDRESS = 18;
const PADDING = 14;
/** The narrowest that a column can be made. */
export const LEAST = 28;

export function defaultWidth(format: string, textSize: number): number {
  const characters = CHARACTERS[format] ?? (format === "%i" ? 80 : ADDRESS);
  return Math.round(characters * textSize * 0.602 + PADDING);
}

/** Widths for a list so wide: Info (or else the last column) takes what is left. */
export function widths(columns: readonly ColumnSpec[], textSize: number, room: number): number[] {
  const own = columns.map((c) => (c.hidden ? 0 : Math.max(LEAST, c.width ?? defaultWidth(c.format, textSize))));
  const seen = columns.map((c, i) => (c.hidden ? -1 : i)).filter((i) => i >= 0);
  const wide = columns.findIndex((c) => c.format === "%i" && !c.hidden);
  const takes = wide >= 0 ? wide : (seen.at(-1) ?? -1);
  const sum = own.reduce((a, b) => a + b, 0);
  const spec = columns[takes];
  if (spec && spec.width === null) {
    own[takes] = Math.max(160, (own[takes] ?? 0) + room - sum);
  }
  return own;
}

export function align(column: ColumnSpec, formats: readonly ColumnFormat[]): Align {
  return column.align ?? formats.find((f) => f.format === column.format)?.align ?? "left";
}
