// Real captures of many protocols: rows and details are what the command line prints, and nothing in the page fails.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { SHARED, Server, Window, details, startBrowser, summaries } from "./world";

/** So many of the core captures, evenly taken. */
const SAMPLE = Number(process.env["CAPTURES"] ?? 24);
/** Larger ones would be printed whole by the command line, for a few packets. */
const PACKETS_MAX = 3000;

const core = join(SHARED, "CORE");
let browser: Browser;

beforeAll(async () => {
  browser = await startBrowser();
});

afterEach(() => Server.stopAll());

afterAll(async () => {
  await browser.close();
});

test.skipIf(!existsSync(core))(
  "captures of many protocols",
  async () => {
    const all = readFileSync(core, "utf8").split("\n").filter(Boolean);
    const files = all.filter((_, i) => i % Math.max(1, Math.floor(all.length / SAMPLE)) === 0);
    const server = await Server.start([SHARED]);
    const w = await Window.open(browser, server, { viewport: { width: 1600, height: 900 } });
    const wrong: string[] = [];
    for (const file of files) {
      const path = join(SHARED, file);
      const rows = summaries(path);
      if (rows.length === 0 || rows.length > PACKETS_MAX) continue;
      const opened = await server.api("/captures", {
        method: "POST",
        body: JSON.stringify({ path }),
        headers: { "content-type": "application/json" },
      });
      const { id } = (await opened.json()) as { id: number };
      await w.page.evaluate((id) => (location.hash = `capture=${id}`), id);
      await w.waitCount(rows.length);
      for (const frame of new Set([1, Math.ceil(rows.length / 2), rows.length])) {
        await w.page.evaluate(() => document.querySelector<HTMLElement>("[role=grid]")?.focus());
        await w.page.keyboard.press("Control+G");
        await w.page.getByRole("textbox", { name: "Packet number" }).fill(String(frame));
        await w.page.keyboard.press("Enter");
        await w.detailsOf(frame);
        // What was shown while packets were still coming is shown again when all are there.
        let cells: string[] = [];
        for (let i = 0; i < 20; i++) {
          cells = (await w.cells(frame)).map((c) => c.trim());
          if (JSON.stringify(cells) === JSON.stringify(rows[frame - 1])) break;
          await w.page.waitForTimeout(50);
        }
        if (JSON.stringify(cells) !== JSON.stringify(rows[frame - 1])) {
          wrong.push(`${file} ${frame}: ${JSON.stringify(cells)} not ${JSON.stringify(rows[frame - 1])}`);
        }
        const shown = await w.details();
        const printed = details(path, frame);
        // Lines beyond those drawn are not in the page.
        const at = shown.findIndex((line, i) => line.trim() !== printed[i]?.trim());
        if (at >= 0) wrong.push(`${file} ${frame}: line ${at}: ${JSON.stringify(shown[at])} not ${JSON.stringify(printed[at])}`);
      }
      await server.api(`/captures/${id}`, { method: "DELETE" });
    }
    // A capture is closed here behind the page's back.
    w.expected.push(/\/captures\/\d+\/(overview|frames)/);
    await w.close();
    expect(wrong).toEqual([]);
  },
  600_000,
);
