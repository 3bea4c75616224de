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
  await alice.confirms(words.common.delete);
  await bob.seesOn(words.chat.deleted, words.chat.deleted);
  await bob.sees("At one, rather");
});

scene("a poll is asked, voted on and closed, and the bars move for both", async (stage) => {
  const [alice, bob] = await two(stage);
  await alice.clicks("button", words.media.attach);
  await alice.clicks("menuitem", words.polls.create);
  await alice.fillsIn(words.polls.question, "Where do we eat?");
  await alice.fillsIn(words.polls.option(1), "By the lake");
  await alice.fillsIn(words.polls.option(2), "Upstairs");
  await alice.clicks("button", words.polls.ask);
  await bob.finds("button", `By the lake ${words.polls.votes(0)}`);
  await bob.clicks("button", `By the lake ${words.polls.votes(0)}`);
  await alice.finds("button", `By the lake ${words.polls.votes(1)}`);
  await alice.clicks("button", `Upstairs ${words.polls.votes(0)}`);
  await bob.finds("button", `Upstairs ${words.polls.votes(1)}`);
  await alice.clicks("button", words.polls.close);
  await alice.confirms(words.polls.close);
  await bob.seesOn("Where do we eat?", words.polls.closed);
});

scene("a picture and a file are uploaded, and the other sees both", async (stage) => {
  const [alice, bob] = await two(stage);
  await alice.page.evaluate(async () => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 64, height: 48 });
    canvas.getContext("2d")?.fillRect(8, 8, 40, 30);
    const picture = await new Promise<Blob | null>((resolve) => {
      canvas.toBlob(resolve);
    });
    if (picture === null) throw new Error("no picture");
    const files = new DataTransfer();
    files.items.add(new File([picture], "menu.png", { type: "image/png" }));
    files.items.add(new File(["Take the stairs."], "way.txt", { type: "text/plain" }));
    const chooser = document.querySelector<HTMLInputElement>('input[type="file"]');
    if (chooser === null) throw new Error("nowhere to choose files");
    chooser.files = files.files;
    chooser.dispatchEvent(new Event("change", { bubbles: true }));
  });
  await alice.finds("list", words.media.toSend);
  await alice.page.waitForSelector("progress", { hidden: true });
  await alice.writes(ROOM, "The menu, and the way");
  await bob.sees("The menu, and the way");
  await bob.finds("button", words.media.openPicture("menu.png"));
  await bob.seesOn("The menu, and the way", "way.txt");
});
