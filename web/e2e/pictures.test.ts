// Pictures of the window in both themes. `UPDATE=1` keeps them under docs/; else they are only made, to see that they can be.

import { mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { EXAMPLES, ROOT, Server, Window, startBrowser } from "./world";

let browser: Browser;
let folder: string;
const keep = process.env["UPDATE"] === "1";

beforeAll(async () => {
  browser = await startBrowser();
  folder = keep ? join(ROOT, "docs/pictures") : mkdtempSync(join(tmpdir(), "requin-pictures-"));
  mkdirSync(folder, { recursive: true });
});

afterEach(() => Server.stopAll());

afterAll(async () => {
  await browser.close();
  if (!keep) rmSync(folder, { recursive: true, force: true });
});

for (const theme of ["light", "dark"] as const) {
  test(`the window in the ${theme} theme`, async () => {
    const server = await Server.start([join(EXAMPLES, "http.pcap"), join(EXAMPLES, "mail.pcap"), EXAMPLES]);
    const w = await Window.open(browser, server, { colorScheme: theme, viewport: { width: 1440, height: 900 } });
    const picture = async (name: string) => {
      await w.page.mouse.move(0, 899);
      await w.page.waitForTimeout(400);
      const path = join(folder, `${name}-${theme}.png`);
      await w.page.screenshot({ path });
      expect(statSync(path).size).toBeGreaterThan(20_000);
    };
    await w.page.getByRole("tab", { name: "mail.pcap" }).click();
    await w.select(15);
    await w.tree.getByRole("treeitem", { name: /^Internet Message Format/ }).locator(".twist").click();
    await w.tree.getByRole("treeitem", { name: /^Subject/ }).click();
    await picture("window");
    await w.page.getByRole("tab", { name: "http.pcap" }).click();
    await w.select(8);
    await w.tree.getByRole("treeitem", { name: /^Hypertext/ }).locator(".twist").click();
    await w.tree.getByRole("treeitem", { name: /Content-Length|Content-Type/ }).first().click();
    await w.apply("http.request or http.response.code == 200");
    await w.filter.click();
    await w.page.keyboard.press("End");
    await w.page.keyboard.type(" and tcp.fl");
    await w.page.getByRole("option").first().waitFor();
    await picture("filter");
    await w.page.keyboard.press("Escape");
    await w.apply("");
    if (await server.has("conversations")) {
      await w.page.getByRole("tab", { name: "mail.pcap" }).click();
      await w.menu("Statistics", "Conversations");
      await w.page.getByRole("dialog").getByRole("tab", { name: /^TCP/ }).click();
      await picture("conversations");
      await w.page.keyboard.press("Escape");
    }
    await w.menu("Edit", "Preferences…");
    await w.page.getByRole("dialog").getByRole("tab", { name: "Columns" }).click();
    await picture("preferences");
    await w.page.keyboard.press("Escape");
    await w.menu("File", "Close");
    await w.menu("File", "Close");
    await w.page.getByText("Welcome to requin").waitFor();
    await picture("welcome");
    await w.close();
  });
}
