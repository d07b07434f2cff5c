// What bad input gets: hostile packets, captures that are cut or vanish, a lost server, callers who may not.

import { copyFileSync, mkdtempSync, readFileSync, readdirSync, rmSync, truncateSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { writeHostile } from "./hostile";
import { EXAMPLES, Server, Window, startBrowser, summaries } from "./world";

let browser: Browser;
let folder: string;

beforeAll(async () => {
  browser = await startBrowser();
  folder = mkdtempSync(join(tmpdir(), "requin-safety-"));
});

afterEach(() => Server.stopAll());

afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

test("markup in packets is text everywhere", async () => {
  const file = join(folder, "<img src=x onerror=alert(1)>.pcap");
  writeHostile(file);
  const server = await Server.start([file]);
  const w = await Window.open(browser, server);
  const rows = summaries(file);
  await w.row(1).waitFor();
  for (const row of rows) {
    const frame = Number(row[0]);
    expect((await w.cells(frame)).map((c) => c.trim())).toEqual(row);
    await w.select(frame);
    await w.details();
  }
  const text = (await w.tree.allTextContents()).join();
  expect(text).toContain("<img src=x onerror=");
  await w.select(2);
  expect((await w.tree.allTextContents()).join()).toContain("<script>document.title='owned'</script>");
  // In the status bar, menus, titles and statistics too.
  const line = w.tree.getByRole("treeitem", { name: /Host: <img/ });
  await line.click();
  await line.click({ button: "right" });
  await w.page.keyboard.press("Escape");
  await w.menu("Statistics", "Capture File Properties");
  const properties = w.page.getByRole("dialog", { name: "Capture File Properties" });
  await expect.poll(() => properties.textContent()).toContain("<img src=x onerror=alert(1)>.pcap");
  await w.page.keyboard.press("Escape");
  expect(await w.page.locator("main img, main script, main svg[onload], #app iframe").count()).toBe(0);
  expect(await w.page.title()).not.toContain("owned");
  await w.close();
  await server.stop();
});

test("a capture that is cut shows a banner and what could be read", async () => {
  const file = join(folder, "cut.pcap");
  copyFileSync(join(EXAMPLES, "http.pcap"), file);
  truncateSync(file, 3000);
  const server = await Server.start([file]);
  const w = await Window.open(browser, server);
  await w.row(1).waitFor();
  const banner = w.page.getByRole("alert");
  await expect.poll(() => banner.textContent()).toMatch(/cut short/i);
  expect(await w.count()).toBe(summaries(file).length);
  await banner.getByRole("button", { name: "Dismiss" }).click();
  await expect.poll(() => banner.count()).toBe(0);
  await w.close();
  await server.stop();
});

test("a capture that vanishes keeps its rows", async () => {
  const file = join(folder, "vanishing.pcap");
  copyFileSync(join(EXAMPLES, "http.pcap"), file);
  const server = await Server.start([file]);
  const w = await Window.open(browser, server);
  await w.row(1).waitFor();
  const count = await w.count();
  truncateSync(file, 0);
  rmSync(file);
  await w.list.focus();
  await w.page.keyboard.press("Control+End");
  await w.page.keyboard.press("Control+R");
  await expect.poll(() => w.page.getByRole("alert").count(), { timeout: 15_000 }).toBeGreaterThan(0);
  expect(await w.count()).toBe(count);
  w.expected.push(/./);
  await w.close();
  await server.stop();
});

test("a lost server shows that it reconnects, and recovers", async () => {
  const home = mkdtempSync(join(tmpdir(), "requin-home-"));
  const file = join(EXAMPLES, "http.pcap");
  const first = await Server.start([file], [], home);
  const w = await Window.open(browser, first);
  await w.row(1).waitFor();
  await w.select(4);
  await first.kill();
  await expect.poll(() => w.page.getByRole("alert").textContent(), { timeout: 10_000 }).toContain("Reconnecting");
  expect((await w.cells(4)).length).toBe(7);
  // Another one takes its place: its token is another one, and the page says what to do.
  const second = await Server.start([file], ["--port", first.port], home);
  await expect.poll(() => w.page.getByRole("alert").textContent(), { timeout: 10_000 }).toContain("no longer valid");
  await w.page.goto(second.url);
  await w.row(1).waitFor();
  w.expected.push(/./);
  await w.close();
  await second.stop();
});

test("a connection that comes back goes on where it was", async () => {
  const file = join(EXAMPLES, "http.pcap");
  const server = await Server.start([file]);
  const w = await Window.open(browser, server);
  await w.row(1).waitFor();
  await w.select(4);
  process.kill(server.pid, "SIGSTOP");
  await w.filter.fill("http");
  await w.filter.press("Enter");
  process.kill(server.pid, "SIGCONT");
  await w.waitCount(summaries(file, "-Y", "http").length);
  await w.close();
  await server.stop();
});

test("a network that is gone for a while", async () => {
  const file = join(EXAMPLES, "http.pcap");
  const server = await Server.start([file]);
  const w = await Window.open(browser, server);
  await w.row(1).waitFor();
  await w.page.context().setOffline(true);
  await w.row(4).click();
  await expect.poll(() => w.page.getByRole("alert").textContent(), { timeout: 10_000 }).toContain("Reconnecting");
  expect(await w.count()).toBe(summaries(file).length);
  await w.page.context().setOffline(false);
  await expect.poll(() => w.page.getByRole("alert").count(), { timeout: 10_000 }).toBe(0);
  await w.detailsOf(4);
  await w.apply("http", summaries(file, "-Y", "http").length);
  // Requests that could not be sent.
  w.expected.push(/ERR_INTERNET_DISCONNECTED/);
  await w.close();
  await server.stop();
});

test("a wrong token, Origin or Host gets nothing", async () => {
  const server = await Server.start([join(EXAMPLES, "http.pcap")]);
  const token = new URL(server.url).searchParams.get("token") ?? "";
  const get = (path: string, headers: Record<string, string> = {}) => {
    return new Promise<{ status: number; text: string }>((done, failed) => {
      request(server.origin + path, { headers }, (answer) => {
        let text = "";
        answer.on("data", (part: Buffer) => (text += part.toString()));
        answer.on("end", () => done({ status: answer.statusCode ?? 0, text }));
      })
        .on("error", failed)
        .end();
    });
  };
  for (const [path, headers] of [
    ["/", {}],
    ["/?token=wrong", {}],
    ["/api/hello", {}],
    ["/api/hello", { authorization: "Bearer wrong" }],
    ["/api/hello", { authorization: `Bearer ${token}`, origin: "http://example.com" }],
    ["/api/events", { authorization: "Bearer wrong" }],
    ["/api/hello", { authorization: `Bearer ${token}`, host: "example.com" }],
  ] as [string, Record<string, string>][]) {
    const { status, text } = await get(path, headers);
    expect(status, path).toBe(403);
    expect(text, path).toBe("");
  }
  expect((await get("/api/hello", { authorization: `Bearer ${token}` })).status).toBe(200);
  const page = await get("/", { authorization: `Bearer ${token}` });
  expect(page.status).toBe(200);
  const files = await fetch(`${server.origin}/api/files?dir=/etc`, { headers: { authorization: `Bearer ${token}` } });
  expect(files.status).toBeGreaterThanOrEqual(400);
  await server.stop();
});

test("nothing in the page's source makes markup of a text", () => {
  const source = fileURLToPath(new URL("../src", import.meta.url));
  const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter((f) => /\.(svelte|ts)$/.test(f));
  expect(files.length).toBeGreaterThan(30);
  for (const file of files) {
    expect(readFileSync(join(source, file), "utf8"), file).not.toMatch(/\{@html|innerHTML|insertAdjacentHTML|document\.write|\beval\(/);
  }
});
