/** Messages of one's own on their way: kept until the server has them, sent in order, once each. */
import type { ErrorItem } from "../../api/errors.ts";
import { Backoff, LONGEST_MS } from "../../realtime/backoff.ts";
import type { Clock } from "../../realtime/clock.ts";
import type { Quote } from "../../realtime/index.ts";
import type { KeptMany } from "../../ui/kept.ts";
import { Store } from "../../ui/store.ts";

/** What is to be sent. The server takes the same `client_id` once, however often it is sent. */
export interface Outgoing {
  client_id: string;
  conversation_id: string;
  sender_id: string;
  text: string;
  reply_to: Quote | null;
  attachment_ids: string[];
  /** RFC 3339; also the order. */
  created_at: string;
}

export interface Entry extends Outgoing {
  /**
   * `waiting`: for the ones before it, or for the network. `failed`: the person has to say what next. `sent`: the
   * server has it, and its own word of it is on the way.
   */
  state: "waiting" | "sending" | "failed" | "sent";
  /** Why the server refused it; null also where it failed for a reason that has no words. */
  failure: ErrorItem | null;
}

/** What this browser keeps of an entry. An older release kept no more than what is to be sent. */
export type KeptEntry = Outgoing & Partial<Pick<Entry, "state" | "failure">>;

/** How a try went: `later` may pass, `never` will not. */
export type Outcome =
  { is: "sent" } | { is: "later"; afterMs: number | null } | { is: "never"; failure: ErrorItem | null };

export interface OutboxOptions {
  send: (entry: Outgoing) => Promise<Outcome>;
  keep: KeptMany<KeptEntry>;
  clock: Clock;
  /** Evenly from 0 to 1. */
  random: () => number;
}

/** By then the server's word of a sent message has come, or the page shows another part of the conversation. */
const TOLD_MS = 10_000;

export class Outbox {
  readonly entries: Store<readonly Entry[]>;
  readonly #options: OutboxOptions;
  readonly #kept: Set<string>; // those that the browser has taken: what is there no more was ended in another window
  readonly #busy = new Set<string>(); // conversations of which one is being sent
  readonly #waits = new Map<string, () => void>(); // how to end the waits of conversations that wait
  readonly #backoffs = new Map<string, Backoff>();

  /** Begins with what was kept for `senderId`; `wake` starts sending it. */
  constructor(senderId: string, options: OutboxOptions) {
    this.#options = options;
    const kept = options.keep.all().filter((entry) => entry.sender_id === senderId);
    kept.sort((one, other) => one.created_at.localeCompare(other.created_at));
    this.entries = new Store(kept.map(begun));
    this.#kept = new Set(kept.map(({ client_id }) => client_id));
    options.keep.watch(() => {
      this.#followOthers();
    });
  }

  add(outgoing: Outgoing): void {
    const entry = begun(outgoing);
    this.#keep(entry);
    this.entries.update((entries) => [...entries, entry]);
    void this.#sendOn(outgoing.conversation_id);
  }

