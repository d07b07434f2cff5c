// The server's interface, as documented in crates/server/src/api.

import type {
  ApiError,
  Capture,
  CellFilter,
  Completions,
  Conversations,
  ConversationFilters,
  Copy,
  DecodeAs,
  DecodeAsTables,
  Details,
  Endpoints,
  FieldInfo,
  FilterCheck,
  Find,
  Folder,
  Found,
  Hello,
  Hierarchy,
  Mark,
  Marks,
  MarkKind,
  Overview,
  Place,
  Preference,
  PreferenceValue,
  Preview,
  Properties,
  ProtocolSwitch,
  Rows,
  Save,
  Saved,
  Settings,
  Sort,
  View,
} from "./api";

/** What the server answered instead of what was asked for. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly error: ApiError | null,
  ) {
    super(error?.message || `HTTP ${status}`);
  }
}

type Query = Record<string, string | number | boolean | null | undefined>;

function address(path: string, query: Query = {}): string {
  const words = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null) words.set(name, String(value));
  }
  const text = words.toString();
  return `./api${path}${text && `?${text}`}`;
}

/** Told of each request that got no answer at all. */
export const reach: { lost: () => void } = { lost: () => undefined };

async function request(method: string, where: string, body?: unknown, signal?: AbortSignal): Promise<Response> {
  const init: RequestInit = { method, credentials: "same-origin" };
  if (signal) init.signal = signal;
  if (body instanceof Blob) init.body = body;
  else if (body !== undefined) {
    init.body = JSON.stringify(body);
    init.headers = { "Content-Type": "application/json" };
  }
  let answer: Response;
  try {
    answer = await fetch(where, init);
  } catch (error) {
    if (!signal?.aborted) reach.lost();
    throw error;
  }
  if (answer.ok) return answer;
  let error: ApiError | null = null;
  try {
    error = (await answer.json()) as ApiError;
  } catch {
    // A refusal of the token has no body.
  }
  throw new Refusal(answer.status, error);
}

async function get<T>(path: string, query?: Query, signal?: AbortSignal): Promise<T> {
  return (await (await request("GET", address(path, query), undefined, signal)).json()) as T;
}

async function send<T>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  return (await (await request(method, address(path), body, signal)).json()) as T;
}

const put = (path: string, body: unknown) => send<Settings>("PUT", path, body);

