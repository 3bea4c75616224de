import type { BrowserContext, ElementHandle, KeyInput, Page } from "puppeteer-core";

import { catalogue as words } from "../src/i18n/en/index.ts";
import { Rest } from "./rest.ts";
import { stressLogin } from "./stressLogin.ts";
import { until } from "./until.ts";
import { Watch } from "./watch.ts";
import { Wire } from "./wire.ts";

/** Where people go. */
export interface Site {
  url: string;
  /** Its STRESS_LOGIN_TOKEN. */
  stressToken: string;
}

/** Who can sign in. */
export interface Account {
  id: string;
  username: string;
  password: string;
  token: string;
}

/** How the page is looked at. */
export interface Look {
  width: number;
  height: number;
  scheme: "light" | "dark";
  language: string;
}

export const DESKTOP: Look = { width: 1280, height: 800, scheme: "light", language: "en" };
export const PHONE: Look = { ...DESKTOP, width: 390, height: 844 };

const LOG = '[role="log"]';
/** For the slowest moment of a busy machine; nothing waits longer than it must. */
const PATIENCE_MS = 20_000;

/** Somebody in front of a browser of their own, on a wire of their own: what they do, and what they see. */
export class Person {
  readonly account: Account;
  readonly rest: Rest;
  readonly page: Page;
  readonly wire: Wire;
  readonly watch: Watch;
  /** Of the two, how the page looks now. */
  scheme: Look["scheme"] = "light";

  readonly #stressToken: string;

  private constructor(account: Account, site: Site, page: Page, wire: Wire) {
    this.account = account;
    this.#stressToken = site.stressToken;
    this.rest = new Rest(site.url, account.token);
    this.page = page;
    this.wire = wire;
    this.watch = new Watch(page, wire.site);
  }

  static async sitDown(context: BrowserContext, site: Site, account: Account, look: Look): Promise<Person> {
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    await page.setViewport({ width: look.width, height: look.height });
    await page.emulateFocusedPage(true); // each person looks at their own, though the browser knows one focus
    await page.setExtraHTTPHeaders({ "Accept-Language": look.language });
    await page.evaluateOnNewDocument(keepStill);
    const person = new Person(account, site, page, await Wire.to(site.url));
    await person.looksAt(look.scheme);
    return person;
  }

  get name(): string {
    return this.account.username;
  }

  async goesTo(path: string): Promise<void> {
    await this.page.goto(this.wire.site + path, { waitUntil: "domcontentloaded" });
  }

