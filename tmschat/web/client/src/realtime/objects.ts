/** The objects of the contract, as REST and the websocket carry them. `docs/asyncapi.yaml` has them as JSON schemas. */

/** An opaque identifier. */
export type Id = string;

/** RFC 3339 in UTC with milliseconds, as in `2026-02-23T10:00:00.000Z`. */
export type Time = string;

export interface Person {
  id: Id;
  username: string;
  display_name: string;
  avatar_url: string | null;
}

/** A person's entry in the directory. */
export interface DirectoryEntry extends Person {
  status_text: string;
  time_zone: string;
  is_suspended: boolean;
}

export interface ReactionCount {
  emoji: string;
  count: number;
}

/** A count as one viewer sees it: with whether they are among those counted. */
export interface Reaction extends ReactionCount {
  reacted: boolean;
}

export interface ReactionChange {
  user_id: Id;
  emoji: string;
  op: "add" | "remove";
}

export interface Attachment {
  id: Id;
  kind: "IMAGE" | "FILE";
  name: string;
  content_type: string;
  size: number;
  width: number | null;
  height: number | null;
  placeholder: string | null;
  url: string;
  thumbnail_url: string | null;
  url_expires_at: Time;
}

export interface PollOption {
  id: Id;
  text: string;
  position: number;
  /** Null while the tally is hidden. */
  votes: number | null;
}

/** A poll as all see it. */
export interface SharedPoll {
  id: Id;
  message_id: Id;
  conversation_id: Id;
  question: string;
  options: PollOption[];
  total_voters: number | null;
  multiple: boolean;
  max_votes: number | null;
  anonymous: boolean;
  results: "LIVE" | "ON_CLOSE";
  allow_new_options: boolean;
  closes_at: Time | null;
  is_closed: boolean;
  is_final: boolean;
  created_by: Id | null;
}

/** A poll as one viewer sees it: with their own vote. */
export interface Poll extends SharedPoll {
  my_option_ids: Id[];
}

export interface Quote {
  id: Id;
  seq: number;
  sender_id: Id | null;
  excerpt: string;
}

/** A message as all see it. Deleted, it keeps its place and is empty. */
export interface SharedMessage {
  id: Id;
  conversation_id: Id;
  seq: number;
  change_seq: number;
  type: "TEXT" | "IMAGE" | "FILE" | "POLL" | "SYSTEM";
  client_id: string | null;
  sender: Person | null;
  text: string;
  reply_to: Quote | null;
  mentions: Id[];
  attachments: Attachment[];
  poll: SharedPoll | null;
  reactions: ReactionCount[];
  is_edited: boolean;
  edited_at: Time | null;
  is_deleted: boolean;
  deleted_at: Time | null;
  is_pinned: boolean;
  reply_count: number;
  metadata: Record<string, unknown>;
  created_at: Time;
}

/** A message as one viewer sees it. */
export interface Message extends SharedMessage {
  poll: Poll | null;
  reactions: Reaction[];
}

/** The viewer's own membership of a conversation. */
export interface Me {
  role: Role;
  is_muted: boolean;
  is_pinned: boolean;
  is_archived: boolean;
  last_read_seq: number;
  last_delivered_seq: number;
  unread_count: number;
  mention_count: number;
}

export type Role = "OWNER" | "ADMIN" | "MEMBER";

/** Where a conversation stands, as `hello` tells it. */
export interface Head {
  last_seq: number;
  change_seq: number;
  me: Me;
}

/** A conversation as all its members see it. */
export interface Conversation {
  id: Id;
  type: "GROUP" | "DIRECT";
  title: string;
  topic: string;
  avatar_url: string | null;
  created_by: Id | null;
  created_at: Time;
  member_count: number;
  last_seq: number;
  change_seq: number;
  last_message: SharedMessage | null;
  last_activity_at: Time;
}

export interface Member {
  user: Person;
  role: Role;
  joined_at: Time;
  change_seq: number;
  is_removed: boolean;
}

export interface Receipt {
  user_id: Id;
  delivered_seq: number;
  read_seq: number;
}

export interface MessageChange {
  change_seq: number;
  kind: "message";
  message: Message;
}

export interface MemberChange {
  change_seq: number;
  kind: "member";
  member: Member;
}

export interface ConversationChange {
  change_seq: number;
  kind: "conversation";
  conversation: Conversation;
}

/** One entry of the `changes` feed: an object as it is now. */
export type Change = MessageChange | MemberChange | ConversationChange;
