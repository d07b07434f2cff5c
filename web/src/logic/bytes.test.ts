import { expect, test } from "vitest";
import { base64, dump, escaped, fromBase64, hexStream, printableText } from "./bytes";

const bytes = new TextEncoder().encode('GET / <b>\r\n\u0000"quoted"');

test("forms of the same octets", () => {
  expect(dump(bytes, true)).toBe(
    [
      "0000   47 45 54 20 2f 20 3c 62 3e 0d 0a 00 22 71 75 6f   GET / <b>...\"quo",
      '0010   74 65 64 22                                       ted"',
    ].join("\n"),
  );
  expect(dump(bytes, false)).toBe(
    "0000   47 45 54 20 2f 20 3c 62 3e 0d 0a 00 22 71 75 6f\n0010   74 65 64 22",
  );
  expect(hexStream(bytes)).toBe("474554202f203c623e0d0a002271756f74656422");
  expect(printableText(bytes)).toBe('GET / <b>\r\n"quoted"');
  expect(escaped(bytes.subarray(0, 3))).toBe('"\\x47\\x45\\x54"');
  expect(fromBase64(base64(bytes))).toEqual(bytes);
});
