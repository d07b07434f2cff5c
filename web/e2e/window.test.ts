// The main window on the example captures: what it shows is what the command line prints of the same packets.

import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { EXAMPLES, Server, Window, details, startBrowser, summaries, tshark } from "./world";

const HTTP = join(EXAMPLES, "http.pcap");
const DNS = join(EXAMPLES, "dns.pcap");

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
  server = await Server.start([HTTP]);
  w = await Window.open(browser, server);
  await w.row(1).waitFor();
});

afterEach(async () => {
  await w.close();
  await Server.stopAll();
});

test("every row shows what the command line prints", async () => {
  const rows = summaries(HTTP);
  await w.waitCount(rows.length);
  for (const expected of rows) {
    const frame = Number(expected[0]);
    while (!(await w.row(frame).count())) await w.list.press("PageDown");
    await w.row(frame).waitFor();
    expect((await w.cells(frame)).map((c) => c.trim())).toEqual(expected);
  }
});

test("details are what -V prints, for packets of several protocols", async () => {
  for (const frame of [1, 4, 8, 13]) {
    await w.select(frame);
    // The list's rows above were opened all; the tree remembers it.
    expect(await w.details()).toEqual(details(HTTP, frame));
  }
});

test("bytes are what -x prints, a tab for each buffer", async () => {
  await w.select(13);
  const expected = tshark("-r", HTTP, "-x", "-Y", "frame.number == 13").split("\n\n");
  const tabs = w.bytes.getByRole("tab");
  expect(await tabs.count()).toBeGreaterThan(1);
  for (const [i, text] of expected.filter((t) => /[0-9a-f]{4}/.test(t)).entries()) {
    if (i >= (await tabs.count())) break;
    await tabs.nth(i).click();
    const wanted = /^[0-9a-f]{4,8}  ((?:[0-9a-f]{2} ?)+)/m.exec(text)?.[1]?.trim().split(" ") ?? [];
    const shown = await w.bytes.locator(".octet").allTextContents();
    expect(shown.slice(0, wanted.length)).toEqual(wanted);
  }
});

test("tree and bytes are linked both ways", async () => {
  await w.select(4);
  await w.tree.getByRole("treeitem", { name: /^Internet Protocol/ }).locator(".twist").click();
  await w.tree.getByRole("treeitem", { name: /^Time to Live/ }).click();
  expect(await w.bytes.locator(".octet.picked").allTextContents()).toEqual(["40"]);
  await expect.poll(() => w.status.textContent()).toContain("(ip.ttl), 1 byte, byte 22");
  // Offset 23 is the protocol.
  await w.bytes.locator(".octet[data-octet='23']").click();
  await expect
    .poll(() => w.tree.locator("[aria-selected=true]").textContent())
    .toMatch(/Protocol: TCP \(6\)/);
  await w.bytes.locator(".octet[data-octet='26']").hover();
  await w.tree.locator(".line.hover").waitFor();
  expect(await w.tree.locator(".line.hover").textContent()).toContain("Source Address");
});

test("the tree remembers what was open in another packet", async () => {
  await w.select(4);
  await w.tree.getByRole("treeitem", { name: /^Transmission Control/ }).locator(".twist").click();
  await w.tree.getByRole("treeitem", { name: /Flags: 0x018/ }).locator(".twist").click();
  await w.select(1);
  await w.tree.getByRole("treeitem", { name: /Syn: Set/ }).waitFor();
});

test("keys: rows, ends, tree, filter", async () => {
  const rows = summaries(HTTP);
  await w.list.focus();
  await w.page.keyboard.press("ArrowDown");
  await w.page.keyboard.press("ArrowDown");
  await w.page.keyboard.press("Control+End");
  await w.detailsOf(rows.length);
  await w.page.keyboard.press("Control+Home");
  await w.detailsOf(1);
  await w.page.keyboard.press("F8");
  await w.detailsOf(2);
  await w.page.keyboard.press("Alt+ArrowLeft");
  await w.detailsOf(1);
  await w.page.keyboard.press("Enter");
  await expect.poll(() => w.tree.evaluate((t) => t === document.activeElement)).toBe(true);
  await w.page.keyboard.press("ArrowDown");
  await w.page.keyboard.press("ArrowRight");
  expect(await w.tree.locator("[aria-selected=true]").getAttribute("aria-expanded")).toBe("true");
  await w.page.keyboard.press("Backspace");
  await w.page.keyboard.press("Control+/");
  await expect.poll(() => w.filter.evaluate((f) => f === document.activeElement)).toBe(true);
  await w.list.focus();
  await w.page.keyboard.type("tcp");
  await expect.poll(() => w.filter.inputValue()).toBe("tcp");
});

