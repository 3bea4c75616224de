/** What was found in a message as the message reads: without the marks of Markdown, the hits where they are then. */
import type { Token, Tokens } from "marked";

import type { Highlight } from "../../api/search.ts";
import { type KnownToken, safeAddress, tokensOf } from "../messages/markdown.ts";

/** Some of the words that one reads, and where they stand in what was written; null: nowhere. */
interface Words {
  text: string;
  from: number | null;
}

const BREAK: Words = { text: "\n", from: null };
const BULLET = /^\s*(?:[-*+]|(\d+[.)]))\s+/;

/**
 * The found part of `written`, or all of it that one reads, with the hits. Where all hits are in what nobody reads, such as
 * a link's address, what was found stays as it was written.
 */
export function asRead(written: string, found: Highlight): Highlight {
  const all = read(tokensOf(written), written, 0);
  const hits = inUnits(found, Math.max(0, written.indexOf(found.text)));
  const text = all.map((words) => words.text).join("");
  const ranges: number[][] = [];
  let at = 0;
  for (const words of all) {
    for (const hit of hits) {
      const [start, end] = within(words, hit);
      if (start < end) ranges.push([pointsIn(text, at + start), pointsIn(text, at + end)]);
    }
    at += words.text.length;
  }
  return ranges.length === 0 ? found : { text: text.trimEnd(), ranges };
}

/** What one reads of tokens that stand in `source` one after the other, from `from` on. */
function read(tokens: readonly Token[], source: string, from: number): Words[] {
  let at = from;
  return tokens.flatMap((token) => {
    const found = source.indexOf(token.raw, at);
    const start = found === -1 ? at : found; // a quote's lines are not as they were written
    if (found !== -1) at = found + token.raw.length;
    return wordsOf(token as KnownToken | Tokens.ListItem, source, start);
  });
}

function wordsOf(token: KnownToken | Tokens.ListItem, source: string, start: number): Words[] {
  switch (token.type) {
    case "space":
      return [];
    case "br":
      return [BREAK];
    case "paragraph":
      return [...read(token.tokens, source, start), BREAK];
    case "blockquote":
      return read(token.tokens, source, start);
    case "code":
      return [...placed(token.text, source, start), BREAK];
    case "list":
      return read(token.items, source, start);
    case "list_item":
      return entry(token, source, start);
    default:
      return inline(token, source, start);
  }
}

function entry(item: Tokens.ListItem, source: string, start: number): Words[] {
  const [mark = "", number] = BULLET.exec(item.raw) ?? [];
  const shown: Words = { text: `${number ?? "•"} `, from: null };
  return [shown, ...read(item.tokens, source, start + mark.length)];
}

function inline(token: KnownToken, source: string, start: number): Words[] {
  switch (token.type) {
    case "strong":
    case "em":
    case "del":
      return read(token.tokens, source, start);
    case "link":
      return safeAddress(token.href) === null ? placed(token.raw, source, start) : read(token.tokens, source, start);
    case "text":
      // Text at the top, as in a list's entry, has tokens of its own.
      return token.tokens === undefined ? placed(token.text, source, start) : [...read(token.tokens, source, start), BREAK];
    case "codespan":
    case "escape":
      return placed(token.text, source, start);
    default:
      return placed(token.raw, source, start);
  }
}

/** Where a text stands after `start`: as a whole, or else word by word. */
function placed(text: string, source: string, start: number): Words[] {
  const whole = source.indexOf(text, start);
  if (whole !== -1) return [{ text, from: whole }];
  let at = start;
  return text.split(/(\s+)/).map((word) => {
    const found = source.indexOf(word, at);
    if (found === -1 || word.trim() === "") return { text: word, from: null };
    at = found + word.length;
    return { text: word, from: found };
  });
}

/** Ranges of code points in a part as ranges of JavaScript's units in the whole, in which the part begins at `offset`. */
function inUnits({ text, ranges }: Highlight, offset: number): [number, number][] {
  const points = Array.from(text);
  const unit = (point: number): number => offset + points.slice(0, point).join("").length;
  return ranges.map(([start = 0, end = 0]) => [unit(start), unit(end)]);
}

/** What of a range is in these words, counted from their beginning. */
function within({ text, from }: Words, [start, end]: [number, number]): [number, number] {
  if (from === null) return [0, 0];
  return [Math.max(0, start - from), Math.min(text.length, end - from)];
}

function pointsIn(text: string, units: number): number {
  return Array.from(text.slice(0, units)).length;
}
