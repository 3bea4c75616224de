import { CatchUp, type FetchChanges } from "./catchUp.ts";
import { type Clock, systemClock } from "./clock.ts";
import { Conversations, type RealtimeEvent } from "./conversations.ts";
import { type Hello, isDurable, isTransient, type Refusal, type ServerFrame } from "./frames.ts";
import { Link, type LinkState } from "./link.ts";
import type { Id } from "./objects.ts";
import { Outbox } from "./outbox.ts";
import { openWebSocket, type OpenSocket } from "./socket.ts";
import { Wishes } from "./wishes.ts";

/** The code of a refusal that has nothing to do with the frame, and passes. */
const LATER = "service_unavailable";

export type Listener = (event: RealtimeEvent) => void;

export interface RealtimeOptions {
  /** The websocket's address, `wss://…/ws/v1`. */
  url: string;
  /** Get a one-time ticket, where no cookie signs in. Null: not signed in any more. A failure that may pass: reject. */
  ticket?: () => Promise<string | null>;
  /** Read a page of a conversation's feed. */
  fetchChanges: FetchChanges;
  /** The change numbers of what a kept store already holds, by conversation. */
  numbers?: Iterable<readonly [Id, number]>;
  open?: OpenSocket;
  clock?: Clock;
  /** Evenly from 0 to 1. */
  random?: () => number;
}

/**
 * Keeps what its listeners hold equal to the server's state, whatever dies in between. The states and rules are those
 * of `docs/realtime-client.md`.
 *
 * A listener that begins with a conversation first subscribes, then reads it over REST: what it hears meanwhile is not
 * lost, and `merge.ts` tells by the objects' own numbers which of the two is newer. `hold` tells of what was read while
 * nothing could be heard.
 */
export class RealtimeClient {
  readonly #options: RealtimeOptions;
  readonly #link: Link;
  readonly #conversations: Conversations;
  readonly #catchUp: CatchUp;
  readonly #outbox: Outbox;
  readonly #wishes = new Wishes();
  readonly #everything = new Set<Listener>();
  readonly #byConversation = new Map<Id, Set<Listener>>();
  readonly #watchingState = new Set<(state: LinkState) => void>();
  #userId: Id | null = null;

