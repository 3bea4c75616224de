import { useMemo } from "react";

import type { Message } from "../../realtime/index.ts";
import { useStore } from "../../ui/useStore.ts";
import { attachmentsOf } from "../media/uploads.ts";
import type { Pending } from "../messages/rows.ts";
import { useMe } from "../session/useMe.ts";
import type { Entry } from "./outbox.ts";
import { outbox } from "./sending.ts";

/** One's own messages that are on their way into a conversation, as rows show them. */
export function usePending(conversationId: string): Pending[] {
  const me = useMe();
  const entries = useStore(outbox().entries);
  return useMemo(
    () =>
      entries
        .filter((entry) => entry.conversation_id === conversationId)
        .map((entry) => ({ message: asMessage(entry, me), sending: { state: entry.state, failure: entry.failure } })),
    [entries, conversationId, me],
  );
}

function asMessage(entry: Entry, sender: NonNullable<Message["sender"]>): Message {
  const { client_id, conversation_id, text, reply_to, attachment_ids, created_at } = entry;
  return {
    id: client_id,
    conversation_id,
    seq: 0,
    change_seq: 0,
    type: "TEXT",
    client_id,
    sender,
    text,
    reply_to,
    mentions: [],
    attachments: attachmentsOf(attachment_ids),
    poll: null,
    reactions: [],
    is_edited: false,
    edited_at: null,
    is_deleted: false,
    deleted_at: null,
    is_pinned: false,
    reply_count: 0,
    metadata: {},
    created_at,
  };
}
