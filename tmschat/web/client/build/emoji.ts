/** Lays the emoji picker's data among the built files, so that no other site is asked for it. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";

import type { Plugin } from "vite";

const DATA = join(import.meta.dirname, "..", "node_modules", "emojibase-data");
const FILES = ["en/data.json", "en/messages.json", "ja/data.json", "ja/messages.json"];

export function emojiData(): Plugin {
  return {
    name: "emoji-data",
    async generateBundle() {
      for (const name of FILES)
        this.emitFile({ type: "asset", fileName: `emoji/${name}`, source: await readFile(join(DATA, name)) });
    },
    configureServer(server) {
      server.middlewares.use("/emoji", (request, response, next) => {
        const name = FILES.find((each) => request.url === `/${each}`);
        if (name === undefined) next();
        else void readFile(join(DATA, name)).then((content) => response.end(content));
      });
    },
  };
}