test("the filter bar says what a text is, and a bad filter never clears the list", async () => {
  const rows = summaries(HTTP);
  await w.filter.fill("tcp.flags.syn == 1");
  await expect.poll(() => w.filter.getAttribute("data-verdict")).toBe("ok");
  expect(await w.filter.getAttribute("aria-invalid")).toBe("false");
  await w.filter.fill("tcp.port ==");
  await expect.poll(() => w.filter.getAttribute("aria-invalid")).toBe("true");
  await w.filter.press("Enter");
  await expect.poll(() => w.status.textContent()).toContain("Invalid filter");
  expect(await w.count()).toBe(rows.length);
  await w.filter.fill("bootp");
  await expect.poll(() => w.filter.getAttribute("data-verdict")).toBe("deprecated");
  expect(await w.filter.getAttribute("aria-invalid")).toBe("false");
});

test("a filter shows the same packets as -Y", async () => {
  for (const filter of ["http", "tcp.flags.syn == 1", "http.response.code == 200 && tcp.len > 100", "dns"]) {
    const expected = summaries(HTTP, "-Y", filter);
    await w.apply(filter, expected.length);
    if (expected.length === 0) continue;
    await expect
      .poll(async () => (await w.rows.evaluateAll((all) => all.map((r) => r.getAttribute("data-frame")))).length)
      .toBeGreaterThan(0);
    const first = Number(expected[0]?.[0]);
    await w.row(first).waitFor();
    expect((await w.cells(first)).map((c) => c.trim())).toEqual(expected[0]);
  }
  await w.apply("", summaries(HTTP).length);
});

test("completions are options of a listbox", async () => {
  await w.filter.click();
  await w.page.keyboard.type("http.respo");
  const options = w.page.getByRole("listbox", { name: "Completions" }).getByRole("option");
  await expect
    .poll(async () => {
      const texts = await options.allTextContents();
      return texts.length > 1 && texts.every((text) => text.includes("http.respo"));
    })
    .toBe(true);
  await w.page.keyboard.press("ArrowDown");
  const chosen = await w.page.locator("[role=option][aria-selected=true] .what").textContent();
  await w.page.keyboard.press("Tab");
  await expect.poll(() => w.filter.inputValue()).toBe(chosen);
});

test("history of filters", async () => {
  await w.apply("http", summaries(HTTP, "-Y", "http").length);
  await w.apply("tcp.len > 0", summaries(HTTP, "-Y", "tcp.len > 0").length);
  await w.page.getByRole("button", { name: "Recent display filters" }).click();
  await w.choose("http");
  await w.waitCount(summaries(HTTP, "-Y", "http").length);
  expect(await w.filter.inputValue()).toBe("http");
});

test("the six forms, applied and prepared, from details and list", async () => {
  await w.select(4);
  await w.tree.getByRole("treeitem", { name: /^Internet Protocol/ }).click({ button: "right" });
  await w.choose("Apply as Filter", "Selected");
  await expect.poll(() => w.filter.inputValue()).toBe("ip");
  await w.row(4).getByRole("gridcell").nth(5).click({ button: "right" });
  await w.choose("Apply as Filter", "…and Selected");
  const filter = "ip && (frame.len == 190)";
  await expect.poll(() => w.filter.inputValue()).toBe(filter);
  await w.waitCount(summaries(HTTP, "-Y", filter).length);
  await w.row(4).getByRole("gridcell").nth(4).click({ button: "right" });
  await w.choose("Prepare as Filter", "…or not Selected");
  await expect.poll(() => w.filter.inputValue()).toBe(`(${filter}) || !(http)`);
  await w.waitCount(summaries(HTTP, "-Y", filter).length);
});

