import { expect, test } from "vitest";

import { piecesOf } from "./pieces.ts";

const marked = (text: string, ranges: number[][]): string =>
  piecesOf({ text, ranges })
    .map((piece) => (piece.isHit ? `[${piece.text}]` : piece.text))
    .join("");

test.each([
  ["the soup is hot", [[4, 8]], "the [soup] is hot"],
  ["👩‍🍳 soup", [[4, 8]], "👩‍🍳 [soup]"],
  ["𝒮𝒮 soup 𝒮", [[3, 7]], "𝒮𝒮 [soup] 𝒮"],
  ["soup soup", [[5, 9], [0, 4]], "[soup] [soup]"],
  ["souplike", [[0, 4], [2, 8]], "[souplike]"],
  ["soup", [[0, 99]], "[soup]"],
  ["soup", [[7, 9]], "soup"],
  ["soup", [], "soup"],
])("%s with %j is %s", (text, ranges, expected) => {
  expect(marked(text, ranges)).toBe(expected);
});

test("of a long text the part around the first hit is shown", () => {
  const text = `${"a".repeat(500)}soup${"b".repeat(500)}`;
  const shown = marked(text, [[500, 504]]);
  expect(shown.startsWith(`…${"a".repeat(60)}[soup]b`)).toBe(true);
  expect(shown.endsWith("b…")).toBe(true);
  expect(shown.length).toBe(280 + "…[]…".length);
});
