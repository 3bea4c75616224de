import { vi } from "vitest";

import type { ChangesPage } from "../catchUp.ts";
import { RealtimeClient, type RealtimeOptions } from "../client.ts";
import type { Clock } from "../clock.ts";
import type { RealtimeEvent } from "../conversations.ts";
import type { ClientFrame, ServerFrame } from "../frames.ts";
import type { LinkState } from "../link.ts";
import type { Head, Id, Message, Person, SharedMessage } from "../objects.ts";
import type { SocketEvents } from "../socket.ts";

export const ROOM = "room";
export const VIEWER = "viewer";

/** A clock that stands still until it is told to go on. */
export class ManualClock implements Clock {
  #now = 0;
  #timers = new Set<{ at: number; run: () => void }>();

  now(): number {
    return this.#now;
  }

  after(delayMs: number, run: () => void): () => void {
    const timer = { at: this.#now + delayMs, run };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  /** Go on by `ms`, running in order what falls due, with the promises that hang on it. */
  async pass(ms: number): Promise<void> {
    const end = this.#now + ms;
    await settle();
    for (let due = this.#due(end); due !== undefined; due = this.#due(end)) {
      this.#now = due.at;
      this.#timers.delete(due);
      due.run();
      await settle();
    }
    this.#now = end;
  }

  get pending(): number {
    return this.#timers.size;
  }

  #due(end: number): { at: number; run: () => void } | undefined {
    return [...this.#timers].filter((timer) => timer.at <= end).sort((one, other) => one.at - other.at)[0];
  }
}

/** Let every promise that can go on do so. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

/** The server's end of a scripted websocket. */
export class FakeSocket {
  readonly said: ClientFrame[] = [];
  isClosed = false;
  readonly url: string;
  readonly #events: SocketEvents;

  constructor(url: string, events: SocketEvents) {
    this.url = url;
    this.#events = events;
  }

  accept(): void {
    this.#events.opened();
  }

  tell(...frames: (ServerFrame | Record<string, unknown>)[]): void {
    for (const frame of frames) this.#events.heard(JSON.stringify(frame));
  }

  /** Accept and say `hello`. */
  greet(heads: Record<Id, number | Head> = {}, heartbeat_s = 25): void {
    this.accept();
    const full = Object.entries(heads).map(([id, head]) => [id, typeof head === "number" ? headAt(head) : head]);
    this.tell({
      type: "hello",
      user_id: VIEWER,
      connection_id: "connection",
      server_time: "2026-02-23T10:00:00.000Z",
      heartbeat_s,
      heads: Object.fromEntries(full) as Record<Id, Head>,
    });
  }

  cut(code = 1006): void {
    this.#events.closed(code);
  }

  saidOf(type: ClientFrame["type"]): ClientFrame[] {
    return this.said.filter((frame) => frame.type === type);
  }
}

/** A client with everything around it scripted. */
export class Stage {
  readonly clock = new ManualClock();
  readonly sockets: FakeSocket[] = [];
  readonly events: RealtimeEvent[] = [];
  readonly states: LinkState[] = [];
  readonly fetchChanges = vi.fn<RealtimeOptions["fetchChanges"]>();
  /** What `Math.random` would give. */
  chance = 0.5;
  readonly client: RealtimeClient;

  constructor(options: Partial<RealtimeOptions> = {}) {
    this.client = new RealtimeClient({
      url: "wss://chat.example/ws/v1",
      fetchChanges: this.fetchChanges,
      clock: this.clock,
      random: () => this.chance,
      open: (url, events) => {
        const socket = new FakeSocket(url, events);
        this.sockets.push(socket);
        return {
          send: (text) => socket.said.push(JSON.parse(text) as ClientFrame),
          close: () => (socket.isClosed = true),
        };
      },
      ...options,
    });
    this.client.listen((event) => this.events.push(event));
    this.client.watchState((state) => this.states.push(state));
  }

  /** Start and come to `live`. */
  async live(heads: Record<Id, number | Head> = {}): Promise<FakeSocket> {
    this.client.start();
    await settle();
    this.socket.greet(heads);
    return this.socket;
  }

  /** The newest socket. */
  get socket(): FakeSocket {
    const newest = this.sockets.at(-1);
    if (newest === undefined) throw new Error("nothing has been opened");
    return newest;
  }

  /** What was heard of a conversation's changes, as `since-change_seq`. */
  get spans(): string[] {
    return this.events.flatMap((event) => ("since" in event ? [`${event.since}-${event.change_seq}`] : []));
  }

  heardOf(type: RealtimeEvent["type"]): RealtimeEvent[] {
    return this.events.filter((event) => event.type === type);
  }
}

export function headAt(change_seq: number, me: Partial<Head["me"]> = {}): Head {
  return {
    last_seq: change_seq,
    change_seq,
    me: {
      role: "MEMBER",
      is_muted: false,
      is_pinned: false,
      is_archived: false,
      last_read_seq: 0,
      last_delivered_seq: 0,
      unread_count: 0,
      mention_count: 0,
      ...me,
    },
  };
}

const SENDER: Person = { id: "sender", username: "sender", display_name: "Sender", avatar_url: null };

export function shared(change_seq: number, fields: Partial<SharedMessage> = {}): SharedMessage {
  return {
    id: `message ${change_seq}`,
    conversation_id: ROOM,
    seq: change_seq,
    change_seq,
    type: "TEXT",
    client_id: null,
    sender: SENDER,
    text: "Hello",
    reply_to: null,
    mentions: [],
    attachments: [],
    poll: null,
    reactions: [],
    is_edited: false,
    edited_at: null,
    is_deleted: false,
    deleted_at: null,
    is_pinned: false,
    reply_count: 0,
    metadata: {},
    created_at: "2026-02-23T10:00:00.000Z",
    ...fields,
  };
}

export function created(change_seq: number, since = change_seq - 1): ServerFrame {
  return { type: "message.created", conversation_id: ROOM, since, change_seq, message: shared(change_seq) };
}

/** A page of the feed with one message for each number. */
export function page(numbers: number[], next_since: number, has_more = false): ChangesPage {
  const data = numbers.map((number) => ({
    change_seq: number,
    kind: "message" as const,
    message: { ...shared(number), poll: null, reactions: [] } satisfies Message,
  }));
  return { data, pagination: { next_since, has_more } };
}

export function membership(type: "conversation.joined" | "conversation.left", change_seq: number): ServerFrame {
  return {
    type,
    conversation_id: ROOM,
    since: change_seq - 1,
    change_seq,
    conversation: {
      id: ROOM,
      type: "GROUP",
      title: "The room",
      topic: "",
      avatar_url: null,
      created_by: SENDER.id,
      created_at: "2026-02-23T10:00:00.000Z",
      member_count: 2,
      last_seq: 0,
      change_seq,
      last_message: null,
      last_activity_at: "2026-02-23T10:00:00.000Z",
    },
  };
}
