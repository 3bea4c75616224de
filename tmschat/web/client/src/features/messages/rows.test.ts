import { expect, test } from "vitest";

import { message, messages, person } from "../testing/objects.ts";
import { type Pending, placeOf, rowsOf } from "./rows.ts";

test("messages of one person in one go are a group, until the pause, the day, another or an answer", () => {
  const [one, two] = messages(1, 2);
  if (one === undefined || two === undefined) throw new Error("two were made");
  const at = (created_at: string): typeof two => ({ ...two, created_at });
  expect(placeOf(two, one, null).startsGroup).toBe(false);
  expect(placeOf(at("2026-02-23T10:05:00.000Z"), one, null).startsGroup).toBe(false);
  expect(placeOf(at("2026-02-23T10:05:01.000Z"), one, null).startsGroup).toBe(true);
  expect(placeOf(at("2026-02-25T10:00:02.000Z"), one, null)).toMatchObject({ startsDay: true, startsGroup: true });
  expect(placeOf({ ...two, sender: person("carol") }, one, null).startsGroup).toBe(true);
  expect(placeOf({ ...two, sender: null }, one, null).startsGroup).toBe(true);
  const reply_to = { id: "m1", seq: 1, sender_id: "bob", excerpt: "" };
  expect(placeOf({ ...two, reply_to }, one, null).startsGroup).toBe(true);
});

test("the first row begins a day, and the new ones have their line", () => {
  const rows = rowsOf(messages(1, 3), [], 3);
  expect(rows.map((row) => row.startsDay)).toEqual([true, false, false]);
  expect(rows.map((row) => row.startsNew)).toEqual([false, false, true]);
  expect(rows.map((row) => row.startsGroup)).toEqual([true, false, true]);
});

test("what is being sent stands at the end, and keeps its row once the server tells of it", () => {
  const own = message(0, { id: "c1", client_id: "c1", sender: person("alice") });
  const pending: Pending[] = [{ message: own, sending: { state: "sent", failure: null } }];
  const before = rowsOf(messages(1, 2), pending, null);
  expect(before.map((row) => row.sending?.state)).toEqual([undefined, undefined, "sent"]);
  const told = message(3, { client_id: "c1", sender: person("alice") });
  const after = rowsOf([...messages(1, 2), told], pending, null);
  expect(after.map((row) => row.key)).toEqual(before.map((row) => row.key));
  expect(after.at(-1)?.sending).toBeNull();
});
