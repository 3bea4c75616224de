/** A poll that is being written. Pure. */
import type { NewPoll } from "../../api/polls.ts";

export const MOST_OPTIONS = 100;
export const LONGEST_OPTION = 200; // code points
export const LONGEST_QUESTION = 1000; // code points

export interface Draft {
  question: string;
  options: readonly { id: number; text: string }[];
  multiple: boolean;
  /** As it was typed; empty: as many as there are options. */
  maxVotes: string;
  anonymous: boolean;
  hidden: boolean;
  extensible: boolean;
  /** Local time, as `<input type="datetime-local">` gives it; empty: never. */
  closesAt: string;
}

export const EMPTY: Draft = {
  question: "",
  options: [{ id: 0, text: "" }, { id: 1, text: "" }],
  multiple: false,
  maxVotes: "",
  anonymous: false,
  hidden: false,
  extensible: false,
  closesAt: "",
};

/** The texts that count: trimmed, without the empty fields. */
export function textsOf(draft: Draft): string[] {
  return draft.options.map(({ text }) => text.trim()).filter((text) => text !== "");
}

/** Whether it can be asked. */
export function isReady(draft: Draft): boolean {
  return draft.question.trim() !== "" && new Set(textsOf(draft)).size >= 2;
}

/** What the API wants. */
export function asRequest(draft: Draft, conversation_id: string, client_id: string): NewPoll {
  const max = Number.parseInt(draft.maxVotes, 10);
  return {
    conversation_id,
    client_id,
    question: draft.question.trim(),
    options: textsOf(draft),
    multiple: draft.multiple,
    max_votes: draft.multiple && max > 0 ? max : null,
    anonymous: draft.anonymous,
    results: draft.hidden ? "ON_CLOSE" : "LIVE",
    allow_new_options: draft.extensible,
    closes_at: draft.closesAt === "" ? null : new Date(draft.closesAt).toISOString(),
  };
}

/** The options after one of them was written; behind the last one there is always an empty one, up to the limit. */
export function withText(draft: Draft, id: number, text: string): Draft {
  const options = draft.options.map((option) => (option.id === id ? { id, text } : option));
  const isFull = options.length >= MOST_OPTIONS || options.at(-1)?.text.trim() === "";
  return { ...draft, options: isFull ? options : [...options, { id: nextId(draft), text: "" }] };
}

/** The options without one; two fields stay. */
export function without(draft: Draft, id: number): Draft {
  const options = draft.options.filter((option) => option.id !== id);
  return { ...draft, options: options.length < 2 ? [...options, { id: nextId(draft), text: "" }] : options };
}

function nextId(draft: Draft): number {
  return Math.max(...draft.options.map((option) => option.id)) + 1;
}
