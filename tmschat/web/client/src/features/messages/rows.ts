/** A list of messages as rows: what hangs on the message before (days, groups, the line before what is new). Pure. */
import type { ErrorItem } from "../../api/errors.ts";
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

export interface Row extends RowPlace {
  /** The same before and after a message of one's own has been sent. */
  key: string;
  message: Message;
  /** How far a message of one's own is that the server has not told of yet. */
  sending: Sending | null;
}

export interface Sending {
  state: "waiting" | "sending" | "failed" | "sent";
  /** Why it was refused, if it was and there are words for it. */
  failure: ErrorItem | null;
}

/** A message of one's own that the server has not told of yet. */
export interface Pending {
  message: Message;
  sending: Sending;
}

/** The rows for messages, oldest first, and those that are being sent after them; `newSeq`: where the new ones begin. */
export function rowsOf(messages: readonly Message[], pending: readonly Pending[], newSeq: number | null): Row[] {
  const told = new Set(messages.slice(-pending.length - PAGE).map((message) => message.client_id));
  const left = pending.filter(({ message }) => !told.has(message.client_id));
  const all = [
    ...messages.map((message) => ({ message, sending: null })),
    ...left.map(({ message, sending }) => ({ message, sending })),
  ];
  return all.map(({ message, sending }, index) => ({
    key: keyOf(message),
    message,
    sending,
    ...placeOf(message, all[index - 1]?.message, newSeq),
  }));
}

const PAGE = 100; // one's own message is told of within so many others

function keyOf(message: Message): string {
  return message.client_id === null ? message.id : `${message.sender?.id ?? ""} ${message.client_id}`;
}

type Said = Pick<Message, "created_at" | "sender" | "seq" | "reply_to">;

/** How a message stands to the one before it. */
export function placeOf(message: Said, before: Said | undefined, newSeq: number | null): RowPlace {
  const startsDay = before === undefined || !isSameDay(before.created_at, message.created_at);
  const startsNew = message.seq === newSeq;
  const startsGroup = startsDay || startsNew || !isSameVoice(before, message) || message.reply_to !== null;
  return { startsDay, startsNew, startsGroup };
}

function isSameDay(one: string, other: string): boolean {
  return new Date(one).toDateString() === new Date(other).toDateString();
}

function isSameVoice(before: Said, message: Said): boolean {
  const apart = new Date(message.created_at).getTime() - new Date(before.created_at).getTime();
  return before.sender?.id === message.sender?.id && apart < TOGETHER_MS;
}
