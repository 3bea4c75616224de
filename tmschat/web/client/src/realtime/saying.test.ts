import { expect, test } from "vitest";

import type { ClientFrame, Refusal } from "./frames.ts";
import { type FakeSocket, headAt, ROOM, settle, Stage } from "./testing/scripted.ts";

/** What the server answers to a frame that it could not carry out. */
function refusal(frame: ClientFrame | undefined, code = "service_unavailable"): Refusal {
  return { type: "error", code, detail: "No.", ref: frame !== undefined && "ref" in frame ? frame.ref : null };
}

const seqsIn = (socket: FakeSocket): number[] => socket.saidOf("read").map((frame) => ("seq" in frame ? frame.seq : 0));

test("after each hello the server is told what it must know", async () => {
  const stage = new Stage();
  stage.client.watch(["a", "b"]);
  stage.client.presence("away");
  const socket = await stage.live();
  const wanted = [
    { type: "presence", status: "away" },
    { type: "watch", user_ids: ["a", "b"], ref: "watch" },
  ];
  expect(socket.said).toEqual(wanted);
  socket.cut();
  await stage.clock.pass(500);
  stage.socket.greet();
  expect(stage.socket.said).toEqual(wanted);
});

test("a mark that was lost with the link is said again, and one that the server has is not", async () => {
  const stage = new Stage();
  const socket = await stage.live({ [ROOM]: 10, other: 10, third: 10 });
  stage.client.read(ROOM, 7);
  stage.client.read(ROOM, 6);
  stage.client.read("other", 5);
  stage.client.delivered("third", 9);
  expect(socket.saidOf("read")).toHaveLength(2);
  socket.cut();
  await stage.clock.pass(500);
  stage.socket.greet({
    [ROOM]: headAt(10, { last_read_seq: 3 }),
    other: headAt(10, { last_read_seq: 5, last_delivered_seq: 5 }),
    third: 10,
  });
  expect(stage.socket.said.slice(1)).toEqual([
    { type: "read", conversation_id: ROOM, seq: 7, ref: `read ${ROOM}` },
    { type: "delivered", conversation_id: "third", seq: 9, ref: "delivered third" },
  ]);
});

test("frames go no faster than the server takes them; of those that wait the newest of a kind goes", async () => {
  const stage = new Stage();
  const socket = await stage.live();
  for (let seq = 1; seq <= 1000; seq += 1) stage.client.read(ROOM, seq);
  const burst = socket.said.length;
  expect(burst).toBeLessThanOrEqual(20);
  await stage.clock.pass(1000);
  expect(socket.said.length).toBe(burst + 1);
  expect(socket.said.at(-1)).toMatchObject({ type: "read", conversation_id: ROOM, seq: 1000 });
});

test("in any five seconds no more than a hundred frames go", async () => {
  const stage = new Stage();
  const socket = await stage.live();
  for (let tenth = 0; tenth < 100; tenth += 1) {
    for (let room = 0; room < 50; room += 1) stage.client.typing(`room ${room}`);
    const before = socket.said.length;
    await stage.clock.pass(100);
    if (tenth > 30) expect(socket.said.length - before).toBeLessThanOrEqual(2);
  }
  expect(socket.said.length).toBeLessThanOrEqual(20 + 10 * 10 + 2);
});

test("nothing that waited for a link goes over the next one", async () => {
  const stage = new Stage();
  stage.client.typing(ROOM);
  const socket = await stage.live();
  expect(socket.saidOf("typing")).toEqual([]);
});

test("long silence earns no longer burst", async () => {
  const stage = new Stage();
  const socket = await stage.live();
  for (let beat = 0; beat < 10; beat += 1) {
    await stage.clock.pass(24_000);
    socket.tell({ type: "pong", ref: null, server_time: "2026-02-23T10:00:00.000Z" });
  }
  for (let room = 0; room < 100; room += 1) stage.client.typing(`room ${room}`);
  expect(socket.saidOf("typing").length).toBeLessThanOrEqual(20);
});

