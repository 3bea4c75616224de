import { useQuery, type UseQueryOptions } from "@tanstack/react-query";

import { receipts } from "../../api/conversations.ts";
import { keys } from "../../api/keys.ts";
import type { Receipt } from "../../realtime/index.ts";
import { readAndHear } from "../session/heard.ts";
import { useMe } from "../session/useMe.ts";
import { applyEvent } from "./receiptsFollowing.ts";

export type Reached = "sent" | "delivered" | "read";

type ReceiptsQuery = Required<Pick<UseQueryOptions<Receipt[]>, "queryKey">> & { queryFn: () => Promise<Receipt[]> };

/** How far others have a conversation, kept true by events. */
export function receiptsQuery(conversationId: string): ReceiptsQuery {
  return {
    queryKey: keys.receipts(conversationId),
    queryFn: () =>
      readAndHear<Receipt[]>(
        () => receipts(conversationId),
        (held, event) => applyEvent(held, event, conversationId),
      ),
  };
}

export function useReceipts(conversationId: string): Receipt[] {
  return useQuery(receiptsQuery(conversationId)).data ?? [];
}

/** How far a message of one's own got: whether somebody has it, and has read it. */
export function useReached(conversationId: string, seq: number): Reached {
  const me = useMe();
  const others = useReceipts(conversationId).filter((receipt) => receipt.user_id !== me.id);
  if (others.some((receipt) => receipt.read_seq >= seq)) return "read";
  return others.some((receipt) => receipt.delivered_seq >= seq) ? "delivered" : "sent";
}
