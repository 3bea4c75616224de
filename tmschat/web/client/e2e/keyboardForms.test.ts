import { catalogue as words } from "../src/i18n/en/index.ts";
import { arrowsTo, chooses, isAt, tabsBackTo, tabsTo } from "./keys.ts";
import type { Person } from "./person.ts";
import { scene } from "./scene.ts";

const { chat, common, conversations, media, people, polls, refusals } = words;
const ROOM = "Lunch";
const HERE = chat.write(ROOM);
/** What Chromium says of a request that is refused. */
const REFUSED = /status of 400/;

scene("a form begins at its first field, and ends where it was asked for", async (stage) => {
  const [alice, bob, carol] = [await stage.person(), await stage.person(), await stage.person()];
  const room = await stage.room(ROOM, alice, bob);
  await alice.arrives(`/c/${room}/members`);
  await alice.page.waitForSelector(".members .role");
  await renames(alice);
  await adds(alice, carol);
  await takesOut(alice, bob, carol);
});

scene("what goes away under the focus hands it on", async (stage) => {
  const [alice, bob] = [await stage.person(), await stage.person()];
  const room = await stage.room(ROOM, bob, alice);
  const draft = { conversation_id: room, question: "Where?", options: ["Lake", "Here"] };
  const poll = await bob.rest.post<{ id: string }>("polls", draft);
  const left = { conversation_id: room, sender_id: alice.account.id, client_id: "left", text: "Kept", reply_to: null };
  alice.watch.tolerate(REFUSED);
  await alice.page.evaluateOnNewDocument(leave, { ...left, attachment_ids: [room], created_at: new Date().toISOString() });
  await alice.page.evaluateOnNewDocument(beUndecided);
  await alice.arrives(`/c/${room}`);
  await triesAgain(alice);
  await declines(alice);
  await watchesClose(alice, () => bob.rest.post(`polls/${poll.id}/close`));
  await asksInVain(alice);
});

async function renames(alice: Person): Promise<void> {
  await tabsTo(alice, people.editAbout);
  await alice.presses("Enter");
  await isAt(alice, people.title);
  await tabsTo(alice, common.cancel);
  await alice.presses("Enter");
  await isAt(alice, people.editAbout);
  await alice.presses("Enter");
  await isAt(alice, people.title);
  await alice.retypes("Dinner", "Enter");
  await alice.finds("button", people.editAbout);
  await isAt(alice, people.editAbout);
}

async function adds(alice: Person, carol: Person): Promise<void> {
  await tabsTo(alice, people.add);
  await alice.presses("Enter");
  await isAt(alice, people.find);
  await alice.types(carol.name);
  await alice.page.waitForSelector(`::-p-xpath(//*[@role="option"][@data-highlighted][contains(., "@${carol.name}")])`);
  await alice.presses("Enter");
  await tabsTo(alice, people.addCount(1));
  await alice.presses("Enter");
  await isAt(alice, people.add);
}

async function takesOut(alice: Person, bob: Person, carol: Person): Promise<void> {
  await tabsTo(alice, actionsOn(bob));
  await alice.presses("Enter");
  await chooses(alice, people.remove);
  await alice.finds("dialog", people.remove);
  await tabsTo(alice, common.confirm);
  await alice.presses("Enter");
  await isAt(alice, conversations.members(2)); // those who remain
  await tabsTo(alice, actionsOn(carol));
}

const actionsOn = (person: Person): RegExp => new RegExp(`^${people.actionsOn(person.name)}$`, "i");

/** A message that another day left behind; its file is no more. */
async function triesAgain(alice: Person): Promise<void> {
  await alice.seesOn("Kept", refusals["attachment_ids.invalid"]);
  await isAt(alice, HERE);
  await tabsBackTo(alice, common.retry);
  await alice.presses("Enter");
  await isAt(alice, HERE);
  await alice.seesOn("Kept", refusals["attachment_ids.invalid"]);
  await tabsBackTo(alice, common.discard);
  await alice.presses("Enter");
  await isAt(alice, HERE);
  await alice.seesNoLonger("Kept");
}

async function declines(alice: Person): Promise<void> {
  await alice.types("Mine", "Enter");
  await alice.finds("button", chat.notifyNo);
  await tabsBackTo(alice, chat.notifyNo);
  await alice.presses("Enter");
  await isAt(alice, HERE);
}

async function watchesClose(alice: Person, close: () => Promise<unknown>): Promise<void> {
  await tabsBackTo(alice, chat.messages);
  await alice.presses("ArrowUp");
  await arrowsTo(alice, "ArrowUp", "Where?");
  await tabsTo(alice, /^Lake/);
  await close();
  await alice.seesOn("Where?", polls.closed);
  await isAt(alice, /, \d+:\d\d/); // the message
}

async function asksInVain(alice: Person): Promise<void> {
  await tabsTo(alice, media.attach);
  await alice.presses("Enter");
  await chooses(alice, polls.create);
  await isAt(alice, polls.question);
  await alice.types("Who cooks?", "Tab");
  for (const answer of ["You", "You"]) await alice.types(answer, "Enter");
  await alice.types("I");
  await tabsTo(alice, polls.ask);
  await alice.presses("Enter");
  await alice.page.waitForSelector(`::-p-xpath(//*[@role="alert"][contains(., "${refusals["options.invalid"]}")])`);
  await isAt(alice, polls.ask);
}

/** In the page: put a message where those lie that are to be sent, once. */
function leave(message: { client_id: string }): void {
  if (localStorage.getItem("left") !== null) return;
  localStorage.setItem("left", "yes");
  localStorage.setItem(`tmschat.outbox.${message.client_id}`, JSON.stringify(message));
}

/** In the page: a browser without windows says that notifications are denied, whatever it has been told. */
function beUndecided(): void {
  Object.defineProperty(Notification, "permission", { get: () => "default" });
}
