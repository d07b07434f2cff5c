import { expect, test } from "vitest";
import { TALLEST, centre, elementHeight, fromElement, listEnd, reveal, rowsAt, toElement } from "./scroll";

const lists = [0, 1, 10, 1_000, 1_000_000, 10_000_000, 100_000_000].map((rows) => ({ rows, height: 20, seen: 600 }));

test("the element is never higher than browsers allow", () => {
  for (const list of lists) expect(elementHeight(list)).toBeLessThanOrEqual(TALLEST);
});

test("both ends map onto both ends", () => {
  for (const list of lists) {
    expect(fromElement(0, list)).toBe(0);
    expect(fromElement(Math.max(0, elementHeight(list) - list.seen), list)).toBe(listEnd(list));
  }
});

test("there and back is the same row", () => {
  for (const list of lists) {
    for (const part of [0, 0.1, 0.3333, 0.5, 0.999, 1]) {
      const top = listEnd(list) * part;
      expect(fromElement(toElement(top, list), list)).toBeCloseTo(top, 3);
    }
  }
});

test("the last row is drawn at the end", () => {
  for (const list of lists) {
    const { first, count } = rowsAt(listEnd(list), list, 4);
    expect(first + count).toBe(list.rows);
    expect(count).toBeLessThanOrEqual(list.seen / list.height + 9);
  }
});

test("a row seen whole does not move the list, any other moves it as little as can be", () => {
  const list = { rows: 1000, height: 20, seen: 100 };
  expect(reveal(5, 100, list)).toBe(100);
  expect(reveal(9, 100, list)).toBe(100);
  expect(reveal(10, 100, list)).toBe(120);
  expect(reveal(4, 100, list)).toBe(80);
  expect(reveal(999, 0, list)).toBe(listEnd(list));
  expect(centre(0, list)).toBe(0);
  expect(centre(500, list)).toBe(9960);
});
