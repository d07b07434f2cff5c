// What the page remembers of how it looks: theme, panes, zoom. The server keeps it: the page's address, and with it what a
// browser keeps for it, is another one at each start.

import { client } from "../client";

export type Theme = "auto" | "light" | "dark";
export type Layout = "split" | "stack" | "beside";

export interface Prefs {
  theme: Theme;
  layout: Layout;
  /** Part of the height (or width) that the packet list takes. */
  listPart: number;
  /** Part of the rest that the details take. */
  detailsPart: number;
  /** Size of packet text in px. */
  textSize: number;
  toolbar: boolean;
  filterBar: boolean;
  statusBar: boolean;
  list: boolean;
  details: boolean;
  bytes: boolean;
  overview: boolean;
  hidden: boolean;
  autoScroll: boolean;
  /** Octets in a line of the bytes pane. */
  bytesForm: "hex" | "bits";
}

const DEFAULTS: Prefs = {
  theme: "auto",
  layout: "split",
  listPart: 0.52,
  detailsPart: 0.52,
  textSize: 12,
  toolbar: true,
  filterBar: true,
  statusBar: true,
  list: true,
  details: true,
  bytes: true,
  overview: true,
  hidden: false,
  autoScroll: false,
  bytesForm: "hex",
};

/** After the last change, so long until it is kept: a splitter that is dragged changes often. */
const PAUSE_MS = 400;
let timer = 0;

export const prefs: Prefs = $state({ ...DEFAULTS });

/** Takes what was kept. */
export function takePrefs(text: string): void {
  try {
    Object.assign(prefs, JSON.parse(text || "{}") as Partial<Prefs>);
  } catch {
    // Nothing is lost but the look.
  }
}

/** Keeps what was changed. */
export function keepPrefs(): void {
  clearTimeout(timer);
  timer = window.setTimeout(() => void client.put.page(JSON.stringify(prefs)).catch(() => undefined), PAUSE_MS);
}

export function resetLayout(): void {
  const { theme, textSize } = prefs;
  Object.assign(prefs, DEFAULTS, { theme, textSize });
}

/** Height of a row of packet text. */
export function rowHeight(): number {
  return Math.round(prefs.textSize * 1.6);
}
