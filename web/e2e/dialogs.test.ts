// The windows: what is set in them changes what the main window shows.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Locator } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { EXAMPLES, Server, Window, details, startBrowser, summaries, tshark } from "./world";

const HTTP = join(EXAMPLES, "http.pcap");

let browser: Browser;
let server: Server;
let w: Window;

beforeAll(async () => {
  browser = await startBrowser();
});

afterAll(async () => {
  await browser.close();
});

beforeEach(async () => {
  server = await Server.start([HTTP, EXAMPLES]);
  w = await Window.open(browser, server);
  await w.row(1).waitFor();
});

afterEach(async () => {
  try {
    await w.close();
  } finally {
    await Server.stopAll();
  }
});

function dialog(name: string): Locator {
  return w.page.getByRole("dialog", { name, exact: true });
}

/** What the program does not have has no entry. */
async function absent(name: string): Promise<void> {
  await w.menu("Statistics");
  expect(await w.page.getByRole("menuitem", { name }).count()).toBe(0);
}

test("open: folders, a preview, the file", async () => {
  await w.page.keyboard.press("Control+O");
  const open = dialog("Open Capture File");
  await open.getByRole("option", { name: /^dns\.pcap/ }).click();
  const rows = summaries(join(EXAMPLES, "dns.pcap"));
  await open.getByText("Elapsed").waitFor();
  expect(await open.locator("dl").textContent()).toContain(`Packets ${rows.length} `);
  await open.getByRole("option", { name: /^dns\.pcap/ }).dblclick();
  await w.waitCount(rows.length);
  expect((await w.cells(1)).map((c) => c.trim())).toEqual(rows[0]);
  await w.menu("File", "Open Recent", HTTP);
  await w.waitCount(summaries(HTTP).length);
});

test("save as, and export of a range, to a file on the program's machine", async () => {
  const path = join(EXAMPLES, `export-${process.pid}.pcap`);
  await w.menu("File", "Export Specified Packets…");
  const box = dialog("Export Specified Packets");
  await box.getByLabel("A file on requin's machine").check();
  await box.getByRole("combobox", { name: "Format" }).selectOption("pcap");
  await box.getByLabel("Path").fill(path);
  await box.getByLabel("Packets, such as").fill("2,4-6,40-");
  await box.getByRole("button", { name: "Export" }).click();
  try {
    await expect.poll(() => w.status.textContent()).toContain("Wrote");
    const written = summaries(path).map((r) => r.slice(4, 6));
    const wanted = summaries(HTTP)
      .filter((r) => [2, 4, 5, 6].includes(Number(r[0])) || Number(r[0]) >= 40)
      .map((r) => r.slice(4, 6));
    expect(written.length).toBe(wanted.length);
    expect(readFileSync(path).subarray(0, 4).toString("hex")).toBe("d4c3b2a1");
  } finally {
    (await import("node:fs")).rmSync(path, { force: true });
  }
});

test("preferences: columns", async () => {
  await w.menu("Edit", "Preferences…");
  const box = dialog("Preferences");
  await box.getByRole("tab", { name: "Columns" }).click();
  await box.getByRole("button", { name: "Add" }).click();
  const last = box.locator("tbody tr").last();
  await last.getByLabel("Title").fill("Host");
  await last.getByLabel("Fields").fill("http.host");
  await box.locator("tbody tr").nth(5).getByRole("checkbox").uncheck();
  await box.getByRole("button", { name: "OK" }).click();
  await w.page.getByRole("columnheader", { name: "Host" }).waitFor();
  expect(await w.page.getByRole("columnheader", { name: "Length" }).count()).toBe(0);
  const host = tshark("-r", HTTP, "-T", "fields", "-e", "http.host", "-Y", "frame.number == 4").trim();
  await expect.poll(async () => (await w.cells(4)).at(-1)).toBe(host);
});

test("preferences: a protocol's", async () => {
  await w.select(1);
  expect(await w.details()).toEqual(details(HTTP, 1));
  await w.menu("Edit", "Preferences…");
  const box = dialog("Preferences");
  await box.getByRole("tab", { name: "Protocols" }).click();
  await box.getByRole("searchbox").fill("ip.check_checksum");
  await box.getByRole("checkbox").check();
  await box.getByRole("button", { name: "OK" }).click();
  const expected = details(HTTP, 1, "-o", "ip.check_checksum:TRUE");
  expect(expected).not.toEqual(details(HTTP, 1));
  await expect.poll(() => w.details(), { timeout: 5000 }).toEqual(expected);
});

test("enabled protocols", async () => {
  await w.menu("Analyze", "Enabled Protocols…");
  const box = dialog("Enabled Protocols");
  await box.getByRole("searchbox").fill("hypertext");
  await box.getByRole("checkbox", { name: /^http Hypertext/i }).uncheck();
  await box.getByRole("button", { name: "OK" }).click();
  await expect.poll(async () => (await w.cells(4))[4], { timeout: 5000 }).toBe("TCP");
});

test("decode as", async () => {
  await w.select(4);
  await w.menu("Analyze", "Decode As…");
  const box = dialog("Decode As");
  await box.getByRole("button", { name: "Add" }).click();
  expect(await box.getByLabel("Field").inputValue()).toBe("tcp.port");
  expect(await box.getByLabel("Value").inputValue()).toBe("80");
  await box.getByLabel("Current").selectOption("smtp");
  await box.getByRole("button", { name: "OK" }).click();
  await expect.poll(async () => (await w.cells(4))[4], { timeout: 5000 }).toBe("SMTP");
});

