import { Backoff, LONGEST_MS, REFUSED_MS } from "./backoff.ts";
import type { Clock } from "./clock.ts";
import type { ClientFrame, ServerFrame } from "./frames.ts";
import type { OpenSocket, Socket } from "./socket.ts";

/** How long connecting may take, and `hello` after it. */
export const OPEN_MS = 10_000;
/** How long a link must hold before the waits begin anew: a server that greets and closes at once is not hammered. */
export const STEADY_MS = 5_000;
/** How long an answer may take after `wake`: a person who is back should not look at a dead link for long. */
export const WAKE_MS = 3_000;

/** Close codes after which there is no coming back. */
const FINAL_CODES: Readonly<Record<number, EndReason>> = { 4401: "not authenticated", 4403: "suspended" };

export type EndReason = "not authenticated" | "suspended";

/**
 * - `stopped`: not started, or stopped by us
 * - `connect`: signing in and opening the websocket
 * - `hello`: the first frame is awaited
 * - `live`: frames come
 * - `wait`: for the next try
 * - `signed out`: the server will not have us any more; somebody signs in, then `start` leads on
 */
export type LinkState =
  | { name: "stopped" | "connect" | "hello" | "live" }
  | { name: "wait"; delayMs: number }
  | { name: "signed out"; reason: EndReason };

type Timer = "next" | "steady" | "beat" | "answer";

export interface LinkOptions {
  /** Where to connect this time; null: not signed in any more. */
  address: () => Promise<string | null>;
  open: OpenSocket;
  clock: Clock;
  random: () => number;
  onFrame: (frame: ServerFrame) => void;
  onState: (state: LinkState) => void;
}

/** One websocket after the other: connects, notices when the link is dead, comes back. Knows no conversation. */
export class Link {
  readonly #options: LinkOptions;
  readonly #backoff: Backoff;
  #state: LinkState = { name: "stopped" };
  #socket: Socket | null = null;
  #attempt = 0; // whatever belongs to an earlier one comes too late
  #byeMs: number | null = null;
  readonly #cancels = new Map<Timer, () => void>();

  constructor(options: LinkOptions) {
    this.#options = options;
    this.#backoff = new Backoff(options.random);
  }

  get state(): LinkState {
    return this.#state;
  }

  /** Connect, and stay connected. */
  start(): void {
    if (this.#state.name === "stopped" || this.#state.name === "signed out") void this.#connect();
  }

  /** Disconnect, and stay so. */
  stop(): void {
    this.#letGo();
    this.#backoff.reset();
    this.#enter({ name: "stopped" });
  }

  /** The network or the person may be back: do not wait for the next try, and make sure of a link that seems alive. */
  wake(): void {
    if (this.#state.name === "wait") void this.#connect();
    if (this.#state.name === "live") {
      this.#cancel("answer");
      this.#probe(WAKE_MS);
    }
  }

  /** Send a frame, if there is a link to send it over. */
  send(frame: ClientFrame): void {
    if (this.#state.name === "live") this.#socket?.send(JSON.stringify(frame));
  }

  async #connect(): Promise<void> {
    this.#letGo();
    const attempt = this.#attempt;
    this.#enter({ name: "connect" });
    this.#loseAfter("next", OPEN_MS);
    let url: string | null;
    try {
      url = await this.#options.address();
    } catch {
      if (attempt === this.#attempt) this.#lost(REFUSED_MS);
      return;
    }
    if (attempt !== this.#attempt) return;
    if (url === null) this.#end("not authenticated");
    else this.#openSocket(url);
  }

  #openSocket(url: string): void {
    const attempt = this.#attempt;
    const ifPresent = (act: () => void): void => {
      if (attempt === this.#attempt) act();
    };
    this.#socket = this.#options.open(url, {
      opened: () => {
        ifPresent(() => {
          this.#enter({ name: "hello" });
          this.#loseAfter("next", OPEN_MS);
        });
      },
      heard: (text) => {
        ifPresent(() => {
          this.#hear(JSON.parse(text) as ServerFrame);
        });
      },
      closed: (code) => {
        ifPresent(() => {
          this.#closed(code);
        });
      },
    });
  }

  #hear(frame: ServerFrame): void {
    this.#cancel("answer");
    if (frame.type === "hello") this.#greeted(frame.heartbeat_s * 1000);
    if (frame.type === "bye") this.#byeMs = frame.reconnect_after_ms;
    this.#options.onFrame(frame);
  }

  #greeted(heartbeatMs: number): void {
    this.#cancel("next");
    this.#enter({ name: "live" });
    this.#later("steady", STEADY_MS, () => {
      this.#backoff.reset();
    });
    const beat = (): void => {
      this.#probe(heartbeatMs);
      this.#later("beat", heartbeatMs, beat);
    };
    this.#later("beat", heartbeatMs, beat);
  }

  /**
   * Ask for a sign of life. What counts is an unanswered ping, not the time since something was heard: browsers hold
   * the timers of hidden pages back, and then nobody has asked.
   */
  #probe(patienceMs: number): void {
    this.send({ type: "ping" });
    if (!this.#cancels.has("answer")) this.#loseAfter("answer", patienceMs);
  }

  #closed(code: number): void {
    const reason = FINAL_CODES[code];
    if (reason === undefined) this.#lost(this.#state.name === "live" ? LONGEST_MS : REFUSED_MS);
    else this.#end(reason);
  }

  #lost(longestMs: number): void {
    const delayMs = this.#byeMs ?? this.#backoff.next(longestMs);
    this.#letGo();
    this.#later("next", delayMs, () => void this.#connect());
    this.#enter({ name: "wait", delayMs });
  }

  #end(reason: EndReason): void {
    this.#letGo();
    this.#enter({ name: "signed out", reason });
  }

  #letGo(): void {
    this.#attempt += 1;
    this.#byeMs = null;
    this.#socket?.close();
    this.#socket = null;
    for (const cancel of this.#cancels.values()) cancel();
    this.#cancels.clear();
  }

  #enter(state: LinkState): void {
    this.#state = state;
    this.#options.onState(state);
  }

  #loseAfter(name: Timer, delayMs: number): void {
    this.#later(name, delayMs, () => {
      this.#lost(LONGEST_MS);
    });
  }

  #later(name: Timer, delayMs: number, run: () => void): void {
    this.#cancel(name);
    const cancel = this.#options.clock.after(delayMs, () => {
      this.#cancels.delete(name);
      run();
    });
    this.#cancels.set(name, cancel);
  }

  #cancel(name: Timer): void {
    this.#cancels.get(name)?.();
    this.#cancels.delete(name);
  }
}
