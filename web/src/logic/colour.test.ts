import { expect, test } from "vitest";
import { contrast, dark, format, light, parse } from "./colour";

// The rules that come with the program.
const rules = [
  ["#f78787", "#12272e"],
  ["#fffc9c", "#12272e"],
  ["#b7f774", "#12272e"],
  ["#12272e", "#faf0d7"],
  ["#12272e", "#fce0ff"],
  ["#fffc9c", "#a40000"],
  ["#ecf0eb", "#a40000"],
  ["#12272e", "#feffd0"],
  ["#12272e", "#e4ffc7"],
  ["#12272e", "#c797ff"],
  ["#12272e", "#fff3d6"],
  ["#12272e", "#a0a0a0"],
  ["#12272e", "#e7e6ff"],
  ["#12272e", "#daeeff"],
  ["#babdb6", "#ffffff"],
  ["#2d6f9a", "#e6e6e6"],
] as const;

test("words can be read in both themes, whatever the rule", () => {
  const strange = [
    ["#ffffff", "#ffffff"],
    ["#000000", "#000000"],
    ["#ff0000", "#00ff00"],
    ["#777777", "#808080"],
  ] as const;
  for (const [fg, bg] of [...rules, ...strange]) {
    for (const pair of [light({ fg, bg }), dark({ fg, bg })]) {
      expect(contrast(parse(pair.fg), parse(pair.bg)), `${fg} on ${bg}`).toBeGreaterThanOrEqual(4.49);
    }
  }
});

test("no ground glares in the dark", () => {
  for (const [fg, bg] of rules) expect(contrast(parse(dark({ fg, bg }).bg), parse("#000000"))).toBeLessThan(3.2);
});

test("light leaves readable colours alone", () => {
  expect(light({ fg: "#12272e", bg: "#e7e6ff" })).toEqual({ fg: "#12272e", bg: "#e7e6ff" });
  expect(format(parse("#0a0b0c"))).toBe("#0a0b0c");
});