  /** Try again now: the network is back, or the page has just begun. */
  wake(): void {
    for (const end of [...this.#waits.values()]) end();
    for (const { conversation_id } of this.entries.get()) void this.#sendOn(conversation_id);
  }

  /** Try a failed one again, after those that wait. */
  retry(clientId: string): void {
    this.#followOthers();
    const entry = this.#find(clientId);
    if (entry === undefined) return;
    this.#settle(entry, { state: "waiting", failure: null });
    void this.#sendOn(entry.conversation_id);
  }

  /** Give one up. One that is being sent may arrive all the same. */
  discard(clientId: string): void {
    this.#unkeep(clientId);
    this.entries.update((entries) => entries.filter((entry) => entry.client_id !== clientId));
  }

  /** The server has told of a message: if it is one of these and has been sent, it need not be shown from here. */
  forget(clientId: string): void {
    if (this.#find(clientId)?.state === "sent") this.discard(clientId);
  }

  async #sendOn(conversationId: string): Promise<void> {
    if (this.#busy.has(conversationId)) return;
    this.#busy.add(conversationId);
    for (let entry = this.#next(conversationId); entry !== undefined; entry = this.#next(conversationId)) {
      await this.#try(entry);
    }
    this.#busy.delete(conversationId);
  }

  async #try(entry: Entry): Promise<void> {
    const { client_id, conversation_id } = entry;
    this.#change(client_id, { state: "sending", failure: null });
    const outcome = await this.#options.send(entry);
    if (outcome.is === "never") this.#failed(client_id, outcome.failure);
    else if (outcome.is === "later") {
      this.#change(client_id, { state: "waiting", failure: null });
      await this.#wait(conversation_id, outcome.afterMs);
    } else {
      this.#backoffs.delete(conversation_id);
      this.#sent(client_id);
    }
  }

  #failed(clientId: string, failure: ErrorItem | null): void {
    this.#followOthers();
    const entry = this.#find(clientId);
    if (entry !== undefined) this.#settle(entry, { state: "failed", failure });
  }

  #sent(clientId: string): void {
    this.#unkeep(clientId);
    this.#change(clientId, { state: "sent", failure: null });
    this.#options.clock.after(TOLD_MS, () => {
      this.discard(clientId);
    });
  }

  async #wait(conversationId: string, afterMs: number | null): Promise<void> {
    const backoff = this.#backoffs.get(conversationId) ?? new Backoff(this.#options.random);
    this.#backoffs.set(conversationId, backoff);
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const end = (): void => {
      resolve(undefined);
    };
    const cancel = this.#options.clock.after(Math.max(afterMs ?? 0, backoff.next(LONGEST_MS)), end);
    this.#waits.set(conversationId, end);
    await promise;
    cancel();
    this.#waits.delete(conversationId);
  }

  /**
   * Take over what other windows have done with these: what was sent or given up there is not sent from here, and what
   * failed there waits for the person here too.
   */
  #followOthers(): void {
    this.entries.update((entries) =>
      entries.flatMap((entry) => {
        if (!this.#kept.has(entry.client_id)) return [entry];
        const kept = this.#options.keep.read(entry.client_id);
        if (kept === null) return [];
        return [isFailed(kept) ? begun(kept) : entry];
      }),
    );
  }

  /** Put an entry into a state that a page which begins anew finds again. */
  #settle(entry: Entry, change: Pick<Entry, "state" | "failure">): void {
    this.#keep({ ...entry, ...change });
    this.#change(entry.client_id, change);
  }

  #keep(entry: Entry): void {
    const { keep } = this.#options;
    keep.write(entry.client_id, entry);
    if (keep.read(entry.client_id)?.state === entry.state) this.#kept.add(entry.client_id);
    else this.#kept.delete(entry.client_id); // storage is full or forbidden: it says nothing of this one
  }

  #unkeep(clientId: string): void {
    this.#options.keep.write(clientId, null);
    this.#kept.delete(clientId);
  }

  #next(conversationId: string): Entry | undefined {
    this.#followOthers();
    return this.entries
      .get()
      .find((entry) => entry.conversation_id === conversationId && entry.state === "waiting");
  }

  #find(clientId: string): Entry | undefined {
    return this.entries.get().find((entry) => entry.client_id === clientId);
  }

  #change(clientId: string, change: Pick<Entry, "state" | "failure">): void {
    this.entries.update((entries) =>
      entries.map((entry) => (entry.client_id === clientId ? { ...entry, ...change } : entry)),
    );
  }
}

/** An entry as it begins, or begins anew with the page. */
function begun(kept: KeptEntry): Entry {
  if (isFailed(kept)) return { ...kept, state: "failed", failure: kept.failure ?? null };
  return { ...kept, state: "waiting", failure: null };
}

/** Whether the person has to say what next. What failed for want of a sign-in goes out after the next one. */
function isFailed({ state, failure }: KeptEntry): boolean {
  return state === "failed" && failure?.code !== "not_authenticated";
}
