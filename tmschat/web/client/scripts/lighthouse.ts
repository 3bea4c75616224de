/**
 * Asks Lighthouse about the page of a conversation, as somebody who is signed in: `make lighthouse`. Lighthouse is large
 * (176 MB with what it brings), so npm fetches this one version when it is wanted, and it is no dependency. Says both
 * scores for a desktop and a phone, what cost points, and fails where one is below the floor.
 */
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { promisify } from "node:util";

import { launch } from "../e2e/chromium.ts";
import { pathOf, site } from "../e2e/showroom.ts";
import { stressLogin } from "../e2e/stressLogin.ts";

const LIGHTHOUSE = "lighthouse@13.5.0";
const FLOOR = 95;
const CATEGORIES = ["performance", "accessibility"] as const;
const NPM = join(dirname(process.execPath), "..", "lib", "node_modules", "npm", "bin", "npm-cli.js");

interface Audit {
  id: string;
  title: string;
  score: number | null;
  displayValue?: string;
}

interface Report {
  categories: Record<string, { score: number | null; auditRefs: { id: string; weight: number }[] }>;
  audits: Record<string, Audit>;
  runtimeError?: { message: string };
}

/** Start Lighthouse; its report. `form` is its name for the device, whose screen, network and processor it plays. */
async function reportOf(url: string, port: string, form: "desktop" | "mobile", folder: string): Promise<Report> {
  const path = join(folder, `${form}.json`);
  const options = [url, `--port=${port}`, "--output=json", `--output-path=${path}`, "--quiet", "--disable-storage-reset"];
  const device = form === "desktop" ? ["--preset=desktop"] : [];
  const words = ["exec", "--yes", `--package=${LIGHTHOUSE}`, "--", "lighthouse", ...options, ...device];
  const only = `--only-categories=${CATEGORIES.join(",")}`;
  const env = { ...process.env, PATH: `${dirname(process.execPath)}${delimiter}${process.env["PATH"] ?? ""}` };
  await promisify(execFile)(process.execPath, [NPM, ...words, only], { env, cwd: folder });
  const report = JSON.parse(await readFile(path, "utf8")) as Report;
  if (report.runtimeError !== undefined) throw new Error(report.runtimeError.message);
  return report;
}

function scoreOf(report: Report, category: string): number {
  return Math.round((report.categories[category]?.score ?? 0) * 100);
}

/** What a category lost points by, a line each. */
function costs(report: Report, category: string): string[] {
  const refs = report.categories[category]?.auditRefs ?? [];
  return refs
    .filter(({ id, weight }) => weight > 0 && (report.audits[id]?.score ?? 1) < 0.995)
    .map(({ id }) => report.audits[id])
    .map((audit) => `    ${audit?.title ?? ""}: ${audit?.displayValue ?? String(audit?.score)}`);
}

const folder = await mkdtemp(join(tmpdir(), "lighthouse-"));
const browser = await launch();
try {
  const page = await browser.newPage(); // the session's cookie stays in the browser, to which Lighthouse connects
  await stressLogin(page, site.url, "nora", site.stressToken);
  await page.close();
  const url = site.url + (await pathOf("nora", "Opening night"));
  for (const form of ["desktop", "mobile"] as const) {
    const report = await reportOf(url, new URL(browser.wsEndpoint()).port, form, folder);
    for (const category of CATEGORIES) {
      const score = scoreOf(report, category);
      process.stdout.write([`${form} ${category}: ${score}`, ...costs(report, category), ""].join("\n"));
      if (score < FLOOR) process.exitCode = 1;
    }
  }
} finally {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
}
