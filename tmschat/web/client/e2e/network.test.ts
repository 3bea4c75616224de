import assert from "node:assert/strict";

import type { Conversation, Message } from "../src/realtime/index.ts";
import { changeEverything } from "./changes.ts";
import { differences, showAll, spoken } from "./rendered.ts";
import { scene } from "./scene.ts";
import { until } from "./until.ts";

const ROOM = "On the road";
/** What Chromium says of requests that a cut wire, or its own being offline, ends. */
const CUT = /net::ERR_|WebSocket connection to .* failed/;

scene("who misses fifty changes sees exactly what a fresh page shows", async (stage) => {
  const [alice, bob, carol, dave] = [
    await stage.person(),
    await stage.person(),
    await stage.person(),
    await stage.person(),
  ];
  const room = await stage.room(ROOM, alice, bob, carol);
  await bob.arrives();
  await bob.opens(ROOM);
  for (const number of [1, 2, 3]) {
    await alice.rest.post(`messages/conversations/${room}/messages`, { text: `Known before, ${number}` });
  }
  await bob.sees("Known before, 3");
  bob.watch.tolerate(CUT);
  await bob.goesOffline();
  const before = await alice.rest.get<Conversation>(`conversations/${room}`);
  await changeEverything(room, alice, carol, dave);
  const after = await until(async () => {
    const now = await alice.rest.get<Conversation>(`conversations/${room}`);
    assert.ok(now.change_seq - before.change_seq >= 50, `${now.change_seq - before.change_seq} changes`);
    return now;
  });
  await bob.comesBack();
  await bob.sees("Missed file");
  await bob.sees("Missed: hello from somebody new");
  const fresh = await stage.again(bob.account);
  await fresh.arrives();
  await fresh.opens(after.title);
  await fresh.sees("Missed file");
  for (const { page } of [bob, fresh]) await showAll(page);
  await until(async () => {
    const [kept, anew] = [await spoken(bob.page), await spoken(fresh.page)];
    assert.deepEqual(differences(kept, anew), []);
    assert.ok(anew.length > 200, "a page that shows nothing shows nothing wrong");
  });
});

scene("twenty messages written offline arrive once and in order", async (stage) => {
  const [alice, bob] = [await stage.person(), await stage.person()];
  const room = await stage.room(ROOM, alice, bob);
  for (const person of [alice, bob]) {
    await person.arrives();
    await person.opens(ROOM);
  }
  bob.watch.tolerate(CUT);
  await bob.goesOffline();
  const written = Array.from({ length: 20 }, (_, number) => `Offline, number ${number + 1}.`);
  for (const text of written) await bob.writes(ROOM, text);
  await bob.comesBack();
  await alice.sees("Offline, number 20.");
  const sent = await alice.rest.get<Message[]>(`messages/conversations/${room}/messages`);
  assert.deepEqual(sent.map((message) => message.text).toReversed(), written);
  for (const person of [alice, bob]) {
    await until(async () => {
      assert.deepEqual(await person.texts(), written);
    });
  }
});

scene("a message whose answer got lost on the way is sent again and there once", async (stage) => {
  const [alice, bob] = [await stage.person(), await stage.person()];
  const room = await stage.room(ROOM, alice, bob);
  await alice.arrives();
  await bob.arrives();
  await alice.opens(ROOM);
  await bob.opens(ROOM);
  bob.watch.tolerate(CUT);
  bob.wire.deafen();
  await bob.writes(ROOM, "Did you get this?");
  await alice.sees("Did you get this?");
  bob.wire.mend();
  await bob.sees("Did you get this?");
  await bob.writes(ROOM, "And this?");
  await alice.sees("And this?");
  const sent = await alice.rest.get<Message[]>(`messages/conversations/${room}/messages`);
  assert.deepEqual(
    sent.map((message) => message.text),
    ["And this?", "Did you get this?"],
  );
});
