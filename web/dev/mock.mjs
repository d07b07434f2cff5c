// For development only: serves web/dist with made-up captures, so that the page can be worked on without the server.
//
//   node dev/mock.mjs PORT [FILE]   packets of FILE, as tshark tells them, over and over: ten million rows

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";

const [port = "8000", file = "../examples/http.pcap"] = process.argv.slice(2);
const TOTAL = Number(process.env.ROWS ?? 10_000_000);
const dist = new URL("../dist/", import.meta.url).pathname;

const run = (...args) => execFileSync("tshark", args, { encoding: "utf8", maxBuffer: 1 << 28 });
const cells = run("-r", file, "-T", "tabs", "-o", "gui.column.format:\"No.\",\"%m\",\"Time\",\"%t\",\"Source\",\"%s\",\"Destination\",\"%d\",\"Protocol\",\"%p\",\"Length\",\"%L\",\"Info\",\"%i\"")
  .trimEnd()
  .split("\n")
  .map((l) => l.split("\t").map((c) => c.trim()));
const rules = readFileSync("/usr/share/wireshark/colorfilters", "utf8")
  .split("\n")
  .filter((l) => l.startsWith("@"))
  .map((l) => {
    const [, name, filter, both] = l.split("@");
    const colour = (t) => {
      const [red, green, blue] = t.match(/\d+/g).map((v) => Number(v) >> 8);
      return { red, green, blue };
    };
    const [b, f] = both.split("][").map(colour);
    return { name, filter, background: b, foreground: f, enabled: true };
  });
const pdml = run("-r", file, "-T", "pdml").split("<packet>").slice(1);
const unescape = (t) =>
  t.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, '"').replace(/&apos;/g, "'").replace(/&amp;/g, "&");

