/** Who is typing where, for as long as the server said. */
import { useSyncExternalStore } from "react";

import { messagesIn } from "../conversations/applyEvent.ts";
import { realtime } from "../session/realtime.ts";

type Until = ReadonlyMap<string, number>; // ends by people, in milliseconds since 1970

const NOBODY: Until = new Map();
const LIFE_MS = 6000;
const typing = new Map<string, Until>();
const watchers = new Set<() => void>();

realtime.listen((event) => {
  if (event.type === "typing") note(event.conversation_id, event.user_id);
  for (const message of messagesIn(event)) {
    if (message.sender !== null) forget(message.conversation_id, message.sender.id);
  }
});

/** The ids of those who are typing in a conversation. */
export function useTyping(conversationId: string): string[] {
  const found = useSyncExternalStore(watch, () => typing.get(conversationId) ?? NOBODY);
  return [...found.keys()];
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/** Our own clock counts: the server's may be another. */
function note(conversationId: string, userId: string): void {
  const until = Date.now() + LIFE_MS;
  set(conversationId, new Map(typing.get(conversationId)).set(userId, until));
  setTimeout(() => {
    if ((typing.get(conversationId)?.get(userId) ?? 0) <= Date.now()) forget(conversationId, userId);
  }, LIFE_MS);
}

function forget(conversationId: string, userId: string): void {
  const left = new Map(typing.get(conversationId));
  if (left.delete(userId)) set(conversationId, left);
}

function set(conversationId: string, people: Until): void {
  typing.set(conversationId, people);
  for (const watcher of watchers) watcher();
}
