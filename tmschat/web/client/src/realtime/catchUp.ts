import { Backoff, REFUSED_MS } from "./backoff.ts";
import type { Clock } from "./clock.ts";
import type { Follower } from "./follower.ts";
import type { Change, Id } from "./objects.ts";

/** Conversations read at the same time after an absence. */
export const AT_ONCE = 4;

/** The body of `GET …/conversations/{id}/changes`. */
export interface ChangesPage {
  data: Change[];
  pagination: { next_since: number; has_more: boolean };
}

/** Read one page of the feed. Null: the conversation is not ours (404). Any failure that may pass: reject. */
export type FetchChanges = (conversationId: Id, since: number) => Promise<ChangesPage | null>;

export interface CatchUpOptions {
  fetchChanges: FetchChanges;
  clock: Clock;
  random: () => number;
  followerOf: (conversationId: Id) => Follower | undefined;
  /** Whether somebody looks at this conversation: those are read first. */
  isWatched: (conversationId: Id) => boolean;
  onPage: (conversationId: Id, page: ChangesPage) => void;
  onGone: (conversationId: Id) => void;
}

/** Reads the feed of conversations that are behind, a few at a time, until they are not; repeats what failed. */
export class CatchUp {
  readonly #options: CatchUpOptions;
  readonly #wanted = new Set<Id>();
  readonly #reading = new Set<Id>();
  readonly #failing = new Map<Id, Backoff>();
  readonly #waits = new Map<Id, () => void>(); // how to cancel the next try of those that failed
  #run = 0; // whatever an earlier one brings comes too late

  constructor(options: CatchUpOptions) {
    this.#options = options;
  }

  /** See to it that a conversation is read up to what is known of it: now, or when the wait after a failure ends. */
  want(conversationId: Id): void {
    if (this.#reading.has(conversationId) || this.#waits.has(conversationId)) return;
    this.#wanted.add(conversationId);
    this.#readMore();
  }

  /** Let nobody wait: the server has just greeted, and whoever is still behind is wanted anew. */
  endWaits(): void {
    for (const cancel of this.#waits.values()) cancel();
    this.#waits.clear();
  }

  /** Give up all reading. */
  stop(): void {
    this.#run += 1;
    this.endWaits();
    this.#wanted.clear();
    this.#reading.clear();
    this.#failing.clear();
  }

  #readMore(): void {
    while (this.#reading.size < AT_ONCE && this.#wanted.size > 0) {
      const conversationId = this.#next();
      this.#wanted.delete(conversationId);
      this.#reading.add(conversationId);
      void this.#read(conversationId, this.#run);
    }
  }

  #next(): Id {
    const waiting = [...this.#wanted];
    return waiting.find(this.#options.isWatched) ?? waiting[0] ?? "";
  }

  async #read(conversationId: Id, run: number): Promise<void> {
    let isMoving = true;
    while (isMoving && this.#options.followerOf(conversationId)?.isBehind === true) {
      isMoving = await this.#readPage(conversationId, run);
      if (run !== this.#run) return;
    }
    this.#reading.delete(conversationId);
    if (isMoving) this.#failing.delete(conversationId);
    else this.#retryLater(conversationId);
    this.#readMore();
  }

  /** Read one page; gives whether that led anywhere. */
  async #readPage(conversationId: Id, run: number): Promise<boolean> {
    const follower = this.#options.followerOf(conversationId);
    const since = follower?.number ?? 0;
    let page: ChangesPage | null;
    try {
      page = await this.#options.fetchChanges(conversationId, since);
    } catch {
      return false;
    }
    if (run !== this.#run || follower !== this.#options.followerOf(conversationId)) return true;
    if (page === null) {
      this.#options.onGone(conversationId);
      return true;
    }
    this.#options.onPage(conversationId, page);
    return page.pagination.next_since > since;
  }

  #retryLater(conversationId: Id): void {
    const backoff = this.#failing.get(conversationId) ?? new Backoff(this.#options.random);
    this.#failing.set(conversationId, backoff);
    const cancel = this.#options.clock.after(backoff.next(REFUSED_MS), () => {
      this.#waits.delete(conversationId);
      this.want(conversationId);
    });
    this.#waits.set(conversationId, cancel);
  }
}
