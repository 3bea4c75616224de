/** What an event does to the list of conversations. Pure: the list is never changed in place. */
import type { Conversation } from "../../api/conversations.ts";
import type { Me, Member, RealtimeEvent, SharedMessage } from "../../realtime/index.ts";
import { membersIn } from "../members/following.ts";

/** The list after an event. */
export function applyEvent(list: readonly Conversation[], event: RealtimeEvent, viewerId: string): Conversation[] {
  if (!("conversation_id" in event)) return [...list];
  if (event.type === "gone") return list.filter((each) => each.id !== event.conversation_id);
  return list.map((each) => (each.id === event.conversation_id ? numbered(applied(each, event, viewerId), event) : each));
}

/**
 * Whether an event leaves something open that only the server can tell: a conversation that is not listed, be it new or
 * passed over when it moved while the list was read page by page; what is unread; or how many members there are.
 */
export function isUncertain(list: readonly Conversation[], event: RealtimeEvent, viewerId: string): boolean {
  if (event.type === "gone" || !("conversation_id" in event)) return false;
  const held = list.find((each) => each.id === event.conversation_id);
  if (held === undefined) return "change_seq" in event;
  if (event.type === "head") return event.change_seq > held.change_seq;
  // The feed has members as they are now, not who came and who went.
  if (event.type === "changes" && membersIn(event).some((member) => member.change_seq > held.change_seq)) return true;
  return messagesIn(event).some((message) => message.is_deleted && isUnread(held, message, viewerId));
}

/** The list with one conversation put in or replaced. */
export function withConversation(list: readonly Conversation[], found: Conversation): Conversation[] {
  return [...list.filter((each) => each.id !== found.id), found];
}

/**
 * What is the viewer's own, as the server has told it. It bears no number and is told after the change, so that one may
 * come late. Marks only rise: lower ones are older, or tell nothing of what has just been read here, and so do the counts
 * that belong to them. The role is told by the members' events, which have numbers.
 */
export function withOwn(held: Me, told: Me): Me {
  const isBehind = told.last_read_seq < held.last_read_seq || told.last_delivered_seq < held.last_delivered_seq;
  const { is_muted, is_pinned, is_archived } = told;
  return isBehind ? { ...held, is_muted, is_pinned, is_archived } : { ...told, role: held.role };
}

/** The messages that an event brings whole, oldest first. */
export function messagesIn(event: RealtimeEvent): SharedMessage[] {
  switch (event.type) {
    case "message.created":
    case "message.updated":
    case "message.deleted":
      return [event.message];
    case "changes":
      return event.data
        .filter((change) => change.kind === "message")
        .map((change) => change.message)
        .sort((one, other) => one.seq - other.seq);
    default:
      return [];
  }
}

/** What is held of a conversation is as new as the last event about it. */
function numbered(held: Conversation, event: RealtimeEvent): Conversation {
  return "change_seq" in event && event.change_seq > held.change_seq ? { ...held, change_seq: event.change_seq } : held;
}

function applied(held: Conversation, event: RealtimeEvent, viewerId: string): Conversation {
  const named = membersIn(event).reduce((conversation, member) => withRole(conversation, member, viewerId), held);
  const told = messagesIn(event).reduce((conversation, message) => withMessage(conversation, message, viewerId), named);
  switch (event.type) {
    case "head": // older where the list was read after the server had looked for `hello`
      return event.change_seq < held.change_seq ? held : { ...held, me: event.me, last_seq: event.last_seq };
    case "me.updated":
      return { ...told, me: withOwn(told.me, event.me) };
    case "member.added":
      return withMembers(told, event.change_seq, 1);
    case "member.removed":
      return withMembers(told, event.change_seq, -1);
    case "conversation.updated":
      return withFields(told, event.conversation);
    case "changes":
      return event.data
        .filter((change) => change.kind === "conversation")
        .reduce((all, change) => withFields(all, change.conversation), told);
    default:
      return told;
  }
}

/** The viewer's own role, where a member's entry is theirs. Of others' roles the list has nothing. */
function withRole(held: Conversation, member: Member, viewerId: string): Conversation {
  const isNews = member.user.id === viewerId && member.change_seq > held.change_seq;
  return isNews ? { ...held, me: { ...held.me, role: member.role } } : held;
}

/** One more, or one less, unless the number held says that they are counted. */
function withMembers(held: Conversation, changeSeq: number, more: number): Conversation {
  return changeSeq > held.change_seq ? { ...held, member_count: held.member_count + more } : held;
}

/**
 * A conversation whose own fields are replaced. The viewer's stay, what messages have told, and the count of members:
 * the feed's may be ahead of its number, and those would be counted again whose events are still to come.
 */
function withFields(held: Conversation, incoming: Omit<Conversation, "me" | "peer">): Conversation {
  if (incoming.change_seq < held.change_seq) return held;
  const { me, peer, member_count, change_seq } = held;
  const isNewer = numberOf(incoming.last_message) > numberOf(held.last_message);
  const last_message = isNewer ? incoming.last_message : held.last_message;
  const [, last_activity_at = held.last_activity_at] = [held.last_activity_at, incoming.last_activity_at].sort();
  const last_seq = Math.max(held.last_seq, last_message?.seq ?? 0);
  return { ...incoming, me, peer, member_count, change_seq, last_message, last_seq, last_activity_at };
}

function numberOf(message: SharedMessage | null): number {
  return message?.change_seq ?? 0;
}

function withMessage(held: Conversation, message: SharedMessage, viewerId: string): Conversation {
  if (message.seq > held.last_seq) return counted({ ...held, last_message: message }, message, viewerId);
  const last = held.last_message;
  if (last !== null && (message.seq < last.seq || message.change_seq < last.change_seq)) return held;
  return { ...held, last_message: message };
}

/** A conversation with a message that is new to it. */
function counted(held: Conversation, message: SharedMessage, viewerId: string): Conversation {
  const counts = Number(!message.is_deleted && isUnread(held, message, viewerId));
  const mentions = counts * Number(message.mentions.includes(viewerId));
  const { unread_count, mention_count } = held.me;
  const me = { ...held.me, unread_count: unread_count + counts, mention_count: mention_count + mentions };
  return { ...held, last_seq: message.seq, last_activity_at: message.created_at, me };
}

function isUnread(held: Conversation, message: SharedMessage, viewerId: string): boolean {
  return message.seq > held.me.last_read_seq && message.sender?.id !== viewerId && message.type !== "SYSTEM";
}
