import { useCallback } from "react";

import { useOpenConversation } from "../messages/context.ts";
import type { Quote } from "../../realtime/index.ts";
import { useMe } from "../session/useMe.ts";
import { newId } from "../../ui/newId.ts";
import { plain } from "../conversations/excerpt.ts";
import { outbox } from "./sending.ts";

/** Send into the open conversation, as an answer where one is being written; shown at once, and kept until it is there. */
export function useSend(): (text: string, attachmentIds: string[]) => void {
  const me = useMe();
  const { conversation, writing, write, jump } = useOpenConversation();
  return useCallback(
    (text, attachmentIds) => {
      outbox().add({
        client_id: newId(),
        conversation_id: conversation.id,
        sender_id: me.id,
        text,
        reply_to: writing.kind === "reply" ? quoteOf(writing.to) : null,
        attachment_ids: attachmentIds,
        created_at: new Date().toISOString(),
      });
      write({ kind: "new" });
      jump(null);
    },
    [conversation.id, me.id, writing, write, jump],
  );
}

function quoteOf(message: { id: string; seq: number; sender: { id: string } | null; text: string }): Quote {
  return { id: message.id, seq: message.seq, sender_id: message.sender?.id ?? null, excerpt: plain(message.text) };
}
