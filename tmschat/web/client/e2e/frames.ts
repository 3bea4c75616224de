import type { Page } from "puppeteer-core";

/** What was drawn between two calls, and what was on the page meanwhile. Times in milliseconds. */
export interface Drawn {
  perSecond: number;
  worstSecond: number;
  p95: number;
  longest: number;
  lasted: number;
  mostNodes: number;
  seenMessages: number;
}

interface Recorded {
  intervals: number[];
  mostNodes: number;
  seenMessages: number;
}

interface Recorder {
  start: () => void;
  stop: () => Recorded;
}

const LOOK_EVERY = 10; // frames: often enough for what a gesture brings and takes away
const MOST_FRAMES = 60 * 1200;

/** Put a recorder into the page. What it keeps is no part of the heap that is measured before and after. */
export async function prepareFrames(page: Page): Promise<void> {
  await page.evaluate(
    (lookEvery, most) => {
      const intervals = new Float32Array(most);
      const seen = new Set<string | undefined>();
      let [count, nodes, last, going] = [0, 0, 0, false];

      const look = (): void => {
        nodes = Math.max(nodes, document.getElementsByTagName("*").length);
        for (const element of document.querySelectorAll<HTMLElement>("[data-message]")) {
          seen.add(element.dataset["message"]);
        }
      };
      const tick = (now: number): void => {
        if (!going) return;
        if (last > 0) intervals[count++] = now - last;
        last = now;
        if (count % lookEvery === 0) look();
        requestAnimationFrame(tick);
      };
      const recorder: Recorder = {
        start: () => {
          [count, nodes, last, going] = [0, 0, 0, true];
          requestAnimationFrame(tick);
        },
        stop: () => {
          going = false;
          look();
          const seenMessages = seen.size;
          seen.clear();
          return { intervals: Array.from(intervals.subarray(0, count)), mostNodes: nodes, seenMessages };
        },
      };
      Object.assign(window, { recorder });
    },
    LOOK_EVERY,
    MOST_FRAMES,
  );
}

export async function startFrames(page: Page): Promise<void> {
  await page.evaluate(() => {
    (window as unknown as { recorder: Recorder }).recorder.start();
  });
}

export async function stopFrames(page: Page): Promise<Drawn> {
  const recorded = await page.evaluate(() => (window as unknown as { recorder: Recorder }).recorder.stop());
  const { intervals, ...rest } = recorded;
  const sorted = intervals.toSorted((one, other) => one - other);
  const lasted = intervals.reduce((sum, interval) => sum + interval, 0);
  return {
    ...rest,
    perSecond: (intervals.length / lasted) * 1000,
    worstSecond: worstSecond(intervals),
    p95: sorted[Math.floor(sorted.length * 0.95)] ?? 0,
    longest: sorted.at(-1) ?? 0,
    lasted,
  };
}

/** The fewest frames that any second had. */
function worstSecond(intervals: number[]): number {
  let [worst, start, sum] = [Infinity, 0, 0];
  intervals.forEach((interval, end) => {
    sum += interval;
    while (sum > 1000) {
      worst = Math.min(worst, end - start);
      sum -= intervals[start++] ?? 0;
    }
  });
  return Math.min(worst, intervals.length);
}
