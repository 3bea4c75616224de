import { expect, test, vi } from "vitest";

import { settle, Stage } from "./testing/scripted.ts";

test("connecting goes through opening and hello to live", async () => {
  const stage = new Stage();
  await stage.live();
  expect(stage.states.map((state) => state.name)).toEqual(["connect", "hello", "live"]);
  expect(stage.client.userId).toBe("viewer");
});

test("each try takes a new ticket", async () => {
  const ticket = vi.fn().mockResolvedValueOnce("a b").mockResolvedValueOnce("second");
  const stage = new Stage({ ticket });
  await stage.live();
  expect(stage.socket.url).toBe("wss://chat.example/ws/v1?ticket=a%20b");
  stage.socket.cut();
  await stage.clock.pass(500);
  expect(stage.socket.url).toBe("wss://chat.example/ws/v1?ticket=second");
});

test("no ticket any more means signed out", async () => {
  const stage = new Stage({ ticket: () => Promise.resolve(null) });
  stage.client.start();
  await settle();
  expect(stage.client.state).toEqual({ name: "signed out", reason: "not authenticated" });
  expect(stage.clock.pending).toBe(0);
});

test("a ticket that cannot be had now is asked for again", async () => {
  const ticket = vi.fn().mockRejectedValueOnce(new Error("503")).mockResolvedValueOnce("late");
  const stage = new Stage({ ticket });
  stage.client.start();
  await stage.clock.pass(250);
  expect(stage.socket.url).toContain("ticket=late");
});

test.each([
  [4401, "not authenticated"],
  [4403, "suspended"],
])("close code %i is the end until somebody signs in again", async (code, reason) => {
  const stage = new Stage();
  const socket = await stage.live();
  socket.cut(code);
  expect(stage.client.state).toEqual({ name: "signed out", reason });
  await stage.clock.pass(3_600_000);
  expect(stage.sockets).toHaveLength(1);
  stage.client.start();
  await settle();
  expect(stage.sockets).toHaveLength(2);
});

test.each([1001, 1006, 1012, 1013, 4408, 4429])("after close code %i it comes back", async (code) => {
  const stage = new Stage();
  const socket = await stage.live();
  socket.cut(code);
  expect(stage.client.state).toEqual({ name: "wait", delayMs: 250 });
  await stage.clock.pass(250);
  expect(stage.sockets).toHaveLength(2);
});

test("waits for a server that is not there double up to four seconds", async () => {
  const stage = new Stage();
  stage.chance = 1;
  stage.client.start();
  await settle();
  const delays: number[] = [];
  for (let failure = 0; failure < 5; failure += 1) {
    stage.socket.cut();
    const { state } = stage.client;
    const delayMs = state.name === "wait" ? state.delayMs : NaN;
    delays.push(delayMs);
    await stage.clock.pass(delayMs);
  }
  expect(delays).toEqual([500, 1000, 2000, 4000, 4000]);
});

test("waits for one that greets and closes double up to half a minute, and begin anew after five seconds of live", async () => {
  const stage = new Stage();
  stage.chance = 1;
  stage.client.start();
  await settle();
  const delays: number[] = [];
  for (let failure = 0; failure < 8; failure += 1) {
    stage.socket.greet();
    stage.socket.cut();
    const { state } = stage.client;
    const delayMs = state.name === "wait" ? state.delayMs : NaN;
    delays.push(delayMs);
    await stage.clock.pass(delayMs);
  }
  expect(delays).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
  stage.socket.greet();
  await stage.clock.pass(4_999);
  stage.socket.cut();
  expect(stage.client.state).toEqual({ name: "wait", delayMs: 30_000 });
  await stage.clock.pass(30_000);
  stage.socket.greet();
  await stage.clock.pass(5_000);
  stage.socket.cut();
  expect(stage.client.state).toEqual({ name: "wait", delayMs: 500 });
});

test("the wait is a random part of its bound, nothing included", async () => {
  const stage = new Stage();
  stage.chance = 0;
  const socket = await stage.live();
  socket.cut();
  expect(stage.client.state).toEqual({ name: "wait", delayMs: 0 });
});

