import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

import { compressed } from "./build/compress.ts";
import { emojiData } from "./build/emoji.ts";

const SERVER = process.env["TMSCHAT_SERVER"] ?? "http://127.0.0.1:8000";

/** What the development server leaves to Django. */
const PASSED_ON = ["/api", "/accounts", "/admin", "/media", "/s3", "/static", "/stress-login"];

export default defineConfig(({ command }) => ({
  // A development server's own files are at its root; built, they are among Django's static files.
  base: command === "build" ? "/static/app/" : "/",
  plugins: [react(), emojiData(), compressed()],
  build: {
    outDir: "../static/app",
    emptyOutDir: true,
    target: "es2023",
    assetsInlineLimit: 0, // data: URLs would have to be allowed by the page's policy
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        hashCharacters: "hex", // what the front door takes for a hash
        entryFileNames: "assets/[name].[hash].js",
        chunkFileNames: "assets/[name].[hash].js",
        assetFileNames: "assets/[name].[hash][extname]",
      },
    },
  },
  server: {
    proxy: {
      ...Object.fromEntries(PASSED_ON.map((path) => [path, { target: SERVER }])),
      "/ws": { target: SERVER, ws: true },
    },
  },
}));
