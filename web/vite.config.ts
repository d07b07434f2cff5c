import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";

// `REQUIN=http://127.0.0.1:8000 npm run dev` shows the page as it is edited, over a running server.
const server = process.env["REQUIN"] ?? "http://127.0.0.1:8000";

export default defineConfig({
  plugins: [svelte()],
  base: "./",
  build: {
    target: "es2022",
    // The content policy allows no data: scripts or styles, and one file each is the quickest on loopback.
    assetsInlineLimit: 0,
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  server: { proxy: { "/api": { target: server, ws: true, changeOrigin: true } } },
});
