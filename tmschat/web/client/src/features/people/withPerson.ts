import type { DirectoryEntry } from "../../realtime/index.ts";

/**
 * What is held, with a person's fields as they are now wherever the person stands in it: a peer, a sender, a member, one
 * of a list. Nothing is changed in place, and where they do not stand all stays the same object.
 */
export function withPerson<Held>(held: Held, person: DirectoryEntry): Held {
  return walked(held, person) as Held; // of the same shape: only fields that were there have another value
}

function walked(held: unknown, person: DirectoryEntry): unknown {
  if (Array.isArray(held)) {
    const items: unknown[] = held;
    const after = items.map((item) => walked(item, person));
    return after.some((item, place) => item !== items[place]) ? after : held;
  }
  if (!isPlain(held)) return held;
  const entries = Object.entries(held);
  const isThem = held["id"] === person.id && "username" in held;
  const newest: Record<string, unknown> = isThem ? { ...person } : {};
  const after = entries.map(([name, value]) => [name, name in newest ? newest[name] : walked(value, person)] as const);
  return after.some(([name, value]) => value !== held[name]) ? Object.fromEntries(after) : held;
}

function isPlain(held: unknown): held is Record<string, unknown> {
  return typeof held === "object" && held !== null && Object.getPrototypeOf(held) === Object.prototype;
}