export const client = {
  hello: () => get<Hello>("/hello"),

  files: (dir?: string) => get<Folder>("/files", { dir }),
  preview: (path: string, signal?: AbortSignal) => get<Preview>("/files/preview", { path }, signal),

  open: (path: string) => send<Capture>("POST", "/captures", { path, read_filter: null }),
  upload: async (file: File, signal?: AbortSignal) =>
    (await (await request("POST", address("/upload", { name: file.name }), file, signal)).json()) as Capture,
  captures: () => get<Capture[]>("/captures"),
  close: async (id: number) => void (await request("DELETE", address(`/captures/${id}`))),
  reload: (id: number) => send<Capture>("POST", `/captures/${id}/reload`),
  stop: (id: number) => send<Capture>("POST", `/captures/${id}/stop`),

  newView: (id: number, filter: string, sort: Sort | null, signal?: AbortSignal) =>
    send<View>("POST", `/captures/${id}/views`, { filter, sort }, signal),
  view: (id: number, view: number) => get<View>(`/captures/${id}/views/${view}`),
  dropView: async (id: number, view: number) => void (await request("DELETE", address(`/captures/${id}/views/${view}`))),
  rows: (id: number, view: number, from: number, count: number, signal?: AbortSignal) =>
    get<Rows>(`/captures/${id}/rows`, { view, from, count }, signal),
  place: (id: number, view: number, frame: number) => get<Place>(`/captures/${id}/row`, { view, frame }),
  overview: (id: number, view: number, buckets: number) => get<Overview>(`/captures/${id}/overview`, { view, buckets }),

  details: (id: number, frame: number, view: number, signal?: AbortSignal) =>
    get<Details>(`/captures/${id}/frames/${frame}`, { view }, signal),
  cell: (id: number, frame: number, column: number) => get<CellFilter>(`/captures/${id}/frames/${frame}/cell`, { column }),
  conversation: (id: number, frame: number) => get<ConversationFilters>(`/captures/${id}/frames/${frame}/conversation`),
  neighbour: (id: number, frame: number, view: number, direction: "forward" | "backward") =>
    get<Found>(`/captures/${id}/frames/${frame}/neighbour`, { view, direction }),
  find: (id: number, what: Partial<Find>, signal?: AbortSignal) => get<Found>(`/captures/${id}/find`, what, signal),
  mark: (id: number, what: Mark) => send<Capture>("POST", `/captures/${id}/marks`, what),
  marks: (id: number, kind: MarkKind) => get<Marks>(`/captures/${id}/marks`, { kind }),
  copy: async (id: number, what: Copy, signal?: AbortSignal) =>
    (await request("POST", address(`/captures/${id}/copy`), what, signal)).text(),
  save: (id: number, what: Save, signal?: AbortSignal) => send<Saved>("POST", `/captures/${id}/save`, what, signal),
  download: async (id: number, what: Save, signal?: AbortSignal) =>
    (await request("POST", address(`/captures/${id}/save`), { ...what, path: null }, signal)).blob(),

  properties: (id: number, signal?: AbortSignal) => get<Properties>(`/captures/${id}/properties`, {}, signal),
  hierarchy: (id: number, filter: string, job: string, signal?: AbortSignal) =>
    get<Hierarchy>(`/captures/${id}/statistics/hierarchy`, { filter, job }, signal),
  conversations: (id: number, kind: string, filter: string, job: string, signal?: AbortSignal) =>
    get<Conversations>(`/captures/${id}/statistics/conversations`, { kind: kind || null, filter, job }, signal),
  endpoints: (id: number, kind: string, filter: string, job: string, signal?: AbortSignal) =>
    get<Endpoints>(`/captures/${id}/statistics/endpoints`, { kind: kind || null, filter, job }, signal),

  check: (text: string, signal?: AbortSignal) => get<FilterCheck>("/filter/check", { text }, signal),
  complete: (text: string, cursor: number, signal?: AbortSignal) =>
    get<Completions>("/filter/complete", { text, cursor }, signal),
  fields: (search: string, limit: number, signal?: AbortSignal) => get<FieldInfo[]>("/fields", { search, limit }, signal),

  preferences: (search: string) => get<Preference[]>("/settings/preferences", { search }),
  protocols: (search: string) => get<ProtocolSwitch[]>("/settings/protocols", { search }),
  decodeAs: () => get<DecodeAsTables>("/settings/decode_as"),
  forgetRecent: () => send<Settings>("DELETE", "/settings/recent"),
  put: {
    columns: (columns: Settings["columns"]) => put("/settings/columns", columns),
    time: (time: Settings["time"]) => put("/settings/time", time),
    names: (names: Settings["names"]) => put("/settings/names", names),
    colours: (colours: Settings["colours"]) => put("/settings/colours", colours),
    filters: (filters: Settings["filters"]) => put("/settings/filters", filters),
    buttons: (buttons: Settings["buttons"]) => put("/settings/buttons", buttons),
    preferences: (values: PreferenceValue[]) => put("/settings/preferences", values),
    protocols: (switches: ProtocolSwitch[]) => put("/settings/protocols", switches),
    colourize: (on: boolean) => put("/settings/colourize", on),
    page: (text: string) => put("/settings/page", text),
    decodeAs: (rows: DecodeAs[]) => put("/settings/decode_as", rows),
  },
};

/** Where the server's events come from. */
export function eventsAddress(): string {
  const url = new URL("./api/events", location.href);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  url.search = "";
  url.hash = "";
  return url.href;
}