test("conversation filter", async () => {
  await w.row(4).getByRole("gridcell").nth(2).click({ button: "right" });
  await w.choose("Conversation Filter", "TCP");
  await expect.poll(() => w.filter.inputValue()).toContain("tcp");
  const filter = await w.filter.inputValue();
  await w.waitCount(summaries(HTTP, "-Y", filter).length);
});

test("copies", async () => {
  await w.select(4);
  await w.list.focus();
  await w.page.keyboard.press("Control+C");
  await expect.poll(() => w.clipboard()).toContain("GET / HTTP/1.1");
  await w.row(4).getByRole("gridcell").nth(2).click({ button: "right" });
  await w.choose("Copy", "Value");
  await expect.poll(() => w.clipboard()).toBe(summaries(HTTP)[3]?.[2]);
  await w.row(4).getByRole("gridcell").nth(4).click({ button: "right" });
  await w.choose("Copy", "As Filter");
  await expect.poll(() => w.clipboard()).toBe("http");
  await w.tree.getByRole("treeitem", { name: /^Internet Protocol/ }).click({ button: "right" });
  await w.choose("Copy", "as a Hex Stream");
  await expect.poll(() => w.clipboard()).toMatch(/^4500[0-9a-f]{36}$/);
  await w.row(4).getByRole("gridcell").nth(2).click({ button: "right" });
  await w.choose("Copy", "Summary as CSV");
  await expect.poll(() => w.clipboard()).toMatch(/"4","0\.000390"/);
});

test("mark, ignore, time reference", async () => {
  await w.select(3);
  await w.page.keyboard.press("Control+M");
  await w.list.locator('[data-frame="3"].marked').waitFor();
  await expect.poll(() => w.status.textContent()).toContain("Marked: 1");
  await w.menu("Edit", "Mark/Unmark Packet(s)");
  await expect.poll(() => w.status.textContent()).not.toContain("Marked");
  await w.select(2);
  await w.menu("Edit", "Set/Unset Time Reference");
  await expect.poll(async () => (await w.cells(2))[1]?.trim()).toBe("*REF*");
  await w.menu("Edit", "Unset All Time References");
  await expect.poll(async () => (await w.cells(2))[1]?.trim()).toBe("0.000021");
  await w.select(4);
  await w.menu("Edit", "Ignore/Unignore Packet(s)");
  await w.list.locator('[data-frame="4"].ignored').waitFor({ timeout: 5000 });
});

test("several rows are selected with Shift and Control", async () => {
  await w.row(2).click();
  await w.row(5).click({ modifiers: ["Shift"] });
  await w.row(7).click({ modifiers: ["Control"] });
  await expect.poll(() => w.status.textContent()).toContain("Selected: 5");
  expect(await w.list.locator("[role=row][aria-selected=true]").count()).toBe(5);
});

test("columns: sort, add, width, order, hide", async () => {
  const head = (name: string) => w.page.getByRole("columnheader", { name });
  const lengths = summaries(HTTP).map((r) => Number(r[5]));
  // The selected packet stays in sight, so the first row may be above.
  const first = async () => {
    await w.page.keyboard.press("Control+Home");
    return Number((await w.rows.first().getByRole("gridcell").nth(5).textContent()) ?? 0);
  };
  await head("Length").click();
  await expect.poll(first).toBe(Math.min(...lengths));
  await head("Length").click();
  await expect.poll(first).toBe(Math.max(...lengths));
  expect(await head("Length").getAttribute("aria-sort")).toBe("descending");
  await head("Length").click();
  await expect.poll(async () => (await w.list.locator('[aria-rowindex="1"]').getByRole("gridcell").first().textContent())?.trim()).toBe("1");

  await w.select(4);
  await w.tree.getByRole("treeitem", { name: /^Internet Protocol/ }).locator(".twist").click();
  await w.tree.getByRole("treeitem", { name: /^Time to Live/ }).click({ button: "right" });
  await w.choose("Apply as Column");
  await head("Time to Live").waitFor();
  await expect.poll(async () => (await w.cells(4))[6]).toBe("64");

  const box = await head("Source").boundingBox();
  if (!box) throw new Error("no heading");
  await w.page.mouse.move(box.x + box.width - 1, box.y + 8);
  await w.page.mouse.down();
  await w.page.mouse.move(box.x + box.width + 59, box.y + 8, { steps: 4 });
  await w.page.mouse.up();
  await expect.poll(async () => Math.round((await head("Source").boundingBox())?.width ?? 0)).toBe(Math.round(box.width + 60));

  const from = await head("Protocol").boundingBox();
  const to = await head("Time").first().boundingBox();
  if (!from || !to) throw new Error("no heading");
  await w.page.mouse.move(from.x + 20, from.y + 8);
  await w.page.mouse.down();
  await w.page.mouse.move(to.x + 20, to.y + 8, { steps: 6 });
  await w.page.mouse.up();
  await expect.poll(async () => (await w.cells(4))[1]).toBe("HTTP");

  await head("Source").click({ button: "right" });
  await w.choose("Hide This Column");
  await expect.poll(() => head("Source").count()).toBe(0);
});

