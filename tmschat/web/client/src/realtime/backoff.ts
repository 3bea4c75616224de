export const FIRST_MS = 500;
export const LONGEST_MS = 30_000;

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

  /** Note a failure; gives the milliseconds to wait: evenly anywhere from 0 to 500 ms, 1 s, 2 s … at most 30 s. */
  next(): number {
    const longest = Math.min(LONGEST_MS, FIRST_MS * 2 ** this.#failures);
    this.#failures += 1;
    return this.#random() * longest;
  }

  /** Note a success. */
  reset(): void {
    this.#failures = 0;
  }
}
