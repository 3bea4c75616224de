import type { QueryClient } from "@tanstack/react-query";

import type { RealtimeEvent } from "../../realtime/index.ts";
import { messagesIn } from "../conversations/applyEvent.ts";
import { realtime } from "../session/realtime.ts";
import { viewerId } from "../session/viewer.ts";

/** Tell the server that others' messages have arrived on this device. */
export function followDelivery(queryClient: QueryClient, event: RealtimeEvent): void {
  if (!("conversation_id" in event)) return;
  if (event.type === "head") {
    if (event.last_seq > event.me.last_delivered_seq) realtime.delivered(event.conversation_id, event.last_seq);
    return;
  }
  const viewer = viewerId(queryClient);
  const others = messagesIn(event).filter((message) => message.sender?.id !== viewer);
  const newest = others.at(-1);
  if (newest !== undefined) realtime.delivered(event.conversation_id, newest.seq);
}
