// What commands do: one function for each, used by menus, toolbar, keys and context menus alike.

import type { ColumnSpec, CopyForm, MarkAction, MarkKind, SaveFormat, TreeNode } from "../api";
import { client } from "../client";
import * as bytes from "../logic/bytes";
import { combine, type Form } from "../logic/filters";
import { end, isParent, shown } from "../logic/memory";
import { count } from "../logic/selection";
import { T } from "../text";
import { app } from "./app.svelte";
import type { CaptureModel } from "./capture.svelte";
import { keepPrefs, prefs } from "./prefs.svelte";

/** Packets that are copied at most: more would not fit a clipboard. */
const COPY_MAX = 10_000;
/** Packets that are marked one by one at most. */
const MARK_MAX = 100_000;

export const TEXT_SIZES = [9, 10, 11, 12, 13, 14, 16, 18, 20, 24, 28];

// Filters

export function useFilter(form: Form, filter: string, apply: boolean): void {
  app.filter = combine(form, app.filter, filter);
  if (apply) void app.apply();
  else app.filterBox?.focus();
}

export async function conversationFilters(model: CaptureModel): Promise<{ name: string; filter: string }[]> {
  if (!model.frame) return [];
  return (await client.conversation(model.id, model.frame)).filters;
}

// Marks

export async function mark(kind: MarkKind): Promise<void> {
  const model = app.current;
  if (!model || count(model.selected) === 0) return;
  await app.attempt(async () => {
    const frames = await model.selectedFrames(MARK_MAX);
    // All get what the packet under the cursor gets.
    const action: MarkAction = flagged(model, kind) ? "unset" : "set";
    model.captureEvent(await client.mark(model.id, { kind, action, frames, view: null }));
  });
}

function flagged(model: CaptureModel, kind: MarkKind): boolean {
  const row = model.rowAt(model.row);
  if (!row) return false;
  return { marked: row.marked, ignored: row.ignored, reference: row.reference }[kind];
}

export async function markAll(kind: MarkKind, action: "set" | "unset"): Promise<void> {
  const model = app.current;
  if (!model) return;
  const view = kind === "reference" ? 0 : model.view.id;
  await app.attempt(async () => {
    model.captureEvent(await client.mark(model.id, { kind, action, frames: null, view }));
  });
}

/** Goes to the next packet that has a flag and is displayed, round the end. */
export async function nextMark(kind: MarkKind, step: 1 | -1): Promise<void> {
  const model = app.current;
  if (!model) return;
  await app.attempt(async () => {
    const { frames } = await client.marks(model.id, kind);
    const after = frames.filter((f) => f > model.frame);
    const before = frames.filter((f) => f < model.frame);
    const order = step > 0 ? [...after, ...before] : [...before.reverse(), ...after.reverse()];
    for (const frame of order) if (await model.go(frame)) return;
    app.say(T.notice.noMark);
  });
}

// Going

export function move(step: number): void {
  const model = app.current;
  if (!model) return;
  model.select(model.row < 0 ? 0 : model.row + step);
}

export function goFirst(): void {
  app.current?.select(0);
}

export function goLast(): void {
  const model = app.current;
  model?.select(model.total - 1);
}

export async function goConversation(direction: "forward" | "backward"): Promise<void> {
  const model = app.current;
  if (!model?.frame) return;
  await app.attempt(async () => {
    const found = await client.neighbour(model.id, model.frame, model.view.id, direction);
    if (found.frame === null || !(await model.go(found.frame))) app.say(T.notice.noMark);
  });
}

export async function goLinked(node = selectedNode()): Promise<void> {
  if (!node?.link) return app.say(T.notice.noLink);
  if (!(await app.current?.go(node.link))) app.say(T.goTo.none(node.link), true);
}

// The tree

export function selectedNode(): TreeNode | null {
  const model = app.current;
  return model?.details?.nodes[model.node] ?? null;
}

/** Opens or closes a node with all that is in it, or (at -1) the whole tree. */
export function openBelow(model: CaptureModel, at: number, open: boolean): void {
  const nodes = model.details?.nodes ?? [];
  const from = at < 0 ? 0 : at;
  const to = at < 0 ? nodes.length : end(nodes, at);
  for (let i = from; i < to; i++) if (isParent(nodes, i)) model.setOpen(i, open);
}

/** A line of the details as it is shown. */
export function line(node: TreeNode): string {
  return node.generated ? T.details.generated(node.label) : node.label;
}

