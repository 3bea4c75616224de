import type { Clock, Id, Presence, RealtimeClient } from "../../realtime/index.ts";

export type Status = Presence["status"];

type Client = Pick<RealtimeClient, "listen" | "watchState" | "watch">;

const MOST = 200; // people that the server tells of
const GATHER_MS = 50;
/** How long the server may take to tell of those whom it is asked about. Until then they are as they were. */
const ANSWER_MS = 5_000;

/**
 * Who is here: asked for as long as somebody looks. The server tells of everybody who shares it, whether they are here
 * or not; of who does not, or shares no conversation any more, it tells nothing.
 */
export class Statuses {
  readonly #client: Client;
  readonly #clock: Clock;
  readonly #statuses = new Map<Id, Status>();
  readonly #wanted = new Map<Id, number>(); // how many places show a person
  readonly #watchers = new Set<() => void>();
  readonly #questions = new Set<Set<Id>>(); // each with those of whom nothing has been told since
  #asked: ReadonlySet<Id> = new Set();
  #isGathering = false;

  constructor(client: Client, clock: Clock) {
    this.#client = client;
    this.#clock = clock;
    client.listen((event) => {
      if (event.type === "presence") this.#hear(event);
    });
    client.watchState(({ name }) => {
      this.#questions.clear(); // the link that they were asked over is gone
      if (name === "live") this.#expect(this.#statuses.keys());
    });
  }

  of(userId: Id): Status {
    return this.#statuses.get(userId) ?? "offline";
  }

  /** Ask about a person; gives how to stop. */
  want(userId: Id): () => void {
    this.#count(userId, 1);
    return () => {
      this.#count(userId, -1);
    };
  }

  /** Be told of changes; gives how to stop. */
  watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  };

  #hear({ user_id, status }: Presence): void {
    for (const silent of this.#questions) silent.delete(user_id);
    this.#statuses.set(user_id, status);
    this.#tellWatchers();
  }

  #count(userId: Id, step: number): void {
    const places = (this.#wanted.get(userId) ?? 0) + step;
    if (places === 0) this.#wanted.delete(userId);
    else this.#wanted.set(userId, places);
    if (this.#isGathering) return;
    this.#isGathering = true; // lists come and go in one piece
    this.#clock.after(GATHER_MS, () => {
      this.#isGathering = false;
      this.#ask();
    });
  }

  #ask(): void {
    const before = this.#asked;
    const wanted = [...this.#wanted.keys()];
    const asked = wanted.slice(0, MOST);
    this.#asked = new Set(asked);
    this.#client.watch(asked);
    this.#expect(asked.filter((userId) => !before.has(userId)));
    this.#forget(wanted.slice(MOST));
  }

  /** Forget those of these people of whom the server does not tell in time. */
  #expect(userIds: Iterable<Id>): void {
    const silent = new Set(userIds);
    this.#questions.add(silent);
    this.#clock.after(ANSWER_MS, () => {
      if (this.#questions.delete(silent)) this.#forget(silent);
    });
  }

  #forget(userIds: Iterable<Id>): void {
    const forgotten = [...userIds].filter((userId) => this.#statuses.delete(userId));
    if (forgotten.length > 0) this.#tellWatchers();
  }

  #tellWatchers(): void {
    for (const watcher of this.#watchers) watcher();
  }
}
