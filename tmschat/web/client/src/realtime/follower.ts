import type { DurableFrame } from "./frames.ts";

/** Frames kept for one conversation while what is before them is read; past that the feed is the shorter way. */
export const MOST_KEPT = 200;

/**
 * One conversation's numbers. Every durable frame carries all that changed in `(since, change_seq]`; this says which
 * frames are to be applied now, and whether something was missed that `changes` must be asked for.
 */
export class Follower {
  #number: number;
  #known: number;
  #kept: DurableFrame[] = [];

  constructor(number: number) {
    this.#number = number;
    this.#known = number;
  }

  /** The conversation's change number up to which everything has been applied. */
  get number(): number {
    return this.#number;
  }

  /** Whether changes are known of that have not been applied. */
  get isBehind(): boolean {
    return this.#known > this.#number;
  }

  /** Note that the conversation has come to `number`, as `hello` tells. */
  hearOf(number: number): void {
    this.#known = Math.max(this.#known, number);
  }

  /** Take in a frame; gives those whose turn has come: none for one that is known already or has come too early. */
  take(frame: DurableFrame): DurableFrame[] {
    this.hearOf(frame.change_seq);
    if (frame.change_seq <= this.#number) return [];
    if (frame.since > this.#number) {
      if (this.#kept.length < MOST_KEPT) this.#kept.push(frame);
      return [];
    }
    this.#number = frame.change_seq;
    return [frame, ...this.#following()];
  }

  /** Note that everything up to `number` has been read from the feed; gives the kept frames that follow it. */
  advance(number: number): DurableFrame[] {
    this.#number = Math.max(this.#number, number);
    this.hearOf(number);
    return this.#following();
  }

  #following(): DurableFrame[] {
    const ready: DurableFrame[] = [];
    for (const frame of this.#kept) {
      if (frame.since <= this.#number && frame.change_seq > this.#number) {
        this.#number = frame.change_seq;
        ready.push(frame);
      }
    }
    this.#kept = this.#kept.filter((frame) => frame.change_seq > this.#number);
    return ready;
  }
}
