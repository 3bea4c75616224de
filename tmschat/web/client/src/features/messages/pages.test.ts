import { expect, test } from "vitest";

import type { RealtimeEvent } from "../../realtime/index.ts";
import { message, messages, ROOM } from "../testing/objects.ts";
import { applyEvent, flat, type MessagePages, newerPlace, olderPlace, originOf, pageOf, put, putSent, trimmed } from "./pages.ts";

function held(...spans: [first: number, last: number][]): MessagePages {
  const pages = spans.map(([first, last], index) =>
    pageOf(messages(first, last), index === spans.length - 1 ? null : { before_seq: last + 1 }),
  );
  return { pages, pageParams: spans.map(() => null) };
}

function created(seq: number): RealtimeEvent {
  return { type: "message.created", conversation_id: ROOM, since: seq - 1, change_seq: seq, message: message(seq) };
}

const seqs = (pages: MessagePages): number[] => flat(pages).map(({ seq }) => seq);

test("the next message is put at the end, once", () => {
  const pages = applyEvent(applyEvent(held([1, 3]), created(4), "alice"), created(4), "alice");
  expect(seqs(pages)).toEqual([1, 2, 3, 4]);
});

test("what others hold of a page stays the same object", () => {
  const before = held([1, 50], [51, 60]);
  const after = applyEvent(before, created(61), "alice");
  expect(after.pages[0]).toBe(before.pages[0]);
  expect(after.pages[1]?.messages[0]).toBe(before.pages[1]?.messages[0]);
});

test("where one is missing the end is read over REST", () => {
  const pages = applyEvent(held([1, 3]), created(5), "alice");
  expect(seqs(pages)).toEqual([1, 2, 3]);
  expect(newerPlace(pages.pages.at(-1) ?? pageOf([], null))).toEqual({ after_seq: 3 });
});

test("a page of the feed is put in the order of the messages, not of their changes", () => {
  const edited = message(4, { change_seq: 9 });
  const data = [message(5), message(6), edited].map((each) => ({
    kind: "message" as const,
    change_seq: each.change_seq,
    message: each,
  }));
  const pages = applyEvent(
    held([1, 3]),
    { type: "changes", conversation_id: ROOM, since: 3, change_seq: 9, data },
    "alice",
  );
  expect(seqs(pages)).toEqual([1, 2, 3, 4, 5, 6]);
});

test("a part of a conversation that does not reach its end is left alone by what is new", () => {
  const middle = { pages: [pageOf(messages(10, 59), { around_seq: 30 })], pageParams: [null] };
  expect(applyEvent(middle, created(60), "alice")).toBe(middle);
});

test("an edit replaces a message and an older state of it does not", () => {
  const edited = put(held([1, 3]), message(2, { text: "new", change_seq: 7 }));
  expect(flat(put(edited, message(2))).map(({ text }) => text)).toEqual(["text 1", "new", "text 3"]);
});

test("reactions are the event's counts, with the viewer's own", () => {
  const pages = applyEvent(
    held([1, 2]),
    {
      type: "reaction.updated",
      conversation_id: ROOM,
      since: 2,
      change_seq: 3,
      message_id: "m1",
      reactions: [{ emoji: "👍", count: 2 }],
      changes: [{ user_id: "alice", emoji: "👍", op: "add" }],
    },
    "alice",
  );
  expect(flat(pages)[0]?.reactions).toEqual([{ emoji: "👍", count: 2, reacted: true }]);
});

test("a message just sent does not overtake those before it", () => {
  expect(seqs(putSent(held([1, 3]), message(5)))).toEqual([1, 2, 3]);
  expect(seqs(putSent(held([1, 3]), message(4)))).toEqual([1, 2, 3, 4]);
});

test("pages know where they lie", () => {
  expect(olderPlace(pageOf(messages(1, 50), null))).toBeUndefined();
  expect(olderPlace(pageOf(messages(51, 100), null))).toEqual({ before_seq: 51 });
  expect(newerPlace(pageOf(messages(51, 100), { after_seq: 50 }))).toEqual({ after_seq: 100 });
  expect(newerPlace(pageOf(messages(51, 90), { after_seq: 50 }))).toBeUndefined();
  expect(newerPlace(pageOf(messages(51, 100), { around_seq: 75 }))).toEqual({ after_seq: 100 });
  expect(newerPlace(pageOf(messages(51, 90), { around_seq: 75 }))).toBeUndefined();
});

test("what is dropped at one end leaves enough, and the window is the same one", () => {
  const pages = held([1, 50], [51, 100], [101, 150], [151, 200]);
  expect(seqs(trimmed(pages, "end", 120)).at(-1)).toBe(150);
  expect(seqs(trimmed(pages, "start", 120))[0]).toBe(51);
  expect(seqs(trimmed(pages, "start", 10))).toHaveLength(50);
  expect(trimmed(pages, "start", 190)).toBe(pages);
  expect(originOf(trimmed(pages, "end", 60))).toBe(originOf(pages));
  expect(trimmed(pages, "end", 120).pageParams).toHaveLength(3);
});

test("a conversation that goes on for hours is held in pages that can be dropped", () => {
  let pages = held([1, 3]);
  for (let seq = 4; seq <= 500; seq += 1) pages = applyEvent(pages, created(seq), "alice");
  expect(seqs(pages)).toHaveLength(500);
  expect(seqs(trimmed(pages, "start", 150)).length).toBeLessThan(300);
});
