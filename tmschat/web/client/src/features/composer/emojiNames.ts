/** The short names of emoji, loaded when the first is asked for. */
import shortcodes from "emojibase-data/en/shortcodes/emojibase.json";

const EMOJI = new Map<string, string>();

for (const [code, names] of Object.entries(shortcodes as Record<string, string | string[]>)) {
  const emoji = String.fromCodePoint(...code.split("-").map((part) => Number.parseInt(part, 16)));
  for (const name of [names].flat()) EMOJI.set(name, emoji);
}

export interface NamedEmoji {
  name: string;
  emoji: string;
}

export function emojiOf(name: string): string | undefined {
  return EMOJI.get(name);
}

/** Emoji whose names begin so, then those that have it inside, the shortest names first. */
export function emojiNamed(words: string, most: number): NamedEmoji[] {
  const all = Array.from(EMOJI, ([name, emoji]) => ({ name, emoji }));
  const rank = ({ name }: NamedEmoji): number => (name.startsWith(words) ? 0 : 1000) + name.length;
  const found = all.filter(({ name }) => name.includes(words)).sort((one, other) => rank(one) - rank(other));
  return found.filter(({ emoji }, index) => found.findIndex((each) => each.emoji === emoji) === index).slice(0, most);
}
