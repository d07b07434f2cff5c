import { expect, test } from "vitest";
import { Memory, end, isParent, kinds, parent, shown } from "./memory";

const nodes = [
  { level: 0, field: "ip", label: "Internet Protocol" },
  { level: 1, field: "ip.flags", label: "Flags" },
  { level: 2, field: "ip.flags.df", label: "Don't fragment" },
  { level: 1, field: "ip.ttl", label: "TTL: 64" },
  { level: 0, field: "tcp", label: "TCP" },
  { level: 1, field: "", label: "[Timestamps 12]" },
  { level: 2, field: "tcp.time_relative", label: "Time" },
];

test("what is closed hides what is in it", () => {
  expect(shown(nodes, () => false)).toEqual([0, 4]);
  expect(shown(nodes, () => true)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(shown(nodes, (at) => at === 0)).toEqual([0, 1, 3, 4]);
});

test("above and below", () => {
  expect(nodes.map((_, at) => parent(nodes, at))).toEqual([-1, 0, 1, 0, -1, 4, 5]);
  expect(nodes.map((_, at) => end(nodes, at))).toEqual([4, 3, 3, 4, 7, 7, 7]);
  expect(nodes.map((_, at) => isParent(nodes, at))).toEqual([true, true, false, false, true, true, false]);
});

test("open kinds are found again in another packet, with other numbers in their texts", () => {
  const memory = new Memory();
  memory.set(kinds(nodes)[5] ?? "", true);
  const other = nodes.map((n) => ({ ...n, label: n.label.replace("12", "99") }));
  expect(kinds(other).map((k) => memory.has(k))).toEqual([false, false, false, false, false, true, false]);
});
