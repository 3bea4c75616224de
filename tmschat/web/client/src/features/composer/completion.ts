/** What the words before the cursor ask to be completed. Pure. */

export interface Asked {
  kind: "person" | "emoji";
  /** What was typed after the sign. */
  words: string;
  /** Where the sign stands. */
  start: number;
}

const ASKED = /(^|[\s([{"'*_~>])([@:])([\p{L}\p{N}_.+-]{0,40})$/u;
const LEAST_OF_EMOJI = 2; // letters; a colon alone is punctuation

export function askedAt(text: string, cursor: number): Asked | null {
  const found = ASKED.exec(text.slice(0, cursor));
  if (found === null) return null;
  const [whole, , sign, words = ""] = found;
  if (sign === ":" && words.length < LEAST_OF_EMOJI) return null;
  return { kind: sign === "@" ? "person" : "emoji", words, start: found.index + whole.length - words.length - 1 };
}

/** The text with what was asked put in, and where the cursor goes. */
export function completed(text: string, asked: Asked, put: string): { text: string; cursor: number } {
  const end = asked.start + 1 + asked.words.length;
  const head = `${text.slice(0, asked.start)}${put} `;
  return { text: head + text.slice(end).replace(/^ /, ""), cursor: head.length };
}

/** The text with `:names:` of emoji in their place, outside of code. `emojiOf` gives undefined for a name it does not know. */
export function withEmoji(text: string, emojiOf: (name: string) => string | undefined): string {
  return text
    .split(/(```[\s\S]*?```|`[^`\n]*`)/)
    .map((part, index) =>
      index % 2 === 1 ? part : part.replace(/:([a-z0-9_+-]+):/g, (whole, name: string) => emojiOf(name) ?? whole),
    )
    .join("");
}
