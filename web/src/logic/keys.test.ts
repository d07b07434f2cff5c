import { expect, test } from "vitest";
import { aria, pressed } from "./keys";

const none = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };

test("what is pressed, as it is written", () => {
  expect(pressed({ ...none, key: "End", code: "End", ctrlKey: true })).toBe("Ctrl+End");
  expect(pressed({ ...none, key: "g", code: "KeyG", metaKey: true })).toBe("Ctrl+G");
  expect(pressed({ ...none, key: "®", code: "KeyR", ctrlKey: true, altKey: true, shiftKey: true })).toBe("Ctrl+Alt+Shift+R");
  expect(pressed({ ...none, key: "ArrowDown", code: "ArrowDown", ctrlKey: true })).toBe("Ctrl+Down");
  expect(pressed({ ...none, key: ".", code: "Period", ctrlKey: true })).toBe("Ctrl+.");
  expect(pressed({ ...none, key: "a", code: "KeyA" })).toBe("A");
});

test("as assistive programs want it", () => {
  expect(aria("Ctrl+Shift+Down")).toBe("Control+Shift+ArrowDown");
});
