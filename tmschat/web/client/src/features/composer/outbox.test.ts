import { expect, test } from "vitest";

import type { KeptMany } from "../../ui/kept.ts";
import { ROOM } from "../testing/objects.ts";
import { type KeptEntry, Outbox, type Outcome, type Outgoing } from "./outbox.ts";

class Stage {
  readonly stored = new Map<string, KeptEntry>();
  readonly watchers: (() => void)[] = [];
  readonly tries: string[] = [];
  readonly waits: { delayMs: number; run: () => void }[] = [];
  outcome: (entry: Outgoing) => Outcome = () => ({ is: "sent" });
  /** Whether the browser keeps nothing more. */
  isFull = false;
  box = this.open();

  open(): Outbox {
    const keep: KeptMany<KeptEntry> = {
      all: () => [...this.stored.values()],
      read: (name) => this.stored.get(name) ?? null,
      write: (name, value) => {
        if (value === null) this.stored.delete(name);
        else if (!this.isFull) this.stored.set(name, value);
      },
      watch: (watcher) => this.watchers.push(watcher),
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
    this.box.add(outgoing(client_id, conversation_id, this.stored.size));
  }

  /** A window that was opened while another had something to send. */
  async openOther(): Promise<Outbox> {
    const other = this.open();
    other.wake();
    await settle();
    this.tries.length = 0;
    return other;
  }

  get states(): string[] {
    return this.statesIn(this.box);
  }

  statesIn(box: Outbox): string[] {
    return box.entries.get().map((entry) => `${entry.client_id} ${entry.state}`);
  }
}

function outgoing(client_id: string, conversation_id = ROOM, second = 0): Outgoing {
  const created_at = `2026-02-23T10:00:${String(second).padStart(2, "0")}.000Z`;
  const body = { text: client_id, reply_to: null, attachment_ids: [], created_at };
  return { client_id, conversation_id, sender_id: "alice", ...body };
}

const LATER: Outcome = { is: "later", afterMs: null };
const REFUSED: Outcome = { is: "never", failure: { attr: null, code: "not_found", detail: "Not found." } };

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
  stage.outcome = () => LATER;
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
  stage.outcome = () => LATER;
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
  stage.outcome = ({ conversation_id }) => (conversation_id === ROOM ? LATER : { is: "sent" });
  stage.add("1");
  stage.add("2", "other");
  await settle();
  expect(stage.states).toEqual(["1 waiting", "2 sent"]);
});

test("what the server refuses is kept and said, and holds nobody up; it can be tried again or given up", async () => {
  const stage = new Stage();
  stage.outcome = ({ client_id }) => (client_id === "1" ? REFUSED : { is: "sent" });
  stage.add("1");
  stage.add("2");
  await settle();
  expect(stage.box.entries.get()[0]).toMatchObject({ state: "failed", failure: { code: "not_found" } });
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
  stage.outcome = () => LATER;
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

test("what an older release kept, which did not say how it went, is sent", async () => {
  const stage = new Stage();
  stage.stored.set("1", outgoing("1"));
  stage.box = stage.open();
  stage.box.wake();
  await settle();
  expect(stage.tries).toEqual(["1"]);
  expect(stage.stored.size).toBe(0);
});

test("what was refused stays so in a page that begins anew, until the person says what next", async () => {
  const stage = new Stage();
  stage.outcome = () => REFUSED;
  stage.add("1");
  await settle();
  stage.outcome = () => ({ is: "sent" });
  stage.tries.length = 0;
  stage.box = stage.open();
  stage.box.wake();
  await settle();
  expect(stage.tries).toEqual([]);
  expect(stage.box.entries.get()).toMatchObject([{ state: "failed", failure: { code: "not_found" } }]);
  stage.outcome = () => LATER;
  stage.box.retry("1");
  await settle();
  stage.box = stage.open();
  expect(stage.states).toEqual(["1 waiting"]);
});

test("what was refused for want of a sign-in goes out after the next one", async () => {
  const stage = new Stage();
  stage.outcome = () => ({ is: "never", failure: { attr: null, code: "not_authenticated", detail: "Sign in first." } });
  stage.add("1");
  await settle();
  expect(stage.states).toEqual(["1 failed"]);
  stage.box = stage.open();
  expect(stage.states).toEqual(["1 waiting"]);
});

test("what is given up in one window is not sent by another", async () => {
  const stage = new Stage();
  stage.outcome = () => LATER;
  stage.add("1");
  await settle();
  const other = await stage.openOther();
  stage.box.discard("1");
  stage.outcome = () => ({ is: "sent" });
  for (const { run } of stage.waits) run();
  await settle();
  expect(stage.tries).toEqual([]);
  expect(other.entries.get()).toEqual([]);
});

test("what is refused in one window waits for the person in another too", async () => {
  const stage = new Stage();
  stage.outcome = () => LATER;
  stage.add("1");
  await settle();
  const other = await stage.openOther();
  stage.outcome = () => REFUSED;
  stage.box.wake();
  await settle();
  stage.outcome = () => ({ is: "sent" });
  stage.tries.length = 0;
  other.wake();
  await settle();
  expect(stage.tries).toEqual([]);
  expect(other.entries.get()).toMatchObject([{ state: "failed", failure: { code: "not_found" } }]);
});

test("what is given up in one window while another tries it is not kept again when that fails", async () => {
  const stage = new Stage();
  stage.outcome = () => LATER;
  stage.add("1");
  await settle();
  const other = await stage.openOther();
  stage.outcome = () => REFUSED;
  other.wake();
  stage.box.discard("1");
  await settle();
  expect(stage.stored.size).toBe(0);
  expect(other.entries.get()).toEqual([]);
});

test("a window shows at once what another has done", async () => {
  const stage = new Stage();
  stage.outcome = () => REFUSED;
  stage.add("1");
  stage.add("2");
  await settle();
  const other = await stage.openOther();
  stage.box.discard("1");
  for (const watcher of stage.watchers) watcher();
  expect(stage.statesIn(other)).toEqual(["2 failed"]);
});

test("where nothing can be kept it is sent all the same, also after a failure", async () => {
  const stage = new Stage();
  stage.isFull = true;
  stage.outcome = () => LATER;
  stage.add("1");
  await settle();
  stage.outcome = () => REFUSED;
  stage.box.wake();
  await settle();
  expect(stage.states).toEqual(["1 failed"]);
  stage.outcome = () => ({ is: "sent" });
  stage.box.retry("1");
  await settle();
  expect(stage.states).toEqual(["1 sent"]);
});

test("one that failed can be tried again though nothing more can be kept", async () => {
  const stage = new Stage();
  stage.outcome = () => REFUSED;
  stage.add("1");
  await settle();
  stage.isFull = true;
  stage.outcome = () => ({ is: "sent" });
  stage.box.retry("1");
  await settle();
  expect(stage.states).toEqual(["1 sent"]);
});
