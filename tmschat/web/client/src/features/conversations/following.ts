import type { QueryClient } from "@tanstack/react-query";

import type { Conversation } from "../../api/conversations.ts";
import { keys } from "../../api/keys.ts";
import type { RealtimeEvent } from "../../realtime/index.ts";
import { viewerId } from "../session/viewer.ts";
import { applyEvent, isUncertain } from "./applyEvent.ts";

/** Put what happens into the list of conversations. */
export function followConversations(queryClient: QueryClient, event: RealtimeEvent): void {
  const held = queryClient.getQueryData<Conversation[]>(keys.conversations);
  if (held === undefined || !("conversation_id" in event)) return;
  queryClient.setQueryData<Conversation[]>(keys.conversations, listAfter(queryClient, held, event));
}

/** The list after an event; what that does not tell whole is soon read. */
export function listAfter(queryClient: QueryClient, list: readonly Conversation[], event: RealtimeEvent): Conversation[] {
  const viewer = viewerId(queryClient);
  if (isUncertain(list, event, viewer)) refreshSoon(queryClient);
  return applyEvent(list, event, viewer);
}

const waiting = new WeakSet<QueryClient>();

/**
 * Read the list anew: once for any number of reasons that come together. A reading that is under way goes on, however
 * fast more reasons come: when it is through it asks by itself for another, where it lacks what was heard meanwhile.
 */
function refreshSoon(queryClient: QueryClient): void {
  if (waiting.has(queryClient)) return;
  waiting.add(queryClient);
  setTimeout(() => {
    waiting.delete(queryClient);
    void queryClient.invalidateQueries({ queryKey: keys.conversations }, { cancelRefetch: false });
  });
}
