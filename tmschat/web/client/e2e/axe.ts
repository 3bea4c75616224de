import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

import type { AxeResults, ElementContext, RunOptions } from "axe-core";
import type { Page } from "puppeteer-core";

const SOURCE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** Base UI's: it hands the focus on as soon as it gets it, so nobody is ever there. */
const GUARD = "[data-base-ui-focus-guard]";
const GRAVE = new Set(["serious", "critical"]);

interface Axe {
  run: (context: ElementContext, options: RunOptions) => Promise<AxeResults>;
}

/** Give what stands in the way of people on the page as it is now: a line for each rule and place, the grave ones alone. */
export async function violations(page: Page, options: RunOptions = {}): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(SOURCE); // which the page's policy does not bind
  const found = await page.evaluate(
    (but, given) => (window as unknown as { axe: Axe }).axe.run({ exclude: [but] }, given),
    GUARD,
    { resultTypes: ["violations"], ...options } satisfies RunOptions,
  );
  return found.violations
    .filter(({ impact }) => GRAVE.has(impact ?? ""))
    .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary ?? ""}`));
}
