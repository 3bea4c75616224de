/**
 * The part of a conversation that is held: pages of messages, oldest first, without gaps (`seq` has none). Pure: what
 * is held is never changed in place, and what an event does not touch stays the same object.
 */
import type { InfiniteData } from "@tanstack/react-query";

import { PAGE_SIZE, type Place } from "../../api/places.ts";
import {
  mergedMessage,
  mergedPoll,
  mergedReactions,
  type Message,
  type RealtimeEvent,
  type SharedMessage,
} from "../../realtime/index.ts";
import { messagesIn } from "../conversations/applyEvent.ts";

export interface MessagePage {
  messages: Message[];
  /** Whether nothing older lies before it. */
  isStart: boolean;
  /** Whether nothing newer lies behind it: what is sent now belongs at its end. */
  isEnd: boolean;
  /** What was read first of what is held now: a place jumped to has another one. 0 on what was read next to it. */
  origin: number;
}

export type MessagePages = InfiniteData<MessagePage, Place>;

let lastOrigin = 0;

/** What was read at a place, as a page. Short of its size, it ends where the conversation does. */
export function pageOf(messages: Message[], place: Place): MessagePage {
  const isStart = messages.length === 0 || messages[0]?.seq === 1;
  const isFirst = place === null || "around_seq" in place;
  if (isFirst) lastOrigin += 1;
  return { messages, isStart, isEnd: reachesEnd(messages, place), origin: isFirst ? lastOrigin : 0 };
}

function reachesEnd(messages: readonly Message[], place: Place): boolean {
  if (place === null || messages.length === 0) return true;
  if ("after_seq" in place) return messages.length < PAGE_SIZE;
  if ("before_seq" in place) return false;
  return messages.filter((message) => message.seq > place.around_seq).length < Math.floor(PAGE_SIZE / 2);
}

/** Which window is shown: it changes with a jump, and not with what is read or dropped at its ends. */
export function originOf(pages: MessagePages): number {
  return Math.max(0, ...pages.pages.map((page) => page.origin));
}

/** Where the page before this one lies. */
export function olderPlace(page: MessagePage): Place | undefined {
  const first = page.messages[0];
  return page.isStart || first === undefined ? undefined : { before_seq: first.seq };
}

/** Where the page behind this one lies. */
export function newerPlace(page: MessagePage): Place | undefined {
  const last = page.messages.at(-1);
  return page.isEnd || last === undefined ? undefined : { after_seq: last.seq };
}

const unplaced = new WeakSet<MessagePage>(); // those that were read and have not been held yet

/** A page as it was read, until `afterReading` has put it in its place. */
export function asRead(page: MessagePage): MessagePage {
  unplaced.add(page);
  return page;
}

/**
 * What is held when a page has been read beside it. `found` has that page, and the others as they were when its reading
 * began: what has happened to them since then is in `held` alone. Where what is held has moved away, the page is dropped.
 */
export function afterReading(held: MessagePages | undefined, found: MessagePages): MessagePages {
  const [page, ...others] = found.pages.filter((each) => unplaced.delete(each));
  if (held === undefined || page === undefined || others.length > 0 || found.pages.length === 1) return found;
  if (page === found.pages[0]) return joined({ pages: [page], pageParams: found.pageParams.slice(0, 1) }, held) ?? held;
  return joined(held, { pages: [page], pageParams: found.pageParams.slice(-1) }) ?? held;
}

/** Two parts of a conversation as one; null where they do not lie beside each other. */
function joined(older: MessagePages, newer: MessagePages): MessagePages | null {
  const [end, begin] = [older.pages.at(-1)?.messages.at(-1), newer.pages[0]?.messages[0]];
  if (end !== undefined && begin !== undefined && end.seq + 1 !== begin.seq) return null;
  return { pages: [...older.pages, ...newer.pages], pageParams: [...older.pageParams, ...newer.pageParams] };
}

/** The pages after an event. */
export function applyEvent(pages: MessagePages, event: RealtimeEvent, viewerId: string): MessagePages {
  switch (event.type) {
    case "reaction.updated":
      return changed(pages, event.message_id, (held) => mergedReactions(held, event, viewerId));
    case "poll.updated":
      return changed(pages, event.message_id, (held) => mergedPoll(held, event));
    default:
      return messagesIn(event).reduce(put, pages);
  }
}

/** A page after an event that was heard while it was read. */
export function applyToPage(page: MessagePage, event: RealtimeEvent, viewerId: string): MessagePage {
  return applyEvent({ pages: [page], pageParams: [null] }, event, viewerId).pages[0] ?? page;
}

/** Put a message in its place: over the one that is held, or at the end where it is the next one. */
export function put(pages: MessagePages, message: SharedMessage | Message): MessagePages {
  const replaced = changed(pages, message.id, (held) => mergedMessage(held, message));
  return replaced === pages ? append(pages, message) : replaced;
}

/** Put a message that was just sent; where others before it are not held yet, the event that brings it comes after theirs. */
export function putSent(pages: MessagePages, message: Message): MessagePages {
  const end = pages.pages.at(-1)?.messages.at(-1)?.seq ?? 0;
  return message.seq <= end + 1 ? put(pages, message) : pages;
}

/** Change one message, if it is held. */
export function changed(pages: MessagePages, messageId: string, change: (held: Message) => Message): MessagePages {
  for (const [number, page] of pages.pages.entries()) {
    const index = page.messages.findIndex((message) => message.id === messageId);
    const held = page.messages[index];
    if (held === undefined) continue;
    const message = change(held);
    return { ...pages, pages: pages.pages.with(number, { ...page, messages: page.messages.with(index, message) }) };
  }
  return pages;
}

function append(pages: MessagePages, message: SharedMessage | Message): MessagePages {
  const last = pages.pages.at(-1);
  if (last?.isEnd !== true) return pages;
  const end = last.messages.at(-1)?.seq ?? 0;
  if (message.seq <= end) return pages;
  // One between is missing: from here on the end is read over REST.
  if (message.seq > end + 1) return { ...pages, pages: pages.pages.with(-1, { ...last, isEnd: false }) };
  const merged = mergedMessage(undefined, message);
  if (last.messages.length < 2 * PAGE_SIZE) {
    return { ...pages, pages: pages.pages.with(-1, { ...last, messages: [...last.messages, merged] }) };
  }
  const full = { ...last, isEnd: false };
  const next = { messages: [merged], isStart: false, isEnd: true, origin: 0 };
  return { pages: [...pages.pages.with(-1, full), next], pageParams: [...pages.pageParams, { after_seq: end }] };
}

/** The pages without those at one end that `keep` messages do not need; at least one stays. */
export function trimmed(pages: MessagePages, end: "start" | "end", keep: number): MessagePages {
  const sizes = pages.pages.map((page) => page.messages.length);
  if (end === "end") sizes.reverse();
  const tooMany = sizes.reduce((sum, size) => sum + size, 0) - keep;
  let dropped = 0;
  for (let sum = 0; dropped < sizes.length - 1; dropped += 1) {
    sum += sizes[dropped] ?? 0;
    if (sum > tooMany) break;
  }
  if (dropped === 0) return pages;
  const kept = <Item>(items: Item[]): Item[] => (end === "start" ? items.slice(dropped) : items.slice(0, -dropped));
  const [first, ...others] = kept(pages.pages);
  const origin = originOf(pages);
  return { pages: first === undefined ? [] : [{ ...first, origin }, ...others], pageParams: kept(pages.pageParams) };
}

/** All messages that are held, oldest first. */
export function flat(pages: MessagePages): Message[] {
  return pages.pages.flatMap((page) => page.messages);
}
