import { expect, test } from "vitest";

import { asRequest, type Draft, EMPTY, isReady, MOST_OPTIONS, textsOf, without, withText } from "./draft.ts";

const written = (...texts: string[]): Draft =>
  texts.reduce((draft, text, id) => withText(draft, id, text), { ...EMPTY, question: " Soup? " });

test("a field that is written brings the next one, up to the limit", () => {
  expect(written("a", "b").options.map(({ text }) => text)).toEqual(["a", "b", ""]);
  const full = written(...Array.from({ length: MOST_OPTIONS }, (_, index) => `${index}`));
  expect(full.options).toHaveLength(MOST_OPTIONS);
});

test("two fields stay however many are taken out, each under a name of its own", () => {
  const draft = without(without(without(written("a", "b"), 0), 1), 2);
  expect(new Set(draft.options.map(({ id }) => id)).size).toBe(2);
});

test("a poll wants a question and two different answers", () => {
  expect([written("a", "b"), written("a", " a "), written("a"), { ...written("a", "b"), question: " " }].map(isReady)).toEqual([
    true, false, false, false,
  ]);
});

test("what is asked for is trimmed, without empty fields, and a limit only where several votes count", () => {
  const draft = { ...written(" a ", "b"), maxVotes: "2", hidden: true, closesAt: "2026-02-23T10:00" };
  expect(textsOf(draft)).toEqual(["a", "b"]);
  const request = asRequest(draft, "room", "client");
  expect(request).toMatchObject({ question: "Soup?", options: ["a", "b"], max_votes: null, results: "ON_CLOSE" });
  expect(request.closes_at).toBe(new Date(2026, 1, 23, 10).toISOString());
  expect(asRequest({ ...draft, multiple: true }, "room", "client").max_votes).toBe(2);
});
