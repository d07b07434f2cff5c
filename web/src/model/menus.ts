// The menu bar. An entry is here only if it does something.

import type { TimeFormat } from "../api";
import { client } from "../client";
import { count } from "../logic/selection";
import { FORMS } from "../logic/filters";
import { T } from "../text";
import * as actions from "./actions";
import { app, type DialogName } from "./app.svelte";
import { keepPrefs, prefs, resetLayout, type Layout, type Prefs, type Theme } from "./prefs.svelte";

/** An entry of a menu. */
export interface Entry {
  label: string;
  shortcut?: string;
  /** Other keys that do the same. */
  also?: readonly string[];
  disabled?: boolean;
  /** For entries that are on or off. */
  checked?: boolean;
  /** One of several. */
  radio?: boolean;
  run?: () => void;
  items?: readonly Item[];
  /** Shown when hovered over. */
  hint?: string;
}

export type Item = Entry | "separator";

export interface Menu {
  label: string;
  items: readonly Item[];
}

export function menus(): Menu[] {
  return [
    { label: T.menu.file, items: file() },
    { label: T.menu.edit, items: edit() },
    { label: T.menu.view, items: view() },
    { label: T.menu.go, items: go() },
    { label: T.menu.analyze, items: analyze() },
    { label: T.menu.statistics, items: statistics() },
    { label: T.menu.help, items: help() },
  ];
}

function file(): Item[] {
  const model = app.current;
  const none = !model;
  const recent = (app.hello?.recent ?? []).filter((r) => r.allowed && r.bytes !== null).slice(0, 12);
  return [
    { label: T.menu.open, shortcut: "Ctrl+O", run: () => app.openDialog("open") },
    {
      label: T.menu.recent,
      disabled: recent.length === 0,
      items: [
        ...recent.map((r) => ({ label: r.path, run: () => void app.open(r.path) })),
        "separator",
        { label: T.menu.clearRecent, run: () => void app.forgetRecent() },
      ],
    },
    { label: T.menu.close, disabled: none, run: () => model && void app.close(model) },
    "separator",
    // A capture that was opened by its path is on disk already; one that was dropped on the window is not.
    { label: T.menu.save, shortcut: "Ctrl+S", disabled: none || model.info.path !== null, run: () => app.openDialog("saveAs") },
    { label: T.menu.saveAs, shortcut: "Ctrl+Shift+S", disabled: none, run: () => app.openDialog("saveAs") },
    { label: T.menu.exportPackets, disabled: none, run: () => app.openDialog("export") },
    "separator",
    { label: T.menu.reload, shortcut: "Ctrl+R", disabled: none || !model.info.path, run: () => void app.reload() },
  ];
}

export function copyItems(): Item[] {
  return [
    { label: T.list.copyRow, shortcut: "Ctrl+C", run: () => void actions.copyRows("text") },
    { label: T.list.copyCsv, run: () => void actions.copyRows("csv") },
    { label: T.list.copyYaml, run: () => void actions.copyRows("yaml") },
    { label: T.list.copyDetails, run: () => void actions.copyRows("details") },
  ];
}

/** Copies of the item selected in the details. */
function fieldCopies(): Item[] {
  const model = app.current;
  const node = actions.selectedNode();
  const copy = (label: string, shortcut: string, text: string | null | undefined): Item => ({
    label,
    shortcut,
    disabled: !text,
    run: () => void app.copy(text ?? ""),
  });
  return [
    {
      label: T.details.copyVisible,
      shortcut: "Ctrl+Alt+Shift+A",
      disabled: !model?.details,
      run: () => model && void app.copy(actions.visibleDetails(model)),
    },
    copy(T.details.copyDescription, "Ctrl+Alt+Shift+D", node && actions.line(node)),
    copy(T.details.copyField, "Ctrl+Alt+Shift+F", node?.field),
    copy(T.details.copyValue, "Ctrl+Alt+Shift+V", node?.value),
    copy(T.details.copyFilter, "Ctrl+Shift+C", node?.filter),
  ];
}