export function visibleDetails(model: CaptureModel, at = -1): string {
  const nodes = model.details?.nodes ?? [];
  const to = at < 0 ? nodes.length : end(nodes, at);
  const base = at < 0 ? 0 : (nodes[at]?.level ?? 0);
  return shown(nodes, (i) => model.isOpen(i))
    .filter((i) => i >= at && i < to && (prefs.hidden || !nodes[i]?.hidden))
    .map((i) => nodes[i])
    .filter((n) => n !== undefined)
    .map((n) => `${"    ".repeat(n.level - base)}${line(n)}\n`)
    .join("");
}

/** Octets of a node, or of a whole buffer (the one shown) if it stands for none. */
export function octets(model: CaptureModel, node: TreeNode | null, whole = model.buffer): Uint8Array {
  const buffer = model.details?.buffers[node && node.length > 0 ? node.buffer : whole];
  const all = bytes.fromBase64(buffer?.data ?? "");
  return node && node.length > 0 ? all.subarray(node.start, node.start + node.length) : all;
}

// Columns

export function columns(): ColumnSpec[] {
  return app.settings?.columns ?? [];
}

export function setColumns(next: ColumnSpec[]): void {
  if (!app.settings) return;
  // What is seen changes at once; the rows follow when the server has them.
  app.settings = { ...app.settings, columns: next };
  void app.set(client.put.columns(next)).then(() => app.current?.refresh());
}

export function addColumn(node: TreeNode): void {
  const title = node.name || node.field;
  const spec: ColumnSpec = { title, format: `%Cus:${node.field}:0:R`, hidden: false, align: null, width: null };
  const all = columns();
  // Before Info, which is as wide as it can be.
  const info = all.findIndex((c) => c.format === "%i");
  setColumns(info < 0 ? [...all, spec] : [...all.slice(0, info), spec, ...all.slice(info)]);
}

export function changeColumn(at: number, change: Partial<ColumnSpec>): void {
  setColumns(columns().map((c, i) => (i === at ? { ...c, ...change } : c)));
}

export function moveColumn(from: number, to: number): void {
  const all = [...columns()];
  const [moved] = all.splice(from, 1);
  if (!moved) return;
  all.splice(to, 0, moved);
  setColumns(all);
}

/** Next in the circle: ascending, descending, the capture's order. */
export function sortBy(column: number): void {
  const model = app.current;
  if (!model) return;
  const now = model.sort;
  const sort =
    now?.column !== column ? { column, descending: false } : now.descending ? null : { column, descending: true };
  void app.attempt(() => model.show(model.view.filter, sort));
}

// Copies

export async function copyRows(form: CopyForm): Promise<void> {
  const model = app.current;
  if (!model) return;
  await app.work(T.dialog.loading, async (_, signal) => {
    const frames = await model.selectedFrames(COPY_MAX);
    const text = await client.copy(model.id, { view: model.view.id, frames, form }, signal);
    await app.copy(text);
    if (count(model.selected) > frames.length) app.say(T.notice.tooMany(frames.length), true);
  });
}

export const BYTE_FORMS: readonly { label: string; make: (b: Uint8Array) => string }[] = [
  { label: T.bytes.dump, make: (b) => bytes.dump(b, true) },
  { label: T.bytes.hexDump, make: (b) => bytes.dump(b, false) },
  { label: T.bytes.printable, make: bytes.printableText },
  { label: T.bytes.hexStream, make: bytes.hexStream },
  { label: T.bytes.base64, make: bytes.base64 },
  { label: T.bytes.escaped, make: bytes.escaped },
];

// Files

/** Ctrl+S: the capture, with nothing left out, as a download; a capture that was opened by its path is on disk already. */
export async function download(name: string, format: SaveFormat, gzip: boolean, more: object = {}): Promise<void> {
  const model = app.current;
  if (!model) return;
  await app.work(T.dialog.loading, async (job, signal) => {
    const blob = await client.download(
      model.id,
      {
        path: null,
        overwrite: false,
        format,
        compression: gzip ? "gzip" : "none",
        which: "all",
        range: "",
        frames: [],
        view: 0,
        remove_ignored: false,
        job,
        ...more,
      },
      signal,
    );
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    app.say(T.exportPackets.saved);
  });
}

// The look

export function colourize(): void {
  const settings = app.settings;
  if (!settings) return;
  app.settings = { ...settings, colourize: !settings.colourize };
  void app.set(client.put.colourize(!settings.colourize));
}

export function zoom(step: -1 | 0 | 1): void {
  const at = TEXT_SIZES.indexOf(prefs.textSize);
  const next = step === 0 ? 12 : TEXT_SIZES[Math.min(Math.max((at < 0 ? 3 : at) + step, 0), TEXT_SIZES.length - 1)];
  prefs.textSize = next ?? 12;
  keepPrefs();
}
