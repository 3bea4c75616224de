/**
 * Scrolls through conversations in a real browser and measures: `node e2e/scroll.ts` with `{"site", "username", "token",
 * "browser", "seconds", "conversations": [{"id", "messages"}]}` on its standard input; stresstest/browser/
 * running.py, which starts it, says what they mean. Says one line of JSON a conversation; a fault is one line on
 * standard error.
 */
import { text } from "node:stream/consumers";

import { type CDPSession, launch, type Page } from "./chromium.ts";
import { prepareFrames, startFrames, stopFrames } from "./frames.ts";
import { stressLogin } from "./stressLogin.ts";
import { Watch } from "./watch.ts";

interface Conversation {
  id: string;
  messages: number;
}

interface Asked {
  site: string;
  username: string;
  token: string;
  browser: string | null;
  seconds: number;
  conversations: Conversation[];
}

const PATIENCE_MS = 30_000;
const SPEED = 4000; // pixels a second: five screens, faster than anybody reads
const SHORTEST = 15; // this part of the longest time, short conversations are scrolled again and again: for frames enough
const SCROLLER = '[role="log"]';
const LIST = ".conversations-rows";

/** What finds a conversation's first and newest message on the page. */
interface Ends {
  first: string;
  newest: string;
}

async function endsOf(page: Page, { id }: Conversation): Promise<Ends> {
  const [first, newest] = await page.evaluate(
    async (url) =>
      Promise.all(
        ["?limit=1&after_seq=0", "?limit=1"].map(async (query) => {
          const answer = (await (await fetch(url + query)).json()) as { data: { id: string }[] };
          return answer.data[0]?.id;
        }),
      ),
    `/api/v1/messages/conversations/${id}/messages`,
  );
  if (!first || !newest) throw new Error(`conversation ${id} is empty, or not there for this person`);
  return { first: `[data-message="${first}"]`, newest: `[data-message="${newest}"]` };
}

/** Scroll the list of conversations, which draws only the rows in view, until a conversation's link is there. */
async function reveal(page: Page, link: string): Promise<void> {
  await page.waitForSelector(LIST, { timeout: PATIENCE_MS });
  await page.waitForFunction(
    (list, wanted) => {
      if (document.querySelector(wanted) !== null) return true;
      document.querySelector(list)?.scrollBy({ top: 200, behavior: "instant" });
      return false;
    },
    { timeout: PATIENCE_MS, polling: 100 },
    LIST,
    link,
  );
}

/** From the click in the list to the newest message painted, in milliseconds. */
async function open(page: Page, { id }: Conversation, newestMessage: string): Promise<number> {
  await reveal(page, `a[href*="${id}"]`);
  return page.evaluate(
    (link, newest, patience) =>
      new Promise<number>((resolve, reject) => {
        const start = performance.now();
        const done = (): void => {
          resolve(performance.now() - start);
        };
        const look = (): void => {
          if (performance.now() - start > patience) reject(new Error(`message ${newest} does not appear`));
          // In a task after the frame that has it: that frame is on the screen.
          else if (document.querySelector(newest) === null) requestAnimationFrame(look);
          else setTimeout(done, 0);
        };
        document.querySelector<HTMLElement>(link)?.click();
        requestAnimationFrame(look);
      }),
    `a[href*="${id}"]`,
    newestMessage,
    PATIENCE_MS,
  );
}

async function nodeCount(page: Page): Promise<number> {
  return page.evaluate(() => document.getElementsByTagName("*").length);
}

/** Used by what is reachable, in MiB. */
async function heap(page: Page, devtools: CDPSession): Promise<number> {
  await page.waitForNetworkIdle({ idleTime: 500 });
  for (let round = 0; round < 3; round++) await devtools.send("HeapProfiler.collectGarbage");
  const { usedSize } = await devtools.send("Runtime.getHeapUsage");
  return usedSize / 2 ** 20;
}

async function isAt(page: Page, message: string): Promise<boolean> {
  return page.evaluate(
    (scroller, selector) => {
      const [box, message] = [document.querySelector(scroller), document.querySelector(selector)];
      if (!box || !message) return false;
      const [frame, shown] = [box.getBoundingClientRect(), message.getBoundingClientRect()];
      return shown.top < frame.bottom && shown.bottom > frame.top;
    },
    SCROLLER,
    message,
  );
}