function edit(): Item[] {
  const model = app.current;
  const none = !model || model.total === 0;
  const unselected = !model || count(model.selected) === 0;
  return [
    { label: T.menu.copy, disabled: unselected, items: [...copyItems(), "separator", ...fieldCopies()] },
    { label: T.menu.selectAll, shortcut: "Ctrl+A", disabled: none, run: () => model?.selectAll() },
    "separator",
    { label: T.menu.find, shortcut: "Ctrl+F", disabled: none, run: () => (app.findBar = !app.findBar) },
    { label: T.menu.findNext, shortcut: "F3", also: ["Ctrl+N"], disabled: none, run: () => findAgain("forward") },
    { label: T.menu.findPrevious, shortcut: "Ctrl+B", also: ["Shift+F3"], disabled: none, run: () => findAgain("backward") },
    "separator",
    { label: T.menu.mark, shortcut: "Ctrl+M", disabled: unselected, run: () => void actions.mark("marked") },
    { label: T.menu.markAll, shortcut: "Ctrl+Shift+M", disabled: none, run: () => void actions.markAll("marked", "set") },
    { label: T.menu.unmarkAll, shortcut: "Ctrl+Alt+M", disabled: none, run: () => void actions.markAll("marked", "unset") },
    { label: T.menu.nextMark, shortcut: "Alt+N", disabled: none, run: () => void actions.nextMark("marked", 1) },
    { label: T.menu.previousMark, shortcut: "Alt+B", disabled: none, run: () => void actions.nextMark("marked", -1) },
    "separator",
    { label: T.menu.ignore, shortcut: "Ctrl+D", disabled: unselected, run: () => void actions.mark("ignored") },
    { label: T.menu.ignoreAll, shortcut: "Ctrl+Shift+D", disabled: none, run: () => void actions.markAll("ignored", "set") },
    { label: T.menu.unignoreAll, shortcut: "Ctrl+Alt+D", disabled: none, run: () => void actions.markAll("ignored", "unset") },
    "separator",
    { label: T.menu.reference, shortcut: "Alt+T", also: ["Ctrl+T"], disabled: unselected, run: () => void actions.mark("reference") },
    { label: T.menu.unreferenceAll, shortcut: "Ctrl+Alt+T", disabled: none, run: () => void actions.markAll("reference", "unset") },
    { label: T.menu.nextReference, shortcut: "Ctrl+Alt+N", disabled: none, run: () => void actions.nextMark("reference", 1) },
    {
      label: T.menu.previousReference,
      shortcut: "Ctrl+Alt+B",
      disabled: none,
      run: () => void actions.nextMark("reference", -1),
    },
    "separator",
    { label: T.menu.preferences, shortcut: "Ctrl+Shift+P", run: () => app.openDialog("preferences") },
  ];
}

/** What the find bar does with "next" from anywhere. */
export const finder: { again: ((direction: "forward" | "backward") => void) | null } = { again: null };

function findAgain(direction: "forward" | "backward"): void {
  if (finder.again) finder.again(direction);
  else app.findBar = true;
}

type Switch = { [K in keyof Prefs]: Prefs[K] extends boolean ? K : never }[keyof Prefs];

function toggle(label: string, key: Switch): Entry {
  return {
    label,
    checked: prefs[key],
    run: () => {
      prefs[key] = !prefs[key];
      keepPrefs();
    },
  };
}

function choice<K extends "theme" | "layout">(label: string, key: K, value: Prefs[K]): Entry {
  return {
    label,
    radio: true,
    checked: prefs[key] === value,
    run: () => {
      prefs[key] = value;
      keepPrefs();
    },
  };
}

const FORMATS = Object.keys(T.timeFormats) as TimeFormat[];
/** Formats in the order of their digits: Ctrl+Alt+1 is the first of them. */
const FORMAT_KEYS: Partial<Record<TimeFormat, string>> = {
  absolute_date: "Ctrl+Alt+1",
  absolute: "Ctrl+Alt+2",
  epoch: "Ctrl+Alt+3",
  relative: "Ctrl+Alt+4",
  delta: "Ctrl+Alt+5",
  delta_shown: "Ctrl+Alt+6",
  utc_date: "Ctrl+Alt+7",
  utc: "Ctrl+Alt+8",
};