test("a server that says bye names the wait itself", async () => {
  const stage = new Stage();
  const socket = await stage.live();
  socket.tell({ type: "bye", reconnect_after_ms: 3210 });
  socket.cut(1012);
  expect(stage.client.state).toEqual({ name: "wait", delayMs: 3210 });
  await stage.clock.pass(3209);
  expect(stage.sockets).toHaveLength(1);
  await stage.clock.pass(1);
  stage.socket.greet();
  stage.socket.cut();
  expect(stage.client.state).toEqual({ name: "wait", delayMs: 250 });
});

test.each([
  ["never opens", () => undefined],
  [
    "opens and never says hello",
    (stage: Stage) => {
      stage.socket.accept();
    },
  ],
])("a server that %s is given up after ten seconds", async (_, act) => {
  const stage = new Stage();
  stage.client.start();
  await settle();
  act(stage);
  await stage.clock.pass(9_999);
  expect(stage.client.state.name).not.toBe("wait");
  await stage.clock.pass(1);
  expect(stage.client.state.name).toBe("wait");
  expect(stage.socket.isClosed).toBe(true);
});

test("it pings every heartbeat, and a server that answers is kept", async () => {
  const stage = new Stage();
  const socket = await stage.live();
  for (let beat = 1; beat <= 10; beat += 1) {
    await stage.clock.pass(25_000);
    expect(socket.saidOf("ping")).toHaveLength(beat);
    socket.tell({ type: "pong", ref: null, server_time: "2026-02-23T10:00:00.000Z" });
  }
  expect(stage.client.state.name).toBe("live");
});

test("a server that is silent for two heartbeats is left", async () => {
  const stage = new Stage();
  const socket = await stage.live();
  await stage.clock.pass(49_999);
  expect(stage.client.state.name).toBe("live");
  await stage.clock.pass(1);
  expect(stage.client.state.name).toBe("wait");
  expect(socket.isClosed).toBe(true);
});

test("waking ends the wait", async () => {
  const stage = new Stage();
  const socket = await stage.live();
  socket.cut();
  stage.client.wake();
  await settle();
  expect(stage.sockets).toHaveLength(2);
  await stage.clock.pass(1000);
  expect(stage.sockets).toHaveLength(2);
});

test("waking on a dead link finds out within three seconds", async () => {
  const stage = new Stage();
  const socket = await stage.live();
  await stage.clock.pass(26_000); // the heartbeat's own ping is unanswered, and not due before 50 s
  stage.client.wake();
  expect(socket.saidOf("ping")).toHaveLength(2);
  await stage.clock.pass(3000);
  expect(stage.client.state.name).toBe("wait");
});

test("waking on a living link changes nothing", async () => {
  const stage = new Stage();
  const socket = await stage.live();
  stage.client.wake();
  socket.tell({ type: "pong", ref: null, server_time: "2026-02-23T10:00:00.000Z" });
  await stage.clock.pass(20_000);
  expect(stage.client.state.name).toBe("live");
});

test("stopping leaves nothing behind, and what comes late is not heard", async () => {
  const stage = new Stage();
  const socket = await stage.live();
  stage.client.stop();
  expect(stage.client.state.name).toBe("stopped");
  expect(socket.isClosed).toBe(true);
  expect(stage.clock.pending).toBe(0);
  socket.tell({ type: "typing", conversation_id: "room", user_id: "x", until: "2026-02-23T10:00:06.000Z" });
  socket.cut();
  await stage.clock.pass(100_000);
  expect(stage.events).toEqual([]);
  expect(stage.sockets).toHaveLength(1);
});

test("a ticket that comes after stopping opens nothing", async () => {
  const { promise, resolve } = Promise.withResolvers<string>();
  const stage = new Stage({ ticket: () => promise });
  stage.client.start();
  stage.client.stop();
  resolve("late");
  await settle();
  expect(stage.sockets).toHaveLength(0);
});

test("hello has ten seconds of its own", async () => {
  const stage = new Stage();
  stage.client.start();
  await stage.clock.pass(9000);
  stage.socket.accept();
  await stage.clock.pass(9000);
  expect(stage.client.state.name).toBe("hello");
});

test("a heartbeat does not put off what waking wants to know", async () => {
  const stage = new Stage();
  await stage.live();
  await stage.clock.pass(24_000);
  stage.client.wake();
  await stage.clock.pass(3000);
  expect(stage.client.state.name).toBe("wait");
});
