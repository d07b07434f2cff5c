// What the page remembers of how it looks: theme, panes, zoom. Kept in the browser.

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
  colourize: boolean;
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
  colourize: true,
  hidden: false,
  autoScroll: false,
  bytesForm: "hex",
};

const KEY = "requin";

function load(): Prefs {
  try {
    return { ...DEFAULTS, ...(JSON.parse(localStorage.getItem(KEY) ?? "{}") as Partial<Prefs>) };
  } catch {
    return { ...DEFAULTS };
  }
}

export const prefs: Prefs = $state(load());

/** Keeps what was changed. A browser that keeps nothing for this page is no reason to stop. */
export function keepPrefs(): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(prefs));
  } catch {
    // Nothing is lost but the look at the next start.
  }
}

export function resetLayout(): void {
  const { theme, textSize, colourize } = prefs;
  Object.assign(prefs, DEFAULTS, { theme, textSize, colourize });
}

/** Height of a row of packet text. */
export function rowHeight(): number {
  return Math.round(prefs.textSize * 1.6);
}