  /** Be signed in already when the page is opened. */
  async arrives(path = "/"): Promise<void> {
    await stressLogin(this.page, this.wire.site, this.name, this.#stressToken);
    await this.goesTo(path);
  }

  /** Have somebody else sign in in another window of this browser. */
  async lends(other: Person): Promise<void> {
    const window = await this.page.browserContext().newPage();
    await stressLogin(window, this.wire.site, other.name, this.#stressToken);
    await window.goto(this.wire.site, { waitUntil: "domcontentloaded" });
  }

  /** Sign in as people do: on the page. */
  async signsIn(): Promise<void> {
    await this.goesTo("/");
    await this.fills("login", this.account.username);
    await this.fills("password", this.account.password);
    await this.page.keyboard.press("Enter");
    await this.finds("navigation", words.conversations.title);
  }

  // --- seeing --------------------------------------------------------------------------------------------------------

  /** Wait for what is shown with this role and this name. */
  async finds(role: string, name: string): Promise<ElementHandle> {
    const found = await this.page.waitForSelector(`::-p-aria([name="${name}"][role="${role}"])`, { visible: true });
    if (found === null) throw new Error(`${this.name} finds no ${role} “${name}”`);
    return found;
  }

  /** Wait for the message that holds this text; a text of its own each is what tells messages apart. */
  async sees(text: string): Promise<ElementHandle> {
    return await this.#waitFor(`::-p-xpath(//article[@data-message][contains(., ${quoted(text)})])`, text);
  }

  /** Wait for a conversation in the list: a row is drawn once its height is known. */
  async findsListed(title: string): Promise<void> {
    await this.#waitFor(`::-p-xpath(//nav//a[contains(., ${quoted(title)})])`, title);
  }

  async seesNoLonger(text: string): Promise<void> {
    const gone = `//article[@data-message][contains(., ${quoted(text)})]`;
    await this.page.waitForFunction((path) => document.evaluate(path, document).iterateNext() === null, {}, gone);
  }

  /** Wait until the message with this text also shows this. */
  async seesOn(text: string, shown: string): Promise<void> {
    const both = `//article[@data-message][contains(., ${quoted(text)})][contains(., ${quoted(shown)})]`;
    await this.#waitFor(`::-p-xpath(${both})`, `${text} with ${shown}`);
  }

  /** The texts of the messages on the page, oldest first. */
  async texts(): Promise<string[]> {
    return this.page.$$eval(`${LOG} .message-text`, (found) => found.map((each) => each.textContent));
  }

  // --- doing ---------------------------------------------------------------------------------------------------------

  async clicks(role: string, name: string): Promise<void> {
    await this.page.locator(`::-p-aria([name="${name}"][role="${role}"])`).click();
  }

  async opens(title: string): Promise<void> {
    await this.page.locator(`::-p-xpath(//nav//a[contains(., ${quoted(title)})])`).click();
    await this.finds("textbox", words.chat.write(title));
  }

  async writes(title: string, text: string): Promise<void> {
    await this.page.focus(`textarea[aria-label="${words.chat.write(title)}"]`);
    await this.page.keyboard.sendCharacter(text);
    await this.page.keyboard.press("Enter");
  }

  /** Point at the message with this text and use what its toolbar offers. */
  async uses(text: string, action: string): Promise<void> {
    const message = await this.sees(text);
    await message.evaluate((element) => {
      element.scrollIntoView({ block: "center", behavior: "instant" }); // with its toolbar: nothing scrolls at the click
    });
    const selector = `::-p-aria([name="${action}"][role="button"])`;
    const button = await until(async () => {
      await message.hover(); // again while the list moves: what passes under the pointer is not pointed at
      const found = await message.waitForSelector(selector, { visible: true, timeout: 1000 });
      if (found === null) throw new Error(`${this.name} finds no button “${action}” on “${text}”`);
      return found;
    }, PATIENCE_MS);
    await button.click();
  }

  /** The same with what is in its menu. */
  async picks(text: string, item: string): Promise<void> {
    await this.uses(text, words.chat.actions);
    await this.clicks("menuitem", item);
  }

  /** Say yes in the dialog that asks whether to do this. */
  async confirms(action: string): Promise<void> {
    const dialog = await this.finds("dialog", action);
    const button = await dialog.waitForSelector(`::-p-aria([name="${action}"][role="button"])`);
    await button?.click();
  }

  /** Write over what stands in the box, and send it. */
  async rewrites(title: string, text: string): Promise<void> {
    await this.page.focus(`textarea[aria-label="${words.chat.write(title)}"]`);
    await this.retypes(text, "Enter");
  }

  /** Type where the focus is, over what stands there. */
  async retypes(text: string, ...keys: KeyInput[]): Promise<void> {
    await this.page.keyboard.down("Control");
    await this.page.keyboard.press("a");
    await this.page.keyboard.up("Control");
    await this.types(text, ...keys);
  }

  /** Type where the focus is. */
  async types(text: string, ...keys: KeyInput[]): Promise<void> {
    await this.page.keyboard.sendCharacter(text);
    await this.presses(...keys);
  }

  async looksAt(scheme: Look["scheme"]): Promise<void> {
    this.scheme = scheme;
    await this.page.emulateMediaFeatures([
      { name: "prefers-color-scheme", value: scheme },
      { name: "prefers-reduced-motion", value: "reduce" },
    ]);
  }

  async presses(...keys: KeyInput[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  async fills(field: string, text: string): Promise<void> {
    await this.page.locator(`input[name="${field}"]`).fill(text);
  }

  /** Fill the field with this label. */
  async fillsIn(label: string, text: string): Promise<void> {
    await this.page.locator(`::-p-aria([name="${label}"][role="textbox"])`).fill(text);
  }

  /** Lose the network, and be told so by the system. */
  async goesOffline(): Promise<void> {
    this.wire.cut();
    await this.page.setOfflineMode(true);
  }

  async comesBack(): Promise<void> {
    this.wire.mend();
    await this.page.setOfflineMode(false);
  }

  async #waitFor(selector: string, what: string): Promise<ElementHandle> {
    const found = await this.page.waitForSelector(selector, { visible: true }).catch((error: unknown) => {
      throw new Error(`${this.name} does not see “${what}”`, { cause: error });
    });
    if (found === null) throw new Error(`${this.name} does not see “${what}”`);
    return found;
  }
}

/** In the page: nothing fades, so that what is looked at is what it will be. */
function keepStill(): void {
  const still = new CSSStyleSheet();
  still.replaceSync("*, *::before, *::after { transition-property: none !important; }");
  document.adoptedStyleSheets.push(still);
}

/** A text as an XPath literal. */
function quoted(text: string): string {
  return `concat(${text
    .split('"')
    .map((part) => `"${part}"`)
    .join(`, '"', `)}, "")`;
}
