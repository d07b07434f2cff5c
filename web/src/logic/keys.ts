// Keyboard shortcuts: one notation, "Ctrl+Shift+X", for what is shown and what is pressed.

interface Press {
  key: string;
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
}

const NAMES: Record<string, string> = {
  ArrowUp: "Up",
  ArrowDown: "Down",
  ArrowLeft: "Left",
  ArrowRight: "Right",
  " ": "Space",
};

/** What was pressed, in the notation of shortcuts. Command counts as Ctrl, as it does on a Mac. */
export function pressed(press: Press): string {
  const parts: string[] = [];
  if (press.ctrlKey || press.metaKey) parts.push("Ctrl");
  if (press.altKey) parts.push("Alt");
  if (press.shiftKey) parts.push("Shift");
  // With Alt, some layouts give another character than the key's own.
  const letter = /^(?:Key|Digit)(.)$/.exec(press.code)?.[1];
  let key = NAMES[press.key] ?? press.key;
  if ((press.altKey || press.shiftKey || press.ctrlKey) && letter) key = letter;
  parts.push(key.length === 1 ? key.toUpperCase() : key);
  return parts.join("+");
}

/** The shortcut as `aria-keyshortcuts` wants it. */
export function aria(shortcut: string): string {
  const long: Record<string, string> = { Ctrl: "Control", Up: "ArrowUp", Down: "ArrowDown", Left: "ArrowLeft", Right: "ArrowRight" };
  return shortcut
    .split("+")
    .map((part) => long[part] ?? part)
    .join("+");
}
