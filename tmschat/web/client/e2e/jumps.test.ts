import { equal } from "node:assert/strict";

import { catalogue as words } from "../src/i18n/en/index.ts";
import type { Person } from "./person.ts";
import { scene } from "./scene.ts";
import { until } from "./until.ts";

const SHORT = "Lunch";
const LONG = "Kitchen";
const MANY = 60;

scene("ways to the newest and to the unread messages are offered where these are not on the screen", async (stage) => {
  const [alice, bob] = [await stage.person(), await stage.person()];
  const [short, long] = [await stage.room(SHORT, alice, bob), await stage.room(LONG, alice, bob)];
  await alice.arrives(`/c/${short}`);
  await alice.page.waitForFunction((said) => document.body.textContent.includes(said), {}, words.conversations.nothingSaid);
  await offers(alice, "");

  for (let number = 1; number <= MANY; number++) await says(bob, long, `Said ${number}`);
  await alice.finds("image", words.conversations.unread(MANY));
  await alice.opens(LONG);
  await offers(alice, words.chat.jumpToUnread(MANY));
  await alice.clicks("button", words.chat.jumpToUnread(MANY));
  await alice.sees("Said 1");
  await offers(alice, words.chat.jumpToLatest);
  await alice.clicks("button", words.chat.jumpToLatest);
  await alice.sees(`Said ${MANY}`);
  await offers(alice, ""); // one has been there

  for (let number = 1; number <= 3; number++) await says(bob, short, `Soup ${number}`);
  await alice.finds("image", words.conversations.unread(3));
  await alice.opens(SHORT);
  await alice.sees("Soup 3");
  await alice.page.waitForSelector(".message-new");
  await offers(alice, "");
});

scene("a conversation of few and tall messages opens at its end", async (stage) => {
  const [alice, bob] = [await stage.person(), await stage.person()];
  const room = await stage.room(SHORT, alice, bob);
  for (let number = 1; number <= 8; number++) await says(bob, room, `Course ${number}\n${"with a line\n".repeat(12)}`);
  await alice.arrives(`/c/${room}`);
  await alice.page.waitForFunction(isAtEnd);
});

scene("the sender that an address names stands in the search's field", async (stage) => {
  const [alice, bob] = [await stage.person(), await stage.person()];
  await alice.arrives(`/search?q=soup&from=${bob.account.id}`);
  const field = await alice.finds("combobox", words.search.who);
  const { display_name } = await bob.rest.get<{ display_name: string }>("users/me");
  await until(async () => {
    equal(await field.evaluate((input) => (input as HTMLInputElement).value), display_name);
  });
  await alice.clicks("button", words.search.anybody);
  await until(async () => {
    equal(await field.evaluate((input) => (input as HTMLInputElement).value), "");
  });
  equal(new URL(alice.page.url()).searchParams.get("from"), null);
});

async function says(person: Person, room: string, text: string): Promise<void> {
  await person.rest.post(`messages/conversations/${room}/messages`, { text });
}

function isAtEnd(): boolean {
  const list = document.querySelector('[role="log"]');
  if (list === null || list.scrollHeight <= list.clientHeight) return false;
  return list.scrollHeight - list.clientHeight - list.scrollTop < 2 && document.querySelector(".jump") === null;
}

/** Wait until these are the ways that are offered, their names joined. */
async function offers(person: Person, names: string): Promise<void> {
  await until(async () => {
    const found = await person.page.$$eval(".jump", (all) => all.map((each) => each.ariaLabel ?? each.textContent));
    equal(found.join(), names);
  });
}
