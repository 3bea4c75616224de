import { catalogue as words } from "../src/i18n/en/index.ts";
import type { Person } from "./person.ts";
import { type Scene, scene } from "./scene.ts";

const ROOM = "Lunch";

async function two(stage: Scene): Promise<[Person, Person]> {
  const [alice, bob] = [await stage.person(), await stage.person()];
  await stage.room(ROOM, alice, bob);
  for (const person of [alice, bob]) {
    await person.arrives();
    await person.opens(ROOM);
  }
  return [alice, bob];
}

scene("two people sign in, chat, and see each other at once", async (stage) => {
  const [alice, bob] = [await stage.person(), await stage.person()];
  await stage.room(ROOM, alice, bob);
  for (const person of [alice, bob]) {
    await person.signsIn();
    await person.opens(ROOM);
  }
  await alice.writes(ROOM, "Soup or noodles?");
  await bob.sees("Soup or noodles?");
  await bob.writes(ROOM, "Noodles, of course");
  await alice.sees("Noodles, of course");
  await alice.seesOn("Soup or noodles?", "Soup");
});

scene("reactions, answers, edits, pins and deletions are seen by the other at once", async (stage) => {
  const [alice, bob] = await two(stage);
  await alice.writes(ROOM, "Soup at noon");
  await bob.sees("Soup at noon");

  await bob.uses("Soup at noon", `${words.chat.addReaction}: 👍`);
  await alice.finds("button", words.chat.reaction("👍", 1));
  await alice.clicks("button", words.chat.reaction("👍", 1));
  await bob.finds("button", words.chat.reaction("👍", 2));

  await bob.uses("Soup at noon", words.chat.reply);
  await bob.writes(ROOM, "At one, rather");
  await alice.seesOn("At one, rather", "Soup at noon");

  await alice.picks("👍 2", words.common.edit);
  await alice.rewrites(ROOM, "Soup at one");
  await bob.seesOn("Soup at one", words.chat.edited);

  await bob.picks("Soup at one", words.chat.pin);
  await alice.finds("image", words.chat.pinned);

  await alice.picks("👍 2", words.common.delete);
  await alice.clicks("button", words.common.delete);
  await bob.seesOn(words.chat.deleted, words.chat.deleted);
  await bob.sees("At one, rather");
});