/**
 * Scroll a step a frame until the message is in view or the time is over; negative speeds go up. Gives the pixels gone.
 * Not by synthetic wheel events: those alone bring a plain page to 52 frames a second without a graphics card.
 */
async function roll(page: Page, message: string, speed: number, seconds: number): Promise<number> {
  return page.evaluate(
    (scroller, selector, pixelsPerSecond, mostMs) =>
      new Promise<number>((resolve, reject) => {
        const box = document.querySelector(scroller);
        if (box === null) {
          reject(new Error(`the page has no ${scroller}`));
          return;
        }
        const start = performance.now();
        let [last, gone, frames] = [start, 0, 0];
        const isThere = (): boolean => {
          const shown = document.querySelector(selector)?.getBoundingClientRect();
          const frame = box.getBoundingClientRect();
          return shown !== undefined && shown.top < frame.bottom && shown.bottom > frame.top;
        };
        const step = (now: number): void => {
          const pixels = (pixelsPerSecond * Math.max(0, now - last)) / 1000;
          [last, gone] = [now, gone + Math.abs(pixels)];
          box.scrollBy({ top: pixels, behavior: "instant" });
          if (now - start > mostMs || (++frames % 10 === 0 && isThere())) resolve(gone);
          else requestAnimationFrame(step);
        };
        requestAnimationFrame(step);
      }),
    SCROLLER,
    message,
    speed,
    seconds * 1000,
  );
}

/** There and back, in a short conversation several times. */
async function scroll(page: Page, asked: Asked, ends: Ends): Promise<[number, boolean]> {
  const start = performance.now();
  let [turned, reachedFirst] = [0, false];
  do {
    turned += await roll(page, ends.first, -SPEED, asked.seconds);
    reachedFirst ||= await isAt(page, ends.first);
    turned += await roll(page, ends.newest, SPEED, asked.seconds * 1.5);
  } while (performance.now() - start < (asked.seconds / SHORTEST) * 1000);
  return [turned, reachedFirst];
}

async function measure(page: Page, asked: Asked, conversation: Conversation): Promise<Record<string, unknown>> {
  const watch = new Watch(page, asked.site);
  const devtools = await page.createCDPSession();
  await page.goto(asked.site, { waitUntil: "networkidle0" });
  const ends = await endsOf(page, conversation);
  const shownAfter = await open(page, conversation, ends.newest);
  await prepareFrames(page);
  const [opened, before] = [await nodeCount(page), await heap(page, devtools)];
  await startFrames(page);
  const [turned, reachedFirst] = await scroll(page, asked, ends);
  const drawn = await stopFrames(page);
  const [back, after] = [await nodeCount(page), await heap(page, devtools)];
  return {
    messages: conversation.messages,
    newest_page_ms: rounded(shownAfter),
    fps: rounded(drawn.perSecond),
    fps_worst_second: drawn.worstSecond,
    frame_p95_ms: rounded(drawn.p95),
    frame_max_ms: rounded(drawn.longest),
    scrolled_s: rounded(drawn.lasted / 1000),
    scrolled_px: Math.round(turned),
    reached_first: reachedFirst,
    seen_messages: drawn.seenMessages,
    dom_nodes: { opened, most: drawn.mostNodes, back },
    heap_mb: { before: rounded(before), after: rounded(after), ratio: rounded(after / before, 100) },
    errors: watch.faults,
  };
}

function rounded(value: number, steps = 10): number {
  return Math.round(value * steps) / steps;
}

async function main(): Promise<void> {
  const asked = JSON.parse(await text(process.stdin)) as Asked;
  const browser = await launch(asked.browser, { defaultViewport: { width: 1280, height: 800 } });
  try {
    const page = await browser.newPage();
    await stressLogin(page, asked.site, asked.username, asked.token);
    await page.close();
    for (const conversation of asked.conversations) {
      const fresh = await browser.newPage(); // a tab each: none inherits the heap of another
      process.stdout.write(`${JSON.stringify(await measure(fresh, asked, conversation))}\n`);
      await fresh.close();
    }
  } finally {
    await browser.close();
  }
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
