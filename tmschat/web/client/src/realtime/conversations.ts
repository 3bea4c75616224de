import type { ChangesPage } from "./catchUp.ts";
import { Follower } from "./follower.ts";
import {
  type ConversationJoined,
  type ConversationLeft,
  type DurableFrame,
  isKnown,
  type TransientFrame,
} from "./frames.ts";
import type { Head, Id } from "./objects.ts";

/** A conversation of the person, as `hello` told. Of one that is not held yet the end is to be read over REST. */
export interface HeadHeard extends Head {
  type: "head";
  conversation_id: Id;
}

/** A conversation is not the person's any more: drop all that is held of it. */
export interface Gone {
  type: "gone";
  conversation_id: Id;
}

/** What listeners hear: each thing that happened once, those of one conversation in order. */
export type RealtimeEvent = Exclude<DurableFrame, ConversationLeft> | TransientFrame | HeadHeard | Gone;

/** The person's conversations with their numbers: decides what is applied, what is ignored, what must be read. */
export class Conversations {
  readonly #followers: Map<Id, Follower>;
  readonly #held = new Map<Id, number>(); // the numbers with which those were read that are not followed yet
  readonly #leftAt = new Map<Id, number>(); // the numbers with which we left; what bears no higher one is old news
  readonly #emit: (event: RealtimeEvent) => void;
  readonly #onBehind: (conversationId: Id) => void;

  constructor(
    numbers: Iterable<readonly [Id, number]>,
    emit: (event: RealtimeEvent) => void,
    onBehind: (conversationId: Id) => void,
  ) {
    this.#followers = new Map(Array.from(numbers, ([id, number]) => [id, new Follower(number)]));
    this.#emit = emit;
    this.#onBehind = onBehind;
  }

  followerOf(conversationId: Id): Follower | undefined {
    return this.#followers.get(conversationId);
  }

  /**
   * Note that a conversation has been read over REST, up to `number`: from there on it is to be followed. The first
   * reading counts: what was read with it is no newer because something else is read later.
   */
  hold(conversationId: Id, number: number): void {
    if (this.#followers.has(conversationId) || this.#held.has(conversationId)) return;
    this.#held.set(conversationId, number);
  }

  /** Compare with what `hello` lists: drop, begin, or read what was missed. */
  greet(heads: Readonly<Record<Id, Head>>): void {
    this.#dropLost(heads);
    for (const [conversationId, head] of Object.entries(heads)) {
      const follower = this.#followers.get(conversationId) ?? this.#beginRead(conversationId, head.change_seq);
      follower.hearOf(head.change_seq);
      this.#emit({ type: "head", conversation_id: conversationId, ...head });
      this.#check(conversationId);
    }
  }

  take(frame: DurableFrame): void {
    const follower = this.#followers.get(frame.conversation_id);
    if (frame.type === "conversation.left") this.#leave(frame, follower);
    else if (follower !== undefined) this.#follow(frame, follower);
    else if (frame.type === "conversation.joined") this.#join(frame);
  }

  /** Take in a page of the feed that was asked for. */
  takePage(conversationId: Id, page: ChangesPage): void {
    const follower = this.#followers.get(conversationId);
    const { next_since: number } = page.pagination;
    if (follower === undefined || number <= follower.number) return;
    const since = follower.number;
    const data = page.data.filter((change) => change.change_seq > since); // the rest came by itself meanwhile
    const following = follower.advance(number);
    this.#emit({ type: "changes", conversation_id: conversationId, since, change_seq: number, data });
    this.#emitAll(following);
  }

  drop(conversationId: Id): void {
    const isDropped = this.#followers.delete(conversationId) || this.#held.delete(conversationId);
    if (isDropped) this.#emit({ type: "gone", conversation_id: conversationId });
  }

  #dropLost(heads: Readonly<Record<Id, Head>>): void {
    for (const [conversationId, follower] of [...this.#followers]) {
      // A number above the listed one: the server has been set back, and what is held may never have been.
      if ((heads[conversationId]?.change_seq ?? -1) < follower.number) this.drop(conversationId);
    }
    for (const conversationId of [...this.#held.keys()]) {
      if (heads[conversationId] === undefined) this.drop(conversationId);
    }
  }

  /** Begin where it was read, if it was. A reading above the head was made after the server had looked for `hello`. */
  #beginRead(conversationId: Id, head: number): Follower {
    return this.#begin(conversationId, Math.min(head, this.#held.get(conversationId) ?? head));
  }

  #follow(frame: DurableFrame, follower: Follower): void {
    // A repaired `joined` bears the present head as its number, and tells nothing of what led there.
    if (frame.type === "conversation.joined" || !isKnown(frame)) follower.hearOf(frame.change_seq);
    else this.#emitAll(follower.take(frame));
    this.#check(frame.conversation_id);
  }

  #join(frame: ConversationJoined): void {
    if (frame.change_seq <= (this.#leftAt.get(frame.conversation_id) ?? -1)) return;
    const read = this.#held.get(frame.conversation_id);
    const follower = this.#begin(frame.conversation_id, read ?? frame.change_seq);
    if (read === undefined) this.#emit(frame);
    else this.#follow(frame, follower);
  }

  #leave(frame: ConversationLeft, follower: Follower | undefined): void {
    const number = follower?.number ?? this.#held.get(frame.conversation_id) ?? -1;
    if (frame.change_seq <= number) return; // we have come back since
    this.#leftAt.set(frame.conversation_id, frame.change_seq);
    this.drop(frame.conversation_id);
  }

  #begin(conversationId: Id, number: number): Follower {
    const follower = new Follower(number);
    this.#followers.set(conversationId, follower);
    this.#held.delete(conversationId);
    this.#leftAt.delete(conversationId);
    return follower;
  }

  #check(conversationId: Id): void {
    if (this.#followers.get(conversationId)?.isBehind === true) this.#onBehind(conversationId);
  }

  #emitAll(frames: DurableFrame[]): void {
    for (const frame of frames) {
      if (frame.type !== "conversation.left") this.#emit(frame);
    }
  }
}
