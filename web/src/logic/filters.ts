// The six forms in which something that was pointed at becomes part of the display filter.

export const FORMS = ["selected", "not", "and", "or", "andNot", "orNot"] as const;
export type Form = (typeof FORMS)[number];

/** The filter that a form makes of the one in the bar and the one that was pointed at. */
export function combine(form: Form, current: string, added: string): string {
  const before = current.trim();
  switch (form) {
    case "selected":
      return added;
    case "not":
      return `!${group(added, true)}`;
    case "and":
      return before ? `${group(before)} && ${group(added)}` : added;
    case "or":
      return before ? `${group(before)} || ${group(added)}` : added;
    case "andNot":
      return before ? `${group(before)} && !${group(added, true)}` : `!${group(added, true)}`;
    case "orNot":
      return before ? `${group(before)} || !${group(added, true)}` : `!${group(added, true)}`;
  }
}

/** Parentheses around a filter, unless it is one name or one already grouped whole. */
function group(filter: string, always = false): string {
  if (wrapped(filter)) return filter;
  return !always && /^[\w.-]+$/.test(filter) ? filter : `(${filter})`;
}

/** Whether the first character's parenthesis closes with the last one. */
function wrapped(filter: string): boolean {
  if (!filter.startsWith("(") || !filter.endsWith(")")) return false;
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < filter.length; i++) {
    const c = filter[i];
    if (quoted) {
      if (c === "\\") i++;
      else if (c === '"') quoted = false;
    } else if (c === '"') quoted = true;
    else if (c === "(") depth++;
    else if (c === ")" && --depth === 0) return i === filter.length - 1;
  }
  return false;
}

/** Puts a filter in front of those used lately; each stands there once. */
export function remember(recent: readonly string[], filter: string, most: number): string[] {
  const text = filter.trim();
  if (!text) return [...recent];
  return [text, ...recent.filter((r) => r !== text)].slice(0, most);
}
