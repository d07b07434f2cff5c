// One open capture as the page shows it: its view, the rows fetched so far, and what is selected.

import type { Capture, Details, Row, Sort, View } from "../api";
import { client, Refusal } from "../client";
import { Memory, kinds, parent } from "../logic/memory";
import * as ranges from "../logic/selection";

/** Rows asked for at a time. */
const PAGE = 128;
/** Pages kept: some 16,000 rows, a few megabytes. */
const PAGES_MAX = 128;
/** Frames kept to go back to. */
const HISTORY_MAX = 100;
/** Details kept, so that going back and forth between two frames asks for nothing. */
const DETAILS_MAX = 32;

interface Page {
  rows: Row[];
  /** Look of the rows that it was fetched under; an older one is shown until it is fetched again. */
  look: number;
}

export const ALL: View = {
  id: 0,
  filter: "",
  sort: null,
  state: "done",
  scanned: 0,
  rows: 0,
  seconds: 0,
  error: null,
};

export class CaptureModel {
  info: Capture = $state.raw() as Capture;
  view: View = $state.raw(ALL);
  /** A view that was asked for and has no rows yet; the one before stays until it has. */
  next: View | null = $state.raw(null);
  sort: Sort | null = $state.raw(null);

  /** Rises whenever fetched rows change. */
  fetched = $state(0);
  /** Position of the packet list in px, as if an element could be that high. */
  top = $state(0);
  /** Row that must be brought into sight; the list obeys and clears it. */
  reveal: { row: number; centre: boolean } | null = $state.raw(null);

  /** Row of the cursor, or -1. */
  row = $state(-1);
  /** Its frame, or 0. */
  frame = $state(0);
  selected: ranges.Ranges = $state.raw([]);
  details: Details | null = $state.raw(null);
  detailsError = $state("");
  kinds: string[] = $state.raw([]);
  memory = new Memory();
  /** Rises whenever parts of the tree were opened or closed. */
  opened = $state(0);
  node = $state(-1);
  buffer = $state(0);

  history: number[] = $state.raw([]);
  at = $state(-1);

  #pages = new Map<number, Page>();
  #asked = new Map<number, AbortController>();
  #look = 0;
  #anchor = 0;
  #details = new Map<string, Details>();
  #selecting: AbortController | null = null;
  #viewing: AbortController | null = null;

  constructor(info: Capture) {
    this.info = info;
    this.view = { ...ALL, rows: info.packets };
    // The first rows are asked for before anything is drawn.
    this.want(0, PAGE);
  }

  get id(): number {
    return this.info.id;
  }

  /** Rows of the view so far. */
  get total(): number {
    return this.view.id === 0 ? this.info.packets : this.view.rows;
  }

  // Rows

  rowAt(index: number): Row | undefined {
    return this.#pages.get(Math.floor(index / PAGE))?.rows[index % PAGE];
  }

  /** Sees to it that rows come, and lets go of requests for others. */
  want(first: number, count: number): void {
    const from = Math.floor(first / PAGE);
    const to = Math.floor(Math.max(first, Math.min(first + count, this.total) - 1) / PAGE);
    for (const [page, ask] of this.#asked) {
      if (page < from - 1 || page > to + 1) {
        ask.abort();
        this.#asked.delete(page);
      }
    }
    for (let page = from; page <= to; page++) this.#want(page);
  }

