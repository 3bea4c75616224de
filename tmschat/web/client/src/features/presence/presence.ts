/** Who is here: asked for as long as somebody looks. */
import { useEffect, useSyncExternalStore } from "react";

import { realtime } from "../session/realtime.ts";

export type Status = "online" | "away" | "offline";

const MOST = 200; // people that the server tells of
const GATHER_MS = 50;

const statuses = new Map<string, Status>();
const wanted = new Map<string, number>(); // how many places show a person
const watchers = new Set<() => void>();
let timer: ReturnType<typeof setTimeout> | null = null;

realtime.listen((event) => {
  if (event.type !== "presence") return;
  statuses.set(event.user_id, event.status);
  for (const watcher of watchers) watcher();
});

/** A person's status, watched while the component is there. */
export function usePresence(userId: string): Status {
  useEffect(() => want(userId), [userId]);
  return useSyncExternalStore(watch, () => statuses.get(userId) ?? "offline");
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

function want(userId: string): () => void {
  count(userId, 1);
  return () => {
    count(userId, -1);
  };
}

function count(userId: string, step: number): void {
  const places = (wanted.get(userId) ?? 0) + step;
  if (places === 0) wanted.delete(userId);
  else wanted.set(userId, places);
  timer ??= setTimeout(tell, GATHER_MS); // lists come and go in one piece
}

function tell(): void {
  timer = null;
  realtime.watch([...wanted.keys()].slice(0, MOST));
}
