// The page as a whole: which captures are open, what the server said, which windows are open.

import type { Capture, Event, Hello, Settings } from "../api";
import { client, eventsAddress, reach, Refusal } from "../client";
import { T } from "../text";
import { CaptureModel } from "./capture.svelte";
import { takePrefs } from "./prefs.svelte";

export type DialogName =
  | "open"
  | "export"
  | "saveAs"
  | "preferences"
  | "protocols"
  | "decodeAs"
  | "filters"
  | "coloring"
  | "properties"
  | "hierarchy"
  | "conversations"
  | "endpoints"
  | "shortcuts"
  | "about";

/** A dialog that is open, with what it was opened for. */
export interface Opened {
  name: DialogName;
  about: string;
}

interface Job {
  text: string;
  done: number;
  of: number;
  cancel: () => void;
}

/** A notice in the status bar goes away after so long. */
const NOTICE_MS = 6000;
/** What takes longer shows its progress. */
const SLOW_MS = 300;

/** First pause before a lost server is tried again; each is longer than the one before. */
const RETRY_MS = 250;
const RETRY_MOST_MS = 2000;

class App {
  hello: Hello | null = $state.raw(null);
  settings: Settings | null = $state.raw(null);
  captures: CaptureModel[] = $state.raw([]);
  current: CaptureModel | null = $state.raw(null);
  /** The server has said what is open. */
  ready = $state(false);
  connected = $state(true);
  refused = $state(false);
  dialogs: Opened[] = $state.raw([]);
  findBar = $state(false);
  goToBar = $state(false);
  notice = $state("");
  noticeBad = $state(false);
  dismissed: ReadonlySet<string> = $state.raw(new Set());
  jobs: Record<string, Job> = $state({});

  /** Text in the filter bar. */
  filter = $state("");
  filterBox: HTMLInputElement | null = null;
  list: HTMLElement | null = null;
  tree: HTMLElement | null = null;

  #server = "";
  #noticeTimer = 0;
  #jobs = 0;
  #socket: WebSocket | null = null;
  /** Timer of the next attempt, or 0. */
  #retry = 0;
  #wait = 0;

  async start(): Promise<void> {
    try {
      await this.#greet();
    } finally {
      takePrefs(this.settings?.page ?? "");
      this.ready = true;
    }
    if (!this.refused) this.#listen();
    reach.lost = () => this.#lost();
    addEventListener("offline", () => this.#lost());
    const asked = Number(new URLSearchParams(location.hash.slice(1)).get("capture"));
    this.current = this.captures.find((c) => c.id === asked) ?? this.captures.at(-1) ?? null;
    this.#shown();
    addEventListener("hashchange", () => {
      const id = Number(new URLSearchParams(location.hash.slice(1)).get("capture"));
      const found = this.captures.find((c) => c.id === id);
      if (found && found !== this.current) this.turn(found);
    });
  }

  async #greet(): Promise<void> {
    try {
      const hello = await client.hello();
      this.hello = hello;
      this.settings = hello.settings;
      this.refused = false;
      const there = new Map(hello.captures.map((c) => [c.id, c]));
      for (const model of this.captures) if (!there.has(model.id)) this.#forget(model.id);
      for (const info of hello.captures) this.#know(info);
    } catch (error) {
      if (error instanceof Refusal && (error.status === 401 || error.status === 403)) this.refused = true;
      else throw error;
    }
  }

  // Captures

