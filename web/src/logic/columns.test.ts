import { expect, test } from "vitest";
import { defaultWidth, widths } from "./columns";

const column = (format: string, more = {}) => ({ title: format, format, hidden: false, align: null, width: null, ...more });

test("Info takes what is left, and never less than can be read", () => {
  const columns = [column("%m"), column("%s", { width: 100 }), column("%p", { hidden: true }), column("%i")];
  const wide = widths(columns, 12, 1000);
  expect(wide[1]).toBe(100);
  expect(wide[2]).toBe(0);
  expect(wide.reduce((a, b) => a + b)).toBe(1000);
  expect(widths(columns, 12, 100)[3]).toBe(160);
  expect(widths([column("%m"), column("%s")], 12, 800)[1]).toBe(800 - defaultWidth("%m", 12));
});

test("a width that the user set is kept", () => {
  expect(widths([column("%i", { width: 300 })], 12, 1000)).toEqual([300]);
});
