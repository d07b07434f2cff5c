import { expect, test } from "vitest";
import type { Details, TreeNode } from "../api";
import { cellFilter } from "./cells";

const node = (field: string, value: string, level = 1): TreeNode => ({
  label: `${field}: ${value}`,
  level,
  field,
  name: field,
  kind: "FT_IPv4",
  value,
  filter: level ? `${field} == ${value}` : field,
  buffer: 0,
  start: 0,
  length: 4,
  mask: 0,
  severity: "none",
  generated: false,
  hidden: false,
  protocol: level === 0,
  link: null,
});

const details = {
  frame: 7,
  length: 98,
  nodes: [
    node("eth", "", 0),
    node("eth.src", "00:11:22:33:44:55"),
    node("ip", "", 0),
    node("ip.src", "10.0.0.1"),
    node("ip.dst", "10.0.0.2"),
    node("ip", "", 0),
    node("ip.src", "192.0.2.1"),
    node("ip.dst", "192.0.2.2"),
    node("udp", "", 0),
    node("udp.srcport", "53"),
    node("dns", "", 0),
  ],
} as unknown as Details;

test("each column's cell", () => {
  const cases: [format: string, cell: string, filter: string | null][] = [
    ["%m", "7", "frame.number == 7"],
    ["%L", "98", "frame.len == 98"],
    ["%s", "192.0.2.1", "ip.src == 192.0.2.1"],
    ["%s", "10.0.0.1", "ip.src == 10.0.0.1"],
    ["%d", "192.0.2.2", "ip.dst == 192.0.2.2"],
    ["%uS", "53", "udp.srcport == 53"],
    ["%p", "DNS", "dns"],
    ["%Cus:ip.dst:1:R", "10.0.0.2", "ip.dst == 10.0.0.2"],
    ["%Cus:ip.src or ip.dst:0:R", "10.0.0.2", "ip.dst == 10.0.0.2"],
    ["%i", "Standard query", null],
    ["%Cus:tcp.port:0:R", "80", null],
  ];
  for (const [format, cell, filter] of cases) {
    expect(cellFilter({ title: "", format, hidden: false, align: null, width: null }, cell, details), format).toBe(filter);
  }
});