test("saved filters and filter buttons", async () => {
  await w.apply("http.request");
  await w.page.getByRole("button", { name: "Saved display filters" }).click();
  await w.choose("Save this filter…");
  const box = dialog("Display Filters");
  await box.getByLabel("Filter Name").last().fill("Requests");
  await box.getByRole("button", { name: "OK" }).click();
  await expect.poll(() => box.count()).toBe(0);
  await w.apply("", summaries(HTTP).length);
  await w.page.getByRole("button", { name: "Saved display filters" }).click();
  await w.choose("Requests: http.request");
  await w.waitCount(summaries(HTTP, "-Y", "http.request").length);

  await w.page.getByRole("button", { name: "Add a filter button" }).click();
  await w.page.getByLabel("Label").fill("Answers");
  await w.page.locator(".adding").getByLabel("Filter").fill("http.response");
  await w.page.locator(".adding").getByRole("button", { name: "OK" }).click();
  await w.page.getByRole("button", { name: "Answers" }).click();
  await w.waitCount(summaries(HTTP, "-Y", "http.response").length);
  await w.page.getByRole("button", { name: "Answers" }).click({ button: "right" });
  await w.choose("Remove this button");
  await expect.poll(() => w.page.getByRole("button", { name: "Answers" }).count()).toBe(0);
});

test("coloring rules, readable in both themes", async () => {
  await w.menu("View", "Coloring Rules…");
  const box = dialog("Coloring Rules");
  await box.getByRole("button", { name: "Add" }).click();
  const last = box.locator("tbody tr").last();
  await last.getByLabel("Name", { exact: true }).fill("Mine");
  await last.getByLabel("Filter").fill("frame.number == 3");
  await last.getByLabel("Background").fill("#ff8800");
  for (let i = await box.locator("tbody tr").count(); i > 1; i--) await box.getByRole("button", { name: "Move up" }).click();
  await box.getByRole("button", { name: "OK" }).click();
  await w.page.keyboard.press("Control+End");
  await w.page.keyboard.press("Control+Home");
  const colour = () => w.row(3).evaluate((row) => getComputedStyle(row).backgroundColor);
  await expect.poll(colour).toBe("rgb(255, 136, 0)");
  await w.menu("View", "Theme", "Dark");
  await expect.poll(colour).toMatch(/^rgb\((\d\d?), (\d\d?), (\d\d?)\)$/);
});

test("capture file properties", async () => {
  await w.menu("Statistics", "Capture File Properties");
  const box = dialog("Capture File Properties");
  await expect.poll(() => box.textContent()).toContain("http.pcap");
  expect(await box.textContent()).toContain(String(summaries(HTTP).length));
  await box.getByRole("button", { name: "Copy to Clipboard" }).click();
  await expect.poll(() => w.clipboard()).toContain("http.pcap");
});

test("protocol hierarchy counts the packets that a filter lets through", async () => {
  if (!(await server.has("hierarchy"))) return absent("Protocol Hierarchy");
  await w.menu("Statistics", "Protocol Hierarchy");
  const box = dialog("Protocol Hierarchy");
  await box.getByRole("cell", { name: "Hypertext Transfer Protocol" }).first().waitFor();
  for (const [filter, title] of [
    ["frame", "Frame"],
    ["tcp", "Transmission Control Protocol"],
    ["http", "Hypertext Transfer Protocol"],
  ] as const) {
    const row = box.getByRole("row", { name: new RegExp(`^${title}`) }).first();
    const packets = summaries(HTTP, "-Y", filter).length;
    expect((await row.getByRole("cell").nth(2).textContent())?.trim()).toBe(String(packets));
  }
  await box.getByRole("row", { name: /^Hypertext Transfer Protocol/ }).first().click({ button: "right" });
  await w.choose("Apply as Filter", "Selected");
  await w.waitCount(summaries(HTTP, "-Y", "http").length);
  await box.getByRole("button", { name: "Close" }).last().click();
});

test("conversations and endpoints are those of the packets", async () => {
  if (!(await server.has("conversations"))) return absent("Conversations");
  const fields = (name: string) => tshark("-r", HTTP, "-T", "fields", "-e", name).split("\n").filter(Boolean);
  const streams = fields("tcp.stream");
  await w.menu("Statistics", "Conversations");
  const box = dialog("Conversations");
  await box.getByRole("tab", { name: /^TCP/ }).click();
  await expect.poll(() => box.locator("tbody tr").count()).toBe(new Set(streams).size);
  const packets = box.getByRole("columnheader", { name: "Packets", exact: true });
  await packets.getByRole("button").click();
  const counts = [...new Set(streams)].map((s) => streams.filter((t) => t === s).length);
  expect(await box.locator("tbody tr").first().getByRole("cell").nth(4).textContent()).toContain(String(Math.max(...counts)));
  await box.getByRole("button", { name: "Copy as CSV" }).click();
  await expect.poll(() => w.clipboard()).toContain('"Address A","Port A"');
  await box.locator("tbody tr").first().dblclick();
  await w.waitCount(Math.max(...counts));
  await box.getByRole("button", { name: "Close" }).last().click();
  await w.menu("Statistics", "Endpoints");
  const ends = dialog("Endpoints");
  await ends.getByRole("tab", { name: /^IPv4/ }).click();
  const hosts = new Set([...fields("ip.src"), ...fields("ip.dst")]);
  await expect.poll(() => ends.locator("tbody tr").count()).toBe(hosts.size);
});

test("shortcuts are those that work", async () => {
  await w.page.keyboard.press("F1");
  const box = dialog("Keyboard Shortcuts");
  expect(await box.textContent()).toContain("Ctrl+G");
  await w.page.keyboard.press("Escape");
  await expect.poll(() => box.count()).toBe(0);
});
