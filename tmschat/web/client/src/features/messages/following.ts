import type { QueryClient } from "@tanstack/react-query";

import { keys } from "../../api/keys.ts";
import { message as readMessage } from "../../api/messages.ts";
import { hidesOwnTallies, type RealtimeEvent } from "../../realtime/index.ts";
import { viewerId } from "../session/viewer.ts";
import { applyEvent, type MessagePages, put } from "./pages.ts";

/** Put what happens to messages into the pages that are held, of whichever conversation. */
export function followMessages(queryClient: QueryClient, event: RealtimeEvent): void {
  if (!("conversation_id" in event)) return;
  const queryKey = keys.messages(event.conversation_id);
  if (event.type === "gone") queryClient.removeQueries({ queryKey });
  else {
    const viewer = viewerId(queryClient);
    const pages = queryClient.setQueryData<MessagePages>(
      queryKey,
      (held) => held && applyEvent(held, event, viewer),
    );
    const hidden = pages && hiddenFrom(viewer, pages, event);
    if (hidden !== undefined) void showTallies(queryClient, queryKey, hidden);
  }
}

/** The event's message, where it hides tallies that the viewer may see. */
function hiddenFrom(viewer: string, pages: MessagePages, event: RealtimeEvent): string | undefined {
  const id = "message_id" in event ? event.message_id : "message" in event ? event.message.id : undefined;
  const held = pages.pages.flatMap((page) => page.messages).find((message) => message.id === id);
  return held && hidesOwnTallies(held, viewer) ? held.id : undefined;
}

/** Read a message anew. Where that fails, the next event or page brings its tallies. */
async function showTallies(queryClient: QueryClient, queryKey: readonly unknown[], id: string): Promise<void> {
  try {
    const message = await readMessage(id);
    queryClient.setQueryData<MessagePages>(queryKey, (pages) => pages && put(pages, message));
  } catch {
    return;
  }
}
