import { deepEqual, equal } from "node:assert/strict";

import { catalogue as words } from "../src/i18n/en/index.ts";
import { chooses, focused, isAt, tabsBackTo, tabsTo } from "./keys.ts";
import type { Person } from "./person.ts";
import { scene } from "./scene.ts";
import { until } from "./until.ts";

const { chat, common, conversations, media, people, search } = words;
const ROOM = "Lunch";
const GROUP = "Choir";

scene("Tab goes through the page as one reads it", async (stage) => {
  const [alice, bob] = [await stage.person(), await stage.person()];
  await stage.room("Dinner", alice, bob);
  const room = await stage.room(ROOM, alice, bob);
  await alice.rest.post(`messages/conversations/${room}/messages`, { text: "Soup at noon" });
  await alice.arrives(`/c/${room}`);
  await alice.findsListed(ROOM);
  await alice.sees("Soup at noon");
  await alice.page.waitForSelector(".jump", { hidden: true }); // once the list knows that it is at its end
  await tabsTo(alice, conversations.filter);
  const stops = [conversations.filter];
  while (stops.length < 40 && stops.at(-1) !== chat.emoji) {
    await alice.presses("Tab");
    stops.push((await focused(alice)).replace(/\d+:.*/, ""));
  }
  const rows = [`L${ROOM}`, `${common.menu}: ${ROOM}`, "DDinner", `${common.menu}: Dinner`];
  const above = [people.create, search.title, common.settings];
  const message = [chat.sent, `${chat.addReaction}: 👍`, chat.addReaction, chat.reply, chat.actions];
  const head = [conversations.members(2), common.more];
  deepEqual(stops.slice(1), [...above, ...rows, ...head, chat.messages, ...message, media.attach, chat.write(ROOM), chat.emoji]);

  await tabsBackTo(alice, /^DDinner/);
  await alice.presses("ArrowUp");
  await isAt(alice, new RegExp(`^L${ROOM}`));
  await tabsTo(alice, `${common.menu}: ${ROOM}`);
  await alice.presses("Enter");
  await chooses(alice, conversations.archive);
  await isAt(alice, /^DDinner/); // what remains of the list
  await alice.presses("ArrowDown");
  await tabsTo(alice, `${common.menu}: Dinner`);
});

scene("a group is made, found again, looked after and left by keyboard alone", async (stage) => {
  const [alice, bob] = [await stage.person(), await stage.person()];
  await alice.arrives("/");
  await alice.finds("button", people.create);
  await makesGroup(alice, bob);
  await callsAll(alice);
  await looksAfter(alice);
  await givesRole(alice, bob);
  await findsByWords(alice, "voice");
  await usesSettings(alice);
  await leaves(alice);
});

async function makesGroup(alice: Person, bob: Person): Promise<void> {
  await tabsTo(alice, people.create);
  await alice.presses("Enter");
  await isAt(alice, people.findOne);
  await tabsBackTo(alice, people.kinds.DIRECT);
  await alice.presses("ArrowRight");
  await tabsTo(alice, people.title);
  await alice.types(GROUP);
  await tabsTo(alice, people.find);
  await alice.types(bob.name);
  await alice.page.waitForSelector(`::-p-xpath(//*[@role="option"][@data-highlighted][contains(., "@${bob.name}")])`);
  await alice.presses("Enter");
  await alice.page.waitForSelector(".chip");
  await tabsTo(alice, people.createGroup);
  await alice.presses("Enter");
  await isAt(alice, chat.write(GROUP));
}

/** Of the names that are offered, take the second: everybody's. */
async function callsAll(alice: Person): Promise<void> {
  await alice.types("Bring your voice @");
  await alice.page.waitForSelector('[role="option"]:nth-child(2)');
  await alice.presses("ArrowDown", "Enter");
  await alice.page.waitForSelector('[role="listbox"]', { hidden: true });
  await alice.presses("Enter");
  await alice.seesOn("Bring your voice", "@all");
}

async function looksAfter(alice: Person): Promise<void> {
  await tabsBackTo(alice, new RegExp(`^C${GROUP}`));
  await tabsTo(alice, `${common.menu}: ${GROUP}`);
  await alice.presses("Enter");
  await chooses(alice, conversations.mute);
  await alice.finds("image", conversations.muted);
  await isAt(alice, `${common.menu}: ${GROUP}`);
  await tabsTo(alice, common.more);
  await alice.presses("Enter");
  await chooses(alice, conversations.archive);
  await alice.finds("button", conversations.archived);
  await isAt(alice, common.more);
  await alice.presses("Enter");
  await chooses(alice, conversations.unarchive);
  await alice.findsListed(GROUP);
  await isAt(alice, common.more);
}

async function givesRole(alice: Person, bob: Person): Promise<void> {
  await tabsBackTo(alice, conversations.members(2));
  await alice.presses("Enter");
  await alice.page.waitForSelector(".members .role");
  await tabsTo(alice, new RegExp(`^${people.actionsOn(bob.name)}$`, "i"));
  await alice.presses("Enter");
  await chooses(alice, people.make.OWNER);
  await alice.page.waitForSelector(`::-p-xpath(//*[@class="person"][contains(., "${bob.name}")][contains(., "${people.roles.OWNER}")])`);
  await alice.presses("Escape");
  await isAt(alice, conversations.members(2));
}

async function findsByWords(alice: Person, wanted: string): Promise<void> {
  await until(async () => {
    equal((await alice.rest.get<unknown[]>(`search/messages?q=${wanted}`)).length, 1); // about a second after it is sent
  });
  await tabsBackTo(alice, search.title);
  await alice.presses("Enter");
  await isAt(alice, search.words);
  await alice.types(wanted);
  await alice.page.waitForSelector("mark");
  await tabsTo(alice, new RegExp(wanted));
  await alice.presses("Enter");
  await isAt(alice, chat.write(GROUP));
}

async function usesSettings(alice: Person): Promise<void> {
  await tabsBackTo(alice, common.settings);
  await alice.presses("Enter");
  await alice.finds("heading", common.settings);
  await tabsTo(alice, common.back);
  await alice.presses("Enter");
  await alice.page.waitForFunction(() => location.pathname === "/");
}

async function leaves(alice: Person): Promise<void> {
  await tabsTo(alice, new RegExp(`^C${GROUP}`));
  await alice.presses("Enter");
  await isAt(alice, chat.write(GROUP));
  await tabsBackTo(alice, common.more);
  await alice.presses("Enter");
  await chooses(alice, conversations.leave);
  await alice.finds("dialog", conversations.leave);
  await tabsTo(alice, conversations.leave);
  await alice.presses("Enter");
  await alice.page.waitForSelector(`::-p-xpath(//p[contains(., "${conversations.none}")])`);
}