test("time formats are those of -t", async () => {
  for (const [entry, option] of [
    ["UTC Date and Time of Day", "ud"],
    ["Seconds Since 1970-01-01", "e"],
    ["Seconds Since Previous Captured Packet", "d"],
  ] as const) {
    await w.menu("View", "Time Display Format", entry);
    const expected = summaries(HTTP, "-t", option)[2]?.[1];
    await expect.poll(async () => (await w.cells(3))[1]?.trim(), { message: entry }).toBe(expected);
  }
});

test("go to packet, and links to other frames", async () => {
  await w.page.keyboard.press("Control+G");
  await w.page.getByRole("textbox", { name: "Packet number" }).fill("40");
  await w.page.keyboard.press("Enter");
  await w.detailsOf(40);
  await w.page.keyboard.press("Control+Home");
  await w.select(4);
  await w.tree.focus();
  await w.page.keyboard.press("Control+ArrowRight");
  const link = w.tree.getByRole("treeitem", { name: /Response in frame: 8/ });
  await link.dblclick();
  await w.detailsOf(8);
});

test("find by filter, string, hex and regular expression", async () => {
  const find = async (by: string, text: string, within?: string) => {
    await w.page.getByRole("combobox", { name: "Search by" }).selectOption({ label: by });
    if (within) await w.page.getByRole("combobox", { name: "Search in" }).selectOption({ label: within });
    await w.page.getByRole("textbox", { name: "Find what" }).fill(text);
    await w.page.keyboard.press("Enter");
  };
  await w.page.keyboard.press("Control+Home");
  await w.page.keyboard.press("Control+F");
  await find("Display filter", "http.response");
  await w.detailsOf(8);
  await find("String", "png", "Packet list");
  await w.detailsOf(10);
  await find("Hex value", "89 50 4e 47");
  await w.detailsOf(Number(summaries(HTTP, "-Y", "frame contains 89:50:4e:47")[0]?.[0]));
  await find("Regular expression", "GET /t[a-z]+t", "Packet details");
  await w.detailsOf(15);
  await find("String", "nowhere to be found");
  await expect.poll(() => w.status.textContent()).toContain("No packet contained");
  await w.page.keyboard.press("Escape");
  await expect.poll(() => w.page.getByRole("textbox", { name: "Find what" }).count()).toBe(0);
});

test("several captures at once", async () => {
  await w.menu("File", "Close");
  await w.page.getByText("Welcome to requin").waitFor();
  await w.page.getByRole("button", { name: /http\.pcap/ }).first().click();
  await w.row(1).waitFor();
  const transfer = await w.page.evaluateHandle(
    (text) => {
      const data = new DataTransfer();
      const octets = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
      data.items.add(new File([octets], "dropped.pcap"));
      return data;
    },
    (await import("node:fs")).readFileSync(DNS).toString("base64"),
  );
  await w.page.dispatchEvent(".page", "drop", { dataTransfer: transfer });
  const rows = summaries(DNS);
  await w.waitCount(rows.length);
  await w.row(1).waitFor();
  expect((await w.cells(1)).map((c) => c.trim())).toEqual(rows[0]);
  await w.page.getByRole("tab", { name: "http.pcap" }).click();
  await w.waitCount(summaries(HTTP).length);
});

