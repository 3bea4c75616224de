import type { QueryClient } from "@tanstack/react-query";

import { keys } from "../../api/keys.ts";
import type { RealtimeEvent } from "../../realtime/index.ts";
import { viewerId } from "../session/viewer.ts";
import { applyEvent, type MessagePages } from "./pages.ts";

/** Put what happens to messages into the pages that are held, of whichever conversation. */
export function followMessages(queryClient: QueryClient, event: RealtimeEvent): void {
  if (!("conversation_id" in event)) return;
  const queryKey = keys.messages(event.conversation_id);
  if (event.type === "gone") queryClient.removeQueries({ queryKey });
  else {
    const viewer = viewerId(queryClient);
    queryClient.setQueryData<MessagePages>(queryKey, (pages) => pages && applyEvent(pages, event, viewer));
  }
}
