import type { QueryClient } from "@tanstack/react-query";

import type { Conversation } from "../../api/conversations.ts";
import { keys } from "../../api/keys.ts";
import type { RealtimeEvent } from "../../realtime/index.ts";
import { viewerId } from "../session/viewer.ts";
import { applyEvent, isUncertain } from "./applyEvent.ts";

/** Put what happens into the list of conversations; what an event does not tell whole is read. */
export function followConversations(queryClient: QueryClient, event: RealtimeEvent): void {
  const held = queryClient.getQueryData<Conversation[]>(keys.conversations);
  if (held === undefined || !("conversation_id" in event)) return;
  const viewer = viewerId(queryClient);
  queryClient.setQueryData<Conversation[]>(keys.conversations, applyEvent(held, event, viewer));
  if (isUncertain(held, event, viewer)) refreshSoon(queryClient);
}

let waiting: ReturnType<typeof setTimeout> | null = null;

/** Read the list anew: once for any number of reasons that come together. */
function refreshSoon(queryClient: QueryClient): void {
  waiting ??= setTimeout(() => {
    waiting = null;
    void queryClient.invalidateQueries({ queryKey: keys.conversations });
  });
}
