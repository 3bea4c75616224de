/** Writes each built file's compressed forms beside it, as the front door serves them, and holds the first load to its budget. */
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip, zstdCompress } from "node:zlib";

import type { Plugin } from "vite";

/** What a first visit may fetch before the page is there, scripts and styles together, in bytes of brotli. */
export const FIRST_LOAD_MAX_BYTES = 200 * 1024;

const WORTH_IT_BYTES = 512;
const COMPRESSIBLE = /\.(?:js|css|html|svg|json|webmanifest)$/;
const FORMS: Record<string, (content: Buffer) => Promise<Buffer>> = {
  ".br": (content) => promisify(brotliCompress)(content),
  ".gz": (content) => promisify(gzip)(content, { level: 9 }),
  ".zst": (content) =>
    promisify(zstdCompress)(content, { params: { [constants.ZSTD_c_compressionLevel]: 19 } }),
};

/** The plug-in, to be the last one. Throws where the first load is over its budget. */
export function compressed(): Plugin {
  let directory = "";
  return {
    name: "compressed",
    apply: "build",
    configResolved(config) {
      directory = join(config.root, config.build.outDir);
    },
    async closeBundle() {
      const names = await readdir(directory, { recursive: true });
      await Promise.all(
        names.filter((name) => COMPRESSIBLE.test(name)).map((name) => compress(join(directory, name))),
      );
      const size = await firstLoad(directory);
      if (size > FIRST_LOAD_MAX_BYTES)
        throw new Error(`the first load is ${size} bytes, ${FIRST_LOAD_MAX_BYTES} are allowed`);
      this.info(`first load ${(size / 1024).toFixed(1)} KiB of ${FIRST_LOAD_MAX_BYTES / 1024}`);
    },
  };
}

async function compress(path: string): Promise<void> {
  const content = await readFile(path);
  if (content.length < WORTH_IT_BYTES) return;
  for (const [suffix, form] of Object.entries(FORMS)) await writeFile(path + suffix, await form(content));
}

/** How many bytes the page's own scripts, preloads and style sheets are, as brotli. */
async function firstLoad(directory: string): Promise<number> {
  const page = await readFile(join(directory, "index.html"), "utf8");
  const names = new Set(Array.from(page.matchAll(/assets\/[\w.-]+\.(?:js|css)/g), ([name]) => name));
  const sizes = Array.from(names, async (name) => (await FORMS[".br"]?.(await readFile(join(directory, name))))?.length);
  return (await Promise.all(sizes)).reduce((sum: number, size) => sum + (size ?? 0), 0);
}