test("the menu bar by keyboard", async () => {
  await w.page.keyboard.press("F10");
  const names = await w.page.getByRole("menubar").locator(":scope > [role=menuitem]").allTextContents();
  expect(names).toEqual(["File", "Edit", "View", "Go", "Analyze", "Statistics", "Help"]);
  await w.page.keyboard.press("ArrowRight");
  await w.page.keyboard.press("ArrowRight");
  await w.page.keyboard.press("ArrowDown");
  // A key that comes before the menu has the focus is lost.
  const inMenu = () => document.activeElement?.closest("[role=menu]")?.getAttribute("aria-label");
  await w.page.getByRole("menu", { name: "View" }).waitFor();
  await expect.poll(() => w.page.evaluate(inMenu)).toBe("View");
  await w.page.keyboard.press("ArrowRight");
  await w.page.getByRole("menu", { name: "Go" }).waitFor();
  await expect.poll(() => w.page.evaluate(inMenu)).toBe("Go");
  await w.page.keyboard.type("l");
  await expect.poll(() => w.page.evaluate(() => document.activeElement?.getAttribute("data-label"))).toBe("Last Packet");
  await w.page.keyboard.press("Enter");
  await w.detailsOf(summaries(HTTP).length);
});

test("export of what is displayed", async () => {
  await w.apply("http", summaries(HTTP, "-Y", "http").length);
  await w.menu("File", "Export Specified Packets…");
  const dialog = w.page.getByRole("dialog", { name: "Export Specified Packets" });
  const download = w.page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Export" }).click();
  const path = await (await download).path();
  const there = summaries(path).map((r) => r.slice(2));
  expect(there.length).toBe(summaries(HTTP, "-Y", "http").length);
});

test("ten million rows scroll as ten do", async () => {
  const total = 10_000_000;
  const page = await w.page.context().newPage();
  // The program's answers, as if the capture were that long.
  await page.route(/\/api\/hello$/, async (route) => {
    const answer = await route.fetch();
    const hello = (await answer.json()) as { captures: { packets: number }[] };
    for (const capture of hello.captures) capture.packets = total;
    await route.fulfill({ response: answer, json: hello });
  });
  await page.route(/\/rows\?/, async (route) => {
    const query = new URL(route.request().url()).searchParams;
    const from = Number(query.get("from"));
    const count = Math.min(Number(query.get("count")), total - from);
    const rows = Array.from({ length: count }, (_, i) => ({
      frame: from + i + 1,
      cells: [String(from + i + 1), "", "", "", "", "", `row ${from + i + 1}`],
      colour: null,
      marked: false,
      ignored: false,
      reference: false,
      commented: false,
      conversation: null,
    }));
    await route.fulfill({ json: { view: 0, generation: 0, total, from, rows } });
  });
  await page.route(/\/frames\//, (route) => route.abort());
  await page.routeWebSocket(/\/events/, () => undefined);
  await page.goto(server.origin);
  const grid = page.getByRole("grid", { name: "Packet list" });
  await page.getByText("row 1", { exact: true }).waitFor();
  expect(await grid.getAttribute("aria-rowcount")).toBe(String(total));
  expect(await grid.evaluate((g) => g.scrollHeight)).toBeLessThan(33_554_428);
  await grid.focus();
  await page.keyboard.press("Control+End");
  await page.getByText(`row ${total}`, { exact: true }).waitFor();
  await page.keyboard.press("ArrowUp");
  await expect.poll(() => grid.locator("[aria-selected=true]").getAttribute("data-frame")).toBe(String(total - 1));
  // The thumb of the scroll bar in the middle is the middle of the list.
  await grid.evaluate((g) => (g.scrollTop = (g.scrollHeight - g.clientHeight) / 2));
  await expect
    .poll(async () => Math.abs(Number(await grid.getByRole("row").nth(10).getAttribute("data-frame")) - total / 2))
    .toBeLessThan(100);
  // Three notches of the wheel are a few rows there, too, and none is left out.
  const first = Number(await grid.getByRole("row").first().getAttribute("aria-rowindex"));
  await grid.hover();
  for (let i = 0; i < 3; i++) await page.mouse.wheel(0, 57);
  await expect.poll(async () => Number(await grid.getByRole("row").first().getAttribute("aria-rowindex")) - first).toBe(9);
  const numbers = await grid.getByRole("row").evaluateAll((rows) => rows.map((r) => Number(r.getAttribute("aria-rowindex"))));
  expect(numbers.every((n, i) => i === 0 || n === (numbers[i - 1] ?? 0) + 1)).toBe(true);
  await page.close();
});
