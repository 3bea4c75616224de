import { scene } from "./scene.ts";

const ROOM = "Lunch";

scene("two people chat and see each other at once", async (stage) => {
  const [alice, bob] = [await stage.person(), await stage.person()];
  await stage.room(ROOM, alice, bob);
  for (const person of [alice, bob]) {
    await person.arrives();
    await person.opens(ROOM);
  }
  await alice.writes(ROOM, "Soup or noodles?");
  await bob.sees("Soup or noodles?");
  await bob.writes(ROOM, "Noodles, of course");
  await alice.sees("Noodles, of course");
});
