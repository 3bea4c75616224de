import { expect, test, vi } from "vitest";

import type { ChangesPage } from "./catchUp.ts";
import type { Listener } from "./client.ts";
import { created, membership, page, ROOM, settle, Stage } from "./testing/scripted.ts";

test("events that follow each other are given in order, once each", async () => {
  const stage = new Stage();
  const socket = await stage.live({ [ROOM]: 10 });
  socket.tell(created(11), created(12), created(12), created(11), created(13));
  expect(stage.spans).toEqual(["10-11", "11-12", "12-13"]);
  expect(stage.client.numberOf(ROOM)).toBe(13);
  expect(stage.fetchChanges).not.toHaveBeenCalled();
});

test("an event that spans more than the last one is applied whole", async () => {
  const stage = new Stage();
  const socket = await stage.live({ [ROOM]: 10 });
  socket.tell(created(15, 8));
  expect(stage.spans).toEqual(["8-15"]);
  expect(stage.client.numberOf(ROOM)).toBe(15);
});

test("a gap is filled from the feed, and what came early follows", async () => {
  const stage = new Stage();
  const socket = await stage.live({ [ROOM]: 10 });
  const { promise, resolve } = Promise.withResolvers<ChangesPage>();
  stage.fetchChanges.mockReturnValueOnce(promise);
  socket.tell(created(13), created(14));
  expect(stage.fetchChanges).toHaveBeenCalledExactlyOnceWith(ROOM, 10);
  expect(stage.spans).toEqual([]);
  resolve(page([11, 12], 12));
  await settle();
  expect(stage.spans).toEqual(["10-12", "12-13", "13-14"]);
  expect(stage.fetchChanges).toHaveBeenCalledOnce();
});

test("what the feed overtakes is not given twice", async () => {
  const stage = new Stage();
  const socket = await stage.live({ [ROOM]: 10 });
  stage.fetchChanges.mockResolvedValueOnce(page([11, 12, 13], 13));
  socket.tell(created(13));
  await settle();
  expect(stage.spans).toEqual(["10-13"]);
});

test("a page that events have overtaken is ignored", async () => {
  const stage = new Stage();
  const socket = await stage.live({ [ROOM]: 10 });
  const { promise, resolve } = Promise.withResolvers<ChangesPage>();
  stage.fetchChanges.mockReturnValueOnce(promise);
  socket.tell(created(12), created(11), created(13));
  resolve(page([11], 11));
  await settle();
  expect(stage.spans).toEqual(["10-11", "11-12", "12-13"]);
});

test("of a page only what is not known yet is given", async () => {
  const stage = new Stage();
  const socket = await stage.live({ [ROOM]: 10 });
  const { promise, resolve } = Promise.withResolvers<ChangesPage>();
  stage.fetchChanges.mockReturnValueOnce(promise);
  socket.tell(created(13), created(11));
  resolve(page([11, 12, 13], 13));
  await settle();
  expect(stage.spans).toEqual(["10-11", "11-13"]);
  expect(stage.events.at(-1)).toMatchObject({ data: [{ change_seq: 12 }, { change_seq: 13 }] });
});

test("after an absence the whole feed is read, page by page", async () => {
  const stage = new Stage({ numbers: [[ROOM, 3]] });
  stage.fetchChanges.mockResolvedValueOnce(page([4, 5], 5, true)).mockResolvedValueOnce(page([6], 7));
  await stage.live({ [ROOM]: 7 });
  await settle();
  expect(stage.fetchChanges.mock.calls).toEqual([
    [ROOM, 3],
    [ROOM, 5],
  ]);
  expect(stage.spans).toEqual(["3-5", "5-7"]);
});

test("a copy that is up to date asks for nothing", async () => {
  const stage = new Stage({ numbers: [[ROOM, 7]] });
  await stage.live({ [ROOM]: 7 });
  expect(stage.fetchChanges).not.toHaveBeenCalled();
});

test("hello names the conversations: new ones begin at their heads, those not listed are dropped", async () => {
  const stage = new Stage({ numbers: [["old", 3]] });
  await stage.live({ [ROOM]: 7 });
  expect(stage.events.map((event) => event.type)).toEqual(["gone", "head"]);
  expect(stage.events[1]).toMatchObject({ conversation_id: ROOM, change_seq: 7, me: { role: "MEMBER" } });
  expect(stage.client.numberOf("old")).toBeUndefined();
  expect(stage.client.numberOf(ROOM)).toBe(7);
});