test("what still waits to be said ends with the link", async () => {
  const stage = new Stage();
  stage.chance = 0;
  const socket = await stage.live();
  for (let room = 0; room < 50; room += 1) stage.client.typing(`room ${room}`);
  expect(socket.saidOf("typing").length).toBeGreaterThan(0);
  socket.cut();
  await stage.clock.pass(0);
  stage.socket.greet();
  await stage.clock.pass(5000);
  expect(stage.socket.saidOf("typing")).toEqual([]);
});

test("a mark in a conversation that is gone is not said again", async () => {
  const stage = new Stage();
  const socket = await stage.live({ [ROOM]: 10 });
  stage.client.read(ROOM, 7);
  socket.cut();
  await stage.clock.pass(500);
  stage.socket.greet();
  expect(stage.socket.saidOf("read")).toEqual([]);
});

test("what the server could not carry out is said again, with growing waits", async () => {
  const stage = new Stage();
  stage.chance = 1;
  stage.client.watch(["a"]);
  const socket = await stage.live({ [ROOM]: 10, other: 10 });
  stage.client.read(ROOM, 7);
  stage.client.delivered("other", 9);
  const [, watch, read, delivered] = socket.said.splice(0);
  socket.tell(refusal(watch), refusal(read), refusal(delivered));
  await stage.clock.pass(499);
  expect(socket.said).toEqual([]);
  await stage.clock.pass(1);
  expect(socket.said).toEqual([watch, read, delivered]);
  socket.tell(refusal(read));
  await stage.clock.pass(999);
  expect(seqsIn(socket)).toEqual([7]);
  await stage.clock.pass(20_000);
  expect(seqsIn(socket)).toEqual([7, 7]);
});

test("waits begin with the shortest again once what was said again has been taken", async () => {
  const stage = new Stage();
  stage.chance = 1;
  const socket = await stage.live({ [ROOM]: 10 });
  stage.client.read(ROOM, 7);
  for (const waitMs of [500, 1000]) {
    socket.tell(refusal(socket.saidOf("read").at(-1)));
    await stage.clock.pass(waitMs);
  }
  expect(seqsIn(socket)).toEqual([7, 7, 7]);
  for (let beat = 0; beat < 2; beat += 1) {
    await stage.clock.pass(24_000);
    socket.tell({ type: "pong", ref: null, server_time: "2026-02-23T10:00:00.000Z" });
  }
  stage.client.read(ROOM, 8);
  socket.tell(refusal(socket.saidOf("read").at(-1)));
  await stage.clock.pass(500);
  expect(seqsIn(socket)).toEqual([7, 7, 7, 8, 8]);
});

test("a mark that is said meanwhile takes the place of the lower one that was to be said again", async () => {
  const stage = new Stage();
  const socket = await stage.live({ [ROOM]: 10 });
  stage.client.read(ROOM, 7);
  socket.tell(refusal(socket.saidOf("read").at(-1)));
  stage.client.read(ROOM, 8);
  await stage.clock.pass(20_000);
  expect(seqsIn(socket)).toEqual([7, 8]);
});

test.each(["not_found", "invalid"])("what the server refuses as %s is not said again", async (code) => {
  const stage = new Stage();
  const socket = await stage.live({ [ROOM]: 10 });
  stage.client.read(ROOM, 7);
  socket.tell(refusal(socket.saidOf("read").at(-1), code), { ...refusal(undefined), ref: "nothing of ours" });
  await stage.clock.pass(20_000);
  expect(seqsIn(socket)).toEqual([7]);
});

test("what was to be said again ends with the link: the heads of the next one tell whether it is needed", async () => {
  const stage = new Stage();
  stage.chance = 1;
  const socket = await stage.live({ [ROOM]: 10 });
  stage.client.read(ROOM, 7);
  socket.tell(refusal(socket.saidOf("read").at(-1)));
  socket.cut();
  stage.client.wake();
  await settle();
  stage.socket.greet({ [ROOM]: headAt(10, { last_read_seq: 7 }) });
  await stage.clock.pass(20_000);
  expect(seqsIn(socket)).toEqual([7]);
  expect(stage.socket.saidOf("read")).toEqual([]);
});
