// The program and a browser, for the tests: a server over some captures, a page on it, and what must be true of every page.

import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium, type Browser, type BrowserContextOptions, type Locator, type Page } from "playwright-core";
import { expect } from "vitest";

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
export const EXAMPLES = join(ROOT, "examples");

/** The program under test. */
export const REQUIN = process.env["REQUIN"] ?? join(process.env["CARGO_TARGET_DIR"] ?? join(ROOT, "target"), "release/requin");

/** Captures that lie beside the repository where it is developed; tests on them are left out elsewhere. */
export const SHARED = resolve(ROOT, "../shared/captures");

const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export async function startBrowser(): Promise<Browser> {
  const path = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
  if (!existsSync(path)) throw new Error(`${path} is missing: apt-get install chromium, or set CHROMIUM`);
  return chromium.launch({ executablePath: path, headless: true, args: ARGUMENTS });
}

/** A running `requin open`. */
export class Server {
  private static running = new Set<Server>();

  /** Ends those that a failed test left. */
  static async stopAll(): Promise<void> {
    for (const server of Server.running) await server.stop();
  }

  private constructor(
    private readonly child: ChildProcess,
    private readonly home: string,
    /** Address with the token. */
    readonly url: string,
    /** When its address was known, as `performance.now()`. */
    readonly up: number,
  ) {}

  static async start(paths: string[], more: string[] = [], home = mkdtempSync(join(tmpdir(), "requin-e2e-"))): Promise<Server> {
    const child = spawn(REQUIN, ["open", "--no-browser", ...more, ...paths], {
      env: { ...process.env, HOME: home, XDG_CONFIG_HOME: home, XDG_DATA_HOME: home, TZ: "UTC" },
      stdio: ["ignore", "pipe", "inherit"],
    });
    const url = await new Promise<string>((done, failed) => {
      let text = "";
      child.stdout.on("data", (part: Buffer) => {
        text += part.toString();
        const found = /http:\S+/.exec(text)?.[0];
        if (found) done(found);
      });
      child.on("error", failed);
      child.on("exit", (code) => failed(new Error(`${REQUIN} open ended with ${code}: ${text}`)));
    });
    const server = new Server(child, home, url, performance.now());
    Server.running.add(server);
    return server;
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  get origin(): string {
    return new URL(this.url).origin;
  }

  get port(): string {
    return new URL(this.url).port;
  }

  /** Asks the interface itself. */
  async api(path: string, init: RequestInit = {}): Promise<Response> {
    const token = new URL(this.url).searchParams.get("token") ?? "";
    return fetch(`${this.origin}/api${path}`, { ...init, headers: { ...init.headers, authorization: `Bearer ${token}` } });
  }

  /** Whether the program has one of the statistics: the page then has an entry for it. */
  async has(statistic: string): Promise<boolean> {
    const hello = (await (await this.api("/hello")).json()) as { statistics: string[] };
    return hello.statistics.includes(statistic);
  }

  kill(): Promise<void> {
    return new Promise((done) => {
      if (this.child.exitCode !== null || this.child.signalCode !== null) return done();
      this.child.on("exit", () => done());
      this.child.kill("SIGTERM");
    });
  }

  async stop(): Promise<void> {
    await this.kill();
    Server.running.delete(this);
    rmSync(this.home, { recursive: true, force: true });
  }
}

/** A page, and what it did that no page may do. */
export class Window {
  readonly faults: string[] = [];
  /** Faults that a test brings about on purpose. */
  readonly expected: RegExp[] = [];

  private constructor(readonly page: Page) {}