  #want(page: number): void {
    const due = Math.min(PAGE, this.total - page * PAGE);
    const there = this.#pages.get(page);
    if (due <= 0 || this.#asked.has(page)) return;
    if (there && there.look === this.#look && there.rows.length >= due) return;
    void this.#fetch(page);
  }

  async #fetch(page: number): Promise<void> {
    const ask = new AbortController();
    const look = this.#look;
    const view = this.view.id;
    this.#asked.set(page, ask);
    try {
      const rows = await client.rows(this.id, view, page * PAGE, PAGE, ask.signal);
      if (view !== this.view.id) return;
      if (rows.generation !== this.info.generation && rows.generation > this.info.generation) {
        this.info = { ...this.info, generation: rows.generation };
      }
      this.#pages.delete(page);
      this.#pages.set(page, { rows: rows.rows, look });
      for (const old of this.#pages.keys()) {
        if (this.#pages.size <= PAGES_MAX) break;
        this.#pages.delete(old);
      }
      this.fetched++;
      // A capture that was just opened shows its first packet.
      if (page === 0 && this.frame === 0 && rows.rows.length > 0 && this.top === 0) this.select(0);
    } catch (error) {
      if (error instanceof Refusal && error.status === 404 && view !== 0 && view === this.view.id) {
        // The server forgot the view.
        void this.show(this.view.filter, this.sort, true);
      }
    } finally {
      if (this.#asked.get(page) === ask) this.#asked.delete(page);
    }
  }

  /** Rows look different from now on; those there are shown until the new ones have come. */
  refresh(): void {
    this.#look++;
    this.#details.clear();
    for (const ask of this.#asked.values()) ask.abort();
    this.#asked.clear();
    this.fetched++;
    if (this.frame) void this.#show(this.frame, true);
  }

  // Views

  /** Shows the frames that a filter lets through, in an order. Throws if the text is no filter; the list stays then. */
  async show(filter: string, sort: Sort | null, again = false): Promise<void> {
    if (!again && filter === this.view.filter && sameSort(sort, this.sort) && !this.next) return;
    this.#viewing?.abort();
    const asking = (this.#viewing = new AbortController());
    this.next = null;
    if (!filter && !sort) {
      this.#switch({ ...ALL, rows: this.info.packets }, null);
      return;
    }
    const view = await client.newView(this.id, filter, sort, asking.signal);
    if (asking.signal.aborted) return;
    if (view.error) throw new Refusal(400, { code: "bad_filter", message: view.error, span: null });
    this.sort = sort;
    this.next = view;
    this.#arrived(view);
  }

  /** Ends the filter run or sorting that is under way; the rows found stay. */
  async cancelView(): Promise<void> {
    const view = this.next ?? this.view;
    this.#viewing?.abort();
    this.next = null;
    if (view.id === 0 || view.state === "done" || view.state === "failed") return;
    await client.dropView(this.id, view.id);
    if (view.id === this.view.id) this.#switch({ ...ALL, rows: this.info.packets }, null);
  }

  #arrived(view: View): void {
    const over = view.state === "done" || view.state === "failed";
    if (this.next?.id === view.id && (view.rows > 0 || over)) {
      this.#switch(view, this.sort);
    } else if (this.next?.id === view.id) {
      this.next = view;
    } else if (this.view.id === view.id && view.id !== 0) {
      const sorted = this.view.state === "sorting" && view.state === "done";
      this.view = view;
      if (sorted) this.refresh();
      else this.fetched++;
    }
  }

  #switch(view: View, sort: Sort | null): void {
    const other = view.id !== this.view.id;
    this.view = view;
    this.sort = sort;
    this.next = null;
    if (!other) return;
    for (const ask of this.#asked.values()) ask.abort();
    this.#asked.clear();
    this.#pages.clear();
    this.selected = [];
    this.row = -1;
    this.fetched++;
    void this.#find();
  }

  /** Finds the selected frame in a view that has just been switched to. */
  async #find(): Promise<void> {
    const { id } = this.view;
    const frame = this.frame;
    if (!frame) {
      this.top = 0;
      return;
    }
    try {
      const place = await client.place(this.id, id, frame);
      if (id !== this.view.id || frame !== this.frame) return;
      if (place.row !== null) {
        this.row = place.row;
        this.#anchor = place.row;
        this.selected = ranges.between(place.row, place.row);
        this.reveal = { row: place.row, centre: true };
      } else {
        this.reveal = { row: place.nearest ?? 0, centre: true };
      }
    } catch {
      this.top = 0;
    }
  }

  /** What the server told of a view. */
  viewEvent(view: View): void {
    this.#arrived(view);
  }

  /** What the server told of the capture. */
  captureEvent(info: Capture): void {
    const before = this.info;
    this.info = info;
    if (before.generation !== info.generation) {
      this.#pages.clear();
      this.refresh();
    } else if (before.state === "loading" && info.state !== "loading") {
      // A packet may tell of one that came later: the answer to this question, the rest of this message.
      this.refresh();
    } else if (before.packets !== info.packets) {
      this.fetched++;
    } else if (
      before.marked !== info.marked ||
      before.ignored !== info.ignored ||
      before.references !== info.references
    ) {
      this.refresh();
    }
  }

  // Selection

  /** Puts the cursor on a row. */
  select(row: number, how: "one" | "extend" | "toggle" = "one", visit = true): void {
    const last = this.total - 1;
    if (last < 0) return;
    const to = Math.min(Math.max(row, 0), last);
    if (how === "extend") this.selected = ranges.between(this.#anchor, to);
    else if (how === "toggle") {
      this.selected = ranges.has(this.selected, to)
        ? ranges.remove(this.selected, to)
        : ranges.add(this.selected, to, to + 1);
      this.#anchor = to;
    } else {
      this.selected = ranges.between(to, to);
      this.#anchor = to;
    }
    this.row = to;
    this.reveal = { row: to, centre: false };
    const there = this.rowAt(to);
    if (there) this.#visit(there.frame, visit);
    else void this.#selectLater(to, visit);
  }

  selectAll(): void {
    if (this.total > 0) this.selected = [{ from: 0, to: this.total }];
  }

  /** The row has not come yet. */
  async #selectLater(row: number, visit: boolean): Promise<void> {
    const view = this.view.id;
    const rows = await client.rows(this.id, view, row, 1).catch(() => null);
    const frame = rows?.rows[0]?.frame;
    if (frame && this.view.id === view && this.row === row) this.#visit(frame, visit);
  }

  #visit(frame: number, visit: boolean): void {
    if (visit && this.history[this.at] !== frame) {
      this.history = [...this.history.slice(0, this.at + 1), frame].slice(-HISTORY_MAX);
      this.at = this.history.length - 1;
    }
    void this.#show(frame, false);
  }

  /** Goes to a frame by number; the nearest one if the view does not have it. False if there is none. */
  async go(frame: number, visit = true): Promise<boolean> {
    const place = await client.place(this.id, this.view.id, frame).catch(() => null);
    const row = place?.row ?? null;
    if (row === null) return false;
    this.select(row, "one", visit);
    this.reveal = { row, centre: true };
    return true;
  }

  async back(step: -1 | 1): Promise<void> {
    const frame = this.history[this.at + step];
    if (frame === undefined) return;
    this.at += step;
    await this.go(frame, false);
  }

  async #show(frame: number, again: boolean): Promise<void> {
    this.#selecting?.abort();
    const asking = (this.#selecting = new AbortController());
    this.frame = frame;
    const view = this.view.id;
    const key = `${this.info.generation} ${view} ${frame}`;
    try {
      const kept = again ? undefined : this.#details.get(key);
      const details = kept ?? (await client.details(this.id, frame, view, asking.signal));
      if (asking.signal.aborted) return;
      this.#details.delete(key);
      this.#details.set(key, details);
      for (const old of this.#details.keys()) {
        if (this.#details.size <= DETAILS_MAX) break;
        this.#details.delete(old);
      }
      this.#put(details);
    } catch (error) {
      if (asking.signal.aborted) return;
      this.details = null;
      this.detailsError = error instanceof Error ? error.message : String(error);
    }
  }

  /** Shows details, with the same kind of node selected as before. */
  #put(details: Details): void {
    const before = this.kinds[this.node];
    const made = kinds(details.nodes);
    this.details = details;
    this.detailsError = "";
    this.kinds = made;
    this.node = before === undefined ? -1 : made.indexOf(before);
    this.buffer = this.node >= 0 ? (details.nodes[this.node]?.buffer ?? 0) : 0;
    if (this.buffer >= details.buffers.length) this.buffer = 0;
  }

  // The tree

  isOpen(node: number): boolean {
    void this.opened;
    return this.memory.has(this.kinds[node] ?? "");
  }

  setOpen(node: number, open: boolean): void {
    const kind = this.kinds[node];
    if (kind === undefined) return;
    this.memory.set(kind, open);
    this.opened++;
  }

  /** Selects a node, opens what it stands in, and shows its bytes. */
  selectNode(node: number): void {
    const found = this.details?.nodes[node];
    if (!this.details || !found) {
      this.node = -1;
      return;
    }
    this.node = node;
    for (let up = parent(this.details.nodes, node); up >= 0; up = parent(this.details.nodes, up)) this.setOpen(up, true);
    if (found.length > 0 && found.buffer < this.details.buffers.length) this.buffer = found.buffer;
  }

  /** The smallest node that an octet of a buffer belongs to, or -1. */
  nodeAt(buffer: number, octet: number): number {
    let best = -1;
    let length = Infinity;
    this.details?.nodes.forEach((node, at) => {
      if (node.buffer !== buffer || node.generated || (node.hidden && !node.protocol)) return;
      if (octet < node.start || octet >= node.start + node.length || node.length > length) return;
      // Of nodes with the same octets the first is shown: the one that the others are parts of.
      if (node.length === length) return;
      best = at;
      length = node.length;
    });
    return best;
  }

  /** Frames of the selected rows, at most so many. */
  async selectedFrames(most: number): Promise<number[]> {
    const frames: number[] = [];
    for (const range of this.selected) {
      for (let from = range.from; from < range.to && frames.length < most; from += 1000) {
        const count = Math.min(1000, range.to - from, most - frames.length);
        const known: number[] = [];
        for (let row = from; row < from + count; row++) {
          const there = this.rowAt(row);
          if (!there) break;
          known.push(there.frame);
        }
        if (known.length === count) frames.push(...known);
        else frames.push(...(await client.rows(this.id, this.view.id, from, count)).rows.map((r) => r.frame));
      }
    }
    return frames;
  }

  drop(): void {
    this.#selecting?.abort();
    this.#viewing?.abort();
    for (const ask of this.#asked.values()) ask.abort();
  }
}

function sameSort(a: Sort | null, b: Sort | null): boolean {
  return a?.column === b?.column && a?.descending === b?.descending;
}
