/**
 * Every frame of the websocket. `docs/asyncapi.yaml` says the same as JSON schemas under the same names; a test
 * compares the two.
 */

import type {
  Change,
  Conversation,
  DirectoryEntry,
  Head,
  Id,
  Me,
  Member,
  PollOption,
  ReactionChange,
  ReactionCount,
  Receipt,
  SharedMessage,
  Time,
} from "./objects.ts";

// --- from the server -------------------------------------------------------------------------------------------------

export interface Hello {
  type: "hello";
  user_id: Id;
  connection_id: Id;
  server_time: Time;
  /** How often the server pings, in seconds. */
  heartbeat_s: number;
  heads: Record<Id, Head>;
}

/** What every numbered frame bears: it carries all that changed in `(since, change_seq]`. */
export interface Numbered {
  conversation_id: Id;
  since: number;
  change_seq: number;
}

export interface MessageCreated extends Numbered {
  type: "message.created";
  message: SharedMessage;
}

export interface MessageUpdated extends Numbered {
  type: "message.updated";
  message: SharedMessage;
}

export interface MessageDeleted extends Numbered {
  type: "message.deleted";
  message: SharedMessage;
}

export interface ReactionUpdated extends Numbered {
  type: "reaction.updated";
  message_id: Id;
  reactions: ReactionCount[];
  changes: ReactionChange[];
}

export interface PollUpdated extends Numbered {
  type: "poll.updated";
  message_id: Id;
  poll_id: Id;
  options: PollOption[];
  total_voters: number | null;
  is_closed: boolean;
  is_final: boolean;
  /** There where the viewer's own vote changed. */
  my_option_ids?: Id[];
}

export interface ConversationUpdated extends Numbered {
  type: "conversation.updated";
  conversation: Conversation;
}

export interface ConversationJoined extends Numbered {
  type: "conversation.joined";
  conversation: Conversation;
}

export interface ConversationLeft extends Numbered {
  type: "conversation.left";
  conversation: Conversation;
}

export interface MemberAdded extends Numbered {
  type: "member.added";
  member: Member;
}

export interface MemberRemoved extends Numbered {
  type: "member.removed";
  member: Member;
}

export interface MemberUpdated extends Numbered {
  type: "member.updated";
  member: Member;
}

export interface Changes extends Numbered {
  type: "changes";
  data: Change[];
}

export interface MeUpdated {
  type: "me.updated";
  conversation_id: Id;
  me: Me;
}

export interface UserUpdated {
  type: "user.updated";
  user: DirectoryEntry;
}

export interface ReceiptUpdated {
  type: "receipt.updated";
  conversation_id: Id;
  receipts: Receipt[];
}

export interface Typing {
  type: "typing";
  conversation_id: Id;
  user_id: Id;
  until: Time;
}

export interface Presence {
  type: "presence";
  user_id: Id;
  status: "online" | "away" | "offline";
  last_seen_at: Time | null;
}

/** What was wrong with a frame of ours. */
export interface Refusal {
  type: "error";
  code: string;
  detail: string;
  ref: Ref | null;
}

export interface Pong {
  type: "pong";
  ref: Ref | null;
  server_time: Time;
}

/** The server is about to end; come back after so many milliseconds. */
export interface Bye {
  type: "bye";
  reconnect_after_ms: number;
}

export type DurableFrame =
  | MessageCreated
  | MessageUpdated
  | MessageDeleted
  | ReactionUpdated
  | PollUpdated
  | ConversationUpdated
  | ConversationJoined
  | ConversationLeft
  | MemberAdded
  | MemberRemoved
  | MemberUpdated
  | Changes;

export type TransientFrame = MeUpdated | UserUpdated | ReceiptUpdated | Typing | Presence | Refusal;

export type ServerFrame = Hello | DurableFrame | TransientFrame | Pong | Bye;

// --- from the client -------------------------------------------------------------------------------------------------

/** What a client names a frame by, for the answer. */
export type Ref = string | number;

export interface Ping {
  type: "ping";
  ref?: Ref;
}

export interface SendTyping {
  type: "typing";
  conversation_id: Id;
}

export interface SendPresence {
  type: "presence";
  status: "online" | "away";
}

export interface Watch {
  type: "watch";
  user_ids: Id[];
  ref?: Ref;
}

export interface Read {
  type: "read";
  conversation_id: Id;
  seq: number;
  ref?: Ref;
}

export interface Delivered {
  type: "delivered";
  conversation_id: Id;
  seq: number;
  ref?: Ref;
}

export type ClientFrame = Ping | SendTyping | SendPresence | Watch | Read | Delivered;

/** Whether a frame bears numbers: also one of a type that this client does not know yet. */
export function isDurable(frame: ServerFrame): frame is DurableFrame {
  return "change_seq" in frame;
}

const DURABLE_TYPES: Readonly<Record<DurableFrame["type"], true>> = {
  "message.created": true,
  "message.updated": true,
  "message.deleted": true,
  "reaction.updated": true,
  "poll.updated": true,
  "conversation.updated": true,
  "conversation.joined": true,
  "conversation.left": true,
  "member.added": true,
  "member.removed": true,
  "member.updated": true,
  changes: true,
};

const TRANSIENT_TYPES: Readonly<Record<TransientFrame["type"], true>> = {
  "me.updated": true,
  "user.updated": true,
  "receipt.updated": true,
  typing: true,
  presence: true,
  error: true,
};

/** Whether this client knows what to make of a durable frame. */
export function isKnown(frame: DurableFrame): boolean {
  return Object.hasOwn(DURABLE_TYPES, frame.type);
}

/** Whether a frame is one of those that listeners hear as they come. */
export function isTransient(frame: ServerFrame): frame is TransientFrame {
  return Object.hasOwn(TRANSIENT_TYPES, frame.type);
}
