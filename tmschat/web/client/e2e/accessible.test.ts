import assert from "node:assert/strict";

import { catalogue as arabic } from "../src/i18n/ar/index.ts";
import { catalogue as english, type Catalogue } from "../src/i18n/en/index.ts";
import { violations } from "./axe.ts";
import { furnish, ROOM } from "./furnished.ts";
import { type Person, PHONE } from "./person.ts";
import { type Scene, scene } from "./scene.ts";
import { totp } from "./totp.ts";

const { chat, common, lists, media, people, polls, search } = english;

/**
 * Whether what is on the page now is accessible: all of it in the light, or in the dark, and its colours in the other, in
 * which the next view is opened.
 */
async function check(person: Person, view: string): Promise<void> {
  assert.deepEqual(await violations(person.page), [], `${view}, ${person.scheme}`);
  await person.looksAt(person.scheme === "light" ? "dark" : "light");
  const colours = await violations(person.page, { runOnly: { type: "rule", values: ["color-contrast"] } });
  assert.deepEqual(colours, [], `${view}, ${person.scheme}`);
}

/** Check a dialog once it shows this, and close it. */
async function checkDialog(person: Person, title: string, ...shown: readonly [string, string][]): Promise<void> {
  await person.finds("dialog", title);
  for (const [role, name] of shown) await person.finds(role, name);
  await check(person, title);
  await person.presses("Escape");
  await person.page.waitForSelector(".dialog", { hidden: true });
}

/** Two people's room, and the second of them, in front of a page that shows it. */
async function reading(stage: Scene): Promise<[Person, string]> {
  const [writer, reader] = [await stage.person(), await stage.person({ height: 1100 })]; // so that all of it is there
  const room = await stage.room(ROOM, writer, reader);
  await furnish(writer, reader, room);
  await reader.arrives(`/c/${room}`);
  await seesAll(reader, english);
  return [reader, writer.name];
}

async function seesAll(person: Person, words: Catalogue): Promise<void> {
  await person.page.waitForSelector(`::-p-aria([name="Lake ${words.polls.votes(1)}"][role="button"])`);
  await person.page.waitForSelector(`::-p-aria([name="${words.media.openPicture("menu.png")}"][role="button"])`);
  await person.sees("The way");
}

/** Have an authenticator; its secret. */
async function takesAuthenticator(alice: Person): Promise<string> {
  await alice.goesTo("/accounts/2fa/totp/activate/");
  await check(alice, "the password again");
  await alice.fills("password", alice.account.password);
  await alice.presses("Enter");
  const shown = await alice.page.waitForSelector(".secret");
  const secret = (await shown?.evaluate((element) => element.textContent)) ?? "";
  await check(alice, "an authenticator");
  await alice.fills("code", totp(secret));
  await alice.presses("Enter");
  await alice.page.waitForFunction(() => location.pathname.endsWith("/recovery-codes/"));
  return secret;
}

scene("signing in, and second factors", async (stage) => {
  const alice = await stage.person();
  await alice.arrives("/accounts/2fa/");
  await takesAuthenticator(alice);
  for (const path of ["2fa/", "2fa/recovery-codes/", "2fa/totp/deactivate/", "2fa/webauthn/add/", "password/", "logout/"]) {
    await alice.goesTo(`/accounts/${path}`);
    await check(alice, path);
  }
  await alice.page.click("button.main");
  await alice.page.waitForFunction(() => document.querySelector("form") === null);
  await check(alice, "signed out");
  await alice.goesTo("/accounts/login/");
  await check(alice, "sign in");
  await alice.fills("login", alice.name);
  await alice.fills("password", alice.account.password);
  await alice.presses("Enter");
  await alice.page.waitForSelector('input[name="code"]');
  await check(alice, "the second factor");
});

scene("a conversation, and all that opens from it", async (stage) => {
  const [alice, writer] = await reading(stage);
  await alice.findsListed(ROOM);
  await checkMessages(alice, writer);
  await checkBeside(alice);
  await checkPages(alice);
});

