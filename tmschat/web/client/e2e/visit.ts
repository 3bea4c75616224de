/**
 * Goes to URLs in a real browser and tells whether a script of theirs ran: `node e2e/visit.ts` with
 * `{"from": page, "scripts_from": page, "urls": […]}` on its standard input. Each is opened as a page, then put into `from`
 * as everything that HTML can embed, and into `scripts_from` as a script. Whatever logs RAN, or opens a dialog, ran.
 */
import { text } from "node:stream/consumers";

import type { Browser, Page } from "puppeteer-core";

import { launch } from "./chromium.ts";

interface Asked {
  from: string;
  scripts_from: string;
  urls: string[];
}

interface Seen {
  url: string;
  ran: string[];
  shown: boolean;
}

const IDLE_MS = 300;
const PATIENCE_MS = 45_000; // a machine that runs the whole suite is slow
const AT_ONCE = 8;
const EMBEDDING = { iframe: "src", object: "data", embed: "src", img: "src", video: "src" };
const SCRIPT = { script: "src" };

/** Have a look at a URL in a page of its own; `where` says how it ran, if it did. */
async function watched(browser: Browser, where: string, look: (page: Page) => Promise<unknown>): Promise<string[]> {
  const ran: string[] = [];
  const page = await browser.newPage();
  page.on("console", (message) => {
    if (message.text() === "RAN") ran.push(where);
  });
  page.on("dialog", (dialog) => {
    ran.push(where);
    void dialog.dismiss();
  });
  try {
    await look(page);
    await page.waitForNetworkIdle({ idleTime: IDLE_MS, timeout: PATIENCE_MS });
  } catch (error) {
    throw new Error(`${where}: ${page.url()}`, { cause: error });
  }
  await page.close();
  return ran;
}

async function open(page: Page, url: string): Promise<boolean> {
  try {
    return (await page.goto(url, { waitUntil: "load", timeout: PATIENCE_MS })) !== null;
  } catch (error) {
    if (error instanceof Error && error.message.includes("net::ERR_ABORTED")) return false; // it was downloaded
    throw error;
  }
}

/** Put `url` into the page `from`, once for each kind of element, under the attribute that takes it. */
async function embed(page: Page, from: string, url: string, elements: Record<string, string>): Promise<void> {
  await page.goto(from);
  const add = (address: string, attributes: Record<string, string>): void => {
    for (const [name, attribute] of Object.entries(attributes)) {
      const element = document.createElement(name);
      element.setAttribute(attribute, address);
      document.documentElement.append(element);
    }
  };
  await page.evaluate(add, url, elements);
}

async function visit(browser: Browser, asked: Asked, url: string): Promise<Seen> {
  let shown = false;
  const opened = await watched(browser, "opened", async (page) => {
    shown = await open(page, url);
  });
  const embedded = await watched(browser, "embedded", (page) => embed(page, asked.from, url, EMBEDDING));
  const scripts = await watched(browser, "as a script", (page) => embed(page, asked.scripts_from, url, SCRIPT));
  return { url, ran: [...new Set([...opened, ...embedded, ...scripts])], shown };
}

const asked = JSON.parse(await text(process.stdin)) as Asked;
const browser = await launch();
try {
  const seen: Seen[] = [];
  for (let start = 0; start < asked.urls.length; start += AT_ONCE) {
    const some = asked.urls.slice(start, start + AT_ONCE);
    seen.push(...(await Promise.all(some.map((url) => visit(browser, asked, url)))));
  }
  process.stdout.write(JSON.stringify(seen));
} finally {
  await browser.close();
}
