// Which of the two themes is shown, and the coloring rules' colours in it.

import type { Colour } from "../api";
import { dark, format, light, type Pair } from "../logic/colour";
import { app } from "./app.svelte";
import { prefs } from "./prefs.svelte";

const system = matchMedia("(prefers-color-scheme: dark)");
let systemDark = $state(system.matches);
system.addEventListener("change", (e) => (systemDark = e.matches));

export function isDark(): boolean {
  return prefs.theme === "dark" || (prefs.theme === "auto" && systemDark);
}

export function rgb(c: Colour): string {
  return format({ r: c.red, g: c.green, b: c.blue });
}

/** Colours of each coloring rule, by index. */
export function rulePairs(): Pair[] {
  const make = isDark() ? dark : light;
  return (app.settings?.colours ?? []).map((rule) => make({ fg: rgb(rule.foreground), bg: rgb(rule.background) }));
}
