/** Objects of the contract for tests. */
import type { Conversation } from "../../api/conversations.ts";
import type { Member, Message, Person } from "../../realtime/index.ts";

export const ROOM = "room";

export function person(name: string): Person {
  return { id: name, username: name, display_name: name, avatar_url: null };
}

export function member(name: string, change_seq: number, changes: Partial<Member> = {}): Member {
  const joined_at = "2026-02-23T09:00:00.000Z";
  return { user: person(name), role: "MEMBER", joined_at, change_seq, is_removed: false, ...changes };
}

/** Message number `seq`, at second `seq` of a day. */
export function message(seq: number, changes: Partial<Message> = {}): Message {
  return {
    id: `m${seq}`,
    conversation_id: ROOM,
    seq,
    change_seq: seq,
    type: "TEXT",
    client_id: null,
    sender: person("bob"),
    text: `text ${seq}`,
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
    created_at: new Date(Date.UTC(2026, 1, 23, 10, 0, seq)).toISOString(),
    ...changes,
  };
}

export function messages(first: number, last: number): Message[] {
  return Array.from({ length: last - first + 1 }, (_, index) => message(first + index));
}

export function conversation(changes: Partial<Conversation> = {}): Conversation {
  return {
    id: ROOM,
    type: "GROUP",
    title: "Room",
    topic: "",
    avatar_url: null,
    created_by: "alice",
    created_at: "2026-02-23T09:00:00.000Z",
    member_count: 2,
    last_seq: 10,
    change_seq: 10,
    last_message: message(10),
    last_activity_at: "2026-02-23T10:00:10.000Z",
    peer: null,
    me: {
      role: "MEMBER",
      is_muted: false,
      is_pinned: false,
      is_archived: false,
      last_read_seq: 8,
      last_delivered_seq: 10,
      unread_count: 2,
      mention_count: 0,
    },
    ...changes,
  };
}
