import { expect, test } from "vitest";

import { created, page, ROOM, settle, Stage } from "./testing/scripted.ts";

test("while a feed that failed waits, further frames do not have it asked sooner", async () => {
  const stage = new Stage();
  stage.chance = 1;
  const socket = await stage.live({ [ROOM]: 10, other: 10 });
  stage.fetchChanges.mockRejectedValue(new Error("503"));
  for (let number = 12; number < 22; number += 1) {
    socket.tell(created(number));
    await stage.clock.pass(10);
  }
  expect(stage.fetchChanges).toHaveBeenCalledTimes(1);
  await stage.clock.pass(400);
  expect(stage.fetchChanges).toHaveBeenCalledTimes(2);
  socket.tell({ ...created(12), conversation_id: "other" });
  await settle();
  expect(stage.fetchChanges).toHaveBeenLastCalledWith("other", 10);
});

test("what a frame brings while its feed waits is not asked for", async () => {
  const stage = new Stage();
  const socket = await stage.live({ [ROOM]: 10 });
  stage.fetchChanges.mockRejectedValueOnce(new Error("503"));
  socket.tell(created(12));
  await settle();
  socket.tell(created(12, 10));
  await stage.clock.pass(1000);
  expect(stage.client.numberOf(ROOM)).toBe(12);
  expect(stage.fetchChanges).toHaveBeenCalledTimes(1);
});

test("a feed that failed over the last link is asked at once over the next", async () => {
  const stage = new Stage();
  stage.chance = 1;
  const socket = await stage.live({ [ROOM]: 10 });
  stage.fetchChanges.mockRejectedValueOnce(new Error("503")).mockResolvedValueOnce(page([11, 12], 12));
  socket.tell(created(12));
  await settle();
  socket.cut();
  stage.client.wake();
  await settle();
  stage.socket.greet({ [ROOM]: 12 });
  await settle();
  expect(stage.client.numberOf(ROOM)).toBe(12);
});

test("a feed that failed is not asked any more when the client stops", async () => {
  const stage = new Stage();
  const socket = await stage.live({ [ROOM]: 10 });
  stage.fetchChanges.mockRejectedValueOnce(new Error("503"));
  socket.tell(created(12));
  await settle();
  stage.client.stop();
  await stage.clock.pass(10_000);
  expect(stage.fetchChanges).toHaveBeenCalledTimes(1);
});
