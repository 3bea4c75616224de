/** What of a list of messages hangs on the message before: days, groups of one sender, where the new ones begin. */
import type { Message } from "../../realtime/index.ts";

const TOGETHER_MS = 5 * 60 * 1000;

export interface RowPlace {
  /** The first of its day. */
  startsDay: boolean;
  /** The first of those that its sender wrote in one go: it bears name and picture. */
  startsGroup: boolean;
  /** The first that was not read when the conversation was opened. */
  startsNew: boolean;
}

/** What a row needs to know of the message before it. */
export type Said = Pick<Message, "created_at" | "sender" | "seq" | "type" | "reply_to">;

export function placeOf(message: Said, before: Said | undefined, firstNewSeq: number | null): RowPlace {
  const startsDay = before === undefined || !isSameDay(before.created_at, message.created_at);
  const startsNew = message.seq === firstNewSeq;
  const isFollowing =
    !startsDay && !startsNew && isSameVoice(before, message) && message.reply_to === null && message.type !== "POLL";
  return { startsDay, startsNew, startsGroup: !isFollowing };
}

function isSameDay(one: string, other: string): boolean {
  return new Date(one).toDateString() === new Date(other).toDateString();
}

function isSameVoice(before: Said, message: Said): boolean {
  const apart = new Date(message.created_at).getTime() - new Date(before.created_at).getTime();
  return before.sender?.id === message.sender?.id && apart < TOGETHER_MS;
}
