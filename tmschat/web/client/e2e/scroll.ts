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
const SPEED = 6000; // pixels a second: somebody in a hurry
const STRIDE = 3000; // pixels of one gesture
const SHORTEST = 15; // this part of the longest time, short conversations are scrolled again and again: for frames enough
const SCROLLER = '[role="log"]';

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

/** From the click in the list to the newest message painted, in milliseconds. */
async function open(page: Page, { id }: Conversation, newestMessage: string): Promise<number> {
  await page.waitForSelector(`a[href*="${id}"]`, { timeout: PATIENCE_MS });
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

/** Turn the wheel until the message is in view or the time is over. Up is positive. Gives the pixels turned. */
async function wheel(page: Page, devtools: CDPSession, message: string, stride: number, until: number): Promise<number> {
  const box = await (await page.$(SCROLLER))?.boundingBox();
  if (!box) throw new Error(`the page has no ${SCROLLER}`);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  let turned = 0;
  while (performance.now() < until && !(await isAt(page, message))) {
    await devtools.send("Input.synthesizeScrollGesture", {
      x,
      y,
      yDistance: stride,
      speed: SPEED,
      gestureSourceType: "mouse",
    });
    turned += Math.abs(stride);
  }
  return turned;
}

/** There and back, in a short conversation several times. */
async function scroll(page: Page, devtools: CDPSession, asked: Asked, ends: Ends): Promise<[number, boolean]> {
  const start = performance.now();
  let [turned, reachedFirst] = [0, false];
  do {
    turned += await wheel(page, devtools, ends.first, STRIDE, performance.now() + asked.seconds * 1000);
    reachedFirst ||= await isAt(page, ends.first);
    turned += await wheel(page, devtools, ends.newest, -STRIDE, performance.now() + asked.seconds * 1500);
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
  const [turned, reachedFirst] = await scroll(page, devtools, asked, ends);
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
    scrolled_px: turned,
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
