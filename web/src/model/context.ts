// Menus of the right mouse button.

import type { CellFilter, Details, TreeNode } from "../api";
import { T } from "../text";
import * as actions from "./actions";
import { app } from "./app.svelte";
import type { CaptureModel } from "./capture.svelte";
import { copyItems, filterItems, type Item } from "./menus";
import { keepPrefs, prefs } from "./prefs.svelte";

/** Filters of the conversations that the packet belongs to, applied. */
function conversation(filters: { name: string; filter: string }[]): Item {
  return {
    label: T.menu.conversationFilter,
    disabled: filters.length === 0,
    items: filters.map((c) => ({ label: c.name, hint: c.filter, run: () => actions.useFilter("selected", c.filter, true) })),
  };
}

/** The menu of a cell of the packet list. */
export function listMenu(
  model: CaptureModel,
  details: Details | null,
  { text: cell, filter }: CellFilter,
  filters: { name: string; filter: string }[],
): Item[] {
  return [
    { label: T.menu.mark, shortcut: "Ctrl+M", run: () => void actions.mark("marked") },
    { label: T.menu.ignore, shortcut: "Ctrl+D", run: () => void actions.mark("ignored") },
    { label: T.menu.reference, shortcut: "Alt+T", run: () => void actions.mark("reference") },
    "separator",
    ...filterItems(filter),
    conversation(filters),
    "separator",
    {
      label: T.menu.copy,
      items: [
        ...copyItems(),
        "separator",
        { label: T.list.copyField, disabled: !cell, run: () => void app.copy(cell) },
        { label: T.list.copyFilter, disabled: !filter, run: () => void app.copy(filter ?? "") },
        "separator",
        {
          label: T.list.copyBytes,
          disabled: !details,
          run: () => void app.copy(frameBytes(model, 0)),
        },
        {
          label: T.list.copyHexStream,
          disabled: !details,
          run: () => void app.copy(frameBytes(model, 3)),
        },
      ],
    },
    "separator",
    { label: T.menu.decodeAs, run: () => app.openDialog("decodeAs") },
  ];
}

function frameBytes(model: CaptureModel, form: number): string {
  return actions.BYTE_FORMS[form]?.make(actions.octets(model, null, 0)) ?? "";
}

/** The menu of the details. */
export function treeMenu(model: CaptureModel, node: TreeNode, filters: { name: string; filter: string }[]): Item[] {
  return [
    { label: T.menu.expandSubtrees, shortcut: "Shift+Right", run: () => actions.openBelow(model, model.node, true) },
    { label: T.menu.collapseSubtrees, shortcut: "Shift+Left", run: () => actions.openBelow(model, model.node, false) },
    { label: T.menu.expandAll, shortcut: "Ctrl+Right", run: () => actions.openBelow(model, -1, true) },
    { label: T.menu.collapseAll, shortcut: "Ctrl+Left", run: () => actions.openBelow(model, -1, false) },
    "separator",
    { label: T.menu.applyColumn, disabled: !node.field, run: () => actions.addColumn(node) },
    "separator",
    ...filterItems(node.filter),
    conversation(filters),
    "separator",
    {
      label: T.menu.copy,
      items: [
        { label: T.details.copyVisible, shortcut: "Ctrl+Alt+Shift+A", run: () => void app.copy(actions.visibleDetails(model)) },
        { label: T.details.copySelected, run: () => void app.copy(actions.visibleDetails(model, model.node)) },
        "separator",
        { label: T.details.copyDescription, shortcut: "Ctrl+Alt+Shift+D", run: () => void app.copy(actions.line(node)) },
        { label: T.details.copyField, shortcut: "Ctrl+Alt+Shift+F", disabled: !node.field, run: () => void app.copy(node.field) },
        { label: T.details.copyValue, shortcut: "Ctrl+Alt+Shift+V", disabled: node.value === null, run: () => void app.copy(node.value ?? "") },
        { label: T.details.copyFilter, shortcut: "Ctrl+Shift+C", disabled: !node.filter, run: () => void app.copy(node.filter ?? "") },
        "separator",
        ...byteCopies(model, node),
      ],
    },
    "separator",
    {
      label: node.link === null ? T.menu.linked : T.details.linkTo(node.link),
      disabled: node.link === null,
      run: () => void actions.goLinked(node),
    },
    { label: T.menu.decodeAs, run: () => app.openDialog("decodeAs") },
  ];
}

function byteCopies(model: CaptureModel, node: TreeNode | null): Item[] {
  return actions.BYTE_FORMS.map(({ label, make }) => ({
    label,
    run: () => void app.copy(make(actions.octets(model, node))),
  }));
}

/** The menu of the bytes pane: copies of the selected field's bytes, or of the buffer's. */
export function bytesMenu(model: CaptureModel): Item[] {
  const node = actions.selectedNode();
  const here = node && node.length > 0 && node.buffer === model.buffer ? node : null;
  const form = (value: "hex" | "bits") => () => {
    prefs.bytesForm = value;
    keepPrefs();
  };
  return [
    { label: T.bytes.copyBytes, items: byteCopies(model, here) },
    { label: `${T.bytes.copyBytes}: ${T.bytes.selectAll}`, items: byteCopies(model, null) },
    "separator",
    { label: T.bytes.asHex, radio: true, checked: prefs.bytesForm === "hex", run: form("hex") },
    { label: T.bytes.asBits, radio: true, checked: prefs.bytesForm === "bits", run: form("bits") },
  ];
}

/** The menu of a column's heading. */
export function columnMenu(at: number, fit: () => void): Item[] {
  const all = actions.columns();
  const column = all[at];
  if (!column) return [];
  const model = app.current;
  const align = (label: string, value: "left" | "centre" | "right"): Item => ({
    label,
    radio: true,
    checked: column.align === value,
    run: () => actions.changeColumn(at, { align: value }),
  });
  const sort = (label: string, to: { column: number; descending: boolean } | null): Item => ({
    label,
    run: () => void app.attempt(async () => model?.show(model.view.filter, to)),
  });
  return [
    sort(T.column.sortAscending, { column: at, descending: false }),
    sort(T.column.sortDescending, { column: at, descending: true }),
    sort(T.column.unsort, null),
    "separator",
    align(T.column.alignLeft, "left"),
    align(T.column.alignCentre, "centre"),
    align(T.column.alignRight, "right"),
    "separator",
    { label: T.column.preferences, run: () => app.openDialog("preferences", "columns") },
    { label: T.column.resize, run: fit },
    { label: T.column.moveLeft, disabled: at === 0, run: () => actions.moveColumn(at, at - 1) },
    { label: T.column.moveRight, disabled: at === all.length - 1, run: () => actions.moveColumn(at, at + 1) },
    {
      label: T.column.show,
      items: all.map((c, i) => ({
        label: c.title,
        checked: !c.hidden,
        run: () => actions.changeColumn(i, { hidden: !c.hidden }),
      })),
    },
    "separator",
    { label: T.column.hide, run: () => actions.changeColumn(at, { hidden: true }) },
    { label: T.column.remove, disabled: all.length === 1, run: () => actions.setColumns(all.filter((_, i) => i !== at)) },
  ];
}
