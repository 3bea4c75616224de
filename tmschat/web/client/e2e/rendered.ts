import type { Page, SerializedAXNode } from "puppeteer-core";

import { catalogue as words } from "../src/i18n/en/index.ts";

/** High enough for a room of tests: then a list that shows what is in view alone shows all of it. */
const TALL = 9000;
/** What tells two pages apart that say the same. */
const OF_THE_PAGE = new Set(["focused", "backendNodeId", "loaderId", "url", "description"]);

/** Let a page show all that it holds. */
export async function showAll(page: Page): Promise<void> {
  await page.setViewport({ width: page.viewport()?.width ?? 1280, height: TALL });
}

/**
 * What a page says to those who read it, a line each: every role, name and state, in order. Where the focus is, and
 * where the new messages began for this visit, is left out.
 */
export async function spoken(page: Page): Promise<string[]> {
  const tree = await page.accessibility.snapshot();
  return tree === null ? [] : lines(tree);
}

/** Where two pages differ: what is on the first alone, and on the second. */
export function differences(first: string[], second: string[]): string[] {
  const one = first.filter((line) => !second.includes(line)).map((line) => `first: ${line}`);
  const other = second.filter((line) => !first.includes(line)).map((line) => `second: ${line}`);
  const isShuffled = one.length + other.length === 0 && first.join() !== second.join();
  return isShuffled ? ["the same lines, in another order or number"] : [...one, ...other];
}

function lines(node: SerializedAXNode, depth = 0): string[] {
  const { role, name, children = [], ...rest } = node;
  if (name === words.chat.newMessages) return [];
  const states = Object.entries(rest)
    .filter(([state, value]) => !OF_THE_PAGE.has(state) && ["string", "number", "boolean"].includes(typeof value))
    .map(([state, value]) => `${state}=${String(value)}`);
  const line = `${"  ".repeat(depth)}${role} ${name ?? ""} ${states.join(" ")}`.trimEnd();
  return [line, ...children.flatMap((child) => lines(child, depth + 1))];
}
