import type { Clock } from "./clock.ts";
import type { ClientFrame } from "./frames.ts";

/** Frames that may go at once, and the milliseconds that each further one takes: half of what the server allows. */
export const BURST = 20;
export const FRAME_MS = 100;

/** Sends frames no faster than the server takes them; of those that wait, only the newest of each key. */
export class Outbox {
  readonly #clock: Clock;
  readonly #send: (frame: ClientFrame) => void;
  readonly #waiting = new Map<string, ClientFrame>();
  #freeAt = 0; // when the bucket will be empty again
  #cancel: (() => void) | null = null;

  constructor(clock: Clock, send: (frame: ClientFrame) => void) {
    this.#clock = clock;
    this.#send = send;
  }

  put(frame: ClientFrame): void {
    this.#waiting.set(keyOf(frame), frame);
    if (this.#cancel === null) this.#drain();
  }

  /** Forget what waits: the link is gone. */
  clear(): void {
    this.#cancel?.();
    this.#cancel = null;
    this.#waiting.clear();
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