  constructor(options: RealtimeOptions) {
    this.#options = options;
    const { open = openWebSocket, clock = systemClock, random = Math.random } = options;
    this.#conversations = new Conversations(
      options.numbers ?? [],
      (event) => {
        this.#emit(event);
      },
      (conversationId) => {
        this.#catchUp.want(conversationId);
      },
    );
    this.#link = new Link({
      address: () => this.#address(),
      open,
      clock,
      random,
      onFrame: (frame) => {
        this.#hear(frame);
      },
      onState: (state) => {
        this.#entered(state);
      },
    });
    this.#outbox = new Outbox(clock, random, (frame) => {
      this.#link.send(frame);
    });
    this.#catchUp = new CatchUp({
      fetchChanges: options.fetchChanges,
      clock,
      random,
      followerOf: (conversationId) => this.#conversations.followerOf(conversationId),
      isWatched: (conversationId) => this.#byConversation.has(conversationId),
      onPage: (conversationId, page) => {
        this.#conversations.takePage(conversationId, page);
      },
      onGone: (conversationId) => {
        this.#conversations.drop(conversationId);
      },
    });
  }

  // --- life ----------------------------------------------------------------------------------------------------------

  start(): void {
    this.#link.start();
  }

  /** Disconnect. What is held stays, and a later `start` goes on from there. */
  stop(): void {
    this.#link.stop();
  }

  /** Call this when the network is back or the page is looked at again. */
  wake(): void {
    this.#link.wake();
  }

  get state(): LinkState {
    return this.#link.state;
  }

  /** Who is signed in, from the first `hello` on. */
  get userId(): Id | null {
    return this.#userId;
  }

  /** The change number up to which the listeners have been given everything of a conversation. */
  numberOf(conversationId: Id): number | undefined {
    return this.#conversations.followerOf(conversationId)?.number;
  }

  /**
   * Tell that a conversation has been read over REST, with which number. What has changed since then is read from the
   * feed once the connection is there: else nobody would ever hear of it.
   */
  hold(conversationId: Id, number: number): void {
    this.#conversations.hold(conversationId, number);
  }

  // --- listening; each gives how to stop -----------------------------------------------------------------------------

  /** Hear what concerns one conversation. */
  subscribe(conversationId: Id, listener: Listener): () => void {
    const listeners = this.#byConversation.get(conversationId) ?? new Set();
    this.#byConversation.set(conversationId, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0 && this.#byConversation.get(conversationId) === listeners)
        this.#byConversation.delete(conversationId);
    };
  }

  /** Hear everything. */
  listen(listener: Listener): () => void {
    this.#everything.add(listener);
    return () => this.#everything.delete(listener);
  }

  /** Hear of the link: to show that the client is offline, or signed out. */
  watchState(listener: (state: LinkState) => void): () => void {
    this.#watchingState.add(listener);
    return () => this.#watchingState.delete(listener);
  }

  // --- saying --------------------------------------------------------------------------------------------------------

  /** Tell that the person is typing, for the next seconds. */
  typing(conversationId: Id): void {
    this.#outbox.put({ type: "typing", conversation_id: conversationId });
  }

  /** Tell whether the person is at the screen. */
  presence(status: "online" | "away"): void {
    this.#outbox.put(this.#wishes.presence(status));
  }

  /** Name the people, at most 200, whose presence is wanted from now on. */
  watch(userIds: readonly Id[]): void {
    this.#outbox.put(this.#wishes.watch(userIds));
  }

  /** The person has read up to and including message `seq`. Said again after an interruption that lost it. */
  read(conversationId: Id, seq: number): void {
    this.#mark("read", conversationId, seq);
  }

  /** This device has got everything up to and including message `seq`. Said again like `read`. */
  delivered(conversationId: Id, seq: number): void {
    this.#mark("delivered", conversationId, seq);
  }

  #mark(type: "read" | "delivered", conversationId: Id, seq: number): void {
    const frame = this.#wishes.mark(type, conversationId, seq);
    if (frame !== null) this.#outbox.put(frame);
  }

  // --- hearing -------------------------------------------------------------------------------------------------------

  async #address(): Promise<string | null> {
    const { url, ticket } = this.#options;
    if (ticket === undefined) return url;
    const given = await ticket();
    return given === null ? null : `${url}?ticket=${encodeURIComponent(given)}`;
  }

  #entered(state: LinkState): void {
    if (state.name !== "live") this.#outbox.clear();
    if (state.name === "stopped" || state.name === "signed out") this.#catchUp.stop();
    for (const listener of this.#watchingState) guarded(listener, state);
  }

  #hear(frame: ServerFrame): void {
    if (frame.type === "hello") this.#greet(frame);
    else if (isDurable(frame)) this.#conversations.take(frame);
    else if (isTransient(frame)) {
      if (frame.type === "error") this.#refused(frame);
      this.#emit(frame);
    }
  }

  #greet(hello: Hello): void {
    this.#userId = hello.user_id;
    this.#catchUp.endWaits();
    this.#conversations.greet(hello.heads);
    for (const frame of this.#wishes.framesAfter(hello)) this.#outbox.put(frame);
  }

  #refused({ code, ref }: Refusal): void {
    const frame = code === LATER && ref !== null ? this.#wishes.saidAs(ref) : undefined;
    if (frame !== undefined) this.#outbox.putLater(frame);
  }

  #emit(event: RealtimeEvent): void {
    for (const listener of this.#everything) guarded(listener, event);
    if (!("conversation_id" in event)) return;
    for (const listener of this.#byConversation.get(event.conversation_id) ?? []) guarded(listener, event);
  }
}

/** A listener's fault is the listener's: it is reported as uncaught, and everybody else goes on. */
function guarded<Heard>(listener: (heard: Heard) => void, heard: Heard): void {
  try {
    listener(heard);
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}
