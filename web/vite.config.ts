import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig, type Plugin, type ProxyOptions } from "vite";

// `REQUIN='http://127.0.0.1:8000/?token=…' npm run dev` shows the page as it is edited, over a running server: what
// `requin open --no-browser` printed.
const server = new URL(process.env["REQUIN"] ?? "http://127.0.0.1:8000");

const proxy: Record<string, ProxyOptions> = {
  "/api": {
    target: server.origin,
    ws: true,
    changeOrigin: true,
    headers: { authorization: `Bearer ${server.searchParams.get("token") ?? ""}` },
    configure: (through) => {
      through.on("proxyReq", (request) => request.removeHeader("origin"));
      through.on("proxyReqWs", (request) => request.removeHeader("origin"));
    },
  },
};

/** Beside each file its compressed form, which the program serves as it is. */
function compressed(): Plugin {
  return {
    name: "compressed",
    apply: "build",
    closeBundle() {
      for (const name of readdirSync("dist", { recursive: true, encoding: "utf8" })) {
        if (!/\.(html|js|css|svg)$/.test(name)) continue;
        const path = join("dist", name);
        writeFileSync(`${path}.gz`, gzipSync(readFileSync(path), { level: 9 }));
      }
    },
  };
}

export default defineConfig({
  plugins: [svelte(), compressed()],
  base: "./",
  build: {
    target: "es2022",
    // The content policy allows no data: scripts or styles, and one file each is the quickest on loopback.
    assetsInlineLimit: 0,
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  server: { proxy },
  preview: { proxy },
});