function timeItems(): Item[] {
  const time = app.settings?.time;
  if (!time) return [];
  return [
    ...FORMATS.map(
      (format): Item => ({
        label: T.timeFormats[format],
        ...(FORMAT_KEYS[format] ? { shortcut: FORMAT_KEYS[format] } : {}),
        radio: true,
        checked: time.format === format,
        run: () => void app.set(client.put.time({ ...time, format })),
      }),
    ),
    "separator",
    ...[null, 0, 1, 2, 3, 6, 9].map(
      (digits): Item => ({
        label: digits === null ? T.digits.automatic : T.digits.of(digits),
        radio: true,
        checked: time.digits === digits,
        run: () => void app.set(client.put.time({ ...time, digits })),
      }),
    ),
    "separator",
    { label: T.digits.hms, checked: time.hms, run: () => void app.set(client.put.time({ ...time, hms: !time.hms })) },
  ];
}

function nameItems(): Item[] {
  const names = app.settings?.names;
  if (!names) return [];
  const one = (label: string, key: keyof typeof names): Item => ({
    label,
    checked: names[key],
    run: () => void app.set(client.put.names({ ...names, [key]: !names[key] })),
  });
  return [one(T.menu.physical, "physical"), one(T.menu.network, "network"), one(T.menu.transport, "transport")];
}

function view(): Item[] {
  const model = app.current;
  const noTree = !model?.details;
  const layouts: [string, Layout][] = [
    [T.menu.layoutSplit, "split"],
    [T.menu.layoutStack, "stack"],
    [T.menu.layoutBeside, "beside"],
  ];
  const themes: [string, Theme][] = [
    [T.menu.themeAuto, "auto"],
    [T.menu.themeLight, "light"],
    [T.menu.themeDark, "dark"],
  ];
  return [
    toggle(T.menu.toolbar, "toolbar"),
    toggle(T.menu.filterBar, "filterBar"),
    toggle(T.menu.statusBar, "statusBar"),
    "separator",
    toggle(T.menu.list, "list"),
    toggle(T.menu.details, "details"),
    toggle(T.menu.bytes, "bytes"),
    toggle(T.menu.overview, "overview"),
    { label: T.menu.layout, items: layouts.map(([label, value]) => choice(label, "layout", value)) },
    "separator",
    { label: T.menu.timeFormat, items: timeItems() },
    { label: T.menu.nameResolution, items: nameItems() },
    {
      label: T.menu.zoom,
      items: [
        { label: T.menu.zoomIn, shortcut: "Ctrl++", also: ["Ctrl+=", "Ctrl+Shift++"], run: () => actions.zoom(1) },
        { label: T.menu.zoomOut, shortcut: "Ctrl+-", run: () => actions.zoom(-1) },
        { label: T.menu.zoomReset, shortcut: "Ctrl+0", run: () => actions.zoom(0) },
      ],
    },
    { label: T.menu.theme, items: themes.map(([label, value]) => choice(label, "theme", value)) },
    "separator",
    {
      label: T.menu.expandSubtrees,
      shortcut: "Shift+Right",
      disabled: noTree || model.node < 0,
      run: () => model && actions.openBelow(model, model.node, true),
    },
    {
      label: T.menu.collapseSubtrees,
      shortcut: "Shift+Left",
      disabled: noTree || model.node < 0,
      run: () => model && actions.openBelow(model, model.node, false),
    },
    { label: T.menu.expandAll, shortcut: "Ctrl+Right", disabled: noTree, run: () => model && actions.openBelow(model, -1, true) },
    { label: T.menu.collapseAll, shortcut: "Ctrl+Left", disabled: noTree, run: () => model && actions.openBelow(model, -1, false) },
    toggle(T.menu.hiddenItems, "hidden"),
    "separator",
    { label: T.menu.colorize, checked: app.settings?.colourize ?? false, run: actions.colourize },
    { label: T.menu.coloringRules, run: () => app.openDialog("coloring") },
    { label: T.menu.resetLayout, shortcut: "Ctrl+Shift+W", run: () => (resetLayout(), keepPrefs()) },
    { label: T.menu.resizeColumns, shortcut: "Ctrl+Shift+R", disabled: !model, run: () => resizer.all?.() },
  ];
}

