import type { QueryClient } from "@tanstack/react-query";

import { keys } from "../../api/keys.ts";
import type { RealtimeEvent } from "../../realtime/index.ts";
import { messagesIn } from "../conversations/applyEvent.ts";

/** Read the lists anew that are looked at and that an event changes: pins, answers, files. */
export function followLists(queryClient: QueryClient, event: RealtimeEvent): void {
  const messages = messagesIn(event);
  if (messages.length === 0 || !("conversation_id" in event)) return;
  const read = (queryKey: readonly string[]): void => void queryClient.invalidateQueries({ queryKey });
  if (event.type !== "message.created") read(keys.pins(event.conversation_id));
  if (messages.some((message) => message.reply_to !== null)) read(keys.allReplies(event.conversation_id));
  if (messages.some((message) => message.attachments.length > 0 || message.is_deleted)) {
    read(keys.allFiles(event.conversation_id));
  }
}
