/**
 * Makes a passkey on the account pages and signs in with nothing else, in a real browser with an authenticator of its own:
 * `node e2e/passkey.ts` with `{"site", "username", "password"}` on its standard input. Gives who was signed in at each step
 * by `GET /api/v1/users/me`, and what the pages' policy or scripts complained of.
 */
import { text } from "node:stream/consumers";

import type { Page } from "puppeteer-core";

import { launch } from "./chromium.ts";

interface Asked {
  site: string;
  username: string;
  password: string;
}

const WAIT = { timeout: 60_000 };
const asked = JSON.parse(await text(process.stdin)) as Asked;

async function press(page: Page, selector: string): Promise<void> {
  await Promise.all([page.waitForNavigation(WAIT), page.click(selector)]);
}

async function signInByPassword(page: Page): Promise<void> {
  await page.goto(`${asked.site}/accounts/login/?next=/healthz`, WAIT);
  await page.type("[name=login]", asked.username);
  await page.type("[name=password]", asked.password);
  await press(page, "button.main");
}

/** A page that wants the password again first. */
async function addPasskey(page: Page): Promise<string> {
  await page.goto(`${asked.site}/accounts/2fa/webauthn/add/`, WAIT);
  await page.type("[name=password]", asked.password);
  await press(page, "button.main");
  await page.click("[name=passwordless]");
  await press(page, "#mfa_webauthn_add");
  return new URL(page.url()).pathname;
}

async function whoami(page: Page): Promise<string | null> {
  await page.goto(`${asked.site}/accounts/login/?local`, WAIT); // any page of the site, to ask from
  return page.evaluate(async () => {
    const answer = await fetch("/api/v1/users/me");
    return answer.ok ? ((await answer.json()) as { data: { username: string } }).data.username : null;
  });
}

const browser = await launch();
try {
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" && !message.text().includes("401")) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  const devtools = await page.createCDPSession();
  await devtools.send("WebAuthn.enable");
  await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
    },
  });
  await signInByPassword(page);
  const led_to = await addPasskey(page);
  await page.goto(`${asked.site}/accounts/logout/`, WAIT);
  await press(page, "button.main");
  const signed_out = await whoami(page);
  await signInByPassword(page);
  const asked_for = new URL(page.url()).pathname;
  const half = await whoami(page);
  await page.goto(`${asked.site}/accounts/2fa/authenticate/`, WAIT);
  await press(page, "#leave_button");
  await page.goto(`${asked.site}/accounts/login/?next=/readyz`, WAIT);
  await press(page, "#passkey_login");
  const went_on_to = new URL(page.url()).pathname;
  const signed_in = await whoami(page);
  process.stdout.write(JSON.stringify({ led_to, signed_out, asked_for, half, went_on_to, signed_in, complaints }));
} finally {
  await browser.close();
}
