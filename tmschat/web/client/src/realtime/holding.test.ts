import { expect, test } from "vitest";

import { created, membership, page, ROOM, settle, Stage } from "./testing/scripted.ts";

test("what changed between a reading over REST and hello is read from the feed", async () => {
  const stage = new Stage();
  stage.client.hold(ROOM, 10);
  stage.fetchChanges.mockResolvedValueOnce(page([11], 11));
  await stage.live({ [ROOM]: 11 });
  await settle();
  expect(stage.fetchChanges).toHaveBeenCalledExactlyOnceWith(ROOM, 10);
  expect(stage.spans).toEqual(["10-11"]);
});

test("where nothing has changed nothing is asked for", async () => {
  const stage = new Stage();
  stage.client.hold(ROOM, 10);
  await stage.live({ [ROOM]: 10 });
  expect(stage.fetchChanges).not.toHaveBeenCalled();
  expect(stage.client.numberOf(ROOM)).toBe(10);
});

test("a later reading does not make the first one newer", async () => {
  const stage = new Stage();
  stage.client.hold(ROOM, 10);
  stage.client.hold(ROOM, 12);
  stage.fetchChanges.mockResolvedValueOnce(page([11, 12], 12));
  await stage.live({ [ROOM]: 12 });
  expect(stage.fetchChanges).toHaveBeenCalledExactlyOnceWith(ROOM, 10);
});

test("a reading of what is followed already changes nothing", async () => {
  const stage = new Stage();
  const socket = await stage.live({ [ROOM]: 10 });
  stage.client.hold(ROOM, 12);
  expect(stage.client.numberOf(ROOM)).toBe(10);
  socket.tell(created(11), created(12));
  expect(stage.spans).toEqual(["10-11", "11-12"]);
});

test("what was read and is not listed has been left meanwhile", async () => {
  const stage = new Stage();
  stage.client.hold("old", 3);
  await stage.live({ [ROOM]: 7 });
  expect(stage.events.map((event) => event.type)).toEqual(["gone", "head"]);
});

test("what was read after the server had looked for hello is not taken for a server set back", async () => {
  const stage = new Stage();
  stage.client.hold(ROOM, 12);
  const socket = await stage.live({ [ROOM]: 11 });
  socket.tell(created(12), created(13));
  expect(stage.heardOf("gone")).toEqual([]);
  expect(stage.spans).toEqual(["11-12", "12-13"]);
});

test("being told late to have joined what was read leads to the feed", async () => {
  const stage = new Stage();
  const socket = await stage.live();
  stage.client.hold(ROOM, 3);
  stage.fetchChanges.mockResolvedValueOnce(page([4, 5], 5));
  socket.tell(membership("conversation.joined", 5));
  await settle();
  expect(stage.fetchChanges).toHaveBeenCalledExactlyOnceWith(ROOM, 3);
  expect(stage.events.map((event) => event.type)).toEqual(["changes"]);
});

test("what was read and is left before it was followed is gone", async () => {
  const stage = new Stage();
  const socket = await stage.live();
  stage.client.hold(ROOM, 3);
  socket.tell(membership("conversation.left", 3), membership("conversation.left", 4));
  expect(stage.events.map((event) => event.type)).toEqual(["gone"]);
});
