/** How a file's bytes travel to the store. Pure: what to send, not the sending. */
import type { Offer } from "../../api/media.ts";

/** One request: the bytes from `start` to before `end`, as the body, or as the file of a form with `fields`. */
export interface Step {
  method: string;
  url: string;
  headers: Readonly<Record<string, string>>;
  fields: Readonly<Record<string, string>> | null;
  start: number;
  end: number;
}

/** The requests that carry a file of `size` bytes: one, or where the store takes parts, one a part, in any order. */
export function stepsOf(target: Offer["upload"], size: number): Step[] {
  const { method, url, headers, fields, parts } = target;
  if (parts.length === 0) {
    const isForm = Object.keys(fields).length > 0;
    return [{ method, url, headers, fields: isForm ? fields : null, start: 0, end: size }];
  }
  let start = 0;
  return parts.map((part) => {
    const end = Math.min(size, start + part.size);
    const step = { method: "PUT", url: part.url, headers: {}, fields: null, start, end };
    start = end;
    return step;
  });
}

export const MOST_FILES = 10; // of one message

/** As many of the files as a message with `held` ones still takes, and how many are left over. */
export function fitting<Item>(files: readonly Item[], held: number): { taken: Item[]; left: number } {
  const taken = files.slice(0, Math.max(0, MOST_FILES - held));
  return { taken, left: files.length - taken.length };
}
