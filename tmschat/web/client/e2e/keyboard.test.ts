import { catalogue as words } from "../src/i18n/en/index.ts";
import { furnish, ROOM } from "./furnished.ts";
import { arrowsTo, chooses, isAt, tabsBackTo, tabsTo } from "./keys.ts";
import type { Person } from "./person.ts";
import { type Scene, scene } from "./scene.ts";

const { chat, common, lists, media, polls } = words;
const HERE = chat.write(ROOM);

scene("a conversation is found, read, written in and reacted to by keyboard alone", async (stage) => {
  const [alice, bob] = [await stage.person(), await stage.person()];
  const room = await stage.room(ROOM, alice, bob);
  await bob.rest.post(`messages/conversations/${room}/messages`, { text: "Soup at noon" });

  await alice.signsIn(); // by Tab's and Enter's kin: its fields have the focus when they are typed into
  await alice.findsListed(ROOM);
  await tabsTo(alice, new RegExp(`^L${ROOM}`)); // its picture's letter comes first
  await alice.presses("Enter");
  await alice.sees("Soup at noon");
  await isAt(alice, HERE);
  await alice.types("At one, rather", "Enter");
  await alice.sees("At one, rather");

  await tabsBackTo(alice, chat.messages);
  await alice.presses("ArrowUp", "ArrowUp");
  await tabsTo(alice, `${chat.addReaction}: 👍`);
  await alice.presses("Enter");
  await alice.finds("button", chat.reaction("👍", 1));

  await tabsTo(alice, chat.reply);
  await alice.presses("Enter");
  await isAt(alice, HERE);
  await alice.types("Or at two", "Enter");
  await alice.seesOn("Or at two", "Soup at noon");

  await alice.presses("ArrowUp"); // in the empty box: one's last message
  await isAt(alice, HERE);
  await alice.retypes("Or at three", "Enter");
  await alice.seesOn("Or at three", chat.edited);
});

scene("whatever can be done with messages is done by keyboard, and the focus stays where one is", async (stage) => {
  const alice = await reading(stage);
  await alice.types("Mine", "Enter");
  await alice.seesOn("Mine", chat.sent); // before, there is nothing to be done with it
  await edits(alice);
  await reactsAndPins(alice);
  await deletes(alice);
  await votes(alice);
  await looksAtPicture(alice);
  await asks(alice);
});

/** Somebody in front of a conversation in which there is everything. */
async function reading(stage: Scene): Promise<Person> {
  const [bob, alice] = [await stage.person(), await stage.person()];
  const room = await stage.room(ROOM, bob, alice);
  await furnish(bob, alice, room);
  await alice.arrives(`/c/${room}`);
  await alice.sees("The way");
  await isAt(alice, HERE);
  return alice;
}

/** Walk from where one writes to a message: to the list, and through it with the arrows. */
async function goesTo(alice: Person, text: string): Promise<void> {
  await tabsBackTo(alice, chat.messages);
  await alice.presses("ArrowUp");
  await arrowsTo(alice, "ArrowDown", text);
}

async function edits(alice: Person): Promise<void> {
  await goesTo(alice, "Mine");
  await tabsTo(alice, chat.actions);
  await alice.presses("Enter");
  await alice.finds("menuitem", common.edit);
  await alice.presses("Escape");
  await isAt(alice, chat.actions);
  await alice.presses("Enter");
  await chooses(alice, common.edit);
  await isAt(alice, HERE);
  await alice.retypes("Mine, and good", "Enter");
  await alice.seesOn("Mine, and good", chat.edited);
  await isAt(alice, HERE);
}

async function reactsAndPins(alice: Person): Promise<void> {
  await goesTo(alice, "Mine, and good");
  await tabsTo(alice, chat.addReaction);
  await alice.presses("Enter");
  await isAt(alice, common.search);
  await alice.types("rocket");
  await alice.page.waitForSelector('[frimousse-emoji][data-active][aria-label="Astronaut"]'); // who flies in one
  await alice.presses("ArrowDown");
  await alice.page.waitForSelector('[frimousse-emoji][data-active][aria-label="Rocket"]');
  await alice.presses("Enter");
  await alice.finds("button", chat.reaction("🚀", 1));
  await isAt(alice, chat.addReaction);
  await tabsTo(alice, chat.actions);
  await alice.presses("Enter");
  await chooses(alice, lists.reactors);
  await alice.finds("dialog", lists.reactors);
  await alice.presses("Escape");
  await isAt(alice, chat.actions);
  await alice.presses("Enter");
  await chooses(alice, chat.pin);
  await isAt(alice, chat.actions);
  await alice.presses("Enter");
  await alice.finds("menuitem", chat.unpin);
}

async function deletes(alice: Person): Promise<void> {
  await chooses(alice, common.delete);
  await alice.finds("dialog", common.delete);
  await tabsTo(alice, common.delete);
  await alice.presses("Enter");
  await alice.seesNoLonger("Mine, and good");
  await isAt(alice, /, \d+:\d\d/); // the message that is no more
}

async function votes(alice: Person): Promise<void> {
  await arrowsTo(alice, "ArrowUp", "Where?");
  await tabsTo(alice, /^Here/);
  await alice.presses("Enter");
  await alice.finds("button", `Here ${polls.votes(1)}`);
  await tabsTo(alice, polls.retract);
  await alice.presses("Enter");
  await alice.finds("button", `Here ${polls.votes(0)}`);
  await isAt(alice, /, \d+:\d\d/);
  await tabsTo(alice, polls.addOption);
  await alice.presses("Enter");
  await isAt(alice, polls.newOption);
  await alice.types("Hill", "Enter");
  await alice.finds("button", `Hill ${polls.votes(0)}`);
  await isAt(alice, /, \d+:\d\d/);
}

async function looksAtPicture(alice: Person): Promise<void> {
  await tabsTo(alice, media.openPicture("menu.png"));
  await alice.presses("Enter");
  await alice.finds("dialog", "menu.png");
  await alice.presses("Escape");
  await isAt(alice, media.openPicture("menu.png"));
  await alice.presses("ArrowDown"); // from inside a message as well
  await isAt(alice, /, \d+:\d\d/);
  await arrowsTo(alice, "ArrowDown", "The way");
}

async function asks(alice: Person): Promise<void> {
  await tabsTo(alice, media.attach);
  await alice.presses("Enter");
  await chooses(alice, polls.create);
  await isAt(alice, polls.question);
  await alice.types("Who cooks?", "Tab");
  await alice.types("You", "Enter");
  await alice.types("I");
  await tabsTo(alice, polls.ask);
  await alice.presses("Enter");
  await alice.sees("Who cooks?");
  await isAt(alice, media.attach);
  await tabsBackTo(alice, polls.close);
  await alice.presses("Enter");
  await alice.finds("dialog", polls.close);
  await tabsTo(alice, polls.close);
  await alice.presses("Enter");
  await alice.seesOn("Who cooks?", polls.closed);
  await isAt(alice, /, \d+:\d\d/);
}