  #know(info: Capture): CaptureModel {
    const there = this.captures.find((c) => c.id === info.id);
    if (there) {
      there.captureEvent(info);
      return there;
    }
    const model = new CaptureModel(info);
    this.captures = [...this.captures, model];
    return model;
  }

  #forget(id: number): void {
    const gone = this.captures.find((c) => c.id === id);
    if (!gone) return;
    gone.drop();
    this.captures = this.captures.filter((c) => c !== gone);
    if (this.current === gone) this.turn(this.captures.at(-1) ?? null);
  }

  /** Turns to another capture. */
  turn(model: CaptureModel | null): void {
    this.current = model;
    this.filter = model?.view.filter ?? "";
    if (!model) this.findBar = this.goToBar = false;
    this.#shown();
  }

  #shown(): void {
    const model = this.current;
    document.title = model ? `${model.info.name} – ${T.app}` : T.app;
    const hash = model ? `#capture=${model.id}` : "";
    if (location.hash !== hash) history.replaceState(null, "", hash || location.pathname);
  }

  async open(path: string): Promise<void> {
    const name = path.split("/").at(-1) ?? path;
    await this.work(T.notice.opening(name), async () => {
      this.turn(this.#know(await client.open(path)));
      this.focusList();
      void this.#recent();
    });
  }

  async upload(file: File): Promise<void> {
    await this.work(T.notice.uploading(file.name), async (_, signal) => {
      this.turn(this.#know(await client.upload(file, signal)));
      this.focusList();
    });
  }

  async close(model: CaptureModel): Promise<void> {
    await this.attempt(async () => {
      await client.close(model.id);
      this.#forget(model.id);
      await this.#recent();
    });
  }

  async reload(): Promise<void> {
    const model = this.current;
    if (!model) return;
    await this.attempt(async () => {
      this.dismissed = new Set();
      model.captureEvent(await client.reload(model.id));
    });
  }

  async stopLoading(model: CaptureModel): Promise<void> {
    await this.attempt(async () => model.captureEvent(await client.stop(model.id)));
  }

  /** Forgets recent files and filters. */
  async forgetRecent(): Promise<void> {
    if (await this.set(client.forgetRecent())) await this.#recent();
  }

  async #recent(): Promise<void> {
    const hello = await client.hello().catch(() => null);
    if (hello) this.hello = hello;
  }

  // Filters

  /** Applies the text in the filter bar (or another, which is put there). */
  async apply(text = this.filter): Promise<boolean> {
    this.filter = text;
    const model = this.current;
    if (!model) return false;
    try {
      // Asked first, because a refused request is an error in the browser's console.
      const check = await client.check(text);
      if (check.verdict === "error") {
        this.say(T.notice.badFilter(check.message), true);
        return false;
      }
      await model.show(text.trim(), model.sort);
      this.say("");
      return true;
    } catch (error) {
      if (isAbort(error)) return false;
      this.say(T.notice.badFilter(message(error)), true);
      return false;
    }
  }

  // Settings

  async set(change: Promise<Settings>): Promise<boolean> {
    return this.attempt(async () => {
      this.#settle(await change);
    });
  }

  #settle(settings: Settings): void {
    const before = this.settings;
    this.settings = settings;
    if (!before) return;
    const dull = (s: Settings) => JSON.stringify([s.columns.map((c) => c.format), s.time, s.names, s.colours, s.colourize]);
    if (dull(before) !== dull(settings)) for (const model of this.captures) model.refresh();
  }

  // Windows

  openDialog(name: DialogName, about = ""): void {
    this.dialogs = [...this.dialogs.filter((d) => d.name !== name), { name, about }];
  }

  closeDialog(name: DialogName): void {
    this.dialogs = this.dialogs.filter((d) => d.name !== name);
    if (this.dialogs.length === 0) queueMicrotask(() => this.focusList());
  }

  focusList(): void {
    requestAnimationFrame(() => this.list?.focus({ preventScroll: true }));
  }

  // Telling the user

  say(text: string, bad = false): void {
    clearTimeout(this.#noticeTimer);
    this.notice = text;
    this.noticeBad = bad;
    if (text) this.#noticeTimer = window.setTimeout(() => (this.notice = ""), NOTICE_MS);
  }

  /** Does something, and says why if it fails. */
  async attempt(what: () => Promise<void>): Promise<boolean> {
    try {
      await what();
      return true;
    } catch (error) {
      if (!isAbort(error)) this.say(message(error), true);
      return false;
    }
  }

  /** Does something that may take long: after a moment its progress is shown, with a button that cancels it. */
  async work(text: string, what: (job: string, signal: AbortSignal) => Promise<void>): Promise<boolean> {
    const job = `page-${Date.now().toString(36)}-${++this.#jobs}`;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      this.jobs[job] = { text, done: 0, of: 0, cancel: () => stop.abort() };
    }, SLOW_MS);
    const done = await this.attempt(() => what(job, stop.signal));
    clearTimeout(timer);
    delete this.jobs[job];
    return done;
  }

  async copy(text: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      this.say(T.notice.copied);
    } catch {
      this.say(T.notice.copyFailed, true);
    }
  }

  // Events

  #listen(): void {
    const socket = new WebSocket(eventsAddress());
    this.#socket = socket;
    socket.onmessage = (message) => this.#event(JSON.parse(String(message.data)) as Event);
    socket.onclose = () => {
      this.#socket = null;
      this.#lost();
    };
  }

  /** The server cannot be reached: it is tried again and again. */
  #lost(): void {
    this.connected = false;
    if (this.#retry) return;
    this.#wait = RETRY_MS;
    this.#retry = window.setTimeout(() => void this.#again(), this.#wait);
  }

  /** Before the socket is tried again, a request tells whether the server is there: a failed socket is an error in the console. */
  async #again(): Promise<void> {
    try {
      await this.#greet();
    } catch {
      this.#wait = Math.min(RETRY_MOST_MS, this.#wait * 1.6);
      this.#retry = window.setTimeout(() => void this.#again(), this.#wait);
      return;
    }
    this.#retry = 0;
    if (this.refused) return;
    // What was asked for meanwhile and did not come is asked for again.
    for (const model of this.captures) model.refresh();
    if (this.#socket) this.connected = true;
    else this.#listen();
  }

  #event(event: Event): void {
    switch (event.type) {
      case "hello":
        this.connected = true;
        if (this.#server && this.#server !== event.server) for (const model of this.captures) model.refresh();
        this.#server = event.server;
        break;
      case "capture":
        this.#know(event.capture);
        if (!this.current && this.captures.length === 1) this.turn(this.captures[0] ?? null);
        break;
      case "closed":
        this.#forget(event.id);
        break;
      case "view":
        this.captures.find((c) => c.id === event.capture)?.viewEvent(event.view);
        break;
      case "job": {
        const job = this.jobs[event.job];
        if (job) Object.assign(job, { done: event.done, of: event.of });
        break;
      }
      case "settings":
        this.#settle(event.settings);
        break;
      case "notice":
        this.say(event.text);
        break;
    }
  }
}

export function isAbort(error: unknown): boolean {
  return (
    (error instanceof DOMException && error.name === "AbortError") ||
    (error instanceof Refusal && error.error?.code === "cancelled")
  );
}

export function message(error: unknown): string {
  if (error instanceof Refusal && error.error?.code === "absent") return T.notice.absent;
  return error instanceof Error ? error.message : String(error);
}

export const app = new App();
