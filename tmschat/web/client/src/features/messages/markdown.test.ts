import type { Token } from "marked";
import { expect, test } from "vitest";

import { safeAddress, tokensOf } from "./markdown.ts";

function types(tokens: readonly Token[]): string[] {
  return tokens.flatMap((token) => [token.type, ...types("tokens" in token ? (token.tokens ?? []) : [])]);
}

test.each([
  ["**a** _b_ ~~c~~ `d`", ["strong", "em", "del", "codespan"]],
  ["> a", ["blockquote"]],
  ["- a\n- b", ["list"]],
  ["```\na\n```", ["code"]],
  ["a\nb", ["br"]],
  ["see https://example.com", ["link"]],
  ["hello @alice.", ["mention"]],
])("%j has %j", (text, expected) => {
  expect(types(tokensOf(text))).toEqual(expect.arrayContaining(expected));
});

test.each(["<b>a</b>", "a <img src=x onerror=y> b", "<!-- a -->", "# a", "a\n===", "---", "|a|b|\n|-|-|\n|c|d|", "[a]: b"])(
  "%j is text",
  (text) => {
    expect(new Set(types(tokensOf(text)))).toEqual(new Set(text.includes("\n") ? types(tokensOf("a\nb")) : ["paragraph", "text"]));
  },
);

test("a mention is a whole name, without what ends the sentence", () => {
  const mentions = (text: string): string[] =>
    tokensOf(text).flatMap((token) => ("tokens" in token ? (token.tokens ?? []) : [])).filter(({ type }) => type === "mention").map(({ raw }) => raw);
  expect(mentions("@a.b-c, @d. mail@e.f @日本")).toEqual(["@a.b-c", "@d", "@日本"]);
});

test.each(["javascript:alert(1)", "data:text/html,x", "vbscript:x", "//example.com", "JAVASCRIPT:x", " javascript:x"])(
  "%j is no address",
  (href) => {
    expect(safeAddress(href)).toBeNull();
  },
);

test.each(["https://example.com", "HTTP://example.com", "mailto:a@example.com"])("%j is an address", (href) => {
  expect(safeAddress(href)).toBe(href);
});
