import { catalogue as words } from "../src/i18n/en/index.ts";
import { type Person } from "./person.ts";
import { scene } from "./scene.ts";

const ROOM = "Lunch";

/** Press Tab until what has the focus bears this name. */
async function tabTo(person: Person, name: string, most = 60): Promise<void> {
  for (let presses = 0; presses < most; presses++) {
    await person.presses("Tab");
    if ((await focused(person)).startsWith(name)) return;
  }
  throw new Error(`${person.name} does not get to “${name}” with Tab`);
}

async function focused(person: Person): Promise<string> {
  return person.page.evaluate(() => {
    const element = document.activeElement;
    return element?.getAttribute("aria-label") ?? element?.textContent ?? "";
  });
}

scene("a conversation is found, read, written in and reacted to by keyboard alone", async (stage) => {
  const [alice, bob] = [await stage.person(), await stage.person()];
  const room = await stage.room(ROOM, alice, bob);
  await bob.rest.post(`messages/conversations/${room}/messages`, { text: "Soup at noon" });

  await alice.signsIn(); // by Tab's and Enter's kin: its fields have the focus when they are typed into
  await alice.findsListed(ROOM);
  await tabTo(alice, `L${ROOM}`); // its picture's letter comes first
  await alice.presses("Enter");
  await alice.sees("Soup at noon");
  await alice.finds("textbox", words.chat.write(ROOM));
  await alice.types("At one, rather", "Enter");
  await alice.sees("At one, rather");

  await alice.page.focus('[role="log"]');
  await alice.presses("ArrowUp", "ArrowUp");
  await tabTo(alice, `${words.chat.addReaction}: 👍`);
  await alice.presses("Enter");
  await alice.finds("button", words.chat.reaction("👍", 1));

  await tabTo(alice, words.chat.reply);
  await alice.presses("Enter");
  await alice.types("Or at two", "Enter");
  await alice.seesOn("Or at two", "Soup at noon");

  await alice.presses("ArrowUp"); // in the empty box: one's last message
  await alice.rewrites(ROOM, "Or at three");
  await alice.seesOn("Or at three", words.chat.edited);
});
