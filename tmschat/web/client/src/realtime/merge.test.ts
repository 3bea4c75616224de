import { expect, test } from "vitest";

import { hidesOwnTallies, mergedMessage, mergedPoll, mergedReactions } from "./merge.ts";
import type { Message, Poll, SharedPoll } from "./objects.ts";
import { ROOM, shared, VIEWER } from "./testing/scripted.ts";

const SHARED_POLL: SharedPoll = {
  id: "poll",
  message_id: "message",
  conversation_id: ROOM,
  question: "Tea?",
  options: [{ id: "yes", text: "Yes", position: 0, votes: 1 }],
  total_voters: 1,
  multiple: false,
  max_votes: null,
  anonymous: false,
  results: "LIVE",
  allow_new_options: false,
  closes_at: null,
  is_closed: false,
  is_final: false,
  created_by: "sender",
};
const POLL: Poll = { ...SHARED_POLL, my_option_ids: ["yes"] };

function held(fields: Partial<Message> = {}): Message {
  const reactions = [
    { emoji: "👍", count: 2, reacted: true },
    { emoji: "🎉", count: 1, reacted: false },
  ];
  return { ...shared(5), poll: POLL, reactions, ...fields };
}

test("what is the viewer's own is kept when a message comes as all see it", () => {
  const incoming = shared(6, {
    text: "Edited",
    poll: SHARED_POLL,
    reactions: [
      { emoji: "👍", count: 3 },
      { emoji: "❤️", count: 1 },
    ],
  });
  const merged = mergedMessage(held(), incoming);
  expect(merged.text).toBe("Edited");
  expect(merged.reactions).toEqual([
    { emoji: "👍", count: 3, reacted: true },
    { emoji: "❤️", count: 1, reacted: false },
  ]);
  expect(merged.poll?.my_option_ids).toEqual(["yes"]);
});

test("what comes as the viewer sees it is taken as it is", () => {
  const incoming: Message = {
    ...shared(6),
    poll: { ...POLL, my_option_ids: [] },
    reactions: [{ emoji: "👍", count: 1, reacted: false }],
  };
  expect(mergedMessage(held(), incoming)).toEqual(incoming);
});

test("a message that is not held has nothing of the viewer's own", () => {
  const merged = mergedMessage(undefined, shared(6, { poll: SHARED_POLL, reactions: [{ emoji: "👍", count: 1 }] }));
  expect(merged.reactions[0]?.reacted).toBe(false);
  expect(merged.poll?.my_option_ids).toEqual([]);
});

test("an older state changes nothing", () => {
  const newest = held({ change_seq: 9 });
  const numbers = { conversation_id: ROOM, since: 7, change_seq: 8, message_id: newest.id };
  expect(mergedMessage(newest, shared(8))).toBe(newest);
  const counts = { type: "reaction.updated" as const, ...numbers, reactions: [], changes: [] };
  expect(mergedReactions(newest, counts, VIEWER)).toBe(newest);
  const tallies = { poll_id: "poll", options: [], total_voters: 0, is_closed: false, is_final: false };
  expect(mergedPoll(newest, { type: "poll.updated", ...numbers, ...tallies })).toBe(newest);
});

test("reactions take the counts as they come, and the viewer's own moves from the changes", () => {
  const merged = mergedReactions(
    held(),
    {
      type: "reaction.updated",
      conversation_id: ROOM,
      since: 5,
      change_seq: 7,
      message_id: "message",
      reactions: [
        { emoji: "👍", count: 1 },
        { emoji: "🎉", count: 2 },
      ],
      changes: [
        { user_id: VIEWER, emoji: "👍", op: "remove" },
        { user_id: VIEWER, emoji: "🎉", op: "add" },
        { user_id: "other", emoji: "👍", op: "add" },
      ],
    },
    VIEWER,
  );
  expect(merged.change_seq).toBe(7);
  expect(merged.reactions).toEqual([
    { emoji: "👍", count: 1, reacted: false },
    { emoji: "🎉", count: 2, reacted: true },
  ]);
});

test("tallies are replaced, the viewer's own vote only where the frame bears it", () => {
  const frame = {
    type: "poll.updated" as const,
    conversation_id: ROOM,
    since: 5,
    change_seq: 6,
    message_id: "message",
    poll_id: "poll",
    options: [{ id: "yes", text: "Yes", position: 0, votes: 9 }],
    total_voters: 9,
    is_closed: true,
    is_final: true,
  };
  const merged = mergedPoll(held(), frame);
  expect(merged.poll).toMatchObject({ total_voters: 9, is_final: true, my_option_ids: ["yes"], question: "Tea?" });
  expect(mergedPoll(held(), { ...frame, my_option_ids: [] }).poll?.my_option_ids).toEqual([]);
  const without = held({ poll: null });
  expect(mergedPoll(without, frame)).toBe(without);
});

test("tallies that a frame hides are hidden from the poll's creator, who may see them", () => {
  const frame = { conversation_id: ROOM, since: 5, change_seq: 6, message_id: "message", poll_id: "poll", options: [] };
  const own = held();
  const hidden = mergedPoll(own, {
    ...frame,
    type: "poll.updated" as const,
    total_voters: null,
    is_closed: false,
    is_final: false,
  });
  expect(hidesOwnTallies(own, own.poll?.created_by ?? "")).toBe(false);
  expect(hidesOwnTallies(hidden, own.poll?.created_by ?? "")).toBe(true);
  expect(hidesOwnTallies(hidden, "somebody else")).toBe(false);
});

test("a deleted message has lost its poll", () => {
  expect(mergedMessage(held(), shared(6, { is_deleted: true, poll: null })).poll).toBeNull();
});