test("a copy that is ahead of the server is forgotten: the server has been set back", async () => {
  const stage = new Stage({ numbers: [[ROOM, 9]] });
  await stage.live({ [ROOM]: 7 });
  expect(stage.events.map((event) => event.type)).toEqual(["gone", "head"]);
  expect(stage.client.numberOf(ROOM)).toBe(7);
});

test("an interruption is made good from where it began", async () => {
  const stage = new Stage();
  const socket = await stage.live({ [ROOM]: 10 });
  socket.tell(created(11));
  socket.cut(4408);
  stage.fetchChanges.mockResolvedValueOnce(page([12, 13], 13));
  await stage.clock.pass(500);
  stage.socket.greet({ [ROOM]: 13 });
  await settle();
  expect(stage.spans).toEqual(["10-11", "11-13"]);
});

test("the server's own repair is applied like any event", async () => {
  const stage = new Stage();
  const socket = await stage.live({ [ROOM]: 10 });
  const { data } = page([11, 12], 12);
  socket.tell({ type: "changes", conversation_id: ROOM, since: 10, change_seq: 12, data }, created(12), created(13));
  expect(stage.spans).toEqual(["10-12", "12-13"]);
});

test("joining begins a conversation, leaving ends it, and late news of either is ignored", async () => {
  const stage = new Stage();
  const socket = await stage.live();
  socket.tell(created(4), membership("conversation.joined", 5), created(6));
  expect(stage.events.map((event) => event.type)).toEqual(["conversation.joined", "message.created"]);
  socket.tell(membership("conversation.left", 7), created(8), membership("conversation.joined", 5));
  expect(stage.events.map((event) => event.type).slice(2)).toEqual(["gone"]);
  expect(stage.client.numberOf(ROOM)).toBeUndefined();
  socket.tell(membership("conversation.joined", 9), membership("conversation.left", 7));
  expect(stage.client.numberOf(ROOM)).toBe(9);
});

test("leaving needs no number between", async () => {
  const stage = new Stage();
  const socket = await stage.live({ [ROOM]: 10 });
  socket.tell(membership("conversation.left", 20));
  expect(stage.heardOf("gone")).toHaveLength(1);
  expect(stage.fetchChanges).not.toHaveBeenCalled();
});

test("being told to have joined what is held leads to the feed, whatever numbers it bears", async () => {
  const stage = new Stage();
  const socket = await stage.live({ [ROOM]: 10 });
  stage.fetchChanges.mockResolvedValueOnce(page([11], 11));
  socket.tell(membership("conversation.joined", 11));
  await settle();
  expect(stage.fetchChanges).toHaveBeenCalledExactlyOnceWith(ROOM, 10);
  expect(stage.heardOf("changes")).toHaveLength(1);
});

test("an event of an unknown type is read from the feed", async () => {
  const stage = new Stage();
  const socket = await stage.live({ [ROOM]: 10 });
  stage.fetchChanges.mockResolvedValueOnce(page([11], 11));
  socket.tell({ type: "message.sung", conversation_id: ROOM, since: 10, change_seq: 11 });
  await settle();
  expect(stage.spans).toEqual(["10-11"]);
  expect(stage.heardOf("changes")).toHaveLength(1);
});

test("an unknown type without numbers is ignored", async () => {
  const stage = new Stage();
  const socket = await stage.live({ [ROOM]: 10 });
  socket.tell({ type: "weather", conversation_id: ROOM });
  expect(stage.heardOf("head")).toHaveLength(stage.events.length);
});

test("a conversation that answers 404 is dropped", async () => {
  const stage = new Stage();
  const socket = await stage.live({ [ROOM]: 10 });
  stage.fetchChanges.mockResolvedValueOnce(null);
  socket.tell(created(12));
  await settle();
  expect(stage.heardOf("gone")).toHaveLength(1);
});

test("a feed that fails or leads nowhere is asked again, with growing waits", async () => {
  const stage = new Stage();
  const socket = await stage.live({ [ROOM]: 10 });
  stage.fetchChanges
    .mockRejectedValueOnce(new Error("503"))
    .mockResolvedValueOnce(page([], 10)) // a replica that lags
    .mockResolvedValueOnce(page([11, 12], 12));
  socket.tell(created(12));
  await settle();
  expect(stage.fetchChanges).toHaveBeenCalledTimes(1);
  await stage.clock.pass(250);
  expect(stage.fetchChanges).toHaveBeenCalledTimes(2);
  await stage.clock.pass(499);
  expect(stage.fetchChanges).toHaveBeenCalledTimes(2);
  await stage.clock.pass(1);
  expect(stage.client.numberOf(ROOM)).toBe(12);
});

