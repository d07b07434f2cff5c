// Colours of the coloring rules, kept readable in the dark.
//
// The rules give a foreground and a background that are meant for a light window: dark words on pastel. In the dark
// theme a pastel keeps its hue and changes its lightness; a background that is dark already (a reset's red) stays.

export interface Rgb {
  r: number;
  g: number;
  b: number;
}

export interface Pair {
  fg: string;
  bg: string;
}

export function parse(colour: string): Rgb {
  const n = Number.parseInt(colour.replace("#", ""), 16);
  return Number.isFinite(n) ? { r: (n >> 16) & 255, g: (n >> 8) & 255, b: n & 255 } : { r: 0, g: 0, b: 0 };
}

export function format({ r, g, b }: Rgb): string {
  const part = (v: number) => Math.round(Math.min(255, Math.max(0, v))).toString(16).padStart(2, "0");
  return `#${part(r)}${part(g)}${part(b)}`;
}

function linear(part: number): number {
  const v = part / 255;
  return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
}

/** Relative luminance (WCAG 2). */
export function luminance({ r, g, b }: Rgb): number {
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}

/** Contrast of two colours (WCAG 2), 1 to 21. */
export function contrast(a: Rgb, b: Rgb): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

interface Hsl {
  h: number;
  s: number;
  l: number;
}

function toHsl({ r, g, b }: Rgb): Hsl {
  const [x, y, z] = [r / 255, g / 255, b / 255];
  const high = Math.max(x, y, z);
  const low = Math.min(x, y, z);
  const l = (high + low) / 2;
  const d = high - low;
  if (d === 0) return { h: 0, s: 0, l };
  const s = d / (1 - Math.abs(2 * l - 1));
  const h = high === x ? ((y - z) / d + 6) % 6 : high === y ? (z - x) / d + 2 : (x - y) / d + 4;
  return { h: h * 60, s, l };
}

function fromHsl({ h, s, l }: Hsl): Rgb {
  const a = s * Math.min(l, 1 - l);
  const f = (n: number) => {
    const k = (n + h / 30) % 12;
    return 255 * (l - a * Math.max(-1, Math.min(k - 3, 9 - k, 1)));
  };
  return { r: f(0), g: f(8), b: f(4) };
}

/** A rule's colours as the dark theme shows them. */
export function dark({ fg, bg }: Pair): Pair {
  const ground = parse(bg);
  const words = parse(fg);
  if (luminance(ground) < 0.18) return { fg: format(readable(words, ground)), bg };
  const g = toHsl(ground);
  // Pastels have high saturation as HSL counts it; as dark grounds that would glare over a whole screen.
  const below = fromHsl({ h: g.h, s: Math.min(g.s, 1) * 0.34, l: 0.155 });
  const w = toHsl(words);
  const own = w.s > 0.5 && luminance(words) > 0.1;
  const above = own ? words : fromHsl({ h: g.h, s: Math.min(g.s, 1) * 0.5, l: 0.85 });
  return { fg: format(readable(above, below)), bg: format(below) };
}

/** A rule's colours as the light theme shows them: as they are, or with words that can be read. */
export function light({ fg, bg }: Pair): Pair {
  return { fg: format(readable(parse(fg), parse(bg))), bg };
}

/** The colour, moved away from the ground until it can be read on it (4.5, WCAG AA). */
function readable(colour: Rgb, ground: Rgb): Rgb {
  const towards = luminance(ground) > 0.18 ? 0 : 255;
  let c = colour;
  for (let i = 0; i < 20 && contrast(c, ground) < 4.5; i++) {
    const move = (v: number) => v + (towards - v) * 0.15;
    c = { r: move(c.r), g: move(c.g), b: move(c.b) };
  }
  return c;
}
