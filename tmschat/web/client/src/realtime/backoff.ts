export const FIRST_MS = 500;
export const LONGEST_MS = 30_000;
/**
 * The same where the server, or whoever stands before it, has said at once that it is not there: asking then costs it
 * nothing, and once it is back nobody may be without its events for longer than five seconds.
 */
export const REFUSED_MS = 4_000;

/**
 * How long to wait before the next try: exponential, with full jitter, so that clients which were cut off together do
 * not come back together.
 */
export class Backoff {
  #failures = 0;
  readonly #random: () => number;

  constructor(random: () => number) {
    this.#random = random;
  }

  /** Note a failure; gives the milliseconds to wait: evenly anywhere from 0 to 500 ms, 1 s, 2 s … at most the longest. */
  next(longestMs: number): number {
    const longest = Math.min(longestMs, FIRST_MS * 2 ** this.#failures);
    this.#failures += 1;
    return this.#random() * longest;
  }

  /** Note a success. */
  reset(): void {
    this.#failures = 0;
  }
}
