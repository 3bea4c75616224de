import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState, useSyncExternalStore } from "react";

import type { Conversation } from "../../api/conversations.ts";
import { keys } from "../../api/keys.ts";
import { realtime } from "../session/realtime.ts";

function watchAttention(watcher: () => void): () => void {
  addEventListener("focus", watcher);
  addEventListener("blur", watcher);
  document.addEventListener("visibilitychange", watcher);
  return () => {
    removeEventListener("focus", watcher);
    removeEventListener("blur", watcher);
    document.removeEventListener("visibilitychange", watcher);
  };
}

/** Whether the person looks at this window. */
export function useAttention(): boolean {
  return useSyncExternalStore(watchAttention, () => document.hasFocus() && document.visibilityState === "visible");
}

/** Mark a conversation as read as long as its end is on the screen and somebody looks. */
export function useReading(conversation: Conversation, seesEnd: boolean): void {
  const queryClient = useQueryClient();
  const isReading = useAttention() && seesEnd;
  const { id, last_seq, me } = conversation;
  useEffect(() => {
    if (!isReading || me.last_read_seq >= last_seq) return;
    realtime.read(id, last_seq);
    const read = { last_read_seq: last_seq, last_delivered_seq: last_seq, unread_count: 0, mention_count: 0 };
    queryClient.setQueryData<Conversation[]>(keys.conversations, (list) =>
      list?.map((each) => (each.id === id ? { ...each, me: { ...each.me, ...read } } : each)),
    );
  }, [queryClient, isReading, id, last_seq, me.last_read_seq]);
}

/**
 * Where the new messages begin: what was unread when the conversation was opened or, later, what came while nobody
 * looked. It stays until there is a later one.
 */
export function useNewLine(conversation: Conversation, seesEnd: boolean): number | null {
  const { me, last_seq } = conversation;
  const isReading = useAttention() && seesEnd;
  const [line, setLine] = useState(() => firstUnread(me));
  const [seen, setSeen] = useState(last_seq); // the last one that was there while somebody looked
  if (isReading && seen !== last_seq) setSeen(last_seq);
  const hasMissed = !isReading && last_seq > seen && me.unread_count > 0;
  if (hasMissed && !isAfter(line, seen)) setLine(seen + 1);
  return line;
}

function firstUnread(me: Conversation["me"]): number | null {
  return me.unread_count > 0 ? me.last_read_seq + 1 : null;
}

function isAfter(line: number | null, seen: number): boolean {
  return line !== null && line > seen;
}
