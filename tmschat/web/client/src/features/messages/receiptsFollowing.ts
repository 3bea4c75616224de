import type { QueryClient } from "@tanstack/react-query";

import { keys } from "../../api/keys.ts";
import type { RealtimeEvent, Receipt } from "../../realtime/index.ts";

/** Put others' marks into what is held; after an interruption those of the open conversation are read again. */
export function followReceipts(queryClient: QueryClient, event: RealtimeEvent): void {
  if (event.type === "head") void queryClient.invalidateQueries({ queryKey: keys.receipts(event.conversation_id) });
  if (event.type !== "receipt.updated") return;
  const { conversation_id } = event;
  queryClient.setQueryData<Receipt[]>(keys.receipts(conversation_id), (held) => held && applyEvent(held, event, conversation_id));
}

/** How far a conversation's members have it, after an event. */
export function applyEvent(held: Receipt[], event: RealtimeEvent, conversationId: string): Receipt[] {
  const isOurs = event.type === "receipt.updated" && event.conversation_id === conversationId;
  return isOurs ? event.receipts.reduce(withReceipt, held) : held;
}

/** Marks only rise. */
function withReceipt(held: Receipt[], receipt: Receipt): Receipt[] {
  const before = held.find((each) => each.user_id === receipt.user_id);
  const risen = {
    ...before,
    user_id: receipt.user_id,
    delivered_seq: Math.max(receipt.delivered_seq, before?.delivered_seq ?? 0),
    read_seq: Math.max(receipt.read_seq, before?.read_seq ?? 0),
  };
  return [...held.filter((each) => each !== before), risen];
}
