/** A real Chromium, the one that came with the npm packages: the machine needs none, nor the libraries it stands on. */
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

import puppeteer, { type Browser, type LaunchOptions } from "puppeteer-core";

export type { Browser, BrowserContext, CDPSession, ElementHandle, Page } from "puppeteer-core";

const CACHE = join(import.meta.dirname, "..", "node_modules", ".cache");
const UNPACKED = join(CACHE, "chromium");
const FONTS = join(CACHE, "fonts.conf");

const ARGS = ["--no-sandbox", "--disable-gpu", "--use-gl=angle", "--use-angle=swiftshader", "--disable-dev-shm-usage"];

/** Start it, unpacked first where it is not yet, or another one that lies at `path`. Its profile goes with it. */
export async function launch(path: string | null = null, options: LaunchOptions = {}): Promise<Browser> {
  const found = path === null ? await ours() : { executablePath: path };
  return puppeteer.launch({ headless: path === null ? "shell" : true, args: ARGS, ...found, ...options });
}

async function ours(): Promise<LaunchOptions> {
  if (!existsSync(UNPACKED)) await unpack();
  if (!existsSync(FONTS)) await nameFonts();
  const libraries = [join(UNPACKED, "al2023", "lib"), process.env["LD_LIBRARY_PATH"]].filter(Boolean).join(":");
  return {
    executablePath: join(UNPACKED, "chromium"),
    env: { ...process.env, LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: FONTS },
  };
}

/**
 * Say where the fonts are: the machine's, if it has any, and the one that came along. The package's own file names
 * places in a cloud; without any font Chromium ends at the first button.
 */
async function nameFonts(): Promise<void> {
  const folders = ["/usr/share/fonts", join(UNPACKED, "fonts")].map((folder) => `<dir>${folder}</dir>`);
  const person = '<dir prefix="xdg">fonts</dir>'; // and those of whoever runs this
  const alias = ["system-ui", "sans-serif"].map(
    (family) => `<alias><family>${family}</family><prefer><family>Open Sans</family></prefer></alias>`,
  );
  const draft = `${FONTS}.${process.pid}`;
  const cache = `<cachedir>${join(CACHE, "fonts")}</cachedir>`;
  const named = [...folders, person, ...alias, cache].join("");
  await writeFile(draft, `<?xml version="1.0"?><fontconfig>${named}</fontconfig>`);
  await rename(draft, FONTS);
}

/** Unpack aside and rename, so that nobody starts a half of it. The package unpacks into the temporary directory. */
async function unpack(): Promise<void> {
  await mkdir(CACHE, { recursive: true });
  const draft = await mkdtemp(join(CACHE, "chromium-"));
  const before = process.env["TMPDIR"];
  process.env["TMPDIR"] = draft;
  process.env["AWS_EXECUTION_ENV"] = "AWS_Lambda_nodejs24.x"; // makes it unpack the libraries as well
  try {
    const { default: chromium } = await import("@sparticuz/chromium");
    await chromium.executablePath();
    await rename(draft, UNPACKED);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (!existsSync(UNPACKED)) throw error; // else another process was quicker
  } finally {
    delete process.env["AWS_EXECUTION_ENV"];
    if (before === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = before;
  }
}
