import { expect, test } from "vitest";
import { add, between, count, has, remove } from "./selection";

test("rows come and go", () => {
  let ranges = between(5, 2);
  expect(ranges).toEqual([{ from: 2, to: 6 }]);
  ranges = remove(ranges, 3);
  expect(ranges).toEqual([
    { from: 2, to: 3 },
    { from: 4, to: 6 },
  ]);
  expect([2, 3, 4, 5, 6].map((row) => has(ranges, row))).toEqual([true, false, true, true, false]);
  expect(count(ranges)).toBe(3);
  expect(add(ranges, 3, 4)).toEqual([{ from: 2, to: 6 }]);
  expect(add(ranges, 10, 12)).toHaveLength(3);
  expect(remove(ranges, 2)).toEqual([{ from: 4, to: 6 }]);
  expect(remove(ranges, 99)).toEqual(ranges);
});
