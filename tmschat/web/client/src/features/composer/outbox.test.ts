import { expect, test } from "vitest";

import type { KeptMany } from "../../ui/kept.ts";
import { ROOM } from "../testing/objects.ts";
import { Outbox, type Outcome, type Outgoing } from "./outbox.ts";

class Stage {
  readonly stored = new Map<string, Outgoing>();
  readonly tries: string[] = [];
  readonly waits: { delayMs: number; run: () => void }[] = [];
  outcome: (entry: Outgoing) => Outcome = () => ({ is: "sent" });
  box = this.open();

  open(): Outbox {
    const keep: KeptMany<Outgoing> = {
      all: () => [...this.stored.values()],
      write: (name, value) => {
        if (value === null) this.stored.delete(name);
        else this.stored.set(name, value);
      },
    };
    const send = (entry: Outgoing): Promise<Outcome> => {
      this.tries.push(entry.client_id);
      return Promise.resolve(this.outcome(entry));
    };
    const after = (delayMs: number, run: () => void): (() => void) => {
      this.waits.push({ delayMs, run });
      return () => undefined;
    };
    return new Outbox("alice", { send, keep, clock: { now: () => 0, after }, random: () => 1 });
  }

  add(client_id: string, conversation_id = ROOM): void {
    const created_at = `2026-02-23T10:00:${String(this.stored.size).padStart(2, "0")}.000Z`;
    const body = { text: client_id, reply_to: null, attachment_ids: [], created_at };
    this.box.add({ client_id, conversation_id, sender_id: "alice", ...body });
  }

  get states(): string[] {
    return this.box.entries.get().map((entry) => `${entry.client_id} ${entry.state}`);
  }
}

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

test("what is sent leaves the store at once and the page when the server tells of it", async () => {
  const stage = new Stage();
  stage.add("1");
  expect(stage.stored.size).toBe(1);
  await settle();
  expect(stage.stored.size).toBe(0);
  expect(stage.states).toEqual(["1 sent"]);
  stage.box.forget("1");
  expect(stage.states).toEqual([]);
});

test("while the network is away all wait in their order, and then each goes once", async () => {
  const stage = new Stage();
  stage.outcome = () => ({ is: "later", afterMs: null });
  for (const name of ["1", "2", "3"]) stage.add(name);
  await settle();
  expect(stage.tries).toEqual(["1"]);
  expect(stage.states).toEqual(["1 waiting", "2 waiting", "3 waiting"]);
  stage.outcome = () => ({ is: "sent" });
  stage.box.wake();
  await settle();
  expect(stage.tries).toEqual(["1", "1", "2", "3"]);
});

test("waits grow, and are at least what the server asks for", async () => {
  const stage = new Stage();
  stage.outcome = () => ({ is: "later", afterMs: null });
  stage.add("1");
  await settle();
  stage.waits.at(-1)?.run();
  await settle();
  stage.outcome = () => ({ is: "later", afterMs: 20_000 });
  stage.waits.at(-1)?.run();
  await settle();
  expect(stage.waits.map(({ delayMs }) => delayMs)).toEqual([500, 1000, 20_000]);
});

test("one conversation does not wait for another", async () => {
  const stage = new Stage();
  stage.outcome = ({ conversation_id }) => (conversation_id === ROOM ? { is: "later", afterMs: null } : { is: "sent" });
  stage.add("1");
  stage.add("2", "other");
  await settle();
  expect(stage.states).toEqual(["1 waiting", "2 sent"]);
});

test("what the server refuses is kept and said, and holds nobody up; it can be tried again or given up", async () => {
  const stage = new Stage();
  stage.outcome = ({ client_id }) => (client_id === "1" ? { is: "never", failure: "too long" } : { is: "sent" });
  stage.add("1");
  stage.add("2");
  await settle();
  expect(stage.box.entries.get()[0]).toMatchObject({ state: "failed", failure: "too long" });
  expect(stage.states).toEqual(["1 failed", "2 sent"]);
  expect([...stage.stored.keys()]).toEqual(["1"]);
  stage.outcome = () => ({ is: "sent" });
  stage.box.retry("1");
  await settle();
  expect(stage.states).toEqual(["1 sent", "2 sent"]);
  stage.box.discard("1");
  expect(stage.states).toEqual(["2 sent"]);
});

test("a page that begins anew sends what the last one left, as itself, in order", async () => {
  const stage = new Stage();
  stage.outcome = () => ({ is: "later", afterMs: null });
  for (const name of ["1", "2"]) stage.add(name);
  await settle();
  const [, another] = stage.stored.values();
  if (another !== undefined) stage.stored.set("x", { ...another, client_id: "x", sender_id: "mallory" });
  stage.outcome = () => ({ is: "sent" });
  stage.tries.length = 0;
  stage.box = stage.open();
  stage.box.wake();
  await settle();
  expect(stage.tries).toEqual(["1", "2"]);
  expect([...stage.stored.keys()]).toEqual(["x"]);
});
