import { expect, test } from "vitest";

import { askedAt, completed, withEmoji } from "./completion.ts";

test.each([
  ["@", 1, { kind: "person", words: "", start: 0 }],
  ["Hi @al", 6, { kind: "person", words: "al", start: 3 }],
  ["(@al", 4, { kind: "person", words: "al", start: 1 }],
  ["Hi @al there", 6, { kind: "person", words: "al", start: 3 }],
  ["so :ta", 6, { kind: "emoji", words: "ta", start: 3 }],
  ["@日本", 3, { kind: "person", words: "日本", start: 0 }],
])("%j at %i asks for %j", (text, cursor, asked) => {
  expect(askedAt(text, cursor)).toEqual(asked);
});

test.each([
  ["mail a@b", 8],
  ["at 10:30", 8],
  [":", 1],
  ["a: b", 4],
  ["@al ", 4],
])("%j at %i asks for nothing", (text, cursor) => {
  expect(askedAt(text, cursor)).toBeNull();
});

test("what is chosen takes the place of what was typed", () => {
  const asked = { kind: "person" as const, words: "al", start: 3 };
  expect(completed("Hi @al there", asked, "@alice")).toEqual({ text: "Hi @alice there", cursor: 10 });
  expect(completed("Hi @al", asked, "@alice")).toEqual({ text: "Hi @alice ", cursor: 10 });
});

test("names of emoji become emoji, but not in code, nor names of one's own", () => {
  const emojiOf = (name: string): string | undefined => ({ tada: "🎉" })[name];
  expect(withEmoji("a :tada: `:tada:` :party_parrot:\n```\n:tada:\n```", emojiOf)).toBe(
    "a 🎉 `:tada:` :party_parrot:\n```\n:tada:\n```",
  );
});
