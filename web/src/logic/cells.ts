// What a cell of the packet list is as a display filter: found among the packet's own details, so that it needs no rule for
// each protocol.

import type { ColumnSpec, Details, TreeNode } from "../api";

const SOURCES = ["ip.src", "ipv6.src", "arp.src.proto_ipv4", "eth.src", "wlan.sa", "sll.src.eth"];
const DESTINATIONS = ["ip.dst", "ipv6.dst", "arp.dst.proto_ipv4", "eth.dst", "wlan.da"];
const PORTS = ["tcp", "udp", "sctp", "dccp"];

/** The filter of a column's cell in a packet, or null if there is none. */
export function cellFilter(column: ColumnSpec, cell: string, details: Details): string | null {
  const format = column.format;
  const custom = /^%Cus:(.*?)(?::-?\d+(?::[RU])?)?$/.exec(format)?.[1];
  if (custom !== undefined) return ofFields(custom.split(/\s*(?:\|\||\bor\b)\s*/), cell, details);
  switch (format) {
    case "%m":
      return `frame.number == ${details.frame}`;
    case "%L":
      return `frame.len == ${details.length}`;
    case "%p":
      return protocol(details);
    case "%t":
    case "%Rt":
    case "%Tt":
    case "%At":
    case "%Yt":
    case "%Gt":
      return ofFields(["frame.time_relative"], "", details);
    case "%s":
    case "%us":
    case "%rs":
    case "%ns":
    case "%uns":
    case "%rns":
      return ofFields(SOURCES, cell, details);
    case "%d":
    case "%ud":
    case "%rd":
    case "%nd":
    case "%und":
    case "%rnd":
      return ofFields(DESTINATIONS, cell, details);
    case "%hs":
    case "%uhs":
    case "%rhs":
      return ofFields(["eth.src", "wlan.sa"], cell, details);
    case "%hd":
    case "%uhd":
    case "%rhd":
      return ofFields(["eth.dst", "wlan.da"], cell, details);
    case "%S":
    case "%uS":
    case "%rS":
      return ofFields(PORTS.map((p) => `${p}.srcport`), cell, details);
    case "%D":
    case "%uD":
    case "%rD":
      return ofFields(PORTS.map((p) => `${p}.dstport`), cell, details);
    default:
      return null;
  }
}

/** The innermost field of these names, if possible the one with the cell's text. */
function ofFields(names: string[], cell: string, details: Details): string | null {
  let any: TreeNode | null = null;
  let same: TreeNode | null = null;
  for (const node of details.nodes) {
    if (!names.includes(node.field) || !node.filter) continue;
    any = node;
    if (node.value === cell || (cell && node.label.includes(cell))) same = node;
  }
  return (same ?? any)?.filter ?? null;
}

/** The filter name of the topmost protocol. */
function protocol(details: Details): string | null {
  const layers = details.nodes.filter((n) => n.protocol && n.level === 0 && n.field && n.field !== "data");
  return layers.at(-1)?.field ?? null;
}
