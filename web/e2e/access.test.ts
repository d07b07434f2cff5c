// What a keyboard and a screen reader find: axe over every window in both themes, and Escape out of each.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { EXAMPLES, Server, Window, startBrowser } from "./world";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let browser: Browser;

beforeAll(async () => {
  browser = await startBrowser();
});

afterEach(() => Server.stopAll());

afterAll(async () => {
  await browser.close();
});

interface Finding {
  id: string;
  impact: string;
  help: string;
  nodes: { html: string; failureSummary: string }[];
}

/** Serious findings of axe, in words. */
async function findings(w: Window): Promise<string[]> {
  await w.page.evaluate(AXE);
  const found = await w.page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run: (options: object) => Promise<{ violations: Finding[] }> } };
    return (await axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] })).violations;
  });
  return found
    .filter((f) => f.impact === "serious" || f.impact === "critical")
    .map((f) => `${f.id}: ${f.help}\n${f.nodes.slice(0, 3).map((n) => `  ${n.html.slice(0, 160)}\n  ${n.failureSummary}`).join("\n")}`);
}

/** Windows, by the entries that open them. */
const WINDOWS: [path: [string, string], title: string][] = [
  [["File", "Open…"], "Open Capture File"],
  [["File", "Save As…"], "Save As"],
  [["File", "Export Specified Packets…"], "Export Specified Packets"],
  [["Edit", "Preferences…"], "Preferences"],
  [["View", "Coloring Rules…"], "Coloring Rules"],
  [["Analyze", "Display Filters…"], "Display Filters"],
  [["Analyze", "Enabled Protocols…"], "Enabled Protocols"],
  [["Analyze", "Decode As…"], "Decode As"],
  [["Statistics", "Capture File Properties"], "Capture File Properties"],
  [["Statistics", "Protocol Hierarchy"], "Protocol Hierarchy"],
  [["Statistics", "Conversations"], "Conversations"],
  [["Statistics", "Endpoints"], "Endpoints"],
  [["Help", "Keyboard Shortcuts"], "Keyboard Shortcuts"],
  [["Help", "About requin"], "About requin"],
];

for (const theme of ["light", "dark"] as const) {
  test(`nothing serious in the ${theme} theme`, async () => {
    const server = await Server.start([join(EXAMPLES, "http.pcap")]);
    const w = await Window.open(browser, server, { colorScheme: theme });
    await w.row(1).waitFor();
    await w.select(4);
    await w.details();
    await w.filter.fill("tcp.port ==");
    await expect.poll(() => w.filter.getAttribute("aria-invalid")).toBe("true");
    expect(await findings(w)).toEqual([]);
    await w.filter.fill("");
    await w.menu("View");
    expect(await findings(w)).toEqual([]);
    await w.page.keyboard.press("Escape");
    await w.page.keyboard.press("Escape");
    await w.page.keyboard.press("Control+F");
    await w.page.keyboard.press("Control+G");
    expect(await findings(w)).toEqual([]);
    for (const [path, title] of WINDOWS) {
      const statistic = { "Protocol Hierarchy": "hierarchy", Conversations: "conversations", Endpoints: "endpoints" }[title];
      if (statistic && !(await server.has(statistic))) continue;
      await w.menu(...path);
      const dialog = w.page.getByRole("dialog", { name: title, exact: true });
      await dialog.waitFor();
      await w.page.waitForTimeout(150);
      expect(await findings(w), title).toEqual([]);
      if (title === "Preferences") {
        for (const tab of ["Columns", "Filter Buttons", "Name Resolution", "Protocols"]) {
          await dialog.getByRole("tab", { name: tab }).click();
          expect(await findings(w), tab).toEqual([]);
        }
      }
      await w.page.keyboard.press("Escape");
      await expect.poll(() => dialog.count(), { message: title }).toBe(0);
    }
    await w.menu("File", "Close");
    await w.page.getByText("Welcome to requin").waitFor();
    expect(await findings(w)).toEqual([]);
    await w.close();
    await server.stop();
  });
}

test("every control is reached with Tab, and none holds the focus", async () => {
  const server = await Server.start([join(EXAMPLES, "http.pcap")]);
  const w = await Window.open(browser, server);
  await w.row(1).waitFor();
  await w.select(4);
  const seen: string[] = [];
  for (let i = 0; i < 60; i++) {
    await w.page.keyboard.press("Tab");
    const name = await w.page.evaluate(() => {
      const e = document.activeElement;
      return `${e?.getAttribute("role") ?? e?.tagName.toLowerCase()} ${e?.getAttribute("aria-label") ?? e?.textContent?.trim().slice(0, 30) ?? ""}`;
    });
    seen.push(name);
  }
  for (const wanted of [/^grid Packet list/, /^tree Packet details/, /^group Frame/, /^separator/]) {
    expect(seen.some((s) => wanted.test(s)), `${wanted}: ${seen.join(" | ")}`).toBe(true);
  }
  await w.close();
  await server.stop();
});

test("from 1280×720 to 3840×2160 nothing is cut off or scrolls that should not", async () => {
  const server = await Server.start([join(EXAMPLES, "http.pcap")]);
  for (const viewport of [
    { width: 1280, height: 720 },
    { width: 1920, height: 1080 },
    { width: 3840, height: 2160 },
  ]) {
    const w = await Window.open(browser, server, { viewport });
    await w.row(1).waitFor();
    await w.select(4);
    const over = await w.page.evaluate(() => {
      const e = document.documentElement;
      return { wide: e.scrollWidth > e.clientWidth, high: e.scrollHeight > e.clientHeight };
    });
    expect(over).toEqual({ wide: false, high: false });
    for (const part of [w.list, w.tree, w.bytes, w.status, w.filter]) {
      const box = await part.boundingBox();
      expect(box && box.x >= 0 && box.y >= 0 && box.x + box.width <= viewport.width && box.y + box.height <= viewport.height).toBe(true);
    }
    const rows = await w.rows.count();
    expect(rows).toBeGreaterThan(viewport.height > 1000 ? 25 : 10);
    await w.close();
  }
  await server.stop();
});
