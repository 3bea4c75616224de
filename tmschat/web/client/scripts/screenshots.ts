/**
 * Takes the pictures of the README: `make screenshots`. Each is a view as a person of the showroom has it; for emoji in
 * colour and Arabic letters the machine needs fonts that have them (docs/operations.md).
 */
import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";

import { type Browser, launch } from "../e2e/chromium.ts";
import { type Look, type Person } from "../e2e/person.ts";
import { pathOf, site, visitor } from "../e2e/showroom.ts";
import { catalogue as arabic } from "../src/i18n/ar/index.ts";
import { catalogue as words } from "../src/i18n/en/index.ts";

const OUT = resolve(process.argv[2] ?? join(import.meta.dirname, "../../../../docs/screenshots"));
const ROOM = "Opening night";
const WIDE: Partial<Look> = { width: 1280, height: 800 };
const NARROW: Partial<Look> = { width: 390, height: 780 };
const QUALITY = 82;

/** Draw as sharp as screens are that people have; on a phone, fingers instead of a mouse. */
async function sharpen(person: Person, look: Partial<Look>): Promise<void> {
  const isPhone = look.width === NARROW.width;
  const { width = 1280, height = 800 } = look;
  await person.page.setViewport({
    width,
    height,
    deviceScaleFactor: isPhone ? 2 : 1.5,
    isMobile: isPhone,
    hasTouch: isPhone,
  });
}

async function sit(browser: Browser, name: string, look: Partial<Look>): Promise<Person> {
  const person = await visitor(browser, name, look);
  await sharpen(person, look);
  return person;
}

async function leave(person: Person): Promise<void> {
  person.wire.close();
  await person.page.browserContext().close();
}

async function take(person: Person, name: string): Promise<void> {
  await person.page.waitForNetworkIdle({ idleTime: 300 });
  await person.page.evaluate(() =>
    Promise.all(Array.from(document.images, (image) => image.decode().catch(() => undefined))),
  );
  if (person.watch.faults.length > 0) throw new Error(`${name}: ${person.watch.faults.join("\n")}`);
  await person.page.screenshot({ path: join(OUT, `${name}.webp`), type: "webp", quality: QUALITY });
}

/** A view, taken in the light and in the dark. */
async function both(person: Person, name: string, before?: () => Promise<void>): Promise<void> {
  for (const scheme of ["light", "dark"] as const) {
    await person.looksAt(scheme);
    await before?.();
    await take(person, `${name}-${scheme}`);
  }
}

async function signIn(browser: Browser): Promise<void> {
  for (const [kind, look] of [["desktop", WIDE], ["phone", NARROW]] as const) {
    const person = await sit(browser, "nora", look);
    await person.goesTo("/");
    await both(person, `login-${kind}`);
    await leave(person);
  }
}

async function conversation(browser: Browser, typist: Person): Promise<void> {
  const types = async (): Promise<void> => {
    await typist.page.focus(".composer-text");
    await typist.types("…");
  };
  for (const [kind, look] of [["desktop", WIDE], ["phone", NARROW]] as const) {
    const nora = await sit(browser, "nora", look);
    if (kind === "phone") {
      await nora.arrives("/");
      await nora.findsListed(ROOM);
      await both(nora, "list-phone");
    }
    await nora.arrives(room);
    await nora.sees("On my way down.");
    await both(nora, `conversation-${kind}`, types);
    await leave(nora);
  }
}

async function places(browser: Browser): Promise<void> {
  for (const [kind, look] of [["desktop", WIDE], ["phone", NARROW]] as const) {
    const nora = await sit(browser, "nora", look);
    await nora.arrives(`${room}/members`);
    await nora.page.waitForSelector(".members-head");
    await both(nora, `members-${kind}`);
    await nora.goesTo("/search?q=the");
    await nora.page.waitForSelector(".lines li");
    await both(nora, `search-${kind}`);
    await nora.goesTo("/settings");
    await nora.finds("button", words.common.save);
    await both(nora, `settings-${kind}`);
    await leave(nora);
  }
}

/** The whole page from right to left, as its person's browser asks for. */
async function arabicPage(browser: Browser): Promise<void> {
  const tariq = await sit(browser, "tariq", { ...WIDE, language: "ar" });
  await tariq.page.evaluateOnNewDocument(() => {
    Object.defineProperty(navigator, "languages", { value: ["ar"] });
  });
  await tariq.arrives(await pathOf("tariq", "فريق الترجمة"));
  await tariq.finds("button", arabic.chat.send);
  await tariq.sees("اتفقنا");
  await both(tariq, "arabic-desktop");
  await leave(tariq);
}

await mkdir(OUT, { recursive: true });
const room = await pathOf("nora", ROOM);
const browser = await launch();
try {
  await signIn(browser);
  const mei = await visitor(browser, "mei");
  await mei.arrives(room);
  const luca = await visitor(browser, "luca"); // who is there has a mark in the others' lists
  await luca.arrives("/");
  await conversation(browser, mei);
  await places(browser);
  await arabicPage(browser);
  for (const person of [mei, luca]) await leave(person);
  process.stdout.write(`${OUT}: pictures of ${site.url}\n`);
} finally {
  await browser.close();
}
