import { expect, test, vi } from "vitest";

import type { Watch } from "../../realtime/index.ts";
import { settle, Stage as Scripted } from "../../realtime/testing/scripted.ts";
import { type Status, Statuses } from "./statuses.ts";

const GATHERED_MS = 50;
const ANSWERED_MS = 5_000;

class Stage extends Scripted {
  readonly statuses = new Statuses(this.client, this.clock);

  tell(user_id: string, status: Status): void {
    this.socket.tell({ type: "presence", user_id, status, last_seen_at: null });
  }

  /** A live link over which somebody is watched, and has been told to be online. */
  async watching(user_id: string): Promise<() => void> {
    await this.live();
    const stop = this.statuses.want(user_id);
    await this.clock.pass(GATHERED_MS);
    this.tell(user_id, "online");
    return stop;
  }

  async comesBack(): Promise<void> {
    this.socket.cut();
    this.client.wake();
    await settle();
    this.socket.greet();
  }

  get asked(): string[][] {
    return this.socket.saidOf("watch").map((frame) => (frame as Watch).user_ids);
  }
}

test("who is shown is asked for, lists in one piece, and what the server tells is seen", async () => {
  const stage = new Stage();
  const watcher = vi.fn();
  stage.statuses.watch(watcher);
  await stage.watching("bob");
  stage.statuses.want("carol");
  stage.statuses.want("bob")();
  await stage.clock.pass(GATHERED_MS);
  expect(stage.asked).toEqual([["bob"], ["bob", "carol"]]);
  expect(stage.statuses.of("bob")).toBe("online");
  expect(stage.statuses.of("carol")).toBe("offline");
  expect(watcher).toHaveBeenCalledTimes(1);
});

test("who has hidden while the link was away, of whom the server tells nothing, is not here any more", async () => {
  const stage = new Stage();
  await stage.watching("bob");
  const watcher = vi.fn();
  stage.statuses.watch(watcher);
  await stage.comesBack();
  await stage.clock.pass(ANSWERED_MS);
  expect(stage.statuses.of("bob")).toBe("offline");
  expect(watcher).toHaveBeenCalledTimes(1);
});

test("who is still here stays so while the link comes back", async () => {
  const stage = new Stage();
  await stage.watching("bob");
  const seen: Status[] = [];
  stage.statuses.watch(() => seen.push(stage.statuses.of("bob")));
  await stage.comesBack();
  await stage.clock.pass(ANSWERED_MS / 2);
  stage.tell("bob", "online");
  await stage.clock.pass(ANSWERED_MS);
  expect(seen).toEqual(["online"]);
});

test("a link that is lost again before the server has told is no answer", async () => {
  const stage = new Stage();
  await stage.watching("bob");
  await stage.comesBack();
  await stage.clock.pass(ANSWERED_MS / 2);
  await stage.comesBack();
  await stage.clock.pass(ANSWERED_MS / 2);
  expect(stage.statuses.of("bob")).toBe("online");
  await stage.clock.pass(ANSWERED_MS / 2);
  expect(stage.statuses.of("bob")).toBe("offline");
});

test("who has hidden while nobody looked is not here when somebody looks again", async () => {
  const stage = new Stage();
  const stop = await stage.watching("bob");
  stop();
  await stage.clock.pass(GATHERED_MS);
  stage.statuses.want("bob");
  expect(stage.statuses.of("bob")).toBe("online"); // as it was, until the server has had time to tell
  await stage.clock.pass(GATHERED_MS + ANSWERED_MS);
  expect(stage.statuses.of("bob")).toBe("offline");
});

test("of who is shown besides the most that the server tells of, nothing is known", async () => {
  const stage = new Stage();
  const stop = await stage.watching("bob");
  stop();
  for (let place = 0; place < 200; place += 1) stage.statuses.want(`person ${place}`);
  stage.statuses.want("bob");
  await stage.clock.pass(GATHERED_MS);
  expect(stage.asked.at(-1)).toHaveLength(200);
  expect(stage.asked.at(-1)).not.toContain("bob");
  expect(stage.statuses.of("bob")).toBe("offline");
});
