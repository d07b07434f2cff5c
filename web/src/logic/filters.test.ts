import { expect, test } from "vitest";
import { FORMS, combine, remember } from "./filters";

const cases: [current: string, added: string, forms: string[]][] = [
  ["", "dns", ["dns", "!(dns)", "dns", "dns", "!(dns)", "!(dns)"]],
  [
    "tcp",
    "ip.ttl == 64",
    [
      "ip.ttl == 64",
      "!(ip.ttl == 64)",
      "tcp && (ip.ttl == 64)",
      "tcp || (ip.ttl == 64)",
      "tcp && !(ip.ttl == 64)",
      "tcp || !(ip.ttl == 64)",
    ],
  ],
  [
    "(a) || (b)",
    '(http.host == ")")',
    [
      '(http.host == ")")',
      '!(http.host == ")")',
      '((a) || (b)) && (http.host == ")")',
      '((a) || (b)) || (http.host == ")")',
      '((a) || (b)) && !(http.host == ")")',
      '((a) || (b)) || !(http.host == ")")',
    ],
  ],
];

test("each form of each pair", () => {
  for (const [current, added, forms] of cases) {
    expect(FORMS.map((form) => combine(form, current, added))).toEqual(forms);
  }
});

test("what was used lately stands in front, once", () => {
  expect(remember(["a", "b", "c"], " b ", 3)).toEqual(["b", "a", "c"]);
  expect(remember(["a", "b", "c"], "d", 3)).toEqual(["d", "a", "b"]);
  expect(remember(["a"], "  ", 3)).toEqual(["a"]);
});