  static async open(browser: Browser, server: Server, options: BrowserContextOptions = {}): Promise<Window> {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 720 },
      colorScheme: "light",
      permissions: ["clipboard-read", "clipboard-write"],
      ...options,
    });
    const page = await context.newPage();
    const window = new Window(page);
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") window.faults.push(`console: ${message.text()} ${message.location().url}`);
    });
    page.on("pageerror", (error) => window.faults.push(`error: ${error.message}`));
    page.on("dialog", (dialog) => {
      window.faults.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on("request", (request) => {
      const url = new URL(request.url());
      if (url.origin !== server.origin && !["blob:", "data:"].includes(url.protocol)) window.faults.push(`request: ${request.url()}`);
    });
    page.on("response", (response) => {
      if (response.status() >= 400) window.faults.push(`${response.status()}: ${response.url()}`);
    });
    page.on("websocket", (socket) => {
      if (new URL(socket.url()).host !== new URL(server.origin).host) window.faults.push(`socket: ${socket.url()}`);
    });
    await page.goto(server.url);
    await page.getByRole("status", { name: "Status bar" }).waitFor();
    return window;
  }

  /** Closes it, and fails if it did what no page may do. */
  async close(): Promise<void> {
    await this.page.context().close();
    expect(this.faults.filter((f) => !this.expected.some((e) => e.test(f)))).toEqual([]);
  }

  get list(): Locator {
    return this.page.getByRole("grid", { name: "Packet list" });
  }

  get rows(): Locator {
    return this.list.getByRole("row");
  }

  get filter(): Locator {
    return this.page.getByRole("textbox", { name: "Display filter" });
  }

  get tree(): Locator {
    return this.page.getByRole("tree", { name: "Packet details" });
  }

  get bytes(): Locator {
    return this.page.getByRole("region", { name: "Packet bytes" });
  }

  get status(): Locator {
    return this.page.getByRole("status", { name: "Status bar" });
  }

  /** The row of a frame. */
  row(frame: number): Locator {
    return this.list.locator(`[data-frame="${frame}"]`);
  }

  async count(): Promise<number> {
    return Number(await this.list.getAttribute("aria-rowcount"));
  }

  async waitCount(count: number): Promise<void> {
    await expect.poll(() => this.count(), { timeout: 10_000 }).toBe(count);
  }

  /** Selects a frame that is in sight, and waits for its details. */
  async select(frame: number): Promise<void> {
    await this.row(frame).click();
    await this.detailsOf(frame);
  }

  async detailsOf(frame: number): Promise<void> {
    await this.tree.getByRole("treeitem", { name: new RegExp(`^Frame ${frame}:`) }).waitFor();
  }

  async apply(filter: string, count?: number): Promise<void> {
    await this.filter.fill(filter);
    await this.filter.press("Enter");
    if (count !== undefined) await this.waitCount(count);
  }

  /** Chooses an entry of the menu bar, through its submenus. */
  async menu(...path: string[]): Promise<void> {
    const [top, ...rest] = path;
    await this.page.getByRole("menubar").getByRole("menuitem", { name: top ?? "", exact: true }).click();
    await this.choose(...rest);
  }

  /** Chooses an entry of the menu that is open. */
  async choose(...path: string[]): Promise<void> {
    for (const name of path) {
      await this.page
        .getByRole("menu")
        .last()
        .locator(":scope > [role^=menuitem]")
        .and(this.page.locator(`[data-label=${JSON.stringify(name)}]`))
        .click();
    }
  }

  async clipboard(): Promise<string> {
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  /** Texts of the rows in sight, without those drawn beyond the edges that have not come. */
  async cells(frame: number): Promise<string[]> {
    return this.row(frame).getByRole("gridcell").allTextContents();
  }

  /** All lines of the details, indented as in `-V`, with everything opened. */
  async details(): Promise<string[]> {
    await this.tree.focus();
    await this.tree.press("Control+ArrowRight");
    return this.tree.getByRole("treeitem").evaluateAll((items) =>
      items.map((item) => "    ".repeat(Number(item.getAttribute("aria-level")) - 1) + (item.querySelector(".label")?.textContent ?? "")),
    );
  }
}

/** What the command line prints of a capture. */
export function tshark(...args: string[]): string {
  // A capture that is cut ends with a status of its own after its packets.
  return spawnSync(REQUIN, ["tshark", ...args], { encoding: "utf8", maxBuffer: 1 << 30, env: { ...process.env, TZ: "UTC" } })
    .stdout;
}

/** The columns of each packet, as the command line prints them. */
export function summaries(file: string, ...more: string[]): string[][] {
  return tshark("-r", file, "-2", "-T", "tabs", ...more)
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => line.split("\t"))
    .map(([number, time, source, , destination, protocol, length, ...info]) =>
      [number, time, source, destination, protocol, length, info.join("\t")].map((cell) => (cell ?? "").trim()),
    );
}

/** The details of a packet, as the command line prints them, without the rows of bytes that stand in them. */
export function details(file: string, frame: number, ...more: string[]): string[] {
  const packets = tshark("-r", file, "-2", "-V", ...more).split(/^(?=Frame \d+:)/m);
  return (packets[frame - 1] ?? "")
    .split("\n")
    .map((line) => line.trimEnd())
    .filter((line) => line !== "" && !/^[0-9a-f]{4}  [0-9a-f]{2} /.test(line));
}
