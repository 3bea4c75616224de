import type { Page } from "puppeteer-core";

/** Sign a browser in without a password, where the server's STRESS_LOGIN_TOKEN is `token`. */
export async function stressLogin(page: Page, site: string, username: string, token: string): Promise<void> {
  await page.goto(`${site}/healthz`);
  const status = await page.evaluate(
    async (body) =>
      (await fetch("/stress-login", { method: "POST", headers: { "Content-Type": "application/json" }, body })).status,
    JSON.stringify({ username, token }),
  );
  if (status !== 204) throw new Error(`/stress-login answered ${status}: is STRESS_LOGIN_TOKEN set there, to this one?`);
}
