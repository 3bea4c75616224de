import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useRef } from "react";

import { keys } from "../../api/keys.ts";
import { message as readMessage } from "../../api/messages.ts";
import type { Attachment } from "../../realtime/index.ts";
import { changed, type MessagePages } from "../messages/pages.ts";

const MARGIN_MS = 10_000; // a request begun now should still be answered

/** Whether a signed URL can still be used. */
export function isFresh(attachment: Attachment, nowMs: number): boolean {
  return new Date(attachment.url_expires_at).getTime() - MARGIN_MS > nowMs;
}

/** Where a message is. */
export interface Home {
  messageId: string;
  conversationId: string;
}

/** Give a function that reads a message's signed URLs anew: they expire, and a page may stay open for days. */
export function useRenewal({ messageId, conversationId }: Home): () => Promise<readonly Attachment[]> {
  const queryClient = useQueryClient();
  const reading = useRef<Promise<readonly Attachment[]> | null>(null);
  return useCallback(() => {
    const read = async (): Promise<readonly Attachment[]> => {
      try {
        const { attachments } = await readMessage(messageId);
        queryClient.setQueryData<MessagePages>(
          keys.messages(conversationId),
          (pages) => pages && changed(pages, messageId, (held) => ({ ...held, attachments })),
        );
        return attachments;
      } finally {
        reading.current = null;
      }
    };
    reading.current ??= read(); // all pictures of a message fail together
    return reading.current;
  }, [queryClient, messageId, conversationId]);
}