async function checkMessages(alice: Person, writer: string): Promise<void> {
  await check(alice, "conversation");
  await alice.uses("Soup", chat.actions);
  await alice.finds("menuitem", lists.reactors);
  await check(alice, "a message's menu");
  await alice.clicks("menuitem", lists.reactors);
  await checkDialog(alice, lists.reactors, ["button", chat.reaction("🎉", 1)]);
  await alice.clicks("button", lists.replies(1));
  await checkDialog(alice, lists.replies(1));
  await alice.picks("I am coming", lists.seenBy);
  await checkDialog(alice, lists.seenBy);
  await alice.picks("I am coming", common.delete);
  await checkDialog(alice, common.delete);
  await alice.clicks("button", polls.voters(1));
  await checkDialog(alice, polls.whoVoted);
  await alice.clicks("button", media.openPicture("menu.png"));
  await alice.finds("dialog", "menu.png");
  await check(alice, "a picture");
  await alice.presses("Escape");
  await alice.uses("Soup", chat.reply);
  await alice.types(`@${writer}`);
  await alice.finds("listbox", chat.suggestions);
  await check(alice, "an answer, and whom it names");
  await alice.retypes("", "Backspace", "Escape");
}

/** What is added to a conversation, what it holds, and another one. */
async function checkBeside(alice: Person): Promise<void> {
  await alice.clicks("button", chat.emoji);
  await alice.page.waitForSelector("[frimousse-emoji]:not([aria-hidden] *)");
  await alice.presses("ArrowDown", "ArrowDown");
  await check(alice, "emoji");
  await alice.presses("Escape");
  await alice.clicks("button", media.attach);
  await alice.finds("menuitem", polls.create);
  await check(alice, "what can be added");
  await alice.clicks("menuitem", polls.create);
  await checkDialog(alice, polls.create);
  await alice.clicks("link", english.conversations.members(2));
  await checkDialog(alice, people.details, ["button", common.close]);
  for (const title of [lists.pins, media.title]) {
    await alice.clicks("link", english.conversations.members(2));
    await alice.clicks("link", title);
    await checkDialog(alice, title);
  }
  await alice.clicks("button", people.create);
  await alice.page.waitForSelector(".choice");
  await checkDialog(alice, people.create);
}

async function checkPages(alice: Person): Promise<void> {
  await alice.clicks("link", search.title);
  await alice.finds("searchbox", search.words);
  await alice.types("soup");
  await alice.page.waitForSelector("mark");
  await check(alice, "search");
  await alice.clicks("link", common.settings);
  await alice.page.waitForSelector(".device");
  await alice.clicks("button", common.save);
  await alice.page.waitForSelector(".toast");
  await alice.page.waitForSelector(".settings-form button:enabled");
  await check(alice, "settings");
  await alice.opens(ROOM);
  alice.watch.tolerate(/ERR_INTERNET_DISCONNECTED/);
  await alice.goesOffline();
  await alice.writes(ROOM, "Anybody?");
  await alice.seesOn("Anybody?", chat.waiting);
  await alice.page.waitForSelector(".banner");
  await check(alice, "offline");
}

scene("on a phone, from left to right and from right to left", async (stage) => {
  const [writer, alice] = [await stage.person(), await stage.person(PHONE)];
  const room = await stage.room(ROOM, writer, alice);
  await furnish(writer, alice, room);
  for (const [locale, words] of [["en", english], ["ar", arabic]] as const) {
    await alice.rest.ask("PATCH", "users/me", { locale });
    await alice.arrives("/");
    await alice.findsListed(ROOM);
    await alice.page.waitForSelector(`html[lang="${locale}"]`);
    await check(alice, `${locale}: list`);
    await alice.page.locator(`::-p-xpath(//nav//a[contains(., "${ROOM}")])`).click();
    await seesAll(alice, words);
    await check(alice, `${locale}: conversation`);
    await alice.clicks("link", words.conversations.members(2));
    await checkDialog(alice, words.people.details);
    await alice.clicks("link", words.common.back);
    await alice.clicks("link", words.common.settings);
    await alice.page.waitForSelector(".device");
    await check(alice, `${locale}: settings`);
  }
});
