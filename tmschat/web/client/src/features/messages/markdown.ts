/**
 * The subset of Markdown that messages know, as tokens: emphasis, strikethrough, code, quotes, lists, links. No HTML, no
 * pictures, no headings: what is not known is shown as it was written. A line break is a line break.
 */
import { Marked, type MarkedToken, type Token, type TokenizerExtension } from "marked";

export interface MentionToken {
  type: "mention";
  raw: string;
  username: string;
}

const MENTION = /^@([\p{L}\p{N}_][\p{L}\p{N}_.+-]*)/u;

const mention: TokenizerExtension = {
  name: "mention",
  level: "inline",
  start: (source) => source.search(/(?<![\p{L}\p{N}_])@/u),
  tokenizer(source) {
    const found = MENTION.exec(source);
    if (found === null) return undefined;
    // What ends a sentence ends the name.
    const raw = found[0].replace(/[.+-]+$/, "");
    return raw.length < 2 ? undefined : { type: "mention", raw, username: raw.slice(1) };
  },
};

const off = (): undefined => undefined;

const marked = new Marked({
  gfm: true,
  breaks: true,
  extensions: [mention],
  tokenizer: { heading: off, lheading: off, hr: off, html: off, tag: off, table: off, def: off, reflink: off },
});

const MOST_KEPT = 500;
const kept = new Map<string, readonly Token[]>();

/** The tokens of a message's text; kept, as rows come and go on the screen. */
export function tokensOf(text: string): readonly Token[] {
  const found = kept.get(text) ?? marked.lexer(text);
  kept.delete(text); // and put at the end: the first ones go first
  kept.set(text, found);
  if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value ?? "");
  return found;
}

export type KnownToken = MarkedToken | MentionToken;

/** The address of a link, if it is one that a message may have. */
export function safeAddress(href: string): string | null {
  return /^(?:https?:|mailto:)/i.test(href) ? href : null;
}
