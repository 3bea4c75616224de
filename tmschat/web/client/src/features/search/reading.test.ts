import { expect, test } from "vitest";

import { piecesOf } from "./pieces.ts";
import { asRead } from "./reading.ts";

/** The message as it is read, what was searched for in brackets. */
function found(written: string, ...words: string[]): string {
  const points = (index: number): number => Array.from(written.slice(0, index)).length;
  const ranges = words.map((word) => [points(written.indexOf(word)), points(written.indexOf(word) + word.length)]);
  return piecesOf(asRead(written, { text: written, ranges }))
    .map((piece) => (piece.isHit ? `[${piece.text}]` : piece.text))
    .join("");
}

test.each([
  ["hot **soup** now", "soup", "hot [soup] now"],
  ["**hot soup**, ~~cold~~ _tea_", "soup", "hot [soup], cold tea"],
  ["𝒮 **𝒮 soup**", "soup", "𝒮 𝒮 [soup]"],
  ["snake_case and 2 * 3 * 4", "case", "snake_[case] and 2 * 3 * 4"],
  ["\\*soup\\*", "soup", "*[soup]*"],
  ["`soup` and ``a `b` c``", "b", "soup and a `[b]` c"],
  ["```\nlet soup\n  = 1\n```\nend", "soup", "let [soup]\n  = 1\nend"],
  ["> soup\n> and **tea**\n\nend", "tea", "soup\nand [tea]\nend"],
  ["- soup\n- **tea**\n\n3. cake", "tea", "• soup\n• [tea]\n3. cake"],
  ["- soup\n  - tea\n- cake", "tea", "• soup\n• [tea]\n• cake"],
  ["[soup](https://example.org/e) e is", "e is", "soup [e is]"],
  ["[soup](javascript:e)", "soup", "[[soup]](javascript:e)"],
  ["@bob, see https://example.org/soup", "soup", "@bob, see https://example.org/[soup]"],
  ["a **b** c", "**b** c", "a [b c]"],
  ["# soup <b>", "soup", "# [soup] <b>"],
])("%j is read with %j as %j", (written, word, expected) => {
  expect(found(written, word)).toBe(expected);
});

test("what is found where nobody reads it is shown as it was written", () => {
  expect(found("[here](https://example.org/soup)", "soup")).toBe("[here](https://example.org/[soup])");
});

test("of a long message the server sends a part; it is read as part of the whole", () => {
  const written = `**${"so ".repeat(300)}soup**, and more`;
  const part = written.slice(850, 906);
  const [start, end] = [part.indexOf("soup"), part.indexOf("soup") + 4];
  const { text, ranges } = asRead(written, { text: part, ranges: [[start, end]] });
  expect(text).toBe(`${"so ".repeat(300)}soup, and more`);
  const [hit = []] = ranges;
  expect(text.slice(hit[0], hit[1])).toBe("soup");
});