/** What fits the columns to their contents; the packet list sets it. */
export const resizer: { all: (() => void) | null } = { all: null };

function go(): Item[] {
  const model = app.current;
  const none = !model || model.total === 0;
  return [
    { label: T.menu.goTo, shortcut: "Ctrl+G", disabled: none, run: () => (app.goToBar = !app.goToBar) },
    {
      label: T.menu.linked,
      disabled: !actions.selectedNode()?.link,
      run: () => void actions.goLinked(),
    },
    "separator",
    { label: T.menu.next, shortcut: "Ctrl+Down", also: ["F8"], disabled: none, run: () => actions.move(1) },
    { label: T.menu.previous, shortcut: "Ctrl+Up", also: ["F7"], disabled: none, run: () => actions.move(-1) },
    { label: T.menu.first, shortcut: "Ctrl+Home", disabled: none, run: actions.goFirst },
    { label: T.menu.last, shortcut: "Ctrl+End", disabled: none, run: actions.goLast },
    {
      label: T.menu.nextInConversation,
      shortcut: "Ctrl+.",
      disabled: none || !model.frame,
      run: () => void actions.goConversation("forward"),
    },
    {
      label: T.menu.previousInConversation,
      shortcut: "Ctrl+,",
      disabled: none || !model.frame,
      run: () => void actions.goConversation("backward"),
    },
    "separator",
    { label: T.menu.back, shortcut: "Alt+Left", disabled: none || model.at <= 0, run: () => void model?.back(-1) },
    {
      label: T.menu.forward,
      shortcut: "Alt+Right",
      disabled: none || model.at >= model.history.length - 1,
      run: () => void model?.back(1),
    },
    "separator",
    toggle(T.menu.autoScroll, "autoScroll"),
  ];
}

/** The six forms of a filter, as a menu that applies it and one that only writes it. */
export function filterItems(filter: string | null | undefined): Entry[] {
  return [true, false].map((apply) => ({
    label: apply ? T.menu.applyFilter : T.menu.prepareFilter,
    disabled: !filter,
    items: FORMS.map((form) => ({
      label: T.forms[form],
      hint: filter ?? "",
      run: () => actions.useFilter(form, filter ?? "", apply),
    })),
  }));
}

function analyze(): Item[] {
  const node = actions.selectedNode();
  return [
    { label: T.menu.displayFilters, run: () => app.openDialog("filters") },
    "separator",
    { label: T.menu.applyColumn, disabled: !node?.field, run: () => node && actions.addColumn(node) },
    ...filterItems(node?.filter),
    "separator",
    { label: T.menu.enabledProtocols, shortcut: "Ctrl+Shift+E", run: () => app.openDialog("protocols") },
    { label: T.menu.decodeAs, shortcut: "Ctrl+Shift+U", run: () => app.openDialog("decodeAs") },
  ];
}

function statistics(): Item[] {
  const none = !app.current;
  // What this build of the program does not have is not there.
  const has = (name: string, label: string, dialog: DialogName): Item[] =>
    app.hello?.statistics.includes(name) ? [{ label, disabled: none, run: () => app.openDialog(dialog) }] : [];
  return [
    {
      label: T.menu.properties,
      shortcut: "Ctrl+Alt+Shift+C",
      disabled: none,
      run: () => app.openDialog("properties"),
    },
    ...has("hierarchy", T.menu.hierarchy, "hierarchy"),
    ...has("conversations", T.menu.conversations, "conversations"),
    ...has("endpoints", T.menu.endpoints, "endpoints"),
  ];
}

function help(): Item[] {
  return [
    { label: T.menu.shortcuts, shortcut: "F1", run: () => app.openDialog("shortcuts") },
    { label: T.menu.about, run: () => app.openDialog("about") },
  ];
}

/** All entries that can be run, submenus included. */
export function flat(items: readonly Item[]): Entry[] {
  return items.flatMap((item) => {
    if (item === "separator") return [];
    return item.items ? flat(item.items) : [item];
  });
}