test("a few conversations are read at once, those that are looked at first", async () => {
  const names = Array.from({ length: 10 }, (_, place) => `room ${place}`);
  const stage = new Stage({ numbers: names.map((name) => [name, 1]) });
  const { promise, resolve } = Promise.withResolvers<ChangesPage>();
  stage.fetchChanges.mockReturnValue(promise);
  stage.client.subscribe("room 9", () => undefined);
  await stage.live(Object.fromEntries(names.map((name) => [name, 2])));
  const asked = (): string[] => stage.fetchChanges.mock.calls.map(([name]) => name);
  expect(asked()).toHaveLength(4);
  resolve(page([2], 2));
  await settle();
  expect(asked()[4]).toBe("room 9");
  expect(new Set(asked()).size).toBe(10);
});

test("what is read when the client stops is not given any more", async () => {
  const stage = new Stage();
  const socket = await stage.live({ [ROOM]: 10 });
  const { promise, resolve } = Promise.withResolvers<ChangesPage>();
  stage.fetchChanges.mockReturnValueOnce(promise);
  socket.tell(created(12));
  stage.client.stop();
  resolve(page([11, 12], 12));
  await settle();
  expect(stage.spans).toEqual([]);
  expect(stage.client.numberOf(ROOM)).toBe(10);
});

test("a flood of early events is bounded: the feed has them all", async () => {
  const stage = new Stage();
  const socket = await stage.live({ [ROOM]: 10 });
  const { promise, resolve } = Promise.withResolvers<ChangesPage>();
  stage.fetchChanges.mockReturnValueOnce(promise).mockResolvedValueOnce(page([212, 300], 1011));
  for (let number = 12; number <= 1011; number += 1) socket.tell(created(number));
  resolve(page([11], 11));
  await settle();
  expect(stage.fetchChanges.mock.calls).toEqual([
    [ROOM, 10],
    [ROOM, 211],
  ]);
  expect(stage.client.numberOf(ROOM)).toBe(1011);
});

test("subscribers hear their own conversation alone, until they stop", async () => {
  const stage = new Stage();
  const heard = vi.fn<Listener>();
  const stop = stage.client.subscribe(ROOM, heard);
  const socket = await stage.live({ [ROOM]: 10, other: 3 });
  socket.tell({ type: "typing", conversation_id: ROOM, user_id: "x", until: "2026-02-23T10:00:06.000Z" });
  socket.tell({ type: "typing", conversation_id: "other", user_id: "x", until: "2026-02-23T10:00:06.000Z" });
  socket.tell({ type: "presence", user_id: "x", status: "away", last_seen_at: null });
  stop();
  socket.tell(created(11));
  expect(heard.mock.calls.map(([event]) => event.type)).toEqual(["head", "typing"]);
  expect(stage.events.map((event) => event.type).slice(2)).toEqual(["typing", "typing", "presence", "message.created"]);
});

test("a listener that fails takes nothing from the others", async () => {
  const stage = new Stage();
  const uncaught = vi.fn();
  vi.stubGlobal("queueMicrotask", uncaught);
  stage.client.subscribe(ROOM, () => {
    throw new Error("mine");
  });
  const socket = await stage.live({ [ROOM]: 10 });
  socket.tell(created(11));
  vi.unstubAllGlobals();
  expect(uncaught).toHaveBeenCalledTimes(2);
  expect(stage.client.numberOf(ROOM)).toBe(11);
});

test("what was kept once takes no room the next time", async () => {
  const stage = new Stage();
  const socket = await stage.live({ [ROOM]: 0 });
  for (let start = 1; start <= 601; start += 150) {
    stage.fetchChanges.mockResolvedValueOnce(page([start], start));
    for (let number = start + 1; number < start + 150; number += 1) socket.tell(created(number));
    await settle();
    expect(stage.client.numberOf(ROOM)).toBe(start + 149);
  }
  expect(stage.fetchChanges).toHaveBeenCalledTimes(5);
});

test("a feed that answered begins with the shortest waits again", async () => {
  const stage = new Stage();
  const socket = await stage.live({ [ROOM]: 10 });
  for (const number of [12, 14]) {
    stage.fetchChanges.mockRejectedValueOnce(new Error("503")).mockResolvedValueOnce(page([number], number));
    socket.tell(created(number));
    await stage.clock.pass(250);
    expect(stage.client.numberOf(ROOM)).toBe(number);
  }
});
