// Forms in which bytes are shown and copied.

/** Octets of a base64 text. */
export function fromBase64(text: string): Uint8Array {
  const raw = atob(text);
  const bytes = new Uint8Array(raw.length);
  for (let i = 0; i < raw.length; i++) bytes[i] = raw.charCodeAt(i);
  return bytes;
}

export function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, "0");
}

/** The character of an octet, or a dot. */
export function printable(octet: number): string {
  return octet >= 0x20 && octet < 0x7f ? String.fromCharCode(octet) : ".";
}

/** Digits that an offset into so many octets takes: four, or more for long buffers. */
export function offsetDigits(length: number): number {
  return length > 0x10000 ? 8 : 4;
}

/** Lines of offset, hex and text. */
export function dump(bytes: Uint8Array, withText: boolean): string {
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += 16) {
    const line = [...bytes.subarray(at, at + 16)];
    const pairs = line.map((b) => hex(b, 2)).join(" ");
    lines.push(
      withText
        ? `${hex(at, offsetDigits(bytes.length))}   ${pairs.padEnd(47)}   ${line.map(printable).join("")}`
        : `${hex(at, offsetDigits(bytes.length))}   ${pairs}`,
    );
  }
  return lines.join("\n");
}

export function hexStream(bytes: Uint8Array): string {
  return [...bytes].map((b) => hex(b, 2)).join("");
}

/** The printable characters and line ends, nothing for the rest. */
export function printableText(bytes: Uint8Array): string {
  return [...bytes]
    .filter((b) => (b >= 0x20 && b < 0x7f) || b === 0x0a || b === 0x0d || b === 0x09)
    .map((b) => String.fromCharCode(b))
    .join("");
}

/** A text literal of C: lines of at most sixteen escaped octets in quotes. */
export function escaped(bytes: Uint8Array): string {
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += 16) {
    lines.push(`"${[...bytes.subarray(at, at + 16)].map((b) => `\\x${hex(b, 2)}`).join("")}"`);
  }
  return lines.join(" \\\n");
}

export function base64(bytes: Uint8Array): string {
  let raw = "";
  for (const b of bytes) raw += String.fromCharCode(b);
  return btoa(raw);
}
