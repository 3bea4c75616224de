import { Backoff, LONGEST_MS } from "./backoff.ts";
import type { Clock } from "./clock.ts";
import type { ClientFrame } from "./frames.ts";

/** Frames that may go at once, and the milliseconds that each further one takes: half of what the server allows. */
export const BURST = 20;
export const FRAME_MS = 100;

/** Sends frames no faster than the server takes them; of those that wait, only the newest of each key. */
export class Outbox {
  readonly #clock: Clock;
  readonly #send: (frame: ClientFrame) => void;
  readonly #backoff: Backoff;
  readonly #waiting = new Map<string, ClientFrame>();
  readonly #later = new Map<string, ClientFrame>();
  #freeAt = 0; // when the bucket will be empty again
  #laterAt = 0; // when frames were last put again
  #cancel: (() => void) | null = null;
  #cancelLater: (() => void) | null = null;

  constructor(clock: Clock, random: () => number, send: (frame: ClientFrame) => void) {
    this.#clock = clock;
    this.#send = send;
    this.#backoff = new Backoff(random);
  }

  put(frame: ClientFrame): void {
    const key = keyOf(frame);
    this.#later.delete(key);
    this.#waiting.set(key, frame);
    if (this.#cancel === null) this.#drain();
  }

  /** Put again what the server could not carry out: after a while, and not if a newer frame of its key comes first. */
  putLater(frame: ClientFrame): void {
    this.#later.set(keyOf(frame), frame);
    if (this.#cancelLater !== null) return;
    if (this.#clock.now() - this.#laterAt > LONGEST_MS) this.#backoff.reset(); // what was put then has been taken
    this.#cancelLater = this.#clock.after(this.#backoff.next(LONGEST_MS), () => {
      this.#cancelLater = null;
      this.#laterAt = this.#clock.now();
      for (const each of [...this.#later.values()]) this.put(each);
    });
  }

  /** Forget what waits: the link is gone. */
  clear(): void {
    this.#cancel?.();
    this.#cancel = null;
    this.#waiting.clear();
    this.#cancelLater?.();
    this.#cancelLater = null;
    this.#later.clear();
  }

  #drain(): void {
    this.#cancel = null;
    for (const [key, frame] of this.#waiting) {
      const now = this.#clock.now();
      this.#freeAt = Math.max(this.#freeAt, now);
      if (this.#freeAt - now > (BURST - 1) * FRAME_MS) {
        this.#cancel = this.#clock.after(FRAME_MS, () => {
          this.#drain();
        });
        return;
      }
      this.#freeAt += FRAME_MS;
      this.#waiting.delete(key);
      this.#send(frame);
    }
  }
}

function keyOf(frame: ClientFrame): string {
  return "conversation_id" in frame ? `${frame.type} ${frame.conversation_id}` : frame.type;
}
