import { expect, test } from "vitest";

import type { Conversation } from "../../api/conversations.ts";
import type { Member, RealtimeEvent } from "../../realtime/index.ts";
import { conversation, member, message, person, ROOM } from "../testing/objects.ts";
import { applyEvent, isUncertain } from "./applyEvent.ts";

const list = [conversation(), conversation({ id: "other" })];

function created(seq: number, changes: Parameters<typeof message>[1] = {}): RealtimeEvent {
  const told = message(seq, changes);
  return { type: "message.created", conversation_id: ROOM, since: seq - 1, change_seq: seq, message: told };
}

function changesWith(...members: Member[]): RealtimeEvent {
  const data = members.map((each) => ({ kind: "member" as const, change_seq: each.change_seq, member: each }));
  const change_seq = Math.max(...members.map((each) => each.change_seq));
  return { type: "changes", conversation_id: ROOM, since: 5, change_seq, data };
}

const after = (event: RealtimeEvent, held = list): Conversation | undefined => applyEvent(held, event, "alice")[0];

test("a message of another counts as unread and as a mention, and is the last one", () => {
  const found = after(created(11, { mentions: ["alice"] }));
  expect(found).toMatchObject({ last_seq: 11, change_seq: 11, me: { unread_count: 3, mention_count: 1 } });
  expect(found?.last_message?.seq).toBe(11);
  expect(found?.last_activity_at).toBe("2026-02-23T10:00:11.000Z");
});

test("one's own does not count, nor one that is known already, nor one deleted before it was seen", () => {
  expect(after(created(11, { sender: person("alice") }))?.me.unread_count).toBe(2);
  expect(after(created(10))?.me.unread_count).toBe(2);
  expect(after(created(11, { is_deleted: true }))?.me.unread_count).toBe(2);
});

test("what the heads have counted is not counted again when the feed brings it", () => {
  const me = { ...conversation().me, unread_count: 5 };
  const head: RealtimeEvent = { type: "head", conversation_id: ROOM, last_seq: 13, change_seq: 13, me };
  const greeted = applyEvent(list, head, "alice");
  const told = applyEvent(greeted, created(13), "alice")[0];
  expect(told).toMatchObject({ last_seq: 13, me: { unread_count: 5 } });
  expect(told?.last_message?.seq).toBe(13);
});

test("an edit of the last message shows, one of an older message does not", () => {
  const edited = (seq: number): RealtimeEvent => {
    const changed = message(seq, { text: "new", change_seq: 12 });
    return { type: "message.updated", conversation_id: ROOM, since: 11, change_seq: 12, message: changed };
  };
  expect(after(edited(10))?.last_message?.text).toBe("new");
  expect(after(edited(9))?.last_message?.text).toBe("text 10");
});

test("a conversation's own fields are replaced, the viewer's stay", () => {
  const { me, peer, ...shared } = conversation({ title: "Renamed", change_seq: 12 });
  const found = after({
    type: "conversation.updated",
    conversation_id: ROOM,
    since: 11,
    change_seq: 12,
    conversation: shared,
  });
  expect(found).toMatchObject({ title: "Renamed", me, peer, last_seq: 10 });
});

function own(changes: Partial<Conversation["me"]>): RealtimeEvent {
  return { type: "me.updated", conversation_id: ROOM, me: { ...conversation().me, ...changes } };
}

test("own marks rise with me.updated, and what is unread is counted anew", () => {
  const read = { last_read_seq: 10, unread_count: 0 };
  expect(after(own(read))?.me).toMatchObject(read);
});

test("a me.updated that comes late puts no marks and counts back, and brings its flags", () => {
  const me = { ...conversation().me, last_read_seq: 10, unread_count: 0 };
  const late = own({ last_read_seq: 9, unread_count: 1, mention_count: 1, is_muted: true });
  expect(after(late, [conversation({ me })])?.me).toEqual({ ...me, is_muted: true });
  const undelivered = own({ last_delivered_seq: 9, unread_count: 1 });
  expect(after(undelivered)?.me).toEqual(conversation().me);
});

test("a role is told by the members' events alone, which have numbers", () => {
  const promoted = applyEvent(list, told("member.updated", member("alice", 11, { role: "ADMIN" })), "alice");
  expect(after(own({ is_pinned: true }), promoted)?.me).toMatchObject({ role: "ADMIN", is_pinned: true });
});

function told(type: "member.added" | "member.removed" | "member.updated", named: Member): RealtimeEvent {
  const { change_seq } = named;
  return { type, conversation_id: ROOM, since: change_seq - 1, change_seq, member: named };
}

test("the viewer's new role counts at once, another's does not, nor one that is older than the list", () => {
  expect(after(told("member.updated", member("alice", 11, { role: "ADMIN" })))?.me.role).toBe("ADMIN");
  expect(after(told("member.updated", member("bob", 11, { role: "ADMIN" })))?.me.role).toBe("MEMBER");
  expect(after(told("member.updated", member("alice", 10, { role: "ADMIN" })))?.me.role).toBe("MEMBER");
  expect(after(changesWith(member("alice", 11, { role: "OWNER" })))?.me.role).toBe("OWNER");
});

test("who comes and who goes is counted, once", () => {
  const added = told("member.added", member("carol", 11));
  const joined = applyEvent(list, added, "alice");
  expect(joined[0]?.member_count).toBe(3);
  expect(after(added, joined)?.member_count).toBe(3);
  expect(after(told("member.removed", member("carol", 12, { is_removed: true })), joined)?.member_count).toBe(2);
  expect(after(told("member.updated", member("bob", 12)), joined)?.member_count).toBe(3);
});

test("how many came and went the feed does not tell: the server is asked, unless the list knows", () => {
  expect(isUncertain(list, changesWith(member("carol", 11)), "alice")).toBe(true);
  expect(isUncertain(list, changesWith(member("carol", 10)), "alice")).toBe(false);
});

test("a conversation's fields of before the list was read do not come back", () => {
  const { me, peer, ...shared } = conversation({ title: "Old", change_seq: 9, member_count: 7 });
  const event = { type: "conversation.updated", conversation_id: ROOM, since: 8, change_seq: 9 } as const;
  expect(after({ ...event, conversation: shared })).toMatchObject({ title: "Room", member_count: 2, me, peer });
});

test("what is gone is dropped", () => {
  expect(applyEvent(list, { type: "gone", conversation_id: ROOM }, "alice").map(({ id }) => id)).toEqual(["other"]);
});

test("the server is asked where an event tells too little", () => {
  const { me } = conversation();
  const head = (id: string, change_seq: number): RealtimeEvent => ({
    type: "head",
    conversation_id: id,
    last_seq: 10,
    change_seq,
    me,
  });
  expect(isUncertain(list, head("unknown", 1), "alice")).toBe(true);
  expect(isUncertain(list, head(ROOM, 11), "alice")).toBe(true);
  expect(isUncertain(list, head(ROOM, 10), "alice")).toBe(false);
  expect(isUncertain(list, created(11), "alice")).toBe(false);
  expect(isUncertain(list, created(10, { is_deleted: true }), "alice")).toBe(true);
  expect(isUncertain(list, created(8, { is_deleted: true }), "alice")).toBe(false);
});
