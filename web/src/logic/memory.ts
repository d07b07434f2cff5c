// Which parts of the details tree were open, remembered by kind of node across packets.

/** What the tree needs of a node. Nodes stand in pre-order. */
export interface TreeNode {
  level: number;
  /** Filter name of the field or protocol; empty for a text of no field. */
  field: string;
  label: string;
}

/** Kinds of node that are open. */
export class Memory {
  #open = new Set<string>();

  has(kind: string): boolean {
    return this.#open.has(kind);
  }

  set(kind: string, open: boolean): void {
    if (open) this.#open.add(kind);
    else this.#open.delete(kind);
  }
}

/** The kind of each node: its name and those of what it stands in, so that flags of IP and of TCP are two kinds. */
export function kinds(nodes: readonly TreeNode[]): string[] {
  const path: string[] = [];
  return nodes.map((node) => {
    path.length = node.level;
    const own = node.field || node.label.replace(/[^A-Za-z ]+/g, "").slice(0, 40);
    // Two levels tell kinds apart and let a layer inside a tunnel share what is open with the same layer outside.
    const kind = `${path[node.level - 1] ?? ""}>${own}`;
    path[node.level] = own;
    return kind;
  });
}

/** Whether a node has others in it. */
export function isParent(nodes: readonly TreeNode[], at: number): boolean {
  const node = nodes[at];
  const next = nodes[at + 1];
  return node !== undefined && next !== undefined && next.level > node.level;
}

/** Places of the nodes to show: those with nothing closed above them. */
export function shown(nodes: readonly TreeNode[], open: (at: number) => boolean): number[] {
  const places: number[] = [];
  let closed = Infinity;
  nodes.forEach((node, at) => {
    if (node.level > closed) return;
    closed = Infinity;
    places.push(at);
    if (isParent(nodes, at) && !open(at)) closed = node.level;
  });
  return places;
}

/** The node that a node stands in, or -1. */
export function parent(nodes: readonly TreeNode[], at: number): number {
  const level = nodes[at]?.level ?? 0;
  for (let i = at - 1; i >= 0; i--) if ((nodes[i]?.level ?? 0) < level) return i;
  return -1;
}

/** One past the last node within a node. */
export function end(nodes: readonly TreeNode[], at: number): number {
  const level = nodes[at]?.level ?? 0;
  let i = at + 1;
  while (i < nodes.length && (nodes[i]?.level ?? 0) > level) i++;
  return i;
}