function details(n) {
  const nodes = [];
  let level = 0;
  const text = pdml[(n - 1) % pdml.length];
  for (const [, close, tag, inside, own] of text.matchAll(/<(\/?)(proto|field)\b((?:[^>"]|"[^"]*")*?)(\/?)>/g)) {
    if (close) {
      level--;
      continue;
    }
    const at = Object.fromEntries([...inside.matchAll(/(\w+)="([^"]*)"/g)].map(([, k, v]) => [k, unescape(v)]));
    const label = at.showname ?? at.show ?? at.name;
    nodes.push({
        label: label.replace(/^\[(.*)\]$/s, "$1"),
        level,
        field: at.name ?? "",
        name: label.split(":")[0],
        kind: "FT_NONE",
        value: at.show ?? null,
        filter: at.name ? (at.show && level ? `${at.name} == ${at.show}` : at.name) : null,
        buffer: 0,
        start: Number(at.pos ?? 0),
        length: Number(at.size ?? 0),
        mask: 0,
        severity: /expert/.test(at.name ?? "") ? "chat" : "none",
        generated: /^\[/.test(label),
        hidden: at.hide === "yes",
        protocol: tag === "proto",
        link: /in frame: (\d+)/.test(label) ? Number(RegExp.$1) : null,
      });
    if (!own) level++;
  }
  const from = nodes.findIndex((x) => x.field === "frame");
  const hex = execFileSync("tshark", ["-r", file, "-x", "-Y", `frame.number == ${((n - 1) % cells.length) + 1}`], { encoding: "utf8" })
    .split("\n\n")[0]
    .split("\n")
    .map((l) => l.slice(6, 53).replace(/ /g, ""))
    .join("");
  const data = Buffer.from(hex, "hex");
  return {
    frame: n,
    generation: 1,
    nodes: nodes.slice(from),
    cut: false,
    buffers: [
      { name: "Frame", data: data.toString("base64"), bytes: data.length },
      { name: "Reassembled TCP", data: data.subarray(54).toString("base64"), bytes: data.length - 54 },
    ],
    cells: row(n).cells,
    related: [{ frame: n + 1, kind: "response" }],
    conversation: 1,
    comments: [],
    severity: "none",
    time: 1,
    length: data.length,
  };
}

function row(n) {
  const c = [...(cells[(n - 1) % cells.length] ?? [])];
  c[0] = String(n);
  const colour = { HTTP: 12, TCP: 16, DNS: 17, ARP: 5, ICMP: 6 }[c[4]] ?? 17;
  return {
    frame: n,
    cells: c,
    colour: /\[SYN|\[FIN/.test(c[6]) ? 15 : /RST/.test(c[6]) ? 7 : /Retrans|Dup/.test(c[6]) ? 0 : colour,
    marked: n % 37 === 5,
    ignored: n % 41 === 7,
    reference: false,
    commented: false,
    conversation: n % 3 === 0 ? 2 : 1,
  };
}

const capture = {
  id: 1, name: "http.pcap", path: "/captures/http.pcap", bytes: 123456, bytes_read: 123456, format: "pcap", compression: null,
  state: "done", packets: TOTAL, marked: 3, ignored: 0, references: 0, load_seconds: 0.432, banners: [], links: ["Ethernet"],
  comments: [], generation: 1, expert: "warning",
};
const columns = [["No.", "%m"], ["Time", "%t"], ["Source", "%s"], ["Destination", "%d"], ["Protocol", "%p"], ["Length", "%L"], ["Info", "%i"]]
  .map(([title, format]) => ({ title, format, hidden: false, align: null, width: null }));
const settings = {
  columns, time: { format: "relative", digits: null, hms: false }, names: { physical: true, network: false, transport: false },
  colours: rules, colourize: true, filters: [{ name: "No ARP", filter: "not arp" }], recent_filters: ["dns", "tcp.port == 80"],
  buttons: [{ label: "Errors", filter: "tcp.analysis.flags", comment: "", enabled: true }],
};
const hello = {
  version: "0.1.0", profile: "Default", exposed: false, folders: ["/captures"],
  recent: [{ path: "/captures/http.pcap", bytes: 12345, allowed: true }, { path: "/captures/gone.pcap", bytes: null, allowed: true }],
  captures: process.env.EMPTY ? [] : [capture], settings,
  column_formats: columns.map((c) => ({ format: c.format, name: c.title, align: ["%m", "%L", "%t"].includes(c.format) ? "right" : "left" })),
};

function answer(method, url, body) {
  const path = url.pathname.replace("/api", "");
  const q = url.searchParams;
  if (path === "/hello") return hello;
  if (path.endsWith("/rows")) {
    const from = Number(q.get("from"));
    const count = Math.min(Number(q.get("count")), TOTAL - from);
    return { view: 0, generation: 1, total: TOTAL, from, rows: Array.from({ length: count }, (_, i) => row(from + i + 1)) };
  }
  const frame = /frames\/(\d+)$/.exec(path);
  if (frame) return details(Number(frame[1]));
  if (path.endsWith("/conversation")) return { filters: [{ name: "TCP", filter: "tcp.stream == 0" }] };
  if (path.endsWith("/overview")) {
    const n = Number(q.get("buckets"));
    return { total: TOTAL, buckets: Array.from({ length: n }, (_, i) => row(i * 7 + 1).colour) };
  }
  if (path.endsWith("/row")) return { frame: Number(q.get("frame")), row: Number(q.get("frame")) - 1, nearest: 0 };
  if (path === "/filter/check") {
    const text = q.get("text");
    if (/\($|==\s*$/.test(text)) return { verdict: "error", message: "The filter ends too early.", span: { start: 3, end: text.length }, nearest: [] };
    return { verdict: /~=/.test(text) ? "deprecated" : "ok", message: /~=/.test(text) ? "\"~=\" is an old name of \"!==\"." : "", span: null, nearest: [] };
  }
  if (path === "/filter/complete")
    return { replace: { start: 0, end: q.get("text").length }, choices: ["tcp", "tcp.port", "tcp.stream", "tcp.flags.syn"].map((text, i) => ({ text, kind: i ? "field" : "protocol", detail: "Transmission Control Protocol" })) };
  if (method === "PUT") return settings;
  return null;
}

const types = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml" };
const server = createServer(async (request, response) => {
  const url = new URL(request.url, "http://x");
  let body = "";
  for await (const part of request) body += part;
  if (url.pathname.startsWith("/api")) {
    const made = answer(request.method, url, body && JSON.parse(body));
    response.writeHead(made ? 200 : 404, { "content-type": "application/json" });
    response.end(JSON.stringify(made ?? { code: "absent", message: "absent", span: null }));
    return;
  }
  const path = join(dist, url.pathname === "/" ? "index.html" : url.pathname);
  if (!existsSync(path)) return response.writeHead(404).end();
  response.writeHead(200, {
    "content-type": types[extname(path)] ?? "text/plain",
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  });
  response.end(readFileSync(path));
});
server.on("upgrade", (request, socket) => {
  const key = createHash("sha1").update(`${request.headers["sec-websocket-key"]}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest("base64");
  socket.write(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${key}\r\n\r\n`);
  const text = Buffer.from(JSON.stringify({ type: "hello", server: "mock" }));
  socket.write(Buffer.concat([Buffer.from([0x81, text.length]), text]));
  socket.on("error", () => undefined);
});
server.listen(Number(port), "127.0.0.1", () => console.log(`http://127.0.0.1:${port}/`));
